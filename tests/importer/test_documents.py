"""Word and PDF documents: read as their text is, with running heads taken out and divided words mended."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from krjp.errors import KrjpError
from krjp.importer.pipeline import Account, Text, import_texts
from tests.importer.documents import docx, pdf
from tests.importer.styles import STYLES, expressible, of_source

if TYPE_CHECKING:
    from krjp.chronology import Chronology
    from krjp.record.model import Event

A, B = "Officials of Japan meet.", "South Korea protests."
FOUND = [("2024-01-04", A), ("2024-01-05", B)]


def read(content: bytes, name: str = "file", form: str | None = None) -> tuple[list[Event], Account]:
    events, [account] = import_texts([Text(name, content)], (), form=form)
    return events, account


def found(content: bytes) -> list[tuple[str, str]]:
    return [(event.edtf, event.summary) for event in read(content)[0]]


def printed(chronology: Chronology) -> list[tuple[str, str]]:
    """The packaged chronology as a journal prints it: date and text of every entry."""
    style = STYLES[0]
    return [
        (style.head(expressible(of_source(event), style)), " ".join(event.summary.split()))
        for event in chronology.events
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        (f"Jan. 4, 2024: {A}", f"Jan. 5, 2024: {B}"),
        ("Jan. 4, 2024", A, "Jan. 5, 2024", B),
        ([["Date", "Event"], ["Jan. 4, 2024", A], ["Jan. 5, 2024", B]],),
    ],
)
def test_a_word_document_is_read(blocks: tuple[str | list[list[str]], ...]) -> None:
    assert found(docx(*blocks)) == FOUND


def test_paragraphs_of_a_word_document_are_numbered() -> None:
    events, account = read(docx("Chronology", f"Jan. 4, 2024: {A}", "Feb. 30, 2024: x", f"Jan. 5, 2024: {B}"))
    assert [event.sources[0].locator for event in events] == ["line 2", "line 4"]
    assert [line.line for line in account.unread] == [3]


@pytest.mark.no_cover
def test_the_packaged_chronology_comes_back_from_word_and_pdf(packaged: Chronology) -> None:
    entries = printed(packaged)
    expected = [text for _, text in entries]
    document = docx(*(f"{head}: {text}" for head, text in entries))
    assert sorted(event.summary for event in read(document)[0]) == sorted(expected)
    lines = [line for head, text in entries for line in textwrap.wrap(f"{head}: {text}", 90, break_on_hyphens=False)]
    pages = [
        [f"JOURNAL OF RELATIONS | MAY 2024 {number}", *lines[at : at + 40]]
        for number, at in enumerate(range(0, len(lines), 40), 100)
    ]
    events, account = read(pdf(*pages))
    latin = [text.encode("latin-1", "replace").decode("latin-1") for text in expected]
    assert sorted(event.summary for event in events) == sorted(latin)
    assert account.passed["page furniture"] == len(pages)


def test_running_heads_and_feet_of_a_pdf_are_taken_out_and_divided_words_mended() -> None:
    pages = (
        ["Quarterly of the Society", f"Jan. 4, 2024: {A[:-1]} to discuss coop-", "3"],
        ["Quarterly of the Society", "eration with Mongolia.", f"Jan. 5, 2024: {B}", "4"],
    )
    events, account = read(pdf(*pages))
    assert [event.summary for event in events] == [f"{A[:-1]} to discuss cooperation with Mongolia.", B]
    assert account.passed == {"page furniture": 4}


@pytest.mark.parametrize(
    ("content", "form", "message"),
    [
        (b"PK\x03\x04 broken", None, "is no Word document that can be read"),
        (b"%PDF-1.4 broken", None, "is no PDF that can be read"),
        (b"plain", "docx", "is no Word document"),
        (pdf([]), None, "holds pictures of pages, but no text"),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, form: str | None, message: str) -> None:
    with pytest.raises(KrjpError, match=message):
        read(content, form=form)


@pytest.mark.parametrize(
    ("module", "content", "extra"),
    [("mammoth", docx(A), r"krjp\[docx\]"), ("pypdf", pdf([A]), r"krjp\[pdf\]")],
)
def test_without_the_library_the_error_names_the_extra(
    module: str, content: bytes, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(KrjpError, match=extra):
        read(content)


def test_a_year_at_the_edge_of_a_page_is_no_page_number() -> None:
    texts = {
        1921: "A club is founded.",
        1922: "A hall is built.",
        1947: "The hall opens again.",
        1948: "A flag is given.",
    }
    pages = [
        ["A club", *(line for year in years for line in (str(year), texts[year])), str(number)]
        for number, years in ((20, (1921, 1922)), (21, (1947, 1948)))
    ]
    assert found(pdf(*pages)) == [(str(year), text) for year, text in texts.items()]
