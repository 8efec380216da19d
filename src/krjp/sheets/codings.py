"""Published event data as tables that krjp reads: POLECAT, ICEWS, GDELT, ACLED, UCDP GED.

Each format is a file of `words/`, which tells the columns it is known by and what the fields of a record are made of:

    {Column}            what stands in the column; nothing for what means nothing there
    {Column:filter}     the same, made another: see `_FILTERS`
    [ → {Column}]       left out when nothing stands in its columns
    one || other        the first that is there

Columns that are not left out there are kept as the table's own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from krjp.record.vocabulary import EVENT_TYPES
from krjp.sheets.cells import Cells
from krjp.sheets.columns import all_fields
from krjp.sheets.days import Calendar, UnreadError
from krjp.sheets.how import How
from krjp.sheets.sheet import Row, Sheet
from krjp.sheets.values import country, nothing, text
from krjp.sheets.words import pairs, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from krjp.sheets.sheet import Cell

    Line = Sequence[Cell]
    Template = Callable[[Line], str]

__all__ = ["FORMATS", "published"]

FORMATS = ("polecat", "icews", "gdelt2", "gdelt1", "acled", "ucdp")
_PLACEHOLDER = re.compile(r"\{(?P<column>[^{}:]+)(?::(?P<filter>[\w ]+))?\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SIGNS = re.compile(r"[\W_]+")


def published(name: str, grid: Sequence[Line]) -> tuple[Sheet, How] | None:
    """The table in a grid of cells if it is published event data, and how to read it; None when it is none."""
    first = [text(cell) for cell in grid[0]] if grid else []
    keys = {_key(cell) for cell in first}
    for form in FORMATS:
        signs = {_key(sign) for (sign,) in rows(form, "signs")}
        if signs <= keys:
            return _made(name, form, first, grid[1:], 2)
        columns = [column for (column,) in rows(form, "columns")]
        if columns and len(first) in (len(columns), len(columns) - 1) and _has_shape(form, columns, first):
            return _made(name, form, columns[: len(first)], grid, 1)
    return None


def _key(name: str) -> str:
    return _SIGNS.sub("", name).casefold()


def _has_shape(form: str, columns: Sequence[str], cells: Sequence[str]) -> bool:
    """True when a row can be the first one of a file without a head."""
    cell = dict(zip(columns, cells, strict=False))
    return all(re.fullmatch(pattern, cell[column]) for column, pattern in rows(form, "shapes"))


def _made(name: str, form: str, columns: Sequence[str], grid: Sequence[Line], start: int) -> tuple[Sheet, How]:
    """The table with the fields of records before its own columns."""
    at = {_key(column): number for number, column in enumerate(columns)}
    templates = pairs(form, "fields")
    made = {field: _template(template, at, form) for field, template in templates.items()}
    made["date"] = _dated(made["date"], at, form)
    left_out = {_key(column) for (column,) in rows(form, "left out")}
    kept = [number for number, column in enumerate(columns) if _key(column) not in left_out]
    # Most of the many columns are often empty; they would be looked at in every row.
    cells = Cells.of(grid, len(columns))
    kept = [each for each in kept if any(cells.told(each))]
    filled = [any(line) for line in zip(*map(cells.told, range(cells.width)), strict=True)]
    used = {field: _used(template, at) for field, template in templates.items()}
    used["date"] += [at[_key(column)] for (column,) in rows(form, "precision") if _key(column) in at]
    lines = zip(
        *(_column(made[field], used[field], cells, filled) for field in made), *map(cells.raw, kept), strict=True
    )
    found = [Row(number, line) for number, line in enumerate(lines, start)]
    # Beside the table's own columns, which may be called as fields are.
    called = {field: _called(field, template) for field, template in templates.items()}
    names = [*called.values(), *(columns[each] for each in kept)]
    about = pairs(form, "about")
    sheet = Sheet(name, tuple(names), found, decimal=".", form=about["name"], coder=about["coded by"])
    # Whatever the table's own columns are called, they are no fields of a record.
    given = {field: (called[field],) if field in called else () for field in all_fields()}
    return sheet, How(tuple(given.items()), first="day")


def _used(template: str, at: Mapping[str, int]) -> list[int]:
    """The columns that a template needs, as far as they are there."""
    named = (_key(match["column"]) for match in _PLACEHOLDER.finditer(template))
    return list(dict.fromkeys(at[name] for name in named if name in at))


def _column(make: Template, used: Sequence[int], cells: Cells, filled: Sequence[bool]) -> list[str]:
    """What a template makes of each row with anything in it: once where the columns that it needs say the same."""
    lines = list(zip(filled, *map(cells.told, used), strict=True))
    known: dict[tuple[object, ...], str] = {}
    blank: list[str] = [""] * cells.width
    for line in dict.fromkeys(lines):
        row = [*blank]
        for at, told in zip(used, line[1:], strict=True):
            row[at] = str(told)
        known[line] = make(row) if line[0] else ""
    return list(map(known.__getitem__, lines))


def _called(field: str, template: str) -> str:
    """What a field is called in messages: `date (SQLDATE)`."""
    columns = dict.fromkeys(match["column"] for match in _PLACEHOLDER.finditer(template))
    return f"{field} ({', '.join(columns)})"


def _template(template: str, at: Mapping[str, int], form: str) -> Template:
    """What makes the value of a field of the cells of a row."""

    def part(template: str) -> Template:
        pieces = _PLACEHOLDER.split(template)
        # Text, column, filter, text, column, filter, … text
        texts, places = pieces[::3], [at.get(_key(column)) for column in pieces[1::3]]
        changes = [_filter(name, form) for name in pieces[2::3]]

        def made(cells: Line) -> str:
            values = []
            for place, change in zip(places, changes, strict=True):
                value = text(cells[place]) if place is not None and place < len(cells) else ""
                values.append("" if nothing(value) else change(value))
            if values and not all(values):
                return ""
            return "".join(f"{before}{value}" for before, value in zip(texts, [*values, ""], strict=True))

        return made

    def whole(template: str) -> Template:
        pieces = [part(piece) for piece in _OPTIONAL.split(template)]
        # What stands outside of brackets must be there.
        needed = "{" in _OPTIONAL.sub("", template)

        def made(cells: Line) -> str:
            found = [piece(cells) for piece in pieces]
            return "" if needed and not any(found[::2]) else "".join(found).strip()

        return made

    ways = [whole(each) for each in template.split(" || ")]
    return lambda cells: next(filter(None, (way(cells) for way in ways)), "")


def _dated(date: Template, at: Mapping[str, int], form: str) -> Template:
    """The dates of a format, as exactly as its column for that says they are known."""
    columns = [at[_key(column)] for (column,) in rows(form, "precision") if _key(column) in at]
    if not columns:
        return date
    vague = pairs(form, "vague")

    def made(cells: Line) -> str:
        value = date(cells)
        how = vague.get(text(cells[columns[0]]) if columns[0] < len(cells) else "")
        if not value or how is None:
            return value
        if how == "within":
            return f"some time in {value}"
        try:
            day = Calendar("day").read(value).first
        except UnreadError:
            return value
        return f"about {day.isoformat()}" if how == "about" else day.isoformat()[:7]

    return made


# What filters make of a cell


def _filter(name: str | None, form: str) -> Callable[[str], str]:
    """The filter of a name; a section of the format's own file is one as well."""
    if name is None:
        return str
    return _FILTERS[name] if name in _FILTERS else lambda value: pairs(form, name).get(value, "")


