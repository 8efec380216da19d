"""From options to a chronology, and from an answer to standard output."""

from __future__ import annotations

import os
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from krjp.cli.environment import (
    cache_folder,
    read_stdin,
    say,
    screen,
    speaks_unicode,
    verifies_cache,
    write_lines,
    write_paged,
)
from krjp.cli.options import Input
from krjp.errors import KrjpError, UnknownNameError
from krjp.text import cell_width, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from krjp.chronology import Answer, Chronology
    from krjp.cli.options import Limits, Output
    from krjp.dates import Period
    from krjp.query.counts import Count
    from krjp.record.model import Event
    from krjp.render.layout import Table
    from krjp.render.listing import Listing
    from krjp.sheets.how import How

__all__ = [
    "asks_for_data",
    "check_output",
    "default_paths",
    "how_of",
    "load_chronology",
    "named_fields",
    "nothing_in",
    "nothing_matched",
    "open_chronology",
    "say_nothing_matched",
    "write_details",
    "write_explained",
    "write_listing",
]

NOTHING_MATCHED = 1
# So many events show what a format does not hold.
MOST_LOOKED_AT = 10_000


def open_chronology(given: Input, limits: Limits | None = None, query: str = "") -> Chronology:
    """The chronology named by --data, by KRJP_DATA, or the packaged one, for a question with these limits."""
    how, paths = how_of(given), given.data or default_paths()
    if paths and (limits is not None or query):
        how = _to_the_end(how, limits, query)
    chronology = load_chronology(paths, how)
    for remark in chronology.holdings.remarks:
        say(remark)
    return chronology


def _to_the_end(how: How | None, limits: Limits | None, query: str) -> How | None:
    """How data is to be read for a question: what recurs without end to the last year that it names."""
    periods = (limits.since, limits.until, limits.during, limits.on, limits.between) if limits else ()
    texts = [text for texts in (*periods, (query,)) for text in texts if text]
    if not texts:
        return how
    from datetime import date

    from krjp.cli.horizon import horizon
    from krjp.sheets.how import How

    last = horizon(texts, date.today())
    return how if last is None else (how or How())._replace(until=last)


def load_chronology(paths: Sequence[str], how: How | None = None) -> Chronology:
    """The chronology of some paths, else of KRJP_DATA, else the packaged one."""
    from datetime import date

    from krjp.loading import load

    named = paths or default_paths()
    if not named:
        return load(today=date.today())
    from krjp.cli.progress import waiting

    with waiting("reading " + ", ".join(named)) as progress:
        return load(
            *named,
            today=date.today(),
            stdin=read_stdin,
            cache=cache_folder(),
            verify=verifies_cache(),
            tell=say,
            how=how,
            progress=progress,
        )


def how_of(given: Input) -> How | None:
    """How tables are to be read, as far as options say; None when none does. Raises KrjpError."""
    if given == Input(given.data):
        return None
    from krjp.sheets.how import How

    columns: dict[str, tuple[str, ...]] = {}
    for text in given.columns:
        field, equals, column = text.partition("=")
        if not equals or not field.strip():
            raise KrjpError(f"expected FIELD=COLUMN for --map, found '{printable(text)}'; as in --map title=Headline")
        columns[field.strip()] = (*columns.get(field.strip(), ()), column.strip())
    if given.day_first and given.month_first:
        raise KrjpError("--day-first and --month-first contradict each other; give one")
    if given.epoch not in (None, "1900", "1904"):
        raise KrjpError(f"--epoch is 1900 or 1904, found '{printable(given.epoch)}'")
    return How(
        tuple(columns.items()),
        "day" if given.day_first else "month" if given.month_first else "",
        given.skip_unread,
        None,
        given.sheet or "",
        given.encoding or "",
        int(given.epoch) if given.epoch else None,
    )


def default_paths() -> list[str]:
    """What to read when nothing is named: the paths of KRJP_DATA, or none, which is the packaged data."""
    return [path for path in os.environ.get("KRJP_DATA", "").split(os.pathsep) if path]


def asks_for_data(output: Output) -> bool:
    """True when the options ask for records in a format, not for a table or a picture."""
    data = output.json or (output.format or "table") != "table"
    return bool(data or output.fields is not None or output.template is not None)


