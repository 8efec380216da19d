"""What a chronology is made of: frozen values, no behaviour beyond what they say of themselves.

They are named tuples, not dataclasses: the packaged data is loaded on every run, and defining and
building these as dataclasses costs about ten times as much of the start-up time. Their annotations
are evaluated, not kept as text: `NamedTuple` would compile each text again.
"""

import datetime
from typing import NamedTuple

from krjp.dates import EventDate
from krjp.record.vocabulary import EVENT_TYPES

__all__ = ["Citation", "Event", "Meeting", "Place"]


class Place(NamedTuple):
    """Where an event happened, as exactly as the source says."""

    name: str
    country: str | None = None
    """ISO 3166-1 alpha-3."""


class Meeting(NamedTuple):
    """What kind of meeting it was; only events of kind `meeting` have one."""

    mode: str = "unknown"
    level: str | None = None
    series: str | None = None
    """Proper name of a series of meetings: `Trilateral Economic Security Dialogue`."""
    ordinal: int | None = None
    """Which of the series it was, from 1."""


class Citation(NamedTuple):
    """Where the facts of an event stand."""

    source: str
    section: str | None = None
    locator: str | None = None


class Event(NamedTuple):
    """One act by one set of actors at one time. Fields are those of the record, in its order."""

    id: str
    date: datetime.date
    end_date: datetime.date | None
    date_certainty: str
    edtf: str
    date_text: str
    title: str
    summary: str
    kind: str
    event_type: str | None
    countries: tuple[str, ...]
    framework: str | None
    actors: tuple[str, ...]
    place: Place | None
    meeting: Meeting | None
    topics: tuple[str, ...]
    sources: tuple[Citation, ...]
    related: tuple[str, ...]
    note: str | None
    coded_by: str

    @property
    def last_date(self) -> datetime.date:
        """The last day, or the latest possible one."""
        return self.end_date or self.date

    @property
    def when(self) -> EventDate:
        """The event's days and how sure they are."""
        return EventDate(self.date, self.last_date, self.date_certainty == "approximate")

    @property
    def event_class(self) -> str | None:
        """The PLOVER class of the event type."""
        return EVENT_TYPES[self.event_type] if self.event_type else None
