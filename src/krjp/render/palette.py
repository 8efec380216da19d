"""One colour, one sign and one order for each PLOVER class, wherever krjp draws: terminal, SVG and HTML.

Cooperation is blue, conflict runs from orange to red; deeds are stronger than words, and what has no class is grey.
Blue and orange stay apart for those who do not tell red from green. No colour stands alone: the sign, a pattern or
a key tells the same.

On paper and screen krjp sets the ground as well, so a colour is one for the light and one for the dark scheme. In a
terminal it knows nothing of the ground: a sign there stands on a patch of its own, and a bar or a mark has a colour
of middle lightness. Both are of the fixed part of the 256 colours, which themes do not change.
"""

from __future__ import annotations

from krjp.frozen import Frozen
from krjp.record.vocabulary import CLASS_ORDER

__all__ = ["PALETTE", "Tone", "class_name"]


class Tone(Frozen):
    """How a class is drawn."""

    name: str
    """The class, or `unclassed`; in SVG and HTML the name of the style as well."""
    sign: str
    """`+` for words and `++` for deeds of cooperation, `-` and `--` for conflict; empty for no class."""
    light: str
    """Its colour on a light ground: text of it has a contrast of 4.5 : 1 and more (WCAG 2.2, 1.4.3)."""
    dark: str
    """The same on a dark ground."""
    patch: str = ""
    """The style of its sign in a terminal: text and ground, 4.5 : 1 and more whatever is around them."""
    mark: str = ""
    """The style of a bar or mark in a terminal."""
    fills: str = ""
    """What bars are filled with in a terminal, and in ASCII: cooperation solid, conflict hatched."""

    @property
    def printed_sign(self) -> str:
        """The sign with a true minus: a hyphen is hard to see in a proportional font."""
        return self.sign.replace("-", "−")


_TONES = (
    Tone("material-cooperation", "++", "#0a4f91", "#58a9ff", "bold color(231) on color(24)", "color(32)", "█#"),
    Tone("verbal-cooperation", "+", "#2474b3", "#a3cff5", "bold color(16) on color(110)", "color(67)", "▓+"),
    Tone("unclassed", "", "#566070", "#a3adba", "", "color(244)", "┄."),
    Tone("verbal-conflict", "-", "#a85400", "#f2b56b", "bold color(16) on color(215)", "color(166)", "╱-"),
    Tone("material-conflict", "--", "#a8152c", "#ff7f78", "bold color(231) on color(124)", "color(160)", "╳x"),
)
PALETTE: dict[str | None, Tone] = dict(zip(CLASS_ORDER, _TONES, strict=True))
"""By class, in the order of `CLASS_ORDER`; None is no class."""


def class_name(event_class: str | None) -> str:
    """The class in words, for keys: `verbal cooperation`, `no class`."""
    return event_class.replace("-", " ") if event_class else "no class"
