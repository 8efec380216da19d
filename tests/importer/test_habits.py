"""What one date leaves open, all dates of the page tell: the order of its numbers, its century, what follows it."""

from __future__ import annotations

import pytest

from krjp.importer.entries import read_entries
from krjp.importer.habits import habits_of
from krjp.importer.lines import cleaned
from krjp.importer.pipeline import Text, import_texts

A, B, C, D = "Japan protests.", "Mongolia answers.", "Officials of Peru meet.", "A storm comes."


def days(text: str) -> list[str]:
    return [entry.when.edtf() for entry in read_entries(cleaned(text), "file.txt").entries]


@pytest.mark.parametrize(
    ("heads", "dates"),
    [
        # A number above 12 tells the order.
        (("04.01.13", "16.01.13", "27-28.01.13"), ["2013-01-04", "2013-01-16", "2013-01-27/2013-01-28"]),
        (("1/4/13", "1/16/13", "2/5/13"), ["2013-01-04", "2013-01-16", "2013-02-05"]),
        (("13.01.04", "13.01.16", "13.02.05"), ["2013-01-04", "2013-01-16", "2013-02-05"]),
        # With numbers up to 12 alone, the one order that runs through the page does.
        (("03.01.13", "07.01.13", "02.02.13", "05.02.13", "01.03.13"),
         ["2013-01-03", "2013-01-07", "2013-02-02", "2013-02-05", "2013-03-01"]),
        (("2.set.13", "dez.13", "31.dez-1º.jan.14"), ["2013-09-02", "2013-12", "2013-12-31/2014-01-01"]),
        (("2 Jan '13", "Feb. '13", "March ’13"), ["2013-01-02", "2013-02", "2013-03"]),
    ],
)  # fmt: skip
def test_years_of_two_digits_are_of_the_century_that_the_page_tells(heads: tuple[str, ...], dates: list[str]) -> None:
    text = "Chronicle 2013–2014\n\n" + "\n".join(
        f"{head}: {text}" for head, text in zip(heads, (A, B, C, D, A), strict=False)
    )
    assert days(text) == dates


@pytest.mark.parametrize(
    "heads",
    [
        ("04.01.13", "16.01.13", "27.01.13"),  # no year of four digits anywhere
        ("12.11.10 of 2010", "11.10.12 of 2012", "10.12.11 of 2011"),  # three orders, none better
    ],
)
def test_without_a_century_or_an_order_they_are_no_dates(heads: tuple[str, ...]) -> None:
    lines = cleaned("\n".join(f"{head}: {A}" for head in heads))
    assert read_entries(lines, "file.txt").entries == []


def test_a_year_of_two_digits_that_may_be_of_two_centuries_is_named() -> None:
    text = f"From 1890 to 2013\n\n04.01.13: {A}\n16.01.95: {B}\n27.01.55: {C}\n"
    reading = read_entries(cleaned(text), "file.txt")
    assert [entry.when.edtf() for entry in reading.entries] == ["1955-01-27"]
    assert [line.reason.partition(";")[0] for line in reading.unread] == [
        "'04.01.13' does not tell the century",
        "'16.01.95' does not tell the century",
    ]


@pytest.mark.parametrize(
    ("heads", "dates"),
    [
        (("08.22", "10.15", "11.03~11.05"), ["2013-08-22", "2013-10-15", "2013-11-03/2013-11-05"]),
        (("8/22", "10/15"), ["2013-08-22", "2013-10-15"]),
        (("22/8", "15/10"), ["2013-08-22", "2013-10-15"]),
        (("03.02.", "02.03.", "05.03.", "01.04.", "06.04."),
         ["2013-02-03", "2013-03-02", "2013-03-05", "2013-04-01", "2013-04-06"]),
    ],
)  # fmt: skip
def test_two_numbers_are_a_day_and_a_month_in_the_order_of_the_page(heads: tuple[str, ...], dates: list[str]) -> None:
    assert days("2013\n\n" + "\n".join(f"{head}: {A}" for head in heads)) == dates


@pytest.mark.parametrize(
    ("lines", "pair"),
    [
        (("1.1 Introduction", "1.2 The talks", "2.1 The end"), ""),  # numbers of sections
        (("03.02 회담", "02.03 서명"), "MD"),  # Korean pages have the month first
        (("03.02: Talks", "02.03: Signing"), ""),
        (("03.02: Talks", "14.13: Signing"), ""),
        (("5-6: Talks", "9-13: Signing"), ""),  # days of a month
        (("08-22: Talks", "09-03: Signing"), "MD"),
    ],
)
def test_two_numbers_are_no_date_where_nothing_tells_their_order(lines: tuple[str, ...], pair: str) -> None:
    assert habits_of(cleaned("\n".join(lines))).pair == pair


@pytest.mark.parametrize("mark", [", ", ". ", " "])
def test_what_this_author_puts_after_every_date_ends_a_date_of_any_sort(mark: str) -> None:
    text = "".join(f"{day} May 2013{mark}{A}\n\n" for day in range(1, 6)) + f"June 2013{mark}{B}\n\n"
    assert days(text)[-1] == "2013-06"


