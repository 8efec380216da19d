"""One HTML page with a picture and the same data as a table.

The page needs nothing else and runs nothing: its policy forbids everything but its own two style
sheets, each by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING

from krjp.render.pictures.svg import FONT, style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krjp.render.layout import Cell, Column, Table

__all__ = ["html_page", "page_style"]

_STYLE = f"""
:root{{color-scheme:light dark}}
body{{margin:0 auto;padding:2rem 1.5rem 3rem;max-width:84rem;background:#fff;color:#1c2430;font:16px/1.5 {FONT}}}
h1{{margin:0 0 1rem;font-size:1.6rem;line-height:1.25}}
figure{{margin:0 0 2rem;overflow-x:auto}}
figure svg{{display:block;max-width:100%;height:auto}}
.scroll{{overflow-x:auto}}
@media screen and (max-width:75rem){{figure svg{{max-width:none}}}}
table{{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}}
caption{{padding:0 0 .5rem;text-align:left;font-weight:600}}
th,td{{padding:.35rem 1.1rem .35rem 0;border-bottom:1px solid #d8dde4;text-align:left;vertical-align:top}}
th{{font-weight:600}}
thead th{{white-space:nowrap}}
tbody th{{font-weight:400;white-space:nowrap}}
.number{{text-align:right}}
tfoot td,tfoot th{{border-bottom:0;font-weight:600}}
@media screen and (max-width:40rem){{thead th,tbody th{{white-space:normal}}tbody th{{min-width:6em}}}}
p,ul{{max-width:48rem;color:#566070;font-size:.9rem;overflow-wrap:anywhere}}
h2{{margin:2rem 0 .5rem;font-size:1rem}}
ul{{padding-left:1.2rem}}
@media print{{
body{{max-width:none;padding:0}}
figure,.scroll{{overflow:visible}}
figure svg{{max-height:88vh}}
table,p,ul{{font-size:9px}}
table{{width:100%}}
thead th,tbody th,td{{white-space:normal;overflow-wrap:break-word}}
thead th{{overflow-wrap:anywhere}}
th,td{{padding:.15rem .6rem .15rem 0}}
thead{{display:table-header-group}}
tfoot{{display:table-row-group}}
caption{{break-after:avoid}}
tr{{break-inside:avoid}}
}}
"""


_DARK = """body{background:#14181d;color:#e6eaf0}
th,td{border-bottom-color:#333b46}
p,ul{color:#a3adba}"""


def page_style(scheme: str = "auto") -> str:
    """The style sheet of the page in one of `SCHEMES`."""
    if scheme == "light":
        return _STYLE.replace("color-scheme:light dark", "color-scheme:light")
    if scheme == "dark":
        return f"{_STYLE.replace('color-scheme:light dark', 'color-scheme:dark')}@media screen{{\n{_DARK}\n}}\n"
    return f"{_STYLE}@media screen and (prefers-color-scheme:dark){{\n{_DARK}\n}}\n"


def html_page(title: str, svg: str, table: Table, *, sources: Sequence[str] = (), scheme: str = "auto") -> str:
    """A whole page: heading, picture, the table's data and notes, and what sources it rests on.

    `svg` is a picture of `krjp.render.pictures.svg.document`; the texts of the table are escaped here.
    """
    styles = f"{_hash(page_style(scheme))} {_hash(style(scheme))}"
    policy = f"default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none'"
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">'
        if scheme == "auto"
        else f'<meta name="color-scheme" content="{scheme}">',
        f"<title>{_text(title)}</title>",
        f"<style>{page_style(scheme)}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{_text(title)}</h1>",
        # What may be wider than the window is scrolled by keyboard only where it can have the focus.
        f'<figure tabindex="0" aria-label="Picture">{svg.strip()}</figure>',
        '<div class="scroll" role="region" aria-label="Table" tabindex="0">',
        *_table(table),
        "</div>",
        *(f"<p>{_text(note)}</p>" for note in table.notes),
        *_sources(sources),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _table(table: Table) -> Iterator[str]:
    columns = table.columns
    yield "<table>"
    yield "<caption>The same as a table</caption>"
    yield f"<thead><tr>{''.join(_head(column) for column in columns)}</tr></thead>"
    yield "<tbody>"
    yield from (_row(columns, row) for row in table.rows)
    yield "</tbody>"
    if table.footer:
        yield f"<tfoot>{_row(columns, table.footer)}</tfoot>"
    yield "</table>"


def _sources(sources: Sequence[str]) -> Iterator[str]:
    """One source is a line, several are a list."""
    if len(sources) == 1:
        yield f"<p>Source: {_text(sources[0])}</p>"
    elif sources:
        yield "<h2>Sources</h2>"
        yield f"<ul>{''.join(f'<li>{_text(source)}</li>' for source in sources)}</ul>"


def _head(column: Column) -> str:
    return f'<th scope="col"{_number(column)}>{_text(column.title)}</th>'


def _row(columns: Sequence[Column], cells: Sequence[Cell]) -> str:
    first, *rest = zip(columns, cells, strict=True)
    head = f'<th scope="row"{_number(first[0])}>{_text(first[1].text)}</th>'
    return f"<tr>{head}{''.join(f'<td{_number(column)}>{_text(cell.text)}</td>' for column, cell in rest)}</tr>"


def _number(column: Column) -> str:
    return ' class="number"' if column.right else ""


def _text(text: str) -> str:
    from krjp.text import printable

    return escape(printable(text))


def _hash(style: str) -> str:
    """A style sheet as the policy names it (Content Security Policy Level 2)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
