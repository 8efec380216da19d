"""HTML as journals publish it, and what is said when the parser is not installed."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.errors import KrjpError
from krjp.importer.html import html_lines
from krjp.importer.pipeline import Text, import_texts
from krjp.importer.wikitext import wikitext_lines

A, B = "Officials of Japan meet.", "South Korea protests."
ROWS = f"<tr><td>Jan. 4, 2024</td><td>{A}</td></tr><tr><td>Jan.&nbsp;5, 2024</td><td>{B}</td></tr>"
FOUND = [("2024-01-04", A), ("2024-01-05", B)]


def read(body: str, name: str = "page.html", form: str | None = None) -> list[tuple[str, str]]:
    events, _ = import_texts([Text(name, body.encode())], (), form=form)
    return [(event.edtf, event.summary) for event in events]


@pytest.fixture
def _parser() -> None:
    pytest.importorskip("bs4")


@pytest.mark.usefixtures("_parser")
def test_preformatted_text_keeps_its_lines_and_blank_ones_part_paragraphs() -> None:
    page = f"<html><body><!-- none --><pre>\nJan. 4, 2024\n{A}\n\nJan. 5, 2024\n{B}\n</pre></body></html>"
    assert read(page) == FOUND


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    "body",
    [
        f"<p>Jan. 4, 2024: {A}</p><p>Jan. 5, 2024: {B}</p>",
        f"<p><strong>Jan. 4, 2024:</strong> {A}</p><p><b>Jan. 5, 2024</b> {B}</p>",
        f"<ul><li><time>Jan. 4, 2024</time> {A}</li><li>Jan. 5, 2024 &ndash; {B}</li></ul>",
        f"<table><tr><th>Date</th></tr>{ROWS}</table>",
        f"<dl><dt>Jan. 4, 2024</dt><dd>{A}</dd><dt>Jan. 5, 2024</dt><dd>{B}</dd></dl>",
        f"<h2>2024</h2><h3>Jan. 4</h3><p>{A}</p><h3>Jan. 5</h3><p>{B}</p>",
        f"<p>Jan. 4, 2024: {A}<br>Jan. 5, 2024: {B}</p>",
        f"<p>Jan. 4, 2024: Officials of <a href='x'>Japan</a>\n  <em>meet</em>.</p><div>Jan. 5, 2024: {B}</div>",
        f"<nav>Jan. 1, 2024: Menu</nav><script>'Jan. 2, 2024: x'</script><p>Jan. 4, 2024: {A}</p><p>Jan. 5, 2024: {B}",
    ],
)
def test_entries_are_found_however_they_are_marked_up(body: str) -> None:
    assert read(f"<!DOCTYPE html><html><body>{body}</body></html>") == FOUND


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    ("row", "passed"),
    [
        ("<tr><th>Date</th><th>Event</th></tr>", {"heading": 1}),
        (f"<tr><th>Jan. 4, 2024</th><td>{A}</td></tr>", {}),
        (f"<tr><th>Jan. 4, 2024</th><th>{A}</th></tr>", {}),
    ],
)
def test_a_row_of_head_cells_below_other_entries_is_a_heading_unless_it_is_dated(
    row: str, passed: dict[str, int]
) -> None:
    page = f"<html><p>Jan. 3, 2024: {B}</p><table>{row}<tr><td>Jan. 5, 2024</td><td>{B}</td></tr></table></html>"
    events, [account] = import_texts([Text("page.html", page.encode())], ())
    assert (len(events), account.unread, account.passed) == (3 - len(passed), [], passed)


@pytest.mark.usefixtures("_parser")
def test_html_is_recognised_by_its_content() -> None:
    assert read(f"<html><p>Jan. 4, 2024: {A}</p><p>Jan. 5, 2024: {B}</p>", name="download") == FOUND


@pytest.mark.usefixtures("_parser")
def test_lines_are_those_of_the_file() -> None:
    page = f"<html>\n<body>\n<p>Jan. 4, 2024: {A}</p>\n\n<p>Jan. 5, 2024:\n {B}</p>\n<p>Feb. 30, 2024: No.</p></body>"
    events, [account] = import_texts([Text("page.html", page.encode())], ())
    assert [event.sources[0].locator for event in events] == ["line 3", "line 5"]
    assert [(line.line, line.reason) for line in account.unread] == [(7, "there is no February 30 in 2024")]


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    "page", ["<p>" * 5000, "<div><b>" * 1000 + "Jan. 4, 2024: x", "<![CDATA[", "<!--", "<a <b <c", "&#x110000;"]
)
def test_broken_pages_are_read_or_refused(page: str) -> None:
    try:
        read(page)
    except KrjpError:
        return


@pytest.mark.usefixtures("_parser")
@given(st.text(alphabet="<>/p bdiv&;#x1Jan. 4,2024:\n\"'=-!", max_size=200))
def test_random_markup_is_read_or_refused(page: str) -> None:
    try:
        read(page, form="html")
    except KrjpError:
        return


def test_without_the_parser_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bs4", None)
    with pytest.raises(KrjpError, match=r"pip install 'krjp\[html\]'"):
        read("<p>Jan. 4, 2024: x</p>")


def test_text_and_markdown_need_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bs4", None)
    assert read(f"Jan. 4, 2024: {A}\nJan. 5, 2024: {B}", name="page.txt") == FOUND
    assert read(f"- **Jan. 4, 2024:** {A}\n- **Jan. 5, 2024:** {B}", name="page.md") == FOUND


@pytest.mark.usefixtures("_parser")
def test_a_raised_mark_of_a_note_is_left_out_and_a_raised_ending_kept() -> None:
    page = (
        f"<p>Jan. 4<sup>th</sup>, 2024: {A}<sup>[3]</sup></p><p>Jan. 5<sup>th</sup>, 2024: {B}<sup><a>4</a></sup></p>"
    )
    assert read(f"<html>{page}</html>") == FOUND


def test_a_form_around_the_page_is_no_form_to_fill_in() -> None:
    page = "<form><input>Search</form><form><p>1947 - A college opens.</p><p>1953 - The first degrees.</p></form>"
    events, _ = import_texts([Text("page.html", page.encode())], ())
    assert [event.summary for event in events] == ["A college opens.", "The first degrees."]


@pytest.mark.usefixtures("_parser")
def test_a_term_after_what_it_is_a_term_of_comes_first() -> None:
    swapped = f"<dl><dd>{A}</dd><dd>More.</dd><dt>Jan. 4, 2024</dt></dl><dl><dd>{B}</dd><dt>Jan. 5, 2024</dt></dl>"
    assert read(f"<body>{swapped}</body>") == [("2024-01-04", A), ("2024-01-04", "More."), ("2024-01-05", B)]
    plain = f"<dl><dt>Jan. 4, 2024</dt><dd>{A}</dd><dt>Jan. 5, 2024</dt><dd>{B}</dd></dl><dl><dd>No term.</dd></dl>"
    assert read(f"<body>{plain}</body>")[:2] == FOUND


def test_entries_within_one_element_or_cell_are_divided_by_their_signs() -> None:
    page = (
        "<p>▲1961. 5.16 Talks open ▲1961. 7.23 They end</p><table><tr><td>1962</td><td>One ▲1963 Two</td></tr></table>"
    )
    lines = html_lines(f"<html><body>{page}</body></html>")
    assert [line.text for line in lines if line.kind == "text"] == [
        "1961. 5.16 Talks open", "1961. 7.23 They end", "1962\tOne ▲1963 Two",
    ]  # fmt: skip
    wiki = wikitext_lines("▲1961. 5.16 Talks open ▲1961. 7.23 They end\n{|\n| 1962 || One ▲1963 Two\n|}\n")
    assert [line.text for line in wiki if line.kind == "text"] == [
        "1961. 5.16 Talks open", "1961. 7.23 They end", "1962\tOne ▲1963 Two",
    ]  # fmt: skip


def test_each_paragraph_of_a_page_may_begin_with_a_date() -> None:
    page = "<p>Chronology, November 1995</p><p>April 4, 1997</p><p>November 1. Talks open.</p>"
    page += "<p>November 21. They end.</p><p>November 24. Nobody signs.</p><p>November 28. All sign.</p>"
    for whole in (page, page.replace("<p>", "\n<p>")):  # in one line of its file too
        events, _ = import_texts([Text("x.html", f"<html><body>{whole}</body></html>".encode())], ())
        assert [event.edtf for event in events] == ["1995-11-01", "1995-11-21", "1995-11-24", "1995-11-28"]


@pytest.mark.usefixtures("_parser")
def test_a_table_with_the_page_in_one_of_its_cells_only_lays_it_out() -> None:
    page = "".join(f"<h3>{year}</h3><p><b>Jan. 4:</b> {A}</p><p><b>Jan. 5:</b> {B}</p>" for year in (2023, 2024))
    body = f"<table><tr><td><p><a href='/'>Map</a></p></td><td>{page}</td></tr></table>"
    assert read(body) == [(f"{year}-01-0{day}", text) for year in (2023, 2024) for day, text in ((4, A), (5, B))]


LIST = f"<ul><li>Jan. 4, 2024: {A}</li><li>Jan. 5, 2024: {B}</li></ul>"


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    "menu",
    [
        '<div class="leftnav"><ul><li><a href="a">2014 Floods</a></li><li><a href="b">2013 Floods</a></li></ul></div>',
        '<footer><ul class="menu"><li><a href="a">About Us</a></li><li><a href="b">Privacy</a></li></ul></footer>',
        '<div id="tags"><a href="a">1963</a> <a href="b">mines</a></div>',
    ],
)
def test_the_menus_of_a_site_are_no_entries(menu: str) -> None:
    assert read(f"{menu}{LIST}") == read(f"{LIST}{menu}") == FOUND


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    "page",
    [
        f'<div class="menu"><a href="a">Jan. 4, 2024: {A}</a><br><a href="b">Jan. 5, 2024: {B}</a></div><p>End.</p>',
        f'<div class="related">{LIST}<a href="a">More</a></div>',
        f'<ul class="nav"><li>Jan. 4, 2024: <a href="a">{A}</a></li><li>Jan. 5, 2024: <a href="b">{B}</a></li></ul>',
    ],
)
def test_a_box_named_like_a_menu_that_holds_the_entries_is_read(page: str) -> None:
    assert [edtf for edtf, _ in read(page)] == ["2024-01-04", "2024-01-05"]


@pytest.mark.usefixtures("_parser")
def test_menus_that_are_most_of_a_page_are_read() -> None:
    links = "".join(f'<li class="menu"><a href="a">In {year} a new minister takes office</a></li>' for year in (1, 2))
    assert len(html_lines(f"<p>Talks</p><ul>{links}</ul>")) == 3


@pytest.mark.usefixtures("_parser")
def test_a_line_with_the_sign_of_copyright_is_no_entry() -> None:
    assert read(f"{LIST}<p>See also Prizes. © 2000–2020 Desk, Inc.</p>") == FOUND
