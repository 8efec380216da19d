"""A table for a terminal: Rich breaks texts into lines and colours them; the only importer of Rich.

Cells are Rich `Text`, never strings: Rich reads markup in strings, so that `[sic]` would vanish and
`[/i]` raise. Columns are placed here, as `layout` has it: Rich's own table would measure and wrap every
cell, which takes two to three times as long, and fill each line with spaces.
"""

from __future__ import annotations

from functools import partial
from io import StringIO
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.console import Console
from rich.style import Style
from rich.text import Text

from krjp.errors import shortened
from krjp.render.layout import GUTTER, HIGHLIGHT, LEAST_WIDTH, in_ascii, layout
from krjp.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from krjp.render.layout import Cell, Layout, Table

__all__ = ["drawn"]

# Rich takes a minute for a text of ten megabytes, and no one reads it in a cell.
MOST_SHOWN = 5_000
# More lines than a screen has are drawn together.
AT_ONCE = 500


def drawn(
    table: Table, width: int, *, color: bool, header: bool = True, unicode: bool = True, links: bool = False
) -> Iterator[str]:
    """The table in lines of at most `width` cells, without the columns that matter least if need be, piece by piece.

    With `links` on, cells that have an address lead to it, also where there is no colour.
    """
    table = table if unicode else in_ascii(table)
    width = max(LEAST_WIDTH, width)
    shown = layout(table, width, header=header)
    screen = _console(width, color=color, links=links)
    rows = partial(_lines, table=table, shown=shown, screen=screen, mark="…" if unicode else "~")
    cells = partial(_cells, shown=shown, color=color, links=links)
    bold = "bold" if color else ""
    lines: list[Text] = []
    if header:
        heads = [_stacked(_heads(table, shown.together(at))) for at in shown.kept]
        lines += rows(heads, style=bold, low=True)
        lines.append(Text(("─" if unicode else "-") * (sum(shown.widths) + GUTTER * (len(shown.widths) - 1))))
    for number, row in enumerate(table.rows):
        lines += [Text()] if shown.stacked and number else []
        lines += rows(cells(row))
        if len(lines) > AT_ONCE:
            yield _printed(lines, screen)
            lines = []
    if table.footer:
        lines += [Text(), *rows(cells(table.footer), style=bold)]
    gone = shown.left_out(table)
    left_out = [f"No room for: {', '.join(gone)}; --output csv has all."] if gone else []
    notes = (*table.notes, *left_out)
    lines += [Text()] if notes and not table.footer else []
    for note in notes:
        lines += _wrapped(Text(note), width, screen)
    yield _printed(lines, screen)


def _printed(lines: Sequence[Text], screen: Console) -> str:
    """Lines as a terminal takes them."""
    for line in lines:
        line.rstrip()
    screen.file = StringIO()
    if lines:
        screen.print(*lines, sep="\n", soft_wrap=True)
    return screen.file.getvalue()


def _heads(table: Table, together: range) -> Iterator[Text]:
    """The heads of columns that stand together; what explains the text above it needs none."""
    return (Text(table.columns[at].head()) for at in together if not table.columns[at].under)


def _cells(row: Sequence[Cell], *, shown: Layout, color: bool, links: bool) -> Iterator[Text]:
    """The cells of the columns shown, each with what stands under it."""
    for at in shown.kept:
        yield _stacked(_text(row[each], color=color, links=links) for each in shown.together(at))


def _lines(
    cells: Iterable[Text],
    *,
    table: Table,
    shown: Layout,
    screen: Console,
    mark: str,
    style: str = "",
    low: bool = False,
) -> Iterator[Text]:
    """The lines of a row: its cells one below the other, or side by side, where all end on the last line if `low`."""
    if shown.stacked:
        yield from _wrapped(Text(style=style).append_text(_stacked(cells)), shown.widths[0], screen)
        return
    wrapped = [
        [_cut(cell, width, mark)] if table.columns[at].cuts else _wrapped(cell, width, screen)
        for at, cell, width in zip(shown.kept, cells, shown.widths, strict=True)
    ]
    if low:
        height = max(map(len, wrapped))
        wrapped = [[Text()] * (height - len(each)) + each for each in wrapped]
    for pieces in zip_longest(*wrapped, fillvalue=Text()):
        line = Text(style=style)
        start = end = 0
        for at, width, piece in zip(shown.kept, shown.widths, pieces, strict=True):
            size = cell_width(piece.plain)
            before = start - end + (width - size if table.columns[at].right else 0)
            line.append(" " * before).append_text(piece)
            end += before + size
            start += width + GUTTER
        yield line


def _wrapped(text: Text, width: int, screen: Console) -> list[Text]:
    """A text in lines of at most a width."""
    if "\n" not in text.plain and cell_width(text.plain) <= width:
        return [text]
    return list(text.wrap(screen, width, overflow="fold"))


def _cut(text: Text, width: int, mark: str) -> Text:
    """The text if it fits, else its beginning and a mark."""
    if cell_width(text.plain) > width:
        text.truncate(width - len(mark), overflow="crop")
        text.append(mark)
    return text


def _stacked(texts: Iterable[Text]) -> Text:
    """Texts in one, each below the one before."""
    return Text("\n").join(text for text in texts if text.plain)


def _text(cell: Cell, *, color: bool, links: bool) -> Text:
    style = cell.style if color else ""
    text = Text(shortened(cell.text, MOST_SHOWN), style="" if cell.sign else style)
    for start, end in cell.marked if color else ():
        text.stylize(HIGHLIGHT, start, end)
    if links and cell.link:
        text.stylize(Style(link=cell.link))
    # A patch of colour with nothing on it says nothing.
    sign = Text(cell.sign, style=style if cell.sign.strip() else "")
    return Text(" ").join((sign, text)) if cell.sign else text


def _console(width: int, *, color: bool, links: bool) -> Console:
    """A Rich console that does what it is told whatever the environment says."""
    return Console(
        file=StringIO(),
        width=width,
        force_terminal=color or links,
        color_system="256" if color or links else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
