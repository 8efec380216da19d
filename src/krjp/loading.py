"""From paths to a chronology: where data comes from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from krjp.chronology import Chronology
from krjp.dataset import merge, parse_events
from krjp.dates import Period
from krjp.errors import DataError, Problem
from krjp.reference import ACTORS, CONCEPTS, SOURCES, Reference
from krjp.resources import packaged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from krjp.model import Event

__all__ = ["PACKAGED", "load"]

PACKAGED = "packaged"
EVENTS = "events.json"


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
    parts: list[tuple[str, list[Event]]] = []
    beside: list[Mapping[str, tuple[str, Callable[[], bytes]]]] = []
    for path in dict.fromkeys(wanted):
        content, name = _content(path, stdin)
        parts.append((name, parse_events(content, name)))
        if path not in (PACKAGED, "-"):
            beside.append(_files_beside(name))
    events = tuple(parts[0][1]) if wanted == [PACKAGED] else merge(parts)
    reference = Reference(beside)
    coverage = _packaged_coverage if wanted == [PACKAGED] else None
    return Chronology(events, reference, today=today, coverage=coverage)


def _packaged_coverage(reference: Reference) -> Period:
    """The days the packaged source speaks of, which may be quieter at the ends than its events show."""
    spans = [source.coverage for source in reference.sources.values() if source.coverage]
    return Period(min(span.since for span in spans), max(span.until for span in spans))


def _content(path: str, stdin: Callable[[], bytes] | None) -> tuple[bytes, str]:
    """The bytes of a data file, and the name to call it by in messages."""
    if path == PACKAGED:
        return packaged(EVENTS), EVENTS
    if path == "-":
        if stdin is None:
            raise DataError("-", [Problem("", "", "there is no standard input to read here")])
        return stdin(), "standard input"
    name = os.path.join(path, EVENTS) if os.path.isdir(path) else path
    return _read(name), name


def _files_beside(path: str) -> dict[str, tuple[str, Callable[[], bytes]]]:
    folder = os.path.dirname(path)
    files = {name: os.path.join(folder, name) for name in (ACTORS, CONCEPTS, SOURCES)}
    return {name: (file, lambda file=file: _read(file)) for name, file in files.items() if os.path.isfile(file)}  # type: ignore[misc]


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
