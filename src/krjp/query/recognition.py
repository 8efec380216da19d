"""Words of a search that name fields: `meetings in february with the us`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from krjp.errors import ExpressionError
from krjp.index.holding import held
from krjp.index.stems import SAME_LETTERS, stem
from krjp.query.nodes import And, Days, Match, Value, Words
from krjp.query.wording import function_words, light_words
from krjp.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.dates import Frame, Period
    from krjp.index.holdings import Holdings
    from krjp.query.nodes import Node

__all__ = ["dated", "fields_named", "partly_named", "recognised"]

# The fields whose values are everyday words.
VOCABULARIES = ("kind", "framework", "meeting.level", "meeting.mode", "topics")
# Those of them that other words ask for as well: what an event is about is asked for in too many.
WHEN_AND_WHERE = ("place.name", "countries")
ASKED_FOR = ("kind", "framework", "meeting.mode")
# Say that a value has no name; nobody asks for that by such a word.
NAMELESS = ("other", "unknown")
LONGEST = 4
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Months that are everyday words as well mean the month behind one of these only.
DOUBTFUL, BEFORE_DAYS = ("march", "may"), ("in", "during", "of", "since", "until", "early", "mid", "late")
# Say of the word before them what it is; nothing else.
LEVELS = ("level", "levels")


def fields_named(values: Sequence[Value], holdings: Holdings) -> tuple[Node, str] | None:
    """The query that the words of a search name as fields, and how to tell it; None when they name too few.

    All words must name fields, two at least.
    """
    named, left = recognised(values, holdings, widely=True)
    if not any(isinstance(each, Days) or each.field in WHEN_AND_WHERE for each in named):
        named, left = recognised(values, holdings)
    return (And(*named), _read_as(named)) if len(named) >= 2 and not left else None


def partly_named(values: Sequence[Value], holdings: Holdings) -> tuple[list[Match | Days], list[Value], str] | None:
    """The fields that some words name, the words besides, and how to tell it; None without a period among them.

    States stay words: beside others they may only be talked about.
    """
    named, left = recognised(values, holdings, widely=True, states=False)
    if not any(isinstance(each, Days) for each in named):
        return None
    return named, left, _read_as((*named, Words(*left)) if left else named)


def _read_as(nodes: Sequence[Node]) -> str:
    return f"read as: {' '.join(map(_told, nodes))}; --all keeps words as words"


def _told(node: Node) -> str:
    return f"date:{node.asked}" if isinstance(node, Days) and " " not in node.asked else str(node)


def recognised(
    values: Sequence[Value], holdings: Holdings, *, widely: bool = False, states: bool = True
) -> tuple[list[Match | Days], list[Value]]:
    """The fields that some words name, and the words that are left, without those that say nothing.

    A word that asks for a field's value by another name (`met`) names it too, if that is asked for `widely`.
    """
    named: list[Match | Days] = []
    left: list[Value] = []
    at = 0
    while at < len(values):
        for size in range(min(LONGEST, len(values) - at), 0, -1):
            run = values[at : at + size]
            before = _before(values, at)
            starred = any(value.prefix for value in run)
            nodes = [] if starred else _fields(run, before, holdings, widely=widely, states=states)
            if nodes:
                # What could name several stays words, as a whole: `North Korea` is not Korea.
                named += nodes if len(nodes) == 1 else []
                left += run if len(nodes) > 1 else ()
                at += size
                break
            if size > 1 and holdings.concepts.synonyms(" ".join(value.text for value in run)):
                # A prime minister is no minister.
                left += run
                at += size
                break
        else:
            left.append(values[at])
            at += 1
    return named, [value for value in left if value.prefix or not _says_nothing(value.text, named)]


def dated(values: Sequence[Value], holdings: Holdings) -> tuple[Days, list[Value]] | None:
    """The one period that some words of a search name, and the words besides; None without the one or the others."""
    found: list[Days] = []
    left: list[Value] = []
    at = 0
    while at < len(values):
        sizes = range(min(LONGEST, len(values) - at), 0, -1)
        runs = (values[at : at + size] for size in sizes)
        days = (_days(" ".join(value.text for value in run), _before(values, at), holdings) for run in runs)
        size, period = next(((size, each) for size, each in zip(sizes, days, strict=True) if each), (1, None))
        if period is None:
            left.append(values[at])
        else:
            found.append(period)
        at += size
    return (found[0], left) if len(found) == 1 and left else None


def _says_nothing(text: str, named: Sequence[Match | Days]) -> bool:
    """True for a word that only puts the question, or says little beside fields."""
    word = fold(text)
    return word in function_words() or bool(named and (word in LEVELS or word in light_words()))


def _before(values: Sequence[Value], at: int) -> str:
    """The word before a place, articles aside."""
    words = (fold(values[place].text) for place in range(at - 1, -1, -1))
    return next((word for word in words if word not in ("the", "a")), "")


def _fields(run: Sequence[Value], before: str, holdings: Holdings, *, widely: bool, states: bool) -> list[Match | Days]:
    """What some words may name: a value of a field, or days."""
    text = " ".join(value.text for value in run)
    days = _days(text, before, holdings)
    begins = fold(text)[:SAME_LETTERS]
    # Stemming every word, here or there, would take longer than the search.
    values = [(name, value) for name in VOCABULARIES for value in holdings.fields[name].vocabulary
              if value.startswith(begins) and value not in NAMELESS]  # fmt: skip
    if values:
        key = tuple(map(stem, words(text)))
        values = [(name, value) for name, value in values if key == tuple(map(stem, words(value)))]
    # `by Korea` says who acts, `against Japan` towards whom.
    side = {"by": "initiators", "against": "targets"}.get(before, "countries")
    codes = holdings.names.find_countries(text)
    if codes and not states:
        return []
    values += [(side, code) for code in codes]
    found: list[Match | Days] = [Match(name, ":", (Value(value),)) for name, value in values]
    found += [days] if days else []
    if not found and widely:
        found = [Match(name, ":", (Value(value),)) for name, value in _asked_for(text, holdings)]
    if not found and not codes and before in ("in", "at") and any(held(holdings.index.values("place.name"), text)):
        # Where it happened is a place only behind a word that says so: Seoul is also a government.
        found = [Match("place.name", ":", (Value(text),))]
    return found


def _asked_for(text: str, holdings: Holdings) -> list[tuple[str, str]]:
    """The values of fields that a text asks for in another word: `met`, `talks` for a meeting, `online` for virtual."""
    concepts = holdings.concepts
    if " " in text and holdings.words.occurrences(text):
        return []  # `supreme court` is more than a court
    terms = set(map(fold, (*concepts.synonyms(text), *concepts.near(text))))
    # What no event is coded as would find nothing.
    return [(name, value) for name in ASKED_FOR for value in holdings.index.values(name) if value in terms][:1]


def _days(text: str, before: str, holdings: Holdings) -> Days | None:
    """The period that some words name: a month, a part of one, a year."""
    folded = fold(text)
    dated = any(word[:3] in MONTHS for word in folded.split()) or (folded.isdigit() and len(folded) == 4)
    if not dated or (folded in DOUBTFUL and before not in BEFORE_DAYS):
        return None
    period = _period(text, holdings.frame)
    return None if period is None else Days(period, text)


@lru_cache(maxsize=256)
def _period(text: str, frame: Frame) -> Period | None:
    """The period that a text names; to say of one that names none what it may have meant takes long."""
    from krjp.periods import parse

    try:
        return parse(text, frame)
    except ExpressionError:
        return None
