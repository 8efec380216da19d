"""From the bytes of a file to the lines of a page: which format it is, and who reads it."""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING

from krjp.files.reading import unpack, unzipped
from krjp.importer.lines import cleaned

if TYPE_CHECKING:
    from krjp.importer.lines import Line

__all__ = ["FORMATS", "format_of", "lines_of"]

FORMATS = ("text", "markdown", "html", "wikitext", "docx", "pdf")
_EXTENSIONS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".wiki": "wikitext",
    ".wikitext": "wikitext",
    ".mediawiki": "wikitext",
}
_HTML = ("<!doctype html", "<html", "<?xml")
_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"


def lines_of(content: bytes, name: str, form: str | None = None) -> list[Line]:
    """The lines of a file, in the format that is named or else found out. Raises KrjpError for what cannot be read."""
    content = unzipped(content, name)
    form = form or format_of(content, name)
    if form == "docx":
        from krjp.importer.documents import docx_lines

        return docx_lines(content, name)
    if form == "pdf":
        from krjp.importer.documents import pdf_lines

        return pdf_lines(content, name)
    text = unpack(content, name)
    if form == "html":
        from krjp.importer.html import html_lines

        return html_lines(text)
    if form == "wikitext":
        from krjp.importer.wikitext import wikitext_lines

        return wikitext_lines(text)
    return cleaned(text, markdown=form == "markdown")


def format_of(content: bytes, name: str) -> str:
    """The format of a file: by its first bytes, by its name's ending, by how its text begins."""
    if content.startswith(_PDF):
        return "pdf"
    if content.startswith(_ZIP):
        return "docx"
    ending = os.path.splitext(name)[1].lower()
    if ending in _EXTENSIONS:
        return _EXTENSIONS[ending]
    start = content[:20_000].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if start.lower().startswith(_HTML) or "<body" in start[:2000].lower():
        return "html"
    from krjp.importer.wikitext import looks_like_wikitext

    return "wikitext" if looks_like_wikitext(start) else "text"
