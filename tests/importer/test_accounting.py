"""Nothing is swallowed: a dated line that no layout read is named, whatever else the page holds."""

from __future__ import annotations

from itertools import islice, product

import pytest

from krjp.importer.drafts import HOMELESS, OVERLOOKED
from krjp.importer.pipeline import Text, import_texts
from tests.each import each

HEADS = "4 May 2004: A bridge opens.\n\n9 June 2004: Talks begin.\n\n12 July 2005: A mill burns.\n\n"


def named(text: str, name: str = "page.md") -> list[tuple[str, str]]:
    _, accounts = import_texts([Text(name, text.encode())], ())
    return [(line.text, line.reason) for line in accounts[0].unread]


@each(
    [
        "08.02.07 The minister resigns.",
        "The minister resigns, 08-02-07",
        "8/2/07 – Talks\n\nThe minister resigns the day after.",
    ]
)
def test_of_a_page_of_which_nothing_is_read_dated_lines_and_what_stands_below_them_are_named(text: str) -> None:
    assert any("minister" in line for line, _ in named(f"# Chronik\n\n{text}\n"))


def test_a_heading_with_a_day_that_became_no_entry_is_named() -> None:
    found = named("# 3.4.05 The minister resigns at once\n\nHe had little choice left.\n\n")
    assert ("3.4.05 The minister resigns at once", OVERLOOKED) in found
    assert ("He had little choice left.", HOMELESS) in found


def test_what_is_in_a_record_or_named_already_is_not_named_again() -> None:
    assert named(HEADS) == []
    found = named(HEADS + "31 June 2005: The line closes for good.\n")
    assert len(found) == 1


def test_titles_and_introductions_are_passed_over_without_a_word() -> None:
    assert named("# A history of the valley, 2004\n\nWhat follows was told by many.\n\n" + HEADS) == []


@pytest.mark.parametrize("lines", [100, 400])
def test_every_line_below_the_first_entry_is_somewhere(lines: int) -> None:
    words = ["".join(letters) for letters in islice(product("abcdefgh", repeat=4), lines)]
    text = HEADS + "".join(f"{word.title()} of all that is told here.\n\n" for word in words)
    events, accounts = import_texts([Text("page.md", text.encode())], ())
    told = " ".join([event.summary for event in events] + [line.text for line in accounts[0].unread])
    assert all(f"{word.title()} " in told for word in words)
