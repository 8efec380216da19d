"""Chronologies as wikitext: links, notes, templates and tables as plain lines and rows of cells."""

from __future__ import annotations

import re

from krjp.importer.lines import CATEGORY, HEADING, TEXT, Line, of_pieces
from krjp.importer.markup import NESTED

__all__ = ["looks_like_wikitext", "wikitext_lines"]

_SIGN = re.compile(r"^(?:\{\||={2,6}[^=\n]+={2,6}\s*$|\*+\s*\[\[|\{\{[A-Z])", re.MULTILINE)
_NOTE = re.compile(r"<ref\b[^<>]*>", re.IGNORECASE)
_FILE = re.compile(
    r"\[\[(?:File|Image|Datei|Fichier|Archivo|Immagine|Ficheiro|ファイル|文件):[^\[\]]*(?:\[\[[^\[\]]*\]\][^\[\]]*)*\]\]",
    re.I,
)
_CATEGORY = re.compile(r"\[\[(?:Category|Kategorie|Catégorie|Categoría|Categoria|分类|分類):([^\[\]|]*)", re.I)
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_ADDRESS = re.compile(r"\[(?:https?:)?//\S+\s([^\[\]]*)\]|\[(?:https?:)?//\S+\]")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_HEADING = re.compile(r"(={1,6})\s*(.*?)\s*\1\s*$")
_TEMPLATE = re.compile(r"\{\{([^{}]*)\}\}")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# The templates that hold a date, and those whose first value is their text.
_DATES = re.compile(r"(?:dts|start[ -]?date|end[ -]?date|date|film date|birth date)(?: and age)?\s*$", re.IGNORECASE)
_TEXTS = re.compile(
    r"(?:nowrap|small|lang|nihongo|abbr|flag|flagicon|flagcountry|noflag|sort|hs|tooltip)\s*$", re.IGNORECASE
)
_SPAN = re.compile(r"rowspan\s*=\s*\"?\s*(\d{1,3})", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\s*(?:[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'|]+)\s*)+$")
_DEEPEST = 8


def looks_like_wikitext(text: str) -> bool:
    """True for a text with the marks of wikitext at the beginnings of its lines."""
    return len(_SIGN.findall(text[:20_000])) > 1


def wikitext_lines(text: str) -> list[Line]:
    """The lines of wikitext, numbered as in the file."""
    text = _without(re.compile("<!--"), "-->", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _without(_NOTE, "</ref>", text)
    for _ in range(_DEEPEST):
        shorter = _TEMPLATE.sub(_template, text)
        if shorter == text:
            break
        text = shorter
    lines: list[tuple[int, str, Line | None]] = []
    table: _Table | None = None
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if line.startswith("{|"):
            table = _Table()
        elif table is not None and line.startswith("|}"):
            lines += table.close()
            table = None
        elif table is not None:
            lines += table.take(number, line)
        elif category := _CATEGORY.match(line):
            lines.append((number, "", Line(number, CATEGORY, category[1])))
        else:
            lines.append((number, _plain_line(line), None))
    if table is not None:
        lines += table.close()
    return of_pieces((number, text, row, False) for number, text, row in lines)


def _without(opening: re.Pattern[str], closing: str, text: str) -> str:
    """The text without what stands between marks; its line breaks stay, so that lines keep their numbers."""
    kept: list[str] = []
    at = 0
    while (match := opening.search(text, at)) is not None:
        end = match.end() if match.group().endswith("/>") else text.find(closing, match.end())
        if end < 0:
            break
        end += 0 if match.group().endswith("/>") else len(closing)
        kept += [text[at : match.start()], "\n" * text.count("\n", match.start(), end)]
        at = end
    return "".join((*kept, text[at:]))


def _template(match: re.Match[str]) -> str:
    """The text of a template: a date as ISO, the text it wraps, else nothing but its line breaks."""
    name, *values = (value.strip() for value in match[1].split("|"))
    plain = [value for value in values if "=" not in value]
    if _DATES.match(name) and plain:
        numbers = [value for value in plain if value]
        if all(value.isdigit() for value in numbers[:3]) and len(numbers[0]) == 4:
            return "-".join(value.zfill(2) for value in numbers[:3])
        return " ".join(plain)
    if _TEXTS.match(name) and plain:
        return plain[-1]
    dated = next((text for text in (name, " ".join(plain)) if text and _is_date(text)), "")
    if dated:
        return dated
    return "\n" * match.group().count("\n")


def _is_date(text: str) -> bool:
    """True for a text that is nothing but a date, as some templates hold it."""
    from krjp.importer.heads import whole_date
    from krjp.importer.stated import BadDateError

    try:
        return whole_date(text) is not None
    except BadDateError:
        return False


def _plain_line(line: str) -> str:
    """A line without its marks; headings and bullets keep one that every page has."""
    if heading := _HEADING.match(line):
        return f"# {_inline(heading[2])}"
    if line.startswith(("*", "#", ":", ";")):
        rest = line.lstrip("*#:;")
        bullet = NESTED if line.startswith("**") else "•"
        return f"{bullet} {_inline(rest).strip()}" if line[0] in "*#:" and rest.strip() else _inline(rest)
    return _inline(line)


def _inline(text: str) -> str:
    from html import unescape

    text = _FILE.sub("", text)
    for _ in range(2):
        text = _LINK.sub(r"\1", text)
    text = _ADDRESS.sub(lambda match: match[1] or "", text).replace("'''", "").replace("''", "")
    return unescape(_TAG.sub("", _BREAK.sub(" ", text))).strip()


class _Table:
    """A table while it is read."""

    def __init__(self) -> None:
        self.number = 0
        self.cells: list[str] = []
        self.head = True
        self.above: dict[int, tuple[int, str]] = {}
        self.spans: dict[int, tuple[int, str]] = {}

    def take(self, number: int, line: str) -> list[tuple[int, str, Line | None]]:
        """Take a line; what it finishes is returned."""
        if line.startswith("|+"):
            return [*self.close(), (number, f"# {_inline(line[2:].rpartition('|')[2])}", None)]
        if line.startswith("|-"):
            return self.close()
        if line.startswith(("!", "|")):
            self.number = self.number or number
            self.head &= line[0] == "!"
            for cell in re.split(r"\|\||!!" if line[0] == "!" else r"\|\|", line[1:]):
                self._fill()
                self._cell(cell)
        elif line and self.cells:
            self.cells[-1] = f"{self.cells[-1]} {_inline(line.lstrip('*: '))}".strip()
        return []

    def _cell(self, raw: str) -> None:
        attributes, bar, content = raw.partition("|")
        rows = 1
        if bar and "[[" not in attributes and _ATTRIBUTES.match(attributes):
            span = _SPAN.search(attributes)
            rows = int(span[1]) if span else 1
        else:
            content = raw
        text = _inline(content)
        self.cells.append(text)
        if rows > 1:
            self.spans[len(self.cells) - 1] = (rows, text)

    def _fill(self) -> None:
        """Add what reaches down from the rows above."""
        while (span := self.above.get(len(self.cells))) is not None and self.number:
            self.cells.append(span[1])

    def close(self) -> list[tuple[int, str, Line | None]]:
        """The row that is finished, if it has cells."""
        self._fill()
        cells, number, head = tuple(self.cells), self.number, self.head
        if number:
            spans = self.above | self.spans
            self.above = {at: (rows - 1, text) for at, (rows, text) in spans.items() if rows > 1}
            self.spans = {}
        self.cells, self.number, self.head = [], 0, True
        if not any(cells):
            return []
        text = "\t".join(cells)
        return [(number, text, Line(number, HEADING if head else TEXT, text, "", cells))]
