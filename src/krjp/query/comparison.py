"""Comparing a field with values: `country:ROK`, `level>=minister`, `date:2024-02..2024-03`.

Whatever the type of a field, a value of a query means some of the values in use; which events those
are, the index knows. Only dates compare by their days instead.
"""

from __future__ import annotations

import operator
from calendar import isleap
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any

from krjp import fields, periods
from krjp.dates import DATE_PARTS, ONE_DAY, EventDate, Period, iso_date, span_of_part
from krjp.errors import ExpressionError, UnknownNameError
from krjp.fields import FIELDS
from krjp.index import bitmap, positions
from krjp.query.nodes import Match
from krjp.text import fold, same_name, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from krjp.chronology import Chronology
    from krjp.fields import Field
    from krjp.query.nodes import Value
    from krjp.query.question import Question

__all__ = ["matching"]

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ":": operator.eq,
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def matching(node: Match, question: Question) -> int:
    """The events whose field compares with the values, as a bitmap."""
    index = question.chronology.index
    field = FIELDS[node.field]
    if node.op == "!=":
        equal = Match(node.field, "=", node.values, together=node.together, span=node.span)
        return index.everything & ~matching(equal, question)
    if field.type == fields.DATE:
        return reduce(operator.or_, (_on_days(field, node, value, question) for value in node.values))
    meant = [_meant(field, node, value, question) for value in node.values]
    if node.op == "=" and field.many:
        return _exactly(field, meant, question, together=node.together)
    sets = (index.having(field.name, values) for values in meant)
    return reduce(operator.and_ if node.together else operator.or_, sets)


def _exactly(field: Field, meant: list[list[str]], question: Question, *, together: bool) -> int:
    """Events that have each of the values and no others (or, not together, just one of them)."""
    index = question.chronology.index
    sets = [set(values) for values in meant]
    choices = [(sets, set().union(*sets))] if together else [([values], values) for values in sets]
    exact = (
        at
        for at, event in enumerate(index.events)
        if any(
            all(each.intersection(field.of(event)) for each in wanted) and allowed.issuperset(field.of(event))
            for wanted, allowed in choices
        )
    )
    return bitmap(exact, len(index.events))


def _meant(field: Field, node: Match, value: Value, question: Question) -> list[str]:
    """The values in use that compare with one value of a query. Raises for what cannot be meant."""
    in_use = question.chronology.index.values(field.name)
    text = value.text
    if value.prefix:
        wanted = fold(text)
        return [each for each in in_use if _starts(field, each, wanted, question.chronology)]
    if field.type == fields.ID:
        return [each for each in in_use if each.startswith(text)]
    if field.type == fields.TEXT:
        return [each for each in in_use if _text_test(node, text, question)(each)]
    if field.type == fields.NUMBER:
        wanted_number = _number(field, node, text, question)
        return [each for each in in_use if _COMPARE[node.op](int(each), wanted_number)]
    known = _known(field, node, text, question)
    if node.op in (":", "="):
        return known
    if not field.ranked:
        return [each for each in in_use if _COMPARE[node.op](each, known[0])]
    if known[0] not in field.ranked:
        hint = f"from low to high: {', '.join(field.ranked)}"
        raise question.error(node, f"{field.name} '{text}' is outside the ranking", hint)
    rank = {name: number for number, name in enumerate(field.ranked)}
    return [each for each in in_use if each in rank and _COMPARE[node.op](rank[each], rank[known[0]])]


def _starts(field: Field, value: str, prefix: str, chronology: Chronology) -> bool:
    if field.type == fields.TEXT:
        return any(word.startswith(prefix) for word in words(value))
    return any(fold(name).startswith(prefix) for name in chronology.names_of(field, value))


def _text_test(node: Match, text: str, question: Question) -> Callable[[str], bool]:
    if node.op == "=":
        return lambda other: fold(other) == fold(text)
    wanted = words(text)
    if not wanted:
        raise question.error(node, f"there is no letter or digit to look for in '{text}'")
    phrase = f" {' '.join(wanted)} "
    return lambda other: phrase in f" {' '.join(words(other))} "


def _number(field: Field, node: Match, text: str, question: Question) -> int:
    if not (text.isdigit() and text.isascii() and len(text) <= 9):
        message = f"expected a whole number for {field.name}, found '{text}'"
        raise question.error(node, message, f"for example: {field.name}{node.op}3")
    return int(text)


