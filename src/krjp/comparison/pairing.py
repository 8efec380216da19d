"""Which record of one chronology is which of the other.

Records are the same when they have the same id; of the rest, when they have the same date and title; of the rest, when
they alone cite the same place of a source and may have happened on the same day. Or when the fields that are named
agree. Of several that are alike the first goes with the first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from krjp.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from krjp.record.fields import Field
    from krjp.record.model import Event

    Keys = Callable[[Event], Iterable[object]]

__all__ = ["Pair", "pairs"]


class Pair(NamedTuple):
    """A record in both chronologies, or in one of them."""

    before: Event | None
    after: Event | None

    @property
    def event(self) -> Event:
        """The record itself, as it is afterwards if it still is."""
        found = self.after or self.before
        assert found is not None
        return found


def pairs(before: Sequence[Event], after: Sequence[Event], match: Sequence[Field] = ()) -> list[Pair]:
    """Every record of both, those that are the same together, in order of date. `match` are the fields to go by."""
    left, right = dict(enumerate(before)), dict(enumerate(after))
    together: list[Pair] = []
    if match:
        together += _alike(left, right, lambda event: _values(event, match))
    else:
        together += _alike(left, right, lambda event: event.id)
        together += _alike(left, right, lambda event: (event.date, event.end_date, *fold(event.title).split()))
        together += _citing(left, right)
    found = [
        *together,
        *(Pair(event, None) for event in left.values()),
        *(Pair(None, event) for event in right.values()),
    ]
    return sorted(found, key=lambda pair: (pair.event.span.order, pair.event.id))


def _values(event: Event, fields: Sequence[Field]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(sorted(map(fold, field.of(event)))) for field in fields)


def _alike(left: dict[int, Event], right: dict[int, Event], key: Callable[[Event], object]) -> Iterator[Pair]:
    """Take out of both what has the same key, the first with the first."""
    waiting: dict[object, list[int]] = defaultdict(list)
    for at in reversed(right):
        waiting[key(right[at])].append(at)
    for at, event in list(left.items()):
        others = waiting.get(key(event))
        if others:
            yield Pair(left.pop(at), right.pop(others.pop()))


def _citing(left: dict[int, Event], right: dict[int, Event]) -> Iterator[Pair]:
    """Take out of both what alone cites a place of a source, on days that may be the same."""
    places = [_places(events) for events in (left, right)]
    for place, at in places[0].items():
        other = places[1].get(place)
        if other is not None and at in left and other in right and _meet(left[at], right[other]):
            yield Pair(left.pop(at), right.pop(other))


def _places(events: dict[int, Event]) -> dict[object, int]:
    """The places of sources that one record alone cites."""
    citing = [
        ((citation.source, citation.section, citation.locator), at)
        for at, event in events.items()
        for citation in dict.fromkeys(event.sources)
        if citation.locator
    ]
    number = Counter(place for place, _ in citing)
    return {place: at for place, at in citing if number[place] == 1}


def _meet(one: Event, other: Event) -> bool:
    (first, last), (start, end) = one.days, other.days
    return first <= end and start <= last
