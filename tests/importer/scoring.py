"""Chronologies of many publishers' habits (`chronologies/`): how many entries are found, and what is made of them.

python -m tests.importer.scoring [--misses] [wider]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from krjp.errors import KrjpError
from krjp.importer.pipeline import Account, Text, import_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.record.model import Event

__all__ = ["FOLDER", "WIDER", "Score", "Wanted", "score", "scored", "wanted"]

FOLDER = Path(__file__).parent / "chronologies"
WIDER = Path(__file__).parent / "wider"
"""Layouts of more publishers, and of more languages."""
ANY = "?"


class Wanted(NamedTuple):
    """One entry as a careful reader takes it from the page."""

    days: str
    kinds: frozenset[str]
    states: frozenset[str] | None
    words: str


class Score(NamedTuple):
    """Counts of one file or of several, and what went wrong."""

    entries: int = 0
    found: int = 0
    dates: int = 0
    lost: int = 0
    """Not found, and no line of the report names them."""
    merged: int = 0
    """Found in a record that holds another entry as well."""
    invented: int = 0
    kinds: int = 0
    kinds_right: int = 0
    """Right, or noted to be coded by hand."""
    meetings_right: int = 0
    """Told to be a meeting, or to be none."""
    states_got: int = 0
    states_asked: int = 0
    states_right: int = 0
    misses: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        """Of the states that act or are acted on."""
        return 2 * self.states_right / max(1, self.states_got + self.states_asked)

    def __str__(self) -> str:
        return (
            f"{self.entries} entries: found {self.found}, dates right {self.dates}, lost {self.lost}, "
            f"merged {self.merged}, invented {self.invented}; kind right or noted {self.kinds_right} of {self.kinds}, "
            f"meeting or not {self.meetings_right}; "
            f"states F1 {self.f1:.3f}"
        )


def wanted(folder: Path = FOLDER) -> dict[str, list[Wanted]]:
    """What is to be found in the files of a folder, by file."""
    files: dict[str, list[Wanted]] = {}
    name = ""
    for line in (folder / "expected.txt").read_text(encoding="utf-8").splitlines():
        columns = line.split(" | ")
        if line.startswith("[") and len(columns) == 1:
            name = line.strip("[]")
            files[name] = []
        elif line and not line.startswith("#"):
            days, kinds, states, words = columns
            named = None if states == ANY else frozenset(states.split()) - {"-"}
            files[name].append(Wanted(days, frozenset(kinds.split(", ")) - {ANY}, named, words))
    return files


def score(name: str, entries: list[Wanted], folder: Path = FOLDER) -> Score:
    """The score of one file of a folder."""
    try:
        events, accounts = import_texts([Text(name, (folder / name).read_bytes())], ())
    except KrjpError as error:
        misses = (f"{name}: {error}", *(f"{name}: {one.words}" for one in entries))
        return Score(entries=len(entries), misses=misses)
    return scored(name, entries, events, accounts)


def scored(name: str, entries: list[Wanted], events: list[Event], accounts: list[Account]) -> Score:
    """The score of what an import made of one file."""
    unread = [line.text for account in accounts for line in account.unread]
    misses: list[str] = []
    counts = dict.fromkeys(Score._fields[:-1], 0)
    counts["entries"] = len(entries)
    holders = {at: [one for one in entries if one.words in event.summary] for at, event in enumerate(events)}
    for at, held in holders.items():
        if not held:
            counts["invented"] += 1
            misses.append(f"{name}: invented {events[at].edtf} {events[at].summary[:60]}")
        elif len(held) > 1:
            counts["merged"] += len(held) - 1
            misses.append(f"{name}: merged {[one.words for one in held]}")
    for one in entries:
        _compare(
            one, next(((events[at]) for at, held in holders.items() if one in held), None), name, unread, counts, misses
        )
    return Score(**counts, misses=tuple(misses))


def _compare(
    one: Wanted, event: Event | None, name: str, unread: list[str], counts: dict[str, int], misses: list[str]
) -> None:
    """Count what an import made of one entry."""
    if event is None:
        silent = not any(one.words in text for text in unread)
        counts["lost"] += silent
        misses.append(f"{name}: {'lost' if silent else 'not read'}: {one.words}")
        return
    counts["found"] += 1
    right = one.days in (ANY, event.edtf, event.edtf.rstrip("~"))
    counts["dates"] += right
    if not right:
        misses.append(f"{name}: date {event.edtf} for {one.days}: {one.words}")
    if one.kinds:
        counts["kinds"] += 1
        fits = event.kind in one.kinds or (event.kind == "other" and event.note is not None)
        counts["kinds_right"] += fits
        counts["meetings_right"] += (event.kind == "meeting") in {kind == "meeting" for kind in one.kinds}
        if not fits:
            misses.append(f"{name}: kind {event.kind} for {'/'.join(sorted(one.kinds))}: {event.summary[:80]}")
    if one.states is not None:
        got = set(event.countries)
        counts["states_got"] += len(got)
        counts["states_asked"] += len(one.states)
        counts["states_right"] += len(got & one.states)
        if got != one.states:
            misses.append(f"{name}: states {sorted(got)} for {sorted(one.states)}: {event.summary[:80]}")


def total(scores: Iterable[Score]) -> Score:
    """The scores of several files together."""
    rows = list(scores)
    sums = {name: sum(getattr(row, name) for row in rows) for name in Score._fields[:-1]}
    return Score(**sums, misses=tuple(miss for row in rows for miss in row.misses))


def main() -> None:
    """Print the score of all files, and with --misses what went wrong."""
    folder = WIDER if "wider" in sys.argv else FOLDER
    whole = total(score(name, entries, folder) for name, entries in wanted(folder).items())
    sys.stdout.write("".join(f"{miss}\n" for miss in whole.misses if "--misses" in sys.argv) + f"{whole}\n")


if __name__ == "__main__":
    main()
