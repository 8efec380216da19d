"""Events put together of parts: keys of a record that follow from some columns, read once where these are the same.

Keys that are checked against each other stand in one part. A record with anything wrong in it is put together whole,
and read by `record.codec`, which says what.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.record.codec import RECORD, SHAPES
from krjp.record.declared import decoder, decoder_of_some
from krjp.record.model import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from krjp.record.own import Own
    from krjp.record.shapes import Problems

    _Decode = Callable[[dict[str, Any]], Event | None]

__all__ = ["DAYS", "KIND", "PARTIES", "Later", "Part", "UnreadPartError"]

DAYS = ("date", "end_date", "date_certainty", "open_end", "edtf", "date_text")
KIND = ("kind", "event_type", "meeting")
PARTIES = ("countries", "initiators", "targets", "subjects", "actors")
_DEFAULTS = {key.name: key.default for key in RECORD}
_REQUIRED = frozenset(key.name for key in RECORD if key.required)


class Part(NamedTuple):
    """Some keys of a record."""

    keys: tuple[str, ...]
    columns: Sequence[Sequence[Any]]
    """The columns they follow from, each with a value for each row."""
    read: Callable[..., dict[str, Any]] | None = None
    """What the values of a row, one of each column, say: a part of a record as JSON has it, with some of the keys.

    None where the one column has the texts of the one key as they are.
    """
    quick: Callable[..., tuple[Any, ...] | None] | None = None
    """The same as an event has it, a value for each key; None where that takes a closer look."""

    def of(self, row: int) -> dict[str, Any]:
        """What a row says."""
        values = [column[row] for column in self.columns]
        return dict(zip(self.keys, values, strict=True)) if self.read is None else self.read(*values)


class UnreadPartError(Exception):
    """A row is wrong; `Later.every` says how."""


class Later:
    """Events of rows, put together of their parts when they are looked at, some at a time."""

    def __init__(
        self, parts: Sequence[Part], number: int, own: Own, extra: Sequence[tuple[tuple[str, Any], ...]]
    ) -> None:
        """`extra` is what each of so many rows has of its own."""
        self._parts, self._number, self._own, self._extra = parts, number, own, extra
        self._known: list[dict[Any, tuple[Any, ...] | None]] = [{} for _ in parts]
        self._decode = decoder_of_some(own)

    def __len__(self) -> int:
        return self._number

    def __getitem__(self, rows: slice) -> list[Event]:
        """The events of some rows. Raises UnreadPartError."""
        events, wrong = self._put(rows)
        if wrong:
            raise UnreadPartError
        return events

    def every(self) -> tuple[list[Event | None], list[tuple[int, str, str]]]:
        """The event of each row, None where it is wrong; and what is wrong: which row, which field, what."""
        found, wrong = self._put(slice(0, self._number))
        events: list[Event | None] = [*found]
        problems = []
        for at in sorted(wrong):
            extra = self._extra[at]
            record = {"extra": {name: list(value) if isinstance(value, tuple) else value for name, value in extra}}
            for part in self._parts:
                record |= part.of(at)
            events[at], told = decoder(self._own)(record)
            problems += [(at, field, message) for field, message in told]
        return events, problems

    def _put(self, rows: slice) -> tuple[list[Event], set[int]]:
        """The events of some rows, and which of them are wrong."""
        found: dict[str, Sequence[Any]] = {"extra": self._extra[rows]}
        wrong: set[int] = set()
        for part, known in zip(self._parts, self._known, strict=True):
            columns = [column[rows] for column in part.columns]
            found.update(zip(part.keys, _values(part, columns, known, self._decode, wrong), strict=True))
        number = len(found["extra"])
        columns = [found.get(key.name) or [key.default] * number for key in RECORD]
        events = list(map(Event._make, zip(*columns, strict=True)))
        if "related" in found:
            wrong |= {at for at, event in enumerate(events) if event.id in event.related}
        return events, wrong


def _values(
    part: Part,
    columns: Sequence[Sequence[Any]],
    known: dict[Any, tuple[Any, ...] | None],
    decode: _Decode,
    wrong: set[int],
) -> Sequence[Sequence[Any]]:
    """For each key of a part its values, one for each row; rows that are wrong are noted."""
    if part.read is None:
        return [_taken(part.keys[0], columns[0], wrong)]
    several = len(columns) > 1
    rows: Collection[Any] = list(zip(*columns, strict=True)) if several else columns[0]
    get = attrgetter(*part.keys) if len(part.keys) > 1 else None
    for row in dict.fromkeys(rows):
        if row not in known:
            cells = row if several else (row,)
            found = part.quick(*cells) if part.quick else None
            known[row] = found or _decoded(part.keys, part.read(*cells), get, decode)
    values: list[Any] = list(map(known.__getitem__, rows))
    if None in values:
        wrong |= {at for at, each in enumerate(values) if each is None}
        nothing = tuple(map(_DEFAULTS.__getitem__, part.keys))
        values = [each or nothing for each in values]
    return list(zip(*values, strict=True)) or [[]] * len(part.keys)


def _taken(name: str, values: Sequence[str], wrong: set[int]) -> Sequence[str | None]:
    """The texts of a key, mostly different ones; those that are not as they must be are noted."""
    shape, problems = SHAPES[name], list[tuple[str, str]]()
    try:
        "".join(values).encode()
        plain = shape.schema.keys() == {"type"}
    except UnicodeEncodeError:
        plain = False
    for at, value in enumerate(() if plain else values):
        shape.read(value, "", problems)
        if problems:
            wrong.add(at)
            problems.clear()
    return values if _DEFAULTS[name] == "" else [value or None for value in values]


def _decoded(
    keys: tuple[str, ...], record: dict[str, Any], get: Callable[[Event], tuple[Any, ...]] | None, decode: _Decode
) -> tuple[Any, ...] | None:
    """The values of the keys of a part; None where anything is wrong with them."""
    if not _REQUIRED.intersection(keys) <= record.keys():
        return None
    if get is not None:
        event = decode(record)
        return None if event is None else get(event)
    [name] = keys
    if name not in record:
        return (_DEFAULTS[name],)
    problems: Problems = []
    value = SHAPES[name].read(record[name], "", problems)
    return None if problems else (value,)
