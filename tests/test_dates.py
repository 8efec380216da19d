"""Vague dates, periods and how they meet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.dates import DATE_PARTS, EventDate, Period, iso_date, months_span, part_range, span_of_part

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "approximate", "edtf"),
    [
        ("2024-02-21", "2024-02-21", False, "2024-02-21"),
        ("2024-01-15", "2024-01-17", False, "2024-01-15/2024-01-17"),
        ("2024-02-01", "2024-02-29", True, "2024-02"),
        ("2023-02-01", "2023-02-28", True, "2023-02"),
        ("2024-01-01", "2024-12-31", True, "2024"),
        ("2024-04-11", "2024-04-20", True, "[2024-04-11..2024-04-20]"),
        ("2024-02-01", "2024-02-28", True, "[2024-02-01..2024-02-28]"),
        ("2024-01-01", "2024-03-31", True, "[2024-01-01..2024-03-31]"),
        ("2024-03-21", "2024-03-21", True, "2024-03-21~"),
        ("2024-02-01", "2024-02-29", False, "2024-02-01/2024-02-29"),
    ],
)
def test_each_kind_of_date_has_one_edtf_form(first: str, last: str, approximate: bool, edtf: str) -> None:
    assert EventDate(day(first), day(last), approximate).edtf() == edtf


@given(st.tuples(DAYS, DAYS).map(sorted), st.booleans())
def test_different_dates_have_different_edtf(days: list[date], approximate: bool) -> None:
    one = EventDate(days[0], days[1], approximate)
    assert one.edtf() != one._replace(approximate=not approximate).edtf()
    assert one.edtf() != one._replace(last=one.last + timedelta(days=1)).edtf()


@pytest.mark.parametrize(
    ("first", "last", "open_end", "edtf"),
    [
        ("2024-01-01", "2024-02-21", "start", "[..2024-02-21]"),
        ("2024-03-10", "2024-04-30", "end", "[2024-03-10..]"),
        ("2024-01-01", "2024-04-30", "both", "XXXX"),
        ("2024-01-01", "2024-12-31", "end", "[2024-01-01..]"),
    ],
)
def test_an_open_end_is_not_written_as_a_day(first: str, last: str, open_end: str, edtf: str) -> None:
    assert EventDate(day(first), day(last), approximate=True, open_end=open_end).edtf() == edtf


@pytest.mark.parametrize(
    ("first", "last", "certainty", "when", "short"),
    [
        ("2024-02-21", "2024-02-21", "exact", "21 Feb 2024", "21 Feb"),
        ("2024-01-15", "2024-01-17", "exact", "15–17 Jan 2024", "15–17 Jan"),
        ("2024-01-30", "2024-02-02", "exact", "30 Jan–2 Feb 2024", "30 Jan–2 Feb"),
        ("2023-12-30", "2024-01-02", "exact", "30 Dec 2023–2 Jan 2024", "30 Dec 2023–2 Jan 2024"),
        ("2024-02-01", "2024-02-29", "exact", "1–29 Feb 2024", "1–29 Feb"),
        ("2024-03-21", "2024-03-21", "vague", "about 21 Mar 2024", "about 21 Mar"),
        ("2024-02-01", "2024-02-29", "vague", "Feb 2024", "Feb"),
        ("2023-02-01", "2023-02-28", "vague", "Feb 2023", "Feb"),
        ("2024-02-01", "2024-02-28", "vague", "some time in 1–28 Feb 2024", "in 1–28 Feb"),
        ("2024-04-01", "2024-04-10", "vague", "early Apr 2024", "early Apr"),
        ("2024-04-11", "2024-04-20", "vague", "mid Apr 2024", "mid Apr"),
        ("2024-04-21", "2024-04-30", "vague", "late Apr 2024", "late Apr"),
        ("2024-01-21", "2024-01-31", "vague", "late Jan 2024", "late Jan"),
        ("2024-01-21", "2024-01-30", "vague", "some time in 21–30 Jan 2024", "in 21–30 Jan"),
        ("2024-01-01", "2024-04-30", "vague", "some time in Jan–Apr 2024", "in Jan–Apr"),
        ("2023-11-01", "2024-01-31", "vague", "some time in Nov 2023–Jan 2024", "in Nov 2023–Jan 2024"),
        ("2024-01-20", "2024-02-10", "vague", "some time in 20 Jan–10 Feb 2024", "in 20 Jan–10 Feb"),
        ("2024-01-01", "2024-12-31", "vague", "2024", "2024"),
        ("0794-01-01", "0794-12-31", "vague", "0794", "0794"),
        ("1961-01-01", "1969-12-31", "vague", "some time in 1961–1969", "in 1961–1969"),
        ("2024-01-01", "2024-02-21", "start", "by 21 Feb 2024", "by 21 Feb"),
        ("2024-03-10", "2024-04-30", "end", "not before 10 Mar 2024", "not before 10 Mar"),
        ("2024-01-01", "2024-04-30", "both", "undated, in Jan–Apr 2024", "undated, in Jan–Apr"),
        ("2024-01-01", "2024-12-31", "both", "undated, in 2024", "undated, in 2024"),
        ("2024-04-01", "2024-04-10", "both", "undated, in 1–10 Apr 2024", "undated, in 1–10 Apr"),
        ("2024-04-01", "2024-04-30", "both", "undated, in Apr 2024", "undated, in Apr"),
    ],
)
def test_a_date_is_written_as_a_person_writes_it(first: str, last: str, certainty: str, when: str, short: str) -> None:
    open_end = None if certainty in ("exact", "vague") else certainty
    span = EventDate(day(first), day(last), certainty != "exact", open_end)
    assert (span.when(), span.when(year=False)) == (when, short)


@given(st.tuples(DAYS, DAYS).map(sorted), st.booleans())
def test_the_bounds_are_the_days_but_for_about_a_day(days: list[date], approximate: bool) -> None:
    first, last = EventDate(days[0], days[1], approximate).bounds
    about = 3 if approximate and days[0] == days[1] else 0
    assert (days[0] - first, last - days[1]) == (timedelta(days=about), timedelta(days=about))


def test_about_a_day_at_the_ends_of_the_calendar_does_not_run_over_them() -> None:
    assert EventDate(date.min, date.min, approximate=True).bounds == (date.min, date(1, 1, 4))
    assert EventDate(date.max, date.max, approximate=True).bounds == (date(9999, 12, 28), date.max)


def test_events_are_ordered_by_first_day_then_exact_ones_then_the_shorter_span() -> None:
    days = day("2024-03-13"), day("2024-03-16"), day("2024-03-20")
    ordered = [
        EventDate(days[0], days[0]),
        EventDate(days[0], days[2]),
        EventDate(days[1], days[1], approximate=True),  # from the 13th on
        EventDate(days[0], days[2], approximate=True),
        EventDate(days[1], days[1]),
    ]
    assert sorted([*ordered[2:], *ordered[:2]], key=lambda each: each.order) == ordered


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period(day("2024-02-21"), day("2024-02-21")), "2024-02-21"),
        (Period(day("2024-02-01"), day("2024-02-29")), "2024-02-01..2024-02-29"),
        (Period(day("2024-02-01"), None), "2024-02-01.."),
        (Period(None, day("2024-02-29")), "..2024-02-29"),
        (Period(), ".."),
    ],
)
def test_a_period_is_written_as_its_days(period: Period, text: str) -> None:
    assert str(period) == text


@pytest.mark.parametrize("text", ["2024-02-29", "0001-01-01", "9999-12-31"])
def test_an_iso_date_is_read(text: str) -> None:
    assert iso_date(text).isoformat() == text


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-29",
        "2024-02-30",
        "2024-13-01",
        "20240221",
        "2024-W08-3",
        "2024W08-03",
        "2024102-21",
        "2024-0221x",
        "2024-2-1",
        "２０２４-02-21",
        "",
        "x" * 10,
    ],
)
def test_anything_but_a_day_as_yyyy_mm_dd_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the caller's
        iso_date(text)


@pytest.mark.parametrize(
    ("part", "group", "first", "last"),
    [
        ("year", "2024", "2024-01-01", "2024-12-31"),
        ("quarter", "2024-Q1", "2024-01-01", "2024-03-31"),
        ("month", "2024-02", "2024-02-01", "2024-02-29"),
        ("week", "2024-W09", "2024-02-26", "2024-03-03"),
        ("day", "2024-02-29", "2024-02-29", "2024-02-29"),
        ("weekday", "Thursday", "2024-02-29", "2024-02-29"),
        ("month-of-year", "February", "2024-02-01", "2024-02-29"),
    ],
)
def test_a_day_lies_in_one_group_of_each_calendar_part(part: str, group: str, first: str, last: str) -> None:
    leap_day = day("2024-02-29")
    assert DATE_PARTS[part].of(leap_day) == group
    assert span_of_part(part, leap_day) == Period(day(first), day(last))


@pytest.mark.parametrize(("part", "group"), [("weekday", "Thursday"), ("month-of-year", "February")])
def test_a_day_lies_in_one_group_of_each_cycle(part: str, group: str) -> None:
    assert DATE_PARTS[part].of(day("2024-02-29")) == group
    assert group in DATE_PARTS[part].cycle


@pytest.mark.parametrize(
    ("part", "groups"),
    [
        ("weekday", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        (
            "month-of-year",
            "January February March April May June July August September October November December",
        ),
    ],
)
def test_a_cycle_lists_its_groups_in_order(part: str, groups: str) -> None:
    assert DATE_PARTS[part].cycle == tuple(groups.split())


@pytest.mark.parametrize(
    ("part", "group"),
    [("year", "0794"), ("quarter", "0794-Q4"), ("month", "0794-10"), ("week", "0794-W42"), ("day", "0794-10-22")],
)
def test_years_have_four_digits(part: str, group: str) -> None:
    assert DATE_PARTS[part].of(date(794, 10, 22)) == group


@pytest.mark.parametrize(
    ("first", "week"), [("2021-01-03", "2020-W53"), ("2024-12-30", "2025-W01"), ("2024-01-01", "2024-W01")]
)
def test_weeks_belong_to_the_iso_year(first: str, week: str) -> None:
    assert DATE_PARTS["week"].of(day(first)) == week


@given(st.sampled_from(["year", "quarter", "month", "week", "day"]), DAYS)
def test_all_days_of_a_group_are_in_that_group(part: str, inside: date) -> None:
    span = span_of_part(part, inside)
    assert span.first is not None
    assert span.last is not None
    assert span.first <= inside <= span.last
    of = DATE_PARTS[part].of
    assert of(span.first) == of(inside) == of(span.last)
    assert of(span.first - timedelta(days=1)) != of(inside) != of(span.last + timedelta(days=1))


@pytest.mark.parametrize("part", ["year", "quarter", "month", "week", "day"])
@pytest.mark.parametrize("end", [date.min, date.max])
def test_groups_at_the_ends_of_the_calendar_do_not_run_over_it(part: str, end: date) -> None:
    span = span_of_part(part, end)
    assert span.first is not None
    assert span.last is not None
    assert span.first <= end <= span.last
    assert list(part_range(part, end, end)) == [(DATE_PARTS[part].of(end), span)]


def test_a_range_of_groups_has_no_gap_and_reaches_both_ends() -> None:
    found = list(part_range("month", day("2023-12-31"), day("2024-03-01")))
    assert [name for name, _ in found] == ["2023-12", "2024-01", "2024-02", "2024-03"]
    assert found[2][1] == Period(day("2024-02-01"), day("2024-02-29"))


@pytest.mark.parametrize(
    ("month", "count", "last"), [(1, 12, "2024-12-31"), (2, 1, "2024-02-29"), (7, 6, "2024-12-31")]
)
def test_a_span_of_months_ends_on_the_last_day(month: int, count: int, last: str) -> None:
    assert months_span(2024, month, count) == Period(date(2024, month, 1), day(last))
