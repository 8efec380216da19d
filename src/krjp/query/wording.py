"""Searching text: words, phrases and the concepts they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.errors import shortened
from krjp.index.words import SAME_LETTERS, query_terms, stem
from krjp.query.nodes import quoted
from krjp.text import same_name
from krjp.text import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krjp.index.names import Names
    from krjp.query.nodes import Phrase, Value, Words
    from krjp.query.question import Question
    from krjp.record.authorities import Concept

__all__ = ["Concepts", "holding_phrase", "holding_words"]


# Words of the longest term that is looked for as one: the full name of a ministry has eight.
LONGEST_TERM = 12


Keys = dict[tuple[str, ...], dict[str, None]]


class Concepts:
    """Groups of terms that mean one thing, and the names of one actor or state, looked up by any of them."""

    def __init__(self, concepts: Iterable[Concept], names: Names) -> None:
        self._names = names
        # Stemming every term would take longer than the search; few begin like what is asked for.
        self._known: dict[str, Keys] = {}
        self._by_start: dict[str, list[tuple[list[str], Concept]]] = {}
        for concept in concepts:
            for term in concept.terms:
                words = words_of(term)
                self._by_start.setdefault(words[0][:SAME_LETTERS] if words else "", []).append((words, concept))

    def synonyms(self, text: str) -> tuple[str, ...]:
        """All terms that mean the same as a text; empty when it is no known term."""
        names = self._names.also_called(text)
        key = _key(words_of(text))
        return tuple(dict.fromkeys((*self._keys(key).get(key, ()), *(names if len(names) > 1 else ()))))

    def _keys(self, term: tuple[str, ...]) -> Keys:
        """The keys that begin like that of a term, and all their beginnings, with the terms that mean the same."""
        start = term[0][:SAME_LETTERS] if term else ""
        if start not in self._known:
            self._known[start] = self._keys_from(start)
        return self._known[start]

    def _keys_from(self, start: str) -> Keys:
        found: Keys = {}
        for words, concept in self._by_start.get(start, ()):
            key = _key(words)
            found.setdefault(key, {}).update(dict.fromkeys(concept.terms))
            for size in range(1, len(key)):
                found.setdefault(key[:size], {})
        return found

    def segments(self, words: Sequence[Value]) -> list[Sequence[Value]]:
        """Words cut into known terms, the longest first from the left, and single words.

        A known term of several words is then looked for as a phrase, with its synonyms: `east sea` is
        not a sea in the east.
        """
        found: list[Sequence[Value]] = []
        at = 0
        while at < len(words):
            size = self._longest_term(words[at : at + LONGEST_TERM])
            found.append(words[at : at + size])
            at += size
        return found

    def _longest_term(self, words: Sequence[Value]) -> int:
        """How many words from the first on make a known term; 1 where none does.

        Most words begin no term, so each is looked at only while those before it still could.
        """
        longest = 1
        term: tuple[str, ...] = ()
        name = ""
        for size, word in enumerate(words, 1):
            term, name = (*term, *_key(words_of(word.text))), name + same_name(word.text)
            if word.prefix or not (term in self._keys(term) or self._names.begin_with(name)):
                break
            if size > 1 and self.synonyms(_joined(words[:size])):
                longest = size
        return longest


def _key(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(stem, words))


def _joined(words: Sequence[Value]) -> str:
    return " ".join(word.text for word in words)


def holding_words(node: Words, question: Question, *, negated: bool) -> int:
    """Events whose text holds all the words (or any, if the question says so), as a bitmap."""
    for word, place in zip(node.words, node.places or (node.span,) * len(node.words), strict=True):
        _check_searchable(word.text, place, question)
    found: int | None = None
    for group in question.chronology.concepts.segments(node.words):
        events = _holding_group(group, question, negated=negated)
        if found is None:
            found = events
        elif question.any_word:
            found |= events
        else:
            found &= events
    return found or 0


def holding_phrase(node: Phrase, question: Question, *, negated: bool) -> int:
    """Events whose text holds the words side by side, as a bitmap."""
    from krjp.query.nodes import Value

    _check_searchable(node.text, node.span, question)
    return _holding_group((Value(node.text),), question, negated=negated)


# What those who write a lone sign probably want.
_MEANT = {
    "&": "write and, or leave it out",
    "|": "write or",
    "-": "for not, write it right before the word; for a range of dates, write A..B",
}


def _check_searchable(text: str, place: tuple[int, int], question: Question) -> None:
    if not query_terms(text):
        hint = _MEANT.get(text[:1], "leave it out")
        raise question.error(place, f"there is no letter or digit to look for in '{shortened(text)}'", hint)


def _holding_group(group: Sequence[Value], question: Question, *, negated: bool) -> int:
    """Events with one thing searched for: a word, a phrase, or any term of a concept."""
    index = question.chronology.text_index
    asked, prefix = _joined(group), group[0].prefix
    if (asked, prefix) not in question.found:
        synonyms = () if prefix else question.chronology.concepts.synonyms(asked)
        if synonyms:
            question.explain(asked, " or ".join(map(quoted, synonyms)))
            matched = set[int]().union(*map(index.occurrences, synonyms))
        else:
            matched = index.occurrences(asked, prefix=prefix)
        if not matched:
            question.missing.append(asked)
        question.found[asked, prefix] = matched, index.events_of(matched)
    matched, events = question.found[asked, prefix]
    if not negated:
        question.groups[asked, prefix] = matched
    return events
