"""In-memory indexes over the events of a chronology, each built the first time it is asked for.

A set of events is a bitmap: an `int` whose bit n stands for the n-th event in date order. Boolean
queries are then `&`, `|` and `~` on integers, fast at any size a terminal tool meets, and the order
of an answer comes for free. Days are proleptic Gregorian ordinals (`date.toordinal`): small integers
that sort, bisect and fit a compiled column.

A compiled chronology (`compiled.index`) has the same index with its columns read from a file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache, cached_property
from itertools import accumulate, chain, compress, count
from operator import eq
from typing import TYPE_CHECKING, TypeVar, overload

from krjp.dates import DATE_PARTS
from krjp.record.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from krjp.dates import Period
    from krjp.record.model import Event

__all__ = ["OF_FIRST_DAY", "EventIndex", "Selection", "bitmap", "day_value", "flags", "positions"]

# The fields that tell something of the day an event began; `date` is the day itself.
OF_FIRST_DAY = ("date", *DATE_PARTS)
_Item = TypeVar("_Item")

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


def day_value(field: str) -> Callable[[int], str]:
    """What tells of a day's ordinal its value in a field of OF_FIRST_DAY. Events are many, days few."""
    of = DATE_PARTS["day" if field == "date" else field].of
    return cache(lambda ordinal: of(date.fromordinal(ordinal)))


class Selection(Sequence[_Item]):
    """Some of many things by their positions, each fetched when it is looked at."""

    def __init__(self, members: Iterable[int], fetch: Callable[[int], _Item]) -> None:
        self._positions = array("I", members)
        self._fetch = fetch

    def __len__(self) -> int:
        return len(self._positions)

    @overload
    def __getitem__(self, at: int) -> _Item: ...
    @overload
    def __getitem__(self, at: slice) -> Selection[_Item]: ...
    def __getitem__(self, at: int | slice) -> _Item | Selection[_Item]:
        found = self._positions[at]
        return Selection(found, self._fetch) if isinstance(found, array) else self._fetch(found)

    def __eq__(self, other: object) -> bool:
        """Equal to any sequence of the same things: what is fetched late is still what it is."""
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]


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
        # Before `begun` only events that last into the period count; `latest_ends` tells where to look.
        first = period.first.toordinal()
        begun = min(after, bisect_left(starts, first))
        lasting = (at for at in range(bisect_left(self.latest_ends, first), begun) if ends[at] >= first)
        return _run(begun, after) | bitmap(lasting, begun)

    def within(self, period: Period) -> int:
        """Events that surely happened wholly within the period. Nobody knows how far `about a day` reaches."""
        if period.first is None and period.last is None:
            return self.everything
        found = self.overlapping(period) & ~self._about
        first = 0 if period.first is None else period.first.toordinal()
        last = None if period.last is None else period.last.toordinal()
        inside = (at for at in positions(found) if self.starts[at] >= first and (last is None or self.ends[at] <= last))
        return bitmap(inside, len(self.events))

    @cached_property
    def approximate(self) -> Sequence[int]:
        """The positions of events whose date is approximate."""
        return self.values("date_certainty").get("approximate", ())

    @cached_property
    def _about(self) -> int:
        """Events that happened about a day, with no last possible one."""
        return bitmap((at for at in self.approximate if self.starts[at] == self.ends[at]), len(self.events))

    @cached_property
    def starts(self) -> Sequence[int]:
        """For each event its first day, or the earliest possible one; never falls."""
        return [event.date.toordinal() for event in self.events]

    @cached_property
    def ends(self) -> Sequence[int]:
        """For each event its last day, or the latest possible one."""
        return [event.last_date.toordinal() for event in self.events]

    @cached_property
    def latest_ends(self) -> Sequence[int]:
        """For each position, the latest last day of all events up to it: never falls, so it bisects."""
        return list(accumulate(self.ends, max))

    def _postings(self, field: str) -> Mapping[str, Sequence[int]]:
        postings: dict[str, list[int]] = {}
        if field in OF_FIRST_DAY:
            value_of = day_value(field)
            for position, start in enumerate(self.starts):
                postings.setdefault(value_of(start), []).append(position)
            return postings
        of = FIELDS[field].of
        for position, event in enumerate(self.events):
            for value in of(event):
                postings.setdefault(value, []).append(position)
        return postings
