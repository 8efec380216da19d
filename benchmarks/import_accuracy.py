"""How well `krjp import` codes: against the packaged chronology, which was coded by hand.

    python benchmarks/import_accuracy.py PATH [--misses]

PATH is the published text of the packaged source, in any format `krjp import` reads. Its entries are
matched to the hand-coded records by their number in the chronology (the locator `entry N`). Where an
entry was split by hand, sets are compared with those of all its records, and single values with the
record that agrees on the kind, else with the first. Actors are counted when the entry itself names
them; records also list those that only the article's running text names.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import krjp
from krjp.importer.lookup import NameFinder
from krjp.importer.pipeline import Text, import_texts
from krjp.importer.sentences import plain, split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from krjp.record.authorities import Actor
    from krjp.record.model import Event

ENTRY = re.compile(r"entry (\d+)\b")


class Pair(NamedTuple):
    """An imported record and the hand-coded ones of the same entry."""

    imported: Event
    hand: list[Event]

    @property
    def match(self) -> Event:
        """The hand-coded record single values are compared with."""
        return next((event for event in self.hand if event.kind == self.imported.kind), self.hand[0])


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


def report(rows: list[Pair], actors: dict[str, Actor], *, misses: bool) -> None:
    """Print one line a field: for single values the share that agrees, for sets precision, recall and F1."""
    persons = {key for key, actor in actors.items() if actor.kind == "person"}
    finder = NameFinder((name, key) for key, actor in actors.items() for name in actor.names)

    def named(pair: Pair) -> set[str]:
        inside = {name.value for name in finder.find(split_words(plain(pair.imported.summary)))}
        return inside & {actor for event in pair.hand for actor in event.actors}

    single: dict[str, Callable[[Event], Any]] = {
        "dates": lambda event: event.span,
        "kind": lambda event: event.kind,
        "event_type": lambda event: event.event_type,
        "framework": lambda event: event.framework,
        "place": lambda event: event.place,
        "meeting or not": lambda event: event.meeting is not None,
        "meeting.mode": lambda event: event.meeting and event.meeting.mode,
        "meeting.level": lambda event: event.meeting and event.meeting.level,
        "meeting.series": lambda event: event.meeting and event.meeting.series,
        "meeting.ordinal": lambda event: event.meeting and event.meeting.ordinal,
    }
    print(f"{len(rows)} entries\n\n{'field':<26}{'accuracy':>9}{'precision':>11}{'recall':>8}{'F1':>7}")
    for name, value in single.items():
        asked = [row for row in rows if not name.startswith("meeting.") or row.match.meeting]
        right = [value(row.imported) == value(row.match) for row in asked]
        print(f"{name:<26}{sum(right) / len(right):>9.3f}")
        _list_misses(name, ((row, value(row.imported), value(row.match)) for row in asked), misses=misses)
    sets: dict[str, tuple[Callable[[Pair], set[str]], Callable[[Pair], set[str]]]] = {
        "countries": (lambda row: set(row.imported.countries), lambda row: _all(row, "countries")),
        "topics": (lambda row: set(row.imported.topics), lambda row: _all(row, "topics")),
        "actors named in the entry": (lambda row: set(row.imported.actors), named),
        "persons named in the entry": (
            lambda row: {key for key in row.imported.actors if actors[key].kind == "person"} if row else set(),
            lambda row: named(row) & persons,
        ),
    }
    for name, (got, wanted) in sets.items():
        print(f"{name:<26}{'':>9}{_scores([(got(row), wanted(row)) for row in rows])}")
        _list_misses(name, ((row, got(row), wanted(row)) for row in rows), misses=misses)


def _all(row: Pair, field: str) -> set[str]:
    return {value for event in row.hand for value in getattr(event, field)}


def _scores(compared: list[tuple[set[str], set[str]]]) -> str:
    right = sum(len(got & wanted) for got, wanted in compared)
    precision = right / max(1, sum(len(got) for got, _ in compared))
    recall = right / max(1, sum(len(wanted) for _, wanted in compared))
    return f"{precision:>11.3f}{recall:>8.3f}{2 * precision * recall / max(1e-9, precision + recall):>7.3f}"


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
