"""Chronologies published as HTML, by Beautiful Soup (`pip install 'krjp[html]'`).

The page becomes lines of text: one a block, one a table row. A cell, and what begins a line in bold or
as a `time`, is set off by a tab, which separates a date from its entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.errors import KrjpError
from krjp.importer.lexicons import listed
from krjp.importer.lines import Line, cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["html_lines"]

_DROPPED = ("script", "style", "noscript", "template", "nav", "svg", "head", "iframe", "form", "button")
_BLOCKS = listed("html", "blocks")
_CELLS = {"td", "th"}
_EMPHATIC = {"b", "strong", "time", "em", "i"}
# Marks of the beginning and the end of emphasis; `_numbered` takes them out.
_BEGIN, _END = "\x0e", "\x0f"
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_MOST_SET_OFF = 60
_DEEPEST = 200


def html_lines(text: str) -> list[Line]:
    """The lines of an HTML page, numbered as in the file. Raises KrjpError when Beautiful Soup is missing."""
    try:
        from bs4 import BeautifulSoup
    except ImportError:
        raise KrjpError(
            "reading HTML needs Beautiful Soup; install it with: pip install 'krjp[html]' (or save the page as text)"
        ) from None
    import warnings

    with warnings.catch_warnings():
        # Beautiful Soup warns of text that looks like an address or like XML; both are read all the same.
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(text, "html.parser")
    for tag in soup(list(_DROPPED)):
        tag.decompose()
    return _numbered(_pieces(soup))


def _pieces(node: Any) -> Iterator[tuple[int, str]]:
    """The pieces of text in order, each with its line in the file; a line feed begins a new line of the result."""
    stack: list[Any] = [iter([node])]
    line = 1
    closing: list[str] = []
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            if closing:
                yield line, closing.pop()
            continue
        name = getattr(child, "name", None)
        if name is None:
            if type(child).__name__ == "NavigableString":
                yield line, " ".join(str(child).split()).join(_edges(str(child)))
            continue
        line = child.sourceline or line
        if name in _BLOCKS:
            yield line, "\n# " if name in _HEADINGS or _is_table_head(child) else "\n"
        emphatic = name in _EMPHATIC and len(stack) < _DEEPEST
        if emphatic:
            yield line, _BEGIN
        closing.append("\t" if name in _CELLS else "\n" if name in _BLOCKS else _END if emphatic else "")
        stack.append(iter(child.children))


def _is_table_head(node: Any) -> bool:
    """True for a row of nothing but head cells; a row with a date in a head cell and its entry beside it is not."""
    cells = node.find_all(list(_CELLS), recursive=False) if node.name == "tr" else []
    return bool(cells) and all(cell.name == "th" for cell in cells)


def _edges(text: str) -> tuple[str, str]:
    return (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")


def _numbered(pieces: Iterator[tuple[int, str]]) -> list[Line]:
    lines: list[tuple[int, str]] = []
    number, text, leading = 1, "", False
    for at, piece in pieces:
        if piece.startswith("\n"):
            if text.strip(" \t#"):
                lines.append((number, text.strip(" ")))
            number, text = at, piece[1:]
        elif piece == _BEGIN:
            leading = not text.strip(" #")
        elif piece == _END:
            text += "\t" if leading and len(text) <= _MOST_SET_OFF else ""
            leading = False
        else:
            if not text.strip():
                number = at
            text += piece
    if text.strip(" \t#"):
        lines.append((number, text.strip(" ")))
    if not lines:
        return []
    classified = cleaned("\n".join(text for _, text in lines))
    return [line._replace(number=number) for line, (number, _) in zip(classified, lines, strict=True)]
