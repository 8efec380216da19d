"""Colour without Rich: the few styles krjp uses, as terminal escapes (ECMA-48 SGR), and links (OSC 8)."""

from __future__ import annotations

import re

__all__ = ["COLOR_CHOICES", "linked", "styled", "unlinked"]

COLOR_CHOICES = ("auto", "always", "never")
"""When there is colour."""

_LINK = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\")
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


def linked(text: str, address: str, name: str) -> str:
    """The text as a link to an address of the web; pieces of one link have one name, and are marked together.

    See Egmont Koblinger, "Hyperlinks (a.k.a. HTML-like anchors) in terminal emulators".
    """
    return f"\x1b]8;id={name};{address}\x1b\\{text}\x1b]8;;\x1b\\"


def unlinked(text: str) -> str:
    """The text without what makes links of it, for who would show that as letters."""
    return _LINK.sub("", text)
