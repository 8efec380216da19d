"""How the author of a page writes dates: what one date leaves open, the others tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.importer.dateparts import DASHES, ERAS, Habits, lex
from krjp.importer.lines import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.importer.lines import Line

__all__ = ["habits_of"]

_NUMBERED = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2\d{4}(?!\d)|(?<!\d)(\d\d)\s(\d\d)\s[12]\d{3}(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)")
# Two years, a year and a month, or a whole date that begins with its year.
_RANGED = re.compile(rf"(?<!\d)(1[5-9]\d\d|20\d\d)\s?([-/{DASHES}])\s?(\d{{1,4}})(?!\d)(-\d{{1,2}}(?!\d))?")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_MOST_HEAD = 30
_ERA = re.compile("|".join(ERAS))


# Fewer lines have no habit.
_FEW = 2
_TEXT = re.compile(rf"\s?[:;：；{DASHES}\t-]|(\s+)(?=[^\W\d_]|[\"“‘'«])")
_ENDS = re.compile(r"[.!?。！？…:][\"'”’»）)\]]*\s*$")


def _begins(text: str, habits: Habits) -> re.Match[str] | None:
    """What follows the day or year with which a line begins; None where it begins with none."""
    parts = lex(text, 0, habits)
    for count in range(len(parts), 0, -1):
        kinds = {part.kind for part in parts[:count]}
        if "Y" not in kinds and not kinds >= {"M", "D"}:
            return None
        if parts[count - 1].kind not in ("-", "&") and (found := _TEXT.match(text, parts[count - 1].end)):
            return found
    return None


def _is_day_first(dotted: list[tuple[int, int]]) -> bool:
    """True when the numbers of dates such as 12.4. can only be days and months, in this order."""
    return any(first > 12 for first, _ in dotted) and all(first <= 31 and 1 <= second <= 12 for first, second in dotted)


def _are_years(heads: list[str]) -> bool | None:
    """Whether 2005-06 is two years: others of the page are, or are months; None where neither or both."""
    years = months = False
    seconds: dict[str, set[int]] = {}
    for found in (match for head in heads for match in _RANGED.finditer(head)):
        first, digits = int(found[1]), found[3]
        last = int(digits) if len(digits) == 4 else first - first % 10 ** len(digits) + int(digits)
        if found[4]:
            months = True
        elif (len(digits) == 4 and last > first) or (len(digits) == 2 and not 1 <= int(digits) <= 12):
            years = True
        elif len(digits) == 2 and found[2] in "-/":
            seconds.setdefault(found[1], set()).add(int(digits))
            months = months or last <= first
    months = months or any(len(found) > 1 for found in seconds.values())
    return years if years != months else None


def habits_of(lines: Iterable[Line]) -> Habits:
    """What the lines of a page tell of its dates: which number is the day, what separates them from the text."""
    lines = list(lines)
    day_first = month_first = False
    era: str | None = None
    dotted: list[tuple[int, int]] = []
    heads: list[str] = []
    for line in lines:
        if line.kind == TEXT:
            dotted += [(int(match[1]), int(match[2])) for match in _DOTTED.finditer(line.text[:_MOST_HEAD])]
        for text in (line.text, *line.cells):
            heads.append(text[:_MOST_HEAD])
            for match in _NUMBERED.finditer(text):
                day_first |= int(match[1] or match[4]) > 12
                month_first |= int(match[3] or match[5]) > 12
            if era is None and (named := _ERA.search(text)):
                era = named.group()
    order = day_first if day_first != month_first else None
    years = [int(year) for head in heads for year in _YEAR.findall(head)]
    around = (min(years), max(years)) if years else None
    habits = Habits(order, era, _is_day_first(dotted), ranged=_are_years(heads), years=around)
    listed, spaced = _separated(lines, habits)
    return habits._replace(listed=listed, spaced=spaced)


def _separated(lines: list[Line], habits: Habits) -> tuple[bool, bool]:
    """Whether most lines begin with a date and a mere space, and whether most paragraphs begin with a date."""
    texts = listed = paragraphs = begun = 0
    fresh = True
    for line in lines:
        if line.kind == TEXT:
            follows = _begins(line.text, habits)
            texts += 1
            listed += follows is not None and follows[1] is not None
            paragraphs += fresh or follows is not None or bool(line.marker)
            begun += follows is not None
        fresh = line.kind != TEXT or _ENDS.search(line.text[-_MOST_HEAD:]) is not None
    return listed * 2 > texts > _FEW, begun * 2 > paragraphs > _FEW
