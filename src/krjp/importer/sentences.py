"""The words and the sentences of an entry.

The coding rules work on words, never on patterns over the whole text, so that the time they take
grows with the length of the text and with nothing else. Hyphens divide words: `US-Japan-ROK` names
three states, and `Tae-yul` is spelled `Tae yul` as well.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from krjp.importer.lexicons import listed

__all__ = ["WORD", "Word", "plain", "split_sentences", "split_words"]

# Rules read so much of an entry and no more; nobody prints longer ones.
MOST_CHARACTERS = 4000

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u2011": "-", "\u2010": "-"})
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
WORD = re.compile(r"[^\W_]+")
_ABBREVIATIONS = listed("sentences", "abbreviations")
_ENDS = frozenset(".;:!?")
_SENTENCE_END = re.compile(r"[.!?。！？][\"')\]]*(?:\s+|(?<=[。！？]))(?=[\"'(\[]?[^\Wa-z_])")


class Word(NamedTuple):
    """A word as printed, with its place."""

    text: str
    start: int
    end: int
    parted: bool = False
    """True when a sentence or clause has ended before it: no name reaches over that."""
    lower: str = ""
    """The word in small letters."""
    capital: bool = False
    """True when it begins with a capital letter."""


def plain(text: str) -> str:
    """Text with simple quotes, hyphens and letters: U.S. becomes US, ō becomes o."""
    text = unicodedata.normalize("NFKC", text[:MOST_CHARACTERS]).translate(_QUOTES)
    decomposed = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
    return _DOTTED.sub(lambda match: match.group().replace(".", ""), unicodedata.normalize("NFC", decomposed))


def split_words(text: str) -> list[Word]:
    """The words of a plain text."""
    found: list[Word] = []
    for match in WORD.finditer(text):
        gap = text[found[-1].end : match.start()] if found else ""
        # The dot of `St. Petersburg` ends nothing.
        parted = not _ENDS.isdisjoint(gap) and not (gap == ". " and len(found[-1].text) < 4)
        word = match.group()
        found.append(Word(word, match.start(), match.end(), parted, word.lower(), word[0].isupper()))
    return found


def split_sentences(text: str) -> list[str]:
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
