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
    ("first", "last", "overlaps", "contains"),
    [
        ("2024-02-01", "2024-02-29", True, True),
        ("2024-02-10", "2024-02-20", True, True),
        ("2024-02-11", "2024-02-20", True, False),
        ("2024-02-10", "2024-02-19", True, False),
        ("2024-02-20", "2024-03-01", True, False),
        ("2024-01-01", "2024-02-10", True, False),
        ("2024-02-21", "2024-03-01", False, False),
        ("2024-01-01", "2024-02-09", False, False),
        (None, "2024-02-20", True, True),
        (None, "2024-02-10", True, False),
        (None, "2024-02-09", False, False),
        ("2024-02-10", None, True, True),
        ("2024-02-20", None, True, False),
        ("2024-02-21", None, False, False),
        (None, None, True, True),
    ],
)
def test_a_period_meets_an_event_of_10_to_20_february(
    first: str | None, last: str | None, overlaps: bool, contains: bool
) -> None:
    period = Period(day(first) if first else None, day(last) if last else None)
    when = EventDate(day("2024-02-10"), day("2024-02-20"))
    assert (period.overlaps(when), period.contains(when)) == (overlaps, contains)


@given(st.tuples(DAYS, DAYS).map(sorted), st.tuples(DAYS, DAYS).map(sorted))
def test_a_period_that_contains_an_event_overlaps_it(asked: list[date], happened: list[date]) -> None:
    period, when = Period(*asked), EventDate(happened[0], happened[1])
    assert period.overlaps(when) or not period.contains(when)
    assert period.overlaps(when) == bool({*_days(asked)} & {*_days(happened)})


def _days(span: list[date]) -> range:
    return range(span[0].toordinal(), span[1].toordinal() + 1)


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
    assert span.contains(EventDate(end, end))
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
