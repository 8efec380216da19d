"""Events along a line of time as SVG: a row an event, as in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.render.palette import PALETTE, class_name
from krjp.render.pictures.axis import Axis, axis_days, reaches_beyond
from krjp.render.pictures.picture import UNICODE
from krjp.render.pictures.svg import MARGIN, Look, document, element, label, text_width
from krjp.render.pictures.threads import threads
from krjp.render.pictures.timeline import LONG
from krjp.render.tables.events import dated, the_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krjp.dates import Period
    from krjp.record.model import Event

__all__ = ["timeline_svg", "timeline_title"]

# Pixels: a row, the space between threads, the axis, what a character of a label takes of it.
ROW = 24
BETWEEN = 12
AXIS = 520
CELL = 8
HEADING = 44
LINE = 22
# A day takes no more room than this: a short time makes a short axis.
MOST_DAY = 36
LEAST_AXIS = 160
SIGN = 30


class _Frame(NamedTuple):
    axis: Axis
    left: float
    """Where the axis begins."""
    width: float
    """How long it is."""
    dates: float
    """Where the dates begin."""
    one_year: bool
    maybe: frozenset[str]
    """The ids of events that only may match."""

    def when(self, event: Event) -> str:
        """The date of an event."""
        return dated(event, year=not self.one_year, maybe=event.id in self.maybe)

    def x(self, share: float) -> float:
        return self.left + share * self.width

    @property
    def titles(self) -> float:
        """Where the signs and titles begin."""
        return self.left + self.width + 20


def timeline_title(events: Sequence[Event], asked: Period) -> str:
    """What the picture shows, in a few words."""
    if not events:
        return "No events"
    first, last = axis_days(events, asked)
    return f"Events from {first} to {last}"


def timeline_svg(
    events: Sequence[Event],
    asked: Period,
    *,
    grouped: bool = False,
    alone: bool = True,
    maybe: frozenset[int] = frozenset(),
    look: Look | None = None,
) -> str:
    """The picture as the text of an SVG file; with `grouped`, related events stand together.

    Not `alone`, it leaves its title to the page around it. Events at the positions `maybe` only may match.
    """
    look = look or Look()
    title = look.title or timeline_title(events, asked)
    if not events:
        width = max(320, text_width(title, 20) + 2 * MARGIN)
        return document(width, 80, title, "Nothing matched.", [label(MARGIN, 46, title, "ink heading")], look)
    first, last = axis_days(events, asked)
    marked = frozenset(events[at].id for at in maybe)
    frame = _frame(events, Axis(first, last, AXIS // CELL), marked, grouped=grouped)
    right = frame.titles + SIGN + max(text_width(event.title) for event in events) + MARGIN
    right = max(right, text_width(title, 20) + 2 * MARGIN)
    y = float(MARGIN + (HEADING if alone else 0))
    body = [label(MARGIN, MARGIN + 18, title, "ink heading")] if alone else []
    keys = list(_legend(events, frame, y, right - MARGIN))
    body += [drawing for _, drawing in keys]
    top = y = keys[-1][0] + 2 * LINE + 20
    bands: list[str] = []
    rows: list[str] = []
    groups = threads(events) if grouped else [list(events)]
    for at, group in enumerate(groups):
        if at and max(len(group), len(groups[at - 1])) > 1:
            y += BETWEEN
        if grouped and len(group) > 1:
            rows.append(_bracket(y, len(group)))
        for number, event in enumerate(group, len(rows)):
            if number % 2:
                bands.append(element("rect", x=frame.dates - 6, y=y, width=right, height=ROW, class_="band"))
            rows.append(_row(event, frame, y))
            y += ROW
    body += [*bands, *_grid(frame, top, y), *_labels(frame, top - 8, -LINE), *rows]
    if len(events) > LONG:
        body += _labels(frame, y + 18, LINE)
        y += 2 * LINE
    noun = "event" if len(events) == 1 else "events"
    description = f"{len(events)} {noun} along a line of time from {first} to {last}, one a row."
    return document(right, y + MARGIN, title, description, body, look if alone else look._replace(sources=()))


def _frame(events: Sequence[Event], axis: Axis, maybe: frozenset[str], *, grouped: bool) -> _Frame:
    one_year = the_year(events) == axis.first.year == axis.last.year
    width = min(AXIS, max(LEAST_AXIS, axis.days * MOST_DAY))
    left = MARGIN + (16 if grouped else 0)
    frame = _Frame(axis._replace(cells=int(width // CELL)), left, width, left, one_year, maybe)
    return frame._replace(left=left + max(text_width(frame.when(event)) for event in events) + 16)


def _grid(frame: _Frame, top: float, bottom: float) -> Iterator[str]:
    """The axis, and lines through the rows."""
    for day in frame.axis.grid():
        x = frame.x(frame.axis.share(day))
        yield element("path", d=f"M{x:.1f} {top:.1f}V{bottom:.1f}", class_="grid line")
    yield element("path", d=f"M{frame.left:.1f} {top:.1f}H{frame.left + frame.width:.1f}", class_="bracket line")


def _labels(frame: _Frame, y: float, away: float) -> Iterator[str]:
    """What is written along the axis; the coarse labels lie `away` from the fine ones."""
    axis = frame.axis
    day = frame.width / axis.days
    for ticks, height, classes in ((axis.coarse(), y + away, "ink strong"), (axis.fine(), y, "soft")):
        ends = [*(frame.x(axis.share(tick.day)) for tick in ticks[1:]), frame.left + frame.width]
        # Where every day has its number, the number stands over the middle of the day.
        centred = classes == "soft" and len(ticks) == axis.days
        for tick, end in zip(ticks, ends, strict=False):
            x = frame.x(axis.share(tick.day))
            form = next((form for form in tick.forms if text_width(form) + 4 <= end - x), "")
            if form:
                yield label(x + day / 2 if centred else x, height, form, f"{classes} middle" if centred else classes)


def _row(event: Event, frame: _Frame, y: float) -> str:
    name = PALETTE[event.event_class].name
    base = y + ROW / 2 + 4.5
    pieces = [
        element("title", text=" · ".join(filter(None, (event.when, event.kind, event.title)))),
        label(frame.dates, base, frame.when(event), "soft"),
        _mark(event, frame, y + ROW / 2, name),
    ]
    if event.event_class:
        pieces.append(label(frame.titles, base, PALETTE[event.event_class].printed_sign, f"{name} sign"))
    pieces.append(label(frame.titles + SIGN, base, event.title))
    return element("g", *pieces, data_id=event.id)


def _mark(event: Event, frame: _Frame, middle: float, name: str) -> str:
    """A dot for a day, a bar for what lasted, a dashed shade for a vague date; arrows where it goes on."""
    axis = frame.axis
    first, last = event.span.bounds
    start, end = frame.x(axis.share(first)), frame.x(axis.share(last, end=True))
    if event.end_date is None and event.date_certainty == "exact":
        return element("circle", cx=(start + end) / 2, cy=middle, r=5, class_=name)
    size = max(end - start, 8)
    vague = event.date_certainty == "approximate"
    bar = element(
        "rect", x=start, y=middle - (5.5 if vague else 4), width=size, height=11 if vague else 8,
        rx=0 if vague else 2, class_=f"{name} faint edge-{name}" if vague else name,
        stroke_dasharray="4 3" if vague else "",
    )  # fmt: skip
    arrows = ""
    if first < axis.first:
        arrows += element("path", d=f"M{start - 2:.1f} {middle - 4:.1f}l-6 4 6 4z", class_=name)
    if last > axis.last:
        arrows += element("path", d=f"M{end + 2:.1f} {middle - 4:.1f}l6 4 -6 4z", class_=name)
    return bar + arrows


def _bracket(y: float, size: int) -> str:
    x = MARGIN + 2
    return element("path", d=f"M{x + 6} {y + 6:.1f}H{x}V{y + size * ROW - 6:.1f}H{x + 6}", class_="bracket line")


def _legend(events: Sequence[Event], frame: _Frame, top: float, right: float) -> Iterator[tuple[float, str]]:
    """What marks and signs mean, each with the height it stands at; only those that occur."""
    x, y = float(MARGIN), top
    vague = {event.date_certainty == "approximate" for event in events}
    sure = [event for event in events if event.date_certainty == "exact"]
    keys: list[tuple[str, str]] = []
    if any(event.end_date is None for event in sure):
        keys.append((element("circle", cx=x + 10, cy=y + 5, r=5, class_="unclassed"), "one day"))
    if any(event.end_date for event in sure):
        keys.append((element("rect", x=x, y=y + 1, width=20, height=8, rx=2, class_="unclassed"), "lasted"))
    if True in vague:
        box = element(
            "rect", x=x, y=y, width=20, height=11, class_="unclassed faint edge-unclassed", stroke_dasharray="4 3"
        )
        keys.append((box, "some time within"))
    if any(reaches_beyond(event, frame.axis) for event in events):
        keys.append((label(x, y + 10, f"{UNICODE.before} {UNICODE.after}", "unclassed"), "reaches beyond"))
    present = {event.event_class for event in events}
    keys += [
        (label(x, y + 10, tone.printed_sign, f"{name} sign"), class_name(name))
        for name, tone in PALETTE.items()
        if tone.sign and name in present
    ]
    at = 0.0
    row = 0
    for drawing, text in keys:
        size = 28 + text_width(text) + 22
        if at and MARGIN + at + size > right:
            at, row = 0.0, row + 1
        moved = element(
            "g", drawing, label(x + 28, y + 10, text, "soft"), transform=f"translate({at:.1f} {row * LINE})"
        )
        yield y + row * LINE, moved
        at += size
