"""SVG by hand: elements, escaping, colours and the frame that every picture stands in.

A picture is one file that needs nothing else: no script, no font, no other resource. Its style sheet
holds both a light and a dark scheme; `COLORS` is the whole of it, so that contrast can be checked.
Fill patterns tell apart what colour does, for those who cannot see it or print without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from krjp.render.palette import PALETTE
from krjp.text import cell_width, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "COLORS", "FONT", "PATTERNS", "SCHEMES", "STYLE", "Color", "Look", "document", "element", "label", "style",
    "text_width",
]  # fmt: skip

FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK KR', 'Noto Sans CJK JP', sans-serif"
SIZE = 13
MARGIN = 24
LINE = 20
SCHEMES = ("auto", "light", "dark")
"""Light or dark as the reader's system has it, or always one of them."""


class Look(NamedTuple):
    """How a picture is drawn, and what stands over and under it."""

    title: str = ""
    """Stands over it; empty for one that says what is counted."""
    sources: tuple[str, ...] = ()
    """Stand under it: what it rests on."""
    scheme: str = "auto"
    """One of `SCHEMES`."""
    plain: bool = False
    """True for papers: plain fills, no lines behind."""


class Color(NamedTuple):
    """What a class of elements is drawn in, by light and by dark."""

    property: str
    light: str
    dark: str
    on: str = "paper"
    """For text, the class it stands on."""


COLORS = {
    "paper": Color("fill", "#ffffff", "#14181d"),
    "band": Color("fill", "#f4f6f8", "#1b2027"),
    "ink": Color("fill", "#1c2430", "#e6eaf0"),
    "soft": Color("fill", "#566070", "#a3adba"),
    "grid": Color("stroke", "#d8dde4", "#333b46"),
    "bracket": Color("stroke", "#8792a2", "#6d7888"),
    # Parts of a bar that are no classes: none of their hues
    "s0": Color("fill", "#0b7a75", "#4fc7bf"),
    "s1": Color("fill", "#84359a", "#d9a2ee"),
    "s2": Color("fill", "#5b7a12", "#b6cf63"),
    "s3": Color("fill", "#b8327f", "#f29cc6"),
    "s4": Color("fill", "#6f5636", "#d5b58c"),
    "s5": Color("fill", "#2b7d3b", "#74d67f"),
    "s6": Color("fill", "#68727f", "#9ba5b3"),
    # Days of a calendar
    "h0": Color("fill", "#eceff3", "#232a32"),
    "h1": Color("fill", "#bfe6e2", "#1a4d4a"),
    "h2": Color("fill", "#74c4be", "#22706b"),
    "h3": Color("fill", "#0f7a75", "#4fbdb5"),
    "h4": Color("fill", "#07524e", "#b2f0ea"),
    "n1": Color("fill", "#10212b", "#f2f8fb", "h1"),
    "n2": Color("fill", "#10212b", "#ffffff", "h2"),
    "n3": Color("fill", "#ffffff", "#08161d", "h3"),
    "n4": Color("fill", "#ffffff", "#08161d", "h4"),
    # Classes of events
    **{tone.name: Color("fill", tone.light, tone.dark) for tone in PALETTE.values()},
}
PATTERNS = {
    1: '<path d="M-1 1 1 -1M0 8 8 0M7 9 9 7"/>',
    2: '<path d="M0 4H8"/>',
    3: '<circle cx="4" cy="4" r="1.4"/>',
    4: '<path d="M4 0V8"/>',
    5: '<path d="M-1 7 1 9M0 0 8 8M7 -1 9 1"/>',
    6: '<path d="M4 0V8M0 4H8"/>',
}


