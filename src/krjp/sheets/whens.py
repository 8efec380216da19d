"""When the events of a table happened: dates of one column or several, put together of year, month and day."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from krjp.dates import ONE_DAY, EventDate
from krjp.errors import shortened
from krjp.sheets.days import Calendar, UnreadError, closed
from krjp.sheets.standins import is_ditto, is_now, is_unknown, lasts_on
from krjp.sheets.values import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krjp.sheets.cells import Cells
    from krjp.sheets.columns import Columns
    from krjp.sheets.sheet import Cell, Sheet

__all__ = ["When", "all_closed", "date_keys", "exact_days", "in_a_month", "whens_of"]

When = tuple[EventDate, str]
"""When something happened, and the words of the table for it."""

# Dates as text that a record keeps beside the date.
MOST_DATE_TEXT = 200
_FULL_YEAR = re.compile(r"\d{4}")
_DAY_OF_MONTH = re.compile(r"0?[1-9]|[12]\d|3[01]")
_NOT_KNOWN = re.compile(r"0+|[-−]\d+|99")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?", re.IGNORECASE)


def whens_of(
    cells: Cells, columns: Columns, calendar: Calendar, years: Sequence[int | None]
) -> list[When | UnreadError]:
    """For each row when it says it happened, or why that cannot be told; `years` are those of dates without one."""
    fields = columns.fields
    read = [*cells.first(fields.get("date", ())), *cells.first(fields.get("end_date", ()))]
    read += [
        cells.first(fields.get(name, ()))[1] for name in ("year", "month", "day", "end_year", "end_month", "end_day")
    ]
    rows = list(zip(*map(_with_dittos, read), years, strict=True))
    known = {row: _when(row, calendar) for row in dict.fromkeys(rows)}
    return list(map(known.__getitem__, rows))


def in_a_month(sheet: Sheet, columns: Columns) -> Sheet:
    """A table whose dates are days of the month that its name or its title names, with whole dates in their place."""
    at = columns.fields.get("date", (-1,))[0]
    days = [row.cells[at] for row in sheet.rows if 0 <= at < len(row.cells) and text(row.cells[at])]
    if not days or not all(_DAY_OF_MONTH.fullmatch(text(day)) for day in days):
        return sheet
    months = {month for told in sheet.above if (month := _month(told))}
    if len(months) != 1:
        return sheet
    [month] = months
    rows = []
    for row in sheet.rows:
        cells = list(row.cells)
        if at < len(cells) and text(cells[at]):
            cells[at] = f"{month}-{int(text(cells[at])):02}"
        rows.append(row._replace(cells=cells))
    return sheet._replace(rows=rows)


def _month(told: str) -> str:
    """The month that a text is, as 2024-03; empty for any other."""
    try:
        first, last = Calendar().read(told).bounds
    except UnreadError:
        return ""
    whole = first.day == 1 and (last + ONE_DAY).day == 1 and first.month == last.month and first.year == last.year
    return f"{first:%Y-%m}" if whole else ""


def _with_dittos(cells: Sequence[Any]) -> Sequence[Any]:
    """The cells of a column with what stands above where one says that it is the same."""
    same = {cell for cell in set(cells) if isinstance(cell, str) and is_ditto(cell)}
    if not same:
        return cells
    found: list[Any] = []
    for cell in cells:
        found.append(found[-1] if found and cell in same else cell)
    return found


def _when(row: Sequence[Any], calendar: Calendar) -> When | UnreadError:
    start, told, end, until, *parts, usual = row
    year = int(parts[0]) if parts[0].isdecimal() and len(parts[0]) == 4 else usual
    try:
        if not told or is_unknown(told):
            start = told = _joined(parts[:3], None) or told
        if not told:
            return UnreadError("is empty; an event needs a date")
        if is_unknown(told):
            return UnreadError(f"'{told}' says that nobody knows when; an event needs a date")
        when = _of_century(calendar.read(start, year), told, year)
        if not until:
            end = until = _joined(parts[3:], when.first.year)
        if not until or not _tells_a_day(end) or is_unknown(until):
            return when, told
        if is_now(until):
            return when._replace(open_end="end"), f"{told} to {until}"
        last = _of_century(calendar.read(end, year or when.first.year), until, year)
    except UnreadError as error:
        return error
    if last.last < when.first:
        return UnreadError(f"'{until}' is before '{told}'")
    vague = when.approximate or last.approximate
    both = told if told == until else f"{told} to {until}"
    return EventDate(when.first, max(when.last, last.last), approximate=vague), both


def _of_century(when: EventDate, told: str, year: int | None) -> EventDate:
    """A date with a year of two digits in the century that a column of years says."""
    away = (year or when.first.year) - when.first.year
    if not away or away % 100 or _FULL_YEAR.search(told):
        return when
    try:
        first, last = (day.replace(year=day.year + away) for day in (when.first, when.last))
    except ValueError:
        raise UnreadError(f"'{told}' does not exist in {year}") from None
    return when._replace(first=first, last=last)


def _joined(parts: Sequence[str], year: int | None) -> str:
    """A date put together of its parts in several columns: as much of it as is there."""
    # What is not known is nought or less in published data.
    parts = ["" if _NOT_KNOWN.fullmatch(part) else part for part in parts]
    if not any(parts) or (not parts[0] and year is None):
        return ""
    known = f"{int(parts[0]):04}" if parts[0].isdecimal() else parts[0] or f"{year:04}"
    if not parts[1]:
        return known
    if "月" in parts[1] or "월" in parts[1]:
        return f"{known}年{parts[1]}{parts[2]}"
    if not parts[1].isdecimal():
        return " ".join(filter(None, (parts[2], parts[1], known)))
    return "-".join([known, *(part.zfill(2) for part in parts[1:] if part)])


def _tells_a_day(cell: Cell) -> bool:
    """False for a time of the day, which some tables have for an end."""
    if isinstance(cell, datetime.time):
        return False
    return not (isinstance(cell, str) and _CLOCK.fullmatch(cell.strip()))


def all_closed(whens: Iterable[When]) -> list[When]:
    """The same with every open end at what the table covers."""
    whens = list(whens)
    distinct = {when for when, _ in whens}
    if not any(when.open_end for when in distinct):
        return whens
    days = [day for when in distinct if when.open_end is None for day in when.bounds]
    known = days or [day for when in distinct for day in when.bounds]
    first, last = min(known), max(known)
    return [(closed(when, first, last), told) for when, told in whens]


def exact_days(when: When, said: str) -> tuple[Any, ...] | None:
    """The dates of an event, in the order of `parts.DAYS`; None where they are not known exactly."""
    days, told = when
    if days.approximate or days.open_end is not None or not said.isascii() or _lasts_on(days, told):
        return None
    return days.first, days.last if days.last != days.first else None, "exact", None, days.edtf(), said


def _lasts_on(days: EventDate, told: str) -> bool:
    return days.last != days.first and bool(lasts_on(told))


def date_keys(when: When, said: str) -> dict[str, Any]:
    """The dates of a record; of one that is not exact, or lasts on, also its words, as `said` in a column for them."""
    days, told = when
    words = said or (shortened(told, MOST_DATE_TEXT) if days.approximate or _lasts_on(days, told) else "")
    return {
        "date": days.first.isoformat(),
        "end_date": days.last.isoformat() if days.last != days.first else None,
        "date_certainty": "approximate" if days.approximate else "exact",
        "open_end": days.open_end,
        **({"date_text": words} if words else {}),
    }
