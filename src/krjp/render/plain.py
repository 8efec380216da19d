"""A table for a pipe: every column whole, padded with spaces, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.render.layout import Table

__all__ = ["lines"]

GUTTER = "  "


def lines(table: Table, *, header: bool = True) -> Iterator[str]:
    """The lines of the table; a cell with nothing in it is shown as -, so that fields can be counted."""
    rows = [[cell.text or "-" for cell in row] for row in table.rows]
    if table.footer:
        rows.append([cell.text or "-" for cell in table.footer])
    if header:
        rows.insert(0, [column.title for column in table.columns])
    widths = [max((cell_width(row[at]) for row in rows), default=0) for at in range(len(table.columns))]
    for row in rows:
        padded = (_pad(text, widths[at], right=table.columns[at].right) for at, text in enumerate(row))
        yield GUTTER.join(padded).rstrip()


def _pad(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - cell_width(text))
    return space + text if right else text + space
