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

from krjp.importer.dateparts import DatePart, lex

__all__ = ["Months", "assign", "months_of_heading"]

# Month distance from which a step over the turn of the year is likelier than one within it.
TURN = 6
_MOST_HEADING = 90
# Not one of a whole date, 2024-02-21; but one of two, 2018-19.
_YEAR = re.compile(r"(?<![\d/-])(?:1[5-9]|2[01])\d\d(?![\d/]|-\d(?!\d(?![\d-])))")
_CANDIDATE = re.compile(r"[^\W_]+")


class Months(NamedTuple):
    """The months a heading covers, as (year, month)."""

    first: tuple[int, int]
    last: tuple[int, int]


def months_of_heading(text: str) -> Months | None:
    """The months named by a heading such as `Chronology, Sep.–Dec. 2018`, or None when it has no year."""
    if len(text) > _MOST_HEADING or not _YEAR.search(text) or text.rstrip().endswith((",", ";")):
        return None
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


def assign(heads: list[HeadDate], fallback: int | None = None) -> list[int | None]:
    """The year of the first point of each head; None where it cannot be told."""
    years: list[int | None] = [head.year for head in heads]
    step = _direction(heads)
    before: tuple[int, int] | None = None
    above: Months | None = None
    covers: Months | None = None  # the heading above, until it is left
    for at, head in enumerate(heads):
        if head.heading is not above:
            # The same heading again, on the next page, takes back what had left it.
            before = before if head.heading == covers else None
            above = covers = head.heading
        if years[at] is None:
            years[at] = _year(head, covers, before, step)
        year = years[at]
        if year is None or head.month is None:
            continue
        here = (year, head.month)
        if above is not None and head.year is not None:
            covers = above if above.first <= here <= above.last else None
            if covers is None and before is not None and not _in_order(before, here, step):
                covers = above  # one entry out of order, such as an agreement of long ago, does not end the heading
                continue
        before = here
    _fill_leading(heads, years, step)
    if fallback is not None:
        _fill_rest(heads, years, fallback, step)
    return years


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
    for at, head in reversed(list(enumerate(heads))):
        if head.month is None:
            continue
        if years[at] is None and after is not None:
            years[at] = _turned(after, head.month, -step)
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
    """1 for a text that runs forward, -1 for newest first, 0 for one without order, where no year turns."""
    ups = downs = turns = 0
    for head, after in pairwise(head for head in heads if head.month is not None):
        assert head.month is not None
        assert after.month is not None
        one, other = [head.month, head.day], [after.month, after.day]
        if head.year is not None and after.year is not None:
            one, other = [head.year, *one], [after.year, *other]
        elif head.heading != after.heading:
            continue
        elif abs(after.month - head.month) >= TURN:  # a long step, or a turn of the year: it tells no direction
            turns += other < one
            continue
        ups += one < other
        downs += other < one
    if min(ups, downs) * 10 > max(ups, downs) or (ups == downs and turns > 1):
        return 0
    return -1 if downs > ups else 1
