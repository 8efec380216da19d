"""Workbooks of spreadsheets (XLSX, XLS, XLSB, ODS) as grids of cells, by python-calamine."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.errors import DataError, Problem
from krjp.sheets.sheet import blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.sheets.sheet import Cell

__all__ = ["Page", "pages"]

_SINCE_1904 = re.compile(rb"<workbookPr[^>]*\bdate1904=[\"'](?:1|true)")
MOST_MANIFEST = 1 << 20
# The stream that a locked XLSX or XLSB is packed in, and the record behind the first that says so of an XLS.
_LOCKED = re.compile(
    rb"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0|\x09\x08\x10\0.{16}(?:\x86\0\0\0)?\x2f\0", re.DOTALL
)


class Page(NamedTuple):
    """One sheet of a workbook."""

    name: str
    grid: Sequence[Sequence[Cell]]
    hidden: bool
    epoch: int


def pages(content: bytes, name: str) -> list[Page]:
    """The sheets of a workbook that hold anything. Raises DataError."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum
    except ImportError:
        message = "is a workbook of a spreadsheet; to read it: pip install 'krjp[xlsx]'"
        raise DataError(name, [Problem("", "", message)]) from None
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            epoch = 1904 if _since_1904(content) else 1900
            found = []
            for about in workbook.sheets_metadata:
                if about.typ == SheetTypeEnum.WorkSheet:
                    hidden = about.visible != SheetVisibleEnum.Visible
                    found.append(Page(about.name, _grid(workbook.get_sheet_by_name(about.name)), hidden, epoch))
    except (CalamineError, OSError, ValueError, KeyError) as error:
        message = f"is a damaged workbook: {error}; open it in a spreadsheet and save it anew, or as CSV"
        if _locked(content):
            message = "is locked with a password; save a copy without one"
        raise DataError(name, [Problem("", "", message)]) from None
    return [page for page in found if any(not blank(cell) for line in page.grid for cell in line)]


def _grid(sheet: Any) -> list[list[Cell]]:
    """The cells of a sheet from its first row and column on; what is merged downwards stands in each of its rows."""
    grid: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left == right:
            for at in range(top + 1, min(bottom + 1, len(grid))):
                if left < len(grid[at]) and blank(grid[at][left]):
                    grid[at][left] = grid[top][left]
    return grid


def _since_1904(content: bytes) -> bool:
    """True for a workbook that counts days from 1904, as those of old Macs do."""
    return _SINCE_1904.search(_member(content, "xl/workbook.xml")) is not None


def _locked(content: bytes) -> bool:
    """True for a workbook with a password, which to its reader looks like no workbook at all."""
    return _LOCKED.search(content) is not None or b"encryption-data" in _member(content, "META-INF/manifest.xml")


def _member(content: bytes, path: str) -> bytes:
    """The beginning of a file in a zip archive; nothing where there is none."""
    with (
        suppress(zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, RuntimeError),
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        archive.open(path) as file,
    ):
        return file.read(MOST_MANIFEST)
    return b""
