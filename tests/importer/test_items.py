"""Entries without a date of their own: bullets, hours and labelled paragraphs under a date."""

from __future__ import annotations

import pytest

from krjp.importer.containers import lines_of
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


LIST = "2012\n====\n\n{0} 12 May: Kevin scores.\n{1} The firm is wound up.\n{0} 6 October: Adam is coach.\n"


@pytest.mark.parametrize(
    ("beside", "nested"), [(("-", "-"), ("-", "  -")), (("1.", "2."), ("-", "    *")), (("*", "*"), ("*", "\t*"))]
)
def test_a_bullet_beside_a_dated_one_is_of_the_date_over_both(beside: tuple[str, str], nested: tuple[str, str]) -> None:
    for bullets, date in ((beside, "2012"), (nested, "2012-05-12")):
        page = LIST.format(*bullets).replace("====", "").replace("2012\n", "## 2012\n", 1)
        found = [entry.when.edtf() for entry in read_entries(cleaned(page, markdown=True), "file.md").entries]
        assert found == ["2012-05-12", date, "2012-10-06"], bullets


@pytest.mark.parametrize("name", ["page.html", "page.wiki"])
def test_so_it_is_in_other_formats(name: str) -> None:
    lists = {
        "page.html": "<h2>2012</h2><ul><li>12 May: Ada scores.{0}A firm is sold.{1}</li><li>6 October: Ben.</li></ul>",
        "page.wiki": "== 2012 ==\n* 12 May: Kevin scores.\n{0} The firm is wound up.\n* 6 October: Adam.\n",
    }
    ways = {"page.html": [("</li><li>", ""), ("<ul><li>", "</li></ul>")], "page.wiki": [("*", ""), ("**", "")]}
    found = [
        [entry.when.edtf() for entry in read_entries(lines_of(lists[name].format(*way).encode(), name), name).entries]
        for way in ways[name]
    ]
    assert found == [["2012-05-12", "2012", "2012-10-06"], ["2012-05-12", "2012-05-12", "2012-10-06"]]
