"""Conditions to sets of events, over the indexes. A set is a bitmap (see `index.events`).

An approximate event happened on one of its days, nobody knows which. It surely meets a question when it
does so whichever day that was, and possibly when it does so for some of them. Two days that lie in the same
of the question's spans cannot differ, so the question is asked once for each way of lying in them, with
every condition on days replaced by yes or no; which events may have happened on such days, the index knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.frozen import Frozen
from krjp.query.conditions import AllOf, AnyOf, HavingAny, Holding, NotSo, OnDays, OnExactly, leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.index.events import Span
    from krjp.index.holdings import Holdings
    from krjp.query.conditions import Condition, Leaf

__all__ = ["Case", "Evaluated", "evaluate", "ways"]


class Case(Frozen):
    """One way in which a day can lie in the spans a question asks about."""

    spans: tuple[Span, ...]
    """The days that lie so, in order and apart."""
    found: int
    """The events that meet the question if they happened on such a day."""


class Evaluated(Frozen):
    """Which events meet a question."""

    sure: int
    possible: int
    """Those that surely do included."""
    cases: tuple[Case, ...]
    """Every way in which the day of an event can matter; a single one where it does not."""
    occurrences: dict[Holding, set[int]]
    """Where the things searched for occur."""


def evaluate(condition: Condition, holdings: Holdings) -> Evaluated:
    """The events for which a condition holds."""
    index = holdings.index
    occurrences: dict[Holding, set[int]] = {}
    sets: dict[Leaf, int] = {}
    for leaf, _ in leaves(condition):
        if leaf not in sets:
            sets[leaf] = _leaf(leaf, holdings, occurrences)
    found = _combined(condition, sets, index.everything)
    asked = list(dict.fromkeys(leaf for leaf in sets if isinstance(leaf, OnDays)))
    if not asked:
        return Evaluated(found, found, (Case((index.range,), found),), occurrences)
    approximate = index.approximate
    cases = []
    some = fails = 0
    for spans, held in ways([leaf.spans for leaf in asked], index.range):
        known: dict[Leaf, int] = dict(zip(asked, (index.everything if yes else 0 for yes in held), strict=True))
        case = Case(spans, _combined(condition, {**sets, **known}, index.everything))
        if approximate:
            reached = index.may_reach(spans)
            some |= reached & case.found
            fails |= reached & ~case.found
        cases.append(case)
    exact = found & ~approximate
    return Evaluated(exact | (some & ~fails), exact | some, tuple(cases), occurrences)


def _combined(condition: Condition, sets: dict[Leaf, int], everything: int) -> int:
    """The events of a condition, given those of its leaves."""
    match condition:
        case AllOf():
            found = everything
            for part in condition.parts:
                found &= _combined(part, sets, everything)
            return found
        case AnyOf():
            found = 0
            for part in condition.parts:
                found |= _combined(part, sets, everything)
            return found
        case NotSo():
            return everything & ~_combined(condition.part, sets, everything)
    return sets[condition]


def _leaf(leaf: Leaf, holdings: Holdings, occurrences: dict[Holding, set[int]]) -> int:
    index = holdings.index
    match leaf:
        case HavingAny():
            return index.having_any(leaf.field)
        case OnDays():
            return index.reaching(leaf.spans)
        case OnExactly():
            found = 0
            for first, last in leaf.spans:
                found |= index.on_exactly(first, last)
            return found
        case Holding():
            words = holdings.words
            matched = set[int]().union(*(words.occurrences(term, prefix=leaf.prefix) for term in leaf.terms))
            occurrences[leaf] = matched
            return words.events_of(matched)
    found = index.everything
    for values in leaf.alternatives:
        found &= index.having(leaf.field, values)
    if leaf.only:
        others = index.values(leaf.field).keys() - {value for each in leaf.alternatives for value in each}
        found &= ~index.having(leaf.field, others)
    return found


def ways(asked: list[tuple[Span, ...]], days: Span) -> Iterator[tuple[tuple[Span, ...], tuple[bool, ...]]]:
    """All ways in which a day can lie in spans, with the days that do: at each border something changes."""
    first, last = days
    borders = {first}
    for spans in asked:
        for begin, end in spans:
            borders.update(each for each in (begin, end + 1) if first < each <= last)
    ordered = sorted(borders)
    at = [0] * len(asked)
    ways: dict[tuple[bool, ...], list[Span]] = {}
    for begin, after in zip(ordered, (*ordered[1:], last + 1), strict=True):
        held = []
        for number, spans in enumerate(asked):
            while at[number] < len(spans) and spans[at[number]][1] < begin:
                at[number] += 1
            held.append(at[number] < len(spans) and spans[at[number]][0] <= begin)
        run = ways.setdefault(tuple(held), [])
        if run and run[-1][1] == begin - 1:
            run[-1] = (run[-1][0], after - 1)
        else:
            run.append((begin, after - 1))
    return ((tuple(run), held) for held, run in ways.items())
