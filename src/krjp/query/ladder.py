"""What a person means by a search: words of a question to the events that hold most of what they say.

All words first. Where no event holds them all, words that name fields are read as those, misspelt words as
the nearest that occur, runs of Chinese characters or Hangul are cut into known terms, words that occur nowhere
fall away, and then the part of the words decides that says most. What a word says is its inverse document
frequency (Spärck Jones 1972): the fewer events hold it, the more it says. It says most where it stands in the
title or is what the event is coded as, and little if it is an everyday word. Each step is told in a line.
"""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from math import log
from operator import and_
from typing import TYPE_CHECKING

from krjp.frozen import Frozen
from krjp.index.columns import bitmap, positions
from krjp.index.words import TEXT_FIELDS
from krjp.query.conditions import Having, Holding
from krjp.query.context import Context
from krjp.query.nodes import And, Value, Words
from krjp.query.reading import read_node
from krjp.query.wording import function_words, holding, light_words
from krjp.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from krjp.index.holdings import Holdings
    from krjp.query.nodes import Node
    from krjp.query.reading import Reading

__all__ = ["Climbed", "climb"]

# Of the events that hold a part of the words, those stay that hold so much of what the best one holds.
ENOUGH = 0.6
# Beside events that hold all words, those stay that hold so much of them.
MOST = 0.55
# Of a question in so many words, those behind a gap of so much of what the best one holds answer another.
WORDY, GAP = 3, 0.2
# What is in these fields the event is about; what a word says in others, in a note alone, of what holds only what it
# asks for, and if it is an everyday word.
ABOUT = ("title", "labels")
ASIDE, NOTED, NEAR, LIGHT = 0.7, 0.4, 0.7, 0.2


class Unit(Frozen):
    """One thing searched for: a word, a known term, several states together."""

    asked: str
    """As it was written."""
    condition: Holding | Having
    events: int
    """The events that have it, as a bitmap."""
    about: int
    """Those of them that are about it."""
    noted: int = 0
    """Those that have it in a note alone."""
    near: int = 0
    """Other events, that hold what it asks for."""
    light: bool = False
    """True for an everyday word, which says little."""
    occurrences: frozenset[int] = frozenset()
    """Where it stands in texts."""


class Climbed(Frozen):
    """How a search was read, and what it found."""

    reading: Reading
    notes: tuple[str, ...] = ()
    """What was done because not all words were found, a sentence each."""
    units: tuple[Unit, ...] = ()
    """What was searched for, where not every event holds all of it."""
    weights: Mapping[int, float] = {}
    """How much of what was asked for each event holds, where that differs."""

    def lacking(self, at: int) -> tuple[str, ...]:
        """What an event lacks of what was searched for."""
        return tuple(unit.asked for unit in self.units if not unit.events >> at & 1)


