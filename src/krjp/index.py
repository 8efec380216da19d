"""In-memory indexes over the events of a chronology, each built the first time it is asked for.

A set of events is a bitmap: an `int` whose bit n stands for the n-th event in date order. Boolean
queries are then `&`, `|` and `~` on integers, fast at any size a terminal tool meets, and the order
of an answer comes for free.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from krjp.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from krjp.dates import Period
    from krjp.model import Event

__all__ = ["EventIndex", "bitmap", "positions"]


def bitmap(members: Iterable[int], size: int) -> int:
    """The bitmap of the given positions, all below `size`."""
    octets = bytearray((size >> 3) + 1)
    for position in members:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def positions(bits: int) -> Iterator[int]:
    """The positions in a bitmap, in order."""
    digits = bin(bits)[:1:-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


def _run(first: int, after: int) -> int:
    """The bitmap of all positions from `first` up to, not including, `after`."""
    return (1 << after) - (1 << first) if after > first else 0


class EventIndex:
    """Events by date and by the values of every field. `events` must be sorted by date."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self.everything = (1 << len(events)) - 1
        self._fields: dict[str, dict[str, list[int]]] = {}

    def values(self, field: str) -> dict[str, list[int]]:
        """Every value of a field in use, with the positions of its events in order."""
        if field not in self._fields:
            of = FIELDS[field].of
            postings: dict[str, list[int]] = {}
            for position, event in enumerate(self.events):
                for value in of(event):
                    postings.setdefault(value, []).append(position)
            self._fields[field] = postings
        return self._fields[field]

    def having(self, field: str, values: Iterable[str]) -> int:
        """Events with any of the values."""
        postings = self.values(field)
        found = 0
        for value in values:
            if value in postings:
                found |= bitmap(postings[value], len(self.events))
        return found

    def having_any(self, field: str) -> int:
        """Events with any value at all."""
        return self.having(field, self.values(field))

    def overlapping(self, period: Period) -> int:
        """Events that may have happened within the period."""
        after = len(self.events) if period.last is None else bisect_right(self._starts, period.last)
        if period.first is None:
            return _run(0, after)
        # Before `begun` only events that last into the period count; `_latest_ends` tells where to look.
        begun = min(after, bisect_left(self._starts, period.first))
        lasting = [
            position
            for position in range(bisect_left(self._latest_ends, period.first), begun)
            if self.events[position].last_date >= period.first
        ]
        return _run(begun, after) | bitmap(lasting, len(self.events))

    def within(self, period: Period) -> int:
        """Events that surely happened wholly within the period."""
        return bitmap(
            (at for at in positions(self.overlapping(period)) if period.contains(self.events[at].when)),
            len(self.events),
        )

    @cached_property
    def _starts(self) -> list[date]:
        return [event.date for event in self.events]

    @cached_property
    def _latest_ends(self) -> list[date]:
        """For each position, the latest last day of all events up to it: never falls, so it bisects."""
        return list(accumulate((event.last_date for event in self.events), max))
