"""Days, periods and vague dates.

Two types for two meanings. An `EventDate` says when something happened: on a day, over several
days, or some time within them. A `Period` is what a user asks for; either end may be open. Both are
closed intervals of calendar days. An approximate event is surely within a period when all the days on
which it may have happened are, and possibly when some are.

Dates are proleptic Gregorian. EDTF is the Extended Date/Time Format of ISO 8601-2:2019. It has no
term for "some day in mid-April", so vague spans use its one-of set, `[2024-04-11..2024-04-20]`; an
interval with a slash would say that the event lasted all those days.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from krjp.frozen import Frozen

__all__ = [
    "DATE_PARTS",
    "MONTHS",
    "WEEKDAYS",
    "DatePart",
    "EventDate",
    "Frame",
    "Period",
    "iso_date",
    "months_span",
    "part_range",
    "span_of_part",
]

ONE_DAY = timedelta(days=1)
# How far "about a day" reaches on either side; a convention, like early, mid and late in a month.
ABOUT = 3


class EventDate(NamedTuple):
    """When an event happened, as exactly as its source says."""

    first: date
    """The first day, or the earliest possible one."""
    last: date
    """The last day, or the latest possible one; equal to `first` when it is one day."""
    approximate: bool = False
    """True: it happened some time within the days. False: it lasted from `first` to `last`."""
    open_end: str | None = None
    """`start`, `end` or `both` where a bound is only that of the days the source covers."""

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and last day on which it happened or may have; about a day is that day and three on either side."""
        if not (self.approximate and self.first == self.last):
            return self.first, self.last
        ordinal = self.first.toordinal()
        first, last = max(1, ordinal - ABOUT), min(date.max.toordinal(), ordinal + ABOUT)
        return date.fromordinal(first), date.fromordinal(last)

    @property
    def order(self) -> tuple[int, bool, int]:
        """What events are ordered by: the first day possible, then exact before vague, then the shorter span."""
        first, last = self.bounds
        return first.toordinal(), self.approximate, (last - first).days

    def when(self, *, year: bool = True) -> str:
        """The date as a person writes it; without `year` where the year is clear.

        >>> EventDate(date(2024, 1, 15), date(2024, 1, 17)).when()
        '15–17 Jan 2024'
        >>> EventDate(date(2024, 4, 21), date(2024, 4, 30), approximate=True).when()
        'late Apr 2024'
        >>> EventDate(date(2024, 1, 1), date(2024, 4, 30), approximate=True).when()
        'some time in Jan–Apr 2024'
        >>> EventDate(date(2024, 1, 1), date(2024, 4, 30), approximate=True).when(year=False)
        'in Jan–Apr'
        >>> EventDate(date(2024, 3, 21), date(2024, 3, 21), approximate=True).when()
        'about 21 Mar 2024'
        >>> EventDate(date(2024, 1, 1), date(2024, 2, 21), approximate=True, open_end="start").when()
        'by 21 Feb 2024'
        """
        first, last = self.first, self.last
        within = "some time in" if year else "in"
        if not self.approximate:
            return _span_in_words(first, last, year=year)
        if first == last:
            return f"about {_span_in_words(first, last, year=year)}"
        if self.open_end == "start":
            return f"by {_span_in_words(last, last, year=year)}"
        if self.open_end == "end":
            return f"not before {_span_in_words(first, first, year=year)}"
        if self.open_end is not None:
            within = "undated, in"
        if (first, last) == span_of_part("year", first):
            return f"{first.year:04}" if self.open_end is None else f"{within} {first.year:04}"
        month = span_of_part("month", first)
        ends_month = last == span_of_part("month", last).last
        if self.open_end is None and (first.year, first.month) == (last.year, last.month):
            third = {(1, 10): "early ", (11, 20): "mid ", (21, 31 if ends_month else 0): "late "}
            part = third.get((first.day, 31 if ends_month else last.day), "")
            if part or (first, last) == month:
                return part + _months_in_words(first, last, year=year)
        whole = first.day == 1 and ends_month
        return f"{within} {(_months_in_words if whole else _span_in_words)(first, last, year=year)}"

    def edtf(self) -> str:
        """The date in EDTF.

        >>> EventDate(date(2024, 1, 15), date(2024, 1, 17)).edtf()
        '2024-01-15/2024-01-17'
        >>> EventDate(date(2024, 2, 1), date(2024, 2, 29), approximate=True).edtf()
        '2024-02'
        >>> EventDate(date(2024, 4, 11), date(2024, 4, 20), approximate=True).edtf()
        '[2024-04-11..2024-04-20]'
        >>> EventDate(date(2024, 1, 1), date(2024, 2, 21), approximate=True, open_end="start").edtf()
        '[..2024-02-21]'
        """
        first, last = self.first, self.last
        if not self.approximate:
            return first.isoformat() if first == last else f"{first}/{last}"
        if first == last:
            return f"{first}~"
        if self.open_end is not None:
            # With both ends open nothing is known of the day: a year of four unspecified digits.
            return {"start": f"[..{last}]", "end": f"[{first}..]"}.get(self.open_end, "XXXX")
        if first.day == 1 and (first, last) == span_of_part("month", first):
            return first.isoformat()[:7]
        if first.day == 1 and (first, last) == span_of_part("year", first):
            return first.isoformat()[:4]
        return f"[{first}..{last}]"


