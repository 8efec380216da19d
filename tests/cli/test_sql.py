"""`krjp sql`: questions as statements, and what it refuses."""

from __future__ import annotations

import pytest

from krjp.sql.statement import count_statement, list_statement

from ..sql.test_statement import PACKAGED
from .running import krjp


def test_a_count_is_printed_as_one_statement() -> None:
    done = krjp("sql", "count", "kind:meeting", "country:USA", "--by", "month", "--dialect", "spark")
    assert (done.status, done.err) == (0, "")
    statement = count_statement(PACKAGED.holdings, "kind:meeting country:USA", {}, by=["month"], dialect="spark")
    assert done.out == statement + "\n"


def test_options_are_part_of_the_question() -> None:
    done = krjp("sql", "list", "--kind", "meeting", "--during", "2024-02", "--possible", "--table", "archive.events")
    limits = {"kind": ("meeting",), "during": "2024-02"}
    assert done.out == list_statement(PACKAGED.holdings, "", limits, possible=True, table="archive.events") + "\n"


def test_a_filter_is_a_list_with_an_expression() -> None:
    done = krjp("sql", "filter", "date>=2024-02", "not", "mode:virtual")
    assert done.out == list_statement(PACKAGED.holdings, "date>=2024-02 not mode:virtual", {}) + "\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("sql", "krjp sql count kind:meeting --by month"),
        ("sql lst", "unknown question 'lst'; did you mean list?"),
        ("sql search kishida", "SQL cannot rank by words"),
        ("sql list kind:meeting", "krjp sql filter does"),
        ("sql filter", "needs an expression"),
        ("sql filter kind:meeting --by month", "write krjp sql count"),
        ("sql count --possible", "leave out --possible"),
        ("sql count kishida", "SQL cannot look for words"),
        ("sql count --by ,", "expected fields for --by"),
        ("sql count --dialect oracle", "unknown dialect 'oracle'"),
        ("sql count --table a;b", "is no table of duckdb"),
    ],
)
def test_what_cannot_be_asked_is_told_in_words(line: str, said: str) -> None:
    done = krjp(*line.split())
    assert done.status == 2
    assert done.out == ""
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_statement_with_letters_the_locale_lacks_is_refused() -> None:
    done = krjp("sql", "filter", "dyad:KOR-JPN", encoding="ascii")
    assert (done.status, done.out) == (2, "")
    assert "LC_ALL=C.UTF-8" in done.err


def test_other_commands_do_without_the_writer_of_sql() -> None:
    import subprocess
    import sys

    from .running import environment

    found = {}
    for command in ("count", "sql count"):
        line = [sys.executable, "-X", "importtime", "-m", "krjp", *command.split()]
        done = subprocess.run(line, env=environment(), capture_output=True, text=True, check=True)
        found[command] = "sqlglot" in done.stderr
    assert found == {"count": False, "sql count": True}
