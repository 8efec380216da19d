"""Events as a listing: each whole as its record, or field by field."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from krjp.dates import span_of_part
from krjp.record.codec import RECORD, encode
from krjp.record.fields import FIELDS, NUMBER, PART, STANDARD
from krjp.render.listing import POSSIBLE, Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from krjp.record.fields import FieldTable
    from krjp.record.model import Event
    from krjp.render.layout import Table

__all__ = ["EXTRA", "PARTS", "event_listing"]

# Record keys that hold objects, and the fields that stand for them where rows are flat.
EXTRA = "extra"
PARTS = {
    key.name: parts for key in RECORD if (parts := tuple(name for name in FIELDS if name.startswith(f"{key.name}.")))
}


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
        return Listing(events, encode, fields, read, table, PARTS, events=True)
    marked = {events[at].id for at in possible}

    def getter(name: str) -> tuple[str, Callable[[Any], Any]]:
        return (name, lambda event: event.id in marked) if name == POSSIBLE else read(name)

    def record(event: Event) -> dict[str, Any]:
        return {**encode(event), POSSIBLE: event.id in marked}

    return Listing(events, record, (*fields, POSSIBLE), getter, table, PARTS, events=True)


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
