"""Text as krjp compares, searches and shows it.

Comparison and search work on *folded* text: NFKC, casefolded, Latin diacritics removed. Folding
happens once, where text enters; the original is kept for display. A *token* is a run of letters
and digits of the folded text. Hyphens and apostrophes inside a word are neutral: `Tae-yul` yields
`tae`, `yul` and, at the place of the first, the joined form `taeyul`. Chinese characters, kana and
Hangul carry no spaces a search could rely on, so a run of them yields overlapping bigrams
(독도는 → 독도, 도는, 는); the lone last character lets a one-character query match as a prefix.
Text that spells its letters in pieces (a letter and its accent, a Hangul syllable in jamo) yields
the same tokens as text that does not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import filterfalse, pairwise

from krjp.frozen import Frozen

__all__ = [
    "Token",
    "cell_width",
    "cjk_pattern",
    "fold",
    "printable",
    "same_name",
    "terms",
    "tokens",
    "visible",
    "words",
]

# Where Chinese characters, kana and Hangul begin, and where other characters do again.
_CJK = (0x1100, 0x1200, 0x3005, 0x3006, 0x3007, 0x3008, 0x3040, 0x3100, 0x3400, 0x4DC0, 0x4E00, 0xA000,
        0xAC00, 0xD7B0, 0xF900, 0xFB00, 0xFF66, 0xFFA0, 0x20000, 0x31350)  # fmt: skip
_MIDDLE_DOT = "\u30fb"
# Texts of more characters are split by the pattern.
_MANY = 10_000
_LATIN_MARKS = "[\u0300-\u036f]"
_POSSESSIVES = ("'s", "’s", "ʼs", "‘s")
_INVISIBLE = dict.fromkeys(
    (0x00AD, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065),
     *range(0x2066, 0x206A), 0xFEFF)
)  # fmt: skip
# Putting the marks on one letter in order takes time quadratic in their number. No writing has more than
# a few: the Stream-Safe Text Format (Unicode UAX #15) allows thirty.
_MOST_MARKS = 30
# What may stand within a word in ASCII, and a table that leaves words in small letters and spaces between them.
_JOINERS = frozenset("'.-")
_TO_WORDS = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


@cache
def cjk_pattern() -> re.Pattern[str]:
    """A run of Chinese characters, kana or Hangul; a middle dot begins none, since it also joins other words.

    Like the other tables of this module it is made when first used: most runs search no text. That takes longer
    than any search, so there is but one pattern with these characters in it.
    """
    ranges = "".join(f"{chr(first)}-{chr(after - 1)}" for first, after in zip(_CJK[::2], _CJK[1::2], strict=True))
    return re.compile(f"((?!{_MIDDLE_DOT})[{ranges}]+)")


def _by_script(text: str) -> list[str]:
    """What `cjk_pattern` makes of a text when it is split, character by character.

    For the few texts of a search that takes less than to make the pattern, which Python compiles in five milliseconds.
    """
    if len(text) > _MANY:
        return cjk_pattern().split(text)
    cuts, inside = [0], False
    for at, char in enumerate(text):
        if bisect_right(_CJK, ord(char)) % 2 != inside and (inside or char != _MIDDLE_DOT):
            cuts.append(at)
            inside = not inside
    return [text[start:end] for start, end in pairwise([*cuts, len(text), *([len(text)] if inside else [])])]


@cache
def _word_pattern() -> re.Pattern[str]:
    """Letters and digits with single hyphens, apostrophes or dots between them, in what is no CJK run."""
    joiner = "['’ʼ‘.\\-\u2010-\u2015\u00ad\u30fb]"
    part = rf"[^\W_]+(?:{_LATIN_MARKS}+[^\W_]*)*"
    return re.compile(rf"{part}(?:{joiner}{part})*")


@cache
def _ascii_word_pattern() -> re.Pattern[str]:
    """The same for text in ASCII, where it is several times faster."""
    return re.compile(r"[A-Za-z0-9]+(?:['.\-][A-Za-z0-9]+)*")


@cache
def _part_pattern() -> re.Pattern[str]:
    return re.compile(rf"[^\W_]+(?:{_LATIN_MARKS}+[^\W_]*)*")


@cache
def _flood_pattern() -> re.Pattern[str]:
    """More characters in a row than a letter bears marks; marks are neither letters nor space."""
    return re.compile(rf"[^\w\s]{{{_MOST_MARKS + 1},}}")


@cache
def _unsafe() -> dict[int, int | None]:
    """What is shown instead of characters that would move the cursor, change colours or reorder a line."""
    replacement = 0xFFFD
    return {
        **{code: 0x2400 + code for code in range(0x20)},
        0x7F: 0x2421,
        **dict.fromkeys((0x2028, 0x2029), 0x2424),
        **dict.fromkeys(range(0x80, 0xA0), replacement),
        **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), replacement),
        **dict.fromkeys(range(0xD800, 0xE000), replacement),
        **dict.fromkeys((0x200B, 0x2060, 0xFEFF), None),
    }


class Token(Frozen):
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
    import unicodedata

    bounded = _flood_pattern().sub(lambda flood: "".join(filterfalse(unicodedata.combining, flood.group())), text)
    decomposed = unicodedata.normalize("NFKD", bounded).casefold()
    return unicodedata.normalize("NFKC", re.sub(_LATIN_MARKS, "", decomposed))


def _words_in(text: str) -> Iterator[tuple[str, int, bool]]:
    """The words of a text with their places, in order; each run of Chinese characters, kana or Hangul is one."""
    if text.isascii():
        for match in _ascii_word_pattern().finditer(text):
            yield match.group(), match.start(), False
        return
    start = 0
    for number, piece in enumerate(_by_script(text)):
        if number % 2:
            yield piece, start, True
        elif piece:
            for match in _word_pattern().finditer(piece):
                yield match.group(), start + match.start(), False
        start += len(piece)


def tokens(text: str) -> Iterator[Token]:
    """The searchable tokens of a text, in order; joined forms share the position of their first part.

    >>> [(t.term, t.position) for t in tokens("Cho Tae-yul's 독도")]
    [('cho', 0), ('tae', 1), ('taeyul', 1), ('yul', 2), ('독도', 3), ('도', 4)]
    """
    position = 0
    for raw, start, cjk in _words_in(text):
        end = start + len(raw)
        if cjk:
            folded = fold(raw)
            aligned = len(folded) == len(raw)  # else syllables in pieces or half-width kana: mark the whole run
            for at in range(len(folded)):
                place = (start + at, min(start + at + 2, end)) if aligned else (start, end)
                yield Token(folded[at : at + 2], position, *place)
                position += 1
            continue
        bare = _bare(raw)
        parts = [(part.group(), part.start(), part.end()) for part in _part_pattern().finditer(bare)]
        for number, (part, first, last) in enumerate(parts):
            yield Token(fold(part), position, start + first, start + last)
            if number == 0 and len(parts) > 1:
                joined = fold("".join(part for part, _, _ in parts))
                yield Token(joined, position, start, start + len(bare))
            position += 1


def terms(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """What `tokens` yields, in the form an index is filled from: a term each position, and the joined forms.

    >>> terms("Cho Tae-yul speaks")
    (['cho', 'tae', 'yul', 'speaks'], [(1, 'taeyul')])
    """
    if text.isascii():
        return _ascii_terms(text)
    found: list[str] = []
    joined: list[tuple[int, str]] = []
    for number, piece in enumerate(cjk_pattern().split(text)):
        if number % 2:
            folded = fold(piece)
            found += [folded[at : at + 2] for at in range(len(folded))]
        elif piece.isascii():
            some, more = _ascii_terms(piece)
            joined += [(len(found) + at, term) for at, term in more]
            found += some
        else:
            for raw in _word_pattern().findall(piece):
                parts = [raw] if raw.isalnum() else _part_pattern().findall(_bare(raw))
                if len(parts) > 1:
                    joined.append((len(found), fold("".join(parts))))
                found += map(fold, parts)
    return found, joined


def _ascii_terms(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """The same of text in ASCII, as most is."""
    joined: list[tuple[int, str]] = []
    plain = text.replace(". ", " ").removesuffix(".")
    if _JOINERS.isdisjoint(plain):
        return plain.translate(_TO_WORDS).split(), joined
    pieces = _ascii_word_pattern().findall(text)
    found = " ".join(pieces).lower().split()
    for at, piece in enumerate(pieces):
        if not piece.isalnum():
            start = at + len(found) - len(pieces)  # the words before have been cut into their parts
            parts = re.split("['.-]", _bare(piece).lower())
            found[start : start + 1] = parts
            if len(parts) > 1:
                joined.append((start, "".join(parts)))
    return found, joined


def _bare(word: str) -> str:
    """A word without the sign of possession."""
    return word[:-2] if word.endswith(_POSSESSIVES) else word


def words(text: str) -> list[str]:
    """The folded words of a text without joined forms: what a phrase is compared by."""
    return terms(text)[0]


def same_name(text: str) -> str:
    """A key under which spellings of one name meet: `Tae-yul`, `Tae yul` and `TAEYUL` alike.

    >>> same_name("Chō Tae-yul") == same_name("cho taeyul")
    True
    """
    return "".join(_part_pattern().findall(fold(text)))


def printable(text: str) -> str:
    r"""The text made harmless for a terminal: no escape, control or reordering character survives.

    >>> printable("a\x1b[31mb")
    'a␛[31mb'
    """
    return text if text.isascii() and text.isprintable() else text.translate(_unsafe())


def visible(text: str) -> str:
    r"""The text without characters that nobody sees: zero-width ones, soft hyphens, marks of direction.

    >>> visible("mee\u00adting\u200b")
    'meeting'
    """
    return text if text.isascii() else text.translate(_INVISIBLE)


def cell_width(text: str) -> int:
    """Terminal cells a text takes (Unicode UAX #11: wide and full-width characters take two)."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


@lru_cache(maxsize=4096)
def _cells(char: str) -> int:
    import unicodedata

    # Vowels and finals of a Hangul syllable spelled in jamo are drawn into the square of its first letter.
    if unicodedata.combining(char) or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
