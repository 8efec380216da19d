"""Pages of months whose sentences name the days: `November 2013`, and below it `Members met on 26 November …`.

Where most paragraphs below the names of months say a day of that month, the first day that one says is its date, and
each paragraph that says one is an entry of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.importer.dateforms import MONTH_PATTERN, RANGES
from krjp.importer.heads import whole_date
from krjp.importer.stated import BadDateError, Stated

if TYPE_CHECKING:
    from krjp.importer.drafts import Draft

__all__ = ["dated_by_sentences"]

_DAYS = rf"\d{{1,2}}(?:st|nd|rd|th|er|\.)?(?:\s?(?:[-{RANGES}]|to|and|bis|au|al|a)\s?\d{{1,2}}(?:st|nd|rd|th|\.)?)?"
_DAY_AND_MONTH = re.compile(
    rf"(?<![\w.])(?:{_DAYS}\s(?:of\s|de\s)?{MONTH_PATTERN}|{MONTH_PATTERN}\.?\s{_DAYS})(?:,?\s[12]\d{{3}})?(?!\w)",
    re.IGNORECASE,
)
# From such a share of the paragraphs on, this is how the page is made; and of so many at least.
_USUAL = 0.6
_FEW = 4


def dated_by_sentences(drafts: list[Draft]) -> list[Draft]:
    """The drafts; those of a month as a whole are divided and dated by the days that their paragraphs say."""
    of_months = [draft for draft in drafts if _is_month(draft.stated)]
    said = {id(draft): [_day_said(text, draft.stated) for text in draft.texts] for draft in of_months}
    days = [day for each in said.values() for day in each]
    if len(days) < _FEW or sum(day is not None for day in days) < len(days) * _USUAL:
        return drafts
    return [one for draft in drafts for one in (_dated(draft, said[id(draft)]) if id(draft) in said else [draft])]


def _is_month(stated: Stated) -> bool:
    point = stated.first
    return stated == Stated(point, point) and point.month is not None and point.third is None and point.day is None


def _day_said(text: str, month: Stated) -> Stated | None:
    """The first day or days of a month that a text says; None where it says none."""
    for found in _DAY_AND_MONTH.finditer(text):
        try:
            day = whole_date(found.group())
        except BadDateError:
            continue
        if day is not None and day.first.day and _is_within(day, month):
            year = month.first.year
            return day._replace(first=day.first._replace(year=year), last=day.last._replace(year=year))
    return None


def _is_within(day: Stated, month: Stated) -> bool:
    return day.first.month == day.last.month == month.first.month and day.first.year in (None, month.first.year)


def _dated(draft: Draft, days: list[Stated | None]) -> list[Draft]:
    """A draft as one for each of its paragraphs that says a day; what stands before the first keeps the month."""
    starts = [0, *draft.paragraphs]
    found = [(start, day) for start, day in zip(starts, days, strict=True) if day is not None or start == 0]
    ends = [start for start, _ in found[1:]] + [len(draft.pieces)]
    parts = []
    for (start, day), end in zip(found, ends, strict=True):
        part = draft.part(start, end) if len(found) > 1 else draft
        part.stated = day or part.stated
        parts.append(part)
    return parts
