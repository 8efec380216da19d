"""Events put together of parts: keys of a record that follow from some columns, read once where these are the same.

Keys that are checked against each other stand in one part. A record with anything wrong in it is put together whole,
and read by `record.codec`, which says what.
"""

from __future__ import annotations

from itertools import repeat
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

__all__ = ["DAYS", "KIND", "PARTIES", "Part", "together"]

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

    None where the one column has texts for the one key, which are right if they are text.
    """

    def of(self, row: int) -> dict[str, Any]:
        """What a row says."""
        values = [column[row] for column in self.columns]
        return dict(zip(self.keys, values, strict=True)) if self.read is None else self.read(*values)


def together(
    parts: Sequence[Part], number: int, own: Own, extra: Sequence[tuple[tuple[str, Any], ...]]
) -> tuple[list[Event | None], list[tuple[int, str, str]]]:
    """The event of each of so many rows, None where it is wrong; and what is wrong: which row, which field, what.

    `extra` is what each row has of its own.
    """
    decode = decoder_of_some(own)
    found: dict[str, Sequence[Any]] = {"extra": extra}
    wrong: set[int] = set()
    for part in parts:
        found.update(zip(part.keys, _values(part, decode, wrong), strict=True))
    columns = (found.get(key.name, repeat(key.default, number)) for key in RECORD)
    events: list[Event | None] = list(map(Event._make, zip(*columns, strict=True)))
    if "related" in found:
        wrong |= {at for at, event in enumerate(events) if event is not None and event.id in event.related}
    problems = []
    for at in sorted(wrong):
        record = {"extra": {name: list(value) if isinstance(value, tuple) else value for name, value in extra[at]}}
        for part in parts:
            record |= part.of(at)
        events[at], told = decoder(own)(record)
        problems += [(at, field, message) for field, message in told]
    return events, problems


def _values(part: Part, decode: _Decode, wrong: set[int]) -> Sequence[Sequence[Any]]:
    """For each key of a part its values, one for each row; rows that are wrong are noted."""
    if part.read is None:
        return [_taken(part.keys[0], part.columns[0], wrong)]
    several = len(part.columns) > 1
    rows: Collection[Any] = list(zip(*part.columns, strict=True)) if several else part.columns[0]
    get = attrgetter(*part.keys) if len(part.keys) > 1 else None
    known: dict[Any, tuple[Any, ...] | None] = {}
    for row in dict.fromkeys(rows):
        record = part.read(*row) if several else part.read(row)
        known[row] = _decoded(part.keys, record, get, decode)
    if None in known.values():
        wrong |= {at for at, row in enumerate(rows) if known[row] is None}
    nothing = tuple(map(_DEFAULTS.__getitem__, part.keys))
    found = [known[row] or nothing for row in rows]
    return [[each[at] for each in found] for at in range(len(part.keys))]


def _taken(name: str, values: Sequence[str], wrong: set[int]) -> Sequence[str]:
    """The texts of a key, mostly different ones: looked at one by one only where half a character is among them."""
    try:
        "".join(values).encode()
    except UnicodeEncodeError:
        problems: Problems = []
        for at, value in enumerate(values):
            problems.clear()
            SHAPES[name].read(value, "", problems)
            wrong |= {at} if problems else set()
    return values


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
