"""From the files of a chronology to its columns.

row:FIELD            for each event where its record stands: in which file, from which byte, how long, its CRC-32
order                for each event its number in the files, where they are not in order
ids                  the ids, each between line breaks
starts, ends         first and last day, possible ones included, of each event; latest-ends: the latest of all up to it
about:events, :days  the events that happened about a day, and that day
numbers:FIELD        for each event the number of its combination of values
values:FIELD         the combinations, by number
sizes:FIELD          of a text that is different for each event: how many events stand in each piece
text:FIELD:N         the N-th piece, in the order of the files
told                 how tables were read, and the fields that the data has of its own
record:N             records of files that are no plain JSON Lines, as JSON Lines
"""

from __future__ import annotations

from array import array
from functools import partial
from itertools import accumulate, compress, islice
from operator import attrgetter, le, sub
from typing import TYPE_CHECKING, NamedTuple

from krjp.compiled.container import crc32
from krjp.compiled.facets import Facets
from krjp.compiled.index import ROW_FIELDS, TEXTS, code_below
from krjp.compiled.packing import pack, pack_texts
from krjp.compiled.typed import UNSET, UnfitError, encoded, keys_written, typed
from krjp.doors.content import Way, read, together
from krjp.files.opened import readable
from krjp.files.reading import BLANK
from krjp.files.values import json_value
from krjp.index.columns import column_of
from krjp.record.codec import SHAPES, decode, encoded_briefly
from krjp.record.fields import FIELDS, as_text
from krjp.record.own import Own, OwnTypes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from krjp.compiled.container import Writer
    from krjp.doors.content import Contents
    from krjp.files.opened import Part
    from krjp.record.model import Event
    from krjp.record.shapes import Problems

__all__ = ["write_columns"]

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# So many bytes of a file are read at once: more do not stay in the processor's cache.
BATCH = 2 << 20


class Rows(NamedTuple):
    """Where records stand."""

    part: int
    """The number of their file; the number of files when they are kept in the compiled form itself."""
    starts: Sequence[int]
    sizes: Sequence[int]
    checksums: Sequence[int]


def _rows(part: int, start: int, lines: Sequence[bytes]) -> Rows:
    """Where lines stand that follow each other."""
    sizes = list(map(len, lines))
    return Rows(part, list(accumulate(sizes, initial=start))[:-1], sizes, list(map(crc32, lines)))


