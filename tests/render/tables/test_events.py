"""Events as rows: short dates, and why a found event was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from krjp.chronology import Hit
from krjp.index.words import Matches
from krjp.render.palette import PALETTE
from krjp.render.tables.events import events_table, hits_table
from tests.building import event

if TYPE_CHECKING:
    from krjp.record.model import Event


VAGUE = {"end_date": "2024-02-29", "date_certainty": "approximate"}


def dates(*events: Event, maybe: int | None = None, header: bool = True) -> list[str]:
    """The head of the first column, and what stands below it."""
    table = events_table(events, frozenset() if maybe is None else frozenset({maybe}), header=header)
    return [table.columns[0].title, *(row[0].text for row in table.rows)]


def test_the_year_stands_over_dates_that_share_it() -> None:
    lasting = event("2024-01-15", end_date="2024-01-17")
    assert dates(lasting, event(), event(**VAGUE)) == ["2024", "15–17 Jan", "21 Feb", "late Feb"]


@pytest.mark.parametrize(
    ("day", "fields"),
    [
        ("2023-01-15", {}),
        ("2024-12-30", {"end_date": "2025-01-02"}),
        ("2024-01-02", {"date_certainty": "approximate"}),
    ],
)
def test_dates_of_several_years_name_theirs(day: str, fields: dict[str, str]) -> None:
    assert dates(event(), event(day, **fields))[:2] == ["Date", "21 Feb 2024"]


def test_dates_without_a_head_name_their_year() -> None:
    assert dates(event(), header=False)[1:] == ["21 Feb 2024"]


def test_what_only_may_match_is_marked() -> None:
    assert dates(event(), event(**VAGUE), event(**VAGUE), maybe=1) == ["2024", "21 Feb", "? late Feb", "late Feb"]
    hits = [found(), found()]
    assert [row[0].text for row in hits_table(hits, frozenset({0}), header=False).rows] == [
        "? 21 Feb 2024",
        "21 Feb 2024",
    ]


def test_a_row_has_what_a_reader_needs_first() -> None:
    place = {"name": "Seoul", "country": "KOR"}
    found = event(kind="meeting", event_type="CONSULT", countries=["JPN", "KOR"], place=place, title="Talks")
    table = events_table([found])
    assert [column.title for column in table.columns] == ["2024", "Kind", "Title", "Countries", "ID", "Place"]
    [row] = table.rows
    assert [cell.text for cell in row] == ["21 Feb", "meeting", "Talks", "JPN KOR", "2024-02-21-event", "Seoul"]
    assert (row[1].sign, row[1].style) == ("+ ", PALETTE["verbal-cooperation"].patch)


def test_what_is_not_known_is_left_empty() -> None:
    [row] = events_table([event()]).rows
    assert [cell.text for cell in (row[3], row[5])] == ["", ""]
    assert (row[1].sign, row[1].style) == ("", "")


def test_what_has_no_class_leaves_the_place_of_the_sign_empty() -> None:
    rows = events_table([event(event_type="PROTEST"), event(id="other")]).rows
    assert [(row[1].sign, row[1].text) for row in rows] == [("--", "statement"), ("  ", "statement")]


def found(title: str = "Talks", **fields: Any) -> Hit:
    """An event found by the word Dokdo, wherever it stands in it."""
    each = event(title=title, **fields)
    texts = {"title": each.title, "summary": each.summary, "note": each.note or ""}
    spans = Matches(
        **{name: tuple(found.span() for found in re.finditer("Dokdo", text)) for name, text in texts.items()}
    )
    return Hit(each, 1.0, spans, Matches() if spans.title else spans)


def test_a_match_in_the_title_is_marked_there_and_nothing_else_is_needed() -> None:
    table = hits_table([found("Talks on Dokdo", summary="On Dokdo.")])
    assert [column.title for column in table.columns] == ["2024", "Kind", "Title", "Countries", "ID", "Place"]
    assert table.rows[0][2].marked == ((9, 14),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Dokdo.", "On Dokdo."),
        ("a " * 30 + "Dokdo" + " z" * 30, "…" + "a " * 20 + "Dokdo" + " z" * 20 + "…"),
        ("x" * 35 + "Dokdo" + "y" * 35, "x" * 35 + "Dokdo" + "y" * 35),
        ("x" * 100 + "Dokdo" + "y" * 100, "…" + "x" * 40 + "Dokdo" + "y" * 40 + "…"),
        ("x" * 60 + " x" + "Dokdo" + "y" * 60, "…" + "x" * 38 + " x" + "Dokdo" + "y" * 60),
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


def test_of_a_match_without_end_the_beginning_is_shown() -> None:
    each = event(summary="獨" * 1000)
    shown = hits_table([Hit(each, 1.0, Matches(), Matches(summary=((0, 1000),)))]).rows[0][3]
    assert (shown.text, shown.marked) == ("獨" * 80 + "…", ((0, 80),))


@pytest.mark.parametrize(
    ("hit", "text", "marked"),
    [
        (found(summary="On Dokdo."), "On Dokdo. (not: fish, a\u241bb)", ((3, 8),)),
        (found("Talks on Dokdo"), "(not: fish, a\u241bb)", ()),
    ],
)
def test_what_an_event_lacks_of_the_question_is_told(hit: Hit, text: str, marked: tuple[tuple[int, int], ...]) -> None:
    [row] = hits_table([hit.replace(lacks=("fish", "a\x1bb"))]).rows
    assert (row[3].text, row[3].marked) == (text, marked)


def test_an_event_found_by_what_is_not_shown_has_no_snippet() -> None:
    table = hits_table([found(), found(summary="On Dokdo.")])
    assert [row[3].text for row in table.rows] == ["", "On Dokdo."]
