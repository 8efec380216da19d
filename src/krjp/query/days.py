"""Comparisons of days to conditions: `date:2024-02..2024-03`, `date>=feb`, `weekday:wed`, `date:02-22`.

All of them come down to spans of days: those of a period, or those that recur as far as the data goes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from krjp.dates import DATE_PARTS, ONE_DAY, Period, span_of_part
from krjp.errors import ExpressionError, UnknownNameError
from krjp.index.events import joined
from krjp.query.conditions import AnyOf, Explanation, Having, OnDays, OnExactly
from krjp.query.context import sides
from krjp.record import fields
from krjp.text import fold, same_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.errors import KrjpError
    from krjp.index.events import Span
    from krjp.query.conditions import Condition
    from krjp.query.context import Context, Side
    from krjp.query.nodes import Days, Match

__all__ = [
    "anniversary",
    "days_beside",
    "days_compared",
    "names_in_cycle",
    "period_named",
    "spans_of",
    "spans_of_cycle",
    "within",
]

FIRST_DAY, LAST_DAY = 1, date.max.toordinal()
NO_DAY = Period(date.max, date.min)


def within(node: Days, context: Context) -> OnDays:
    """What it means to have happened in a period that was read already."""
    return OnDays(
        spans_of(node.period), node.period, (Explanation(node.asked, str(node.period)),) if node.asked else ()
    )


def days_compared(node: Match, context: Context) -> Condition:
    """What a comparison of days means; `:` means happened then, `=` that the record says exactly so."""
    compared = [_compared(side) for side in sides(node, context)]
    if len(compared) == 1:
        return compared[0]
    if all(isinstance(each, OnDays) for each in compared):
        spans = joined(span for each in compared if isinstance(each, OnDays) for span in each.spans)
        return OnDays(
            spans, None, tuple(note for each in compared if isinstance(each, OnDays) for note in each.explained)
        )
    return AnyOf(tuple(compared))


def _compared(side: Side) -> Condition:
    if side.field.type == fields.PART and DATE_PARTS[side.field.name].cycle:
        return _in_cycle(side)
    if side.field.name == "date" and side.op == ":":
        yearly = anniversary(side)
        if yearly is not None:
            return OnDays(_every_year(*yearly, *side.holdings.index.range))
    if side.value.prefix:
        return _beginning(side)
    period, explained = period_named(side)
    if side.field.type == fields.PART:
        period, explained = _whole_part(side, period)
    asked = days_beside(period, side)
    spans = () if asked is None else spans_of(asked)
    if side.field.name == "end_date":
        in_use = side.holdings.index.values("end_date")
        inside = [day for day in in_use if any(a <= date.fromisoformat(day).toordinal() <= b for a, b in spans)]
        return Having("end_date", (tuple(inside),), explained=explained)
    if side.field.name == "date" and side.op == "=":
        whole = period.first is not None and period.last is not None
        return OnExactly(spans if whole else (), explained)
    return OnDays(spans, asked or NO_DAY, explained)


def _beginning(side: Side) -> OnDays:
    """The calendar parts whose names begin with a text: `month:2024*`. Names are in order, so these are together."""
    of, begins = DATE_PARTS[side.field.name].of, fold(side.text)
    days = range(FIRST_DAY, LAST_DAY + 1)

    def name(day: int) -> str:
        return fold(of(date.fromordinal(day)))[: len(begins)]

    first, after = (bisect(days, begins, key=name) for bisect in (bisect_left, bisect_right))
    if first == after:
        return OnDays((), NO_DAY)
    period = Period(date.fromordinal(days[first]), date.fromordinal(days[after - 1]))
    return OnDays(spans_of(period), period, (Explanation(f"{side.field.name}:{side.value}", str(period)),))


def days_beside(period: Period, side: Side) -> Period | None:
    """The days that compare with a period; None when no day does."""
    op = side.op
    if op in (":", "="):
        return period
    end = period.first if op in ("<", ">=") else period.last
    if end is None:
        message = f"the period is open at the end '{op}' compares with"
        raise side.error(message, f"write {side.field.name}:{side.value} instead")
    if op == "<":
        return Period(None, end - ONE_DAY) if end > date.min else None
    if op == ">":
        return Period(end + ONE_DAY, None) if end < date.max else None
    return Period(None, end) if op == "<=" else Period(end, None)


def spans_of(period: Period) -> tuple[Span, ...]:
    """The days of a period as spans; an open end is that of the calendar."""
    first = FIRST_DAY if period.first is None else period.first.toordinal()
    last = LAST_DAY if period.last is None else period.last.toordinal()
    return ((first, last),) if first <= last else ()


# What recurs


def _in_cycle(side: Side) -> OnDays:
    """Days of the week or months of the year, as far as the data goes."""
    found = names_in_cycle(side)
    explained = () if found == [side.text] else (Explanation(f"{side.field.name}:{side.text}", " or ".join(found)),)
    first, last = side.holdings.index.range
    spans = joined(span for name in found for span in spans_of_cycle(side.field.name, name, first, last))
    return OnDays(spans, None, explained)


def names_in_cycle(side: Side) -> list[str]:
    """The days of the week or months of the year that a value names: `weekday:wed`, `month-of-year:jan*`."""
    cycle = DATE_PARTS[side.field.name].cycle
    key = same_name(side.text)
    if side.value.prefix:
        begins = fold(side.text)
        return [name for name in cycle if fold(name).startswith(begins)]
    found = [name for name in cycle if same_name(name) == key or (len(key) >= 3 and same_name(name).startswith(key))]
    if not found or side.text[:1] in tuple("!<>=-+*"):
        raise side.unknown(UnknownNameError(side.field.label, side.text, cycle))
    return found


def spans_of_cycle(part: str, name: str, first: int, last: int) -> Iterator[Span]:
    """The days between two others that are a day of the week or lie in a month of the year."""
    number = DATE_PARTS[part].cycle.index(name)
    if part == "weekday":
        begin = first + (number - (first + 6) % 7) % 7  # day 1 of the calendar was a Monday
        yield from ((day, day) for day in range(begin, last + 1, 7))
        return
    for year in _years(first, last):
        month = span_of_part("month", date(year, number + 1, 1))
        assert month.first is not None
        assert month.last is not None
        begin, end = max(first, month.first.toordinal()), min(last, month.last.toordinal())
        if begin <= end:
            yield begin, end


def _every_year(month: int, day: int, first: int, last: int) -> tuple[Span, ...]:
    days = []
    for year in _years(first, last):
        with suppress(ValueError):  # 29 February of most years
            ordinal = date(year, month, day).toordinal()
            days.append((ordinal, ordinal))
    return tuple(days)


def _years(first: int, last: int) -> range:
    if first > last:
        return range(0)
    return range(date.fromordinal(first).year, date.fromordinal(last).year + 1)


# Reading the text of a value


def _whole_part(side: Side, period: Period) -> tuple[Period, tuple[Explanation, ...]]:
    """`month:feb` and `month:2024-02` alike: the one month that the text means."""
    name = side.field.name
    if period.first is None or period != span_of_part(name, period.first):
        example = DATE_PARTS[name].of(date(2024, 2, 21))
        raise side.error(f"'{side.text}' is not one {name}", f"for example: {name}{side.op}{example}")
    value = DATE_PARTS[name].of(period.first)
    return period, () if value == side.text else (Explanation(f"{name}:{side.text}", value),)


def period_named(side: Side) -> tuple[Period, tuple[Explanation, ...]]:
    """The days that the text of a value names, and how that was understood."""
    from krjp.periods import parse

    try:
        period = parse(side.text, side.holdings.frame)
    except ExpressionError as error:
        raise _in_query(error, side) from None
    if side.text == str(period):
        return period, ()
    return period, (Explanation(f"{side.field.name}{side.op}{side.text}", str(period)),)


def anniversary(side: Side) -> tuple[int, int] | None:
    """The month and day of a day in every year; None for a period."""
    from krjp.periods import parse_anniversary

    try:
        return parse_anniversary(side.text)
    except ExpressionError as error:
        raise _in_query(error, side) from None


def _in_query(error: ExpressionError, side: Side) -> KrjpError:
    """An error about a period, with its place in the query instead of in the value."""
    if not side.context.source:
        return error
    start, end = side.span
    at = side.context.source.find(side.text, start, end)
    span = (at + error.span[0], at + error.span[1]) if at >= 0 else side.span
    from krjp.periods import FORMS_HINT

    name = side.field.name + side.op
    hint = error.hint
    if hint == FORMS_HINT and side.field.name in fields.CALENDAR_PARTS:
        hint = f"for example: {name}{DATE_PARTS[side.field.name].of(date(2024, 2, 21))}"
    elif hint == FORMS_HINT:
        hint = f'for example: {name}2024-02, {name}feb..mar, {name}"mid april"'
    return side.context.error(span, error.message, hint)