def _known(field: Field, node: Match, text: str, question: Question) -> list[str]:
    """The values a name stands for: a vocabulary word, an alias, a date part."""
    chronology = question.chronology
    if field.name in fields.CALENDAR_PARTS:
        values: Iterable[str] = (_calendar_part(field, node, text, question),)
    else:
        try:
            values = _named(field, text, chronology)
        except UnknownNameError as error:
            raise question.error(node, str(error)) from None
    known = list(values)
    question.explain(f"{field.name}:{text}", " or ".join(known))
    return known


def _named(field: Field, text: str, chronology: Chronology) -> Iterable[str]:
    in_use = chronology.index.values(field.name)
    if text in in_use:
        return (text,)
    if field.name == "actors":
        found = chronology.names.find_actors(text)
        known = [chronology.names.actor(key).name for key in in_use]
    elif field.type == fields.NAME and field.name != "sources.source":
        found = chronology.names.find_countries(text)
        known = [name for code in in_use for name in (chronology.names.country(code).name, code)]
    else:
        known = list(dict.fromkeys((*field.vocabulary, *in_use)))
        key = same_name(text)
        found = tuple(value for value in known if same_name(value) == key)
        if not found and field.type == fields.PART and len(key) >= 3:
            found = tuple(value for value in known if same_name(value).startswith(key))
    if not found:
        raise UnknownNameError(field.aliases[0] if field.aliases else field.name, text, known)
    return found


def _calendar_part(field: Field, node: Match, text: str, question: Question) -> str:
    """`month:feb` and `month:2024-02` alike: the name of the one month the text means."""
    period = _period(node, text, question)
    if period.first is None or period != span_of_part(field.name, period.first):
        message = f"'{text}' is not one {field.name}"
        raise question.error(node, message, f"for example: {field.name}:{DATE_PARTS[field.name].of(date(2024, 2, 21))}")
    return DATE_PARTS[field.name].of(period.first)


def _on_days(field: Field, node: Match, value: Value, question: Question) -> int:
    """Events by their days; `:` means may have happened then, `=` means on exactly those days."""
    index = question.chronology.index
    anniversary = periods.parse_anniversary(value.text)
    if anniversary is not None and field.name == "date" and node.op == ":":
        return _every_year(*anniversary, question)
    period = _period(node, value.text, question)
    asked = _compared(period, node, question)
    if asked is None:
        return 0
    if field.name != "date":
        days = [day for day in index.values(field.name) if asked.contains(EventDate(iso_date(day), iso_date(day)))]
        return index.having(field.name, days)
    if node.op == "=":
        same = (at for at in positions(index.overlapping(asked)) if index.events[at].when[:2] == asked)
        return bitmap(same, len(index.events))
    return index.within(asked) if question.certain_dates else index.overlapping(asked)


def _every_year(month: int, day: int, question: Question) -> int:
    """Events that may have happened on a day of the year, whatever the year."""
    index = question.chronology.index
    years = {year for event in index.events for year in range(event.date.year, event.last_date.year + 1)}
    found = 0
    for year in years:
        if (month, day) != (2, 29) or isleap(year):
            one = Period(date(year, month, day), date(year, month, day))
            found |= index.within(one) if question.certain_dates else index.overlapping(one)
    return found


def _compared(period: Period, node: Match, question: Question) -> Period | None:
    """The days that compare with a period; None when no day does."""
    if node.op in (":", "="):
        return period
    end = period.first if node.op in ("<", ">=") else period.last
    if end is None:
        message = f"the period is open at the end '{node.op}' compares with"
        raise question.error(node, message, f"write {node.field}:{node.values[0]} instead")
    if node.op == "<":
        return Period(None, end - ONE_DAY) if end > date.min else None
    if node.op == ">":
        return Period(end + ONE_DAY, None) if end < date.max else None
    return Period(None, end) if node.op == "<=" else Period(end, None)


def _period(node: Match, text: str, question: Question) -> Period:
    try:
        period = periods.parse(text, question.chronology.frame)
    except ExpressionError as error:
        if not question.source:
            raise
        raise question.error(node, error.message, error.hint) from None
    question.explain(f"{node.field}{node.op}{text}", str(period))
    return period
