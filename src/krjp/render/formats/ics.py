"""An iCalendar file (RFC 5545): every event an all-day event.

DTEND is exclusive, as the standard has it. The same data makes the same bytes: UIDs are the events'
ids, and DTSTAMP, which must be there, is the event's own first day. What is not known exactly takes all
days on which it may have happened, is TENTATIVE, and its description begins with the date as a person
writes it; its EDTF form is kept in X-KRJP-EDTF.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from krjp.dates import ONE_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from krjp.record.model import Event

__all__ = ["ics_lines", "left_out"]

# What calendars have no place for.
_LOST = (
    "countries",
    "initiators",
    "targets",
    "subjects",
    "actors",
    "event_type",
    "meeting",
    "sources",
    "related",
    "extra",
)

MOST_OCTETS = 75
_ESCAPES = {0x5C: "\\\\", 0x3B: "\\;", 0x2C: "\\,", 0x0A: "\\n"}
# TEXT may hold no control character but tab; some readers end lines at what Unicode calls the end of one.
_CONTROLS = {
    **dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0D, 0x20), *range(0x7F, 0xA0)]),
    **dict.fromkeys((0x2028, 0x2029), "\\n"),
}


def ics_lines(events: Iterable[Event], version: str) -> Iterator[str]:
    """The lines of the calendar, without their line ends (which must be CR and LF)."""
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//krjp//krjp {version}//EN"
    yield "CALSCALE:GREGORIAN"
    for event in events:
        for name, value in _properties(event):
            yield from _folded(f"{name}:{value}")
    yield "END:VCALENDAR"


def left_out(events: Iterable[Event]) -> list[str]:
    """The fields that some events have and no calendar holds."""
    wanted = dict.fromkeys(_LOST)
    for event in events:
        for name in [name for name in wanted if getattr(event, name)]:
            del wanted[name]
        if not wanted:
            break
    return [name for name in _LOST if name not in wanted]


def _properties(event: Event) -> Iterator[tuple[str, str]]:
    first, last = event.span.bounds
    exact = event.date_certainty == "exact"
    yield "BEGIN", "VEVENT"
    yield "UID", f"{event.id}@krjp"
    yield "DTSTAMP", f"{_day(first)}T000000Z"
    yield "DTSTART;VALUE=DATE", _day(first)
    if last < date.max:
        yield "DTEND;VALUE=DATE", _day(last + ONE_DAY)
    yield "SUMMARY", _text(event.title)
    when = "" if exact else f"Date: {event.when}"
    description = "\n\n".join(part for part in (when, event.summary, event.note) if part)
    if description:
        yield "DESCRIPTION", _text(description)
    if event.place:
        yield "LOCATION", _text(event.place.name)
    categories = (*filter(None, (event.kind,)), *event.topics)
    if categories:
        yield "CATEGORIES", ",".join(map(_text, categories))
    yield "STATUS", "CONFIRMED" if exact else "TENTATIVE"
    yield "TRANSP", "TRANSPARENT"
    yield "X-KRJP-EDTF", _text(event.edtf)
    yield "END", "VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    return text.replace("\r\n", "\n").translate(_ESCAPES | _CONTROLS)


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, no character split, each after the first begun by a space."""
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > MOST_OCTETS:
            yield piece
            piece, size = " ", 1
        piece += char
        size += octets
    yield piece
