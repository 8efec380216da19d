"""The day of an entry that its own text tells, at its beginning or at its end."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from krjp.importer.heads import whole_date
from krjp.importer.stated import BadDateError, Point, Stated, resolve

if TYPE_CHECKING:
    from krjp.dates import EventDate
    from krjp.importer.figures import Habits

__all__ = ["by_text"]

# At the end of a text in Japanese, the last day of what lasts: （～16日）
_LAST_DAY = re.compile(r"[（(]\s?[~\u301c\uff5e-]\s?(?:(\d{1,2})月)?(\d{1,2})日[)）]。?$")
# At the beginning of a text below a year, its day: 7月15日磐梯山爆発
_DAY_OF_YEAR = re.compile(r"(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일](?!\s?[~\u301c\uff5e-]|から|부터|まで|까지)")
# At the end of a text below a year, its month or day: (Setembro), (24 de Junho).
_IN_BRACKETS = re.compile(r"[（(]([^()（）]{3,40})[)）][.。]?$")


def by_text(when: EventDate, text: str, habits: Habits) -> EventDate:
    """The days of an entry whose text begins or ends with the month or the day of its year, or ends with the last day.

    Raises BadDateError for a day that cannot be.
    """
    year = when.first.year
    if (when.first, when.last) == (date(year, 1, 1), date(year, 12, 31)):
        said = _of_year(text, year, habits)
        return when if said is None else resolve(said, year)
    match = _LAST_DAY.search(text)
    if match is None or when.approximate or when.first != when.last:
        return when
    day = Point(year, int(match[1] or when.first.month), None, int(match[2]))
    return resolve(Stated(Point(year, when.first.month, None, when.first.day), day), year)


def _of_year(text: str, year: int, habits: Habits) -> Stated | None:
    """What a text states of the days of its year; None where it states none, or names a year of its own."""
    if begins := _DAY_OF_YEAR.match(text):
        point = Point(year, int(begins[1]), None, int(begins[2]))
        return Stated(point, point)
    ends = _IN_BRACKETS.search(text)
    try:
        found = whole_date(ends[1], habits) if ends else None
    except BadDateError:
        return None  # the year holds all the same
    return found if found is not None and found.first.month is not None and not found.has_year else None
