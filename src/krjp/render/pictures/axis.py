"""The line of time under a picture: which days it covers, where a day lies, and what is written along it.

Pure arithmetic, shared by the terminal and SVG. The unit is a cell, the width of a character; SVG
takes a fixed number of pixels for one.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from krjp.dates import MONTHS, span_of_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krjp.dates import Period
    from krjp.record.model import Event

__all__ = ["DAY_LABEL", "Axis", "Tick", "axis_days", "reaches_beyond"]

# Cells a label needs with the space after it; from this the step between labels follows.
DAY_LABEL = 3
MONTH_LABEL = 4
YEAR_LABEL = 5
WEEKLY = (1, 8, 15, 22)
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class Tick(NamedTuple):
    """A day something is written at."""

    day: date
    forms: tuple[str, ...]
    """What is written, from long to short."""


class Axis(NamedTuple):
    """The days from `first` to `last` along `cells` cells."""

    first: date
    last: date
    cells: int

    @property
    def days(self) -> int:
        """How many days it covers."""
        return self.last.toordinal() - self.first.toordinal() + 1

    def share(self, day: date, *, end: bool = False) -> float:
        """Where a day begins (or ends) between 0 and 1; days off the axis lie at its ends."""
        passed = day.toordinal() - self.first.toordinal() + end
        return min(max(passed / self.days, 0.0), 1.0)

    def cell(self, day: date) -> int:
        """The cell that begins nearest to where the day does: what begins on one day begins in one cell."""
        return min(self._edge(day), self.cells - 1)

    def cells_of(self, first: date, last: date) -> range:
        """The cells a span of days fills, at least one, and none that whatever begins on the next day begins in."""
        start = self.cell(first)
        return range(start, max(start + 1, self._edge(last, end=True)))

    def _edge(self, day: date, *, end: bool = False) -> int:
        passed = min(max(day.toordinal() - self.first.toordinal() + end, 0), self.days)
        return (2 * passed * self.cells + self.days) // (2 * self.days)

    def fine(self) -> list[Tick]:
        """What is written right at the axis: days, months or years, as many as there is room for."""
        room = self.cells / self.days
        if room >= DAY_LABEL:
            return [Tick(day, (str(day.day),)) for day in self._all_days()]
        if room * 7 >= DAY_LABEL:
            return [Tick(day, (str(day.day),)) for day in self._all_days() if day.day in WEEKLY or day == self.first]
        if room * 28 >= MONTH_LABEL:
            return [Tick(day, (MONTHS[day.month - 1][:3],)) for day in self._months(1)]
        if room * 90 >= MONTH_LABEL:
            return [Tick(day, (MONTHS[day.month - 1][:3],)) for day in self._months(3)]
        return [Tick(day, (str(day.year),)) for day in self._years(room)]

    def coarse(self) -> list[Tick]:
        """What is written above that: the months of the days, the years of the months, nothing over years."""
        room = self.cells / self.days
        if room * 7 >= DAY_LABEL:
            return [Tick(day, _month_forms(day)) for day in self._months(1)]
        if room * 90 >= MONTH_LABEL:
            years = range(self.first.year, self.last.year + 1)
            return [Tick(max(self.first, date(year, 1, 1)), (str(year),)) for year in years]
        return []

    def grid(self) -> list[date]:
        """The days lines are drawn at: those written at, or every seventh where that is every day."""
        days = [tick.day for tick in self.fine() if tick.day > self.first]
        return [day for day in days if day.day in WEEKLY] if self.cells >= DAY_LABEL * self.days else days

    def _all_days(self) -> Iterator[date]:
        return map(date.fromordinal, range(self.first.toordinal(), self.last.toordinal() + 1))

    def _months(self, step: int) -> Iterator[date]:
        """The first of every month on the axis, or of every quarter; and the first day of the axis."""
        yield self.first
        first, last = (day.year * 12 + day.month - 1 for day in (self.first, self.last))
        for month in range(first + 1, last + 1):
            if month % step == 0:
                yield date(month // 12, month % 12 + 1, 1)

    def _years(self, room: float) -> Iterator[date]:
        step = next((step for step in YEARS if step * 365 * room >= YEAR_LABEL), YEARS[-1])
        yield self.first
        for year in range(self.first.year + 1, self.last.year + 1):
            if year % step == 0:
                yield date(year, 1, 1)


def _month_forms(day: date) -> tuple[str, ...]:
    name = MONTHS[day.month - 1]
    return (f"{name} {day.year}", f"{name[:3]} {day.year}", name[:3])


def axis_days(events: Sequence[Event], asked: Period) -> tuple[date, date]:
    """First and last day to draw: those asked for, an open end moved out to the end of the month of the events.

    There must be events or both ends.
    """
    first, last = asked
    if first is None:
        first = span_of_part("month", min(event.span.bounds[0] for event in events)).first
    if last is None:
        last = span_of_part("month", max(event.span.bounds[1] for event in events)).last
    assert first is not None
    assert last is not None
    return min(first, last), max(first, last)


def reaches_beyond(event: Event, axis: Axis) -> bool:
    """True when an event happened, or may have, on days that the axis does not show."""
    first, last = event.span.bounds
    return first < axis.first or last > axis.last
