"""The words of an entry, and fast look-up of names among them.

The coding rules work on words, never on patterns over the whole text, so that the time they take
grows with the length of the text and with nothing else. Hyphens divide words: `US-Japan-ROK` names
three states, and `Tae-yul` is spelled `Tae yul` as well.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Found", "Lexicon", "Word", "listed", "plain", "sentences", "split_words"]

Value = TypeVar("Value")


def listed(text: str) -> frozenset[str]:
    """The words of a list written with spaces: how the tables of the importer are kept readable.

    >>> sorted(listed("meet confer"))
    ['confer', 'meet']
    """
    return frozenset(text.split())


# Rules read so much of an entry and no more; nobody prints longer ones.
MOST_CHARACTERS = 4000

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u2011": "-", "\u2010": "-"})
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_WORD = re.compile(r"[^\W_]+")
_ABBREVIATIONS = listed(
    "corp ltd inc co jan feb mar apr jun jul aug sep sept oct nov dec gen adm lt col sgt capt maj sen rep gov mr mrs "
    "ms dr prof st mt no vs jr sr cmdr amb dept"
)
_ENDS = frozenset(".;:!?")
_SENTENCE_END = re.compile(r"[.!?。！？][\"')\]]*(?:\s+|(?<=[。！？]))(?=[\"'(\[]?[^\Wa-z_])")


class Word(NamedTuple):
    """A word as printed, with its place."""

    text: str
    start: int
    end: int
    fresh: bool = False
    """True when a sentence or clause has ended before it: no name reaches over that."""

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """True when it begins with a capital letter."""
        return self.text[:1].isupper()


class Found(NamedTuple, Generic[Value]):
    """A name found among words: the half-open range of words, and what the name means."""

    first: int
    last: int
    value: Value


def plain(text: str) -> str:
    """Text with simple quotes, hyphens and letters: U.S. becomes US, ō becomes o."""
    text = unicodedata.normalize("NFKC", text[:MOST_CHARACTERS]).translate(_QUOTES)
    decomposed = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
    return _DOTTED.sub(lambda match: match.group().replace(".", ""), unicodedata.normalize("NFC", decomposed))


def split_words(text: str) -> list[Word]:
    """The words of a plain text."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        gap = text[found[-1].end : match.start()] if found else ""
        # The dot of `St. Petersburg` ends nothing.
        fresh = not _ENDS.isdisjoint(gap) and not (gap == ". " and len(found[-1].text) < 4)
        found.append(Word(match.group(), match.start(), match.end(), fresh))
    return found


def sentences(text: str) -> list[str]:
    """The sentences of a plain text; a dot after an abbreviation or an initial ends none."""
    found: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        before = text[start : match.start()].rsplit(None, 1)[-1:] or [""]
        word = before[0].strip("\"'(").lower()
        if text[match.start()] == "." and (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


class Lexicon(Generic[Value]):
    """Names of one or more words, looked up longest first at every word.

    A name of one word must be written with the same capitals, a longer one may be written in small
    letters if it has three words or more (`ministry of foreign affairs`).
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        """`entries` are names and what they mean; of equal names the first counts."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Value]]] = {}
        seen: set[tuple[str, ...]] = set()
        for name, value in entries:
            spelled = tuple(_WORD.findall(plain(name)))
            folded = tuple(word.lower() for word in spelled)
            key = spelled if len(spelled) == 1 else folded
            if not spelled or key in seen:
                continue
            seen.add(key)
            self._by_first.setdefault(folded[0], []).append((folded, spelled, value))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, words: list[Word]) -> Iterator[Found[Value]]:
        """Names that do not overlap, from left to right."""
        at = 0
        while at < len(words):
            found = self.at(words, at)
            if found is None:
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
            if any(word.fresh for word in words[at + 1 : last]):
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
