"""Pages of months whose sentences name the days."""

from __future__ import annotations

from krjp.importer.entries import read_entries
from krjp.importer.lines import cleaned
from krjp.importer.pipeline import Text, import_texts

PAGE = (
    "<h3>May 2013</h3><p>In a resolution of 22 May, members renewed the mandate.</p>"
    "<h3>April 2013</h3><p>On April 4, agents arrested an admiral.</p><p>He denied it all.</p>"
    "<h3>March 2013</h3><p>From 16 to 21 March, a mission visited the port. It left on 23 March.</p>"
    "<p>Soldiers on 27 March 2013 seized the fort.</p>"
    "<h3>February 2013</h3><p>{}</p>"
)


def dates(february: str) -> list[str]:
    events, _ = import_texts([Text("page.html", PAGE.format(february).encode())], ())
    return [event.edtf for event in reversed(events)]


def test_the_first_day_that_a_paragraph_says_dates_it_and_paragraphs_that_say_one_are_entries() -> None:
    assert dates("A base closed.")[:2] == ["2013-05-22", "2013-04-04"]
    assert sorted(dates("A base closed."))[:3] == ["2013-02", "2013-03-16/2013-03-21", "2013-03-27"]
    assert len(dates("A base closed.")) == 5


def test_a_day_of_another_month_or_year_or_one_that_cannot_be_is_none_of_it() -> None:
    for text in ("They want it by 3 May.", "As on 3 February 2011, ships left.", "Ships left by 31 February."):
        assert "2013-02" in dates(text), text


def test_where_few_paragraphs_say_a_day_the_month_stands() -> None:
    text = "".join(f"{month} 2013\n\nShips left.\n\n" for month in ("January", "March", "May", "June"))
    found = read_entries(cleaned(f"{text}July 2013\n\nShips left on 4 July.\n"), "file.txt").entries
    assert [one.when.edtf() for one in found][-1] == "2013-07"
