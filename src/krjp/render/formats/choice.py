"""The output formats by name, and the one function that turns a listing into text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.errors import KrjpError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krjp.render.layout import Cell, Table
    from krjp.render.listing import Listing

__all__ = ["FORMATS", "as_table", "lines"]

FORMATS = {
    "table": "columns for reading (default)",
    "json": "an array of records, one a line",
    "jsonl": "JSON Lines: a record a line",
    "csv": "comma-separated (RFC 4180)",
    "tsv": "tab-separated",
    "markdown": "a Markdown table",
    "ics": "a calendar (RFC 5545)",
    "ids": "an id a line",
}
EVENTS_ONLY = ("ics", "ids")


def lines(
    listing: Listing, name: str, fields: Sequence[str] = (), *, header: bool = True, ascii_only: bool = False
) -> Iterator[str]:
    """The lines of a listing in any format but a drawn table. Raises KrjpError."""
    if name in EVENTS_ONLY and not listing.events:
        raise KrjpError(f"--output {name} is for events; use table, json, jsonl, csv, tsv or markdown here")
    if name in EVENTS_ONLY and fields:
        raise KrjpError(f"--output {name} has no fields to choose; leave out --fields")
    if name in ("json", "jsonl"):
        from krjp.render.formats.jsons import array, column_lines, jsonl_lines

        columns = listing.columns(fields, flat_rows=False) if fields or not listing.events else []
        if not listing.events:
            values = {name: list(map(read, listing.items)) for name, read in columns}
            found = column_lines(values, ascii_only=ascii_only)
        else:
            chosen = ({name: read(item) for name, read in columns} for item in listing.items)
            found = jsonl_lines(chosen if fields else map(listing.record, listing.items), ascii_only=ascii_only)
        return array(found) if name == "json" else found
    if name in ("csv", "tsv"):
        from krjp.render.formats.delimited import csv_lines, tsv_lines

        return (csv_lines if name == "csv" else tsv_lines)(listing, fields, header=header)
    if name == "markdown":
        from krjp.render.formats.markdown import markdown_lines

        return markdown_lines(as_table(listing, fields))
    if name == "ics":
        from krjp import __version__
        from krjp.render.formats.ics import ics_lines

        return (f"{line}\r" for line in ics_lines(listing.items, __version__))
    return iter(listing.ids or (event.id for event in listing.items))


def as_table(listing: Listing, fields: Sequence[str]) -> Table:
    """The listing's own table, or one of the fields asked for."""
    if not fields:
        return listing.table()
    from krjp.render.layout import Column, Table, cell, rows_of
    from krjp.render.listing import MAYBE, POSSIBLE, flat, plain

    columns = listing.columns(fields, flat_rows=True)
    if listing.events:
        columns = [(name, plain(name, read)) for name, read in columns]
    if POSSIBLE in listing.fields:
        # Whatever fields are chosen, a table tells what is sure from what is not.
        _, maybe = listing.getter(POSSIBLE)
        columns = list({**dict(columns), POSSIBLE: lambda item: MAYBE if maybe(item) else None}.items())

    def row(at: int) -> tuple[Cell, ...]:
        item = listing.items[at]
        return tuple(cell(flat(read(item))) for _, read in columns)

    rows = rows_of(len(listing.items), row)
    running = ("title", "summary", "note", "actors")
    return Table(
        tuple(
            Column(name, rank=0 if name == POSSIBLE else max(0, number), wraps=name in running, asked=True)
            for number, (name, _) in enumerate(columns, -1)
        ),
        rows,
    )
