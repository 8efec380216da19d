"""Every problem of a dataset, all in one run.

Files are read to their end whatever is wrong with them; then each record is looked at by itself
(`record`, `doubts`) and beside the others (`consistency`, `doubts`).
"""

from __future__ import annotations

import os
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from krjp.check.consistency import (
    ERROR,
    WARNING,
    Note,
    Part,
    Row,
    clashes,
    codes,
    distinct,
    links,
    reference,
    strangers,
)
from krjp.check.doubts import doubts
from krjp.doors.content import Way, is_json, read, read_other
from krjp.errors import DataError
from krjp.files.faulty import decoded, scan
from krjp.files.reading import reader_of, unzipped
from krjp.files.reference import ACTORS, CONCEPTS, SOURCES
from krjp.loading import DATASET, PACKAGED, file_name, find_file, way_of
from krjp.record.authorities import ACTOR, CONCEPT, SOURCE
from krjp.record.declared import against, decoder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from krjp.doors.content import Contents
    from krjp.errors import Problem
    from krjp.files.reading import Reader
    from krjp.loading import DataFile
    from krjp.record.own import Own

__all__ = ["ERROR", "WARNING", "Finding", "Report", "check"]

_REFERENCE_READERS = {ACTORS: reader_of(ACTOR), CONCEPTS: reader_of(CONCEPT), SOURCES: reader_of(SOURCE)}


class Finding(NamedTuple):
    """One thing wrong or doubtful, precise enough to go and mend it."""

    file: str
    where: str
    """The place in the file: `line 12`, `event 3, line 45`; empty for the file as a whole."""
    id: str
    """Of the event or entry; empty where it has none."""
    field: str
    """Dotted field name; empty for the record as a whole."""
    level: str
    """`error`, or `warning` for what is legal but doubtful."""
    message: str
    """What was found and what was expected."""


class Report(NamedTuple):
    """The outcome of a check."""

    events: int
    """How many records of events the files hold, wrong ones included."""
    findings: tuple[Finding, ...]
    """In the order of files and of records in them."""

    def number(self, level: str) -> int:
        """How many findings are of a level."""
        return sum(finding.level == level for finding in self.findings)


def check(
    *paths: str | os.PathLike[str],
    today: date | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> Report:
    """Check the files that `krjp.load` reads for the same paths, and the reference files beside them.

    Days after `today` are in the future; without it none is. Raises nothing for what files hold.
    """
    rows, parts = _read([os.fspath(path) for path in paths] or [PACKAGED], stdin)
    places = list(distinct(rows, parts).values())
    doubted = doubts([rows[at].item for at in places], today)
    files = dict.fromkeys(file for part in parts for file in part.beside.values())
    notes = chain(
        (Note(at, field, message, ERROR) for at, row in enumerate(rows) for field, message in row.problems),
        clashes(rows, parts),
        links(rows, parts),
        strangers(rows, parts),
        codes(rows),
        (Note(places[doubt.at], doubt.field, doubt.message) for doubt in doubted),
        *(reference(rows, file) for file in files),
    )
    findings = tuple(_finding(rows[note.row], note) for note in sorted(notes, key=lambda note: note.row))
    return Report(sum(rows[at].record for part in parts for at in part.events), findings)


def _finding(row: Row, note: Note) -> Finding:
    return Finding(row.file, row.where, row.id, note.field, note.level, note.message)


def _read(paths: Sequence[str], stdin: Callable[[], bytes] | None) -> tuple[list[Row], list[Part]]:
    """Every record of the files of events and of the reference files beside them."""
    rows: list[Row] = []
    parts: dict[str, Part] = {}
    beside: dict[str, range] = {}

    def add(found: Iterable[Row]) -> range:
        start = len(rows)
        rows.extend(found)
        return range(start, len(rows))

    for path in paths:
        name = file_name(path)
        if name in parts:
            continue
        try:
            file = find_file(path, stdin)
            content = file.part.read()
        except DataError as error:
            add(_faults(error.path, error.problems))
            continue
        way, wrong = _way(file)
        if {row.file for row in rows}.isdisjoint(row.file for row in wrong):
            add(wrong)
        events = add(_held_to(way.own, _events(name, content, way)))
        entries = {sort: each for sort, each in file.beside.items() if sort != DATASET}
        for sort, (where, content_of) in entries.items():
            if where not in beside:
                beside[where] = add(_json_rows(where, content_of, "entry", _REFERENCE_READERS[sort]))
        parts[name] = Part(events, {sort: beside[where] for sort, (where, _) in entries.items()})
    return rows, list(parts.values())


def _way(file: DataFile) -> tuple[Way, list[Row]]:
    """How a file is to be read, and what is wrong with the file that says so."""
    try:
        return way_of(file), []
    except DataError as error:
        return Way(), list(_faults(error.path, error.problems))


def _held_to(own: Own, rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with what is wrong with their events by what the dataset declares."""
    for row in rows:
        yield row if row.item is None else row._replace(problems=[*row.problems, *against(own, row.item)])


def _events(name: str, content: bytes, way: Way) -> list[Row]:
    """The events of a file of any sort, and what is wrong with them."""
    if not is_json(content, name):
        return _table_rows(name, partial(read, content, name, way)) or []
    rows = _json_rows(name, lambda: content, "event", decoder(way.own))
    other = _table_rows(name, partial(read_other, content, name, way)) if any(row.problems for row in rows) else None
    return rows if other is None else other


def _json_rows(name: str, content: Callable[[], bytes], noun: str, read: Reader) -> list[Row]:
    """The records of JSON, after what is wrong with it as a text."""
    text, wrong = _text(name, content)
    rows = list(_faults(name, wrong))
    return rows if text is None else [*rows, *(Row(name, *entry) for entry in scan(text, noun, read))]


def _table_rows(name: str, contents: Callable[[], Contents | None]) -> list[Row] | None:
    """The events of what has not the shape of krjp's records, or what is wrong with it; None where it has that."""
    try:
        found = contents()
    except DataError as error:
        return list(_faults(name, error.problems))
    if found is None:
        return None
    return [Row(name, where, event.id, event, []) for event, where in zip(found.events, found.places, strict=True)]


def _text(name: str, content: Callable[[], bytes]) -> tuple[str | None, Sequence[Problem]]:
    """The text of a file as far as it is text, and what is wrong with it as such."""
    try:
        text, wrong = decoded(unzipped(content(), name))
    except DataError as error:
        return None, error.problems
    return (None if wrong and not text else text), wrong


def _faults(name: str, problems: Sequence[Problem]) -> Iterator[Row]:
    faults = ((problem.where, [(problem.field, problem.message)]) for problem in problems)
    return (Row(name, where, "", None, wrong, record=False) for where, wrong in faults)
