"""Counts as records, and what to write of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.record.fields import CALENDAR_PARTS, NUMBER, number_of
from krjp.render.listing import record_listing

if TYPE_CHECKING:
    from krjp.query.counts import Count, Group
    from krjp.render.layout import Table
    from krjp.render.listing import Listing

__all__ = ["count_listing", "count_records"]

# What a pair of states is made of, beside the pair itself.
DYAD = ("initiator", "target", "symmetric")


def count_records(count: Count, *, expected: bool = False) -> list[dict[str, Any]]:
    """One object a group: the fields counted by, `count` and `at_most` or `expected`, `partial` for calendar parts."""
    groups = [group for group in count.groups if len(count.by) < 2 or group.at_most]
    if expected:
        groups = [group for group in groups if not group.own]
    return [_record(count, group, expected=expected) for group in groups]


def _record(count: Count, group: Group, *, expected: bool) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for name, of, value in zip(count.by, count.types, group.key, strict=True):
        record[name] = number_of(value) if value is not None and of == NUMBER else value
        if name == "dyads":
            record.update(zip(DYAD, _dyad(value), strict=True))
    record.update(
        {"expected": float(group.expected or 0)} if expected else {"count": group.sure, "at_most": group.at_most}
    )
    if _dated(count):
        record["partial"] = group.partial
    return record


def _dyad(pair: str | None) -> tuple[str | None, str | None, bool | None]:
    """Who acts, towards whom, and whether both do alike."""
    if pair is None:
        return None, None, None
    one, sign, other = pair.split(" ")
    return one, other, sign == "–"


def _dated(count: Count) -> bool:
    """True when rows are calendar parts, of which only some days may have been asked for."""
    return bool(count.by) and count.by[0] in CALENDAR_PARTS


def count_listing(count: Count, *, expected: bool = False) -> Listing:
    """A count to write."""
    fields = [part for name in count.by for part in ((name, *DYAD) if name == "dyads" else (name,))]
    fields += ["expected"] if expected else ["count", "at_most"]
    fields += ["partial"] if _dated(count) else []

    def table() -> Table:
        from krjp.render.tables.counts_table import count_table

        return count_table(count, expected=expected)

    return record_listing(count_records(count, expected=expected), tuple(fields), table)
