"""Events as a table: the columns a reader needs first, in short forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.dates import span_of_part
from krjp.render.layout import Cell, Column, Table, cell, marked_cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.chronology import Hit
    from krjp.dates import EventDate
    from krjp.record.model import Event

__all__ = ["CLASS_STYLES", "events_table", "hits_table", "short_date"]

# Standard colours, legible on light and on dark backgrounds; the kind is always written out as well.
CLASS_STYLES = {
    "verbal-cooperation": "green",
    "material-cooperation": "cyan",
    "verbal-conflict": "magenta",
    "material-conflict": "red",
}
_COLUMNS = (
    Column("Date"),
    Column("Kind", rank=1),
    Column("Title", wraps=True),
    Column("Countries", rank=2),
    Column("Place", rank=4),
    Column("ID", rank=3),
)
_MATCH = Column("Match", wraps=True, under=True)
# Characters shown on either side of a match that is not in the title.
CONTEXT = 40


def short_date(when: EventDate) -> str:
    """A date in the fewest characters that still tell what is sure.

    2024-02-21, 2024-01-15–17 (lasted), 2024-01 (a day in it), 2024-04 mid, ~2024-04-11–30 (some time within).
    """
    first, last = when.first.isoformat(), when.last.isoformat()
    if first == last:
        return f"~{first}" if when.approximate else first
    same = next(size for size in (8, 5, 0) if first[:size] == last[:size])
    if not when.approximate:
        return f"{first}–{last[same:]}"
    month = span_of_part("month", when.first)
    if same == 8:
        if (when.first, when.last) == month:
            return first[:7]
        third = {"01-10": "early", "11-20": "mid"}.get(f"{first[8:]}-{last[8:]}")
        third = "late" if first[8:] == "21" and when.last == month.last else third
        if third:
            return f"{first[:7]} {third}"
    elif first[8:] == "01" and when.last == span_of_part("month", when.last).last:
        return f"~{first[:7]}–{last[same:7]}"
    return f"~{first}–{last[same:]}"


def _row(event: Event, title: Cell) -> tuple[Cell, ...]:
    return (
        cell(short_date(event.span)),
        cell(event.kind, CLASS_STYLES.get(event.event_class or "", "")),
        title,
        cell(" ".join(event.countries)),
        cell(event.place.name if event.place else ""),
        cell(event.id, "dim"),
    )


def events_table(events: Iterable[Event]) -> Table:
    """Events, one a row."""
    return Table(_COLUMNS, [_row(event, cell(event.title)) for event in events])


def hits_table(hits: Iterable[Hit]) -> Table:
    """Found events with the matches marked; where the title does not show why, a piece of text does."""
    rows = []
    for hit in hits:
        row = _row(hit.event, marked_cell(hit.event.title, hit.spans.get("title", ())))
        rows.append((*row[:3], _snippet(hit.event, hit.beyond_title), *row[3:]))
    columns = (*_COLUMNS[:3], _MATCH, *_COLUMNS[3:])
    table = Table(columns, rows)
    return table if any(row[3].text for row in rows) else Table(_COLUMNS, [(*row[:3], *row[4:]) for row in rows])


def _snippet(event: Event, spans: dict[str, list[tuple[int, int]]]) -> Cell:
    """The words around the first match that the title does not hold."""
    field = next((name for name in ("summary", "note") if name in spans), None)
    if field is None:
        return Cell("")
    text = getattr(event, field)
    start, end = spans[field][0]
    first = text.rfind(" ", 0, max(0, start - CONTEXT)) + 1 if start > CONTEXT else 0
    after = text.find(" ", min(len(text), end + CONTEXT))
    last = len(text) if after < 0 else after
    before, behind = ("…" if first else ""), ("…" if last < len(text) else "")
    shift = len(before) - first
    inside = [(a + shift, b + shift) for a, b in spans[field] if a >= first and b <= last]
    return marked_cell(f"{before}{text[first:last]}{behind}", inside)
