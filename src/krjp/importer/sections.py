"""Which dates stand over others: headings of a month or a year, and the title that says what a page covers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from krjp.importer.blocks import alone
from krjp.importer.dateforms import RANGES
from krjp.importer.dateparts import lex
from krjp.importer.heads import Head, read_head
from krjp.importer.lexicons import listed
from krjp.importer.lines import BLANK, HEADING, TEXT
from krjp.importer.stated import BadDateError, Point
from krjp.importer.years import Months

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krjp.importer.dateparts import Habits
    from krjp.importer.lines import Line
    from krjp.importer.stated import Stated

__all__ = [
    "covers_the_page",
    "is_century",
    "is_period",
    "is_title",
    "of_year",
    "rejoined",
    "run_in_heading",
    "stands_over",
]

_MOST_TITLE = 80
# Signs that say as much as two letters do.
_WIDE = re.compile("[\u1100-\u11ff\u3040-\u9fff\uac00-\ud7a3]")
_ENDS_SENTENCE = re.compile(r"[.!?。！？…:,;][\"'”’»）)\]]*\s*$")
_NUMBER = r"(?:\d{1,2}(?:st|nd|rd|th|e|º|ème|\.)?|[IVX]{1,5}e?)"
_OF_CENTURY = rf"(?:{'|'.join(sorted(listed('calendar', 'centuries')))})"
_CENTURY = re.compile(
    rf"(?:\w{{1,12}}\s){{0,3}}(?:{_NUMBER}(?:\s?[-–/]\s?{_NUMBER})?\s{_OF_CENTURY}|{_OF_CENTURY}\s{_NUMBER})\W*",
    re.IGNORECASE,
)
# A dash, and perhaps the beginning of a second date, at the end of a line.
_OPEN_RANGE = re.compile(rf"\d\W*\s?(?:[-{RANGES}]|\bto\b)\s*(?:[^\W\d]{{3,9}}\.?)?\s*$")
_MOST_DATE = 40
_SENTENCE_ENDS = (".", "!", "?", "。", "…")
_YEAR = re.compile(r"\s*[12]\d{3}\s?[年년]?\s*")
# How far below a heading its first dated line is looked for.
_FARTHEST = 40
_FEW = 2


def is_title(text: str) -> bool:
    """True for a short line that is no sentence."""
    return len(text) + len(_WIDE.findall(text)) <= _MOST_TITLE and not _ENDS_SENTENCE.search(text)


def is_century(line: Line) -> bool:
    """True for the name of a century alone on a line."""
    return len(line.text) <= _MOST_TITLE and _CENTURY.fullmatch(line.text.strip()) is not None


def stands_over(
    lines: Sequence[Line], at: int, head: Head, habits: Habits, *, days: bool = False, prose: bool = False
) -> bool:
    """True for a month or year, alone on its line, that is the heading of what follows it; or a range of days.

    With `days` and in `prose` more lines are dated.
    """
    if lines[at].boxed or (not head.alone and _is_one_of_titles(lines, at, habits)):
        return False
    if head.stated.first.day is not None:
        if head.stated.first.year is None and _over_years(lines, at, habits):
            return True
        return head.stated.first != head.stated.last and _over_headings(lines, at, habits)
    within = Point(None, head.stated.first.month) if days and head.stated.first.month else None
    seen = False
    for line in _texts(lines, at):
        try:
            text = f"{line.marker} {line.text}" if within and line.marker[:1].isdigit() else line.text
            below = read_head(
                text, 0, line_start=True, habits=habits, within=within, prose=prose, item=bool(line.marker)
            )
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


def _is_one_of_titles(lines: Sequence[Line], at: int, habits: Habits) -> bool:
    """True for a heading right above a text, where the next heading is a date and a title as well."""
    below = list(_texts(lines, at))
    following = next((line for line in below if line.kind == HEADING), None)
    if following is None or below[0].kind == HEADING:
        return False
    try:
        head = read_head(following.text, 0, line_start=True, habits=habits)
        text = read_head(below[0].text, 0, line_start=True, habits=habits)
    except BadDateError:
        return False
    return head is not None and not head.alone and text is None


def is_period(lines: Sequence[Line], at: int, head: Head, habits: Habits) -> bool:
    """True for some years with a title, over dates that lie in them: `2013–2019: A deal, and its end`."""
    first, last = head.stated.first, head.stated.last
    if head.alone or first == last or first.month or last.month or not first.year or not last.year:
        return False
    if lines[at].marker or not is_title(lines[at].text):
        return False
    below: list[Head] = []
    for line in _texts(lines, at):
        try:
            found = read_head(line.text, 0, line_start=True, habits=habits)
        except BadDateError:
            return False
        below += [found] if found is not None else []
        if len(below) == _FEW:
            break
    return len(below) == _FEW and all(
        (found.alone or found.stated.first.month is not None)
        and first.year <= (found.stated.first.year or first.year) <= last.year
        for found in below
    )


def covers_the_page(lines: Sequence[Line], at: int, head: Head, habits: Habits) -> bool:
    """True for a range of dates within which all those below it lie: it tells what a page covers, and is no entry.

    With words beside it that are no sentence, only a month is one, over days that leave out its year.
    """
    first, last = head.stated.first, head.stated.last
    worded = not head.alone and lines[at].kind != HEADING
    # 1990~1999년 남북관계 연표
    years = first != last and first.month is None and last.month is None and not _parted(lines[at].text, head)
    if worded and ((first != last and not years) or lines[at].text.rstrip().endswith(_SENTENCE_ENDS)):
        return False
    if lines[at].boxed or (first.day is not None and first == last):
        return False
    if first == last and (first.month is None or first.third is not None):
        return False
    if not first.year or not last.year or (first.month is None) != (last.month is None):
        return False
    months = range(first.year * 12 + (first.month or 1), last.year * 12 + (last.month or 12) + 1)
    within = {number % 12 for number in months}
    found = 0
    for line in _texts(lines, at):
        try:
            below = read_head(line.text, 0, line_start=True, habits=habits)
        except BadDateError:
            found += 1
            continue
        if below is None:
            continue
        point = below.stated.first
        if point.month is not None and point.month % 12 not in within:
            return False
        if point.year is not None and ((worded and not years) or not first.year <= point.year <= last.year):
            return False
        found += 1
    return found >= _FEW


def _parted(text: str, head: Head) -> bool:
    """True where more than a space stands between a date and the text after it."""
    return bool(text[head.start + len(head.text) : head.end].strip())


def rejoined(lines: list[Line], habits: Habits) -> list[Line]:
    """The lines; a date that stands on two stands whole on the second: a wrapped range, a year above its day."""
    found = list(lines)
    for at, (line, below) in enumerate(pairwise(lines)):
        if line.kind != TEXT or below.kind != TEXT or len(line.text) > _MOST_DATE or len(below.text) > _MOST_DATE:
            continue
        if _OPEN_RANGE.search(line.text):
            whole = f"{line.text.rstrip()} {below.text.strip()}"
        elif _YEAR.fullmatch(line.text) and _is_day(below, habits):
            whole = f"{line.text.strip()} {below.text.strip()}" if line.text.strip()[-1] in "年년" else ""
            whole = whole or f"{below.text.strip()} {line.text.strip()}"
        else:
            continue
        if alone(line._replace(text=whole), habits) is not None or _is_range(whole, habits):
            found[at], found[at + 1] = line._replace(kind=BLANK, text=""), below._replace(text=whole)
    return _with_years(found)


_MONTH_ALONE = re.compile(r"(?:0[1-9]|1[0-2])")
_PART_ALONE = re.compile(r"[QqHh][1-4]")


def _with_years(lines: list[Line]) -> list[Line]:
    """The lines; where numbers of months or quarters stand alone below years that stand alone, each has its year."""
    parts = [text for line in lines if _MONTH_ALONE.fullmatch(text := line.text.strip()) or _PART_ALONE.fullmatch(text)]
    if not any(part[0] in "0QqHh" for part in parts):
        return lines
    found: list[Line] = []
    year, above = "", -1
    for line in lines:
        text = line.text.strip()
        if _YEAR.fullmatch(line.text):
            year, above = text, len(found)
        elif year and (_MONTH_ALONE.fullmatch(text) or _PART_ALONE.fullmatch(text)):
            line = line._replace(kind=TEXT, text=f"{year}-{text}")  # noqa: PLW2901
            if above >= 0:
                found[above] = found[above]._replace(kind=BLANK, text="")
            above = -1
        elif line.kind != BLANK:
            above = -1
        found.append(line)
    return found


def _is_range(text: str, habits: Habits) -> bool:
    """True for a line that begins with a range of days, be it one that cannot be."""
    try:
        head = read_head(text, 0, line_start=True, habits=habits)
    except BadDateError:
        return True
    return head is not None and head.stated.first.day is not None and head.stated.first != head.stated.last


def _is_day(line: Line, habits: Habits) -> bool:
    """True for a line that is nothing but a day without its year."""
    stated = alone(line, habits)
    return stated is not None and not stated.has_year and stated.first.day is not None


def _texts(lines: Sequence[Line], at: int) -> Iterator[Line]:
    """The lines of text and headings not far below one."""
    return (line for line in lines[at + 1 : at + 1 + _FARTHEST] if line.kind in (TEXT, HEADING))


def _over_years(lines: Sequence[Line], at: int, habits: Habits) -> bool:
    """True for a day over lines that begin with nothing but a year, and go on: what happened on it in other years."""
    for line in _texts(lines, at):
        try:
            below = read_head(line.text, 0, line_start=True, habits=habits)
        except BadDateError:
            return False
        return below is not None and not below.alone and _is_year(below.stated)
    return False


def _is_year(stated: Stated) -> bool:
    first = stated.first
    return first == stated.last and first.years == 1 and first.month is None and first.third is None


def of_year(day: Stated, stated: Stated) -> Stated:
    """A day in the year that is stated; what states more than a year stays as it is."""
    if not _is_year(stated):
        return stated
    year = stated.first.year
    return day._replace(first=day.first._replace(year=year), last=day.last._replace(year=year))


def run_in_heading(text: str, habits: Habits) -> tuple[Months | None, int, int] | None:
    """The month with which a line begins as its heading: with its year if it has one; and where the first date stands.

    `MARS 2011 16 mars - …` has one: the date after it is of that month.
    """
    parts = lex(text, 0, habits)
    months = [part.value for part in parts[:2] if part.kind == "M"]
    if not months or len(parts) < _FEW + 1 or parts[0].kind not in ("M", "Y"):
        return None
    count = 2 if {part.kind for part in parts[:2]} == {"M", "Y"} else 1
    end = parts[count - 1].end + len(text[parts[count - 1].end :]) - len(text[parts[count - 1].end :].lstrip(" :–—-"))
    try:
        head = read_head(text, end, line_start=True, habits=habits)
    except BadDateError:
        return None
    month, year = months[0], next((part.value for part in parts[:count] if part.kind == "Y"), None)
    if head is None or head.stated.has_year or head.stated.first.month != month or not isinstance(month, int):
        return None
    return Months((year, month), (year, month)) if isinstance(year, int) else None, month, end


def _over_headings(lines: Sequence[Line], at: int, habits: Habits) -> bool:
    """True for a heading right above another one that is a date."""
    after = next((line for line in lines[at + 1 : at + 3] if line.kind != BLANK), lines[at])
    both = lines[at].kind == after.kind == HEADING and after is not lines[at]
    return both and alone(after, habits) is not None


def _year_over(lines: Sequence[Line], at: int, head: Head, habits: Habits) -> bool:
    """True for a year over whose lines some are dated; else the year itself dates what stands below it.

    So does one among dates that stand alone like itself.
    """
    for line in _texts(lines, at):
        try:
            below = read_head(line.text, 0, line_start=True, habits=habits, item=bool(line.marker))
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