def climb(holdings: Holdings, node: Node, query: str, limits: Mapping[str, Any]) -> Climbed:
    """Answer a search that may not be meant word by word."""
    words, rest = _words_of(node)
    content = [value for value in words if value.prefix or fold(value.text) not in function_words()] or words
    if not words:
        return Climbed(read_node(holdings, node, query, limits))
    whole = _as_fields(holdings, words, rest, limits, query, partly=False) if len(content) > 1 else None
    if whole is not None:
        return whole
    dated = _as_dated(holdings, words, rest, query, limits) if len(content) > 1 else None
    if dated is not None:
        return dated
    strict = read_node(holdings, And(Words(*content), *rest), query, limits, placed=len(content) == len(words))
    if strict.possible and len(content) == 1:
        return Climbed(strict)
    units, notes = _units(holdings, content, Context(holdings, query))
    found = [unit for unit in units if unit.events]
    base = read_node(holdings, And(*rest), query, limits)
    weights = _weights(found, base.possible, holdings)
    if not weights:
        return Climbed(strict, tuple(notes))
    size = len(holdings.index.events)
    best = max(weights.values())
    kept = {at: weight for at, weight in weights.items() if weight >= (MOST if strict.possible else ENOUGH) * best}
    if sum(not unit.light for unit in found) >= WORDY:
        kept = _before_gap(kept, GAP * best)
    # An event may hold all that is left of the words, if only in its note.
    left = reduce(and_, (unit.events for unit in found)) & base.possible
    kept |= {at: weights[at] for at in positions(left)}
    kept |= dict.fromkeys(positions(strict.possible), best)
    events = bitmap(kept, size)
    if strict.possible and len(units) == 1 and not events & ~strict.possible:
        return Climbed(strict)
    nowhere = [unit.asked for unit in units if not unit.events]
    if strict.possible:
        more = (events & ~strict.possible).bit_count()
        notes = [f"{_counted(strict.possible.bit_count())} all words, {more} more most of them; --all leaves these out"]
        notes = notes if more else []
    else:
        top = bitmap((at for at, weight in kept.items() if weight == best), size)
        by = [unit.asked for unit in found if unit.events & top]
        lacking = [unit.asked for unit in units if unit.asked not in by]
        if lacking:
            here = "no event holds" if nowhere == lacking else "no event holds all words; the best lack"
            notes.append(f"{here} {_listed(lacking)}; found by: {', '.join(by)}")
    reading = base.replace(
        query=strict.query,
        sure=base.sure & events,
        possible=base.possible & events,
        groups=tuple(set(unit.occurrences) for unit in found if unit.occurrences),
        explained=(*base.explained, *(note for unit in units for note in unit.condition.explained)),
        missing=(),
        only_days=False,
    )
    return Climbed(reading, tuple(notes), (*found, *(unit for unit in units if not unit.events)), kept)


def _before_gap(weights: Mapping[int, float], gap: float) -> dict[int, float]:
    """The weights down to the first that is further than a gap below the one before it."""
    ordered = sorted(weights.values(), reverse=True)
    least = next((weight for weight, below in pairwise(ordered) if weight - below > gap), 0.0)
    return {at: weight for at, weight in weights.items() if weight >= least}


def _counted(number: int) -> str:
    return "1 event holds" if number == 1 else f"{number:,} events hold"


def _as_fields(
    holdings: Holdings,
    words: Sequence[Value],
    rest: Sequence[Node],
    limits: Mapping[str, Any],
    query: str,
    *,
    partly: bool,
) -> Climbed | None:
    """The answer to a search read as the fields its words name; None when they name too few, or it finds nothing."""
    from krjp.query.recognition import fields_named

    named = fields_named(words, holdings, partly=partly)
    if named is None:
        return None
    node, told = named
    reading = read_node(holdings, And(node, *rest), query, limits, placed=False)
    return Climbed(reading, (told,)) if reading.possible else None


def _as_dated(
    holdings: Holdings, words: Sequence[Value], rest: Sequence[Node], query: str, limits: Mapping[str, Any]
) -> Climbed | None:
    """The answer to a search whose words name a period besides others: that is no word to look for.

    The others are fields as well where that finds something, else words.
    """
    from krjp.query.recognition import dated

    found = dated(words, holdings)
    if found is None:
        return None
    partly = _as_fields(holdings, words, rest, limits, query, partly=True)
    if partly is not None:
        return partly
    days, left = found
    climbed = climb(holdings, And(Words(*left), days, *rest), query, limits)
    if not climbed.reading.possible:
        return None
    asked = Value(days.asked)
    return climbed.replace(notes=(f"read as: date:{asked} and words; --all keeps words as words", *climbed.notes))


def _words_of(node: Node) -> tuple[list[Value], list[Node]]:
    """The words of a query that stand by themselves, and the rest that must hold besides; no words if it is not so."""
    parts = node.parts if isinstance(node, And) else (node,)
    words = [value for part in parts if isinstance(part, Words) for value in part.words]
    return words, [part for part in parts if not isinstance(part, Words)]


