"""What a command has to write, in the one shape every format understands.

A `Listing` is a row of items with two ways to look at each: whole, as a JSON record, and field by
field, for the flat formats. Flat text is lossless: a list is joined with `; ` (a semicolon or
backslash inside an item is escaped with a backslash), null and the empty list are the empty text.
Objects fall into columns of their own; where there are none, as in a template, their parts are joined
with a comma, and a part that is true or false is its name or nothing.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from krjp.errors import UnknownNameError
from krjp.frozen import Frozen
from krjp.record.fields import find_field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from krjp.render.layout import Table

__all__ = ["MAYBE", "POSSIBLE", "Listing", "column_listing", "flat", "plain", "record_listing"]

POSSIBLE = "possible"
"""What only may match has this field, as long as it is listed with what surely does."""
MAYBE = "?"
"""What stands for it in tables."""


class Listing(Frozen):
    """Items to write."""

    items: Sequence[Any]
    record: Callable[[Any], dict[str, Any]]
    """An item as a JSON object."""
    fields: tuple[str, ...]
    """The flat fields that together hold all of a record."""
    getter: Callable[[str], tuple[str, Callable[[Any], Any]]]
    """The canonical name of a field asked for, and how to read it. Raises UnknownNameError."""
    table: Callable[[], Table]
    """The table for reading; made only when one is to be drawn."""
    parts: Mapping[str, tuple[str, ...]] = {}
    """The fields that stand for an object where rows are flat."""
    events: bool = False
    """True when the items are events."""
    ids: Sequence[str] = ()
    """The id of each event, where that is known without reading the event."""

    def columns(self, asked: Sequence[str], *, flat_rows: bool) -> list[tuple[str, Callable[[Any], Any]]]:
        """Name and reader of each field asked for, once, or of all; objects fall into their parts in flat rows."""
        parts = self.parts if flat_rows else {}
        names = [part for name in asked or self.fields for part in parts.get(name, (name,))]
        return list(dict(map(self.getter, dict.fromkeys(names))).items())


def record_listing(records: Sequence[dict[str, Any]], fields: tuple[str, ...], table: Callable[[], Table]) -> Listing:
    """Records to write that are no events, such as problems."""
    return column_listing({name: [record[name] for record in records] for name in fields}, table)


def column_listing(columns: Mapping[str, Sequence[Any]], table: Callable[[], Table]) -> Listing:
    """The same by columns, all as long: counts may have a million rows. The items are the numbers of the rows."""

    def getter(name: str) -> tuple[str, Callable[[Any], Any]]:
        known = name if name in columns else _canonical(name)
        if known not in columns:
            raise UnknownNameError("field", name, columns)
        return known, columns[known].__getitem__

    def record(row: int) -> dict[str, Any]:
        return {name: column[row] for name, column in columns.items()}

    rows = range(max(map(len, columns.values())))
    return Listing(rows, record, tuple(columns), getter, table)


def _canonical(name: str) -> str:
    """The name of a field of events by any of its names; a name that is none stays as it is."""
    try:
        return find_field(name).name
    except UnknownNameError:
        return name


def plain(name: str, read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """How a field is read where people read it: a date as exactly as it is known, which is its EDTF form."""
    if name == "date":
        return attrgetter("edtf")
    if name == "end_date":
        return lambda event: None if event.date_certainty == "approximate" else read(event)
    return read


def flat(value: Any) -> str:
    """A value of a record as text: lists and objects joined, null as nothing, true and false in words."""
    if value is None:
        return ""
    if isinstance(value, dict):
        parts = (name.replace("_", " ") if part is True else "" if part is False else flat(part)
                 for name, part in value.items())  # fmt: skip
        return ", ".join(filter(None, parts))
    if isinstance(value, list | tuple):
        return "; ".join(flat(item).replace("\\", "\\\\").replace(";", "\\;") for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
