"""Entries without a date of their own: bullets, hours and labelled paragraphs under a date."""

from __future__ import annotations

import pytest

from krjp.importer.entries import read_entries
from krjp.importer.lines import cleaned


def found(text: str) -> list[tuple[str, str]]:
    return [(entry.when.edtf(), entry.text) for entry in read_entries(cleaned(text), "x.txt").entries]


@pytest.mark.parametrize("hour", ["6:00 a.m.", "10:15 a.m. EDT", "18:57", "about noon", "Around 7 p.m.", "9.30 Uhr"])
def test_an_hour_under_a_day_opens_an_entry_of_that_day(hour: str) -> None:
    text = f"Oct. 27, 1962\n\n1 a.m.: Talks open.\n{hour}: A storm comes.\n\nOct. 28, 1962\n\nNoon: Peace.\n"
    assert found(text) == [("1962-10-27", "Talks open."), ("1962-10-27", "A storm comes."), ("1962-10-28", "Peace.")]


def test_paragraphs_are_entries_where_all_begin_with_labels() -> None:
    first = "4 May 1991\n\nPeru. The talks on the border open.\n\nMexico. A storm comes from the sea.\n\n"
    text = f"{first}5 May 1991\n\nChile. The port is closed for a week.\n"
    assert [day for day, _ in found(text)] == ["1991-05-04", "1991-05-04", "1991-05-05"]


def test_other_paragraphs_go_on() -> None:
    text = (
        "4 May 1991\n\nTalks open in Lima on this day.\n\nA storm comes in the evening.\n\n5 May 1991\n\nTalks end.\n"
    )
    assert [day for day, _ in found(text)] == ["1991-05-04", "1991-05-05"]


def test_a_bullet_beside_a_dated_one_is_of_its_date_and_that_is_said() -> None:
    reading = read_entries(cleaned("* 4 May 1991: Talks open.\n* A storm comes.\n* 5 May 1991: They end.\n"), "x.txt")
    assert [entry.when.edtf() for entry in reading.entries] == ["1991-05-04", "1991-05-04", "1991-05-05"]
    assert [line.reason for line in reading.unread] == ["has no date; read as an entry of the date above"]


@pytest.mark.parametrize(
    "item",
    ["They call for peace.", "1992 or so: A storm comes.", "Mayy 6, 1991: A storm comes."],
)
def test_no_bullet_that_goes_on_or_seems_dated_takes_the_date_above(item: str) -> None:
    days = found(f"* 4 May 1991: Talks open.\n* {item}\n* 7 May 1991: Talks end.\n")
    assert [day for day, _ in days] == ["1991-05-04", "1991-05-07"]


def test_a_list_that_a_colon_announces_belongs_to_its_entry() -> None:
    text = "* 4 May 1991: Both sides want:\n* An end of the war.\n* A new border.\n* 5 May 1991: Talks end.\n"
    assert [text for _, text in found(text)] == ["Both sides want: An end of the war. A new border.", "Talks end."]


def test_a_line_that_begins_with_a_date_is_never_passed_over_in_silence() -> None:
    text = "4 May 1991 or so: Talks open.\n\n5 May 1991: Talks end.\n6 May 1991: Peace.\n"
    reading = read_entries(cleaned(text), "x.txt")
    assert len(reading.entries) == 2
    assert [(line.line, line.entry) for line in reading.unread] == [(1, True)]
