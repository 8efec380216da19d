"""The record: one JSON object an event, as read, checked and written.

`RECORD` is the whole format in one table: reading, checking, the JSON Schema and the order of keys
all follow from it. A record krjp writes, krjp reads back to the same event.

Checking reports every problem of a record, not the first. A record needs `id`, `date`, `title` and
`kind`; the rest may be left out and takes the default shown in the table. `edtf` is derived from the
dates and is checked when given.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from krjp.dates import EventDate
from krjp.record import vocabulary
from krjp.record.model import Citation, Event, Meeting, Place
from krjp.record.shapes import (
    COUNTRY,
    NAME,
    SLUG,
    Key,
    Problems,
    day,
    found,
    list_of,
    object_of,
    object_schema,
    one_of,
    or_null,
    report_unknown,
    text,
    value_of,
    whole_number,
)

__all__ = ["RECORD", "decode", "encode", "json_schema"]

ID_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(-[a-z0-9]+)+$"
MOST_TITLE = 90


_place = object_of(
    Place,
    (
        Key("name", NAME, "The place as exactly as the source says.", required=True),
        Key("country", or_null(COUNTRY), "ISO 3166-1 alpha-3 code of the country it lies in."),
    ),
)
_meeting = object_of(
    Meeting,
    (
        Key("mode", one_of(vocabulary.MODES), "How they met.", "unknown"),
        Key("level", or_null(one_of(vocabulary.LEVELS)), "The rank that all sides reach."),
        Key("series", or_null(NAME), "Proper name of the series of meetings."),
        Key("ordinal", or_null(whole_number()), "Which of the series it was, from 1."),
    ),
)
_citation = object_of(
    Citation,
    (
        Key("source", NAME, "Id of an entry in sources.json.", required=True),
        Key("section", or_null(one_of(vocabulary.SECTIONS)), "Part of the source."),
        Key("locator", or_null(text()), "Where in that part."),
    ),
)

RECORD = (
    Key("id", text(pattern=ID_PATTERN, expected="a date and lower-case words joined by hyphens"),
        "Stable name of the event; starts with its date.", required=True),
    Key("date", day(), "First day, or the earliest possible one.", required=True),
    Key("end_date", or_null(day()), "Last day, or the latest possible one; null when it is one day."),
    Key("date_certainty", one_of(vocabulary.CERTAINTIES),
        "exact: it lasted from date to end_date; approximate: some time within them.", "exact"),
    Key("edtf", or_null(text()), "The same as EDTF (ISO 8601-2:2019); derived from the dates."),
    Key("date_text", text(), "The source's own wording of the date.", ""),
    Key("title", text(pattern=r"\S", expected="some text", most=MOST_TITLE), "What happened, in one line.",
        required=True),
    Key("summary", text(), "One to three sentences with the facts and figures.", ""),
    Key("kind", one_of(vocabulary.KINDS), "What it is to a reader.", required=True),
    Key("event_type", or_null(one_of(vocabulary.EVENT_TYPES)), "PLOVER event type."),
    Key("countries", list_of(COUNTRY), "States that act or are acted on by name, ISO 3166-1 alpha-3.", ()),
    Key("framework", or_null(one_of(vocabulary.FRAMEWORKS)), "By who takes part."),
    Key("actors", list_of(NAME), "Persons and organisations: ids of actors.json, or plain names.", ()),
    Key("place", or_null(_place), "Where; null when the source gives no place."),
    Key("meeting", or_null(_meeting), "What kind of meeting; null for other events."),
    Key("topics", list_of(SLUG), "What it is about, most important first.", ()),
    Key("sources", list_of(_citation), "Where the facts stand.", ()),
    Key("related", list_of(NAME), "Ids of events of the same thread.", ()),
    Key("note", or_null(text()), "The editor's: corrections, conflicts, judgement calls."),
    Key("coded_by", one_of(vocabulary.CODERS), "Who coded the record.", "hand"),
)  # fmt: skip

_NAMES = frozenset(key.name for key in RECORD)
_READERS = tuple((key.name, key.shape.read, key) for key in RECORD)


def decode(record: Any) -> tuple[Event | None, Problems]:
    """The event a JSON object stands for, and every problem found, as (dotted field, message).

    The event is None exactly when there are problems.
    """
    problems: Problems = []
    if not isinstance(record, dict):
        return None, [("", f"expected an object, found {found(record)}")]
    values = [
        read(record[name], name, problems) if name in record else value_of(key, record, name, problems)
        for name, read, key in _READERS
    ]
    if not _NAMES.issuperset(record):
        report_unknown(record, RECORD, "", problems)
    event = Event._make(values)
    if problems:
        return None, problems + _contradictions(
            event, {field.partition(".")[0].partition("[")[0] for field, _ in problems}
        )
    if event.end_date == event.date:
        event = event._replace(end_date=None)
    derived = _check_consistent(event, problems)
    if problems:
        return None, problems
    return event if event.edtf == derived else event._replace(edtf=derived), problems


def _contradictions(event: Event, wrong: set[str]) -> Problems:
    """Fields that contradict each other, apart from those that are wrong by themselves."""
    if "id" in wrong:
        event = event._replace(id="")
    if "date" in wrong:
        event = event._replace(date=date.min, end_date=None)
    problems: Problems = []
    _check_consistent(event, problems)
    return [(field, message) for field, message in problems if wrong.isdisjoint(_COMPARED.get(field, ()))]


# What must be right for a field to contradict it. Lists, objects and last days that are wrong have been read as none.
_COMPARED = {
    "id": ("id", "date"),
    "meeting": ("kind",),
    "related": ("id",),
    "edtf": ("edtf", "date", "end_date", "date_certainty"),
}


def _check_consistent(event: Event, problems: Problems) -> str:
    """Report fields that contradict each other; returns the EDTF form of the dates."""
    first, last = event.date, event.last_date
    if last < first:
        problems.append(("end_date", f"{last} is before date {first}; swap them"))
    if not event.id.startswith(first.isoformat()):
        problems.append(("id", f"expected it to start with its date {first}, found {found(event.id)}"))
    if event.meeting is not None and event.kind != "meeting":
        problems.append(("meeting", f"only kind meeting has one; this is kind {event.kind}"))
    if event.id in event.related:
        problems.append(("related", "names the event itself; remove it"))
    derived = EventDate(first, last, event.date_certainty == "approximate").edtf()
    if event.edtf is not None and event.edtf != derived:
        problems.append(("edtf", f"expected {derived} from the dates, found {found(event.edtf)}"))
    return derived


def encode(event: Event) -> dict[str, Any]:
    """The record of an event: every key, in the order of the table, as JSON values (tuples for lists)."""
    record = event._asdict()
    record["date"] = event.date.isoformat()
    record["end_date"] = event.end_date.isoformat() if event.end_date else None
    record["place"] = event.place._asdict() if event.place else None
    record["meeting"] = event.meeting._asdict() if event.meeting else None
    record["sources"] = [citation._asdict() for citation in event.sources]
    return record


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "krjp event",
        "description": "One dated event of a chronology, version 1. Fields may be added within a "
        "major version; none is renamed or removed.",
        **object_schema(RECORD),
    }
