"""A table for a terminal: what fits into its column is written as it is, and Rich breaks the rest into lines.

Columns are placed here, as `layout` has it: Rich's own table would measure and wrap every cell, which takes two to
three times as long, and fill each line with spaces. What Rich gets is `Text`, never a string: it reads markup in
strings, so that `[sic]` would vanish and `[/i]` raise.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING
from zlib import crc32

from krjp.errors import shortened
from krjp.frozen import Frozen
from krjp.render.ansi import highlighted, linked, styled
from krjp.render.layout import GUTTER, HIGHLIGHT, LEAST_WIDTH, Cell, in_ascii, layout
from krjp.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from krjp.render.layout import Layout, Table

__all__ = ["drawn"]

# Rich takes a minute for a text of ten megabytes, and no one reads it in a cell.
MOST_SHOWN = 5_000
# More lines than a screen has are drawn together.
AT_ONCE = 500

Line = tuple[str, int]
"""A line of a cell as the terminal takes it, and how many cells of the terminal it fills."""
NOTHING: Line = ("", 0)
Span = tuple[int, int, str]
"""A range of a text, and its style."""


def drawn(
    table: Table, width: int, *, color: bool, header: bool = True, unicode: bool = True, links: bool = False
) -> Iterator[str]:
    """The table in lines of at most `width` cells, without the columns that matter least if need be, piece by piece.

    With `links` on, cells that have an address lead to it, also where there is no colour.
    """
    table = table if unicode else in_ascii(table)
    width = max(LEAST_WIDTH, width)
    shown = layout(table, width, header=header)
    pen = _Pen(color, links, "…" if unicode else "~")
    bold = "bold" if color else ""
    lines: list[str] = []
    if header:
        heads = [list(_heads(table, shown.together(at))) for at in shown.kept]
        lines += [styled(line, bold) for line in _row(heads, table, shown, pen, low=True)]
        lines.append(("─" if unicode else "-") * (sum(shown.widths) + GUTTER * (len(shown.widths) - 1)))
    for number, row in enumerate(table.rows):
        lines += [""] if shown.stacked and number else []
        lines += _row(_cells(row, shown), table, shown, pen)
        if len(lines) > AT_ONCE:
            yield _ended(lines)
            lines = []
    if table.footer:
        lines += ["", *(styled(line, bold) for line in _row(_cells(table.footer, shown), table, shown, pen))]
    gone = shown.left_out(table)
    left_out = [f"No room for: {', '.join(gone)}; --output csv has all."] if gone else []
    notes = (*table.notes, *left_out)
    lines += [""] if notes and not table.footer else []
    lines += [text for note in notes for text, _ in pen.lines(Cell(note), width)]
    yield _ended(lines)


def _ended(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _heads(table: Table, together: range) -> Iterator[Cell]:
    """The heads of columns that stand together, a cell a line; what explains the text above it needs none."""
    for at in together:
        if not table.columns[at].under:
            yield from map(Cell, table.columns[at].head().split("\n"))


def _cells(row: Sequence[Cell], shown: Layout) -> list[list[Cell]]:
    """The cells of the columns shown, each with what stands under it."""
    if not shown.under:
        return [[row[at]] for at in shown.kept]
    return [[row[each] for each in shown.together(at)] for at in shown.kept]


def _row(cells: Iterable[list[Cell]], table: Table, shown: Layout, pen: _Pen, *, low: bool = False) -> Iterator[str]:
    """The lines of a row: its cells one below the other, or side by side, where all end on the last line if `low`."""
    if shown.stacked:
        yield from (text for column in cells for text, _ in pen.column(column, shown.widths[0]))
        return
    columns = [
        pen.column(column, width, cuts=table.columns[at].cuts) or [NOTHING]
        for at, column, width in zip(shown.kept, cells, shown.widths, strict=True)
    ]
    if low:
        height = max(map(len, columns))
        columns = [[NOTHING] * (height - len(column)) + column for column in columns]
    for lines in zip_longest(*columns, fillvalue=NOTHING):
        line, start, end = "", 0, 0
        for at, width, (text, size) in zip(shown.kept, shown.widths, lines, strict=True):
            if text:
                before = start - end + (width - size if table.columns[at].right else 0)
                line += " " * before + text
                end += before + size
            start += width + GUTTER
        yield line


class _Pen(Frozen):
    """Draws cells."""

    color: bool
    links: bool
    mark: str
    """What stands for an end that was cut off."""

    def column(self, cells: Iterable[Cell], width: int, *, cuts: bool = False) -> list[Line]:
        """Cells one below the other, without those that have nothing in them."""
        return [line for cell in cells for line in self.lines(cell, width, cuts=cuts)]

    def lines(self, cell: Cell, width: int, *, cuts: bool = False) -> list[Line]:
        """A cell in lines of at most a width; in one, without its end, if it `cuts`."""
        sign = f"{cell.sign} " if cell.sign else ""
        text = (sign + shortened(cell.text, MOST_SHOWN)).rstrip()
        if not text:
            return []
        style, spans = self._styles(cell, len(sign)) if self.color else ("", ())
        fits = cell_width(text) <= width
        lines = [(text, spans)] if fits else _broken(text, spans, width, self.mark if cuts else "")
        said = [highlighted(line, inside, style) for line, inside in lines]
        if self.links and cell.link:
            name = f"krjp-{crc32(cell.text.encode()):x}"
            said = [linked(each, cell.link, name) for each in said]
        return [(each, cell_width(line)) for each, (line, _) in zip(said, lines, strict=True)]

    def _styles(self, cell: Cell, start: int) -> tuple[str, Sequence[Span]]:
        """The style of a cell whose text begins at a place, and that of ranges in it."""
        if not cell.sign:
            return cell.style, [(a, b, f"{HIGHLIGHT} {cell.style}") for a, b in cell.marked]
        # A patch of colour with nothing on it says nothing.
        sign = [(0, start - 1, cell.style)] if cell.sign.strip() else []
        return "", [*sign, *((start + a, start + b, HIGHLIGHT) for a, b in cell.marked)]


def _broken(text: str, spans: Sequence[Span], width: int, mark: str) -> list[tuple[str, list[Span]]]:
    """A text that does not fit in lines that do, with its ranges; with a mark, its beginning and that mark."""
    from rich.console import Console
    from rich.text import Text

    whole = Text(text)
    for start, end, style in spans:
        whole.stylize(style, start, end)
    if mark:
        whole.truncate(width - len(mark), overflow="crop")
        lines = [whole.append(mark)]
    else:
        lines = list(whole.wrap(Console(color_system=None), width, overflow="fold"))
    return [(line.plain.rstrip(), [(each.start, each.end, str(each.style)) for each in line.spans]) for line in lines]
