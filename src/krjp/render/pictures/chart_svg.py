"""A count as SVG: bars, stacked bars, or a calendar of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.dates import WEEKDAYS
from krjp.render.palette import PALETTE
from krjp.render.pictures.bars import bars, chart_title
from krjp.render.pictures.heatmap import bands, calendar, level, month_labels
from krjp.render.pictures.picture import clip
from krjp.render.pictures.svg import MARGIN, document, element, label, text_width
from krjp.render.tables.counts_table import count_table, range_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.query.counts import Count
    from krjp.render.palette import Tone
    from krjp.render.pictures.bars import Bars, Row
    from krjp.render.pictures.heatmap import Calendar, Day

__all__ = ["chart_svg"]

PLOT = 640
ROW = 28
BAR = 18
HEADING = 44
LINE = 20
MOST_LABEL = 40
MAYBE = "may belong elsewhere"
# A day of the calendar and the gap beside it; the small ones where there are many weeks.
DAY, GAP = 24, 3
SMALL_DAY = 18
MANY_WEEKS = 30
YEAR = 54
# Of `svg.PATTERNS`, for each class: conflict is hatched, cooperation in words dotted.
TONE_PATTERNS = dict(zip((tone.name for tone in PALETTE.values()), (0, 3, 2, 1, 5), strict=True))


def chart_svg(count: Count, *, alone: bool = True) -> str:
    """The picture as the text of an SVG file; not `alone`, it leaves title and notes to the page around it."""
    title = chart_title(count)
    top = MARGIN + (HEADING if alone else 0)
    if count.by == ("day",) and count.groups:
        found = calendar(count)
        width, bottom, body = _calendar(found, top)
        description = f"A calendar with a square a day, darker for more events. The most on a day is {found.most}."
    else:
        drawn = bars(count)
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
    keys = list(_legend(drawn, top, width))
    body += [drawing for _, drawing in keys]
    top = (keys[-1][0] + LINE if keys else top) + 4
    bottom = top + ROW * len(drawn.rows)
    for number in _steps(most):
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
        pieces = list(_swatch(look, x, y, max(solid - gap, solid / 2), BAR, alone=alone)) if sure else []
        if number > sure:
            pieces.append(_faint(look, x + solid + 0.5, y + 0.5, size - solid - 1 - gap, BAR - 1))
        if drawn.series and size >= 24:
            pieces.append(label(x + size / 2, y + 13, range_text(sure, number), "ink small strong halo middle"))
        yield element("g", element("title", text=f"{name}: {range_text(sure, number)}"), *pieces)
        x += size


def _faint(look: Tone | int, x: float, y: float, width: float, height: float) -> str:
    box: dict[str, Any] = {"x": x, "y": y, "width": max(1.0, width), "height": height}
    name, edge = (f"s{look}", "s0") if isinstance(look, int) else (look.name, look.name)
    return element("rect", **box, class_=f"{name} faint edge-{edge}", stroke_dasharray="4 3")


def _swatch(look: Tone | int, x: float, y: float, width: float, height: float, *, alone: bool) -> Iterator[str]:
    """A part of a bar, drawn as its class is or by its number; `alone` it needs no pattern to be told apart."""
    name, pattern = (f"s{look}", look) if isinstance(look, int) else (look.name, TONE_PATTERNS[look.name])
    yield element("rect", x=x, y=y, width=width, height=height, class_=name)
    if pattern and not alone:
        yield element("rect", x=x, y=y, width=width, height=height, fill=f"url(#krjp-p{pattern})")


def _legend(drawn: Bars, top: float, width: float) -> Iterator[tuple[float, str]]:
    """The keys of the series, or of the vague part, each with the height it stands at."""
    x, y = float(MARGIN), top
    for at, (name, total) in enumerate(zip(drawn.series, drawn.totals, strict=True)):
        text = f"{clip(name, MOST_LABEL)} {total}"
        size = 28 + text_width(text) + 20
        if x + size > width and x > MARGIN:
            x, y = float(MARGIN), y + LINE
        look = drawn.tones[at] if drawn.tones else at
        yield y, element("g", *_swatch(look, x, y - 1, 20, 13, alone=False), label(x + 28, y + 10, text))
        x += size
    if any(row.elsewhere for row in drawn.rows):
        if x + 180 > width and x > MARGIN:
            x, y = float(MARGIN), y + LINE
        yield y, element("g", _faint(0, x + 0.5, y - 0.5, 20, 12), label(x + 28, y + 10, MAYBE, "soft"))


def _steps(most: int) -> range:
    """Round numbers from 0 to the longest bar, at most nine."""
    step = next(
        unit * power
        for power in (10**digits for digits in range(len(str(most)) + 1))
        for unit in (1, 2, 5)
        if unit * power * 8 >= most
    )
    return range(0, most + 1, step)


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
