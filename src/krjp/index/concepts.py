"""Terms that mean one thing: concepts, and the names of one actor or state, looked up by any of them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from krjp.index.beginnings import beginnings
from krjp.index.stems import SAME_LETTERS, stem
from krjp.text import fold, same_name
from krjp.text import words as words_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from krjp.index.names import Names
    from krjp.record.authorities import Concept

__all__ = ["Beginning", "Concepts", "first_letters"]

# Words of the longest term that is looked for as one: the full name of a ministry has eight.
LONGEST_TERM = 12
# So many terms are tried as the first to be taken; a question has a handful.
MOST_CHOICES = 50
# A word that stands there more often asks for nothing new. All of them would be tried in all terms.
MOST_TIMES = 3

_Stems = tuple[str, ...]
_Terms = tuple[str, ...]
Beginning = tuple[list[str], _Terms]


class Concepts:
    """The terms of all concepts and the names of all actors and states."""

    def __init__(self, concepts: Iterable[Concept], names: Names) -> None:
        self._concepts = tuple(concepts)
        self._near: dict[str, dict[_Stems, tuple[_Terms, ...]]] = {}
        self._names = names
        # Stemming every term would take longer than the search; few begin like what is asked for.
        self._terms: dict[str, dict[_Stems, dict[str, None]]] = {}

    def synonyms(self, text: str) -> tuple[str, ...]:
        """All terms that mean the same as a text; empty when it is no known term."""
        names = self._names.also_called(text)
        stems = _stems(words_of(text))
        return tuple(dict.fromkeys((*self._terms_like(stems).get(stems, ()), *(names if len(names) > 1 else ()))))

    def near(self, text: str) -> tuple[str, ...]:
        """The terms of the concepts that a text asks for without being one of them."""
        stems = _stems(words_of(text))
        found = self._near_like(stems).get(stems, ())
        return tuple(dict.fromkeys(chain.from_iterable(found)))

    def with_part(self, word: str) -> tuple[str, ...]:
        """The terms of the one concept that has a word in a term of several: Liancourt for the Liancourt Rocks."""
        wanted = stem(fold(word))
        found = {id(terms): terms for begun, term, terms in self._begun
                 if wanted[:SAME_LETTERS] in begun and wanted in _stems(words_of(term))}  # fmt: skip
        return next(iter(found.values())) if len(found) == 1 else ()

    def terms_beginning(self, start: str) -> Iterable[Beginning]:
        """The words of every term whose first word begins with two letters, with all terms of its concept."""
        return (
            (words, terms)
            for begun, text, terms in self._begun
            if start in begun and first_letters(words := words_of(text)) == start
        )

    def near_beginning(self, start: str) -> Iterable[Beginning]:
        """The same of the other words that ask for a concept."""
        return self._near_by_start.get(start, ())

    @cached_property
    def every(self) -> list[_Terms]:
        """The terms of each concept."""
        return [concept.terms for concept in self._concepts]

    @cached_property
    def _begun(self) -> list[tuple[str, str, _Terms]]:
        return [(beginnings(term), term, terms) for terms in self.every for term in terms]

    @cached_property
    def _near_by_start(self) -> dict[str, list[Beginning]]:
        found: dict[str, list[Beginning]] = {}
        for concept in self._concepts:
            for words in map(words_of, concept.near):
                found.setdefault(first_letters(words), []).append((words, concept.terms))
        return found

    def _near_like(self, stems: _Stems) -> dict[_Stems, tuple[_Terms, ...]]:
        """What begins like some stems and asks for which concepts; and the beginnings of it, that ask for none."""
        start = stems[0][:SAME_LETTERS] if stems else ""
        if start not in self._near:
            found: dict[_Stems, tuple[_Terms, ...]] = {}
            for words, terms in self.near_beginning(start):
                near = _stems(words)
                found[near] = (*found.get(near, ()), terms)
                for size in range(1, len(near)):
                    found.setdefault(near[:size], ())
            self._near[start] = found
        return self._near[start]

    def _terms_like(self, stems: _Stems) -> dict[_Stems, dict[str, None]]:
        """The stems of all terms that begin like some, and of all their beginnings, with what means the same."""
        start = stems[0][:SAME_LETTERS] if stems else ""
        if start not in self._terms:
            found: dict[_Stems, dict[str, None]] = {}
            for words, terms in self.terms_beginning(start):
                term = _stems(words)
                found.setdefault(term, {}).update(dict.fromkeys(terms))
                for size in range(1, len(term)):
                    found.setdefault(term[:size], {})
            self._terms[start] = found
        return self._terms[start]

    def segments(
        self, words: Sequence[tuple[str, bool]], *, near: bool = False, silent: Container[str] = ()
    ) -> list[Sequence[tuple[str, bool]]]:
        """Words as known terms, longer ones before shorter, and single words.

        Each word is a text and whether it is only the beginning of one. A known term of several words is
        then looked for as a phrase, with its synonyms: `east sea` is not a sea in the east. The order of the words
        does not matter: `minister foreign` is a foreign minister. With `near`, what asks for a concept is a term, too.
        Words that are `silent` need not be part of a term.
        """
        times = Counter[tuple[str, bool]]()
        words, given = [], words
        for word in given:
            times[word] += 1
            words += [word] if times[word] <= MOST_TIMES else []
        terms = sorted(
            self._terms_among(words, near=near), key=lambda term: (-len(term), sorted(words[at] for at in term), term)
        )
        taken: dict[int, tuple[int, ...]] = {}
        for term in self._best(terms, words, silent):
            taken[min(term)] = term
            taken.update(dict.fromkeys(set(term) - {min(term)}, ()))
        places = (taken.get(at, (at,)) for at in range(len(words)))
        return [tuple(words[at] for at in place) for place in places if place]

    def _best(
        self, terms: Sequence[tuple[int, ...]], words: Sequence[tuple[str, bool]], silent: Container[str]
    ) -> list[tuple[int, ...]]:
        """Of some terms, those that together leave the fewest words that are no term; if equal, the fewest and longest.

        In `US Japan North Korea`, it is `North Korea` that leaves nothing over, not `US Japan Korea`.
        """
        if len({at for term in terms for at in term}) == sum(map(len, terms)):
            return list(terms)
        lone = {at for at, (text, prefix) in enumerate(words) if not prefix and self.synonyms(text)}
        saying = {at for at, (text, _) in enumerate(words) if fold(text) not in silent}
        most, best = -1, list[tuple[int, ...]]()
        for first in terms[:MOST_CHOICES]:
            chosen, used = [first], set(first)
            for term in terms:
                if used.isdisjoint(term):
                    chosen.append(term)
                    used.update(term)
            if len((used | lone) & saying) > most:
                most, best = len((used | lone) & saying), chosen
        return best

    def _terms_among(self, words: Sequence[tuple[str, bool]], *, near: bool) -> Iterator[tuple[int, ...]]:
        """The places of words that make a known term, in its order.

        Most words begin no term, so others are put behind them only while they still could.
        """
        stems = [_stems(words_of(text)) for text, _ in words]
        keys = [same_name(text) for text, _ in words]

        def behind(term: tuple[int, ...], stemmed: _Stems, name: str) -> Iterator[tuple[int, ...]]:
            text = " ".join(words[at][0] for at in term)
            if len(term) > 1 and (self.synonyms(text) or (near and self.near(text))):
                yield term
            if len(term) == LONGEST_TERM:
                return
            for at in range(len(words)):
                if at in term or words[at][1]:
                    continue
                longer, longer_name = (*stemmed, *stems[at]), name + keys[at]
                begun = longer in self._terms_like(longer) or (near and longer in self._near_like(longer))
                if begun or self._names.begin_with(longer_name):
                    yield from behind((*term, at), longer, longer_name)

        return behind((), (), "")


def first_letters(words: Sequence[str]) -> str:
    """What the first of some words and its stem begin with."""
    return words[0][:SAME_LETTERS] if words else ""


def _stems(words: Iterable[str]) -> _Stems:
    return tuple(map(stem, words))
