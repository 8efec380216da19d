"""What a cell says of a date: a day, some days, or some time within them.

    21/02/2024, 2/21/24, 21.02.2024    in the order that the whole column shows, or that is given
    45343, 45343.5                     days as spreadsheets count them, from 1900 or 1904
    20240221, 1708473600               a day in digits, seconds since 1970
    15-17 Jan 2024, 15 Jan to 2 Feb    from one day to another: it lasted
    c. 21 March 2024, 2024-03-21~      about that day
    by 21 Feb 2024, after 3 May 2024   one end is open, and closed by what the table covers

and everything the period language reads (`krjp.periods`). What names no day is not known exactly: it happened some
time within the days named.
"""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from krjp.dates import ONE_DAY, EventDate, Frame, Period, span_of_part
from krjp.errors import ExpressionError
from krjp.periods import parse
from krjp.sheets.beside import bare
from krjp.sheets.languages import in_english
from krjp.sheets.order import DAY_FIRST, MONTH_FIRST, full_year, numeric
from krjp.sheets.patterns import (
    ABOUT,
    AFTER,
    BEFORE,
    BY,
    DAY_AND_MONTH,
    ENDS,
    FROM,
    MONTH_THEN_DAY,
    MONTHS_APART,
    NIGHT,
    OR,
    SHORT_YEAR,
    TWO_DAYS,
    WEEK,
    WITHIN,
)
from krjp.sheets.plainly import plainly
from krjp.sheets.standins import lasts_on

if TYPE_CHECKING:
    from krjp.sheets.sheet import Cell

__all__ = ["Calendar", "UnreadError", "closed"]

# The days that numbers without a format are taken for, as spreadsheets count: 1910 to 2119.
SERIALS = range(3653, 80_355)
EPOCHS = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}
_WAYS = "21 Feb 2024, Feb 2024, early 2024 or 2024"
# Seconds since 1970, from 1973 on; thousandths of them have three digits more.
STAMPS = range(100_000_000, 10_000_000_000)


class UnreadError(Exception):
    """Raised for a cell that names no day; says why."""


class Calendar(NamedTuple):
    """How the dates of a table are written."""

    order: str = ""
    """`day` or `month`: which stands first in 03/04/2024; empty where that is not known."""
    epoch: int = 1900

    def read(self, cell: Cell, year: int | None = None) -> EventDate:
        """When something happened, as a cell says; `year` is that of a cell without one. Raises UnreadError.

        An open end is the date itself, to be `closed` by the days the table covers.
        """
        if isinstance(cell, datetime.datetime):
            cell = cell.date()
        if isinstance(cell, date):
            return EventDate(cell, cell)
        if isinstance(cell, str):
            try:
                return _read(cell, self, year)
            except OverflowError:  # the day before the first of the calendar, or after its last
                raise UnreadError(f"'{cell}' is outside the calendar") from None
        if isinstance(cell, bool) or not isinstance(cell, int | float):
            raise UnreadError(f"'{cell}' is no date")
        return _number(cell, self, str(int(cell)) if float(cell).is_integer() else str(cell))


def closed(when: EventDate, first: date, last: date) -> EventDate:
    """A date with its open end at the first or the last day of what a table covers, or else of its own year."""
    if when.open_end is not None and not when.approximate:  # it lasts on, as far as anybody tells
        return EventDate(when.first, max(when.last, last))
    if when.open_end == "start":
        own = span_of_part("year", date.fromordinal(max(1, when.last.toordinal() - 1))).first
        assert own is not None
        return when._replace(first=first if first < when.last else own)
    if when.open_end == "end":
        own = span_of_part("year", date.fromordinal(min(date.max.toordinal(), when.first.toordinal() + 1))).last
        assert own is not None
        return when._replace(last=last if last > when.first else own)
    return when


def _number(number: float, calendar: Calendar, text: str) -> EventDate:
    """A day in a number: spreadsheets count days, others seconds; 20240221 is none."""
    whole = int(number) if isfinite(number) else 0
    day = None
    if whole in SERIALS:
        day = EPOCHS[calendar.epoch] + whole * ONE_DAY
    elif whole in STAMPS or whole // 1000 in STAMPS:
        seconds = whole if whole in STAMPS else whole // 1000
        day = date(1970, 1, 1) + datetime.timedelta(seconds=seconds)
    elif number == whole and (1000 <= whole <= 9999 or len(str(whole)) == 8):
        return _read(str(whole), calendar, None)
    if day is None:
        raise UnreadError(f"'{text}' is no date")
    return EventDate(day, day)


@lru_cache(maxsize=1 << 14)
def _read(text: str, calendar: Calendar, year: int | None) -> EventDate:
    """What a text says. Tables repeat dates, and reading one costs more than all else of its row."""
    try:
        return _told(text, calendar, year)
    except UnreadError as error:
        english = in_english(plainly(text))
        if english != text.lower():
            with suppress(UnreadError):
                return _told(english, calendar, year)
        raise UnreadError(_of_whole(text, str(error))) from None


