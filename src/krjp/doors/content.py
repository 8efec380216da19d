"""Any content to events: what it is, and who reads it."""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING, NamedTuple

from krjp.errors import DataError, Problem
from krjp.files.reading import merge, parse_events, unzipped
from krjp.record.declared import decoder
from krjp.record.own import Own, own_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krjp.record.model import Event
    from krjp.sheets.how import How
    from krjp.sheets.parts import Later

__all__ = ["Contents", "Way", "is_json", "is_text", "own_of", "read", "read_other", "together"]

# So many bytes show how a content begins.
BEGINNING = 4096
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# A text without such an ending is a table only if its first lines name columns.
TABLE_ENDINGS = (".csv", ".tsv", ".tab", ".psv")
LEAST_NAMES = 2


class Way(NamedTuple):
    """How a file is to be read, as far as somebody said."""

    own: Own = Own()
    """What its dataset declares."""
    how: How | None = None


class Contents(NamedTuple):
    """What a file holds."""

    events: list[Event]
    own: Own = Own()
    """The fields it has of its own, told by a table; those of JSON show in its records."""
    remarks: tuple[str, ...] = ()
    """How it was read, where that is not plain."""
    places: tuple[str, ...] = ()
    """Of a table, where each event stands in it."""
    made: bool = False
    """True when its ids were made, and may be made otherwise where another file has the same."""
    later: Later | None = None
    """The events of a table, where they are put together later; then none are in `events`."""


def read(content: bytes, name: str, way: Way = Way(), *, later: bool = False) -> Contents:  # noqa: B008 - immutable
    """The events of a file, whatever it is; `later` those of a table may be put together when they are looked at.

    Raises DataError, for what krjp does not read with what to do instead.
    """
    content = unzipped(content, name)
    if _begins_as_json(content, name):
        try:
            return Contents(parse_events(content, name, decoder(way.own)))
        except DataError:
            from krjp.files.kinds import CHRONOLOGY, kind_of, next_step

            kind = kind_of(content, name)
            if kind.name != CHRONOLOGY:
                raise DataError(name, [Problem("", "", f"is {kind.told}; {next_step(kind, name)}")]) from None
            other = read_other(content, name, way)
            return other if other is not None else _loosened(content, name, way)
    from krjp.files.kinds import CALENDAR, TABLE, TEXT, WORKBOOK, kind_of, next_step
    from krjp.sheets.how import How
    from krjp.sheets.reading import read_text, read_workbook

    kind = kind_of(content, name)
    if kind.name == TABLE and not _is_table(content, name):
        kind = TEXT
    if kind.name in (TABLE, WORKBOOK):
        reader = read_workbook if kind.name == WORKBOOK else read_text
        table = reader(content, name, way.how or How(), way.own, later=later)
        return Contents(table.events, table.own, table.remarks, table.places, made=True, later=table.later)
    if kind.name == CALENDAR:
        from krjp.sheets.calendars import read_calendar

        table = read_calendar(content, name, way.how or How())
        return Contents(table.events, table.own, table.remarks, table.places, made=True)
    raise DataError(name, [Problem("", "", f"is {kind.told}; {next_step(kind, name)}")])


def read_other(content: bytes, name: str, way: Way) -> Contents | None:
    """The events of JSON that has another shape than krjp's; None when it has that, or is no JSON. Raises DataError."""
    from krjp.files.reading import unpack
    from krjp.sheets.how import How
    from krjp.sheets.objects import is_own, objects_in, others_in, sheet_of_objects
    from krjp.sheets.reading import read_sheets

    try:
        text = unpack(content, name)
        objects = objects_in(text)
    except (ValueError, RecursionError, DataError):
        return None
    if not objects or is_own(objects):
        return None
    sheet, how = sheet_of_objects(objects, name, way.how or How())
    if not dict(how.columns).keys() & {"date", "year", "title"} and len(sheet.columns) < LEAST_NAMES:
        return None
    table = read_sheets([sheet], name, how, way.own)
    others = others_in(text)
    remarks = (*table.remarks, *([f"{name}: left out {', '.join(others)}"] if others else []))
    return Contents(table.events, table.own, remarks, table.places, made=True)


