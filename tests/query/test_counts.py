"""Counting: every event in its groups, calendar rows without a gap, and what is partial or uncertain."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.dates import Period
from krjp.errors import KrjpError, UnknownNameError
from krjp.index.events import EventIndex
from krjp.query import counts as counting
from krjp.query.counts import Count, Group, by_names
from krjp.record.fields import FIELDS

from ..building import event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.record.model import Event

EVENTS = [
    event("2024-01-05", "a", kind="meeting", countries=["JPN", "KOR"], meeting={"level": "minister", "ordinal": 10}),
    event("2024-01-30", "b", end_date="2024-02-02", kind="exercise", countries=["KOR", "USA"]),
    event("2024-03-11", "c", end_date="2024-03-20", date_certainty="approximate", kind="poll"),
    event("2024-03-21", "d", end_date="2024-04-10", date_certainty="approximate", kind="meeting", countries=["KOR"],
          meeting={"level": "leader", "ordinal": 9}),
]  # fmt: skip


def day(text: str) -> date:
    return date.fromisoformat(text)


COVERAGE = Period(day("2024-01-01"), day("2024-04-30"))


def rows(found: Count) -> list[tuple[str, int]]:
    return [(" ".join(str(key) for key in group.key), group.number) for group in found.groups]


def count(events: Sequence[Event], by: Sequence[str], asked: Period, coverage: Period) -> Count:
    index = EventIndex(sorted(events, key=lambda each: each.date))
    return counting.count(index, index.everything, by, asked, coverage)


def counted(*by: str, asked: Period = Period(), coverage: Period = COVERAGE) -> Count:  # noqa: B008 - immutable
    return count(EVENTS, by, asked, coverage)


def test_without_fields_there_is_one_row_with_all() -> None:
    assert counted() == Count((), (Group((), 4),), 4)


def test_months_of_the_coverage_appear_without_events() -> None:
    assert rows(counted("month")) == [("2024-01", 2), ("2024-02", 0), ("2024-03", 2), ("2024-04", 0)]


def test_an_event_counts_in_the_month_it_began() -> None:
    assert dict(rows(counted("month")))["2024-02"] == 0


def test_a_range_that_begins_later_counts_what_still_lasts_in_its_first_month() -> None:
    asked = Period(day("2024-02-01"), day("2024-02-29"))
    assert rows(count(EVENTS[1:2], ["month"], asked, COVERAGE)) == [("2024-02", 1)]


def test_the_range_asked_for_bounds_the_rows() -> None:
    asked = Period(day("2024-02-10"), day("2024-06-10"))
    found = count(EVENTS[2:], ["month"], asked, COVERAGE)
    assert [(group.key[0], group.number, group.partial) for group in found.groups] == [
        ("2024-02", 0, True),
        ("2024-03", 2, False),
        ("2024-04", 0, False),
        ("2024-05", 0, False),
        ("2024-06", 0, True),
    ]


@pytest.mark.parametrize("days", [("2024-03-31", "2024-04-30"), ("2024-02-01", "2024-03-01")])
def test_a_month_with_only_one_of_its_days_in_the_range_is_partial(days: tuple[str, str]) -> None:
    groups = count([], ["month"], Period(day(days[0]), day(days[1])), COVERAGE).groups
    assert {group.key[0]: group.partial for group in groups}["2024-03"] is True


def test_a_whole_month_is_not_partial() -> None:
    asked = Period(day("2024-03-01"), day("2024-03-31"))
    assert [group.partial for group in count(EVENTS[2:], ["month"], asked, COVERAGE).groups] == [False]


def test_open_ends_are_closed_by_the_coverage() -> None:
    assert [key for key, _ in rows(count(EVENTS[2:], ["month"], Period(day("2024-03-05"), None), COVERAGE))] == [
        "2024-03",
        "2024-04",
    ]


def test_events_outside_the_coverage_still_have_their_row() -> None:
    narrow = Period(day("2024-02-01"), day("2024-02-29"))
    assert rows(counted("month", coverage=narrow)) == [("2024-01", 2), ("2024-02", 0), ("2024-03", 2)]


def test_an_approximate_date_that_may_fall_in_a_later_row_is_uncertain() -> None:
    assert {group.key[0]: group.uncertain for group in counted("month").groups} == {
        "2024-01": 0,  # an exact date, though it lasts into February
        "2024-02": 0,
        "2024-03": 1,
        "2024-04": 0,
    }
    assert sum(group.uncertain for group in counted("week").groups) == 2


def test_values_come_most_frequent_first_then_by_name_and_none_last() -> None:
    assert rows(counted("country")) == [("KOR", 3), ("JPN", 1), ("USA", 1), ("None", 1)]
    assert rows(counted("kind")) == [("meeting", 2), ("exercise", 1), ("poll", 1)]


def test_an_event_counts_once_for_each_of_its_values_and_once_in_total() -> None:
    found = counted("country")
    assert sum(group.number for group in found.groups) == 6
    assert found.total == 4


@pytest.mark.parametrize(
    ("field", "keys"),
    [
        ("level", ["minister", "leader", None]),
        ("ordinal", ["9", "10", None]),
        ("weekday", ["Monday", "Tuesday", "Thursday", "Friday"]),
        ("month-of-year", ["January", "March"]),
        ("date", ["2024-01-05", "2024-01-30", "2024-03-11", "2024-03-21"]),
        ("year", ["2024"]),
        ("quarter", ["2024-Q1", "2024-Q2"]),
        ("end_date", ["2024-02-02", "2024-03-20", "2024-04-10", None]),
    ],
)
def test_values_with_an_order_of_their_own_keep_it(field: str, keys: list[str | None]) -> None:
    assert [group.key[0] for group in counted(field).groups] == keys


def test_days_of_one_name_are_counted_together() -> None:
    events = [event("2023-02-01"), event("2024-01-31"), event("2024-02-05"), event("2024-02-07")]
    assert rows(count(events, ["weekday"], Period(), Period())) == [("Monday", 1), ("Wednesday", 3)]
    assert rows(count(events, ["month-of-year"], Period(), Period())) == [("January", 1), ("February", 3)]


def test_values_outside_the_ranking_come_after_it_and_none_last() -> None:
    events = [
        event("2024-01-01", "a"),
        event("2024-01-02", "b", kind="meeting", meeting={"level": "business"}),
        event("2024-01-03", "c", kind="meeting", meeting={"level": "minister"}),
    ]
    found = count(events, ["level"], Period(), Period())
    assert rows(found) == [("minister", 1), ("business", 1), ("None", 1)]


def test_two_fields_make_every_pair_of_their_values() -> None:
    found = counted("quarter", "kind")
    assert found.by == ("quarter", "kind")
    assert rows(found) == [
        ("2024-Q1 meeting", 2),
        ("2024-Q1 exercise", 1),
        ("2024-Q1 poll", 1),
        ("2024-Q2 meeting", 0),
        ("2024-Q2 exercise", 0),
        ("2024-Q2 poll", 0),
    ]


def test_two_fields_with_several_values_each_count_every_pair_once() -> None:
    assert dict(rows(counted("country", "kind")))["KOR meeting"] == 2
    assert dict(rows(counted("kind", "country")))["meeting KOR"] == 2


def test_month_of_year_by_year_sets_years_side_by_side() -> None:
    events = [event("2023-02-01"), event("2024-02-01"), event("2024-03-01")]
    assert rows(count(events, ["month-of-year", "year"], Period(), Period())) == [
        ("February 2023", 1),
        ("February 2024", 1),
        ("March 2023", 0),
        ("March 2024", 1),
    ]


@pytest.mark.parametrize(
    ("by", "dated"),
    [
        (["month"], True),
        (["week"], True),
        (["weekday"], False),
        (["kind"], False),
        (["month", "kind"], True),
        (["kind", "month"], False),
        ([], False),
    ],
)
def test_only_calendar_rows_are_dated(by: list[str], dated: bool) -> None:
    assert counted(*by).dated is dated


@pytest.mark.parametrize("by", ["day", "weekday", "week", "month", "month-of-year", "quarter", "year"])
@given(begin=st.integers(0, 800), length=st.integers(1, 500))
def test_an_approximate_date_is_uncertain_where_its_days_are_not_all_in_one_group(
    by: str, begin: int, length: int
) -> None:
    first = date(2023, 1, 1) + timedelta(days=begin)
    last = first + timedelta(days=length)
    vague = event(str(first), end_date=str(last), date_certainty="approximate")
    groups = {FIELDS[by].of(vague._replace(date=first + timedelta(days=n)))[0] for n in range(length + 1)}
    found = count([vague], [by], Period(), Period(first, first))
    assert sum(group.uncertain for group in found.groups) == (len(groups) > 1)


@pytest.mark.parametrize(
    ("by", "last", "uncertain"),
    [("month", "2024-02-29", 0), ("month", "2024-03-01", 1), ("year", "2024-12-31", 0), ("year", "2025-01-01", 1)],
)
def test_a_span_that_fills_its_row_is_certain_of_it(by: str, last: str, uncertain: int) -> None:
    vague = event("2024-02-01", end_date=last, date_certainty="approximate")
    assert sum(group.uncertain for group in count([vague], [by], Period(), Period()).groups) == uncertain


@pytest.mark.parametrize(
    ("by", "uncertain"),
    [("day", 1), ("week", 1), ("month", 1), ("quarter", 1), ("year", 0), ("weekday", 1), ("date", 0)],
)
def test_about_a_day_may_be_any_day_near_it(by: str, uncertain: int) -> None:
    found = count([event("2024-03-21", date_certainty="approximate")], [by], Period(), Period())
    assert sum(group.uncertain for group in found.groups) == uncertain


@pytest.mark.parametrize("by", [["date", "month"], ["month", "date"], ["month", "country"], ["kind", "month"]])
def test_an_approximate_date_within_one_month_is_in_no_other_cell(by: list[str]) -> None:
    found = count(EVENTS[:3], by, Period(), COVERAGE)
    assert sum(group.uncertain for group in found.groups) == 0


def test_an_approximate_date_of_two_months_is_uncertain_in_every_cell_it_counts_in() -> None:
    found = count([EVENTS[3]._replace(countries=("JPN", "KOR"))], ["country", "month"], Period(), Period())
    assert [(*group.key, group.uncertain) for group in found.groups] == [
        ("JPN", "2024-03", 1),
        ("KOR", "2024-03", 1),
    ]


def test_nothing_to_count_gives_rows_only_where_a_range_is_known() -> None:
    assert count([], ["kind"], Period(), Period()) == Count(("kind",), (), 0)
    assert count([], ["month"], Period(), Period()) == Count(("month",), (), 0)
    assert rows(count([], ["month"], Period(day("2024-01-01"), day("2024-02-01")), Period())) == [
        ("2024-01", 0),
        ("2024-02", 0),
    ]


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        (Period(day("2024-02-05"), None), []),
        (Period(None, day("2024-02-05")), []),
        (Period(day("2024-02-05"), day("2024-02-05")), ["2024-02-05"]),
        (Period(day("2024-02-05"), day("2024-02-06")), ["2024-02-05", "2024-02-06"]),
    ],
)
def test_a_range_has_rows_where_both_its_ends_are_known(asked: Period, keys: list[str]) -> None:
    assert [group.key[0] for group in count([], ["day"], asked, Period()).groups] == keys


def test_a_range_after_all_that_is_covered_has_no_rows() -> None:
    assert count([], ["month"], Period(day("2024-05-01"), None), COVERAGE).groups == ()


def test_a_table_may_have_as_many_rows_as_the_limit_says() -> None:
    first = day("1960-01-01")
    most = Period(first, first + timedelta(days=counting.MOST_GROUPS - 1))
    assert len(count([], ["day"], most, Period()).groups) == counting.MOST_GROUPS
    with pytest.raises(KrjpError, match="makes more than 20000 rows"):
        count([], ["day"], Period(first, first + timedelta(days=counting.MOST_GROUPS)), Period())


@pytest.mark.parametrize(
    ("events", "by", "cells", "said"),
    [
        # every row with every column
        (EVENTS, ["quarter", "kind"], 6, "quarter and kind makes 2 times 3 cells; "),
        # pairs that occur
        ([event("2024-01-01", f"e{n}", title=f"t{n}") for n in range(7)], ["title", "id"], 49, "title and id makes "),
        # pairs of one event
        ([event(countries=["JPN", "KOR", "USA"], topics=["a", "b"])], ["country", "topic"], 6,
         "countries and topics makes 3 times 2 cells; "),
    ],
)  # fmt: skip
def test_a_table_may_have_as_many_cells_as_the_limit_says(
    events: list[Event], by: list[str], cells: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST_CELLS", cells)
    assert len(count(events, by, Period(), COVERAGE).groups) == cells
    monkeypatch.setattr(counting, "MOST_CELLS", cells - 1)
    with pytest.raises(KrjpError) as caught:
        count(events, by, Period(), COVERAGE)
    assert str(caught.value).startswith(f"counting by {said}")


def test_counting_stops_at_the_limit_of_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [event("2024-01-01", f"e{n}", title=f"t{n}") for n in range(1001)]
    monkeypatch.setattr(counting, "MOST_CELLS", 1000)
    with pytest.raises(KrjpError) as caught:
        count(events, ["title", "kind"], Period(), Period())
    assert str(caught.value) == (
        "counting by title and kind makes over 1,000 cells; count by one of them, or by coarser fields"
    )


@pytest.mark.parametrize(
    ("by", "asked", "message"),
    [
        (["month", "kind", "country"], Period(), "cannot count by 3 fields at once; use one or two"),
        (["actor", "who"], Period(), "cannot count by actors twice; name two different fields"),
        (
            ["day"],
            Period(day("0001-01-01"), None),
            (
                "counting by day from 0001-01-01 to 2024-04-30 makes more than 20000 rows; count by year or month, "
                "or ask for a shorter time with --since and --until"
            ),
        ),
        (
            ["day", "week"],
            Period(day("1980-01-01"), None),
            "counting by day and week makes 16192 times 2314 cells; count by one of them, or by coarser fields",
        ),
    ],
)
def test_a_count_that_is_no_answer_is_refused(by: list[str], asked: Period, message: str) -> None:
    with pytest.raises(KrjpError) as caught:
        counted(*by, asked=asked)
    assert str(caught.value) == message


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown field 'mnth'; did you mean month"):
        counted("mnth")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("month,kind", ("month", "kind")),
        (" month , kind ", ("month", "kind")),
        ("", ()),
        (",", ()),
        (["month", " kind "], ("month", "kind")),
        ((), ()),
    ],
)
def test_fields_are_named_in_a_list_or_with_commas(text: str | list[str], names: tuple[str, ...]) -> None:
    assert by_names(text) == names


START = date(2024, 1, 1)
SPANS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 40), st.booleans()), max_size=10)


@given(SPANS, st.sampled_from(list(FIELDS)), st.none() | st.integers(0, 200))
def test_every_event_is_counted_exactly_in_the_groups_of_its_values(
    spans: list[tuple[int, int, bool]], field: str, since: int | None
) -> None:
    asked = Period(None if since is None else START + timedelta(days=since), None)
    events = [
        event(
            str(START + timedelta(days=begin)),
            f"e{number}",
            end_date=str(START + timedelta(days=begin + length)),
            date_certainty="approximate" if vague else "exact",
        )
        for number, (begin, length, vague) in enumerate(spans)
    ]
    within = [each for each in events if asked.overlaps(each.span)]
    found = count(within, [field], asked, Period())
    moved = [each._replace(date=max(each.date, asked.first or each.date)) for each in within]
    expected = Counter(value for each in moved for value in FIELDS[field].of(each) or (None,))
    assert {group.key[0]: group.number for group in found.groups if group.number} == dict(expected)
    assert found.total == len(within)
    assert all(group.uncertain <= group.number for group in found.groups)
