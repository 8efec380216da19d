"""Rows of tables as records."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from krjp.record.model import MOST_TITLE
from krjp.record.own import Own
from krjp.sheets.columns import recognise
from krjp.sheets.days import Calendar
from krjp.sheets.records import Made, records_of
from krjp.sheets.sheet import Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krjp.sheets.sheet import Cell

NOTHING = Own()


def made(
    head: Sequence[str], *rows: Sequence[Cell], own: Own = NOTHING, given: Mapping[str, Sequence[str]] | None = None
) -> Made:
    sheet = Sheet("x.csv", tuple(head), [Row(at, cells) for at, cells in enumerate(rows, 2)])
    return records_of(sheet, recognise(head, given or {}), Calendar("day"), own)


def one(head: Sequence[str], row: Sequence[Cell], own: Own = NOTHING) -> dict[str, Any]:
    found = made(head, row, own=own)
    assert found.problems == []
    ((_, record),) = found.records
    return record


def test_rows_that_hold_no_event_are_passed_over_with_the_reason() -> None:
    found = made(
        ("Date", "Title", "Note"),
        ("2024-01-05", "Talks", ""),
        ("", None, "-"),
        ("Date", "Title", "Note"),
        ("Total:", "", "1"),
        ("", "", "a source"),
        ("All of 2024", "", ""),
    )
    assert [record["title"] for _, record in found.records] == ["Talks"]
    assert found.problems == []
    assert found.passed == {
        "the names of the columns again": [4],
        "a total": [5],
        "neither a title nor a date": [6],
        "a remark": [7],
    }


def test_a_title_that_is_too_long_is_cut_and_kept_whole_as_the_summary() -> None:
    long = "a" * (MOST_TITLE + 5)
    record = one(("Date", "Title", "Summary"), ("2024-01-05", long, "They met."))
    assert len(record["title"]) == MOST_TITLE
    assert record["title"].endswith("a…")
    assert record["summary"] == f"{long}\n\nThey met."
    assert one(("Date", "Title"), ("2024-01-05", long))["summary"] == long


def test_a_row_without_a_title_or_a_date_is_told_when_something_else_stands_in_it() -> None:
    found = made(("Date", "Title", "Note"), ("2024-01-05", "", "They met."), ("", "Talks", ""))
    assert [str(problem) for problem in found.problems] == [
        "row 2: Title: is empty; an event needs a title",
        "row 3: Date: is empty; an event needs a date",
    ]


def test_an_end_before_the_beginning_is_told() -> None:
    found = made(("Date", "End date", "Title"), ("2024-01-05", "2024-01-03", "Talks"))
    assert found.records == []
    assert [str(problem) for problem in found.problems] == ["row 2: Date: '2024-01-03' is before '2024-01-05'"]


def test_a_time_of_the_day_is_no_end_of_the_date() -> None:
    head = ("Date", "End", "Title")
    for end in (datetime.time(17, 30), "17:30", "5:30 PM"):
        record = one(head, ("2024-01-05", end, "Talks"))
        assert (record["date"], record["end_date"]) == ("2024-01-05", None)
    assert one(head, ("2024-01-05", "2024-01-07", "Talks"))["end_date"] == "2024-01-07"


def test_meetings_are_put_together_of_their_columns() -> None:
    head = ("Date", "Title", "Mode", "Level", "Series", "Ordinal")
    record = one(head, ("2024-01-05", "Talks", "In-Person", "Ministers", "G7", 12))
    assert record["meeting"] == {"mode": "in-person", "level": "minister", "series": "G7", "ordinal": 12}


def test_words_for_meetings_that_nobody_knows_are_kept_as_they_are() -> None:
    head = ("Date", "Title", "Mode", "Level", "Ordinal")
    record = one(head, ("2024-01-05", "Talks", "by pigeon", "LOCAL", "twelfth"), Own(levels={"local": ""}))
    assert record["meeting"] == {"mode": "by pigeon", "level": "local", "ordinal": "twelfth"}
    assert one(head[:2] + head[3:4], ("2024-01-05", "Talks", "village"))["meeting"] == {"level": "village"}
    assert "meeting" not in one(head, ("2024-01-05", "Talks", "", "-", None))


@pytest.mark.parametrize(("given", "ids"), [
    (("A 1", "B-2"), ["a-1", "b-2"]),
    ((1, 2.0), ["no-1", "no-2"]),
    (("x", "x"), ["2024-01-05-talks", "2024-01-06-visit"]),
    (("x", None), ["2024-01-05-talks", "2024-01-06-visit"]),
    (("会議", "b"), ["2024-01-05-talks", "2024-01-06-visit"]),
    (("!", "b"), ["2024-01-05-talks", "2024-01-06-visit"]),
])  # fmt: skip
def test_ids_are_taken_where_every_event_has_one_of_its_own(given: tuple[Cell, Cell], ids: list[str]) -> None:
    found = made(("Date", "Title", "No"), ("2024-01-05", "Talks", given[0]), ("2024-01-06", "Visit", given[1]))
    assert [record["id"] for _, record in found.records] == ids


def test_numbers_for_ids_have_the_name_of_their_column_if_that_is_ascii() -> None:
    rows = (("2024-01-05", "Talks", 7),)
    for column, key in (("Number", "number-7"), ("番号", "no-7")):
        ((_, record),) = made(("Date", "Title", column), *rows).records
        assert record["id"] == key


def test_where_one_column_of_ids_will_not_do_the_next_is_taken() -> None:
    found = made(
        ("Date", "Title", "Case", "File"),
        ("2024-01-05", "Talks", "x", "f1"),
        ("2024-01-06", "Visit", "x", "f2"),
        given={"id": ("Case", "File")},
    )
    assert [record["id"] for _, record in found.records] == ["f1", "f2"]
