"""JSON of any shape as a table: the records found, and the values in them as columns named by their paths.

    {"data": [{"attributes": {"headline": "Talks", "date": "2024-01-05"}, "tags": ["a", "b"]}]}

has one item, with the columns `attributes.headline`, `attributes.date` and `tags` (of values in a list all together).
A column is recognised by its path, else by the last part of it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from krjp.errors import shortened
from krjp.files.values import json_value
from krjp.record.codec import DERIVED, RECORD
from krjp.record.shapes import found as described
from krjp.sheets.columns import fields_in, recognise
from krjp.sheets.how import How
from krjp.sheets.sheet import Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from krjp.sheets.sheet import Cell

__all__ = ["instead_of_records", "is_own", "objects_in", "others_in", "sheet_of_objects"]

# How deep records are looked for, and values in them.
MOST_DEEP = 6
MOST_KEYS = 8
_NAMES = frozenset((*DERIVED, *(key.name for key in RECORD)))
# Names that nobody else gives to the parts of an event.
_OURS = frozenset({"date_certainty", "edtf", "open_end", "event_type", "coded_by", "initiators", "date_text"})
_NAMES_OF_PARTS = ("name", "label", "title", "text", "value")
_MARKUP = re.compile(r"<[a-zA-Z/][^<>]*>")
_Found = list[dict[str, Any]]


def objects_in(text: str) -> _Found:
    """The objects of a JSON text that are most likely records: of the longest list of objects, or the lines.

    Empty when there are none. Raises ValueError and RecursionError.
    """
    text = text.strip()
    try:
        value = json_value(text)
    except ValueError:
        lines = [json_value(line.strip()) for line in text.split("\n") if line.strip()]
        return [each for each in lines if isinstance(each, dict)]
    if isinstance(value, dict) and is_own([value]):
        return [value]  # a single record, whose sources are no records
    best = max((objects for _, objects in _lists(value, ())), key=len, default=[])
    # A single record of JSON Lines is an object by itself.
    return best or ([value] if isinstance(value, dict) and not any(map(_holds_objects, value.values())) else [])


def others_in(text: str) -> list[str]:
    """The lists of objects beside the one that was read, by their paths, and how long they are. Raises RecursionError.

    Of JSON Lines there are none.
    """
    try:
        found = list(_lists(json_value(text.strip()), ()))
    except ValueError:
        return []
    longest = max(found, key=lambda each: len(each[1]), default=((), []))
    return [f"{'.'.join(path)} ({len(objects):,})" for path, objects in found if path != longest[0]]


def instead_of_records(text: str) -> str:
    """What a JSON text holds that has no records of events; empty when it has some, right or wrong, or is no JSON.

    Of JSON that is an object or a list. Raises RecursionError.
    """
    try:
        value = json_value(text.strip())
    except ValueError:
        return ""
    objects = objects_in(text) or [each for each in value if isinstance(each, dict)]
    if any(fields_in(each) or not _NAMES.isdisjoint(each) for each in objects):
        return ""
    if objects or isinstance(value, dict):
        keys = ", ".join(shortened(key, 40) for key in list(objects[0] if objects else value)[:MOST_KEYS])
        return f"{'objects' if len(objects) > 1 else 'an object'} with {keys or 'nothing in it'}"
    return f"a list, as of {described(value[0])}" if value else "nothing"


def _lists(value: Any, at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], _Found]]:
    """All lists of objects that are not within such lists, and objects of which each value is an object."""
    if isinstance(value, list):
        if value and all(isinstance(each, dict) for each in value):
            yield at, value
    elif isinstance(value, dict) and len(at) < MOST_DEEP:
        inside = list(value.values())
        if len(inside) > 1 and all(isinstance(each, dict) for each in inside) and _alike(inside):
            yield at, [{"key": key, **each} for key, each in value.items()]
            return
        for key, each in value.items():
            yield from _lists(each, (*at, key))


def _alike(objects: Sequence[Mapping[str, Any]]) -> bool:
    """True when all objects have most of their keys in common."""
    common = set.intersection(*(set(each) for each in objects))
    return len(common) * 2 > max(map(len, objects))


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def is_own(objects: Sequence[Mapping[str, Any]]) -> bool:
    """True for records as krjp has them, right or wrong: what is wrong with them is said in its words."""
    first = objects[0]
    if not _OURS.isdisjoint(first):
        return True
    if not {"id", "date", "title"} <= first.keys():
        return False
    return "kind" in first or (isinstance(first["id"], str) and first.keys() <= _NAMES)


def sheet_of_objects(objects: Sequence[Mapping[str, Any]], name: str, how: How) -> tuple[Sheet, How]:
    """The table of some objects, and how to read it: as said, else as its paths tell."""
    flat = [dict(_flat(each, "", 0)) for each in objects]
    paths = sorted(dict.fromkeys(path for each in flat for path in each), key=lambda path: path.count("."))
    rows = [Row(number, [each.get(path) for path in paths]) for number, each in enumerate(flat, 1)]
    sheet = Sheet(name, tuple(paths), rows, noun="item", decimal=".")
    said = {column for _, columns in how.columns for column in columns}
    known = recognise([_name(path) for path in paths], {}).fields
    told = {field: tuple(paths[at] for at in columns if paths[at] not in said) for field, columns in known.items()}
    return sheet, how.with_defaults(How(tuple((field, columns) for field, columns in told.items() if columns)))


def _name(path: str) -> str:
    """What a column of a path is recognised by."""
    if fields_in([path]):
        return path
    before, _, last = path.rpartition(".")
    above = before.rpartition(".")[2]
    if fields_in([above]) <= {"date", "end_date"} and fields_in([above]):
        # Beside the parts of a date stand the hour and how to print it.
        if last.casefold() not in ("year", "month", "day"):
            return path
        return f"end {last}" if above.casefold().startswith("end") else last
    # The name of a tag is a tag.
    return above if last.casefold() in _NAMES_OF_PARTS and fields_in([above]) else last


def _flat(value: Mapping[str, Any], at: str, deep: int) -> Iterator[tuple[str, Cell]]:
    """The values of an object with their paths."""
    for key, each in value.items():
        path = f"{at}.{key}" if at else str(key)
        if isinstance(each, dict) and deep < MOST_DEEP:
            yield from _flat(each, path, deep + 1)
        elif isinstance(each, list) and each and all(isinstance(item, dict) for item in each):
            yield from _together(each, path, deep)
        else:
            yield path, _cell(each)


def _together(objects: Sequence[Mapping[str, Any]], path: str, deep: int) -> Iterator[tuple[str, Cell]]:
    """The values of several objects, those of one path in one cell."""
    found: dict[str, list[str]] = {}
    for each in objects:
        for inner, cell in _flat(each, path, deep + 1):
            if cell is not None:
                found.setdefault(inner, []).append(str(cell))
    yield from ((inner, "; ".join(cells)) for inner, cells in found.items())


def _cell(value: Any) -> Cell:
    if isinstance(value, list) and not any(isinstance(each, list | dict) for each in value):
        return "; ".join(str(_cell(each)) for each in value if each is not None)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and _MARKUP.search(value):
        import html

        return " ".join(html.unescape(_MARKUP.sub(" ", value)).split())
    return value if isinstance(value, str | int | float | bool) else None
