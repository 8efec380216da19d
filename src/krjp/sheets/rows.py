"""Which rows of a table hold events, and why the others do not."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from krjp.sheets.words import pairs
from krjp.sheets.words import rows as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krjp.sheets.cells import Cells
    from krjp.sheets.columns import Columns
    from krjp.sheets.sheet import Sheet

__all__ = ["rows_of_events"]

BLANK = "blank"
# Below a head in text: |----|:---|
_RULE = re.compile(r":?[-=–—]{2,}:?")
_TIMELINE = frozenset(("headline", "display date", "type"))


def rows_of_events(sheet: Sheet, cells: Cells, columns: Columns) -> tuple[list[int], dict[str, list[int]]]:
    """The places of the rows that hold an event, or should; and the numbers of the others, under the reason."""
    titles = cells.first(columns.fields.get("title", ()))[1]
    dates = cells.first([at for name in ("date", "year") for at in columns.fields.get(name, ())])[1]
    slides = _slides(sheet, cells)
    names = set(sheet.columns)
    totals = {each for each in set(dates) if _is_total(each) or _RULE.fullmatch(each)}
    found: list[int] = []
    passed: dict[str, list[int]] = {}
    for at, (title, date) in enumerate(zip(titles, dates, strict=True)):
        if at in slides:
            reason = slides[at]
        elif title and date and title not in names and date not in totals:
            reason = ""
        else:
            reason = _no_event(cells.line(at), title, date, sheet)
        if not reason:
            found.append(at)
        elif reason != BLANK:
            passed.setdefault(reason, []).append(sheet.rows[at].number)
    return found, passed


def _slides(sheet: Sheet, cells: Cells) -> Mapping[int, str]:
    """The rows of a spreadsheet of TimelineJS that are no events, with what they are."""
    names = [name.casefold() for name in sheet.columns]
    if not set(names) >= _TIMELINE:
        return {}
    known = pairs("columns", "slides")
    types = cells.texts(names.index("type"))
    return {at: known[told.casefold()] for at, told in enumerate(types) if told.casefold() in known}


def _no_event(line: Sequence[str], title: str, date: str, sheet: Sheet) -> str:
    """Why a row holds no event; empty when it does, or should."""
    filled = [told for told in line if told]
    if not filled:
        return BLANK
    if all(map(_RULE.fullmatch, filled)):
        return "a rule"
    if title and title in sheet.columns and list(line[: len(sheet.columns)]) == list(sheet.columns):
        return "the names of the columns again"
    # Of a total the name stands first, or in the place of the date; an event may be called so.
    if _is_total(date) or ((not date or not title) and any(map(_is_total, filled))):
        return "a total"
    if not title and (not date or len(filled) == 1):
        return "a remark" if date else "neither a title nor a date"
    return ""


def _is_total(told: str) -> bool:
    return told.casefold().rstrip(":：") in _totals()


@cache
def _totals() -> frozenset[str]:
    return frozenset(word for (word,) in words("columns", "totals"))
