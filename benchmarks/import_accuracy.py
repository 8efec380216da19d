"""How well `krjp import` codes: against the packaged chronology, which was coded by hand.

    python benchmarks/import_accuracy.py PATH [--misses]

PATH is the published text of the packaged source, in any format `krjp import` reads. Its entries are matched to the
hand-coded records by their number in the chronology (the locator `entry N`). Where an entry was split by hand, its
import is compared with the record of the same kind, else with the first; topics and actors with those of all of them.

What only reports or the running text of the article tell, no reading of an entry can know. So dates are compared with
the day that the entry itself gives (the citation of section `chronology`), and places, modes and levels with what
stood in the record before reports were consulted (`AS_PRINTED`). Actors, also those that act or are acted on, are
counted when the entry names them, and so are the states only talked about.

A single value is right or wrong. Of a set `exact` is the share of entries with the same set; precision, recall and F1
count its members: for initiators and targets the links of an act to those who act or are acted on.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import krjp
from krjp.importer.lookup import NameFinder
from krjp.importer.mentions import Gazette, Scan
from krjp.importer.pipeline import Text, import_texts
from krjp.importer.sentences import plain, split_words
from krjp.record.vocabulary import is_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from krjp.record.authorities import Actor
    from krjp.record.model import Event

ENTRY = re.compile(r"entry (\d+)\b")

# Records of which only reports give a value, or a more precise one, and the value that the entry gives.
AS_PRINTED: dict[str, dict[str, Any]] = {
    "2024-01-15-naval-exercise": {"place": None},
    "2024-01-17-kim-gunn-namazu": {"place": None, "meeting.mode": "unknown"},
    "2024-02-17-human-rights-statement": {"place": None},
    "2024-02-20-hitachi-zosen-payment": {"place": None},
    "2024-02-20-transport-meeting": {
        "place": None,
        "meeting.mode": "unknown",
        "meeting.level": "senior-official",
    },
    "2024-02-21-cho-kamikawa": {"place": ("Brazil", "BRA")},
    "2024-02-22-takeshima-day": {"place": ("Shimane Prefecture", "JPN")},
    "2024-02-27-raimondo-ahn": {"meeting.mode": "unknown"},
    "2024-03-26-satellite-navigation": {"place": None},
    "2024-04-04-arria-meeting": {"place": None, "meeting.mode": "unknown"},
    "2024-04-11-anti-submarine-exercise": {"place": None},
}


class Pair(NamedTuple):
    """An imported record and the hand-coded ones of the same entry."""

    imported: Event
    hand: list[Event]

    @property
    def match(self) -> Event:
        """The hand-coded record it is compared with."""
        return next((event for event in self.hand if event.kind == self.imported.kind), self.hand[0])

    @property
    def printed(self) -> str | None:
        """The day that the entry gives, as EDTF."""
        return next(cited.date for cited in self.match.sources if cited.section == "chronology")


def pairs(text: Text, chronology: krjp.Chronology) -> list[Pair]:
    """Imported records with their hand-coded counterparts, in the order of the entries."""
    by_number: dict[int, list[Event]] = {}
    for event in chronology.events:
        for citation in event.sources:
            found = ENTRY.match(citation.locator or "") if citation.section == "chronology" else None
            if found:
                by_number.setdefault(int(found[1]), []).append(event)
    imported, _ = import_texts([text], chronology.holdings.reference.actors.values())
    in_order = sorted(imported, key=lambda event: int((event.sources[0].locator or "line 0").split()[1]))
    if len(in_order) != len(by_number):
        sys.stderr.write(f"{len(in_order)} entries imported, {len(by_number)} coded by hand\n")
    return [Pair(event, by_number[number]) for number, event in enumerate(in_order, 1) if number in by_number]


def single_values() -> dict[str, Callable[[Event], Any]]:
    """What has one value in a record, by its name."""
    return {
        "kind": lambda event: event.kind,
        "event_type": lambda event: event.event_type,
        "framework": lambda event: event.framework,
        "place": lambda event: event.place and tuple(event.place),
        "meeting or not": lambda event: event.meeting is not None,
        "meeting.mode": lambda event: event.meeting and event.meeting.mode,
        "meeting.level": lambda event: event.meeting and event.meeting.level,
        "meeting.series": lambda event: event.meeting and event.meeting.series,
        "meeting.ordinal": lambda event: event.meeting and event.meeting.ordinal,
    }


class Told:
    """What an entry names: only that can be read from it."""

    def __init__(self, actors: dict[str, Actor]) -> None:
        self.finder = NameFinder((name, key) for key, actor in actors.items() for name in actor.names)
        self.gazette = Gazette(actors.values())

    def actors(self, event: Event) -> set[str]:
        """The listed actors whose name stands in an imported record's text."""
        return {name.value for name in self.finder.find(split_words(plain(event.summary)))}

    def states(self, event: Event) -> set[str]:
        """The states it names."""
        return {mention.code for mention in Scan(event.summary, date(2024, 1, 1), self.gazette).mentions}


