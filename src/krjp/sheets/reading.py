"""A table as bytes, to events and an account of how it was read."""

from __future__ import annotations

import json
import re
from shlex import quote
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.errors import DataError, Problem
from krjp.record.own import Own, OwnField
from krjp.record.vocabulary import LEVELS
from krjp.sheets.account import account, passed_over
from krjp.sheets.codings import published
from krjp.sheets.columns import Columns, recognise
from krjp.sheets.contents import completed
from krjp.sheets.days import Calendar
from krjp.sheets.header import sheet_of
from krjp.sheets.how import How
from krjp.sheets.order import Order, inferred
from krjp.sheets.records import events_of
from krjp.sheets.whens import in_a_month
from krjp.sheets.written import events_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krjp.record.model import Event
    from krjp.sheets.parts import Later
    from krjp.sheets.records import Made
    from krjp.sheets.sheet import Sheet
    from krjp.sheets.workbook import Page

__all__ = ["Table", "read_sheets", "read_text", "read_workbook"]

# A year, or what may be one: `21/2/24`, `令和6年`, days by their numbers.
_HAS_YEAR = re.compile(r"\d{4}|['’/.-]\d{2}\b|年|년")
_SLIP = re.compile(r"^unknown value '(.+)'; did you mean ([\w-]+)\?$")
DATASET = "dataset.json"
_NO_YEAR = " of which year?"
_LEAVE_OUT = "mend it, or leave such rows out with --skip-unread"


class Table(NamedTuple):
    """The events of a table, and how it was read."""

    events: list[Event]
    own: Own
    """The fields it has of its own."""
    remarks: tuple[str, ...]
    """What was recognised, and what was left out."""
    places: tuple[str, ...] = ()
    """Where each event stands."""
    later: Later | None = None
    """Its events, where they are put together later; then none are in `events`."""


def read_text(content: bytes, name: str, how: How = How(), own: Own = Own(), *, later: bool = False) -> Table:  # noqa: B008 - immutable
    """The events of CSV and its kin; `later` they may be put together when looked at. Raises DataError."""
    from krjp.sheets.delimited import decoded, delimiter_of, grid

    decoded_text = decoded(content, name, how.encoding)
    remarks = [f"read as {decoded_text.encoding}"] if decoded_text.encoding and not how.encoding else []
    # Where a comma parts cells it is no sign of decimals, and where a semicolon does it is why.
    decimal = {";": ",", ",": "."}.get(delimiter_of(decoded_text.text), "")
    lines = list(grid(decoded_text.text, name))
    data = published(name, lines)
    if data is not None:
        data_sheet = data[0]._replace(remarks=tuple(remarks), later=later)
        return read_sheets([data_sheet], name, how.with_defaults(data[1]), own)
    sheet = sheet_of(name, lines, remarks, decimal=decimal, epoch=how.epoch or 1900)
    return read_sheets([sheet._replace(later=later)], name, how, own)


def read_workbook(content: bytes, name: str, how: How = How(), own: Own = Own(), *, later: bool = False) -> Table:  # noqa: B008 - immutable
    """The same of a workbook: of every sheet that holds any, or of the one asked for. Raises DataError."""
    from krjp.sheets.workbook import pages

    found = pages(content, name)
    if how.sheet:
        found = [page for page in found if page.name == how.sheet] or _no_sheet(
            how.sheet, [p.name for p in found], name
        )
    several = len(found) > 1
    sheets = [
        sheet_of(f"{name}, sheet {page.name}" if several else name, page.grid, epoch=how.epoch or page.epoch)
        for page in found
    ]
    # What a sheet is called is a title above it: `March 2024`.
    sheets = [sheet._replace(above=(page.name, *sheet.above)) for page, sheet in zip(found, sheets, strict=True)]
    chosen = _sheets_of_events(found, sheets) if several else list(range(len(sheets)))
    left = [page.name for at, page in enumerate(found) if at not in chosen]
    noun = "sheet" if len(left) == 1 else "sheets"
    try:
        alone = later and len(chosen) == 1
        table = read_sheets([sheets[at]._replace(later=alone) for at in chosen], name, how, own)
    except DataError as error:
        if not left:
            raise
        hint = f"; the workbook has the {noun} {', '.join(left)} as well: --sheet {quote(left[0])} reads that"
        first, *others = error.problems
        raise DataError(error.path, [first.replace(message=first.message + hint), *others]) from None
    more = (f"{name}: left out {noun} {', '.join(left)}; --sheet {quote(left[0])} reads one",) if left else ()
    return table._replace(remarks=(*table.remarks, *more))


def _sheets_of_events(pages: Sequence[Page], sheets: Sequence[Sheet]) -> list[int]:
    """Which sheets to read: those that name a date and a title, else those that hold them, else the first."""
    shown = [at for at, page in enumerate(pages) if not page.hidden]
    for holds in (_names_events, _holds_events):
        if found := [at for at in shown if holds(sheets[at])]:
            return found
    return shown[:1] or [0]


