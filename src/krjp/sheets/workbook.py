"""Workbooks of spreadsheets (XLSX, XLS, XLSB, ODS) as grids of cells, by python-calamine."""

from __future__ import annotations

import io
import re
import zipfile
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


class Page(NamedTuple):
    """One sheet of a workbook."""

    name: str
    grid: Sequence[Sequence[Cell]]
    hidden: bool
    epoch: int


def pages(content: bytes, name: str) -> list[Page]:
    """The sheets of a workbook that hold anything. Raises DataError."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError
    except ImportError:
        message = "is a workbook of a spreadsheet; to read it: pip install 'krjp[xlsx]'"
        raise DataError(name, [Problem("", "", message)]) from None
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            epoch = 1904 if _since_1904(content) else 1900
            found = []
            for about in workbook.sheets_metadata:
                if "WorkSheet" in str(about.typ):
                    hidden = "Visible" not in str(about.visible)
                    found.append(Page(about.name, _grid(workbook.get_sheet_by_name(about.name)), hidden, epoch))
    except PasswordError:
        message = "is locked with a password; save a copy without one"
        raise DataError(name, [Problem("", "", message)]) from None
    except (CalamineError, OSError, ValueError, KeyError) as error:
        message = f"is a damaged workbook: {error}; open it in a spreadsheet and save it anew, or as CSV"
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
    with (
        suppress(zipfile.BadZipFile, KeyError, OSError),
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        archive.open("xl/workbook.xml") as file,
    ):
        return _SINCE_1904.search(file.read(MOST_MANIFEST)) is not None
    return False
