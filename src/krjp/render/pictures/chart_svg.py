"""A count as SVG: bars, stacked bars, or a calendar of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.dates import DATE_PARTS, WEEKDAYS
from krjp.render.pictures.bars import bars, chart_title, scale_steps
from krjp.render.pictures.columns import columns
from krjp.render.pictures.heatmap import bands, calendar, level, month_labels
from krjp.render.pictures.marks import MOST_LABEL, faint, legend, swatch
from krjp.render.pictures.picture import clip
from krjp.render.pictures.svg import LINE, MARGIN, Look, document, element, label, text_width
from krjp.render.tables.counts_table import count_table, range_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.query.counts import Count
    from krjp.render.pictures.bars import Bars, Row
    from krjp.render.pictures.heatmap import Calendar, Day

__all__ = ["chart_svg"]

PLOT = 640
ROW = 28
BAR = 18
HEADING = 44
# A day of the calendar and the gap beside it; the small ones where there are many weeks.
DAY, GAP = 24, 3
SMALL_DAY = 18
MANY_WEEKS = 30
YEAR = 54


def chart_svg(count: Count, *, alone: bool = True, look: Look | None = None) -> str:
    """The picture as the text of an SVG file; not `alone`, it leaves title and notes to the page around it."""
    look = look or Look()
    title = look.title or chart_title(count)
    top = MARGIN + (HEADING if alone else 0)
    drawn = bars(count)
    if count.by == ("day",) and count.groups:
        found = calendar(count)
        width, bottom, body = _calendar(found, top)
        description = f"A calendar with a square a day, darker for more events. The most on a day is {found.most}."
    elif count.by and count.by[0] in DATE_PARTS and drawn.rows:
        width, bottom, body = columns(drawn, top)
        description = _described(drawn)
    else:
        width, bottom, body = _bars(drawn, top)
        description = _described(drawn)
    notes = [f"Total {range_text(count.total, count.at_most)}", *count_table(count).notes] if alone else []
    width = max(width, *(text_width(note) + 2 * MARGIN for note in notes), text_width(title, 20) + 2 * MARGIN)
    if alone:
        body.append(label(MARGIN, MARGIN + 18, title, "ink heading"))
    for at, note in enumerate(notes):
        body.append(label(MARGIN, bottom + LINE * (at + 1), note, "soft" if at else "ink strong"))
    return document(
        width,
        bottom + LINE * len(notes) + MARGIN,
        title,
        f"{description} Total {range_text(count.total, count.at_most)}.",
        body,
        look if alone else look._replace(sources=()),
    )


def _described(drawn: Bars) -> str:
    if not drawn.rows:
        return "A bar chart without bars."
    largest = max(drawn.rows, key=lambda row: row.total)
    parts = f", each in parts: {', '.join(drawn.series)}" if drawn.series else ""
    return f"A bar chart of {len(drawn.rows)} bars{parts}. The longest is {largest.label} with {largest.total}."


# Bars


def _bars(drawn: Bars, top: float) -> tuple[float, float, list[str]]:
    """Width, the height reached, and the elements."""
    body: list[str] = []
    labels = [clip(row.label, MOST_LABEL) + (" (partial)" if row.partial else "") for row in drawn.rows]
    left = MARGIN + max((text_width(text) for text in labels), default=0) + 12
    most = max((row.total for row in drawn.rows), default=0)
    scale = PLOT / most if most else 0
    width = left + PLOT + text_width(str(most)) + 16 + MARGIN
    keys = list(legend(drawn, top, width))
    body += [drawing for _, drawing in keys]
    top = (keys[-1][0] + LINE if keys else top) + 4
    bottom = top + ROW * len(drawn.rows)
    for number in scale_steps(most):
        x = left + number * scale
        body.append(element("path", d=f"M{x:.1f} {top:.1f}V{bottom:.1f}", class_="grid line"))
        body.append(label(x, bottom + 16, str(number), "soft small middle"))
    for at, (row, text) in enumerate(zip(drawn.rows, labels, strict=True)):
        y = top + ROW * at
        body.append(label(left - 12, y + 18, text, "ink end"))
        body += _bar(row, drawn, left, y + (ROW - BAR) / 2, scale)
        body.append(label(left + row.total * scale + 8, y + 18, row.text, "ink strong halo"))
    return width, bottom + 28, body


def _bar(row: Row, drawn: Bars, x: float, y: float, scale: float) -> Iterator[str]:
    """The parts of a bar, each with what only may belong to it, faint and dashed, behind what surely does."""
    for at, (number, sure) in enumerate(zip(row.parts, row.sure, strict=True)):
        if not number:
            continue
        name = f"{row.label}, {drawn.series[at]}" if drawn.series else row.label
        size, solid = number * scale, sure * scale
        gap = 1 if drawn.series else 0
        tone = drawn.tone(row, at)
        look = at if tone is None else tone
        alone = not drawn.series
        pieces = list(swatch(look, x, y, max(solid - gap, solid / 2), BAR, alone=alone)) if sure else []
        if number > sure:
            pieces.append(faint(look, x + solid + 0.5, y + 0.5, size - solid - 1 - gap, BAR - 1))
        if drawn.series and size >= 24:
            pieces.append(label(x + size / 2, y + 13, range_text(sure, number), "ink small strong halo middle"))
        yield element("g", element("title", text=f"{name}: {range_text(sure, number)}"), *pieces)
        x += size


# Days


def _calendar(found: Calendar, top: float) -> tuple[float, float, list[str]]:
    """Width, the height reached, and the elements; a block of weeks for each year's worth."""
    body: list[str] = []
    size = SMALL_DAY if len(found.weeks) > MANY_WEEKS else DAY
    pitch = size + GAP
    left = MARGIN + 40
    y = top
    widest = 0.0
    for shown in found.blocks(YEAR):
        months = month_labels(shown)
        for number, (at, forms) in enumerate(months):
            free = months[number + 1][0] - at if number + 1 < len(months) else 4
            form = next((form for form in forms if text_width(form) <= free * pitch), "")
            start = left + at * pitch
            body += [label(start, y + 10, form, "soft")] if form else []
            widest = max(widest, start + text_width(form), left + len(shown) * pitch)
        y += LINE
        for weekday, name in enumerate(WEEKDAYS):
            body.append(label(left - 8, y + weekday * pitch + size / 2 + 4, name[:3], "soft small end"))
            for column, week in enumerate(shown):
                if (day := week.days[weekday]) is not None:
                    body.append(_day(day, left + column * pitch, y + weekday * pitch, size, found.most))
        y += 7 * pitch + 12
    x = float(left)
    for step, numbers in bands(found.most):
        body += [
            element("rect", x=x, y=y, width=16, height=16, rx=3, class_=f"h{step}"),
            label(x + 22, y + 13, numbers),
        ]
        x += 22 + text_width(numbers) + 20
    if any(day and day.at_most > day.sure for week in found.weeks for day in week.days):
        dashed: dict[str, Any] = {"x": x + 1, "y": y + 1, "width": 14, "height": 14, "rx": 2}
        body += [
            element("rect", **dashed, fill="none", class_="edge-s0", stroke_dasharray="2 2"),
            label(x + 22, y + 13, "may have some, or more"),
        ]
        x += 22 + text_width("may have some, or more") + 20
    return max(widest, x) + MARGIN, y + 30, body


def _day(day: Day, x: float, y: float, size: int, most: int) -> str:
    step = level(day.sure, most)
    number = range_text(day.sure, day.at_most)
    pieces = [element("rect", x=x, y=y, width=size, height=size, rx=3, class_=f"h{step}")]
    if day.at_most > day.sure:
        dashed: dict[str, Any] = {"x": x + 1, "y": y + 1, "width": size - 2, "height": size - 2, "rx": 2}
        pieces.append(element("rect", **dashed, fill="none", class_="edge-s0", stroke_dasharray="2 2"))
    if day.sure:
        pieces.append(label(x + size / 2, y + size / 2 + 4, str(day.sure), f"n{step} small middle"))
    return element("g", element("title", text=f"{day.day}: {number}"), *pieces)
