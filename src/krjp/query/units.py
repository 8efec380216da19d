"""What the words of a search mean, one thing each, and how much of it each event holds.

What a thing says is its inverse document frequency (Spärck Jones 1972): the fewer events hold it, the more it says. It
says most where it stands in the title or is what the event is coded as, and little if it is an everyday word, or the
office of somebody who is named.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from krjp.frozen import Frozen
from krjp.index.columns import bitmap, positions
from krjp.index.stems import stem
from krjp.index.words import TEXT_FIELDS
from krjp.query.conditions import Having, Holding
from krjp.query.nodes import Value
from krjp.query.wording import function_words, holding, light_words
from krjp.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from krjp.index.holdings import Holdings
    from krjp.query.context import Context

__all__ = ["Unit", "content_of", "units_of", "weights_of"]

# What is in these fields the event is about; what a word says in others, in a note alone, of what holds only what it
# asks for, and if it is an everyday word.
ABOUT = ("title", "labels")
ASIDE, NOTED, NEAR, LIGHT = 0.7, 0.4, 0.9, 0.2


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


def weights_of(units: Sequence[Unit], within: int, holdings: Holdings) -> dict[int, float]:
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


def content_of(asked: Sequence[Value], holdings: Holdings) -> list[Value]:
    """The words that say what is asked: all but those that only put the question, if they are part of no term."""
    segments = holdings.concepts.segments(asked, silent=function_words())
    return [Value(*word) for segment in segments if not _silent(segment) for word in segment] or list(asked)


def units_of(asked: Sequence[Value], holdings: Holdings, context: Context) -> tuple[list[Unit], list[str]]:
    """What the words mean, one thing each, and what was done to find them."""
    asked, notes = _mended(asked, holdings)
    segments = holdings.concepts.segments(asked, near=True, silent=function_words())
    segments = [segment for segment in segments if not _silent(segment)] or segments
    offices = _offices(segments, holdings)
    states = {code for segment in segments for code in holdings.names.find_countries(_text(segment))}
    units: list[Unit] = []
    for segment in segments:
        found, note = _found(segment, holdings, context)
        if not offices and (called := _holders(segment, states, holdings)):
            held = _holding_any(holdings, called)
            found = [unit.replace(near=(unit.near | held) & ~unit.events) for unit in found]
        office = offices and _is_office(segment, offices, holdings)
        units += [unit.replace(light=True) for unit in found] if office else found
        notes += [note] if note else []
    return units, notes


def _found(segment: Sequence[tuple[str, bool]], holdings: Holdings, context: Context) -> tuple[list[Unit], str]:
    """What a few words mean, and what was done to find it."""
    unit = _held(holdings, holding(segment, context))
    near = () if segment[0][1] or unit.light else holdings.concepts.near(unit.asked)
    if unit.events:
        return [unit.replace(near=_holding_any(holdings, near) & ~unit.events) if near else unit], ""
    if segment[0][1] or unit.light:
        return [unit], ""
    if near:
        return [_held(holdings, Holding(unit.asked, near))], f"'{unit.asked}' read as {near[0]}"
    terms = holdings.concepts.with_part(unit.asked)
    if (whole := _held(holdings, Holding(unit.asked, terms))).events:
        return [whole], f"'{unit.asked}' read as {terms[0]}"
    from krjp.query.mending import cut, family

    if pieces := cut(unit.asked, holdings):
        found = [_held(holdings, piece) if isinstance(piece, Holding) else _having(holdings, piece, asked)
                 for asked, piece in pieces]  # fmt: skip
        return found, f"{unit.asked} read as {' '.join(asked for asked, _ in pieces)}"
    if begun := family(unit.asked, holdings):
        return [_held(holdings, Holding(begun, (begun,), prefix=True))], f"'{unit.asked}' read as {begun}*"
    return [unit], ""


def _mended(asked: Sequence[Value], holdings: Holdings) -> tuple[list[Value], list[str]]:
    """The words with those that occur nowhere, nor ask for anything, as what they were probably meant to be."""
    from krjp.query.mending import mended

    concepts, skipped = holdings.concepts, function_words() | light_words()
    segments = concepts.segments(asked, near=True, silent=function_words())
    in_terms = {word for segment in segments if len(segment) > 1 for word in segment}
    found: list[Value] = []
    notes: list[str] = []
    for value in asked:
        text, close = value.text, None
        known = value in in_terms or value.prefix or fold(text) in skipped or holdings.words.occurrences(text)
        if not known and not (concepts.synonyms(text) or concepts.near(text) or concepts.with_part(text)):
            close = mended(text, holdings)
        found.append(Value(close) if close else value)
        notes += [f"'{text}' read as {close}"] if close else []
    return found, notes


def _silent(segment: Sequence[tuple[str, bool]]) -> bool:
    """True for a word that only puts the question."""
    return len(segment) == 1 and not segment[0][1] and fold(segment[0][0]) in function_words()


def _offices(segments: Sequence[Sequence[tuple[str, bool]]], holdings: Holdings) -> list[frozenset[str]]:
    """The words of each office of those whom the words name."""
    bearers = (actor for segment in segments for actor in holdings.names.bearers(_text(segment)))
    return [frozenset(map(stem, words(role.title))) for actor in bearers for role in actor.roles]


def _holders(segment: Sequence[tuple[str, bool]], states: AbstractSet[str], holdings: Holdings) -> tuple[str, ...]:
    """The names of those who hold an office in one of some states: a Japanese prime minister is Kishida Fumio."""
    text = _text(segment)
    offices = [set(words(each)) for each in (text, *holdings.concepts.synonyms(text)) if each.isascii()]
    found: dict[str, None] = {}
    for actor in holdings.names.office_holders(states) if offices else ():
        for title in (set(words(role.title)) for role in actor.roles):
            rests = (title - office for office in offices if office <= title)
            if any(rest <= function_words() | holdings.names.state_words for rest in rests):
                found |= dict.fromkeys(actor.names)
    return tuple(found)


def _is_office(segment: Sequence[tuple[str, bool]], offices: Sequence[frozenset[str]], holdings: Holdings) -> bool:
    """True when words tell what somebody is who is named besides: `Secretary of State Blinken`."""
    text = _text(segment)
    called = (text, *holdings.concepts.synonyms(text), *holdings.concepts.near(text))
    return any(set(map(stem, words(each))) <= office for each in called for office in offices)


def _text(segment: Sequence[tuple[str, bool]]) -> str:
    return " ".join(text for text, _ in segment)


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
