"""What many events share, word by word: the names of an actor or a country, a kind, a topic."""

from __future__ import annotations

from array import array
from bisect import insort
from collections import defaultdict
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from krjp.index.beginnings import beginnings
from krjp.index.stems import SAME_LETTERS
from krjp.index.words import EVENT_SHIFT, FIELD_SHIFT, TEXT_FIELDS, add, starting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krjp.index.events import EventIndex
    from krjp.index.names import Names

__all__ = ["SharedTexts", "texts_of"]

# Between two names of one field, so that no phrase runs across them.
GAP = 8


class SharedTexts:
    """Each value of a field as a document, numbered after the events, cut into words as far as they are asked for."""

    def __init__(self, index: EventIndex, names: Names) -> None:
        self.labels: list[tuple[str, str]] = []
        """Field and value of each."""
        self._size = len(index.events)
        self._unread: list[tuple[int, str, str]] = []
        """Texts that are not cut yet: their first place, the text, its beginnings."""
        self.postings: defaultdict[str, array[int]] = defaultdict(partial(array, "Q"))
        """The occurrences of each word that is known, in order."""
        self._in_order: list[str] = []
        """The words that are known, sorted."""
        self._looked_for: set[str] = set()
        for number, text_field in enumerate(TEXT_FIELDS):
            for name in text_field.shared:
                for value in index.values(name):
                    self._add_label(number, name, value, names)

    def _add_label(self, number: int, field: str, value: str, names: Names) -> None:
        base = self._size + len(self.labels) << EVENT_SHIFT | number << FIELD_SHIFT
        self.labels.append((field, value))
        for text in texts_of(field, value, names):
            begun = beginnings(text)
            self._unread.append((base, text, begun))
            base += len(begun) + GAP  # it has no more words

    def starting_with(self, prefix: str) -> Sequence[str]:
        """The words that start with a prefix, sorted. Only texts that may hold any are cut into words."""
        start = prefix[:SAME_LETTERS]
        if start not in self._looked_for:
            self._looked_for.add(start)
            known = len(self.postings)
            unread, self._unread = self._unread, []
            for base, text, begun in unread:
                if start in begun:
                    add(self.postings, base, text, text)
                else:
                    self._unread.append((base, text, begun))
            for word in islice(self.postings, known, None):
                insort(self._in_order, word)
        return starting(self._in_order, prefix)

    def places(self, word: str) -> Sequence[int]:
        """The occurrences of a word, in order."""
        self.starting_with(word)
        return self.postings.get(word, ())


def texts_of(field: str, value: str, names: Names) -> Iterable[str]:
    """What a value of a field is called, in all ways a search may know it by."""
    if field == "actors":
        return names.actor(value).names
    if field in ("countries", "subjects"):
        return (value, *names.country(value).names)
    if field == "place.country":
        return names.country(value).names
    # That nobody knows how they met is nothing to be found by.
    return () if (field, value) == ("meeting.mode", "unknown") else (value,)
