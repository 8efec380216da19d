"""Colour without Rich: the few styles krjp uses, as terminal escapes (ECMA-48 SGR), and links (OSC 8)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["COLOR_CHOICES", "highlighted", "linked", "styled", "unlinked"]

COLOR_CHOICES = ("auto", "always", "never")
"""When there is colour."""

_LINK = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\")
_CODES = {"bold": "1", "dim": "2", "reverse": "7"}


def styled(text: str, style: str) -> str:
    """The text in a style as Rich writes it, such as `bold color(231) on color(24)`; with no style, the text itself.

    Colours are numbers of the 256 that terminals have.
    """
    return f"\x1b[{_codes(style)}m{text}\x1b[0m" if style and text else text


@cache
def _codes(style: str) -> str:
    codes, ground = [], "38"
    for word in style.split():
        if word == "on":
            ground = "48"
        elif word in _CODES:
            codes.append(_CODES[word])
        else:
            codes.append(f"{ground};5;{int(word.removeprefix('color(').removesuffix(')'))}")
    return ";".join(codes)


def highlighted(text: str, ranges: Iterable[tuple[int, int, str]], style: str) -> str:
    """The text in a style, and ranges of it, which are in order and apart, each in a style of its own."""
    pieces, at = [], 0
    for start, end, own in ranges:
        pieces += [styled(text[at:start], style), styled(text[start:end], own)]
        at = end
    return "".join([*pieces, styled(text[at:], style)])


def linked(text: str, address: str, name: str) -> str:
    """The text as a link to an address of the web; pieces of one link have one name, and are marked together.

    See Egmont Koblinger, "Hyperlinks (a.k.a. HTML-like anchors) in terminal emulators".
    """
    return f"\x1b]8;id={name};{address}\x1b\\{text}\x1b]8;;\x1b\\"


def unlinked(text: str) -> str:
    """The text without what makes links of it, for who would show that as letters."""
    return _LINK.sub("", text)
