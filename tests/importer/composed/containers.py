"""The blocks of a composed page as a file: text, Markdown, a web page, wikitext, a Word document, a PDF."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tests.importer.documents import docx, pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.importer.composed.page import Block, Page

__all__ = ["CONTAINERS"]

_ITEMS = ("li", "li-bold", "dd")
_ROWS = ("head", "row")
# Letters that the PDF of the tests cannot hold.
_PLAIN = str.maketrans({"–": "-", "—": "-", "’": "'", "•": "*", "·": "*"})
_LINES_OF_PAGE = 40


def _text(page: Page) -> tuple[str, bytes]:
    """Plain text: blank lines between entries, or none; wrapped, or not."""
    between = page.one("between", ["blank", "blank", "", ""])
    within = page.one("within", ["", "", "blank"]) if between else ""
    bullet = page.one("bullet", ["- ", "* ", "• ", "– ", "1. ", "", "· "])
    width = int(page.one("width", ["0", "0", "66", "78"])) if page.lang not in ("ja", "zh", "ko") else 0
    lines: list[str] = []
    number = 0
    for block in page.blocks:
        if block.kind == "gap":
            lines += [""] * bool(between)
            continue
        if within and lines and lines[-1]:
            lines.append("")
        number += block.kind in _ITEMS
        mark = f"{number}. " if bullet == "1. " else bullet
        text = (mark if block.kind in _ITEMS else "") + block.joined
        lines += _wrapped(text, 0 if block.kind in (*_ROWS, "date", "h1", "h2", "h3") else width)
        lines += [""] * (block.kind in ("h1", "h2"))
    return "page.txt", "\n".join(lines).encode()


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if width and len(lines[-1]) + len(word) + 1 > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] += (" " if lines[-1] else "") + word
    return lines


def _markdown(page: Page) -> tuple[str, bytes]:
    level = ["#### {}"] * (not page.layout.startswith("below"))  # a heading stands above
    dates = page.one("dates", [*level, "**{}**", "**{}**  ", "*{}*", "{}"])
    bold = page.one("bold", ["**{}**", "*{}*", "**{}:**", "__{}__"])
    bullet = page.one("bullet", ["- ", "* ", "+ "])
    bars = page.one("bars", ["| ", ""])
    marks = {"li": bullet, "li-bold": bullet, "dd": ": ", "h1": "# ", "h2": "## ", "h3": "### "}
    lines: list[str] = []
    before = ""
    for block in page.blocks:
        text = _set_off(block, bold) if block.kind.endswith("-bold") else block.text
        if block.kind in _ROWS:
            if before not in _ROWS:
                head = block.cells if block.kind == "head" else ("",) * len(block.cells)
                rule = ("---",) * len(block.cells)
                lines += [f"{bars}{' | '.join(row)}{bars[::-1]}" for row in (head, rule)]
            if block.kind == "row":
                lines.append(f"{bars}{' | '.join(block.cells)}{bars[::-1]}")
        elif block.kind == "date":
            lines += [dates.format(text)] + [""] * (dates.startswith("#") or dates == "{}")
        elif block.kind == "title":
            lines.append(f"**{text}**  ")
        else:
            lines += [marks.get(block.kind, "") + text] + [""] * (block.kind in ("h1", "h2", "h3"))
        before = block.kind
    return "page.md", "\n".join(lines).encode()


def _set_off(block: Block, bold: str) -> str:
    """The text of a block with its date in bold."""
    return f"{bold.format(block.cells[0])}{block.cells[1] or ' '}{block.text}"


class _Html:
    """A web page: elements for dates and texts as sites and their plugins have them, with what stands around."""

    def __init__(self, page: Page) -> None:
        heading = ["h3", "h4"] * (not page.layout.startswith("below"))  # it stands above
        dates = ["div class='tl-date'", "time datetime='2000'", "span class='date'", "p", "strong", "div"]
        self.date = page.one("date tag", [*heading, *dates])
        self.text = page.one("text tag", ["p", "div", "p", *["span"] * (page.layout != "labelled")])
        self.title = page.one("title tag", ["h4", "h3", "strong", "div class='title'"])
        boxes = ["div class='timeline-item'", "article", "li", "section"]
        self.box = page.one("entry tag", [*boxes, *[""] * (page.layout != "below")])
        self.bold = page.one("bold", ["b", "strong", "em", "time", "span"])
        self.icon = page.one("icon", ["", "", "<i class='fa'></i>", "<img src='a.png' alt=''>", "<span>●</span>"])
        self.out = ["<!DOCTYPE html><html><head><title>x</title></head><body>"]
        if page.one("nav", ["", "yes"]):
            self.out.append("<header><a href='/'>Home</a></header><nav><ul><li>1990</li><li>2000</li></ul></nav>")
        self.open = ""

    def enter(self, tag: str) -> None:
        """Open an element around blocks, and close the one that is open."""
        if tag != self.open:
            self.out += [f"</{self.open.partition(' ')[0]}>"] * bool(self.open) + [f"<{tag}>"] * bool(tag)
            if tag and tag == self.box:
                self.out.append(self.icon)
            self.open = tag

    def take(self, block: Block) -> None:
        """Add a block."""
        kind, text = block.kind, escape(block.text)
        if kind.endswith("-bold"):
            text = f"<{self.bold}>{escape(block.cells[0])}</{self.bold}>{escape(block.cells[1])}{text}"
        if kind in _ROWS:
            self.enter("table")
            cell = "th" if kind == "head" else "td"
            text = "".join(_tagged(cell, escape(each)) for each in block.cells)
        elif kind in ("li", "li-bold", "dt", "dd"):
            self.enter("ul" if kind[0] == "l" else "dl")
        elif kind == "gap":
            if self.open == self.box:
                self.enter("")
            return
        else:
            self.enter(self.box if kind in ("date", "title", "p") else "")
        tags = {"date": self.date, "title": self.title, "p": self.text if self.open else "p", "li-bold": "li"}
        tags |= {"head": "tr", "row": "tr", "p-bold": "p", "intro": "p", "foot": "p"}
        self.out.append(_tagged(tags.get(kind, kind), text))


def _html(page: Page) -> tuple[str, bytes]:
    made = _Html(page)
    for block in page.blocks:
        made.take(block)
    made.enter("")
    made.out.append("<footer><p>Contact us</p></footer></body></html>")
    return "page.html", page.pick.choice(["", "\n"]).join(made.out).encode()


def _tagged(tag: str, text: str) -> str:
    return f"<{tag}>{text}</{tag.partition(' ')[0]}>"


def _wiki(page: Page) -> tuple[str, bytes]:
    bold = page.one("bold", ["'''{}'''", "[[{}]]", "''{}''"])
    lines: list[str] = []
    before = ""
    for block in page.blocks:
        text = _set_off(block, bold) if block.kind.endswith("-bold") else block.text
        if before in _ROWS and block.kind not in _ROWS:
            lines.append("|}")
        if block.kind in _ROWS:
            mark = "!" if block.kind == "head" else "|"
            lines += ['{| class="wikitable"'] * (before not in _ROWS)
            lines += ["|-", f"{mark} " + f" {mark}{mark} ".join(block.cells)]
        elif block.kind == "date":
            lines += ["", bold.format(text), ""]
        elif block.kind[0] == "h":
            marks = "=" * max(2, int(block.kind[1]))
            lines.append(f"{marks} {text} {marks}")
        elif block.kind in ("dt", "dd"):
            lines.append(f"{';' if block.kind == 'dt' else ':'} {text}")
        elif block.kind in _ITEMS:
            lines.append(f"* {text}<ref>x</ref>")
        elif block.kind != "gap":
            lines += [text, ""]
        before = block.kind
    return "page.wiki", "\n".join(lines).encode()


def _docx(page: Page) -> tuple[str, bytes]:
    blocks: list[str | list[list[str]]] = []
    for block in page.blocks:
        if block.kind in _ROWS:
            if not blocks or isinstance(blocks[-1], str):
                blocks.append([])
            assert isinstance(blocks[-1], list)
            blocks[-1].append(list(block.cells))
        elif block.kind != "gap":
            blocks.append(block.joined)
    return "page.docx", docx(*blocks)


def _pdf(page: Page) -> tuple[str, bytes]:
    lines = _text(page)[1].decode().translate(_PLAIN).split("\n")
    pages = [lines[at : at + _LINES_OF_PAGE] for at in range(0, len(lines), _LINES_OF_PAGE)]
    made = [[f"{page.subject} Review | Vol. 3", *each, str(number)] for number, each in enumerate(pages, 1)]
    return "page.pdf", pdf(*made)


CONTAINERS: dict[str, Callable[[Page], tuple[str, bytes]]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "wiki": _wiki,
    "docx": _docx,
    "pdf": _pdf,
}
