"""The rows of a table, column by column: columns hold the same again and again, and what is the same is read once."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from krjp.sheets.values import nothing, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.sheets.sheet import Cell

__all__ = ["Cells"]

# No word for nothing is longer.
MOST_NOTHING = 8


class Cells:
    """Some columns of the same length."""

    def __init__(self, columns: Sequence[Sequence[Cell]], number: int) -> None:
        self._columns = columns
        self.number = number
        """How many rows there are."""
        self._texts: dict[int, list[str]] = {}
        self._told: dict[int, list[str]] = {}

    @classmethod
    def of(cls, lines: Sequence[Sequence[Cell]], width: int) -> Cells:
        """The cells of some rows; cells that a row lacks at its end are empty."""
        columns: list[Sequence[Cell]] = list(zip_longest(*lines))
        columns += [[None] * len(lines)] * (width - len(columns))
        return cls(columns, len(lines))

    @property
    def width(self) -> int:
        """How many columns there are, with and without names."""
        return len(self._columns)

    def only(self, places: Sequence[int]) -> Cells:
        """The cells of some of the rows."""
        if len(places) == self.number:
            return self
        return Cells([[column[at] for at in places] for column in self._columns], len(places))

    def raw(self, at: int) -> Sequence[Cell]:
        """The cells of a column."""
        return self._columns[at]

    def told(self, at: int) -> list[str]:
        """The cells of a column as texts, as they are."""
        if at not in self._told:
            column = self._columns[at]
            plain = set(map(type, column)) <= {str}  # nearly always, and quicker
            self._told[at] = list(map(str.strip if plain else text, column))  # type: ignore[arg-type]
        return self._told[at]

    def texts(self, at: int) -> list[str]:
        """The cells of a column as texts, empty where there is nothing to tell."""
        if at not in self._texts:
            told = self.told(at)
            blank = {each for each in set(told) if len(each) <= MOST_NOTHING and nothing(each)} - {""}
            self._texts[at] = ["" if each in blank else each for each in told] if blank else told
        return self._texts[at]

    def exactly(self, at: int) -> list[str]:
        """The cells of a column as texts, with the space around them."""
        column = self._columns[at]
        if set(map(type, column)) <= {str}:
            return list(column)  # type: ignore[arg-type]
        return [cell if isinstance(cell, str) else text(cell) for cell in column]

    def line(self, row: int) -> list[str]:
        """The texts of a row."""
        return [self.texts(at)[row] for at in range(self.width)]

    def first(self, columns: Sequence[int]) -> tuple[Sequence[Cell], list[str]]:
        """For each row the first cell in some columns that tells anything, and its text."""
        if len(columns) == 1:
            return self._columns[columns[0]], self.texts(columns[0])
        found: list[Cell] = [None] * self.number
        told = [""] * self.number
        for at in reversed(columns):
            for row, each in enumerate(self.texts(at)):
                if each:
                    found[row], told[row] = self._columns[at][row], each
        return found, told

    def together(self, columns: Sequence[int]) -> list[str]:
        """The texts of some columns together, one behind the other: a forename and a surname."""
        if len(columns) == 1:
            return self.texts(columns[0])
        return [" ".join(filter(None, line)) for line in zip(*map(self.texts, columns), strict=True)]

    def joined(self, columns: Sequence[int]) -> list[str]:
        """The texts of some columns together, between semicolons."""
        if len(columns) == 1:
            return self.texts(columns[0])
        return ["; ".join(filter(None, line)) for line in zip(*map(self.texts, columns), strict=True)]
