"""Counts by one field or two: the steps from the events that may meet a question to the rows of the answer.

The rows are those of `query.counts`. An event has a cell for each calendar part it may belong to; the one cell that
it surely belongs to, or the cell of its own where it may belong to several, is `sure`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sqlglot import exp

from krjp.errors import KrjpError
from krjp.query.counts import SEVERAL
from krjp.record import fields
from krjp.record.fields import CALENDAR_PARTS
from krjp.sql.calendar import date_literal, part_of
from krjp.sql.fields import name_of, relation, scalar
from krjp.sql.question import JUDGED, days_apart
from krjp.sql.table import FIRST, LAST, RECORD, VAGUE
from krjp.sql.truth import all_of, expression, none_of, on_day, one_if

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krjp.dates import Period
    from krjp.record.fields import Field, FieldTable
    from krjp.sql.question import Question
    from krjp.sql.table import Steps

__all__ = ["counted", "fields_named", "keys_of"]

_DAY, _MET, _SURE, _ID = map(exp.column, ("day", "met", "sure", "id"))
_CELL = "cell"
_ONE, _ZERO = exp.Literal.number(1), exp.Literal.number(0)


def fields_named(by: Sequence[str], table: FieldTable) -> tuple[Field, ...]:
    """The fields to count by. Raises KrjpError for more than two, and for one twice."""
    named = tuple(table["day"] if (field := table.asked(name)).name == "date" else field for name in by)
    if len(named) > 2:
        raise KrjpError(f"cannot count by {len(named)} fields at once; use one or two")
    if len({field.name for field in named}) != len(named):
        raise KrjpError(f"cannot count by {named[0].name} twice; name two different fields")
    own = next((field.name for field in named if field.name in table.own), None)
    if own is not None:
        raise KrjpError(f"SQL knows the fields of krjp's record only, and {own} is one of this data's own")
    return named


def keys_of(named: Sequence[Field]) -> dict[str, exp.Expr]:
    """The columns of the first step to count by: the fields that have one value and no days."""
    return {_key(at): scalar(field) for at, field in enumerate(named, 1) if not _is_part(field) and not field.many}


def counted(question: Question, named: Sequence[Field]) -> tuple[exp.Select, Steps]:
    """The rows of a count, and the steps to it from the events that may meet the question."""
    if any(map(_is_part, named)):
        steps = _placed(question, named)
    else:
        found = exp.select(_ID, *keys_of(named), _as(one_if(_SURE), "sure"), _as(_ONE, "may")).from_(JUDGED)
        steps = {_CELL: found}
    told = [
        exp.column("item", relation(field)) if field.many else exp.column(_key(at)) for at, field in _numbered(named)
    ]
    # Some engines make more than an integer of a sum.
    sums = (exp.func("COALESCE", exp.Sum(this=exp.column(name)), _ZERO) for name in ("sure", "may"))
    numbers = [exp.cast(each, "BIGINT") for each in sums]
    found = exp.select(
        *(_as(key, name_of(field)) for key, field in zip(told, named, strict=True)),
        *map(_as, numbers, ("count", "at_most")),
    ).from_(_CELL)
    for field in named:
        if field.many:
            same = exp.column("id", relation(field)).eq(exp.column("id", _CELL))
            found = found.join(relation(field), on=same, join_type="left")
    if named:
        found = found.group_by(*told).order_by(*(each for field in named for each in _order(field)))
    return found, steps


def _placed(question: Question, named: Sequence[Field]) -> Steps:
    """The cells of a count by a calendar part, and the steps to them."""
    keys = list(keys_of(named))
    parts = {_key(at): field.name for at, field in _numbered(named) if _is_part(field)}
    met = question.formula.truth(partial(on_day, day=_DAY))
    first, known = question.asked.first, [_ID, *map(exp.column, keys)]
    began = FIRST if first is None else exp.func("GREATEST", FIRST, date_literal(first.toordinal()))
    # What lasts counts once: on the first of its days that alone meets the question.
    alone = exp.Case().when(_MET, _DAY)
    days = [
        exp.select(*known, _as(FIRST, "day")).from_(JUDGED).where(FIRST.eq(LAST)),
        exp.select(*known, _as(exp.func("COALESCE", exp.Min(this=alone), exp.Min(this=began)), "day"))
        .from_("spread")
        .where(exp.not_(VAGUE))
        .group_by(*known),
    ]
    named_parts = [_as(part_of(part, _DAY), key) for key, part in parts.items()]
    ends = [
        _as(exp.Window(this=kind(this=exp.column(key)), partition_by=[_ID.copy()]), f"{end}_{key}")
        for key in parts
        for kind, end in ((exp.Min, "first"), (exp.Max, "last"))
    ]
    single = all_of(exp.column(f"first_{key}").eq(exp.column(f"last_{key}")) for key in parts)
    possible = exp.select(*known, _SURE, *named_parts).distinct().from_("spread").where(VAGUE, _MET)
    order = [_key(at) for at, field in _numbered(named) if not field.many]

    def cells(told: Mapping[str, exp.Expr], sure: exp.Expr, may: exp.Expr = _ONE) -> exp.Select:
        columns = (_as(told[key], key) if key in told else exp.column(key) for key in order)
        return exp.select(_as(told["id"], "id") if "id" in told else _ID, *columns, _as(sure, "sure"), _as(may, "may"))

    several = exp.and_(_SURE, expression(none_of(single)))
    union = [
        cells({key: part_of(part, _DAY) for key, part in parts.items()}, _ONE).from_("settled"),
        cells({}, one_if(all_of((_SURE, single)))).from_("bounded"),
        cells({key: _own(key, part, named) for key, part in parts.items()}, _ONE)
        .distinct()
        .from_("bounded")
        .where(several),
    ]
    steps: Steps = {
        "spread": days_apart(exp.select("*", _as(expression(met), "met")).from_(JUDGED)).where(FIRST < LAST),
        "settled": exp.union(*days, distinct=False),
        "possible": possible,
        "bounded": exp.select("*", *ends).from_("possible"),
    }
    if len(named) == 1 and named[0].name in CALENDAR_PARTS:
        steps["covered"] = _covered(question.asked)
        nobody = {"id": exp.cast(exp.null(), "VARCHAR"), order[0]: part_of(named[0].name, _DAY)}
        union.append(days_apart(cells(nobody, _ZERO, _ZERO).distinct().from_("covered")).where("is_range"))
    steps[_CELL] = exp.union(*union, distinct=False)
    return steps


def _covered(asked: Period) -> exp.Select:
    """The first and the last day of the rows: what was asked, its open ends closed by what the records cover."""
    first, last = (
        date_literal(day.toordinal()) if day is not None else end
        for day, end in ((asked.first, exp.Min(this=FIRST)), (asked.last, exp.Max(this=LAST)))
    )
    # Where no day is left, some engines refuse to count backwards.
    found = exp.select(
        _as(first, "first_day"), _as(exp.func("GREATEST", first, last), "last_day"), _as(first <= last, "is_range")
    )
    return found if asked.first is not None and asked.last is not None else found.from_(RECORD)


def _own(key: str, part: str, named: Sequence[Field]) -> exp.Expr:
    """The label of what may belong to several calendar parts."""
    first, last = exp.column(f"first_{key}"), exp.column(f"last_{key}")
    told = part == named[0].name and part in CALENDAR_PARTS
    pieces = [exp.Literal.string("["), first, exp.Literal.string(".."), last, exp.Literal.string("]")]
    several = exp.Concat(expressions=pieces, safe=True, coalesce=False) if told else exp.Literal.string(SEVERAL)
    return exp.Case().when(first.eq(last), first).else_(several)


def _order(field: Field) -> list[exp.Expr]:
    """In which order the values of a field stand: their own, or the most frequent first; none is last."""
    value = exp.column(name_of(field))
    known = field.order or field.ranked or (tuple(field.vocabulary) if _is_part(field) else ())
    first: list[exp.Expr] = []
    if known:
        place = exp.Case()
        for number, name in enumerate(known):
            same = value.eq(name) if name is not None else value.is_(exp.null())
            place = place.when(same, exp.Literal.number(number))
        first = [place.else_(exp.Literal.number(len(known)))]
    elif field.type not in (fields.PART, fields.NUMBER, fields.DATE):
        frequent = (_ordered(exp.column(name), desc=True) for name in ("count", "at_most"))
        first = [one_if(value.is_(exp.null())), *frequent]
    return [*first, _ordered(value)]


def _ordered(value: exp.Expr, *, desc: bool = False) -> exp.Expr:
    return exp.Ordered(this=value.copy(), desc=desc, nulls_first=False)


def _key(at: int) -> str:
    return f"key_{at}"


def _numbered(named: Sequence[Field]) -> list[tuple[int, Field]]:
    return list(enumerate(named, 1))


def _is_part(field: Field) -> bool:
    return field.type == fields.PART


def _as(value: exp.Expr, name: str) -> exp.Expr:
    return exp.alias_(value.copy(), name)