def read_sheets(sheets: Sequence[Sheet], name: str, how: How = How(), own: Own = Own()) -> Table:  # noqa: B008
    """The events of some tables of one file. Raises DataError with every problem."""
    problems: list[Problem] = []
    events: list[Event] = []
    places: list[str] = []
    remarks: list[str] = []
    fields: list[OwnField] = []
    later: Later | None = None
    for sheet in sheets:
        taken = {event.id for event in events}
        made, told = _read(sheet, how, own)
        if made.problems and sheet.later:
            return read_sheets([sheet._replace(later=False)], name, how, own)  # with all that is wrong
        later = made.later
        events += _renamed([event for event, _ in made.events], taken)
        places += [sheet.place(row) for _, row in made.events]
        fields += [field for field in made.fields if field.name not in {known.name for known in fields}]
        remarks += told
        several = len(sheets) > 1
        problems += [
            problem.replace(where=f"{sheet.name.removeprefix(name + ', ')}, {problem.where}") if several else problem
            for problem in made.problems
        ]
    if problems and not how.skip_unread:
        first = problems[0]
        say_year = f"say the year: krjp import {quote(name)} --year 2024; or " if _NO_YEAR in first.message else ""
        hints = f"{say_year}{_words_of_ones_own(problems)}{_LEAVE_OUT}"
        raise DataError(name, [first.replace(message=f"{first.message}; {hints}"), *problems[1:]])
    if not (later or events):
        reason = "not one row could be read" if problems else "holds no events: there is nothing below the head"
        raise DataError(name, [*problems, Problem("", "", reason)])
    if problems:
        remarks.append(passed_over(name, problems))
    return Table(events, Own(fields=tuple(fields)), tuple(remarks), tuple(places), later)


def _read(sheet: Sheet, how: How, own: Own) -> tuple[Made, list[str]]:
    """What one table was made to, and what to tell of it."""
    columns = recognise(sheet.columns, dict(how.columns), own=sheet.own)
    if sheet.own:
        made = events_written(sheet, columns, own)
        told: list[str] = []
    else:
        columns = completed(sheet, columns, dict(how.columns))
        sheet = in_a_month(sheet, columns)
        order = _order(sheet, columns, how)
        calendar = Calendar(how.first or order.first, sheet.epoch)
        year = how.year or _one_year(sheet.above)
        if year is None and (year := _year_of_the_others(sheet, columns)):
            sheet = sheet._replace(remarks=(*sheet.remarks, f"dates without a year are of {year}, as all others"))
        made = events_of(sheet, columns, calendar, own, year=year)
        told = account(sheet, made, order, how)
    return made, told


def _words_of_ones_own(problems: Sequence[Problem]) -> str:
    """How to declare words that look like slips in krjp's, but may be the table's own; empty where there are none."""
    slips: dict[str, list[str]] = {}
    for word, meant in (pair for problem in problems for pair in _SLIP.findall(problem.message)):
        words = slips.setdefault("levels" if meant in LEVELS else "kinds", [])
        words += [word] if word not in words else []
    told = json.dumps(slips, ensure_ascii=False)
    return f"if it is a word of your own, declare it in {DATASET} beside the file: {told}; else " if slips else ""


def _renamed(events: list[Event], taken: set[str]) -> list[Event]:
    """The events of a further sheet, with ids that no sheet before has."""
    if not taken:
        return events
    from krjp.record.ids import distinct

    ids = distinct((event.id for event in events), taken)
    return [event._replace(id=key) for event, key in zip(events, ids, strict=True)]


def _no_sheet(wanted: str, known: Iterable[str], name: str) -> Any:
    message = f"--sheet {wanted}: there is no such sheet; there are {', '.join(known)}"
    raise DataError(name, [Problem("", "", message)])


def _names_events(sheet: Sheet) -> bool:
    columns = recognise(sheet.columns, {})
    return bool(columns.fields.keys() & {"date", "year"}) and "title" in columns.fields


def _holds_events(sheet: Sheet) -> bool:
    try:
        completed(sheet, recognise(sheet.columns, {}))
    except DataError:
        return False
    return True


def _order(sheet: Sheet, columns: Columns, how: How) -> Order:
    """Which number comes first in dates of three numbers, as all of them show. Raises DataError."""
    order = inferred(_texts(sheet, (*columns.fields.get("date", ()), *columns.fields.get("end_date", ()))))
    if how.first:
        return order
    name = sheet.columns[columns.fields["date"][0]] if "date" in columns.fields else "date"
    if order.day and order.month:
        message = (f"'{order.day}' has the day first, '{order.month}' the month; "
                   "say which is meant with --day-first or --month-first")  # fmt: skip
        raise DataError(sheet.name, [Problem("", name, message)])
    if order.year_first:
        message = (
            f"in '{order.day or order.month or order.unclear}' the year may stand first or last; "
            "write years with four digits, or, if it stands last, add --day-first or --month-first"
        )
        raise DataError(sheet.name, [Problem("", name, message)])
    if order.unclear and not order.first:
        message = (
            f"'{order.unclear}' may have the day or the month first, and so may all others; "
            "say which with --day-first or --month-first"
        )
        raise DataError(sheet.name, [Problem("", name, message)])
    return order


def _texts(sheet: Sheet, columns: Sequence[int]) -> list[str]:
    """The texts in some columns, each once."""
    cells = dict.fromkeys(row.cells[at] for at in columns for row in sheet.rows if at < len(row.cells))
    return [cell for cell in cells if isinstance(cell, str)]


def _year_of_the_others(sheet: Sheet, columns: Columns) -> int | None:
    """The one year that dates name where some dates name none."""
    dates = [told for told in _texts(sheet, columns.fields.get("date", ())) if re.search(r"\d", told)]
    return _one_year(dates) if any(not _HAS_YEAR.search(told) for told in dates) else None


def _one_year(texts: Iterable[str]) -> int | None:
    years = {int(year) for text in texts for year in re.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", text)}
    return years.pop() if len(years) == 1 else None
