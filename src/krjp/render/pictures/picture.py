"""The strokes of a terminal picture: which characters and colours it is drawn with, and text cut to cells.

Colour never tells anything alone: what it tells, a glyph or a word tells as well. The colours are
those of `krjp.render.palette`, and others of middle lightness.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.render.ansi import styled
from krjp.text import cell_width, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from krjp.render.palette import Tone

__all__ = ["ASCII", "UNICODE", "Glyphs", "Ink", "clip", "label_line", "pad", "wrap"]


class Glyphs(NamedTuple):
    """The characters pictures are made of; each takes one cell."""

    bar: str
    """A bar that fills 1/n, 2/n … n/n of a cell, n being how many there are."""
    elsewhere: str
    """The part of a bar that may belong elsewhere."""
    column: str
    """A column that fills 1/n, 2/n … n/n of a line."""
    floor: str
    """What columns stand on."""
    shade: str
    """Zero and four steps up."""
    maybe: str
    """A day that may have events, or more than it surely has."""
    more: str
    """A day in one cell that surely has events and may have more."""
    fills: str
    """The parts of a stacked bar."""
    day: str
    lasted: str
    vague: str
    before: str
    """The event began before the first day shown."""
    after: str
    grid: str
    thread: str
    """Beginning, middle and end of a thread."""
    cut: str
    """Stands for what was cut off."""


UNICODE = Glyphs(
    "▏▎▍▌▋▊▉█", "░", "▁▂▃▄▅▆▇█", "─", "·░▒▓█", "╌", "▞", "█▒▓╬═┄:", "●", "━", "╍", "◂", "▸", "┊", "┌│└", "…"
)
ASCII = Glyphs("#", "~", "_=#", "-", ".:+%#", "?", "&", "#=+:x-.", "*", "=", "~", "<", ">", "|", ",|'", "...")

_PLAIN = str.maketrans({"–": "-", "…": "...", "’": "'", "‘": "'", "“": '"', "”": '"'})


class Ink(NamedTuple):
    """What a picture may be drawn with."""

    unicode: bool = True
    """False for a terminal or file that takes ASCII only."""
    color: bool = False

    @property
    def glyphs(self) -> Glyphs:
        """The characters to draw with."""
        return UNICODE if self.unicode else ASCII

    def text(self, text: str) -> str:
        """Text from anywhere, made harmless; where only ASCII can be written, the rest as escapes."""
        safe = printable(text)
        if self.unicode or safe.isascii():
            return safe
        return safe.translate(_PLAIN).encode("ascii", "backslashreplace").decode("ascii")

    def paint(self, text: str, style: str) -> str:
        """The text in a colour or style; as it is when there is no style or colour is off."""
        return styled(text, style) if self.color and text else text

    def cut(self, text: str, width: int) -> str:
        """Text from anywhere, made harmless and cut to `width` cells."""
        return clip(self.text(text), width, self.glyphs.cut)

    def fill(self, tone: Tone) -> str:
        """What the bars of a class are filled with."""
        return tone.fills[0 if self.unicode else 1]

    def bar(self, cells: float) -> str:
        """A bar as long as that, to the nearest part of a cell; never empty for more than nothing."""
        glyphs = self.glyphs.bar
        steps = max(round(cells * len(glyphs)), cells > 0)
        whole, part = divmod(steps, len(glyphs))
        return glyphs[-1] * whole + (glyphs[part - 1] if part else "")


def clip(text: str, width: int, mark: str = "…") -> str:
    """The text if it fits `width` cells, else its beginning and a mark.

    >>> clip("Takeshima Day", 9), clip("竹島の日", 6)
    ('Takeshim…', '竹島…')
    """
    # Marks without end take no cell.
    if len(text) <= 8 * width and cell_width(text) <= width:
        return text
    if width <= cell_width(mark):
        return mark[: max(0, width)]
    room = width - cell_width(mark)
    kept = next(size for size in range(min(len(text), room + 8), -1, -1) if cell_width(text[:size]) <= room)
    return text[:kept].rstrip() + mark


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text with spaces up to `width` cells."""
    space = " " * (width - cell_width(text))
    return space + text if right else text + space


def wrap(pieces: Iterable[str], width: int, gap: str = " ") -> Iterator[list[str]]:
    """The pieces in lines of at most `width` cells, none of them broken."""
    line: list[str] = []
    used = 0
    for piece in pieces:
        size = cell_width(piece)
        if line and used + len(gap) + size > width:
            yield line
            line, used = [], 0
        used += size + (len(gap) if line else 0)
        line.append(piece)
    if line:
        yield line


def label_line(labels: Sequence[tuple[int, Sequence[str]]], width: int) -> str:
    """One line with every label at its cell, in the longest of its forms that fits before the next.

    A label none of whose forms fits is left out, so that labels never touch.

    >>> label_line([(0, ["January", "Jan"]), (5, ["February", "Feb"]), (9, ["March"])], 12)
    'Jan  Feb'
    """
    line = ""
    for number, (at, forms) in enumerate(labels):
        end = min(width, labels[number + 1][0] - 1 if number + 1 < len(labels) else width)
        form = next((form for form in forms if cell_width(form) <= end - at), "")
        if form:
            line = pad(line, at) + form
    return line
