"""Tables that krjp wrote, back to the events they were: `listing.flat` and `event_listing.PARTS` turned round."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from krjp.dates import iso_date
from krjp.record.model import Citation, Event, Meeting, Place
from krjp.record.vocabulary import SECTIONS
from krjp.sheets.cells import Cells
from krjp.sheets.extras import Extras
from krjp.sheets.parts import DAYS, KIND, PARTIES, Part
from krjp.sheets.records import Made, made_of
from krjp.sheets.sheet import blank

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from krjp.record.own import Own
    from krjp.sheets.columns import Columns
    from krjp.sheets.sheet import Sheet

__all__ = ["events_written", "record_written"]

_LISTS = ("countries", "initiators", "targets", "subjects", "actors", "topics", "related")
_TEXTS = ("date_text", "summary")
_AS_THEY_ARE = ("id", "title", "summary", "note")
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
        Part(
            keys,
            [cells.exactly(columns.fields[name][0]) for name in found],
            None if keys[0] in _AS_THEY_ARE else _reader(found),
            _QUICK.get(tuple(found)),
        )
        for keys, found in names.items()
    ]
    return made_of(sheet, columns, rows, parts, own, Extras(sheet, columns, cells, own))


def _reader(names: Sequence[str]) -> Callable[..., dict[str, Any]]:
    """What reads the cells of some columns to a record, or a part of it, without what stands in `extra`."""
    plain = [name for name in names if name in Event._fields]
    objects = [(name, made) for name, made in (("place", Place), ("meeting", Meeting)) if _has(names, name)]
    cited = _has(names, "sources")

    def read(*cells: str) -> dict[str, Any]:
        given = dict(zip(names, cells, strict=True))
        record: dict[str, Any] = {}
        for name in plain:
            value = given[name]
            if name in _LISTS:
                record[name] = _items(value)
            elif value or name in _TEXTS:
                record[name] = value
        for name, made in objects:
            if parts := _parts(given, name, made):
                record[name] = parts
                if parts.get("ordinal", "").isdecimal():
                    parts["ordinal"] = int(parts["ordinal"])
        if cited and (columns := {name: _items(value) for name, value in _parts(given, "sources", Citation).items()}):
            record["sources"] = [
                {name: _cited(name, values[at] if at < len(values) else "") for name, values in columns.items()}
                for at in range(len(columns.get("source", ())))
            ]
        return record

    return read


def _exact_days(first: str, end: str, sure: str, opened: str, edtf: str, said: str) -> tuple[Any, ...] | None:
    """The dates of most events, as `DAYS` has them: exact, and as krjp wrote them."""
    if sure != "exact" or opened or edtf != (f"{first}/{end}" if end else first) or (end and end <= first):
        return None
    with suppress(ValueError):
        return iso_date(first), iso_date(end) if end else None, "exact", None, edtf, said
    return None


def _citations(*cells: str) -> tuple[Any, ...] | None:
    """The citations of most events; None where any is not as it should be."""
    columns = [_items(cell) for cell in cells]
    if len(set(map(len, columns))) > 1:
        return None
    found = [
        Citation(source, section or None, locator or None, told or None, dates == "true")
        for source, section, locator, told, dates in zip(*columns, strict=True)
    ]
    right = all(each.source.strip() and each.section in _SECTIONS for each in found) and len(set(found)) == len(found)
    return (tuple(found),) if right else None


_QUICK: dict[tuple[str, ...], Callable[..., tuple[Any, ...] | None]] = {
    DAYS: _exact_days,
    tuple(f"sources.{name}" for name in Citation._fields): _citations,
}
_SECTIONS = frozenset((None, *SECTIONS))


def _has(names: Sequence[str], key: str) -> bool:
    return any(name.startswith(f"{key}.") for name in names)


def record_written(cells: Mapping[str, str]) -> dict[str, Any]:
    """A record from its cells."""
    return _reader(tuple(cells))(*cells.values())


def _parts(cells: Mapping[str, str], name: str, made: Any) -> dict[str, Any]:
    found = {part: cells.get(f"{name}.{part}") for part in made._fields}
    return {part: value for part, value in found.items() if value}


def _cited(name: str, value: str) -> Any:
    return value == "true" if name == "dates_event" else value or None


def _items(value: str) -> list[str]:
    """The items of a list as flat text: between semicolons, each after the first behind a space."""
    if ";" not in value and "\\" not in value:
        return [value] if value else []
    if "\\" in value:
        plain = [re.sub(r"\\(.)", r"\1", item, flags=re.DOTALL) for item in _ITEM.findall(value + ";")]
    else:
        plain = value.split(";")
    return [plain[0], *(item.removeprefix(" ") for item in plain[1:])]
