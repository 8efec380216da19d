"""What stands beside a date in a cell and is no part of it: the hour, the day of the week, marks of footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.sheets.patterns import CLOCK, DUAL_YEAR, HOUR, MONTH_AND_DAY, NOTE, WEEKDAY

if TYPE_CHECKING:
    import re

__all__ = ["bare"]


def bare(text: str, year: int | None) -> str:
    """A date without what stands beside it, in single spaces; `year` is that of a table whose dates have none.

    >>> bare("Wed, 21 Feb 2024, 10:30 [a]", None), bare("12 Feb 1723/4", None), bare("3.1(금)", 2024)
    ('21 Feb 2024, 10:30', '12 Feb 1724', '2024-03-01')
    """
    text = " ".join(text.split())
    if year:
        text = MONTH_AND_DAY.sub(lambda found: f"{year}-{found[1]:0>2}-{found[2]:0>2}", text)
    text = HOUR.sub("", WEEKDAY.sub("", text))
    return DUAL_YEAR.sub(_new_style, NOTE.sub("", CLOCK.sub("", text).strip(" ,")))


def _new_style(found: re.Match[str]) -> str:
    """The year of 12 February 1723/4, which began in January or in March: as it is counted today."""
    one, other = int(found[2]), found[3]
    return f"{found[1]} {one + 1}" if str(one + 1).endswith(other) else found[0]
