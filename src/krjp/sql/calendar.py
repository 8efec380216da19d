"""Days in SQL: as values, a number of days later, and the calendar part each lies in.

Only what every engine has alike is used: differences of days, years, months and days of a date. Weeks are counted
from a Monday, since engines number them each in its own way.
"""

from __future__ import annotations

from datetime import date

from sqlglot import exp

from krjp.dates import DATE_PARTS

__all__ = ["as_date", "as_text", "date_literal", "days_later", "number_of", "part_of"]

# Any Monday does; from this year on every engine has days.
MONDAY = date(1900, 1, 1)


def as_date(value: exp.Expr) -> exp.Expr:
    """A value as a day: JSON has texts."""
    return exp.cast(value, "DATE")


def as_text(value: exp.Expr) -> exp.Expr:
    """A value as text; a day as ISO 8601 has it."""
    return exp.cast(value, "VARCHAR")


def date_literal(day: int) -> exp.Expr:
    """The day of an ordinal."""
    return as_date(exp.Literal.string(date.fromordinal(day).isoformat()))


def days_later(day: exp.Expr, number: int | exp.Expr) -> exp.Expr:
    """The day so many days after another."""
    # Spark adds no long number of days.
    later = exp.Literal.number(number) if isinstance(number, int) else exp.cast(number, "INT")
    # Some engines make a time of it.
    return as_date(exp.DateAdd(this=day.copy(), expression=later, unit=exp.var("DAY")))


def number_of(part: str, day: exp.Expr) -> exp.Expr:
    """The number of a part of a day: `year`, `quarter`, `month` or `month-of-year`, `day` of the month, or `weekday`.

    Monday is 0.
    """
    if part == "weekday":
        # Twice, since what is left of a negative number is negative.
        return _modulo(_modulo(_days_between(date_literal(MONDAY.toordinal()), day)) + 7)
    unit = "MONTH" if part == "month-of-year" else part.upper()
    return exp.Extract(this=exp.var(unit), expression=day.copy())


def part_of(part: str, day: exp.Expr) -> exp.Expr:
    """The name of the calendar part of a day, as krjp has it: `2024-02`, `2024-W08`, `Monday`."""
    cycle = DATE_PARTS[part].cycle
    if cycle:
        named = exp.Case(this=number_of(part, day))
        for number, name in enumerate(cycle, 1 if part == "month-of-year" else 0):
            named = named.when(exp.Literal.number(number), exp.Literal.string(name))
        return named
    if part == "day":
        return as_text(day.copy())
    if part == "week":
        # A week belongs to the year of its Thursday.
        thursday = days_later(day, exp.Literal.number(3) - number_of("weekday", day))
        year = _padded(number_of("year", thursday), 4)
        begin = as_date(_joined(year, exp.Literal.string("-01-01")))
        week = exp.IntDiv(this=_days_between(begin, thursday), expression=exp.Literal.number(7))
        return _joined(year, exp.Literal.string("-W"), _padded(exp.paren(week) + 1, 2))
    year = _padded(number_of("year", day), 4)
    if part == "year":
        return year
    if part == "quarter":
        return _joined(year, exp.Literal.string("-Q"), as_text(number_of("quarter", day)))
    return _joined(year, exp.Literal.string("-"), _padded(number_of("month", day), 2))


def _days_between(first: exp.Expr, last: exp.Expr) -> exp.Expr:
    return exp.DateDiff(this=last.copy(), expression=first.copy(), unit=exp.var("DAY"))


def _modulo(number: exp.Expr) -> exp.Expr:
    return exp.paren(exp.Mod(this=exp.paren(number), expression=exp.Literal.number(7)))


def _padded(number: exp.Expr, length: int) -> exp.Expr:
    text = as_text(number)
    return exp.Pad(this=text, expression=exp.Literal.number(length), fill_pattern=exp.Literal.string("0"), is_left=True)


def _joined(*texts: exp.Expr) -> exp.Expr:
    return exp.Concat(expressions=[text.copy() for text in texts], safe=True, coalesce=False)
