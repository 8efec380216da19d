"""Columns told by what is in them, and tables of which the head tells little or is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krjp.errors import DataError
from krjp.sheets.how import How
from krjp.sheets.reading import read_text

if TYPE_CHECKING:
    from krjp.sheets.reading import Table


def read(text: str) -> list[tuple[str, str]]:
    """The days and titles of a table."""
    return [(event.edtf, event.title) for event in read_text(text.encode(), "x.csv").events]


@pytest.mark.parametrize(
    "head",
    [
        "ShowBeginDate,ShowEndDate,ShowTitle,Hall",
        "date_debut,date_fin,nom,salle",
        "Start of show,End of show,Painting name,Hall",
        "Show beginning,Show ending,Painting name,Hall",
        "Date of opening,Day of its end,Painting name,Hall",
    ],
)
def test_the_end_of_a_name_tells_a_column_where_its_cells_agree(head: str) -> None:
    found = read(f"{head}\n12/13/2023,1/30/2024,Rook Tower,N\n1/14/2024,1/31/2024,Salt Cave,S\n")
    assert found == [("2023-12-13/2024-01-30", "Rook Tower"), ("2024-01-14/2024-01-31", "Salt Cave")]


def test_a_column_that_speaks_of_the_record_is_no_date_of_the_event() -> None:
    rows = "2024-02-01,2024-01-05,Tea\n2024-02-01,2024-01-06,Cake\n"
    assert read(f"last_updated,Tag X,Title\n{rows}") == [("2024-01-05", "Tea"), ("2024-01-06", "Cake")]


def test_dates_that_are_numbers_count_where_the_name_says_so() -> None:
    assert read("GameDate,Title\n20240105,Tea\n20240106,Cake\n")[0] == ("2024-01-05", "Tea")
    assert read("GameDate,Held,Title\n7,2024-01-05,Tea\n9,2024-01-06,Cake\n")[0] == ("2024-01-05", "Tea")


def test_dates_beside_a_bare_year_are_the_dates_and_the_year_tells_their_century() -> None:
    assert read("YEAR,Show,Guest name\n1999,1/13/99,Ann Vale\n2000,2/29/00,Bo Quill\n") == [
        ("1999-01-13", "Ann Vale"),
        ("2000-02-29", "Bo Quill"),
    ]
    old = "date,year,what\n9/24/06,1906,Rook Tower\n3/2/22 to 3/5/22,1922,Salt Cave\n7/11/1938,1838,Elk Mesa\n"
    assert read(old) == [
        ("1906-09-24", "Rook Tower"),
        ("1922-03-02/1922-03-05", "Salt Cave"),
        ("1938-07-11", "Elk Mesa"),
    ]
    with pytest.raises(DataError, match="row 2: date: '2/29/00' does not exist in 1900"):
        read("date,year,what\n2/29/00,1900,Rook Tower\n3/13/22,1922,Salt Cave\n")
    # A year, a month and a day say it all; what else is a date is something else.
    parts = "year,month,day,paid,title\n2024,1,5,2024-03-01,Tea\n2024,1,6,2024-03-01,Cake\n"
    assert read(parts) == [("2024-01-05", "Tea"), ("2024-01-06", "Cake")]
    several = "year,born,died,title\n1900,1850-01-01,1901-02-03,Tea\n1901,1851-01-01,1902-02-03,Cake\n"
    assert read(several) == [("1900", "Tea"), ("1901", "Cake")]


def test_titles_stand_in_most_rows() -> None:
    with pytest.raises(DataError) as caught:
        read("Date,Forename,Abode\n2024-01-05,Mary,Upper Green\n2024-01-06,Ann,\n2024-01-07,Joan,\n")
    assert "which column holds the titles? Say it, as in --map title='Forename'" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Tag A,Tag B,N's,M\n2024-01-05,2024-01-05,p,x\n2024-01-05,2024-01-05,p,y\n",
            "which column holds the dates and which the titles? Say it, as in --map date='Tag A' --map title='M'",
        ),
        (
            "A,N's,M\n1,x,y\n",
            "no column holds dates that can be read; which column holds the dates and which the titles?",
        ),
        ("Date,N's,M\n2024-01-05,x,y\n", "which column holds the titles? Say it, as in --map title='N'\\''s'"),
        ("Date,Sex\n2024-01-05,M\n2024-01-06,M\n", "which column holds the titles? Say it, as in --map title='Sex'"),
        ("A\n1\n", "a table needs a column for the dates and which the titles below a line with the names"),
    ],
)
def test_what_is_needed_is_asked_for_at_once_and_can_be_pasted(text: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        read(text)
    assert message in str(caught.value)


def test_columns_without_a_name_are_kept_under_their_letters() -> None:
    found = read_text(b"Date,Title,,\n2024-01-05,Tea,one,,\n2024-01-06,Cake,,,two\n", "x.csv")
    assert [dict(event.extra) for event in found.events] == [{"column_c": "one"}, {"column_e": "two"}]
    assert "own fields column_c, column_e" in found.remarks[0]
    nothing = read_text(b"Date,Title,\n2024-01-05,Tea,,,\n", "x.csv")
    assert "own fields" not in nothing.remarks[0]


def test_a_table_without_names_of_columns_loses_no_row() -> None:
    rows = "1;14.3.1999;Dam broke at night;North\n2;15.4.1999;Road closed for repair;South\n"
    assert read(rows) == [("1999-03-14", "Dam broke at night"), ("1999-04-15", "Road closed for repair")]


def test_a_column_that_is_called_as_a_field_and_holds_something_else_is_one_of_its_own() -> None:
    rows = "1\tSat 4 May 2019\tLyon\tVienne\tA long way\n2\tSun 5 May\tVienne\tAy\tA day of rest\n"
    trip = f"Day\tDate\tFrom\tTo\tWhat we did\n{rows}"
    found = read_text(trip.encode(), "x.tsv")
    assert [(event.edtf, dict(event.extra)["to"]) for event in found.events] == [
        ("2019-05-04", "Vienne"),
        ("2019-05-05", "Ay"),
    ]
    # Whatever it holds, a column that is given is the field.
    with pytest.raises(DataError, match="row 2: Date: 'Vienne'"):
        read_text(trip.encode(), "x.tsv", How((("end_date", ("To",)),)))


def test_titles_that_few_rows_have_are_a_column_of_its_own() -> None:
    rows = "2021-01-02,,against the dam\n2021-01-20,Night of Names,for peace\n2021-02-01,,for clean water\n"
    assert read(f"date,title,claims\n{rows}")[0] == ("2021-01-02", "against the dam")


def test_beside_a_column_of_days_one_of_years_is_something_else() -> None:
    rows = "2022/23,14/10/2022,Gala\n2022/23,17/04/2023 - 21/04/2023,Trip\n"
    assert read(f"Academic span,Held,Event\n{rows}") == [("2022-10-14", "Gala"), ("2023-04-17/2023-04-21", "Trip")]


def test_parts_of_dates_in_published_data() -> None:
    rows = "UKG,7,5,1902,24,10,1903\nUSA,-9,10,1913,0,1,1914\n"
    assert read(f"name,stday,stmon,styear,endday,endmon,endyear\n{rows}") == [
        ("1902-05-07/1903-10-24", "UKG"),
        ("[1913-10-01..1914-01-31]", "USA"),
    ]
    assert read("西暦,月日,できごと\n1923,9月1日,地震\n1923,9月,戒厳令\n") == [
        ("1923-09-01", "地震"),
        ("1923-09", "戒厳令"),
    ]


def test_a_title_may_be_put_together_of_columns() -> None:
    rows = "Date,Forename,Surname\n1724-02-12,Mary,Hale\n1724-03-03,Tom,\n"
    found = read_text(rows.encode(), "x.csv", How((("title", ("Forename", "Surname")),)))
    assert [event.title for event in found.events] == ["Mary Hale", "Tom"]


def test_the_column_with_most_different_texts_is_the_likely_title() -> None:
    rows = "Yes,2024-01-05,Oak9,1\nYes,2024-01-06,Ash7,2\nNo,2024-01-07,Elm5,3\n"
    with pytest.raises(DataError) as caught:
        read(f"Fee,Date,Plot,Count\n{rows}")
    assert "Say it, as in --map title='Plot'" in str(caught.value)


def table(text: str, how: How = How()) -> Table:  # noqa: B008 - immutable
    return read_text(text.encode(), "x.csv", how)


@pytest.mark.parametrize("states", [("MN", "PA", "CA"), ("Minnesota", "Georgia", "Ohio"), ("MN", "PA", "Georgia")])
def test_states_of_one_country_are_no_countries(states: tuple[str, ...]) -> None:
    rows = "".join(f"2020-05-0{day},Vigil,{state}\n" for day, state in enumerate(states, 1))
    found = table(f"Date,Event,State\n{rows}")
    assert [event.countries for event in found.events] == [()] * 3
    assert [field.name for field in found.own.fields] == ["state"]


def test_states_are_countries_where_nearly_all_are_or_somebody_says_so() -> None:
    rows = "2020-05-01,Vigil,Japan\n2020-05-02,Vigil,South Korea\n"
    assert [event.countries for event in table(f"Date,Event,State\n{rows}").events] == [("JPN",), ("KOR",)]
    said = How(columns=(("countries", ("State",)),))
    assert table("Date,Event,State\n2020-05-01,Vigil,CA\n", said).events[0].countries == ("CAN",)
    assert [field.name for field in table("Date,Event,Country,State\n2020-05-01,Vigil,Japan,Ohio\n").own.fields] == [
        "state"
    ]


def test_what_a_column_is_stands_before_whose_it_is() -> None:
    found = table("Date de l'incident,Type d'incident,Description\n2020-05-13,Vol,Un véhicule est pris\n")
    assert found.events[0].title == "Un véhicule est pris"
