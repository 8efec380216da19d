"""Entries in the making, and what becomes of the lines of a text: what all layouts are read into."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.lexicons import listed
from krjp.importer.lines import SOFT_HYPHEN, squeeze

if TYPE_CHECKING:
    from krjp.dates import EventDate
    from krjp.importer.stated import Stated
    from krjp.importer.years import Months

__all__ = ["HOMELESS", "OVERLOOKED", "RUNNING", "Draft", "Drafted", "Entry", "Reading", "Unread", "closed", "joined"]


HOMELESS = "has no date and belongs to no entry"
OVERLOOKED = "begins or ends with a date, but no entry was made of it"
RUNNING = "running text before the first entry"


class Entry(NamedTuple):
    """One dated entry as printed."""

    date_text: str
    when: EventDate
    text: str
    line: int
    place: str = ""
    """What the head says of the place, as printed."""
    titled: bool = False
    """Whether its first sentence is a title."""


class Unread(NamedTuple):
    """A line that was not understood, and why; `entry` tells that it looks like an entry."""

    line: int
    text: str
    reason: str
    entry: bool = False

    @property
    def homeless(self) -> bool:
        """True when it was left out, and no date that cannot be is the reason."""
        return self.reason in (HOMELESS, OVERLOOKED) or self.reason.startswith("begins like an entry")


class Reading(NamedTuple):
    """What a text holds: entries, lines not understood, how many lines of each other kind, and how it was read."""

    entries: list[Entry]
    unread: list[Unread]
    passed: dict[str, int]
    layout: str = ""
    """The layout in words, with the second best where the choice is doubtful."""
    lines: int = 0
    """How many lines of text there are, page furniture apart."""

    @property
    def left_out(self) -> int:
        """How many of these belong to no entry and no heading."""
        return self.passed.get(RUNNING, 0) + sum(line.entry or line.homeless for line in self.unread)


class Draft:
    """An entry in the making: its date as stated, and the pieces of its text."""

    def __init__(
        self,
        stated: Stated,
        date_text: str,
        line: int,
        heading: Months | None,
        *,
        place: str = "",
        own_line: bool = False,
        led: bool = False,
        day_only: bool = False,
    ) -> None:
        """`led`: the date begins a sentence; `day_only`: the month is that of a heading."""
        self.stated = stated
        self.date_text = date_text
        self.line = self.dated = line
        self.heading = heading
        self.place = place
        self.own_line = own_line
        self.led = led
        self.day_only = day_only
        self.pieces: list[str] = []
        self.numbers: list[int] = []
        self.paragraphs: list[int] = []
        self.yearly = False  # its day is that of a heading, its year its own
        self.bulleted = False
        self.marked = ""  # the bullet before its date
        self.titled = False
        self.listing = False
        self.separator = ""

    def add(self, text: str, line: int = 0, *, paragraph: bool = False) -> None:
        """Take a piece of text, with the number of its line; one that begins a further `paragraph` is marked."""
        if text.strip():
            if paragraph and self.pieces:
                self.paragraphs.append(len(self.pieces))
            self.pieces.append(text)
            self.numbers.append(line)

    def entitle(self, title: str) -> None:
        """Take a title, as a sentence of its own."""
        self.add(closed(title))
        self.titled = True

    @property
    def text(self) -> str:
        """The text of the entry, in one line."""
        return squeeze(joined(self.pieces))

    @property
    def texts(self) -> list[str]:
        """The paragraphs of the entry."""
        borders = [0, *self.paragraphs, len(self.pieces)]
        return [joined(self.pieces[start:end]) for start, end in pairwise(borders)]

    def part(self, start: int, end: int) -> Draft:
        """Some of its pieces as an entry of their own."""
        part = Draft(
            self.stated,
            self.date_text,
            self.numbers[start] or self.line,
            self.heading,
            place=self.place,
            own_line=self.own_line,
            led=self.led,
            day_only=self.day_only,
        )
        part.dated = self.dated
        for piece, number in zip(self.pieces[start:end], self.numbers[start:end], strict=True):
            part.add(piece, number)
        return part


def closed(title: str) -> str:
    """A title as a sentence of its own."""
    return title if title.rstrip()[-1:] in ".!?:。！？" else f"{title.rstrip()}."


class Drafted(NamedTuple):
    """What one layout makes of a page."""

    drafts: list[Draft]
    unread: list[Unread]
    passed: dict[str, int]


_HYPHENATED = listed("lines", "prefixes")
_DIVIDED = re.compile(r"[^\W\d_]-$")
_STEM = re.compile(r"[^\W_]+-$")


def joined(pieces: list[str]) -> str:
    """Wrapped lines as one text. A word divided between lines is joined, without its hyphen if that only divided it."""
    whole: list[str] = []
    for piece in pieces:
        following = piece.strip()
        last = whole[-1] if whole else ""
        if last.endswith(SOFT_HYPHEN):
            whole[-1] = last[:-1]
            whole.append(following)
        elif _DIVIDED.search(last) and following[:1].islower():
            stem = _STEM.search(last)
            assert stem is not None
            whole[-1] = last if _keeps_hyphen(stem.group()) else last[:-1]
            whole.append(following)
        else:
            whole += [" ", following] if whole else [following]
    return "".join(whole)


def _keeps_hyphen(stem: str) -> bool:
    return stem[:-1].lower() in _HYPHENATED or stem[0].isupper() or stem[:-1].isdigit()
