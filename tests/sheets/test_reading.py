"""What is told by the cells of a table where the names of its columns do not, and workbooks of several sheets."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from krjp.errors import DataError
from krjp.record.own import Own
from krjp.sheets.how import How
from krjp.sheets.reading import read_text, read_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krjp.sheets.reading import Table

TALKS = [["Date", "Event"], ["2024-01-03", "Talk"], ["2024-01-04", "Dinner"]]
NOTES = [["Remember", "Where"], ["the keys", "in the drawer"]]


def table(text: str, how: How = How()) -> Table:  # noqa: B008 - immutable
    return read_text(text.encode(), "a.csv", how)


def events(text: str, how: How = How()) -> list[tuple[str, str]]:  # noqa: B008 - immutable
    return [(event.edtf, event.title) for event in table(text, how).events]


def message(text: str) -> str:
    with pytest.raises(DataError) as error:
        table(text)
    return str(error.value)


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
        page.sheet_state = "hidden" if name in hidden else "visible"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


# Columns


def test_one_column_is_no_table_of_events() -> None:
    said = "a table needs a column for the titles below a line with the names of its columns"
    assert message("Date\n2024-01-03\n2024-01-04\n") == f"a.csv: {said}"


# Sheets


def test_ids_of_several_sheets_differ_and_places_say_the_row() -> None:
    found = read_workbook(workbook({"2023": TALKS, "2024": TALKS}), "a.xlsx")
    assert [event.title for event in found.events] == ["Talk", "Dinner", "Talk", "Dinner"]
    assert len({event.id for event in found.events}) == 4
    assert found.places == ("row 2", "row 3", "row 2", "row 3")


def test_sheets_without_events_and_hidden_ones_are_left_out_and_told() -> None:
    content = workbook({"Notes": NOTES, "Talks": TALKS, "Old": TALKS}, hidden=["Old"])
    found = read_workbook(content, "a.xlsx")
    assert [event.title for event in found.events] == ["Talk", "Dinner"]
    assert found.remarks[-1] == "a.xlsx: left out sheets Notes, Old; --sheet Notes reads one"
    one = read_workbook(workbook({"Notes": NOTES, "Talks": TALKS}), "a.xlsx")
    assert one.remarks[-1] == "a.xlsx: left out sheet Notes; --sheet Notes reads one"


def test_where_no_sheet_looks_like_events_the_first_says_why() -> None:
    with pytest.raises(DataError) as caught:
        read_workbook(workbook({"Notes": NOTES, "More": NOTES}), "a.xlsx")
    message = "a.xlsx, sheet Notes: no column holds dates that can be read; which column holds the dates"
    assert str(caught.value).startswith(message)
    assert str(caught.value).endswith("; the workbook has the sheet More as well: --sheet More reads that")
    with pytest.raises(DataError) as caught:
        read_workbook(workbook({"Notes": NOTES}), "a.xlsx")
    assert "--sheet" not in str(caught.value)


def test_sheets_of_which_only_the_content_tells_are_read_together() -> None:
    days = [["Tag und Ort", "Vorgang und Anlass"], ["2024-01-05", "A long talk"], ["2024-01-06", "A long walk"]]
    found = read_workbook(workbook({"Notes": NOTES, "Jan": days, "Feb": days}), "a.xlsx")
    assert len(found.events) == 4
    assert found.remarks[-1] == "a.xlsx: left out sheet Notes; --sheet Notes reads one"


def test_a_sheet_is_read_if_it_is_asked_for_though_it_is_hidden() -> None:
    content = workbook({"Talks": TALKS, "Old": [*TALKS, ["2024-01-09", "Visit"]]}, hidden=["Old"])
    found = read_workbook(content, "a.xlsx", How(sheet="Old"))
    assert [event.title for event in found.events] == ["Talk", "Dinner", "Visit"]
    assert not any("left out" in remark for remark in found.remarks)
    with pytest.raises(DataError, match=r"^a\.xlsx: --sheet Young: there is no such sheet; there are Talks, Old$"):
        read_workbook(content, "a.xlsx", How(sheet="Young"))


# Columns told by what is in them


def test_columns_are_told_by_dates_and_by_words() -> None:
    text = "Tijdstip,Voorval,Zaal\n2/28/2024,A long talk,12\n3/1/2024,A short one,14\n"
    assert events(text) == [("2024-02-28", "A long talk"), ("2024-03-01", "A short one")]
    assert table(text).own.fields[0].name == "zaal"


def test_two_columns_that_may_be_the_date_or_the_title_are_asked_about() -> None:
    two_dates = message("Tijdstip,Daarna,Voorval\n2/28/2024,2/29/2024,A long talk\n3/1/2024,3/2/2024,A short one\n")
    assert "which column holds the dates? Say it, as in --map date='Tijdstip'" in two_dates
    two_titles = message("Tijdstip,Voorval,Verder\n2/28/2024,A long talk,and more\n3/1/2024,A short one,and less\n")
    assert "which column holds the titles? Say it, as in --map title='Voorval'" in two_titles


def test_numbers_alone_are_no_dates() -> None:
    assert "which column holds the dates" in message("Zaal,Voorval\n12,A long talk\n2024,A short one\n")
    rows: list[list[Any]] = [["Zaal", "Voorval"], [12, "A long talk"], [2024.5, "A short one"]]
    with pytest.raises(DataError, match="which column holds the dates"):
        read_workbook(workbook({"Talks": rows}), "a.xlsx")


def test_a_description_is_the_title_where_there_is_no_other() -> None:
    assert events("Date,Description\n2024-02-28,Lunch\n") == [("2024-02-28", "Lunch")]
    found = table("Date,Description,Voorval\n2024-02-28,Lunch,A long talk\n").events[0]
    assert (found.title, found.summary) == ("A long talk", "Lunch")


def test_parts_of_dates_beside_dates_stay_as_columns_of_ones_own() -> None:
    found = table("Date,Title,Month,Month\n2024-01-03,One,1,7\n2024-03-02,Two,3,8\n")
    assert [field.name for field in found.own.fields] == ["own_month", "own_month_2"]
    assert [sorted(value for _, value in event.extra) for event in found.events] == [[1, 7], [3, 8]]


def test_of_columns_that_krjp_listed_the_one_that_says_how_exactly_counts() -> None:
    found = table("id,when,date,title\na,2024-02,2024-02-01,One\nb,early March 2024,2024-03-01,Two\n")
    assert [(event.id, event.edtf) for event in found.events] == [("a", "2024-02"), ("b", "[2024-03-01..2024-03-10]")]
    assert found.own.fields == ()


# Orders of dates


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("13/4/2024", "4/13/2024"), "'13/4/2024' has the day first, '4/13/2024' the month; say which"),
        (("13/4/24", "4/3/24"), "in '13/4/24' the year may stand first or last; write years with four digits"),
        (("3/4/2024", "5/6/2024"), "'3/4/2024' may have the day or the month first, and so may all others; say which"),
    ],
)
def test_an_order_that_dates_do_not_show_is_asked_for(dates: tuple[str, str], said: str) -> None:
    text = f"Date,Event\n{dates[0]},One\n{dates[1]},Two\n"
    assert message(text).startswith(f"a.csv: Date: {said}")
    assert "--day-first or --month-first" in message(text)


@pytest.mark.parametrize(("first", "edtf"), [("day", "2024-04-03"), ("month", "2024-03-04")])
def test_an_order_that_is_said_is_taken(first: str, edtf: str) -> None:
    assert events("Date,Event\n3/4/24,One\n", How(first=first)) == [(edtf, "One")]


def test_a_row_that_krjp_wrote_without_a_date_is_told() -> None:
    text = b"id,date,title,date_certainty,edtf\na-1,,Talks,exact,\na-2,2024-01-05,Visit,exact,2024-01-05\n"
    with pytest.raises(DataError, match="date: is missing"):
        read_text(text, "x.csv")


def test_words_that_look_like_slips_may_be_declared() -> None:
    text = "Date,Title,Type\n2024-01-05,Tea,Meet\n2024-01-06,Cake,Meet\n2024-01-07,Run,Sanction!\n"
    with pytest.raises(DataError) as caught:
        table(text)
    assert (
        "row 2: Type: unknown value 'Meet'; did you mean meeting?; if it is a word of your own, declare it in "
        'dataset.json beside the file: {"kinds": ["Meet", "Sanction!"]}; else mend it, or leave'
    ) in str(caught.value)
    assert len(read_text(text.encode(), "x.csv", own=Own(kinds={"Meet": "", "Sanction!": ""})).events) == 3


def test_days_of_the_month_are_of_the_month_that_the_sheet_is_called() -> None:
    head: list[Any] = ["Day", "What happened"]
    march: list[list[Any]] = [head, [5, "Talks open"], [None, "Dinner"]]
    april: list[list[Any]] = [head, [2, "Vote"]]
    found = read_workbook(workbook({"March 2024": march[:2], "April 2024": april}), "a.xlsx")
    assert [event.edtf for event in found.events] == ["2024-03-05", "2024-04-02"]
    with pytest.raises(DataError, match="row 3: Day: is empty"):
        read_workbook(workbook({"March 2024": march}), "a.xlsx")
    assert [event.edtf for event in read_workbook(workbook({"April 2024": april}), "a.xlsx").events] == ["2024-04-02"]
    assert events("May 1968,\n\nDay,What happened\n3,A meeting\n31,A march\n") == [
        ("1968-05-03", "A meeting"),
        ("1968-05-31", "A march"),
    ]
    for above in ("", "Our diary,\n", "Spring 1968,\n", "May 1968,\nJune 1968,\n"):
        with pytest.raises(DataError, match="Day: '3': expected a year of four digits"):
            events(f"{above}Day,What happened\n3,A meeting\n31,A march\n")


def test_a_rule_below_the_head_is_no_event() -> None:
    text = "| Date | Event |\n|------|:-----:|\n| 13 Jan 2024 | Opening |\n"
    assert events(text) == [("2024-01-13", "Opening")]
    assert "passed over what is no event (a rule: row 2)" in table(text).remarks[1]


def test_of_two_dates_the_one_of_the_record_gives_way() -> None:
    rows = "03/02/2024,31/01/2024,Theft\n15/02/2024,14/02/2024,Fire\n"
    assert events(f"Date reported,Date occurred,Offence\n{rows}")[0] == ("2024-01-31", "Theft")
