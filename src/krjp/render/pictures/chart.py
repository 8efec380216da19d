"""A count as a picture for a terminal: bars, columns over time, or a calendar of days.

What is drawn follows from the count: parts of the calendar make columns from left to right, days a calendar
(weeks across, weekdays down), anything else bars; a second field makes parts of bars and columns.
No line is wider than asked, whatever the labels are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.dates import DATE_PARTS, WEEKDAYS
from krjp.render.pictures.bars import bars, chart_title
from krjp.render.pictures.heatmap import bands, calendar, level, month_labels
from krjp.render.pictures.parts import FILL_STYLES, legend, look, parts
from krjp.render.pictures.picture import Ink, clip, label_line, pad, wrap
from krjp.render.pictures.upright import columns_upright
from krjp.render.tables.counts_table import count_table, range_text
from krjp.render.tables.details import wrapped
from krjp.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.query.counts import Count
    from krjp.render.pictures.bars import Bars, Row
    from krjp.render.pictures.heatmap import Day

__all__ = ["chart_lines"]

# Below this many cells there is no calendar.
NARROW = 30
# Lines a label beside a bar takes at most.
MOST_LINES = 3


def chart_lines(
    count: Count, width: int, *, color: bool = False, unicode: bool = True, header: bool = True, title: str = ""
) -> Iterator[str]:
    """The lines of the picture, each at most `width` cells (20 or more).

    With `unicode` off it is drawn in ASCII; with `header` off the title is left out.
    """
    ink = Ink(unicode, color)
    if header:
        yield from (ink.paint(line, "bold") for line in _lines(title or chart_title(count), width, ink))
        yield ""
    if count.groups:
        drawn = bars(count)
        if count.by == ("day",) and width >= NARROW:
            yield from _calendar(count, width, ink)
        elif count.by and count.by[0] in DATE_PARTS:
            yield from _columns(drawn, count.by[0], width, ink)
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


# Columns


def _columns(drawn: Bars, field: str, width: int, ink: Ink) -> Iterator[str]:
    """Columns, and below them what they do not tell."""
    if drawn.series:
        yield from legend(drawn, width, ink)
        yield ""
    yield from columns_upright(drawn, field, width, ink)
    vague = any(row.elsewhere for row in drawn.rows if not row.own)
    partial = ", ".join(row.label for row in drawn.rows if row.partial)
    told = [f"{ink.glyphs.elsewhere} may belong elsewhere"] if vague else []
    told += [f"partial: {partial}"] if partial else []
    told += [f"{row.label}: {row.text}" for row in drawn.rows if row.own]
    yield from [""] if told else []
    for each in told:
        yield from _lines(each, width, ink)


# Bars


def _bars(drawn: Bars, width: int, ink: Ink) -> Iterator[str]:
    if drawn.series:
        yield from legend(drawn, width, ink)
        yield ""
    labels = min(max(cell_width(ink.text(row.label)) for row in drawn.rows), max(6, width * 2 // 5))
    room = width - labels - 2
    tails = [ink.text(row.text) for row in drawn.rows]
    # The number stands after its bar, so the row that needs most room, not the longest bar, sets the scale.
    fits = [(room - 1 - cell_width(tail)) / row.total for row, tail in zip(drawn.rows, tails, strict=True) if row.total]
    scale = max(0.0, min(fits, default=0.0))
    vague = any(row.elsewhere for row in drawn.rows)
    for row, tail in zip(drawn.rows, tails, strict=True):
        first, *more = _label(row.label, labels, ink)
        bar = _stack(row, drawn, scale, ink)
        yield f"{pad(first, labels)}  {bar}{' ' if bar else ''}{clip(tail, room, ink.glyphs.cut)}"
        yield from more
    if vague:
        yield ""
        yield ink.cut(f"{ink.glyphs.elsewhere} may belong elsewhere", width)


def _label(text: str, width: int, ink: Ink) -> list[str]:
    """A label in as many lines as it needs; what is too long for a few loses its end."""
    said = ink.text(text)
    if cell_width(said) <= width:
        return [said]
    first, *more = wrapped(said, width - 1)
    if len(more) >= MOST_LINES:
        more[MOST_LINES - 2] = clip(more[MOST_LINES - 2] + ink.glyphs.cut, width - 1, ink.glyphs.cut)
    return [first, *(f" {line}" for line in more[: MOST_LINES - 1])]


def _stack(row: Row, drawn: Bars, scale: float, ink: Ink) -> str:
    """A bar: of one part to the eighth of a cell, of several in whole cells."""
    if len(row.parts) == 1 and not row.elsewhere:
        return ink.paint(ink.bar(row.total * scale), look(drawn, row, 0, ink)[1])
    return "".join(ink.paint(glyph * cells, style) for glyph, style, _, cells in parts(row, drawn, scale, ink))


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
    keys = [
        (f"{ink.glyphs.shade[step] * 2} {ink.text(numbers)}", _day_style(step)) for step, numbers in bands(found.most)
    ]
    vague = [day for week in found.weeks for day in week.days if day and day.at_most > day.sure]
    some = pitch == 2 and any(day.sure for day in vague)
    if vague:
        keys.append((f"{ink.glyphs.maybe * 2} may have some{'' if some else ', or more'}", FILL_STYLES[0]))
    if some:
        keys.append((f"{ink.glyphs.more} has some, may have more", FILL_STYLES[0]))
    styles = dict(keys)
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
    return ink.paint(glyphs, _day_style(step + maybe))


def _day_style(step: int) -> str:
    return FILL_STYLES[0] if step else "dim"
