"""What is an entry of its own although it prints no date: a bullet, an hour or a labelled paragraph under a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.importer.lexicons import listed
from krjp.importer.lines import TEXT
from krjp.importer.paragraphs import goes_on_with
from krjp.importer.seeming import is_like_a_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.importer.drafts import Draft
    from krjp.importer.lines import Line

__all__ = ["are_labelled", "bullet_of", "is_beside", "is_item", "is_row", "without_hour"]

_ENDS_STATEMENT = re.compile(r"[.!?。！？…][\"'”’»）)\]]*\s*$")
_HOURS = "|".join(sorted(listed("calendar", "hours")))
_HOUR = re.compile(
    rf"(?:(?:about|around|at|approximately|shortly\s(?:after|before)|um|gegen|vers|ca\.)\s)?"
    r"(?:(?:[01]\d|2[0-3])[0-5]\d\s?(?:hrs?|hours|h)\b|(?:[01]?\d|2[0-4])[:.h]\s?[0-5]\d(?:\s?[ap]\.?m\b\.?|\s?uhr)?|\d{1,2}\s?(?:[ap]\.?m\b\.?|uhr)"
    rf"|(?:{_HOURS}))(?:\s?(?:\(?(?:[A-Z]{{2,4}}T?|Z)\)?|\([^\W\d]{{2,5}}\)))?\s?(?:[:;：–—\t]|\s-\s|\.\s)\s*",
    re.IGNORECASE,
)
# A country, a town or a theme with which all paragraphs of a page begin.
_LABEL = re.compile(r"[^\W\d_][^.:;,()\d]{1,40}[.:]\s+(?=[^\W\da-z]|[\"“‘'«])")
_YEAR = re.compile(r"\W{0,3}[12]\d{3}\b")
_LONGEST_DATE = 30
_MOST_LABELLED = 0.8
# Chinese, Japanese and Korean signs: a line that ends with one is whole.
_CJK = "\u2fff"
_FEW = 2


def bullet_of(line: Line) -> str:
    """The bullet of a line; all numbers are alike."""
    return "1" if line.marker[:1].isdigit() else line.marker


def is_row(line: Line, text: str) -> bool:
    """True for a row of a table whose date is not understood, though it has one."""
    date, tab, _ = text.strip().partition("\t")
    return bool(line.cells and tab) and any(map(str.isdigit, date))


def is_beside(open_: Draft, line: Line) -> bool:
    """True for a bullet beside the one that begins with the date of the open entry."""
    return bool(line.marker) and not open_.own_line and open_.marked == bullet_of(line)


def is_item(open_: Draft, line: Line, text: str, *, blank: bool, labelled: bool, marked: bool) -> bool:
    """True for what is an entry of its own, of the date of the open entry.

    It is a bullet under a date that stands alone, or beside or below a dated bullet whose sentence has ended; an hour
    of the day above; a paragraph after a `blank` line that begins with a label, on a page where all do.
    """
    if open_.own_line and open_.stated.first.day and _HOUR.match(text):
        return True
    if line.marker:
        goes_on = open_.pieces and goes_on_with(text) and not text[:1].islower()
        if goes_on or is_like_a_date(text) or _YEAR.match(text):
            return False
        first = open_.own_line and not open_.pieces
        again = line.marker == open_.separator  # 1977 – One thing / – another
        return open_.bulleted or first or again or _is_nested(open_, blank=blank, marked=marked)
    return open_.own_line and blank and bool(open_.pieces) and labelled and bool(_LABEL.match(text))


def _is_nested(open_: Draft, *, blank: bool, marked: bool) -> bool:
    """True where a bullet may be an entry beside or below a dated one: not in a list that a colon announces.

    A `blank` line ends a statement as a full stop does, where dates are `marked`, and so does any line of signs.
    """
    last = open_.pieces[-1][-30:].rstrip() if open_.pieces else ":"
    whole = not (open_.own_line or blank) and last[-1:] > _CJK
    apart = blank and marked
    ended = bool(_ENDS_STATEMENT.search(last)) or (apart and not last.endswith(":")) or whole
    return (bool(open_.marked) or apart or whole) and ended and not open_.listing


def without_hour(text: str) -> str:
    """The text without the hour of the day before it."""
    return _HOUR.sub("", text, count=1) if _HOUR.match(text) else text


def are_labelled(lines: Iterable[Line]) -> bool:
    """True when the paragraphs of a page begin with labels: `Mexico. The party …`."""
    texts = [line.text for line in lines if line.kind == TEXT and len(line.text) > _LONGEST_DATE]
    return len(texts) > _FEW and sum(bool(_LABEL.match(text)) for text in texts) >= len(texts) * _MOST_LABELLED
