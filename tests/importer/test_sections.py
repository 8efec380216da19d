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


def test_a_line_that_only_seems_to_go_on_as_a_range_stays_as_it_is() -> None:
    assert read(f"2 March 2017 –\n{A}\n9 March 2017 –\n{B}\n") == [("2017-03-02", A), ("2017-03-09", B)]
