"""Ordering events by any field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.dates import DATE_PARTS
from krjp.record import fields
from krjp.record.fields import STANDARD, number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from krjp.record.fields import FieldTable
    from krjp.record.model import Event

__all__ = ["order_by", "sort_key"]


# Where a key tells that its event has no value.
WITHOUT = 0


def order_by(name: str, events: Sequence[Event], table: FieldTable = STANDARD, *, reverse: bool = False) -> list[int]:
    """The positions of events in the order of a field, or the other way round; without a value last either way.

    Raises UnknownNameError.
    """
    keys = list(map(sort_key(name, table), events))
    order = sorted(range(len(keys)), key=keys.__getitem__)
    if reverse:
        order.reverse()
        order.sort(key=lambda at: keys[at][WITHOUT])
    return order


def sort_key(name: str, table: FieldTable = STANDARD) -> Callable[[Event], Any]:
    """A key that orders events by a field's first value, in its own order; without a value last.

    Raises UnknownNameError.
    """
    field = table.asked(name)
    if field.name == "date":
        return lambda event: (0, *event.span.order)
    known = field.ranked or (DATE_PARTS[field.name].cycle if field.type == fields.PART else ())
    order = {value: number for number, value in enumerate(known)}

    def key(event: Event) -> Any:
        values = field.of(event)
        if not values:
            return (1, 0, "")
        if field.type == fields.NUMBER:
            return (0, number_of(values[0]), "")
        return (0, order.get(values[0], len(order)), values[0].casefold())

    return key
