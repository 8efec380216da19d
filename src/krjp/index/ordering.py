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


def order_by(name: str, index: EventIndex, members: Sequence[int], *, reverse: bool = False) -> list[int]:
    """The order of some events, given by their positions, by the first value of a field, or the other way round.

    Returns places in `members`. What has no value comes last either way. Raises UnknownNameError.
    """
    field = index.table.asked(name)
    if field.name == "date":
        starts, ends, vague = index.starts, index.ends, flags(index.approximate, len(index.events))
        keys: list[Any] = [(starts[at], vague[at], ends[at]) for at in members]
        last = None
    else:
        keys, last = _ranks(field, index, members)
    order = sorted(range(len(keys)), key=keys.__getitem__)
    if reverse:
        order.reverse()
        order.sort(key=lambda at: keys[at] == last)
    return order


def _ranks(field: Field, index: EventIndex, members: Sequence[int]) -> tuple[list[int], int]:
    """The place of each event's value among the values of all, and the place of those without."""
    column = index.column(field.name)
    numbers = list(map(column.numbers.__getitem__, members))
    key = _key(field)
    keys = {number: key(values[0]) for number in set(numbers) if (values := column.combinations[number])}
    rank = {each: place for place, each in enumerate(sorted(set(keys.values())))}
    places = {number: rank[each] for number, each in keys.items()}
    return [places.get(number, len(rank)) for number in numbers], len(rank)


def _key(field: Field) -> Callable[[str], Any]:
    """What orders the values of a field."""
    if field.type == fields.NUMBER:
        return number_of
    known = field.ranked or (DATE_PARTS[field.name].cycle if field.type == fields.PART else ())
    if not known:
        return str.casefold
    order = {value: number for number, value in enumerate(known)}
    return lambda value: (order.get(value, len(order)), value.casefold())
