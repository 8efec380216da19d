"""What an entry is about: topics by the words that speak of them.

A topic counts once for each of its words found; those found first and most often come first. At most
four are kept. By the codebook `diplomacy` is the relations themselves, so it is what a meeting or a protest
is about that speaks of nothing narrower, and a statement or appointment that concerns two states or more.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from krjp.importer.lexicons import rows
from krjp.importer.verbs import singular

if TYPE_CHECKING:
    from krjp.importer.acts import Act
    from krjp.importer.mentions import Scan
    from krjp.importer.sentences import Word

__all__ = ["topics"]

MOST = 4


_BETWEEN_STATES = ("meeting", "protest")
_MAY_BE = ("statement", "appointment")


@cache
def _terms() -> dict[str, list[str]]:
    """The words of each topic in the singular, each between spaces."""
    found: dict[str, list[str]] = {topic: [] for (topic,) in rows("topics", "topics")}
    for topic, term in rows("topics", "terms"):
        found[topic].append(f" {' '.join(map(singular, term.split()))} ")
    return found


@cache
def _by_first() -> dict[str, list[tuple[str, str]]]:
    """Topics and terms by the first word of the term."""
    found: dict[str, list[tuple[str, str]]] = {}
    for topic, terms in _terms().items():
        for term in terms:
            found.setdefault(term.split()[0], []).append((topic, term))
    return found


@cache
def _acronyms() -> frozenset[str]:
    """The words of terms that count in capitals only, in small letters."""
    return frozenset(
        word.lower() for terms in _terms().values() for term in terms for word in term.split() if word.isupper()
    )


def topics(scan: Scan, act: Act, states: int) -> tuple[str, ...]:
    """The topics of an entry that concerns so many states, most important first."""
    words = [*map(_compared, scan.words)]
    text = f" {' '.join(words)} "
    by_first = _by_first()
    positions: dict[str, list[int]] = {}
    for word in dict.fromkeys(words):
        for topic, term in by_first.get(word, ()):
            if (at := text.find(term)) >= 0:
                positions.setdefault(topic, []).append(at)
    order = list(_terms())
    weights = {topic: (-len(found), min(found)) for topic, found in positions.items()}
    if set(weights) - {"diplomacy"} and act.kind not in (
        "appointment",
        "meeting",
        "statement",
        "agreement",
        "commemoration",
    ):
        weights.pop("diplomacy", None)
    found = sorted(weights, key=lambda topic: (weights[topic], order.index(topic)))[:MOST]
    relations = act.kind in _BETWEEN_STATES or (act.kind in _MAY_BE and states > 1)
    return tuple(found) or (("diplomacy",) if relations else ())


def _compared(word: Word) -> str:
    """A word as terms are written."""
    folded = singular(word.lower)
    return folded.upper() if word.text[:2].isupper() and folded in _acronyms() else folded
