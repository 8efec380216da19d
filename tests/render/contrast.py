"""How well one colour can be told from another (WCAG 2.2)."""

from __future__ import annotations

CUBE = (0, 95, 135, 175, 215, 255)


def contrast(first: str, second: str) -> float:
    """The ratio of two colours, each `#rrggbb`."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def of_terminal(number: int) -> str:
    """One of the 240 colours that themes of terminals leave as they are (xterm)."""
    if number >= 232:
        return f"#{(8 + 10 * (number - 232)):02x}" + f"{(8 + 10 * (number - 232)):02x}" * 2
    red, rest = divmod(number - 16, 36)
    return "".join(("#", *(f"{CUBE[step]:02x}" for step in (red, *divmod(rest, 6)))))


def _luminance(color: str) -> float:
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4) for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
