"""`krjp import` as a function: it takes the bytes of chronologies and returns records and an account of every line."""

from __future__ import annotations

import os.path
import re
from typing import TYPE_CHECKING, NamedTuple

from krjp.errors import KrjpError, UnknownNameError
from krjp.importer.coding import MEETING_BY_A_WORD, UNCODED, code_entries
from krjp.importer.containers import FORMATS, lines_of
from krjp.importer.entries import read_entries
from krjp.importer.ids import with_ids
from krjp.importer.layouts import LAYOUTS
from krjp.importer.merge import unique
from krjp.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from krjp.importer.drafts import Unread
    from krjp.record.authorities import Actor
    from krjp.record.model import Event

__all__ = ["FORMATS", "Account", "Text", "import_texts", "source_id"]


class Text(NamedTuple):
    """A published chronology to import: the name to call it by in messages, and its bytes."""

    name: str
    content: bytes


class Account(NamedTuple):
    """What became of the lines of one text."""

    name: str
    read: int
    """Entries found, also those with an impossible date."""
    entries: int
    """Of these, entries with a date."""
    coded: int
    """Of these, entries whose kind a rule told."""
    unread: list[Unread]
    passed: dict[str, int]
    """How many lines of each other kind were left out, such as page furniture."""
    layout: str = ""
    """The layout by which the text was read, in words."""
    lines: int = 0
    """How many lines of text there are."""
    repeated: int = 0
    """How many entries repeat another one of the text, and were merged with it."""
    left_out: int = 0
    """How many of them belong to no entry and no heading."""

    @property
    def mostly_left_out(self) -> bool:
        """True when nothing was read, or most of the text was passed over."""
        return not self.entries or self.left_out * 2 > self.lines


def import_texts(
    texts: Iterable[Text],
    actors: Iterable[Actor],
    *,
    source: str | None = None,
    form: str | None = None,
    layout: str | None = None,
    year: int | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[list[Event], list[Account]]:
    """The records of published chronologies, in order of date, and an account of each text.

    `actors` are the persons and organisations to recognise, `source` is the id to cite (by default
    made of each text's name), `form` one of FORMATS (by default guessed), `layout` one of
    LAYOUTS (by default inferred), `year` that of heads
    without one. Raises KrjpError when a text cannot be read or lacks a year.
    """
    known = list(actors)
    if form is not None and form not in FORMATS:
        raise UnknownNameError("--format", form, FORMATS)
    if layout is not None and layout not in LAYOUTS:
        raise UnknownNameError("--layout", layout, LAYOUTS)
    if year is not None and not 1 <= year <= 9998:
        raise KrjpError(f"--year {year} is no year from 1 to 9998")
    events: list[Event] = []
    accounts: list[Account] = []
    for text in texts:
        lines = lines_of(text.content, text.name, form)
        reading = read_entries(lines, text.name, year=year, layout=layout)
        coded = code_entries(reading.entries, source or source_id(text.name), known, progress)
        events += coded
        sure = sum(event.note not in (UNCODED, MEETING_BY_A_WORD) for event in coded)
        read = len(reading.entries) + sum(line.entry for line in reading.unread)
        accounts.append(
            Account(
                text.name,
                read,
                len(reading.entries),
                sure,
                reading.unread,
                reading.passed,
                reading.layout,
                reading.lines,
                len(coded) - len(unique(coded)),
                reading.left_out,
            )
        )
    events = with_ids(unique(events))
    return sorted(events, key=lambda event: event.span.order), accounts


def source_id(name: str) -> str:
    """The id by which records cite a file: its name without folder and ending, as a slug."""
    stem = os.path.splitext(os.path.basename(name))[0]
    return "-".join(re.findall("[a-z0-9]+", fold(stem))) or "import"
