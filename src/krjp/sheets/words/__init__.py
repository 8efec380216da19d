"""The words by which tables are understood: text files beside this module, and their reader.

    # A comment says what the words are for.
    [totals]                              a section of one word or phrase a line
    [columns, in order: field | names]    a section of columns, which its head names; - is an empty column

Several names in one column have commas between them. A file is read when first asked for, through the module's own
loader, which reaches into a zip as well.
"""

from __future__ import annotations

import os.path
from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.abc import ResourceLoader

__all__ = ["pairs", "rows"]


@cache
def pairs(file: str, section: str) -> Mapping[str, str]:
    """A section of two columns: what stands in the second by what stands in the first."""
    return {row[0]: row[1] for row in rows(file, section)}


@cache
def rows(file: str, section: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a section, each with its columns, in the order of the file."""
    assert __spec__ is not None
    loader = cast("ResourceLoader", __spec__.loader)
    content = loader.get_data(os.path.join(os.path.dirname(__file__), f"{file}.txt")).decode()
    found: list[tuple[str, ...]] = []
    inside = False
    for line in content.split("\n"):
        if line.startswith("["):
            inside = line[1:].rstrip("]").partition(",")[0].partition(":")[0] == section
        elif inside and line and not line.startswith("#"):
            found.append(tuple("" if column == "-" and " | " in line else column for column in line.split(" | ")))
    return tuple(found)
