"""Tables that krjp wrote, back to the events they were: `listing.flat` and `event_listing.PARTS` turned round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from krjp.record.model import Citation, Event, Meeting, Place
from krjp.sheets.cells import Cells
from krjp.sheets.extras import Extras
from krjp.sheets.parts import DAYS, KIND, PARTIES, Part
from krjp.sheets.records import Made, made_of
from krjp.sheets.sheet import blank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krjp.record.own import Own
    from krjp.sheets.columns import Columns
    from krjp.sheets.sheet import Sheet

__all__ = ["events_written", "record_written"]

_LISTS = ("countries", "initiators", "targets", "subjects", "actors", "topics", "related")
_TEXTS = ("date_text", "summary")
_TOGETHER = (DAYS, KIND, PARTIES)
# Up to a semicolon that is not escaped; nothing is escaped by the last backslash of a cell.
_ITEM = re.compile(r"((?:[^;\\]|\\(?=;\Z)|\\.)*);", re.DOTALL)


def events_written(sheet: Sheet, columns: Columns, own: Own) -> Made:
    """The events of a table that krjp wrote."""
    rows = [row for row in sheet.rows if any(not blank(cell) for cell in row.cells)]
    cells = Cells.of([row.cells for row in rows], len(sheet.columns))
    groups = {key: group for group in _TOGETHER for key in group}
    names: dict[tuple[str, ...], list[str]] = {}
    for name in columns.fields:
        key = name.partition(".")[0]
        names.setdefault(groups.get(key, (key,)), []).append(name)
    parts = [
        Part(keys, [cells.exactly(columns.fields[name][0]) for name in found], _reader(found))
        for keys, found in names.items()
    ]
    return made_of(sheet, columns, rows, parts, own, Extras(sheet, columns, cells, own))


def _reader(names: list[str]) -> Any:
    return lambda *cells: record_written(dict(zip(names, cells, strict=True)))


def record_written(cells: Mapping[str, str]) -> dict[str, Any]:
    """A record, or a part of it, from its cells, without what stands in `extra`."""
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
    if columns := {name: _items(value) for name, value in _parts(cells, "sources", Citation).items()}:
        record["sources"] = [
            {name: _cited(name, values[at] if at < len(values) else "") for name, values in columns.items()}
            for at in range(len(columns.get("source", ())))
        ]
    return {name: value for name, value in record.items() if name in Event._fields}


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
