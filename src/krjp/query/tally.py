"""The numbers of a count: how many events surely belong to each cell, and how many may.

A cell is a value of each field counted by. Events of one span of days that meet the question on the same
ones of them belong to the same calendar parts, so they are worked out once for all of them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from datetime import date
from functools import cache, cached_property
from itertools import chain, compress, product, repeat
from typing import TYPE_CHECKING

from krjp.dates import DATE_PARTS, span_of_part
from krjp.errors import KrjpError
from krjp.frozen import Frozen
from krjp.index.columns import flags
from krjp.record import fields
from krjp.record.fields import CALENDAR_PARTS
from krjp.record.vocabulary import is_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from krjp.index.events import EventIndex, Span
    from krjp.query.groups import Key
    from krjp.query.reading import Reading
    from krjp.record.fields import Field

__all__ = ["MOST_CELLS", "SEVERAL", "Tally", "too_many"]

MOST_CELLS = 1_000_000
SEVERAL = "several"
"""The value of what may have several values of a part that recurs, or of a second field."""


class _Alike(Frozen):
    """Events of like spans of days that meet the question on the same ones of them."""

    span: Span
    days: list[Span]
    """The days on which they meet it, in order and apart."""
    numbers: list[tuple[Sequence[int], int]]
    """The numbers of their values, and how many of them have each."""
    sure: bool
    """True when these are all days of the span."""


class Tally:
    """The numbers of each cell."""

    def __init__(self, index: EventIndex, reading: Reading, named: Sequence[Field], *, expected: bool = False) -> None:
        self._index = index
        self._reading = reading
        self._named = named
        self._parts = [field.name for field in named if field.type == fields.PART]
        self._columns = [index.column(field.name) for field in named if field.type != fields.PART]
        self._sides = [None if field.type == fields.PART else _values(index, field) for field in named]
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
        if len(self._columns) == 1:
            self._count_by_value(sure, self.sure)
            self.at_most = self.sure.copy()
            self._count_by_value(possible & ~sure, self.at_most)
            return
        for found, is_sure in ((sure, True), (possible & ~sure, False)):
            flagged = flags(found)
            values = zip(*(compress(column.numbers, flagged) for column in self._columns), strict=True)
            for numbers, times in Counter(values if self._columns else repeat((), found.bit_count())).items():
                self._add(((),), numbers, times, sure=is_sure)

    def _count_by_value(self, found: int, counted: defaultdict[Key, int]) -> None:
        """Count events by one field, in which each may have a value of its own."""
        [column], [values_of] = self._columns, self._sides
        assert values_of is not None
        for number, times in column.totals(found).items() if found else ():
            for value in values_of[number]:
                counted[value,] += times

    # By calendar parts, and values beside them

    def _count_by_days(self) -> None:
        index, reading = self._index, self._reading
        exact = reading.sure & ~index.approximate
        # What lasts counts once: on the first of its days that alone meets the question, which mostly is its first.
        at_first = 0
        for case in reading.cases:
            at_first |= index.beginning(case.spans) & case.found
        later = exact & ~at_first
        later &= index.lasting if later else 0
        self._count_first_days(exact & ~later)
        for alike in self._alike(later):
            asked = reading.asked.first
            began = alike.days[0][0] if alike.days else max(alike.span[0], asked.toordinal() if asked else 0)
            self._reach(began, began)
            for numbers, times in alike.numbers:
                self._add((self._key_of(began)[0],), numbers, times, sure=True)
        for alike in self._alike(reading.possible & index.approximate):
            parts = tuple(self._parts_of(alike.days))
            own = self._own(parts) if len(parts) > 1 else None
            for numbers, times in alike.numbers:
                self.unsettled += times if own is not None or not alike.sure else 0
                owned = () if own is None or not alike.sure else tuple(self._cells(own, numbers))
                self._add(parts, numbers, times, owned, sure=alike.sure and own is None)
                for cell in owned:
                    self.sure[cell] += times
                    first, last = self.own.get(cell, alike.span)
                    self.own[cell] = min(first, alike.span[0]), max(last, alike.span[1])

    def _count_first_days(self, found: int) -> None:
        """Count events by their first days. They are in order, so those of one calendar part are together."""
        flagged = flags(found)
        days = array("i", compress(self._index.starts, flagged))
        if not days:
            return
        self._reach(days[0], days[-1])
        runs: list[tuple[Key, int]] = []
        at = 0
        while at < len(days):
            key, last = self._key_of(days[at])
            after = bisect_right(days, last, at)
            runs.append((key, after - at))
            at = after
        if not self._columns:
            for key, times in runs:
                self._add((key,), (), times, sure=True)
            return
        keys = list(dict.fromkeys(key for key, _ in runs))
        place = {key: number for number, key in enumerate(keys)}
        parts = chain.from_iterable(repeat(place[key], times) for key, times in runs)
        values = (compress(column.numbers, flagged) for column in self._columns)
        for (part, *numbers), times in Counter(zip(parts, *values, strict=True)).items():
            self._add((keys[part],), numbers, times, sure=True)

    def _alike(self, wanted: int, *, exactly: bool = False) -> Iterator[_Alike]:
        """Some events by what their days have to do with the question.

        Spans that begin in the same run of days, alike in all that matters, and end in the same are alike; with
        `exactly` only those of the same days.
        """
        if not wanted:
            return
        flagged, cases = flags(wanted), self._reading.cases
        starts, ends = (array("i", compress(days, flagged)) for days in (self._index.starts, self._index.ends))
        spans: Iterable[Span] = zip(starts, ends, strict=True)
        if not exactly and self._parts == ["weekday"] and len(cases) == 1:
            spans = map(self._in_first_week, starts, ends)
        elif not exactly:
            first_alike = self._first_alike({*starts, *ends}).__getitem__
            spans = zip(map(first_alike, starts), map(first_alike, ends), strict=True)
        size = len(self._index.events)
        met = zip(*(compress(flags(case.found, size), flagged) for case in cases), strict=True)
        values = (compress(column.numbers, flagged) for column in self._columns)
        numbers: Iterable[Sequence[int]] = zip(*values, strict=True) if self._columns else repeat(())
        groups: defaultdict[tuple[Span, tuple[int, ...]], list[tuple[Sequence[int], int]]] = defaultdict(list)
        for (span, found, values_of), times in Counter(zip(spans, met, numbers, strict=False)).items():
            groups[span, found].append((values_of, times))
        for (span, found), alike in groups.items():
            reached = [(_within(case.spans, span), yes) for case, yes in zip(cases, found, strict=True)]
            days = sorted(chain.from_iterable(days for days, yes in reached if yes))
            yield _Alike(span, days, alike, all(yes for days, yes in reached if days))

    def _in_first_week(self, start: int, end: int) -> Span:
        """The days of the first week, as far as it has them, that are the same days of the week as some others."""
        first = self._index.range[0]
        begin = first + (start - first) % 7
        return begin, begin + min(end - start, 6)

    def _first_alike(self, days: Iterable[int]) -> dict[int, int]:
        """For each of some days the first of them from which on nothing that matters is different."""
        ordered = sorted(days)
        borders = sorted(begin for case in self._reading.cases for begin, _ in case.spans)
        found: dict[int, int] = {}
        at = 0
        while at < len(ordered):
            first = ordered[at]
            border = bisect_right(borders, first)
            last = min([self._key_of(first)[1], *(each - 1 for each in borders[border : border + 1])])
            after = bisect_right(ordered, last, at)
            found.update(dict.fromkeys(ordered[at:after], first))
            at = after
        return found

    def _add(
        self, parts: Sequence[Key], numbers: Sequence[int], times: int, owned: Sequence[Key] = (), *, sure: bool
    ) -> None:
        """Count so many events of the same values in the cells of each of some calendar parts, and in their own."""
        if len(self.at_most) > MOST_CELLS:
            raise too_many(self._named, f"over {MOST_CELLS:,}")
        cells = [*(cell for part in parts for cell in self._cells(part, numbers)), *owned]
        for cell in cells:
            self.at_most[cell] += times
            if sure:
                self.sure[cell] += times
        if len(self._named) == 2:
            rest = iter(numbers)
            several = [1 if side is None else len(side[next(rest)]) for side in self._sides]
            for side, margin in enumerate(self.margins):
                for value in {cell[side] for cell in cells}:
                    margin[value] += times * several[1 - side]
            self.most += times * several[0] * several[1]

    def _cells(self, part: Key, numbers: Sequence[int]) -> Iterator[Key]:
        """The cells of a calendar part, as far as these are counted by, and of values."""
        parts, rest = iter(part), iter(numbers)
        sides = [(next(parts),) if side is None else side[next(rest)] for side in self._sides]
        if len(sides) == 2 and len(sides[0]) * len(sides[1]) > MOST_CELLS:
            raise too_many(self._named, " times ".join(str(len(each)) for each in sides))
        return product(*sides)

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
        for alike in self._alike(reading.possible & index.approximate, exactly=True):
            length = alike.span[1] - alike.span[0] + 1
            met = sum(last - first + 1 for first, last in alike.days)
            self.total += sum(times for _, times in alike.numbers) * met / length
            for part, number in self._parts_of(alike.days).items():
                for numbers, times in alike.numbers:
                    for cell in self._cells(part, numbers):
                        self.expected[cell] += times * number / length


def _values(index: EventIndex, field: Field) -> list[Key]:
    """The values of each number of a column to count by: of those that name states and actors, the states.

    Having none is one value, None.
    """
    of = index.column(field.name).combinations
    named = (tuple(filter(is_state, each)) for each in of) if field.party == "any" else of
    return [each or (None,) for each in named]


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
