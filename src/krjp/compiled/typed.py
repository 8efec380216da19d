"""Records of JSON Lines, read many at a time by msgspec.

The types follow from the JSON Schema of the record and say less than its shapes do: what they let through, the shapes
check all the same, each value once (`compiled.facets`). What they refuse is read again by `record.codec`, which
says what is wrong with it.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET, UnsetType

from krjp.record.codec import json_schema

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["UNSET", "UnfitError", "as_json", "colons_in", "colons_written", "encoded", "typed"]


class UnfitError(Exception):
    """Records that are wrong, or not written as most are: they have to be read one by one."""


def _type_of(schema: dict[str, Any], name: str) -> Any:
    """What a value of a JSON Schema is in Python."""
    if "anyOf" in schema:
        return _type_of(schema["anyOf"][0], name) | None
    if "enum" in schema:
        return str | None if None in schema["enum"] else str
    if "additionalProperties" in schema and "properties" not in schema:
        return None  # whatever else there is in it, is read one by one
    if schema["type"] == "object":
        types = {key: _type_of(each, key) for key, each in schema["properties"].items()}
        fields: list[Any] = [
            (key, kind) if key in schema["required"] else (key, kind | UnsetType, UNSET) for key, kind in types.items()
        ]
        return msgspec.defstruct(name, fields, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True)
    if schema["type"] == "array":
        return tuple[_type_of(schema["items"], name), ...]  # type: ignore[misc]
    return {"string": str, "boolean": bool, "integer": int}[schema["type"]]


encoded = msgspec.json.Encoder().encode
"""A value as JSON in UTF-8."""
_RECORD = _type_of(json_schema(), "event")
_decode = msgspec.json.Decoder(_RECORD).decode
_KEYS = _RECORD.__struct_fields__
_all_keys = attrgetter(*_KEYS)


def typed(lines: list[bytes]) -> dict[str, Sequence[Any]]:
    """What the records of lines have in each key, UNSET where one is missing. Raises UnfitError."""
    try:
        rows = list(map(_all_keys, map(_decode, lines)))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UnfitError from None
    return dict(zip(_KEYS, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(_KEYS, ())


def colons_written(text: bytes) -> int:
    """How many colons stand in some lines: more than in what was read of them where an object has a key twice.

    Of such a key msgspec takes the last and is silent. Raises UnfitError where a colon may be written otherwise.
    """
    if b"\\" in text and b"\\u003" in text:
        raise UnfitError
    return text.count(b":")


def colons_in(value: Any) -> int:
    """How many colons JSON has in a value, those after keys included."""
    if isinstance(value, str):
        return value.count(":")
    if isinstance(value, msgspec.Struct):
        value = {name: getattr(value, name) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return sum(1 + colons_in(each) for each in value.values() if each is not UNSET)
    return sum(map(colons_in, value)) if isinstance(value, tuple) else 0


def as_json(value: Any) -> Any:
    """A value as Python's own reader of JSON has it."""
    if isinstance(value, msgspec.Struct):
        return {name: as_json(each) for name in value.__struct_fields__ if (each := getattr(value, name)) is not UNSET}
    if isinstance(value, tuple):
        return list(map(as_json, value)) if value and type(value[0]) is not str else list(value)
    return value
