"""Days as a calendar: a column a week, a row a weekday. Shared by the terminal and SVG."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from krjp.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.counting import Count

__all__ = ["LEVELS", "Calendar", "Week", "bands", "calendar", "level"]

LEVELS = 4


class Week(NamedTuple):
    """One column."""

    days: tuple[tuple[date, int] | None, ...]
    """Monday to Sunday, each with its number of events; None outside the range."""

    @property
    def month(self) -> date | None:
        """The first of the month that begins in this week."""
        return next((found[0] for found in self.days if found and found[0].day == 1), None)


class Calendar(NamedTuple):
    """The weeks, and the largest number of a day."""

    weeks: tuple[Week, ...]
    most: int

    def month_labels(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """For each week a month begins in, and for the first: its number and forms of the month's name."""
        for at, week in enumerate(self.weeks):
            first = week.month
            if first is None and at == 0:
                first = next((found[0] for found in week.days if found), None)
            if first is not None:
                name = MONTHS[first.month - 1][:3]
                yield at, (f"{name} {first.year}", name) if at == 0 or first.month == 1 else (name,)


def calendar(count: Count) -> Calendar:
    """The weeks of a count by day."""
    numbers = {date.fromisoformat(str(group.key[0])).toordinal(): group.number for group in count.groups}
    if not numbers:
        return Calendar((), 0)
    first, last = min(numbers), max(numbers)
    monday = first - (first - 1) % 7  # day 1 of the ordinals was a Monday
    weeks = tuple(
        Week(
            tuple(
                (date.fromordinal(day), numbers.get(day, 0)) if first <= day <= last else None
                for day in range(start, start + 7)
            )
        )
        for start in range(monday, last + 1, 7)
    )
    return Calendar(weeks, max(numbers.values()))


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
