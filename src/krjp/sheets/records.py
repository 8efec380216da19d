"""From the rows of a table to records, with everything that could not be read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.dates import EventDate
from krjp.errors import Problem, shortened
from krjp.record.ids import distinct, id_of
from krjp.record.model import MOST_TITLE, is_state
from krjp.sheets.days import Calendar, UnreadError, closed
from krjp.sheets.sheet import blank
from krjp.sheets.values import country, items, known_value, nothing, parties, slugged, text
from krjp.sheets.words import rows as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from krjp.record.own import Own
    from krjp.sheets.columns import Columns
    from krjp.sheets.sheet import Cell, Row, Sheet

__all__ = ["Made", "Record", "records_of"]

# Dates as text that a record keeps beside the date.
MOST_DATE_TEXT = 200


class Record(NamedTuple):
    """What a row was made to."""

    row: Row
    when: EventDate
    values: dict[str, Any]
    """The record as JSON has it, without `id`, dates and `extra`."""


class Made(NamedTuple):
    """What the rows of a table were made to."""

    records: list[tuple[Row, dict[str, Any]]]
    """Each row with its record."""
    problems: list[Problem]
    passed: dict[str, list[int]]
    """The numbers of rows that hold no event, under the reason."""


def records_of(sheet: Sheet, columns: Columns, calendar: Calendar, own: Own, *, year: int | None = None) -> Made:
    """The records of a table: dates, titles, and what else its columns tell; without what stands in `extra`."""
    reader = _Reader(sheet, columns, calendar, own, year)
    found: list[Record] = []
    problems: list[Problem] = []
    passed: dict[str, list[int]] = {}
    for row in sheet.rows:
        reason = _no_event(row, sheet, columns)
        if reason:
            if reason != "blank":
                passed.setdefault(reason, []).append(row.number)
            continue
        record = reader.record(row, problems)
        if record is not None:
            found.append(record)
    found = _closed(found)
    ids = _ids(found, columns, sheet)
    return Made(
        [(each.row, {"id": key, **_dates(each.when), **each.values}) for each, key in zip(found, ids, strict=True)],
        problems,
        passed,
    )


def _no_event(row: Row, sheet: Sheet, columns: Columns) -> str:
    """Why a row holds no event; empty when it does, or should."""
    filled = [cell for cell in row.cells if not blank(cell)]
    if not filled:
        return "blank"
    if [text(cell) for cell in row.cells][: len(sheet.columns)] == list(sheet.columns):
        return "the names of the columns again"
    title = _first(row, columns.fields.get("title", ()))
    dates = [at for name in ("date", "year") for at in columns.fields.get(name, ())]
    dated = any(not blank(_cell(row, at)) for at in dates)
    told = list(map(_is_total, filled))
    # Of a total the name stands first, or in the place of the date; an event may be called so.
    if any(told) and (not dated or any(_is_total(_cell(row, at)) for at in dates) or (told[0] and not title)):
        return "a total"
    if not title and (not dated or len(filled) == 1):
        return "neither a title nor a date" if not dated else "a remark"
    return ""


def _is_total(cell: Cell) -> bool:
    return text(cell).casefold().rstrip(":：") in _totals()


@cache
def _totals() -> frozenset[str]:
    return frozenset(word for (word,) in words("columns", "totals"))


def _cell(row: Row, at: int) -> Cell:
    return row.cells[at] if at < len(row.cells) else None


def _first(row: Row, columns: Sequence[int]) -> Cell:
    """The first cell in some columns that is not blank."""
    return next((cell for at in columns if not blank(cell := _cell(row, at))), None)


class _Reader:
    """What reads the rows of one table."""

    def __init__(self, sheet: Sheet, columns: Columns, calendar: Calendar, own: Own, year: int | None) -> None:
        self.sheet = sheet
        self.columns = columns
        self.fields = columns.fields
        self.calendar = calendar
        self.own = own
        self.year = year
        self._kinds: dict[str, str] = {}
        known: dict[str, Callable[[str], Any]] = {
            "kind": lambda value: self._word("kind", value, tuple(own.kinds)),
            "event_type": lambda value: known_value("event_type", value) or value,
            "framework": lambda value: known_value("framework", value) or value,
            "topics": lambda value: list(dict.fromkeys(map(self._topic, items(value)))),
            "related": items,
            "note": str,
            "summary": str,
            "date_text": str,
        }
        # Each field with its columns and what reads it; what is put together of several stands below.
        self._plain = [(name, self.fields[name], read) for name, read in known.items() if name in self.fields]

    def record(self, row: Row, problems: list[Problem]) -> Record | None:
        """The record of a row; None when there are problems."""
        place = self.sheet.place(row)
        title = " ".join(text(_first(row, self.fields.get("title", ()))).split())
        try:
            when, told = self._when(row)
        except UnreadError as error:
            name = self._name_of(row)
            problems.append(Problem(place, name, str(error)))
            return None
        if not title:
            problems.append(Problem(place, self._names("title"), "is empty; an event needs a title"))
            return None
        values: dict[str, Any] = {"title": shortened(title, MOST_TITLE - 1)}
        for name, columns, read in self._plain:
            value = (
                "; ".join(each for at in columns if not nothing(each := text(_cell(row, at))))
                if len(columns) > 1
                else text(_cell(row, columns[0]))
            )
            if not nothing(value):
                values[name] = read(value)
        if len(title) >= MOST_TITLE:
            values["summary"] = "\n\n".join(filter(None, (title, values.get("summary", ""))))
        if told and when.approximate:
            values.setdefault("date_text", shortened(told, MOST_DATE_TEXT))
        self._parties(row, values)
        self._objects(row, values)
        return Record(row, when, values)

    # Dates

    def _when(self, row: Row) -> tuple[EventDate, str]:
        """When a row says it happened, and its words for it. Raises UnreadError."""
        start = _first(row, self.fields.get("date", ()))
        year = self._year(row)
        if start is None or (isinstance(start, str) and nothing(start.strip()) and "year" in self.fields):
            start = self._parts(row, "year", "month", "day")
        if start is None:
            raise UnreadError("is empty; an event needs a date")
        when = self.calendar.read(start, year)
        end = _first(row, self.fields.get("end_date", ()))
        if end is None or nothing(text(end)):
            end = self._parts(row, "end_year", "end_month", "end_day", year=when.first.year)
        if end is None or not _tells_a_day(end):
            return when, text(start)
        last = self.calendar.read(end, year or when.first.year)
        if last.last < when.first:
            raise UnreadError(f"'{text(end)}' is before '{text(start)}'")
        vague = when.approximate or last.approximate
        told = text(start) if text(start) == text(end) else f"{text(start)} to {text(end)}"
        return EventDate(when.first, max(when.last, last.last), approximate=vague), told

    def _year(self, row: Row) -> int | None:
        told = text(_first(row, self.fields.get("year", ())))
        return int(told) if told.isdigit() and len(told) == 4 else self.year

    def _parts(self, row: Row, *names: str, year: int | None = None) -> str | None:
        """A date put together of its parts in several columns: as much of it as is there."""
        parts = [text(_first(row, self.fields.get(name, ()))) for name in names]
        parts = ["" if nothing(part) or part == "0" else part for part in parts]
        if not any(parts) or (not parts[0] and year is None):
            return None
        known = f"{int(parts[0]):04}" if parts[0].isdigit() else parts[0] or f"{year:04}"
        if not parts[1]:
            return known
        if not parts[1].isdigit():
            return " ".join(filter(None, (parts[2], parts[1], known)))
        return "-".join([known, *(part.zfill(2) for part in parts[1:] if part)])

    def _name_of(self, row: Row) -> str:
        """The columns that dates are in, as they are called."""
        del row
        return self._names("date") or self._names("year")

    def _names(self, field: str) -> str:
        return " and ".join(self.sheet.columns[at] for at in self.fields.get(field, ())) or field

    # Names and objects

    def _joined(self, row: Row, field: str) -> str:
        cells = (text(_cell(row, at)) for at in self.fields.get(field, ()))
        return "; ".join(cell for cell in cells if not nothing(cell))

    def _parties(self, row: Row, values: dict[str, Any]) -> None:
        """States as codes, wherever they are named; others by their names."""
        named = {
            field: parties(value)
            for field in ("countries", "initiators", "targets", "subjects", "actors")
            if (value := self._joined(row, field))
        }
        if not named:
            return
        subjects = named.pop("subjects", [])
        everybody = dict.fromkeys(name for names in named.values() for name in names)
        values["countries"] = [name for name in everybody if is_state(name)]
        values["actors"] = [name for name in everybody if not is_state(name)]
        values["subjects"] = [name for name in subjects if is_state(name)]
        values |= {field: named[field] for field in ("initiators", "targets") if field in named}

    def _objects(self, row: Row, values: dict[str, Any]) -> None:
        place = self._joined(row, "place.name")
        where = self._joined(row, "place.country")
        if place or where:
            values["place"] = {"name": place or where, "country": country(where or place)}
        cited = items(self._joined(row, "sources.source"), commas=False)
        if cited:
            values["sources"] = [{"source": each} for each in cited]
        meeting = {name: value for name in ("mode", "level", "series", "ordinal")
                   if (value := self._joined(row, f"meeting.{name}"))}  # fmt: skip
        if meeting and values.get("kind", "meeting") in ("meeting", None):
            values["meeting"] = self._meeting(meeting)

    def _meeting(self, meeting: Mapping[str, str]) -> dict[str, Any]:
        found: dict[str, Any] = dict(meeting)
        for name in ("mode", "level"):
            if name in found:
                known = known_value(f"meeting.{name}", found[name], tuple(self.own.levels) if name == "level" else ())
                found[name] = known or found[name]
        if meeting.get("ordinal", "").isdigit():
            found["ordinal"] = int(meeting["ordinal"])
        return found

    def _word(self, field: str, value: str, own: tuple[str, ...]) -> str:
        """A word of a vocabulary, or else the word as the table spells it first."""
        value = " ".join(value.split())
        known = known_value(field, value, own)
        return known or self._kinds.setdefault(value.casefold(), value)

    def _topic(self, value: str) -> str:
        return known_value("topics", value, tuple(self.own.topics)) or slugged(value) or value


def _tells_a_day(cell: Cell) -> bool:
    """False for a time of the day, which some tables have for an end."""
    import datetime
    import re

    if isinstance(cell, datetime.time):
        return False
    return not (
        isinstance(cell, str) and re.fullmatch(r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?", cell.strip(), re.IGNORECASE)
    )


def _closed(found: list[Record]) -> list[Record]:
    """The records with every open end at what the table covers."""
    days = [day for each in found if each.when.open_end is None for day in each.when.bounds]
    if not any(each.when.open_end for each in found):
        return found
    known = days or [day for each in found for day in each.when.bounds]
    first, last = min(known), max(known)
    return [each._replace(when=closed(each.when, first, last)) for each in found]


def _dates(when: EventDate) -> dict[str, Any]:
    first: date = when.first
    return {
        "date": first.isoformat(),
        "end_date": when.last.isoformat() if when.last != first else None,
        "date_certainty": "approximate" if when.approximate else "exact",
        "open_end": when.open_end,
    }


def _ids(found: Sequence[Record], columns: Columns, sheet: Sheet) -> list[str]:
    """The ids of a column of ids, if every event has one of its own, and else made."""
    at = columns.fields.get("id", ())
    if at:
        given = [text(_cell(each.row, at[0])) for each in found]
        ids = [_slug(value, sheet.columns[at[0]]) for value in given]
        if all(ids) and len(set(ids)) == len(ids):
            return ids
    return distinct(id_of(each.when, each.values["title"]) for each in found)


def _slug(value: str, column: str) -> str:
    """An id as ids are written; one of digits only has the name of its column before it."""
    key = slugged(value)
    if not key.isascii():
        return ""
    if any(char.isalpha() for char in key):
        return key
    name = slugged(column)
    return f"{name if name.isascii() and name else 'no'}-{key}" if key else ""
