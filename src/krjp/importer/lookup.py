"""Names of one or more words, found fast among the words of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from krjp.importer.sentences import WORD, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from krjp.importer.sentences import Word

__all__ = ["Found", "NameFinder"]

Value = TypeVar("Value")


class Found(NamedTuple, Generic[Value]):
    """A name found among words: the half-open range of words, and what the name means."""

    first: int
    last: int
    value: Value


class NameFinder(Generic[Value]):
    """Names of one or more words, looked up longest first at every word.

    A name of one word must be written with the same capitals, a longer one may be written in small
    letters if it has three words or more (`ministry of foreign affairs`).
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        """`entries` are names and what they mean; of equal names the first counts."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Value]]] = {}
        seen: set[tuple[str, ...]] = set()
        for name, value in entries:
            spelled = tuple(WORD.findall(plain(name)))
            folded = tuple(word.lower() for word in spelled)
            key = spelled if len(spelled) == 1 else folded
            if not spelled or key in seen:
                continue
            seen.add(key)
            self._by_first.setdefault(folded[0], []).append((folded, spelled, value))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(
        self, words: list[Word], accepted: Callable[[Found[Value]], bool] = lambda _: True
    ) -> Iterator[Found[Value]]:
        """Names that do not overlap, from left to right; where one is not accepted, another may begin a word later."""
        at = 0
        while at < len(words):
            found = self.at(words, at)
            if found is None or not accepted(found):
                at += 1
            else:
                yield found
                at = found.last

    def at(self, words: list[Word], at: int) -> Found[Value] | None:
        """The longest name that begins at a word."""
        for folded, spelled, value in self._by_first.get(words[at].lower, ()):
            last = at + len(folded)
            if last > len(words) or any(words[at + k].lower != word for k, word in enumerate(folded)):
                continue
            if any(word.parted for word in words[at + 1 : last]):
                continue
            if len(folded) == 1 and words[at].text != spelled[0] and not _shouted(words[at].text, spelled[0]):
                continue
            if len(folded) == 2 and any(
                name[:1].isupper() and not words[at + k].capital for k, name in enumerate(spelled)
            ):
                continue
            return Found(at, last, value)
        return None


def _shouted(text: str, spelled: str) -> bool:
    """True for JAPAN as written in a heading; US and us stay apart."""
    return len(text) > 3 and text.isupper() and text == spelled.upper()
