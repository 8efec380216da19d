"""What each form of the period language means: the parts that a pattern found, to days."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from krjp.dates import MONTHS, ONE_DAY, WEEKDAYS, Frame, Period, months_span, span_of_part

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "UnreadableError",
    "century",
    "decade",
    "fiscal_year",
    "half",
    "in_era",
    "iso",
    "loose_end",
    "named_day",
    "named_month",
    "numeric",
    "part_of_year",
    "relative_day",
    "relative_unit",
    "season",
    "third_of_month",
    "third_of_year",
    "units_ago",
    "week",
    "week_of_day",
    "week_of_month",
    "winter",
]

Groups = dict[str, str]

# First days and last, of which the last era has none.
ERAS = {
    "明治": (date(1868, 1, 25), date(1912, 7, 29)),
    "大正": (date(1912, 7, 30), date(1926, 12, 24)),
    "昭和": (date(1926, 12, 25), date(1989, 1, 7)),
    "平成": (date(1989, 1, 8), date(2019, 4, 30)),
    "令和": (date(2019, 5, 1), date.max),
}
# The first month of each season of three months, as meteorologists have them in the north.
SEASONS = {"spring": 3, "春": 3, "봄": 3, "summer": 6, "夏": 6, "여름": 6, "autumn": 9, "fall": 9, "秋": 9, "가을": 9}
THIRDS = {
    "early": 0, "上旬": 0, "初旬": 0, "초": 0, "초순": 0, "상순": 0,
    "mid": 1, "中旬": 1, "중순": 1,
    "late": 2, "下旬": 2, "하순": 2,
}  # fmt: skip
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "上": 1, "前": 1, "상": 1, "下": 2, "後": 2, "하": 2,
}  # fmt: skip


class UnreadableError(Exception):
    """Raised inside the forms; `parse` turns it into an ExpressionError with the place."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def _number_of_month(name: str) -> int:
    if name.isdigit():
        _day(2000, int(name), 1)
        return int(name)
    return next(number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name))


def _day(year: int, month: int, day: int) -> Period:
    try:
        found = date(year, month, day)
    except ValueError:
        if not 1 <= month <= 12:
            raise UnreadableError(f"there is no month {month:02}", "months run from 01 to 12") from None
        if year < 1:
            raise UnreadableError("there is no year 0000", "years run from 0001 to 9999") from None
        last = months_span(year, month, 1).last
        assert last is not None
        message = f"{MONTHS[month - 1]} {year:04} has no day {day}"
        raise UnreadableError(message, f"its last day is {last}") from None
    return Period(found, found)


def _months(year: int, month: int, count: int) -> Period:
    _day(year, month, 1)
    return months_span(year, month, count)


def iso(groups: Groups, frame: Frame) -> Period:
    """Years, months and days by their numbers."""
    year, month, day = int(groups["year"]), groups.get("month"), groups.get("day")
    if month is None:
        return _months(year, 1, 12)
    if day is None:
        return _months(year, int(month), 1)
    return _day(year, int(month), int(day))


def part_of_year(groups: Groups, frame: Frame) -> Period:
    """`2024-Q1`, `first quarter of 2024`."""
    size = {"q": 3, "h": 6}[groups["letter"][0]]
    number = int(groups["number"]) if "number" in groups else ORDINALS[groups["nth"]]
    if not 1 <= number <= 12 // size:
        what = "quarters run from Q1 to Q4" if size == 3 else "halves are H1 and H2"
        raise UnreadableError(f"there is no {groups['letter'][0].upper()}{number}", what)
    what = f"{groups['letter'][0].upper()}{number}"
    return _in_year(groups, frame, what, lambda year: _months(year, (number - 1) * size + 1, size))


def week(groups: Groups, frame: Frame) -> Period:
    """`2024-W08`: an ISO week."""
    year, week = int(groups["year"]), int(groups["week"])
    try:
        return span_of_part("week", date.fromisocalendar(year, week, 1))
    except ValueError:
        raise UnreadableError(f"{year} has no week {week}", "ISO 8601 years have 52 or 53 weeks") from None


def named_month(groups: Groups, frame: Frame) -> Period:
    """`february`, `2月`."""
    month = _number_of_month(groups["month"])
    return _in_year(groups, frame, MONTHS[month - 1], lambda year: _months(year, month, 1))


def named_day(groups: Groups, frame: Frame) -> Period:
    """`21 feb`, `2月21日`."""
    month, day = _number_of_month(groups["month"]), int(groups["day"])
    return _in_year(groups, frame, f"{MONTHS[month - 1]} {day}", lambda year: _day(year, month, day))