def report(rows: list[Pair], actors: dict[str, Actor], *, misses: bool) -> None:
    """Print one line a field: for single values the share that agrees, for sets exact, precision, recall and F1."""
    print(f"{len(rows)} entries\n\n{'field':<28}{'exact':>7}{'precision':>11}{'recall':>8}{'F1':>7}")
    _report_single("dates", [(row, row.imported.edtf, row.printed) for row in rows], misses=misses)
    for name, value in single_values().items():
        asked = [row for row in rows if not name.startswith("meeting.") or row.match.meeting]
        compared = [
            (row, value(row.imported), AS_PRINTED.get(row.match.id, {}).get(name, value(row.match))) for row in asked
        ]
        _report_single(name, compared, misses=misses)
    for name, sets in _sets(rows, actors).items():
        print(f"{name:<28}{_scores([(got, wanted) for _, got, wanted in sets])}")
        _list_misses(name, sets, misses=misses)


def _sets(rows: list[Pair], actors: dict[str, Actor]) -> dict[str, list[tuple[Pair, set[str], set[str]]]]:
    told = Told(actors)
    persons = {key for key, actor in actors.items() if actor.kind == "person"}

    def side(field: str, row: Pair) -> tuple[set[str], set[str]]:
        got, wanted = set(getattr(row.imported, field)), set(getattr(row.match, field))
        return got, {name for name in wanted if is_state(name) or name in told.actors(row.imported)}

    def named(row: Pair) -> set[str]:
        return told.actors(row.imported) & {actor for event in row.hand for actor in event.actors}

    found: dict[str, list[tuple[Pair, set[str], set[str]]]] = {}
    for field in ("initiators", "targets"):
        found[field] = [(row, *side(field, row)) for row in rows]
        found[f"{field}: states"] = [
            (row, set(filter(is_state, got)), set(filter(is_state, wanted))) for row, got, wanted in found[field]
        ]
    found["subjects"] = [
        (row, set(row.imported.subjects), set(row.match.subjects) & told.states(row.imported)) for row in rows
    ]
    found["all three"] = [
        (
            row,
            {f"{field} {name}" for field in ("initiators", "targets", "subjects") for name in found[field][at][1]},
            {f"{field} {name}" for field in ("initiators", "targets", "subjects") for name in found[field][at][2]},
        )
        for at, row in enumerate(rows)
    ]
    found["countries"] = [(row, set(row.imported.countries), set(row.match.countries)) for row in rows]
    found["topics"] = [
        (row, set(row.imported.topics), {topic for event in row.hand for topic in event.topics}) for row in rows
    ]
    found["actors named in the entry"] = [(row, set(row.imported.actors), named(row)) for row in rows]
    found["persons named in the entry"] = [
        (row, {key for key in row.imported.actors if key not in actors or key in persons}, named(row) & persons)
        for row in rows
    ]
    return found


def _report_single(name: str, compared: list[tuple[Pair, Any, Any]], *, misses: bool) -> None:
    right = [got == wanted for _, got, wanted in compared]
    print(f"{name:<28}{sum(right) / len(right):>7.3f}")
    _list_misses(name, compared, misses=misses)


def _scores(compared: list[tuple[set[str], set[str]]]) -> str:
    exact = sum(got == wanted for got, wanted in compared) / len(compared)
    right = sum(len(got & wanted) for got, wanted in compared)
    precision = right / max(1, sum(len(got) for got, _ in compared))
    recall = right / max(1, sum(len(wanted) for _, wanted in compared))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{exact:>7.3f}{precision:>11.3f}{recall:>8.3f}{f1:>7.3f}"


def _list_misses(name: str, compared: Iterable[tuple[Pair, Any, Any]], *, misses: bool) -> None:
    for row, got, wanted in compared if misses else ():
        if got != wanted:
            print(f"    {row.imported.id}: {name}: imported {got}, by hand {wanted}")


def main() -> None:
    """Measure on the file of the command line."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--misses"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    chronology = krjp.load()
    text = Text(arguments[0], Path(arguments[0]).read_bytes())
    report(pairs(text, chronology), chronology.holdings.reference.actors, misses="--misses" in sys.argv)


if __name__ == "__main__":
    main()
