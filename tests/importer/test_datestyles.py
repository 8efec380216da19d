"""Dates as they are told in many languages, in two calendars, by eras, centuries and parts of them."""

from __future__ import annotations

import pytest

from krjp.importer.entries import read_entries
from krjp.importer.lines import cleaned

TALKS = "Officials of Japan meet."

HEADS = [
    # In two calendars the younger one counts.
    ("9 (22) January 1905", "1905-01-22"),
    ("22 (9) January 1905", "1905-01-22"),
    ("17/30 October 1905", "1905-10-30"),
    ("17/19 October 1905", "1905-10-17/1905-10-19"),
    ("5 January (18 January) 1905", "1905-01-18"),
    ("14 December [O.S. 2 December] 1905", "1905-12-14"),
    ("October 25 (November 7, New Style), 1917", "1917-11-07"),
    ("20 December (2 January) 1905", "1905-01-02"),
    # Centuries and decades.
    ("13th-14th centuries", "[1200-01-01..1400-12-31]"),
    ("16th - 17th centuries", "[1500-01-01..1700-12-31]"),
    ("17./18. Jahrhundert", "[1600-01-01..1800-12-31]"),
    ("Siglos XVII-XVIII", "[1600-01-01..1800-12-31]"),
    ("XVIIe-XVIIIe siècles", "[1600-01-01..1800-12-31]"),
    ("Anfang des 14. Jahrhunderts", "[1300-01-01..1333-12-31]"),
    ("Mitte des 15. Jh.", "[1434-01-01..1466-12-31]"),
    ("Second half of the 16th century", "[1550-01-01..1600-12-31]"),
    ("15世紀初頭", "[1400-01-01..1433-12-31]"),
    ("16世紀後半", "[1550-01-01..1600-12-31]"),
    ("20世纪80年代", "[1980-01-01..1989-12-31]"),
    ("昭和30年代", "[1955-01-01..1964-12-31]"),
    ("Década de 1840", "[1840-01-01..1849-12-31]"),
    # Parts of years and months.
    ("1972 early", "[1972-01-01..1972-04-30]"),
    ("2015年末", "[2015-09-01..2015-12-31]"),
    ("2019年12月底", "[2019-12-21..2019-12-31]"),
    ("2020年7月初め", "[2020-07-01..2020-07-10]"),
    ("A mediados de enero de 2013", "[2013-01-11..2013-01-20]"),
    ("Final de 1977", "[1977-09-01..1977-12-31]"),
    ("2017年度", "[2016-10-01..2018-03-31]"),
    ("Mars-avril 1963", "[1963-03-01..1963-04-30]"),
    ("1603年頃", "1603"),
    ("2011年3月6日頃", "2011-03-06~"),
    ("vers 1720", "1720"),
    # Other languages.
    ("30 maart tot 2 april 1995", "1995-03-30/1995-04-02"),
    ("9 ноября 1989 года", "1989-11-09"),
    ("в начале мая 1992", "[1992-05-01..1992-05-10]"),
    ("3 maja 1926 roku", "1926-05-03"),
    ("Segunda-feira, 6 de março de 1978", "1978-03-06"),
    ("二〇〇一年三月二十六日", "2001-03-26"),
    ("二〇〇一年十月十日", "2001-10-10"),
    ("2001年8月2日、3日", "2001-08-02/2001-08-03"),
    ("平成25年(2013年)4月", "2013-04"),
    # With the hour, and with what is not known.
    ("2021-03-04T14:30Z", "2021-03-04"),
    ("2002年3月6日凌晨", "2002-03-06"),
    ("March 11, 2021, around midnight", "2021-03-11"),
    ("2021-Nov-07", "2021-11-07"),
    ("1996-11-??", "1996-11"),
    ("1996-11-00", "1996-11"),
    ("1880-00-00", "1880"),
    ("11/**/1996", "1996-11"),
    ("??.03.1945", "1945-03"),
]


@pytest.mark.parametrize(("head", "when"), HEADS, ids=[head for head, _ in HEADS])
def test_a_head_is_read_as_its_author_meant_it(head: str, when: str) -> None:
    (entry,) = read_entries(cleaned(f"{head}: {TALKS}", markdown=False), "file.txt").entries
    assert (entry.when.edtf(), entry.text) == (when, TALKS)


