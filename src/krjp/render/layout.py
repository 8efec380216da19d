"""A table before it is drawn: columns, cells and which columns to give up when room is short.

`plain` draws it for a pipe, `rich_table` for a terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.text import cell_width, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["HIGHLIGHT", "LEAST_WIDTH", "Cell", "Column", "Layout", "Table", "cell", "in_ascii", "layout", "marked_cell"]

GUTTER = 2
# A table is drawn for so many cells at least, however narrow the terminal is.
LEAST_WIDTH = 20
# Running text that needs more room than this is not given less while a column can be left out for it;
# with less than the second it is put below what it stands beside.
LEAST_TEXT = 34
NARROW = 20
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
    asked: bool = False
    """True for a column the user named: leaving it out is not done in silence. So it is with numbers."""

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


def in_ascii(table: Table) -> Table:
    """The table with escapes for what is not ASCII, so that columns stay in line where it cannot be shown."""

    def spelled(text: str) -> str:
        return text.encode("ascii", "backslashreplace").decode()

    def spelled_cell(each: Cell) -> Cell:
        marked = tuple((len(spelled(each.text[:start])), len(spelled(each.text[:end]))) for start, end in each.marked)
        return Cell(spelled(each.text), marked, each.style)

    return Table(
        tuple(column._replace(title=spelled(column.title)) for column in table.columns),
        [tuple(map(spelled_cell, row)) for row in table.rows],
        tuple(map(spelled_cell, table.footer)),
        tuple(map(spelled, table.notes)),
    )


class Layout(NamedTuple):
    """Which columns of a table are shown in a width, and how."""

    kept: list[int]
    """The columns shown."""
    tight: bool
    """True when not even those fit side by side unless names take several lines."""
    stacked: bool
    """True when they are better shown one below the other."""

    def left_out(self, table: Table) -> list[str]:
        """The titles of the columns whose absence would mislead."""
        gone = (column for at, column in enumerate(table.columns) if at not in self.kept)
        return [column.title for column in gone if column.right or column.asked]

    def unsaid(self, table: Table) -> list[str]:
        """The titles of the other columns that are left out though something stands in them."""
        gone = (at for at, column in enumerate(table.columns) if at not in self.kept and not column.under)
        filled = [table.columns[at] for at in gone if any(row[at].text for row in table.rows)]
        return [column.title for column in filled if not (column.right or column.asked)]


def layout(table: Table, width: int) -> Layout:
    """The columns that fit side by side in `width` cells: empty ones go first, then those of the highest rank."""
    rows = [*table.rows, table.footer] if table.footer else table.rows
    needed = []
    for at, column in enumerate(table.columns):
        natural = max(map(cell_width, [*column.head().split("\n"), *(row[at].text for row in rows)]))
        needed.append(min(natural, LEAST_TEXT) if column.wraps else natural)
    empty = {at for at in range(len(table.columns)) if not any(row[at].text for row in rows)}
    kept = [at for at, column in enumerate(table.columns) if not column.under]

    def over() -> int:
        return sum(needed[at] + GUTTER for at in kept) - GUTTER - width

    while over() > 0:
        spare = max(kept, key=lambda at: (table.columns[at].rank > 0, at in empty, table.columns[at].rank))
        if table.columns[spare].rank == 0:
            break
        kept.remove(spare)
    running = [needed[at] for at in kept if table.columns[at].wraps]
    stacked = bool(running) and len(kept) > 1 and sum(running) - over() < sum(min(NARROW, need) for need in running)
    return Layout(kept, over() > 0 and not running, stacked)
