"""From the lines of a page to its entries: how the author writes, which layout fits, what year each date is of."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from krjp.dates import EventDate
from krjp.errors import KrjpError
from krjp.importer.dateparts import lex
from krjp.importer.drafts import Entry, Reading, Unread
from krjp.importer.habits import ANCIENT_YEAR, habits_of
from krjp.importer.layouts import choose
from krjp.importer.lines import CATEGORY, TEXT
from krjp.importer.sections import rejoined
from krjp.importer.stated import BadDateError, month_of, resolve
from krjp.importer.tables import flattened
from krjp.importer.years import HeadDate, Months, assign, months_of_heading

if TYPE_CHECKING:
    from krjp.importer.drafts import Draft, Drafted
    from krjp.importer.lines import Line

__all__ = ["read_entries"]

_MOST_HEAD = 30
# Fewer entries have no order to speak of.
_FEW = 4


def read_entries(lines: list[Line], name: str, *, year: int | None = None, layout: str | None = None) -> Reading:
    """The dated entries of a text's lines, in their order.

    `year` is taken for heads that print none and stand under no heading that does, `layout` (a name of
    `layouts.LAYOUTS`) is by default inferred. Raises KrjpError when a head without a year is found and none is given.
    """
    habits = habits_of(lines)
    if habits.ancient:  # a number alone on a line is no page's
        lines = [line._replace(kind=TEXT) if ANCIENT_YEAR.fullmatch(line.text) else line for line in lines]
    lines, columns = flattened(lines, habits)
    choice = choose(rejoined(lines, habits), habits, layout)
    drafted = choice.drafted
    heads = _head_dates(drafted)
    years, doubts = assign(heads, year)
    if None in years and year is None and (told := _told_elsewhere(lines, drafted.drafts, heads[0].month)):
        if heads[0].month == told.first[1] == told.last[1]:  # fighting broke out in December 2013: …
            years, doubts = assign(heads, told.first[0])
        else:
            years, doubts = assign([head._replace(heading=head.heading or told) for head in heads])
    entries: list[Entry] = []
    unread = drafted.unread
    for at, (draft, known) in enumerate(zip(drafted.drafts, years, strict=True)):
        if at in doubts:
            unread.append(Unread(draft.line, f"{draft.date_text} {draft.text}", doubts[at], True))
            continue
        if known is None:
            why = "has no year and no heading gives one; say which with --year YYYY"
            if not any(years):
                raise KrjpError(f"{name}: line {draft.line}: '{draft.date_text}' {why}")
            unread.append(Unread(draft.line, f"{draft.date_text} {draft.text}", why, True))
            continue
        try:
            when = resolve(draft.stated, known)
        except BadDateError as error:
            unread.append(Unread(draft.line, f"{draft.date_text} {draft.text}", str(error), True))
            continue
        if text := draft.text:
            entries.append(Entry(draft.date_text, when, text, draft.line, draft.place, draft.titled))
        else:
            unread.append(Unread(draft.line, draft.date_text, "is a date without text", True))
    if _is_dateline(entries):
        first = entries.pop(0)
        unread.append(
            Unread(first.line, f"{first.date_text} {first.text}", "is dated after all that follow; passed over")
        )
    entries = _going_on(entries, {draft.line for draft in drafted.drafts if draft.stated.open_end})
    unread.sort(key=lambda item: item.line)
    passed = drafted.passed | ({"cells of sources": columns} if columns else {})
    texts = sum(line.kind == TEXT for line in lines)
    return Reading(entries, unread, passed, choice.said if entries else "", texts)


def _is_dateline(entries: list[Entry]) -> bool:
    """True where the first date is that of the page: it lies after all others, which run forward."""
    days = [entry.when.first for entry in entries[1:]]
    return len(days) > _FEW and days[0] < days[-1] <= entries[0].when.first and days == sorted(days)


def _going_on(entries: list[Entry], lines: set[int]) -> list[Entry]:
    """The entries, of which those that go on to this day end, as far as anybody knows, with the last one."""
    latest = max((entry.when.last for entry in entries if entry.line not in lines), default=None)
    return [
        entry._replace(when=EventDate(entry.when.first, latest, approximate=True, open_end="end"))
        if entry.line in lines and latest is not None and latest > entry.when.last
        else entry
        for entry in entries
    ]


_YEAR = re.compile(r"(?<![\d/-])(?:1[5-9]|20)\d\d(?![\d/-])")
_ANY_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def _told_elsewhere(lines: list[Line], drafts: list[Draft], month: int | None) -> Months | None:
    """The time that the lines above the first entry tell, as a title does, or else those of a page's categories.

    It is the only year that they name, or the months of the first line that names some: `From May 1989 to …`;
    a single month if it is that of the first entry.
    """
    first = min(draft.dated for draft in drafts)
    above = [line.text for line in lines if line.number < first]
    for texts in (above, [line.text for line in lines if line.kind == CATEGORY]):
        told = next(filter(None, map(months_of_heading, texts)), None)
        found = {int(year) for text in texts for year in _YEAR.findall(text)}
        if len(found) == 1 and (told is None or told.first != told.last or month != told.first[1]):
            year = found.pop()
            return Months((year, 1), (year, 12))
        if told:
            return told
    found = {int(year) for text in above for year in _ANY_YEAR.findall(text)}
    if len(found) != 1:
        return None
    year = found.pop()  # of the day of publication
    return Months((year, 1), (year, 12))


def _head_dates(drafted: Drafted) -> list[HeadDate]:
    """What is known of the date of each draft, with the year of a head right above it that was not understood."""
    passed = {
        bisect_left(drafted.drafts, line.line, key=lambda draft: draft.dated): (int(year.group()), _month(line.text))
        for line in drafted.unread
        if line.entry and (year := _ANY_YEAR.search(line.text[:_MOST_HEAD]))
    }
    return [_head_date(draft)._replace(passed=passed.get(at)) for at, draft in enumerate(drafted.drafts)]


def _month(text: str) -> int | None:
    """The month with which a text begins."""
    months = (part.value for part in lex(text, 0) if part.kind == "M")
    return next((month for month in months if isinstance(month, int) and 1 <= month <= 12), None)


def _head_date(draft: Draft) -> HeadDate:
    first = draft.stated.first
    third = {"early": 1, "mid": 11, "late": 21}.get(first.third or "", 0)
    return HeadDate(month_of(first), 0 if draft.yearly else first.day or third, first.year, draft.heading)
