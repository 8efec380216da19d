"""Comparing a field with values: `country:ROK`, `level>=minister`, `date:2024-02..2024-03`.

Whatever the type of a field, a value of a query means some of the values in use; which events those
are, the index knows. Only dates compare by their days instead.
"""

from __future__ import annotations

import operator
from contextlib import suppress
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.dates import DATE_PARTS, ONE_DAY, EventDate, Period, iso_date, span_of_part
from krjp.errors import ExpressionError, UnknownNameError, shortened
from krjp.index.events import bitmap, positions
from krjp.query.nodes import Match
from krjp.record import fields
from krjp.record.fields import FIELDS
from krjp.text import fold, holding, same_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from krjp.chronology import Chronology
    from krjp.errors import KrjpError
    from krjp.query.nodes import Span, Value
    from krjp.query.question import Question
    from krjp.record.fields import Field

__all__ = ["days_asked", "matching"]

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ":": operator.eq,
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


# What means something before a value, or behind it.
_SIGNS = tuple("!<>=-+*")


class _Side(NamedTuple):
    """One value of a comparison, with all there is to know about it."""

    field: Field
    op: str
    value: Value
    span: Span
    question: Question

    @property
    def text(self) -> str:
        return self.value.text

    def error(self, message: str, hint: str) -> KrjpError:
        return self.question.error(self.span, message, hint)


def matching(node: Match, question: Question, *, negated: bool) -> int:
    """The events whose field compares with the values, as a bitmap.

    Where only certain dates are asked for, below a `not` whatever may be a match counts as one, so that
    what is left is certain too.
    """
    index = question.chronology.index
    field = FIELDS[node.field]
    if node.op == "!=":
        equal = Match(node.field, "=", node.values, together=node.together, span=node.span, places=node.places)
        return index.everything & ~matching(equal, question, negated=not negated)
    sides = _sides(node, question)
    if field.type == fields.DATE:
        certain = question.certain_dates and not negated
        return reduce(operator.or_, (_on_days(side, certain=certain) for side in sides))
    meant = [_meant(side) for side in sides]
    if node.op == "=" and field.many:
        return _exactly(field, meant, question, together=node.together)
    sets = (index.having(field.name, values) for values in meant)
    return reduce(operator.and_ if node.together else operator.or_, sets)


def days_asked(node: Match, question: Question) -> Period:
    """The days that a comparison of `date` limits events to; all days where that is no one range."""
    sides = _sides(node, question)
    if node.op == "!=" or len(sides) > 1 or _anniversary(sides[0]) is not None:
        return Period()
    return _compared(_period(sides[0]), sides[0]) or Period()


def _sides(node: Match, question: Question) -> list[_Side]:
    """The values of a comparison, each once."""
    sides: dict[Value, _Side] = {}
    for value, place in zip(node.values, node.places or (node.span,) * len(node.values), strict=True):
        sides.setdefault(value, _Side(FIELDS[node.field], node.op, value, place, question))
    return list(sides.values())


def _exactly(field: Field, meant: list[list[str]], question: Question, *, together: bool) -> int:
    """Events that have each of the values and no others (or, not together, just one of them)."""
    index = question.chronology.index
    sets = [set(values) for values in meant]
    found = 0
    for wanted in [sets] if together else [[values] for values in sets]:
        others = index.values(field.name).keys() - set[str]().union(*wanted)
        having = reduce(operator.and_, (index.having(field.name, values) for values in wanted))
        found |= having & ~index.having(field.name, others)
    return found


def _meant(side: _Side) -> list[str]:
    """The values in use that compare with one value of a query. Raises for what cannot be meant."""
    field, text, compare = side.field, side.text, _COMPARE[side.op]
    in_use = side.question.chronology.index.values(field.name)
    if side.value.prefix:
        starts = _prefix_test(field, text, side.question.chronology)
        return [each for each in in_use if starts(each)]
    if field.type == fields.ID:
        return [each for each in in_use if each.startswith(text)]
    if field.type == fields.TEXT:
        accepts = _text_test(side)
        return [each for each in in_use if accepts(each)]
    if field.type == fields.NUMBER:
        wanted = _number(side)
        return [each for each in in_use if compare(int(each), wanted)]
    known = _known(side)
    if side.op in (":", "="):
        return known
    if not field.ranked:
        return [each for each in in_use if compare(each, known[0])]
    if known[0] not in field.ranked:
        hint = f"from low to high: {', '.join(field.ranked)}"
        raise side.error(f"{field.label} '{text}' is outside the ranking", hint)
    rank = {name: number for number, name in enumerate(field.ranked)}
    return [each for each in in_use if each in rank and compare(rank[each], rank[known[0]])]


def _prefix_test(field: Field, prefix: str, chronology: Chronology) -> Callable[[str], bool]:
    if field.type == fields.TEXT:
        return holding(prefix, prefix=True)
    begins = fold(prefix)
    return lambda value: any(fold(name).startswith(begins) for name in chronology.names_of(field, value))


def _text_test(side: _Side) -> Callable[[str], bool]:
    text = side.text
    if side.op == "=":
        same = fold(text)
        return lambda other: fold(other) == same
    if not same_name(text):
        message = f"there is no letter or digit to look for in '{shortened(text)}'"
        raise side.error(message, f"{side.field.label}:* means any")
    return holding(text)


def _number(side: _Side) -> int:
    text, name = side.text, side.field.label
    if not (text.isdigit() and text.isascii() and len(text) <= 9):
        message = f"expected a whole number for {name}, found '{shortened(text)}'"
        raise side.error(message, f"for example: {name}{side.op}3")
    return int(text)


