"""Tables in a page: which columns hold the date, and each row as one line, the date first.

A table is read as a whole: a column is one of dates when most of its cells are nothing but a date, or a part of one
(years, months with days). A cell left blank takes the date from the row above. Columns that cite sources are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.dateforms import ERAS
from krjp.importer.heads import begins_with_date, whole_date
from krjp.importer.lexicons import listed
from krjp.importer.lines import HEADING, TEXT
from krjp.importer.stated import BadDateError, Point, Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.importer.dateparts import Habits
    from krjp.importer.lines import Line

__all__ = ["flattened"]

# So many of the cells of a column must be dates.
_MOST = 0.6
_LONG = 40
_UNTIL = re.compile(rf"\b(?:{'|'.join(sorted(listed('lines', 'columns of ends')))})\b|[止終]", re.IGNORECASE)
_SOURCES = listed("lines", "columns of sources")
_OF_ERA = re.compile(rf"^({'|'.join(ERAS)})\s?(\d{{1,2}}|元)$")
# The same era again, before the number of a year: 〃 12.
_AGAIN = re.compile(r"^\s*[〃\"″]\s?(?=(?:\d{1,2}|元)\s*$)")
_MONTH_AND_DAY = re.compile(r"^(\d{1,2})[./]\s?(\d{1,2})$")
_ANY_MONTH = Point(None, 1)


class _Columns(NamedTuple):
    """The columns of a table by what they hold."""

    year: int | None
    date: int | None
    day: int | None
    until: int | None
    """The column of last days, beside that of first days."""
    sources: frozenset[int]
    again: frozenset[int]
    """The columns that say the year once more, as that of an era."""

    @property
    def dated(self) -> tuple[int, ...]:
        """The columns that make the date."""
        return tuple(at for at in (self.year, self.date, self.day, self.until) if at is not None)

    @property
    def beside(self) -> frozenset[int]:
        """The columns that do not tell what happened."""
        return self.sources | self.again | set(self.dated)


def flattened(lines: list[Line], habits: Habits) -> tuple[list[Line], int]:
    """The lines, every table row as one that begins with its date; and how many cells of sources were left out."""
    found: list[Line] = []
    table: list[Line] = []
    left_out = 0
    for line in [*lines, None]:
        if line is not None and line.cells:
            table.append(line)
            continue
        if table:
            rows, cells = _rows(table, habits)
            found += rows
            left_out += cells
            table = []
        if line is not None:
            found.append(line)
    return found, left_out


def _rows(table: list[Line], habits: Habits) -> tuple[list[Line], int]:
    width = max(len(line.cells) for line in table)
    if width < 2:
        return table, 0
    cells = _with_units([(*line.cells, *[""] * (width - len(line.cells))) for line in table])
    body = [row for line, row in zip(table, cells, strict=True) if line.kind != HEADING] or cells
    heads = next((row for line, row in zip(table, cells, strict=True) if line.kind == HEADING), ("",) * width)
    columns = _columns(body, heads, habits)
    if not columns.dated:
        return _tracks(table), 0
    main = _main(body, columns)
    above: dict[int, str] = {}
    rows: list[Line] = []
    for line, row in zip(table, cells, strict=True):
        if line.kind == HEADING and not any(_stated(row[at], habits) for at in columns.dated):
            rows.append(line)
            continue
        filled = [cell for cell in row if cell.strip()]
        if len(filled) == 1 and _stated(filled[0], habits):
            rows.append(line._replace(kind=HEADING, text=filled[0], cells=()))
            above = {}
            continue
        _carry(row, columns.dated, above)
        text = _text(row, columns, main)
        if text:
            rows.append(line._replace(kind=TEXT, text=f"{_days(above, columns, habits)}\t{text}"))
    return rows, sum(bool(row[at].strip()) for row in body for at in columns.sources)


def _tracks(table: list[Line]) -> list[Line]:
    """The lines of a table whose cells, in several columns, begin with dates: each cell is a line of its own."""
    filled = [[cell.strip() for cell in line.cells if cell.strip()] for line in table]
    cells = [cell for row in filled for cell in row]
    dated = sum(begins_with_date(cell) for cell in cells)
    columns = {at for line in table for at, cell in enumerate(line.cells) if begins_with_date(cell.strip())}
    if len(columns) < 2 or dated < len(cells) * _MOST:
        return table
    return [line._replace(text=cell, cells=()) for line, row in zip(table, filled, strict=True) for cell in row]


def _with_units(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows; where cells are years of an era as numbers, they and months with days get units: 明治 7, 5.10.

    A sign for the same again stands for the era above it: 〃 8.
    """
    if not any(_OF_ERA.fullmatch(cell.strip()) for row in rows for cell in row):
        return rows
    eras: dict[int, str] = {}
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            if named := _OF_ERA.fullmatch(cell.strip()):
                eras[at] = named[1]
        rows[number] = tuple(_AGAIN.sub(eras.get(at, ""), cell) for at, cell in enumerate(row))
    return [
        tuple(_MONTH_AND_DAY.sub(r"\1月\2日", _OF_ERA.sub(r"\1\2年", cell.strip())) for cell in row) for row in rows
    ]


