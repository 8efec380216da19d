"""Whether a page prints years before 1000 as mere numbers, as it prints the later ones: 79, 313, 1077."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from krjp.importer.dateforms import DASHES
from krjp.importer.lines import FURNITURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.importer.lines import Line

__all__ = ["ANCIENT_YEAR", "have_short_years"]

ANCIENT_YEAR = re.compile(r"[1-9]\d{1,2}\s?:?")
_ANY_YEAR = re.compile(
    rf"\W{{0,2}}(?:AD\s|(?i:um|c\.|ca\.|circa|around|about|vers|hacia|verso)\s)?([1-9]\d{{1,3}})(?:\s?[-/{DASHES}]\s?\d{{2,4}})?"
    rf"(?=\s*$|\s?[:;\t]|\s?[-{DASHES}]\s|\s(?:AD|CE|n\.\sChr|ap\.\sJ|d\.\s?C))"
)
_CHRIST = re.compile(r"\W{0,2}(?:AD\s\d|.{0,12}\d\s?(?:AD|BCE?|CE|[nv]\.\s?Chr|a[pv]\.\sJ|[ad]\.\s?C)\b)")
_MILLENNIUM, _LEAST, _LAST = 1000, 100, 2100


def have_short_years(lines: Sequence[Line]) -> bool:
    """True where numbers of two or three digits at the beginnings of lines stand in one order with later years."""
    starts = [
        line.cells[0] if line.cells else line.text
        for line in lines
        if not line.marker[:1].isdigit() and (line.kind != FURNITURE or ANCIENT_YEAR.fullmatch(line.text))
    ]
    numbers = [int(match[1]) for start in starts if (match := _ANY_YEAR.match(start))]
    short = [number for number in numbers if number < _MILLENNIUM]
    steps = [other - one for one, other in pairwise(numbers)]
    ordered = all(step >= 0 for step in steps) or all(step <= 0 for step in steps)
    counted = sum(abs(step) == 1 for step in steps) * 2 > len(steps)
    later = any(number > _MILLENNIUM for number in numbers) or any(_CHRIST.match(start) for start in starts)
    told = later and len(short) > 1 and _LEAST <= max(short) <= max(numbers) < _LAST
    return told and ordered and not counted
