"""A table before it is drawn: columns, cells and which columns to give up when room is short.

`plain` draws it for a pipe, `rich_table` for a terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.text import cell_width, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["HIGHLIGHT", "Cell", "Column", "Table", "cell", "fitting"]

GUTTER = 2
# A head over numbers is broken at hyphens and spaces when it is longer than this.
LONG_HEAD = 8
HIGHLIGHT = "bold reverse"


class Cell(NamedTuple):
    """The text of one cell, harmless for a terminal, with the ranges of characters to highlight."""

    text: str
    marked: tuple[tuple[int, int], ...] = ()
    style: str = ""
    """A Rich style name; never the only carrier of a meaning."""


class Column(NamedTuple):
    """One column."""

    title: str
    rank: int = 0
    """Of the columns that do not fit, the highest rank goes first; rank 0 always stays."""
    wraps: bool = False
    """True for running text, which may take several lines."""
    right: bool = False
    """True for numbers."""
    under: bool = False
    """True for text that stands under the running text before it where lines are short."""

    def head(self) -> str:
        """The title; over numbers a long one in several lines."""
        if not self.right or len(self.title) <= LONG_HEAD:
            return self.title
        return self.title.replace("-", "-\n").replace(" ", "\n")


class Table(NamedTuple):
    """Columns, rows and what is said below them."""

    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    footer: tuple[Cell, ...] = ()
    """A last row that sums up; empty for none."""
    notes: tuple[str, ...] = ()
    """Said below the table on a terminal, on standard error in a pipe."""


def cell(text: str, style: str = "") -> Cell:
    """A cell of text from anywhere, made harmless."""
    return Cell(printable(text), style=style)


def marked_cell(text: str, spans: Sequence[tuple[int, int]]) -> Cell:
    """A cell with highlighted ranges; making the text harmless may move them."""
    marked = tuple((len(printable(text[:start])), len(printable(text[:end]))) for start, end in spans)
    return Cell(printable(text), marked)


def fitting(table: Table, width: int, least: int = 34) -> list[int]:
    """The columns that fit side by side, leaving running text at least `least` cells where it needs them."""
    rows = [*table.rows, table.footer] if table.footer else table.rows
    needed = []
    for at, column in enumerate(table.columns):
        natural = max(map(cell_width, [*column.head().split("\n"), *(row[at].text for row in rows)]))
        needed.append(min(natural, least) if column.wraps else natural)
    kept = [at for at, column in enumerate(table.columns) if not column.under]
    while sum(needed[at] + GUTTER for at in kept) - GUTTER > width:
        spare = max(kept, key=lambda at: table.columns[at].rank)
        if table.columns[spare].rank == 0:
            break
        kept.remove(spare)
    return kept
