"""The last look at a page: a line that is in no record, and is not named otherwise, is named here.

It knows nothing of layouts. It looks for dates by their plain shapes at the beginnings and ends of lines, and for the
words of a line among those of all records and remarks, so that whatever a layout overlooks is still told.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from krjp.importer.drafts import HOMELESS, OVERLOOKED, Unread
from krjp.importer.lines import HEADING, TEXT, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krjp.importer.drafts import Entry
    from krjp.importer.lines import Line

__all__ = ["overlooked"]

_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = (
    r"\d{1,4}\s?[-./年년]\s?\d{1,2}\s?(?:[-./月월]\s?\d{1,4})"
    r"|\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s(?:de\s|of\s)?[^\W\d_]{3,12}[.,]?(?:\sde)?\s['’]?\d{2,4}"
    rf"|[^\W\d_]{{3,12}}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s['’]?\d{{2,4}}|{_YEAR}\d{{4}}"
    rf"|{_YEAR},?\s[^\W\d_]{{3,12}}\.?\s\d{{1,2}}"
)
_BEFORE = r"\W{0,4}(?:[^\W\d_]{1,12}\W{1,3}){0,2}?"
_BEGINS = re.compile(rf"{_BEFORE}(?:{_DAY})(?!\d)")
_BEGINS_WITH_YEAR = re.compile(rf"\W{{0,4}}{_YEAR}(?!\d)")
_ENDS = re.compile(rf"(?<!\w)(?:{_DAY})\W{{0,4}}$")
_ENDS_WITH_YEAR = re.compile(rf"[^\W\d]\W{{0,3}}(?:[,\t(\[–—]|\s-)\s?{_YEAR}\W{{0,4}}$")
_MOST_END = 40
# A year or a month over others has no more words.
_MOST_HEADING = 3
_TOKEN = re.compile(r"[^\W_\u2e80-\uffff]+|[\u2e80-\uffff]")
_RUN = 3
# A line is held when so many of its runs of words stand in one record or another.
_HELD = 0.5


def overlooked(lines: Sequence[Line], entries: Iterable[Entry], unread: Iterable[Unread]) -> list[Unread]:
    """The lines of a page that are in no record and no remark: dated ones, and those below the first entry."""
    held: set[tuple[str, ...]] = set()
    for entry in entries:
        held |= _runs(f"{entry.date_text} {entry.place} {entry.text} {entry.date_text}")
    told = {run for remark in unread for run in _runs(remark.text)}
    times = Counter(run for line in lines for run in _runs(line.text))
    found: list[Unread] = []
    below = beside = False
    for line in lines:
        if line.kind not in (TEXT, HEADING) or not line.text.strip():
            continue
        runs = _runs(line.text)
        telling = {run for run in runs if times[run] == 1} or runs  # what other lines do not have as well
        if len(telling & held) >= len(telling) * _HELD:
            below, beside = True, False
            continue
        dated = _is_dated(line.text, titles=bool(held) and not below)
        if sum(run in told or run in held for run in telling) >= len(telling) * _HELD:
            pass  # named already
        elif dated and (len(_tokens(line.text)) > _MOST_HEADING or (line.kind == TEXT and _is_day(line.text))):
            found.append(Unread(line.number, squeeze(line.text), OVERLOOKED))
        elif line.kind == TEXT and (below or beside) and len(_tokens(line.text)) > _MOST_HEADING:
            found.append(Unread(line.number, squeeze(line.text), HOMELESS))
        beside = dated
    return found


def _is_dated(text: str, *, titles: bool) -> bool:
    """True for a line that begins or ends with the shape of a date; among `titles` a last year is none."""
    ends = not titles and _ENDS_WITH_YEAR.search(text[-_MOST_END:])
    return _is_day(text) or bool(_BEGINS_WITH_YEAR.match(text) or ends)


def _is_day(text: str) -> bool:
    """True for a line that begins or ends with the shape of a day."""
    return bool(_BEGINS.match(text) or _ENDS.search(text[-_MOST_END:]))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.lower())


def _runs(text: str) -> set[tuple[str, ...]]:
    """The runs of three words or signs in a text; of a shorter one, all words as one."""
    words = _tokens(text)
    return {tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
