"""Words that occur nowhere: the nearest that do, and compounds cut into what is known."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from krjp.query.conditions import Having, Holding
from krjp.query.wording import light_words, states_at
from krjp.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.index.holdings import Holdings

__all__ = ["cut", "family", "mended", "slips"]

# Shorter words are too much like others; long ones may have two slips.
SHORTEST, LONG = 4, 7
# The same of what is no name: `went` is no slip for `want`, nor `replaced` for `related`.
SHORTEST_WORD, LONG_WORD = 5, 9
SHORTEST_FAMILY = 5
# Hiragana that is no part of a known term, and what Korean puts behind a word.
_PARTICLES = re.compile(
    "[ぁ-ゟ]+|(?:에서는?|에게서?|으로는?|부터|까지|[은는이가을를의에와과도로만]|했나|했다|하는|되는|한|된|할|인)(?![가-힣])"
)
_CJK = re.compile("[々〇぀-ヿ㐀-鿿가-힯]")
# A run of it, and letters or digits that are written with it: IT技術者.
_COMPOUND = re.compile("[A-Za-z0-9々〇぀-ヿ㐀-鿿가-힯]{2,}")
_LATIN = re.compile("[A-Za-z0-9]+")


def mended(word: str, holdings: Holdings) -> str | None:
    """The name, or else the word of the texts, that a word was probably meant to be; no everyday word is looked for."""
    wanted = fold(word)
    if len(wanted) < SHORTEST or not (wanted.isascii() and wanted.isalpha()):
        return None

    def nearest(known: Iterable[str], shortest: int, long: int) -> str | None:
        """The one with the fewest slips. They are seldom in the first letter, but it may be changed over."""
        most = 0 if len(wanted) < shortest else 1 if len(wanted) < long else 2
        alike = [each for each in known if each[:1] in wanted[:2] and abs(len(each) - len(wanted)) <= most
                 and each not in light_words()]  # fmt: skip
        # Of equal ones, that with the same letters: somebody who writes `nipon` knows nippon, not nihon.
        counted = sorted((number, set(each) != set(wanted), each) for each in alike
                         if (number := slips(wanted, each)) <= most)  # fmt: skip
        return counted[0][2] if counted else None

    persons = holdings.names.all_names(("person", "state"))
    names = dict.fromkeys(part for name in persons for part in words(name) if len(part) >= SHORTEST)
    return nearest(names, SHORTEST, LONG) or nearest(holdings.words.vocabulary, SHORTEST_WORD, LONG_WORD)


def slips(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many, or changed over (optimal string alignment distance).

    >>> slips("kamikwa", "kamikawa"), slips("kihsida", "kishida"), slips("settlement", "statement")
    (1, 1, 3)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, above, row = row, before, [at]
        for to, opposite in enumerate(other, 1):
            found = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != opposite))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == opposite:
                found = min(found, above[to - 2] + 1)
            row.append(found)
    return row[-1]


def family(word: str, holdings: Holdings) -> str | None:
    """The beginning that a word shares with words that occur, if that is most of it: `reaction`, `reacts`."""
    wanted = fold(word)
    if not (wanted.isascii() and wanted.isalpha()):
        return None
    least = max(SHORTEST_FAMILY, -(-len(wanted) * 3 // 5))
    return next((wanted[:size] for size in range(len(wanted), least - 1, -1)
                 if holdings.words.starting_with(wanted[:size])), None)  # fmt: skip


def cut(text: str, holdings: Holdings) -> list[tuple[str, Holding | Having]]:
    """A run of Chinese characters, kana or Hangul in known terms and states; empty when it cannot be cut.

    The longest known term is taken first, from the left; what is not known stands by itself, without the particles
    and endings that say nothing.
    """
    if not (_COMPOUND.fullmatch(text) and _CJK.search(text)):
        return []
    known = _known(holdings)
    longest = max(map(len, known), default=0)
    found: list[tuple[str, Holding | Having]] = []
    at = unknown = 0

    def leave() -> None:
        """What was not known up to here is looked for as it stands."""
        parts = (part for part in _PARTICLES.split(text[unknown:at]) if len(part) > 1)
        found.extend((part, Holding(part, (part,))) for part in parts)

    while at < len(text):
        size = next((size for size in range(min(longest, len(text) - at), 1, -1) if text[at : at + size] in known), 0)
        together = states_at(text, at)
        if together and len(together[0]) >= size:
            leave()
            found.append(together)
            at = unknown = at + len(together[0])
        elif size:
            leave()
            term = text[at : at + size]
            concepts = holdings.concepts
            found.append((term, Holding(term, concepts.synonyms(term) or concepts.near(term) or (term,))))
            at = unknown = at + size
        elif latin := _LATIN.match(text, at):
            leave()
            found.append((latin[0], Holding(latin[0], holdings.concepts.synonyms(latin[0]) or (latin[0],))))
            at = unknown = latin.end()
        else:
            at += 1
    leave()
    return found if len(found) > 1 or (found and (found[0][0] != text or isinstance(found[0][1], Having))) else []


@cache
def _known(holdings: Holdings) -> frozenset[str]:
    """Every term and name in Chinese characters, kana or Hangul."""
    concepts = holdings.reference.concepts.values()
    terms = (term for concept in concepts for term in (*concept.terms, *concept.near))
    every = (*terms, *holdings.names.all_names())
    return frozenset(each for each in every if _COMPOUND.fullmatch(each) and _CJK.search(each))
