"""A table for a terminal, drawn by Rich; the only importer of Rich.

Cells are Rich `Text`, never strings: Rich reads markup in strings, so that `[sic]` would vanish and
`[/i]` raise.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD, Box
from rich.console import Console
from rich.measure import Measurement
from rich.segment import Segment
from rich.table import Table as RichTable
from rich.text import Text

from krjp.errors import shortened
from krjp.render.layout import GUTTER, HIGHLIGHT, LEAST_WIDTH, in_ascii, layout
from krjp.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from krjp.render.layout import Cell, Layout, Table

__all__ = ["draw"]

# Rich takes a minute for a text of ten megabytes, and no one reads it in a cell.
MOST_SHOWN = 5_000
_ASCII_HEAD = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
# Rich fills lines with spaces; copied from a terminal they would come along.
_PADDING = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)
_RESET = "\x1b[0m"


def draw(
    table: Table,
    width: int,
    *,
    color: bool,
    header: bool = True,
    unicode: bool = True,
    fitted: Layout | None = None,
) -> str:
    """The table in lines of at most `width` cells, without the columns that matter least if need be.

    `fitted` is its layout in that width, where that is known already.
    """
    table = table if unicode else in_ascii(table)
    width = max(LEAST_WIDTH, width)
    kept, tight, stacked = shown = layout(table, width) if fitted is None else fitted
    under = {at - 1: at for at, column in enumerate(table.columns) if column.under}
    drawn = RichTable(
        box=SIMPLE_HEAD if unicode else _ASCII_HEAD,
        show_edge=False,
        pad_edge=False,
        collapse_padding=True,
        show_header=header,
        show_footer=bool(table.footer),
        header_style="bold",
        footer_style="bold",
        leading=1 if stacked else 0,
    )
    screen = _console(width, color=color)
    simple = not (stacked or tight or under or table.footer)
    if simple and sum(table.columns[at].wraps for at in kept) <= 1:
        _add_as_one_row(drawn, table, kept, screen)
    else:
        _add_rows(drawn, table, shown, under)
    screen.print(drawn)
    gone = shown.left_out(table)
    left_out = [f"Not shown for want of room: {', '.join(gone)}. --output csv has them all."] if gone else []
    for note in (*table.notes, *left_out):
        screen.print(Text(note, style="dim"))
    assert isinstance(screen.file, StringIO)
    return _PADDING.sub(lambda end: _RESET if "\x1b" in end[0] else "", screen.file.getvalue())


def _add_rows(drawn: RichTable, table: Table, shown: Layout, under: dict[int, int]) -> None:
    """Add columns and rows, cells one below the other where they are stacked; `under` tells what stands below what."""
    kept, tight, stacked = shown
    heads = [Text(table.columns[at].head()) for at in kept]
    feet = [_text(table.footer[at]) for at in kept] if table.footer else []
    rows = [[_below([row[at], row[under[at]]]) if at in under else _text(row[at]) for at in kept] for row in table.rows]
    if stacked:
        drawn.add_column(_lines(heads), footer=_lines(feet), overflow="fold")
        for texts in rows:
            drawn.add_row(_lines(texts))
        return
    for number, at in enumerate(kept):
        column = table.columns[at]
        drawn.add_column(
            heads[number],
            footer=feet[number] if feet else "",
            justify="right" if column.right else "left",
            no_wrap=column.right or not (column.wraps or tight),
            overflow="fold",
        )
    for texts in rows:
        drawn.add_row(*texts)


class _Lines:
    """Lines of one width that Rich has nothing left to do with."""

    def __init__(self, lines: Sequence[list[Segment]], width: int) -> None:
        self._lines = lines
        self._width = width

    def __rich_measure__(self, *_: object) -> Measurement:
        return Measurement(self._width, self._width)

    def __rich_console__(self, *_: object) -> Iterator[Segment]:
        end = Segment.line()
        for line in self._lines:
            yield from line
            yield end


def _add_as_one_row(drawn: RichTable, table: Table, kept: Sequence[int], screen: Console) -> None:
    """Add columns that are as wide as they need, and at most one that takes the rest, as a single row of many lines.

    Rich would measure and wrap each cell by itself, which takes longer than all else in listing events.
    """
    heads = [table.columns[at].head() for at in kept]
    widths = {
        at: max(map(cell_width, [*head.split("\n"), *(row[at].text for row in table.rows)]))
        for at, head in zip(kept, heads, strict=True)
    }
    spare = screen.width - sum(widths.values()) - GUTTER * (len(kept) - 1)
    for at in kept:
        if table.columns[at].wraps:
            widths[at] += min(0, spare)
    lines: dict[int, list[list[Segment]]] = {at: [] for at in kept}
    for row in table.rows:
        wrapped = {at: _wrapped(row[at], widths[at], screen, right=table.columns[at].right) for at in kept}
        height = max(map(len, wrapped.values()))
        for at, found in wrapped.items():
            lines[at] += found + [[]] * (height - len(found))
    for head, at in zip(heads, kept, strict=True):
        right = table.columns[at].right
        drawn.add_column(Text(head), justify="right" if right else "left", no_wrap=True)
    drawn.add_row(*(_Lines(lines[at], widths[at]) for at in kept))


def _wrapped(cell: Cell, width: int, screen: Console, *, right: bool) -> list[list[Segment]]:
    """A cell in lines of at most a width."""
    text = _text(cell)
    if not cell.marked and cell_width(text.plain) <= width and "\n" not in text.plain:
        before = " " * (width - cell_width(text.plain)) if right else ""
        return [[Segment(before + text.plain, screen.get_style(cell.style) if cell.style else None)]]
    return [list(line.render(screen)) for line in text.wrap(screen, width, overflow="fold")]


def _console(width: int, *, color: bool) -> Console:
    """A Rich console that does what it is told whatever the environment says."""
    return Console(
        file=StringIO(),
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )


def _below(cells: Iterable[Cell]) -> Text:
    """Cells in one, each below the one before."""
    return _lines(_text(cell) for cell in cells)


def _lines(texts: Iterable[Text]) -> Text:
    return Text("\n").join(text for text in texts if text.plain)


def _text(cell: Cell) -> Text:
    text = Text(shortened(cell.text, MOST_SHOWN), style=cell.style)
    for start, end in cell.marked:
        text.stylize(HIGHLIGHT, start, end)
    return text
