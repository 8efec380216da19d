"""What a statement says, in which dialects, and what SQL cannot say."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from typing import Any

import pytest
import sqlglot

import krjp
from krjp.errors import KrjpError, UnknownNameError
from krjp.sql.statement import DIALECTS, count_statement, list_statement

from ..conftest import TODAY
from .asking import run_in_duckdb, stored

PACKAGED = krjp.load(today=TODAY)
DATABASE = cache(lambda: run_in_duckdb(stored(PACKAGED)))
# With fields and calendar parts of every kind.
ASKED = (
    ("kind:meeting country:USA", ("month",)),
    ("date:2024-02 or not (weekday:mon and initiator:KOR)", ("month", "kind")),
    ("date:02-22 or source:*", ("initiators", "weekday")),
    ("dyad:KOR-JPN level>=minister end_date<2024-03", ("dyad", "quarter")),
    ("not month-of-year:feb class:* dates-event=true", ("week",)),
    ("related:* or id:2024-02 or country=JPN,KOR", ()),
)
BY = ((), ("month",), ("kind",), ("country",), ("month", "kind"), ("initiators", "weekday"), ("dyad", "quarter"))


def counted(query: str, *by: str, **limits: str) -> list[tuple[object, ...]]:
    return DATABASE()(count_statement(PACKAGED.holdings, query, limits, by=by))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_statement_is_one_that_its_engine_reads(dialect: str) -> None:
    statements = [count_statement(PACKAGED.holdings, query, {}, by=by, dialect=dialect) for query, by in ASKED]
    statements += [list_statement(PACKAGED.holdings, query, {}, dialect=dialect) for query, _ in ASKED[:2]]
    for statement in statements:
        (tree,) = sqlglot.parse(statement, read=dialect)
        assert isinstance(tree, sqlglot.exp.Select)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_statements_parse_only_in_a_dialect(dialect: str) -> None:
    """The test above would pass if anything parsed."""
    with pytest.raises(sqlglot.errors.SqlglotError):
        sqlglot.parse("SELECT FROM WHERE (", read=dialect)


@pytest.mark.no_cover
@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("limits", [{}, {"since": "feb"}, {"during": "march", "kind": "meeting"}])
def test_the_packaged_events_are_counted_as_krjp_counts_them(by: tuple[str, ...], limits: dict[str, Any]) -> None:
    found = {
        tuple(map(str, row[:-2])): row[-2:] for row in DATABASE()(count_statement(PACKAGED.holdings, "", limits, by=by))
    }
    count = PACKAGED.count(by=by, **limits)
    if not by:
        assert found == {(): (count.total, count.at_most)}
        return
    wanted = {tuple(map(str, group.key)): (group.sure, group.at_most) for group in count.groups if group.at_most}
    assert {key: numbers for key, numbers in found.items() if numbers != (0, 0)} == wanted


def test_events_are_listed_in_order_of_date() -> None:
    rows = DATABASE()(list_statement(PACKAGED.holdings, "country:USA", {"since": "feb"}))
    assert sorted(row[0] for row in rows) == sorted(event.id for event in PACKAGED.filter("country:USA", since="feb"))
    assert [row[1] for row in rows if row[3] == "exact"] == sorted(row[1] for row in rows if row[3] == "exact")


def test_what_is_asked_does_not_depend_on_the_events_at_hand() -> None:
    """The statement is for another table: beginnings, numbers and days mean all values there may be."""
    nothing = krjp.Chronology([], today=TODAY)
    for query in (
        "id:2024-02",
        "ordinal>2",
        "end_date<2024-03",
        "weekday:mon",
        "date:02-22",
        "country:j*",
        "level<minister",
    ):
        statements = [list_statement(each.holdings, query, {}) for each in (PACKAGED, nothing)]
        assert statements[0] == statements[1], query
    assert "'JAM'" in list_statement(PACKAGED.holdings, "country:j*", {})


def test_a_name_may_mean_people_whom_no_event_names() -> None:
    found = PACKAGED.holdings.names.find_actors("kim")
    assert len(found) > 1
    statement = list_statement(krjp.Chronology([]).holdings, "actor:kim", {})
    assert all(f"'{name}'" in statement for name in found)


def test_the_table_is_named_as_the_engine_names_it() -> None:
    statement = list_statement(PACKAGED.holdings, "", {}, dialect="spark", table="json.`s3://bucket/events`")
    assert "FROM json.`s3://bucket/events`" in statement
    assert "READ_JSON('e.jsonl')" in list_statement(PACKAGED.holdings, "", {}, table="read_json('e.jsonl')")


@pytest.mark.parametrize("table", ["a; drop table b", "a;b", "(select 1)", "", "--", "a where"])
def test_what_is_no_table_is_refused(table: str) -> None:
    with pytest.raises(KrjpError, match="is no table of duckdb; write a name"):
        list_statement(PACKAGED.holdings, "", {}, table=table)


def test_a_value_cannot_end_its_text() -> None:
    """Ids are the only values that are taken as they are written."""
    assert DATABASE()(list_statement(PACKAGED.holdings, 'id:"x\' or 1=1 --"', {})) == []


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("missile", "SQL cannot look for words"),
        ('kind:meeting "forced labor"', "SQL cannot look for words"),
        ("title:dialogue", "SQL cannot compare the texts of title"),
        ("place:seoul*", "SQL cannot compare the texts of place"),
        ("source:k*", "SQL cannot compare the texts of source"),
        ("kind:metting", "unknown kind 'metting'; did you mean meeting"),
        ("level>=business", "is outside the ranking"),
        ("date:2024-13", "2024-13"),
    ],
)
def test_what_cannot_be_said_is_refused_with_its_place(query: str, message: str) -> None:
    with pytest.raises(KrjpError, match=message) as caught:
        list_statement(PACKAGED.holdings, query, {})
    assert "^" in str(caught.value)


def test_a_place_is_refused_as_an_option_too() -> None:
    with pytest.raises(KrjpError, match="SQL cannot compare the texts of place"):
        list_statement(PACKAGED.holdings, "", {"place": "Seoul"})


@pytest.mark.parametrize(
    ("by", "message"),
    [
        (("month", "kind", "year"), "3 fields at once"),
        (("kind", "what"), "by kind twice"),
        (("mnth",), "unknown field"),
    ],
)
def test_fields_that_cannot_be_counted_by_are_refused(by: tuple[str, ...], message: str) -> None:
    with pytest.raises(KrjpError, match=message):
        counted("", *by)


def test_fields_of_the_datas_own_are_refused() -> None:
    record = {"id": "a-1", "date": "2024-02-21", "title": "x", "kind": "poll", "extra": {"dead": 3}}
    holdings = krjp.Chronology.from_records([record]).holdings
    for query in ("dead>2", "dead:*"):
        with pytest.raises(KrjpError, match="dead is one of this data's own"):
            list_statement(holdings, query, {})
    with pytest.raises(KrjpError, match="dead is one of this data's own"):
        count_statement(holdings, "", {}, by=["dead"])


def test_an_unknown_dialect_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="use one of duckdb, spark, trino"):
        list_statement(PACKAGED.holdings, "", {}, dialect="mysql")


def test_without_the_writer_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("krjp.sql")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sqlglot", None)
    with pytest.raises(KrjpError, match=r"pip install 'krjp\[sql\]'"):
        import_module("krjp.sql.statement")


@pytest.mark.parametrize(
    "query",
    [
        *(
            "()",
            "not ()",
            "date:*",
            "date=2024-02-21",
            "date=2024-01..2024-02",
            "end_date>9999-12-31",
            "end_date<2024-03",
            "month:2023*",
            "weekday:x*",
            "weekday:s*",
        ),
        *("kind:m*", "country:j*", "initiator:k*", "actor:k*", "subject:PRK", "dyad:JPN*", "id:2024*", "related:2024*"),
        *("id=2024-02-21-x", "ordinal>1", "level>minister", "type!=CONSULT", "dates-event=true", "source:*", ""),
        *(
            "class:verbal-conflict",
            "country=JPN+KOR",
            "initiator:japan",
            "initiator:kishida",
            "target:*",
            "place:*",
            "dates-event:x*",
        ),
    ],
)
def test_one_condition_finds_what_krjp_finds(query: str) -> None:
    found = DATABASE()(list_statement(PACKAGED.holdings, query, {}, possible=True))
    answer = PACKAGED.filter(query)
    wanted = {**{event.id: False for event in answer}, **{event.id: True for event in answer.possible}}
    assert {row[0]: row[-1] for row in found} == wanted


@pytest.mark.parametrize(
    "field", ["end_date", "event_class", "note", "sources.section", "dates-event", "date", "ordinal"]
)
def test_any_field_can_be_counted_by(field: str) -> None:
    wanted = [(group.key[0], group.sure, group.at_most) for group in PACKAGED.count("date:2024", by=field).groups]
    assert [(None if key is None else str(key), *numbers) for key, *numbers in counted("date:2024", field)] == wanted


def test_a_period_with_no_days_left_has_no_rows() -> None:
    assert counted("date:2024-01 date:2024-03", "month") == []


def test_rows_without_events_are_told_as_far_as_days_are_asked_for() -> None:
    rows = counted("kind:meeting", "month", since="2031-01", until="2031-03")
    assert rows == [("2031-01", 0, 0), ("2031-02", 0, 0), ("2031-03", 0, 0)]
    assert counted("kind:meeting", "month", since="2031-01") == []