def _span_in_words(first: date, last: date, *, year: bool) -> str:
    """One day or several: `21 Feb 2024`, `15–17 Jan 2024`, `30 Jan–2 Feb 2024`."""
    end = f"{last.day} {_months_in_words(last, last, year=year)}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{_span_in_words(first, first, year=True)}–{_span_in_words(last, last, year=True)}"
    return f"{first.day}–{end}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1][:3]}–{end}"


def _months_in_words(first: date, last: date, *, year: bool) -> str:
    """Whole months: `Feb 2024`, `Jan–Apr 2024`, `Nov 2023–Jan 2024`; whole years: `1961–1969`."""
    begin, end = MONTHS[first.month - 1][:3], MONTHS[last.month - 1][:3]
    if first.year == last.year:
        named = end if first.month == last.month else f"{begin}–{end}"
        return f"{named} {last.year:04}" if year else named
    if (first.month, last.month) == (1, 12):
        return f"{first.year:04}–{last.year:04}"
    return f"{begin} {first.year:04}–{end} {last.year:04}"


class Period(NamedTuple):
    """The days a question is about; None leaves that end open."""

    first: date | None = None
    last: date | None = None

    def __str__(self) -> str:
        if self.first is not None and self.first == self.last:
            return self.first.isoformat()
        first = "" if self.first is None else self.first.isoformat()
        last = "" if self.last is None else self.last.isoformat()
        return f"{first}..{last}"


class Frame(Frozen):
    """What a period is read against: the day it is asked on, and the days the data covers."""

    today: date | None = None
    coverage: Period = Period()


def iso_date(text: str) -> date:
    """The day an ISO 8601 calendar date `YYYY-MM-DD` names.

    Stricter than `date.fromisoformat`, which takes week dates and compact forms as well.
    Raises ValueError, also for days that do not exist.
    """
    if len(text) != 10 or text[7] != "-":
        raise ValueError(text)
    return date.fromisoformat(text)


def months_span(year: int, month: int, count: int) -> Period:
    """All days of `count` calendar months, the last of which lies in the same year."""
    end = month + count - 1
    last = date(year, 12, 31) if end == 12 else date(year, end + 1, 1) - ONE_DAY
    return Period(date(year, month, 1), last)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class DatePart(Frozen):
    """A way of grouping days: `of` names the group of a day, `cycle` lists the groups of a cycle."""

    of: Callable[[date], str]
    cycle: tuple[str, ...] = ()
    """All groups in order when they recur (weekdays); empty when each group is one span of days."""


DATE_PARTS: dict[str, DatePart] = {
    "year": DatePart(lambda day: f"{day.year:04}"),
    "quarter": DatePart(lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}"),
    "month": DatePart(lambda day: day.isoformat()[:7]),
    "week": DatePart(_week),
    "day": DatePart(date.isoformat),
    "weekday": DatePart(lambda day: WEEKDAYS[day.weekday()], WEEKDAYS),
    "month-of-year": DatePart(lambda day: MONTHS[day.month - 1], MONTHS),
}


def span_of_part(part: str, day: date) -> Period:
    """The days of the year, quarter, month (of a year), week or day (of the week) that a day lies in."""
    if part == "year":
        return months_span(day.year, 1, 12)
    if part == "quarter":
        return months_span(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if part in ("month", "month-of-year"):
        return months_span(day.year, day.month, 1)
    if part == "week":
        monday = day.toordinal() - day.weekday()
        # The calendar begins with a Monday and ends with a Friday.
        return Period(date.fromordinal(monday), date.fromordinal(min(date.max.toordinal(), monday + 6)))
    return Period(day, day)


def part_range(part: str, first: date, last: date) -> Iterator[tuple[str, Period]]:
    """Every group of a date part from `first` to `last` in order, each with its whole span of days."""
    of = DATE_PARTS[part].of
    day = first
    while True:
        span = span_of_part(part, day)
        yield of(day), span
        assert span.last is not None
        if span.last >= last:
            return
        day = span.last + ONE_DAY
