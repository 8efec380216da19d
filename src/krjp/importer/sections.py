"""What stands over the entries of a page: titles, and dates that are the headings of what follows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.importer.blocks import alone
from krjp.importer.heads import Head, read_head
from krjp.importer.lexicons import listed
from krjp.importer.lines import BLANK, HEADING, TEXT
from krjp.importer.stated import BadDateError, Point

if TYPE_CHECKING:
    from krjp.importer.dateparts import Habits
    from krjp.importer.lines import Line

__all__ = ["is_century", "is_title", "stands_over"]

# How far below a heading its first dated line is looked for.
_FARTHEST = 40
_MOST_TITLE = 80
_ENDS_SENTENCE = re.compile(r"[.!?。！？…:,;][\"'”’»）)\]]*\s*$")
_NUMBER = r"(?:\d{1,2}(?:st|nd|rd|th|e|º|ème|\.)?|[IVX]{1,5}e?)"
_OF_CENTURY = rf"(?:{'|'.join(sorted(listed('calendar', 'centuries')))})"
_CENTURY = re.compile(
    rf"(?:\w{{1,12}}\s){{0,3}}(?:{_NUMBER}(?:\s?[-–/]\s?{_NUMBER})?\s{_OF_CENTURY}|{_OF_CENTURY}\s{_NUMBER})\W*",
    re.IGNORECASE,
)


def is_title(text: str) -> bool:
    """True for a short line that is no sentence."""
    return len(text) <= _MOST_TITLE and not _ENDS_SENTENCE.search(text)


def is_century(line: Line) -> bool:
    """True for the name of a century alone on a line."""
    return len(line.text) <= _MOST_TITLE and _CENTURY.fullmatch(line.text.strip()) is not None


def stands_over(lines: list[Line], at: int, head: Head, habits: Habits, days: bool, prose: bool) -> bool:
    """True for a month or year, alone on its line, that is the heading of what follows it; or a range of days."""
    if head.stated.first.day is not None:
        return head.stated.first != head.stated.last and _over_headings(lines, at, habits)
    within = Point(None, head.stated.first.month) if days and head.stated.first.month else None
    seen = False
    for line in lines[at + 1 : at + 1 + _FARTHEST]:
        if line.kind not in (TEXT, HEADING):
            continue
        try:
            text = f"{line.marker} {line.text}" if within and line.marker[:1].isdigit() else line.text
            below = read_head(text, 0, line_start=True, habits=habits, within=within, prose=prose)
        except BadDateError:
            return True
        if below is not None and not (below.alone and _as_wide(below, head)):
            return True
        if below is not None:
            return not seen
        if not days and not prose:
            point = head.stated.first
            return point.month is None and point.third is None and _year_over(lines, at, head, habits)
        seen = True
    return not seen


def _over_headings(lines: list[Line], at: int, habits: Habits) -> bool:
    """True for a heading right above another one that is a date."""
    after = next((line for line in lines[at + 1 : at + 3] if line.kind != BLANK), lines[at])
    both = lines[at].kind == after.kind == HEADING and after is not lines[at]
    return both and alone(after, habits) is not None


def _year_over(lines: list[Line], at: int, head: Head, habits: Habits) -> bool:
    """True for a year over whose lines some are dated; else the year itself dates what stands below it.

    So does one among dates that stand alone like itself.
    """
    for line in lines[at + 1 : at + 1 + _FARTHEST]:
        if line.kind not in (TEXT, HEADING):
            continue
        try:
            below = read_head(line.text, 0, line_start=True, habits=habits)
        except BadDateError:
            return True
        if below is not None:
            first, year = head.stated.first, below.stated.first.year
            if year is not None and first.year is not None and not first.year <= year < first.year + first.years:
                return False
            return not below.alone or (below.stated.first.month is not None and lines[at].kind == HEADING)
    return False


def _as_wide(below: Head, head: Head) -> bool:
    """True for a date that stands for as long a time as the heading above it: a month, or a year."""
    one, other = below.stated.first, head.stated.first
    return one.day is None and (one.month is None) == (other.month is None)
