"""dataset.json: what a person says of a dataset, beside its files.

    {
      "title": "Concerts in Ghent",
      "kinds": {"concert": "music is played", "talk": "somebody speaks"},
      "topics": ["jazz", "choir"],
      "levels": ["local", "national"],
      "fields": {"budget": {"type": "number", "help": "in euros"}, "guests": {"type": "list"}},
      "closed": true,
      "columns": {"title": "What we did", "date": ["Day"]},
      "day_first": true
    }

Every key may be left out. Words may stand in a list, or in an object with their meanings; levels run from low to high.
Of kinds and topics those declared and krjp's are right, with `closed` only those declared; `krjp check` tells.
`columns` and `day_first` say how tables are to be read, as `--map` and `--day-first` do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.errors import DataError, Problem, suggestion
from krjp.files.reading import unpack
from krjp.files.values import json_value
from krjp.record.own import TEXT, TYPES, Own, OwnField
from krjp.record.shapes import OWN_NAME, found
from krjp.sheets.how import How

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DATASET", "Dataset", "parse_dataset"]

DATASET = "dataset.json"
_Problems = list[Problem]


class Dataset(NamedTuple):
    """What is said of a dataset."""

    own: Own = Own()
    how: How = How()


def parse_dataset(content: bytes, path: str) -> Dataset:
    """What a dataset.json says. Raises DataError with every problem."""
    try:
        said = json_value(unpack(content, path).strip())
    except (ValueError, RecursionError) as error:
        raise DataError(path, [Problem("", "", f"is not JSON: {error}")]) from None
    if not isinstance(said, dict):
        raise DataError(path, [Problem("", "", f"expected an object, found {found(said)}")])
    problems: _Problems = []
    values = {name: _READERS[name](value, name, problems) for name, value in said.items() if name in _READERS}
    problems += [
        Problem("", name, f"unknown key{suggestion(name, tuple(_READERS))}") for name in said if name not in _READERS
    ]
    if problems:
        raise DataError(path, problems)
    kinds, topics, levels = (values.get(name, {}) for name in ("kinds", "topics", "levels"))
    own = Own(kinds, topics, levels, values.get("fields", ()), values.get("title", ""), values.get("closed", False))
    return Dataset(own, How(values.get("columns", ()), _FIRST[values.get("day_first")]))


def _words(value: Any, at: str, problems: _Problems) -> dict[str, str]:
    """Words, with their meanings or without."""
    if isinstance(value, list):
        value = dict.fromkeys(filter(None, value), "") if all(isinstance(each, str) for each in value) else None
    if isinstance(value, dict) and all(isinstance(meaning, str) and word.strip() for word, meaning in value.items()):
        return value
    problems.append(Problem("", at, "expected a list of words, or an object of words with their meanings"))
    return {}


def _fields(value: Any, at: str, problems: _Problems) -> tuple[OwnField, ...]:
    if not isinstance(value, dict):
        problems.append(Problem("", at, 'expected an object, such as {"budget": {"type": "number"}}'))
        return ()
    fields = []
    for name, said in value.items():
        about = said if isinstance(said, dict) else {"type": said}
        kind = about.get("type", TEXT)
        if not OWN_NAME.fullmatch(name) or name[0].isdigit():
            problems.append(Problem("", f"{at}.{name}", "is no name of a field: lower-case letters, digits and _"))
        elif not isinstance(kind, str) or kind not in TYPES:
            problems.append(
                Problem("", f"{at}.{name}.type", f"unknown type {found(kind)}; use one of {', '.join(TYPES)}")
            )
        elif not isinstance(help_text := about.get("help", ""), str):
            problems.append(Problem("", f"{at}.{name}.help", f"expected text, found {found(help_text)}"))
        else:
            fields.append(OwnField(name, kind, help_text))
    return tuple(fields)


def _columns(value: Any, at: str, problems: _Problems) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        problems.append(Problem("", at, 'expected an object, such as {"title": "Headline"}'))
        return ()
    columns = []
    for field, named in value.items():
        names = [named] if isinstance(named, str) else named
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            problems.append(Problem("", f"{at}.{field}", f"expected the name of a column, found {found(named)}"))
        else:
            columns.append((field, tuple(names)))
    return tuple(columns)


def _flag(value: Any, at: str, problems: _Problems) -> bool:
    if not isinstance(value, bool):
        problems.append(Problem("", at, f"expected true or false, found {found(value)}"))
        return False
    return value


def _text(value: Any, at: str, problems: _Problems) -> str:
    if not isinstance(value, str):
        problems.append(Problem("", at, f"expected text, found {found(value)}"))
        return ""
    return value.strip()


_FIRST: dict[bool | None, str] = {True: "day", False: "month", None: ""}
_READERS: dict[str, Callable[[Any, str, _Problems], Any]] = {
    "title": _text,
    "kinds": _words,
    "topics": _words,
    "levels": _words,
    "fields": _fields,
    "closed": _flag,
    "columns": _columns,
    "day_first": _flag,
}
