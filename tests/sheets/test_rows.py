"""Which rows of a table hold events, and what the others are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krjp.errors import DataError
from krjp.sheets.reading import read_text

if TYPE_CHECKING:
    from krjp.sheets.reading import Table

TOTAL, HEADING, AGAIN = "a total", "a heading or a remark", "the names of the columns again"


def table(text: str) -> Table:
    return read_text(text.encode(), "a.csv")


def read(text: str) -> tuple[list[tuple[str, str]], str]:
    """The events of a table, and what is told of rows that are none."""
    found = table(text)
    told = [line.partition("passed over what is no event ")[2] for line in found.remarks]
    return [(event.edtf, event.title) for event in found.events], "".join(told)


def test_sums_below_years_and_below_all_are_no_events() -> None:
    found, passed = read(
        "Date,Event,Litres\n14 Feb 2018,Hose burst,1200\nTotal 2018,,1200\n30 Jan 2019,Leak,60\n"
        "Total 2019,,60\n2019 total:,,60\n\"Total, all years\",,1260\nSub-total,2 incidents,1260\n"
    )  # fmt: skip
    assert [date for date, _ in found] == ["2018-02-14", "2019-01-30"]
    assert passed == "(a total: rows 3, 5, 6, 7, 8)"


@pytest.mark.parametrize(
    "name",
    [
        "Summe 2018",
        "Zwischensumme Mai",
        "Totaux",
        "Итого:",
        "Итого за 2018 год",
        "2018年度 合計",
        "합계",
        "Total général",
    ],
)
def test_totals_are_called_so_in_other_languages(name: str) -> None:
    assert read(f"Date,Event,N\n2018-01-05,Talks,1\n{name},,1\n")[1] == "(a total: row 3)"


@pytest.mark.parametrize(
    "name", ["All years", "Gesamter Zeitraum:", "Toutes les années", "全期間", "Overall", "Mean 2018"]
)
def test_a_row_of_numbers_below_all_years_sums_up(name: str) -> None:
    assert read(f"Date,Event,Hall,N\n2018-01-05,Talks,A,1\n{name},,,1\n")[1] == "(a total: row 3)"


@pytest.mark.parametrize("row", ["All of May 2018,,,1", "All years,Talks,,1", "All years,,Hall B,1", "Allgäu,,,1"])
def test_what_may_be_an_event_of_all_years_is_no_sum(row: str) -> None:
    with pytest.raises(DataError, match="row 3: "):
        table(f"Date,Event,Hall,N\n2018-01-05,Talks,A,1\n{row}\n")


def test_an_event_may_be_a_total_eclipse() -> None:
    found, passed = read("Date,Event\n11 Aug 1999,Total eclipse of the sun\n12 Aug 1999,Total 12\n")
    assert (len(found), passed) == (2, "")
    with pytest.raises(DataError, match="row 3: Date: is empty"):
        table("Date,Event,N\n1999-08-11,Fair,1\n,Total eclipse of the sun,1\n")


def test_where_the_title_stands_first_a_lone_one_is_a_heading() -> None:
    found, passed = read(
        "Event,Date,Place\nNORTHERN DISTRICT,,\nFair,3 May 2019,Hill\nMarket,4 May 2019,Hill\n"
        "SOUTHERN DISTRICT,,\nFair,5 May 2019,Dale\n"
    )  # fmt: skip
    assert [title for _, title in found] == ["Fair", "Market", "Fair"]
    assert passed == "(a heading or a remark: rows 2, 5)"


def test_a_title_elsewhere_or_in_a_narrow_table_lacks_its_date() -> None:
    for text in ("Date,Event,Place\n2019-05-03,Fair,Hill\n,Market,\n", "Event,Date\nFair,2019-05-03\nMarket,\n"):
        with pytest.raises(DataError, match="row 3: Date: is empty; an event needs a date"):
            table(text)


def test_remarks_below_a_table_are_no_events_whatever_commas_they_hold() -> None:
    found, passed = read(
        "Date,Event,Place\n2019-05-03,Fair,Hill\n,,\n1. Estimates of the officer.,,\nSource: duty log, harbour,\n"
        "Note: figures, revised, in May\n* revised\n© The Harbour\n出典：市史\n,Source: diary,\n"
    )  # fmt: skip
    assert len(found) == 1
    assert passed == "(a heading or a remark: rows 4, 5, 6, 7, 8 and 2 more)"


def test_dates_without_a_year_have_that_of_the_heading_they_stand_under() -> None:
    found, passed = read(
        "Date,Event,Place\n1914,,\n3 Aug,War,Berlin\n5 Sep,Battle,Marne\nSeason of 1915,,\n22 Apr,Gas,Ypres\n"
        "7 May 1916,Ship sunk,Sea\n"
    )  # fmt: skip
    assert [date for date, _ in found] == ["1914-08-03", "1914-09-05", "1915-04-22", "1916-05-07"]
    assert passed == "(a heading or a remark: rows 2, 5)"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("#date+start,#event,#loc", "tags of the columns"),
        ("(dd/mm/yyyy),,", "how to fill in the columns"),
        ("YYYY-MM-DD,free text,", "how to fill in the columns"),
        ("jjjj年mm月dd日,,", "how to fill in the columns"),
        ("Fecha,Evento,Lugar", AGAIN),
        ("Datum,Ereignis,Ort", AGAIN),
        ("Date,Event,Place", AGAIN),
    ],
)
def test_a_second_line_of_the_head_is_no_event(row: str, reason: str) -> None:
    text = f"Date,Event,Place\n2019-05-01,Fair,Hill\n{row}\n2019-05-03,Fair,Hill\n"
    assert read(text) == ([("2019-05-01", "Fair"), ("2019-05-03", "Fair")], f"({reason}: row 3)")


def test_what_says_that_it_is_as_above_is_of_the_same_day() -> None:
    found, _ = read('Date,Event,Place\n3 May 1850,Fair,Hill\nditto,Fire,Dale\n"""",Rain,Dale\n〃,Flood,Dale\n')
    assert [date for date, _ in found] == ["1850-05-03"] * 4
    with pytest.raises(DataError, match=r"row 2: Date: 'do\.'"):
        table("Date,Event,Place\ndo.,Fair,Hill\n")


def test_a_date_that_nobody_knows_is_told_as_such() -> None:
    with pytest.raises(DataError, match=r"row 3: Date: 'n\.d\.' says that nobody knows when.*--skip-unread"):
        table("Date,Event,Place\n1850,Fair,Hill\nn.d.,Fire,Dale\n")


def test_a_year_in_a_column_of_its_own_goes_for_a_date_that_nobody_knows() -> None:
    found, _ = read("Date,Year,Event\n1850-05-03,1850,Fair\nunknown,1851,Fire\n")
    assert [date for date, _ in found] == ["1850-05-03", "1851"]


def test_what_had_not_ended_lasts_as_long_as_the_table_goes() -> None:
    text = (
        "Start,End,Event\n2021-02-04,ongoing,Block\n2021-07-11,unknown,Cut\n"
        "2022-05-26,2022-05-26,Exam\n2022-05-20,laufend,Ban\n"
    )
    events = {event.title: event for event in table(text).events}
    assert events["Block"].edtf == "2021-02-04/2022-05-26"
    assert (events["Block"].date_certainty, events["Block"].date_text) == ("exact", "2021-02-04 to ongoing")
    assert events["Cut"].edtf == "2021-07-11"
    assert events["Ban"].edtf == "2022-05-20/2022-05-26"
