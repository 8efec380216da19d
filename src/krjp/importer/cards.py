"""Entries that the markup of a web page holds together: boxes, cards, items, each with an element that is its date.

Sites put the date wherever it looks well: above a title, below it, at the foot of the card. Where several boxes hold
one such element each, it is the date of its box, and is put first, on a line of its own.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

from krjp.importer.heads import whole_date
from krjp.importer.lines import OF_BOX
from krjp.importer.stated import BadDateError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["with_dates_first"]

_MOST_DATE = 40
_MOST_PARTS = 12
_DEEPEST = 30
_FEW = 2
# From such a share of the dates on, the boxes in which they stand are how this page is made.
_USUAL = 0.7
# Here the order tells what belongs to a date, or the cells of a row do.
_ORDERED = {"table", "dl", "pre"}
_PAGE = {"body", "html", "[document]"}


def with_dates_first(soup: Any) -> None:
    """Change a page: elements that are nothing but a date get lines of their own, at the top of their boxes."""
    dates = list(_dates(soup))
    held = Counter(id(above) for date in dates for above in islice(date.parents, _DEEPEST))
    boxes = [_box(date, held) for date in dates]
    usual = sum(box is not date and not _is_bare(box) for date, box in zip(dates, boxes, strict=True))
    cards = usual > _FEW and usual >= len(dates) * _USUAL
    for date, box in zip(dates, boxes, strict=True):
        if box is not date and cards and not _is_bare(box) and not _is_first(date, box):
            date.name = "h4"
            date.insert(0, OF_BOX)
            box.insert(0, date.extract())
        elif date.name in ("span", "b", "strong", "em", "i", "time", "small") and _stands_apart(date):
            date.name = "div"


def _dates(soup: Any) -> Iterator[Any]:
    """The largest elements that hold nothing but a date, outside of tables and lists of definitions."""
    known: set[int] = set()
    for string in soup.find_all(string=True):
        found = None
        text = string.strip()
        if not text or len(text) > _MOST_DATE:
            continue
        for above in islice(string.parents, _DEEPEST):
            if (text := _short_text(above)) is None:
                break
            found = above if _is_date(text) else found
        if found is not None and id(found) not in known and found.find_parent(_ORDERED) is None:
            known.add(id(found))
            yield found


def _short_text(element: Any) -> str | None:
    """The text of an element, or None if it is longer than any date."""
    parts = [part for string in islice(element.strings, _MOST_PARTS + 1) if (part := string.strip())]
    text = " ".join(parts)
    return text if len(parts) <= _MOST_PARTS and len(text) <= _MOST_DATE else None


def _is_date(text: str) -> bool:
    if not any(map(str.isdigit, text)):
        return False
    try:
        return whole_date(text) is not None
    except BadDateError:
        return True


def _box(date: Any, held: Counter[int]) -> Any:
    """The largest element around a date that holds no other one."""
    around = list(takewhile(lambda above: held[id(above)] == 1 and above.name not in _PAGE, date.parents))
    return around[-1] if around else date


def _is_bare(box: Any) -> bool:
    """True for a box that holds no text besides its date."""
    return _short_text(box) is not None and _is_date(_short_text(box) or "")


def _is_first(date: Any, box: Any) -> bool:
    """True for a date above all text of its box."""
    first = next((string for string in box.strings if any(map(str.isalnum, string))), None)
    return first is not None and any(above is date for above in islice(first.parents, _DEEPEST))


def _stands_apart(date: Any) -> bool:
    """True for an element beside others, with no text right before or after it, so that it is no part of a sentence."""
    around = [child for child in islice(date.parent.children, _MOST_PARTS) if child is not date]
    return any(child.name for child in around) and not any(child.name is None and child.strip() for child in around)
