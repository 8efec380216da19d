"""The names, concepts and shared words of a chronology, compiled: looked up a word at a time.

names             whose name is what (`text.same_name`): ids of actors, codes of states
concepts          the terms of each concept, a line each
terms, near       for each two letters that the words of a term, or what else asks for a concept, begin with, a line:
                  the letters, a tab, and the words of each with the number of its concept
shared:labels     field and value of each document that events share; the rest as in `texts`
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

from krjp.compiled.texts import Postings, write_words
from krjp.index.concepts import Concepts, first_letters
from krjp.index.names import Names
from krjp.index.words import starting
from krjp.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krjp.compiled.container import Writer
    from krjp.compiled.store import Store
    from krjp.index.concepts import Beginning
    from krjp.index.holdings import Holdings
    from krjp.record.authorities import Actor

__all__ = ["CompiledConcepts", "CompiledNames", "CompiledShared", "write_reference"]

SHARED = "shared:"
KINDS = ("terms", "near")
_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_reference(holdings: Holdings, writer: Writer) -> None:
    """Write down what is known of names and concepts."""
    from krjp.index.shared import SharedTexts

    names, concepts = holdings.names, list(holdings.reference.concepts.values())
    keys = (names.actor_keys, names.state_keys)
    writer.add_json("names", [{key: list(whose) for key, whose in each.items()} for each in keys])
    writer.add("concepts", "\n".join(_line(each.terms) for each in concepts).encode())
    for kind in KINDS:
        found: dict[str, list[tuple[list[str], int]]] = {}
        for number, concept in enumerate(concepts):
            for text in map(words, getattr(concept, kind)):
                found.setdefault(first_letters(text), []).append((text, number))
        writer.add(kind, "\n".join(("", *(f"{start}\t{_line(each)}" for start, each in found.items()), "")).encode())
    shared = SharedTexts(holdings.index, names)
    vocabulary = shared.starting_with("")
    writer.add_json(f"{SHARED}labels", shared.labels)
    write_words(vocabulary, shared.postings, writer, SHARED)


class CompiledNames(Names):
    """Who is called what; actors themselves are read when one is asked for."""

    def __init__(self, store: Store, actors: Iterable[Actor], plain: Iterable[str]) -> None:
        super().__init__(actors, plain)
        self.actor_keys, self.state_keys = (
            {key: dict.fromkeys(ids) for key, ids in each.items()} for each in store.json("names")
        )


class CompiledConcepts(Concepts):
    """The terms of concepts, of which those are read that begin with the letters asked for."""

    def __init__(self, store: Store, names: Names) -> None:
        super().__init__((), names)
        self._store = store

    def terms_beginning(self, start: str) -> Iterable[Beginning]:
        """The words of every term whose first word begins with two letters, with all terms of its concept."""
        return self._beginning(0, start)

    def near_beginning(self, start: str) -> Iterable[Beginning]:
        """The same of the other words that ask for a concept."""
        return self._beginning(1, start)

    def _beginning(self, kind: int, start: str) -> Iterable[Beginning]:
        text = self._starts[kind]
        at = text.find(f"\n{start}\t")
        if at < 0:
            return
        line = text[at + len(start) + 2 : text.index("\n", at + 1)]
        for text, number in json.loads(line):
            yield text, _terms(self._lines[number])

    @cached_property
    def every(self) -> list[tuple[str, ...]]:
        """The terms of each concept."""
        return list(map(_terms, self._lines))

    @cached_property
    def _starts(self) -> list[str]:
        return [self._store.section(kind).decode() for kind in KINDS]

    @cached_property
    def _lines(self) -> list[str]:
        return self._store.section("concepts").decode().split("\n")


def _terms(line: str) -> tuple[str, ...]:
    return tuple(json.loads(line))


class CompiledShared:
    """Where words stand in what events share."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._postings = Postings(store, SHARED)

    @cached_property
    def labels(self) -> Sequence[tuple[str, str]]:
        """Field and value of each document that events share."""
        return [(field, value) for field, value in self._store.json(f"{SHARED}labels")]

    def starting_with(self, prefix: str) -> Sequence[str]:
        """The words that start with a prefix, sorted."""
        return starting(self._postings.vocabulary, prefix)

    def places(self, word: str) -> Sequence[int]:
        """The occurrences of a word, in order."""
        return self._postings.get(word, ())
