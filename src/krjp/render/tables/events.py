"""Events as a table: the columns a reader needs first, in short forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.frozen import Frozen
from krjp.render.layout import MANY_ROWS, Cell, Column, Table, cell, marked_cell, rows_of
from krjp.render.listing import MAYBE
from krjp.render.palette import PALETTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.chronology import Hit
    from krjp.index.words import Matches
    from krjp.record.model import Event

__all__ = ["dated", "events_table", "hits_table", "the_year"]

_COLUMNS = (
    Column("Date", least=10),
    Column("Kind", rank=2, least=12, cuts=True),
    Column("Title", wraps=True),
    Column("Countries", rank=1),
    Column("ID", rank=3, joins=True),
    Column("Place", rank=4),
)
_MATCH = Column("Match", wraps=True, under=True)
# Characters shown on either side of a match that is not in the title.
CONTEXT = 40
# A word that the piece of text would begin or end in is shown whole if it is no longer.
LONG_WORD = 40


def the_year(events: Sequence[Event]) -> int | None:
    """The one year all days of some events lie in, so that dates need not name it; None when there are several."""
    years = {day.year for event in events for day in event.span.bounds}
    return years.pop() if len(years) == 1 else None


def dated(event: Event, *, year: bool, maybe: bool) -> str:
    """The date of an event as it stands beside others, marked if the event only may match."""
    return f"{MAYBE} {event.span.when(year=year)}" if maybe else event.span.when(year=year)


def _columns(events: Sequence[Event], *, header: bool) -> tuple[tuple[Column, ...], bool]:
    """The columns, and whether dates have to name their year: else it stands over them."""
    year = the_year(events) if header else None
    return (_COLUMNS[0].replace(title="Date" if year is None else f"{year:04}"), *_COLUMNS[1:]), year is None


class _Style(Frozen):
    """How the rows of one table are alike."""

    year: bool
    """True when dates name their year."""
    signs: bool
    """True when any event has a class."""
    maybe: frozenset[int]
    """Where the events stand that only may match."""
    ids: Sequence[Cell]
    """What stands for each event in the column of ids; empty for whole ids."""

    def row(self, at: int, event: Event, title: Cell) -> tuple[Cell, ...]:
        """The cells of an event."""
        return (
            cell(dated(event, year=self.year, maybe=at in self.maybe)),
            _kind(event, signs=self.signs),
            title,
            cell(" ".join(event.countries)),
            self.ids[at] if self.ids else cell(event.id),
            cell(event.place.name if event.place else ""),
        )


def _kind(event: Event, *, signs: bool) -> Cell:
    """What an event is, with the sign of its class before it where any event has a class."""
    tone = PALETTE[event.event_class]
    return cell(event.kind or "")._replace(sign=f"{tone.sign:2}" if signs else "", style=tone.patch)


def events_table(
    events: Sequence[Event], maybe: frozenset[int] = frozenset(), *, header: bool = True, ids: Sequence[Cell] = ()
) -> Table:
    """Events, one a row; those at the positions `maybe` are marked. With no `header` drawn, dates name their year.

    `ids` stand for the events' ids, if given.
    """
    first = events[:MANY_ROWS]
    columns, year = _columns(first, header=header and len(first) == len(events))
    style = _Style(year, any(event.event_class for event in first), maybe, ids)

    def row(at: int) -> tuple[Cell, ...]:
        event = events[at]
        return style.row(at, event, cell(event.title))

    return Table(columns, rows_of(len(events), row))


def hits_table(
    hits: Sequence[Hit], maybe: frozenset[int] = frozenset(), *, header: bool = True, ids: Sequence[Cell] = ()
) -> Table:
    """Found events with the matches marked; where the title does not show why, a piece of text does."""
    first = hits[:MANY_ROWS]
    columns, year = _columns([hit.event for hit in first], header=header and len(first) == len(hits))
    style = _Style(year, any(hit.event.event_class for hit in first), maybe, ids)
    evident = any(_evidence(hit).text for hit in first)

    def row(at: int) -> tuple[Cell, ...]:
        hit = hits[at]
        cells = style.row(at, hit.event, marked_cell(hit.event.title, hit.matches.title))
        return (*cells[:3], _evidence(hit), *cells[3:]) if evident else cells

    rows = rows_of(len(hits), row)
    return Table((*columns[:3], _MATCH, *columns[3:]) if evident else columns, rows)


def _evidence(hit: Hit) -> Cell:
    """What matched where the title does not show it, and what of the question the event lacks."""
    found = _snippet(hit.event, hit.beyond_title)
    if not hit.lacks:
        return found
    lacks = cell(f"(not: {', '.join(hit.lacks)})").text
    return found._replace(text=f"{found.text} {lacks}".strip())


def _snippet(event: Event, matches: Matches) -> Cell:
    """The words around the first match that the title does not hold; in scripts without spaces, the characters."""
    text, spans = (event.summary, matches.summary) if matches.summary else (event.note or "", matches.note)
    if not spans:
        return Cell("")
    start, end = spans[0]
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT, start + 2 * CONTEXT)
    if first:
        first = text.rfind(" ", max(0, first - LONG_WORD), first) + 1 or first
    space = text.find(" ", last, last + LONG_WORD)
    last = space if space >= 0 else last if last + LONG_WORD < len(text) else len(text)
    before, behind = ("…" if first else ""), ("…" if last < len(text) else "")
    shift = len(before) - first
    inside = [(max(a, first) + shift, min(b, last) + shift) for a, b in spans if b > first and a < last]
    return marked_cell(f"{before}{text[first:last]}{behind}", inside)
