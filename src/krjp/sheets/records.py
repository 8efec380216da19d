"""From the rows of a table to events, with everything that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.errors import Problem, shortened
from krjp.record.ids import distinct, id_of
from krjp.record.model import MOST_TITLE
from krjp.record.vocabulary import is_state
from krjp.sheets.cells import Cells
from krjp.sheets.columns import own_name
from krjp.sheets.days import UnreadError
from krjp.sheets.extras import Extras
from krjp.sheets.parts import DAYS, KIND, PARTIES, Later, Part
from krjp.sheets.rows import rows_of_events
from krjp.sheets.values import country, items, known_value, parties, slugged
from krjp.sheets.whens import all_closed, date_keys, exact_days, whens_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from krjp.record.model import Event
    from krjp.record.own import Own, OwnField
    from krjp.sheets.columns import Columns
    from krjp.sheets.days import Calendar
    from krjp.sheets.sheet import Row, Sheet
    from krjp.sheets.whens import When

__all__ = ["Made", "events_of", "made_of"]

_MEETING = ("mode", "level", "series", "ordinal")


class Made(NamedTuple):
    """What the rows of a table were made to."""

    events: list[tuple[Event, Row]]
    """Each event with its row; none where they are put together later."""
    problems: list[Problem]
    passed: dict[str, list[int]]
    """The numbers of rows that hold no event, under the reason."""
    columns: Columns
    """What the columns were read as."""
    fields: Sequence[OwnField]
    """The fields of the table's own."""
    later: Later | None = None


def events_of(sheet: Sheet, columns: Columns, calendar: Calendar, own: Own, *, year: int | None = None) -> Made:
    """The events of a table; `year` is that of dates that name none."""
    cells = Cells.of([row.cells for row in sheet.rows], len(sheet.columns))
    chosen, passed, years = rows_of_events(sheet, cells, columns)
    cells = cells.only(chosen)
    rows = [sheet.rows[at] for at in chosen]
    whens = whens_of(cells, columns, calendar, [year if own is None else own for own in years])
    titles = [" ".join(told.split()) for told in cells.together(columns.fields.get("title", ()))]
    problems: list[Problem] = []
    right: list[int] = []
    dated: list[When] = []
    for at, (when, title) in enumerate(zip(whens, titles, strict=True)):
        if isinstance(when, UnreadError):
            field = "date" if "date" in columns.fields else "year"
            problems.append(Problem(sheet.place(rows[at]), _names(field, sheet, columns), str(when)))
        elif not title:
            message = "is empty; an event needs a title"
            problems.append(Problem(sheet.place(rows[at]), _names("title", sheet, columns), message))
        else:
            right.append(at)
            dated.append(when)
    cells, rows, titles = cells.only(right), [rows[at] for at in right], [titles[at] for at in right]
    long = {at: title for at, title in enumerate(titles) if len(title) >= MOST_TITLE}
    titles = [shortened(title, MOST_TITLE - 1) for title in titles] if long else titles
    dated = all_closed(dated)
    ids, columns = _ids(dated, titles, cells, sheet, columns)
    column = _Columns(cells, columns.fields)
    summaries = list(column("summary"))
    for at, title in long.items():
        summaries[at] = "\n\n".join(filter(None, (title, summaries[at])))
    parts = [
        Part(("id",), [ids]),
        Part(DAYS, [dated, column("date_text")], date_keys, exact_days),
        Part(("title",), [titles]),
        Part(("summary",), [summaries]),
        Part(("coded_by",), [[sheet.coder] * len(rows)], lambda coder: {"coded_by": coder}),
        *_words(column, own),
        *_parties(column, whole=bool(sheet.form)),
        *_objects(column),
    ]
    made = made_of(sheet, columns, rows, parts, own, Extras(sheet, columns, cells, own))
    return made._replace(problems=[*problems, *made.problems], passed=passed)


def made_of(
    sheet: Sheet, columns: Columns, rows: Sequence[Row], parts: Sequence[Part], own: Own, extras: Extras
) -> Made:
    """The events that rows and their parts make."""
    problems = [
        Problem(sheet.place(rows[at]), sheet.columns[columns.extra[name]], message)
        for at, name, message in extras.wrong
    ]
    later = Later(parts, len(rows), own, extras.values)
    if sheet.later and not problems:
        return Made([], [], {}, columns, extras.fields, later)
    events, wrong = later.every()
    problems += [
        Problem(sheet.place(rows[at]), _column(field, sheet, columns), message) for at, field, message in wrong
    ]
    found = [(event, row) for event, row in zip(events, rows, strict=True) if event is not None]
    return Made(found, problems, {}, columns, extras.fields)


def _names(field: str, sheet: Sheet, columns: Columns) -> str:
    return " and ".join(sheet.columns[at] for at in columns.fields.get(field, ())) or field


def _column(field: str, sheet: Sheet, columns: Columns) -> str:
    """The column that a field of a record was read from, as it is called."""
    name = field.partition("[")[0]
    at = columns.fields.get(name) or columns.fields.get(name.partition(".")[0])
    return sheet.columns[at[0]] if at else field


