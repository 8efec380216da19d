"""Many heads in one line of text, as when a page was copied without its line breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.importer.heads import Head, read_head
from krjp.importer.lines import UNFINISHED
from krjp.importer.stated import BadDateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from krjp.importer.dateparts import Habits

__all__ = ["divided", "hold_several"]

_AFTER_SENTENCE = re.compile(r"(?<=[.!?。！？…:])[\"'”’»）)\]]*\s+(?:[•·▪◦‣|]\s*)?(?=[^\s])")
# In a line that begins with a year, another year that opens an entry.
_OF_YEAR = re.compile(r"[12]\d{3}\s?[:–—](?=\s|$)")
# A month or a day with its comma, right after the stop of a sentence in Chinese.
_AFTER_STOP = re.compile(r"(?<=[。！])(?=(?:1[0-2]|[1-9])月(?:\d{1,2}日(?:至\d{1,2}日)?)?[,，])")
_ANYWHERE = re.compile(r"(?<=\S)\s+(?=[A-Z][a-z]{2}|\d{1,2}\s[A-Z])")
# In a line that is a whole list, what stands between its entries.
_PARTED = re.compile(r"(?:^|(?<=\s))[-–—•·▪|*]\s+(?=[^\W_])(?=[^\d\n]{0,20}\d)")
_BEYOND_DOUBT = re.compile(r"[:;]\s*[^\W\d_a-z]$")
# Heads in one line from which it is taken for a whole list, as when a page was copied without its line breaks.
_FLOWING = 3


def divided(
    text: str, first: Head | None, habits: Habits, *, by_year: bool = False
) -> Iterator[tuple[Head | None, str]]:
    """The heads of a line, each with the text after it; first, without a head, the text before them.

    Where the line above is of an entry that is dated by a year, so may others be in mid-line.
    """
    heads = [first] if first is not None else []
    by_year = by_year if first is None else first.stated.first.month is None and first.stated.first.third is None
    for gap in _AFTER_SENTENCE.finditer(text, heads[0].end if heads else 0):
        year = by_year and _OF_YEAR.match(text, gap.end())
        head = read_head(text, gap.end(), line_start=bool(year), habits=habits)
        colon = text[gap.start() - 1] == ":"
        if head is not None and (not colon or (not heads and head.stated.has_year and head.stated.first.month)):
            heads.append(head)
    if habits.several and len(heads) == 1 and text[heads[0].end - 1] in ",，":
        heads += _later_in_the_year(text, heads[0], habits)
    if len(heads) < _FLOWING and _LONG < len(text) < _LONGEST:
        heads = _listed(text, habits) or _years_in_order(text, habits) or heads
    if len(heads) >= _FLOWING:
        heads += _unannounced(text, heads, habits)
        heads.sort(key=lambda head: head.start)
    starts = [head.start for head in heads] + [len(text)]
    if starts[0] > 0 or not heads:
        yield None, text[: starts[0]]
    for head, end in zip(heads, starts[1:], strict=True):
        yield head, text[head.end : end]


# A year with a mere space, where a whole list stands in one line.
_YEAR = re.compile(r"(?:^[^.]{0,40}?\s|(?<=[.!?])\s+)(?=[12]\d{3}(?:\s?[–-]\s?\d{2,4})?\s[\"“]?[A-Z])")
_LONG = 200
# No list is so long that it stands in one line.
_LONGEST = 50_000
# A year with a dash or a colon, whatever stands before it.
_MARKED_YEAR = re.compile(r"(?:^|(?<=\s))(?=[12]\d{3}\s?(?:[年년]\s?(?:[(（][^()（）]{2,8}[)）])?\s?)?[:：–—-]\s)")


def hold_several(texts: Iterable[str]) -> bool:
    """True where more than one paragraph has a sentence that begins with a month or day; one may but explain."""
    return sum(_AFTER_STOP.search(text) is not None for text in texts) > 1


def _later_in_the_year(text: str, first: Head, habits: Habits) -> Iterator[Head]:
    """The dates with which further sentences in Chinese begin: `1964年4月27日，…。6月2日，…`."""
    above = first.stated.last
    for gap in _AFTER_STOP.finditer(text, first.end):
        head = read_head(text, gap.end(), line_start=True, habits=habits)
        day = head.stated.first if head is not None else above
        if head is not None and above.month and (day.month or 0, day.day or 0) > (above.month, above.day or 0):
            yield head
            above = head.stated.last


def _listed(text: str, habits: Habits) -> list[Head]:
    """The dates with which the items of a list begin that stands in one line, with dashes or bullets between them."""
    heads = []
    for gap in _PARTED.finditer(text):
        try:
            head = read_head(text, gap.end(), line_start=True, habits=habits)
        except BadDateError:
            continue
        heads += [head] if head is not None and not head.alone else []
    return heads if len(heads) >= _FLOWING else []


def _years_in_order(text: str, habits: Habits) -> list[Head]:
    """The years at the beginnings of the sentences of a line, if they are many and run on."""
    spaced = habits._replace(spaced=True, by_year=True)
    heads = [read_head(text, gap.end(), line_start=True, habits=spaced) for gap in _YEAR.finditer(text)]
    found = [head for head in heads if head is not None]
    found = found if len(found) > _FLOWING else _marked(text, habits)
    years = [head.stated.first.year or 0 for head in found]
    return found if len(found) > _FLOWING and years == sorted(years) else []


def _marked(text: str, habits: Habits) -> list[Head]:
    """The years of a line that have a mark after them."""
    heads = [read_head(text, gap.end(), line_start=True, habits=habits) for gap in _MARKED_YEAR.finditer(text)]
    return [head for head in heads if head is not None]


def _unannounced(text: str, heads: list[Head], habits: Habits) -> Iterator[Head]:
    """Heads after an entry without its full stop, in a line that is a whole list.

    Each must have its year, a colon or semicolon, and a capital after it, so that there is no doubt.
    """
    known = {head.start for head in heads}
    for gap in _ANYWHERE.finditer(text):
        before = text[max(0, gap.start() - 20) : gap.start()]
        if gap.end() in known or UNFINISHED.search(before):
            continue
        try:
            head = read_head(text, gap.end(), line_start=False, habits=habits)
        except BadDateError:
            continue
        if head is not None and head.stated.has_year and _BEYOND_DOUBT.search(text, head.start, head.end + 2):
            yield head
