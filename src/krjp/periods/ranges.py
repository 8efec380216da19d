"""Periods as a whole: one form, or a range between two; and days of every year."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from krjp.dates import Frame, Period, span_of_part
from krjp.errors import ExpressionError
from krjp.periods.forms import FORMS_HINT, HAS_YEAR, by_a_form
from krjp.periods.readers import UnreadableError
from krjp.periods.unread import ANNIVERSARY, by_dateutil
from krjp.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["parse", "parse_anniversary"]

_PLAIN = {
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    **dict.fromkeys(range(0x2010, 0x2016), "-"),
    0x2212: "-",
    0xFF0D: "-",
    0xFE63: "-",
    0xFF0F: "/",
    0xFF0E: ".",
    0x2026: "..",
}
# What stands between the ends of a range. Three dots are those of a date such as 2024. 2. 21. and two more.
_RANGES = (
    r"(?P<left>.*?)\.{2,}(?P<right>.*)",
    r" *(?:from +)?(?P<left>.*\S) +(?:to|until|till|through|thru) +(?P<right>.+)",
    r" *between +(?P<left>.*\S) +and +(?P<right>.+)",
    r"(?P<left>.*[年月日년월일旬순])(?: ?[〜～] ?|から|부터)(?P<right>.*?)(?:まで|까지)? *",
)


_DAY = re.compile(r" *\d{1,2}(?:st|nd|rd|th)? *", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(
    r" *\d{1,2}(?:st|nd|rd|th)? +(?:of +)?(?P<month>[^\W\d_]{3,12}\.?(?:,? +\d{4})?) *", re.IGNORECASE
)


class _End:
    """One end of a range: its text, and where it stands in the source."""

    def __init__(self, text: str, offset: int, source: str) -> None:
        self.text, self.offset, self.source = text, offset, source
        self.open = text.strip() in ("", "..")

    @property
    def yearless(self) -> bool:
        """True when it may take the year of the other end."""
        return not self.open and HAS_YEAR.search(self.text) is None

    def period(self, frame: Frame) -> Period:
        """The days it means; an open end is all days."""
        return Period() if self.open else _span(self.text, self.offset, self.source, frame)

    def in_year(self, year: int, frame: Frame) -> Period | None:
        """The days it means in a year; None when there are none."""
        if not 1 <= year <= date.max.year:
            return None
        try:
            return self.period(frame.replace(coverage=span_of_part("year", date(year, 1, 1))))
        except ExpressionError:
            return None


def parse(text: str, frame: Frame = Frame()) -> Period:  # noqa: B008 - immutable
    """The days a text means. Raises ExpressionError, also for reversed ranges and ambiguous dates."""
    plain = visible(text).translate(_PLAIN)
    inner, offset = plain.strip(), len(plain) - len(plain.lstrip())
    text = text if len(plain) == len(text) else plain  # an ellipsis became two dots, and carets count them
    if inner.startswith("[") and inner.endswith("]"):
        inner, offset = inner[1:-1], offset + 1
    ends = re.fullmatch("(?P<left>.*)/(?P<right>.*)", inner) if _is_interval(inner) else _range(inner)
    if not ends:
        return _span(inner, offset, text, frame)
    if day := _DAY_OF_MONTH.fullmatch(ends["right"]) if _DAY.fullmatch(ends["left"]) else None:
        # from 3 to 9 August 1914
        return parse(f"{ends['left'].strip()} {day['month']}..{ends['right'].strip()}", frame)
    left = _End(ends["left"], offset + ends.start("left"), text)
    right = _End(ends["right"], offset + ends.start("right"), text)
    if left.open and right.open:
        raise ExpressionError("a range needs a beginning or an end", text, (0, len(text)), FORMS_HINT)
    return _between(left, right, frame)


def parse_anniversary(text: str) -> tuple[int, int] | None:
    """Month and day of `02-22`, a day in every year; None when the text is none.

    Also written `--02-22` (ISO 8601:2000) and `XXXX-02-22` (EDTF).
    """
    match = ANNIVERSARY.fullmatch(visible(text).translate(_PLAIN).strip())
    if match is None:
        return None
    month, day = int(match["month"]), int(match["day"])
    try:
        date(2024, month, day)  # a leap year
    except ValueError:
        raise ExpressionError(
            f"no year has a day {match['month']}-{match['day']}", text, (0, len(text)), "write MM-DD, for example 02-22"
        ) from None
    return month, day


def _is_interval(text: str) -> bool:
    """True for an EDTF interval; a slash also stands in 02/03/2024, 2024/02 and winter 2023/24."""
    ends = text.split("/")
    two = len(ends) == 2 and "winter" not in text
    return two and all(end.strip() in ("", "..") or len(end.strip()) >= 4 for end in ends)


def _range(text: str) -> re.Match[str] | None:
    """The ends of a range that is written with dots or words."""
    patterns = _RANGES[:1] if ".." in text else _RANGES[1:]
    found = (re.fullmatch(pattern, text, re.IGNORECASE | re.DOTALL) for pattern in patterns)
    return next(filter(None, found), None)


def _between(left: _End, right: _End, frame: Frame) -> Period:
    """The days from one end to the other; an end without a year may mean that of the other end."""
    read, refused = [], None
    for one, other in _readings(left, right, frame):
        try:
            period = Period((one or left.period(frame)).first, (other or right.period(frame)).last)
        except ExpressionError as error:
            refused = refused or error
            continue
        read.append(period)
    met = list(dict.fromkeys(each for each in read if not _reversed(each)))
    whole = (0, len(left.source))
    if len(met) > 1:
        raise ExpressionError("this range has two readings", left.source, whole, _write(met))
    if met:
        return met[0]
    if (left.yearless or right.yearless) and (refused or not (left.yearless and right.yearless)):
        turning = _over_new_year(left, right, frame)
        if turning:
            raise ExpressionError("this range runs over the end of a year", left.source, whole, _write(turning))
    if refused is not None:
        raise refused
    first, last = read[0]
    hint = f"write {right.text.strip()}..{left.text.strip()}"
    raise ExpressionError(f"the range is reversed: {first} is after {last}", left.source, whole, hint)


def _readings(left: _End, right: _End, frame: Frame) -> Iterator[tuple[Period | None, Period | None]]:
    """The ends as they stand, and then with the year of the other; None is an end as it stands."""
    yield None, None
    if year := left.yearless and _year(right, frame):
        yield left.in_year(year, frame), None
    if year := right.yearless and _year(left, frame):
        yield None, right.in_year(year, frame)


def _year(end: _End, frame: Frame) -> int:
    """The year that is written at an end; 0 when there is none to read."""
    if end.open or end.yearless:
        return 0
    try:
        first = end.period(frame).first
    except ExpressionError:
        return 0
    return first.year if first is not None else 0


def _over_new_year(left: _End, right: _End, frame: Frame) -> list[Period]:
    """The ranges from one year into the next that a range may mean which is none within a year."""
    until = frame.coverage.last
    year = _year(left, frame) or _year(right, frame) or (until.year if until else 0)
    one, other = (end.in_year(year, frame) for end in (left, right))
    if one is None or other is None or not _reversed(Period(one.first, other.last)):
        return []
    into, out_of = (year - 1, year), (year, year + 1)
    years = [into] * left.yearless + [out_of] * right.yearless
    both = ((left.in_year(first, frame), right.in_year(last, frame)) for first, last in years)
    return [Period(begin.first, end.last) for begin, end in both if begin and end]


def _reversed(period: Period) -> bool:
    return period.first is not None and period.last is not None and period.first > period.last


def _write(periods: list[Period]) -> str:
    return f"write {' or '.join(map(_in_months, periods))}"


def _in_months(period: Period) -> str:
    """A period as short as it can be written: `2023-11..2024-02`."""
    first, last = period
    if first and last and first.day == 1 and last == span_of_part("month", last).last:
        return f"{first.isoformat()[:7]}..{last.isoformat()[:7]}"
    return str(period)


def _span(text: str, offset: int, source: str, frame: Frame) -> Period:
    """The period of one form; `offset` is where the text stands in the source."""
    start = offset + len(text) - len(text.lstrip())
    span = (start, start + max(1, len(text.strip())))
    wanted = " ".join(text.lower().split())
    try:
        return by_a_form(wanted, frame) or by_dateutil(wanted)
    except (UnreadableError, OverflowError) as error:  # the latter for yesterday, on the first day of the year 1
        raise ExpressionError(str(error), source, span, getattr(error, "hint", "write the dates")) from None
