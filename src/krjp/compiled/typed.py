"""Records of JSON Lines, read many at a time by msgspec.

The types follow from the JSON Schema of the record and say less than its shapes do: what they let through, the shapes
check all the same, each value once (`compiled.facets`). What they refuse is read again by `record.codec`, which
says what is wrong with it.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from krjp.record.codec import json_schema

__all__ = ["UNSET", "UnfitError", "as_json", "encoded", "keys_of", "keys_written", "typed"]


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
_decode = msgspec.json.Decoder(_type_of(json_schema(), "event")).decode


def typed(lines: list[bytes]) -> list[Any]:
    """A record of each line, whose attributes are its keys, UNSET where one is missing. Raises UnfitError."""
    try:
        return list(map(_decode, lines))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UnfitError from None


def keys_written(text: bytes) -> int:
    """How many keys stand in some lines. Of a key that an object has twice, msgspec takes the last and is silent.

    Before a colon that is not text stands the quote that ends a key. Raises UnfitError where there may be space
    between them; where a quote and a colon are text, the number is too high.
    """
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n")
    if b"\t" in text or b"\r" in text or (b" :" in text and text.count(b'" ') > text.count(b'\\" ')):
        raise UnfitError
    return text.count(b'":')


def keys_of(value: Any) -> int:
    """How many keys of objects there are in a value."""
    if isinstance(value, msgspec.Struct):
        present = [each for name in value.__struct_fields__ if (each := getattr(value, name)) is not UNSET]
        return len(present) + sum(map(keys_of, present))
    return sum(map(keys_of, value)) if isinstance(value, tuple) and value and type(value[0]) is not str else 0


def as_json(value: Any) -> Any:
    """A value as Python's own reader of JSON has it."""
    if isinstance(value, msgspec.Struct):
        return {name: as_json(each) for name in value.__struct_fields__ if (each := getattr(value, name)) is not UNSET}
    if isinstance(value, tuple):
        return list(map(as_json, value)) if value and type(value[0]) is not str else list(value)
    return value
