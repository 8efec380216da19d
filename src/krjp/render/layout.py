"""A table before it is drawn: columns, cells and which columns to give up when room is short.

`plain` draws it for a pipe, `terminal` for a terminal.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from krjp.frozen import Frozen
from krjp.index.events import Selection
from krjp.text import cell_width, printable

__all__ = [
    "GUTTER",
    "HIGHLIGHT",
    "LEAST_WIDTH",
    "MANY_ROWS",
    "Cell",
    "Column",
    "Layout",
    "Table",
    "cell",
    "in_ascii",
    "layout",
    "marked_cell",
    "rows_of",
    "sample",
]

# Cells between two columns.
GUTTER = 2
# A table is drawn for so many cells at least, however narrow the terminal is.
LEAST_WIDTH = 20
# Running text that needs more room than this is not given less while a column can be left out for it;
# with less than the second it is put below what it stands beside.
LEAST_TEXT = 34
# Below this, dates and names that may be narrowed are narrowed for it.
GOOD_TEXT = 44
NARROW = 20
# A head over numbers is broken at hyphens and spaces when it is longer than this.
LONG_HEAD = 8
# Tables of more rows are drawn row by row, in widths that suit the first so many.
MANY_ROWS = 1000
HIGHLIGHT = "bold reverse"


class Cell(NamedTuple):
    """The text of one cell, harmless for a terminal, with the ranges of characters to highlight."""

    text: str
    marked: tuple[tuple[int, int], ...] = ()
    style: str = ""
    """A style as Rich writes it; never the only carrier of a meaning."""
    sign: str = ""
    """What stands before the text on a terminal, and then alone has the style; a pipe has the text only."""
    link: str = ""
    """An address of the web that the text leads to where a terminal can follow it."""

    @property
    def width(self) -> int:
        """How many cells of a terminal it takes in one line."""
        return cell_width(self.text) + (len(self.sign) + 1 if self.sign else 0)


class Column(Frozen):
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
    joins: bool = False
    """True for text that stands under the column before it where there is no room for it beside that, and is always
    shown."""
    least: int = 0
    """How many cells it may be narrowed to for the sake of running text; 0 for what never is."""
    cuts: bool = False
    """True when what is narrowed loses its end; else it takes several lines."""
    asked: bool = False
    """True for a column the user named: leaving it out is not done in silence. So it is with numbers."""

    def head(self) -> str:
        """The title; over numbers a long one in several lines."""
        if not self.right or len(self.title) <= LONG_HEAD:
            return self.title
        return self.title.replace("-", "-\n").replace(" ", "\n")


class Table(Frozen):
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
    return Cell(printable(text), _moved(text, spans, printable))


def _moved(text: str, spans: Sequence[tuple[int, int]], spelled: Callable[[str], str]) -> tuple[tuple[int, int], ...]:
    """Where ranges of a text, in order and apart, are when every piece of it was spelled in another way."""
    moved, at, after = [], 0, 0
    for start, end in spans:
        begin = after + len(spelled(text[at:start]))
        at, after = end, begin + len(spelled(text[start:end]))
        moved.append((begin, after))
    return tuple(moved)


def in_ascii(table: Table) -> Table:
    """The table with escapes for what is not ASCII, so that columns stay in line where it cannot be shown.

    The dash of dates and numbers, `15–17 Jan` and `5–7`, becomes a hyphen.
    """

    def spelled(text: str) -> str:
        return text.replace("–", "-").encode("ascii", "backslashreplace").decode()

    def spelled_cell(each: Cell) -> Cell:
        return each._replace(text=spelled(each.text), marked=_moved(each.text, each.marked, spelled))

    return Table(
        tuple(column.replace(title=spelled(column.title)) for column in table.columns),
        rows_of(len(table.rows), lambda at: tuple(map(spelled_cell, table.rows[at]))),
        tuple(map(spelled_cell, table.footer)),
        tuple(map(spelled, table.notes)),
    )


def rows_of(number: int, make: Callable[[int], tuple[Cell, ...]]) -> Sequence[tuple[Cell, ...]]:
    """So many rows; many are made one by one, as they are drawn."""
    return list(map(make, range(number))) if number <= MANY_ROWS else Selection(range(number), make)


def sample(table: Table) -> list[tuple[Cell, ...]]:
    """The rows by which a table is laid out: all, or the first of many."""
    return [*table.rows[:MANY_ROWS], *((table.footer,) if table.footer else ())]


class Layout(Frozen):
    """Which columns of a table are shown in a width, and how."""

    kept: list[int]
    """The columns shown."""
    widths: list[int]
    """How many cells each of them takes; when they are stacked, how many they take together."""
    stacked: bool
    """True when they are better shown one below the other."""
    under: frozenset[int] = frozenset()
    """The columns that stand under the one before them."""

    def together(self, at: int) -> range:
        """A column, with the one that stands under it if there is one."""
        return range(at, at + 1 + (at + 1 in self.under))

    def left_out(self, table: Table) -> list[str]:
        """The titles of the columns that are left out: those with something in them, and all that were asked for."""
        gone = (at for at in range(len(table.columns)) if at not in self.kept and at not in self.under)
        return [
            table.columns[at].title
            for at in gone
            if table.columns[at].right or table.columns[at].asked or any(row[at].text for row in sample(table))
        ]


def layout(table: Table, width: int, *, header: bool = True) -> Layout:
    """The columns that fit side by side in `width` cells: empty ones go first, then those of the highest rank.

    Before a column goes that may stand under another, it does.
    """
    columns = table.columns
    rows = sample(table)
    natural = [
        max([0, *(map(cell_width, column.head().split("\n")) if header else ()), *(row[at].width for row in rows)])
        for at, column in enumerate(columns)
    ]
    needed = [
        min(need, LEAST_TEXT if column.wraps else column.least or need)
        for need, column in zip(natural, columns, strict=True)
    ]
    empty = {at for at in range(len(columns)) if not any(row[at].text for row in rows)}
    kept, joined = _chosen(columns, natural, needed, empty, width)
    for at, column in enumerate(columns):
        if column.under:
            natural[at - 1] = max(natural[at - 1], natural[at])
    under = frozenset((*joined, *(at for at, column in enumerate(columns) if column.under)))
    running = [at for at in kept if columns[at].wraps]
    least = sum(min(NARROW, needed[at]) for at in running)
    room = width - _across(kept, needed)
    if running and len(kept) > 1 and sum(needed[at] for at in running) + room < least:
        return Layout(kept, [min(width, max(natural[at] for at in kept))], stacked=True, under=under)
    at_ease = [min(size, GOOD_TEXT) if column.wraps else size for size, column in zip(natural, columns, strict=True)]
    if _across(kept, at_ease) > width:
        natural = [min(size, column.least or size) for size, column in zip(natural, columns, strict=True)]
    _share(columns, kept, natural, width)
    return Layout(kept, [natural[at] for at in kept], stacked=False, under=under)


def _across(kept: Iterable[int], sizes: Sequence[int]) -> int:
    """How many cells some columns take side by side."""
    return sum(sizes[at] + GUTTER for at in kept) - GUTTER


def _chosen(
    columns: Sequence[Column], natural: list[int], needed: list[int], empty: set[int], width: int
) -> tuple[list[int], set[int]]:
    """The columns that stand side by side, and those that came to stand under another, which then is as wide."""
    kept = {at for at, column in enumerate(columns) if not column.under}
    joined: set[int] = set()
    taken = _across(kept, needed)
    # A table of counts by two fields may have thousands of columns: they are put in order once.
    spares = sorted(at for at in kept if columns[at].rank)
    for spare in sorted(spares, key=lambda at: (at in empty, columns[at].rank), reverse=True):
        if taken <= width:
            break
        joins = columns[spare].joins and spare not in empty
        if joins and spare - 1 not in kept:
            continue
        kept.remove(spare)
        taken -= needed[spare] + GUTTER
        if joins:
            joined.add(spare)
            taken -= needed[spare - 1]
            for sizes in (natural, needed):
                sizes[spare - 1] = max(sizes[spare - 1 : spare + 1])
            taken += needed[spare - 1]
        elif spare + 1 in joined:
            joined.remove(spare + 1)
            kept.add(spare + 1)
            taken += needed[spare + 1] + GUTTER
    return sorted(kept), joined


def _share(columns: Sequence[Column], kept: Sequence[int], sizes: list[int], width: int) -> None:
    """Give running texts what the other columns leave; whoever needs less than an even share leaves the rest."""
    # Names take several lines only where not even the columns that always stay fit side by side.
    flexible = [at for at in kept if columns[at].wraps] or [at for at in kept if not columns[at].right]
    room = sum(sizes[at] for at in flexible) + width - _across(kept, sizes)
    for left, at in zip(range(len(flexible), 0, -1), sorted(flexible, key=sizes.__getitem__), strict=True):
        sizes[at] = max(1, min(sizes[at], room // left))
        room -= sizes[at]
