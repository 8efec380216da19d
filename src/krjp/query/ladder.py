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
from operator import and_
from typing import TYPE_CHECKING

from krjp.frozen import Frozen
from krjp.index.columns import bitmap, positions
from krjp.query.context import Context
from krjp.query.nodes import And, Or, Value, Words
from krjp.query.reading import read_node
from krjp.query.units import content_of, units_of, weights_of
from krjp.query.wording import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from krjp.index.holdings import Holdings
    from krjp.query.nodes import Node
    from krjp.query.reading import Reading
    from krjp.query.units import Unit

__all__ = ["Climbed", "climb"]

# Of the events that hold a part of the words, those stay that hold so much of what the best one holds.
ENOUGH = 0.55
# What says less than this is no reason to leave an event out.
SLIGHT = 0.3
# Of a question in so many words, those behind a gap of so much of what the best one holds answer another.
WORDY, GAP = 3, 0.3


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
    asked, rest = _words_of(_without_or(holdings, node, limits))
    words = plain(asked)
    content = content_of(words, holdings)
    if not words:
        return Climbed(read_node(holdings, node, query, limits))
    whole = _as_fields(holdings, words, rest, query, limits) if len(content) > 1 else None
    if whole is not None:
        return whole
    dated = _as_dated(holdings, words, rest, query, limits) if len(words) > 1 else None
    if dated is not None:
        return dated
    strict = read_node(holdings, And(Words(*content), *rest), query, limits, placed=content == asked)
    if strict.possible and len(content) == 1:
        return Climbed(strict)
    units, notes = units_of(words, holdings, Context(holdings, query))
    base = read_node(holdings, And(*rest), query, limits)
    found = [unit for unit in units if unit.events & base.possible]
    weights = weights_of(found, base.possible, holdings)
    if not weights:
        return Climbed(strict, tuple(notes))
    size = len(holdings.index.events)
    best = max(weights.values())
    enough = min(ENOUGH * best, best - SLIGHT)
    kept = {at: weight for at, weight in weights.items() if weight >= enough}
    if sum(not unit.light for unit in found) >= WORDY:
        kept = _before_gap(kept, max(GAP * best, SLIGHT))
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
    holdings: Holdings, words: Sequence[Value], rest: Sequence[Node], query: str, limits: Mapping[str, Any]
) -> Climbed | None:
    """The answer to a search read as the fields its words name; None when not all do, or it finds nothing."""
    from krjp.query.recognition import fields_named

    named = fields_named(words, holdings)
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
    from krjp.query.recognition import dated, partly_named

    found = dated(words, holdings)
    if found is None:
        return None
    partly = partly_named(words, holdings)
    if partly is not None:
        named, left, told = partly
        if left:
            climbed = climb(holdings, And(Words(*left), *named, *rest), query, limits)
        else:
            climbed = Climbed(read_node(holdings, And(*named, *rest), query, limits, placed=False))
        if climbed.reading.possible:
            return climbed.replace(notes=(told, *climbed.notes))
    days, left = found
    climbed = climb(holdings, And(Words(*left), days, *rest), query, limits)
    if not climbed.reading.possible:
        return None
    asked = Value(days.asked)
    return climbed.replace(notes=(f"read as: date:{asked} and words; --all keeps words as words", *climbed.notes))


def _without_or(holdings: Holdings, node: Node, limits: Mapping[str, Any]) -> Node:
    """A question of words in which `or` is only a word: a side of several words finds nothing by itself."""
    sides = node.parts if isinstance(node, Or) else ()
    words = [len(side.words) for side in sides if isinstance(side, Words)]
    if (
        len(words) < len(sides)
        or max(words, default=1) == 1
        or all(read_node(holdings, side, "", limits, placed=False).possible for side in sides)
    ):
        return node
    return Words(*(word for side in sides if isinstance(side, Words) for word in side.words))


def _words_of(node: Node) -> tuple[list[Value], list[Node]]:
    """The words of a query that stand by themselves, and the rest that must hold besides; no words if it is not so."""
    parts = node.parts if isinstance(node, And) else (node,)
    words = [value for part in parts if isinstance(part, Words) for value in part.words]
    return words, [part for part in parts if not isinstance(part, Words)]


def _listed(words: Sequence[str]) -> str:
    quoted = [f"'{word}'" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
