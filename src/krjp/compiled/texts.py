"""The text index of a compiled chronology: written whole, read a word at a time.

lengths:N       words of each event's text in the N-th text field
vocabulary      all words, sorted, each on a line
offsets, sums   for each word where its occurrences begin, and their CRC-32
occurrences     as `index.words` has them
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from krjp.compiled.container import crc32
from krjp.index.words import OWN_FIELDS, POSTING, OwnTexts

if TYPE_CHECKING:
    from krjp.compiled.container import Writer
    from krjp.compiled.store import Store
    from krjp.index.events import EventIndex

__all__ = ["CompiledTexts", "Postings", "write_texts", "write_words"]

# Words, how often each occurs, the places of one after the other, and per own field the number of words of each event.
_Piece = tuple[list[str], "array[int]", bytes, list["array[int]"]]
# The texts are read in so many pieces, if each is of so many events at least.
PIECES, LEAST = 32, 10_000


def write_texts(index: EventIndex, writer: Writer) -> None:
    """Index the texts of events and write that down."""
    from krjp.compiled import processes

    columns = [index.column(name) for name in OWN_FIELDS.values()]
    many = max(LEAST, len(index.ids) // PIECES)

    def read(first: int) -> _Piece:
        """The texts of some events, from the first of them on."""
        values = (map(each.combinations.__getitem__, each.numbers[first : first + many]) for each in columns)
        own = ([next(iter(text), None) for text in texts] for texts in zip(*values, strict=True))
        found = OwnTexts(index.ids[first : first + many], own, first)
        sizes = array("Q", map(len, found.postings.values()))
        return list(found.postings), sizes, b"".join(found.postings.values()), list(found.lengths.values())

    texts = OwnTexts((), ())
    for _, piece in processes.worked(read, range(0, len(index.ids), many)):
        texts.extend(*piece)
    for number, lengths in texts.lengths.items():
        writer.add(f"lengths:{number}", lengths)
    write_words(texts.vocabulary, texts.postings, writer)


def write_words(vocabulary: Sequence[str], postings: Mapping[str, array[int]], writer: Writer, name: str = "") -> None:
    """Write where each of some sorted words stands, in sections whose names begin with this one."""
    offsets, sums = array("Q", [0]), array("I")
    for word in vocabulary:
        places = postings[word]
        offsets.append(offsets[-1] + len(places))
        sums.append(crc32(places))
    writer.add(f"{name}vocabulary", "\n".join(vocabulary).encode("utf-8", "surrogatepass"))
    writer.add(f"{name}offsets", offsets)
    writer.add(f"{name}sums", sums)
    writer.stream(f"{name}occurrences", map(postings.__getitem__, vocabulary))


class CompiledTexts:
    """Where the words of the events' own texts stand."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.postings = Postings(store)

    @property
    def vocabulary(self) -> list[str]:
        """All words, sorted."""
        return self.postings.vocabulary

    @cached_property
    def lengths(self) -> dict[int, Sequence[int]]:
        """Per number of an own field, the number of words of each event."""
        return {number: self._store.numbers(f"lengths:{number}", "I") for number in OWN_FIELDS}


class Postings(Mapping[str, Sequence[int]]):
    """The occurrences of each word, read when asked for."""

    def __init__(self, store: Store, name: str = "") -> None:
        """`name` is what the names of the sections begin with."""
        self._store = store
        self._name = name

    @cached_property
    def vocabulary(self) -> list[str]:
        """All words, sorted."""
        text = self._store.section(f"{self._name}vocabulary").decode("utf-8", "surrogatepass")
        return text.split("\n") if text else []

    def __getitem__(self, word: str) -> Sequence[int]:
        words = self.vocabulary
        at = bisect_left(words, word)
        if at == len(words) or words[at] != word:
            raise KeyError(word)
        first, after = self._offsets[at], self._offsets[at + 1]
        found = array("Q")
        found.frombytes(self._store.piece(self._start + POSTING * first, POSTING * (after - first), self._sums[at]))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.vocabulary)

    def __len__(self) -> int:
        return len(self.vocabulary)

    @property
    def _start(self) -> int:
        return self._store.start(f"{self._name}occurrences")

    @cached_property
    def _offsets(self) -> Sequence[int]:
        return self._store.numbers(f"{self._name}offsets", "Q")

    @cached_property
    def _sums(self) -> Sequence[int]:
        return self._store.numbers(f"{self._name}sums", "I")
