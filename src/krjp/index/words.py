"""The inverted text index: where every word of every event stands.

An occurrence is one integer, `document << 32 | field << 24 | position`, so the word that follows is
the next integer and a phrase is an intersection of shifted sets. Words are indexed as they are; stems
are compared when a query comes, against the few indexed words that begin like the query's word.
That keeps indexing cheap and lets an exact form and its inflections be told apart.

An event is a document of its own for its title, summary and note. What many events share (the names
of an actor or a country, a kind, a topic) is one document for all of them, numbered after the events:
it is indexed once, and the event index knows whose it is.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from functools import cached_property, partial
from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from krjp.errors import KrjpError
from krjp.frozen import Frozen
from krjp.index.columns import bitmap
from krjp.index.stems import SAME_LETTERS, stem
from krjp.text import terms, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from krjp.index.events import EventIndex
    from krjp.record.model import Event

__all__ = [
    "TEXT_FIELDS",
    "Matches",
    "OwnTexts",
    "Shared",
    "TextField",
    "TextIndex",
    "Texts",
    "add",
    "query_terms",
    "starting",
]

EVENT_SHIFT = 32
FIELD_SHIFT = 24
FIELD_MASK = 0xFF
# So many bytes an occurrence has in an array.
POSTING = array("Q").itemsize


class TextField(Frozen):
    """A part of an event that search reads. `weight` and `normalised` are the BM25F parameters."""

    name: str
    weight: float
    normalised: float
    """BM25's b: how far a longer text counts for less; 0 for lists of names, whose length says nothing."""
    shared: tuple[str, ...] = ()
    """The fields of the event whose values it is made of; empty when it is a text of the event's own."""


TEXT_FIELDS = (
    TextField("title", 3.0, 0.5),
    TextField("names", 2.0, 0.0, ("actors", "countries", "subjects")),
    TextField("summary", 1.0, 0.75),
    TextField(
        "labels",
        0.8,
        0.0,
        (
            *("place.name", "place.country", "meeting.series", "meeting.level", "meeting.mode"),
            *("kind", "topics", "framework"),
        ),
    ),
    TextField("note", 0.4, 0.75),
)


class Matches(Frozen):
    """Where the texts of an event hold something: ranges of characters of each."""

    title: tuple[tuple[int, int], ...] = ()
    summary: tuple[tuple[int, int], ...] = ()
    note: tuple[tuple[int, int], ...] = ()


# The texts of an event's own; each is shown as it stands, so that matches in it can be marked.
OWN_FIELDS = {number: field.name for number, field in enumerate(TEXT_FIELDS) if not field.shared}


class QueryTerm(Frozen):
    """One word that a text must hold `offset` places after the first."""

    term: str
    offset: int
    prefix: bool


def query_terms(text: str, *, prefix: bool = False) -> list[QueryTerm]:
    """The terms a piece of a query must match side by side; with `prefix` the last need only begin so.

    Chinese, Japanese and Korean runs become bigrams; a run of one character matches as a prefix.
    """
    found: list[QueryTerm] = []
    position, reach = -1, -1
    for token in tokens(text):
        lone = len(token.term) == 1 and not token.term.isascii() and token.term.isalpha()
        if token.position == position or (lone and token.end == reach):
            continue  # a joined form, or the last character of a run that bigrams cover already
        found.append(QueryTerm(token.term, token.position, lone))
        position, reach = token.position, token.end
    return [*found[:-1], found[-1].replace(prefix=True)] if found and prefix else found


class Texts(Protocol):
    """Where the words of the events' own texts stand."""

    @property
    def postings(self) -> Mapping[str, Sequence[int]]:
        """The occurrences of each word, in order."""

    @property
    def vocabulary(self) -> Sequence[str]:
        """All words, sorted."""

    @property
    def lengths(self) -> Mapping[int, Sequence[int]]:
        """Per number of an own field, the number of words of each event."""


class Shared(Protocol):
    """Where words stand in what many events share."""

    @property
    def labels(self) -> Sequence[tuple[str, str]]:
        """Field and value of each document that events share."""

    def starting_with(self, prefix: str) -> Sequence[str]:
        """The words that start with a prefix, sorted."""

    def places(self, word: str) -> Sequence[int]:
        """The occurrences of a word, in order."""


class OwnTexts:
    """The texts of events, read whole."""

    def __init__(self, ids: Sequence[str], texts: Iterable[Sequence[str | None]], first: int = 0) -> None:
        """`texts` are those of each event, in the order of OWN_FIELDS; `first` is the position of the first event."""
        self.postings: defaultdict[str, array[int]] = defaultdict(partial(array, "Q"))
        self.lengths = {number: array("I", bytes(4 * len(ids))) for number in OWN_FIELDS}
        for at, own in enumerate(texts):
            for (number, lengths), text in zip(self.lengths.items(), own, strict=True):
                if text:
                    base = first + at << EVENT_SHIFT | number << FIELD_SHIFT
                    lengths[at] = add(self.postings, base, text, ids[at])

    def extend(self, words: Iterable[str], sizes: Iterable[int], places: bytes, lengths: Iterable[array[int]]) -> None:
        """Take in the texts of the events that follow: words, how often each occurs, and where, one after another."""
        view, at = memoryview(places), 0
        for word, size in zip(words, sizes, strict=True):
            after = at + size * POSTING
            self.postings[word].frombytes(view[at:after])
            at = after
        for number, more in zip(self.lengths, lengths, strict=True):
            self.lengths[number].extend(more)

    @classmethod
    def of(cls, events: Sequence[Event]) -> OwnTexts:
        """The texts of some events."""
        return cls([event.id for event in events], map(attrgetter(*OWN_FIELDS.values()), events))

    @cached_property
    def vocabulary(self) -> list[str]:
        """All words, sorted."""
        return sorted(self.postings)


