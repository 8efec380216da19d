"""Nodes of a query to conditions on a row of the table, whatever events it holds.

`query.meaning` says what a name means among the values in use; here it is all values it could mean. What only the
texts of events can tell is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from krjp.dates import DATE_PARTS
from krjp.query.conditions import OnDays, OnExactly
from krjp.query.context import sides
from krjp.query.days import anniversary, days_beside, days_compared, names_in_cycle, period_named, spans_of, within
from krjp.query.meaning import COMPARE, named
from krjp.query.nodes import And, Days, Has, Match, Not, Or
from krjp.record import fields
from krjp.record.countries import COUNTRY_CODES
from krjp.record.fields import number_of
from krjp.sql.calendar import as_date, date_literal
from krjp.sql.fields import Beginning, has_any, has_values, scalar
from krjp.sql.truth import Formula, Recurring, all_of, any_of, fact, none_of, overlapping
from krjp.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from krjp.query.conditions import Condition
    from krjp.query.context import Context, Side
    from krjp.query.nodes import Node
    from krjp.record.fields import Field
    from krjp.sql.truth import Truth

__all__ = ["every", "formula"]

_SIGNS = {":": exp.EQ, "=": exp.EQ, "<": exp.LT, "<=": exp.LTE, ">": exp.GT, ">=": exp.GTE}


def formula(node: Node, context: Context) -> Formula:
    """The condition of a node that `understand` took. Raises KrjpError for what SQL cannot say."""
    match node:
        case And():
            return every(formula(part, context) for part in node.parts)
        case Or():
            return _joined((formula(part, context) for part in node.parts), any_of)
        case Not():
            return _negated(formula(node.part, context))
        case Has():
            return has_any(_stored(node, context))
        case Days():
            return _happened(within(node, context))
        case Match():
            return _comparison(node, context)
    raise context.error(
        node.span,
        "SQL cannot look for words as krjp does, with their inflections and synonyms",
        "ask for fields, as in kind:meeting topic:trade, or use krjp search",
    )


def every(parts: Iterable[Formula]) -> Formula:
    """All of some conditions."""
    return _joined(parts, all_of)


def _joined(parts: Iterable[Formula], by: Callable[[Iterable[Truth]], Truth]) -> Formula:
    found = tuple(parts)
    days = dict.fromkeys(each for part in found for each in part.days)
    return Formula(lambda known: by(part.truth(known) for part in found), tuple(days))


def _negated(part: Formula) -> Formula:
    return Formula(lambda known: none_of(part.truth(known)), part.days)


def _comparison(node: Match, context: Context) -> Formula:
    if node.op == "!=":
        equal = Match(node.field, "=", node.values, together=node.together, span=node.span, places=node.places)
        return _negated(_comparison(equal, context))
    field = _stored(node, context)
    asked = list(sides(node, context))
    if field.type in (fields.DATE, fields.PART):
        return _joined(map(_days, asked), any_of)
    unlisted = field.type == fields.NAME and not field.party and any(side.value.prefix for side in asked)
    if field.type == fields.TEXT or unlisted:
        message = f"SQL cannot compare the texts of {field.label} as krjp does, by words and spellings"
        raise context.error(node.span, message, f"{field.label}:* asks for any; krjp filter asks for this one")
    if field.type == fields.NUMBER:
        compared = (
            _SIGNS[side.op](this=scalar(field), expression=exp.Literal.number(number_of(side.text))) for side in asked
        )
        return fact(any_of(compared))
    only = node.op == "=" and field.many
    meant = [_meant(side) for side in asked]
    if node.together:
        return has_values(field, meant, only=only)
    if only:
        return _joined((has_values(field, [each], only=True) for each in meant), any_of)
    return has_values(field, [list(dict.fromkeys(value for each in meant for value in each))])


def _stored(node: Has | Match, context: Context) -> Field:
    """The field that a node asks for. Raises for those that only this data has, which a table holds in its own way."""
    table = context.holdings.fields
    if node.field in table.own:
        message = f"SQL knows the fields of krjp's record only, and {node.field} is one of this data's own"
        raise context.error(node.span, message, "krjp filter asks for it")
    return table[node.field]


# Names


def _meant(side: Side) -> Sequence[str | Beginning]:
    """All values of a field that one value of a query can mean."""
    field = side.field
    if side.value.prefix and field.party == "pair":
        # Made of codes of states, which are in capitals.
        return [Beginning(fold(side.text).upper())]
    if side.value.prefix:
        return [Beginning(fold(side.text))] if field.type == fields.ID else _beginning(side)
    if field.type == fields.ID:
        return [side.text] if side.op == "=" else [Beginning(side.text)]
    meant = named(side)
    if side.op not in (":", "="):
        compare, rank = COMPARE[side.op], field.ranked.index
        return [each for each in field.ranked if compare(rank(each), rank(meant[0]))]
    if field.party == "any":
        actors = side.holdings.names.actors.values()
        meant += [actor.id for actor in actors if actor.country in meant]
    return list(dict.fromkeys(meant))


def _beginning(side: Side) -> Sequence[str]:
    """All values that have a name that begins with a text."""
    begins, holdings, field = fold(side.text), side.holdings, side.field
    known = [*field.vocabulary, *holdings.index.values(field.name)]
    if field.party in ("state", "any"):
        known += [*holdings.names.states, *COUNTRY_CODES]
    if field.party in ("actor", "any"):
        known += holdings.names.actors
    names = {value: holdings.names_of(field, value) for value in known}
    return [value for value, own in names.items() if any(fold(name).startswith(begins) for name in own)]


# Days


def _days(side: Side) -> Formula:
    """A comparison of days with one value."""
    field = side.field
    if field.type == fields.PART and DATE_PARTS[field.name].cycle:
        first = 1 if field.name == "month-of-year" else 0
        cycle = DATE_PARTS[field.name].cycle
        return _recurring(field.name, [cycle.index(name) + first for name in names_in_cycle(side)])
    if field.name == "date" and side.op == ":" and (yearly := anniversary(side)) is not None:
        return _recurring("", yearly)
    if field.name == "end_date":
        asked = days_beside(period_named(side)[0], side)
        last = as_date(exp.column("end_date"))
        inside = overlapping([] if asked is None else spans_of(asked), last, last)
        return fact(all_of((exp.not_(last.is_(exp.null())), inside)))
    one = Match(field.name, side.op, (side.value,), span=side.span, places=(side.span,))
    return _happened(days_compared(one, side.context))


def _recurring(part: str, numbers: Sequence[int]) -> Formula:
    asked = Recurring(part, tuple(numbers))
    return Formula(lambda known: known(asked), (asked,)) if numbers else fact(False)


def _happened(condition: Condition) -> Formula:
    if isinstance(condition, OnDays):
        return Formula(lambda known: known(condition), (condition,))
    assert isinstance(condition, OnExactly)
    first, last = as_date(exp.column("date")), as_date(exp.func("COALESCE", exp.column("end_date"), exp.column("date")))
    return fact(any_of(exp.and_(first.eq(date_literal(a)), last.eq(date_literal(b))) for a, b in condition.spans))
