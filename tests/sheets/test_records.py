"""Rows of tables as records."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from krjp.record.codec import to_json
from krjp.record.model import MOST_TITLE
from krjp.record.own import Own
from krjp.sheets.columns import recognise
from krjp.sheets.days import Calendar
from krjp.sheets.records import Made, events_of
from krjp.sheets.sheet import Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krjp.sheets.sheet import Cell

NOTHING = Own()


def made(
    head: Sequence[str], *rows: Sequence[Cell], own: Own = NOTHING, given: Mapping[str, Sequence[str]] | None = None
) -> Made:
    sheet = Sheet("x.csv", tuple(head), [Row(at, cells) for at, cells in enumerate(rows, 2)])
    return events_of(sheet, recognise(head, given or {}), Calendar("day"), own)


def one(head: Sequence[str], row: Sequence[Cell], own: Own = NOTHING) -> dict[str, Any]:
    found = made(head, row, own=own)
    assert found.problems == []
    ((event, _),) = found.events
    return to_json(event)


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
    assert [event.title for event, _ in found.events] == ["Talks"]
    assert found.problems == []
    assert found.passed == {
        "the names of the columns again": [4],
        "a total": [5],
        "a heading or a remark": [6, 7],
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
    assert found.events == []
    assert [str(problem) for problem in found.problems] == ["row 2: Date: '2024-01-03' is before '2024-01-05'"]


def test_a_time_of_the_day_is_no_end_of_the_date() -> None:
    head = ("Date", "End", "Title")
    for end in (datetime.time(17, 30), "17:30", "5:30 PM"):
        record = one(head, ("2024-01-05", end, "Talks"))
        assert (record["date"], record["end_date"]) == ("2024-01-05", None)
    assert one(head, ("2024-01-05", "2024-01-07", "Talks"))["end_date"] == "2024-01-07"


def test_meetings_are_put_together_of_their_columns() -> None:
    head = ("Date", "Title", "Kind", "Mode", "Level", "Series", "Ordinal")
    record = one(head, ("2024-01-05", "Talks", "Meetings", "In-Person", "Ministers", "G7", 12))
    assert record["meeting"] == {"mode": "in-person", "level": "minister", "series": "G7", "ordinal": 12}
    assert one(head, ("2024-01-05", "Talks", "", "", "-", "", None))["meeting"] is None


def test_words_for_meetings_that_nobody_knows_are_told() -> None:
    head = ("Date", "Title", "Mode", "Level", "Ordinal")
    row = ("2024-01-05", "Talks", "by pigeon", "LOCAL", "twelfth")
    assert [str(problem) for problem in made(head, row, own=Own(levels={"local": ""})).problems] == [
        "row 2: Mode: unknown value 'by pigeon'; use one of in-person, virtual, phone, unknown",
        "row 2: Ordinal: expected a whole number from 1 to 9999, found 'twelfth'",
    ]
    assert one(head[:2] + head[3:4], ("2024-01-05", "Talks", "village"))["meeting"]["level"] == "village"


def test_declared_words_are_no_slips() -> None:
    own = Own(kinds={"statements": ""})
    assert one(("Date", "Title", "Kind"), ("2024-01-05", "Talks", "Statements"), own)["kind"] == "statements"
    assert one(("Date", "Title", "Kind"), ("2024-01-05", "Talks", "poll"), Own(kinds={"pol": ""}))["kind"] == "poll"
    assert one(("Date", "Title", "Kind"), ("2024-01-05", "Talks", "Pol"), Own(kinds={"pol": ""}))["kind"] == "pol"


def test_an_event_is_not_related_to_itself() -> None:
    head = ("Id", "Date", "Title", "Related")
    found = made(head, ("a-1", "2024-01-05", "Talks", "a-1"), ("a-2", "2024-01-06", "Visit", "a-1"))
    assert [event.id for event, _ in found.events] == ["a-2"]
    assert [str(each) for each in found.problems] == ["row 2: Related: names the event itself; remove it"]


def test_a_column_of_ids_that_will_not_do_is_kept() -> None:
    found = made(("Date", "Title", "No"), ("2024-01-05", "Talks", 7), ("2024-01-06", "Visit", ""))
    assert [dict(event.extra) for event, _ in found.events] == [{"no": 7}, {}]


def test_of_several_columns_the_first_that_tells_a_date_counts() -> None:
    found = made(
        ("Title", "A", "B"),
        ("Talks", "2024-01-05", "2023"),
        ("Visit", "", datetime.date(2024, 1, 6)),
        given={"date": ("A", "B")},
    )
    assert [event.date.isoformat() for event, _ in found.events] == ["2024-01-05", "2024-01-06"]


def test_titles_and_eras_of_a_timeline_are_no_events() -> None:
    head = ("Year", "Month", "Day", "Headline", "Display Date", "Type")
    found = made(
        head,
        ("", "", "", "The bridge", "", "title"),
        ("1911", "5", "2", "Money granted", "", ""),
        ("1914", "", "", "War years", "", "Era"),
    )
    assert [event.title for event, _ in found.events] == ["Money granted"]
    assert found.passed == {"a title": [2], "an era": [4]}


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
    assert [event.id for event, _ in found.events] == ids


def test_numbers_for_ids_have_the_name_of_their_column_if_that_is_ascii() -> None:
    rows = (("2024-01-05", "Talks", 7),)
    for column, key in (("Number", "number-7"), ("番号", "no-7")):
        ((event, _),) = made(("Date", "Title", column), *rows).events
        assert event.id == key


def test_where_one_column_of_ids_will_not_do_the_next_is_taken() -> None:
    found = made(
        ("Date", "Title", "Case", "File"),
        ("2024-01-05", "Talks", "x", "f1"),
        ("2024-01-06", "Visit", "x", "f2"),
        given={"id": ("Case", "File")},
    )
    assert [event.id for event, _ in found.events] == ["f1", "f2"]


def test_several_columns_of_one_field_are_read_together() -> None:
    record = one(("Date", "Title", "Country 1", "Country 2"), ("2024-01-05", "Talks", "Japan", "ROK"))
    assert record["countries"] == ["JPN", "KOR"]


def test_half_a_character_in_a_title_is_told() -> None:
    found = made(("Date", "Title"), ("2024-01-05", "Talks"), ("2024-01-06", "Half \ud800"))
    assert [event.title for event, _ in found.events] == ["Talks"]
    assert "half a surrogate pair" in str(found.problems[0])
