"""Counts as records, and what to write of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.record.fields import CALENDAR_PARTS, NUMBER, number_of
from krjp.render.listing import column_listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.query.counts import Count
    from krjp.query.groups import Group
    from krjp.render.layout import Table
    from krjp.render.listing import Listing

__all__ = ["count_listing"]

# What a pair of states is made of, beside the pair itself.
DYAD = ("initiator", "target", "symmetric")


def _columns(count: Count, *, expected: bool = False) -> dict[str, Sequence[Any]]:
    """A row a group: the fields counted by, `count` and `at_most` or `expected`, `partial` for calendar parts."""
    groups: Sequence[Group] = count.groups
    if len(count.by) == 2 or expected:
        groups = [group for group in groups if (len(count.by) < 2 or group.at_most) and not (expected and group.own)]
    columns: dict[str, Sequence[Any]] = {}
    for at, (name, of) in enumerate(zip(count.by, count.types, strict=True)):
        values = [group.key[at] for group in groups]
        columns[name] = [None if value is None else number_of(value) for value in values] if of == NUMBER else values
        if name == "dyads":
            columns |= {part: [_dyad(value)[side] for value in values] for side, part in enumerate(DYAD)}
    if expected:
        columns["expected"] = [float(group.expected or 0) for group in groups]
    else:
        columns |= {"count": [group.sure for group in groups], "at_most": [group.at_most for group in groups]}
    if count.by and count.by[0] in CALENDAR_PARTS:  # of which only some days may have been asked for
        columns["partial"] = [group.partial for group in groups]
    return columns


def _dyad(pair: str | None) -> tuple[str | None, str | None, bool | None]:
    """Who acts, towards whom, and whether both do alike."""
    if pair is None:
        return None, None, None
    one, sign, other = pair.split(" ")
    return one, other, sign == "–"


def count_listing(count: Count, *, expected: bool = False) -> Listing:
    """A count to write."""

    def table() -> Table:
        from krjp.render.tables.counts_table import count_table

        return count_table(count, expected=expected)

    return column_listing(_columns(count, expected=expected), table)
