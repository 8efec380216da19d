"""In-memory indexes over the events of a chronology, each built the first time it is asked for.

A set of events is a bitmap: an `int` whose bit n stands for the n-th event in order. Boolean
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
from operator import eq, ne
from typing import TYPE_CHECKING, TypeVar, overload

from krjp.dates import DATE_PARTS
from krjp.index.columns import ColumnValues, bitmap, column_of, flags, positions, unflagged
from krjp.record.fields import STANDARD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from krjp.index.columns import Column
    from krjp.record.fields import FieldTable
    from krjp.record.model import Event

__all__ = [
    "OF_FIRST_DAY",
    "EventIndex",
    "Selection",
    "Spans",
    "day_value",
    "joined",
    "selection",
]

# The fields that tell something of the first day possible; `date` is the day itself.
OF_FIRST_DAY = ("date", *DATE_PARTS)
_Item = TypeVar("_Item")

# From so many spans of days on, looking at each event once costs less than looking for each span.
MANY_SPANS = 16
# Of more ids, each stands for itself.
MANY_IDS = 100_000
# Approximate events are fewer, so that is so for them from fewer spans on.
MANY_FOR_VAGUE = 3

Span = tuple[int, int]
"""First and last day of an unbroken run, as ordinals."""


def _run(first: int, after: int) -> int:
    """The bitmap of all positions from `first` up to, not including, `after`."""
    return (1 << after) - (1 << first) if after > first else 0


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days as spans that are in order and apart."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def day_value(field: str) -> Callable[[int], str]:
    """What tells of a day's ordinal its value in a field of OF_FIRST_DAY. Events are many, days few."""
    of = DATE_PARTS["day" if field == "date" else field].of
    return cache(lambda ordinal: of(date.fromordinal(ordinal)))


class Selection(Sequence[_Item]):
    """Some of many things by their positions, each fetched when it is looked at; frozen, like a tuple of them."""

    __slots__ = ("_fetch", "_positions")

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

    @property
    def members(self) -> Sequence[int]:
        """Their positions."""
        return self._positions

    def followed_by(self, other: Selection[_Item]) -> Selection[_Item]:
        """Both selections of the same things, one after the other."""
        return Selection(self._positions + other._positions, self._fetch)

    def merged(self, other: Selection[_Item]) -> tuple[Selection[_Item], frozenset[int]]:
        """Both selections of the same things as one, in order, and where in it the others stand."""
        members = sorted((*self._positions, *other._positions))
        others = set(other._positions)
        return Selection(members, self._fetch), frozenset(n for n, at in enumerate(members) if at in others)

    def __eq__(self, other: object) -> bool:
        """Equal to any sequence of the same things: what is fetched late is still what it is."""
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        shown = ", ".join(map(repr, self[:2]))
        return f"<{len(self):,} selected: {shown}{', …' if len(self) > 2 else ''}>"

    def __reduce__(self) -> tuple[object, ...]:
        return selection, (tuple(self),)


def selection(items: Sequence[_Item]) -> Selection[_Item]:
    """All of some things, as a selection."""
    return Selection(range(len(items)), items.__getitem__)


