"""Ordering events by any field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp import fields
from krjp.dates import DATE_PARTS
from krjp.fields import find_field

if TYPE_CHECKING:
    from collections.abc import Callable

    from krjp.model import Event

__all__ = ["sort_key"]


def sort_key(name: str) -> Callable[[Event], Any]:
    """A key that orders events by a field's first value, in its own order; without a value last.

    Raises UnknownNameError.
    """
    field = find_field(name)
    known = field.ranked or (DATE_PARTS[field.name].cycle if field.type == fields.PART else ())
    order = {value: number for number, value in enumerate(known)}

    def key(event: Event) -> Any:
        values = field.of(event)
        if not values:
            return (1, 0, "")
        if field.type == fields.NUMBER:
            return (0, int(values[0]), "")
        return (0, order.get(values[0], len(order)), values[0].casefold())

    return key