def _weights(units: Sequence[Unit], within: int, holdings: Holdings) -> dict[int, float]:
    """For each event that has any of the units, how much it has."""
    size = len(holdings.index.events)
    weights: dict[int, float] = {}
    for unit in units:
        says, near = (_says(size, events) for events in (unit.events, unit.events | unit.near))
        aside = unit.events & ~unit.about & ~unit.noted
        grades = ((unit.about, says), (aside, ASIDE * says), (unit.noted, NOTED * says), (unit.near, NEAR * near))
        for events, grade in grades:
            for at in positions(events & within):
                weights[at] = weights.get(at, 0.0) + (LIGHT * grade if unit.light else grade)
    return weights


def _says(size: int, events: int) -> float:
    """How much it says to be one of some events."""
    number = events.bit_count()
    return log(1 + (size - number + 0.5) / (number + 0.5))


def _units(holdings: Holdings, content: Sequence[Value], context: Context) -> tuple[list[Unit], list[str]]:
    """What the words mean, one thing each, and what was done to find them."""
    units: list[Unit] = []
    notes: list[str] = []
    for segment in holdings.concepts.segments(content, near=True):
        unit = _held(holdings, holding(segment, context))
        near = () if segment[0][1] or unit.light else holdings.concepts.near(unit.asked)
        if unit.events:
            units.append(unit.replace(near=_holding_any(holdings, near) & ~unit.events) if near else unit)
            continue
        if segment[0][1] or unit.light:
            units.append(unit)
            continue
        if near:
            notes.append(f"'{unit.asked}' read as {near[0]}")
            units.append(_held(holdings, Holding(unit.asked, near)))
            continue
        from krjp.query.mending import cut, family, mended

        pieces = cut(unit.asked, holdings)
        if pieces:
            found = [_held(holdings, piece) if isinstance(piece, Holding) else _having(holdings, piece, asked)
                     for asked, piece in pieces]  # fmt: skip
            units += found
            notes.append(f"{unit.asked} read as {' '.join(asked for asked, _ in pieces)}")
            continue
        close = mended(unit.asked, holdings)
        if close:
            notes.append(f"'{unit.asked}' read as {close}")
            unit = _held(holdings, holding(((close, False),), context))
        elif begun := family(unit.asked, holdings):
            notes.append(f"'{unit.asked}' read as {begun}*")
            unit = _held(holdings, Holding(begun, (begun,), prefix=True))
        units.append(unit)
    return units, notes


def _held(holdings: Holdings, condition: Holding) -> Unit:
    words = holdings.words
    places = frozenset().union(*(words.occurrences(term, prefix=condition.prefix) for term in condition.terms))
    events = words.events_of(places)
    about, elsewhere = set[int](), set[int]()
    for number, _, found in words.frequencies(places):
        field = TEXT_FIELDS[number].name
        (about if field in ABOUT else elsewhere if field != "note" else set()).update(found)
    size = len(holdings.index.events)
    noted = events & ~bitmap(about | elsewhere, size)
    light = all(word in light_words() for word in fold(condition.asked).split())
    return Unit(condition.asked, condition, events, bitmap(about, size), noted, 0, light, places)


def _holding_any(holdings: Holdings, terms: Sequence[str]) -> int:
    """The events that hold any of some terms."""
    return holdings.words.events_of(set[int]().union(*map(holdings.words.occurrences, terms)))


def _having(holdings: Holdings, condition: Having, asked: str) -> Unit:
    """Several states together: an event is about them where all act, but some may only be talked about."""
    index = holdings.index
    acting = events = index.everything
    for values in condition.alternatives:
        acting &= index.having(condition.field, values)
        events &= index.having(condition.field, values) | index.having("subjects", values)
    return Unit(asked, condition, events, acting)


def _listed(words: Sequence[str]) -> str:
    quoted = [f"'{word}'" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
