"""A count over time for a terminal: a column for each part of the calendar, from left to right as in every picture.

Lying bars would need a line each: a year of weeks would not fit a screen, and time would run downward here and from
left to right in SVG. Columns of one cell still show a trend; where there are more of them than cells, neighbours are
added up. Each column has its number where there is room for all numbers, else there is a scale.
"""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from krjp.dates import MONTHS
from krjp.render.pictures.axis import YEARS
from krjp.render.pictures.bars import Row, scale_steps
from krjp.render.pictures.parts import look, parts
from krjp.render.pictures.picture import label_line
from krjp.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krjp.render.pictures.bars import Bars
    from krjp.render.pictures.picture import Ink

__all__ = ["columns_upright"]

# Lines of the highest column: one an event where there are so few, else this many; more where columns have parts.
HEIGHT, HEIGHT_OF_PARTS = 10, 12
LEAST_HEIGHT = 3
# Cells from one column to the next at most.
PITCH = 12
MOST_TICKS = 5
# How many neighbours may be added up, so that columns are round spans of time.
_TOGETHER = {
    "day": (1, 2, 7, 14, 28, 91, 182, 364),
    "week": (1, 2, 4, 13, 26, 52),
    "month": (1, 2, 3, 6, 12, 24, 60, 120),
    "quarter": (1, 2, 4, 8, 20, 40),
}
# Every how many parts of a year one may be named.
_EVERY = {"day": (1, 5, 10), "week": (1, 2, 4, 13, 26), "month": (1, 2, 3, 6), "quarter": (1, 2)}


