"""Events as rows: short dates, and why a found event was found."""

from __future__ import annotations

import re
from typing import Any

import pytest

from krjp.chronology import Hit
from krjp.dates import EventDate, iso_date
from krjp.record.vocabulary import EVENT_CLASSES
from krjp.render.tables.events import CLASS_STYLES, events_table, hits_table, short_date
from tests.building import event


@pytest.mark.parametrize(
    ("first", "last", "approximate", "expected"),
    [
        ("2024-02-21", "2024-02-21", False, "2024-02-21"),
        ("2024-02-21", "2024-02-21", True, "~2024-02-21"),
        ("2024-01-15", "2024-01-17", False, "2024-01-15–17"),
        ("2024-01-30", "2024-02-02", False, "2024-01-30–02-02"),
        ("2023-12-30", "2024-01-02", False, "2023-12-30–2024-01-02"),
        ("2024-02-01", "2024-02-29", True, "2024-02"),
        ("2024-02-01", "2024-02-28", True, "~2024-02-01–28"),
        ("2024-02-01", "2024-02-29", False, "2024-02-01–29"),
        ("2024-04-01", "2024-04-10", True, "2024-04 early"),
        ("2024-04-11", "2024-04-20", True, "2024-04 mid"),
        ("2024-04-21", "2024-04-30", True, "2024-04 late"),
        ("2024-02-21", "2024-02-29", True, "2024-02 late"),
        ("2024-02-21", "2024-02-28", True, "~2024-02-21–28"),
        ("2024-04-11", "2024-04-30", True, "~2024-04-11–30"),
        ("2024-01-01", "2024-03-31", True, "~2024-01–03"),
        ("2023-11-01", "2024-03-31", True, "~2023-11–2024-03"),
        ("2024-01-01", "2024-03-30", True, "~2024-01-01–03-30"),
        ("2024-01-02", "2024-03-31", True, "~2024-01-02–03-31"),
    ],
)
def test_a_date_is_as_short_as_it_can_be_and_no_surer_than_it_is(
    first: str, last: str, approximate: bool, expected: str
) -> None:
    assert short_date(EventDate(iso_date(first), iso_date(last), approximate)) == expected


def test_a_row_has_what_a_reader_needs_first() -> None:
    place = {"name": "Seoul", "country": "KOR"}
    found = event(kind="meeting", event_type="CONSULT", countries=["JPN", "KOR"], place=place, title="Talks")
    table = events_table([found])
    assert [column.title for column in table.columns] == ["Date", "Kind", "Title", "Countries", "Place", "ID"]
    [row] = table.rows
    assert [cell.text for cell in row] == ["2024-02-21", "meeting", "Talks", "JPN KOR", "Seoul", "2024-02-21-event"]
    assert row[1].style == CLASS_STYLES["verbal-cooperation"]


def test_what_is_not_known_is_left_empty() -> None:
    [row] = events_table([event()]).rows
    assert [cell.text for cell in row[3:5]] == ["", ""]
    assert row[1].style == ""


def test_every_class_of_events_has_a_colour_of_its_own() -> None:
    assert sorted(CLASS_STYLES) == sorted(EVENT_CLASSES)
    assert len(set(CLASS_STYLES.values())) == len(CLASS_STYLES)


def found(title: str = "Talks", **fields: Any) -> Hit:
    """An event found by the word Dokdo, wherever it stands in it."""
    each = event(title=title, **fields)
    texts = {"title": each.title, "summary": each.summary, "note": each.note or ""}
    spans = {
        name: [found.span() for found in re.finditer("Dokdo", text)] for name, text in texts.items() if "Dokdo" in text
    }
    return Hit(each, 1.0, lambda beyond_title: {} if beyond_title and "title" in spans else spans)


def test_a_match_in_the_title_is_marked_there_and_nothing_else_is_needed() -> None:
    table = hits_table([found("Talks on Dokdo", summary="On Dokdo.")])
    assert [column.title for column in table.columns] == ["Date", "Kind", "Title", "Countries", "Place", "ID"]
    assert table.rows[0][2].marked == ((9, 14),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Dokdo.", "On Dokdo."),
        ("a " * 30 + "Dokdo" + " z" * 30, "…" + "a " * 20 + "Dokdo" + " z" * 20 + "…"),
        ("x" * 100 + "Dokdo" + "y" * 100, "x" * 100 + "Dokdo" + "y" * 100),
        ("Dokdo" + " z" * 30, "Dokdo" + " z" * 20 + "…"),
        ("a " * 30 + "Dokdo", "…" + "a " * 20 + "Dokdo"),
    ],
)
@pytest.mark.parametrize("field", ["summary", "note"])
def test_a_match_elsewhere_is_shown_with_the_words_around_it(field: str, text: str, expected: str) -> None:
    table = hits_table([found(**{field: text})])
    shown = table.rows[0][3]
    assert shown.text == expected
    [(start, end)] = shown.marked
    assert shown.text[start:end] == "Dokdo"
    assert table.columns[3].under


def test_a_snippet_marks_no_match_that_it_does_not_show() -> None:
    table = hits_table([found(summary="Dokdo, Dokdo " + "a " * 60 + "Dokdo")])
    assert table.rows[0][3].marked == ((0, 5), (7, 12))


def test_an_event_found_by_what_is_not_shown_has_no_snippet() -> None:
    table = hits_table([found(), found(summary="On Dokdo.")])
    assert [row[3].text for row in table.rows] == ["", "On Dokdo."]
