"""The period language: text to a `Period`.

    period   = span | span ".." span | span ".." | ".." span | EDTF
    span     = 2024 | 2024-02 | 2024-02-21 | 20240221 | 2024-Q1 | 2024-H1 | 2024-W08
             | february [2024] | feb 21[, 2024] | 21 feb [2024] | early|mid|late april [2024]
             | today | yesterday | tomorrow | this|last day|week|month|quarter|year
             | last N days|weeks|months|quarters|years
             | 2024年[2月[21日]] | 2024년 [2월 [21일]] | 2024. 2. 21. | 2024/2/21 | 21/2/2024
    EDTF     = 2024-01-15/2024-01-17 | 2024-04~ | 2024-XX | 2024-04-XX | a/.. | ../b | [a..b] | [..b] | [a..]

Each form is one row of `_FORMS`. What no row reads, dateutil may, provided that the text itself
gives year, month and day (or year and month) and no other weekday: nothing is ever filled in from
today's date. A form with two readings is refused with both written out. Early, mid and late are days
1-10, 11-20 and 21 to the end. Full-width digits and the dashes of print are read as their plain cousins.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from krjp.dates import MONTHS, ONE_DAY, WEEKDAYS, Frame, Period, months_span, span_of_part
from krjp.errors import ExpressionError, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FORMS_HINT", "parse", "parse_anniversary"]

FORMS_HINT = "for example: 2024, 2024-02, 2024-02-21, 2024-Q1, 'feb 2024', 'mid april', 2024-02..2024-03"


class _UnreadableError(Exception):
    """Raised inside the forms; `parse` turns it into an ExpressionError with the place."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


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
_MONTH_NAMES = "|".join(f"{name[:3].lower()}(?:{name[3:].lower()})?" for name in MONTHS)
_MONTH = rf"(?P<month>{_MONTH_NAMES}|sept)"
_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_UNIT = r"(?P<unit>day|week|month|quarter|year)s?"

Groups = dict[str, str]
if TYPE_CHECKING:
    Reader = Callable[[Groups, Frame], Period]


def _number_of_month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name))


def _day(year: int, month: int, day: int) -> Period:
    try:
        found = date(year, month, day)
    except ValueError:
        if not 1 <= month <= 12:
            raise _UnreadableError(f"there is no month {month:02}", "months run from 01 to 12") from None
        if year < 1:
            raise _UnreadableError("there is no year 0000", "years run from 0001 to 9999") from None
        last = months_span(year, month, 1).last
        assert last is not None
        message = f"{MONTHS[month - 1]} {year:04} has no day {day}"
        raise _UnreadableError(message, f"its last day is {last}") from None
    return Period(found, found)


def _months(year: int, month: int, count: int) -> Period:
    _day(year, month, 1)
    return months_span(year, month, count)


def _iso(groups: Groups, frame: Frame) -> Period:
    year, month, day = int(groups["year"]), groups.get("month"), groups.get("day")
    if month is None:
        return _months(year, 1, 12)
    if day is None:
        return _months(year, int(month), 1)
    return _day(year, int(month), int(day))


def _part_of_year(groups: Groups, frame: Frame) -> Period:
    size = {"q": 3, "h": 6}[groups["letter"]]
    number = int(groups["number"])
    if not 1 <= number <= 12 // size:
        what = "quarters run from Q1 to Q4" if size == 3 else "halves are H1 and H2"
        raise _UnreadableError(f"there is no {groups['letter'].upper()}{number}", what)
    return _months(int(groups["year"]), (number - 1) * size + 1, size)


def _week(groups: Groups, frame: Frame) -> Period:
    year, week = int(groups["year"]), int(groups["week"])
    try:
        return span_of_part("week", date.fromisocalendar(year, week, 1))
    except ValueError:
        raise _UnreadableError(f"{year} has no week {week}", "ISO 8601 years have 52 or 53 weeks") from None


def _named_month(groups: Groups, frame: Frame) -> Period:
    month = _number_of_month(groups["month"])
    return _in_year(groups, frame, MONTHS[month - 1], lambda year: _months(year, month, 1))


