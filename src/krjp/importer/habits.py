"""How the author of a page writes dates: what one date leaves open, the others tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.importer.dateparts import ERAS, Habits, lex
from krjp.importer.lines import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.importer.lines import Line

__all__ = ["habits_of"]

_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/\d{4}(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)")
_MOST_HEAD = 30
_ERA = re.compile("|".join(ERAS))


# Fewer lines have no habit.
_FEW = 2
_TEXT = re.compile(r"\s+(?=[^\W\da-z]|[\"“‘'«])")


def _begins(text: str) -> bool:
    """True for a line that begins with a day, or with a year and many spaces, and then goes on."""
    parts = lex(text, 0)
    kinds = {part.kind for part in parts}
    end = parts[-1].end if parts else 0
    return kinds >= {"M", "D"} and _TEXT.match(text, end) is not None


def _is_day_first(dotted: list[tuple[int, int]]) -> bool:
    """True when the numbers of dates such as 12.4. can only be days and months, in this order."""
    return any(first > 12 for first, _ in dotted) and all(first <= 31 and 1 <= second <= 12 for first, second in dotted)


def habits_of(lines: Iterable[Line]) -> Habits:
    """What the lines of a page tell of its dates: whether the day comes first, and the first era that is named."""
    day_first = month_first = False
    era: str | None = None
    dated = texts = 0
    dotted: list[tuple[int, int]] = []
    for line in lines:
        if line.kind == TEXT:
            texts += 1
            dated += _begins(line.text)
            dotted += [(int(match[1]), int(match[2])) for match in _DOTTED.finditer(line.text[:_MOST_HEAD])]
        for text in (line.text, *line.cells):
            for match in _SLASHED.finditer(text) if "/" in text else ():
                day_first |= int(match[1]) > 12
                month_first |= int(match[2]) > 12
            if era is None and (named := _ERA.search(text)):
                era = named.group()
    return Habits(day_first if day_first != month_first else None, era, _is_day_first(dotted), dated * 2 > texts > _FEW)
