"""Counts as records, and what to write of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.render.listing import record_listing

if TYPE_CHECKING:
    from krjp.query.counts import Count
    from krjp.render.layout import Table
    from krjp.render.listing import Listing

__all__ = ["count_listing", "count_records"]


def count_records(count: Count) -> list[dict[str, Any]]:
    """One object a group: the fields counted by, `count` and, for calendar parts, `partial` and `uncertain`."""
    records = []
    for group in count.groups:
        record: dict[str, Any] = dict(zip(count.by, group.key, strict=True))
        record["count"] = group.number
        if count.dated:
            record["partial"] = group.partial
            record["uncertain"] = group.uncertain
        records.append(record)
    return records


def count_listing(count: Count) -> Listing:
    """A count to write."""
    dated = ("partial", "uncertain") if count.dated else ()

    def table() -> Table:
        from krjp.render.tables.counts_table import count_table

        return count_table(count)

    return record_listing(count_records(count), (*count.by, "count", *dated), table)
