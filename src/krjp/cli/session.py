"""From options to a chronology, and from an answer to standard output."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from krjp.cli.environment import cache_folder, read_stdin, say, screen, speaks_unicode, write_lines, write_paged
from krjp.errors import KrjpError, UnknownNameError
from krjp.text import cell_width, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from krjp.chronology import Answer, Chronology, Conditions
    from krjp.cli.options import Input, Output, Page
    from krjp.query.nodes import Node
    from krjp.record.model import Event
    from krjp.render.layout import Table
    from krjp.render.listing import Listing

__all__ = [
    "check_output",
    "default_paths",
    "load_chronology",
    "named_fields",
    "nothing_matched",
    "open_chronology",
    "paged",
    "say_nothing_matched",
    "write_details",
    "write_events",
    "write_explained",
    "write_listing",
]

NOTHING_MATCHED = 1


def open_chronology(given: Input) -> Chronology:
    """The chronology named by --data, by KRJP_DATA, or the packaged one."""
    return load_chronology(given.data)


def load_chronology(paths: Sequence[str]) -> Chronology:
    """The chronology of some paths, else of KRJP_DATA, else the packaged one."""
    from datetime import date

    from krjp.loading import load

    return load(*(paths or default_paths()), today=date.today(), stdin=read_stdin, cache=cache_folder())


def default_paths() -> list[str]:
    """What to read when nothing is named: the paths of KRJP_DATA, or none, which is the packaged data."""
    return [path for path in os.environ.get("KRJP_DATA", "").split(os.pathsep) if path]


def paged(answer: Answer, page: Page) -> Sequence[int]:
    """Positions of the answer's events in the order and number asked for."""
    events = answer.events
    order: Sequence[int] = range(len(events))
    if page.sort is not None:
        from krjp.index.ordering import order_by

        order = order_by(page.sort, events, reverse=page.reverse)
    elif page.reverse:
        order = order[::-1]
    last = None if page.limit is None else page.offset + page.limit
    return order[page.offset : last]


def write_events(events: Sequence[Event], output: Output, table: Callable[[], Table] | None = None) -> None:
    """Write events in the format asked for; `table` is called only when one is to be drawn."""
    from krjp.render.listing import event_listing

    def usual_table() -> Table:
        from krjp.render.tables.events import events_table

        return events_table(events)

    write_listing(event_listing(events, table or usual_table), output)


def write_listing(listing: Listing, output: Output) -> None:
    """Write a listing in the format asked for."""
    from krjp.render.formats.choice import FORMATS, as_table, lines

    name, fields = _chosen_format(output, FORMATS), _chosen_fields(output)
    shown = screen(output.color, output.width)
    if output.template is not None:
        from krjp.render.formats.template import template_lines

        found = template_lines(listing, output.template)
    elif name == "table":
        _write_table(as_table(listing, fields), output)
        return
    else:
        found = lines(listing, name, fields, header=not output.no_header, ascii_only=not speaks_unicode())
    if shown.terminal:
        found = map(_json_for_terminal if name in ("json", "jsonl") else _for_terminal, found)
    write_lines(found)


def check_output(listing: Listing, output: Output) -> None:
    """Raise for output options that cannot be met, before files are written beside the answer."""
    from krjp.render.formats.choice import FORMATS, lines

    name, fields = _chosen_format(output, FORMATS), _chosen_fields(output)
    screen(output.color, output.width)
    listing.columns(fields, flat_rows=True)
    nothing = listing._replace(items=())
    if output.template is not None:
        from krjp.render.formats.template import template_lines

        template_lines(nothing, output.template)
    elif name != "table":
        lines(nothing, name, fields)


def _for_terminal(lines: str) -> str:
    """What is written, with nothing in it that data could drive a terminal by."""
    return "\n".join(printable(line.rstrip("\r")) for line in lines.split("\n"))


def _json_for_terminal(line: str) -> str:
    from krjp.render.formats.jsons import harmless

    return harmless(line)


def _chosen_fields(output: Output) -> list[str]:
    return [] if output.fields is None else named_fields("--fields", output.fields)


