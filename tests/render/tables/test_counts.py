"""Counts as records and as tables that add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from krjp.chronology import Conditions
from krjp.render.pictures.bars import chart_title
from krjp.render.tables.counts import count_listing, count_records
from krjp.render.tables.counts_table import count_table
from tests.building import chronology_of, record

if TYPE_CHECKING:
    from krjp.query.counts import Count

RECORDS = [
    record("2024-01-10", "a", kind="meeting", countries=["JPN", "KOR"], place={"name": "Seoul", "country": "KOR"}),
    record("2024-01-20", "b", kind="court", end_date="2024-02-05", date_certainty="approximate"),
    record("2024-03-05", "c", kind="meeting", countries=["JPN"]),
]


def counted(by: str = "", since: str | None = None, records: list[dict[str, Any]] = RECORDS) -> Count:
    return chronology_of(records).count(conditions=Conditions(since=since), by=by)


def drawn(count: Count) -> list[list[str]]:
    """Head, rows and footer as texts."""
    table = count_table(count)
    rows = [*table.rows, *([table.footer] if table.footer else [])]
    return [[column.title for column in table.columns], *([cell.text for cell in row] for row in rows)]


def test_a_count_by_nothing_is_a_number() -> None:
    assert drawn(counted()) == [["Events"], ["3"]]
    assert count_records(counted()) == [{"count": 3}]


def test_months_have_a_row_each_and_a_total() -> None:
    count = counted("month")
    assert drawn(count) == [["Month", "Events"], ["2024-01", "2"], ["2024-02", "0"], ["2024-03", "1"], ["Total", "3"]]
    assert count_records(count)[0] == {"month": "2024-01", "count": 2, "partial": False, "uncertain": 1}


def test_a_month_cut_by_the_range_says_so() -> None:
    count = counted("month", since="2024-01-15")
    assert drawn(count)[1] == ["2024-01 (partial)", "1"]
    assert "partial: only some of its days lie in the range asked for." in count_table(count).notes
    assert count_records(count)[0] == {"month": "2024-01", "count": 1, "partial": True, "uncertain": 1}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (0, "1 of these dates is approximate and may belong elsewhere; it is counted at its first possible day."),
        (1, "2 of these dates are approximate and may belong elsewhere; each is counted at its first possible day."),
    ],
)
def test_dates_that_may_belong_to_a_later_row_are_told(more: int, expected: str) -> None:
    vague = {"end_date": "2024-03-31", "date_certainty": "approximate"}
    records = [*RECORDS, *(record("2024-01-30", f"vague-{number}", **vague) for number in range(more))]
    assert expected in count_table(counted("month", records=records)).notes


def test_a_count_without_doubts_has_no_notes() -> None:
    assert count_table(counted("kind")).notes == ()


def test_two_fields_make_a_table_that_adds_up() -> None:
    assert drawn(counted("month,kind")) == [
        ["Month", "meeting", "court", "Sum"],
        ["2024-01", "1", "1", "2"],
        ["2024-02", "0", "0", "0"],
        ["2024-03", "1", "0", "1"],
        ["Sum", "2", "1", "3"],
    ]


def test_an_event_in_several_groups_is_told() -> None:
    assert drawn(counted("country"))[-1] == ["Total", "3"]
    assert drawn(counted("country"))[1:4] == [["JPN", "2"], ["KOR", "1"], ["(none)", "1"]]
    assert count_table(counted("country")).notes == (
        "An event with several values counts under each; the total counts it once.",
    )
    assert (
        "3 different events; one with several values counts under each." in count_table(counted("month,country")).notes
    )


@pytest.mark.parametrize(
    ("field", "title"),
    [
        ("month", "Month"),
        ("month-of-year", "Month of year"),
        ("event_class", "Event class"),
        ("country", "Countries"),
        ("place", "Place"),
        ("place.country", "Place country"),
        ("level", "Level"),
        ("meeting.mode", "Mode"),
        ("series", "Series"),
        ("ordinal", "Ordinal"),
        ("source", "Source"),
        ("section", "Section"),
        ("locator", "Locator"),
    ],
)
def test_a_field_is_titled_as_it_is_called_in_questions(field: str, title: str) -> None:
    assert drawn(counted(field))[0] == [title, "Events"]
    assert drawn(counted(f"{field},kind"))[0][0] == title
    assert chart_title(counted(field)) == f"Events by {title.lower()}"


def test_nothing_counted_is_a_table_all_the_same() -> None:
    empty = chronology_of([]).count(by="kind,country")
    assert drawn(empty) == [["Kind", "Sum"]]
    assert drawn(chronology_of([]).count()) == [["Events"], ["0"]]


def test_the_listing_has_the_fields_counted_by() -> None:
    assert count_listing(counted("month")).fields == ("month", "count", "partial", "uncertain")
    assert count_listing(counted("kind,country")).fields == ("kind", "countries", "count")
