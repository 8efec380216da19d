"""The year of every entry whose head prints none: what the page tells elsewhere, and its own date."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from krjp.importer.dateparts import lex
from krjp.importer.lines import CATEGORY
from krjp.importer.seeming import is_stamped
from krjp.importer.stated import month_of
from krjp.importer.years import HeadDate, Months, Years, assign, months_of_heading

if TYPE_CHECKING:
    from krjp.importer.drafts import Draft, Unread
    from krjp.importer.lines import Line

__all__ = ["has_page_date", "years_of"]

_YEAR = re.compile(r"(?<![\d/-])(?:1[5-9]|20)\d\d(?![\d/-])")
_ANY_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
# Fewer entries do not show how the others are printed.
_FEW = 3
_HEAD_WITH_YEAR = re.compile(r".{0,25}?(?<!\d)((?:1[5-9]|20)\d\d)\)?\s*(?:[:–—\t]|-\s|$)")


def years_of(
    lines: list[Line], drafts: list[Draft], unread: list[Unread], year: int | None, page_date: Draft | None = None
) -> Years:
    """The year of each draft, by what the page tells, or `year` where nothing does; `page_date` is that of the page.

    A head among the `unread` lines tells that another year may have begun.
    """
    heads = [_head_date(draft) for draft in drafts]
    for line in unread:
        printed = _HEAD_WITH_YEAR.match(line.text) if line.entry else None
        at = bisect_left(drafts, line.line, key=lambda draft: draft.dated)
        if printed is not None and at < len(drafts):
            heads[at] = heads[at]._replace(passed=(int(printed[1]), _month(line.text)))
    found = assign(heads, year)
    if None not in found.years:
        return found
    told = _told_elsewhere(lines, drafts, heads[0].month) if page_date is None else _whole(page_date.stated.first.year)
    if told is None:
        return found
    stamped = page_date is not None or any(is_stamped(line.text) for line in lines if line.number < drafts[0].dated)
    return (_up_to(heads, told) if stamped else None) or _within(heads, told)


def _month(text: str) -> int | None:
    """The month with which a text begins."""
    months = (part.value for part in lex(text, 0) if part.kind == "M")
    return next((month for month in months if isinstance(month, int) and 1 <= month <= 12), None)


def has_page_date(drafts: list[Draft]) -> bool:
    """True where the first date is that of the page: it alone has a year, or alone stands on a line over paragraphs."""
    first = drafts[0]
    own = [draft for draft in drafts if draft.dated == first.dated]
    others = drafts[len(own) :]
    if len(others) < _FEW or not first.own_line or any(draft.own_line for draft in others):
        return False
    alone = not any(draft.stated.has_year for draft in others)
    lines = [line for draft in own for line in draft.numbers]
    apart = 1 + sum(after - line > 1 for line, after in pairwise(lines))
    paragraphs = max(apart, sum(len(draft.texts) for draft in own))
    return bool(first.stated.first.day) and ((alone and first.stated.has_year) or paragraphs >= _FEW)


def _up_to(heads: list[HeadDate], told: Months) -> Years | None:
    """The years of heads over one turn of the year, of which the one that is told is the last: nothing came after it.

    None where the months do not run on from the end of one year into the next, or some year is printed.
    """
    months = [head.month for head in heads if head.month is not None]
    whole = told == _whole(told.first[0])
    if not whole or months[-1] >= months[0] or any(head.year or head.heading for head in heads):
        return None
    years = assign(heads, told.first[0] - 1)
    return years if max(filter(None, years.years)) == told.first[0] else None


def _within(heads: list[HeadDate], told: Months) -> Years:
    """The years of heads within a time; of a month alone, those that follow it: fighting broke out in December 2013."""
    if told.first == told.last:
        return assign(heads, told.first[0])
    return assign([head._replace(heading=head.heading or told) for head in heads])


def _whole(year: int | None) -> Months | None:
    return None if year is None else Months((year, 1), (year, 12))


def _told_elsewhere(lines: list[Line], drafts: list[Draft], month: int | None) -> Months | None:
    """The time that the lines above the first entry tell, as a title does, or else those of a page's categories.

    It is the only year that they name, or the months of the first line that names some: `From May 1989 to …`;
    a single month if it is that of the first entry.
    """
    first = min(draft.dated for draft in drafts)
    above = [line.text for line in lines if line.number < first]
    for texts in (above, [line.text for line in lines if line.kind == CATEGORY]):
        named = [(text, months) for text in texts if (months := months_of_heading(text)) is not None]
        # A sentence may name any year, but no other time than that of the page.
        told = next((of for text, of in named if not text.endswith(".") or of.first[0] != of.last[0]), None)
        found = {int(year) for text in texts for year in _YEAR.findall(text)}
        if len(found) == 1 and (told is None or told.first != told.last or month != told.first[1]):
            return _whole(found.pop())
        if told:
            return told
    found = {int(year) for text in above for year in _ANY_YEAR.findall(text)}
    return _whole(found.pop()) if len(found) == 1 else None  # of the day of publication


def _head_date(draft: Draft) -> HeadDate:
    first = draft.stated.first
    third = {"early": 1, "mid": 11, "late": 21}.get(first.third or "", 0)
    whole = first == draft.stated.last and first.years == 1 and first.third is None and not draft.stated.circa
    return HeadDate(month_of(first), 0 if draft.yearly else first.day or third, first.year, draft.heading, whole=whole)
