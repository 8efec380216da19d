"""In-memory indexes over the events of a chronology, each built the first time it is asked for.

A set of events is a bitmap: an `int` whose bit n stands for the n-th event in date order. Boolean
queries are then `&`, `|` and `~` on integers, fast at any size a terminal tool meets, and the order
of an answer comes for free. Days are proleptic Gregorian ordinals (`date.toordinal`): small integers
that sort, bisect and fit a compiled column.

A compiled chronology (`compiled.index`) has the same index with its columns read from a file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, chain, compress, count
from typing import TYPE_CHECKING

from krjp.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from krjp.dates import Period
    from krjp.model import Event

__all__ = ["EventIndex", "bitmap", "flags", "positions"]

_DIGITS_TO_FLAGS = bytes.maketrans(b"01", b"\0\1")


def bitmap(members: Iterable[int], size: int) -> int:
    """The bitmap of the given positions, all below `size`."""
    octets = bytearray((size >> 3) + 1)
    for position in members:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def flags(bits: int, size: int = 0) -> bytes:
    """A byte for each position, 1 for those in the bitmap, at least `size` of them."""
    return f"{bits:b}".encode()[::-1].translate(_DIGITS_TO_FLAGS).ljust(size, b"\0")


def positions(bits: int) -> Iterator[int]:
    """The positions in a bitmap, in order."""
    return compress(count(), flags(bits))


def _run(first: int, after: int) -> int:
    """The bitmap of all positions from `first` up to, not including, `after`."""
    return (1 << after) - (1 << first) if after > first else 0


class EventIndex:
    """Events by date and by the values of every field. `events` must be sorted by date."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self.everything = (1 << len(events)) - 1
        self._fields: dict[str, Mapping[str, Sequence[int]]] = {}

    def values(self, field: str) -> Mapping[str, Sequence[int]]:
        """Every value of a field in use, with the positions of its events in order."""
        if field not in self._fields:
            self._fields[field] = self._postings(field)
        return self._fields[field]

    def having(self, field: str, values: Iterable[str]) -> int:
        """Events with any of the values."""
        postings = self.values(field)
        members = chain.from_iterable(postings[value] for value in values if value in postings)
        return bitmap(members, len(self.events))

    def having_any(self, field: str) -> int:
        """Events with any value at all."""
        return self.having(field, self.values(field))

    def overlapping(self, period: Period) -> int:
        """Events that may have happened within the period."""
        starts, ends = self.starts, self.ends
        after = len(starts) if period.last is None else bisect_right(starts, period.last.toordinal())
        if period.first is None:
            return _run(0, after)
        # Before `begun` only events that last into the period count; `_latest_ends` tells where to look.
        first = period.first.toordinal()
        begun = min(after, bisect_left(starts, first))
        lasting = (at for at in range(bisect_left(self._latest_ends, first), begun) if ends[at] >= first)
        return _run(begun, after) | bitmap(lasting, begun)

    def within(self, period: Period) -> int:
        """Events that surely happened wholly within the period."""
        found = self.overlapping(period)
        first = 0 if period.first is None else period.first.toordinal()
        last = None if period.last is None else period.last.toordinal()
        inside = (at for at in positions(found) if self.starts[at] >= first and (last is None or self.ends[at] <= last))
        return bitmap(inside, len(self.events))

    @cached_property
    def starts(self) -> Sequence[int]:
        """For each event its first day, or the earliest possible one; never falls."""
        return [event.date.toordinal() for event in self.events]

    @cached_property
    def ends(self) -> Sequence[int]:
        """For each event its last day, or the latest possible one."""
        return [event.last_date.toordinal() for event in self.events]

    @cached_property
    def _latest_ends(self) -> Sequence[int]:
        """For each position, the latest last day of all events up to it: never falls, so it bisects."""
        return list(accumulate(self.ends, max))

    def _postings(self, field: str) -> Mapping[str, Sequence[int]]:
        of = FIELDS[field].of
        postings: dict[str, list[int]] = {}
        for position, event in enumerate(self.events):
            for value in of(event):
                postings.setdefault(value, []).append(position)
        return postings
