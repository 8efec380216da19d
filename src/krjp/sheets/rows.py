"""Which rows of a table hold events, and why the others do not."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from krjp.sheets.columns import fields_in
from krjp.sheets.words import pairs
from krjp.sheets.words import rows as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krjp.sheets.cells import Cells
    from krjp.sheets.columns import Columns
    from krjp.sheets.sheet import Sheet

__all__ = ["Rows", "rows_of_events"]

BLANK = "blank"
HEADING, NAMES, TOTAL = "a heading or a remark", "the names of the columns again", "a total"
# A table of so many columns fills more than one in a row that is an event.
WIDE = 3
# Below a head in text: |----|:---|
_RULE = re.compile(r":?[-=–—]{2,}:?")
_LETTER = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d+")
# How a column is to be filled in: `dd/mm/yyyy`, `(YYYY-MM-DD)`, `JJJJ.MM.TT`, `yyyy年mm月dd日`.
_PATTERN = re.compile(r"[(\[]?(?=.*[yja年년])(?:[dtjmyag]{1,4}[-/. ,年月日년월일]*){1,3}[)\]]?", re.IGNORECASE)
# Tags of the Humanitarian Exchange Language below the names of columns: `#date+start`.
_TAG = re.compile(r"#[a-z]+(?: ?\+[a-z_\d]+)*")
# A heading that names a year, which dates below it may lack: `1914`, `Season of 2019`, `2019年度`.
_YEAR = re.compile(r"[^\d]{0,20}((?:1[5-9]|20)\d\d)(?:年度?|년)?[ .:]*")
_TIMELINE = frozenset(("headline", "display date", "type"))


class Rows(NamedTuple):
    """Which rows of a table are events."""

    events: list[int]
    """The places of the rows that hold an event, or should."""
    passed: dict[str, list[int]]
    """The numbers of the others, under the reason."""
    years: list[int | None]
    """For each event the year of the heading that it stands under, if that names one."""


def rows_of_events(sheet: Sheet, cells: Cells, columns: Columns) -> Rows:
    """Which rows of a table hold an event, or should."""
    titles = cells.first(columns.fields.get("title", ()))[1]
    dates = cells.first([at for name in ("date", "year") for at in columns.fields.get(name, ())])[1]
    slides = _slides(sheet, cells)
    names = set(sheet.columns)
    odd = {each for each in set(dates) if _LETTER.search(each) and _is_no_date(_DIGITS.sub("0", each))}
    odd |= {each for each in set(dates) if each[-1:] in "-=:–—" and _RULE.fullmatch(each)}
    found: list[int] = []
    passed: dict[str, list[int]] = {}
    year: int | None = None
    years: list[int | None] = []
    for at, (title, date) in enumerate(zip(titles, dates, strict=True)):
        if at in slides:
            reason = slides[at]
        elif title and date and title not in names and date not in odd:
            reason = ""
        else:
            reason = _no_event(cells.line(at), title, date, sheet)
        if not reason:
            found.append(at)
            years.append(year)
        elif reason != BLANK:
            passed.setdefault(reason, []).append(sheet.rows[at].number)
            if reason == HEADING and (named := _YEAR.fullmatch(" ".join(filter(None, cells.line(at))))):
                year = int(named[1])
    return Rows(found, passed, years)


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
    if _TAG.fullmatch(filled[0]) and all(map(_TAG.fullmatch, filled)):
        return "tags of the columns"
    if _PATTERN.fullmatch(date):
        return "how to fill in the columns"
    if "date" in fields_in([date]) and (not title or fields_in([title])):
        return NAMES
    if _is_sum(filled, title, date):
        return TOTAL
    if len(filled) == 1 and (not title or _heads(line, title, date, sheet)):
        return HEADING
    if _is_remark(date):
        return HEADING
    return "" if title or date else "neither a title nor a date"


def _is_sum(filled: Sequence[str], title: str, date: str) -> bool:
    """True for a total: its name stands first, or in the place of the date; an event may be called so."""
    if _sums_up(date) or ((not date or not title) and (any(map(_is_total, filled)) or _sums_up(filled[0], whole=True))):
        return True
    others = [told for told in filled if told != date]
    numbers = bool(others) and not any(map(str.isalpha, "".join(others)))
    return numbers and not title and _whole().fullmatch(date.casefold()) is not None


def _heads(line: Sequence[str], title: str, date: str, sheet: Sheet) -> bool:
    """True for a lone title without a date that is no event: one that stands where rows begin, or is a remark."""
    return not date and ((line[0] == title and len(sheet.columns) >= WIDE) or _is_remark(title))


@lru_cache(maxsize=1 << 12)
def _is_no_date(told: str) -> bool:
    """True for what may stand in a column of dates and names none; which digits it has does not matter."""
    if _TAG.fullmatch(told) or _PATTERN.fullmatch(told):
        return True
    return _sums_up(told) or _is_remark(told) or "date" in fields_in([told])


def _is_remark(told: str) -> bool:
    return _remark().match(told.casefold()) is not None


def _sums_up(told: str, *, whole: bool = False) -> bool:
    """True for what a total is called, with what it is of: `Total 2018`, `2018 total`, `Summe Mai:`.

    The `whole` of a text that may be a title has no other words.
    """
    return (_total_alone() if whole else _total()).fullmatch(told.casefold()) is not None


def _is_total(told: str) -> bool:
    return told.casefold().rstrip(":：") in _totals()


@cache
def _total() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_totals(), key=len, reverse=True)))
    return re.compile(rf"(?:{words})s?(?:[^\w].*)?|[^\W\d_]{{0,12}}\.? ?\d{{0,4}}[年년]?[ ,:度]*(?:{words})s?[:：]?")


@cache
def _total_alone() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_totals(), key=len, reverse=True)))
    return re.compile(rf"(?:{words})s?[ ,:：(]*(?:\d[\d/–-]*\)?)?|\d{{4}}[年년]?[ ,度]*(?:{words})s?[:：]?")


@cache
def _whole() -> re.Pattern[str]:
    """What stands for the date where a row without a title sums up: `All years`, `Gesamter Zeitraum`."""
    told = "|".join(re.escape(word) for (word,) in words("columns", "all of them"))
    return re.compile(rf"(?:{told})(?:\W\D*)?[:：]?")


@cache
def _remark() -> re.Pattern[str]:
    """How remarks begin: words with a colon, or a mark of a footnote and a space."""
    told = "|".join(re.escape(word) for (word,) in words("columns", "remarks"))
    return re.compile(rf"(?:{told})s? ?[:：]|[*†‡※©][*†‡]* ?[^\W\d_]|\((?:[a-z]|\d)\) [^\W\d_]")


@cache
def _totals() -> frozenset[str]:
    return frozenset(word for (word,) in words("columns", "totals"))
