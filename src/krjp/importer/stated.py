"""What the parts of a date state: one or two points in time, and the days that they mean.

A point is year, month and day or what there is of them, in an order that `calendar.txt` lists; of two points, each
lends the other what it leaves out (`Jan. 4-5, 2024`; `4-5 January`).
What is not said at all, the year, is filled in later from what stands around it (see `years`).

Nothing is guessed: 30 February, `Jan. 5-4` and years before 1 are failures with a reason. Early, mid and late in a
month are days 1 to 10, 11 to 20 and 21 to the end, as in the codebook; in a year four months each, in a decade the
years 0-3, 4-6 and 7-9, as in the period language; in a century the years 0-33, 34-66 and 67-100. `Winter 1990` is some
time in the winters that may be meant, a fiscal year likewise.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from krjp.dates import MONTHS, EventDate, months_span
from krjp.importer.lexicons import listed

if TYPE_CHECKING:
    from krjp.importer.dateparts import DatePart

__all__ = ["PARTIAL", "BadDateError", "Point", "Stated", "days_after", "month_of", "of_days", "resolve", "stated"]

PARTIAL = ("D", "DY", "T", "YD")
# The orders in which the parts of one point may stand.
_POINT = "|".join(sorted(listed("calendar", "orders of a date"), key=len, reverse=True))
_SIGNATURE = re.compile(rf"([CW]?)({_POINT})(?:([-&])({_POINT})|(-?O))?")
# Months of a year, and how many.
_OF_YEAR = {
    "early": (1, 4),
    "mid": (5, 4),
    "late": (9, 4),
    "spring": (3, 3),
    "summer": (6, 3),
    "autumn": (9, 3),
    **{f"q{number}": (3 * number - 2, 3) for number in range(1, 5)},
    "h1": (1, 6),
    "h2": (7, 6),
}
# A fiscal year is named for the year in which it ends, or for the one in which it begins.
_FISCAL = "fiscal"
_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "h1": (0, 4), "h2": (5, 9), None: (0, 9)}
_DECADE = 10
# It ends with the year 1900 or 1899: nobody can tell which is meant.
_OF_CENTURY = {"early": (0, 33), "mid": (34, 66), "late": (67, 100), "h1": (0, 50), "h2": (50, 100), None: (0, 100)}
_NO_LEAP_YEAR = 2023
_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


class BadDateError(ValueError):
    """A text that looks like a date, but is none that exists; the message says why."""


class Point(NamedTuple):
    """A day, third of a month, month, part of a year, year or decade as printed; None for what is not printed."""

    year: int | None = None
    month: int | None = None
    third: str | None = None
    """early, mid or late; without a month, of a year or a decade; also a season, quarter or half of a year."""
    day: int | None = None
    years: int = 1
    """How many years are meant, of which the year is the first: 10 for a decade, 100 for a century."""


class Stated(NamedTuple):
    """One or two points as printed. `joined` tells that an `and` stands between them, not a dash."""

    first: Point
    last: Point
    joined: bool = False
    circa: bool = False
    week: bool = False
    """The week that begins on the day."""
    open_end: bool = False
    """It goes on to the day of the source."""

    @property
    def has_year(self) -> bool:
        """True when the head itself prints a year."""
        return self.first.year is not None


def stated(parts: list[DatePart], within: Point | None = None) -> Stated | None:
    """What a run of parts states, or None when it is no date; a day alone is one only `within` a month.

    Raises BadDateError for years before 1.
    """
    parts = [part for part in parts if part.kind]
    if parts and parts[-1].kind == "C":  # 1603年頃
        parts = [parts[-1], *parts[:-1]]
    if any(part.kind == "B" for part in parts):
        raise BadDateError("krjp has no years before 1")
    match = _SIGNATURE.fullmatch("".join(part.kind for part in parts))
    if match is None:
        return None
    lead, one, sign, other, open_end = match.groups()
    first, last = _point(parts[len(lead) : match.end(2)]), _point(parts[match.end(2) :])
    if within is not None and one == "D" and other in (None, "D"):
        first = first._replace(year=within.year, month=within.month)
        return Stated(*_lend(first, last if other else first), joined=sign == "&", circa=lead == "C")
    if lead == "W" and (first.day is None or other or open_end):
        return None
    if other is None:
        if one in PARTIAL:
            return None
        last = first
    elif not _may_join(one, other):
        return None
    elif first.third in ("winter", _FISCAL) and other == "Y":
        last = last._replace(third=first.third)
    found = Stated(*_lend(first, last), joined=sign == "&", circa=lead == "C")
    return found._replace(week=lead == "W", open_end=bool(open_end))


def of_days(first: date, last: date, *, vague: bool) -> Stated:
    """The statement of two days that are known already; `vague` when it was some time within them."""
    begin, end = (Point(day.year, day.month, None, day.day) for day in (first, last))
    return Stated(begin, end, circa=vague)


def days_after(found: Stated, days: int, year: int | None) -> Stated | None:
    """So many days after the last day that is stated; `year` is that of a heading. None where no day is sure."""
    _, month, _, day, _ = found.last
    year = found.last.year or year
    if found.circa or month is None or day is None or (year is None and (month, day) == (2, 28)):
        return None
    later = date(year or _NO_LEAP_YEAR, month, day) + timedelta(days=days)
    point = Point(later.year if year else None, later.month, None, later.day)
    return Stated(point, point)


def month_of(point: Point) -> int | None:
    """The month in which a point begins, as far as it tells: that of a season, a quarter or a half as well."""
    if point.third == "winter":
        return 12
    return _OF_YEAR.get(point.third or "", (point.month, 0))[0] if point.month is None else point.month


def _may_join(first: str, last: str) -> bool:
    """True when two points can lend each other what they leave out."""
    if first == "YD":
        return last in ("DM", "MD")
    if first in PARTIAL:
        return first != "DY" and last not in PARTIAL and first in last
    if last in PARTIAL:
        # Not `Jan. 4, 2024 - 17 ministers meet`; but 2024年3月6日～8日, where the day is marked as one.
        return first in ("MD", "YMD", "MT", "YMT")
    # A year alone lends nothing: Mar-2024 is no range up to its end.
    return "Y" not in (first, last) or ("Y" in first and "Y" in last)


def _point(parts: list[DatePart]) -> Point:
    values = {part.kind: part.value for part in parts}
    third = values.get("T", values.get("S"))
    several = values.get("N")  # the first year, and of how many
    year, month, day = (value if isinstance(value := values.get(kind), int) else None for kind in "YMD")
    first, _, count = str(several or "").partition("+")
    year = int(first) if first else year
    return Point(year, month, third if isinstance(third, str) else None, day, int(count or 1))


def _lend(first: Point, last: Point) -> tuple[Point, Point]:
    """Both points; each takes from the other what it leaves out, but a season takes no month."""
    if last.month is None and last.year is None:
        last = last._replace(month=None if _is_season(last) else first.month, year=first.year)
    elif last.month is None:
        last = last._replace(month=first.month) if last.day is not None else last
    if first.month is None and (first.year is None or first.day is not None) and not _is_season(first):
        first = first._replace(month=last.month)
    if last.year is None and first.year is not None:
        last = last._replace(year=first.year + _wraps(first, last))
    if first.year is None and last.year is not None:
        first = first._replace(year=last.year - _wraps(first, last))
    return first, last


def _is_season(point: Point) -> bool:
    """True for a season, quarter or half, which only a year can have."""
    return point.third is not None and point.third not in _OF_MONTH


def _wraps(first: Point, last: Point) -> int:
    """1 for a range into the next year, such as Dec. 30-Jan. 2, else 0."""
    return int(first.month is not None and last.month is not None and last.month < first.month)


def resolve(found: Stated, year: int) -> EventDate:
    """The days that are meant; `year` is that of the first point where none is printed.

    Of what goes on to this day the end is left to whoever knows the period that the source covers.
    Raises BadDateError for days that do not exist and for ranges that run backwards.
    """
    first, last = found.first, found.last
    if first.year is None:
        first = first._replace(year=year)
    if last.year is None:
        last = last._replace(year=year + _wraps(first, last))
    if first.third == last.third == "winter" and first.year is not None and last.year == first.year + 1:
        return EventDate(date(first.year, 12, 1), _span(Point(last.year, 2))[1], approximate=True)
    (begin, first_end), (last_begin, end) = _span(first), _span(last)
    if found.week:
        return _week(begin)
    if last_begin < begin:
        raise BadDateError(f"the range runs backwards, from {begin} to {end}")
    days = first.day is not None and last.day is not None
    apart = found.joined and (last_begin - first_end).days > 1
    return EventDate(begin, end, approximate=not days or apart or found.circa)


def _week(begin: date) -> EventDate:
    if begin.weekday():
        raise BadDateError(f"{begin} is no Monday, so that it may begin a week or lie in one")
    return EventDate(begin, begin + timedelta(days=6), approximate=True)


def _span(point: Point) -> tuple[date, date]:
    year, month = point.year, point.month
    assert year is not None
    if not MINYEAR <= year < MAXYEAR - 10:
        raise BadDateError("no year")
    if point.years > 1:
        of_years = _OF_DECADE if point.years == _DECADE else _OF_CENTURY
        if point.third not in of_years:
            raise BadDateError("only a year has such a part")
        from_year, to_year = of_years[point.third]
        return date(year + from_year, 1, 1), date(year + to_year, 12, 31)
    if month is None:
        return _span_of_year(year, point.third)
    if not 1 <= month <= 12:
        raise BadDateError(f"there is no month {month}")
    whole = months_span(year, month, 1)
    assert whole.first is not None
    assert whole.last is not None
    if point.day is not None:
        if not 1 <= point.day <= whole.last.day:
            raise BadDateError(f"there is no {MONTHS[month - 1]} {point.day} in {year}")
        return (whole.first.replace(day=point.day),) * 2
    if point.third is None:
        return whole.first, whole.last
    begin, end = _OF_MONTH[point.third]
    return whole.first.replace(day=begin), whole.first.replace(day=min(end, whole.last.day))


def _span_of_year(year: int, part: str | None) -> tuple[date, date]:
    """The days of a year or of a part of it."""
    if part is None:
        return date(year, 1, 1), date(year, 12, 31)
    if part == _FISCAL:
        return date(year - 1, 10, 1), date(year + 1, 3, 31)
    if part == "winter":  # the one in which the year begins, or the one with which it ends
        return date(year - 1, 12, 1), months_span(year + 1, 2, 1).last or date(year + 1, 2, 28)
    span = months_span(year, *_OF_YEAR[part])
    assert span.first is not None
    assert span.last is not None
    return span.first, span.last