def third_of_month(groups: Groups, frame: Frame) -> Period:
    """`early april`: days 1 to 10; mid 11 to 20; late 21 to the end."""
    month, number = _number_of_month(groups["month"]), THIRDS[groups["third"]]
    what = f"{('early', 'mid', 'late')[number]} {MONTHS[month - 1]}"

    def third(year: int) -> Period:
        whole = _months(year, month, 1)
        first = date(year, month, 10 * number + 1)
        return Period(first, whole.last if number == 2 else first + 9 * ONE_DAY)

    return _in_year(groups, frame, what, third)


def third_of_year(groups: Groups, frame: Frame) -> Period:
    """`early 2024`: four months of it."""
    return _months(int(groups["year"]), 4 * THIRDS[groups["third"]] + 1, 4)


def half(groups: Groups, frame: Frame) -> Period:
    """`first half of 2024` is six months, `first half of march` days 1 to 15."""
    number = ORDINALS[groups["nth"]]
    if "month" not in groups:
        return _months(int(groups["year"]), 6 * number - 5, 6)
    month = _number_of_month(groups["month"])

    def of(year: int) -> Period:
        whole = _months(year, month, 1)
        return Period(whole.first, date(year, month, 15)) if number == 1 else Period(date(year, month, 16), whole.last)

    return _in_year(groups, frame, f"the {('first', 'second')[number - 1]} half of {MONTHS[month - 1]}", of)


def week_of_month(groups: Groups, frame: Frame) -> Period:
    """`first week of march` is days 1 to 7, the second 8 to 14 and so on; the last is its last seven days."""
    month, nth = _number_of_month(groups["month"]), groups["nth"]

    def of(year: int) -> Period:
        last = _months(year, month, 1).last
        assert last is not None
        first = last - 6 * ONE_DAY if nth == "last" else date(year, month, 7 * ORDINALS[nth] - 6)
        return Period(first, first + 6 * ONE_DAY)

    return _in_year(groups, frame, f"the {nth} week of {MONTHS[month - 1]}", of)


def week_of_day(groups: Groups, frame: Frame) -> Period:
    """`week of jan 8`: Monday to Sunday, if that day is a Monday; else it may also be seven days from that day on."""
    day = (named_day if groups["month"].isalpha() else iso)(groups, frame).first
    assert day is not None
    within = span_of_part("week", day)
    if within.first != day:
        last = date.fromordinal(min(day.toordinal() + 6, date.max.toordinal()))
        message = f"{day} is a {WEEKDAYS[day.weekday()]}, so its week has two readings"
        raise UnreadableError(message, f"write {within} (Monday to Sunday) or {Period(day, last)} (from that day)")
    return within


def season(groups: Groups, frame: Frame) -> Period:
    """`spring 2024`: March to May."""
    name, month = groups["season"], SEASONS[groups["season"]]
    return _in_year(groups, frame, name, lambda year: _months(year, month, 3))


def winter(groups: Groups, frame: Frame) -> Period:
    """`winter 2023-24`: December to February. With one year it may be either end of it."""
    until = frame.coverage.last
    year = int(groups.get("year") or (until.year if until else 2024))
    if not 1 < year < date.max.year:
        raise UnreadableError(f"there is no winter {year:04}", "write the days")
    if "next" not in groups:
        either = [f"winter {first}-{(first + 1) % 100:02}" for first in (year - 1, year)]
        hint = f"write {either[0]} or {either[1]}, each December to February"
        raise UnreadableError("winter lies in two years", hint)
    if int(groups["next"]) not in (year + 1, (year + 1) % 100):
        message = f"{groups['next']} is not the year after {year}"
        raise UnreadableError(message, f"write winter {year}-{(year + 1) % 100:02}")
    return Period(date(year, 12, 1), _months(year + 1, 2, 1).last)


def decade(groups: Groups, frame: Frame) -> Period:
    """`1960s`: ten years; early are the first four of them, mid the next three, late the rest."""
    first = int(groups["decade"])
    if first == 0:
        raise UnreadableError("there is no year 0000", "years run from 0001 to 9999")
    if first % 100 == 0:
        hint = f"write {first}..{first + 9} or {first}..{first + 99}"
        raise UnreadableError(f"{first}s may be ten years or a hundred", hint)
    begin, end = ((0, 3), (4, 6), (7, 9))[THIRDS[groups["third"]]] if "third" in groups else (0, 9)
    return Period(date(first + begin, 1, 1), date(first + end, 12, 31))


def in_era(read: Callable[[Groups, Frame], Period]) -> Callable[[Groups, Frame], Period]:
    """How to read a form whose year is one of a Japanese era: only days of that era are meant."""

    def of(groups: Groups, frame: Frame) -> Period:
        if "era" not in groups:
            return read(groups, frame)
        era, number = groups["era"], 1 if groups["of_era"] == "元" else int(groups["of_era"])
        begin, end = ERAS[era]
        year = begin.year + number - 1
        period = read({**groups, "year": f"{year:04}"}, frame) if 1 <= number <= end.year - begin.year + 1 else Period()
        first, last = max(period.first or date.max, begin), min(period.last or date.min, end)
        if first > last:
            until = f"to {end}" if end < date.max else "on"
            raise UnreadableError(f"{era} has no such days", f"it runs from {begin} {until}; write the year as in 2024")
        return Period(first, last)

    return of


