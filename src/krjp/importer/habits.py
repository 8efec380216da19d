"""How the author of a page writes dates: what one date leaves open, the others tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.importer.dateparts import ERAS, Habits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.importer.lines import Line

__all__ = ["habits_of"]

_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/\d{4}(?!\d)")
_ERA = re.compile("|".join(ERAS))


def habits_of(lines: Iterable[Line]) -> Habits:
    """What the lines of a page tell of its dates: whether the day comes first, and the first era that is named."""
    day_first = month_first = False
    era: str | None = None
    for line in lines:
        for text in (line.text, *line.cells):
            for match in _SLASHED.finditer(text) if "/" in text else ():
                day_first |= int(match[1]) > 12
                month_first |= int(match[2]) > 12
            if era is None and (named := _ERA.search(text)):
                era = named.group()
    return Habits(day_first if day_first != month_first else None, era)
