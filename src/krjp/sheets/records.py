"""From the rows of a table to records, with everything that could not be read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.dates import EventDate
from krjp.errors import Problem, shortened
from krjp.record.ids import distinct, id_of
from krjp.record.model import MOST_TITLE
from krjp.record.vocabulary import is_state
from krjp.sheets.days import Calendar, UnreadError, closed
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
# No word for nothing is longer.
MOST_NOTHING = 8
_SIDES = ("countries", "initiators", "targets", "subjects", "actors")


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
    title = columns.fields.get("title", ())
    dates = [at for name in ("date", "year") for at in columns.fields.get(name, ())]
    for row in sheet.rows:
        line = _line(row, len(sheet.columns))
        reason = _no_event(line, sheet, title, dates)
        if reason:
            if reason != "blank":
                passed.setdefault(reason, []).append(row.number)
            continue
        record = reader.record(row, line, problems)
        if record is not None:
            found.append(record)
    found = _closed(found)
    ids = _ids(found, columns, sheet)
    return Made(
        [
            (each.row, {"id": key, "coded_by": sheet.coder, **_dates(each.when), **each.values})
            for each, key in zip(found, ids, strict=True)
        ],
        problems,
        passed,
    )


def _line(row: Row, width: int) -> list[str]:
    """The cells of a row as texts, one for each column; empty where there is nothing to tell."""
    texts = [cell.strip() if type(cell) is str else text(cell) for cell in row.cells]
    texts += [""] * (width - len(texts))
    return ["" if len(told) <= MOST_NOTHING and nothing(told) else told for told in texts]


def _no_event(line: Sequence[str], sheet: Sheet, title: Sequence[int], dates: Sequence[int]) -> str:
    """Why a row holds no event; empty when it does, or should."""
    filled = [told for told in line if told]
    if not filled:
        return "blank"
    titled, dated = _first(line, title), _first(line, dates)
    if titled and titled in sheet.columns and list(line[: len(sheet.columns)]) == list(sheet.columns):
        return "the names of the columns again"
    # Of a total the name stands first, or in the place of the date; an event may be called so.
    if _is_total(dated) or ((not dated or not titled) and any(map(_is_total, filled))):
        return "a total"
    if not titled and (not dated or len(filled) == 1):
        return "neither a title nor a date" if not dated else "a remark"
    return ""


def _is_total(told: str) -> bool:
    return told.casefold().rstrip(":：") in _totals()


@cache
def _totals() -> frozenset[str]:
    return frozenset(word for (word,) in words("columns", "totals"))


def _first(line: Sequence[str], columns: Sequence[int]) -> str:
    """The first text in some columns."""
    for at in columns:
        if line[at]:
            return line[at]
    return ""


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
        self._plain = [(self.fields[name], name, read) for name, read in known.items() if name in self.fields]
        self._sides = [(name, self.fields[name]) for name in _SIDES if name in self.fields]
        self._objects_known = any("." in name for name in self.fields)

    def record(self, row: Row, line: Sequence[str], problems: list[Problem]) -> Record | None:
        """The record of a row; None when there are problems."""
        title = " ".join(_first(line, self.fields.get("title", ())).split())
        try:
            when, told = self._when(row, line)
        except UnreadError as error:
            name = self._names("date" if "date" in self.fields else "year")
            problems.append(Problem(self.sheet.place(row), name, str(error)))
            return None
        if not title:
            problems.append(Problem(self.sheet.place(row), self._names("title"), "is empty; an event needs a title"))
            return None
        values: dict[str, Any] = {"title": shortened(title, MOST_TITLE - 1)}
        for columns, name, read in self._plain:
            if value := _joined(line, columns):
                values[name] = read(value)
        if len(title) >= MOST_TITLE:
            values["summary"] = "\n\n".join(filter(None, (title, values.get("summary", ""))))
        if told and when.approximate:
            values.setdefault("date_text", shortened(told, MOST_DATE_TEXT))
        if self._sides:
            self._parties(line, values)
        if self._objects_known:
            self._objects(line, values)
        return Record(row, when, values)

    # Dates

    def _when(self, row: Row, line: Sequence[str]) -> tuple[EventDate, str]:
        """When a row says it happened, and its words for it. Raises UnreadError."""
        year = self._year(line) if "year" in self.fields else self.year
        start, told = self._cell(row, line, "date")
        if not told and (parts := self._parts(line, "year", "month", "day")):
            start = told = parts
        if not told:
            raise UnreadError("is empty; an event needs a date")
        when = self.calendar.read(start, year)
        end, until = self._cell(row, line, "end_date")
        if not until and (parts := self._parts(line, "end_year", "end_month", "end_day", year=when.first.year)):
            end = until = parts
        if not until or not _tells_a_day(end):
            return when, told
        last = self.calendar.read(end, year or when.first.year)
        if last.last < when.first:
            raise UnreadError(f"'{until}' is before '{told}'")
        vague = when.approximate or last.approximate
        both = told if told == until else f"{told} to {until}"
        return EventDate(when.first, max(when.last, last.last), approximate=vague), both

    def _cell(self, row: Row, line: Sequence[str], field: str) -> tuple[Cell, str]:
        """The first cell of a field that tells anything, and its text."""
        for at in self.fields.get(field, ()):
            if line[at]:
                return row.cells[at], line[at]
        return None, ""

    def _year(self, line: Sequence[str]) -> int | None:
        told = _first(line, self.fields["year"])
        return int(told) if told.isdecimal() and len(told) == 4 else self.year

    def _parts(self, line: Sequence[str], *names: str, year: int | None = None) -> str:
        """A date put together of its parts in several columns: as much of it as is there."""
        if self.fields.keys().isdisjoint(names):
            return ""
        parts = [_first(line, self.fields.get(name, ())) for name in names]
        parts = ["" if part == "0" else part for part in parts]
        if not any(parts) or (not parts[0] and year is None):
            return ""
        known = f"{int(parts[0]):04}" if parts[0].isdecimal() else parts[0] or f"{year:04}"
        if not parts[1]:
            return known
        if not parts[1].isdecimal():
            return " ".join(filter(None, (parts[2], parts[1], known)))
        return "-".join([known, *(part.zfill(2) for part in parts[1:] if part)])

    def _names(self, field: str) -> str:
        return " and ".join(self.sheet.columns[at] for at in self.fields.get(field, ())) or field

    # Names and objects

    def _parties(self, line: Sequence[str], values: dict[str, Any]) -> None:
        """States as codes, wherever they are named; others by their names."""
        # In published data a cell names one party.
        whole = bool(self.sheet.form)
        named = {
            field: parties(value, whole=whole) for field, columns in self._sides if (value := _joined(line, columns))
        }
        if not named:
            return
        everybody = dict.fromkeys(name for field, names in named.items() for name in names if field != "subjects")
        about = named.pop("subjects", ())
        values["countries"] = [name for name in everybody if is_state(name)]
        values["subjects"] = [name for name in about if is_state(name)]
        # Who is talked about and is no state has no field of its own.
        values["actors"] = [name for name in dict.fromkeys((*everybody, *about)) if not is_state(name)]
        values |= {field: list(named[field]) for field in ("initiators", "targets") if field in named}
        if whole and {"initiators", "targets"} <= values.keys():
            # Programs code citizens who protest against their government as a state that acts on itself.
            acting, reached = (set(filter(is_state, values[side])) for side in ("initiators", "targets"))
            if acting == reached and len(acting) == 1:
                values["targets"] = [name for name in values["targets"] if not is_state(name)]

    def _objects(self, line: Sequence[str], values: dict[str, Any]) -> None:
        told = {name: _joined(line, columns) for name, columns in self.fields.items() if "." in name}
        place, where = told.get("place.name", ""), told.get("place.country", "")
        if place or where:
            values["place"] = {"name": place or where, "country": country(where or place)}
        if cited := told.get("sources.source", ""):
            values["sources"] = [{"source": each} for each in items(cited, commas=False)]
        meeting = {name: value for name in ("mode", "level", "series", "ordinal")
                   if (value := told.get(f"meeting.{name}", ""))}  # fmt: skip
        if meeting:
            values["meeting"] = self._meeting(meeting)

    def _meeting(self, meeting: Mapping[str, str]) -> dict[str, Any]:
        found: dict[str, Any] = dict(meeting)
        for name in ("mode", "level"):
            if name in found:
                known = known_value(f"meeting.{name}", found[name], tuple(self.own.levels) if name == "level" else ())
                found[name] = known or found[name]
        if meeting.get("ordinal", "").isdecimal():
            found["ordinal"] = int(meeting["ordinal"])
        return found

    def _word(self, field: str, value: str, own: tuple[str, ...]) -> str:
        """A word of a vocabulary, or else the word as the table spells it first."""
        value = " ".join(value.split())
        known = known_value(field, value, own)
        return known or self._kinds.setdefault(value.casefold(), value)

    def _topic(self, value: str) -> str:
        return known_value("topics", value, tuple(self.own.topics)) or slugged(value) or value


def _joined(line: Sequence[str], columns: Sequence[int]) -> str:
    """The texts of the columns of a field."""
    return line[columns[0]] if len(columns) == 1 else "; ".join(line[at] for at in columns if line[at])


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
    for at in columns.fields.get("id", ()):
        given = [text(each.row.cells[at]) if at < len(each.row.cells) else "" for each in found]
        ids = [_slug(value, sheet.columns[at]) for value in given]
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
