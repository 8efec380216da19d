"""The years of heads that print none: from headings, from the heads around them, or from the user.

A heading (`2024`, `September 2023–April 2024`) covers the heads below it, until one of them prints a
year outside it. From there on, as without a heading, a head follows the last head that prints its
year; where the month jumps back by half a year or more in a text that runs forward (December to
January), or forward in one that runs backward, the year turns.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from krjp.dates import MONTHS
from krjp.importer.dateparts import DatePart, lex
from krjp.importer.lexicons import listed
from krjp.importer.lines import UNFINISHED

__all__ = ["TURN", "HeadDate", "Months", "Years", "assign", "months_of_heading"]

# Month distance from which a step over the turn of the year is likelier than one within it.
TURN = 6
# What a step within a month weighs against one from month to month.
_OF_DAYS = 0.1
# A text has an order when at most one step in so many goes against it.
_AGAINST = 3
# A year is doubtful that lies so far from those around it, which lie so near to one another.
FAR, NEAR = 500, 100
_MOST_HEADING = 90
# Not one of a whole date, 2024-02-21; but one of two, 2018-19.
_YEAR = re.compile(r"(?<!\d)(?<!\d[/-])(?:1[5-9]|2[01])\d\d(?!\d)(?![/-]\d{1,2}[/-]\d)")
_SINCE = re.compile(
    rf"\b(?:{'|'.join(sorted(listed('calendar', 'since')))})\s(?:[^\W\d]{{1,12}}\s){{0,2}}[12]\d{{3}}\b(?!\s?[-–])",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(r"[^\W_]+")


class Months(NamedTuple):
    """The months a heading covers, as (year, month)."""

    first: tuple[int, int]
    last: tuple[int, int]


def months_of_heading(text: str) -> Months | None:
    """The months named by a heading such as `Chronology, Sep.–Dec. 2018`, or None when it has no year."""
    if len(text) > _MOST_HEADING or not _YEAR.search(text) or text.endswith(";") or UNFINISHED.search(text):
        return None
    if _SINCE.search(text):
        return None  # it does not tell the last year
    dated: list[tuple[int, int | None]] = []
    months: list[int | None] = []
    for word in _CANDIDATE.finditer(text):
        parts = lex(text, word.start())
        match parts:
            case [DatePart("M", _, int(month)), *_]:
                months.append(month)
        if years := _named(parts):
            dated += [(years[0], month) for month in months or [None]]
            dated += [(year, None) for year in years[1:]]
            months = []
    if not dated:
        return None
    dated.sort(key=lambda each: each[0])  # 2019–2018, over a list of newest first
    (first_year, first_month), (last_year, last_month) = dated[0], dated[-1]
    first, last = (first_year, first_month or 1), (last_year, last_month or 12)
    if first > last:  # November – January 2024
        first = (first_year - 1, first[1])
    return Months(first, last)


def _named(parts: list[DatePart]) -> tuple[int, ...]:
    """The years with which the parts begin: both of 2018–19, and both of 2005–06, which covers June 2005 too."""
    match parts:
        case [DatePart("Y", _, int(first)), DatePart("-"), DatePart("Y", _, int(last)), *_]:
            return (first, last)
        case [DatePart("Y", _, int(first)), DatePart("-"), DatePart("X", _, str(years)), *_]:
            return (first, max(first, first - first % 100 + int(years[-2:])))
        case [DatePart("Y", _, int(first)), *_]:
            return (first,)
    return ()


class HeadDate(NamedTuple):
    """What is known of one head: first month, first day (0 for none), year if printed, and the heading above it."""

    month: int | None
    day: int
    year: int | None
    heading: Months | None
    passed: tuple[int, int | None] | None = None
    """The year, and the month if it has one, of a head above it that was not understood."""
    whole: bool = False
    """True for a year alone, in which the months may lie that follow."""


class Years(NamedTuple):
    """The year of each head, None where it cannot be told; and by position why one has to be asked for."""

    years: list[int | None]
    doubts: dict[int, str]


def assign(heads: list[HeadDate], fallback: int | None = None) -> Years:
    """The years of the first points of all heads; one that steps back against the order of the text is doubtful."""
    years: list[int | None] = [head.year for head in heads]
    doubts: dict[int, str] = {}
    step = _direction(heads)
    before: tuple[int, int] | None = None
    above: Months | None = None
    covers: Months | None = None  # the heading above, until it is left
    for at, head in enumerate(heads):
        if head.heading is not above:
            # The same heading again, on the next page, takes back what had left it.
            before = before if head.heading == covers else None
            above = covers = head.heading
        if head.passed is not None and before is not None and head.passed[0] != before[0]:
            passed, month = head.passed
            before = (passed, month) if month is not None else None  # nobody knows whether it is of that year
        if years[at] is None:
            years[at] = _year(head, covers, before, step)
            # After one doubtful year those are too that lie before the last sure one.
            least = 1 if at - 1 in doubts else TURN
            if before is not None and _steps_back(before, years[at], head.month, step, least):
                doubts[at] = _doubt(before)
                continue
        year = years[at]
        if year is None or not (head.month or head.whole):
            continue
        # A year alone stands before its first month, or after its last one.
        here = (year, head.month or (1 if step >= 0 else len(MONTHS)))
        if above is not None and head.year is not None:
            inside = above.first <= here <= above.last if head.month else above.first[0] <= year <= above.last[0]
            covers = above if inside else None
            if covers is None and before is not None and not _in_order(before, here, step):
                covers = above  # one entry out of order, such as an agreement of long ago, does not end the heading
                continue
        before = here
    _fill_leading(heads, years, step)
    if fallback is not None:
        _fill_rest(heads, years, fallback, step)
    return Years(years, doubts | _far_off(heads))


def _steps_back(before: tuple[int, int], year: int | None, month: int | None, step: int, least: int) -> bool:
    """True for a year not printed that would step back by so many months or more in a text that has an order."""
    if year is None or month is None or step == 0 or year != before[0]:
        return False
    return (before[1] - month) * step >= least


def _doubt(before: tuple[int, int]) -> str:
    return f"may be of the year before or after: it follows {MONTHS[before[1] - 1]} {before[0]}; print its year"


def _far_off(heads: list[HeadDate]) -> dict[int, str]:
    """Why a printed year is doubtful that lies far from those on both sides, which lie together."""
    known = [(at, head.year) for at, head in enumerate(heads) if head.year is not None]
    ups = sum(one < other for (_, one), (_, other) in pairwise(known))
    downs = sum(one > other for (_, one), (_, other) in pairwise(known))
    if min(ups, downs) > 1:
        return {}  # as in a list by days of the year
    found: dict[int, str] = {}
    for place, (at, year) in enumerate(known):
        around = [other for _, other in known[max(0, place - 2) : place] + known[place + 1 : place + 3]]
        apart = len(around) > 1 and min(abs(year - other) for other in around) >= FAR
        if apart and heads[at].day and max(around) - min(around) < NEAR:
            found[at] = f"its year {year} lies far from those around it, {min(around)} to {max(around)}"
    return found


def _in_order(before: tuple[int, int], here: tuple[int, int], step: int) -> bool:
    """True when a head follows another in the order of the text; never in a text without order."""
    return (step > 0 and before <= here) or (step < 0 and here <= before)


def _year(head: HeadDate, covers: Months | None, before: tuple[int, int] | None, step: int) -> int | None:
    """The year of a head that prints a month, but no year."""
    assert head.month is not None
    if covers is not None:
        (first, _), (last, _) = covers
        fitting = [year for year in range(first, last + 1) if covers.first <= (year, head.month) <= covers.last]
        if len(fitting) == 1 or before is None:
            return (fitting or [first])[0 if step > 0 else -1]
    return _turned(before, head.month, step) if before is not None else None


def _turned(before: tuple[int, int], month: int, step: int) -> int:
    """The year of a month that follows another, in a text that runs forward or backward."""
    year, last = before
    if step > 0 and last - month >= TURN:
        return year + 1
    if step < 0 and month - last >= TURN:
        return year - 1
    return year


def _fill_leading(heads: list[HeadDate], years: list[int | None], step: int) -> None:
    """Give the heads before the first known year theirs, by reading backwards from it."""
    after: tuple[int, int] | None = None
    covering: Months | None = None
    for at, head in reversed(list(enumerate(heads))):
        if head.month is None:
            continue
        if years[at] is None and after is not None:
            years[at] = _turned(after, head.month, -step)
            if covering is not None and head.heading is None and step:
                # What stands before the heading of a year is of another one.
                limit = covering.first[0] - 1 if step > 0 else covering.last[0] + 1
                years[at] = min(years[at] or limit, limit) if step > 0 else max(years[at] or limit, limit)
        covering = head.heading or covering
        year = years[at]
        after = (year, head.month) if year is not None else None


def _fill_rest(heads: list[HeadDate], years: list[int | None], fallback: int, step: int) -> None:
    before: tuple[int, int] | None = None
    for at, head in enumerate(heads):
        if years[at] is None:
            assert head.month is not None
            years[at] = year = _turned(before, head.month, step) if before else fallback
            before = (year, head.month)


def _direction(heads: list[HeadDate]) -> int:
    """1 for a text that runs forward, -1 for newest first, 0 for one without order, where no year turns.

    A step against the order within a month weighs little: a list may be out of order by days. Without any evidence a
    text is taken to run forward.
    """
    ups = downs = 0.0
    for head, after in pairwise(head for head in heads if head.month is not None):
        assert head.month is not None
        assert after.month is not None
        months = after.month - head.month
        if head.year is not None and after.year is not None:
            continue
        if head.heading != after.heading:
            years = _years_of(head, after)
            ups += years[0] < years[1]
            downs += years[1] < years[0]
        elif abs(months) < TURN:  # a longer step may be a turn of the year: it tells no direction
            forward = months or after.day - head.day
            ups += (forward > 0) * (1 if months else _OF_DAYS)
            downs += (forward < 0) * (1 if months else _OF_DAYS)
    for head, after in pairwise(head for head in heads if head.year is not None):
        assert head.year is not None
        assert after.year is not None
        one, other = [head.year, head.month or 0, head.day], [after.year, after.month or 0, after.day]
        ups += one < other
        downs += other < one
    if min(ups, downs) * _AGAINST > max(ups, downs):
        return 0
    return -1 if downs > ups else 1


def _years_of(head: HeadDate, after: HeadDate) -> tuple[int, int]:
    """The first years that the headings of two heads cover; equal where one has no heading."""
    if head.heading is None or after.heading is None:
        return 0, 0
    return head.heading.first[0], after.heading.first[0]
