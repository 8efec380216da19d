"""Ids for records that have none: made of what is known of an event, never of digits only, each of them once."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from krjp.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.dates import EventDate

__all__ = ["distinct", "id_of", "known_of"]

MOST_WORDS = 5
MOST_STEM = 48
# Words that tell one title from another least.
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "its",
        "of",
        "on",
        "or",
        "the",
        "their",
        "to",
        "was",
        "were",
        "with",
    ]
)
_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=1 << 14)
def known_of(when: EventDate) -> str:
    """As much of a date as is known: the first day of an exact one, else the month or year in which it surely lies.

    Empty when not even the year is known. A third of a month counts as a month, and so does about a day.
    """
    first, last = when.bounds
    if not when.approximate:
        return first.isoformat()
    if when.open_end is not None or first.year != last.year:
        return ""
    return first.isoformat()[: 7 if first.month == last.month else 4]


def id_of(when: EventDate, title: str) -> str:
    """The id of an event: as much of its date as is known, and the first words of its title.

    A title without Latin letters is told from others by a checksum.
    """
    words = [word for word in _WORD.findall(fold(title)) if word not in _SMALL]
    told = "-".join(words[:MOST_WORDS])[:MOST_STEM].rstrip("-")
    if not told.islower():  # digits alone
        told = "-".join(filter(None, (told, f"e{crc32(title.encode('utf-8', 'surrogatepass')):08x}")))
    known = known_of(when)
    return f"{known}-{told}" if known else told


def distinct(ids: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """The ids, each once: one that comes again, or is `taken`, gets a number."""
    used = set(taken)
    numbers: dict[str, int] = {}
    found = []
    for each in ids:
        name = each
        while name in used:
            numbers[each] = numbers.get(each, 1) + 1
            name = f"{each}-{numbers[each]}"
        used.add(name)
        found.append(name)
    return found
