"""The numbers of a count: how many events surely belong to each cell, and how many may.

A cell is a value of each field counted by. Events of one span of days that meet the question on the same
ones of them belong to the same calendar parts, so they are worked out once for all of them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import date
from functools import cache, cached_property
from itertools import compress, product, repeat
from typing import TYPE_CHECKING

from krjp.dates import DATE_PARTS, span_of_part
from krjp.errors import KrjpError
from krjp.index.events import Spans, flags, positions
from krjp.query.frozen import Frozen
from krjp.record import fields
from krjp.record.fields import CALENDAR_PARTS
from krjp.record.model import is_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from krjp.index.events import EventIndex, Span
    from krjp.query.reading import Reading
    from krjp.record.fields import Field

    # What tells the values of an event; None where they follow from its days.
    _Values = Callable[[int], tuple[str | None, ...]] | None

__all__ = ["MOST_CELLS", "SEVERAL", "Key", "Tally", "too_many"]

MOST_CELLS = 1_000_000
SEVERAL = "several"
"""The value of what may have several values of a part that recurs, or of a second field."""

Key = tuple[str | None, ...]


class _Alike(Frozen):
    """Events of one span of days that meet the question on the same ones of them."""

    span: Span
    days: list[Span]
    """The days on which they meet it, in order and apart."""
    events: list[int]
    sure: bool
    """True when these are all days of the span."""


class Tally:
    """The numbers of each cell."""

    def __init__(self, index: EventIndex, reading: Reading, named: Sequence[Field], *, expected: bool = False) -> None:
        self._index = index
        self._reading = reading
        self._named = named
        self._parts = [field.name for field in named if field.type == fields.PART]
        self._values = [None if field.type == fields.PART else self._value_of(field) for field in named]
        self.sure: defaultdict[Key, int] = defaultdict(int)
        self.at_most: defaultdict[Key, int] = defaultdict(int)
        self.expected: defaultdict[Key, float] = defaultdict(float)
        self.total = 0.0
        """The expected number of events."""
        self.margins: tuple[defaultdict[str | None, int], defaultdict[str | None, int]] = (
            defaultdict(int),
            defaultdict(int),
        )
        """Of two fields, the most there may be for each value of the one and of the other, whatever the other's."""
        self.most = 0
        """The most there may be in all: an event counts once for each value of a field that has several."""
        self.own: dict[Key, Span] = {}
        """The cells of what may belong to several, each with its days, to put them in order."""
        self.days: Span | None = None
        """The first and the last day on which anything was counted."""
        self.unsettled = 0
        """How many events may belong to several cells, or to none."""
        if self._parts:
            self._count_by_days()
        else:
            self._count_by_values()
        if expected:
            self._expect()

    # By values alone

    def _count_by_values(self) -> None:
        sure, possible = self._reading.sure, self._reading.possible
        self.unsettled = (possible & ~sure).bit_count()
        if len(self._named) < 2:
            self.sure.update(self._totals(sure))
            self.at_most.update(self.sure if sure == possible else self._totals(possible))
            return
        is_sure = flags(sure, len(self._index.events))
        for at in positions(possible):
            self._add(list(self._cells((), at)), at, sure=bool(is_sure[at]))

    def _totals(self, found: int) -> Mapping[Key, int]:
        """How many events of a bitmap have each value of the one field, if there is one."""
        if not self._named:
            return {(): found.bit_count()}
        (field,) = self._named
        flagged = flags(found, len(self._index.events)).__getitem__
        postings = _postings(self._index, field)
        totals: dict[Key, int] = {(value,): sum(map(flagged, members)) for value, members in postings.items()}
        having = (found & self._index.having(field.name, postings)).bit_count() if field.many else sum(totals.values())
        totals[None,] = found.bit_count() - having
        return {key: number for key, number in totals.items() if number}

    # By calendar parts, and values beside them

    def _count_by_days(self) -> None:
        index, reading = self._index, self._reading
        exact = reading.sure & ~index.approximate
        if len(self._named) == 1:
            self._count_single_days(exact & ~index.lasting)
        else:
            for at in positions(exact & ~index.lasting):
                self._add(list(self._cells(self._part_of(index.starts[at]), at)), at, sure=True)
        for alike in self._alike(exact & index.lasting):
            # What lasts counts once: on the first of its days that alone meets the question.
            asked = reading.asked.first
            began = alike.days[0][0] if alike.days else max(alike.span[0], asked.toordinal() if asked else 0)
            for at, times in self._each(alike.events):
                self._add(list(self._cells(self._part_of(began), at)), at, times, sure=True)
        for alike in self._alike(reading.possible & index.approximate):
            parts = list(self._parts_of(alike.days))
            own = self._own(parts) if len(parts) > 1 else None
            self.unsettled += len(alike.events) if own is not None or not alike.sure else 0
            for at, times in self._each(alike.events):
                cells = [cell for part in parts for cell in self._cells(part, at)]
                owned = list(self._cells(own, at)) if own is not None and alike.sure else []
                self._add([*cells, *owned], at, times, sure=alike.sure and own is None)
                for cell in owned:
                    self.sure[cell] += times
                    first, last = self.own.get(cell, alike.span)
                    self.own[cell] = min(first, alike.span[0]), max(last, alike.span[1])

    def _count_single_days(self, found: int) -> None:
        """Count events of a day each by one calendar part. They are in order, so those of one part are together."""
        days = array("i", compress(self._index.starts, flags(found)))
        at = 0
        while at < len(days):
            key, last = self._key_of(days[at])
            after = bisect_right(days, last, at) if self._parts[0] in CALENDAR_PARTS else at + 1
            self.sure[key] += after - at
            self.at_most[key] += after - at
            at = after
        if days:
            self._reach(days[0], days[-1])

    def _alike(self, wanted: int) -> Iterator[_Alike]:
        """Some events by what their days have to do with the question."""
        size = len(self._index.events)
        cases = [(case.spans, flags(case.found & wanted, size)) for case in self._reading.cases]
        for span, members in Spans(self._index, wanted).by_days.items():
            reached = [(met, found) for days, found in cases if (met := _within(days, span))]
            patterns: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
            for at in members:
                patterns[tuple([number for number, (_, found) in enumerate(reached) if found[at]])].append(at)
            for pattern, events in patterns.items():
                days = sorted(each for number in pattern for each in reached[number][0])
                yield _Alike(span, days, events, len(pattern) == len(reached))

    def _each(self, events: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Events one by one, or one for all of them where nothing but their days tells their cells."""
        return zip(events, repeat(1)) if any(self._values) else iter(((events[0], len(events)),))

    def _add(self, cells: Sequence[Key], at: int, times: int = 1, *, sure: bool) -> None:
        """Count an event, or so many that are alike, in cells."""
        if len(self.at_most) > MOST_CELLS:
            raise too_many(self._named, f"over {MOST_CELLS:,}")
        for cell in cells:
            self.at_most[cell] += times
            if sure:
                self.sure[cell] += times
        if len(self._named) == 2:
            values = [1 if of is None else len(of(at)) for of in self._values]
            for side, margin in enumerate(self.margins):
                for value in {cell[side] for cell in cells}:
                    margin[value] += times * values[1 - side]
            self.most += times * values[0] * values[1]

    def _cells(self, parts: Key, at: int) -> Iterator[Key]:
        """The cells of an event, given the calendar parts it belongs to."""
        rest = iter(parts)
        sides = [(next(rest),) if of is None else of(at) for of in self._values]
        if len(sides) == 2 and len(sides[0]) * len(sides[1]) > MOST_CELLS:
            raise too_many(self._named, " times ".join(str(len(each)) for each in sides))
        return product(*sides)

    def _part_of(self, day: int) -> Key:
        """The calendar parts of a day."""
        self._reach(day, day)
        return self._key_of(day)[0]

    def _parts_of(self, days: Sequence[Span]) -> dict[Key, int]:
        """The calendar parts of some days, with how many of the days lie in each."""
        found: defaultdict[Key, int] = defaultdict(int)
        for first, last in days:
            self._reach(first, last)
            day = first
            while day <= last:
                key, end = self._key_of(day)
                found[key] += min(end, last) - day + 1
                day = end + 1
        return found

    def _own(self, parts: Sequence[Key]) -> Key:
        """The calendar parts of what may belong to several: from where to where, if the first field tells."""
        own: list[str | None] = []
        for at, name in enumerate(self._parts):
            labels = list(dict.fromkeys(key[at] for key in parts))
            told = name == self._named[0].name and name in CALENDAR_PARTS
            own.append(labels[0] if len(labels) == 1 else f"[{labels[0]}..{labels[-1]}]" if told else SEVERAL)
        return tuple(own)

    @cached_property
    def _key_of(self) -> Callable[[int], tuple[Key, int]]:
        """The calendar parts of a day, and the last day that has the same. Events are many, days few."""
        parts = self._parts

        @cache
        def key_of(ordinal: int) -> tuple[Key, int]:
            day = date.fromordinal(ordinal)
            ends = [span_of_part(part, day).last or day for part in parts]
            return tuple(DATE_PARTS[part].of(day) for part in parts), min(ends, default=date.max).toordinal()

        return key_of

    def _value_of(self, field: Field) -> _Values:
        """What tells the values of an event; none are one value, None."""

        @cache
        def known() -> dict[int, tuple[str | None, ...]]:
            of: dict[int, tuple[str | None, ...]] = {}
            wanted = flags(self._reading.possible, len(self._index.events)).__getitem__
            for value, members in _postings(self._index, field).items():
                for at in compress(members, map(wanted, members)):
                    of[at] = (*of.get(at, ()), value)
            return of

        return lambda at: known().get(at, (None,))

    def _reach(self, first: int, last: int) -> None:
        self.days = (first, last) if self.days is None else (min(first, self.days[0]), max(last, self.days[1]))

    # Expected numbers

    def _expect(self) -> None:
        """Count each approximate event in parts: every day on which it may have happened is equally likely."""
        index, reading = self._index, self._reading
        exact = reading.replace(sure=reading.sure & ~index.approximate, possible=reading.sure & ~index.approximate)
        settled = Tally(index, exact, self._named)
        self.expected.update(settled.sure)
        self.total = float(exact.sure.bit_count())
        for alike in self._alike(reading.possible & index.approximate):
            length = alike.span[1] - alike.span[0] + 1
            self.total += len(alike.events) * sum(last - first + 1 for first, last in alike.days) / length
            for part, number in self._parts_of(alike.days).items():
                for at, times in self._each(alike.events):
                    for cell in self._cells(part, at):
                        self.expected[cell] += times * number / length


def _postings(index: EventIndex, field: Field) -> Mapping[str, Sequence[int]]:
    """The events of each value to count by; of those that name states and actors, the states."""
    found = index.values(field.name)
    return {value: members for value, members in found.items() if is_state(value)} if field.party == "any" else found


def _within(days: Sequence[Span], span: Span) -> list[Span]:
    """The days that lie in a span; they are in order and apart."""
    first, last = span
    after = bisect_left(days, (last + 1, 0))
    at = max(0, bisect_left(days, (first, 0), 0, after) - 1)
    return [(max(first, begin), min(last, end)) for begin, end in days[at:after] if end >= first and begin <= last]


def too_many(named: Sequence[Field], cells: str) -> KrjpError:
    """What to raise for a count of more cells than anybody reads."""
    names = " and ".join(field.name for field in named)
    return KrjpError(f"counting by {names} makes {cells} cells; count by one of them, or by coarser fields")
