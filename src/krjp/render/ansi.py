"""Colour without Rich: the few styles krjp uses, as terminal escapes (ECMA-48 SGR)."""

from __future__ import annotations

__all__ = ["COLOR_CHOICES", "styled"]

COLOR_CHOICES = ("auto", "always", "never")
"""When there is colour."""

_CODES = {"bold": "1", "dim": "2", "reverse": "7"}


def styled(text: str, style: str) -> str:
    """The text in a style as Rich writes it, such as `bold color(231) on color(24)`; with no style, the text itself.

    Colours are numbers of the 256 that terminals have.
    """
    codes, ground = [], "38"
    for word in style.split():
        if word == "on":
            ground = "48"
        elif word in _CODES:
            codes.append(_CODES[word])
        else:
            codes.append(f"{ground};5;{int(word.removeprefix('color(').removesuffix(')'))}")
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if codes and text else text
