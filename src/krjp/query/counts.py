"""Counting events by one field or by two.

An event counts once in every group it belongs to: once by month or kind, once for each country. By
a date part it counts in the group of its `date`; where the asked range begins later, in the group
of the range's first day, so that rows never leave what was asked. Groups of a calendar part (months,
weeks …) without events appear with 0 as far as the range goes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from datetime import date
from functools import cached_property, reduce
from itertools import compress, product
from operator import mul
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from krjp.dates import DATE_PARTS, Period, part_range, span_of_part
from krjp.errors import KrjpError
from krjp.index.events import OF_FIRST_DAY, day_value, flags, positions
from krjp.record import fields
from krjp.record.fields import CALENDAR_PARTS, find_field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from krjp.index.events import EventIndex
    from krjp.record.fields import Field

__all__ = ["Count", "Group", "count"]

# Beyond this many empty rows a table is no answer; a coarser part is.
MOST_GROUPS = 20_000
MOST_CELLS = 1_000_000


NOTHING: Mapping[str, str] = MappingProxyType({})


class Group(NamedTuple):
    """One row of a count."""

    key: tuple[str | None, ...]
    """The value of each field counted by; None for events that have none."""
    number: int
    partial: bool = False
    """True when only part of the month (or other calendar part) lies in the asked range."""
    uncertain: int = 0
    """How many of the counted may belong elsewhere, because their date is approximate."""


class Count(NamedTuple):
    """How many events, in groups."""

    by: tuple[str, ...]
    """The names of the fields counted by, in the order asked."""
    groups: tuple[Group, ...]
    total: int
    """How many different events; less than the sum where an event is in several groups."""
    perhaps: int = 0
    """How many of them may have happened outside the days asked for, because their date is approximate."""
    explained: Mapping[str, str] = NOTHING
    """What names, words and periods of the question were taken to mean."""

    @property
    def dated(self) -> bool:
        """True when the rows are calendar parts, which can be partial or uncertain."""
        return bool(self.by) and self.by[0] in CALENDAR_PARTS


def count(
    index: EventIndex,
    found: int,
    by: Sequence[str],
    asked: Period,
    coverage: Period,
    explained: Mapping[str, str] = NOTHING,
    perhaps: int = 0,
) -> Count:
    """Count the events of a bitmap by up to two fields.

    `asked` is the range of days the question was limited to, `coverage` the days the data speaks
    of; together they bound the rows that appear without events.
    """
    named = [find_field(name) for name in by]
    if len(named) > 2:
        raise KrjpError(f"cannot count by {len(named)} fields at once; use one or two")
    if len({field.name for field in named}) != len(named):
        raise KrjpError(f"cannot count by {named[0].name} twice; name two different fields")
    counted = _Counted(index, found, asked)
    columns = [_Days(field, counted) if field.name in OF_FIRST_DAY else _Values(field, counted) for field in named]
    counts = _counts(columns, counted)
    uncertain = _uncertain(columns, counted)
    days = _range(counted, coverage)
    rows, others = _groups(named, 0, counts, days), _groups(named, 1, counts, days)
    if len(rows) * len(others) > MOST_CELLS:
        raise _too_many(columns, f"{len(rows)} times {len(others)}")
    groups = [
        Group((*row, *other), counts.get((*row, *other), 0), _partial(spans, asked), uncertain.get((*row, *other), 0))
        for row, spans in rows.items()
        for other in others
    ]  # fmt: skip
    names = tuple(field.name for field in named)
    return Count(names, tuple(groups), len(counted.positions), perhaps, explained)


class _Counted:
    """The events to count, by their positions."""

    def __init__(self, index: EventIndex, found: int, asked: Period) -> None:
        self.index = index
        self.found = found
        self.asked = asked
        self.positions = array("I", positions(found))

    @cached_property
    def flags(self) -> bytes:
        """For every event of the index, whether it is one of them."""
        return flags(self.found, len(self.index.events))

    @cached_property
    def approximate(self) -> list[int]:
        """Those whose date is approximate."""
        return [at for at in self.index.approximate if self.flags[at]]

    def moved(self, start: int) -> int:
        """The day an event is counted at: if it began before the days asked for, the first of these."""
        return start if self.asked.first is None else max(start, self.asked.first.toordinal())


class _Days:
    """A column that follows from the day an event began: its month, its weekday, the day itself."""

    def __init__(self, field: Field, counted: _Counted) -> None:
        self.name = field.name
        self._counted = counted
        self._part = "day" if field.name == "date" else field.name
        self._label = day_value(field.name)

    def totals(self) -> dict[str | None, int]:
        """How many events have each value."""
        days = list(map(self._counted.moved, map(self._counted.index.starts.__getitem__, self._counted.positions)))
        if DATE_PARTS[self._part].cycle:
            return Counter(map(self._label, days))
        # The groups follow each other as the days do: each ends where the next begins.
        totals: dict[str | None, int] = {}
        at = 0
        while at < len(days):
            span = span_of_part(self._part, date.fromordinal(days[at]))
            assert span.last is not None
            after = bisect_right(days, span.last.toordinal(), at)
            totals[self._label(days[at])] = after - at
            at = after
        return totals

    def at(self, position: int) -> tuple[str | None, ...]:
        """The values of an event."""
        return (self._label(self._counted.moved(self._counted.index.starts[position])),)

    def crosses(self, position: int) -> bool:
        """True when an approximate date may belong to another group than that of its first day.

        About a day may be any day near it, of the same year. `date` is the first day itself, whatever the day was.
        """
        start, end = self._counted.index.starts[position], self._counted.index.ends[position]
        last = span_of_part(self._part, date.fromordinal(self._counted.moved(start))).last
        assert last is not None
        about = start == end and self._part != "year"
        return self.name != "date" and (about or end > last.toordinal())


class _Values:
    """A column of any other field."""

    def __init__(self, field: Field, counted: _Counted) -> None:
        self.name = field.name
        self._many = field.many
        self._counted = counted
        self._postings = counted.index.values(field.name)

    def totals(self) -> dict[str | None, int]:
        """How many events have each value."""
        flagged = self._counted.flags.__getitem__
        totals: dict[str | None, int] = {value: sum(map(flagged, found)) for value, found in self._postings.items()}
        if self._many:
            having = (self._counted.found & self._counted.index.having_any(self.name)).bit_count()
        else:
            having = sum(totals.values())
        totals[None] = len(self._counted.positions) - having
        return {value: number for value, number in totals.items() if number}

    def at(self, position: int) -> tuple[str | None, ...]:
        """The values of an event; None when it has none."""
        return self._of.get(position, (None,))

    @cached_property
    def _of(self) -> dict[int, tuple[str | None, ...]]:
        of: dict[int, tuple[str | None, ...]] = {}
        for value, found in self._postings.items():
            for position in compress(found, map(self._counted.flags.__getitem__, found)):
                of[position] = (*of.get(position, ()), value)
        return of

    def crosses(self, _: int) -> bool:
        """Never: it does not follow from the days."""
        return False


_Column = _Days | _Values
_Counts = dict[tuple[str | None, ...], int]


def _counts(columns: Sequence[_Column], counted: _Counted) -> _Counts:
    """How many events there are in every group that has any."""
    if not columns:
        return {(): len(counted.positions)}
    if len(columns) == 1:
        return {(value,): number for value, number in columns[0].totals().items()}
    counts: _Counts = {}
    for position in counted.positions:
        for key in _keys(columns, position):
            counts[key] = counts.get(key, 0) + 1
        if len(counts) > MOST_CELLS:
            raise _too_many(columns, f"over {MOST_CELLS:,}")
    return counts


def _uncertain(columns: Sequence[_Column], counted: _Counted) -> _Counts:
    """How many events in each group may belong elsewhere."""
    uncertain: _Counts = {}
    if any(column.name in DATE_PARTS for column in columns):
        for position in counted.approximate:
            if any(column.crosses(position) for column in columns):
                for key in _keys(columns, position):
                    uncertain[key] = uncertain.get(key, 0) + 1
    return uncertain


def _keys(columns: Sequence[_Column], position: int) -> Iterator[tuple[str | None, ...]]:
    """Every group an event belongs to."""
    values = [column.at(position) for column in columns]
    if reduce(mul, map(len, values), 1) > MOST_CELLS:
        raise _too_many(columns, " times ".join(str(len(each)) for each in values))
    return product(*values)


def _too_many(columns: Sequence[_Column], cells: str) -> KrjpError:
    names = " and ".join(column.name for column in columns)
    return KrjpError(f"counting by {names} makes {cells} cells; count by one of them, or by coarser fields")


def _range(counted: _Counted, coverage: Period) -> tuple[date, date] | None:
    """First and last day of the rows: what was asked, its open ends closed by what the data covers."""
    starts, found, asked = counted.index.starts, counted.positions, counted.asked
    days = [date.fromordinal(starts[at]) for at in (found[0], found[-1])] if found else []
    first = asked.first or min((day for day in (coverage.first, *days) if day is not None), default=None)
    last = asked.last or max((day for day in (coverage.last, *days) if day is not None), default=None)
    return None if first is None or last is None or first > last else (first, last)


Groups = dict[tuple[str | None, ...], Period]


def _groups(columns: Sequence[Field], at: int, counts: _Counts, days: tuple[date, date] | None) -> Groups:
    """The values of one column in their natural order, or the most frequent first; none comes last."""
    if at >= len(columns):
        return {(): Period()}
    field = columns[at]
    if field.name in CALENDAR_PARTS and days is not None:
        return _calendar(field.name, *days)
    totals: dict[str, int] = {}
    none: list[None] = []
    for key, number in counts.items():
        value = key[at]
        if value is None:
            none = [None]
        else:
            totals[value] = totals.get(value, 0) + number
    known = field.ranked or (field.vocabulary if field.type == fields.PART else ())
    if known:
        order = {value: number for number, value in enumerate(known)}
        ordered = sorted(totals, key=lambda value: order.get(value, len(order)))
    elif field.type in (fields.NUMBER, fields.DATE):
        ordered = sorted(totals, key=lambda value: (len(value), value))
    else:
        ordered = sorted(totals, key=lambda value: (-totals[value], value))
    return {(value,): Period() for value in (*ordered, *none)}


def _calendar(part: str, first: date, last: date) -> Groups:
    span = span_of_part(part, first)
    assert span.first is not None
    assert span.last is not None
    if (last - first).days // ((span.last - span.first).days + 1) >= MOST_GROUPS:
        raise KrjpError(
            f"counting by {part} from {first} to {last} makes more than {MOST_GROUPS} rows; "
            "count by year or month, or ask for a shorter time with --since and --until"
        )
    return {(value,): days for value, days in part_range(part, first, last)}


def _partial(days: Period, asked: Period) -> bool:
    """True when only some of the days were asked for."""
    if days.first is None or days.last is None:
        return False
    return bool(
        (asked.first and days.first < asked.first <= days.last) or (asked.last and days.first <= asked.last < days.last)
    )


def by_names(text: str | Iterable[str]) -> tuple[str, ...]:
    """Field names out of `month,kind` or a list of names."""
    names = text.split(",") if isinstance(text, str) else list(text)
    return tuple(name.strip() for name in names if name.strip())
