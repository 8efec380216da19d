"""What stands below the entries of a page under a heading of its own: references, links, notes."""

from __future__ import annotations

from krjp.importer.lexicons import listed
from krjp.importer.lines import HEADING, TEXT, Line, squeeze

__all__ = ["without_end_matter"]

_END_MATTER = "references and links"
_HEADINGS = listed("lines", "end matter")


def without_end_matter(lines: list[Line]) -> list[Line]:
    """The lines; those below a heading such as `See also` are no text, unless they are most of the page."""
    found: list[Line] = []
    below = False
    for line in lines:
        if line.kind == HEADING and not line.cells:
            below = squeeze(line.text).strip(" :.").lower() in _HEADINGS
        found.append(line._replace(kind=_END_MATTER, cells=()) if below and line.kind in (TEXT, HEADING) else line)
    texts = sum(line.kind == TEXT for line in lines)
    return found if sum(line.kind == TEXT for line in found) * 2 >= texts else lines
