"""Days, periods and vague dates.

Two types for two meanings. An `EventDate` says when something happened: on a day, over several
days, or some time within them. A `Period` is what a user asks for; either end may be open. Both are
closed intervals of calendar days, and the two ways they can meet are named here and nowhere else:
`Period.overlaps` (it may have happened then) and `Period.contains` (it surely did).

Dates are proleptic Gregorian. EDTF is the Extended Date/Time Format of ISO 8601-2:2019. It has no
term for "some day in mid-April", so vague spans use its one-of set, `[2024-04-11..2024-04-20]`; an
interval with a slash would say that the event lasted all those days.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
        if (first, last) == span_of_part("month", first):
            return first.isoformat()[:7]
        if (first, last) == span_of_part("year", first):
            return first.isoformat()[:4]
        return f"[{first}..{last}]"


class Period(NamedTuple):
    """The days a question is about; None leaves that end open."""

    first: date | None = None
    last: date | None = None

    def overlaps(self, when: EventDate) -> bool:
        """True when the event may have happened within the period."""
        return (self.first is None or when.last >= self.first) and (self.last is None or when.first <= self.last)

    def contains(self, when: EventDate) -> bool:
        """True when the event surely happened wholly within the period."""
        return (self.first is None or when.first >= self.first) and (self.last is None or when.last <= self.last)

    def __str__(self) -> str:
        if self.first is not None and self.first == self.last:
            return self.first.isoformat()
        first = "" if self.first is None else self.first.isoformat()
        last = "" if self.last is None else self.last.isoformat()
        return f"{first}..{last}"


class Frame(NamedTuple):
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


class DatePart(NamedTuple):
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