def _cameo(value: str) -> str:
    """The PLOVER type of a CAMEO code: of the code itself, or of as much of its beginning as is known."""
    types = pairs("cameo", "cameo")
    return next((types[value[:size]] for size in range(len(value), 1, -1) if value[:size] in types), "")


def _cameo_kind(value: str) -> str:
    """The kind of a CAMEO code: as told for it, or as much of its beginning as is known, else that of its type."""
    kinds = pairs("cameo", "kinds")
    told = next((kinds[value[:size]] for size in range(len(value), 1, -1) if value[:size] in kinds), "")
    return told or pairs("plover", "kinds").get(_cameo(value), "")


@cache
def _state(value: str) -> str:
    """The code of a state that CAMEO's code or a name is of; nothing for regions and bodies."""
    return pairs("cameo", "states").get(value) or country(value) or ""


@cache
def _of(value: str) -> str:
    """The state that the name of an actor says it is of."""
    for (pattern,) in rows("acled", "of"):
        match = re.search(pattern, value)
        if match and (code := country(match["state"])):
            return code
    return ""


_FILTERS: dict[str, Callable[[str], str]] = {
    "cameo": _cameo,
    "cameo_kind": _cameo_kind,
    "day": lambda value: value[:10],
    "fips": lambda value: pairs("fips", "fips").get(value, ""),
    "kind": lambda value: pairs("plover", "kinds").get(value, ""),
    "lower": str.lower,
    # Names in capitals are read more easily in small letters.
    "name": lambda value: value.title() if value.isupper() else value,
    "of": _of,
    "plover": lambda value: value if value in EVENT_TYPES else "",
    "roots": lambda value: pairs("cameo", "roots").get(value, ""),
    "state": _state,
    # Of `Russia (Soviet Union)` the name of today.
    "today": lambda value: value.partition(" (")[0],
}
