"""A command line as bash has it while it is being typed: its words, and how to write the rest of the last one.

bash takes the part behind a colon, an equals sign or an open quotation mark for a word of its own, and
puts what completes it there as it is. So a candidate loses what stands before that place, and what it
holds for the shell is escaped in the way of the quotation it lands in.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["BashLine", "read_line"]

_BREAKS = ":="
_QUOTES = "'\""
# In double quotes a backslash before any other character is a backslash.
_ESCAPED_IN_DOUBLE = '"\\$`'


class BashLine(NamedTuple):
    """An unfinished command line without the program's name."""

    words: list[str]
    """The last one is being typed, and may be empty."""
    quotation: str
    """The quotation mark that is still open; empty for none."""
    known: int
    """How many characters of the last word bash does not count to it."""

    def completed(self, word: str) -> str:
        """What bash is to put in the place of what it takes for the last word, so that this word stands there."""
        rest = word[self.known :]
        if self.quotation == "'":
            return rest.replace("'", "'\\''")
        if self.quotation:
            return re.sub(f"([{re.escape(_ESCAPED_IN_DOUBLE)}])", r"\\\1", rest)
        return re.sub(r"([^\w.,:=@%+/-])", r"\\\1", rest)


def read_line(line: str) -> BashLine:
    """The words of a line up to the cursor, by bash's rules of quotation."""
    words: list[str] = []
    word: str | None = None
    quotation, known = "", 0
    characters = iter(line)
    for char in characters:
        if char == quotation:
            quotation = ""
        elif not quotation and char.isspace():
            words += [] if word is None else [word]
            word, known = None, 0
        elif not quotation and char in _QUOTES:
            quotation, word = char, word or ""
            known = len(word)
        elif char == "\\" and quotation != "'":
            after = next(characters, "")
            word = (word or "") + (after if not quotation or after in _ESCAPED_IN_DOUBLE else char + after)
        else:
            word = (word or "") + char
            known = len(word) if char in _BREAKS and not quotation else known
    return BashLine([*words, word or ""][1:], quotation, known)