def _named_day(groups: Groups, frame: Frame) -> Period:
    month, day = _number_of_month(groups["month"]), int(groups["day"])
    return _in_year(groups, frame, f"{MONTHS[month - 1]} {day}", lambda year: _day(year, month, day))


def _third_of_month(groups: Groups, frame: Frame) -> Period:
    month = _number_of_month(groups["month"])
    what = f"{groups['third']} {MONTHS[month - 1]}"
    return _in_year(groups, frame, what, lambda year: _third(year, month, groups["third"]))


def _third(year: int, month: int, third: str) -> Period:
    whole = _months(year, month, 1)
    first = {"early": 1, "mid": 11, "late": 21}[third]
    return Period(date(year, month, first), whole.last if third == "late" else date(year, month, first + 9))


def _in_year(groups: Groups, frame: Frame, what: str, of: Callable[[int], Period]) -> Period:
    """The period in the year given, or else in the only year of the data that has it."""
    if groups.get("year"):
        return of(int(groups["year"]))
    first, last = frame.coverage
    if first is None or last is None:
        raise _UnreadableError(f"{what} of which year?", f"write the year: {what} 2024")
    choices: list[tuple[int, Period]] = []
    for year in range(first.year, last.year + 1):
        try:
            period = of(year)
        except _UnreadableError:
            if year == last.year and not choices:
                raise
            continue
        assert period.first is not None and period.last is not None  # noqa: PT018 - for the type checker
        if period.first <= last and period.last >= first:
            choices.append((year, period))
    if len(choices) == 1:
        return choices[0][1]
    if not choices:
        hint = f"the data covers {first} to {last}; write the year: {what} {last.year}"
        raise _UnreadableError(f"{what} is not within the data", hint)
    years = ", ".join(str(year) for year, _ in choices[:12]) + ", …" * (len(choices) > 12)
    raise _UnreadableError(f"{what} of which year?", f"the data covers it in {years}; write {what} {choices[0][0]}")


def _relative_day(groups: Groups, frame: Frame) -> Period:
    day = _today(frame) + {"today": 0, "yesterday": -1, "tomorrow": 1}[groups["word"]] * ONE_DAY
    return Period(day, day)


def _relative_unit(groups: Groups, frame: Frame) -> Period:
    this = span_of_part(groups["unit"], _today(frame))
    assert this.first is not None
    return this if groups["which"] == "this" else span_of_part(groups["unit"], this.first - ONE_DAY)


