"""The numbers of a count: how many events surely belong to each group, and how many may."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache, cached_property
from itertools import compress, product
from typing import TYPE_CHECKING

from krjp.dates import DATE_PARTS, span_of_part
from krjp.errors import KrjpError
from krjp.index.events import flags, positions
from krjp.record import fields
from krjp.record.fields import CALENDAR_PARTS
from krjp.record.model import is_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from krjp.index.events import EventIndex, Span
    from krjp.query.reading import Reading
    from krjp.record.fields import Field

__all__ = ["MOST_CELLS", "SEVERAL", "Key", "Tally", "too_many"]

MOST_CELLS = 1_000_000
SEVERAL = "several"
"""The group of what may belong to several groups of a part that recurs, or of a second field."""

Key = tuple[str | None, ...]
if TYPE_CHECKING:
    # What tells the values of an event; None where they follow from its days.
    _Values = Callable[[int], tuple[str | None, ...]] | None


class Tally:
    """The numbers of each group, as they are counted."""

    def __init__(self, index: EventIndex, reading: Reading, named: Sequence[Field]) -> None:
        self._index = index
        self._reading = reading
        self._named = named
        self._days = [field.name for field in named if field.type == fields.PART]
        self.sure: defaultdict[Key, int] = defaultdict(int)
        self.at_most: defaultdict[Key, int] = defaultdict(int)
        self.expected: defaultdict[Key, float] = defaultdict(float)
        self.own: dict[Key, tuple[int, int]] = {}
        """The groups of what may belong to several, each with the first and last day, to put them in order."""
        self.total = 0.0
        self.unsettled = 0
        """How many events may belong to several groups, or to none."""
        self.days: Span | None = None
        """The first and the last day on which anything was counted."""

    @cached_property
    def _dated_first(self) -> bool:
        return bool(self._named) and self._named[0].type == fields.PART

    def count_exact(self) -> None:
        """Count what did not happen on some unknown day."""
        found = self._reading.sure & ~(self._index.approximate if self._days_matter else 0)
        self.total += found.bit_count()
        for key, number in self._totals(found).items():
            self.sure[key] += number
            self.at_most[key] += number
            self.expected[key] += number

    @property
    def _days_matter(self) -> bool:
        """True when it matters on which of its days an approximate event happened."""
        return bool(self._days) or self._reading.sure != self._reading.possible

    def _totals(self, found: int) -> Mapping[Key, int]:
        """How many events of a bitmap belong to each group, by their first days."""
        if not self._named:
            return {(): found.bit_count()} if found else {}
        if len(self._named) == 1 and not self._days:
            return self._values(self._named[0], found)
        if len(self._named) == 1:
            return self._parts(found)
        totals: defaultdict[Key, int] = defaultdict(int)
        first = self._reading.asked.first
        earliest = 1 if first is None else first.toordinal()
        starts, key_of, starting = self._index.starts, self._key_of, self._days
        values = [self._value_of(field) for field in self._named]
        for at in positions(found):
            day = max(starts[at], earliest)
            if starting:
                self._reach(day, day)
            parts = iter(key_of(day)[0])
            sides = [(next(parts),) if of is None else of(at) for of in values]
            self._check_cells(sides, len(totals))
            for key in product(*sides):
                totals[key] += 1
        return totals

    def _values(self, field: Field, found: int) -> Mapping[Key, int]:
        """How many events have each value of one field that does not follow from their days."""
        flagged = flags(found, len(self._index.events)).__getitem__
        postings = _postings(self._index, field)
        totals: dict[Key, int] = {(value,): sum(map(flagged, members)) for value, members in postings.items()}
        having = found & self._index.having(field.name, postings) if field.many else None
        without = found.bit_count() - (sum(totals.values()) if having is None else having.bit_count())
        totals[None,] = without
        return {key: number for key, number in totals.items() if number}

    def _parts(self, found: int) -> Mapping[Key, int]:
        """How many events began in each calendar part. The events are in order of their first days."""
        first = self._reading.asked.first
        earliest = 1 if first is None else first.toordinal()
        totals: defaultdict[Key, int] = defaultdict(int)
        key, last, number = None, 0, 0
        for day in compress(self._index.starts, flags(found)):
            if day > last:
                if key is not None:
                    totals[key] += number
                at = max(day, earliest)
                self._reach(at, at)
                (key, last), number = self._key_of(at), 0
            number += 1
        if key is not None:
            totals[key] += number
        return totals

    def count_vague(self) -> None:
        """Count what happened on some unknown day of a span."""
        index, reading = self._index, self._reading
        if not self._days_matter:
            return
        wanted = flags(reading.possible & index.approximate, len(index.events))
        held = [(case.spans, flags(case.found & index.approximate, len(index.events))) for case in reading.cases]
        values = [self._value_of(field) for field in self._named]
        for span, members in index.vague.spans.items():
            reached = [(met, found) for spans, found in held if (met := _within(spans, span))]
            alike: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
            for at in members:
                if wanted[at]:
                    alike[tuple(number for number, (_, found) in enumerate(reached) if found[at])].append(at)
            for pattern, events in alike.items():
                spans = [each for number in pattern for each in reached[number][0]]
                self._count_alike(span, spans, events, values, sure=len(pattern) == len(reached))

    def _count_alike(
        self,
        span: Span,
        spans: Sequence[Span],
        events: Sequence[int],
        values: Sequence[_Values],
        *,
        sure: bool,
    ) -> None:
        """Count events of one span of days that meet the question on the same ones of them."""
        length = span[1] - span[0] + 1
        self.total += len(events) * sum(last - first + 1 for first, last in spans) / length
        days = self._days_of(spans)
        own = self._own(days) if len(days) > 1 else None
        self.unsettled += len(events) if own is not None or not sure else 0
        for at in events:
            for parts, number in days.items():
                for key in self._keys(parts, values, at):
                    self.at_most[key] += 1
                    self.expected[key] += number / length
                    if sure and own is None:
                        self.sure[key] += 1
            if sure and own is not None:
                for key in self._keys(own, values, at):
                    self.sure[key] += 1
                    self.at_most[key] += 1
                    first, last = self.own.get(key, span)
                    self.own[key] = min(first, span[0]), max(last, span[1])

    def _keys(self, parts: Key, values: Sequence[_Values], at: int) -> Iterator[Key]:
        rest = iter(parts)
        sides = [(next(rest),) if of is None else of(at) for of in values]
        self._check_cells(sides, len(self.at_most))
        return product(*sides)

    def _days_of(self, spans: Sequence[Span]) -> dict[Key, int]:
        """The calendar parts of some days, with how many of the days lie in each."""
        found: defaultdict[Key, int] = defaultdict(int)
        for first, last in spans:
            if self._days:
                self._reach(first, last)
            day = first
            while day <= last:
                key, end = self._key_of(day)
                found[key] += min(end, last) - day + 1
                day = end + 1
        return found

    def _own(self, days: Mapping[Key, int]) -> Key:
        """The group of its own of what may belong to several: from where to where, if the first field tells."""
        own: list[str | None] = []
        for at, name in enumerate(self._days):
            labels = list(dict.fromkeys(key[at] for key in days))
            spanning = at == 0 and self._dated_first and name in CALENDAR_PARTS
            own.append(labels[0] if len(labels) == 1 else f"[{labels[0]}..{labels[-1]}]" if spanning else SEVERAL)
        return tuple(own)

    @cached_property
    def _key_of(self) -> Callable[[int], tuple[Key, int]]:
        """The calendar parts of a day, and the last day that has the same. Events are many, days few."""
        parts = self._days

        @cache
        def key_of(ordinal: int) -> tuple[Key, int]:
            day = date.fromordinal(ordinal)
            last = min((_last(part, day) for part in parts), default=date.max)
            return tuple(DATE_PARTS[part].of(day) for part in parts), last.toordinal()

        return key_of

    def _value_of(self, field: Field) -> _Values:
        """What tells the values of an event; None where they follow from its days."""
        if field.type == fields.PART:
            return None
        of: dict[int, tuple[str | None, ...]] = {}
        wanted = flags(self._reading.possible, len(self._index.events)).__getitem__
        for value, members in _postings(self._index, field).items():
            for at in compress(members, map(wanted, members)):
                of[at] = (*of.get(at, ()), value)
        return lambda at: of.get(at, (None,))

    def _reach(self, first: int, last: int) -> None:
        self.days = (first, last) if self.days is None else (min(first, self.days[0]), max(last, self.days[1]))

    def _check_cells(self, sides: Sequence[Sequence[str | None]], known: int) -> None:
        cells = 1
        for side in sides:
            cells *= len(side)
        if cells > MOST_CELLS:
            raise too_many(self._named, " times ".join(str(len(each)) for each in sides))
        if known > MOST_CELLS:
            raise too_many(self._named, f"over {MOST_CELLS:,}")


def _last(part: str, day: date) -> date:
    last = span_of_part(part, day).last
    assert last is not None
    return last


def _postings(index: EventIndex, field: Field) -> Mapping[str, Sequence[int]]:
    """The events of each value to count by; of those that name states and actors, the states."""
    found = index.values(field.name)
    return {value: members for value, members in found.items() if is_state(value)} if field.party == "any" else found


def _within(spans: Sequence[Span], span: Span) -> list[Span]:
    """The days of some spans that lie in another."""
    first, last = span
    return [(max(first, begin), min(last, end)) for begin, end in spans if begin <= last and end >= first]


def too_many(named: Sequence[Field], cells: str) -> KrjpError:
    """What to raise for a count of more cells than anybody reads."""
    names = " and ".join(field.name for field in named)
    return KrjpError(f"counting by {names} makes {cells} cells; count by one of them, or by coarser fields")
