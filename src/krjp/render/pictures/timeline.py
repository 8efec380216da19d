"""Events along a line of time, for a terminal: one line an event.

From left to right: the thread's bracket (when grouped), the date, the axis with a mark on it, the
event's class, its title. In a narrow picture the date goes first, then the class. A dot is a day, a
line lasted, a dashed line is some time within. Classes are told by signs, `+` and `-` for words and
`++` and `--` for deeds of cooperation and of conflict, and by colour besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.render.palette import PALETTE, class_name
from krjp.render.pictures.axis import DAY_LABEL, Axis, axis_days, reaches_beyond
from krjp.render.pictures.picture import Ink, label_line, pad, wrap
from krjp.render.pictures.threads import threads
from krjp.render.tables.events import dated, the_year
from krjp.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from krjp.dates import Period
    from krjp.record.model import Event

__all__ = ["LONG", "timeline_lines"]

SIGN = 2
GAP = "  "
LEAST_AXIS = 8
# A day takes no more cells than this: longer axes show nothing more.
MOST_PITCH = 4
# The narrowest pictures with signs, with dates, and with handles.
WITH_SIGNS = 40
WITH_DATES = 56
WITH_HANDLES = 80
LONG = 24


class _Layout(NamedTuple):
    axis: Axis
    ink: Ink
    dates: int
    """Cells of the date; 0 for none."""
    signs: bool
    titles: int
    one_year: bool
    maybe: frozenset[str]
    """The ids of events that only may match."""
    ground: str
    """The axis before anything is marked on it."""
    handles: Mapping[str, str] = {}
    """What stands at the end of a line for each id."""

    def when(self, event: Event) -> str:
        """The date of an event."""
        return self.ink.text(dated(event, year=not self.one_year, maybe=event.id in self.maybe))

    def line(self, when: str, drawing: str, sign: str, title: str) -> str:
        """One line of the picture, its parts already as wide as they should be."""
        parts = [when] if self.dates else []
        parts.append(drawing)
        parts.append(f"{sign} {title}" if self.signs else title)
        return GAP.join(parts).rstrip()


def timeline_lines(
    events: Sequence[Event],
    asked: Period,
    width: int,
    *,
    color: bool = False,
    unicode: bool = True,
    grouped: bool = False,
    header: bool = True,
    maybe: frozenset[int] = frozenset(),
    below: tuple[str, Sequence[Event]] = ("", ()),
    handles: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """The lines of the picture, each at most `width` cells (20 or more); none when there are no events.

    The axis covers the days `asked` for; an open end is closed by the events. With `grouped`,
    related events stand together; otherwise the order given is kept. Events at the positions `maybe` only
    may match and are marked; so are those drawn `below` the others, under a heading of their own.
    """
    heading, others = below
    drawn = [*events, *others]
    if not drawn:
        return
    ink = Ink(unicode, color)
    bracket = 2 if grouped else 0
    marked = frozenset(events[at].id for at in maybe)
    shown = handles if handles and width >= WITH_HANDLES else {}
    room = width - max((len(handle) + len(GAP) for handle in shown.values()), default=0)
    layout = _layout(drawn, asked, room - bracket, ink, marked, header=header)._replace(handles=shown)
    head = [" " * bracket + line for line in _header(layout)] if header else []
    yield from head
    groups = threads(events) if grouped else [list(events)] if events else []
    before = 1
    for group in groups:
        if grouped and max(len(group), before) > 1 and group is not groups[0]:
            yield ""
        before = len(group)
        for number, event in enumerate(group):
            mark = _bracket(number, len(group), ink) if grouped else ""
            yield (mark + _row(event, layout)).rstrip()
    if others:
        yield from [""] if events else []
        yield ink.cut(heading, width)
        yield from ((" " * bracket + _row(event, layout)).rstrip() for event in others)
    if header:
        # A picture longer than a screen shows its axis at both ends.
        yield from head if len(drawn) > LONG else ()
        yield ""
        for line in wrap([ink.cut(key, width) for key in _keys(drawn, layout)], width, gap="   "):
            yield "   ".join(line)


def _layout(
    events: Sequence[Event], asked: Period, width: int, ink: Ink, maybe: frozenset[str], *, header: bool
) -> _Layout:
    first, last = axis_days(events, asked)
    # The year stands in the header, if anywhere.
    one_year = header and the_year(events) == first.year == last.year
    found = _Layout(Axis(first, last, 1), ink, 0, False, 0, one_year, maybe, "")
    dates = max(cell_width(found.when(event)) for event in events) if width >= WITH_DATES else 0
    signs = width >= WITH_SIGNS and any(event.event_class for event in events)
    room = width - (dates + len(GAP) if dates else 0) - len(GAP) - (SIGN + 1 if signs else 0)
    longest = max(cell_width(ink.text(event.title)) for event in events)
    cells = max(LEAST_AXIS, room // 3, room - longest)
    days = found.axis.days
    if days * DAY_LABEL <= room * 2 // 5:
        cells = max(cells, days * DAY_LABEL)
    if cells >= days:
        # A whole number of cells a day keeps days evenly spaced.
        cells = max(min(cells // days, MOST_PITCH) * days, min(cells, LEAST_AXIS))
    axis = Axis(first, last, cells)
    ground = [" "] * cells
    for day in axis.grid():
        ground[axis.cell(day)] = ink.glyphs.grid
    return found._replace(axis=axis, dates=dates, signs=signs, titles=room - cells, ground="".join(ground))


def _header(layout: _Layout) -> Iterator[str]:
    axis, ink = layout.axis, layout.ink
    before = " " * (layout.dates + len(GAP)) if layout.dates else ""
    for ticks in (axis.coarse(), axis.fine()):
        labels = [(axis.cell(tick.day), tick.forms) for tick in ticks]
        if labels:
            yield before + ink.paint(label_line(labels, axis.cells), "bold")


def _row(event: Event, layout: _Layout) -> str:
    ink = layout.ink
    tone = PALETTE[event.event_class]
    when = pad(layout.when(event), layout.dates) if layout.dates else ""
    sign = ink.paint(tone.sign.ljust(SIGN), tone.patch)
    style = tone.mark if layout.signs and event.event_class else ""
    title = ink.cut(event.title, layout.titles)
    if layout.handles:
        title = f"{pad(title, layout.titles)}{GAP}{layout.handles[event.id]}"
    return layout.line(when, _drawing(event, layout, style), sign, title)


def _drawing(event: Event, layout: _Layout, style: str) -> str:
    """The axis with the event's mark on it."""
    axis, ink, glyphs = layout.axis, layout.ink, layout.ink.glyphs
    first, last = event.span.bounds
    cells = axis.cells_of(first, last)
    if event.date_certainty == "approximate":
        mark = glyphs.vague * len(cells)
    elif event.end_date:
        mark = glyphs.lasted * len(cells)
    else:
        cells, mark = cells[:1], glyphs.day
    if first < axis.first:
        mark = glyphs.before + mark[1:]
    if last > axis.last:
        mark = mark[:-1] + glyphs.after
    left, right = layout.ground[: cells.start], layout.ground[cells.stop :]
    return ink.paint(left, "dim") + ink.paint(mark, style) + ink.paint(right, "dim")


def _bracket(number: int, size: int, ink: Ink) -> str:
    if size == 1:
        return "  "
    return ink.glyphs.thread[0 if number == 0 else 2 if number == size - 1 else 1] + " "


def _keys(events: Sequence[Event], layout: _Layout) -> Iterator[str]:
    """What the marks and signs in the picture mean; only those that occur."""
    glyphs, axis = layout.ink.glyphs, layout.axis
    vague = [event.date_certainty == "approximate" for event in events]
    if any(event.end_date is None and not unsure for event, unsure in zip(events, vague, strict=True)):
        yield f"{glyphs.day} one day"
    if any(event.end_date and not unsure for event, unsure in zip(events, vague, strict=True)):
        yield f"{glyphs.lasted * 2} lasted"
    if any(vague):
        yield f"{glyphs.vague * 2} some time within"
    if any(reaches_beyond(event, axis) for event in events):
        yield f"{glyphs.before} {glyphs.after} reaches beyond"
    if layout.signs:
        present = {event.event_class for event in events}
        yield from (
            f"{tone.sign} {class_name(name)}" for name, tone in PALETTE.items() if tone.sign and name in present
        )