class EventIndex:
    """Events by their days and by the values of every field. `events` must be in order."""

    def __init__(self, events: Sequence[Event], table: FieldTable = STANDARD) -> None:
        self.events = events
        self.table = table
        self.everything = (1 << len(events)) - 1
        self._columns: dict[str, Column] = {}

    def column(self, field: str) -> Column:
        """A field of all events."""
        if field not in self._columns:
            self._columns[field] = self._days_column(field) if field in OF_FIRST_DAY else self._column(field)
        return self._columns[field]

    def values(self, field: str) -> Mapping[str, Sequence[int]]:
        """Every value of a field in use, with the positions of its events in order."""
        return ColumnValues(self.column(field))

    def having(self, field: str, values: Iterable[str]) -> int:
        """Events with any of the values."""
        return self.column(field).having(values)

    def having_any(self, field: str) -> int:
        """Events with any value at all."""
        return self.column(field).having_any()

    def reaching(self, spans: Sequence[Span]) -> int:
        """Events that happened, or may have happened, on a day of any of the spans, which are in order and apart."""
        if len(spans) < MANY_SPANS:
            found = 0
            for first, last in spans:
                found |= self._reaching_one(first, last)
            return found
        begins = [first for first, _ in spans]

        @cache
        def reaches(start: int, end: int) -> bool:
            at = bisect_right(begins, end) - 1
            return at >= 0 and spans[at][1] >= start

        return unflagged(bytes(map(reaches, self.starts, self.ends)))

    def _reaching_one(self, first: int, last: int) -> int:
        starts, ends = self.starts, self.ends
        after = bisect_right(starts, last)
        # Before `begun` only events that last into the span count; `latest_ends` tells where to look.
        begun = min(after, bisect_left(starts, first))
        last_into = range(bisect_left(self.latest_ends, first), begun)
        lasting = compress(last_into, map(first.__le__, ends[last_into.start : last_into.stop]))
        return _run(begun, after) | bitmap(lasting, begun)

    def beginning(self, spans: Sequence[Span]) -> int:
        """Events whose first day, or the first possible one, lies in any of the spans, which are in order and apart."""
        starts, at = self.starts, 0
        flagged = bytearray(len(starts))
        for first, last in spans:
            at = bisect_left(starts, first, at)
            after = bisect_right(starts, last, at)
            flagged[at:after] = b"\1" * (after - at)
            at = after
        return unflagged(flagged)

    def on_exactly(self, first: int, last: int) -> int:
        """Events whose record says just these days, first and last; of `about a day` that day."""
        found = self._same_days(first, last) & ~self.about
        if first == last:
            days = self._about_days
            found |= bitmap((at for at, day in days.items() if day == first), len(self.events))
        return found

    def _same_days(self, first: int, last: int) -> int:
        starts, ends = self.starts, self.ends
        begun = range(bisect_left(starts, first), bisect_right(starts, first))
        return bitmap((at for at in begun if ends[at] == last), len(self.events))

    @cached_property
    def ids(self) -> Sequence[str]:
        """The id of each event."""
        return [event.id for event in self.events]

    @cached_property
    def _ids_text(self) -> str:
        """All ids, each between line breaks, which no id holds."""
        return "\n".join(("", *self.ids, ""))

    def with_id(self, key: str) -> int | None:
        """The position of the event of an id; None when there is none."""
        at = self._ids_text.find(f"\n{key}\n") if key and "\n" not in key else -1
        return self._ids_text.count("\n", 0, at) if at >= 0 else None

    def named(self, part: str) -> Sequence[int]:
        """The positions of the event of an id or, when there is none, of all whose ids hold the part.

        What only one id has in whole words is that one's, though it may lie within words of others.
        """
        from krjp.index.handles import is_whole

        whole = self.with_id(part)
        if whole is not None:
            return (whole,)
        found: list[int] = []
        in_words: list[int] = []
        text, at = self._ids_text, -1
        line = counted = 0
        while "\n" not in part and (at := text.find(part, at + 1)) >= 0:
            line, counted = line + text.count("\n", counted, at), at
            if is_whole(text, at, at + len(part)) and in_words[-1:] != [line - 1]:
                in_words.append(line - 1)
            if found[-1:] != [line - 1]:
                found.append(line - 1)
        return in_words if len(in_words) == 1 else found

    @cached_property
    def handle_ends(self) -> Sequence[int]:
        """Where the handle of each id begins and where it ends in it: two numbers an id."""
        from krjp.index.handles import handle_ends

        return handle_ends(self.ids)

    def handle(self, at: int) -> str:
        """The shortest part of the id of an event, in whole words, that no other id has."""
        if len(self.ids) > MANY_IDS:
            return self.ids[at]  # to look through all of them would take longer than the answer
        return self.ids[at][slice(*self.handle_ends[2 * at : 2 * at + 2])]

    @cached_property
    def approximate(self) -> int:
        """Events that happened some time within their days."""
        return self.having("date_certainty", ("approximate",))

    def may_reach(self, spans: Sequence[Span]) -> int:
        """Approximate events that may have happened on a day of any of the spans, which are in order and apart."""
        few = len(spans) < MANY_FOR_VAGUE
        return self.reaching(spans) & self.approximate if few else self._vague.reaching(spans)

    @cached_property
    def _vague(self) -> Spans:
        """The approximate events by the days they may have happened on."""
        return Spans(self, self.approximate)

    @cached_property
    def lasting(self) -> int:
        """Exact events that took more than a day."""
        return unflagged(bytes(map(ne, self.starts, self.ends))) & ~self.approximate

    @cached_property
    def about(self) -> int:
        """Events that happened about a day."""
        return bitmap(self._about_days, len(self.events))

    @cached_property
    def _about_days(self) -> Mapping[int, int]:
        """For each event that happened about a day, that day."""
        return {
            at: event.date.toordinal()
            for at in positions(self.approximate)
            if (event := self.events[at]).end_date is None
        }

    @cached_property
    def starts(self) -> Sequence[int]:
        """For each event its first day, or the first possible one; never falls."""
        return [event.days[0] for event in self.events]

    @cached_property
    def ends(self) -> Sequence[int]:
        """For each event its last day, or the last possible one."""
        return [event.days[1] for event in self.events]

    @cached_property
    def latest_ends(self) -> Sequence[int]:
        """For each position, the latest last day of all events up to it: never falls, so it bisects."""
        return list(accumulate(self.ends, max))

    @property
    def range(self) -> Span:
        """The first and the last day on which any event happened or may have; reversed when there are none."""
        return (self.starts[0], self.latest_ends[-1]) if self.events else (1, 0)

    def _days_column(self, field: str) -> Column:
        value_of = day_value(field)
        return column_of(map(cache(lambda start: (value_of(start),)), self.starts))

    def _column(self, field: str) -> Column:
        return column_of(map(self.table[field].of, self.events))


class Spans:
    """Some events by their first and last days. Events are many, spans are few."""

    def __init__(self, index: EventIndex, found: int) -> None:
        self._size = len(index.events)
        self.by_days: dict[Span, list[int]] = {}
        """For each span its events."""
        wanted = flags(found)
        days = zip(compress(index.starts, wanted), compress(index.ends, wanted), strict=True)
        for span, at in zip(days, compress(count(), wanted), strict=True):
            if span in self.by_days:
                self.by_days[span].append(at)
            else:
                self.by_days[span] = [at]

    def reaching(self, spans: Sequence[Span]) -> int:
        """Those that happened or may have happened on a day of any of the spans, which are in order and apart."""
        begins = [first for first, _ in spans]

        def reaches(own: Span) -> bool:
            at = bisect_right(begins, own[1]) - 1
            return at >= 0 and spans[at][1] >= own[0]

        return bitmap(chain.from_iterable(found for own, found in self.by_days.items() if reaches(own)), self._size)
