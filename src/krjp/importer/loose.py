"""Paragraphs without a date between dated ones: whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.importer.drafts import HOMELESS, Draft, Unread
from krjp.importer.lines import squeeze
from krjp.importer.sections import is_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.importer.lines import Line

__all__ = ["Loose"]


class Loose:
    """Paragraphs without a date, below a dated one: those between two dates belong to the entry above them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.usual = False

    def settled(self, drafts: Sequence[Draft]) -> list[Unread]:
        """Give them to the last entry, but for a title right above the next; each is named."""
        unread = []
        for at, line in enumerate(self.lines):
            apart = at == 0 or self.lines[at - 1].number + 1 < line.number
            if at + 1 == len(self.lines) and apart and is_title(line.text):
                why = "has no date; passed over as a heading"
            else:
                drafts[-1].add(line.text, line.number)
                self.usual = True
                why = "has no date; read as part of the entry above"
            unread.append(Unread(line.number, squeeze(line.text), why))
        self.lines = []
        return unread

    def left(self, drafts: Sequence[Draft]) -> list[Unread]:
        """Those below the last entry: they belong to none, but for the first where a paragraph follows every title."""
        rest = self.lines
        if self.usual and is_title(drafts[-1].text):
            self.lines, rest = rest[:1], rest[1:]
            return [*self.settled(drafts), *(Unread(line.number, squeeze(line.text), HOMELESS) for line in rest)]
        return [Unread(line.number, squeeze(line.text), HOMELESS) for line in rest]
