"""From a dated entry to a record, by rule; every record says so (`coded_by: rules`)."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from krjp.dates import EventDate
from krjp.importer.acts import MET, UNTOLD, find_act
from krjp.importer.direction import direction
from krjp.importer.foreign import ENGLISH, language_of, named_states, tells_of_meeting
from krjp.importer.framework import framework
from krjp.importer.lexicons import listed
from krjp.importer.meetings import meeting
from krjp.importer.mentions import Gazette, Scan
from krjp.importer.places import place, place_of_head
from krjp.importer.sentences import plain, split_sentences
from krjp.importer.topics import topics
from krjp.record.model import Citation, Event, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from krjp.importer.acts import Act
    from krjp.importer.drafts import Entry
    from krjp.record.authorities import Actor

__all__ = ["MEETING_BY_A_WORD", "UNCODED", "code_entries", "shortened"]

MOST_TITLE = 90
UNCODED = "No rule of krjp import fits; kind, event_type and who acts on whom are to be coded by hand."
MEETING_BY_A_WORD = "Taken for a meeting by a word in it; whether it was held is to be checked by hand."

_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_OPENING = listed("verbs", "opening")
_CLOSING = listed("verbs", "closing")


def code_entries(
    entries: Sequence[Entry],
    source: str,
    actors: Iterable[Actor],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Event]:
    """The events of a text's entries, without their ids yet. `progress` is told how many of how many are done."""
    gazette = Gazette(actors)
    scans = {_same(entry): Scan(entry.text, entry.when.first, gazette, titled=entry.titled) for entry in entries}
    for scan in scans.values():
        scan.remember()
    language = language_of(entry.text for entry in entries)
    events: list[Event] = []
    coded: dict[tuple[object, ...], Event] = {}
    for number, entry in enumerate(entries, 1):
        key = _same(entry)
        if (event := coded.get(key)) is None:
            event = coded[key] = _event(entry, scans[key], language)
        cited = Citation(source, "chronology", f"line {entry.line}", event.edtf)
        events.append(event._replace(date_text=entry.date_text, sources=(cited,)))
        progress(number, len(entries))
    return events


def _same(entry: Entry) -> tuple[object, ...]:
    """What entries have in common that are coded alike."""
    return entry.text, entry.when, entry.place, entry.titled


def _event(entry: Entry, scan: Scan, language: str) -> Event:
    """The event of an entry, without its source."""
    if language == ENGLISH:
        act = find_act(scan)
        sides = direction(scan, act)
    else:
        act = MET if tells_of_meeting(entry.text, language) else UNTOLD
        sides = named_states(entry.text, language)
        if act is MET:
            sides = sides._replace(initiators=sides.countries, targets=sides.countries)
    where = place(scan, act) or place_of_head(Scan(entry.place, entry.when.first, scan.gazette))
    when = _lasting(entry.when, scan, act)
    return Event(
        id="",
        date=when.first,
        end_date=None if when.last == when.first else when.last,
        date_certainty="approximate" if when.approximate else "exact",
        open_end=when.open_end,
        edtf=when.edtf(),
        date_text=entry.date_text,
        title=shortened(entry.text),
        summary=entry.text,
        kind=act.kind,
        event_type=act.event_type,
        countries=sides.countries,
        initiators=sides.initiators,
        targets=sides.targets,
        subjects=sides.subjects,
        framework=framework(scan, act, sides),
        actors=_actors(scan),
        place=Place(*where) if where else None,
        meeting=meeting(scan, act, venue=where is not None) if act.kind == "meeting" else None,
        topics=topics(scan, act, len(sides.countries) + len(sides.subjects)),
        sources=(),
        related=(),
        note=None if act.sure else MEETING_BY_A_WORD if act is MET else UNCODED,
        coded_by="rules",
    )


def _actors(scan: Scan) -> tuple[str, ...]:
    """Persons and organisations in the order the entry names them."""
    named = [(person.first, person.key) for person in scan.persons]
    named += [(mention.first, mention.actor) for mention in scan.mentions if mention.actor]
    return tuple(dict.fromkeys(key for _, key in sorted(named)))


def _lasting(when: EventDate, scan: Scan, act: Act) -> EventDate:
    """The days of an entry; a `three-day` exercise that begins or ends on its one day lasts three."""
    if when.approximate or when.first != when.last or act.verb >= len(scan.words):
        return when
    verb = scan.words[act.verb].lower
    words = [word.lower for word in scan.words[act.verb : act.verb + 8]]
    for number, day in pairwise(words):
        if day == "day" and (count := _count(number)):
            span = timedelta(days=count - 1)
            if verb in _OPENING:
                return EventDate(when.first, when.first + span)
            if verb in _CLOSING:
                return EventDate(when.first - span, when.last)
    return when


def _count(word: str) -> int:
    if word in _COUNTS:
        return _COUNTS.index(word) + 1
    return int(word) if word.isascii() and word.isdigit() and len(word) < 3 else 0


def shortened(text: str) -> str:
    """The first sentence, cut at a word so that it makes a title.

    >>> shortened("Japan protests. It is not the first time.")
    'Japan protests'
    """
    title = next(iter(split_sentences(plain(text))), "") and _first_sentence(text)
    if len(title) <= MOST_TITLE:
        return title
    cut = title[: MOST_TITLE - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return head.rstrip(" ,;:-–—(“\"'‘") + "…"


def _first_sentence(text: str) -> str:
    """The first sentence as printed, without its full stop."""
    first = split_sentences(text[:1000])[0]
    return first[:-1] if first.endswith(".") and not first.endswith("..") else first
