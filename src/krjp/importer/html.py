"""Chronologies published as HTML, by Beautiful Soup (`pip install 'krjp[html]'`).

The page becomes lines of text, one a block; items of lists keep a bullet. A table of data becomes rows of cells, with
what spans several rows in each of them. What begins a line in bold or as a `time` is set off by a tab, which separates
a date from its entry.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.errors import KrjpError
from krjp.importer.cards import with_dates_first
from krjp.importer.heads import begins_with_date
from krjp.importer.lexicons import listed
from krjp.importer.lines import HEADING, TEXT, Line, of_pieces, squeeze
from krjp.importer.markup import NESTED

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["html_lines"]

_DROPPED = ("script", "style", "noscript", "template", "nav", "svg", "head", "iframe", "form", "button", "sup")
_BLOCKS = listed("html", "blocks")
_CELLS = ["td", "th"]
_EMPHATIC = {"b", "strong", "time", "em", "i"}
# A line break that begins no paragraph.
_BREAK = "\n\x0b"
# Marks of the beginning and the end of emphasis; `_numbered` takes them out.
_BEGIN, _END = "\x0e", "\x0f"
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ITEMS = {"li", "dd"}
_BULLET, _NESTED = "• ", f"{NESTED} "
_MOST_SET_OFF = 60
_MOST_SPAN = 1000
# So many paragraphs in a cell are a page in it.
_FEW = 4
_DEEPEST = 200
# A sign that begins no tag: the next one comes before its end. A few stand in attributes.
_NO_TAG = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_MOST_BROKEN = 100
_BOXES = ("div", "ul", "ol", "p", "aside", "section", "footer")
_MENU = re.compile(
    r"(?<![a-z])(?:left|right|top|main|sub|side)?(?:nav|navbar|navigation|menu|tags?|breadcrumbs?|related|pager|pagination)(?![a-z])",
    re.IGNORECASE,
)
_NO_WORD = re.compile(r"\W+")
_CELL, _CELL_END = re.compile("<t[dh]\\b", re.IGNORECASE), re.compile("</t[dh]>", re.IGNORECASE)
_CELL_BORDER = re.compile(r"<t[dhr]\b|</t(?:r|able|body)>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b", re.IGNORECASE)
_ROW = re.compile(r"<tr\b|</table>", re.IGNORECASE)


class _Row(NamedTuple):
    """A row of a table."""

    cells: tuple[str, ...]
    head: bool


def html_lines(text: str) -> list[Line]:
    """The lines of an HTML page, numbered as in the file. Raises KrjpError when Beautiful Soup is missing."""
    try:
        from bs4 import BeautifulSoup
    except ImportError:
        raise KrjpError(
            "reading HTML needs Beautiful Soup; install it with: pip install 'krjp[html]' (or save the page as text)"
        ) from None
    import warnings

    text = _without_bait(text)

    with warnings.catch_warnings():
        # Beautiful Soup warns of text that looks like an address or like XML; both are read all the same.
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(text, "html.parser")
    whole = len(soup.get_text())
    for tag in soup(list(_DROPPED)):
        # Some servers put a form around the whole page; others hold fields and buttons.
        around = tag.name == "form" and len(tag.get_text()) * 2 > whole
        if not around and (tag.name != "sup" or _is_note(tag)):
            tag.decompose()
    for menu in _menus(soup):
        menu.decompose()
    with_dates_first(soup)
    for terms in soup("dl"):
        _terms_first(terms)
    return _numbered(_pieces(soup))


def _menus(soup: Any) -> list[Any]:
    """The menus of a site and the like: by their names, all of it links, none of them dated, not most of the page."""
    found: list[Any] = []
    for tag in soup(list(_BOXES)):
        named = tag.name == "footer" or _MENU.search(" ".join((*tag.get("class", ()), tag.get("id") or "")))
        links = [link.get_text() for link in tag.find_all("a")] if named else []
        if not links or any(map(begins_with_date, links)) or any(parent in found for parent in tag.parents):
            continue
        if _NO_WORD.sub("", "".join(links)) == _NO_WORD.sub("", tag.get_text()):
            found.append(tag)
    inside = sum(len(tag.get_text()) for tag in found)
    return found if inside * 2 < len(soup.get_text()) else []


def _terms_first(terms: Any) -> None:
    """Put each term before what it is a term of, where a list has it after: styles may show it above all the same."""
    items = terms.find_all(["dt", "dd"], recursive=False)
    if not items or items[0].name != "dd" or items[-1].name != "dt":
        return
    first = None
    for item in items:
        if item.name == "dt" and first is not None:
            first.insert_before(item.extract())
            first = None
        else:
            first = first or item


def _without_bait(text: str) -> str:
    """The page without comments, and with signs that begin no tag as text; the line breaks of comments stay.

    The parser would look for their ends again and again.
    """
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start)
        end = len(text) if end < 0 else end + 3
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end
    text = _with_ends("".join((*kept, text[at:])))
    return _NO_TAG.sub("&lt;", text) if len(_NO_TAG.findall(text)) > _MOST_BROKEN else text


def _with_ends(text: str) -> str:
    """The page with the ends of items, cells and rows, where its author left them out, as HTML allows."""
    if len(_ITEM.findall(text)) > text.count("</li>"):
        text = _ITEM.sub(r"</li>\g<0>", text)
    if len(_CELL.findall(text)) <= len(_CELL_END.findall(text)):
        return text
    text = _CELL_BORDER.sub(r"</td></th>\g<0>", text)
    return _ROW.sub(r"</tr>\g<0>", text)


def _is_note(tag: Any) -> bool:
    """True for a mark that points to a note: `[3]`."""
    return tag.find("a") is not None or tag.get_text().strip().startswith("[")


def _pieces(node: Any) -> Iterator[tuple[int, str | _Row]]:
    """The pieces of text in order, each with its line in the file; a line feed begins a new line of the result."""
    stack: list[Any] = [iter([node])]
    kept = [False]  # whether line breaks are
    within = [False]  # whether it is in an item of a list
    # A table in which another one stands only lays out the page.
    outer = {id(table.find_parent("table")) for table in node.find_all("table")}
    line = 1
    closing: list[str] = []
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            kept.pop()
            within.pop()
            if closing:
                yield line, closing.pop()
            continue
        name = getattr(child, "name", None)
        if name is None:
            yield from _text_pieces(line, child, kept=kept[-1])
            continue
        line = child.sourceline or line
        if name == "table" and not (id(child) in outer or _lays_out(child)) and (rows := _rows(child)):
            yield from rows
            continue
        if name == "br":
            yield line, _BREAK
            continue
        if name in _BLOCKS:
            bullet = _NESTED if within[-1] else _BULLET
            yield line, "\n# " if name in _HEADINGS else f"\n{bullet}" if name in _ITEMS else "\n"
        emphatic = name in _EMPHATIC and len(stack) < _DEEPEST
        if emphatic:
            yield line, _BEGIN
        closing.append("\t" if name in _CELLS else "\n" if name in _BLOCKS else _END if emphatic else "")
        stack.append(iter(child.children))
        kept.append(kept[-1] or name == "pre")
        within.append(within[-1] or name == "li")


def _lays_out(table: Any) -> bool:
    """True for a table one cell of which holds most of its text, in paragraphs: it only lays out the page."""
    most = len(table.get_text()) // 2
    return any(
        len(cell.find_all([*_HEADINGS, "p", "li"], limit=_FEW)) == _FEW and len(cell.get_text()) > most
        for cell in table.find_all(_CELLS)
    )


def _rows(table: Any) -> list[tuple[int, str | _Row]]:
    """The rows of a table of data; none of a table of one column, which only lays out the page."""
    spans: dict[int, tuple[int, str]] = {}
    found: list[tuple[int, str | _Row]] = []
    caption = table.find("caption")
    if caption is not None:
        found.append((caption.sourceline or 1, f"\n# {squeeze(caption.get_text(' '))}\n"))
    for row in table.find_all("tr"):
        own = row.find_all(_CELLS, recursive=False)
        texts = _of_breaks([_items(cell) for cell in own], own)
        above, spans = spans, {}
        for number in range(max(map(len, texts), default=0)):
            cells: list[str] = []
            for cell, items in zip(own, texts, strict=True):
                _fill(cells, above)
                text = items[min(number, len(items) - 1)]
                cells.append(text)
                rows = _whole(cell.get("rowspan"))
                if rows > 1 and number == 0:
                    spans[len(cells) - 1] = (rows - 1, text)
            _fill(cells, above)
            if any(cells):
                head = bool(own) and all(cell.name == "th" for cell in own)
                found.append((row.sourceline or 1, _Row(tuple(cells), head)))
        spans |= {at: (rows - 1, text) for at, (rows, text) in above.items() if rows > 1}
    widest = max((len(row.cells) for _, row in found if isinstance(row, _Row)), default=0)
    return found if widest > 1 else []


def _fill(cells: list[str], above: dict[int, tuple[int, str]]) -> None:
    """Add what reaches down from the rows above."""
    while (span := above.get(len(cells))) is not None:
        cells.append(span[1])


def _items(cell: Any) -> list[str]:
    """The text of a cell; that of each item where it holds a list of several."""
    items = [item for item in cell.find_all("li") if item.find("li") is None]
    texts = [squeeze(item.get_text(" ")) for item in items] if len(items) > 1 else [squeeze(cell.get_text(" "))]
    return [text.replace(" ,", ",").replace(" .", ".") for text in texts]


def _of_breaks(texts: list[list[str]], cells: list[Any]) -> list[list[str]]:
    """The texts of cells; of a row in which several have as many line breaks, the parts between these."""
    parts = [[squeeze(part) for part in cell.get_text("\n").split("\n") if part.strip()] for cell in cells]
    broken = [len(part) for part, cell in zip(parts, cells, strict=True) if cell.find("br") is not None]
    aligned = len(broken) > 1 and len(set(broken)) == 1 and broken[0] == max(map(len, parts)) > 1
    return parts if aligned and all(parts) and all(len(items) == 1 for items in texts) else texts


def _whole(value: str | None) -> int:
    return min(int(value), _MOST_SPAN) if value and value.isascii() and value.isdigit() and len(value) < 6 else 1


def _text_pieces(line: int, node: Any, *, kept: bool) -> Iterator[tuple[int, str | _Row]]:
    """The pieces of a text, with its line breaks `kept` or not; of a comment and the like there is nothing to read."""
    if type(node).__name__ != "NavigableString":
        return
    if kept:
        yield from _preformatted(line, str(node))
    else:
        yield line, " ".join(str(node).split()).join(_edges(str(node)))


def _preformatted(line: int, text: str) -> Iterator[tuple[int, str | _Row]]:
    """The lines of a text that keeps its line breaks; a blank one begins a paragraph."""
    for at, each in enumerate(text.split("\n")):
        if at:
            yield line + at, _BREAK if each.strip() else "\n"
        yield line + at, each.rstrip().expandtabs()


def _edges(text: str) -> tuple[str, str]:
    return (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")


def _numbered(pieces: Iterator[tuple[int, str | _Row]]) -> list[Line]:
    lines: list[tuple[int, str, _Row | None, bool]] = []
    number, text, leading, block = 1, "", False, True
    for at, piece in pieces:
        if isinstance(piece, _Row) or piece.startswith("\n"):
            marked = text.strip() in (_BULLET.strip(), NESTED)
            if text.strip(" \t#") and not marked:
                lines.append((number, text.strip(" "), None, block))
            if isinstance(piece, _Row):
                lines.append((at, "\t".join(piece.cells), piece, True))
                text = ""
                continue
            block = piece != _BREAK or not text.strip()  # two breaks part paragraphs
            number, text = at, piece.strip("\n\x0b") or (f"{text.strip()} " if marked and piece != _BREAK else "")
        elif piece == _BEGIN:
            leading = not text.strip(" #•◦")
        elif piece == _END:
            text += "\t" if leading and len(text) <= _MOST_SET_OFF else ""
            leading = False
        else:
            if not text.strip(" #•◦"):
                number = at
            # A day beside a year in an element of its own: <b>1905<span>12 May</span></b>.
            text += f" {piece}" if text[-1:].isdigit() and piece[:1].isdigit() else piece
    if text.strip(" \t#•◦"):
        lines.append((number, text.strip(" "), None, block))
    if not lines:
        return []
    return of_pieces(
        (
            number,
            text,
            row and Line(number, HEADING if row.head else TEXT, "\t".join(row.cells), "", row.cells, block),
            block,
        )
        for number, text, row, block in lines
    )
