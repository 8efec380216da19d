"""What stands right above a line of a page, and whether the line goes on with it or begins anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.importer.lines import BLANK, HEADING, MOST_WIDTH, SOFT_HYPHEN, TEXT, UNFINISHED
from krjp.importer.seeming import CAPITAL_LEAD, is_like_a_date

if TYPE_CHECKING:
    from krjp.importer.drafts import Draft
    from krjp.importer.lines import Line
    from krjp.importer.years import Months

__all__ = ["Above", "ends_statement"]

_ENDS_STATEMENT = re.compile(r"[.!?。！？…:][\"'”’»）)\]]*\s*$")
_END = 30


def ends_statement(text: str) -> bool:
    """True for a text that ends a sentence, or announces what follows."""
    return bool(_ENDS_STATEMENT.search(text[-_END:]))


class Above:
    """The line above, and the entry that may go on."""

    def __init__(self, width: int, *, listed: bool) -> None:
        """`width`: from which length on a line may go on in the next; `listed`: lines are whole without a full stop."""
        self.width = width
        self.listed = listed
        self.unwrapped = width > MOST_WIDTH
        self.open: Draft | None = None
        self.text = ""
        self.blank = True
        self.full = self.page_break = False

    def pass_by(self, line: Line) -> None:
        """Note a line that has been read."""
        if line.kind == BLANK:
            self.blank = True
        elif line.kind in (TEXT, HEADING):
            self.text, self.blank, self.page_break = line.text, False, False
            self.full = len(line.text) >= self.width
        else:
            self.page_break = True

    def is_over(self) -> bool:
        """True when the line begins something new, not the rest of a sentence."""
        return (
            self.listed
            or self.blank
            or not self.text
            or self.text.rstrip().endswith((";", "；"))
            or ends_statement(self.text)
            or self.open is None
        )

    def wraps(self, text: str) -> bool:
        """True for a line that may be the rest of the one above, which is no entry's."""
        return not self.blank and not ends_statement(self.text) and (self.full or text.lstrip()[:1].islower())

    def is_unfinished(self) -> bool:
        """True when the line above is unfinished, so that a date at the start of this one belongs to its sentence."""
        end = self.text[-_END:]
        return self.open is not None and not self.blank and (end.endswith(SOFT_HYPHEN) or bool(UNFINISHED.search(end)))

    def goes_on(self, line: Line, text: str) -> bool:
        """True for a line that goes on with the open entry, or is a further paragraph of it."""
        assert self.open is not None
        if self.open.own_line or not self.open.pieces or (line.block and not (self.blank or self.unwrapped)):
            return True
        ended = ends_statement(self.open.pieces[-1])
        if self.blank:
            # A page break may leave a blank line within a sentence.
            return not ended and (self.page_break or text.lstrip()[:1].islower())
        whole = ended or self.listed or self.unwrapped
        return self.full or not whole or text[:1].isspace() or text[:1].islower()

    def begins_paragraph(self, line: Line, text: str) -> bool:
        """True for a line after a blank one or, where lines are not wrapped, after the end of a sentence."""
        assert self.open is not None
        whole = self.listed or (self.open.own_line and self.unwrapped and self.open.stated.first.month is None)
        ended = not self.full and text[:1].isupper() and (whole or ends_statement(self.text))
        return (self.blank or line.block or ended) and not self.open.listing

    def lists(self, line: Line) -> bool:
        """True for a bullet of a list that the entry announces with a colon."""
        assert self.open is not None
        announced = bool(self.open.pieces) and self.open.pieces[-1].rstrip().endswith(":")
        return bool(line.marker) and (self.open.listing or announced)

    def wants_title(self, months: Months | None) -> bool:
        """True below a date alone on its line: a heading is the title of its entry; below a day, if it names a year."""
        bare = self.open is not None and self.open.own_line and not self.open.pieces and not self.blank
        return bare and (months is None or (self.open is not None and self.open.stated.first.day is not None))

    def opens_with_date(self, text: str) -> bool:
        """True for a line that begins with a date which does not go on from the line above."""
        wrapped = self.full and not self.is_over() and not CAPITAL_LEAD.match(text)
        goes_on = wrapped or self.is_unfinished() or text.lstrip()[:1].islower()
        return not goes_on and is_like_a_date(text)
