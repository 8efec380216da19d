"""Counts as records and as tables that add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from krjp.render.pictures.bars import chart_title
from krjp.render.tables.counts import count_listing
from krjp.render.tables.counts_table import count_table, label_of
from tests.building import chronology_of, record

if TYPE_CHECKING:
    from krjp.query.counts import Count

VAGUE = {"end_date": "2024-02-05", "date_certainty": "approximate"}
RECORDS = [
    record("2024-01-10", "a", kind="meeting", countries=["JPN", "KOR"], place={"name": "Seoul", "country": "KOR"}),
    record("2024-01-20", "b", kind="court", **VAGUE),
    record("2024-03-05", "c", kind="meeting", countries=["JPN"]),
]
PLACED = "events are too vaguely dated to be placed; 5–7 means 5 surely, 7 at most."


def counted(
    by: str = "", since: str | None = None, records: list[dict[str, Any]] = RECORDS, *, expected: bool = False
) -> Count:
    return chronology_of(records).count(since=since, by=by, expected=expected)


def count_records(count: Count, *, expected: bool = False) -> list[dict[str, Any]]:
    listing = count_listing(count, expected=expected)
    return [listing.record(row) for row in listing.items]


def drawn(count: Count, *, expected: bool = False) -> list[list[str]]:
    """Head, rows and footer as texts."""
    table = count_table(count, expected=expected)
    rows = [*table.rows, *([table.footer] if table.footer else [])]
    return [[column.title for column in table.columns], *([cell.text for cell in row] for row in rows)]


def test_a_count_by_nothing_is_a_number() -> None:
    assert drawn(counted()) == [["Events"], ["3"]]
    assert count_records(counted()) == [{"count": 3, "at_most": 3}]


def test_a_count_of_what_only_may_match_is_two_numbers() -> None:
    assert drawn(counted(since="2024-02")) == [["Events"], ["1–2"]]
    assert count_records(counted(since="2024-02")) == [{"count": 1, "at_most": 2}]


def test_months_have_a_row_each_and_a_total_and_what_may_belong_to_several_has_its_own() -> None:
    count = counted("month")
    assert drawn(count) == [
        ["Month", "Events"],
        ["2024-01", "1–2"],
        ["2024-02", "0–1"],
        ["2024-03", "1"],
        ["some time in Jan–Feb 2024", "1"],
        ["Total", "3"],
    ]
    assert count_records(count) == [
        {"month": "2024-01", "count": 1, "at_most": 2, "partial": False},
        {"month": "2024-02", "count": 0, "at_most": 1, "partial": False},
        {"month": "2024-03", "count": 1, "at_most": 1, "partial": False},
        {"month": "[2024-01..2024-02]", "count": 1, "at_most": 1, "partial": False},
    ]


def test_a_vague_date_within_one_row_is_no_doubt() -> None:
    count = counted("quarter")
    assert drawn(count)[1:] == [["2024-Q1", "3"], ["Total", "3"]]
    assert count_table(count).notes == ()


def test_a_month_cut_by_the_range_says_so() -> None:
    count = counted("month", since="2024-01-15")
    assert drawn(count)[1] == ["2024-01 (partial)", "0–1"]
    assert "partial: only some of its days lie in the range asked for." in count_table(count).notes
    assert count_records(count)[0] == {"month": "2024-01", "count": 0, "at_most": 1, "partial": True}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (0, "1 event is too vaguely dated to be placed; 5–7 means 5 surely, 7 at most."),
        (1, f"2 {PLACED}"),
    ],
)
def test_dates_that_may_belong_to_several_rows_are_told(more: int, expected: str) -> None:
    records = [*RECORDS, *(record("2024-01-30", f"vague-{number}", **VAGUE) for number in range(more))]
    assert count_table(counted("month", records=records)).notes == (expected,)


def test_a_count_without_doubts_has_no_notes() -> None:
    assert count_table(counted("kind")).notes == ()


def test_ten_spans_have_a_row_and_the_others_are_summed_up() -> None:
    spans = [
        record(
            f"2024-{first:02}-01", f"to-{last}-{number}", end_date=f"2024-{last:02}-28", date_certainty="approximate"
        )
        for first in range(1, 5)
        for last in range(first + 1, 6)
        for number in range(first)
    ]
    spans += [record(f"2024-{first:02}-10", f"late-{first}", end_date=f"2024-{first + 2:02}-02",
                     date_certainty="approximate") for first in (5, 6)]  # fmt: skip
    rows = drawn(counted("month", records=spans))
    labels = [row[0] for row in rows]
    assert labels[labels.index("some time in Jan–Feb 2024") :] == [
        "some time in Jan–Feb 2024", "some time in Jan–Mar 2024", "some time in Jan–Apr 2024",
        "some time in Jan–May 2024", "some time in Feb–Mar 2024", "some time in Feb–Apr 2024",
        "some time in Feb–May 2024", "some time in Mar–Apr 2024", "some time in Mar–May 2024",
        "some time in Apr–May 2024", "2 other spans", "Total",
    ]  # fmt: skip
    assert [row[1] for row in rows[-3:]] == ["4", "2", "22"]


def test_parts_that_recur_have_one_row_for_what_may_belong_to_several() -> None:
    rows = drawn(counted("month-of-year"))
    assert rows[1:] == [["January", "1–2"], ["February", "0–1"], ["March", "1"], ["several", "1"], ["Total", "3"]]
    assert count_records(counted("month-of-year"))[-1] == {"month-of-year": "several", "count": 1, "at_most": 1}


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("month", "[2023-11..2024-01]", "some time in Nov 2023–Jan 2024"),
        ("month", "[2024-01..2024-12]", "some time in 2024"),
        ("year", "[2023..2024]", "some time in 2023–2024"),
        ("day", "[2024-02-01..2024-02-29]", "some time in Feb 2024"),
        ("day", "[2024-02-21..2024-02-24]", "some time in 21–24 Feb 2024"),
        ("week", "[2024-W01..2024-W03]", "some time in W01–W03 2024"),
        ("quarter", "[2023-Q4..2024-Q1]", "some time in Q4 2023–Q1 2024"),
        ("quarter", "2023-Q4", "2023-Q4"),
        ("title", "[sic]", "[sic]"),
        ("kind", None, "(none)"),
    ],
)
def test_a_row_of_its_own_is_labelled_as_a_person_writes_it(field: str, value: str | None, label: str) -> None:
    assert label_of(field, value) == label


def test_many_months_without_events_are_one_row_in_a_table_and_all_there_in_records() -> None:
    count = counted("month", records=[record("2023-01-10"), record("2024-03-05", "b"), record("2024-05-05", "c")])
    assert drawn(count)[1:] == [
        ["2023-01", "1"],
        ["2023-02–2024-02: none (13 months)", "0"],
        ["2024-03", "1"],
        ["2024-04", "0"],
        ["2024-05", "1"],
        ["Total", "3"],
    ]
    assert len(count_records(count)) == 17


def test_months_in_which_something_may_have_happened_are_not_folded() -> None:
    vague = {"end_date": "2024-09-30", "date_certainty": "approximate"}
    rows = drawn(counted("month", records=[record("2024-01-10", **vague)]))
    assert [row[1] for row in rows[1:]] == ["0–1"] * 9 + ["1", "1"]


def test_two_fields_make_a_table_that_adds_up() -> None:
    assert drawn(counted("month,kind")) == [
        ["Month", "meeting", "court", "Sum"],
        ["2024-01", "1", "0–1", "1–2"],
        ["2024-02", "0", "0–1", "0–1"],
        ["2024-03", "1", "0", "1"],
        ["some time in Jan–Feb 2024", "0", "1", "1"],
        ["Sum", "2", "1", "3"],
    ]


def test_two_fields_leave_cells_without_events_out_of_records() -> None:
    assert count_records(counted("kind,month")) == [
        {"kind": "meeting", "month": "2024-01", "count": 1, "at_most": 1},
        {"kind": "meeting", "month": "2024-03", "count": 1, "at_most": 1},
        {"kind": "court", "month": "2024-01", "count": 0, "at_most": 1},
        {"kind": "court", "month": "2024-02", "count": 0, "at_most": 1},
        {"kind": "court", "month": "several", "count": 1, "at_most": 1},
    ]


def test_an_event_that_may_belong_to_several_cells_counts_once_in_a_sum() -> None:
    assert drawn(counted("kind,month"))[1:] == [
        ["meeting", "1", "0", "1", "0", "2"],
        ["court", "0–1", "0–1", "0", "1", "1"],
        ["Sum", "1–2", "0–1", "1", "1", "3"],
    ]


def test_the_expected_number_stands_instead_of_the_others() -> None:
    count = counted("month", expected=True)
    # Of 17 days of the ruling 12 are in January.
    assert drawn(count, expected=True) == [
        ["Month", "Events"], ["2024-01", "1.71"], ["2024-02", "0.29"], ["2024-03", "1.00"], ["Total", "3.00"]
    ]  # fmt: skip
    assert count_table(count, expected=True).notes == (
        "Expected numbers: each day on which an event may have happened is equally likely.",
    )
    assert count_records(count, expected=True)[1] == {"month": "2024-02", "expected": 5 / 17, "partial": False}
    assert count_listing(count, expected=True).fields == ("month", "expected", "partial")


def test_expected_numbers_of_two_fields_add_up() -> None:
    count = counted("month,kind", expected=True)
    rows = drawn(count, expected=True)
    assert rows[0] == ["Month", "meeting", "court", "Sum"]
    assert rows[1:] == [
        ["2024-01", "1.00", "0.71", "1.71"],
        ["2024-02", "0.00", "0.29", "0.29"],
        ["2024-03", "1.00", "0.00", "1.00"],
        ["Sum", "2.00", "1.00", "3.00"],
    ]
    assert [each["expected"] for each in count_records(count, expected=True)] == [1, 12 / 17, 5 / 17, 1]


def test_expected_numbers_of_sure_events_need_no_note() -> None:
    assert count_table(counted("kind", expected=True), expected=True).notes == ()


def test_ordinals_are_numbers() -> None:
    meeting = {"mode": "phone", "ordinal": 30}
    records = [record("2024-01-01", kind="meeting", meeting=meeting), record("2024-01-02")]
    assert count_records(counted("ordinal", records=records)) == [
        {"meeting.ordinal": 30, "count": 1, "at_most": 1},
        {"meeting.ordinal": None, "count": 1, "at_most": 1},
    ]


DYADS = [
    record("2024-01-01", "a", countries=["JPN", "KOR"], initiators=["KOR"], targets=["JPN"]),
    record("2024-01-02", "b", countries=["JPN", "KOR"], initiators=["KOR", "JPN"], targets=["JPN", "KOR"]),
    record("2024-01-03", "c"),
]


def test_pairs_of_states_tell_who_acts_on_whom() -> None:
    count = counted("dyad", records=DYADS)
    assert count_records(count) == [
        {"dyads": "JPN – KOR", "initiator": "JPN", "target": "KOR", "symmetric": True, "count": 1, "at_most": 1},
        {"dyads": "KOR → JPN", "initiator": "KOR", "target": "JPN", "symmetric": False, "count": 1, "at_most": 1},
        {"dyads": None, "initiator": None, "target": None, "symmetric": None, "count": 1, "at_most": 1},
    ]
    assert count_listing(count).fields == ("dyads", "initiator", "target", "symmetric", "count", "at_most")
    assert count_listing(counted("month,dyad", records=DYADS)).fields[:5] == (
        "month", "dyads", "initiator", "target", "symmetric"
    )  # fmt: skip


def test_initiators_and_targets_make_a_matrix_of_states() -> None:
    assert drawn(counted("initiator,target", records=DYADS)) == [
        ["Initiators", "JPN", "KOR", "(none)", "Sum"],
        ["KOR", "2", "1", "0", "3"],
        ["JPN", "1", "1", "0", "2"],
        ["(none)", "0", "0", "1", "1"],
        ["Sum", "3", "2", "1", "6"],
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
    assert count_listing(counted("month")).fields == ("month", "count", "at_most", "partial")
    assert count_listing(counted("kind,country")).fields == ("kind", "countries", "count", "at_most")
