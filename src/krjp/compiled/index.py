"""The events of a compiled chronology, and their index: both read only what is asked of them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, overload

from krjp.compiled.container import crc32
from krjp.compiled.packing import unpack
from krjp.dates import EventDate
from krjp.files.opened import changed, readable
from krjp.index.columns import Column, column_of
from krjp.index.events import OF_FIRST_DAY, EventIndex, Selection
from krjp.record.fields import FIELDS, STANDARD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from krjp.compiled.store import Store
    from krjp.files.opened import FileBytes, HeldBytes, Part
    from krjp.record.fields import FieldTable
    from krjp.record.model import Event

__all__ = ["CODED", "HANDLES", "ROW_FIELDS", "TEXTS", "CompiledIndex", "Records", "code_below"]

TEXTS = ("title", "summary", "note")
"""What is different for each event."""
# What follows from the days, and is worked out from them.
_OF_DAYS = {"when": EventDate.when, "edtf": EventDate.edtf}
CODED = tuple(name for name in FIELDS if name not in ("id", *TEXTS, *OF_FIRST_DAY, *_OF_DAYS))
"""The fields in which events have a number for their combination of values."""
ROW_FIELDS = {"part": "I", "at": "Q", "size": "I", "checksum": "I"}
"""What is kept of where a record stands, with the type codes of the arrays."""
HANDLES = "handles"
"""Where the handle of each id begins and ends; only where there are few, and no run is to look for them."""
# An answer is looked at more than once; one of a million events is not kept.
MOST_KEPT = 1024


def code_below(number: int) -> str:
    """The type code of an array of numbers below this one."""
    return "B" if number <= 1 << 8 else "H" if number <= 1 << 16 else "I"


class Records(Sequence["Event"]):
    """The events in order of date, each decoded when it is looked at, and kept while few others are."""

    def __init__(self, parts: Sequence[Part], store: Store) -> None:
        self._parts = parts
        self._store = store
        self._files: dict[int, FileBytes | HeldBytes] = {}
        self._event = lru_cache(MOST_KEPT)(self._decoded)

    def __len__(self) -> int:
        return len(self._rows[0])

    @overload
    def __getitem__(self, at: int) -> Event: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Event]: ...
    def __getitem__(self, at: int | slice) -> Event | Sequence[Event]:
        if isinstance(at, slice):
            return Selection(range(len(self))[at], self.__getitem__)
        return self._event(range(len(self))[at])

    def _decoded(self, at: int) -> Event:
        from krjp.record.codec import decode_checked

        return decode_checked(json.loads(self._record(at)))

    @cached_property
    def _rows(self) -> list[Sequence[int]]:
        return [self._store.numbers(f"row:{name}", code) for name, code in ROW_FIELDS.items()]

    def _record(self, number: int) -> bytes:
        part, at, size, checksum = (column[number] for column in self._rows)
        if part == len(self._parts):
            return self._store.piece(at, size, checksum)
        if part not in self._files:
            self._files[part] = self._parts[part].at_places()
        with readable(self._parts[part].name):
            record = self._files[part].read(at, size)
        if crc32(record) != checksum:
            raise changed(self._parts[part].name)
        return record


class CompiledIndex(EventIndex):
    """Events by date and by the values of every field, read from columns."""

    def __init__(self, events: Records, store: Store, table: FieldTable = STANDARD) -> None:
        super().__init__(events, table)
        self._store = store

    @cached_property
    def starts(self) -> Sequence[int]:
        """For each event its first day, or the first possible one."""
        return self._store.numbers("starts", "i")

    @cached_property
    def ends(self) -> Sequence[int]:
        """For each event its last day, or the last possible one."""
        return self._store.numbers("ends", "i")

    @cached_property
    def latest_ends(self) -> Sequence[int]:
        """For each position, the latest last day of all events up to it."""
        return self._store.numbers("latest-ends", "i")

    @cached_property
    def ids(self) -> Sequence[str]:
        """The id of each event."""
        return self._ids_text.split("\n")[1:-1]

    @cached_property
    def _ids_text(self) -> str:
        return self._store.section("ids").decode()

    @cached_property
    def handle_ends(self) -> Sequence[int]:
        """Where the handle of each id begins and where it ends in it: two numbers an id."""
        return self._store.numbers(HANDLES, "I") if self._store.has(HANDLES) else super().handle_ends

    @cached_property
    def _about_days(self) -> Mapping[int, int]:
        places, days = self._store.numbers("about:events", "I"), self._store.numbers("about:days", "i")
        return dict(zip(places, days, strict=True))

    def _column(self, field: str) -> Column:
        size = len(self.events)
        if field == "id":
            return Column(range(size), list(zip(self.ids, strict=True)))
        if field in TEXTS:
            return Column(range(size), self._texts(field))
        if field in _OF_DAYS:
            return self._of_days(_OF_DAYS[field])
        if field in self.table.own and not self._store.has(f"values:{field}"):
            return Column(bytes(size), [()])  # declared, and told of no event
        values = self._store.section(f"values:{field}")
        packed = self._store.section(f"numbers:{field}")
        code = code_below(1 << 8 * (len(packed) // size)) if size else "B"
        return Column(packed if code == "B" else array(code, packed), unpack(values, size))

    def _texts(self, field: str) -> list[tuple[str, ...]]:
        """A text of each event that has one."""
        found: list[tuple[str, ...]] = []
        for piece, number in enumerate(self._store.numbers("sizes", "I")):
            found += unpack(self._store.section(f"text:{field}:{piece}"), number)
        order = self._store.numbers("order", "I")
        return list(map(found.__getitem__, order)) if order else found

    def _of_days(self, spelled: Callable[[EventDate], str]) -> Column:
        """What follows from the days alone."""
        ends, certainties, opens = (self.column(name) for name in ("end_date", "date_certainty", "open_end"))
        firsts = array("i", self.starts)
        for at, day in self._about_days.items():
            firsts[at] = day

        @cache
        def values(first: int, end: int, certainty: int, opened: int) -> tuple[str, ...]:
            began, last = date.fromordinal(first), ends.combinations[end]
            approximate = certainties.combinations[certainty] == ("approximate",)
            ended = date.fromisoformat(last[0]) if last else began
            return (spelled(EventDate(began, ended, approximate, next(iter(opens.combinations[opened]), None))),)

        return column_of(map(values, firsts, ends.numbers, certainties.numbers, opens.numbers))
