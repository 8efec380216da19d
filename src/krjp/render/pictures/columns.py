"""A count over time as SVG: a column for each part of the calendar, from left to right, sixty years on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.render.pictures.bars import scale_steps
from krjp.render.pictures.marks import faint, legend, swatch
from krjp.render.pictures.svg import LINE, MARGIN, element, label, text_width
from krjp.render.tables.counts_table import range_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.render.pictures.bars import Bars, Row

__all__ = ["columns"]

# Pixels: all columns together, and the most that one takes.
PLOT = 860
# Keys take as much room as the columns, and this at least: less to scroll on a small screen.
KEYS = 480
PITCH = 64
HEIGHT = 240
# Narrower columns have no number over them.
NUMBERED = 34


def columns(drawn: Bars, top: float) -> tuple[float, float, list[str]]:
    """Width, the height reached, and the elements.

    What may belong to several columns stands behind them, each with a letter that is explained below.
    """
    timed, own = ([row for row in drawn.rows if row.own is is_own] for is_own in (False, True))
    most = max(row.total for row in drawn.rows)
    scale = HEIGHT / most if most else 0.0
    left = MARGIN + text_width(str(most), 11) + 12
    pitch = min(PITCH, PLOT / (len(drawn.rows) + bool(own)))
    width = left + pitch * (len(drawn.rows) + bool(own)) + MARGIN
    keys = list(legend(drawn, top, max(width, KEYS)))
    body = [drawing for _, drawing in keys]
    top = (keys[-1][0] + LINE if keys else top) + 24
    base = top + HEIGHT
    for number in scale_steps(most):
        y = base - number * scale
        body.append(element("path", d=f"M{left:.1f} {y:.1f}H{width - MARGIN:.1f}", class_="grid line"))
        body.append(label(left - 8, y + 4, str(number), "soft small end"))
    letters = {id(row): chr(ord("a") + at % 26) for at, row in enumerate(own)}
    every = max(1, -(-max(int(text_width(row.label, 11)) + 10 for row in timed) // int(max(1, pitch)))) if timed else 1
    for at, row in enumerate((*timed, *own)):
        x = left + pitch * (at + row.own)
        body += _column(row, drawn, x, base, pitch, scale)
        if row.own:
            body.append(label(x + pitch / 2, base + 16, letters[id(row)], "ink small middle"))
        elif at % every == 0:
            place, classes = (x, "soft small") if every > 1 else (x + pitch / 2, "soft small middle")
            body.append(label(place, base + 16, row.label, classes))
    partial = [row.label for row in timed if row.partial]
    told = [f"{letters[id(row)]}: {row.label}, {row.text}" for row in own]
    told += [f"partial: {', '.join(partial)}"] if partial else []
    body += [label(MARGIN, base + 24 + LINE * at, text, "soft") for at, text in enumerate(told, 1)]
    widest = max((text_width(text) + 2 * MARGIN for text in told), default=0.0)
    keyed = KEYS + MARGIN if keys else 0.0
    return max(width, widest, keyed), base + 28 + LINE * len(told), body


def _column(row: Row, drawn: Bars, x: float, base: float, pitch: float, scale: float) -> Iterator[str]:
    """The parts of a column from the ground up, each with what only may belong to it, faint, on what surely does."""
    gap = min(8.0, pitch / 6)
    y = base
    for at, (number, sure) in enumerate(zip(row.parts, row.sure, strict=True)):
        if not number:
            continue
        tone = drawn.tone(row, at)
        look = at if tone is None else tone
        size, solid = number * scale, sure * scale
        pieces = list(swatch(look, x + gap, y - solid, pitch - 2 * gap, solid, alone=not drawn.series)) if sure else []
        if number > sure:
            pieces.append(faint(look, x + gap + 0.5, y - size + 0.5, pitch - 2 * gap - 1, size - solid - 1))
        name = f"{row.label}, {drawn.series[at]}" if drawn.series else row.label
        yield element("g", element("title", text=f"{name}: {range_text(sure, number)}"), *pieces)
        y -= size
    if pitch >= NUMBERED:
        yield label(x + pitch / 2, y - 6, row.text, "ink strong small middle")
