"""Tables in a pipe: every column whole and in line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given

from krjp.render.layout import Column, Table, cell, marked_cell
from krjp.render.tables.events import events_table
from krjp.render.tables.plain import lines
from krjp.text import cell_width
from tests.examples import examples
from tests.render.recorded import HOSTILE_EVENTS, event_lists

if TYPE_CHECKING:
    from krjp.record.model import Event

TABLE = Table(
    (Column("Name"), Column("Events", right=True), Column("Place", wraps=True)),
    [
        (cell("Seoul"), cell("12"), cell("")),
        (cell("독도", "color(32)"), cell("3"), marked_cell("at sea", [(3, 6)])),
    ],
    (cell("Total"), cell("15"), cell("")),
    ("A note for standard error.",),
)


def test_the_whole_of_a_small_table() -> None:
    assert list(lines(TABLE)) == [
        "Name   Events  Place",
        "Seoul      12  -",
        "독도        3  at sea",
        "Total      15  -",
    ]


def test_the_head_can_be_left_out() -> None:
    assert list(lines(TABLE, header=False)) == list(lines(TABLE))[1:]


def test_colour_takes_no_room() -> None:
    assert list(lines(TABLE, color=True)) == [
        "Name   Events  Place",
        "Seoul      12  -",
        "\x1b[38;5;32m독도\x1b[0m        3  at \x1b[1;7msea\x1b[0m",
        "Total      15  -",
    ]


def test_a_table_without_rows_is_its_head() -> None:
    assert list(lines(Table((Column("A"), Column("B")), []))) == ["A  B"]


@pytest.mark.no_cover
@examples(1 / 2)
@given(event_lists())
@example(HOSTILE_EVENTS)
def test_any_event_is_one_line_with_every_cell_whole_below_its_head(events: list[Event]) -> None:
    table = events_table(events)
    head, *rows = lines(table)
    assert len(rows) == len(events)
    for row, line in zip(table.rows, rows, strict=True):
        assert line == line.rstrip()
        for column, each in zip(table.columns, row, strict=True):
            assert from_cell(line + " ", head.index(column.title)).startswith(each.text or "-")


def from_cell(line: str, cells: int) -> str:
    """The line from a terminal cell on."""
    return next(line[at:] for at in range(len(line)) if cell_width(line[:at]) == cells)
