"""Where an entry ends: all entries of the page tell whether a further paragraph is one of its own."""

from __future__ import annotations

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
