"""Truth values that are known already or have to be asked of each row, and the tests of days.

An expression is never null: what a record does not have is not so. So `not` has two answers, as it has in krjp.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqlglot import exp

from krjp.query.conditions import OnDays
from krjp.sql.calendar import date_literal, number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from krjp.index.events import Span

__all__ = [
    "ALL_DAYS",
    "DayCondition",
    "Formula",
    "Recurring",
    "Truth",
    "all_of",
    "any_of",
    "expression",
    "fact",
    "none_of",
    "on_day",
    "one_if",
    "overlapping",
]

ALL_DAYS: Span = (1, date.max.toordinal())

Truth = bool | exp.Expr


class Recurring(NamedTuple):
    """A condition on days that comes again: days of the week, months of the year, a day in every year."""

    part: str
    """`weekday` or `month-of-year`; empty for a day in every year."""
    numbers: tuple[int, ...]
    """Of the part, from 0 for Monday and from 1 for January; or month and day."""


DayCondition = OnDays | Recurring


class Formula(NamedTuple):
    """A condition on one row."""

    truth: Callable[[Callable[[DayCondition], Truth]], Truth]
    """Whether it holds, given what the conditions on days come to."""
    days: tuple[DayCondition, ...] = ()
    """The conditions on days that it depends on, each once."""


def fact(truth: Truth) -> Formula:
    """A condition that asks no days. What is null does not hold."""
    if isinstance(truth, exp.Expr):
        truth = exp.Coalesce(this=truth, expressions=[exp.false()])
    return Formula(lambda _: truth)


def expression(truth: Truth) -> exp.Expr:
    """A truth as SQL. Each is used once, so it is a copy."""
    return truth.copy() if isinstance(truth, exp.Expr) else exp.Boolean(this=truth)


def all_of(truths: Iterable[Truth]) -> Truth:
    """Whether all hold."""
    return _joined(truths, exp.and_, nothing=True)


def any_of(truths: Iterable[Truth]) -> Truth:
    """Whether any holds."""
    return _joined(truths, exp.or_, nothing=False)


def _joined(truths: Iterable[Truth], join: Callable[..., exp.Expr], *, nothing: bool) -> Truth:
    """Truths as one; `nothing` is what changes nothing among others, and its opposite decides alone."""
    found = list(truths)
    if any(truth is (not nothing) for truth in found):
        return not nothing
    asked = [expression(truth) for truth in found if truth is not nothing]
    return join(*asked, copy=False) if asked else nothing


def none_of(truth: Truth) -> Truth:
    """Whether it does not hold."""
    return exp.not_(expression(truth), copy=False) if isinstance(truth, exp.Expr) else not truth


def one_if(truth: Truth) -> exp.Expr:
    """1 where it holds and 0 where not, to be summed."""
    return exp.Case().when(expression(truth), exp.Literal.number(1)).else_(exp.Literal.number(0))


# Days


def overlapping(spans: Iterable[Span], first: exp.Expr, last: exp.Expr) -> Truth:
    """Whether any day from one to another lies in any of the spans; the ends of the calendar are no bounds."""
    found = []
    for begin, end in spans:
        after = last >= date_literal(begin) if begin > ALL_DAYS[0] else True
        before = first <= date_literal(end) if end < ALL_DAYS[1] else True
        found.append(all_of((after, before)))
    return any_of(found)


def on_day(condition: DayCondition, day: exp.Expr) -> Truth:
    """Whether a day meets a condition."""
    if isinstance(condition, OnDays):
        return overlapping(condition.spans, day, day)
    if condition.part:
        return number_of(condition.part, day).isin(*condition.numbers)
    return exp.and_(*(number_of(part, day).eq(n) for part, n in zip(("month", "day"), condition.numbers, strict=True)))