def _of_whole(text: str, message: str) -> str:
    """A message about a part of a cell as one about the cell, with a way to write dates where it names none."""
    quoted, _, why = message.partition("': ")
    if not why or (quoted == f"'{text}" and not why.endswith("expected a period")):
        return message
    return f"'{text}': " + why.replace("expected a period", "is no date that krjp reads; write one as " + _WAYS)


def _told(text: str, calendar: Calendar, year: int | None) -> EventDate:
    """What a text in English, Japanese, Korean or numbers says."""
    if begun := lasts_on(text):
        return _read(begun, calendar, year)._replace(open_end="end")
    wanted = _with_year(bare(text, year), text, year)
    if len(wanted) == 10 and wanted[4] == "-":
        try:
            day = date.fromisoformat(wanted)
        except ValueError:
            pass
        else:
            return EventDate(day, day)
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?|\d{9,13}", wanted):
        return _number(float(wanted.replace(",", ".")), calendar, text)
    for pattern, read in ((BY, _until), (BEFORE, _before), (FROM, _since), (AFTER, _after), (WITHIN, _in)):
        if match := pattern.match(wanted):
            return read(wanted[match.end() :], calendar, year)
    about = ABOUT.search(wanted)
    if about:
        plain = _read((wanted[: about.start()] + wanted[about.end() :]).strip(" ()"), calendar, year)
        return plain._replace(approximate=True)
    return _days(wanted, calendar, year)


def _with_year(text: str, whole: str, year: int | None) -> str:
    """A date with the year of the table where it is a day and a month: `13.1.`. Raises UnreadError."""
    if not re.fullmatch(r"\d{1,2}\. ?\d{1,2}\.", text):
        return text
    if not year:
        raise UnreadError(f"'{whole}' is a day of which year?")
    return f"{text.replace(' ', '')}{year}"


def _days(text: str, calendar: Calendar, year: int | None) -> EventDate:
    """A day, several, or a period in which no day is named."""
    if ended := _from_to(text, calendar, year):
        return ended
    if found := _either(text, calendar, year):
        return found
    if week := WEEK.fullmatch(text):
        day = _days(week["day"], calendar, year)
        return (
            EventDate(day.first - 6 * ONE_DAY, day.last, True)
            if week["last"]
            else EventDate(day.first, day.last + 6 * ONE_DAY, True)
        )
    if night := NIGHT.fullmatch(text):
        day = _days(night["day"], calendar, year)
        return EventDate(day.first, day.last if day.last > day.first else day.last + ONE_DAY, True)
    period = _period(text, calendar, year, text)
    if period.first is None or period.last is None:
        return _open(period)
    return EventDate(period.first, period.last, approximate=period.first != period.last)


def _either(text: str, calendar: Calendar, year: int | None) -> EventDate | None:
    """One day or period or another, and so some time within both: `January or February 1906`, `2 or 3 May 1945`."""
    if not OR.search(text):
        return None
    *ends, last = re.split(r",? or |, ", re.sub(r"^either ", "", text, flags=re.IGNORECASE), flags=re.IGNORECASE)
    if re.fullmatch(r"\d{4}", last):  # 3 May 1850 or 1851
        last = re.sub(r"\d{4}", last, ends[-1])
    # 2 or 3 May 1945: days have their month from the last of them.
    ends = [re.sub(r"\d+", end, last, count=1) if re.fullmatch(r"\d{1,2}", end) else end for end in ends]
    found = re.search(r"\d{4}", last)
    periods = [_period(end, calendar, int(found[0]) if found else year, text) for end in (*ends, last)]
    days = [day for each in periods for day in (each.first, each.last) if day is not None]
    return EventDate(min(days), max(days), approximate=True)


def _from_to(text: str, calendar: Calendar, year: int | None) -> EventDate | None:
    """From one day or period to another; None where a text names no two ends."""
    for pattern in ENDS:
        if match := pattern.fullmatch(text):
            parts = {"m2": match["m"], **match.groupdict()}
            one, other = (_spelled(parts["y"], parts[month], parts[day]) for month, day in (("m", "d1"), ("m2", "d2")))
            return _lasting(_period(one, calendar, year, text), _period(other, calendar, year, text), text)
    if match := MONTHS_APART.fullmatch(text):
        within = _period(f"{match['left']}..{match['right']}", calendar, year, text)
        return EventDate(within.first or date.min, within.last or date.max, approximate=True)
    if match := DAY_AND_MONTH.fullmatch(text):
        text = f"{match[1]}{match[3]} - {match[2]}{match[3]}"
    ends = None if text.startswith("[") or numeric(text) else _two_days(text, calendar, year)
    return _lasting(*ends, text) if ends else None