def test_a_year_at_the_beginning_of_a_sentence_is_no_head_where_nobody_writes_so() -> None:
    text = f"5 May 2013: {A}\n\n6 May 2013: {B}\n\n1948, a year of storms, was long past.\n\n7 May 2013: {C}\n"
    assert days(text) == ["2013-05-05", "2013-05-06", "2013-05-07"]


@pytest.mark.parametrize(
    ("head", "days_of"),
    [
        ("Anni Settanta", "[1970-01-01..1979-12-31]"),
        ("The sixties", "[1960-01-01..1969-12-31]"),
        ("Die siebziger Jahre", "[1970-01-01..1979-12-31]"),
        ("The ’60s", "[1960-01-01..1969-12-31]"),
        ("60年代", "[1960-01-01..1969-12-31]"),
    ],
)
def test_a_decade_in_words_is_of_the_century_of_the_page(head: str, days_of: str) -> None:
    assert days(f"4 May 1949: {A}\n{head}: {B}\n5 June 1983: {C}\n")[1] == days_of


def test_a_decade_of_a_century_that_nothing_tells_is_named() -> None:
    reading = read_entries(cleaned(f"4 May 1849: {A}\nThe sixties: {B}\n5 June 1983: {C}\n"), "file.txt")
    assert len(reading.entries) == 2


@pytest.mark.parametrize(
    ("head", "when"),
    [
        ("KW 3/2018", "[2018-01-15..2018-01-21]"),
        ("昭29.3.31", "1954-03-31"),
        ("平元.4", "1989-04"),
        ("5-XII-1969", "1969-12-05"),
        ("De septembre 1998 à avril 1999", "[1998-09-01..1999-04-30]"),
        ("1er trimestre 1994", "[1994-01-01..1994-03-31]"),
        ("2020年至今", "2020"),
    ],
)
def test_other_ways_to_write_a_date(head: str, when: str) -> None:
    assert days(f"{head}: {A}\n")[0] == when


def test_a_week_that_is_none_is_no_date() -> None:
    reading = read_entries(cleaned(f"KW 60/2018: {A}\n4 May 2018: {B}\n"), "file.txt")
    assert [entry.text for entry in reading.entries] == [B]


def test_a_day_and_a_month_stand_as_in_the_dates_with_their_years() -> None:
    text = f"2003.8.7: {A}\n2004.2.5: {B}\n10.3: {C}\n2005.9.1: {D}\n"
    assert days(text) == ["2003-08-07", "2004-02-05", "2004-10-03", "2005-09-01"]
    assert habits_of(cleaned(text.replace("10.3", "10.40"))).pair == ""


@pytest.mark.parametrize(
    ("others", "days"),
    [
        ("1964–65", "[2005-01-01..2006-12-31]"),
        ("1930-4", "[2005-01-01..2006-12-31]"),
        ("1998-02", "2005-06"),
        ("2004-03-01", "2005-06"),
        ("2005-11", "2005-06"),
        ("4 May 2004", "2005-06"),
    ],
)
def test_two_digits_after_a_year_are_what_others_of_the_page_are(others: str, days: str) -> None:
    page = f"1961–64: Talks open.\n{others}: Talks go on.\n" if others == "1930-4" else f"{others}: Talks open.\n"
    assert read_entries(cleaned(f"{page}2005-06: Talks end.\n"), "x.txt").entries[-1].when.edtf() == days


def test_what_stands_on_a_page_beside_its_entries_is_none() -> None:
    page = "{: .dates}\n1950s | 1960s | 1970s >>\n- 1965 -\n4 May: Talks open.\n5 May: They go on.\n6 May: They end.\n"
    reading = read_entries(cleaned(page, markdown=True), "x.md")
    assert [entry.when.edtf() for entry in reading.entries] == ["1965-05-04", "1965-05-05", "1965-05-06"]
    assert (reading.unread, reading.passed) == ([], {"page furniture": 2, "heading": 1})


def test_a_short_span_is_one_of_years_where_only_years_date() -> None:
    page = f"1936: {A}\n\n1940-5: {B}\n\n1947: {C}\n"
    assert days(page) == ["1936", "[1940-01-01..1945-12-31]", "1947"]
    assert days(page.replace("1936:", "May 1936:")) == ["1936-05", "1947"]


@pytest.mark.parametrize(
    "form", ["Date: {}\nEvent: Talks go on.", "Talks go on ({}).", "Talks go on, {}", "Talks go on – {}."]
)
def test_years_of_two_digits_after_a_label_and_at_the_ends_of_lines_are_read_too(form: str) -> None:
    days = ("10/13/97", "02/07/98", "04/14/98", "05/21/99")
    page = "# Talks, 1997–1999\n\n" + "".join(f"{form.format(day)}\n\n" for day in days)
    events, accounts = import_texts([Text("page.md", page.encode())], ())
    assert sorted(event.edtf for event in events) == ["1997-10-13", "1998-02-07", "1998-04-14", "1999-05-21"]
    assert not accounts[0].unread
