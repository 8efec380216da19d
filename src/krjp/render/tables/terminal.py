"""A table for a terminal.

What fits into its column is written as it is, and a text of plain words is broken where a space stands. All else, such
as wide letters and words longer than a line, is broken by Rich, which is imported only then. It gets `Text`, never a
string: it reads markup in strings, so that `[sic]` would vanish and `[/i]` raise.

Columns are placed here, as `layout` has it: Rich's own table would measure and wrap every cell, which takes two to
three times as long, and fill each line with spaces.
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
Place = tuple[int, int]
"""Where a line begins and ends in a text."""
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
        if cell_width(text) <= width:
            places: Sequence[Place] = ((0, len(text)),)
        elif cuts:
            text = _cut(text, width, self.mark)
            places = ((0, len(text)),)
        else:
            places = _between_words(text, width) or _anywhere(text, width)
        name = f"krjp-{crc32(cell.text.encode()):x}" if self.links and cell.link else ""
        lines: list[Line] = []
        for first, end in places:
            inside = [(max(a, first) - first, min(b, end) - first, own) for a, b, own in spans if a < end and b > first]
            line = text[first:end]
            said = highlighted(line, inside, style) if inside or style else line
            lines.append((linked(said, cell.link, name) if name else said, cell_width(line)))
        return lines

    def _styles(self, cell: Cell, start: int) -> tuple[str, Sequence[Span]]:
        """The style of a cell whose text begins at a place, and that of ranges in it."""
        if not cell.sign:
            return cell.style, [(a, b, f"{HIGHLIGHT} {cell.style}") for a, b in cell.marked]
        # A patch of colour with nothing on it says nothing.
        sign = [(0, start - 1, cell.style)] if cell.sign.strip() else []
        return "", [*sign, *((start + a, start + b, HIGHLIGHT) for a, b in cell.marked)]


def _cut(text: str, width: int, mark: str) -> str:
    """The beginning of a text that does not fit, and a mark."""
    if cell_width(text) == len(text):
        return text[: width - len(mark)] + mark
    from rich.cells import set_cell_size

    return set_cell_size(text, width - len(mark)).rstrip() + mark


def _between_words(text: str, width: int) -> list[Place] | None:
    """The lines of a text of plain words: one space between any two, none longer than a line, all letters narrow.

    Nearly all texts are such; of others it is None. The lines are those that Rich would make, in a hundredth of the
    time that it takes to import Rich.
    """
    if text.split() != text.split(" ") or cell_width(text) != len(text):
        return None
    places: list[Place] = []
    start = 0
    while len(text) - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end < 0:
            return None
        places.append((start, end))
        start = end + 1
    return [*places, (start, len(text))]


def _anywhere(text: str, width: int) -> list[Place]:
    """The lines of any text."""
    from rich.console import Console
    from rich.text import Text

    places: list[Place] = []
    after = 0
    for line in Text(text).wrap(Console(color_system=None), width, overflow="fold"):
        start = text.index(line.plain.rstrip(), after)
        after = start + len(line.plain.rstrip())
        places.append((start, after))
    return places
