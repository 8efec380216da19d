"""The series a meeting belongs to, and which of it this was.

A series has a proper name (`Trilateral Indo-Pacific Dialogue`) or a number (`12th high-level meeting on
transportation`). `first` and `inaugural` number a proper name only: `their first meeting` is of no series.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.importer.lexicons import listed, mapped

if TYPE_CHECKING:
    from krjp.importer.mentions import Scan
    from krjp.importer.sentences import Word

__all__ = ["series"]

_ORDINALS = {word: int(number) for word, number in mapped("series", "ordinals").items()}
_FIGURES = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$")
_AFTER_NUMBER = listed("series", "between")
_SERIES_NOUNS = listed("series", "nouns")
_JOINING = {"and", "of", "on", "for", "the", "in", "to"}
_NOT_COUNTED = listed("series", "not counted")
_MOST_SERIES = 12


def series(scan: Scan, within: list[Word]) -> tuple[str | None, int | None]:
    """The series an entry names and which of it this was."""
    first = scan.words.index(within[0]) if within else 0
    last = first + len(within)
    for at in range(first, last):
        word = scan.words[at]
        number = _number(word.text)
        if number is None:
            continue
        name, proper = _name_after(scan, at + 1)
        if name and (proper or number > 1) and name[-1].lower not in _NOT_COUNTED - {"meeting"}:
            return _in_title_case(scan, name) if len(name) > 1 else None, number
    for at in range(first, last):
        name, proper = _name_after(scan, at)
        if proper and len(name) > 2 and name[0].text in ("Trilateral", "Bilateral", "Joint"):
            return _in_title_case(scan, name), None
    return None, None


def _number(text: str) -> int | None:
    figures = _FIGURES.match(text)
    return int(figures[1]) if figures else _ORDINALS.get(text.lower())


def _name_after(scan: Scan, at: int) -> tuple[list[Word], bool]:
    """The words of a series' name from a word on, and whether it is a proper name."""
    words = scan.words
    begin = _past_connection(words, at)
    # `first director-level Commerce … Dialogue`: words in small letters before a proper name describe it.
    at = begin
    while at < len(words) and at - begin < 4 and not words[at].capital and words[at].lower not in _SERIES_NOUNS:
        at += 1
    proper = at < len(words) and words[at].capital and words[at].lower not in _JOINING
    start = at if proper else begin
    last = _series_end(scan, start, proper=proper)
    if last == start:
        return [], False
    if proper:
        last = _with_complement(scan, last)
    elif last < len(words) and words[last].lower == "on" and last + 1 < len(words):
        last = _lower_complement(scan, last)
    return words[start:last], proper and any(word.capital for word in words[start:last])


def _past_connection(words: list[Word], at: int) -> int:
    """The word after `annual`, `round of`, `meeting of the`: what connects a number and a name."""
    if [word.lower for word in words[at : at + 2]] == ["meeting", "of"]:
        at += 2
    while at < len(words) and words[at].lower in _AFTER_NUMBER and not words[at].capital:
        at += 1
    return at


def _series_end(scan: Scan, start: int, *, proper: bool) -> int:
    """The word after the last noun a series can be called by; `start` when there is none near."""
    last = start
    for end in range(start, min(start + _MOST_SERIES, len(scan.words))):
        word = scan.words[end]
        gap = scan.text[scan.words[end - 1].end : word.start] if end > start else " "
        if gap.strip(" -/") and not (gap == ", " and proper and word.capital):
            break
        if proper and not word.capital and word.lower not in _JOINING | _SERIES_NOUNS:
            break
        if word.lower in _SERIES_NOUNS:
            last = end + 1
            if not proper:
                break
    return last


def _with_complement(scan: Scan, last: int) -> int:
    """The end of `Consultation on Disarmament and Non-Proliferation Issues`: on, of or for with a proper name."""
    words = scan.words
    if last + 1 < len(words) and words[last].lower in ("on", "of", "for") and words[last + 1].capital:
        end = last + 1
        while end < len(words) and (words[end].capital or words[end].lower == "and"):
            if scan.text[words[end - 1].end : words[end].start].strip(" -/,"):
                break
            end += 1
        return end if words[end - 1].lower != "and" else end - 1
    return last


def _lower_complement(scan: Scan, last: int) -> int:
    """The end of `high-level meeting on transportation`: one plain word."""
    words = scan.words
    after = scan.text[words[last + 1].end : words[last + 1].end + 1]
    return last + 2 if not words[last + 1].capital and after in (",", ".", "") else last


def _in_title_case(scan: Scan, name: list[Word]) -> str:
    def titled(match: re.Match[str]) -> str:
        word = match.group()
        return word if word in _JOINING else word[:1].upper() + word[1:]

    return re.sub(r"[^\W_]+", titled, scan.text[name[0].start : name[-1].end])
