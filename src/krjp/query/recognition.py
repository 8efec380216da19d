"""Words of a search that name fields: `meetings in february with the us`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from krjp.errors import ExpressionError
from krjp.index.stems import SAME_LETTERS, stem
from krjp.query.nodes import And, Days, Match, Value, Words
from krjp.query.wording import function_words
from krjp.text import fold, held, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.dates import Frame, Period
    from krjp.index.holdings import Holdings
    from krjp.query.nodes import Node

__all__ = ["dated", "fields_named", "recognised"]

# The fields whose values are everyday words.
VOCABULARIES = ("kind", "framework", "meeting.level", "meeting.mode", "topics")
LONGEST = 4
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Months that are everyday words as well mean the month behind one of these only.
DOUBTFUL, BEFORE_DAYS = ("march", "may"), ("in", "during", "of", "since", "until", "early", "mid", "late")
# Say of the word before them what it is; nothing else.
LEVELS = ("level", "levels")


def fields_named(values: Sequence[Value], holdings: Holdings, *, partly: bool) -> tuple[Node, str] | None:
    """The query that the words of a search name as fields, and how to tell it; None when they name too few.

    Two words at least must name fields, or a month beside other words; all of them must, unless `partly`.
    """
    named, left = recognised(values, holdings)
    if left and not partly:
        return None
    enough = len(named) >= 2 or (partly and left and any(isinstance(each, Days) for each in named))
    if not enough:
        return None
    words = (Words(*left),) if left else ()
    told = " ".join(map(_told, (*named, *words)))
    return And(*named, *words), f"read as: {told}; --all keeps words as words"


def _told(node: Node) -> str:
    return f"date:{node.asked}" if isinstance(node, Days) and " " not in node.asked else str(node)


def recognised(values: Sequence[Value], holdings: Holdings) -> tuple[list[Node], list[Value]]:
    """The fields that some words name, and the words that are left, without those that say nothing."""
    named: list[Node] = []
    left: list[Value] = []
    at = 0
    while at < len(values):
        for size in range(min(LONGEST, len(values) - at), 0, -1):
            run = values[at : at + size]
            before = _before(values, at)
            nodes = [] if any(value.prefix for value in run) else _fields(run, before, holdings)
            if nodes:
                # What could name several stays words, as a whole: `North Korea` is not Korea.
                named += nodes if len(nodes) == 1 else []
                left += run if len(nodes) > 1 else ()
                at += size
                break
        else:
            value = values[at]
            if value.prefix or not (fold(value.text) in function_words() or (named and fold(value.text) in LEVELS)):
                left.append(value)
            at += 1
    return named, left


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
    content = [value for value in left if fold(value.text) not in function_words()]
    return (found[0], left) if len(found) == 1 and content else None


def _before(values: Sequence[Value], at: int) -> str:
    """The word before a place, articles aside."""
    words = (fold(values[place].text) for place in range(at - 1, -1, -1))
    return next((word for word in words if word not in ("the", "a")), "")


def _fields(run: Sequence[Value], before: str, holdings: Holdings) -> list[Node]:
    """What some words may name: a value of a field, or days."""
    text = " ".join(value.text for value in run)
    days = _days(text, before, holdings)
    begins = fold(text)[:SAME_LETTERS]
    # Stemming every word, here or there, would take longer than the search.
    values = [(name, value) for name in VOCABULARIES for value in holdings.fields[name].vocabulary
              if value.startswith(begins)]  # fmt: skip
    if values:
        key = tuple(map(stem, words(text)))
        values = [(name, value) for name, value in values if key == tuple(map(stem, words(value)))]
    # `by Korea` says who acts, `against Japan` towards whom.
    side = {"by": "initiators", "against": "targets"}.get(before, "countries")
    values += [(side, code) for code in holdings.names.find_countries(text)]
    found: list[Node] = [Match(name, ":", (Value(value),)) for name, value in values]
    found += [days] if days else []
    if not found and before in ("in", "at") and any(held(holdings.index.values("place.name"), text)):
        # Where it happened is a place only behind a word that says so: Seoul is also a government.
        found = [Match("place.name", ":", (Value(text),))]
    return found


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