def write_columns(
    parts: Sequence[Part],
    writer: Writer,
    ways: Sequence[Way] = (),
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Read and check everything, and write what questions need. Raises DataError with every problem."""
    import gc

    collecting = gc.isenabled()
    gc.disable()  # millions of values are made, and none in a circle
    try:
        ways = ways or [Way()] * len(parts)
        columns, told, whole = _Columns(writer), _Told(), False
        size = sum(part.size for part in parts)
        for number, (part, way) in enumerate(zip(parts, ways, strict=True)):
            before = len(columns.ids)
            passed = sum(each.size for each in parts[:number])
            done = partial(_tell, progress, passed, size)
            if not _read_lines(part, number, columns, done):
                if len(columns.ids) > before:  # what begins as plain JSON Lines and goes on as something else
                    whole = True
                    break
                contents = read(part.read(), part.name, way)
                told.add(contents)
                columns.keep(contents.events, len(parts))
        if whole or not columns.distinct:
            # The same record in two files is no mistake; anything else raises here, and says all there is to say.
            found = [(part.name, read(part.read(), part.name, way)) for part, way in zip(parts, ways, strict=True)]
            columns, told = _Columns(writer), _Told()
            for _, contents in found:
                told.add(contents)
            columns.keep(together(found), len(parts))
        columns.write()
        own = Own().merged([Own(fields=columns.own.fields()), *told.own])
        fields = [(each.name, each.type, each.help) for each in own.fields]
        writer.add_json("told", {"fields": fields, "remarks": told.remarks})
    finally:
        if collecting:
            gc.enable()


class _Told:
    """What tables tell of themselves."""

    def __init__(self) -> None:
        self.own: list[Own] = []
        self.remarks: list[str] = []

    def add(self, contents: Contents) -> None:
        """Take in what one file tells."""
        self.own.append(contents.own)
        self.remarks += contents.remarks


def _tell(progress: Callable[[int, int], None] | None, passed: int, size: int, at: int) -> None:
    """Tell how much has been read, if anybody asked."""
    if progress is not None:
        progress(passed + at, size)


def _read_lines(part: Part, number: int, columns: _Columns, done: Callable[[int], None]) -> bool:
    """Read a file of plain JSON Lines; False when it is none, or not wholly right."""
    at = 0
    for lines in _batches(part):
        if not at and lines[0].startswith(BYTE_ORDER_MARK):
            at = len(BYTE_ORDER_MARK)
            lines[0] = lines[0][at:]
        rows = _rows(number, at, lines)
        at += sum(rows.sizes)
        if not columns.add_lines(lines, rows) and not _add_one_by_one(lines, rows, columns):
            return False
        done(at)
    return True


def _batches(part: Part) -> Iterator[list[bytes]]:
    """The lines of a file, many at a time."""
    with part.open() as file, readable(part.name):
        while lines := file.readlines(BATCH):
            yield lines


def _add_one_by_one(lines: list[bytes], rows: Rows, columns: _Columns) -> bool:
    """Read lines one by one; False when any is not right."""
    blank = BLANK.encode()
    events: list[Event] = []
    filled = [bool(line.strip(blank)) for line in lines]
    for line in compress(lines, filled):
        if not line.lstrip(blank).startswith(b"{"):
            return False
        try:
            event, _ = decode(json_value(line.strip(blank).decode()))
        except (ValueError, RecursionError):
            return False
        if event is None:
            return False
        events.append(event)
    columns.add_events(events, Rows(rows.part, *(list(compress(each, filled)) for each in rows[1:])))
    return True


class _Columns:
    """What is gathered of the events, in the order of the files, and written in the order of dates."""

    def __init__(self, writer: Writer) -> None:
        self.ids: list[str] = []
        self._writer = writer
        self._facets = Facets()
        self._rows = [array(code) for code in ROW_FIELDS.values()]
        self._sizes = array("I")
        self._kept = 0
        self.own = OwnTypes()
        self._extra: dict[str, dict[int, tuple[str, ...]]] = {}
        """Of each field of the data's own the values of the events that have any."""

    @property
    def distinct(self) -> bool:
        """True when no id comes twice."""
        return len(set(self.ids)) == len(self.ids)

    def add_lines(self, lines: list[bytes], rows: Rows) -> bool:
        """Take in the records of lines, all or, where any needs a closer look, none."""
        try:
            records = typed(lines)
            values = {name: list(map(attrgetter(name), records)) for name in ("id", *TEXTS, "when", "possible")}
            ids, texts = values["id"], {name: values[name] for name in TEXTS}
            _check("id", ids)
            _check("title", texts["title"])
            if any(record.related and record.id in record.related for record in records):
                raise UnfitError
            keys = sum(len(ids) - each.count(UNSET) for each in values.values())
            with self._facets.whole():
                if self._facets.take(records) + keys != keys_written(lines):
                    raise UnfitError
        except UnfitError:
            return False
        self._add(ids, texts, rows)
        return True

    def add_events(self, events: Sequence[Event], rows: Rows) -> None:
        """Take in events."""
        self._facets.take_events(events)
        for at, event in enumerate(events, len(self.ids)):
            if event.extra:
                self.own.add(event.extra)
                for name, value in event.extra:
                    values = self._extra.setdefault(name, {})
                    values[at] = value if isinstance(value, tuple) else (as_text(value),)
        self._add([event.id for event in events], {name: [getattr(e, name) for e in events] for name in TEXTS}, rows)

    def keep(self, events: Sequence[Event], number: int) -> None:
        """Take in events with their records."""
        lines = [encoded(record) + b"\n" for record in encoded_briefly(events)]
        at = self._writer.add(f"record:{self._kept}", *lines)
        self._kept += 1
        self.add_events(events, _rows(number, at, lines))

    def _add(self, ids: list[str], texts: dict[str, list[Any]], rows: Rows) -> None:
        for column, each in zip(self._rows, ([rows.part] * len(ids), *rows[1:]), strict=True):
            column.extend(each)
        self.ids += ids
        for name, found in texts.items():
            self._writer.add(f"text:{name}:{len(self._sizes)}", pack_texts(found))
        self._sizes.append(len(ids))

    def write(self) -> None:
        """Write all columns in the order of events."""
        writer, days = self._writer, self._facets.days
        keys = list(zip(days.starts, days.approximate, map(sub, days.ends, days.starts), strict=True))
        in_order = all(map(le, keys, islice(keys, 1, None)))
        order = None if in_order else sorted(range(len(keys)), key=keys.__getitem__)

        def ordered(column: Sequence[int]) -> Sequence[int]:
            return column if order is None else list(map(column.__getitem__, order))

        writer.add("order", array("I", order or ()))
        writer.add(
            "ids", "\n".join(("", *(self.ids if order is None else map(self.ids.__getitem__, order)), "")).encode()
        )
        for (name, code), column in zip(ROW_FIELDS.items(), self._rows, strict=True):
            writer.add(f"row:{name}", array(code, ordered(column)))
        ends = array("i", ordered(days.ends))
        writer.add("starts", array("i", ordered(days.starts)))
        writer.add("ends", ends)
        writer.add("latest-ends", array("i", accumulate(ends, max)))
        about = [(at, day) for at, day in enumerate(ordered(days.about)) if day]
        writer.add("about:events", array("I", (at for at, _ in about)))
        writer.add("about:days", array("i", (day for _, day in about)))
        writer.add("sizes", self._sizes)
        for name, field in self._facets.fields.items():
            numbers, known = ordered(field.numbers), list(field.known)
            if order is not None or self._facets.undone:
                # Numbers are in the order of events, and none is of what turned out to be unfit.
                used = list(dict.fromkeys(numbers))
                place = {number: at for at, number in enumerate(used)}
                numbers, known = list(map(place.__getitem__, numbers)), list(map(known.__getitem__, used))
            writer.add(f"numbers:{name}", array(code_below(len(known)), numbers))
            writer.add(f"values:{name}", pack(known))
        for name, found in self._extra.items():
            if name in FIELDS:
                continue
            own = column_of(found.get(at, ()) for at in (order or range(len(keys))))
            writer.add(f"numbers:{name}", array(code_below(len(own.combinations)), own.numbers))
            writer.add(f"values:{name}", pack(own.combinations))


def _check(name: str, values: list[str]) -> None:
    """Raise UnfitError for values that have not the shape they must have."""
    problems: Problems = []
    shape: Callable[..., str] = SHAPES[name].read
    for value in values:
        shape(value, "", problems)
    if problems:
        raise UnfitError
