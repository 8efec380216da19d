"""Counting: every event in its groups, calendar rows without a gap, and what is partial or in a row of its own."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import krjp
from krjp.dates import DATE_PARTS, Period
from krjp.errors import KrjpError, UnknownNameError
from krjp.files.reference import Reference
from krjp.index.events import EventIndex
from krjp.index.holdings import Holdings
from krjp.query import counts as counting
from krjp.query import tally
from krjp.query.counts import Count, Group, by_names
from krjp.query.reading import read
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
    """The groups with their sure numbers."""
    return [(" ".join(str(key) for key in group.key), group.sure) for group in found.groups]


def bounds(found: Count) -> dict[str, str]:
    """The groups that have any events, as a table shows them."""
    return {
        " ".join(str(key) for key in group.key): str(group.sure)
        if group.sure == group.at_most
        else f"{group.sure}–{group.at_most}"
        for group in found.groups
        if group.at_most
    }


def count(events: Sequence[Event], by: Sequence[str], coverage: Period = Period(), **limits: Any) -> Count:  # noqa: B008
    """A count of some events, in a source that speaks of some days."""
    index = EventIndex(sorted(events, key=lambda each: each.span.order))
    holdings = Holdings(index, Reference(), coverage=lambda: coverage)
    return counting.count(holdings, read(holdings, "", limits), by)


def counted(*by: str, coverage: Period = COVERAGE, **limits: Any) -> Count:
    return count(EVENTS, by, coverage, **limits)


def test_without_fields_there_is_one_row_with_all() -> None:
    assert counted().groups == (Group((), 4, 4),)
    assert (counted().by, counted().total, counted().at_most, counted().sums) == ((), 4, 4, ())


def test_months_of_the_coverage_appear_without_events() -> None:
    assert rows(counted("month")) == [
        *(("2024-01", 2), ("2024-02", 0), ("2024-03", 1), ("2024-04", 0)),
        ("[2024-03..2024-04]", 1),
    ]


def test_an_exact_event_counts_in_the_month_it_began() -> None:
    assert bounds(counted("month")) == {"2024-01": "2", "2024-03": "1–2", "2024-04": "0–1", "[2024-03..2024-04]": "1"}


def test_a_range_that_begins_later_counts_what_still_lasts_in_its_first_month() -> None:
    assert rows(count(EVENTS[1:2], ["month"], COVERAGE, during="2024-02")) == [("2024-02", 1)]


def test_the_range_asked_for_bounds_the_rows() -> None:
    found = count(EVENTS[2:], ["month"], COVERAGE, since="2024-02-10", until="2024-06-10")
    assert [(group.key[0], group.sure, group.partial, group.own) for group in found.groups] == [
        ("2024-02", 0, True, False),
        ("2024-03", 1, False, False),
        ("2024-04", 0, False, False),
        ("2024-05", 0, False, False),
        ("2024-06", 0, True, False),
        ("[2024-03..2024-04]", 1, False, True),
    ]


def test_a_row_of_its_own_is_partial_where_its_first_or_last_month_is() -> None:
    found = count(EVENTS[3:], ["month"], COVERAGE, since="2024-03-10", until="2024-04-20")
    assert [(group.key[0], group.partial) for group in found.groups] == [
        ("2024-03", True),
        ("2024-04", True),
        ("[2024-03..2024-04]", True),
    ]


def test_what_only_may_meet_the_question_is_in_upper_bounds_alone() -> None:
    found = count(EVENTS[3:], ["month"], COVERAGE, since="2024-03-25")
    assert bounds(found) == {"2024-03": "0–1", "2024-04": "0–1"}
    assert (found.total, found.at_most, found.unsettled) == (0, 1, 1)
    by_kind = count(EVENTS[3:], ["kind"], COVERAGE, since="2024-03-25")
    assert (bounds(by_kind), by_kind.unsettled) == ({"meeting": "0–1"}, 1)


@pytest.mark.parametrize("days", [("2024-03-31", "2024-04-30"), ("2024-02-01", "2024-03-01")])
def test_a_month_with_only_one_of_its_days_in_the_range_is_partial(days: tuple[str, str]) -> None:
    groups = count([], ["month"], COVERAGE, since=days[0], until=days[1]).groups
    assert {group.key[0]: group.partial for group in groups}["2024-03"] is True


def test_a_whole_month_is_not_partial() -> None:
    found = count(EVENTS[2:3], ["month"], COVERAGE, during="2024-03")
    assert [group.partial for group in found.groups] == [False]


def test_a_day_that_two_periods_without_a_common_day_leave_is_partial() -> None:
    """What lasts meets both of them, on different days; no day is asked for by both."""
    lasting = event("2024-03-01", "lasting", end_date="2024-03-31")
    found = krjp.Chronology([lasting]).count("date:2024-03-02 date:2024-03-09", by="day")
    assert [(group.key[0], group.sure, group.partial) for group in found.groups] == [("2024-03-09", 1, True)]


def test_open_ends_are_closed_by_the_coverage() -> None:
    found = count(EVENTS[2:3], ["month"], COVERAGE, since="2024-03-05")
    assert [key for key, _ in rows(found)] == ["2024-03", "2024-04"]


def test_events_outside_the_coverage_still_have_their_row() -> None:
    narrow = Period(day("2024-02-01"), day("2024-02-29"))
    assert bounds(counted("month", coverage=narrow)) == bounds(counted("month"))
    assert [key for key, _ in rows(counted("month", coverage=narrow))][:4] == [
        "2024-01",
        "2024-02",
        "2024-03",
        "2024-04",
    ]


def test_values_come_most_frequent_first_then_by_name_and_none_last() -> None:
    assert rows(counted("country")) == [("KOR", 3), ("JPN", 1), ("USA", 1), ("None", 1)]
    assert rows(counted("kind")) == [("meeting", 2), ("exercise", 1), ("poll", 1)]


def test_an_event_counts_once_for_each_of_its_values_and_once_in_total() -> None:
    found = counted("country")
    assert sum(group.sure for group in found.groups) == 6
    assert found.total == 4


@pytest.mark.parametrize(
    ("field", "keys"),
    [
        ("level", ["minister", "leader", None]),
        ("ordinal", ["9", "10", None]),
        ("weekday", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "several"]),
        ("month-of-year", ["January", "March", "April", "several"]),
        ("year", ["2024"]),
        ("quarter", ["2024-Q1", "2024-Q2", "[2024-Q1..2024-Q2]"]),
        ("end_date", ["2024-02-02", "2024-03-20", "2024-04-10", None]),
    ],
)
def test_values_with_an_order_of_their_own_keep_it(field: str, keys: list[str | None]) -> None:
    assert [group.key[0] for group in counted(field).groups] == keys


def test_a_count_by_date_is_a_count_by_day() -> None:
    assert counted("date").by == counted("when").by == ("day",)
    assert counted("date").groups == counted("day").groups
    assert bounds(counted("date", during="2024-03-11..2024-03-13")) == dict.fromkeys(
        ("2024-03-11", "2024-03-12", "2024-03-13"), "0–1"
    )


def test_days_of_one_name_are_counted_together() -> None:
    events = [event("2023-02-01"), event("2024-01-31"), event("2024-02-05"), event("2024-02-07")]
    assert rows(count(events, ["weekday"])) == [("Monday", 1), ("Wednesday", 3)]
    assert rows(count(events, ["month-of-year"])) == [("January", 1), ("February", 3)]


def test_values_outside_the_ranking_come_after_it_and_none_last() -> None:
    events = [
        event("2024-01-01", "a"),
        event("2024-01-02", "b", kind="meeting", meeting={"level": "business"}),
        event("2024-01-03", "c", kind="meeting", meeting={"level": "minister"}),
    ]
    found = count(events, ["level"])
    assert rows(found) == [("minister", 1), ("business", 1), ("None", 1)]


def test_two_fields_make_every_pair_of_their_values() -> None:
    found = counted("quarter", "kind")
    assert found.by == ("quarter", "kind")
    assert rows(found) == [
        ("2024-Q1 meeting", 1),
        ("2024-Q1 exercise", 1),
        ("2024-Q1 poll", 1),
        ("2024-Q2 meeting", 0),
        ("2024-Q2 exercise", 0),
        ("2024-Q2 poll", 0),
        ("[2024-Q1..2024-Q2] meeting", 1),
        ("[2024-Q1..2024-Q2] exercise", 0),
        ("[2024-Q1..2024-Q2] poll", 0),
    ]
    rest, columns, (whole,) = found.sums
    assert [(group.key, group.sure, group.at_most) for group in rest] == [
        (("2024-Q1",), 3, 4),
        (("2024-Q2",), 0, 1),
        (("[2024-Q1..2024-Q2]",), 1, 1),
    ]
    assert [(group.key, group.sure, group.at_most) for group in columns] == [
        (("meeting",), 2, 2),
        (("exercise",), 1, 1),
        (("poll",), 1, 1),
    ]
    assert (whole.sure, whole.at_most) == (4, 4)


def test_two_fields_with_several_values_each_count_every_pair_once() -> None:
    assert dict(rows(counted("country", "kind")))["KOR meeting"] == 2
    assert dict(rows(counted("kind", "country")))["meeting KOR"] == 2
    assert [(group.sure, group.at_most) for group in counted("kind", "country").sums[2]] == [(6, 6)]


def test_month_of_year_by_year_sets_years_side_by_side() -> None:
    events = [event("2023-02-01"), event("2024-02-01"), event("2024-03-01")]
    assert rows(count(events, ["month-of-year", "year"])) == [
        ("February 2023", 1),
        ("February 2024", 1),
        ("March 2023", 0),
        ("March 2024", 1),
    ]


def test_a_second_field_has_one_group_for_what_may_belong_to_several() -> None:
    found = counted("kind", "month")
    assert bounds(found) == {
        "meeting 2024-01": "1",
        "meeting 2024-03": "0–1",
        "meeting 2024-04": "0–1",
        "meeting several": "1",
        "exercise 2024-01": "1",
        "poll 2024-03": "1",
    }
    assert [group.key for group in found.groups if group.own and group.at_most] == [("meeting", "several")]
    both = counted("month", "weekday")
    assert bounds(both)["[2024-03..2024-04] several"] == "1"
    assert bounds(both)["2024-03 several"] == "1"


def test_rows_of_their_own_stand_by_first_then_by_last_part() -> None:
    spans = ("2024-03-31/2024-04-01", "2024-02-01/2024-04-01", "2024-02-01/2024-03-01", "2024-03-02/2024-05-01")
    vague = [
        event(first, f"e{number}", end_date=last, date_certainty="approximate")
        for number, (first, _, last) in enumerate(span.partition("/") for span in spans)
    ]
    assert [group.key[0] for group in count(vague, ["month"]).groups if group.own] == [
        "[2024-02..2024-03]",
        "[2024-02..2024-04]",
        "[2024-03..2024-04]",
        "[2024-03..2024-05]",
    ]


@pytest.mark.no_cover
@pytest.mark.parametrize("by", ["day", "weekday", "week", "month", "month-of-year", "quarter", "year"])
@given(begin=st.integers(0, 800), length=st.integers(1, 500))
def test_an_approximate_date_stands_alone_where_its_days_are_not_all_in_one_group(
    by: str, begin: int, length: int
) -> None:
    first = date(2023, 1, 1) + timedelta(days=begin)
    last = first + timedelta(days=length)
    vague = event(str(first), end_date=str(last), date_certainty="approximate")
    groups = {DATE_PARTS[by].of(first + timedelta(days=n)) for n in range(length + 1)}
    found = count([vague], [by])
    assert {group.key[0] for group in found.groups if group.at_most and not group.own} == groups
    assert sum(group.sure for group in found.groups) == 1
    assert [group.sure for group in found.groups if group.own] == ([1] if len(groups) > 1 else [])


@pytest.mark.parametrize(
    ("by", "last", "own"),
    [("month", "2024-02-29", 0), ("month", "2024-03-01", 1), ("year", "2024-12-31", 0), ("year", "2025-01-01", 1)],
)
def test_a_span_that_fills_its_row_is_sure_of_it(by: str, last: str, own: int) -> None:
    vague = event("2024-02-01", end_date=last, date_certainty="approximate")
    assert sum(group.own for group in count([vague], [by]).groups) == own


@pytest.mark.parametrize(
    ("by", "own"),
    [("day", 1), ("week", 0), ("month", 0), ("quarter", 0), ("year", 0), ("weekday", 1), ("month-of-year", 0)],
)
def test_about_a_day_may_be_any_day_near_it(by: str, own: int) -> None:
    found = count([event("2024-03-21", date_certainty="approximate")], [by])
    assert sum(group.own for group in found.groups) == found.unsettled == own


@pytest.mark.parametrize("by", [["month", "year"], ["year", "month"], ["month", "country"], ["kind", "month"]])
def test_an_approximate_date_within_one_month_is_in_no_other_cell(by: list[str]) -> None:
    found = count(EVENTS[:3], by, COVERAGE)
    assert not any(group.own or group.sure != group.at_most for group in found.groups)


def test_an_approximate_date_of_two_months_may_be_in_every_cell_it_reaches() -> None:
    found = count([EVENTS[3]._replace(countries=("JPN", "KOR"))], ["country", "month"])
    assert bounds(found) == {
        f"{code} {month}": number
        for code in ("JPN", "KOR")
        for month, number in (("2024-03", "0–1"), ("2024-04", "0–1"), ("several", "1"))
    }


DIRECTED = [
    event("2024-01-05", "a", initiators=["KOR"], targets=["JPN"], event_type="PROTEST"),
    event("2024-01-06", "b", initiators=["JPN", "KOR"], targets=["JPN", "KOR"]),
    event("2024-02-06", "c", initiators=["KOR", "keidanren"], targets=["fki"]),
    event("2024-02-07", "d", initiators=["PRK"]),
]


def test_a_count_by_parties_counts_the_states_among_them() -> None:
    assert bounds(count(DIRECTED, ["initiator"])) == {"KOR": "3", "JPN": "1", "PRK": "1"}
    assert bounds(count(DIRECTED, ["target"])) == {"JPN": "2", "KOR": "1", "None": "2"}
    assert bounds(count(DIRECTED, ["initiator", "target"])) == {
        "KOR JPN": "2",
        "KOR KOR": "1",
        "KOR None": "1",
        "JPN JPN": "1",
        "JPN KOR": "1",
        "PRK None": "1",
    }


def test_dyads_are_counted_once_a_pair() -> None:
    assert bounds(count(DIRECTED, ["dyad"])) == {"JPN – KOR": "1", "KOR → JPN": "1", "None": "2"}
    assert bounds(count(DIRECTED, ["dyad", "month"])) == {
        "JPN – KOR 2024-01": "1",
        "KOR → JPN 2024-01": "1",
        "None 2024-02": "2",
    }


def test_nothing_to_count_gives_rows_only_where_a_range_is_known() -> None:
    assert count([], ["kind"]).groups == ()
    assert count([], ["month"]).groups == ()
    assert rows(count([], ["month"], since="2024-01", until="2024-02")) == [("2024-01", 0), ("2024-02", 0)]


@pytest.mark.parametrize(
    ("limits", "keys"),
    [
        ({"since": "2024-02-05"}, []),
        ({"until": "2024-02-05"}, []),
        ({"on": "2024-02-05"}, ["2024-02-05"]),
        ({"since": "2024-02-05", "until": "2024-02-06"}, ["2024-02-05", "2024-02-06"]),
    ],
)
def test_a_range_has_rows_where_both_its_ends_are_known(limits: dict[str, Any], keys: list[str]) -> None:
    assert [group.key[0] for group in count([], ["day"], **limits).groups] == keys


def test_a_range_after_all_that_is_covered_has_no_rows() -> None:
    assert count([], ["month"], COVERAGE, since="2024-05-01").groups == ()


def test_a_table_may_have_as_many_rows_as_the_limit_says() -> None:
    first = day("1960-01-01")
    last = first + timedelta(days=counting.MOST_GROUPS - 1)
    assert len(count([], ["day"], since=str(first), until=str(last)).groups) == counting.MOST_GROUPS
    with pytest.raises(KrjpError, match="makes more than 20000 rows"):
        count([], ["day"], since=str(first), until=str(last + timedelta(days=1)))


@pytest.mark.parametrize(
    ("events", "by", "cells", "said"),
    [
        # every row with every column
        (EVENTS[:3], ["quarter", "kind"], 6, "quarter and kind makes 2 times 3 cells; "),
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
    for module in (counting, tally):
        monkeypatch.setattr(module, "MOST_CELLS", cells)
    assert len(count(events, by, COVERAGE).groups) == cells
    for module in (counting, tally):
        monkeypatch.setattr(module, "MOST_CELLS", cells - 1)
    with pytest.raises(KrjpError) as caught:
        count(events, by, COVERAGE)
    assert str(caught.value).startswith(f"counting by {said}")


@pytest.mark.parametrize("by", [["title", "kind"], ["kind", "title"], ["title", "month"]])
def test_counting_stops_at_the_limit_of_cells(by: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    events = [event("2024-01-01", f"e{n}", title=f"t{n}") for n in range(1003)]
    monkeypatch.setattr(tally, "MOST_CELLS", 1000)
    with pytest.raises(KrjpError) as caught:
        count(events, by)
    assert str(caught.value) == (
        f"counting by {by[0]} and {by[1]} makes over 1,000 cells; count by one of them, or by coarser fields"
    )


@pytest.mark.parametrize(
    ("by", "limits", "message"),
    [
        (["month", "kind", "country"], {}, "cannot count by 3 fields at once; use one or two"),
        (["actor", "who"], {}, "cannot count by actors twice; name two different fields"),
        (["date", "day"], {}, "cannot count by day twice; name two different fields"),
        (
            ["day"],
            {"since": "0001-01-01"},
            (
                "counting by day from 0001-01-01 to 2024-04-30 makes more than 20000 rows; count by year or month, "
                "or ask for a shorter time with since and until"
            ),
        ),
        (
            ["day", "week"],
            {"since": "1980-01-01"},
            "counting by day and week makes 16194 times 2315 cells; count by one of them, or by coarser fields",
        ),
    ],
)
def test_a_count_that_is_no_answer_is_refused(by: list[str], limits: dict[str, Any], message: str) -> None:
    with pytest.raises(KrjpError) as caught:
        counted(*by, **limits)
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
        ([], ()),
        (["month", " kind "], ("month", "kind")),
        ((), ()),
    ],
)
def test_fields_are_named_in_a_list_or_with_commas(text: str | list[str], names: tuple[str, ...]) -> None:
    assert by_names(text) == names


@pytest.mark.parametrize("text", [",", "month,", ",month", "month,,kind", " , "])
def test_a_comma_with_no_field_beside_it_is_refused(text: str) -> None:
    with pytest.raises(KrjpError, match="there is a comma with no field beside it; write for example month,kind"):
        by_names(text)


def test_a_count_says_what_it_is() -> None:
    assert repr(counted("month", "kind")) == "<Count by month, kind: 4 in 15 groups>"
    assert repr(count(EVENTS[3:], [], since="2024-03-25")) == "<Count: 0–1 in 1 groups>"


START = date(2024, 1, 1)
SPANS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 40), st.booleans()), max_size=10)
STORED = [name for name, field in FIELDS.items() if field.type not in ("part", "date")]


@given(SPANS, st.sampled_from(STORED), st.none() | st.integers(0, 200))
def test_every_event_is_counted_exactly_in_the_groups_of_its_values(
    spans: list[tuple[int, int, bool]], field: str, since: int | None
) -> None:
    events = [
        event(
            str(START + timedelta(days=begin)),
            f"e{number}",
            end_date=str(START + timedelta(days=begin + length)) if length else None,
            date_certainty="approximate" if vague else "exact",
        )
        for number, (begin, length, vague) in enumerate(spans)
    ]
    first = None if since is None else START + timedelta(days=since)
    found = count(events, [field], since=str(first) if first else None)
    may = [each for each in events if first is None or each.span.bounds[1] >= first]
    surely = [each for each in may if first is None or each.date_certainty == "exact" or each.span.bounds[0] >= first]
    for numbers, those in (("sure", surely), ("at_most", may)):
        expected = Counter(value for each in those for value in FIELDS[field].of(each) or (None,))
        counted_there = {group.key[0]: getattr(group, numbers) for group in found.groups if getattr(group, numbers)}
        assert counted_there == dict(expected)
    assert (found.total, found.at_most, found.unsettled) == (len(surely), len(may), len(may) - len(surely))