def _known(side: _Side) -> list[str]:
    """The values a name stands for: a vocabulary word, an alias, a date part."""
    if side.field.name in fields.CALENDAR_PARTS:
        values: Iterable[str] = (_calendar_part(side),)
    else:
        try:
            values = _named(side.field, side.text, side.question.chronology)
        except UnknownNameError as error:
            if not side.question.source and not {",", "+"}.isdisjoint(side.text):
                message = f"unknown {side.field.label} '{shortened(side.text)}'"
                raise side.error(message, "repeat the option to have any of several") from None
            joined = any(sign in side.text for sign in "&|;/")
            raise side.error(str(error), "A,B means any of them, A+B all of them" if joined else "") from None
    known = list(values)
    if known != [side.text]:
        side.question.explain(f"{side.field.name}:{side.text}", " or ".join(known))
    return known


def _named(field: Field, text: str, chronology: Chronology) -> Iterable[str]:
    in_use = chronology.index.values(field.name)
    if text in in_use:
        return (text,)
    # Names are known without their punctuation, but `!meeting` is no spelling of `meeting`.
    name = "" if text[:1] in _SIGNS else text
    if field.name == "actors":
        found = chronology.names.find_actors(name)
        known = [chronology.names.actor(key).name for key in in_use]
    elif field.type == fields.NAME and field.name != "sources.source":
        found = chronology.names.find_countries(name)
        if not found:
            from krjp.record.countries import COUNTRY_CODES

            # A state that no event names has none; that is an answer, and the same one whatever the data.
            found = (name.upper(),) if name.upper() in COUNTRY_CODES else ()
        known = [name for code in in_use for name in (chronology.names.country(code).name, code)]
    else:
        known = list(dict.fromkeys((*field.vocabulary, *in_use)))
        key = same_name(name)
        begins = field.type == fields.PART and len(key) >= 3  # as in `weekday:wed`
        found = tuple(
            value for value in known if same_name(value).startswith(key) and (begins or same_name(value) == key)
        )
    if not found:
        raise UnknownNameError(field.label, text, known)
    return found


def _calendar_part(side: _Side) -> str:
    """`month:feb` and `month:2024-02` alike: the name of the one month the text means."""
    period, name = _period(side), side.field.name
    if period.first is None or period != span_of_part(name, period.first):
        example = DATE_PARTS[name].of(date(2024, 2, 21))
        raise side.error(f"'{side.text}' is not one {name}", f"for example: {name}{side.op}{example}")
    return DATE_PARTS[name].of(period.first)


def _on_days(side: _Side, *, certain: bool) -> int:
    """Events by their days; `:` means may have happened then, `=` means on exactly those days."""
    field, op, question = side.field, side.op, side.question
    index = question.chronology.index
    if field.name == "date" and op == ":":
        anniversary = _anniversary(side)
        if anniversary is not None:
            return _every_year(*anniversary, question, certain=certain)
    asked = _compared(_period(side), side)
    if asked is None:
        return 0
    if field.name != "date":
        days = [day for day in index.values(field.name) if asked.contains(EventDate(iso_date(day), iso_date(day)))]
        return index.having(field.name, days)
    if op == "=":
        if asked.first is None or asked.last is None:
            return 0
        whole = asked.first.toordinal(), asked.last.toordinal()
        same = (at for at in positions(index.overlapping(asked)) if (index.starts[at], index.ends[at]) == whole)
        return bitmap(same, len(index.events))
    return index.within(asked) if certain else index.overlapping(asked)


def _every_year(month: int, day: int, question: Question, *, certain: bool) -> int:
    """Events that may have happened on a day of the year, whatever the year."""
    index = question.chronology.index
    if not index.events:
        return 0
    years = [date.fromordinal(ordinal).year for ordinal in (index.starts[0], max(index.ends))]
    found = 0
    for year in range(years[0], years[1] + 1):
        with suppress(ValueError):  # 29 February of most years
            one = Period(date(year, month, day), date(year, month, day))
            found |= index.within(one) if certain else index.overlapping(one)
    return found


def _compared(period: Period, side: _Side) -> Period | None:
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


def _period(side: _Side) -> Period:
    from krjp.periods import parse

    try:
        period = parse(side.text, side.question.chronology.frame)
    except ExpressionError as error:
        raise _in_query(error, side) from None
    if side.text != str(period):
        side.question.explain(f"{side.field.name}{side.op}{side.text}", str(period))
    return period


def _anniversary(side: _Side) -> tuple[int, int] | None:
    from krjp.periods import parse_anniversary

    try:
        return parse_anniversary(side.text)
    except ExpressionError as error:
        raise _in_query(error, side) from None


def _in_query(error: ExpressionError, side: _Side) -> KrjpError:
    """An error about a period, with its place in the query instead of in the value."""
    if not side.question.source:
        return error
    start, end = side.span
    at = side.question.source.find(side.text, start, end)
    span = (at + error.span[0], at + error.span[1]) if at >= 0 else side.span
    from krjp.periods import FORMS_HINT

    name = side.field.name + side.op
    hint = error.hint
    if hint == FORMS_HINT and side.field.name in fields.CALENDAR_PARTS:
        hint = f"for example: {name}{DATE_PARTS[side.field.name].of(date(2024, 2, 21))}"
    elif hint == FORMS_HINT:
        hint = f'for example: {name}2024-02, {name}feb..mar, {name}"mid april"'
    return side.question.error(span, error.message, hint)
