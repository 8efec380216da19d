"""JSON values that are checked while they are read.

A `Shape` says what a value may be; `read` converts it and reports every problem with its dotted
place, `schema` says the same in JSON Schema. Objects are named tuples whose fields are `Key`s.

Spelling out places takes longer than reading, and most values are right: given the empty place, `read`
tells that there are problems, and read again with a place it tells where.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from krjp.dates import iso_date
from krjp.errors import nearest, shortened, suggestion
from krjp.frozen import Frozen
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = [
    "COUNTRY",
    "NAME",
    "OWN_NAME",
    "SLUG",
    "TOPIC",
    "Key",
    "Problems",
    "Shape",
    "day",
    "found",
    "key",
    "keys_of",
    "list_of",
    "maker_of",
    "object_of",
    "object_schema",
    "one_of",
    "or_null",
    "own_values",
    "report_unknown",
    "text",
    "true_or_false",
    "value_of",
    "whole_number",
]

_TYPE_NAMES: dict[type, str] = {dict: "an object", list: "a list", int: "a number", type(None): "null"}
Problems = list[tuple[str, str]]
# Messages stay readable whatever a file holds.
MOST_UNKNOWN = 20
# A word of one's own is a word, and not nearly one of krjp's (Ratcliff/Obershelp).
MOST_WORD = 60
NEARLY = 0.85


class Shape(Frozen):
    """One JSON value: `read` checks and converts it, `schema` describes it in JSON Schema."""

    read: Callable[[Any, str, Problems], Any]
    schema: dict[str, Any]
    items: Shape | None = None
    """What each item of a list must be."""
    made: Callable[[Any], Any] | None = None
    """Converts a value that was found right before; None where it stays what it is."""


class Key(Frozen):
    """One key of an object."""

    shape: Shape
    help: str
    default: Any = None
    required: bool = False
    name: str = ""


def key(shape: Shape, help: str, default: Any = None, *, required: bool = False) -> Any:
    """The key of an object that a field of a named tuple stands for, written as the default of the field."""
    return Key(shape, help, default, required)


def keys_of(made: Any) -> tuple[Key, ...]:
    """The keys of the JSON object that a named tuple is made of; from then on its fields default to theirs."""
    keys = tuple(each.replace(name=name) for name, each in made._field_defaults.items())
    made.__new__.__defaults__ = tuple(each.default for each in keys)
    made._field_defaults = {each.name: each.default for each in keys}
    return keys


def found(value: object) -> str:
    """What was found, for a message."""
    if isinstance(value, str):
        return f"'{printable(shortened(value))}'"
    if isinstance(value, (bool, float)) or (isinstance(value, int) and abs(value) < 10**15):
        return str(value).lower()
    return _TYPE_NAMES.get(type(value), type(value).__name__)


def text(*, pattern: str = "", expected: str = "text", most: int = 0) -> Shape:
    """Text that matches a pattern and is not too long."""
    # In JSON Schema "$" is the end of the text; in Python it is also before a last line break.
    matches = re.compile(pattern.replace("$", r"\Z")).search if pattern else None

    def read(value: Any, at: str, problems: Problems) -> str:
        if not isinstance(value, str) or (matches is not None and not matches(value)):
            problems.append((at, f"expected {expected}, found {found(value)}"))
            return ""
        if most and len(value) > most:
            problems.append((at, f"expected at most {most} characters, found {len(value)}"))
        if not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:
                problems.append((at, "holds half a surrogate pair, which is not text; mend the encoding"))
        return value

    schema: dict[str, Any] = {"type": "string"}
    if pattern:
        schema["pattern"] = pattern
    if most:
        schema["maxLength"] = most
    return Shape(read, schema)


def one_of(known: Iterable[str], *, others: bool = False) -> Shape:
    """One of a vocabulary. With `others` also a word of one's own, unless it looks like a slip in one of these."""
    values = tuple(known)
    allowed = frozenset(values)

    @lru_cache(maxsize=100)  # a file with a wrong value often has it in every record
    def hint_for(value: str) -> str:
        return suggestion(value, values)

    @lru_cache(maxsize=100)
    def of_ones_own(value: str) -> bool:
        return bool(value.strip()) and value.isprintable() and len(value) <= MOST_WORD and not _slip(value, values)

    def read(value: Any, at: str, problems: Problems) -> str:
        if isinstance(value, str) and (value in allowed or (others and of_ones_own(value))):
            return value
        hint = hint_for(value) if isinstance(value, str) else f"; use one of {', '.join(values)}"
        problems.append((at, f"unknown value {found(value)}{hint}"))
        return ""

    return Shape(read, {"enum": list(values)})


