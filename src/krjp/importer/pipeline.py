"""`krjp import` as a function: it takes the bytes of chronologies and returns records and an account of every line."""

from __future__ import annotations

import os.path
import re
from typing import TYPE_CHECKING, NamedTuple

from krjp.errors import KrjpError, UnknownNameError
from krjp.files.reading import unpack
from krjp.importer.coding import UNCODED, code_entries
from krjp.importer.entries import Unread, read_entries
from krjp.importer.ids import with_ids
from krjp.importer.lines import cleaned
from krjp.importer.merge import unique
from krjp.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from krjp.importer.lines import Line
    from krjp.record.authorities import Actor
    from krjp.record.model import Event

__all__ = ["FORMATS", "Account", "Text", "import_texts", "source_id"]

FORMATS = ("text", "markdown", "html")
_EXTENSIONS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html"}


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


def import_texts(
    texts: Iterable[Text],
    actors: Iterable[Actor],
    *,
    source: str | None = None,
    form: str | None = None,
    year: int | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[list[Event], list[Account]]:
    """The records of published chronologies, in order of date, and an account of each text.

    `actors` are the persons and organisations to recognise, `source` is the id to cite (by default
    made of each text's name), `form` one of FORMATS (by default guessed), `year` that of heads
    without one. Raises KrjpError when a text cannot be read, holds no dated entry, or lacks a year.
    """
    known = list(actors)
    if form is not None and form not in FORMATS:
        raise UnknownNameError("--format", form, FORMATS)
    if year is not None and not 1 <= year <= 9998:
        raise KrjpError(f"--year {year} is no year from 1 to 9998")
    events: list[Event] = []
    accounts: list[Account] = []
    for text in texts:
        content = unpack(text.content, text.name)
        lines = _lines(content, form or _guessed(content, text.name))
        reading = read_entries(lines, text.name, year=year)
        if not reading.entries and not reading.unread:
            raise KrjpError(
                f"{text.name}: no dated entry found; one begins like 'Jan. 4, 2024: …' on a line of its own"
            )
        coded = code_entries(reading.entries, source or source_id(text.name), known, progress)
        events += coded
        sure = sum(event.note != UNCODED for event in coded)
        read = len(reading.entries) + sum(line.entry for line in reading.unread)
        accounts.append(Account(text.name, read, len(reading.entries), sure, reading.unread, reading.passed))
    events = with_ids(unique(events))
    return sorted(events, key=lambda event: event.span.order), accounts


def _lines(text: str, form: str) -> list[Line]:
    if form != "html":
        return cleaned(text, markdown=form == "markdown")
    from krjp.importer.html import html_lines

    return html_lines(text)


def _guessed(text: str, name: str) -> str:
    """The format of a text, from its name's ending, else from its first characters."""
    ending = os.path.splitext(name)[1].lower()
    if ending in _EXTENSIONS:
        return _EXTENSIONS[ending]
    start = text[:2000].lstrip().lower()
    return "html" if start.startswith(("<!doctype html", "<html", "<?xml")) or "<body" in start else "text"


def source_id(name: str) -> str:
    """The id by which records cite a file: its name without folder and ending, as a slug."""
    stem = os.path.splitext(os.path.basename(name))[0]
    return "-".join(re.findall("[a-z0-9]+", fold(stem))) or "import"
