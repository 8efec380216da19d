"""Where the names of the columns stand in a grid of cells, and what stands above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.sheets.columns import WRITTEN_BY_KRJP, fields_in
from krjp.sheets.sheet import Row, Sheet, blank
from krjp.sheets.values import FOOTNOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.sheets.sheet import Cell

__all__ = ["sheet_of"]

# A title, a remark and the date of printing may stand above; nobody writes a page.
MOST_ABOVE = 30
# So many rows show that a table has no names of columns.
FIRST_ROWS = 10

Grid = "Sequence[Sequence[Cell]]"


class _Head(NamedTuple):
    """The names of the columns, as read from one line or two."""

    at: int
    lines: int
    names: tuple[str, ...]
    fields: frozenset[str]


def sheet_of(
    name: str, grid: Sequence[Sequence[Cell]], remarks: Sequence[str] = (), *, decimal: str = "", epoch: int = 1900
) -> Sheet:
    """The table in a grid of cells whose first line is row 1: its head found, what stands above it kept apart."""
    head = _head(grid)
    above = tuple(" ".join(_texts(line)) for line in grid[: head.at] if any(not blank(cell) for cell in line))
    own = set(head.names) >= WRITTEN_BY_KRJP
    if not head.fields and _is_headless(grid, head.at):
        head = _Head(head.at, 0, (), frozenset())
    rows = [Row(number, line) for number, line in enumerate(grid[head.at + head.lines :], head.at + head.lines + 1)]
    names = head.names if own else _all_named(head.names, rows)
    return Sheet(name, names, rows, above, tuple(remarks), own, decimal=decimal, epoch=epoch)


def _is_headless(grid: Sequence[Sequence[Cell]], at: int) -> bool:
    """True for a table that begins with its first row: where one below has a date it has one too."""
    from krjp.sheets.contents import is_date

    lines = [line for line in grid[at : at + FIRST_ROWS] if any(not blank(cell) for cell in line)]
    return len(lines) > 1 and any(all(map(is_date, column)) for column in zip(*lines, strict=False))


def _all_named(names: tuple[str, ...], rows: Sequence[Row]) -> tuple[str, ...]:
    """The names of the columns, and for those without that hold anything the letters a spreadsheet has for them."""
    width = max(len(names), max((len(row.cells) for row in rows), default=0))
    told = [*names, *[""] * (width - len(names))]
    for at, name in enumerate(told):
        if not name and any(at < len(row.cells) and not blank(row.cells[at]) for row in rows):
            told[at] = f"column {_letters(at)}"
    while len(told) > len(names) and not told[-1]:
        told.pop()
    return tuple(told)


def _letters(at: int) -> str:
    """What a spreadsheet calls a column.

    >>> _letters(0), _letters(25), _letters(26)
    ('A', 'Z', 'AA')
    """
    return (_letters(at // 26 - 1) if at > 25 else "") + chr(ord("A") + at % 26)


def _head(grid: Sequence[Sequence[Cell]]) -> _Head:
    """The line, or the two lines, that name most fields; the first line with anything in it where none does."""
    heads = []
    for at, line in enumerate(grid[:MOST_ABOVE]):
        names = tuple(_name(cell) for cell in line)
        heads.append(_Head(at, 1, names, frozenset(fields_in(names))))
        if at + 1 < len(grid) and _groups(line):
            joined = _joined(line, grid[at + 1])
            heads.append(_Head(at, 2, joined, frozenset(fields_in(joined))))
    best = max(heads, key=lambda head: (len(head.fields), -head.lines, -head.at), default=None)
    if best is not None and best.fields:
        return best
    filled = [at for at, line in enumerate(grid) if any(not blank(cell) for cell in line)]
    at = filled[0] if filled else 0
    return _Head(at, 1, tuple(map(_name, grid[at])) if grid else (), frozenset())


def _groups(line: Sequence[Cell]) -> bool:
    """True when names may stand over several columns: some have empty cells behind them."""
    texts = [not blank(cell) for cell in line]
    return sum(texts) > 1 and not all(texts)


def _joined(line: Sequence[Cell], below: Sequence[Cell]) -> tuple[str, ...]:
    """The names of columns that stand in two lines: a name above goes for the empty cells behind it as well."""
    names = []
    group = ""
    for at in range(max(len(line), len(below))):
        above = _name(line[at]) if at < len(line) else ""
        under = _name(below[at]) if at < len(below) else ""
        group = above or (group if under else "")
        names.append(" ".join(filter(None, (group, under))))
    return tuple(names)


def _name(cell: Cell) -> str:
    if isinstance(cell, str):
        return FOOTNOTE.sub("", " ".join(cell.split()))
    return "" if cell is None else str(cell)


def _texts(line: Sequence[Cell]) -> list[str]:
    return [_name(cell) for cell in line if not blank(cell)]
