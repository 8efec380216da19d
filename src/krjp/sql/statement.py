"""A question as one statement, written for an engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from krjp.errors import KrjpError, UnknownNameError, shortened
from krjp.record.fields import FIELDS
from krjp.sql.counting import counted, fields_named, keys_of
from krjp.sql.fields import relation
from krjp.sql.items import items
from krjp.sql.question import JUDGED, judged, read_question
from krjp.sql.table import RECORD, records
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krjp.index.holdings import Holdings
    from krjp.sql.table import Steps

__all__ = ["DIALECTS", "TABLE", "count_statement", "list_statement"]

DIALECTS = ("duckdb", "spark", "trino", "bigquery", "clickhouse", "postgres")
TABLE = "events"
LISTED = ("id", "date", "end_date", "date_certainty", "kind", "title")

_RELATIONS = {relation(field): field for field in FIELDS.values() if field.many}


def list_statement(
    holdings: Holdings,
    query: str,
    limits: Mapping[str, Any],
    *,
    possible: bool = False,
    dialect: str = "duckdb",
    table: str = TABLE,
) -> str:
    """The statement that lists the events that surely meet a question, in order of date.

    With `possible` those too that may, and a column that tells which. Names and periods mean what they mean in
    `holdings`. Raises KrjpError for what cannot be understood, or not be said in SQL.
    """
    source = _table(table, dialect)
    sure = exp.column("sure")
    order = (exp.Ordered(this=exp.column(name), nulls_first=False) for name in ("first_day", "vague", "last_day", "id"))
    found = exp.select(*LISTED).from_(JUDGED).order_by(*order)
    found = found.select(exp.alias_(exp.not_(sure), "possible")) if possible else found.where(sure)
    return _written(found, judged(read_question(holdings, query, limits)), source, {}, dialect)


def count_statement(
    holdings: Holdings,
    query: str,
    limits: Mapping[str, Any],
    *,
    by: Sequence[str] = (),
    dialect: str = "duckdb",
    table: str = TABLE,
) -> str:
    """The statement that counts the events of a question by up to two fields: surely (`count`), and `at_most`."""
    source = _table(table, dialect)
    question, named = read_question(holdings, query, limits), fields_named(by, holdings.fields)
    found, steps = counted(question, named)
    return _written(found, {**judged(question), **steps}, source, keys_of(named), dialect)


def _table(text: str, dialect: str) -> exp.Table:
    """The table to read, as the engine writes it."""
    if dialect not in DIALECTS:
        raise UnknownNameError("dialect", dialect, DIALECTS)
    try:
        table = sqlglot.parse_one(text, into=exp.Table, read=dialect)
    except SqlglotError:
        table = None
    if not isinstance(table, exp.Table):
        named = printable(shortened(text))
        raise KrjpError(f"'{named}' is no table of {dialect}; write a name, as in {TABLE} or archive.events")
    return table


def _written(found: exp.Select, steps: Steps, table: exp.Table, keys: Mapping[str, exp.Expr], dialect: str) -> str:
    """A query with the steps it uses before it."""
    parts = [*steps.values(), found]
    named = {each.name for part in parts for each in part.find_all(exp.Table)}
    values = {name: items(field, RECORD) for name, field in _RELATIONS.items() if name in named}
    parts += values.values()
    used = {each.name for part in (*parts, *keys.values()) for each in part.find_all(exp.Column)}
    for name, query in {RECORD: records(table, used, keys), **values, **steps}.items():
        found = found.with_(name, as_=query, copy=False)
    return _for_engine(found, dialect).sql(dialect, pretty=True)


def _for_engine(tree: exp.Select, dialect: str) -> exp.Select:
    """The statement with what sqlglot leaves to be translated."""
    if dialect == "clickhouse":
        # Its dates begin in 1970, those of 32 bits in 1900; what a join does not find is empty, not null.
        for kind in tree.find_all(exp.DataType):
            if kind.this == exp.DType.DATE:
                kind.set("this", exp.DType.DATE32)
        for join in list(tree.find_all(exp.Join)):
            if isinstance(join.this, exp.Unnest):
                join.replace(_array_join(join.this))
        tree.set("settings", [exp.column("join_use_nulls").eq(1)])
    return tree


def _array_join(unnest: exp.Unnest) -> exp.Join:
    """What ClickHouse has for a join with the elements of an array."""
    (array,), (name,) = unnest.expressions, unnest.args["alias"].columns
    if isinstance(array, exp.GenerateDateArray):
        first, last = array.args["start"], array.args["end"]
        number = exp.DateDiff(this=last.copy(), expression=first.copy(), unit=exp.var("DAY")) + 1
        days = exp.Lambda(this=exp.func("addDays", first.copy(), exp.column("n")), expressions=[exp.to_identifier("n")])
        array = exp.func("arrayMap", days, exp.func("range", exp.func("toUInt32", number)))
    return exp.Join(this=exp.alias_(array.copy(), name.copy()), kind="ARRAY")