# Refused, with what to write instead


def fiscal_year(groups: Groups, frame: Frame) -> Period:
    """Refuse `FY2024`: it begins in April in Japan, in October before in the United States."""
    year = int(groups["year"])
    hint = f"write {year}-04..{year + 1:04}-03 (Japan), {year - 1:04}-10..{year}-09 (United States) or {year}"
    raise UnreadableError("a fiscal year begins in another month in each country", hint)


def century(groups: Groups, frame: Frame) -> Period:
    """Refuse `60s` and `20th century`."""
    if "decade" in groups:
        raise UnreadableError("which century?", f"write the whole year: 19{groups['decade']}s")
    last = 100 * int(groups["century"])
    hint = f"write {max(1, last - 99):04}..{last:04}, or {max(1, last - 100):04}..{last - 1:04}"
    raise UnreadableError("a century has two readings", hint)


def loose_end(groups: Groups, frame: Frame) -> Period:
    """Refuse `end of march`, which may be a day or some."""
    third = {"start": "early", "beginning": "early", "middle": "mid", "end": "late"}[groups["place"]]
    hint = f"write '{third} {groups['whole']}' for a third of it, or the days"
    raise UnreadableError(f"the {groups['place']} of {groups['whole']} has no fixed days", hint)


def _in_year(groups: Groups, frame: Frame, what: str, of: Callable[[int], Period]) -> Period:
    """The period in the year given, or else in the only year of the data that has it."""
    if groups.get("year"):
        return of(int(groups["year"]))
    first, last = frame.coverage
    if first is None or last is None:
        raise UnreadableError(f"{what} of which year?", f"write the year: {what} 2024")
    choices: list[tuple[int, Period]] = []
    for year in range(first.year, last.year + 1):
        try:
            period = of(year)
        except UnreadableError:
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
        raise UnreadableError(f"{what} is not within the data", hint)
    years = ", ".join(str(year) for year, _ in choices[:12]) + ", …" * (len(choices) > 12)
    raise UnreadableError(f"{what} of which year?", f"the data covers it in {years}; write {what} {choices[0][0]}")


def relative_day(groups: Groups, frame: Frame) -> Period:
    """`today`, `yesterday`, `tomorrow`."""
    day = _today(frame) + {"today": 0, "yesterday": -1, "tomorrow": 1}[groups["word"]] * ONE_DAY
    return Period(day, day)


def relative_unit(groups: Groups, frame: Frame) -> Period:
    """`this month`, `last week`."""
    this = span_of_part(groups["unit"], _today(frame))
    assert this.first is not None
    return this if groups["which"] == "this" else span_of_part(groups["unit"], this.first - ONE_DAY)


def units_ago(groups: Groups, frame: Frame) -> Period:
    """`last 30 days` ends today and is 30 days long; `last 2 months` are this month and the one before."""
    today, number, unit = _today(frame), int(groups["number"]), groups["unit"]
    if number == 0:
        raise UnreadableError(f"the last 0 {unit}s are no time at all", f"write last 1 {unit}")
    this = span_of_part(unit, today).first
    assert this is not None
    try:
        if unit in ("day", "week"):
            return Period(this - (number - 1) * timedelta(days=7 if unit == "week" else 1), today)
        months = this.year * 12 + this.month - 1 - (number - 1) * {"month": 1, "quarter": 3, "year": 12}[unit]
        return Period(date(months // 12, months % 12 + 1, 1), today)
    except (OverflowError, ValueError):
        raise UnreadableError(f"{number} {unit}s ago is before the year 1", "write a smaller number") from None


def _today(frame: Frame) -> date:
    if frame.today is None:
        raise UnreadableError("relative periods need to know today's date", "pass today=, or write the dates")
    return frame.today


def numeric(groups: Groups, frame: Frame) -> Period:
    """`21/02/2024` has one reading; `02/03/2024` has two and is refused."""
    one, two, year = int(groups["one"]), int(groups["two"]), int(groups["year"])
    readings = []
    for month, day in ((one, two), (two, one)):
        with suppress(UnreadableError):
            readings.append(_day(year, month, day))
    if len({reading.first for reading in readings}) == 1:
        return readings[0]
    if not readings:
        raise UnreadableError("no day of any month is written like this", "write the date as YYYY-MM-DD")
    first, second = (f"{day} ({day.day} {MONTHS[day.month - 1]})" for day, _ in readings if day is not None)
    raise UnreadableError("this date has two readings", f"write {first} or {second}")
