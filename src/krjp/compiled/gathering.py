"""From the lines of a file to numbers and texts, many at a time; several processes may do it at once."""

from __future__ import annotations

from array import array
from itertools import accumulate, compress, repeat
from typing import TYPE_CHECKING, NamedTuple

from krjp.compiled.container import crc32
from krjp.compiled.facets import Facets, check, missing, written
from krjp.compiled.index import TEXTS
from krjp.compiled.packing import pack_texts
from krjp.compiled.typed import UnfitError, colons_written, typed
from krjp.files.opened import readable
from krjp.files.reading import BLANK
from krjp.files.values import json_value
from krjp.record.codec import decode
from krjp.record.model import Event

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from krjp.compiled.facets import Dates, Given
    from krjp.files.opened import Part

__all__ = ["Gathered", "Gatherer", "Rows", "rows_of"]

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# So many bytes of a file are read at once: more do not stay in the processor's cache.
BATCH = 2 << 20


class Rows(NamedTuple):
    """Where records stand."""

    part: int
    """The number of their file; the number of files when they are kept in the compiled form itself."""
    starts: array[int]
    sizes: array[int]
    checksums: array[int]


def rows_of(part: int, start: int, lines: Sequence[bytes], filled: Sequence[bool] = ()) -> Rows:
    """Where lines stand that follow each other with a line break after each, or those of them that are `filled`."""
    sizes = list(map(len, lines))
    starts = accumulate((size + 1 for size in sizes), initial=start)
    found = zip(starts, sizes, map(crc32, lines), strict=False)
    columns = list(zip(*(compress(found, filled) if filled else found), strict=True)) or [(), (), ()]
    return Rows(part, *map(array, "QII", columns))


class Gathered(NamedTuple):
    """What questions need of some records, in the order of the file."""

    rows: Rows
    ids: list[str]
    texts: list[bytes]
    """The packed texts of each of TEXTS."""
    days: Dates
    fields: list[Given]
    """One for each of FACETS."""
    extra: list[tuple[int, Any]]
    """Which records have values in fields of their own, and which."""


class Gatherer:
    """Reads records, and remembers which combinations of values it has told of."""

    def __init__(self) -> None:
        self._facets = Facets()

    def batches(self, part: Part) -> range:
        """Where in a file batches begin."""
        return range(0, part.size, BATCH)

    def read(self, part: Part, number: int, at: int) -> Gathered | None:
        """The records whose lines begin in a batch of a file; None where these are no plain JSON Lines, all right."""
        with part.open() as file, readable(part.name):
            if at:
                file.seek(at - 1)
                file.readline()  # the rest of what began before
            start, end = file.tell(), at + BATCH
            content = file.read(max(0, end - start))
            if content and not content.endswith(b"\n"):
                content += file.readline()
        if not at and content.startswith(BYTE_ORDER_MARK):
            start, content = len(BYTE_ORDER_MARK), content[len(BYTE_ORDER_MARK) :]
        lines = content.split(b"\n")
        if not lines[-1]:
            lines.pop()
        return self._typed(content, lines, rows_of(number, start, lines)) or self._one_by_one(lines, number, start)

    def _typed(self, content: bytes, lines: list[bytes], rows: Rows) -> Gathered | None:
        """The records of lines; None where any needs a closer look."""
        try:
            columns = typed(lines)
            ids, texts = columns["id"], [columns[name] for name in TEXTS]
            check("id", ids)
            check("title", columns["title"])
            if any(related and own in related for related, own in zip(columns["related"], ids, strict=True)):
                raise UnfitError
            found = self._facets.take(columns)
            possible = len(ids) - missing(columns["possible"])
            colons = found.colons + sum(map(written, (ids, *texts, columns["when"]))) + possible
            if colons != colons_written(content):
                raise UnfitError
        except UnfitError:
            return None
        return Gathered(rows, list(ids), list(map(pack_texts, texts)), found.days, self._facets.give(found.numbers), [])

    def _one_by_one(self, lines: list[bytes], number: int, start: int) -> Gathered | None:
        """The records of lines, read one by one; None when any is not right."""
        blank = BLANK.encode()
        events: list[Event] = []
        filled = [bool(line.strip(blank)) for line in lines]
        for line in compress(lines, filled):
            if not line.lstrip(blank).startswith(b"{"):
                return None
            try:
                event, _ = decode(json_value(line.strip(blank).decode()))
            except (ValueError, RecursionError):
                return None
            if event is None:
                return None
            events.append(event)
        return self._events(events, rows_of(number, start, lines, filled))

    def events(self, events: Sequence[Event], lines: list[bytes], number: int) -> Gathered:
        """The same of events that were read elsewhere, with their records as they are kept."""
        return self._events(events, rows_of(number, 0, lines))

    def _events(self, events: Sequence[Event], rows: Rows) -> Gathered:
        columns = dict(zip(Event._fields, zip(*events, strict=True) if events else repeat(()), strict=False))
        found = self._facets.take(columns, decoded=True)
        texts = [pack_texts(columns[name]) for name in TEXTS]
        extra = [(at, pairs) for at, pairs in enumerate(columns["extra"]) if pairs]
        return Gathered(rows, list(columns["id"]), texts, found.days, self._facets.give(found.numbers), extra)
