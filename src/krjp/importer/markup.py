"""A line of text without what marks it up: the bullet or number before it, and the signs of Markdown."""

from __future__ import annotations

import re

from krjp.importer.dateforms import MONTH_PATTERN
from krjp.importer.lexicons import listed

__all__ = ["NESTED", "Bullets", "bullet_end", "inline", "without_markup"]

# The bullet of an item within another one.
NESTED = "◦"
# After a number with a dot, what makes it a day: a month without a day of its own.
_DATED = rf"(?i:{MONTH_PATTERN})\.?(?:\s+[12]\d{{3}}|\s*[:,–—-]|\s+[^\W\d]|\s*$)"
# A number before a date that has a day or a year of its own counts the entries: 3) 5 Jun 1998.
_COUNTED = rf"\d{{1,2}}(?:er|º|\.)?(?:\s?[-–—/&]\s?\d{{1,2}})?\s+(?:de\s+|d['’])?(?i:{MONTH_PATTERN})|\d{{4}}(?!\d)"
_DAY_OR_MONTH = rf"(?:\d{{1,2}}(?:\s?[-–—/&]\s?\d{{1,2}})?\s+)?(?i:{MONTH_PATTERN})"
_CENTURY = rf"(?i:{'|'.join(sorted(listed('calendar', 'centuries')))})"
_BULLET = re.compile(
    rf"\s*(?:>\s*)*(?:-\s(?=[*•]\s))?(?:(?:={{2,6}}|-{{2,3}}|[-*+•·▪◦‣●○■□–—→»›➤►✓❖]|>>|\(\d{{1,3}}\)|\([a-z]\)(?=\s+{_DAY_OR_MONTH})|\d{{1,3}}[.)](?=\s+\D)(?!\s+{_DATED}|\s+{_CENTURY}\b)|\d{{1,3}}[.)](?=\s+(?:{_COUNTED})))\s+"
    rf"|\d{{1,3}}(?:\s{{2,9}}|\t)(?={_COUNTED})|(?:\d{{1,3}}[.)．、]|[（(]\d{{1,3}}[)）])\s?(?=\d{{4}}\s?[年년])"
    rf"|[-–—]{{1,2}}(?=[^\W\da-z]|{_COUNTED}|{_DAY_OR_MONTH})|•)?(?:[\u2190-\u2211\u2213-\u2bff※\U0001f000-\U0001faff]\ufe0f?\s*(?=\S))*"
)
_NUMBER = re.compile(r"\s*\d{1,3}[.)]\s+(?=\D)")
_LEADING_BOLD = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=\S)(.{1,60}?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,500}(?:\s\"[^\"]{0,200}\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,400}?)(?<=\S)\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def bullet_end(line: str, *, numbered: bool = False) -> int:
    """Where a line begins after its bullet or number; 9. before a month is a day, unless the page is `numbered`."""
    bullet = (_NUMBER.match(line) if numbered else None) or _BULLET.match(line)
    return bullet.end() if bullet else 0


class Bullets:
    """The bullets of a page, of which one that is farther indented than the one above is of an item within it."""

    def __init__(self) -> None:
        self.indent: int | None = None

    def of(self, line: str, *, numbered: bool) -> str:
        """The bullet or number before a line, if it has one."""
        marker = line[: bullet_end(line, numbered=numbered)].strip(" \t>※")
        if not marker:
            return ""
        indent = len(line.expandtabs()) - len(line.expandtabs().lstrip())
        if self.indent is not None and indent > self.indent and not marker[0].isdigit():
            return NESTED
        self.indent = indent
        return marker


def without_markup(line: str) -> str:
    """A line of Markdown as plain text; what separates a date from its entry becomes a tab."""
    if line.startswith("|"):
        line = "\t".join(cell.strip() for cell in line.strip().strip("|").split("|"))
    if bold := _LEADING_BOLD.match(line):
        line = f"{bold[2]}\t{line[bold.end() :].lstrip()}"
    return inline(line)


def inline(text: str) -> str:
    """A text of Markdown without links, emphasis and escapes."""
    from html import unescape

    text = _LINK.sub(r"\1", text).replace("`", "")
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\2", unescape(text)))
