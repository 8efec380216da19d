"""JSON and JSON Lines: one object a line in both, so that text tools and diffs work on them too."""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["json_lines", "jsonl_lines"]


def json_lines(records: Iterable[dict[str, Any]], *, ascii_only: bool = False) -> Iterator[str]:
    """A JSON array, one object a line; `[]` when there is none."""
    encode = JSONEncoder(ensure_ascii=ascii_only).encode
    before = "["
    for record in records:
        yield before
        before = encode(record) + ","
    yield "[]" if before == "[" else before[:-1]
    if before != "[":
        yield "]"


def jsonl_lines(records: Iterable[dict[str, Any]], *, ascii_only: bool = False) -> Iterator[str]:
    """JSON Lines: one object a line and nothing else."""
    encode = JSONEncoder(ensure_ascii=ascii_only).encode
    return map(encode, records)
