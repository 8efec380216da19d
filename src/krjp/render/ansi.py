"""Colour without Rich: the few styles krjp uses, as terminal escapes (ECMA-48 SGR)."""

from __future__ import annotations

__all__ = ["COLOR_CHOICES", "styled"]

COLOR_CHOICES = ("auto", "always", "never")
"""When there is colour."""

_CODES = {
    "bold": "1",
    "dim": "2",
    "reverse": "7",
    "red": "31",
    "green": "32",
    "magenta": "35",
    "cyan": "36",
}


def styled(text: str, style: str) -> str:
    """The text in a style such as `bold reverse`; with no style, the text itself."""
    codes = ";".join(_CODES[word] for word in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m" if codes and text else text
