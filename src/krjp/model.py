"""What a chronology is made of: frozen values, no behaviour beyond what they say of themselves.

They are named tuples, not dataclasses: the packaged data is loaded on every run, and defining and
building these as dataclasses costs about ten times as much of the start-up time. Their annotations
are evaluated, not kept as text: `NamedTuple` would compile each text again.
"""

import datetime
from typing import NamedTuple

from krjp.dates import EventDate
from krjp.vocabulary import EVENT_TYPES

__all__ = [
    "Actor",
    "Citation",
    "Concept",
    "Coverage",
    "Event",
    "Inference",
    "Meeting",
    "Place",
    "Role",
    "Source",
]


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


class Role(NamedTuple):
    """An office an actor held; dates are ISO 8601 of any precision, None where the source is silent."""

    title: str
    since: str | None = None
    until: str | None = None


class Actor(NamedTuple):
    """A person, organisation or state, with every name it is known by."""

    id: str
    name: str
    kind: str
    country: str | None = None
    roles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)


class Concept(NamedTuple):
    """Terms that mean one thing: a search for any of them finds them all."""

    id: str
    label: str
    terms: tuple[str, ...]


class Coverage(NamedTuple):
    """The days a source speaks of."""

    since: datetime.date
    until: datetime.date


class Inference(NamedTuple):
    """A detail of a citation that the source itself does not print."""

    field: str
    basis: str
    """What it was inferred from."""


class Source(NamedTuple):
    """A published source in full."""

    id: str
    type: str | None
    authors: tuple[str, ...]
    title: str
    container: str | None
    volume: str | None
    issue: str | None
    date: str | None
    publisher: str | None
    url: str | None
    inferred: tuple[Inference, ...]
    coverage: Coverage | None
    rights: str | None

    def citation(self) -> str:
        """The source as one line of prose."""
        number = ", ".join(f"{word} {value}" for word, value in (("Vol.", self.volume), ("No.", self.issue)) if value)
        where = ", ".join(part for part in (self.container, number, self.date, self.publisher) if part)
        parts = (" and ".join(self.authors), f"“{self.title}”", where, self.url)
        return ". ".join(part for part in parts if part)
