"""The inverted text index: where every word of every event stands.

An occurrence is one integer, `event << 32 | field << 24 | position`, so the word that follows is the
next integer and a phrase is an intersection of shifted sets. Words are indexed as they are; stems
are compared when a query comes, against the few indexed words that begin like the query's word.
That keeps indexing cheap and lets an exact form and its inflections be told apart.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.errors import KrjpError
from krjp.text import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from krjp.model import Event
    from krjp.names import Names

__all__ = ["TEXT_FIELDS", "TextField", "TextIndex", "query_terms", "stem"]

EVENT_SHIFT = 32
FIELD_SHIFT = 24
FIELD_MASK = 0xFF
# Between two names of one field, so that no phrase runs across them.
GAP = 8


class TextField(NamedTuple):
    """A part of an event that search reads. `weight` and `normalised` are the BM25F parameters."""

    name: str
    texts: Callable[[Event, Names], Iterable[str]]
    weight: float
    normalised: float
    """BM25's b: how far a longer text counts for less; 0 for lists of names, whose length says nothing."""


def _names_of(event: Event, names: Names) -> Iterator[str]:
    for key in event.actors:
        yield from names.actor(key).names
    for code in event.countries:
        yield from (code, *names.country(code).names)


def _labels_of(event: Event, names: Names) -> Iterator[str]:
    if event.place:
        yield event.place.name
        if event.place.country:
            yield from names.country(event.place.country).names
    if event.meeting:
        yield from filter(None, (event.meeting.series, event.meeting.level))
        if event.meeting.mode != "unknown":
            yield event.meeting.mode
    yield from (event.kind, *event.topics)
    if event.framework:
        yield event.framework


TEXT_FIELDS = (
    TextField("title", lambda event, names: (event.title,), 3.0, 0.5),
    TextField("names", _names_of, 2.0, 0.0),
    TextField("summary", lambda event, names: (event.summary,), 1.0, 0.75),
    TextField("labels", _labels_of, 0.8, 0.0),
    TextField("note", lambda event, names: (event.note or "",), 0.4, 0.75),
)


# The fields of one text that is shown as it stands, so that matches in it can be marked.
SHOWN_FIELDS = {
    number: field.name for number, field in enumerate(TEXT_FIELDS) if field.name in ("title", "summary", "note")
}


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The English stem of a folded word (Snowball, Porter 2001); other scripts stay as they are."""
    return str(_stemmer().stemWord(word)) if word.isascii() else word


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


class QueryTerm(NamedTuple):
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
    return [*found[:-1], found[-1]._replace(prefix=True)] if found and prefix else found


class TextIndex:
    """Occurrences of words in the texts of events; built whole when first used."""

    def __init__(self, events: Sequence[Event], names: Names) -> None:
        self.size = len(events)
        self.lengths = [array("I", bytes(4 * len(events))) for _ in TEXT_FIELDS]
        """Per text field, the number of words of each event."""
        self._postings: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
        for number, event in enumerate(events):
            for field, (_, texts, _, _) in enumerate(TEXT_FIELDS):
                if self._add(number, field, texts(event, names)) >= 1 << FIELD_SHIFT:
                    raise KrjpError(f"{event.id} has a text of over {1 << FIELD_SHIFT:,} words; no search can hold it")

    def _add(self, event: int, field: int, texts: Iterable[str]) -> int:
        """Note the words of a field; returns up to which position there are any."""
        base = start = event << EVENT_SHIFT | field << FIELD_SHIFT
        for text in texts:
            last = -1
            for token in tokens(text):
                last = token.position
                self._postings[token.term].append(base + last)
            if last >= 0:
                base += last + 1 + GAP
                self.lengths[field][event] += last + 1
        return base - start

    @cached_property
    def vocabulary(self) -> list[str]:
        """All indexed words, sorted."""
        return sorted(self._postings)

    def starting_with(self, prefix: str) -> list[str]:
        """The indexed words that start with a prefix."""
        first = bisect_left(self.vocabulary, prefix)
        after = bisect_left(self.vocabulary, prefix + "\U0010ffff")
        return self.vocabulary[first:after]

    def forms(self, word: str) -> list[str]:
        """The indexed words with the same stem as a word, itself included."""
        wanted = stem(word)
        # Snowball never changes the first two letters of a word (but for dying, lying, tying: -> ie).
        return [form for form in self.starting_with(word[:2]) if form == word or stem(form) == wanted]

    def occurrences(self, text: str, *, prefix: bool = False) -> set[int]:
        """Where the words of a text stand side by side; every occurrence of every word of each match."""
        terms = query_terms(text, prefix=prefix)
        starts: set[int] = set()
        for at, (term, offset, begins) in enumerate(terms):
            places = self._places(self.starting_with(term) if begins else self.forms(term))
            starts = {place for place in starts if place + offset in places} if at else places
        found = {start + term.offset for start in starts for term in terms}
        if len(terms) > 1 and all(each.term.isascii() for each in terms):
            # Tae-yul and Tae yul also stand where the text has Taeyul.
            joined = "".join(each.term for each in terms)
            found |= self._places(self.starting_with(joined) if prefix else [joined])
        return found

    def locate(
        self, number: int, event: Event, groups: Sequence[set[int]], beyond_title: bool = False
    ) -> dict[str, list[tuple[int, int]]]:
        """Where the event holds the groups of occurrences, or those of them that its title does not hold."""
        title = number << EVENT_SHIFT
        places = range(title, title + self.lengths[0][number] + 1)
        wanted = [group for group in groups if not (beyond_title and any(place in group for place in places))]
        return self.spans(number, event, set[int]().union(*wanted))

    def spans(self, number: int, event: Event, occurrences: set[int]) -> dict[str, list[tuple[int, int]]]:
        """Where the event's title, summary and note hold any of the occurrences, as ranges of characters."""
        found: dict[str, list[tuple[int, int]]] = {}
        for field, shown in SHOWN_FIELDS.items():
            base = number << EVENT_SHIFT | field << FIELD_SHIFT
            spans: list[tuple[int, int]] = []
            for token in tokens(getattr(event, shown) or ""):
                if base + token.position in occurrences:
                    # Parts of one hyphenated word and the bigrams of one run touch or overlap.
                    if spans and token.start <= spans[-1][1]:
                        spans[-1] = (spans[-1][0], max(spans[-1][1], token.end))
                    else:
                        spans.append((token.start, token.end))
            if spans:
                found[shown] = spans
        return found

    def _places(self, words: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for word in words:
            found.update(self._postings.get(word, ()))
        return found
