"""A count as a picture for a terminal: bars, stacked bars, sparklines, or a calendar of days.

What is drawn follows from the count and the room: one field makes bars, two make stacked bars, days
make a calendar (weeks across, weekdays down), and calendar parts in a narrow room make a sparkline.
No line is wider than asked, whatever the labels are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.dates import DATE_PARTS, WEEKDAYS
from krjp.render.pictures.bars import bars, chart_title
from krjp.render.pictures.heatmap import LEVELS, bands, calendar, level, month_labels
from krjp.render.pictures.picture import Ink, clip, label_line, pad, wrap
from krjp.render.tables.counts_table import count_table, range_text
from krjp.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krjp.query.counts import Count
    from krjp.render.pictures.bars import Bars, Row
    from krjp.render.pictures.heatmap import Day

__all__ = ["chart_lines"]

# Below this many cells a bar says less than a sparkline.
NARROW = 30
# Of middle lightness, and of none of the hues that classes have.
FILL_STYLES = ("color(30)", "color(133)", "color(64)", "color(168)", "color(95)", "color(29)", "color(244)")
# More rows of time than this are a sparkline, which shows sixty years of months on one line.
MOST_ROWS = 72
PARTIAL = " (partial)"
MAY_BE = "may be"
# A sparkline with less room than this, the gaps beside it included, has no sum behind it.
LEAST_LINE = 6


def chart_lines(
    count: Count, width: int, *, color: bool = False, unicode: bool = True, header: bool = True, title: str = ""
) -> Iterator[str]:
    """The lines of the picture, each at most `width` cells (20 or more).

    With `unicode` off it is drawn in ASCII; with `header` off the title is left out.
    """
    ink = Ink(unicode, color)
    ordered = bool(count.by) and count.by[0] in DATE_PARTS
    if header:
        yield from (ink.paint(line, "bold") for line in _lines(title or chart_title(count), width, ink))
        yield ""
    if count.groups:
        drawn = bars(count)
        if ordered and (width < NARROW or (len(drawn.rows) > MOST_ROWS and count.by != ("day",))):
            yield from _sparklines(drawn, width, ink)
        elif count.by == ("day",):
            yield from _calendar(count, width, ink)
        else:
            yield from _bars(drawn, width, ink)
        if count.by:
            yield ""
    if count.by:
        yield ink.paint(ink.cut(f"Total {range_text(count.total, count.at_most)}", width), "bold")
    for note in count_table(count).notes:
        yield from _lines(note, width, ink)


def _lines(text: str, width: int, ink: Ink) -> Iterator[str]:
    """The text in lines of whole words; a word that fits none is cut."""
    return (" ".join(line) for line in wrap((ink.cut(word, width) for word in ink.text(text).split()), width))


# Bars


def _bars(drawn: Bars, width: int, ink: Ink) -> Iterator[str]:
    if drawn.series:
        yield from _legend(drawn, width, ink)
        yield ""
    labels = min(max(cell_width(ink.text(row.label)) for row in drawn.rows), max(6, width * 2 // 5))
    room = width - labels - 2
    # Words after the numbers go where they would leave no bar.
    words = room >= NARROW // 2 + len(PARTIAL)
    tails = [_tail(row, ink, words=words) for row in drawn.rows]
    # The number stands after its bar, so the row that needs most room, not the longest bar, sets the scale.
    fits = [(room - 1 - cell_width(tail)) / row.total for row, tail in zip(drawn.rows, tails, strict=True) if row.total]
    scale = max(0.0, min(fits, default=0.0))
    vague = any(row.elsewhere for row in drawn.rows)
    for row, tail in zip(drawn.rows, tails, strict=True):
        label = pad(ink.cut(row.label, labels), labels)
        bar = _stack(row, drawn, scale, ink)
        yield f"{label}  {bar}{' ' if bar else ''}{clip(tail, room, ink.glyphs.cut)}"
    keys = [f"{ink.glyphs.elsewhere} may belong elsewhere"] if vague else []
    keys += ["* partial"] if not words and any(row.partial for row in drawn.rows) else []
    if keys:
        yield ""
        yield from (ink.cut(key, width) for key in keys)


def _tail(row: Row, ink: Ink, *, words: bool) -> str:
    return f"{ink.text(row.text)}{(PARTIAL if words else '*') if row.partial else ''}"


def _stack(row: Row, drawn: Bars, scale: float, ink: Ink) -> str:
    """The parts of a bar, each with what only may belong to it in shade behind what surely does.

    Each ends where the rounded sum ends, so that roundings do not add up.
    """
    if len(row.parts) == 1 and not row.elsewhere:
        return ink.paint(ink.bar(row.total * scale), _look(drawn, row, 0, ink)[1])
    found, end, total = "", 0, 0
    whole = max(int(row.total * scale), row.total > 0 < scale)
    for part, (number, sure) in enumerate(zip(row.parts, row.sure, strict=True)):
        fill, style = _look(drawn, row, part, ink)
        for size, glyph in ((sure, fill), (number - sure, ink.glyphs.elsewhere)):
            total += size
            cells = (whole if total == row.total else min(whole, int(total * scale + 0.5))) - end
            found += ink.paint(glyph * cells, style)
            end += cells
    return found


def _look(drawn: Bars, row: Row, part: int, ink: Ink) -> tuple[str, str]:
    """What a part of a bar is filled with, and its style."""
    tone = drawn.tone(row, part)
    if not drawn.series:
        return ink.glyphs.bar[-1], tone.mark if tone else FILL_STYLES[part]
    return (ink.fill(tone), tone.mark) if drawn.tones and tone else (ink.glyphs.fills[part], FILL_STYLES[part])


def _legend(drawn: Bars, width: int, ink: Ink) -> Iterator[str]:
    styles = {}
    pieces = []
    for part, (name, number) in enumerate(zip(drawn.series, drawn.totals, strict=True)):
        fill, style = _look(drawn, drawn.rows[0], part, ink)
        piece = ink.cut(f"{fill}{fill} {name} {number}", width)
        styles[piece] = style
        pieces.append(piece)
    for line in wrap(pieces, width, gap="   "):
        yield "   ".join(ink.paint(piece, styles[piece]) for piece in line)


# Sparklines


def _sparklines(drawn: Bars, width: int, ink: Ink) -> Iterator[str]:
    """A line for each series, or one for all, of what is sure, and below it one of what is possible, if that is more.

    Neighbours are added up where there is no cell for each.
    """
    rows = [row for row in drawn.rows if not row.own]
    lines = list(_lines_of(drawn, rows, ink))
    labels = min(max(cell_width(ink.text(name)) for name, _, _ in lines), width // 3)
    totals = max(len(total) for _, _, total in lines)
    if width - labels - totals < LEAST_LINE:
        lines, totals = [(name, numbers, "") for name, numbers, _ in lines], 0
    room = width - (labels + 2 + totals if labels else 0)
    together = -(-len(rows) // max(1, room))
    merged = [[sum(line[at : at + together]) for at in range(0, len(line), together)] for _, line, _ in lines]
    most = max(map(max, merged))
    for (name, _, total), line in zip(lines, merged, strict=True):
        label = pad(ink.cut(name, labels), labels) + " " if labels else ""
        drawing = ink.paint(_sparkline(line, most, ink), FILL_STYLES[0])
        yield f"{label}{drawing}{' ' if total else ''}{total}"
    first, last = rows[0], rows[-1]
    yield from _lines(first.label if first == last else f"{first.label} – {last.label}", width, ink)
    if together > 1:
        yield ink.cut(f"{together} rows a cell", width)
    yield ink.cut(f"most {most}", width)
    partial = ", ".join(row.label for row in rows if row.partial)
    if partial:
        yield from _lines(f"partial: {partial}", width, ink)


def _lines_of(drawn: Bars, rows: Sequence[Row], ink: Ink) -> Iterator[tuple[str, list[int], str]]:
    """What stands before each sparkline, its numbers, and what stands behind it."""
    for at, name in enumerate(drawn.series or ("",)):
        sure, most = [row.sure[at] for row in rows], [row.parts[at] for row in rows]
        total = ink.text(drawn.totals[at]) if drawn.series else ""
        yield (name or "sure" if sure != most else name), sure, total
        if sure != most:
            yield MAY_BE, most, ""


def _sparkline(numbers: Sequence[int], most: int, ink: Ink) -> str:
    columns = ink.glyphs.column
    return "".join(
        columns[-(-number * len(columns) // most) - 1] if number else ink.glyphs.nothing for number in numbers
    )


# Days


def _calendar(count: Count, width: int, ink: Ink) -> Iterator[str]:
    found = calendar(count)
    margin = len("Mon") + 1
    # Cells of a day: two and a gap where all weeks fit side by side, else one and a gap.
    pitch = 3 if len(found.weeks) * 3 - 1 <= width - margin else 2
    across = (width - margin + 1) // pitch
    for number, shown in enumerate(found.blocks(across)):
        if number:
            yield ""
        months = [(at * pitch, forms) for at, forms in month_labels(shown)]
        yield " " * margin + label_line(months, width - margin)
        for weekday, name in enumerate(WEEKDAYS):
            cells = (_day(week.days[weekday], found.most, pitch - 1, ink) for week in shown)
            yield f"{name[:3]} {' '.join(cells)}".rstrip()
    yield ""
    legend = [
        (f"{ink.glyphs.shade[step] * 2} {ink.text(numbers)}", _day_style(step)) for step, numbers in bands(found.most)
    ]
    if any(day and day.at_most > day.sure for week in found.weeks for day in week.days):
        legend.append((f"{ink.glyphs.maybe * 2} may have some, or more", ""))
    styles = dict(legend)
    for line in wrap(styles, width, gap="   "):
        yield "   ".join(ink.paint(piece, styles[piece]) for piece in line)


def _day(day: Day | None, most: int, size: int, ink: Ink) -> str:
    if day is None:
        return " " * size
    step = level(day.sure, most)
    maybe = day.at_most > day.sure
    glyphs = ink.glyphs.shade[step] * size
    if maybe:
        # Of one cell, the half that is filled tells of what is sure.
        glyphs = (
            ink.glyphs.maybe * size if not day.sure else glyphs[:-1] + ink.glyphs.maybe if size > 1 else ink.glyphs.more
        )
    return ink.paint(glyphs, _day_style(step))


def _day_style(step: int) -> str:
    assert 0 <= step <= LEVELS
    return FILL_STYLES[0] if step else "dim"
