"""What a cell says of a date."""

from __future__ import annotations

import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.dates import EventDate
from krjp.sheets.days import Calendar, UnreadError, closed
from krjp.sheets.order import DAY_FIRST, MONTH_FIRST, inferred

DAYS = Calendar(DAY_FIRST)


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("2024-02-21", "2024-02-21"),
        ("21/02/2024", "2024-02-21"),
        ("3/4/24", "2024-04-03"),
        ("21-Feb-24", "2024-02-21"),
        ("February 21, 2024[4][note 1]", "2024-02-21"),
        ("3 March 1925[a]", "1925-03-03"),
        ("12 Feb 1723/4", "1724-02-12"),
        ("1.6.2024 klo 18.00", "2024-06-01"),
        ("1 June 2024 at 6 pm", "2024-06-01"),
        ("4 March 2024 (evening)", "2024-03-04"),
        ("5th March 2024 - morning", "2024-03-05"),
        ("5 March 2024 in the early morning", "2024-03-05"),
        ("2024年3月5日午後", "2024-03-05"),
        ("01/Mar/24", "2024-03-01"),
        ("12 Feb. 1699/1700", "1700-02-12"),
        ("Jan 1724/5", "1725-01"),
        ("1925-03-03*†", "1925-03-03"),
        ("3 March 1925 [citation needed]", "1925-03-03"),
        ("3.3.1925¹", "1925-03-03"),
        ("21 Feb 2024, 10:30", "2024-02-21"),
        ("2024-02-21T10:30:00Z", "2024-02-21"),
        ("Wed, 21 Feb 2024", "2024-02-21"),
        ("2024年2月21日(水)", "2024-02-21"),
        ("2024-1-5", "2024-01-05"),
        ("2024/2", "2024-02"),
        ("2/2024", "2024-02"),
        ("20240221", "2024-02-21"),
        (20240221, "2024-02-21"),
        (2024, "2024"),
        (45343, "2024-02-21"),
        (45343.75, "2024-02-21"),
        ("45343,5", "2024-02-21"),
        (1708473600, "2024-02-21"),
        ("1708473600000", "2024-02-21"),
        (datetime.datetime(2024, 2, 21, 10, 30), "2024-02-21"),
        (date(2024, 2, 21), "2024-02-21"),
        ("15-17 Jan 2024", "2024-01-15/2024-01-17"),
        ("Jan 15-17, 2024", "2024-01-15/2024-01-17"),
        ("30 Jan–2 Feb 2024", "2024-01-30/2024-02-02"),
        ("2024年3月1日〜3日", "2024-03-01/2024-03-03"),
        ("3 May to 5 May 2024", "2024-05-03/2024-05-05"),
        ("from 3 May 2024 to 5 May 2024", "2024-05-03/2024-05-05"),
        ("from 3 to 5 May 2024", "2024-05-03/2024-05-05"),
        ("2024-05-03 ~ 2024-05-05", "2024-05-03/2024-05-05"),
        ("2024-05-03 - 2024-05-05", "2024-05-03/2024-05-05"),
        ("3/5/2024 - 5/5/2024", "2024-05-03/2024-05-05"),
        ("3/5/2024-5/5/2024", "2024-05-03/2024-05-05"),
        ("3/5-5/5/2024", "2024-05-03/2024-05-05"),
        ("3.–5.5.2024", "2024-05-03/2024-05-05"),
        ("30.04.–02.05.2024", "2024-04-30/2024-05-02"),
        ("2024. 5. 3. ~ 5.", "2024-05-03/2024-05-05"),
        ("2024년 5월 3일~5일", "2024-05-03/2024-05-05"),
        ("20240221T103000", "2024-02-21"),
        ("c1950", "1950"),
        ("2024-01-15/2024-01-17", "2024-01-15/2024-01-17"),
        ("[2024-04-11..2024-04-20]", "[2024-04-11..2024-04-20]"),
        ("Jan–Apr 2024", "[2024-01-01..2024-04-30]"),
        ("some time in March 2024", "2024-03"),
        ("winter 2023-24", "[2023-12-01..2024-02-29]"),
        ("c. 21 March 2024", "2024-03-21~"),
        ("2024-03-21?", "2024-03-21~"),
        ("by 21 Feb 2024", "[..2024-02-21]"),
        ("before March 2024", "[..2024-02-29]"),
        ("not before 3 Mar 2024", "[2024-03-03..]"),
        ("after 3 Mar 2024", "[2024-03-04..]"),
        ("2024-03-03/..", "[2024-03-03..]"),
        ("January or February 1906", "[1906-01-01..1906-02-28]"),
        ("2 or 3 May 1945", "[1945-05-02..1945-05-03]"),
        ("3, 5 or 7 May 1945", "[1945-05-03..1945-05-07]"),
        ("either 1905 or 1906", "[1905-01-01..1906-12-31]"),
        ("3 May 1850 or 1851", "[1850-05-03..1851-05-03]"),
        ("janvier ou février 1906", "[1906-01-01..1906-02-28]"),
        ("3. oder 4. Mai 1945", "[1945-05-03..1945-05-04]"),
        ("week ending 5 May 1941", "[1941-04-29..1941-05-05]"),
        ("w/c 5 May 1941", "[1941-05-05..1941-05-11]"),
        ("night of 3 May 1941", "[1941-05-03..1941-05-04]"),
        ("the night of 3-4 May 1941", "[1941-05-03..1941-05-04]"),
        ("14-15/01/2023", "2023-01-14/2023-01-15"),
        ("nuit du 14 au 15/01/2023", "[2023-01-14..2023-01-15]"),
        ("昭和39年10月10日～24日", "1964-10-10/1964-10-24"),
        ("平成元年4月〜5月", "[1989-04-01..1989-05-31]"),
        ("2024.3.5 ~ 3.7", "2024-03-05/2024-03-07"),
        ("Jan-1850", "1850-01"),
        ("3rd of May, 1850", "1850-05-03"),
        ("2024-02-04 – present", "2024-02-04/2024-12-31"),
        ("4 Feb 2024 (ongoing)", "2024-02-04/2024-12-31"),
        ("2024年2月4日〜現在", "2024-02-04/2024-12-31"),
        ("seit 4. Februar 2024 bis heute", "2024-02-04/2024-12-31"),
        ("2024 - date", "[2024-01-01..]"),
    ],
)
def test_dates_are_read_as_exactly_as_they_are_known(cell: str | float | date, edtf: str) -> None:
    found = DAYS.read(cell)
    if found.open_end:
        found = closed(found, date(2024, 1, 1), date(2024, 12, 31))
    assert found.edtf() == edtf


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("TBD", "'TBD': is no date that krjp reads; write one as 21 Feb 2024, Feb 2024, early 2024 or 2024"),
        ("after harvest", "'after harvest': is no date that krjp reads; write one as"),
        ("13.1.", "'13.1.' is a day of which year?"),
        (5.0, "'5' is no date"),
        (float("inf"), "'inf' is no date"),
        ("추수 후", "'추수 후': is no date that krjp reads"),
        ("before 32 May 2024", "'before 32 May 2024': "),
        ("31/02/2024", "no date with the day first"),
        ("5 March", "of which year?"),
        ("autumn or winter 1813", "write winter 1812-13 or winter 1813-14"),
        ("3 or 4 or so", "is no date that krjp reads"),
        ("2024-13-01", "there is no month 13"),
        ("5 May 2024 to 3 May 2024", "ends before it begins"),
        ("..2024 to 2025", "'..2024 to 2025' is no date"),
        (12, "'12' is no date"),
        (3.5, "'3.5' is no date"),
        (True, "'True' is no date"),
        ("before 1 Jan 0001", "outside the calendar"),
        ("after 31 Dec 9999", "outside the calendar"),
        (datetime.time(10), "'10:00:00' is no date"),
    ],
)
def test_what_names_no_day_is_refused(cell: str | float | datetime.time, reason: str) -> None:
    with pytest.raises(UnreadError) as caught:
        DAYS.read(cell)
    assert reason in str(caught.value)


