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
from itertools import accumulate, count, islice, repeat
from operator import itemgetter, le, sub
from typing import TYPE_CHECKING

from krjp.compiled import processes
from krjp.compiled.facets import FACETS
from krjp.compiled.gathering import Gatherer
from krjp.compiled.index import ROW_FIELDS, TEXTS, code_below
from krjp.compiled.packing import pack
from krjp.compiled.typed import encoded
from krjp.doors.content import Way, read, together
from krjp.index.columns import column_of
from krjp.record.codec import encoded_briefly
from krjp.record.fields import FIELDS, values_of
from krjp.record.own import Own, OwnTypes
from krjp.sheets.parts import UnreadPartError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from krjp.compiled.container import Writer
    from krjp.compiled.facets import Row
    from krjp.compiled.gathering import Gathered
    from krjp.doors.content import Contents
    from krjp.files.opened import Part
    from krjp.record.model import Event
    from krjp.sheets.parts import Later

    Values = tuple[str, ...]

__all__ = ["write_columns"]

# So many events that were read elsewhere are taken in at once.
MANY = 2000


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
                contents = read(part.read(), part.name, way, later=True)
                told.add(contents)
                if not columns.keep(contents.later or contents.events, len(parts)):
                    whole = True
                    break
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


def _as_it_is(column: Any) -> Any:
    return column


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
    batches = columns.gatherer.batches(part)
    found = processes.worked(partial(columns.gatherer.read, part, number), batches)
    for at, (who, gathered) in zip(batches, found, strict=True):
        if gathered is None:
            return False
        columns.add(gathered, who)
        done(min(at + batches.step, part.size))
    return True


class _Columns:
    """What is gathered of the events, in the order of the files, and written in the order of dates."""

    def __init__(self, writer: Writer) -> None:
        self.ids: list[str] = []
        self.gatherer = Gatherer()
        self._writer = writer
        self._rows = {name: array(code) for name, code in ROW_FIELDS.items()}
        self._starts, self._ends, self._about, self._approximate = array("i"), array("i"), array("i"), bytearray()
        self._known: list[dict[Row, int]] = [{} for _ in FACETS]
        self._numbers = [array("I") for _ in FACETS]
        self._tables: dict[tuple[int, int], list[int]] = {}
        """The numbers here of the rows that each process has told of each facet."""
        self._sizes = array("I")
        self._kept = 0
        self.own = OwnTypes()
        self._extra: dict[str, dict[int, Values]] = {}
        """Of each field of the data's own the values of the events that have any."""

    @property
    def distinct(self) -> bool:
        """True when no id comes twice."""
        return len(set(self.ids)) == len(self.ids)

    def keep(self, events: Sequence[Event] | Later, number: int) -> bool:
        """Take in events with their records; False where any is wrong."""

        def gather(first: int) -> tuple[bytes, Gathered] | None:
            try:
                some = events[first : first + MANY]
            except UnreadPartError:
                return None
            lines = list(map(encoded, encoded_briefly(some)))
            return b"\n".join([*lines, b""]), self.gatherer.events(some, lines, number)

        for who, gathered in processes.worked(gather, range(0, len(events), MANY)):
            if gathered is None:
                return False
            content, found = gathered
            at = self._writer.add(f"record:{self._kept}", content)
            self._kept += 1
            starts = array("Q", (at + start for start in found.rows.starts))
            self.add(found._replace(rows=found.rows._replace(starts=starts)), who)
        return True

    def add(self, found: Gathered, who: int) -> None:
        """Take in what a process has gathered."""
        extra: dict[str, dict[int, Any]] = {}
        for at, pairs in found.extra:
            for name, value in pairs:
                extra.setdefault(name, {})[len(self.ids) + at] = value
        for name, column in extra.items():
            self.own.add(name, list(column.values()))
            # True is 1 to Python, and not to a person who asks.
            typed = list(zip(map(type, column.values()), column.values(), strict=True))
            texts = {key: values_of(key[1]) for key in set(typed)}
            self._extra.setdefault(name, {}).update(zip(column, map(texts.__getitem__, typed), strict=True))
        self.ids += found.ids
        for name, packed in zip(TEXTS, found.texts, strict=True):
            self._writer.add(f"text:{name}:{len(self._sizes)}", packed)
        self._sizes.append(len(found.ids))
        part, *rows = found.rows
        for place, each in zip(self._rows.values(), ([part] * len(found.ids), *rows), strict=True):
            place.extend(each)
        days = (self._starts, self._ends, self._about, self._approximate)
        for numbers, more in zip(days, found.days, strict=True):
            numbers.extend(more)
        for at, (known, (new, numbers)) in enumerate(zip(self._known, found.fields, strict=True)):
            # Other processes begin as copies of this one, and so with what it has told.
            table = self._tables.setdefault((who, at), [*self._tables.get((0, at), ())])
            table += [known.setdefault(row, len(known)) for row in new]
            self._numbers[at].extend(array("I", list(map(table.__getitem__, numbers))))

    def write(self) -> None:
        """Write all columns in the order of events."""
        writer = self._writer
        keys = list(zip(self._starts, self._approximate, map(sub, self._ends, self._starts), strict=True))
        in_order = all(map(le, keys, islice(keys, 1, None)))
        order = None if in_order else sorted(range(len(keys)), key=keys.__getitem__)
        ordered: Callable[[Any], Any] = _as_it_is if order is None else itemgetter(*order)
        writer.add("order", array("I", order or ()))
        writer.add("ids", "\n".join(("", *ordered(self.ids), "")).encode())
        for name, column in self._rows.items():
            writer.add(f"row:{name}", array(column.typecode, ordered(column)))
        ends = array("i", ordered(self._ends))
        writer.add("starts", array("i", ordered(self._starts)))
        writer.add("ends", ends)
        writer.add("latest-ends", array("i", accumulate(ends, max)))
        about = [(at, day) for at, day in enumerate(ordered(self._about)) if day]
        writer.add("about:events", array("I", (at for at, _ in about)))
        writer.add("about:days", array("i", (day for _, day in about)))
        writer.add("sizes", self._sizes)
        for names, known, each in zip(FACETS, self._known, self._numbers, strict=True):
            self._write_facet(names, list(known), ordered(each))
        for name, found in self._extra.items():
            if name not in FIELDS:
                own = column_of(map(found.get, order or range(len(keys)), repeat(())))
                self._write_column(name, own.combinations, own.numbers)

    def _write_facet(self, names: Sequence[str], rows: Sequence[Row], numbers: Sequence[int]) -> None:
        """Write the columns of some fields, given the values of each under a number, and the number of each event."""
        used = list(dict.fromkeys(numbers))
        if used != list(range(len(used))):  # numbers are in the order of events
            place = dict(zip(used, count(), strict=False))
            numbers = list(map(place.__getitem__, numbers))
        for at, name in enumerate(names):
            known, own = [rows[number][at] for number in used], numbers
            if len(names) > 1:
                first: dict[Values, int] = {}
                table = [first.setdefault(values, len(first)) for values in known]
                known = list(first)
                own = bytes(len(numbers)) if len(known) <= 1 else list(map(table.__getitem__, numbers))
            self._write_column(name, known, own)

    def _write_column(self, name: str, known: Sequence[Values], numbers: Sequence[int]) -> None:
        """Write the combinations of a field that events have, and for each event the number of its own."""
        self._writer.add(f"numbers:{name}", array(code_below(len(known)), numbers))
        self._writer.add(f"values:{name}", pack(known))
