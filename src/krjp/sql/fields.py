"""Fields of the field table in a table of records: a column, a part of one, or values in rows of their own.

The table has a row a record and a column a key, as `krjp list -o jsonl` writes them and readers of JSON take them:
lists are arrays, `place`, `meeting` and each of `sources` structures; days may be dates or texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlglot import exp

from krjp.record import fields, vocabulary
from krjp.sql.calendar import as_date, as_text
from krjp.sql.table import COLUMNS
from krjp.sql.truth import Formula, all_of, any_of, fact, none_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.record.fields import Field
    from krjp.sql.truth import Truth

__all__ = [
    "Beginning",
    "has_any",
    "has_values",
    "name_of",
    "relation",
    "scalar",
]

# What no record lacks can be compared as it is, for which engines have indexes.
_ALWAYS = frozenset({"id", "date_certainty", "coded_by"})
_ITEM = exp.column("item")


class Beginning(NamedTuple):
    """All values that begin with a text."""

    text: str


def name_of(field: Field) -> str:
    """What a column of the answer is called: dots and hyphens need quotes in SQL."""
    return field.name.replace(".", "_").replace("-", "_")


def scalar(field: Field) -> exp.Expr:
    """The one value of a field, null for none."""
    if field.name == "end_date":
        return as_text(as_date(exp.column("end_date")))
    if field.name == "event_class":
        named = exp.Case()
        for group, types in vocabulary.EVENT_CLASSES.items():
            named = named.when(exp.column("event_type").isin(*types), exp.Literal.string(group))
        return named
    column, _, part = field.name.partition(".")
    if part:
        # In brackets, lest it be taken for a column of a table.
        return exp.Dot(this=exp.paren(exp.column(column)), expression=exp.to_identifier(part))
    if field.type == fields.TEXT:
        return exp.Nullif(this=exp.column(column), expression=exp.Literal.string(""))
    return exp.column(column)


def has_any(field: Field) -> Formula:
    """Whether an event has any value."""
    if field.type == fields.PART or field.name == "date":
        return fact(True)
    if field.many and field.name in COLUMNS:
        return fact(exp.ArraySize(this=exp.column(field.name)) > 0)
    if field.many:
        return fact(_among_items(field, True))
    return fact(exp.not_(scalar(field).is_(exp.null())))


def has_values(field: Field, alternatives: Sequence[Sequence[str | Beginning]], *, only: bool = False) -> Formula:
    """Whether an event has, of each set of alternatives, one value; with `only` no others."""
    held = [_has_one(field, meant) for meant in alternatives]
    if only:
        others = none_of(_is_one([each for meant in alternatives for each in meant], _ITEM))
        held.append(none_of(_among_items(field, others)))
    truth = all_of(held)
    return Formula(lambda _: truth) if field.name in _ALWAYS else fact(truth)


def _has_one(field: Field, meant: Sequence[str | Beginning]) -> Truth:
    if not field.many:
        return _is_one(meant, scalar(field))
    if field.name in COLUMNS and not any(isinstance(each, Beginning) for each in meant):
        column = exp.column(field.name)
        return any_of(exp.ArrayContains(this=column, expression=exp.Literal.string(str(each))) for each in meant)
    return _among_items(field, _is_one(meant, _ITEM))


def _is_one(meant: Sequence[str | Beginning], value: exp.Expr) -> Truth:
    """Whether a value is any of those meant."""
    names = [each for each in meant if isinstance(each, str)]
    begun = [
        exp.StartsWith(this=value.copy(), expression=exp.Literal.string(each.text))
        for each in meant
        if isinstance(each, Beginning)
    ]
    named: Truth = value.isin(*names) if len(names) > 1 else any_of(value.eq(name) for name in names)
    return any_of([named, *begun])


def _among_items(field: Field, meant: Truth) -> Truth:
    """Whether any value of an event is meant."""
    if meant is False:
        return False
    found = exp.select("id").from_(relation(field))
    if isinstance(meant, exp.Expr):
        found = found.where(meant)
    return exp.In(this=exp.column("id"), query=exp.Subquery(this=found))


def relation(field: Field) -> str:
    """The name under which the values of a field stand in rows of their own (see `items`)."""
    return f"{name_of(field)}_items"
