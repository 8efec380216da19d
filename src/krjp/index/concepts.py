"""Terms that mean one thing: concepts, and the names of one actor or state, looked up by any of them."""

from __future__ import annotations

from collections import deque
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from krjp.index.words import SAME_LETTERS, stem
from krjp.text import same_name
from krjp.text import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized

    from krjp.index.names import Names
    from krjp.record.authorities import Concept

__all__ = ["Concepts"]

# Words of the longest term that is looked for as one: the full name of a ministry has eight.
LONGEST_TERM = 12

_Stems = tuple[str, ...]


class Concepts:
    """The terms of all concepts and the names of all actors and states."""

    def __init__(self, concepts: Iterable[Concept], names: Names) -> None:
        self._names = names
        # Stemming every term would take longer than the search; few begin like what is asked for.
        self._terms: dict[str, dict[_Stems, dict[str, None]]] = {}
        self._by_start: dict[str, list[tuple[list[str], Concept]]] = {}
        for concept in concepts:
            for term in concept.terms:
                words = words_of(term)
                self._by_start.setdefault(words[0][:SAME_LETTERS] if words else "", []).append((words, concept))

    def synonyms(self, text: str) -> tuple[str, ...]:
        """All terms that mean the same as a text; empty when it is no known term."""
        names = self._names.also_called(text)
        stems = _stems(words_of(text))
        return tuple(dict.fromkeys((*self._terms_like(stems).get(stems, ()), *(names if len(names) > 1 else ()))))

    def _terms_like(self, stems: _Stems) -> dict[_Stems, dict[str, None]]:
        """The stems of all terms that begin like some, and of all their beginnings, with what means the same."""
        start = stems[0][:SAME_LETTERS] if stems else ""
        if start not in self._terms:
            found: dict[_Stems, dict[str, None]] = {}
            for words, concept in self._by_start.get(start, ()):
                term = _stems(words)
                found.setdefault(term, {}).update(dict.fromkeys(concept.terms))
                for size in range(1, len(term)):
                    found.setdefault(term[:size], {})
            self._terms[start] = found
        return self._terms[start]

    def segments(self, words: Sequence[tuple[str, bool]]) -> list[Sequence[tuple[str, bool]]]:
        """Words as known terms, longer ones before shorter, and single words.

        Each word is a text and whether it is only the beginning of one. A known term of several words is
        then looked for as a phrase, with its synonyms: `east sea` is not a sea in the east. The order of the words
        does not matter: `minister foreign` is a foreign minister.
        """
        # Where each word stands, in order; a word that is only the beginning of one is part of no term.
        free: dict[str, deque[int]] = {}
        for at, (text, prefix) in enumerate(words):
            if not prefix:
                free.setdefault(text, deque()).append(at)
        taken: dict[int, tuple[int, ...]] = {}
        terms = sorted(((-len(term), sorted(term)), term) for term in self._terms_among(free))
        for _, alike in groupby(terms, key=itemgetter(0)):
            orders = [term for _, term in alike]
            while term := min(filter(None, (_first_places(term, free) for term in orders)), default=()):
                taken[min(term)] = term
                taken.update(dict.fromkeys(set(term) - {min(term)}, ()))
                for at in term:
                    free[words[at][0]].popleft()
        places = (taken.get(at, (at,)) for at in range(len(words)))
        return [tuple(words[at] for at in place) for place in places if place]

    def _terms_among(self, words: Mapping[str, Sized]) -> Iterator[tuple[str, ...]]:
        """The known terms of several words that some words make, each used no more often than it stands there.

        Most words begin no term, so others are put behind them only while they still could.
        """
        known = {text: (_stems(words_of(text)), same_name(text)) for text in words}

        def behind(term: tuple[str, ...], stemmed: _Stems, name: str) -> Iterator[tuple[str, ...]]:
            if len(term) > 1 and self.synonyms(" ".join(term)):
                yield term
            if len(term) == LONGEST_TERM:
                return
            for text, (stems, key) in known.items():
                if term.count(text) == len(words[text]):
                    continue
                longer, longer_name = (*stemmed, *stems), name + key
                if longer in self._terms_like(longer) or self._names.begin_with(longer_name):
                    yield from behind((*term, text), longer, longer_name)

        return behind((), (), "")


def _first_places(term: Sequence[str], free: Mapping[str, Sequence[int]]) -> tuple[int, ...] | None:
    """The first places where the words of a term stand, in its order; None when one of them is missing."""
    wanted = [(text, term[:at].count(text)) for at, text in enumerate(term)]
    if any(number >= len(free[text]) for text, number in wanted):
        return None
    return tuple(free[text][number] for text, number in wanted)


def _stems(words: Iterable[str]) -> _Stems:
    return tuple(map(stem, words))
