"""How to read a table, as far as somebody said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

__all__ = ["How"]


class How(NamedTuple):
    """What is said of tables beside what they say themselves; a hash and `repr` tell one way from another."""

    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For fields the names of their columns; a field with none has none, whatever a column is called."""
    first: str = ""
    """Which stands first in 03/04/2024: `day` or `month`; empty where the table has to show it."""
    skip_unread: bool = False
    """True to tell of rows that cannot be read, and go on."""
    year: int | None = None
    """The year of dates without one."""
    sheet: str = ""
    """The one sheet of a workbook to read; empty for all that hold events."""
    encoding: str = ""
    """The encoding of a text; empty where it has to show it."""
    epoch: int | None = None
    """From which year days without a format are counted: 1900 or 1904; None where the workbook says so."""

    until: datetime.date | None = None
    """To which day what recurs without end in a calendar is taken; None for the end of its last year."""

    def with_defaults(self, other: How) -> How:
        """What is said here, and else what is said there."""
        given: Mapping[str, Any] = {name: value for name, value in self._asdict().items() if value}
        columns = tuple({**dict(other.columns), **dict(self.columns)}.items())
        return other._replace(**{**given, "columns": columns})
