"""Markdown: whatever the text, one table whose cells hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from krjp.render.formats.markdown import markdown_lines
from krjp.render.layout import Column, Table, cell
from krjp.render.tables.events import events_table
from tests.examples import examples
from tests.render.recorded import HOSTILE_EVENTS, event_lists, texts

if TYPE_CHECKING:
    from markdown_it.token import Token

    from krjp.record.model import Event

# Everything on: what any of them reads as markup must be escaped.
READERS = {
    "commonmark": MarkdownIt("commonmark").enable("table"),
    "default": MarkdownIt("js-default", {"html": True, "typographer": False}),
}
each_reader = pytest.mark.parametrize("reader", READERS.values(), ids=READERS)


def read(text: str, reader: MarkdownIt) -> list[list[str]]:
    """The rows of the one table a text is, head first."""
    tokens = reader.parse(text)
    outer = [token.type for token in tokens if token.level == 0]
    assert outer == ["table_open", "table_close"]
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(spoken(token))
    return rows


def spoken(token: Token) -> str:
    """The text of a cell, which must be nothing but text."""
    pieces = token.children or []
    assert {piece.type for piece in pieces} <= {"text", "text_special"}
    return "".join(piece.content for piece in pieces)


def expected(table: Table) -> list[list[str]]:
    rows = [[column.title for column in table.columns], *([cell.text for cell in row] for row in table.rows)]
    return [[text.strip() for text in row] for row in rows]


@pytest.mark.no_cover
@each_reader
@examples(1 / 3)
@given(event_lists())
@example(HOSTILE_EVENTS)
def test_events_are_one_table(reader: MarkdownIt, events: list[Event]) -> None:
    table = events_table(events)
    lines = list(markdown_lines(table))
    assert len(lines) == len(events) + 2
    assert read("\n".join(lines), reader) == expected(table)


@each_reader
@given(texts, texts)
@example("\\", "|")
@example("a\\|b", "`a|b`")
@example("&lt;", "https://example.org www.example.org a@example.org")
@example("~~a~~ ==b==", "$x$ [x] ![y](z) [^1] - [ ] # h :+1: {.c}")
def test_any_text_is_text(reader: MarkdownIt, one: str, other: str) -> None:
    table = Table((Column("A"), Column("B", right=True)), [(cell(one), cell(other))])
    assert read("\n".join(markdown_lines(table)), reader) == expected(table)


def test_numbers_stand_right_and_a_footer_is_a_row() -> None:
    table = Table(
        (Column("Month"), Column("Events", right=True)), [(cell("2024-01"), cell("2"))], (cell("Total"), cell("2"))
    )
    assert list(markdown_lines(table)) == ["| Month | Events |", "| --- | ---: |", "| 2024-01 | 2 |", "| Total | 2 |"]