def write_listing(
    listing: Listing,
    output: Output,
    more: tuple[str, Callable[[], Table]] | None = None,
    *,
    notes: Sequence[str] = (),
) -> None:
    """Write a listing in the format asked for; below a table `notes`, and `more` of it under a heading of its own."""
    from krjp.render.formats.choice import FORMATS, as_table, lines

    name, fields = _chosen_format(output, FORMATS), _chosen_fields(output)
    shown = screen(output.color, output.width)
    if output.template is not None:
        from krjp.render.formats.template import template_lines

        found = template_lines(listing, output.template)
    elif name == "table":
        table = as_table(listing, fields)
        _write_table(table.replace(notes=(*table.notes, *notes)), output, more)
        return
    else:
        found = lines(listing, name, fields, header=not output.no_header, ascii_only=not speaks_unicode())
    if shown.terminal:
        found = map(_json_for_terminal if name in ("json", "jsonl") else _for_terminal, found)
    write_lines(found)
    if name == "ics":
        from krjp.render.formats.ics import left_out

        if lost := left_out(listing.items):
            say(f"a calendar does not hold {', '.join(lost)}; -o jsonl holds everything")
    elif name in ("csv", "tsv") and listing.events:
        from krjp.render.formats.delimited import types_lost

        written = {each for each, _ in listing.columns(fields, flat_rows=True)}
        if lost := [each for each in types_lost(islice(listing.items, MOST_LOOKED_AT)) if each in written]:
            told = f"own field{'s' * (len(lost) > 1)} {', '.join(lost)}"
            say(f"{name} tells no lists and no numbers from text ({told}); -o jsonl does, or dataset.json")


def check_output(listing: Listing, output: Output) -> None:
    """Raise for output options that cannot be met, before files are written beside the answer."""
    from krjp.render.formats.choice import FORMATS, lines

    name, fields = _chosen_format(output, FORMATS), _chosen_fields(output)
    screen(output.color, output.width)
    listing.columns(fields, flat_rows=True)
    nothing = listing.replace(items=())
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


def _write_table(table: Table, output: Output, more: tuple[str, Callable[[], Table]] | None = None) -> None:
    if not table.rows and more is None:
        return  # a head over nothing says less than the remark that nothing matched
    shown = screen(output.color, output.width)
    if not shown.terminal:
        from krjp.render.layout import in_ascii
        from krjp.render.tables.plain import lines

        spelled = table if speaks_unicode() else in_ascii(table)
        write_lines(lines(spelled, header=not output.no_header, color=shown.color))
        for note in table.notes:
            say(note)
        return
    drawn = _drawn(table, output) if table.rows else iter(())
    if more is not None:
        heading, below = more
        drawn = chain(drawn, (f"\n{heading}\n" if table.rows else f"{heading}\n",), _drawn(below(), output))
    write_paged(drawn, pager=not output.no_pager, ruled=not output.no_header)


def _drawn(table: Table, output: Output) -> Iterator[str]:
    """A table drawn for the terminal, piece by piece."""
    from krjp.render.tables.terminal import drawn

    shown = screen(output.color, output.width)
    return drawn(
        table,
        shown.width,
        color=shown.color,
        header=not output.no_header,
        unicode=speaks_unicode(),
        links=shown.links,
    )


def write_details(events: Sequence[Event], chronology: Chronology, output: Output) -> None:
    """Write everything about the events."""
    if asks_for_data(output):
        from krjp.render.event_listing import event_listing
        from krjp.render.tables.events import events_table

        write_listing(event_listing(events, lambda: events_table(events), None, chronology.holdings.fields), output)
        return
    from krjp.render.tables.details import details, lines

    shown = screen(output.color, output.width)
    width = shown.width if shown.terminal else None
    drawn = (lines(details(event, chronology), width, color=shown.color, links=shown.links) for event in events)
    pages = map("\n".join, drawn)
    write_paged(("\n\n".join(pages) + "\n",), pager=not output.no_pager)


def write_explained(chronology: Chronology, query: str, asked: Mapping[str, Any], answer: Answer | Count) -> int:
    """Print how a question was read: as a query, what was taken to mean what, and why some events only may match."""
    rows = {"query": answer.query} if answer.query else {}
    rows |= dict(answer.explained)
    rows |= dict.fromkeys(getattr(answer, "notes", ()), "")
    rows |= dict(chronology.why(query, **asked))
    rows = rows or {"query": "none: all events"}
    width = max(map(cell_width, rows))
    write_lines(
        f"{printable(name)}{' ' * (width - cell_width(name))}  {printable(meaning)}" for name, meaning in rows.items()
    )
    return 0


def say_nothing_matched(
    found: int,
    output: Output,
    suggestions: Mapping[str, str] | None = None,
    *,
    perhaps: int = 0,
    nothing: str = "nothing matched",
) -> int:
    """The exit status, after telling on standard error that nothing matched, if so, nor `perhaps` may have."""
    if found:
        return 0
    if perhaps:
        return nothing_matched(output)
    nearest = [f"no match for '{word}'; did you mean {close}?" for word, close in (suggestions or {}).items()]
    say("; ".join(nearest) or nothing)
    return nothing_matched(output)


def nothing_in(asked: Period, covered: Period) -> str:
    """What to say of an answer without events: that the data does not reach so far, if it is so."""
    first, last = covered
    outside = first and last and ((asked.first and asked.first > last) or (asked.last and asked.last < first))
    return f"nothing matched; the data covers {first} to {last}" if outside else "nothing matched"


def nothing_matched(output: Output) -> int:
    """The exit status of an answer without events."""
    return NOTHING_MATCHED if output.exit_status else 0