def _slip(value: str, known: Sequence[str]) -> bool:
    """True for what is nearly a known word: `meetng`, `pol`; not for a whole word of one: `party`."""
    key = value.casefold()
    begun = len(key) > 2 and any(each.startswith(key) and not each.startswith(f"{key}-") for each in known)
    return begun or nearest(value, known, NEARLY) is not None


def day() -> Shape:
    """A calendar day as YYYY-MM-DD."""

    def read(value: Any, at: str, problems: Problems) -> Any:
        if isinstance(value, str):
            with suppress(ValueError):
                return iso_date(value)
        problems.append((at, f"expected a date that exists, as YYYY-MM-DD, found {found(value)}"))
        return None

    return Shape(read, {"type": "string", "format": "date"}, made=date.fromisoformat)


def whole_number() -> Shape:
    """A whole number from 1 to 9999."""

    def read(value: Any, at: str, problems: Problems) -> int | None:
        if type(value) is int and 1 <= value <= 9999:
            return value
        problems.append((at, f"expected a whole number from 1 to 9999, found {found(value)}"))
        return None

    return Shape(read, {"type": "integer", "minimum": 1, "maximum": 9999})


def true_or_false() -> Shape:
    """True or false."""

    def read(value: Any, at: str, problems: Problems) -> bool:
        if isinstance(value, bool):
            return value
        problems.append((at, f"expected true or false, found {found(value)}"))
        return False

    return Shape(read, {"type": "boolean"})


def or_null(shape: Shape) -> Shape:
    """What a shape allows, or null."""
    inner = shape.read

    def read(value: Any, at: str, problems: Problems) -> Any:
        return None if value is None else inner(value, at, problems)

    made = shape.made
    return Shape(
        read,
        {"anyOf": [shape.schema, {"type": "null"}]},
        made=made and (lambda value: None if value is None else made(value)),
    )


def list_of(shape: Shape) -> Shape:
    """A list of different values of one shape."""
    inner = shape.read

    def read(value: Any, at: str, problems: Problems) -> tuple[Any, ...]:
        if not isinstance(value, list):
            problems.append((at, f"expected a list, found {found(value)}"))
            return ()
        before = len(problems)
        if at:
            items = tuple([inner(item, f"{at}[{number}]", problems) for number, item in enumerate(value)])
        else:
            items = tuple([inner(item, at, problems) for item in value])
        # Items that could not be read all come back alike.
        if len(set(items)) != len(items) and len(problems) == before:
            problems.append((at, "names the same value twice"))
        return items

    made = shape.made
    make = tuple if made is None else lambda value: tuple(map(made, value))
    return Shape(read, {"type": "array", "items": shape.schema, "uniqueItems": True}, shape, make)


