"""Records of krjp's own shape that say less or say it in words: as much of them as tables may say so.

An id may be missing, dates may be in words, and states may be called by their names. All else is as strict as ever, and
`krjp check` is strict in this as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.dates import iso_date
from krjp.record.declared import decoder
from krjp.record.ids import distinct, id_of
from krjp.sheets.days import Calendar, UnreadError, closed
from krjp.sheets.order import inferred
from krjp.sheets.values import country

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from krjp.dates import EventDate
    from krjp.record.model import Event
    from krjp.record.own import Own
    from krjp.record.shapes import Problems

__all__ = ["Loosened", "with_ids"]

SIDES = ("countries", "initiators", "targets", "subjects")
# Stands for an id that is made when all is read.
NAMELESS = "made-when-all-is-read"


class Loosened:
    """What reads records of one file."""

    def __init__(self, records: Iterable[Mapping[str, Any]], first: str, own: Own) -> None:
        dates = [value for record in records if isinstance(value := record.get("date"), str)]
        self._calendar = Calendar(first or inferred(dates).first)
        whens = [when for told in dates if (when := self._when(told)) is not None and when.open_end is None]
        days = [day for when in whens for day in when.bounds]
        self._covered = (min(days), max(days)) if days else None
        self._decode = decoder(own)

    def read(self, record: Any) -> tuple[Event | None, Problems]:
        """The event of a record, as `codec.decode`."""
        if not isinstance(record, dict):
            return self._decode(record)
        made = {**record, "id": record.get("id", NAMELESS)}
        told = record.get("date")
        if isinstance(told, str) and not _is_day(told) and (when := self._when(told)) is not None:
            when = closed(when, *(self._covered or when.bounds))
            made = {**_dates(when, told), **made, "date": when.first.isoformat()}
        for side in SIDES:
            if isinstance(names := record.get(side), list):
                made[side] = [_code(name) for name in names]
        return self._decode(made)

    def _when(self, told: str) -> EventDate | None:
        """When something happened; None where that cannot be told."""
        try:
            return self._calendar.read(told)
        except UnreadError:
            return None


def with_ids(events: Sequence[Event]) -> list[Event]:
    """The events with ids where they have none."""
    taken = [event.id for event in events if event.id != NAMELESS]
    made = iter(distinct((id_of(event.span, event.title) for event in events if event.id == NAMELESS), taken))
    return [event._replace(id=next(made)) if event.id == NAMELESS else event for event in events]


def _is_day(told: str) -> bool:
    try:
        iso_date(told)
    except ValueError:
        return False
    return True


def _dates(when: EventDate, told: str) -> dict[str, Any]:
    """What a record says of a date beside its first day; its own words count."""
    return {
        "end_date": when.last.isoformat() if when.last != when.first else None,
        "date_certainty": "approximate" if when.approximate else "exact",
        "open_end": when.open_end,
        **({"date_text": told} if when.approximate else {}),
    }


def _code(name: Any) -> Any:
    return country(name) or name if isinstance(name, str) else name