class _Columns:
    """The texts of the columns of a field, empty where it has none."""

    def __init__(self, cells: Cells, fields: Mapping[str, tuple[int, ...]]) -> None:
        self._cells = cells
        self._fields = fields

    def __contains__(self, field: str) -> bool:
        return field in self._fields

    def __call__(self, field: str) -> Sequence[str]:
        """One text for each row."""
        columns = self._fields.get(field)
        return self._cells.joined(columns) if columns else [""] * self._cells.number


# Words of vocabularies, and plain texts


def _words(column: _Columns, own: Own) -> Iterator[Part]:
    spelt: dict[str, str] = {}

    def kind(value: str) -> str:
        """A kind, or else the word as the table spells it first."""
        value = " ".join(value.split())
        return known_value("kind", value, tuple(own.kinds)) or spelt.setdefault(value.casefold(), value)

    def topic(value: str) -> str:
        return known_value("topics", value, tuple(own.topics)) or slugged(value) or value

    def coded(value: str, kinded: str, *meeting: str) -> dict[str, Any]:
        found: dict[str, Any] = {"kind": kind(value)} if value else {}
        if kinded:
            found["event_type"] = known_value("event_type", kinded) or kinded
        told = {name: each for name, each in zip(_MEETING, meeting, strict=True) if each}
        return {**found, "meeting": _meeting(told, own)} if told else found

    if any(name in column for name in ("kind", "event_type", *(f"meeting.{name}" for name in _MEETING))):
        meetings = [column(f"meeting.{name}") for name in _MEETING]
        yield Part(KIND, [column("kind"), column("event_type"), *meetings], coded)
    readers: dict[str, Callable[[str], Any]] = {
        "framework": lambda value: known_value("framework", value) or value,
        "topics": lambda value: list(dict.fromkeys(map(topic, items(value)))),
        "related": items,
        "note": str,
    }
    for name, read in readers.items():
        if name in column:
            yield Part((name,), [column(name)], lambda told, name=name, read=read: {name: read(told)} if told else {})


def _meeting(told: Mapping[str, str], own: Own) -> dict[str, Any]:
    found: dict[str, Any] = dict(told)
    for name, words in (("mode", ()), ("level", tuple(own.levels))):
        if name in found:
            found[name] = known_value(f"meeting.{name}", found[name], words) or found[name]
    if told.get("ordinal", "").isdecimal():
        found["ordinal"] = int(told["ordinal"])
    return found


# Who, where, and where it stands


def _parties(column: _Columns, *, whole: bool) -> Iterator[Part]:
    """States as codes, wherever they are named; others by their names. In published data a cell names one party."""
    sides = tuple(name for name in PARTIES if name in column)

    def read(*cells: str) -> dict[str, Any]:
        named = {side: parties(cell, whole=whole) for side, cell in zip(sides, cells, strict=True) if cell}
        everybody = dict.fromkeys(name for side, names in named.items() for name in names if side != "subjects")
        about = named.get("subjects", ())
        found: dict[str, Any] = {side: list(named[side]) for side in ("initiators", "targets") if side in named}
        if whole and len(found) == len(("initiators", "targets")):
            # Programs code citizens who protest against their government as a state that acts on itself.
            acting, reached = (set(filter(is_state, names)) for names in found.values())
            if acting == reached and len(acting) == 1:
                found["targets"] = [name for name in found["targets"] if not is_state(name)]
        return {
            "countries": [name for name in everybody if is_state(name)],
            "subjects": [name for name in about if is_state(name)],
            # Who is talked about and is no state has no field of its own.
            "actors": [name for name in dict.fromkeys((*everybody, *about)) if not is_state(name)],
            **found,
        }

    if sides:
        yield Part(PARTIES, list(map(column, sides)), read)


def _objects(column: _Columns) -> Iterator[Part]:
    def place(name: str, where: str) -> dict[str, Any]:
        return {"place": {"name": name or where, "country": country(where or name)}} if name or where else {}

    def cited(told: str) -> dict[str, Any]:
        return {"sources": [{"source": each} for each in items(told, commas=False)]} if told else {}

    if "place.name" in column or "place.country" in column:
        yield Part(("place",), [column("place.name"), column("place.country")], place)
    if "sources.source" in column:
        yield Part(("sources",), [column("sources.source")], cited)


# Ids


def _ids(
    whens: Sequence[When], titles: Sequence[str], cells: Cells, sheet: Sheet, columns: Columns
) -> tuple[list[str], Columns]:
    """The ids of a column of ids, if every event has one of its own, and else made; such a column is kept as it is."""
    given = columns.fields.get("id", ())
    for at in given:
        ids = [_slug(value, sheet.columns[at]) for value in cells.texts(at)]
        if all(ids) and len(set(ids)) == len(ids):
            return ids, columns
    extra = dict(columns.extra)
    for at in given:
        extra[own_name(sheet.columns[at], extra)] = at
    fields = {field: at for field, at in columns.fields.items() if field != "id"}
    made = distinct(id_of(when, title) for (when, _), title in zip(whens, titles, strict=True))
    return made, columns._replace(fields=fields, extra=extra)


def _slug(value: str, column: str) -> str:
    """An id as ids are written; one of digits only has the name of its column before it."""
    key = slugged(value)
    if not key.isascii():
        return ""
    if any(char.isalpha() for char in key):
        return key
    name = slugged(column)
    return f"{name if name.isascii() and name else 'no'}-{key}" if key else ""
