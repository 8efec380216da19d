"""JSON and JSON Lines: one object a line in both, so that text tools and diffs work on them too."""

from __future__ import annotations

import re
from json import JSONEncoder
from typing import TYPE_CHECKING, Any

from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["harmless", "json_lines", "jsonl_lines"]


def json_lines(records: Iterable[dict[str, Any]], *, ascii_only: bool = False) -> Iterator[str]:
    """A JSON array (RFC 8259), one object a line; `[]` when there is none."""
    encode = JSONEncoder(ensure_ascii=ascii_only).encode
    before = "["
    for record in records:
        yield before
        before = encode(record) + ","
    if before == "[":
        yield "[]"
    else:
        yield before[:-1]
        yield "]"


def jsonl_lines(records: Iterable[dict[str, Any]], *, ascii_only: bool = False) -> Iterator[str]:
    """JSON Lines: one object a line and nothing else."""
    return map(JSONEncoder(ensure_ascii=ascii_only).encode, records)


def harmless(line: str) -> str:
    """The same JSON with escapes for what would steer a terminal: JSON itself demands them below U+0020 only."""
    return re.sub("[^ -~]", _harmless, line)


def _harmless(match: re.Match[str]) -> str:
    char = match[0]
    return char if printable(char) == char else f"\\u{ord(char):04x}"
