"""From paths to a chronology: where data comes from."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from krjp.chronology import Chronology
from krjp.dates import Period, iso_date
from krjp.errors import DataError, Problem
from krjp.files.packaged import packaged
from krjp.files.reference import ACTORS, CONCEPTS, SOURCES, Reference
from krjp.frozen import Frozen
from krjp.index.events import EventIndex
from krjp.index.holdings import Holdings
from krjp.record.fields import fields_with

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from krjp.doors.content import Way
    from krjp.files.opened import Part
    from krjp.sheets.how import How


__all__ = ["DATASET", "PACKAGED", "DataFile", "file_name", "find_file", "load", "way_of"]

PACKAGED = "packaged"
STDIN = "-"
EVENTS = "events.json"
DATASET = "dataset.json"
# From this many bytes on, reading everything costs more than looking into what was compiled before.
LARGE = 1 << 20
REFERENCE_FILES = (ACTORS, CONCEPTS, SOURCES)
# File names with their path and a way to read them.
Beside = dict[str, tuple[str, "Callable[[], bytes]"]]


class DataFile(Frozen):
    """A file of events."""

    part: Part
    beside: Beside
    """The reference files in its folder."""


def load(
    *paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    today: date | None = None,
    stdin: Callable[[], bytes] | None = None,
    cache: str | None = None,
    how: How | None = None,
    verify: bool = False,
    tell: Callable[[str], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Chronology:
    """A chronology: the packaged one, or that of the given files together.

    `load("a.jsonl", "b.jsonl")` and `load(["a.jsonl", "b.jsonl"])` are the same. A path is a file of JSON, JSON
    Lines, CSV or its kin, or a workbook (plain or gzipped), a folder that holds `events.json`, `packaged` for krjp's
    own data, or `-` for what `stdin` reads. Actors, concepts and sources files beside the data are used, and what
    `dataset.json` says (see `krjp.doors.dataset`). `today` is what relative periods count from; without it they are
    refused.
    `cache` is a folder in which large chronologies are kept in a compiled form; without it they are compiled anew each
    time (see `krjp.compiled`). What it holds is used for files that look as they did then; with `verify` for files that
    are the same byte by byte. `tell` is told when it is not used because others may write it. `how` says how tables
    are to be read, where they do not show it. `progress` is told now and then how many of how many bytes of large files
    have been read.

    Raises DataError with every problem of a file.
    """
    named = [path for given in paths for path in ([given] if isinstance(given, str | os.PathLike) else given)]
    wanted = {file_name(path): path for path in [os.fspath(path) for path in named] or [PACKAGED]}
    if list(wanted) == [PACKAGED]:
        return Chronology.of(_shipped(packaged(EVENTS), today))
    from krjp.doors.content import own_of, read, together

    files = {name: find_file(path, stdin) for name, path in wanted.items()}
    # What krjp ships is known anyway.
    reference = Reference([file.beside for name, file in files.items() if name != PACKAGED])
    parts = [file.part for file in files.values()]
    ways = [way_of(file, how) for file in files.values()]
    if sum(part.size for part in parts) >= LARGE and all(_readable(part) for part in parts if part.size):
        from krjp.compiled.opening import open_compiled

        compiled = open_compiled(parts, cache, reference, today, ways, verify=verify, tell=tell, progress=progress)
        reference.check_beside()
        return Chronology.of(compiled)
    contents = [read(part.read(), part.name, way) for part, way in zip(parts, ways, strict=True)]
    reference.check_beside()
    merged = together(zip(files, contents, strict=True))
    own = own_of(merged, contents, ways)
    own = own if len(files) == 1 else own.replace(title="")
    remarks = tuple(remark for each in contents for remark in each.remarks)
    return Chronology.of(
        Holdings(EventIndex(merged, fields_with(own)), reference, today=today, own=own, remarks=remarks)
    )


def _shipped(content: bytes, today: date | None) -> Holdings:
    """What krjp ships, and nothing else."""
    from krjp.compiled.shipped import open_shipped
    from krjp.files.opened import Part

    compiled = open_shipped(Part(PACKAGED, None, content, shipped=True), today, _packaged_coverage)
    if compiled is not None:
        return compiled
    from krjp.files.reading import parse_events

    index = EventIndex(parse_events(content, PACKAGED))
    return Holdings(index, Reference(), today=today, coverage=_packaged_coverage, shipped=True)


def way_of(file: DataFile, how: How | None = None) -> Way:
    """How a file is to be read: as asked for, else as the dataset.json in its folder says."""
    from krjp.doors.content import Way

    if how is not None and how.until is not None and not _is_calendar(file.part):
        from krjp.sheets.how import How

        # Nothing else depends on it, and what was compiled without it will do.
        how = how._replace(until=None)
        how = None if how == How() else how
    if DATASET not in file.beside:
        return Way(how=how)
    from krjp.doors.dataset import parse_dataset
    from krjp.sheets.how import How

    path, read_file = file.beside[DATASET]
    said = parse_dataset(read_file(), path)
    return Way(said.own, (how or How()).with_defaults(said.how))


def _is_calendar(part: Part) -> bool:
    return part.beginning().lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"BEGIN:VCALENDAR")


def _readable(part: Part) -> bool:
    """True when a large file is one that krjp reads: whatever else there may be is not worth a digest."""
    if part.looks_right:
        return True
    from krjp.files.kinds import CALENDAR, TABLE, WORKBOOK, kind_of

    return kind_of(part.beginning(), part.name).name in (CALENDAR, TABLE, WORKBOOK)


def _packaged_coverage() -> Period:
    """The days the packaged source speaks of, which may be quieter at the ends than its events show.

    They stand in krjp's own file under names that nothing else in it has. Reading all of it would take as
    long as all events of most answers.
    """
    content = packaged(SOURCES)
    firsts, lasts = (
        [iso_date(rest[:10].decode()) for rest in content.split(b'"%s": "' % end)[1:]] for end in (b"since", b"until")
    )
    return Period(min(firsts), max(lasts))


def file_name(path: str) -> str:
    """What to call the file of events a path leads to; the same for every path to say it that way."""
    if path == STDIN:
        return "standard input"
    return os.path.join(path, EVENTS) if path != PACKAGED and os.path.isdir(path) else path


def find_file(path: str, stdin: Callable[[], bytes] | None) -> DataFile:
    """The file of events a path leads to. Raises DataError when it leads to none."""
    from krjp.files.opened import Part

    name = file_name(path)
    if path == PACKAGED:
        beside: Beside = {each: (each, partial(packaged, each)) for each in REFERENCE_FILES}
        return DataFile(Part(name, None, packaged(EVENTS), shipped=True), beside)
    if path == STDIN:
        if stdin is None:
            raise DataError(path, [Problem("", "", "there is no standard input to read here")])
        return DataFile(Part(name, None, stdin()), {})
    if name != path and os.access(path, os.X_OK) and not os.path.exists(name):
        raise DataError(path, [Problem("", "", f"the folder holds no {EVENTS}; give the path of a file")])
    part = Part(name, name)
    # A pipe can be read once only, and knows nothing of its size before.
    return DataFile(Part(name, None, part.read()) if part.is_stream else part, _files_beside(name))


def _files_beside(path: str) -> Beside:
    from krjp.files.opened import Part

    folder = os.path.dirname(path)
    files = {name: os.path.join(folder, name) for name in (*REFERENCE_FILES, DATASET)}
    return {name: (file, Part(file, file).read) for name, file in files.items() if os.path.isfile(file)}