@pytest.mark.parametrize(
    "head", ["9 (12) January 1905", "5 January (8 January) 1905", "5 January (31 February) 1905", "Spring of the 1920s"]
)
def test_what_is_no_date_in_any_calendar_is_named(head: str) -> None:
    reading = read_entries(cleaned(f"1 May 1904: {TALKS}\n{head}: {TALKS}\n", markdown=False), "file.txt")
    assert [entry.when.edtf() for entry in reading.entries] == ["1904-05-01"]
    assert [line.line for line in reading.unread] == [2]


@pytest.mark.parametrize(
    "head",
    [
        "10,000 BC",
        "5th century BC",
        "500–400 BC",
        "BC 44",
        "ab etwa 9000 v. Chr.",
        "IVe siècle av. J.-C.",
        "siglo IV a. C.",
        "紀元前221年",
        "기원전 57년",
    ],
)
def test_what_is_before_our_era_is_named(head: str) -> None:
    reading = read_entries(cleaned(f"{head}: {TALKS}\n1900: {TALKS}\n", markdown=False), "file.txt")
    assert [entry.when.edtf() for entry in reading.entries] == ["1900"]
    assert [(line.line, line.reason) for line in reading.unread] == [(1, "krjp has no years before 1")]


@pytest.mark.parametrize(
    ("heads", "dates"),
    [
        (("79", "313", "476", "800", "1077"), ["0079", "0313", "0476", "0800", "1077"]),
        (("700", "Um 980", "C. 1040", "1454"), ["0700", "0980", "1040", "1454"]),
        (("AD 79", "313", "476 CE", "800"), ["0079", "0313", "0476", "0800"]),
        (("1077", "800", "476", "313"), ["1077", "0800", "0476", "0313"]),
        (("98", "99", "100", "101", "1900"), ["1900"]),  # these count
        (("98", "450", "300", "1900"), ["1900"]),
        (("450", "300"), []),
    ],
)
def test_numbers_in_the_order_of_later_years_are_years(heads: tuple[str, ...], dates: list[str]) -> None:
    page = "".join(f"{head}: {TALKS}\n" for head in heads)
    entries = read_entries(cleaned(page, markdown=False), "file.txt").entries
    assert [entry.when.edtf() for entry in entries] == dates


@pytest.mark.parametrize("mark", ["", ":"])
def test_a_short_year_alone_on_its_line_is_no_number_of_a_page(mark: str) -> None:
    page = "".join(f"{year}{mark}\nEvent number {year} takes place.\n\n" for year in (79, 313, 476, 1077))
    entries = read_entries(cleaned(page, markdown=False), "file.txt").entries
    assert [entry.when.edtf() for entry in entries] == ["0079", "0313", "0476", "1077"]


@pytest.mark.parametrize(
    "heads",
    [
        ("10/06/96", "11/**/96", "02/17/97", "06/97 - 09/97", "10/97", "01/23/98", "02/06/2000"),
        ("06.10.96", "**.11.96", "17.02.97", "06/97 - 09/97", "10/97", "23.01.98", "06/02/2000"),
    ],
)
def test_the_order_of_brief_dates_is_that_of_whole_ones(heads: tuple[str, ...]) -> None:
    page = "The mission, 1996 to 2000\n\n" + "".join(f"{head} - {TALKS}\n" for head in heads)
    found = [entry.when.edtf() for entry in read_entries(cleaned(page, markdown=False), "file.txt").entries]
    assert found == [
        "1996-10-06",
        "1996-11",
        "1997-02-17",
        "[1997-06-01..1997-09-30]",
        "1997-10",
        "1998-01-23",
        "2000-02-06",
    ]


def test_a_decade_soon_after_the_years_of_a_page_is_of_their_century() -> None:
    page = f"1944: {TALKS}\n1949: {TALKS}\nanni Sessanta: {TALKS}\n"
    entries = read_entries(cleaned(page, markdown=False), "file.txt").entries
    assert entries[-1].when.edtf() == "[1960-01-01..1969-12-31]"


@pytest.mark.parametrize("head", ["um 1450", "On 5 May 1450", "Im Jahr 1450", "around 1450"])
def test_a_date_led_by_a_word_stands_alone_on_its_line(head: str) -> None:
    page = f"1347\n{TALKS}\n{head}\nGutenberg prints.\n1517\nLuther writes.\n1618\nA war begins.\n"
    entries = read_entries(cleaned(page, markdown=False), "file.txt").entries
    assert [entry.when.edtf()[:4] for entry in entries] == ["1347", "1450", "1517", "1618"]
