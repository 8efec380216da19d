"""CSV and TSV.

CSV follows RFC 4180: a header row, CRLF, quotes doubled. A text that a spreadsheet would take for a
formula (it begins with = + - @ in either width, a tab or a carriage return) gets an apostrophe before it, which
spreadsheets hide; so does a text that begins with an apostrophe and one of those, so that reading back
is exact: drop one leading apostrophe where one of those signs follows the run of apostrophes.

TSV has no quotes: backslash, tab, line feed and carriage return are written as two characters, as
PostgreSQL and Miller do.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from krjp.render.listing import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from krjp.record.model import Event
    from krjp.render.listing import Listing

__all__ = ["csv_lines", "harmless", "tsv_lines", "types_lost"]

# Some spreadsheets take the full-width forms, as East Asian keyboards write them, for the same.
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
# As Python, and so krjp, writes numbers.
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_TSV_ESCAPES = {0x5C: "\\\\", 0x09: "\\t", 0x0A: "\\n", 0x0D: "\\r"}


def csv_lines(listing: Listing, fields: Sequence[str], *, header: bool = True) -> Iterator[str]:
    """CSV, a record a row; a line here may hold line breaks inside quotes. Each still lacks the LF of its CR LF."""
    buffer = io.StringIO()
    # It quotes line breaks only where they occur in its own line end.
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in _rows(listing, fields, header=header):
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([harmless(value) for value in row])
        yield buffer.getvalue().removesuffix("\n")


def tsv_lines(listing: Listing, fields: Sequence[str], *, header: bool = True) -> Iterator[str]:
    """TSV, a record a line."""
    for row in _rows(listing, fields, header=header):
        yield "\t".join(flat(value).translate(_TSV_ESCAPES) for value in row)


def types_lost(events: Iterable[Event]) -> list[str]:
    """The fields of one's own that some events have with values that come back from text as others.

    A list and what is true or false come back as text, numbers among texts too, and texts of digits only as numbers.
    """
    values: dict[str, list[Any]] = {}
    for event in events:
        for name, value in event.extra:
            values.setdefault(name, []).append(value)
    return [name for name, found in values.items() if not _comes_back(found)]


def _comes_back(values: list[Any]) -> bool:
    if any(isinstance(value, tuple | bool) for value in values):
        return False
    numbers = sum(isinstance(value, int | float) for value in values)
    return numbers == len(values) or (not numbers and not all(map(_NUMBER.fullmatch, values)))


def _rows(listing: Listing, fields: Sequence[str], *, header: bool) -> Iterator[list[Any]]:
    columns = listing.columns(fields, flat_rows=True)
    if header:
        yield [name for name, _ in columns]
    for item in listing.items:
        yield [read(item) for _, read in columns]


def harmless(value: Any) -> str:
    """A value as the text of a cell that no spreadsheet runs."""
    text = flat(value)
    if isinstance(value, str | list | tuple) and text.lstrip("'").startswith(FORMULA_SIGNS):
        return f"'{text}"
    return text