def own_values() -> Shape:
    """An object whose keys nobody foresaw: texts, numbers, true or false, and lists of texts; null is no value."""
    any_text = text()

    def read_one(name: str, value: Any, at: str, problems: Problems) -> Any:
        if not OWN_NAME.fullmatch(name):
            problems.append((at, "is no name of a field: letters, digits and _ in lower case, a letter first"))
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(any_text.read(item, at, problems) for item in value)
        if isinstance(value, str):
            return any_text.read(value, at, problems)
        if not isinstance(value, int | float | None) or (isinstance(value, float) and not isfinite(value)):
            message = f"expected text, a number, true, false, null or a list of texts, found {found(value)}"
            problems.append((at, message))
        return value

    def read(value: Any, at: str, problems: Problems) -> tuple[tuple[str, Any], ...]:
        if not isinstance(value, dict):
            problems.append((at, f"expected an object, found {found(value)}"))
            return ()
        place = "{}.{}" if at else ""
        values = (
            (name, read_one(name, each, place.format(at, printable(shortened(name))), problems))
            for name, each in value.items()
        )
        return tuple((name, each) for name, each in values if each not in (None, "", ()))

    schema = {"type": ["string", "number", "boolean", "null", "array"], "items": {"type": "string"}}
    return Shape(read, {"type": "object", "additionalProperties": schema}, made=lambda value: read(value, "", []))


def object_of(made: Any) -> Shape:
    """An object that becomes a named tuple, whose fields say what each key must be."""
    keys = keys_of(made)
    names = frozenset(key.name for key in keys)
    readers = [(key.name, key.shape.read, key) for key in keys]

    def read(value: Any, at: str, problems: Problems) -> Any:
        if not isinstance(value, dict):
            problems.append((at, f"expected an object, found {found(value)}"))
            return None
        if not names.issuperset(value):
            report_unknown(value, keys, f"{at}.", problems)
        if at:
            return made(*[value_of(key, value, f"{at}.{key.name}", problems) for key in keys])
        return made(*[
            inner(value[name], at, problems) if name in value else value_of(key, value, at, problems)
            for name, inner, key in readers
        ])  # fmt: skip

    return Shape(read, object_schema(keys), made=maker_of(made, keys))


def object_schema(keys: tuple[Key, ...], derived: Mapping[str, dict[str, Any]] | None = None) -> dict[str, Any]:
    """The JSON Schema of an object with the keys of a table; what is `derived` is written and not read."""
    known = {key.name: {"description": key.help, **key.shape.schema} for key in keys}
    return {
        "type": "object",
        "properties": {**known, **{name: {**each, "readOnly": True} for name, each in (derived or {}).items()}},
        "required": [key.name for key in keys if key.required],
        "additionalProperties": False,
    }


def value_of(key: Key, record: dict[str, Any], at: str, problems: Problems) -> Any:
    """The value of one key of an object, or its default."""
    if key.name in record:
        return key.shape.read(record[key.name], at, problems)
    if key.required:
        problems.append((at, "is missing"))
    return key.default


def maker_of(made: Any, keys: Iterable[Key]) -> Callable[[dict[str, Any]], Any]:
    """What makes a named tuple of an object that was found right before."""
    rows = [(key.name, key.shape.made, key.default) for key in keys]

    def make(record: dict[str, Any]) -> Any:
        return made._make([
            default if name not in record else record[name] if convert is None else convert(record[name])
            for name, convert, default in rows
        ])  # fmt: skip

    return make


def report_unknown(record: dict[str, Any], keys: tuple[Key, ...], prefix: str, problems: Problems) -> None:
    """Report every key an object should not have."""
    known = [key.name for key in keys]
    unknown = [name for name in record if name not in known]
    for name in unknown[:MOST_UNKNOWN]:
        problems.append((f"{prefix}{printable(shortened(name))}", f"unknown field{suggestion(name, known)}"))
    if len(unknown) > MOST_UNKNOWN:
        problems.append((prefix.rstrip("."), f"{len(unknown) - MOST_UNKNOWN} more unknown fields"))


OWN_NAME = re.compile(r"(?!_)(?:(?![A-Z])\w)+")
TOPIC = text(pattern="^(?!-)(?!.*--)(?!.*-$)[^\\sA-Z_;,]+$", expected="lower-case words joined by hyphens", most=60)
SLUG = text(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", expected="lower-case words joined by hyphens")
COUNTRY = text(pattern="^[A-Z]{3}$", expected="an ISO 3166-1 alpha-3 code such as KOR")
NAME = text(pattern=r"\S", expected="a name")