def test_a_year_may_come_from_elsewhere() -> None:
    assert DAYS.read("5 March", 2023).first == date(2023, 3, 5)


def test_the_first_number_is_asked_for_where_it_is_not_known() -> None:
    with pytest.raises(UnreadError, match="--day-first or --month-first"):
        Calendar().read("3/4/2024")
    assert Calendar().read("4/4/2024").first == Calendar().read("4.4.2024").first == date(2024, 4, 4)
    assert Calendar(MONTH_FIRST).read("3/4/2024").first == date(2024, 3, 4)
    assert Calendar(MONTH_FIRST).read("21/4/2024").first == date(2024, 4, 21)
    with pytest.raises(UnreadError, match="with the month first"):
        Calendar(MONTH_FIRST).read("21/13/2024")


def test_an_open_end_is_closed_by_what_is_covered_or_by_its_year() -> None:
    by = EventDate(date(2024, 2, 21), date(2024, 2, 21), approximate=True, open_end="start")
    assert closed(by, date(2024, 1, 10), date(2024, 3, 1)).first == date(2024, 1, 10)
    assert closed(by, date(2024, 2, 21), date(2024, 3, 1)).first == date(2024, 1, 1)
    after = by._replace(open_end="end")
    assert closed(after, date(2024, 1, 10), date(2024, 3, 1)).last == date(2024, 3, 1)
    assert closed(after, date(2024, 1, 10), date(2024, 2, 1)).last == date(2024, 12, 31)
    exact = EventDate(date(2024, 2, 21), date(2024, 2, 21))
    assert closed(exact, date(2024, 1, 1), date(2024, 3, 1)) == exact


def test_a_column_shows_which_number_comes_first() -> None:
    assert inferred(["1/2/2024", "words", "13/2/2024"]).first == DAY_FIRST
    assert inferred(["1/2/2024", "2/13/2024 10:30"]).first == MONTH_FIRST
    assert inferred(["1.2.2024"]).first == DAY_FIRST
    assert inferred(["1/1/2024"]) == inferred([])
    both = inferred(["13/2/2024", "2/13/2024"])
    assert (both.first, both.day, both.month) == ("", "13/2/2024", "2/13/2024")
    assert inferred(["1/2/2024", "3/4/2024"]).unclear == "1/2/2024"
    assert inferred(["24/02/21", "24/03/05"]).year_first
    assert not inferred(["24/02/99"]).year_first


@given(st.text(max_size=20) | st.floats() | st.integers())
def test_any_cell_is_a_date_or_refused(cell: str | float) -> None:
    try:
        found = DAYS.read(cell)
    except UnreadError:
        return
    assert found.first <= found.last


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("13.1.", "2024-01-13"),
        ("3.1(금)", "2024-03-01"),
        ("3/1（金）", "2024-03-01"),
        ("5.1(수)~5.3(금)", "2024-05-01/2024-05-03"),
    ],
)
def test_days_without_a_year_are_of_the_year_of_the_table(cell: str, edtf: str) -> None:
    assert DAYS.read(cell, 2024).edtf() == edtf
    with pytest.raises(UnreadError):
        DAYS.read(cell)
