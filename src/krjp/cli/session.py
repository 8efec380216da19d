"""One run: what the environment is like, the data asked for, and where the answer goes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.errors import KrjpError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import typer

    from krjp.chronology import Answer, Chronology
    from krjp.cli.options import Input, Output, Page
    from krjp.counting import Count
    from krjp.model import Event
    from krjp.render.layout import Table

__all__ = [
    "FORMATS",
    "Screen",
    "chosen_format",
    "open_chronology",
    "paged",
    "say",
    "say_explained",
    "say_nothing_counted",
    "say_nothing_matched",
    "screen",
    "write",
    "write_details",
    "write_events",
]

FORMATS = ("table", "json", "jsonl", "ids")
NOTHING_MATCHED = 1


class Screen(NamedTuple):
    """What a table is drawn for."""

    terminal: bool
    width: int
    color: bool


def open_chronology(context: typer.Context, given: Input) -> Chronology:
    """The chronology named by --data before or after the command, by KRJP_DATA, or the packaged one."""
    from datetime import date

    from krjp.loading import load

    paths = [*(context.obj or ()), *(given.data or ())]
    if not paths and os.environ.get("KRJP_DATA"):
        paths = os.environ["KRJP_DATA"].split(os.pathsep)
    return load(*paths, today=date.today(), stdin=_read_stdin)


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise KrjpError("standard input is closed; give --data a file")
    return sys.stdin.buffer.read()


def screen(output: Output) -> Screen:
    """Terminal, width and colour, from the options first, then the environment."""
    terminal = sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    when = output.color or "auto"
    if when not in ("auto", "always", "never"):
        raise UnknownNameError("--color", when, ("auto", "always", "never"))
    if when == "auto":
        forced = os.environ.get("FORCE_COLOR", "") not in ("", "0")
        color = forced or (terminal and not os.environ.get("NO_COLOR"))
    else:
        color = when == "always"
    width = output.width
    if width is None:
        from shutil import get_terminal_size

        width = get_terminal_size().columns
    return Screen(terminal, width, color)


def chosen_format(output: Output) -> str:
    """The output format asked for."""
    if output.json and output.format not in (None, "json"):
        raise KrjpError(f"--json and --output {output.format} contradict each other; give one")
    name = "json" if output.json else output.format or "table"
    if name not in FORMATS:
        raise UnknownNameError("--output format", name, FORMATS)
    return name


def paged(answer: Answer, page: Page) -> list[int]:
    """Positions of the answer's events in the order and number asked for."""
    events = answer.events
    order = list(range(len(events)))
    if page.sort is not None:
        from krjp.sorting import sort_key

        key = sort_key(page.sort)
        order.sort(key=lambda at: key(events[at]))
    if page.reverse:
        order.reverse()
    last = None if page.limit is None else page.offset + page.limit
    return order[page.offset : last]


def write_events(events: Sequence[Event], output: Output, table: Callable[[], Table] | None = None) -> None:
    """Write events in the format asked for; `table` is called only when one is to be drawn."""
    from krjp.record import encode

    def events_as_table() -> Table:
        from krjp.render.events import events_table

        return events_table(events)

    if chosen_format(output) == "ids":
        _write_lines(event.id for event in events)
    else:
        write((encode(event) for event in events), table or events_as_table, output)


def write(records: Iterable[dict[str, Any]], table: Callable[[], Table], output: Output) -> None:
    """Write records as JSON or the table that shows them."""
    form = chosen_format(output)
    if form == "table":
        _write_table(table(), output)
        return
    from krjp.render.jsons import json_lines, jsonl_lines

    if form == "ids":
        raise KrjpError("only events have ids; use --output table, json or jsonl here")
    lines = json_lines if form == "json" else jsonl_lines
    _write_lines(lines(records, ascii_only=not _speaks_unicode()))


def _speaks_unicode() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") in ("utf8", "utf16", "utf32")


def _write_table(table: Table, output: Output) -> None:
    shown = screen(output)
    if shown.terminal or shown.color or output.width is not None:
        from krjp.render.rich_table import draw

        _stdout().reconfigure(errors="backslashreplace")
        draw(table, _stdout(), shown.width, color=shown.color, header=not output.no_header)
        return
    from krjp.render.plain import lines

    _write_lines(lines(table, header=not output.no_header))
    for note in table.notes:
        say(note)


def _write_lines(lines: Iterable[str]) -> None:
    stdout = _stdout()
    # What an encoding cannot express is written as an escape: nothing is lost in silence.
    stdout.reconfigure(errors="backslashreplace")
    stdout.writelines(f"{line}\n" for line in lines)


def _stdout() -> Any:
    if sys.stdout is None:
        raise KrjpError("standard output is closed; there is nowhere to write the answer")
    return sys.stdout


def say(message: str) -> None:
    """A remark on standard error."""
    if sys.stderr is not None:
        encoding = sys.stderr.encoding or "ascii"
        sys.stderr.write(f"krjp: {message}\n".encode(encoding, "backslashreplace").decode(encoding))


def write_details(events: Sequence[Event], chronology: Chronology, output: Output) -> None:
    """Write everything about the events."""
    if chosen_format(output) != "table":
        write_events(events, output)
        return
    from krjp.render.details import details, lines

    shown = screen(output)
    width = shown.width if shown.terminal or output.width is not None else None
    for number, event in enumerate(events):
        drawn = lines(details(event, chronology), width)
        before = [""] if number else []
        if shown.color:
            from krjp.render.rich_table import styled_lines

            drawn = styled_lines(drawn)
        _write_lines([*before, *((label + text).rstrip() for label, text, _ in drawn)])


def say_explained(answer: Answer) -> int:
    """Print how a query was read."""
    width = max(map(len, answer.explained), default=0)
    _write_lines(f"{asked.ljust(width)}  {meaning}" for asked, meaning in answer.explained.items())
    return 0


def say_nothing_counted(count: Count, output: Output) -> int:
    """The exit status, after telling that nothing was counted if so."""
    if count.total:
        return 0
    say("nothing matched")
    return NOTHING_MATCHED if output.exit_status else 0


def say_nothing_matched(answer: Answer, output: Output) -> int:
    """The exit status, after telling that nothing matched if so."""
    if answer.events:
        return 0
    missing = "; ".join(f"no match for '{word}'; did you mean {close}?" for word, close in answer.suggestions.items())
    say(missing or "nothing matched")
    return NOTHING_MATCHED if output.exit_status else 0
