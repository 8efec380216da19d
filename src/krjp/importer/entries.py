"""From the lines of a page to its entries: how the author writes, which layout fits, what year each date is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.dates import EventDate
from krjp.errors import KrjpError
from krjp.importer.accounting import overlooked
from krjp.importer.dating import has_page_date, years_of
from krjp.importer.drafts import Entry, Reading, Unread
from krjp.importer.earlyyears import ANCIENT_YEAR
from krjp.importer.endmatter import without_end_matter
from krjp.importer.habits import habits_of
from krjp.importer.layouts import choose
from krjp.importer.lines import TEXT
from krjp.importer.sections import rejoined
from krjp.importer.stated import BadDateError, resolve
from krjp.importer.tables import flattened
from krjp.importer.textdays import by_text

if TYPE_CHECKING:
    from krjp.importer.drafts import Draft
    from krjp.importer.lines import Line

__all__ = ["read_entries"]

# Fewer entries have no order to speak of.
_FEW = 4


def read_entries(lines: list[Line], name: str, *, year: int | None = None, layout: str | None = None) -> Reading:
    """The dated entries of a text's lines, in their order.

    `year` is taken for heads that print none and stand under no heading that does, `layout` (a name of
    `layouts.LAYOUTS`) is by default inferred. Raises KrjpError when a head without a year is found and none is given.
    """
    lines = without_end_matter(lines)
    # All of a page may stand in one line of its file: here lines are told apart by their places.
    numbers = [0, *(line.number for line in lines)]
    lines = [line._replace(number=at) for at, line in enumerate(lines, 1)]
    habits = habits_of(lines)
    if habits.short_years:  # a number alone on a line is no page's
        lines = [line._replace(kind=TEXT) if ANCIENT_YEAR.fullmatch(line.text) else line for line in lines]
    page = lines
    lines, columns = flattened(lines, habits)
    choice = choose(rejoined(lines, habits), habits, layout)
    drafted = choice.drafted
    drafts, unread = drafted.drafts, drafted.unread
    page_date = drafts[0] if drafts and has_page_date(drafts) else None
    while page_date is not None and drafts[0].dated == page_date.dated:
        unread.append(Unread(drafts[0].line, _told(drafts.pop(0)), "is the date of the page; passed over"))
    years, doubts = years_of(lines, drafts, unread, year, page_date)
    entries: list[Entry] = []
    for at, (draft, known) in enumerate(zip(drafts, years, strict=True)):
        if at in doubts:
            unread.append(Unread(draft.line, _told(draft), doubts[at], True))
            continue
        if known is None:
            why = "has no year and no heading gives one; say which with --year YYYY"
            if not any(years):
                raise KrjpError(f"{name}: line {numbers[draft.line]}: '{draft.date_text}' {why}")
            unread.append(Unread(draft.line, _told(draft), why, True))
            continue
        try:
            when = by_text(resolve(draft.stated, known), draft.text, habits)
        except BadDateError as error:
            unread.append(Unread(draft.line, _told(draft), str(error), True))
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
    entries = _going_on(entries, {draft.line for draft in drafts if draft.stated.open_end})
    unread += overlooked(page, entries, unread)
    entries = [entry._replace(line=numbers[entry.line]) for entry in entries]
    unread = [item._replace(line=numbers[item.line]) for item in sorted(unread, key=lambda item: item.line)]
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


def _told(draft: Draft) -> str:
    """A draft as printed."""
    return f"{draft.date_text} {draft.text}"
