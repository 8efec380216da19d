"""A table as it was found: rows of cells under named columns, every row with its place."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Cell", "Row", "Sheet", "blank"]

Cell = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | None


class Row(NamedTuple):
    """One row below the head."""

    number: int
    """Its number as a person counts it: in a spreadsheet the first row of all is 1."""
    cells: Sequence[Cell]
    """A cell for each column; missing ones at the end are empty."""


class Sheet(NamedTuple):
    """A table, wherever it comes from."""

    name: str
    """What to call it in messages."""
    columns: tuple[str, ...]
    """The names of the columns, as printed."""
    rows: Sequence[Row]
    above: tuple[str, ...] = ()
    """What stands above the names of the columns: a title, a remark."""
    remarks: tuple[str, ...] = ()
    """What is worth telling of how it was read: the encoding, sheets that were left out."""
    own: bool = False
    """True when krjp wrote it: its columns are fields, lists and signs of formulas are escaped."""
    noun: str = "row"
    """What a row is called in messages; of JSON it is an item."""
    decimal: str = ""
    """What stands before decimals, where the table shows it otherwise than by its numbers."""
    epoch: int = 1900
    """From which year days without a format are counted, as spreadsheets have it: 1900 or 1904."""

    form: str = ""
    """The published format it is in, if krjp knows one: then its columns are read as that says."""

    coder: str = "hand"
    """Who coded it, as records say."""

    later: bool = False
    """True when its events are wanted some at a time."""

    def place(self, row: Row) -> str:
        """A row in a message: `row 12`."""
        return f"{self.noun} {row.number}"


def blank(cell: Cell) -> bool:
    """True for a cell in which nothing stands."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
