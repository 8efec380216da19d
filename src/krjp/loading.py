"""From paths to a chronology: where data comes from."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from krjp.chronology import Chronology
from krjp.dataset import merge, parse_events
from krjp.dates import Period
from krjp.errors import DataError, Problem
from krjp.reference import ACTORS, CONCEPTS, SOURCES, Reference
from krjp.resources import packaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from krjp.model import Event

__all__ = ["PACKAGED", "DataFile", "file_name", "load", "read_file"]

PACKAGED = "packaged"
STDIN = "-"
EVENTS = "events.json"
REFERENCE_FILES = (ACTORS, CONCEPTS, SOURCES)
# File names with their path and a way to read them.
Beside = dict[str, tuple[str, "Callable[[], bytes]"]]


class DataFile(NamedTuple):
    """A file of events."""

    name: str
    """What to call it in messages."""
    content: bytes
    beside: Beside
    """The reference files in its folder."""


def load(
    *paths: str | os.PathLike[str],
    today: date | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> Chronology:
    """A chronology: the packaged one, or that of the given files together.

    A path is a JSON or JSON Lines file (plain or gzipped), a folder that holds `events.json`,
    `packaged` for krjp's own data, or `-` for what `stdin` reads. Actors, concepts and sources files
    beside the data are used. `today` is what relative periods count from; without it they are refused.

    Raises DataError with every problem of a file.
    """
    wanted = [os.fspath(path) for path in paths] or [PACKAGED]
    parts: dict[str, list[Event]] = {}
    beside: list[Beside] = []
    for path in wanted:
        name = file_name(path)
        if name not in parts:
            file = read_file(path, stdin)
            parts[name] = parse_events(file.content, name)
            if name != PACKAGED:  # what krjp ships is known anyway
                beside.append(file.beside)
    events = tuple(parts[PACKAGED]) if list(parts) == [PACKAGED] else merge(parts.items())
    coverage = _packaged_coverage if list(parts) == [PACKAGED] else None
    return Chronology(events, Reference(beside), today=today, coverage=coverage)


def _packaged_coverage(reference: Reference) -> Period:
    """The days the packaged source speaks of, which may be quieter at the ends than its events show."""
    spans = [source.coverage for source in reference.sources.values() if source.coverage]
    return Period(min(span.since for span in spans), max(span.until for span in spans))


def file_name(path: str) -> str:
    """What to call the file of events a path leads to; the same for every path to say it that way."""
    if path == STDIN:
        return "standard input"
    return os.path.join(path, EVENTS) if path != PACKAGED and os.path.isdir(path) else path


def read_file(path: str, stdin: Callable[[], bytes] | None) -> DataFile:
    """The file of events a path leads to. Raises DataError when it cannot be read."""
    name = file_name(path)
    if path == PACKAGED:
        return DataFile(name, packaged(EVENTS), {each: (each, partial(packaged, each)) for each in REFERENCE_FILES})
    if path == STDIN:
        if stdin is None:
            raise DataError(path, [Problem("", "", "there is no standard input to read here")])
        return DataFile(name, stdin(), {})
    if name != path and os.access(path, os.X_OK) and not os.path.exists(name):
        raise DataError(path, [Problem("", "", f"the folder holds no {EVENTS}; give the path of a file")])
    return DataFile(name, _read(name), _files_beside(name))


def _files_beside(path: str) -> Beside:
    folder = os.path.dirname(path)
    files = {name: os.path.join(folder, name) for name in REFERENCE_FILES}
    return {name: (file, partial(_read, file)) for name, file in files.items() if os.path.isfile(file)}


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "give the path of a chronology, - for standard input, or packaged"
        raise DataError(path, [Problem("", "", f"{reason}; {hint}")]) from None
    except ValueError:  # a NUL byte in the path
        raise DataError(path, [Problem("", "", "is no file name")]) from None
