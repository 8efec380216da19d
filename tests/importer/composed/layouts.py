"""Where dates stand on composed pages, and what parts them from the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.importer.composed.dates import MONTHS, UNITS, ordinal
from tests.importer.composed.page import Block

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.importer.composed.page import Item, Page

__all__ = ["LAYOUTS"]


def _inline(page: Page, items: list[Item]) -> None:
    marks = [": ", ": ", " – ", " - ", "\t", " — ", ". ", " | ", "; ", " ", ", ", " -- ", ":", "  "]
    sep = page.one("sep", marks)
    kind = page.one("as", ["p", "p", "li"])
    for item in items:
        page.add(Block(kind, f"{page.printed(item.when)}{sep}{item.text}"))


def _emphatic(page: Page, items: list[Item]) -> None:
    sep = page.one("sep", [": ", " – ", " ", ". ", " | ", ""])
    kind = page.one("as", ["p", "li"])
    for item in items:
        page.add(Block(f"{kind}-bold", item.text, (page.printed(item.when), sep)))


def _above(page: Page, items: list[Item]) -> None:
    titled = page.one("titled", ["", "", "yes"])
    several = page.one("several", ["", "", "items"])
    for item in items:
        title = [Block("title", item.title)] if titled else []
        kind = "li" if several else "p"
        page.add(Block("date", page.printed(item.when)), *title, Block(kind, item.text))


def _below(page: Page, items: list[Item]) -> None:
    for item in items:
        page.add(Block("p", item.text), Block("date", page.printed(item.when)))


def _below_title(page: Page, items: list[Item]) -> None:
    for item in items:
        page.add(Block("title", item.title), Block("date", page.printed(item.when)), Block("p", item.text))


def _heading(page: Page, items: list[Item]) -> None:
    sep = page.one("with title", ["", "", ": ", " – ", " | "])
    for item in items:
        title = f"{sep}{item.title}" if sep else ""
        page.add(Block("h3", f"{page.printed(item.when)}{title}"), Block("p", item.text))


def _after(page: Page, items: list[Item]) -> None:
    sep = page.one("after", [" ({})", " [{}]", ", {}", " – {}", "({})"])
    kind = page.one("as", ["p", "li"])
    for item in items:
        page.add(Block(kind, item.text.rstrip(".。") + sep.format(page.printed(item.when)) + "."))


def _titled_after(page: Page, items: list[Item]) -> None:
    sep = page.one("after", [" ({}): ", " ({}). ", " ({}) – "])
    kind = page.one("as", ["p", "li"])
    for item in items:
        page.add(Block(kind, item.title + sep.format(page.printed(item.when)) + item.text))


def _labelled(page: Page, items: list[Item]) -> None:
    labels = page.one("labels", ["Date Event", "When What", "DATE EVENT", "Date Title"]).split()
    for item in items:
        page.add(Block("p", f"{labels[0]}: {page.printed(item.when)}"), Block("p", f"{labels[1]}: {item.text}"))


def _by_year(page: Page, items: list[Item]) -> None:
    """Years as headings, and days without their years below."""
    inner = page.one("inner", ["inline", "inline", "above", "heading", "prose", "months"])
    level = page.one("level", ["h2", "h2", "date", "p"])
    sep = page.one("sep", [": ", " – ", " - ", "\t", " ", ". ", ", ", "; "])
    kind = page.one("as", ["p", "li", "li"])
    styles = ["{}", "{}", "{}:", "[{}]", "- {} -", "Year {}", "{}."] if page.lang == "en" else ["{}"]
    style = page.one("year", styles)
    above = (0, 0)
    for item in items:
        first = item.when.first
        if first.year != above[0]:
            page.add(Block(level, style.format(f"{first.year}{_unit(page, 0)}")))
        if inner == "months" and item.when.sort == "day" and (first.year, first.month) != above:
            page.add(Block("h3", _month(page, item)))
        above = (first.year, first.month)
        page.add(*_below_year(page, item, inner, sep, kind))


def _below_year(page: Page, item: Item, inner: str, sep: str, kind: str) -> list[Block]:
    if item.when.sort == "year":
        return [Block(kind, item.text)]
    printed = page.printed(item.when, year=False)
    if inner == "months":
        unit = _unit(page, 2)
        return [Block(kind, f"{item.when.first.day}{unit}{' ' if unit and sep in ('. ', ', ') else sep}{item.text}")]
    if inner in ("above", "heading"):
        return [Block("date" if inner == "above" else "h3", printed), Block("p", item.text)]
    if inner == "prose" and page.lang == "en":
        return [Block(kind, f"On {printed}, {item.within}")]
    return [Block(kind, f"{printed}{sep}{item.text}")]


def _unit(page: Page, at: int) -> str:
    return UNITS[page.lang].split()[at] if page.lang in UNITS else ""


def _month(page: Page, item: Item) -> str:
    number = item.when.first.month
    names = MONTHS.get(page.lang)
    return names.split()[number - 1].capitalize() if names else f"{number}{_unit(page, 1)}"


def _by_month(page: Page, items: list[Item]) -> None:
    """Months with their years as headings, and below them days, with their months or alone."""
    inner = page.one("inner", ["day", "date", "date", "prose"])
    sep = page.one("sep", [": ", " – ", " - ", "\t", " ", ". "])
    kind = page.one("as", ["p", "li"])
    above = ""
    for item in items:
        first = item.when.first
        unit = _unit(page, 0)
        month = f"{first.year}{unit}{_month(page, item)}" if unit else f"{_month(page, item)} {first.year}"
        if month != above:
            page.add(Block("h2", month))
        above = month
        printed = page.printed(item.when, year=False)
        if inner == "day" and item.when.sort == "day":
            printed = f"{first.day}{_unit(page, 2) or (ordinal(first.day) if page.lang == 'en' and sep == ' ' else '')}"
        if inner == "prose" and page.lang == "en":
            page.add(Block(kind, f"On {printed}, {item.within}"))
        else:
            page.add(Block(kind, f"{printed}{sep}{item.text}"))


_HEADS = {
    "no": "No.", "date": "Date", "event": "Event", "place": "Place", "title": "Title", "source": "Source",
    "note": "Remarks",
}  # fmt: skip


def _table(page: Page, items: list[Item]) -> None:
    choices = ["date event", "no date event", "date place event", "event date", "date title event source"]
    columns = page.one("columns", [*choices, "date event", "date event note"]).split()
    if page.one("head", ["yes", "yes", ""]):
        page.blocks.append(Block("head", cells=tuple(_HEADS[name] for name in columns)))
    for at, item in enumerate(items, 1):
        place = page.pick.choice(["Ostby", "Port Ansel"])
        cells = {"no": str(at), "date": page.printed(item.when), "event": item.text, "place": place}
        cells |= {"title": item.title, "source": "[3]", "note": ""}
        page.blocks.append(Block("row", cells=tuple(cells[name] for name in columns)))
    page.blocks.append(Block("gap"))


def _year_table(page: Page, items: list[Item]) -> None:
    """A table with a column of years, blank where it is that of the row above, and one of days."""
    blank = page.one("blank", ["yes", "yes", ""])
    split = page.one("split", ["", "month day"])
    names = MONTHS.get(page.lang)
    above = (0, 0)
    if page.one("head", ["yes", ""]):
        page.blocks.append(Block("head", cells=("Year", *(("Month", "Day") if split else ("Date",)), "Event")))
    for item in items:
        first = item.when.first
        here = (first.year, first.month)
        days: tuple[str, ...]
        year = "" if blank and first.year == above[0] else str(first.year)
        if not split:
            days = ("" if item.when.sort == "year" else page.printed(item.when, year=False),)
        elif item.when.sort == "year":
            days = ("", "")
        else:
            month = names.split()[first.month - 1] if names else str(first.month)
            days = ("" if blank and here == above else month, str(first.day))
        above = here
        page.blocks.append(Block("row", cells=(year, *days, item.text)))
    page.blocks.append(Block("gap"))


def _definitions(page: Page, items: list[Item]) -> None:
    for item in items:
        page.add(Block("dt", page.printed(item.when)), Block("dd", item.text))


LAYOUTS: dict[str, Callable[[Page, list[Item]], None]] = {
    "inline": _inline,
    "emphatic": _emphatic,
    "above": _above,
    "below": _below,
    "below title": _below_title,
    "heading": _heading,
    "after": _after,
    "titled after": _titled_after,
    "labelled": _labelled,
    "by year": _by_year,
    "by year and month": _by_month,
    "table": _table,
    "year table": _year_table,
    "definitions": _definitions,
}
