"""Workbooks: their sheets, what is merged in them, and those that cannot be read."""

from __future__ import annotations

import io
import struct
import sys
import zipfile

import openpyxl
import pytest

from krjp.errors import DataError
from krjp.sheets.workbook import pages

FREE, END = 0xFFFFFFFF, 0xFFFFFFFE
BOF = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 5, 0, 0, 0, 0)
WRITE_PROTECTION = struct.pack("<HH", 0x0086, 0)
FILE_PASS = struct.pack("<HHH", 0x002F, 2, 0)
CONTENT = (
    '<?xml version="1.0"?>'
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Talks"><table:table-row>'
    '<table:table-cell office:value-type="string"><text:p>Date</text:p></table:table-cell>'
    "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)
MANIFEST = """<?xml version="1.0"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="content.xml">{}</manifest:file-entry></manifest:manifest>"""


def compound(name: str, stream: bytes) -> bytes:
    """A compound file, as old Excel and locked workbooks are, with one stream."""
    sectors = 8
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<10I", 0, 1, 1, 0, 4096, END, 0, END, 0, 0) + struct.pack("<108I", *[FREE] * 108)
    table = [0xFFFFFFFD, END, *range(3, 2 + sectors), END]
    table += [FREE] * (128 - len(table))

    def entry(title: str, kind: int, child: int, start: int, size: int) -> bytes:
        spelt = f"{title}\0".encode("utf-16-le")
        return spelt.ljust(64, b"\0") + struct.pack("<HBBIII36xIQ", len(spelt), kind, 1, FREE, FREE, child, start, size)

    directory = entry("Root Entry", 5, 1, END, 0) + entry(name, 2, FREE, 2, sectors * 512)
    return head + struct.pack("<128I", *table) + directory.ljust(512, b"\0") + stream.ljust(sectors * 512, b"\0")


def open_document(encryption: str = "") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(encryption))
        archive.writestr("content.xml", "\x8f\x02" if encryption else CONTENT)
    return content.getvalue()


def saved(book: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_sheets_of_cells_are_read_and_charts_are_not() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Talks"
    page["A1"] = "Date"
    book.create_chartsheet("Chart")
    book.create_sheet("Empty")
    hidden = book.create_sheet("Old talks")
    hidden["A1"] = "Date"
    hidden.sheet_state = "hidden"
    found = pages(saved(book), "a.xlsx")
    assert [(each.name, each.hidden, each.epoch) for each in found] == [
        ("Talks", False, 1900), ("Old talks", True, 1900),
    ]  # fmt: skip


def test_what_is_merged_downwards_stands_in_each_row_and_covers_nothing() -> None:
    book = openpyxl.Workbook()
    page = book.create_sheet("Talks", 0)
    for row in (["2024-01-03", "One"], [None, "Two"], ["2024-01-05", "Three"], ["a title over both", None]):
        page.append(row)
    page.merged_cells.add("A1:A3")
    page.merged_cells.add("A4:B4")
    # Merged cells that nothing stands in, beside and below all others.
    page.merged_cells.add("F1:F9")
    assert pages(saved(book), "a.xlsx")[0].grid == [
        ["2024-01-03", "One"], ["2024-01-03", "Two"], ["2024-01-05", "Three"], ["a title over both", ""],
    ]  # fmt: skip


def test_open_documents_are_read() -> None:
    found = pages(open_document(), "a.ods")
    assert [(each.name, each.grid, each.epoch) for each in found] == [("Talks", [["Date"]], 1900)]


@pytest.mark.parametrize(
    "content",
    [
        compound("EncryptedPackage", b"\x40"),
        compound("Workbook", BOF + FILE_PASS),
        compound("Workbook", BOF + WRITE_PROTECTION + FILE_PASS),
        open_document("<manifest:encryption-data/>"),
    ],
    ids=["xlsx", "xls", "xls with write protection", "ods"],
)
def test_a_locked_workbook_is_said_to_be_locked(content: bytes) -> None:
    with pytest.raises(DataError, match=r"^a\.xlsx: is locked with a password; save a copy without one$"):
        pages(content, "a.xlsx")


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\3\4 and no more", open_document()[:-40], compound("Notes", b"Date")],
    ids=["empty", "only a sign", "cut ods", "no workbook"],
)
def test_a_damaged_workbook_is_said_to_be_damaged(content: bytes) -> None:
    with pytest.raises(DataError, match=r"^a\.xlsx: is a damaged workbook: .*; open it in a spreadsheet and save it"):
        pages(content, "a.xlsx")


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(DataError, match=r"to read it: pip install 'krjp\[xlsx\]'$"):
        pages(open_document(), "a.ods")
