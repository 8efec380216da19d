"""What is legal in a chronology but seldom right.

Each doubt is for a person to look at: the record may well be as its source has it. What the editor
has seen already is left alone: a note that names the weekday settles a court that sits on a Saturday,
and events that name each other as related are known to be two.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from krjp.dates import WEEKDAYS
from krjp.text import same_name, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from krjp.record.model import Event

__all__ = ["Doubt", "doubts"]

SATURDAY = 5
A_YEAR = timedelta(days=366)
LONG_TEXT = 10_000
# Two titles are alike when so much of their words is the same (Sørensen–Dice coefficient).
ALIKE = 0.8
# Of a day with thousands of events, each is compared with so many of those before it.
NEIGHBOURS = 50
# Kinds whose meaning leaves no room for acts of the other side.
CONFLICT_KINDS = ("protest", "sanctions", "veto", "weapons-test")
COOPERATION_KINDS = ("agreement", "aid")


class Doubt(NamedTuple):
    """One thing to look at."""

    at: int
    """The event's position among those asked about."""
    field: str
    message: str


def doubts(events: Sequence[Event], today: date | None = None) -> Iterator[Doubt]:
    """Everything doubtful about some events, by themselves and side by side. Ids must differ."""
    for at, event in enumerate(events):
        for field, message in (*_of_dates(event, today), *_of_coding(event)):
            yield Doubt(at, field, message)
    yield from _of_series(events)
    yield from _of_twins(events)


def _of_dates(event: Event, today: date | None) -> Iterator[tuple[str, str]]:
    if today is not None and event.date > today:
        yield "date", f"{event.date} is in the future"
    if event.last_date - event.date > A_YEAR:
        yield "end_date", f"{(event.last_date - event.date).days} days after the date; is the year right?"
    weekday = WEEKDAYS[event.date.weekday()]
    on_weekend = event.date.weekday() >= SATURDAY and event.last_date == event.date
    if event.kind == "court" and on_weekend and weekday not in (event.note or ""):
        yield "date", f"a court on a {weekday}; if the source says so, name the weekday in the note"


def _of_coding(event: Event) -> Iterator[tuple[str, str]]:
    if event.coded_by == "machine":  # nobody mends what a program coded, one by one
        return
    if event.kind == "meeting" and event.meeting is None:
        yield "meeting", "is missing, though the kind is meeting; give at least its mode"
    if event.kind == "meeting" and event.event_type not in (None, "CONSULT"):
        yield "event_type", f"expected CONSULT for kind meeting, found {event.event_type}"
    side = event.event_class or ""
    if (event.kind in CONFLICT_KINDS and side.endswith("cooperation")) or (
        event.kind in COOPERATION_KINDS and side.endswith("conflict")
    ):
        yield "event_type", f"{event.event_type} is {side}, which does not go with kind {event.kind}"
    if not event.countries:
        yield "countries", "is empty; which states act or are acted on?"
    for field, text in (("date_text", event.date_text), ("summary", event.summary), ("note", event.note or "")):
        if len(text) > LONG_TEXT:
            yield field, f"has {len(text):,} characters; is a quotation mark missing?"


def _of_series(events: Sequence[Event]) -> Iterator[Doubt]:
    """Ordinals that come twice, or after a higher one."""
    series: dict[tuple[str, frozenset[str]], list[tuple[int, date, int]]] = {}
    for at, event in enumerate(events):
        meeting = event.meeting
        if meeting is not None and meeting.series and meeting.ordinal:
            # Other states may have a series of the same name.
            key = (same_name(meeting.series), frozenset(event.countries))
            series.setdefault(key, []).append((meeting.ordinal, event.date, at))
    for meetings in series.values():
        for (ordinal, _, first), (following, day, second) in pairwise(sorted(meetings)):
            if ordinal == following:
                yield Doubt(second, "meeting.ordinal", f"{ordinal} is also that of {events[first].id}")
            elif events[second].last_date < events[first].date:
                message = f"{following} on {day} comes before {ordinal} on {events[first].date} ({events[first].id})"
                yield Doubt(second, "meeting.ordinal", message)


def _of_twins(events: Sequence[Event]) -> Iterator[Doubt]:
    """Events with nearly the title of another of their day."""
    days: dict[date, list[int]] = {}
    for at, event in enumerate(events):
        days.setdefault(event.date, []).append(at)
    for day in days.values():
        titles = [frozenset(words(events[at].title)) for at in day] if len(day) > 1 else []
        for number, at in enumerate(day):
            for before in range(max(0, number - NEIGHBOURS), number):
                twin = events[day[before]]
                if _alike(titles[before], titles[number]) and not _told_apart(twin, events[at]):
                    yield Doubt(at, "title", f"nearly that of {twin.id} on the same day; is it the same event?")
                    break


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) >= ALIKE * (len(one) + len(other))


def _told_apart(one: Event, other: Event) -> bool:
    """True when the records themselves say that they are two: by their links or by who takes part."""
    first, second = set(one.actors), set(other.actors)
    return one.id in other.related or other.id in one.related or not (first <= second or second <= first)
