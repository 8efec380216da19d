"""JSON and JSON Lines: one object a line in both, so that text tools and diffs work on them too."""

from __future__ import annotations

import re
from json import JSONEncoder
from typing import TYPE_CHECKING, Any

from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["array", "column_lines", "harmless", "json_lines", "jsonl_lines"]

# The encoder is called once for so many values: a call takes longer than writing one.
AT_ONCE = 1000


def json_lines(records: Iterable[dict[str, Any]], *, ascii_only: bool = False) -> Iterator[str]:
    """A JSON array (RFC 8259), one object a line; `[]` when there is none."""
    return array(jsonl_lines(records, ascii_only=ascii_only))


def jsonl_lines(records: Iterable[dict[str, Any]], *, ascii_only: bool = False) -> Iterator[str]:
    """JSON Lines: one object a line and nothing else."""
    return map(JSONEncoder(ensure_ascii=ascii_only).encode, records)


def column_lines(columns: Mapping[str, Sequence[Any]], *, ascii_only: bool = False) -> Iterator[str]:
    """JSON Lines of records that are given by their columns, all as long, many at a time."""
    one = JSONEncoder(ensure_ascii=ascii_only).encode
    # No text in JSON holds a line break, so this one stands between values, be it of the column or of a list in it.
    many = JSONEncoder(ensure_ascii=ascii_only, separators=("\n", ": ")).encode
    names = (one(name).replace("%", "%%") for name in columns)
    record = ("{" + ", ".join(f"{name}: %s" for name in names) + "}").__mod__
    for at in range(0, max(map(len, columns.values())), AT_ONCE):
        encoded = []
        for column in columns.values():
            some = column[at : at + AT_ONCE]
            values = many(some)[1:-1].split("\n")
            encoded.append(values if len(values) == len(some) else map(one, some))
        yield from map(record, zip(*encoded, strict=True))


def array(lines: Iterable[str]) -> Iterator[str]:
    """JSON Lines as a JSON array."""
    before = "["
    for line in lines:
        yield before
        before = f"{line},"
    if before == "[":
        yield "[]"
    else:
        yield before[:-1]
        yield "]"


def harmless(line: str) -> str:
    """The same JSON with escapes for what would steer a terminal: JSON itself demands them below U+0020 only."""
    return re.sub("[^ -~]", _harmless, line)


def _harmless(match: re.Match[str]) -> str:
    char = match[0]
    return char if printable(char) == char else f"\\u{ord(char):04x}"