def named_fields(option: str, text: str) -> list[str]:
    """The names in the value of an option, `month,kind`. Raises KrjpError when there are none."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise KrjpError(
            f"expected fields for {option}, found '{printable(text)}'; write them as in {option} month,kind"
        )
    return names


def _chosen_format(output: Output, known: Any) -> str:
    if output.json and output.format not in (None, "json"):
        raise KrjpError(f"--json and --output {output.format} contradict each other; give one")
    if output.template is not None and (output.json or output.format or output.fields is not None):
        raise KrjpError("--template says itself how lines look; leave out --json, --output and --fields")
    name = "json" if output.json else output.format or "table"
    if name not in known:
        raise UnknownNameError("--output format", name, known)
    return name


def _write_table(table: Table, output: Output) -> None:
    if not table.rows:
        return  # a head over nothing says less than the remark that nothing matched
    from krjp.render.layout import LEAST_WIDTH, in_ascii, layout

    shown = screen(output.color, output.width)
    unicode, header = speaks_unicode(), not output.no_header
    table = table if unicode else in_ascii(table)
    if not shown.terminal:
        from krjp.render.tables.plain import lines

        write_lines(lines(table, header=header, color=shown.color))
        for note in table.notes:
            say(note)
        return
    from krjp.render.tables.rich_table import draw

    width = max(LEAST_WIDTH, shown.width)
    fitted = layout(table, width, header=header)
    drawn = draw(table, width, color=shown.color, header=header, unicode=unicode, fitted=fitted)
    write_paged(drawn, pager=not output.no_pager)
    unsaid = fitted.unsaid(table)
    if unsaid:
        ids = ", --output ids the ids" if "ID" in unsaid else ""
        say(f"not shown for want of room: {', '.join(unsaid)}; --output csv has them all{ids}")


def write_details(events: Sequence[Event], chronology: Chronology, output: Output) -> None:
    """Write everything about the events."""
    chosen = output.fields is not None or output.template is not None
    if chosen or output.json or output.format not in (None, "table"):
        write_events(events, output)
        return
    from krjp.render.tables.details import details, lines

    shown = screen(output.color, output.width)
    width = shown.width if shown.terminal else None
    pages = ("\n".join(lines(details(event, chronology), width, color=shown.color)) for event in events)
    write_paged("\n\n".join(pages) + "\n", pager=not output.no_pager)


def write_explained(explained: Mapping[str, str], limits: Conditions) -> int:
    """Print how a question was read: the query, the conditions beside it, and what was taken to mean what."""
    query = {"query": explained["query"]} if "query" in explained else {}
    rows = {**query, **dict(_asked(explained, limits)), **explained} or {"conditions": "none: all events"}
    width = max(map(cell_width, rows))
    write_lines(
        f"{printable(name)}{' ' * (width - cell_width(name))}  {printable(meaning)}" for name, meaning in rows.items()
    )
    return 0


def _asked(explained: Mapping[str, str], limits: Conditions) -> Iterator[tuple[str, str]]:
    """The conditions, without the periods that are explained by themselves."""
    from krjp.chronology import any_of
    from krjp.query.nodes import And, Match, Value

    periods = ((name, getattr(limits, name)) for name in ("since", "until", "during", "on"))
    days = [text for name, text in periods if text is not None and f"{name} {text}" not in explained]
    given: list[Node] = [Match("date", ":", (Value(day),)) for day in days]
    given += [any_of(name, values) for name, values in limits.fields]
    if given:
        yield "conditions", str(And(*given))
    if limits.certain_dates:
        yield "certain dates", "only events that surely fall inside the period"


def say_nothing_matched(
    found: int, output: Output, suggestions: dict[str, str] | None = None, *, nothing: str = "nothing matched"
) -> int:
    """The exit status, after telling on standard error that nothing matched, if so."""
    if found:
        return 0
    nearest = [f"no match for '{word}'; did you mean {close}?" for word, close in (suggestions or {}).items()]
    say("; ".join(nearest) or nothing)
    return nothing_matched(output)


def nothing_matched(output: Output) -> int:
    """The exit status of an answer without events."""
    return NOTHING_MATCHED if output.exit_status else 0
