"""HTML pages: one file, nothing run, the picture and the same data as a table."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from hypothesis import given

from krjp.dates import Period
from krjp.render.pictures.chart_svg import chart_svg
from krjp.render.pictures.html import html_page
from krjp.render.pictures.timeline_svg import timeline_svg
from krjp.render.tables.counts_table import count_table
from krjp.render.tables.events import events_table
from krjp.text import printable
from tests.render.pictured import CJK, HOSTILE, SIC, chronology, counts

if TYPE_CHECKING:
    from krjp.query.counts import Count

VOID = {"meta", "link", "br", "img"}


class _Page(HTMLParser):
    """Elements, cells and style sheets of a page; fails where tags do not match."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.styles: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th"):
            self.rows[-1][-1] += data
        elif self.open and self.open[-1] == "style":
            self.styles.append(data)

    def first(self, tag: str) -> dict[str, str | None]:
        return next(attributes for name, attributes in self.seen if name == tag)


def timeline_page() -> str:
    events = chronology().events
    picture = timeline_svg(events, Period(), alone=False)
    return html_page("Events & <dates>", picture, events_table(events), sources=["A & B, “C”"])


def test_a_page_holds_every_event_in_its_table() -> None:
    head, *rows = _Page(timeline_page()).rows
    assert head[:3] == ["2024", "Kind", "Title"]
    assert [row[0] for row in rows[:3]] == ["5 Jan", "mid Jan", "15–17 Jan"]
    assert [row[2] for row in rows] == [printable(event.title) for event in chronology().events]
    assert {printable(title) for title in (CJK, SIC, HOSTILE)} <= {row[2] for row in rows}


@given(count=counts())
def test_a_page_holds_every_row_of_a_count(count: Count) -> None:
    table = count_table(count)
    page = _Page(html_page("A count", chart_svg(count, alone=False), table))
    rows = [[cell.text for cell in row] for row in (*table.rows, table.footer) if row]
    # A parser reads line ends of every sort as the same; nothing else changes.
    assert page.rows[1:] == rows


def test_hostile_text_stays_text() -> None:
    page = timeline_page()
    assert "<script" not in page
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", page)
    assert "<h1>Events &amp; &lt;dates&gt;</h1>" in page
    assert "Source: A &amp; B, “C”" in page


def test_several_sources_are_a_list_and_none_are_nothing() -> None:
    table = events_table(chronology().events)
    listed = html_page("Events", "<svg/>", table, sources=["A & B", "C"])
    assert "<h2>Sources</h2>\n<ul><li>A &amp; B</li><li>C</li></ul>" in listed
    assert "Source" not in html_page("Events", "<svg/>", table)


def test_a_page_needs_nothing_else_and_runs_nothing() -> None:
    page = _Page(timeline_page())
    assert {tag for tag, _ in page.seen}.isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    for tag, attributes in page.seen:
        assert not any(name.startswith("on") or name in ("src", "href", "style") for name in attributes), tag


def test_the_policy_allows_the_style_sheets_of_the_page_and_nothing_else() -> None:
    page = _Page(timeline_page())
    policy = next(
        str(attributes["content"])
        for tag, attributes in page.seen
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" for style in page.styles}
    assert len(page.styles) == 2
    assert set(re.findall(r"'sha256-[^']+'", policy)) == hashes
    assert policy.startswith("default-src 'none'; style-src ")
    assert "unsafe" not in policy


def test_a_page_says_its_language_and_encoding_and_marks_its_heads() -> None:
    page = _Page(timeline_page())
    assert page.first("html")["lang"] == "en"
    assert page.first("meta")["charset"] == "utf-8"
    scopes = [attributes.get("scope") for tag, attributes in page.seen if tag == "th"]
    assert scopes == ["col"] * 6 + ["row"] * len(chronology().events)
    assert page.first("svg")["role"] == "img"


def test_a_picture_in_a_page_leaves_title_and_notes_to_the_page() -> None:
    count = chronology().count(by="day")
    page = html_page("Events by day", chart_svg(count, alone=False), count_table(count))
    assert page.count("2 events are too vaguely dated to be placed") == 1
    assert "heading" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