def _spelled(year: str, month: str, day: str) -> str:
    """A day in one form."""
    return f"{year}-{month:0>2}-{day:0>2}" if month.isdigit() else f"{day} {month} {year}"


def _open(period: Period) -> EventDate:
    """A date of which one bound is known."""
    known = period.first or period.last
    assert known is not None
    return EventDate(known, known, approximate=True, open_end="end" if period.last is None else "start")


def _two_days(text: str, calendar: Calendar, year: int | None) -> tuple[Period, Period] | None:
    """The two ends a text names, if it names two."""
    matches = [match for pattern in TWO_DAYS if (match := pattern.fullmatch(text))]
    if not matches or _names_a_day(text, calendar, year):
        return None
    for match in matches:
        left, right = (_end(match[side], match[other], calendar, year)
                       for side, other in (("left", "right"), ("right", "left")))  # fmt: skip
        if left is not None and right is not None:
            return left, right
    return None


def _names_a_day(text: str, calendar: Calendar, year: int | None) -> bool:
    """True where what looks like two ends is one date: `2024/2/21`, `winter 2023/24`."""
    try:
        period = _period(text, calendar, year, text)
    except UnreadError:
        return False
    return period.first == period.last or "winter" in text.lower()


def _end(text: str, other: str, calendar: Calendar, year: int | None) -> Period | None:
    """The days of one end, in the year of the other where it has none; None when it cannot be read."""
    if (found := re.search(r"\d{4}", other)) and not re.search(r"\d{4}", text):
        year = int(found[0])
        if found.start() == 0 and (day := MONTH_THEN_DAY.fullmatch(text)):
            text = _spelled(found[0], day[1], day[2])
    try:
        return _period(text, calendar, year, text)
    except UnreadError:
        return None


def _lasting(left: Period, right: Period, text: str) -> EventDate:
    """From one end to the other: it lasted if both are days, and else happened some time within them."""
    if left.first is None or right.last is None:
        raise UnreadError(f"'{text}' is no date")
    if left.first > right.last:
        raise UnreadError(f"'{text}' ends before it begins")
    vague = left.first != left.last or right.first != right.last
    return EventDate(left.first, right.last, approximate=vague)


def _period(text: str, calendar: Calendar, year: int | None, whole: str) -> Period:
    """The days a text names. Raises UnreadError."""
    if parts := numeric(text):
        if not calendar.order and not parts.dotted and parts.one != parts.two:
            raise UnreadError(f"'{whole}' may have the day or the month first; say which: --day-first or --month-first")
        first = calendar.order or DAY_FIRST
        # In a column of both, as somebody said is so, a number that is no month is the day.
        day = parts.day(first) or parts.day(MONTH_FIRST if first == DAY_FIRST else DAY_FIRST)
        if day is None:
            raise UnreadError(f"'{whole}' is no date with the {first} first")
        return Period(day, day)
    text = SHORT_YEAR.sub(lambda match: f"{match[1]} {full_year(int(match[2]))}", text)
    text = re.sub(r"^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$", r"\1/\3/\4", text)
    text = re.sub(r"^(\d{4})([-/.])(\d{1,2})$", lambda m: f"{m[1]}-{m[3]:0>2}", text)
    text = re.sub(r"^(\d{1,2})([-/.])(\d{4})$", lambda m: f"{m[3]}-{m[1]:0>2}", text)
    frame = Frame(None, span_of_part("year", date(year, 1, 1))) if year else Frame()
    try:
        return parse(text, frame)
    except ExpressionError as error:
        raise UnreadError(f"'{whole}': {error.message}" + (f"; {error.hint}" if _helps(error) else "")) from None


def _helps(error: ExpressionError) -> bool:
    return bool(error.hint) and "for example" not in error.hint


def _until(text: str, calendar: Calendar, year: int | None) -> EventDate:
    last = _days(text, calendar, year).last
    return EventDate(last, last, approximate=True, open_end="start")


def _before(text: str, calendar: Calendar, year: int | None) -> EventDate:
    last = _days(text, calendar, year).first - ONE_DAY
    return EventDate(last, last, approximate=True, open_end="start")


def _since(text: str, calendar: Calendar, year: int | None) -> EventDate:
    if ended := _from_to(text, calendar, year):  # from 3 to 5 May
        return ended
    first = _days(text, calendar, year).first
    return EventDate(first, first, approximate=True, open_end="end")


def _after(text: str, calendar: Calendar, year: int | None) -> EventDate:
    first = _days(text, calendar, year).last + ONE_DAY
    return EventDate(first, first, approximate=True, open_end="end")


def _in(text: str, calendar: Calendar, year: int | None) -> EventDate:
    found = _days(text, calendar, year)
    return found._replace(approximate=found.first != found.last)
