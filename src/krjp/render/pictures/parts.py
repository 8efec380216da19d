"""What the parts of bars and columns look like in a terminal, and their key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.render.pictures.picture import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.render.pictures.bars import Bars, Row
    from krjp.render.pictures.picture import Ink

__all__ = ["FILL_STYLES", "legend", "look", "parts"]

# Of middle lightness, and of none of the hues that classes have.
FILL_STYLES = ("color(30)", "color(133)", "color(64)", "color(168)", "color(95)", "color(29)", "color(244)")


def look(drawn: Bars, row: Row, part: int, ink: Ink) -> tuple[str, str]:
    """What a part of a bar is filled with, and its style."""
    tone = drawn.tone(row, part)
    if not drawn.series:
        return ink.glyphs.bar[-1], tone.mark if tone else FILL_STYLES[part]
    return (ink.fill(tone), tone.mark) if drawn.tones and tone else (ink.glyphs.fills[part], FILL_STYLES[part])


def parts(row: Row, drawn: Bars, scale: float, ink: Ink) -> Iterator[tuple[str, str, int, int]]:
    """The parts of a bar: glyph, style, number and cells; what only may belong to a part is behind what surely does.

    Each ends where the rounded sum ends, so that roundings do not add up.
    """
    end = total = 0
    whole = max(int(row.total * scale), row.total > 0 < scale)
    for part, (number, sure) in enumerate(zip(row.parts, row.sure, strict=True)):
        fill, style = look(drawn, row, part, ink)
        for size, glyph in ((sure, fill), (number - sure, ink.glyphs.elsewhere)):
            total += size
            cells = (whole if total == row.total else min(whole, int(total * scale + 0.5))) - end
            yield glyph, style, size, cells
            end += cells


def legend(drawn: Bars, width: int, ink: Ink) -> Iterator[str]:
    """Each series with its fill and its sum."""
    styles = {}
    pieces = []
    for part, (name, number) in enumerate(zip(drawn.series, drawn.totals, strict=True)):
        fill, style = look(drawn, drawn.rows[0], part, ink)
        piece = ink.cut(f"{fill}{fill} {name} {number}", width)
        styles[piece] = style
        pieces.append(piece)
    for line in wrap(pieces, width, gap="   "):
        yield "   ".join(ink.paint(piece, styles[piece]) for piece in line)
