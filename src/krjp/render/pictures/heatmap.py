"""Days as a calendar: a column a week, a row a weekday. Shared by the terminal and SVG."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from krjp.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.query.counts import Count

__all__ = ["LEVELS", "Calendar", "Day", "Week", "bands", "calendar", "level", "month_labels"]

LEVELS = 4


class Day(NamedTuple):
    """A day, and how many events it has."""

    day: date
    sure: int
    at_most: int


class Week(NamedTuple):
    """One column."""

    days: tuple[Day | None, ...]
    """Monday to Sunday; None for a day that is not part of it."""

    def within(self, year: int) -> Week:
        """Its days of one year."""
        return Week(tuple(day if day and day.day.year == year else None for day in self.days))


class Calendar(NamedTuple):
    """The weeks, and the largest number of a day."""

    weeks: tuple[Week, ...]
    most: int

    def blocks(self, across: int) -> list[list[Week]]:
        """The weeks in blocks of at most `across`; where one is not enough, each year begins a new one."""
        if len(self.weeks) <= across:
            return [list(self.weeks)] if self.weeks else []
        years = sorted({day.day.year for week in self.weeks for day in week.days if day})
        found = []
        for year in years:
            weeks = [part for week in self.weeks if any((part := week.within(year)).days)]
            found += [weeks[at : at + across] for at in range(0, len(weeks), across)]
        return found


def month_labels(weeks: Sequence[Week]) -> list[tuple[int, tuple[str, ...]]]:
    """For each week a month begins in, and for the first: its number and forms of the month's name."""
    found = []
    for at, week in enumerate(weeks):
        days = [day.day for day in week.days if day]
        first = next((day for day in days if day.day == 1), days[0] if at == 0 else None)
        if first is not None:
            name = MONTHS[first.month - 1][:3]
            dated = (f"{name} {first.year}", f"{name} '{first.year % 100:02}") if at == 0 or first.month == 1 else ()
            found.append((at, (*dated, name)))
    return found


def calendar(count: Count) -> Calendar:
    """The weeks of a count by day. The darkest day is the one that surely has most events."""
    groups = {date.fromisoformat(str(group.key[0])).toordinal(): group for group in count.groups if not group.own}
    if not groups:
        return Calendar((), 0)
    first, last = min(groups), max(groups)

    def of(ordinal: int) -> Day | None:
        found = groups.get(ordinal)
        if not first <= ordinal <= last:
            return None
        return Day(date.fromordinal(ordinal), found.sure if found else 0, found.at_most if found else 0)

    monday = first - (first - 1) % 7  # day 1 of the ordinals was a Monday
    weeks = tuple(Week(tuple(map(of, range(start, start + 7)))) for start in range(monday, last + 1, 7))
    return Calendar(weeks, max(group.sure for group in groups.values()))


def level(number: int, most: int) -> int:
    """How dark a day is: 0 for none, up to 4 for the most."""
    return -(-number * LEVELS // most) if number else 0


def bands(most: int) -> list[tuple[int, str]]:
    """Each level in use with the numbers it stands for: `(1, "1–3")`."""
    found = [(0, "0")]
    for step, numbers in groupby(range(1, most + 1), key=lambda number: level(number, most)):
        same = list(numbers)
        found.append((step, str(same[0]) if len(same) == 1 else f"{same[0]}–{same[-1]}"))
    return found