def _loosened(content: bytes, name: str, way: Way) -> Contents:
    """The events of records of krjp's shape in which dates are in words, or ids missing. Raises DataError."""
    from krjp.files.reading import unpack
    from krjp.sheets.loosened import Loosened, with_ids
    from krjp.sheets.objects import instead_of_records, objects_in

    try:
        text = unpack(content, name)
        records = objects_in(text)
        instead = instead_of_records(text)
    except (ValueError, RecursionError):
        records, instead = [], ""
    if instead:
        message = f"is JSON without records of events: {instead}; krjp reads a list of objects with a date and a title"
        raise DataError(name, [Problem("", "", message)])
    reader = Loosened(records, way.how.first if way.how else "", way.own)
    events = with_ids(parse_events(content, name, reader.read))
    ids = sum("id" not in record for record in records)
    told = f"; ids made for {ids:,} of them" if ids else ""
    remark = (
        f"{name}: {len(events):,} event{'s' * (len(events) != 1)}{told}; krjp check tells what is in words or missing"
    )
    return Contents(events, remarks=(remark,), made=ids == len(records))


def is_json(content: bytes, name: str = "") -> bool:
    """True for what begins as JSON does, packed or not, whether or not it goes on so."""
    try:
        content = unzipped(content, "")
    except DataError:
        return True  # whoever reads it says what is wrong
    return _begins_as_json(content, name)


def _begins_as_json(content: bytes, name: str) -> bool:
    from krjp.files.kinds import begins_as_json

    start = content[:BEGINNING]
    if start.startswith(UTF_16):
        start = start[2:].replace(b"\0", b"")
    return begins_as_json(start, name)


def is_text(content: bytes, name: str) -> bool:
    """True for what `krjp.importer` reads: a text in which a chronology may stand. Raises DataError."""
    from krjp.files.kinds import TABLE, TEXTS, kind_of

    content = unzipped(content, name)
    kind = kind_of(content, name).name
    return kind in TEXTS or (kind == TABLE and not _is_table(content, name))


def _is_table(content: bytes, name: str) -> bool:
    """True for a text that is a table: by its ending, or because it begins with the names of columns."""
    if os.path.splitext(name)[1].lower() in TABLE_ENDINGS:
        return True
    from krjp.sheets.codings import published
    from krjp.sheets.columns import fields_in
    from krjp.sheets.contents import holds_dates
    from krjp.sheets.delimited import decoded, grid
    from krjp.sheets.header import sheet_of

    beginning = content[: 1 << 14]
    lines = list(grid(decoded(beginning, name).text, name))
    sheet = sheet_of(name, lines)
    if published(name, lines) is not None or len(fields_in(sheet.columns)) >= LEAST_NAMES:
        return True
    # Whatever its columns are called, or if they are not: each line has as many cells, and one column holds dates.
    widths = [len(line) for line in lines[:-1] if any(line)]
    return len(set(widths)) == 1 and widths[0] > LEAST_NAMES and holds_dates(sheet)


def together(contents: Iterable[tuple[str, Contents]]) -> tuple[Event, ...]:
    """The events of several files as one chronology; ids that were made give way to others. Raises DataError."""
    from krjp.record.ids import distinct

    taken: dict[str, Event] = {}
    parts = []
    for name, each in contents:
        events = each.events
        if each.made and taken:
            others = [key for key, event in taken.items()]
            again = {event.id for event in events if taken.get(event.id) == event}
            ids = iter(distinct((event.id for event in events if event.id not in again), others))
            events = [event if event.id in again else event._replace(id=next(ids)) for event in events]
        for event in events:
            taken.setdefault(event.id, event)
        parts.append((name, events))
    return merge(parts)


def own_of(events: Sequence[Event], contents: Sequence[Contents], ways: Sequence[Way]) -> Own:
    """What data has of its own: as declared, as tables tell, and as its records show."""
    declared = Own().merged(way.own for way in ways)
    return declared.merged([*(each.own for each in contents if each.own.fields), own_in(events)])
