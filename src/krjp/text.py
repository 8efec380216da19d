"""Text as krjp compares, searches and shows it.

Comparison and search work on *folded* text: NFKC, casefolded, Latin diacritics removed. Folding
happens once, where text enters; the original is kept for display. A *token* is a run of letters
and digits of the folded text. Hyphens and apostrophes inside a word are neutral: `Tae-yul` yields
`tae`, `yul` and, at the place of the first, the joined form `taeyul`. Chinese characters, kana and
Hangul carry no spaces a search could rely on, so a run of them yields overlapping bigrams
(독도는 → 독도, 도는, 는); the lone last character lets a one-character query match as a prefix.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Token", "cell_width", "fold", "printable", "same_name", "tokens", "words"]

_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_CJK = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f"
_CJK_RUN = re.compile(f"[{_CJK}]+")
# A word: letters and digits of any script, with single hyphens, apostrophes or dots between them.
_WORD = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+(?:['’ʼ‘.\-\u2010-\u2015\u00ad\u30fb][^\W_{_CJK}]+)*", re.UNICODE)
_PART = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile("['’ʼ‘]s$")

# Shown instead of characters that would move the cursor, change colours or reorder the line.
_UNSAFE = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
    **dict.fromkeys((0x2028, 0x2029), 0x2424),
    **dict.fromkeys((0x200B, 0x2060, 0xFEFF), None),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}


class Token(NamedTuple):
    """One searchable unit of a text: `start` and `end` are its characters in the original."""

    term: str
    position: int
    start: int
    end: int


def fold(text: str) -> str:
    """The form in which text is compared: NFKC, casefolded, Latin diacritics removed.

    >>> fold("ＴŌＫＹŌ"), fold("が")
    ('tokyo', 'が')
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKC", _LATIN_MARKS.sub("", decomposed))


def tokens(text: str) -> Iterator[Token]:
    """The searchable tokens of a text, in order; joined forms share the position of their first part.

    >>> [(t.term, t.position) for t in tokens("Cho Tae-yul's 독도")]
    [('cho', 0), ('tae', 1), ('taeyul', 1), ('yul', 2), ('독도', 3), ('도', 4)]
    """
    position = 0
    for match in _WORD.finditer(text):
        raw, start = match.group(), match.start()
        if _CJK_RUN.match(raw):
            folded = fold(raw)
            for at in range(len(folded)):
                end = min(start + at + 2, match.end())
                yield Token(folded[at : at + 2], position, min(start + at, end - 1), end)
                position += 1
            continue
        bare = _POSSESSIVE.sub("", raw)
        parts = [(part.group(), part.start(), part.end()) for part in _PART.finditer(bare)]
        for number, (part, first, last) in enumerate(parts):
            yield Token(fold(part), position, start + first, start + last)
            if number == 0 and len(parts) > 1:
                joined = fold("".join(part for part, _, _ in parts))
                yield Token(joined, position, start, start + len(bare))
            position += 1


def words(text: str) -> list[str]:
    """The folded words of a text without joined forms: what a phrase is compared by."""
    found: list[str] = []
    position = -1
    for token in tokens(text):
        if token.position != position:
            found.append(token.term)
            position = token.position
    return found


def same_name(text: str) -> str:
    """A key under which spellings of one name meet: `Tae-yul`, `Tae yul` and `TAEYUL` alike.

    >>> same_name("Chō Tae-yul") == same_name("cho taeyul")
    True
    """
    return "".join(_PART.findall(fold(text)))


def printable(text: str) -> str:
    r"""The text made harmless for a terminal: no escape, control or reordering character survives.

    >>> printable("a\x1b[31mb")
    'a␛[31mb'
    """
    return text if text.isascii() and text.isprintable() else text.translate(_UNSAFE)


def cell_width(text: str) -> int:
    """Terminal cells a text takes (Unicode UAX #11: wide and full-width characters take two)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
