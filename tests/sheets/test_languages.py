"""Dates in other languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.sheets.days import Calendar, UnreadError
from krjp.sheets.languages import in_english
from krjp.sheets.order import DAY_FIRST
from krjp.sheets.words import rows

DAYS = Calendar(DAY_FIRST)


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("Anfang März 2024", "[2024-03-01..2024-03-10]"),
        ("13. Januar 2024", "2024-01-13"),
        ("12 maja 1926", "1926-05-12"),
        ("ok. 10 sierpnia 1930", "1930-08-10~"),
        ("28. října 1918", "1918-10-28"),
        ("12 Mart 1971", "1971-03-12"),
        ("1848. március 15.", "1848-03-15"),
        ("24 серпня 1991 р.", "1991-08-24"),
        ("6. joulukuuta 1917", "1917-12-06"),
        ("25 Μαρτίου 1821", "1821-03-25"),
        ("1990 m. kovo 11 d.", "1990-03-11"),
        ("17 Agustus 1945", "1945-08-17"),
        ("ngày 2 tháng 9 năm 1945", "1945-09-02"),
        ("lato 1939", "[1939-06-01..1939-08-31]"),
        ("14.VII.1789", "1789-07-14"),
        ("5/6 June 1944", "1944-06-05/1944-06-06"),
        ("[c.1923]", "1923"),
        ("15, 16 y 17 de enero de 1976", "1976-01-15/1976-01-17"),
        ("民國110年5月1日", "2021-05-01"),
        ("110/5/8", "2021-05-08"),
        ("S48.10.6", "1973-10-06"),
        ("R1.5.1", "2019-05-01"),
        ("昭和50.4.1", "1975-04-01"),
        ("ma 3.6.2024", "2024-06-03"),
        ("13.-15. Januar 2024", "2024-01-13/2024-01-15"),
        ("5. und 6. Januar 2024", "2024-01-05/2024-01-06"),
        ("Montag, 8. Januar 2024", "2024-01-08"),
        ("Mi., 13.03.2024", "2024-03-13"),
        ("13.01.2024, 14:30 Uhr", "2024-01-13"),
        ("um 1950", "1950"),
        ("bis März 2024", "[..2024-03-31]"),
        ("1. Quartal 2011", "[2011-01-01..2011-03-31]"),
        ("2. Halbjahr 2011", "[2011-07-01..2011-12-31]"),
        ("1990er Jahre", "[1990-01-01..1999-12-31]"),
        ("KW 12/2024", "[2024-03-18..2024-03-24]"),
        ("1er mars 2024", "2024-03-01"),
        ("lundi 8 janvier 2024", "2024-01-08"),
        ("d’août 2024", "2024-08"),
        ("mi-mars 2024", "[2024-03-11..2024-03-20]"),
        ("du 3 au 5 mars 2024", "2024-03-03/2024-03-05"),
        ("jusqu'au 5 mars 2024", "[..2024-03-05]"),
        ("années 1990", "[1990-01-01..1999-12-31]"),
        ("T1 2011", "[2011-01-01..2011-03-31]"),
        ("5 de marzo de 2024", "2024-03-05"),
        ("del 3 al 5 de marzo de 2024", "2024-03-03/2024-03-05"),
        ("dal 3 al 5 marzo 2024", "2024-03-03/2024-03-05"),
        ("3 maart 2024", "2024-03-03"),
        ("3 марта 2024 г.", "2024-03-03"),
        ("2024년 1분기", "[2024-01-01..2024-03-31]"),
        ("2024年第四季度", "[2024-10-01..2024-12-31]"),
        ("2024년 3월 말", "[2024-03-21..2024-03-31]"),
        ("2024年3月初め", "[2024-03-01..2024-03-10]"),
        ("2024年3月半ば", "[2024-03-11..2024-03-20]"),
        ("2024年末", "[2024-09-01..2024-12-31]"),
        ("2024년 초", "[2024-01-01..2024-04-30]"),
        ("2024年上半年", "[2024-01-01..2024-06-30]"),
        ("end of March 2024", "[2024-03-21..2024-03-31]"),
        ("Jan 5 & 6, 2024", "2024-01-05/2024-01-06"),
        ("5 January 2024 to date", "[2024-01-05..]"),
        ("1998/99", "[1998-01-01..1999-12-31]"),
        ("1950–55", "[1950-01-01..1955-12-31]"),
        ("1Q 2024", "[2024-01-01..2024-03-31]"),
        ("2H 2024", "[2024-07-01..2024-12-31]"),
        ("Apr '24", "2024-04"),
    ],
)
def test_a_date_in_another_language_is_read_as_in_english(cell: str, edtf: str) -> None:
    found = DAYS.read(cell)
    first, last = found.first.isoformat(), found.last.isoformat()
    open_ends = {"start": f"[..{last}]", "end": f"[{first}..]"}
    assert (open_ends[found.open_end] if found.open_end in open_ends else found.edtf()) == edtf


@pytest.mark.parametrize("cell", ["5. und 9. Januar 2024", "2023-12-45", "Talks in märz"])
def test_what_is_no_date_is_none_in_any_language(cell: str) -> None:
    with pytest.raises(UnreadError, match=cell):
        DAYS.read(cell)


def test_every_month_of_every_language_is_that_month() -> None:
    for month, names in rows("dates", "months"):
        for name in names.split(", "):
            assert DAYS.read(f"5 {name} 2024") == DAYS.read(f"5 {month} 2024"), name


@given(st.text(max_size=40))
def test_any_text_is_some_text_in_english(text: str) -> None:
    assert isinstance(in_english(text), str)


def test_what_is_no_roman_month_is_none() -> None:
    with pytest.raises(UnreadError):
        DAYS.read("14.XIV.1789")
