"""Texts in one run of bytes: those of many events, or the values of each combination of a column."""

from __future__ import annotations

from itertools import count, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["pack", "pack_texts", "unpack"]

Values = tuple[str, ...]


def pack(combinations: Sequence[Values]) -> bytes:
    """Some combinations of values, none of which is empty, as bytes.

    The first two characters are those that divide the rest: into combinations, and these into values. They are
    characters that occur nowhere in it.
    """
    within = sum(map(len, combinations)) - sum(map(bool, combinations))
    signs = pairwise(map(chr, count(10)))
    while True:
        outer, inner = next(signs)
        body = outer.join(map(inner.join, combinations))
        if body.count(outer) < max(1, len(combinations)) and body.count(inner) == within:
            return f"{outer}{inner}{body}".encode()


def pack_texts(texts: Sequence[str | None]) -> bytes:
    """The same of texts, one in each combination or none (whatever is false)."""
    given = [text or "" for text in texts]
    signs = pairwise(map(chr, count(10)))
    while True:
        outer, inner = next(signs)
        body = outer.join(given)
        if body.count(outer) < max(1, len(given)) and inner not in body:
            return f"{outer}{inner}{body}".encode()


def unpack(packed: bytes, number: int) -> list[Values]:
    """The combinations, of which there are so many."""
    if not number:
        return []
    text = packed.decode()
    outer, inner, body = text[0], text[1], text[2:]
    found = body.split(outer)
    if inner in body:
        return [tuple(each.split(inner)) if each else () for each in found]
    return [(each,) if each else () for each in found]
