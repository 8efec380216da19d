"""A table as bytes, to events and an account of how it was read."""

from __future__ import annotations

import re
from shlex import quote
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.errors import DataError, Problem, shortened
from krjp.record.own import Own, OwnField
from krjp.sheets.account import account, passed_over
from krjp.sheets.codings import published
from krjp.sheets.columns import PARTS_OF_DATES, Columns, own_name, recognise
from krjp.sheets.days import Calendar, UnreadError
from krjp.sheets.header import sheet_of
from krjp.sheets.how import How
from krjp.sheets.order import DAY_FIRST, Order, inferred
from krjp.sheets.records import events_of
from krjp.sheets.values import nothing, text
from krjp.sheets.written import events_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krjp.record.model import Event
    from krjp.sheets.parts import Later
    from krjp.sheets.records import Made
    from krjp.sheets.sheet import Sheet

__all__ = ["Table", "read_sheets", "read_text", "read_workbook"]

# So many cells show what a column without a known name holds, if so many of them agree.
SAMPLE = 200
MOST_ODD = 0.2
# A year, or what may be one: `21/2/24`, `令和6年`, days by their numbers.
_HAS_YEAR = re.compile(r"\d{4}|['’/.-]\d{2}\b|年|년")
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
    left = []
    if several:
        left = [page.name for page, sheet in zip(found, sheets, strict=True) if page.hidden or not _holds_events(sheet)]
        sheets = [sheet for page, sheet in zip(found, sheets, strict=True) if page.name not in left] or sheets[:1]
    sheets = [sheet._replace(later=later and len(sheets) == 1) for sheet in sheets]
    table = read_sheets(sheets, name, how, own)
    more = (f"left out {'sheet' if len(left) == 1 else 'sheets'} {', '.join(left)}; --sheet NAME reads one",)
    return table._replace(remarks=(*table.remarks, *(more if left and len(left) < len(found) else ())))


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
        raise DataError(name, [first.replace(message=f"{first.message}; {say_year}{_LEAVE_OUT}"), *problems[1:]])
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
        columns = _completed(sheet, columns)
        order = _order(sheet, columns, how)
        calendar = Calendar(how.first or order.first, sheet.epoch)
        year = how.year or _one_year(sheet.above)
        if year is None and (year := _year_of_the_others(sheet, columns)):
            sheet = sheet._replace(remarks=(*sheet.remarks, f"dates without a year are of {year}, as all others"))
        made = events_of(sheet, columns, calendar, own, year=year)
        told = account(sheet, made, order, how)
    return made, told


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


def _holds_events(sheet: Sheet) -> bool:
    columns = recognise(sheet.columns, {})
    return bool(columns.fields.keys() & {"date", "year"}) and "title" in columns.fields


# What names do not tell


def _completed(sheet: Sheet, columns: Columns) -> Columns:
    """The columns with those for date and title found by what is in them, where no name tells. Raises DataError."""
    fields, extra = dict(columns.fields), dict(columns.extra)
    named = bool(fields.keys() & {"date", "year"})
    if "date" in fields and "when" in sheet.columns and "date" in sheet.columns:
        # What krjp lists in some columns: `when` says how exactly a date is known.
        at = sheet.columns.index("when")
        fields["date"] = (at,)
        extra = {name: other for name, other in extra.items() if other not in (at, sheet.columns.index("date"))}
    if not named:
        found = [name for name, at in extra.items() if _share(sheet, at, _is_date) >= 1 - MOST_ODD]
        if len(found) != 1:
            raise _unnamed("date", "dates", sheet, found or extra, extra)
        fields["date"] = (extra.pop(found[0]),)
    if "title" not in fields:
        texts = [name for name, at in extra.items() if _share(sheet, at, _is_prose) >= 1 - MOST_ODD]
        if len(texts) == 1:
            fields["title"] = (extra.pop(texts[0]),)
        elif "summary" in fields and not texts:
            fields["title"] = fields.pop("summary")
        else:
            raise _unnamed("title", "titles", sheet, texts or extra, extra)
    if "date" in fields:
        # Parts of dates beside dates say nothing more, but are somebody's columns.
        for part in PARTS_OF_DATES[:3]:
            if part in fields and part != "year":
                extra[own_name(part, extra)] = fields.pop(part)[0]
    return Columns(fields, extra, columns.ignored)


def _share(sheet: Sheet, at: int, test: Any) -> float:
    """How many of the cells of a column, of those that are filled, are such."""
    cells = [row.cells[at] for row in sheet.rows[:SAMPLE] if at < len(row.cells) and not nothing(text(row.cells[at]))]
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _is_date(cell: Any) -> bool:
    if isinstance(cell, bool | int | float):
        return False
    try:
        Calendar(DAY_FIRST).read(cell)
    except UnreadError:
        try:
            Calendar("month").read(cell)
        except UnreadError:
            return False
    return not (isinstance(cell, str) and cell.strip().isdigit())


def _is_prose(cell: Any) -> bool:
    """True for a cell of some words."""
    told = text(cell)
    return (
        (" " in told.strip() or not told.isascii())
        and sum(map(str.isalpha, told)) > len(told) / 2
        and not _is_date(cell)
    )


def _unnamed(field: str, what: str, sheet: Sheet, likely: Iterable[str], extra: dict[str, int]) -> DataError:
    names = [name for name in sheet.columns if name.strip()]
    first = next((sheet.columns[extra[name]] for name in likely), names[0] if names else "NAME")
    listed = ", ".join(shortened(name, 40) for name in names[:20]) + (", …" if len(names) > 20 else "")
    message = f"which column holds the {what}? Say it, as in --map {field}='{first}'; the columns are {listed}"
    if not names or len(sheet.columns) == 1:
        message = f"a table needs a column for the {what} below a line with the names of its columns"
    return DataError(sheet.name, [Problem("", "", message)])


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