def style(scheme: str = "auto") -> str:
    """The style sheet of one of `SCHEMES`; every rule is kept to the picture, for it may stand within a page.

    What is printed is printed light.
    """
    rules = [
        f".krjp text{{font:{SIZE}px {FONT};font-variant-numeric:tabular-nums}}",
        ".krjp .heading{font-size:20px;font-weight:600}",
        ".krjp .strong{font-weight:600}",
        ".krjp .small{font-size:11px}",
        ".krjp .sign{font-weight:700}",
        ".krjp .line{fill:none;stroke-width:1}",
        ".krjp .end{text-anchor:end}",
        ".krjp .middle{text-anchor:middle}",
        ".krjp .faint{fill-opacity:.3}",
        ".krjp .pattern{stroke:none}",
        ".krjp .halo{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}",
        ".krjp.plain .pattern,.krjp.plain .band,.krjp.plain .grid{display:none}",
        _colors("light"),
    ]
    if scheme != "light":
        only = "screen" if scheme == "dark" else "screen and (prefers-color-scheme:dark)"
        rules.append(f"@media {only}{{\n{_colors('dark')}\n}}")
    return "\n" + "\n".join(rules) + "\n"


def _colors(scheme: str) -> str:
    """The rules of one scheme."""
    paper = getattr(COLORS["paper"], scheme)
    return "\n".join(
        (
            *(f".krjp .{name}{{{color.property}:{getattr(color, scheme)}}}" for name, color in COLORS.items()),
            *(f".krjp .edge-{name}{{stroke:{getattr(COLORS[name], scheme)}}}" for name in ("s0", *_CLASSES)),
            f".krjp .halo{{stroke:{paper}}}",
            f".krjp .hatch{{fill:none;stroke:{paper};stroke-width:1.3;stroke-opacity:.45}}",
        )
    )


_CLASSES = [tone.name for tone in PALETTE.values()]
STYLE = style()


def element(name: str, *children: str, text: str = "", **attributes: str | float) -> str:
    """An element; `text` is escaped, `children` are elements, attributes lose a final underscore."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={_attribute(value)}" for key, value in attributes.items() if value != ""
    )
    inside = escape(_clean(text)) + "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def label(x: float, y: float, text: str, classes: str = "ink") -> str:
    """A piece of text whose baseline begins at a point; `end` and `middle` among the classes move it."""
    return element("text", text=text, x=x, y=y, class_=classes)


def document(
    width: float, height: float, title: str, description: str, body: Iterable[str], look: Look | None = None
) -> str:
    """A whole SVG file, which can also stand in an HTML page; the sources of its look stand at its foot."""
    look = look or Look()
    sources = [line for source in look.sources for line in _broken(f"Source: {source}", max(width, 480) - 2 * MARGIN)]
    feet = [label(MARGIN, height + LINE * at - 4, line, "soft small") for at, line in enumerate(sources)]
    width = max(width, *(text_width(line, 11) + 2 * MARGIN for line in sources)) if sources else width
    width, height = round(width), round(height + LINE * len(feet))
    return element(
        "svg",
        "\n",
        element("title", text=title, id="krjp-title"),
        element("desc", text=description, id="krjp-desc"),
        f"\n<style>{style(look.scheme)}</style>\n",
        element("defs", *(_pattern(at, path) for at, path in PATTERNS.items())),
        element("rect", width=width, height=height, class_="paper"),
        "\n",
        *(f"{drawn}\n" for drawn in (*body, *feet)),
        xmlns="http://www.w3.org/2000/svg",
        class_="krjp plain" if look.plain else "krjp",
        width=width,
        height=height,
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_labelledby="krjp-title krjp-desc",
    )


def _broken(text: str, width: float) -> list[str]:
    """A text in lines of small print of about a width, broken between words."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and text_width(longer, 11) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _pattern(at: int, path: str) -> str:
    lines = f'<g class="hatch">{path}</g>'
    return element("pattern", lines, id=f"krjp-p{at}", width=8, height=8, patternUnits="userSpaceOnUse")


def text_width(text: str, size: float = SIZE) -> float:
    """About how wide a text is drawn, rather too much than too little: no font can be measured here."""
    return cell_width(_clean(text)) * size * 0.62


def _clean(text: str) -> str:
    """Text from anywhere without what XML cannot hold; control characters become visible signs."""
    return printable(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def _attribute(value: str | float) -> str:
    if isinstance(value, str):
        return quoteattr(_clean(value))
    return f'"{round(value, 2):g}"' if abs(value) < 1e5 else f'"{round(value)}"'
