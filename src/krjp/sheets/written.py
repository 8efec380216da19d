"""Tables that krjp wrote, back to the records they were: `listing.flat` and `event_listing.PARTS` turned round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from krjp.record.model import Citation, Event, Meeting, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krjp.sheets.columns import Columns
    from krjp.sheets.sheet import Row

__all__ = ["record_written"]

_LISTS = ("countries", "initiators", "targets", "subjects", "actors", "topics", "related")
_TEXTS = ("date_text", "summary")
# Up to a semicolon that is not escaped; nothing is escaped by the last backslash of a cell.
_ITEM = re.compile(r"((?:[^;\\]|\\(?=;\Z)|\\.)*);", re.DOTALL)


def record_written(row: Row, columns: Columns) -> dict[str, Any]:
    """The record of a row that krjp wrote, without what stands in `extra`."""
    cells = {name: _text(row, at[0]) for name, at in columns.fields.items()}
    record: dict[str, Any] = {}
    for name, value in cells.items():
        if "." in name:
            continue
        if name in _LISTS:
            record[name] = _items(value)
        elif value or name in _TEXTS:
            record[name] = value
    for name, made in (("place", Place), ("meeting", Meeting)):
        parts = _parts(cells, name, made)
        if any(parts.values()):
            record[name] = parts
    if record.get("meeting", {}).get("ordinal", "").isdecimal():
        record["meeting"]["ordinal"] = int(record["meeting"]["ordinal"])
    columns_of = {name: _items(value) for name, value in _parts(cells, "sources", Citation).items()}
    number = len(columns_of.get("source", ()))
    record["sources"] = [
        {name: _cited(name, values[at] if at < len(values) else "") for name, values in columns_of.items()}
        for at in range(number)
    ]
    return {name: value for name, value in record.items() if name in Event._fields}


def _text(row: Row, at: int) -> str:
    cell = row.cells[at] if at < len(row.cells) else ""
    return cell if isinstance(cell, str) else "" if cell is None else str(cell)


def _parts(cells: Mapping[str, str], name: str, made: Any) -> dict[str, Any]:
    found = {part: cells.get(f"{name}.{part}", "") for part in made._fields}
    return {part: value for part, value in found.items() if value}


def _cited(name: str, value: str) -> Any:
    return value == "true" if name == "dates_event" else value or None


def _items(value: str) -> list[str]:
    """The items of a list as flat text: between semicolons, each after the first behind a space."""
    if not value:
        return []
    plain = [re.sub(r"\\(.)", r"\1", item, flags=re.DOTALL) for item in _ITEM.findall(value + ";")]
    return [plain[0], *(item.removeprefix(" ") for item in plain[1:])]
