"""The words that the rules of the importer look for: text files beside this module, and their one reader.

    # A comment says what the words are for.
    [going]                                   a section of one word or phrase a line, sorted
    arrive
    visit

    [nouns: noun | kind | type]               a section of columns, which its head names
    hearing | court | -                       - is an empty column
    summit | meeting | CONSULT

    [cues, in order: type | phrases | reach]  the rows stand in an order that matters
    REQUEST | need for, need to | 8           several words in one column have commas between them

Other sections are sorted by code point, as by `LC_ALL=C sort`. Nothing stands twice in a section. A file is read
when first asked for, whole and once, through the module's own loader, which reaches into a zip as well. A file
that is missing or has another shape is a DataError that names the file and every line at fault.
"""

from __future__ import annotations

import os.path
import re
from functools import cache
from typing import TYPE_CHECKING, cast

from krjp.errors import DataError, Problem

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

__all__ = ["listed", "mapped", "parsed", "rows"]

_HEAD = re.compile(r"\[(?P<name>[a-z ]+)(?P<ordered>, in order)?(?:: (?P<columns>[a-z]+(?: \| [a-z]+)+))?\]")

# Spaces and bars that part no columns and no words.
_MISPLACED = re.compile(r"^[\s|]|[\s|]$|\s\s|[^\S ]|\| \|")


@cache
def listed(file: str, section: str) -> frozenset[str]:
    """The words and phrases of a section: what stands in its first column."""
    return frozenset(row[0] for row in rows(file, section))


def mapped(file: str, section: str) -> dict[str, str]:
    """The second column of a section by its first."""
    return dict(cast("list[tuple[str, str]]", rows(file, section)))


def rows(file: str, section: str) -> list[tuple[str, ...]]:
    """The rows of a section, in the order of the file."""
    return _read(file)[section]


@cache
def _read(file: str) -> dict[str, list[tuple[str, ...]]]:
    assert __spec__ is not None
    loader = cast("ResourceLoader", __spec__.loader)
    name = f"lexicons/{file}.txt"
    try:
        content = loader.get_data(os.path.join(os.path.dirname(__file__), f"{file}.txt"))
    except OSError:
        raise DataError(name, [Problem("", "", "is missing from krjp's own data; install krjp again")]) from None
    return parsed(content.decode("utf-8"), name)


def parsed(text: str, name: str) -> dict[str, list[tuple[str, ...]]]:
    """The sections of a lexicon, each with its rows. Raises DataError; `name` is the file's in messages."""
    sections: dict[str, _Section] = {}
    section: _Section | None = None
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        if line[0] == "[" and (head := _HEAD.fullmatch(line)):
            fault = "begins a section for a second time" if head["name"] in sections else ""
            section = sections[head["name"]] = _Section(head)
        else:
            fault = section.add(line) if section else "stands before the first section"
        if fault:
            problems.append(Problem(f"line {number}", "", f"'{line}' {fault}"))
    if problems:
        raise DataError(name, problems)
    return {name: list(section.rows.values()) for name, section in sections.items()}


class _Section:
    """A section while it is read: its rows by the lines they stand on."""

    def __init__(self, head: re.Match[str]) -> None:
        self.ordered = head["ordered"] is not None
        self.columns = len((head["columns"] or "").split(" | "))
        self.rows: dict[str, tuple[str, ...]] = {}

    def add(self, line: str) -> str:
        """Take a line as a row, or return what is wrong with it."""
        if _MISPLACED.search(line):
            return "has a space or a bar too many, or another white space"
        if line[0] == "[":
            return "is no head of a section"
        columns = line.split(" | ")
        if len(columns) != self.columns:
            return f"has {len(columns)} columns, its section has {self.columns}"
        if line in self.rows:
            return "stands twice in its section"
        if self.rows and not self.ordered and line < (before := next(reversed(self.rows))):
            return f"belongs before '{before}'"
        self.rows[line] = tuple(["" if column == "-" else column for column in columns])
        return ""
