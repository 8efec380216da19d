"""How the author of a page writes years: with how many digits, two of them in which form, and what stands after one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from krjp.importer.dateforms import DASHES, MONTH_PATTERN
from krjp.importer.lines import HEADING, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.importer.lines import Line

__all__ = ["are_ancient", "are_seasons", "are_years", "marks_of_years"]

_FEW = 2
_MOSTLY = 0.9
_LEAST_YEAR = 1000
_CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
# Two years, a year and a month, or a whole date that begins with its year.
_RANGED = re.compile(rf"(?<!\d)(1[5-9]\d\d|20\d\d)\s?([-/{DASHES}])\s?(\d{{1,4}})(?!\d)(-\d{{1,2}}(?!\d))?")
_SHORT_SPAN = re.compile(r"\W{0,3}1[5-9]\d([0-8])-(?!\1)[1-9](?![\d.-])")
_MONTH = re.compile(rf"(?<!\w)(?:{MONTH_PATTERN})|\d{{4}}[-./]\d\d?[-./]", re.IGNORECASE)
_SLASHED_YEAR = re.compile(r"\W{0,3}([12]\d{3})/(\d\d)(?!\d)(/\d)?")


def are_seasons(lines: Iterable[Line]) -> bool:
    """True where whatever stands after a year and a slash is the next year: 1904/05, 1947/48."""
    texts = [text for line in lines for text in line.cells or (line.text,)]
    found = [match for text in texts if (match := _SLASHED_YEAR.match(text))]
    one_of_two = all((int(match[1]) + 1) % 100 == int(match[2]) and not match[3] for match in found)
    return bool(found) and one_of_two and not any(_CJK.search(text) for text in texts)


_LED_BY_YEAR = re.compile(r"\W{0,3}([1-9]\d{2,3})(?:\s?[-–—]\s?[1-9]\d{2,3})?\s?([^\w\s]?)\s*(?=[^\W\d_]|$)")


def are_ancient(lines: Iterable[Line]) -> bool:
    """True where lines begin with numbers of three digits and then with years, and these run on: 476, 536, 1224."""
    found = [match for line in lines if line.kind in (TEXT, HEADING) and (match := _LED_BY_YEAR.match(line.text))]
    numbers = [int(match[1]) for match in found]
    early = [number for number in numbers if number < _LEAST_YEAR]
    in_order = sum(one <= other for one, other in pairwise(numbers)) >= _MOSTLY * (len(numbers) - 1)
    return len(early) >= _FEW and len(numbers) > len(early) + 1 and in_order and numbers[0] < _LEAST_YEAR


_MARKED_YEAR = re.compile(
    rf"([12]\d{{3}})(?:\s?[-–]\s?\d{{2,4}})?([,.])\s+(?=[^\W\da-z])(?!(?i:{MONTH_PATTERN})|[^\W\d]+\.?\s\d)"
)


def marks_of_years(lines: Iterable[Line]) -> frozenset[str]:
    """What stands after the years with which lines begin, be they few, if these run on: 1858. A club is founded."""
    found = [match for line in lines if line.kind == TEXT and (match := _MARKED_YEAR.match(line.text))]
    years = [int(match[1]) for match in found]
    marks = {match[2] for match in found}
    return frozenset(marks) if len(years) > _FEW and years == sorted(years) and len(marks) == 1 else frozenset()


def are_years(heads: list[str]) -> bool | None:
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
    if not (years or months or any(map(_MONTH.search, heads))):
        years = any(map(_SHORT_SPAN.match, heads))  # 1940-5, on a page of years alone
    return years if years != months else None
