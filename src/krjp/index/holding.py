"""Which texts hold some words side by side, however these are hyphenated, and wherever they stand in it.

Texts are compared in pieces: words of folded text without their possessives, and each Chinese character, kana or
Hangul. A text holds words when their letters run on from the beginning of a piece to the end of one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate, compress, islice, repeat
from operator import contains, not_, or_
from typing import TYPE_CHECKING

from krjp.text import cjk_pattern, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["held", "holding", "holds"]

# So many texts are looked through together. A pattern of more letters takes longer to make than they to look through.
_AT_ONCE, _MOST_IN_PATTERN = 1000, 500
_ASCII = bytes(range(128))
_NO_LETTERS = bytes(each for each in _ASCII if not chr(each).isalnum() and chr(each) != "\n")


@cache
def _piece_pattern() -> re.Pattern[str]:
    """What can begin or end a match in folded text that is no CJK run: a word, without its possessive."""
    return re.compile(r"([^\W_]+)(?:['’ʼ‘]s\b)?")


def holds(text: str, wanted: str, *, prefix: bool = False) -> bool:
    """True when the words of `wanted` stand side by side in a text, however they are hyphenated.

    With `prefix` the last of them need only begin so. What has no letter or digit is held by nothing.

    >>> holds("Minister Cho Tae-yul speaks", "taeyul"), holds("竹島の日", "竹島"), holds("Seoul", "Seo")
    (True, True, False)
    """
    return holding(wanted, prefix=prefix)(text)


def holding(wanted: str, *, prefix: bool = False) -> Callable[[str], bool]:
    """What tells of a text whether it `holds` the words: for asking many texts the same."""
    sought = "".join(_pieces(wanted))

    def test(text: str) -> bool:
        joined, ends = _run_together(text)
        at = joined.find(sought) if sought else -1
        while at >= 0:
            if at in ends and (prefix or at + len(sought) in ends):
                return True
            at = joined.find(sought, at + 1)
        return False

    return test


def held(texts: Iterable[str], wanted: str, *, prefix: bool = False) -> list[str]:
    """Those of many texts that hold the words, in any order: those for which `holds` is true.

    Asking each takes long, and most hold nothing of them. So a thousand texts at a time are looked through for the
    letters of the words, and `holds` decides only where two patterns do not: one finds the words where they stand by
    themselves, the other also where they may stand in pieces (`Tae-yul`), which in ASCII without possessives they do.
    """
    test, letters = holding(wanted, prefix=prefix), "".join(_pieces(wanted))
    if not letters.isascii() or len(letters) > _MOST_IN_PATTERN:
        return list(filter(test, texts))
    letter = "[a-z0-9\x80-\U0010ffff]"
    after = "" if prefix else f"(?!{letter})"
    # Both begin with letters, not with a look at what is before them: that is fast.
    plainly = re.compile(f"{letters}(?<!{letter}{letters})(?<!'{letters}){after}").search
    first, rest_of_it = letters[:1], "".join(f"(?:'s|[^a-z0-9])*{each}" for each in letters[1:])
    in_pieces = re.compile(f"{first}(?<![a-z0-9]{first}){rest_of_it}{'' if prefix else '(?![a-z0-9])'}").search

    def decide(text: str) -> bool:
        low = text.lower()
        if plainly(low):
            return True
        if in_pieces(low):
            return (text.isascii() and "'" not in text) or test(text)
        return not (text.isascii() or _without_cjk(text).isascii()) and test(text)

    found, rest = list[str](), iter(texts if letters else ())
    while some := list(islice(rest, _AT_ONCE)):
        found += filter(decide, _with_letters(some, letters.encode()))
    return found


def _with_letters(texts: list[str], letters: bytes) -> list[str]:
    """The texts that may hold some letters of ASCII side by side; the others surely do not.

    All are looked through as one, without what is no letter. Chinese characters, kana and Hangul are no part of a word
    in ASCII; of a text with other letters nothing is known.
    """
    whole = "\n".join(texts)
    bare = (whole if whole.isascii() else _without_cjk(whole)).encode("utf-8", "surrogatepass").lower()
    if b"'" in bare:
        if b"'s's" in bare:
            return texts
        bare = re.sub(rb"(?<=[a-z0-9])'s\b", b"", bare)
    lines = bare.translate(None, _NO_LETTERS).split(b"\n")
    if len(lines) != len(texts):  # a line break within a text
        return texts
    having = map(contains, lines, repeat(letters))
    return list(compress(texts, having if bare.isascii() else map(or_, having, map(not_, map(bytes.isascii, lines)))))


def _without_cjk(text: str) -> str:
    """The text without Chinese characters, kana and Hangul, which are no part of a word in ASCII."""
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    if "\u30fb" in others or cjk_pattern().sub("", others):
        return cjk_pattern().sub("", text)
    return text.encode("ascii", "ignore").decode()  # several times faster


@lru_cache(maxsize=4096)
def _run_together(text: str) -> tuple[str, frozenset[int]]:
    """The pieces of a text as one, and where in that pieces begin and end. One query asks a text for many things."""
    pieces = _pieces(text)
    return "".join(pieces), frozenset({0, *accumulate(map(len, pieces))})


def _pieces(text: str) -> list[str]:
    if text.isascii():
        return _piece_pattern().findall(text.lower())
    found: list[str] = []
    for number, piece in enumerate(cjk_pattern().split(fold(text))):
        found += piece if number % 2 else _piece_pattern().findall(piece)
    return found
