"""Dates in three numbers: which of them is the day, as a whole column shows."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["DAY_FIRST", "MONTH_FIRST", "Numeric", "Order", "full_year", "inferred", "numeric"]

DAY_FIRST, MONTH_FIRST = "day", "month"
# A year of two digits lies from 1930 to 2029, as spreadsheets have it.
PIVOT = 30
_NUMERIC = re.compile(
    r"(?P<one>\d{1,2}) ?(?P<sign>[-/.]) ?(?P<two>\d{1,2}) ?(?P=sign) ?(?P<year>\d{4}|\d{2})\.?(?=$|[ ,T])"
)


# The same within a text: `the night of 14/01/2023`.
_NUMERIC_WITHIN = re.compile(rf"(?<![\d/.-]){_NUMERIC.pattern}")


class Numeric(NamedTuple):
    """Two numbers and a year."""

    one: int
    two: int
    year: int
    dotted: bool
    """With dots between them the day stands first wherever people write so."""
    short: bool
    """True for a year of two digits."""

    def day(self, order: str) -> date | None:
        """The day in an order, if there is one."""
        day, month = (self.one, self.two) if order == DAY_FIRST else (self.two, self.one)
        try:
            return date(self.year, month, day)
        except ValueError:
            return None


class Order(NamedTuple):
    """What a column shows: `day` or `month` first, empty where it does not; and a cell for each that shows it."""

    first: str
    day: str = ""
    month: str = ""
    unclear: str = ""
    """A cell that may have either first."""
    year_first: bool = False
    """True when every cell may as well begin with a year of two digits."""


def numeric(text: str) -> Numeric | None:
    """The numbers of 21/02/2024; None for any other text."""
    found = _NUMERIC.fullmatch(text)
    if found is None:
        return None
    short = len(found["year"]) == 2
    year = full_year(int(found["year"])) if short else int(found["year"])
    return Numeric(int(found["one"]), int(found["two"]), year, found["sign"] == ".", short)


def full_year(short: int) -> int:
    """The year of two digits."""
    return short + (1900 if short >= PIVOT else 2000)


def inferred(texts: Iterable[str]) -> Order:
    """Which number comes first in a column, told by numbers that are no month."""
    day = month = unclear = ""
    short = True
    for text in dict.fromkeys(texts):
        found = _NUMERIC_WITHIN.search(" ".join(text.split()))
        parts = numeric(found[0].rstrip(" ,")) if found else None
        if parts is None:
            continue
        short = short and parts.short and parts.two <= 12 and int(str(parts.year)[2:]) <= 31 and not parts.dotted
        if parts.one > 12:
            day = day or text
        elif parts.two > 12:
            month = month or text
        elif parts.one != parts.two and not parts.dotted:
            unclear = unclear or text
        elif parts.dotted:
            day = day or text
    any_found = bool(day or month or unclear)
    first = "" if bool(day) == bool(month) else DAY_FIRST if day else MONTH_FIRST
    return Order(first, day, month, unclear, any_found and short)
