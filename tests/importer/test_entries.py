"""Where entries begin and end, which year they are of, and that every other line is accounted for."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.errors import KrjpError
from krjp.importer.entries import read_entries
from krjp.importer.lines import cleaned
from krjp.importer.pipeline import Text, import_texts
from tests.importer.styles import STYLES, Style, expressible, of_source

if TYPE_CHECKING:
    from krjp.chronology import Chronology
    from krjp.importer.drafts import Reading


def read(text: str, *, markdown: bool = False, year: int | None = None) -> Reading:
    return read_entries(cleaned(text, markdown=markdown), "file.txt", year=year)


def dates(text: str, *, markdown: bool = False, year: int | None = None) -> list[str]:
    return [entry.when.edtf() for entry in read(text, markdown=markdown, year=year).entries]


def texts(text: str, *, markdown: bool = False) -> list[str]:
    return [entry.text for entry in read(text, markdown=markdown).entries]


A, B, C = "Officials of Japan meet.", "South Korea protests.", "The US agrees."


@pytest.mark.no_cover
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("newest_first", [False, True], ids=["oldest first", "newest first"])
def test_the_packaged_chronology_comes_back_whole_in_every_style(
    style: Style, newest_first: bool, packaged: Chronology
) -> None:
    events = list(reversed(packaged.events)) if newest_first else list(packaged.events)
    expected = [(expressible(of_source(event), style), " ".join(event.summary.split())) for event in events]
    heading = "2024\n" if style.year_in_heading else ""
    printed = heading + "\n".join(style.entry(when, text) for when, text in expected) + "\n"
    found = read(printed)
    assert [(entry.when, entry.text) for entry in found.entries] == expected
    assert found.unread == []


def test_many_entries_on_one_line_are_told_apart() -> None:
    line = f"Jan. 4, 2024: {A} Jan. 5-6, 2024: {B} Feb. 1, 2024: {C}"
    assert dates(line) == ["2024-01-04", "2024-01-05/2024-01-06", "2024-02-01"]
    assert texts(line) == [A, B, C]


def test_a_list_copied_without_line_breaks_is_read_whole() -> None:
    """Its heading stands before the first head, and one entry lacks its full stop."""
    heading = "CHRONOLOGY OF JAPAN-KOREA RELATIONS JANUARY – APRIL 2024"
    flow = (
        f"{heading} Jan. 4, 2024: {A} Jan. 5, 2024: {B} Jan. 6, 2024: Officials meet in Seoul to discuss trade "
        f"Jan. 7, 2024: {C} Feb. 1, 2024: A pact signed on Dec. 28, 2015: It lapses."
    )
    assert texts(flow) == [
        A,
        B,
        "Officials meet in Seoul to discuss trade",
        C,
        "A pact signed on Dec. 28, 2015: It lapses.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Japan asks again about the talks of Feb. 1. The answer given on Jan. 3, 2024 stands.",
        "An agreement of Dec. 30, 2015 is reviewed; it had been due by March 2024.",
        "Officials recall Jan. 5: a day of talks.",
        "The pact lapses in June 2028. In May 2024 talks begin.",
        "Talks are set for Feb. 3 – 5 in Tokyo.",
        "He speaks of May: the month of elections.",
    ],
)
def test_dates_within_an_entry_do_not_divide_it(text: str) -> None:
    assert texts(f"Jan. 4, 2024: {text}\nJan. 9, 2024: {B}") == [text, B]


def test_a_date_that_goes_on_from_the_line_before_opens_no_entry() -> None:
    wrapped = "Jan. 4, 2024: Officials sum up what they agreed on\nDec. 30, 2015: a fund and an apology."
    assert texts(wrapped) == ["Officials sum up what they agreed on Dec. 30, 2015: a fund and an apology."]


def test_wrapped_lines_are_joined_and_divided_words_mended() -> None:
    wrapped = "Jan. 4, 2024: Officials of Japan discuss coop-\neration with South Korea and co-\nhosting a\nsummit."
    assert texts(wrapped) == ["Officials of Japan discuss cooperation with South Korea and co-hosting a summit."]


def test_running_heads_and_page_numbers_within_a_sentence_are_cut_out() -> None:
    pages = (
        "Jan. 4, 2024: Officials of Japan and\nJAPAN-KOREA RELATIONS | MAY 2024 103\n\nSouth Korea meet.\n"
        "Jan. 5, 2024: They meet\n104\nagain. Jan. 6, 2024: And face-to-face JAPAN-KOREA RELATIONS | MAY 2024 105 too."
    )
    assert texts(pages) == [
        "Officials of Japan and South Korea meet.",
        "They meet again.",
        "And face-to-face too.",
    ]


def test_repeated_lines_are_furniture_even_without_a_bar() -> None:
    pages = f"Jan. 4, 2024: {A}\nA Quarterly of Relations 11\nJan. 5, 2024: {B}\nA Quarterly of Relations 12\n"
    found = read(pages)
    assert [entry.text for entry in found.entries] == [A, B]
    assert (found.passed, found.unread) == ({"page furniture": 2}, [])


def test_an_entry_that_comes_back_every_year_is_no_furniture() -> None:
    assert dates("Feb. 22, 2023: Takeshima Day\nFeb. 22, 2024: Takeshima Day\n") == ["2023-02-22", "2024-02-22"]


def test_a_date_that_cannot_be_is_no_furniture_however_often_it_comes() -> None:
    found = read(f"Feb. 30, 2024: Talks\nFeb. 31, 2024: Talks\nMarch 1, 2024: {A}\n")
    assert [unread.reason for unread in found.unread] == [f"there is no February {day} in 2024" for day in (30, 31)]
    assert found.passed == {}


@pytest.mark.parametrize(
    "credit",
    ["Chronology compiled by A. Student", "Source: news agencies", "© 2024 A Journal", "By Jane Doe and John Roe"],
)
def test_credit_lines_belong_to_no_entry(credit: str) -> None:
    found = read(f"Jan. 4, 2024: {A}\n\n{credit}\n")
    assert [entry.text for entry in found.entries] == [A]
    assert (found.passed, found.unread) == ({"credit line": 1}, [])


def test_running_text_before_the_chronology_is_passed_over() -> None:
    article = f"An Article\nOn Jan. 3, 2024, officials met. In late March, they met again.\n\nJan. 4, 2024: {A}\n"
    found = read(article)
    assert [entry.text for entry in found.entries] == [A]
    assert sum(found.passed.values()) == 2


# Years


@pytest.mark.parametrize("heading", ["2024", "## 2024", "Chronology 2024", "January–April 2024", "2024年", "Year 2024"])
def test_a_heading_gives_the_year(heading: str) -> None:
    assert dates(f"{heading}\n\nJan. 4: {A}\nMarch 5: {B}\n") == ["2024-01-04", "2024-03-05"]


def test_each_heading_holds_for_what_stands_below_it() -> None:
    assert dates(f"2023\nJan. 4: {A}\nNov. 5: {B}\n2024\nMarch 6: {C}\n") == ["2023-01-04", "2023-11-05", "2024-03-06"]


def test_a_heading_over_two_years_gives_each_month_its_own() -> None:
    text = f"September 2023 – January 2024\n\nSept. 4: {A}\nDec. 5: {B}\nJan. 6: {C}\n"
    assert dates(text) == ["2023-09-04", "2023-12-05", "2024-01-06"]


@pytest.mark.parametrize(
    "heading",
    ["2018–19", "2018–2019", "Chronology 2018-19", "日韓関係年表 2018–2019", "Chronology, September–April 2018–19",
     "Chronology, September–April 2018–2019"],
)  # fmt: skip
def test_a_heading_of_two_years_covers_both(heading: str) -> None:
    assert dates(f"{heading}\n\nOct. 4: {A}\nJan. 5: {B}\nMarch 3: {C}\n") == ["2018-10-04", "2019-01-05", "2019-03-03"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Chronology 2005–06", ["2005-10-04", "2006-01-05"]),
        ("Chronology 2009–10", ["2009-10-04", "2010-01-05"]),
        ("Chronology 1998–92", ["1998-10-04"]),
    ],
)
def test_a_heading_that_may_mean_a_month_covers_its_year_and_two_years_only_in_order(
    heading: str, expected: list[str]
) -> None:
    assert dates(f"{heading}\n\nOct. 4: {A}\nJan. 5: {B}\n") == expected


def test_where_a_month_comes_twice_in_a_heading_heads_follow_each_other() -> None:
    text = f"Chronology, September 2022 – December 2024\n\nOct. 1: {A}\nNov. 2: {B}\nJan. 3: {C}\n"
    assert dates(text) == ["2022-10-01", "2022-11-02", "2023-01-03"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Chronology 2019", "Dec. 24, 2019:", "Jan. 5, 2020:", "Feb. 5:", "March 3:"),
         ["2019-12-24", "2020-01-05", "2020-02-05", "2020-03-03"]),
        (("日韓関係年表 2019年", "2018년 10월 30일:", "11월 29일:", "1월 5일:", "12월 20일:"),
         ["2018-10-30", "2018-11-29", "2019-01-05", "2019-12-20"]),
        (("Chronology 2020", "Jan. 5, 2021:", "Dec. 24:", "Nov. 3, 2019:", "Oct. 2:"),
         ["2021-01-05", "2020-12-24", "2019-11-03", "2019-10-02"]),
        (("January–April 2019", "Jan. 5:", "May 3, 2019:", "June 4:"), ["2019-01-05", "2019-05-03", "2019-06-04"]),
        (("2019", "Dec. 24, 2019:", "Jan. 5, 2020:", "2019", "Feb. 5:"), ["2019-12-24", "2020-01-05", "2019-02-05"]),
        (("Dec. 24, 2018:", "Jan. 5, 2020:", "Chronology 2019", "Feb. 5:"), ["2018-12-24", "2020-01-05", "2019-02-05"]),
        (("September 2018–April 2019", "Jan. 5:", "March 3:"), ["2019-01-05", "2019-03-03"]),
        (("September 2018–April 2019", "Dec. 4:", "Nov. 3:"), ["2018-12-04", "2018-11-03"]),
        (("2018–19", "Jan. 5:", "Feb. 3:"), ["2018-01-05", "2018-02-03"]),
        (("2018–19", "Dec. 4:", "Nov. 3:"), ["2019-12-04", "2019-11-03"]),
        (("Chronology 2024: January–April 2024", "Jan. 5:", "March 3:"), ["2024-01-05", "2024-03-03"]),
        (("Chronology 2016", "Dec. 4:", "Chronology 2018–2019", "Oct. 4:", "Jan. 5:"),
         ["2016-12-04", "2018-10-04", "2019-01-05"]),
        (("Chronology 2018–2019", "Oct. 4:", "Jan. 5:", "Chronology 2018–2019", "Feb. 5:"),
         ["2018-10-04", "2019-01-05", "2019-02-05"]),
        (("Chronology 2018–2019", "March 3, 2019:", "Oct. 4, 2018:", "Nov. 5:"),
         ["2019-03-03", "2018-10-04", "2018-11-05"]),
        (("Chronology 2018–2019", "Feb. 5:", "Dec. 28, 2015:", "March 3:"), ["2018-02-05", "2015-12-28", "2018-03-03"]),
        (("September 2018–April 2019", "April 4:", "April 9:"), ["2019-04-04", "2019-04-09"]),
        (("Talks from June 2018 to the end of 2019", "Nov. 5:", "Oct. 4:"), ["2019-11-05", "2019-10-04"]),
        (("Chronology, November – January 2024", "Jan. 6:", "Nov. 4:"), ["2024-01-06", "2023-11-04"]),
        (("Chronology 2019–2018", "Feb. 5:", "Jan. 9:", "Oct. 4:", "Sept. 3:"),
         ["2019-02-05", "2019-01-09", "2018-10-04", "2018-09-03"]),
        (("January–April 2019", "May 4:", "June 5:"), ["2019-05-04", "2019-06-05"]),
        (("Chronology 2019", "Dec. 24, 2019:", "Jan. 5, 2020:", "Jan. 9, 2020:", "Feb. 5:"),
         ["2019-12-24", "2020-01-05", "2020-01-09", "2020-02-05"]),
        (("Chronology 2020", "Jan. 5, 2020:", "Dec. 24, 2019:", "Dec. 9, 2019:", "Nov. 3:"),
         ["2020-01-05", "2019-12-24", "2019-12-09", "2019-11-03"]),
        (("Chronology 2020", "Dec. 5:", "Nov. 3:", "Nov. 1, 2021:", "Oct. 2:"),
         ["2020-12-05", "2020-11-03", "2021-11-01", "2020-10-02"]),
        (("Chronology 2024", "Feb. 5:", "Jan. 9:", "Feb. 11:", "Dec. 2, 2023:", "Jan. 20:", "March 7:"),
         ["2024-02-05", "2024-01-09", "2024-02-11", "2023-12-02", "2024-01-20", "2024-03-07"]),
        (("Chronology 2024", "Feb. 5:", "Dec. 28, 2015:", "March 3:"), ["2024-02-05", "2015-12-28", "2024-03-03"]),
        (("Chronology 2024", "Feb. 5:", "Jan. 9:", "Jan. 2, 2025:", "Jan. 20:", "Feb. 7:"),
         ["2024-02-05", "2024-01-09", "2025-01-02", "2024-01-20", "2024-02-07"]),
    ],
)  # fmt: skip
def test_a_heading_holds_until_a_head_that_goes_on_prints_another_year(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    """An aside, which goes back in time, and a list without order stay under their heading."""
    assert dates("".join(f"{line} {A}\n" if line[-1] == ":" else f"\n{line}\n\n" for line in lines)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Last updated 2019-02-21",
        "Seoul, Room 1105",
        "Talks that were begun in 2019,",
        "Talks that were begun in 2019;",
        "Officials of Japan and South Korea sum up what they have done since 2019 about export controls and labor",
    ],
)
def test_a_line_that_only_names_a_year_stands_over_nothing(line: str) -> None:
    assert dates(f"Jan. 4, 2024: {A}\n\n{line}\n\nFeb. 5: {B}\n") == ["2024-01-04", "2024-02-05"]


def test_a_number_that_only_looks_like_a_year_gives_none() -> None:
    assert dates(f"Chronology FY2024\n\nJan. 5: {A}\n", year=2023) == ["2023-01-05"]


@pytest.mark.parametrize("below", ["", f"\nFeb. 31: {A}\n"])
def test_a_month_alone_stands_over_what_follows_even_nothing_or_a_date_that_cannot_be(below: str) -> None:
    found = read(f"Jan. 4, 2024: {A}\n\nMarch 2024\n{below}")
    assert [entry.when.edtf() for entry in found.entries] == ["2024-01-04"]
    assert found.passed == {"heading": 1}
    assert [entry.reason for entry in found.unread] == ["there is no February 31 in 2024"] * bool(below)


def test_a_heading_that_ends_before_it_begins_began_the_year_before() -> None:
    text = f"Chronology, November – January 2024\n\nNov. 4: {A}\nJan. 6: {B}\n"
    assert dates(text) == ["2023-11-04", "2024-01-06"]


def test_month_headings_give_the_year() -> None:
    assert dates(f"January 2024\nJan. 4: {A}\nFebruary 2024\nFeb. 5: {B}\n") == ["2024-01-04", "2024-02-05"]


def test_a_month_alone_over_a_text_without_dates_is_an_entry() -> None:
    assert dates(f"January 2024\n{A}\nFebruary 2024\n{B}\n") == ["2024-01", "2024-02"]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (("Dec. 30, 2023", "Jan. 2"), ["2023-12-30", "2024-01-02"]),
        (("Jan. 2, 2024", "Dec. 30", "Dec. 1"), ["2024-01-02", "2023-12-30", "2023-12-01"]),
        (("Dec. 30", "Jan. 2, 2024"), ["2023-12-30", "2024-01-02"]),
        (("Feb. 5, 2024", "Nov. 3"), ["2024-02-05", "2024-11-03"]),
        (("Feb. 5, 2024", "Feb. 3", "Feb. 7"), ["2024-02-05", "2024-02-03", "2024-02-07"]),
        (("2023", "Jan. 5", "Feb. 5, 2024"), ["2023", "2023-01-05", "2024-02-05"]),
        (("Dec. 28, 2023", "Dec. 28", "Dec. 30", "Jan. 2"), ["2023-12-28", "2023-12-28", "2023-12-30", "2024-01-02"]),
        (("Jan. 5, 2024", "Jan. 5", "Jan. 3", "Dec. 30"), ["2024-01-05", "2024-01-05", "2024-01-03", "2023-12-30"]),
        (("July 5, 2023", "July 9", "Jan. 2"), ["2023-07-05", "2023-07-09", "2024-01-02"]),
        (("Feb. 5, 2024", "Feb. 1", "Aug. 2"), ["2024-02-05", "2024-02-01", "2023-08-02"]),
        (("June 1, 2023", *(f"June {day}" for day in range(10, 22)), "Jan. 2"),
         ["2023-06-01", *(f"2023-06-{day}" for day in range(10, 22)), "2023-01-02"]),
        (("Nov. 3", "Dec. 1", "Dec. 30", "Jan. 2, 2024"), ["2023-11-03", "2023-12-01", "2023-12-30", "2024-01-02"]),
        (("Feb. 3", "Jan. 2", "Dec. 30, 2023"), ["2024-02-03", "2024-01-02", "2023-12-30"]),
        (("Dec. 30", "2023", "Jan. 2, 2024"), ["2023-12-30", "2023", "2024-01-02"]),
        (("Dec. 30, 2023", "Jan. 2, 2024", "Dec. 9"), ["2023-12-30", "2024-01-02", "2024-12-09"]),
    ],
)  # fmt: skip
def test_a_head_without_a_year_follows_those_around_it(heads: tuple[str, ...], expected: list[str]) -> None:
    assert dates("".join(f"{head}: {A}\n" for head in heads)) == expected


@pytest.mark.parametrize(
    ("heads", "year"),
    [
        (("Oct. 6, 2016", "Dec. 15", "Dec. 13", "Jan. 9"), "2017"),
        (("Oct. 1, 2016", "Oct. 9", "Oct. 3", "Nov. 5", "Nov. 2", "Jan. 2"), "2017"),
        (("March 1, 2016", "Aug. 9", "May 3", "Nov. 5", "July 2", "Jan. 2"), "2016"),
    ],
)
def test_an_entry_out_of_order_by_days_does_not_lose_the_turn_of_the_year(heads: tuple[str, ...], year: str) -> None:
    """A list that goes back from month to month as often as forward has no order: no year turns in it."""
    assert dates("".join(f"{head}: {A}\n" for head in heads))[-1][:4] == year


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("2016\n\nOct. 6: {}\nDec. 15: {}\nDec. 13: {}\nJan. 9: {}\n", "Jan. 9"),
        ("Chronology 2019\n\nDec. 5, 2019: {}\nJan. 9: {}\n", "Jan. 9"),
        ("Chronology 2024\n\nNov. 5: {}\nDec. 28, 2015: {}\nJan. 9: {}\n", "Jan. 9"),
        ("Chronology 2024\n\nMarch 5: {}\nFeb. 9: {}\nDec. 13: {}\n", "Dec. 13"),
    ],
)
def test_a_year_that_would_step_back_against_the_order_is_asked_for(text: str, doubt: str) -> None:
    found = read(text.replace("{}", A))
    assert [unread.text for unread in found.unread] == [f"{doubt} {A}"]
    assert "print its year" in found.unread[0].reason


@pytest.mark.parametrize("year", ["1017", "3017"])
def test_a_year_far_from_those_around_it_is_asked_for(year: str) -> None:
    found = read(f"Jan. 4, 2016: {A}\nMay 5, {year}: {B}\nMarch 6, 2018: {C}\n")
    assert [entry.when.edtf() for entry in found.entries] == ["2016-01-04", "2018-03-06"]
    assert found.unread[0].reason == f"its year {year} lies far from those around it, 2016 to 2018"


def test_the_years_of_a_long_history_are_not_doubtful() -> None:
    assert len(read(f"AD 79: {A}\n1066: {B}\n1215: {C}\nMay 8, 1945: {A}\n").entries) == 4


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("令和5年12月25日", "6年1月12日", "6年3月6日"), ["2023-12-25", "2024-01-12", "2024-03-06"]),
        (("令和6年", "", "3月6日", "4月7日"), ["2024-03-06", "2024-04-07"]),
    ],
)
def test_years_of_an_era_go_on_from_the_era_named_before(lines: tuple[str, ...], expected: list[str]) -> None:
    assert dates("".join(f"{line} 会談\n" if "日" in line else f"{line}\n" for line in lines)) == expected


@pytest.mark.parametrize("line", ["24年3月6日 会談", "24년 3월 6일 회담", "99年3月：会談"])
def test_a_year_without_its_century_is_never_written(line: str) -> None:
    found = read(f"2024年1月4日 会談\n{line}\n2024年5月6日 会談\n")
    assert [entry.when.edtf() for entry in found.entries] == ["2024-01-04", "2024-05-06"]
    assert [unread.line for unread in found.unread] == [2]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (("Jan. 5", "Dec. 6", "Feb. 1", "Nov. 2"), ["2024-01-05", "2024-12-06", "2025-02-01", "2025-11-02"]),
        (("Nov. 1", "Nov. 5", "Jan. 2", "Dec. 3", "Jan. 9"),
         ["2024-11-01", "2024-11-05", "2025-01-02", "2025-12-03", "2026-01-09"]),
        (("Jan. 4", "March 5"), ["2024-01-04", "2024-03-05"]),
        (("Nov. 4", "Jan. 5"), ["2024-11-04", "2025-01-05"]),
        (("2023", "Jan. 5"), ["2023", "2023-01-05"]),
        (("Feb. 5", "Jan. 9", "Dec. 4", "Nov. 3"), ["2024-02-05", "2024-01-09", "2023-12-04", "2023-11-03"]),
        (("July 4", "Jan. 5", "Dec. 6", "Feb. 1", "Nov. 2"),
         ["2024-07-04", "2025-01-05", "2025-12-06", "2026-02-01", "2026-11-02"]),
    ],
)  # fmt: skip
def test_the_year_given_by_the_user_is_that_of_the_first_head(heads: tuple[str, ...], expected: list[str]) -> None:
    assert dates("".join(f"{head}: {A}\n" for head in heads), year=2024) == expected


def test_a_year_in_the_text_wins_over_the_given_one() -> None:
    assert dates(f"Jan. 4, 2019: {A}\n2018\nJan. 4: {B}\n", year=2024) == ["2019-01-04", "2018-01-04"]


def test_without_any_year_the_error_asks_for_one() -> None:
    with pytest.raises(KrjpError, match=r"file\.txt: line 2: 'Jan\. 4' has no year .* --year YYYY"):
        read(f"\nJan. 4: {A}\n")


# What is not understood


def test_a_february_29_of_a_year_without_one_is_named() -> None:
    found = read(f"Feb. 28: {A}\nFeb. 29: {B}\n", year=2023)
    assert [(unread.line, unread.reason) for unread in found.unread] == [(2, "there is no February 29 in 2023")]
    assert [entry.when.edtf() for entry in found.entries] == ["2023-02-28"]


@pytest.mark.parametrize(
    ("form", "before", "wrong", "after"),
    [
        ("text", "Round {} (Geneva, ", "30 February 2004", "): Talks open.\n"),
        ("text", "", "2004-W60", ": Talks {} open.\n"),
        ("wikitext", "* {{{{", "30 February 2004", "}}}}: Talks {} open in [[Geneva]].\n"),
    ],
)
def test_a_date_that_cannot_be_is_no_date_wherever_dates_stand(form: str, before: str, wrong: str, after: str) -> None:
    stated = (wrong, "12 May 2004", "13 June 2004")
    lines = [(before + date + after).format(number) for number, date in enumerate(stated, 1)]
    head = "== 2004 ==\n" if form == "wikitext" else ""
    events = import_texts([Text("x", "".join([head, *lines]).encode())], (), form=form)[0]
    assert [event.edtf for event in events] == ["2004-05-12", "2004-06-13"]


def test_a_title_of_months_gives_their_years_to_dates_in_brackets() -> None:
    rounds = "Round 1 (9 November): Talks open.\nRound 2 (1 February): Talks go on.\nRound 3 (2 March): Talks end.\n"
    assert dates(f"From May 1989 to June 1990\n\n{rounds}") == ["1989-11-09", "1990-02-01", "1990-03-02"]


def test_a_heading_is_a_date_and_the_title_of_what_stands_below_it() -> None:
    text = "# 2024\n## Jan. 4, 2024: Ministers meet\nThey speak of trade.\n## Jan. 5, 2024: Talks end\nNobody speaks.\n"
    assert dates(text, markdown=True) == ["2024-01-04", "2024-01-05"]


def test_a_date_that_cannot_be_amid_a_list_without_line_breaks_stays_in_its_entry() -> None:
    flow = f"Jan. 4, 2024: {A} Jan. 5, 2024: {B} Jan. 6, 2024: Talks Feb. 31, 2024: Talks"
    assert texts(flow) == [A, B, "Talks Feb. 31, 2024: Talks"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Feb. 30, 2024: Nothing can happen.", "there is no February 30 in 2024"),
        ("02/03/2024: Something happens.", "can be read two ways"),
        ("Febuary 9, 2024: Something happens.", "begins like an entry, but not with a date"),
        (": Something happens.", "begins like an entry, but not with a date"),
        ("Jan. 5, '74: Something happens.", "does not tell the century"),
        ("Febuary 9, 2024 – Something happens", "begins like an entry, but not with a date"),
        ("9 Febuary 2024 - Something happens", "begins like an entry, but not with a date"),
        ("Jan. 5, 2024 (the 2nd day): Something happens.", "begins like an entry, but its date is not understood"),
        ("On January 6, 2024, the US calls for calm.", "begins with a date, but is no head"),
        ("In March 2024, the US calls for calm.", "begins with a date, but is no head"),
        ("In March 2024 the US calls for calm.", "begins with a date, but is no head"),
        ("In May ’24 the US calls for calm.", "begins with a date, but is no head"),
        ("May brings no talks at all.", "has no date; read as part of the entry above"),
        ("On May 3 they met.", "begins with a date, but is no head"),
        ("Febuary 9, 2024 South Korea answers Japan and it answers to nobody else.", "begins with a date"),
        ("Jan. 7, 2024:", "is a date without text"),
        ("Somebody says something without a date.", "has no date; read as part of the entry above"),
        ("\nSomebody says something after a blank line.", "has no date; read as part of the entry above"),
        ("\nA new chapter", "has no date; passed over as a heading"),
    ],
)
def test_a_line_that_is_not_understood_is_named_with_its_number(line: str, reason: str) -> None:
    found = read(f"Jan. 4, 2024: {A}\n{line}\nJan. 9, 2024: {B}\n")
    assert [entry.when.edtf() for entry in found.entries] == ["2024-01-04", "2024-01-09"]
    [unread] = found.unread
    assert unread.line == 2 + line.startswith("\n")
    assert reason in unread.reason


@pytest.mark.parametrize(
    "lines",
    [
        ("2018년 10월 30일 대법원 판결", "11월 29일 미쓰비시 판결"),
        ("2018年10月30日 大法院判決", "11月29日 三菱判決"),
        ("2018. 10. 30. 대법원 판결", "2018. 11. 29. 미쓰비시 판결"),
    ],
)
def test_lines_that_end_in_nouns_are_told_apart_by_their_dates(lines: tuple[str, ...]) -> None:
    assert dates("\n".join(lines)) == ["2018-10-30", "2018-11-29"]


LONG = "Officials of Japan and of South Korea meet in order to discuss trade"


@pytest.mark.parametrize(
    ("before", "line", "reason"),
    [
        (LONG, "Febuary 9, 2024: Something happens", "begins like an entry"),
        (LONG + ".", "Febuary 9, 2024 Something happens to be agreed by all of them today", "begins with a date"),
        (LONG, "On January 6, 2024, the US calls for calm", "begins with a date"),
        (LONG + ".", "On January 6, 2024, the US calls for calm.", "begins with a date"),
        (LONG, "Feb. 9, 2024 (Seoul): Something happens", None),
        (LONG, "February 9, 2024, was the last day.", None),
        (LONG + " on", "Febuary 9, 2024: a day of talks.", None),
        (LONG, "on January 6, 2024: a day of talks.", None),
    ],
)
def test_of_wrapped_lines_only_those_that_begin_something_new_are_named(
    before: str, line: str, reason: str | None
) -> None:
    """All lines are long enough to be taken for wrapped; the last rows go on with their sentence, or are heads."""
    found = read(f"Jan. 4, 2024: {before}\n{line}\n\nJan. 9, 2024: {B}\n")
    assert [unread.reason.startswith(reason or "-") for unread in found.unread] == [True] * (reason is not None)


def test_a_line_that_begins_with_a_date_is_no_heading() -> None:
    found = read(f"Jan. 4, 2024: {A}\nFeb. 30, 2024: {A}\nFebuary 9, 2024 South Korea answers\nMarch 1, 2024: {B}\n")
    assert ([unread.line for unread in found.unread], found.passed) == ([2, 3], {})


def test_running_prose_below_a_date_of_its_own_line_belongs_to_the_entry() -> None:
    found = read(f"January 4, 2024\n{A}\n\nOn January 3, 2024, they had met.\n\nJanuary 5, 2024\n{B}\n")
    assert (len(found.entries), found.unread) == (2, [])


def test_a_misspelled_date_of_its_own_line_is_named() -> None:
    found = read(f"January 4, 2024\n{A}\n\nFebuary 5, 2024\n{B}\n\nFebruary 6, 2024\n{C}\n")
    assert [unread.line for unread in found.unread] == [4, 5]


def test_the_second_paragraph_below_a_date_of_its_own_line_belongs_to_the_entry() -> None:
    found = read(f"January 4, 2024\n{A}\n\n{B}\n\nJanuary 5, 2024\n{C}\n")
    assert ([entry.text for entry in found.entries], found.unread) == ([f"{A} {B}", C], [])


# Markdown


@pytest.mark.parametrize(
    "entry",
    [
        "- **Jan. 4, 2024:** Officials of *Japan* meet.",
        "- **Jan. 4, 2024** Officials of Japan meet.",
        "* __Jan. 4, 2024__: Officials of [Japan](https://example.org/) meet.",
        "1. Jan. 4, 2024 – Officials of Japan meet.",
        "### Jan. 4, 2024\n\nOfficials of `Japan` meet.",
        "| Jan. 4, 2024 | Officials of Japan meet. |",
        "> Jan. 4, 2024: Officials of Japan meet.",
        "**Jan. 4, 2024** — Officials of Japan meet.",
    ],
)
def test_markdown_is_read_without_its_marks(entry: str) -> None:
    found = read(f"# Chronology\n\n{entry}\n", markdown=True)
    assert [(item.when.edtf(), item.text) for item in found.entries] == [("2024-01-04", A)]
    assert found.unread == []


def test_a_markdown_table_is_read_row_by_row() -> None:
    table = f"| Date | Event |\n|---|---|\n| Jan. 4, 2024 | {A} |\n| Jan. 5, 2024 | {B} |\n"
    assert dates(table, markdown=True) == ["2024-01-04", "2024-01-05"]


@pytest.mark.parametrize("rule", ["|---|---|", "| :-- | --: |", "|-|-|", "--- | ---"])
def test_the_head_of_a_table_below_other_entries_is_a_heading(rule: str) -> None:
    table = f"- Jan. 4, 2024: {A}\n\n| Date | Event |\n{rule}\n| Jan. 5, 2024 | {B} |\n"
    found = read(table, markdown=True)
    assert ([entry.text for entry in found.entries], found.unread, found.passed) == ([A, B], [], {"heading": 1})


def test_a_head_of_a_table_that_is_an_entry_is_read() -> None:
    assert texts(f"| Jan. 4, 2024 | {A} |\n|---|---|\n| Jan. 5, 2024 | {B} |\n", markdown=True) == [A, B]


# Properties

SENTENCES = (
    A,
    B,
    C,
    "Talks held on Jan. 3 go on; more are set for May 2025.",
    "It says: “no comment.”",
    "会談が開かれた。",
)
NOISE = (
    "",
    "\n",
    "\f",
    "JAPAN-KOREA RELATIONS | MAY 2024 103\n",
    "104\n",
    "\u200b\n",
    "- 12 -\n",
    "© 2024 A Journal\n",
)


@pytest.mark.no_cover
@given(st.data())
def test_no_entry_is_lost_and_none_invented_whatever_the_style_and_the_noise(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 8))
    days = data.draw(st.lists(st.dates(date(2020, 1, 1), date(2024, 12, 31)), min_size=count, max_size=count))
    styles = st.sampled_from([style for style in STYLES if not style.year_in_heading])
    printed, expected = "", []
    for day in days:
        style = data.draw(styles)
        text = " ".join(data.draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)))
        printed += (
            data.draw(st.sampled_from(NOISE)) + f"{style.before}{style.day(day)}{style.after}{_wrapped(text, data)}\n"
        )
        expected.append((day, text))
    found = read(printed)
    assert [(entry.when.first, entry.text) for entry in found.entries] == expected
    assert found.unread == []


def _wrapped(text: str, data: st.DataObject) -> str:
    """The text with some of its spaces as line breaks, none of them before a sentence or a date."""
    words = text.split(" ")
    out = words[0]
    for word in words[1:]:
        breaks = word[:1].islower() and data.draw(st.booleans())
        out += ("\n" if breaks else " ") + word
    return out


@given(st.text(max_size=300))
def test_random_text_is_read_or_refused(text: str) -> None:
    try:
        found = read(text, year=2024)
    except KrjpError:
        return
    assert all(entry.text and entry.line >= 1 for entry in found.entries)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "unit",
    ["Jan. ", "Jan. 4", "Jan. 4, 2024 - ", "4 ", "- ", "* ", "**a", "[a](", "2024年", "early ", "A | ", "( ", ". ",
     "\t", "VOL. 1 ", "& ", "“", "mid-", "1/2/", "| ", "X Y Z | A ", "_", "\\", "12. "],
)  # fmt: skip
def test_hostile_input_takes_no_longer_than_other_input(unit: str) -> None:
    """Ten kilobytes of one unit; whatever repeats, no pattern may try more than a few ways to read it."""
    text = unit * (10_000 // len(unit))
    begun = time.process_time()
    for markdown in (False, True):
        try:
            read(text, markdown=markdown, year=2024)
        except KrjpError:
            continue
    assert time.process_time() - begun < 5, "a fraction of a second is usual"


def test_the_order_of_entries_is_that_of_the_text() -> None:
    heads = [f"Jan. {day}, 2024: {A}" for day in range(1, 29)]
    heads = heads[1::2] + heads[::2]
    assert [entry.date_text for entry in read("\n".join(heads)).entries] == [head.split(":")[0] for head in heads]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "Jan. 4: {A}\nFeb. 2: {B}",
            "March 5: {C}\nApril 5: {A}",
            ["2024-01-04", "2024-02-02", "2025-03-05", "2025-04-05"],
        ),
        (
            "Dec. 4: {A}\nNov. 2: {B}",
            "Oct. 5: {C}\nMay 5: {A}",
            ["2026-12-04", "2026-11-02", "2025-10-05", "2025-05-05"],
        ),
    ],
    ids=["oldest first", "newest first"],
)
def test_what_stands_before_the_heading_of_a_year_is_of_another_year(
    before: str, after: str, expected: list[str]
) -> None:
    page = f"{before}\n\n2025\n\n{after}\n"
    assert dates(page.format(A=A, B=B, C=C)) == expected


def test_a_year_alone_is_a_heading_also_where_the_first_date_below_it_cannot_be() -> None:
    found = read(f"1998\n{A}\nFeb. 30: {B}\nMarch 3: {C}\nMarch 4: {A}\n")
    assert [entry.when.edtf() for entry in found.entries] == ["1998-03-03", "1998-03-04"]
    assert [(line.line, line.reason) for line in found.unread] == [(3, "there is no February 30 in 2024")]


def test_bullets_of_two_hyphens_numbers_that_touch_a_year_and_titles_between_marks() -> None:
    assert dates(f"-- January 12, 1994: {A}\n\n-- May 15-18, 1997: {B}\n") == ["1994-01-12", "1997-05-15/1997-05-18"]
    assert dates("1.2023年5月10日,火箭升空。\n\n2.2023年5月18日至19日电,峰会举行。\n") == [
        "2023-05-10",
        "2023-05-18/2023-05-19",
    ]
    assert dates(f"--2012--\n\n- 17 Jan: {A}\n\n=== 2013 ===\n\n- 8 Feb: {B}\n") == ["2012-01-17", "2013-02-08"]


def test_the_year_of_an_era_stands_before_or_after_its_unit_and_an_hour_ends_a_date() -> None:
    assert dates("1954年(昭和29年)7月1日 - 市制を施行。\n1954(昭和29)年8月8日 - 市長選挙。\n") == [
        "1954-07-01",
        "1954-08-08",
    ]
    assert dates(f"15 December 2013, evening: {A}\n16 December 2013: {B}\n") == ["2013-12-15", "2013-12-16"]
    assert dates("1983. 01.11 - 01.12 首相が訪問\n\n1993. 08.04 談話を発表\n") == [
        "1983-01-11/1983-01-12",
        "1993-08-04",
    ]


def test_the_month_in_which_something_began_tells_the_year_of_the_first_entry() -> None:
    text = "Events since fighting broke out in December 2013:\n\n{}: A.\n26 December: B.\n6 January: C.\n9 May: D.\n"
    assert dates(text.format("14 December")) == ["2013-12-14", "2013-12-26", "2014-01-06", "2014-05-09"]
    assert dates(text.format("14 December").replace("December 2013", "2013")) == ["2013-12-14", "2013-12-26"]


def test_after_a_doubtful_year_those_are_doubtful_too_that_lie_before_the_last_sure_one() -> None:
    found = read(f"2016\nOct. 6: {A}\nDec. 15: {A}\nJan. 9: {B}\nMay 3: {C}\nAug. 1: {C}\nDec. 20: {B}\n")
    assert [entry.when.edtf() for entry in found.entries] == ["2016-10-06", "2016-12-15", "2016-12-20"]
    assert [line.line for line in found.unread] == [4, 5, 6]
    assert all("print its year" in line.reason for line in found.unread)


def test_a_first_date_after_all_others_is_that_of_the_page() -> None:
    listed = "".join(f"May {day}, 2015: {A}\n\n" for day in range(1, 7))
    found = read(f"July 28, 2015\n\nWhat follows are the main events.\n\n{listed}")
    assert len(found.entries) == 6
    assert [line.reason for line in found.unread] == ["is dated after all that follow; passed over"]
    assert len(read(f"April 28, 2015: {B}\n\n{listed}").entries) == 7


@pytest.mark.parametrize(
    ("doubtful", "found"),
    [
        ("Easter 2012", ["2011-03-03", "2012-05-07", "2012-06-08"]),  # the year is read backwards from June
        ("Feb. 30, 2012", ["2011-03-03", "2012-05-07", "2012-06-08"]),
        ("Easter 2011", ["2011-03-03", "2011-05-07", "2012-06-08"]),
    ],
)
def test_a_head_that_is_not_understood_may_begin_a_year_all_the_same(doubtful: str, found: list[str]) -> None:
    page = f"March 3, 2011: {A}\n{doubtful}: {B}\nMay 7: {C}\nJune 8, 2012: {A}\n"
    assert dates(page) == found


def test_what_follows_such_a_head_has_no_year_where_no_other_tells_it() -> None:
    reading = read(f"March 3, 2011: {A}\nEaster 2012: {B}\nMay 7: {C}\n")
    assert [entry.when.edtf() for entry in reading.entries] == ["2011-03-03"]
    assert [line.line for line in reading.unread] == [2, 3]
    assert [line.line for line in read(f"March 3, 2011: {A}\nEaster 2012: {B}\n").unread] == [2]


def test_hours_of_a_day_are_entries_of_it_in_the_time_of_any_zone() -> None:
    text = f"30 сентября 2012, воскресенье\n\n05:40 (мск). {A}\n\n11:00. {B}\n\n2 octobre 2012\n\n18h30 (CET) : {C}\n"
    assert [(entry.when.edtf(), entry.text) for entry in read(text).entries] == [
        ("2012-09-30", A),
        ("2012-09-30", B),
        ("2012-10-02", C),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("-10 de julio del 2009: ", "-22 de mayo del 2015, "),
        ("-5. November 2009: ", "-1. März 2015: "),
        ("-1er mars 2009 : ", "-10 d'abril 2015: "),
    ],
)
def test_a_hyphen_that_touches_a_day_is_a_bullet(first: str, second: str) -> None:
    page = f"A chronology:\n\n{first}{A}\n\n-2011: {B}\n\n{second}{C}\n"
    found = read(page)
    assert [entry.when.edtf()[:4] for entry in found.entries] == ["2009", "2011", "2015"]
    assert [entry.text for entry in found.entries] == [A, B, C]


@pytest.mark.parametrize("stamp", ["26 Feb 2020 | 11:42 h", "26 February 2020 611", "24 Сентябрь 2013 20455"])
def test_the_stamp_of_a_page_is_no_entry(stamp: str) -> None:
    assert dates(f"Talks\n\n{stamp}\n\nHow it came.\n\n3 May 2012: {A}\n4 May 2012: {B}\n5 May 2012: {C}\n") == [
        "2012-05-03",
        "2012-05-04",
        "2012-05-05",
    ]


@pytest.mark.parametrize("code", ["HMSO", "CR-310-002", "WS-251-1, p. 3"])
def test_the_mark_of_a_source_below_an_entry_is_none(code: str) -> None:
    page = "".join(f"{day} May 2012\n{text}\n{code if day == 4 else ''}\n" for day, text in enumerate((A, B, C, A), 3))
    page += f"8 May 2012\n{B}\n\nAnother minister resigns.\n9 May 2012\n{A}\n"
    found = read(page)
    assert code not in [entry.text for entry in found.entries]
    assert any(code in entry.text for entry in found.entries)
