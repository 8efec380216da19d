"""Ids that stay: made of what an entry says, not of where or in which run it was read.

An id is as much of the date as is known and the first significant words of the title. Of entries that would share one,
each gets a suffix made from its whole text, so that neither order nor number matters.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from krjp.importer.lexicons import listed
from krjp.record.ids import known_of
from krjp.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krjp.record.model import Event

__all__ = ["fingerprint", "slug", "with_ids"]

MOST_WORDS = 5
MOST_STEM = 48

_INSIGNIFICANT = listed("ids", "grammar") | listed("ids", "everyday")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_LETTER = re.compile(r"[a-z]")


def slug(text: str, most: int = MOST_WORDS) -> str:
    """The significant words of a text as lower-case ASCII joined by hyphens; empty when it has none.

    >>> slug("US, Japan and South Korea hold the first Dialogue")
    'first-dialogue'
    """
    every = _ASCII_WORD.findall(fold(text))
    found = [word for word in every if word not in _INSIGNIFICANT]
    joined = "-".join((found or every)[:most])
    return joined if len(joined) <= MOST_STEM else joined[:MOST_STEM].rsplit("-", 1)[0].rstrip("-")


def fingerprint(event: Event) -> str:
    """A short hash of an entry's date and text; spacing and capitals do not change it."""
    text = f"{event.date} {event.last_date} {' '.join(fold(event.summary).split())}"
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def with_ids(events: Sequence[Event], taken: Iterable[str] = ()) -> list[Event]:
    """The events with their ids; ids in `taken` belong to other events."""
    stems = ["-".join(filter(None, (known_of(event.span), slug(event.title)))) for event in events]
    shared = Counter(stems) + Counter(dict.fromkeys(taken, 1))
    return [
        event._replace(id=stem if shared[stem] == 1 and _LETTER.search(stem) else _marked(stem, event))
        for event, stem in zip(events, stems, strict=True)
    ]


def _marked(stem: str, event: Event) -> str:
    """A stem with the hash of its entry; an id is never of digits only."""
    found = "-".join(filter(None, (stem, fingerprint(event))))
    return found if _LETTER.search(found) else f"{found}-x"
