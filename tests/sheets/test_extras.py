"""Columns of a table's own, and the types their cells show."""

from __future__ import annotations

from krjp.record.own import Own, OwnField
from krjp.sheets.cells import Cells
from krjp.sheets.columns import Columns
from krjp.sheets.extras import Extras
from krjp.sheets.sheet import Row, Sheet


def extras(*cells: str, declared: str = "", decimal: str = "", own: bool = False) -> Extras:
    """What is read of one column, `Budget`."""
    rows = [Row(at, [cell]) for at, cell in enumerate(cells, 2)]
    sheet = Sheet("x.csv", ("Budget",), rows, own=own, decimal=decimal)
    fields = (OwnField("budget", declared, "in euros"),) if declared else ()
    return Extras(sheet, Columns({}, {"budget": 0}), Cells.of([row.cells for row in rows], 1), Own(fields=fields))


def values(found: Extras, number: int) -> list[object]:
    return [dict(found.values[at]).get("budget") for at in range(number)]


def test_cells_show_a_type() -> None:
    found = extras("1,5", "", "20")
    assert found.fields == [OwnField("budget", "number", "column Budget")]
    assert values(found, 3) == [1.5, None, 20]
    assert extras("a", "a", "b", "b").fields[0].type == "word"
    assert extras("1,234", "5,678").fields[0].type == "text"
    assert values(extras("1,234", "5,678", decimal="."), 2) == [1234, 5678]
    assert extras("", "").fields == []


def test_amounts_are_numbers_of_one_unit() -> None:
    found = extras("1.200,50 €", "", "50 €", "-3,00 €", decimal=",")
    assert found.fields == [OwnField("budget", "number", "column Budget, in €")]
    assert values(found, 4) == [1200.5, None, 50, -3]
    assert extras("12 %", "5%").fields == [OwnField("budget", "number", "column Budget, in %")]
    assert values(extras("12 €", "oops", declared="number"), 2) == [12, None]
    # Of two currencies the numbers cannot be compared.
    assert extras("€5", "$5").fields[0].type == "text"
    assert extras("€5", "five").fields[0].type == "text"
    assert values(extras("5 €", own=True), 1) == ["5 €"]
    assert extras("€5", declared="text").values == [(("budget", "€5"),)]


def test_numbers_in_files_of_krjp_are_written_as_krjp_writes_them() -> None:
    assert extras("1.0", own=True).fields[0].type == "number"
    assert extras("1.00", own=True).fields[0].type == "text"


def test_a_declared_list_is_one() -> None:
    found = extras("Ada, Ben", "", declared="list")
    assert found.fields == [OwnField("budget", "list", "in euros")]
    assert values(found, 2) == [("Ada", "Ben"), None]
    assert found.wrong == []


def test_what_is_no_number_where_numbers_are_declared_is_told_and_left_out() -> None:
    found = extras("1.5", "a lot", "", "20", declared="number")
    assert found.fields == [OwnField("budget", "number", "in euros")]
    assert values(found, 4) == [1.5, None, None, 20]
    assert found.wrong == [(1, "budget", "'a lot' is no number, as dataset.json has it")]


def test_numbers_among_others_are_read_with_the_sign_of_the_table() -> None:
    found = extras("1,5", "a lot", declared="number", decimal=",")
    assert values(found, 2) == [1.5, None]
    assert [at for at, _, _ in found.wrong] == [1]


def test_a_word_for_nothing_among_numbers_is_nothing_and_among_words_a_word() -> None:
    assert values(extras("12", "n/a", "3"), 3) == [12, None, 3]
    assert values(extras("12", "n/a", declared="number"), 2) == [12, None]
    assert values(extras("none", "many"), 2) == ["none", "many"]


def test_what_no_record_may_hold_is_told() -> None:
    found = extras("fine", "half \ud800")
    assert values(found, 2) == ["fine", None]
    assert [(at, name) for at, name, _ in found.wrong] == [(1, "budget")]
