"""Dates that stand over others: headings, and the title that tells what a page covers."""

from __future__ import annotations

import pytest

from krjp.importer.entries import read_entries
from krjp.importer.lines import cleaned

A, B = "Japan protests.", "Mongolia answers."


def read(text: str) -> list[tuple[str, str]]:
    return [(one.when.edtf(), one.text) for one in read_entries(cleaned(text), "file.txt").entries]


def test_a_range_that_covers_the_page_is_its_title_also_where_it_is_wrapped() -> None:
    for title in ("2 March 2017 – 29 May 2017", "October 16, 2016 – May\n15, 2017"):
        assert read(
            f"{title}\n\nAs told by us.\n\n2 March: {A}\n9 March: {B}\nNo. 3, 2017\n30 February: nothing\n"
        ) == [
            ("2017-03-02", A),
            ("2017-03-09", f"{B} No. 3, 2017"),
        ]


@pytest.mark.parametrize(
    "title",
    [
        "2 March 2017 – 29 May 2017\nA tour of Asia.",  # dates outside it follow
        "2 January 2017 – 29 January 2017\nA tour of Asia.",
    ],
)
def test_one_that_does_not_is_an_entry(title: str) -> None:
    assert read(f"{title}\n\n9 January 2018: {A}\n9 July 2019: {B}\n")[0][1] == "A tour of Asia."


def test_a_range_of_days_may_be_wrapped_before_its_text() -> None:
    assert read(f"1 March 1951 to\n4 March 1951    {A}\n9 March 1951 to\n31 June 1951    {B}\n") == [
        ("1951-03-01/1951-03-04", A)
    ]


def test_a_month_with_a_title_over_days_without_a_year_is_no_entry_but_one_with_a_sentence_is() -> None:
    assert read(f"May 2017 - At the brink\n4 May: {A}\n5 May: {B}\n") == [("2017-05-04", A), ("2017-05-05", B)]
    assert read(f"May 2017 - {A}\n4 May: {A}\n5 May: {B}\n")[0] == ("2017-05", A)
    assert read(f"1998–2004: {A}\n1999: {A}\n2003: {B}\n")[0][1] == A


def test_a_line_that_only_seems_to_go_on_as_a_range_stays_as_it_is() -> None:
    assert read(f"2 March 2017 –\n{A}\n9 March 2017 –\n{B}\n") == [("2017-03-02", A), ("2017-03-09", B)]


def test_a_month_may_stand_in_the_line_that_it_heads() -> None:
    text = f"MARS 2011 16 mars - {A} 18 mars - {B}\n\nAVRIL 8 avril - {A}\n\nMAI 31 juin - {B}\n\nJUIN 3 mai - {A}\n"
    assert read(text) == [("2011-03-16", A), ("2011-03-18", B), ("2011-04-08", A)]


def test_a_day_over_years_is_that_of_each() -> None:
    text = f"1 de febrero\n\n1327: {A}\n\n1924: {B}\n\nAbril de 1925: {A}\n\n2 de febrero\n\n31 de junio: {B}\n"
    assert read(text) == [("1327-02-01", A), ("1924-02-01", B), ("1925-04", A)]
    assert read(f"1 de febrero\n\n1327: {A}\n\n2 de febrero\n") == [("1327-02-01", A)]


def test_an_entry_without_a_year_is_named_where_others_have_one() -> None:
    reading = read_entries(cleaned(f"1990s: {A}\n\n4 May: {B}\n"), "file.txt")
    assert [one.when.edtf() for one in reading.entries] == ["[1990-01-01..1999-12-31]"]
    assert [line.reason for line in reading.unread] == [
        "has no year and no heading gives one; say which with --year YYYY"
    ]


def test_words_before_a_date_are_its_place_where_most_dates_have_some() -> None:
    text = f"Geneva, 4 May 2004: {A}\n\nNew York, 5 May 2004: {B}\n\nCape Town, 31 June 2004: {A}\n\n"
    text += f"Rome, 6 May 2004\n{B}\n"
    entries = read_entries(cleaned(text), "file.txt").entries
    assert [(one.when.edtf(), one.place) for one in entries] == [
        ("2004-05-04", "Geneva"),
        ("2004-05-05", "New York"),
        ("2004-05-06", "Rome"),
    ]


def test_some_years_with_a_title_stand_over_the_dates_that_lie_in_them() -> None:
    over = "2013 – 2019: A deal, and its end\n\n"
    assert read(f"{over}May 2013: {A}\n\nJune 2018: {B}\n\nMay 2020: {A}\n") == [
        ("2013-05", A), ("2018-06", B), ("2020-05", A),
    ]  # fmt: skip
    period = ("[2013-01-01..2019-12-31]", "A deal, and its end")
    for below in (f"May 2013: {A}\n", f"May 2020: {A}\n\nJune 2020: {B}\n", f"31 June 2014: {A}\n\nMay 2014: {B}\n"):
        assert read(over + below)[0] == period, below


def test_numbers_of_months_below_years_are_months() -> None:
    text = f"1969\n\n07\n{A}\n\n11\n{B}\n\nA caption\n\n1970\n\n03\n{A}\n"
    assert [day for day, _ in read(text)] == ["1969-07", "1969-11", "1970-03"]
    # Without a zero before one of them they may count pages.
    assert [day for day, _ in read(f"1969\n\n{A}\n\n11\n\n1970\n\n{B}\n\n12\n")] == ["1969", "1970"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024年3月6日 担当者が東京で協議（～8日）", "2024-03-06/2024-03-08"),
        ("2024年3月30日 首相が訪米（～4月2日）", "2024-03-30/2024-04-02"),
        ("2024年3月 協議（～8日）", "2024-03"),
    ],
)
def test_the_last_day_may_stand_at_the_end(text: str, days: str) -> None:
    assert [day for day, _ in read(f"{text}\n")] == [days]


def test_quarters_and_halves_below_years_are_those_of_the_year() -> None:
    text = f"2024\n\nQ3\n- {A}\n- {B}\n\nH1\n- {B}\n\n2023\n\nQ4\n- {A}\n"
    assert read(text) == [
        ("[2024-07-01..2024-09-30]", A),
        ("[2024-07-01..2024-09-30]", B),
        ("[2024-01-01..2024-06-30]", B),
        ("[2023-10-01..2023-12-31]", A),
    ]


def test_a_year_above_its_day_stands_beside_the_text_of_both() -> None:
    text = "".join(f"{year}\nMay {year - 1990}\nofficials of Japan\nmeet again.\n" for year in range(1994, 2000))
    assert read(text) == [(f"{year}-05-0{year - 1990}", "officials of Japan meet again.") for year in range(1994, 2000)]
