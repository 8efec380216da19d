"""A table for a terminal, drawn by Rich; the only importer of Rich.

Cells are Rich `Text`, never strings: Rich reads markup in strings, so that `[sic]` would vanish and
`[/i]` raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from krjp.render.layout import HIGHLIGHT, fitting

if TYPE_CHECKING:
    from typing import TextIO

    from krjp.render.layout import Cell, Table

__all__ = ["console", "draw"]

LEAST_WIDTH = 20


def console(file: TextIO, width: int, *, color: bool) -> Console:
    """A Rich console that does what it is told whatever the environment says."""
    return Console(
        file=file,
        width=max(LEAST_WIDTH, width),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )


def draw(table: Table, file: TextIO, width: int, *, color: bool, header: bool = True) -> None:
    """Write the table in at most `width` cells, leaving out the columns that matter least."""
    kept = fitting(table, width)
    under = {at - 1: at for at, column in enumerate(table.columns) if column.under}
    drawn = RichTable(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        collapse_padding=True,
        show_header=header,
        show_footer=bool(table.footer),
        header_style="bold",
        footer_style="bold",
    )
    for at in kept:
        column = table.columns[at]
        drawn.add_column(
            Text(column.head()),
            footer=_text(table.footer[at]) if table.footer else "",
            justify="right" if column.right else "left",
            no_wrap=not column.wraps,
            overflow="fold",
            ratio=1 if column.wraps and width < 200 else None,
        )
    for row in table.rows:
        drawn.add_row(*(_stacked(row[at], row[under[at]]) if at in under else _text(row[at]) for at in kept))
    screen = console(file, width, color=color)
    screen.print(drawn)
    for note in (*table.notes, *_left_out(table, kept)):
        screen.print(Text(note, style="dim"))


def _left_out(table: Table, kept: list[int]) -> list[str]:
    """For a table whose every number counts: which columns are not shown."""
    gone = [column.title for at, column in enumerate(table.columns) if at not in kept and column.right]
    return [f"Not shown for want of room: {', '.join(gone)}. --output csv has them all."] if gone else []


def _stacked(cell: Cell, below: Cell) -> Text:
    """Two cells in one, the second below the first."""
    return Text("\n").join([_text(cell), _text(below)]) if below.text else _text(cell)


def _text(cell: Cell) -> Text:
    text = Text(cell.text, style=cell.style)
    for start, end in cell.marked:
        text.stylize(HIGHLIGHT, start, end)
    return text
