"""From the files of a chronology to its columns.

records             records of files that are no plain JSON Lines, as JSON Lines
told                how tables were read, and the fields that the data has of its own
rows:FIELD          for each event where its record stands: in which file, from which byte, how long, its CRC-32
ids                 the ids, each between line breaks
starts, ends        first and last day, possible ones included, of each event; latest-ends: the latest of all up to it
about:events, :days the events that happened about a day, and that day
values:FIELD        the values of a field in use, each with the number of its events
postings:FIELD      the positions of these events, value after value
"""

from __future__ import annotations

import json
import operator
from array import array
from collections import defaultdict
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from krjp.compiled.container import crc32
from krjp.compiled.index import COLUMNS, ROW_FIELDS
from krjp.doors import Way, read, together
from krjp.files.opened import changed, readable
from krjp.files.reading import BLANK
from krjp.files.values import json_value
from krjp.record.codec import decode, encode_briefly
from krjp.record.fields import FIELDS
from krjp.record.own import Own, OwnTypes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from krjp.compiled.container import Writer
    from krjp.files.opened import Part
    from krjp.record.model import Event

__all__ = ["write_columns"]

_to_json = json.JSONEncoder(ensure_ascii=False).encode
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Row(NamedTuple):
    """Where a record stands."""

    part: int
    """The number of its file; the number of files when it is kept in the compiled form itself."""
    at: int
    size: int
    checksum: int


def write_columns(parts: Sequence[Part], writer: Writer, ways: Sequence[Way] = ()) -> None:
    """Read and check everything, and write what questions need. Raises DataError with every problem."""
    ways = ways or [Way()] * len(parts)
    columns = _Columns()
    told = _Told()
    writer.stream("records", _read(parts, ways, columns, told))
    if not columns.distinct:
        # The same record in two files is no mistake; anything else raises here, and says all there is to say.
        merged = together((part.name, read(part.read(), part.name, way)) for part, way in zip(parts, ways, strict=True))
        columns = _Columns()
        writer.stream("records", _keep(merged, len(parts), 0, columns))
    columns.write(writer)
    fields = Own().merged([Own(fields=columns.own.fields()), *told.own]).fields
    writer.add_json("told", {"fields": fields, "remarks": told.remarks})


class _Told:
    """What tables tell of themselves."""

    def __init__(self) -> None:
        self.own: list[Own] = []
        self.remarks: list[str] = []


def _read(parts: Sequence[Part], ways: Sequence[Way], columns: _Columns, told: _Told) -> Iterator[bytes]:
    """Read all files into columns; yields the records that are to be kept."""
    kept = 0
    for number, (part, way) in enumerate(zip(parts, ways, strict=True)):
        before = len(columns.ids)
        if not _read_lines(part, number, columns):
            contents = read(part.read(), part.name, way)
            told.own.append(contents.own)
            told.remarks += contents.remarks
            if len(columns.ids) > before:  # what begins as JSON Lines and goes on as something else is an error
                raise changed(part.name)
            for line in _keep(contents.events, len(parts), kept, columns):
                kept += len(line)
                yield line


def _read_lines(part: Part, number: int, columns: _Columns) -> bool:
    """Read a file of plain JSON Lines; False when it is none, or not wholly right."""
    blank = BLANK.encode()
    with part.open() as file, readable(part.name):
        at = 0
        for line in file:
            start = len(BYTE_ORDER_MARK) if at == 0 and line.startswith(BYTE_ORDER_MARK) else 0
            record = line[start:] if start else line
            if stripped := record.strip(blank):
                if not stripped.startswith(b"{"):
                    return False
                try:
                    event, _ = decode(json_value(stripped.decode()))
                except (ValueError, RecursionError):
                    return False
                if event is None:
                    return False
                columns.add(event, Row(number, at + start, len(record), crc32(record)))
            at += len(line)
    return True


def _keep(events: Iterable[Event], number: int, at: int, columns: _Columns) -> Iterator[bytes]:
    """Take events into columns; yields their records."""
    for event in events:
        record = _to_json(encode_briefly(event)).encode() + b"\n"
        columns.add(event, Row(number, at, len(record), crc32(record)))
        at += len(record)
        yield record


class _Columns:
    """What is gathered of the events, in the order of the files, and written in the order of dates."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._rows = [array(code) for code in ROW_FIELDS.values()]
        self._starts, self._ends = array("i"), array("i")
        self._approximate = bytearray()
        self._about: dict[int, int] = {}
        self.own = OwnTypes()
        self._postings: dict[str, defaultdict[str, array[int]]] = {
            name: defaultdict(lambda: array("I")) for name in COLUMNS
        }
        self._columns = [(FIELDS[name].of, postings) for name, postings in self._postings.items()]

    @property
    def distinct(self) -> bool:
        """True when no id comes twice."""
        return len(set(self.ids)) == len(self.ids)

    def add(self, event: Event, row: Row) -> None:
        """Take in an event."""
        number = len(self.ids)
        self.ids.append(event.id)
        if event.extra:
            self.own.add(event.extra)
        for column, value in zip(self._rows, row, strict=True):
            column.append(value)
        first, approximate, length = event.span.order
        self._starts.append(first)
        self._ends.append(first + length)
        self._approximate.append(approximate)
        if approximate and event.end_date is None:
            self._about[number] = event.date.toordinal()
        for of, postings in self._columns:
            for each in of(event):
                postings[each].append(number)

    def write(self, writer: Writer) -> None:
        """Write all columns in the order of events."""
        keys = list(zip(self._starts, self._approximate, map(operator.sub, self._ends, self._starts), strict=True))
        in_order = all(map(operator.le, keys, islice(keys, 1, None)))
        order = None if in_order else sorted(range(len(keys)), key=keys.__getitem__)
        ids = self.ids if order is None else list(map(self.ids.__getitem__, order))
        writer.add("ids", "\n".join(("", *ids, "")).encode())
        for name, column in zip(ROW_FIELDS, self._rows, strict=True):
            writer.add(f"rows:{name}", _ordered(column, order))
        ends = _ordered(self._ends, order)
        writer.add("starts", _ordered(self._starts, order))
        writer.add("ends", ends)
        writer.add("latest-ends", array("i", accumulate(ends, max)))
        places = None if order is None else _places(order)
        about = sorted((at if places is None else places[at], day) for at, day in self._about.items())
        writer.add("about:events", array("I", (at for at, _ in about)))
        writer.add("about:days", array("i", (day for _, day in about)))
        for name, postings in self._postings.items():
            found = [(value, _moved(numbers, places)) for value, numbers in postings.items()]
            found.sort(key=lambda item: item[1][0])
            writer.add_json(f"values:{name}", [[value, len(numbers)] for value, numbers in found])
            writer.stream(f"postings:{name}", (numbers for _, numbers in found))


def _ordered(column: array[int], order: Sequence[int] | None) -> array[int]:
    return column if order is None else array(column.typecode, map(column.__getitem__, order))


def _places(order: Sequence[int]) -> array[int]:
    """For each number, its place in the order."""
    places = array("I", bytes(4 * len(order)))
    for place, number in enumerate(order):
        places[number] = place
    return places


def _moved(numbers: array[int], places: Sequence[int] | None) -> array[int]:
    return numbers if places is None else array("I", sorted(map(places.__getitem__, numbers)))
