"""What a chronology is made of: frozen values, each field with the shape it must have in JSON.

One row a field: its type, its shape, what it means, and what it is when left out. Reading, checking, the
JSON Schema and the order of keys all follow from these rows (`codec`).

The classes are named tuples, not dataclasses: the packaged data is loaded on every run, and defining and
building these as dataclasses costs about ten times as much of the start-up time. Their annotations
are evaluated, not kept as text: `NamedTuple` would compile each text again.
"""

import datetime
from typing import NamedTuple

from krjp.dates import EventDate
from krjp.record import vocabulary
from krjp.record.shapes import (
    COUNTRY,
    NAME,
    TOPIC,
    Shape,
    day,
    key,
    list_of,
    object_of,
    one_of,
    or_null,
    own_values,
    text,
    true_or_false,
    whole_number,
)
from krjp.record.vocabulary import is_state

__all__ = ["Citation", "Event", "Meeting", "Place"]

ID = text(
    pattern="^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$", expected="lower-case words joined by hyphens, not digits alone"
)
MOST_TITLE = 500
KIND = Shape(or_null(one_of(vocabulary.KINDS, others=True)).read, {"enum": [*vocabulary.KINDS, None]})
TITLE = text(pattern=r"\S", expected="some text", most=MOST_TITLE)


class Place(NamedTuple):
    """Where an event happened, as exactly as the source says."""

    name: str = key(NAME, "The place as exactly as the source says.", required=True)
    country: str | None = key(or_null(COUNTRY), "ISO 3166-1 alpha-3 code of the country it lies in.")


class Meeting(NamedTuple):
    """What kind of meeting it was; only events of kind `meeting` have one."""

    mode: str = key(one_of(vocabulary.MODES), "How they met.", "unknown")
    level: str | None = key(or_null(one_of(vocabulary.LEVELS, others=True)), "The rank that all sides reach.")
    series: str | None = key(or_null(NAME), "Proper name of the series of meetings.")
    ordinal: int | None = key(or_null(whole_number()), "Which of the series it was, from 1.")


class Citation(NamedTuple):
    """Where the facts of an event stand."""

    source: str = key(NAME, "Id of an entry in sources.json.", required=True)
    section: str | None = key(or_null(one_of(vocabulary.SECTIONS)), "Part of the source.")
    locator: str | None = key(or_null(text()), "Where in that part.")
    date: str | None = key(or_null(text()), "The date this source gives, as EDTF; null if it gives none.")
    dates_event: bool = key(true_or_false(), "True when the date of the event rests on this source.", False)


class Event(NamedTuple):
    """One act by one set of actors at one time."""

    id: str = key(ID, "Stable name of the event.", required=True)
    date: datetime.date = key(day(), "First day, or the earliest possible one.", required=True)
    end_date: datetime.date | None = key(
        or_null(day()), "Last day, or the latest possible one; null when it is one day."
    )
    date_certainty: str = key(
        one_of(vocabulary.CERTAINTIES),
        "exact: it lasted from date to end_date; approximate: some time within them, or about date.",
        "exact",
    )
    open_end: str | None = key(
        or_null(one_of(vocabulary.OPEN_ENDS)), "Which bound is only that of the days the source covers."
    )
    edtf: str = key(or_null(text()), "The same as EDTF (ISO 8601-2:2019); derived from the dates.")
    date_text: str = key(text(), "The source's own wording of the date.", "")
    title: str = key(TITLE, "What happened, in one line.", required=True)
    summary: str = key(text(), "One to three sentences with the facts and figures.", "")
    kind: str | None = key(KIND, "What it is to a reader; null where nobody said.")
    event_type: str | None = key(or_null(one_of(vocabulary.EVENT_TYPES)), "PLOVER event type.")
    countries: tuple[str, ...] = key(list_of(COUNTRY), "States that act or are acted on, ISO 3166-1 alpha-3.", ())
    initiators: tuple[str, ...] = key(list_of(NAME), "Who acts: country codes first, then actors as in `actors`.", ())
    targets: tuple[str, ...] = key(list_of(NAME), "Towards whom: country codes first, then actors as in `actors`.", ())
    subjects: tuple[str, ...] = key(list_of(COUNTRY), "States that are only talked about.", ())
    framework: str | None = key(or_null(one_of(vocabulary.FRAMEWORKS)), "By who takes part.")
    actors: tuple[str, ...] = key(list_of(NAME), "Persons and organisations: ids of actors.json, or plain names.", ())
    place: Place | None = key(or_null(object_of(Place)), "Where; null when the source gives no place.")
    meeting: Meeting | None = key(or_null(object_of(Meeting)), "What kind of meeting; null for other events.")
    topics: tuple[str, ...] = key(list_of(TOPIC), "What it is about, most important first.", ())
    sources: tuple[Citation, ...] = key(list_of(object_of(Citation)), "Where the facts stand.", ())
    related: tuple[str, ...] = key(list_of(NAME), "Ids of events of the same thread.", ())
    note: str | None = key(or_null(text()), "The editor's: corrections, conflicts, judgement calls.")
    coded_by: str = key(one_of(vocabulary.CODERS), "Who coded the record.", "hand")
    extra: tuple[tuple[str, str | int | float | bool | tuple[str, ...]], ...] = key(
        own_values(), "What a dataset tells in fields of its own; only where there are any.", ()
    )

    @property
    def last_date(self) -> datetime.date:
        """The last day, or the latest possible one."""
        return self.end_date or self.date

    @property
    def span(self) -> EventDate:
        """The event's days and how sure they are."""
        return EventDate(self.date, self.last_date, self.date_certainty == "approximate", self.open_end)

    @property
    def days(self) -> tuple[int, int]:
        """The first and last day on which it happened or may have, as ordinals."""
        if self.date_certainty == "exact" or self.end_date is not None:
            return self.date.toordinal(), self.last_date.toordinal()
        first, last = self.span.bounds
        return first.toordinal(), last.toordinal()

    @property
    def when(self) -> str:
        """The date as a person writes it: `21 Feb 2024`, `late Jan 2024`, `some time in Jan–Apr 2024`."""
        return self.span.when()

    @property
    def event_class(self) -> str | None:
        """The PLOVER class of the event type."""
        return vocabulary.EVENT_TYPES[self.event_type] if self.event_type else None

    @property
    def symmetric(self) -> bool:
        """True when several states act on each other alike: a meeting, a joint exercise, an agreement."""
        acting = set(filter(is_state, self.initiators))
        return len(acting) > 1 and acting == set(filter(is_state, self.targets))

    @property
    def dyads(self) -> tuple[str, ...]:
        """The pairs of states between which it happened.

        `KOR → JPN` when one acts on the other; `JPN – KOR`, once and in order, when both act alike.
        """
        acting, reached = (tuple(filter(is_state, side)) for side in (self.initiators, self.targets))
        if self.symmetric:
            states = sorted(acting)
            return tuple(f"{one} – {other}" for at, one in enumerate(states) for other in states[at + 1 :])
        return tuple(f"{one} → {other}" for one in acting for other in reached if one != other)
