"""Where an entry ends: all entries of the page tell whether a further paragraph is one of its own."""

from __future__ import annotations

import pytest

from krjp.importer.entries import read_entries
from krjp.importer.lines import cleaned
from krjp.importer.paragraphs import OF_DATE_ABOVE


def read(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    reading = read_entries(cleaned(text), "file.txt")
    return [(one.when.edtf(), one.text) for one in reading.entries], [line.reason for line in reading.unread]


TERSE = (
    "1876\n\nA telephone rings.\n\n{}\n\n1890\n\nCongress passes an act.\n\n"
    "1901\n\nSteel makers merge.\n\n1911\n\nA trust falls.\n"
)


def test_a_further_paragraph_on_a_page_of_single_sentences_is_an_entry_of_the_date_above() -> None:
    entries, reasons = read(TERSE.format("Philadelphia opens a fair."))
    assert entries[:2] == [("1876", "A telephone rings."), ("1876", "Philadelphia opens a fair.")]
    assert reasons == [OF_DATE_ABOVE]


def test_it_goes_on_with_the_one_above_if_it_takes_up_its_words_or_a_pronoun() -> None:
    for text in ("The telephone is sold.", "It is sold.", "In Utah, it is sold.", "and is sold."):
        entries, _ = read(TERSE.format(text))
        assert [date for date, _ in entries] == ["1876", "1890", "1901", "1911"], text


def test_where_paragraphs_are_long_or_every_entry_has_two_they_belong_together() -> None:
    days = TERSE.replace("1876", "May 3, 1876").replace("1890", "May 3, 1890").replace("1901", "May 3, 1901")
    long = days.replace(".\n", ". The town is glad. Nobody sleeps.\n")
    assert len(read(long.format("Philadelphia opens a fair."))[0]) == 4
    alike = "".join(f"{year}\n\nA storm comes.\n\nReported by Nobody.\n\n" for year in range(1901, 1906))
    assert len(read(alike)[0]) == 5


CITED = """Chronicle 2011

Nov. 19: Police clashed
with crowds. [AJE, 11/19]
Nov. 21: A premier resigned. [BBC, 11/21]
Nov. 25: A council appointed
a premier. [AP, 11/25]
Washington urged haste
in a statement. [WP,
11/25]
Libya
See also, Egypt
Nov. 28: People voted. [AJE, 11/30]
They went home.
"""


def test_what_begins_anew_after_a_citation_and_has_one_of_its_own_is_an_entry() -> None:
    entries, reasons = read(CITED)
    assert entries[2:] == [
        ("2011-11-25", "A council appointed a premier. [AP, 11/25]"),
        ("2011-11-25", "Washington urged haste in a statement. [WP, 11/25]"),
        ("2011-11-28", "People voted. [AJE, 11/30] They went home."),
    ]
    assert OF_DATE_ABOVE in reasons


def test_signs_and_words_for_the_date_above_open_an_entry() -> None:
    for sign in ("---:", "Same day:", "On the same day,", "〃", "同日"):
        entries, _ = read(f"July 1, 1962: A motor burned.\n\n{sign} A chief was named.\n\nJuly 9, 1962: A test.\n")
        assert entries[1] == ("1962-07-01", "A chief was named."), sign


LATER = [
    ("The next day", "2001-03-02"),
    ("Two days later", "2001-03-03"),
    ("Am nächsten Tag", "2001-03-02"),
    ("Tags darauf", "2001-03-02"),
    ("Le surlendemain", "2001-03-03"),
    ("Tres días después", "2001-03-04"),
    ("Il giorno dopo", "2001-03-02"),
    ("No dia seguinte", "2001-03-02"),
    ("翌日", "2001-03-02"),
    ("两天后", "2001-03-03"),
    ("이튿날", "2001-03-02"),
    ("That evening", "2001-03-01"),
]


@pytest.mark.parametrize(("words", "date"), LATER, ids=[words for words, _ in LATER])
@pytest.mark.parametrize("after", [": ", " – ", "\n"], ids=["colon", "dash", "above"])
def test_so_many_days_later_is_counted_from_the_entry_above(words: str, date: str, after: str) -> None:
    page = f"1 March 2001{after}Talks open.\n\n{words}{after}They end.\n\n9 March 2001{after}A pact is signed.\n"
    entries, _ = read(page)
    assert [found for found, _ in entries] == ["2001-03-01", date, "2001-03-09"]
    assert entries[1][1] == "They end."


@pytest.mark.parametrize(
    ("above", "date"),
    [
        ("28–31 December 2001", "2002-01-01"),
        ("February 28, 2003", "2003-03-01"),
        ("February 28, 2004", "2004-02-29"),
    ],
)
def test_days_are_counted_from_the_last_one_over_months_and_years(above: str, date: str) -> None:
    assert read(f"{above}: Talks open.\nThe next day: They end.\n")[0][1] == (date, "They end.")


def test_a_year_that_a_title_gives_counts_too() -> None:
    page = "Talks of 2003\n\nDecember 30: Talks open.\nTwo days later: They end.\n"
    assert [date for date, _ in read(page)[0]] == ["2003-12-30", "2004-01-01"]
    heading = "2003\n\nDecember 30: Talks open.\nThe next day: They end.\n"
    assert [date for date, _ in read(heading)[0]] == ["2003-12-30", "2003-12-31"]


@pytest.mark.parametrize("above", ["March 2001", "c. March 5, 2001", "2001"])
def test_without_a_day_nothing_is_counted(above: str) -> None:
    assert len(read(f"{above}: Talks open.\nThe next day: They end.\n")[0]) == 1


def test_a_day_after_one_that_may_be_the_last_of_february_needs_its_year() -> None:
    page = "February 28: Talks open.\nThe next day: They end.\nMarch 9, 2003: A pact.\n"
    assert [date for date, _ in read(page)[0]] == ["2003-02-28", "2003-03-09"]


def test_the_next_day_within_a_sentence_goes_on_with_it() -> None:
    page = "1 March 2001: Talks open.\nThe next day they end.\n9 March 2001: A pact.\n"
    assert len(read(page)[0]) == 2


def test_a_title_between_years_is_no_entry_where_entries_end_with_a_stop() -> None:
    later = "1517\n\nLuther writes.\n\n1618\n\nA war begins.\n\n1648\n\nIt ends.\n"
    page = f"1077\n\nHenry goes.\n\nThe plague comes.\n\nModern times\n\n{later}"
    entries, reasons = read(page)
    assert [text for _, text in entries] == [
        "Henry goes.",
        "The plague comes.",
        "Luther writes.",
        "A war begins.",
        "It ends.",
    ]
    assert "has no date; passed over as a heading" in reasons
    bare, _ = read(page.replace("Henry goes.", "Henry goes").replace("comes.", "comes"))
    assert ("1077", "Modern times") in bare
