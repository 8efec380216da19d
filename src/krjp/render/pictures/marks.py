"""What bars and columns are made of as SVG: parts solid and faint, and their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.render.palette import PALETTE
from krjp.render.pictures.picture import clip
from krjp.render.pictures.svg import LINE, MARGIN, element, label, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.render.palette import Tone
    from krjp.render.pictures.bars import Bars

__all__ = ["MAYBE", "MOST_LABEL", "faint", "legend", "swatch"]

MOST_LABEL = 40
MAYBE = "may belong elsewhere"
# Of `svg.PATTERNS`, for each class: conflict is hatched, cooperation in words dotted.
TONE_PATTERNS = dict(zip((tone.name for tone in PALETTE.values()), (0, 3, 2, 1, 5), strict=True))


def faint(look: Tone | int, x: float, y: float, width: float, height: float) -> str:
    """What only may belong to a bar."""
    box: dict[str, Any] = {"x": x, "y": y, "width": max(1.0, width), "height": height}
    name, edge = (f"s{look}", "s0") if isinstance(look, int) else (look.name, look.name)
    return element("rect", **box, class_=f"{name} faint edge-{edge}", stroke_dasharray="4 3")


def swatch(look: Tone | int, x: float, y: float, width: float, height: float, *, alone: bool) -> Iterator[str]:
    """A part of a bar, drawn as its class is or by its number; `alone` it needs no pattern to be told apart."""
    name, pattern = (f"s{look}", look) if isinstance(look, int) else (look.name, TONE_PATTERNS[look.name])
    yield element("rect", x=x, y=y, width=width, height=height, class_=name)
    if pattern and not alone:
        yield element("rect", x=x, y=y, width=width, height=height, fill=f"url(#krjp-p{pattern})", class_="pattern")


def legend(drawn: Bars, top: float, width: float) -> Iterator[tuple[float, str]]:
    """The keys of the series, or of the vague part, each with the height it stands at."""
    x, y = float(MARGIN), top
    for at, (name, total) in enumerate(zip(drawn.series, drawn.totals, strict=True)):
        text = f"{clip(name, MOST_LABEL)} {total}"
        size = 28 + text_width(text) + 20
        if x + size > width and x > MARGIN:
            x, y = float(MARGIN), y + LINE
        look = drawn.tones[at] if drawn.tones else at
        yield y, element("g", *swatch(look, x, y - 1, 20, 13, alone=False), label(x + 28, y + 10, text))
        x += size
    if any(row.elsewhere for row in drawn.rows):
        if x + 180 > width and x > MARGIN:
            x, y = float(MARGIN), y + LINE
        yield y, element("g", faint(0, x + 0.5, y - 0.5, 20, 12), label(x + 28, y + 10, MAYBE, "soft"))
