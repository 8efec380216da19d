"""A table for a pipe: every column whole, padded with spaces, nothing else."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from krjp.render.ansi import highlighted
from krjp.render.layout import GUTTER, HIGHLIGHT, sample
from krjp.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.render.layout import Cell, Table

__all__ = ["lines"]

NOTHING = "-"
# One endless text must not make every row as long as itself.
MOST_PADDED = 400


def lines(table: Table, *, header: bool = True, color: bool = False) -> Iterator[str]:
    """The lines of the table; a cell with nothing in it is shown as -, so that fields can be counted."""
    heads = [column.title for column in table.columns]
    texts = [[cell.text or NOTHING for cell in row] for row in sample(table)]
    widths = [min(MOST_PADDED, max(map(cell_width, column))) for column in zip(heads, *texts, strict=True)]
    if header:
        yield _joined(heads, heads, widths, table)
    for row in chain(table.rows, (table.footer,) if table.footer else ()):
        found = [cell.text or NOTHING for cell in row]
        shown = [_colored(cell) or text for cell, text in zip(row, found, strict=True)] if color else found
        yield _joined(shown, found, widths, table)


def _joined(shown: list[str], texts: list[str], widths: list[int], table: Table) -> str:
    """One line; `texts` are what is shown without colour, which takes no room."""
    cells = []
    for text, plain, width, column in zip(shown, texts, widths, table.columns, strict=True):
        space = " " * (width - cell_width(plain))
        cells.append(space + text if column.right else text + space)
    return (" " * GUTTER).join(cells).rstrip()


def _colored(cell: Cell) -> str:
    """The cell's text in its style, the matches in it highlighted; a style of a sign is left out with the sign."""
    style = "" if cell.sign else cell.style
    return highlighted(cell.text, ((start, end, HIGHLIGHT) for start, end in cell.marked), style)
