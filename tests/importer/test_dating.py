"""The date of a page is no entry, and tells the years of those below it; nothing happened after it."""

from __future__ import annotations

import pytest

from krjp.errors import KrjpError
from krjp.importer.entries import read_entries
from krjp.importer.lines import cleaned

A, B, C, D = "Japan protests.", "Mongolia answers.", "Peru agrees.", "Chile leaves."


def days(text: str, year: int | None = None) -> list[str]:
    return [one.when.edtf() for one in read_entries(cleaned(text), "file.txt", year=year).entries]


PAGE = f"Wednesday, June 19, 2024\nA quarrel\n\nIt began small.\n\nApril 4: {A}\n\nApril 5: {B}\n\nMay 9: {C}\n"


def test_a_first_date_that_alone_has_a_year_is_that_of_the_page() -> None:
    assert days(PAGE) == ["2024-04-04", "2024-04-05", "2024-05-09"]
    reading = read_entries(cleaned(PAGE), "file.txt")
    assert [line.reason for line in reading.unread] == ["is the date of the page; passed over"]


def test_the_user_knows_better_than_the_date_of_the_page() -> None:
    assert days(PAGE, 2022) == ["2022-04-04", "2022-04-05", "2022-05-09"]


def test_a_date_alone_over_paragraphs_is_that_of_the_page_where_no_other_stands_alone() -> None:
    dated = f"May 9, 2013: {A}\n\nMay 5, 2013: {B}\n\nApril 4, 2012: {C}\n"
    over = "June 19, 2013\n\nOur staff\n\nTalks on a dam.\n\nThey began anew. Nobody knows why.\n\n"
    assert days(over + dated) == ["2013-05-09", "2013-05-05", "2012-04-04"]
    one = f"June 19, 2013\n\n{D}\n\n"
    assert days(one + dated) == ["2013-06-19", "2013-05-09", "2013-05-05", "2012-04-04"]


def test_the_year_of_the_page_is_that_after_the_turn() -> None:
    text = f"A quarrel over a mine\nBERN (ABC) Oct 21, 2003\n\nDec 13 - {A}\n\nFeb 21 - {B}\n\nJune 16 - {C}\n"
    assert days(text) == ["2002-12-13", "2003-02-21", "2003-06-16"]
    # Where months run on within the year, it is theirs.
    text = f"A quarrel over a mine\nBERN (ABC) Oct 21, 2003\n\nFeb 21 - {B}\n\nJune 16 - {C}\n"
    assert days(text) == ["2003-02-21", "2003-06-16"]


def test_months_that_go_back_without_a_turn_are_asked_about() -> None:
    text = f"A quarrel in 2003\n\nAug 13: {A}\n\nMay 21: {B}\n\nJune 16: {C}\n\nMay 3: {D}\n"
    assert days(text) == ["2003-08-13", "2003-05-21", "2003-06-16", "2003-05-03"]


@pytest.mark.parametrize("title", ["Peace moves since 1993", "La paix depuis 1993", "Frieden seit Mai 1993"])
def test_since_a_year_tells_no_year(title: str) -> None:
    with pytest.raises(KrjpError, match="--year"):
        days(f"{title}\n\nThe talks of 2010 failed.\n\nSept 13: {A}\n\nMay 4: {B}\n\nOct 3: {C}\n")


def test_a_year_alone_gives_its_year_to_the_months_below_it() -> None:
    assert days(f"1946 - {A}\n\nNovember: {B}\n\nDecember: {C}\n\n1947 - {D}\n\nApril: {A}\n") == [
        "1946", "1946-11", "1946-12", "1947", "1947-04",
    ]  # fmt: skip


def test_in_a_list_by_days_of_the_year_no_year_is_too_far() -> None:
    heads = ("1 September 1939", "2 September 1945", "3 September 1989", "7 September 1939", "8 September 1253")
    assert days("".join(f"{head}: {A}\n\n" for head in heads)) == [
        "1939-09-01", "1945-09-02", "1989-09-03", "1939-09-07", "1253-09-08",
    ]  # fmt: skip


def test_a_date_that_lies_after_all_others_is_no_entry() -> None:
    dated = "".join(f"May {day}, 2024: {A}\n\n" for day in range(1, 7))
    reading = read_entries(cleaned(f"June 19, 2024\n\nA quarrel\n\n{dated}"), "file.txt")
    assert len(reading.entries) == 6
    assert [line.reason for line in reading.unread] == ["is dated after all that follow; passed over"]