def columns_upright(drawn: Bars, field: str, width: int, ink: Ink) -> Iterator[str]:
    """The lines of the picture, each at most `width` cells."""
    timed = [row for row in drawn.rows if not row.own]
    together, rows, margin = _fitted(timed, field, width)
    most = max(row.total for row in rows)
    whole = HEIGHT_OF_PARTS if drawn.series else HEIGHT
    height = most * max(1, LEAST_HEIGHT // most) if 0 < most <= whole else whole
    scale = height / most if most else 0.0
    texts = [ink.text(row.text) for row in rows]
    numbered = together == 1 and max(map(len, texts)) < min(PITCH, width // len(rows))
    margin = 0 if numbered else margin
    pitch = min(PITCH, (width - margin) // len(rows))
    columns = [list(_cells(row, drawn, scale, pitch, ink)) for row in rows]
    ticks = {} if numbered else _ticks(most, scale, margin)
    for level in range(max(map(len, columns)) if numbered else height, -1, -1):
        line = ticks.get(level, " " * margin)
        for column, text in zip(columns, texts, strict=True):
            number = text if numbered and level == len(column) else ""
            line += column[level] if level < len(column) else f"{number:^{pitch - _gap(pitch)}}".ljust(pitch)
        if line.strip():
            yield line.rstrip()
    yield f"{ticks.get(-1, '')}{ink.glyphs.floor * (pitch * len(rows) - _gap(pitch))}"
    for labels in _labels([row.label for row in timed], field, pitch, together):
        yield (" " * margin + label_line(labels, width - margin)).rstrip()
    if together > 1:
        yield ink.cut(f"{together} {field}s a column", width)


def _fitted(timed: Sequence[Row], field: str, width: int) -> tuple[int, Sequence[Row], int]:
    """How many neighbours are added up, the columns then, and how many cells stand before them for a scale."""
    steps = _TOGETHER.get(field, YEARS)
    enough = (each for each in chain(steps, count(2 * steps[-1], steps[-1])) if len(timed) <= each * width)
    tried = ((each, [_sum(timed[at : at + each]) for at in range(0, len(timed), each)]) for each in enough)
    with_scale = ((each, rows, len(str(max(row.total for row in rows))) + 2) for each, rows in tried)
    return next((each, rows, margin) for each, rows, margin in with_scale if len(rows) <= width - margin)


def _sum(rows: Sequence[Row]) -> Row:
    """Several columns as one."""
    if len(rows) == 1:
        return rows[0]
    parts, sure = (tuple(map(sum, zip(*each, strict=True))) for each in zip(*(row[1:3] for row in rows), strict=True))
    return Row(rows[0].label, parts, sure)


def _gap(pitch: int) -> int:
    """Cells between two columns."""
    return min(2, (pitch + 1) // 3) if pitch > 1 else 0


def _cells(row: Row, drawn: Bars, scale: float, pitch: int, ink: Ink) -> Iterator[str]:
    """A column from the ground up, a piece a line; where it is all of one sort, to the eighth of a line."""
    gap = _gap(pitch)
    if len(row.parts) == 1 and not row.elsewhere:
        whole, eighths = divmod(max(round(row.total * scale * 8), row.total > 0), 8)
        steps = ink.glyphs.column
        glyph, style = look(drawn, row, 0, ink)
        found = chain(glyph * whole, steps[-(-eighths * len(steps) // 8) - 1] if eighths else "")
        yield from (ink.paint(each * (pitch - gap), style) + " " * gap for each in found)
        return
    pieces = list(parts(row, drawn, scale, ink))
    sizes = [cells for *_, cells in pieces]
    for at, (_, _, number, cells) in enumerate(pieces):
        if number and not cells and max(sizes) > 1:  # what there is is seen, however little
            sizes[sizes.index(max(sizes))] -= 1
            sizes[at] = 1
    for (glyph, style, _, _), size in zip(pieces, sizes, strict=True):
        yield from [ink.paint(glyph * (pitch - gap), style) + " " * gap] * size


def _ticks(most: int, scale: float, margin: int) -> dict[int, str]:
    """What stands before the lines of the picture: round numbers, each at the line that ends with it."""
    steps = scale_steps(most)
    chosen = steps[:: -(-len(steps) // MOST_TICKS)]
    return {round(number * scale) - 1: f"{number:>{margin - 1}} " for number in chosen}


def _labels(labels: Sequence[str], field: str, pitch: int, together: int) -> Iterator[list[tuple[int, list[str]]]]:
    """What stands below the columns: the whole labels where they fit, else parts of a year and below them the years."""
    if together == 1 and max(map(cell_width, labels)) < pitch:
        yield [(at * pitch, [text]) for at, text in enumerate(labels)]
        return
    named = [(at // together * pitch, *_named(text, field, at)) for at, text in enumerate(labels)]
    size = max(cell_width(fine) for _, _, fine, _ in named) + 1
    every = next((step for step in _EVERY.get(field, (1, 2, 3)) if step * pitch >= size * together), None)
    if every and size > 1:
        yield [(x, [fine]) for x, number, fine, _ in named if number % every == 0]
    whole = [(x, text) for at, (x, _, _, text) in enumerate(named) if text and (not at or text != named[at - 1][3])]
    if whole:
        yield _spread(whole)


def _named(text: str, field: str, at: int) -> tuple[int, str, str]:
    """A part of the calendar: its number in what it is a part of, from 0 on, its short name, and what that is."""
    year, _, rest = text.partition("-")
    if field == "day":
        month, _, day = rest.partition("-")
        return int(day) - 1, f"{int(day)}", f"{MONTHS[int(month) - 1][:3]} {year}"
    if field == "month":
        return int(rest) - 1, MONTHS[int(rest) - 1][:3], year
    if field in ("week", "quarter"):
        return int(rest[1:]) - 1, rest, year
    return (at, "", year) if field == "year" else (at, text[:3], "")


def _spread(labels: Sequence[tuple[int, str]]) -> list[tuple[int, list[str]]]:
    """Years or months that do not touch: every second, fifth … where there is no room for all."""
    (first, _), (last, _) = labels[0], labels[-1]
    size = max(cell_width(text) for _, text in labels) + 1
    every = next(step for step in YEARS if (last - first) * step >= size * (len(labels) - 1) or step == YEARS[-1])
    numbered = [(int(text) if text.isdecimal() else at, x, text) for at, (x, text) in enumerate(labels)]
    return [(x, [text]) for number, x, text in numbered if number % every == 0] or [(0, [labels[0][1]])]
