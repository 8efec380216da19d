"""What a command has to write, in the one shape every format understands.

A `Listing` is a row of items with two ways to look at each: whole, as a JSON record, and field by
field, for the flat formats. Flat text is lossless: a list is joined with `; ` (a semicolon or
backslash inside an item is escaped with a backslash), null and the empty list are the empty text.
Objects fall into columns of their own; where there are none, as in a template, their parts are joined
with a comma, and a part that is true or false is its name or nothing.
"""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from krjp.dates import span_of_part
from krjp.errors import UnknownNameError
from krjp.frozen import Frozen
from krjp.record.codec import RECORD, encode
from krjp.record.fields import FIELDS, NUMBER, PART, STANDARD, find_field

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from krjp.record.fields import FieldTable
    from krjp.record.model import Event
    from krjp.render.layout import Table

__all__ = ["MAYBE", "POSSIBLE", "Listing", "event_listing", "flat", "plain", "record_listing"]

POSSIBLE = "possible"
"""What only may match has this field, as long as it is listed with what surely does."""
MAYBE = "?"
"""What stands for it in tables."""

# Record keys that hold objects, and the fields that stand for them where rows are flat.
EXTRA = "extra"
PARTS = {
    key.name: parts for key in RECORD if (parts := tuple(name for name in FIELDS if name.startswith(f"{key.name}.")))
}


class Listing(Frozen):
    """Items to write."""

    items: Sequence[Any]
    record: Callable[[Any], dict[str, Any]]
    """An item as a JSON object."""
    fields: tuple[str, ...]
    """The flat fields that together hold all of a record."""
    getter: Callable[[str], tuple[str, Callable[[Any], Any]]]
    """The canonical name of a field asked for, and how to read it. Raises UnknownNameError."""
    table: Callable[[], Table]
    """The table for reading; made only when one is to be drawn."""
    events: bool = False
    """True when the items are events."""
    ids: Sequence[str] = ()
    """The id of each event, where that is known without reading the event."""

    def columns(self, asked: Sequence[str], *, flat_rows: bool) -> list[tuple[str, Callable[[Any], Any]]]:
        """Name and reader of each field asked for, once, or of all; objects fall into their parts in flat rows."""
        parts = PARTS if flat_rows and self.events else {}
        names = [part for name in asked or self.fields for part in parts.get(name, (name,))]
        return list(dict(map(self.getter, dict.fromkeys(names))).items())


def event_listing(
    events: Sequence[Event],
    table: Callable[[], Table],
    possible: frozenset[int] | None = None,
    known: FieldTable = STANDARD,
) -> Listing:
    """Events to write. With `possible`, the positions of those that only may match, each record says which it is.

    `known` are the fields of the data the events are from.
    """
    names = [name for key in RECORD for name in ((key.name, "when") if key.name == "edtf" else (key.name,))]
    fields = tuple(part for name in names if name != EXTRA for part in PARTS.get(name, (name,))) + known.own
    read = partial(_event_field, known)
    if possible is None:
        return Listing(events, encode, fields, read, table, events=True)
    marked = {events[at].id for at in possible}

    def getter(name: str) -> tuple[str, Callable[[Any], Any]]:
        return (name, lambda event: event.id in marked) if name == POSSIBLE else read(name)

    def record(event: Event) -> dict[str, Any]:
        return {**encode(event), POSSIBLE: event.id in marked}

    return Listing(events, record, (*fields, POSSIBLE), getter, table, events=True)


def record_listing(records: Sequence[dict[str, Any]], fields: tuple[str, ...], table: Callable[[], Table]) -> Listing:
    """Records to write that are no events, such as counts."""

    def getter(name: str) -> tuple[str, Callable[[Any], Any]]:
        known = name if name in fields else _canonical(name)
        if known not in fields:
            raise UnknownNameError("field", name, fields)
        return known, lambda record: record[known]

    return Listing(records, lambda record: record, fields, getter, table)


def _canonical(name: str) -> str:
    """The name of a field of events by any of its names; a name that is none stays as it is."""
    try:
        return find_field(name).name
    except UnknownNameError:
        return name


def _event_field(known: FieldTable, name: str) -> tuple[str, Callable[[Any], Any]]:
    if name in _RECORD_KEYS:
        return name, (lambda event: encode(event)[name]) if name in _ENCODED else attrgetter(name)
    field = known.find(name)
    if field.name in _RECORD_KEYS:
        return _event_field(known, field.name)
    if field.name in known.own:
        return field.name, lambda event: dict(event.extra).get(field.name)
    if field.name.startswith("sources."):
        part = field.name.removeprefix("sources.")
        return field.name, lambda event: [getattr(citation, part) for citation in event.sources]

    def read(event: Event) -> Any:
        if field.type == PART and not _tells(event, field.name):
            return None
        values = field.of(event)
        if not values:
            return None
        return int(values[0]) if field.type == NUMBER else values[0]

    return field.name, read


def _tells(event: Event, part: str) -> bool:
    """True when the date of an event tells the calendar part: a vague one may, of the days it leaves open."""
    first, last = event.span.bounds
    end = span_of_part(part, first).last
    return event.date_certainty == "exact" or (end is not None and last <= end)


# Fields that are something else in a record than in an event.
_ENCODED = frozenset({"date", "end_date", "place", "meeting", "sources"})
_RECORD_KEYS = frozenset((*(key.name for key in RECORD if key.name != EXTRA), "when"))


def plain(name: str, read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """How a field is read where people read it: a date as exactly as it is known, which is its EDTF form."""
    if name == "date":
        return attrgetter("edtf")
    if name == "end_date":
        return lambda event: None if event.date_certainty == "approximate" else read(event)
    return read


def flat(value: Any) -> str:
    """A value of a record as text: lists and objects joined, null as nothing, true and false in words."""
    if value is None:
        return ""
    if isinstance(value, dict):
        parts = (name.replace("_", " ") if part is True else "" if part is False else flat(part)
                 for name, part in value.items())  # fmt: skip
        return ", ".join(filter(None, parts))
    if isinstance(value, list | tuple):
        return "; ".join(flat(item).replace("\\", "\\\\").replace(";", "\\;") for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
