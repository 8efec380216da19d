"""Chronologies as Word and PDF documents, by mammoth and pypdf (`pip install 'krjp[docx,pdf]'`).

A Word document becomes HTML, and is read as such. Of a PDF the lines of every page are taken as they stand; what is
printed on most pages at the top or the bottom is page furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from krjp.errors import KrjpError
from krjp.importer.html import html_lines
from krjp.importer.lines import FURNITURE, TEXT, cleaned, squeeze

if TYPE_CHECKING:
    from krjp.importer.lines import Line

__all__ = ["docx_lines", "pdf_lines"]

# So many lines at either edge of a page may be running heads and feet.
_EDGE = 3
_YEAR = re.compile(r"[12]\d{3}")
_DIGITS = re.compile(r"\d+")


def docx_lines(content: bytes, name: str) -> list[Line]:
    """The lines of a Word document, numbered by paragraph and row. Raises KrjpError."""
    try:
        import mammoth
    except ImportError:
        raise KrjpError(
            "reading Word documents needs mammoth; install it with: pip install 'krjp[docx]' (or save it as text)"
        ) from None
    from io import BytesIO

    try:
        page = mammoth.convert_to_html(BytesIO(content)).value
    except Exception as error:  # whatever a broken archive makes it raise
        raise KrjpError(f"{name}: is no Word document that can be read: {error}") from None
    # Every block on a line of its own, so that numbers count paragraphs and rows.
    return html_lines(re.sub(r"(?<=</p>)|(?<=</h[1-6]>)|(?<=</tr>)|(?<=</li>)", "\n", page))


def pdf_lines(content: bytes, name: str) -> list[Line]:
    """The lines of a PDF, numbered over all pages. Raises KrjpError."""
    try:
        import pypdf
    except ImportError:
        raise KrjpError(
            "reading PDF needs pypdf; install it with: pip install 'krjp[pdf]' (or: pdftotext file.pdf)"
        ) from None
    from io import BytesIO

    try:
        pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages]
    except Exception as error:  # whatever a broken document makes it raise
        raise KrjpError(f"{name}: is no PDF that can be read: {error}") from None
    if not any(page.strip() for page in pages):
        raise KrjpError(f"{name}: holds pictures of pages, but no text; run it through text recognition (OCR) first")
    text, furniture = _joined(pages)
    lines = cleaned(text)
    return [line._replace(kind=FURNITURE) if line.number in furniture and line.kind == TEXT else line for line in lines]


def _joined(pages: list[str]) -> tuple[str, set[int]]:
    """All pages as one text, and the numbers of the lines that are running heads and feet."""
    split = [page.strip("\n").split("\n") for page in pages]
    edges = Counter(shape for lines in split for shape in {_shape(lines[at]) for at in _edges(lines)})
    furniture: set[int] = set()
    number = 0
    for lines in split:
        for at in _edges(lines):
            shape = _shape(lines[at])
            if shape and len(pages) > 1 and edges[shape] * 2 > len(pages):
                furniture.add(number + at + 1)
        number += len(lines)
    return "\n".join("\n".join(lines) for lines in split), furniture


def _edges(lines: list[str]) -> list[int]:
    """The positions of the first and last lines of a page."""
    return [at for at in range(len(lines)) if at < _EDGE or at >= len(lines) - _EDGE]


def _shape(line: str) -> str:
    """A line without its numbers: running heads differ in the page only. A year alone is no such line, but a date."""
    text = squeeze(line)
    return "" if _YEAR.fullmatch(text) else _DIGITS.sub("#", text)
