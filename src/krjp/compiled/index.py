"""The events of a compiled chronology, and their index: both read only what is asked of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from krjp.compiled.container import crc32
from krjp.files.opened import changed, readable
from krjp.index.events import EventIndex, Selection
from krjp.record import fields
from krjp.record.codec import decode
from krjp.record.fields import FIELDS, STANDARD
from krjp.record.model import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krjp.compiled.store import Store
    from krjp.files.opened import FileBytes, HeldBytes, Part
    from krjp.record.fields import FieldTable

__all__ = ["COLUMNS", "ROW_FIELDS", "CompiledIndex", "Records"]

# The fields in which many events have the same values. What follows from the days is worked out from
# them, and the rest is as long as the records.
COLUMNS = tuple(
    name
    for name, field in FIELDS.items()
    if field.type in (fields.VOCABULARY, fields.NAME, fields.NUMBER) or name in ("place.name", "meeting.series")
)
ROW_FIELDS = {"part": "I", "at": "Q", "size": "I", "checksum": "I"}
"""What is kept of where a record stands, with the type codes of the arrays."""


class Records(Sequence[Event]):
    """The events in order of date, each decoded when it is looked at."""

    def __init__(self, parts: Sequence[Part], store: Store) -> None:
        self._parts = parts
        self._store = store
        self._files: dict[int, FileBytes | HeldBytes] = {}

    def __len__(self) -> int:
        return len(self._rows[0])

    @overload
    def __getitem__(self, at: int) -> Event: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Event]: ...
    def __getitem__(self, at: int | slice) -> Event | Sequence[Event]:
        if isinstance(at, slice):
            return Selection(range(len(self))[at], self.__getitem__)
        event, problems = decode(json.loads(self._record(at)))
        assert event is not None, problems
        return event

    @cached_property
    def _rows(self) -> list[Sequence[int]]:
        return [self._store.numbers(f"rows:{name}", code) for name, code in ROW_FIELDS.items()]

    def _record(self, number: int) -> bytes:
        part, at, size, checksum = (column[number] for column in self._rows)
        if part == len(self._parts):
            return self._store.piece("records", at, size, checksum)
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
    def _about_days(self) -> Mapping[int, int]:
        places, days = self._store.numbers("about:events", "I"), self._store.numbers("about:days", "i")
        return dict(zip(places, days, strict=True))

    def _postings(self, field: str) -> Mapping[str, Sequence[int]]:
        if field not in COLUMNS:
            return super()._postings(field)
        numbers = memoryview(self._store.numbers(f"postings:{field}", "I"))
        found, at = {}, 0
        for value, number in self._store.json(f"values:{field}"):
            found[value] = numbers[at : at + number]
            at += number
        return found
