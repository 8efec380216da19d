"""What stands beside a date in a cell and is no part of it: the hour, the day of the week, marks of footnotes."""

from __future__ import annotations

import re

__all__ = ["bare"]

_CLOCK = re.compile(
    r"(?<=\d{8})T\d{4,6}Z?$|[ ,T]+(?:at )?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?| ?uhr| ?h)?"
    r"(?: ?(?:Z|[A-Z]{2,4}|[-+]\d{2}:?\d{2}))?$",
    re.IGNORECASE,
)
_DAY_OF_WEEK = r"(?:mon|tue|wed|thu|fri|sat|sun)"
_WEEKDAY = re.compile(
    rf" ?[(（\[](?:{_DAY_OF_WEEK}|[月火水木金土日월화수목금토일])\w*\.?[)）\]]|^{_DAY_OF_WEEK}[a-z]*\.?,? (?=\d|[a-z])",
    re.IGNORECASE,
)
# Marks of footnotes, which in names of columns may as well be units: 3 March 1925[a], 1925*, 1925².
_NOTE = re.compile(
    r"(?<=\S)(?: ?\[(?:[\da-z*†‡]{1,3}|(?:note|nb|n) ?\d{1,3}|citation needed)\]|[*†‡¹²³\u2070\u2074-\u2079])+$",
    re.IGNORECASE,
)
# Where years began in March: 12 February 1723/4.
_DUAL_YEAR = re.compile(r"\b((?:jan|feb|mar)[a-z]*)\.? (\d{4})/(\d{1,4})$", re.IGNORECASE)
# The hour in words, or a part of the day: 1.6.2024 klo 18.00, 4 March 2024 (evening).
_PARTS_OF_DAY = (
    "(?:early |late )?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|morgens|mittags|nachmittags|abends|"
    "nachts|matin|midi|après-midi|soir|nuit|mañana|tarde|noche|朝|夜|午前|午後|오전|오후|밤)"
)
_HOUR = re.compile(
    r"[ ,]+(?:at|um|ab|kl\.?|klo|à|a las|alle|ore|o godz\.?|ve?) \d{1,2}(?:[:.h]\d{2})?(?: ?(?:uhr|h|[ap]\.?m\.?))?$"
    rf"|(?: *[-–—,(（]+ *| +in the | +at |(?<=[日일]) *){_PARTS_OF_DAY}[)）]?$",
    re.IGNORECASE,
)
# Month and day with the day of the week, as in Japan and Korea: 3.1(금), 3/1（金）.
_MONTH_AND_DAY = re.compile(r"(?<![\d./])(\d{1,2})[./] ?(\d{1,2})\.? ?[(（][月火水木金土日월화수목금토일][)）]")


def bare(text: str, year: int | None) -> str:
    """A date without what stands beside it, in single spaces; `year` is that of a table whose dates have none.

    >>> bare("Wed, 21 Feb 2024, 10:30 [a]", None), bare("12 Feb 1723/4", None), bare("3.1(금)", 2024)
    ('21 Feb 2024', '12 Feb 1724', '2024-03-01')
    """
    text = " ".join(text.split())
    if year:
        text = _MONTH_AND_DAY.sub(lambda found: f"{year}-{found[1]:0>2}-{found[2]:0>2}", text)
    text = _HOUR.sub("", _WEEKDAY.sub("", text))
    return _DUAL_YEAR.sub(_new_style, _NOTE.sub("", _CLOCK.sub("", text).strip(" ,")))


def _new_style(found: re.Match[str]) -> str:
    """The year of 12 February 1723/4, which began in January or in March: as it is counted today."""
    one, other = int(found[2]), found[3]
    return f"{found[1]} {one + 1}" if str(one + 1).endswith(other) else found[0]
