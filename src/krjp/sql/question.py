"""A question to the step of a statement that finds the events that meet it, surely and possibly.

A question of days is asked of an exact event as a whole, and of an approximate one once for each way in which a
day can lie in the spans asked for (see `query.evaluation`), which needs no more than its first and last day. Days
that come again have no such ways: then an event of several days has a row for each of them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sqlglot import exp

from krjp.query.conditions import AllOf, OnDays
from krjp.query.context import Context
from krjp.query.evaluation import ways
from krjp.query.meaning import understand
from krjp.query.nodes import And
from krjp.query.reading import asked_days, limits_as_nodes
from krjp.sql.meaning import every, formula
from krjp.sql.table import FIRST, LAST, RECORD, VAGUE, exploded
from krjp.sql.truth import ALL_DAYS, all_of, any_of, expression, none_of, on_day, one_if, overlapping
from krjp.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from krjp.dates import Period
    from krjp.index.holdings import Holdings
    from krjp.query.nodes import Node
    from krjp.sql.table import Steps
    from krjp.sql.truth import DayCondition, Formula, Truth

__all__ = ["JUDGED", "Question", "days_apart", "judged", "read_question"]

JUDGED = "judged"
"""The step with the events that may meet the question; `sure` tells which surely do."""
_EACH_DAY, _WHOLE = "each_day", "whole"


class Question(NamedTuple):
    """What is asked of each event."""

    fixed: Truth
    """The conditions that ask no days and must all hold."""
    formula: Formula
    """All others."""
    asked: Period
    """The days that it is limited to as a whole."""


def read_question(holdings: Holdings, query: str, limits: Mapping[str, Any]) -> Question:
    """Read a question as `query.reading.read` does. Raises KrjpError also for what SQL cannot say."""
    query = visible(query)
    node: Node = And()
    if query.strip():
        from krjp.query.parser import parse

        node = parse(query, holdings.fields)
    asked = ((And(*limits_as_nodes(holdings, limits)), Context(holdings)), (node, Context(holdings, query)))
    understood = AllOf(tuple(understand(part, context) for part, context in asked))
    parts = [formula(part, context) for whole, context in asked for part in _required(whole)]
    no_days: dict[DayCondition, Truth] = {}
    fixed = all_of(part.truth(no_days.__getitem__) for part in parts if not part.days)
    return Question(fixed, every(part for part in parts if part.days), asked_days(understood))


def _required(node: Node) -> Iterator[Node]:
    """The parts of a query that must all hold."""
    if isinstance(node, And):
        for part in node.parts:
            yield from _required(part)
    else:
        yield node


def judged(question: Question) -> Steps:
    """The steps up to the events that may meet a question."""
    truth, asked = question.formula
    spans = [each for each in asked if isinstance(each, OnDays)]
    if len(spans) == len(asked):
        sure, may = _as_a_whole(question.formula, spans)
        found = exp.select("*", exp.alias_(expression(sure), "sure")).from_(RECORD)
        return {JUDGED: _where(found, question.fixed, may)}
    tests = {f"hit_{number}": each for number, each in enumerate(asked) if not isinstance(each, OnDays)}
    hits = {each: name for name, each in tests.items()}
    day = exp.column("day")
    told = {"met": truth(partial(on_day, day=day)), **{name: on_day(each, day) for name, each in tests.items()}}
    each_day = exp.select("*", *(exp.alias_(one_if(value), name) for name, value in told.items())).from_(RECORD)
    at_all = [exp.alias_(exp.Max(this=exp.column(name)), name) for name in tests]
    whole = exp.select("id AS whole_id", "MIN(met) AS always", "MAX(met) AS ever", *at_all).from_(_EACH_DAY)

    def lasting(condition: DayCondition) -> Truth:
        if isinstance(condition, OnDays):
            return overlapping(condition.spans, FIRST, LAST)
        return exp.column(hits[condition]).eq(1)

    sure, may = (_either(truth(lasting), exp.column(name).eq(1)) for name in ("always", "ever"))
    star = exp.Column(this=exp.Star(), table=exp.to_identifier(RECORD))
    several = exp.select(star, exp.alias_(expression(sure), "sure")).from_(RECORD)
    several = several.join(_WHOLE, on="id = whole_id").where(expression(may))
    one = exp.select("*", exp.alias_(exp.true(), "sure")).from_(RECORD)
    one = _where(one, FIRST.eq(LAST), question.fixed, truth(partial(on_day, day=FIRST)))
    return {
        _EACH_DAY: _where(days_apart(each_day), FIRST < LAST, question.fixed),
        _WHOLE: whole.group_by("id"),
        JUDGED: exp.union(one, several, distinct=False),
    }


def _where(query: exp.Select, *conditions: Truth) -> exp.Select:
    """A query of the rows for which some conditions hold."""
    found = all_of(conditions)
    return query if found is True else query.where(expression(found))


def days_apart(query: exp.Select) -> exp.Select:
    """A query of events with a row for each of their days, `day`."""
    step = exp.Interval(this=exp.Literal.string("1"), unit=exp.var("DAY"))
    return exploded(query, exp.GenerateDateArray(start=FIRST.copy(), end=LAST.copy(), step=step), "day")


def _as_a_whole(formula: Formula, spans: list[OnDays]) -> tuple[Truth, Truth]:
    """Whether an event surely meets a condition, and whether it may, by its first and its last day."""
    exact = formula.truth(lambda each: overlapping(each.spans, FIRST, LAST) if isinstance(each, OnDays) else False)
    if not spans:
        return True, exact
    cases = list(_cases(formula, spans))
    always = all_of(any_of((none_of(reached), met)) for reached, met in cases)
    ever = any_of(all_of((reached, met)) for reached, met in cases)
    return _either(exact, always), _either(exact, ever)


def _cases(formula: Formula, spans: list[OnDays]) -> Iterator[tuple[Truth, Truth]]:
    """For each way in which a day can lie in the spans: whether any day of an event does, and what it comes to then."""
    for days, held in ways([each.spans for each in spans], ALL_DAYS):
        known: dict[DayCondition, Truth] = dict(zip(spans, held, strict=True))
        yield overlapping(days, FIRST, LAST), formula.truth(known.__getitem__)


def _either(exact: Truth, vague: Truth) -> Truth:
    """One thing of exact events, another of those whose day is not known."""
    return exact if exact == vague else any_of((all_of((none_of(VAGUE), exact)), all_of((VAGUE, vague))))