def add(postings: defaultdict[str, array[int]], base: int, text: str, whose: str) -> int:
    """Note where the words of a text stand; returns how many there are."""
    found, joined = terms(text)
    if (base & ((1 << FIELD_SHIFT) - 1)) + len(found) >= 1 << FIELD_SHIFT:
        raise KrjpError(f"{whose} has a text of over {1 << FIELD_SHIFT:,} words; no search can hold it")
    deque(map(array.append, map(postings.__getitem__, found), count(base)), maxlen=0)  # a loop in C
    for position, term in joined:
        postings[term].append(base + position)
    return len(found)


def starting(words: Sequence[str], prefix: str) -> Sequence[str]:
    """Those of some sorted words that start with a prefix."""
    return words[bisect_left(words, prefix) : bisect_left(words, prefix + "\U0010ffff")]


class TextIndex:
    """Occurrences of words in everything that search reads of the events."""

    def __init__(self, index: EventIndex, shared: Shared, texts: Texts) -> None:
        self.size = len(index.events)
        self._index = index
        self._shared = shared
        self._texts = texts

    @property
    def lengths(self) -> Mapping[int, Sequence[int]]:
        """Per number of an own field, the number of words of each event."""
        return self._texts.lengths

    @cached_property
    def vocabulary(self) -> list[str]:
        """All indexed words, sorted."""
        return sorted({*self._texts.vocabulary, *self._shared.starting_with("")})

    def starting_with(self, prefix: str) -> list[str]:
        """The indexed words that start with a prefix."""
        return sorted({*starting(self._texts.vocabulary, prefix), *self._shared.starting_with(prefix)})

    def forms(self, word: str) -> list[str]:
        """The indexed words with the same stem as a word, itself included."""
        wanted = stem(word)
        # A stem is the beginning of each of its forms, but for its last letter (ministri: ministry, ministries).
        start = wanted[: max(SAME_LETTERS, len(wanted) - 1)]
        forms = {form for form in self.starting_with(start) if stem(form) == wanted}
        return sorted({*forms, *(form for form in self.starting_with(word) if form == word)})

    def occurrences(self, text: str, *, prefix: bool = False) -> set[int]:
        """Where the words of a text stand side by side; every occurrence of every word of each match."""
        terms = query_terms(text, prefix=prefix)
        starts: set[int] = set()
        for at, each in enumerate(terms):
            places = self._places(self.starting_with(each.term) if each.prefix else self.forms(each.term))
            starts = {place for place in starts if place + each.offset in places} if at else places
        found = {start + term.offset for start in starts for term in terms}
        if len(terms) > 1 and all(each.term.isascii() for each in terms):
            # Tae-yul and Tae yul also stand where the text has Taeyul.
            joined = "".join(each.term for each in terms)
            found |= self._places(self.starting_with(joined) if prefix else [joined])
        return found

    def locate(self, number: int, event: Event, groups: Sequence[set[int]]) -> tuple[Matches, Matches]:
        """Where the event holds the groups of occurrences, and where it holds those that its title does not hold."""
        title = number << EVENT_SHIFT
        places = range(title, title + self.lengths[0][number])
        beyond = [group for group in groups if not any(place in group for place in places)]
        found = self.spans(number, event, *groups)
        return found, found if len(beyond) == len(groups) else self.spans(number, event, *beyond)

    def spans(self, number: int, event: Event, *groups: set[int]) -> Matches:
        """Where the event's title, summary and note hold any of the groups of occurrences."""
        if not groups:
            return Matches()
        found: dict[str, tuple[tuple[int, int], ...]] = {}
        for field, shown in OWN_FIELDS.items():
            base = number << EVENT_SHIFT | field << FIELD_SHIFT
            spans: list[tuple[int, int]] = []
            for token in tokens(getattr(event, shown) or ""):
                place = base + token.position
                if any(place in group for group in groups):
                    # Parts of one hyphenated word and the bigrams of one run touch or overlap.
                    if spans and token.start <= spans[-1][1]:
                        spans[-1] = (spans[-1][0], max(spans[-1][1], token.end))
                    else:
                        spans.append((token.start, token.end))
            found[shown] = tuple(spans)
        return Matches(**found)

    def events_of(self, occurrences: Iterable[int]) -> int:
        """The events whose the occurrences are, as a bitmap."""
        documents = {place >> EVENT_SHIFT for place in occurrences}
        found = bitmap((each for each in documents if each < self.size), self.size)
        for each in documents:
            if each >= self.size:
                field, value = self._shared.labels[each - self.size]
                found |= self._index.having(field, (value,))
        return found

    def frequencies(self, occurrences: Iterable[int]) -> Iterator[tuple[int, int, Sequence[int]]]:
        """How often there are occurrences where: the number of a text field, how many, in which events."""
        for place, number in Counter(occurrence >> FIELD_SHIFT for occurrence in occurrences).items():
            document = place >> (EVENT_SHIFT - FIELD_SHIFT)
            if document < self.size:
                yield place & FIELD_MASK, number, (document,)
            else:
                field, value = self._shared.labels[document - self.size]
                yield place & FIELD_MASK, number, self._index.values(field)[value]

    def _places(self, words: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for word in words:
            found.update(self._texts.postings.get(word, ()), self._shared.places(word))
        return found