def _columns(body: Sequence[tuple[str, ...]], heads: tuple[str, ...], habits: Habits) -> _Columns:
    """What the columns hold; the first of each sort counts."""
    year = date = day = until = None
    again: frozenset[int] = frozenset()
    sources = frozenset(at for at, head in enumerate(heads) if head.strip().lower() in _SOURCES)
    for at in sorted(set(range(len(heads))) - sources):
        filled = [row[at] for row in body if row[at].strip()]
        stated = [found for cell in filled if (found := _stated(cell, habits)) is not None]
        if not filled or len(stated) < len(filled) * _MOST:
            continue
        years = [one for one in stated if one.first.year is not None]
        months = [one for one in stated if one.first.month is not None]
        days = [one for one in stated if one.first.month is _DAY_ALONE]
        if len(days) * 2 > len(stated):
            day = at if day is None and date is not None else day
        elif len(months) * 2 <= len(stated) and len(years) * 2 > len(stated):
            if year is not None and _same_years(body, year, at, habits):
                again |= {at}  # 1876 | 明治9
            year = at if year is None and date is None else year
        elif date is None:
            date = at
        elif until is None and _UNTIL.search(heads[at]) and len(years) * 2 > len(stated):
            until = at
    return _Columns(year, date, day, until, sources, again)


def _same_years(body: Sequence[tuple[str, ...]], one: int, other: int, habits: Habits) -> bool:
    """True where each year of the other column stands in the one as well, in another way."""
    pairs = [(_stated(row[one], habits), _stated(row[other], habits)) for row in body if row[other].strip()]
    return all(a is not None and b is not None and (a.first, a.last) == (b.first, b.last) for a, b in pairs)


# The month of a day that has none.
_DAY_ALONE = -1


def _stated(cell: str, habits: Habits) -> Stated | None:
    """What a cell states that is nothing but a date, or a part of one."""
    if len(cell) > _LONG or not cell.strip():
        return None
    try:
        found = whole_date(cell, habits)
    except BadDateError:
        return None
    if found is not None:
        return found
    try:
        part = whole_date(cell, habits, _ANY_MONTH)
    except BadDateError:
        return None
    return part and part._replace(first=part.first._replace(month=_DAY_ALONE))


def _carry(row: tuple[str, ...], dated: tuple[int, ...], above: dict[int, str]) -> None:
    """Take over the date cells of a row; a blank one keeps what is above it, unless a wider one has changed."""
    changed = False
    for at in dated:
        cell = row[at].strip()
        if cell or changed:
            above[at] = cell
        changed |= bool(cell)


def _days(above: dict[int, str], columns: _Columns, habits: Habits) -> str:
    """The date of a row, up to its last day if it has one of another column."""
    date = _date(above, columns, habits)
    until = above.get(columns.until, "") if columns.until is not None else ""
    return f"{date} – {until}" if until and until != date and _stated(f"{date} – {until}", habits) else date


def _date(above: dict[int, str], columns: _Columns, habits: Habits) -> str:
    """The date of a row from its cells, in an order that can be read."""
    parts = [above.get(at, "") for at in (columns.year, columns.date, columns.day) if at is not None]
    parts = [part for part in parts if part]
    whole = _stated(above.get(columns.date, ""), habits) if columns.date is not None else None
    if whole is not None and whole.first.year is not None and whole.first.month not in (None, _DAY_ALONE):
        return above[columns.date or 0]  # the year stands in it as well
    year = [part for part in parts if part.rstrip("年년").isdigit() and len(part.rstrip("年년")) == 4]
    rest = [part for part in parts if part not in year]
    if len(parts) > 1 and any(sign in "".join(parts) for sign in "年년"):
        return " ".join(parts)
    for order in (rest + year, rest[::-1] + year, parts):
        text = " ".join(order)
        try:
            if whole_date(text, habits) is not None:
                return text
        except BadDateError:
            break
    return " ".join(rest + year)


def _main(body: Sequence[tuple[str, ...]], columns: _Columns) -> int:
    """The column of what happened: the one with the longest cells."""
    others = [at for at in range(len(body[0])) if at not in columns.beside]
    return max(others, key=lambda at: sum(len(row[at]) for row in body), default=-1)


def _text(row: tuple[str, ...], columns: _Columns, main: int) -> str:
    """What a row tells: what happened, with what stands before it as its topic and what stands after it in brackets."""
    cells = [(at, cell.strip()) for at, cell in enumerate(row) if at not in columns.beside]
    cells = [(at, cell) for at, cell in cells if cell]
    before = ", ".join(cell for at, cell in cells if at < main)
    after = "; ".join(cell for at, cell in cells if at > main)
    text = row[main].strip() if main >= 0 else ""
    text = f"{before}: {text}" if before and text else before or text
    return f"{text} ({after})" if after and text else text or after
