"""Formats of files that krjp does not read, by how they begin and by the endings of their names (`formats.txt`).

Many hundreds, so that a file is called what it is whether or not anybody thought of it here.
"""

from __future__ import annotations

import os.path
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.abc import ResourceLoader

__all__ = ["LANGUAGE", "Format", "by_beginning", "by_ending"]

LANGUAGE = "language"
# So many bytes that say something name a format by themselves; fewer where the ending of the name agrees.
LEAST_TELLING = 3


class Format(NamedTuple):
    """A format of files."""

    name: str
    group: str
    """What it holds: `sound`, `image`, `sheet` …, LANGUAGE for a program's source, `-` where nobody says."""
    text: bool = False
    """True when it may be a text."""


def by_beginning(start: bytes, ending: str) -> Format | None:
    """The format of a content that is no text; of several the one whose files end so, else the one told by most bytes.

    None where nothing is known to begin so.
    """
    found = [(size, format) for size, pattern, format in _beginnings(start[:1]) if pattern.match(start)]
    named = by_ending(ending)
    if named is not None and any(format.name == named.name for _, format in found):
        return named
    size, format = max(found, key=lambda each: each[0], default=(0, None))
    return format if size >= LEAST_TELLING else None


@cache
def by_ending(ending: str) -> Format | None:
    """The format of files whose names end so (`.dxf`); None where nobody knows."""
    for row in _rows("endings"):
        if ending in row[0].split():
            return Format(row[1], row[2], len(row) > len(("endings", "name", "group")))
    for endings, name in _rows("languages"):
        if ending in endings.split():
            return Format(name, LANGUAGE, text=True)
    return None


def _beginnings(first: bytes) -> Iterator[tuple[int, re.Pattern[bytes], Format]]:
    """What begins with a byte, or with any: how many bytes tell it, how it begins, and what it is.

    Bytes that stand in numbers of any format tell little.
    """
    for told, name, group in _rows("beginnings"):
        if told.startswith(("??", first.hex().upper())):
            pairs = re.findall("..", told)
            pattern = b"".join(b"." if pair == "??" else re.escape(bytes.fromhex(pair)) for pair in pairs)
            telling = sum(pair != "??" and 0x20 <= int(pair, 16) < 0xFF for pair in pairs)
            yield telling, re.compile(pattern, re.DOTALL), Format(name, group)


@cache
def _rows(section: str) -> tuple[tuple[str, ...], ...]:
    assert __spec__ is not None
    loader = cast("ResourceLoader", __spec__.loader)  # which reaches into a zip as well
    content = loader.get_data(os.path.join(os.path.dirname(__file__), "formats.txt")).decode("utf-8")
    inside = re.search(rf"(?ms)^\[{section}:.*?\n(.*?)(?:\n\n|\Z)", content)
    assert inside is not None
    return tuple(tuple(line.split(" | ")) for line in inside[1].split("\n") if line)
