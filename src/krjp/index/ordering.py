"""Ordering events by any field."""

from __future__ import annotations

from heapq import nlargest, nsmallest
from typing import TYPE_CHECKING, Any

from krjp.dates import DATE_PARTS
from krjp.index.columns import flags
from krjp.record import fields
from krjp.record.fields import number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from krjp.index.events import EventIndex
    from krjp.record.fields import Field

__all__ = ["order_by"]

# With so many events a value on average, finding the order of all values first is worth it.
MANY_ALIKE = 2
# With so many events for each that is asked for, finding those that may be among them first is worth it.
MANY_TO_ONE = 100
# How much of a text is looked at for that.
BEGINNING = 16


def order_by(
    name: str, index: EventIndex, members: Sequence[int], *, reverse: bool = False, first: int | None = None
) -> list[int]:
    """The order of some events, given by their positions, by the first value of a field, or the other way round.

    Returns places in `members`, with `first` only so many. What has no value comes last either way. Raises
    UnknownNameError.
    """
    field = index.table.asked(name)
    if field.name == "date":
        starts, ends, vague = index.starts, index.ends, flags(index.approximate, len(index.events))
        keys: list[Any] = [(starts[at], vague[at], ends[at]) for at in members]
    elif first is not None and len(members) > MANY_TO_ONE * first and _differ(field, index, members):
        near = _near(first, _keys(field, index, members, BEGINNING), reverse=reverse)
        order = order_by(name, index, [members[at] for at in near], reverse=reverse)
        return [near[at] for at in order[:first]]
    else:
        keys = _keys(field, index, members)
    places = range(len(keys) - 1, -1, -1) if reverse else range(len(keys))
    valued = [at for at in places if keys[at] is not None]
    order = sorted(valued, key=keys.__getitem__, reverse=reverse) + [at for at in places if keys[at] is None]
    return order[:first]


def _differ(field: Field, index: EventIndex, members: Sequence[int]) -> bool:
    """True when most of some events have other values than the others."""
    return len(index.column(field.name).combinations) * MANY_ALIKE > len(members)


def _near(first: int, keys: Sequence[Any], *, reverse: bool) -> list[int]:
    """The places of the first so many keys, and of those that are alike; of all where too few have a key."""
    valued = [key for key in keys if key is not None]
    if not 0 < first <= len(valued):
        return list(range(len(keys)))
    if reverse:
        least = nlargest(first, valued)[-1]
        return [at for at, key in enumerate(keys) if key is not None and key >= least]
    most = nsmallest(first, valued)[-1]
    return [at for at, key in enumerate(keys) if key is not None and key <= most]


def _keys(field: Field, index: EventIndex, members: Sequence[int], beginning: int | None = None) -> list[Any]:
    """What each event is ordered by: its first value, or None; of a text only the beginning, if so asked."""
    column = index.column(field.name)
    key = _key(field)
    numbers = list(map(column.numbers.__getitem__, members))
    if _differ(field, index, members):
        values = (each[0] if each else None for each in map(column.combinations.__getitem__, numbers))
        if beginning is not None and key is str.casefold:  # a character may become several
            return [each and each[:beginning].casefold()[:beginning] for each in values]
        return [None if each is None else key(each) for each in values]
    # Ranks are compared faster than values.
    known = {number: key(values[0]) for number, values in enumerate(column.combinations) if values}
    rank = {each: place for place, each in enumerate(sorted(set(known.values())))}
    ranks = {number: rank[each] for number, each in known.items()}
    return list(map(ranks.get, numbers))


def _key(field: Field) -> Callable[[str], Any]:
    """What orders the values of a field."""
    if field.type == fields.NUMBER:
        return number_of
    known = field.ranked or (DATE_PARTS[field.name].cycle if field.type == fields.PART else ())
    if not known:
        return str.casefold
    order = {value: number for number, value in enumerate(known)}
    return lambda value: (order.get(value, len(order)), value.casefold())
