"""A Markdown table (GitHub Flavored Markdown, also read by CommonMark renderers with tables)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.render.layout import Table

__all__ = ["markdown_lines"]

# Everything Markdown or HTML could read as markup inside a cell.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$#!&])")


def markdown_lines(table: Table) -> Iterator[str]:
    """One table: head, rule and a row an item. Markdown has no table without a head."""
    yield _line([_escaped(column.title) for column in table.columns])
    yield _line(["---:" if column.right else "---" for column in table.columns])
    for row in (*table.rows, *([table.footer] if table.footer else [])):
        yield _line([_escaped(cell.text) for cell in row])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    # A bare address would become a link; a space of no width would hide, so the colon is escaped.
    return _SPECIAL.sub(r"\\\1", text).replace("://", "\\://")
