"""Ordering events by any field."""

from __future__ import annotations

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


def order_by(name: str, index: EventIndex, members: Sequence[int], *, reverse: bool = False) -> list[int]:
    """The order of some events, given by their positions, by the first value of a field, or the other way round.

    Returns places in `members`. What has no value comes last either way. Raises UnknownNameError.
    """
    field = index.table.asked(name)
    if field.name == "date":
        starts, ends, vague = index.starts, index.ends, flags(index.approximate, len(index.events))
        keys: list[Any] = [(starts[at], vague[at], ends[at]) for at in members]
    else:
        keys = _keys(field, index, members)
    places = range(len(keys) - 1, -1, -1) if reverse else range(len(keys))
    valued = [at for at in places if keys[at] is not None]
    return sorted(valued, key=keys.__getitem__, reverse=reverse) + [at for at in places if keys[at] is None]


def _keys(field: Field, index: EventIndex, members: Sequence[int]) -> list[Any]:
    """What each event is ordered by: its first value, or None."""
    column = index.column(field.name)
    key = _key(field)
    numbers = list(map(column.numbers.__getitem__, members))
    if len(column.combinations) * MANY_ALIKE > len(numbers):
        return [key(values[0]) if values else None for values in map(column.combinations.__getitem__, numbers)]
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
