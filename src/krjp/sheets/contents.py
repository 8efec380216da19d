"""Which column of a table is which field, told by what is in it, where the whole of its name does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.errors import DataError, Problem, shortened
from krjp.record.vocabulary import is_state
from krjp.sheets.columns import PARTS_OF_DATES, Columns, ending_as, own_name
from krjp.sheets.days import Calendar, UnreadError
from krjp.sheets.order import DAY_FIRST
from krjp.sheets.values import nothing, parties, text

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from krjp.sheets.sheet import Sheet

__all__ = ["completed", "holds_dates", "is_date"]

# So many cells show what a column without a known name holds, if so many of them agree.
SAMPLE = 200
MOST_ODD = 0.2
# Of dates fewer: no other column has many, and what cannot be read is named.
LEAST_DATES = 0.5
# A title stands in most rows.
LEAST_FILLED = 0.7
LEAST_TITLES = 0.5
MOST_NAMED = 20
# Codes of two letters are those of provinces where so many are.
MANY_CODES = 0.5
# What states are called, and what parts of a country are called as well.
PROVINCES = ("state", "states", "land", "länder")


def completed(sheet: Sheet, columns: Columns, given: Container[str] = ()) -> Columns:
    """The columns with those for date and title, and the end of what lasts. Raises DataError where that cannot be told.

    What is asked for, is asked for at once. Fields that are `given` a column keep it, whatever it holds.
    """
    fields, extra = dict(columns.fields), dict(columns.extra)
    for field in ("date", "end_date", "title"):
        if field in fields and field not in given and _is_misnamed(sheet, field, fields):
            at = fields.pop(field)[0]
            extra[own_name(sheet.columns[at], extra)] = at
    _leave_provinces(sheet, fields, extra, given)
    if "date" in fields and "when" in sheet.columns and "date" in sheet.columns:
        # What krjp lists in some columns: `when` says how exactly a date is known.
        at = sheet.columns.index("when")
        fields["date"] = (at,)
        extra = {name: other for name, other in extra.items() if other not in (at, sheet.columns.index("date"))}
    asked: dict[str, list[str]] = {}
    for field, find in (("date", _find_date), ("title", _find_title)):
        if field not in fields and (likely := find(sheet, fields, extra)) is not None:
            asked[field] = likely
    if asked:
        raise _unnamed(asked, sheet, extra)
    if "date" in fields:
        # Parts of dates beside dates say nothing more, but are somebody's columns.
        for part in PARTS_OF_DATES[:3]:
            if part in fields and part != "year":
                extra[own_name(part, extra)] = fields.pop(part)[0]
    return Columns(fields, extra, columns.ignored)


def _leave_provinces(sheet: Sheet, fields: _Fields, extra: dict[str, int], given: Container[str]) -> None:
    """Leave the table its columns of states that are parts of a country, as `CA` and `PA` in the United States are."""
    left = [at for at in fields.get("countries", ()) if "countries" not in given and _holds_provinces(sheet, at)]
    for at in left:
        fields["countries"] = tuple(other for other in fields["countries"] if other != at)
        extra[own_name(sheet.columns[at], extra)] = at
    if left and not fields["countries"]:
        del fields["countries"]


def _holds_provinces(sheet: Sheet, at: int) -> bool:
    if sheet.columns[at].strip().casefold() not in PROVINCES or not _filled(sheet, at):
        return False
    return _share(sheet, at, _is_state) < 1 - MOST_ODD or _share(sheet, at, _is_short) >= MANY_CODES


def _is_state(cell: Any) -> bool:
    names = parties(text(cell))
    return bool(names) and all(map(is_state, names))


def _is_short(cell: Any) -> bool:
    return len(text(cell)) <= len("CA")


_Fields = dict[str, tuple[int, ...]]


def _dated(sheet: Sheet, fields: _Fields) -> Sheet:
    """The rows with a date, which totals and headings lack; all where none has."""
    rows = [
        row for row in sheet.rows[:SAMPLE]
        if any(at < len(row.cells) and _reads_as_date(row.cells[at]) for at in fields.get("date", ()))
    ]  # fmt: skip
    return sheet._replace(rows=rows) if rows else sheet


def _is_misnamed(sheet: Sheet, field: str, fields: _Fields) -> bool:
    """True for a column that is called as a field may be, and holds something else: where a journey goes `To`."""
    at = fields[field][0]
    if field == "title":
        return _filled(_dated(sheet, fields), at) < LEAST_TITLES
    if _share(sheet, at, _reads_as_date) > 0 or not _filled(sheet, at):
        return False  # that the others are no dates takes far longer to find out
    others = (other for other in range(len(sheet.columns)) if other != at)
    return field == "end_date" or any(_share(sheet, other, is_date) >= LEAST_DATES for other in others)


def _find_date(sheet: Sheet, fields: _Fields, extra: dict[str, int]) -> list[str] | None:
    """Find the column of dates, and that of ends beside it; the likely ones where that cannot be told."""
    if fields.keys() >= {"year", "month"}:
        return None
    told = {name: ending_as(sheet.columns[at]) for name, at in extra.items()}
    dated = [name for name, at in extra.items() if _share(sheet, at, is_date) >= LEAST_DATES]
    dated += [
        name for name, at in extra.items()
        if told[name] == "date" and name not in dated and _share(sheet, at, _reads_as_date) >= LEAST_DATES
    ]  # fmt: skip
    named = [name for name in dated if told[name] == "date"]
    likely = named or [name for name in dated if told[name] is None] or dated
    days = [name for name in likely if _share(sheet, extra[name], _is_day) >= LEAST_DATES]
    # Beside a column of days one of years is about something else.
    likely = days or likely
    if len(likely) == 1:
        fields["date"] = (extra.pop(likely[0]),)
        ends = [name for name in dated if told[name] == "end_date" and name in extra]
        if "end_date" not in fields and len(ends) == 1:
            fields["end_date"] = (extra.pop(ends[0]),)
        return None
    return None if "year" in fields and not named else likely


def _find_title(sheet: Sheet, fields: _Fields, extra: dict[str, int]) -> list[str] | None:
    """Find the column of titles; the likely ones where that cannot be told."""
    texts = [name for name, at in extra.items() if _share(sheet, at, _is_text) >= 1 - MOST_ODD]
    named = [name for name in texts if ending_as(sheet.columns[extra[name]]) == "title"]
    named = [name for name in named if _filled(sheet, extra[name]) >= LEAST_TITLES]
    filled = [name for name in texts if _filled(sheet, extra[name]) >= LEAST_FILLED]
    prose = [name for name in filled if _share(sheet, extra[name], _is_prose) >= 1 - MOST_ODD]
    # The only texts there are may be titles, if they are not the same again and again, and nothing is described.
    only = "summary" not in fields and texts == filled and len(texts) == 1
    only = only and 2 * _number_of_values(sheet, extra[texts[0]]) > _rows(sheet)
    likely = named or prose or (texts if only else [])
    if len(likely) == 1:
        fields["title"] = (extra.pop(likely[0]),)
    elif "summary" in fields and not likely:
        fields["title"] = fields.pop("summary")
    else:
        return likely or sorted(texts, key=lambda name: -_number_of_values(sheet, extra[name]))
    return None


def _rows(sheet: Sheet) -> int:
    """Of how many rows the columns are looked at."""
    return len(sheet.rows[:SAMPLE])


def _number_of_values(sheet: Sheet, at: int) -> int:
    """How many different things stand in a column: titles differ most."""
    return len({text(row.cells[at]) for row in sheet.rows[:SAMPLE] if at < len(row.cells)})


def holds_dates(sheet: Sheet) -> bool:
    """True for a table of which some column holds dates, whatever its columns are called."""
    return any(_share(sheet, at, is_date) >= LEAST_DATES for at in range(len(sheet.columns)))


def _share(sheet: Sheet, at: int, test: Callable[[Any], bool]) -> float:
    """How many of the cells of a column, of those that are filled, are such."""
    cells = [row.cells[at] for row in sheet.rows[:SAMPLE] if at < len(row.cells) and not nothing(text(row.cells[at]))]
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _filled(sheet: Sheet, at: int) -> float:
    """How many of the rows with anything in them have something in a column."""
    rows = [row.cells for row in sheet.rows[:SAMPLE] if any(map(text, row.cells))]
    return sum(at < len(cells) and not nothing(text(cells[at])) for cells in rows) / len(rows) if rows else 0.0


def is_date(cell: Any) -> bool:
    """True for a cell that is a date, and no number that may be one."""
    number = isinstance(cell, bool | int | float) or (isinstance(cell, str) and cell.strip().isdigit())
    return not number and _reads_as_date(cell)


def _has_no_digit(cell: Any) -> bool:
    """True for a text that names no day; to find out by reading it costs a thousand times as much."""
    return isinstance(cell, str) and not any(map(str.isdigit, cell)) and "元" not in cell


def _is_day(cell: Any) -> bool:
    """True for a cell that names a day, or the days from one to another."""
    return is_date(cell) and not Calendar(DAY_FIRST).read(cell).approximate


def _reads_as_date(cell: Any) -> bool:
    """True for a number, too, that may be a date."""
    if _has_no_digit(cell):
        return False
    try:
        Calendar(DAY_FIRST).read(cell)
    except UnreadError:
        return False
    return True


def _is_text(cell: Any) -> bool:
    """True for a cell of which a good part are letters, and that is no date."""
    told = text(cell)
    return sum(map(str.isalpha, told)) * 3 > len(told) and not is_date(cell)


def _is_prose(cell: Any) -> bool:
    """True for a cell of some words."""
    told = text(cell)
    return (
        (" " in told.strip() or not told.isascii())
        and sum(map(str.isalpha, told)) > len(told) / 2
        and not is_date(cell)
    )


def _unnamed(asked: dict[str, list[str]], sheet: Sheet, extra: dict[str, int]) -> DataError:
    """The question which columns hold what is needed, with a likely answer that can be pasted."""
    names = [name for name in sheet.columns if name.strip()]
    what = " and which the ".join({"date": "dates", "title": "titles"}[field] for field in asked)
    if len(names) <= len(asked) - (len(asked) > 1):
        message = f"a table needs a column for the {what} below a line with the names of its columns"
        return DataError(sheet.name, [Problem("", "", message)])
    options = []
    left = list(extra)
    for field, likely in asked.items():
        chosen = next((name for name in (*likely, *left) if name in left), "")
        left = [name for name in left if name != chosen]
        options.append(f"--map {field}={_quoted(sheet.columns[extra[chosen]] if chosen else names[0])}")
    listed = ", ".join(shortened(name, 40) for name in names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
    none = "" if asked.get("date", True) else "no column holds dates that can be read; "
    message = f"{none}which column holds the {what}? Say it, as in {' '.join(options)}; the columns are {listed}"
    return DataError(sheet.name, [Problem("", "", message)])


def _quoted(name: str) -> str:
    """A name as a shell takes it for one word; in quotes, so that others can be put in its place."""
    return "'" + name.replace("'", "'\\''") + "'"