def _last_units(groups: Groups, frame: Frame) -> Period:
    """`last 30 days` ends today and is 30 days long; `last 2 months` are this month and the one before."""
    today, number, unit = _today(frame), int(groups["number"]), groups["unit"]
    if number == 0:
        raise _UnreadableError(f"the last 0 {unit}s are no time at all", f"write last 1 {unit}")
    this = span_of_part(unit, today).first
    assert this is not None
    try:
        if unit in ("day", "week"):
            return Period(this - (number - 1) * timedelta(days=7 if unit == "week" else 1), today)
        months = this.year * 12 + this.month - 1 - (number - 1) * {"month": 1, "quarter": 3, "year": 12}[unit]
        return Period(date(months // 12, months % 12 + 1, 1), today)
    except (OverflowError, ValueError):
        raise _UnreadableError(f"{number} {unit}s ago is before the year 1", "write a smaller number") from None


def _today(frame: Frame) -> date:
    if frame.today is None:
        raise _UnreadableError("relative periods need to know today's date", "pass today=, or write the dates")
    return frame.today


def _numeric(groups: Groups, frame: Frame) -> Period:
    """`21/02/2024` has one reading; `02/03/2024` has two and is refused."""
    one, two, year = int(groups["one"]), int(groups["two"]), int(groups["year"])
    readings = []
    for month, day in ((one, two), (two, one)):
        with suppress(_UnreadableError):
            readings.append(_day(year, month, day))
    if len({reading.first for reading in readings}) == 1:
        return readings[0]
    if not readings:
        raise _UnreadableError("no day of any month is written like this", "write the date as YYYY-MM-DD")
    first, second = (f"{day} ({day.day} {MONTHS[day.month - 1]})" for day, _ in readings if day is not None)
    raise _UnreadableError("this date has two readings", f"write {first} or {second}")


def _form(pattern: str, read: Reader) -> tuple[re.Pattern[str], Reader]:
    return re.compile(pattern), read


# A space is one space: so is the text that meets them.
_OF = r"(?: ?, ?| |-)"
_MAYBE_YEAR = rf"(?:{_OF}{_YEAR})?"
_FORMS = (
    _form(rf"{_YEAR}(?:-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}}))?)?[~?%]?", _iso),
    _form(rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})", _iso),
    _form(rf"{_YEAR}-(?:xx|uu)(?:-(?:xx|uu))?", _iso),
    _form(rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?:xx|uu)", _iso),
    _form(rf"{_YEAR}[- ]?(?P<letter>[qh])(?P<number>[0-9])", _part_of_year),
    _form(rf"(?P<letter>[qh])(?P<number>[0-9]) {_YEAR}", _part_of_year),
    _form(rf"{_YEAR}-?w(?P<week>[0-9]{{2}})", _week),
    _form(rf"{_MONTH}\.?{_MAYBE_YEAR}", _named_month),
    _form(rf"{_YEAR}{_OF}{_MONTH}\.?", _named_month),
    _form(rf"{_MONTH}\.? ?{_DAY}(?:(?: ?, ?| ){_YEAR})?", _named_day),
    _form(rf"{_DAY}(?: |-)(?:of )?{_MONTH}\.?{_MAYBE_YEAR}", _named_day),
    _form(rf"(?P<third>early|mid|late)(?: |- ?){_MONTH}\.?{_MAYBE_YEAR}", _third_of_month),
    _form(r"(?P<word>today|yesterday|tomorrow)", _relative_day),
    _form(rf"(?P<which>this|last) {_UNIT}", _relative_unit),
    _form(rf"(?:the )?last (?P<number>[0-9]{{1,5}}) {_UNIT}", _last_units),
    _form(rf"{_YEAR}[年년] ?(?:(?P<month>[0-9]{{1,2}})[月월] ?(?:(?P<day>[0-9]{{1,2}})[日일])?)?", _iso),
    _form(rf"{_YEAR}(?:\. ?|/)(?P<month>[0-9]{{1,2}})(?:\. ?|/)(?P<day>[0-9]{{1,2}})\.?", _iso),
    _form(rf"(?P<one>[0-9]{{1,2}})(?P<sep>[-/.])(?P<two>[0-9]{{1,2}})(?P=sep){_YEAR}", _numeric),
)
_ANNIVERSARY = _form(r"(?:--|[xX]{4}-)?(?P<month>[0-9]{2})-(?P<day>[0-9]{2})", _iso)[0]


def parse(text: str, frame: Frame = Frame()) -> Period:  # noqa: B008 - immutable
    """The days a text means. Raises ExpressionError, also for reversed ranges and ambiguous dates."""
    plain = text.translate(_PLAIN)
    inner, offset = plain.strip(), len(plain) - len(plain.lstrip())
    text = text if len(plain) == len(text) else plain  # an ellipsis became two dots, and carets count them
    if inner.startswith("[") and inner.endswith("]"):
        inner, offset = inner[1:-1], offset + 1
    separator = "/" if _is_interval(inner) else ".." if ".." in inner else ""
    if not separator:
        return _span(inner, offset, text, frame)
    left, _, right = inner.partition(separator)
    first = _end(left, offset, text, frame)
    last = _end(right, offset + len(left) + len(separator), text, frame)
    if first is None and last is None:
        raise ExpressionError("a range needs a beginning or an end", text, (0, len(text)), FORMS_HINT)
    period = Period(first.first if first else None, last.last if last else None)
    if period.first and period.last and period.first > period.last:
        message = f"the range is reversed: {period.first} is after {period.last}"
        raise ExpressionError(message, text, (0, len(text)), f"write {right.strip()}{separator}{left.strip()}")
    return period


def parse_anniversary(text: str) -> tuple[int, int] | None:
    """Month and day of `02-22`, a day in every year; None when the text is none.

    Also written `--02-22` (ISO 8601:2000) and `XXXX-02-22` (EDTF).
    """
    match = _ANNIVERSARY.fullmatch(text.translate(_PLAIN).strip())
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
    """True for an EDTF interval; a slash also stands in dates such as 02/03/2024 and 2024/02."""
    ends = text.split("/")
    return len(ends) == 2 and all(end.strip() in ("", "..") or len(end.strip()) >= 4 for end in ends)


def _end(text: str, offset: int, source: str, frame: Frame) -> Period | None:
    return None if text.strip() in ("", "..") else _span(text, offset, source, frame)


def _span(text: str, offset: int, source: str, frame: Frame) -> Period:
    """The period of one form; `offset` is where the text stands in the source."""
    start = offset + len(text) - len(text.lstrip())
    span = (start, start + max(1, len(text.strip())))
    wanted = " ".join(text.lower().split())
    try:
        for pattern, read in _FORMS:
            if match := pattern.fullmatch(wanted):
                return read({key: value for key, value in match.groupdict().items() if value}, frame)
        return _by_dateutil(wanted)
    except (_UnreadableError, OverflowError) as error:  # the latter for yesterday, on the first day of the year 1
        raise ExpressionError(str(error), source, span, getattr(error, "hint", "write the dates")) from None


def _by_dateutil(text: str) -> Period:
    """What only dateutil reads, when the text itself gives the parts.

    dateutil fills what is missing from a default; reading with two defaults that differ in every
    part shows which parts the text gave.
    """
    if len(text) > 60 or not re.search(r"[0-9]{4}", text) or not re.search(r"[^\W\d_]{3}", text):
        raise _unknown(text)
    from dateutil import parser

    try:
        # Over a week apart, or a weekday would lead both to the same day.
        one, two = (parser.parse(text, default=datetime(*day), ignoretz=True) for day in ((2001, 1, 1), (2002, 2, 20)))
    except (ValueError, OverflowError, TypeError):
        raise _unknown(text) from None
    weekdays = {day for word in re.findall(r"[a-z]{3,}", text) for day in WEEKDAYS if day.lower().startswith(word)}
    if (one.year, one.month) != (two.year, two.month) or not re.search(rf"\b{one.year:04}\b", text):
        raise _unknown(text)
    if one.day != two.day and not weekdays:
        return _months(one.year, one.month, 1)
    if one.day == two.day and weekdays <= {WEEKDAYS[one.weekday()]}:
        return Period(one.date(), one.date())
    raise _UnreadableError(f"{min(weekdays)} does not fit the rest of the date", "leave the weekday out")


def _unknown(text: str) -> _UnreadableError:
    if not text:
        return _UnreadableError("expected a period, found nothing", FORMS_HINT)
    if _ANNIVERSARY.fullmatch(text):
        return _UnreadableError("the year is missing", "write YYYY-MM-DD; MM-DD alone goes with on, during and date:")
    numbers = re.findall(r"[0-9]+", text)
    if re.fullmatch(r"[0-9]{4}[-/.] ?[0-9]{1,2}(?:[-/.] ?[0-9]{1,2})?\.?", text):
        written = "-".join(number.zfill(2) for number in numbers)
        return _UnreadableError("expected a period; months and days take two digits", f"write {written}")
    if numbers and text.endswith(numbers[-1]) and max(map(len, numbers)) <= 2:
        return _UnreadableError("expected a year of four digits", FORMS_HINT)
    if re.search(r"\b(?:last|past|previous|next|this|ago|\w+day)s?\b", text):
        return _UnreadableError(
            "expected a period", "counted from today: yesterday, this month, last week, last 30 days"
        )
    known = (*(name.lower() for name in MONTHS), "today", "yesterday", "tomorrow", "early", "late")
    for word in re.findall(r"[^\W\d_]{3,}", text):
        close = nearest(word, known)
        if close and word not in (close, close[:3], "sept"):
            return _UnreadableError(f"'{word}' is no part of a period; did you mean {close}?", FORMS_HINT)
    return _UnreadableError("expected a period", FORMS_HINT)
