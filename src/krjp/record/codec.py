"""The record: one JSON object an event, as read, checked and written.

`model.Event` is the whole format in one table: reading, checking, the JSON Schema and the order of keys
all follow from it. A record krjp writes, krjp reads back to the same event.

Checking reports every problem of a record, not the first. A record needs `id`, `date` and `title`;
the rest may be left out and takes the default shown in the table. `edtf` is derived from the dates
and is checked when given. `extra` is written only where there is anything in it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from krjp.record.model import Event, Meeting, Place
from krjp.record.shapes import Problems, found, keys_of, maker_of, object_schema, report_unknown, value_of
from krjp.record.vocabulary import KINDS, is_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = [
    "DERIVED",
    "RECORD",
    "SHAPES",
    "decode",
    "decode_checked",
    "decode_some",
    "encode",
    "encode_briefly",
    "encoded_briefly",
    "json_schema",
    "to_json",
]

RECORD = keys_of(Event)
DERIVED = {
    "when": {"description": "The date as a person writes it; derived from the dates.", "type": "string"},
    "possible": {"description": "True in an answer for an event that may meet the question.", "type": "boolean"},
}
"""What krjp writes beside a record and ignores when it reads one, with its JSON Schema."""

_NAMES = frozenset((*DERIVED, *(key.name for key in RECORD)))
SHAPES = {key.name: key.shape for key in RECORD}
"""What each key of a record must be."""
_NOTHING = Event(id="", date=date.min, title="")
_TOGETHER = frozenset(("date", "kind", "initiators", "targets"))
_READERS = tuple((key.name, key.shape.read, key.default) for key in RECORD)
_made = maker_of(Event, RECORD)
_REQUIRED = frozenset(key.name for key in RECORD if key.required)


def decode(record: Any) -> tuple[Event | None, Problems]:
    """The event a JSON object stands for, and every problem found, as (dotted field, message).

    The event is None exactly when there are problems.
    """
    problems: Problems = []
    if not isinstance(record, dict):
        return None, [("", f"expected an object, found {found(record)}")]
    values = [read(record[name], "", problems) if name in record else default for name, read, default in _READERS]
    if problems or not _REQUIRED.issubset(record):
        problems.clear()
        values = [value_of(key, record, key.name, problems) for key in RECORD]
    if not _NAMES.issuperset(record):
        report_unknown({name: None for name in record if name not in DERIVED}, RECORD, "", problems)
    event = Event._make(values)
    if problems:
        return None, problems + _contradictions(
            event, {field.partition(".")[0].partition("[")[0] for field, _ in problems}
        )
    event = _completed(event, problems)
    return (None if problems else event), problems


def decode_checked(record: dict[str, Any]) -> Event:
    """The event of a record that `decode` found right before; any other gives what nobody can tell."""
    event = _normal(_made(record))
    return event if event.edtf is not None else event._replace(edtf=event.span.edtf())


def _normal(event: Event) -> Event:
    """The event with one last day only where it takes more than one, and whom its parties name."""
    if event.end_date == event.date and event.date_certainty == "exact":
        event = event._replace(end_date=None)
    return _with_parties(event) if event.initiators or event.targets else event


def _completed(event: Event, problems: Problems) -> Event:
    """The event with what follows from its fields, after a report of those that contradict each other."""
    event = _normal(event)
    derived = _check_consistent(event, problems)
    return event if event.edtf == derived else event._replace(edtf=derived)


def decode_some(record: dict[str, Any]) -> Event | None:
    """An event of some keys of a record and nothing else; None when anything is wrong with them.

    Keys that are checked against each other (`_TOGETHER`) must come together.
    """
    problems: Problems = []
    read = {name: SHAPES[name].read(value, "", problems) for name, value in record.items()}
    event = _NOTHING._replace(**read)
    if not _TOGETHER.isdisjoint(record) and not problems:
        event = _completed(event, problems)
    return None if problems else event


def _with_parties(event: Event) -> Event:
    """The event with the countries and actors that its parties name, where it names none itself."""
    parties = dict.fromkeys((*event.initiators, *event.targets))
    countries = event.countries or tuple(sorted(filter(is_state, parties)))
    return event._replace(
        countries=countries, actors=event.actors or tuple(name for name in parties if not is_state(name))
    )


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
    "meeting": ("kind",),
    "related": ("id",),
    "open_end": ("open_end", "date", "end_date", "date_certainty"),
    "initiators": ("initiators", "countries", "actors"),
    "targets": ("targets", "countries", "actors"),
    "edtf": ("edtf", "date", "end_date", "date_certainty", "open_end"),
}


def _check_consistent(event: Event, problems: Problems) -> str:
    """Report fields that contradict each other; returns the EDTF form of the dates."""
    first, last = event.date, event.last_date
    if last < first:
        problems.append(("end_date", f"{last} is before date {first}; swap them"))
    if event.date_certainty == "approximate" and event.end_date == first:
        message = "is the date itself; leave it out for about that day, or make date_certainty exact"
        problems.append(("end_date", message))
    if event.open_end is not None and (event.date_certainty == "exact" or first == last):
        problems.append(("open_end", "only an approximate date with an end_date has an open end"))
    if event.meeting is not None and event.kind != "meeting" and event.kind in KINDS:
        problems.append(("meeting", f"only kind meeting has one; this is kind {event.kind}"))
    if event.id in event.related:
        problems.append(("related", "names the event itself; remove it"))
    for side in ("initiators", "targets"):
        for name in getattr(event, side):
            listed = "countries" if is_state(name) else "actors"
            if name not in getattr(event, listed):
                problems.append((side, f"names {found(name)}, which {listed} lacks; add it there"))
    derived = event.span.edtf()
    if event.edtf is not None and event.edtf != derived:
        problems.append(("edtf", f"expected {derived} from the dates, found {found(event.edtf)}"))
    return derived


def encode(event: Event) -> dict[str, Any]:
    """The record of an event: every key, in the order of the table, as JSON values (tuples for lists)."""
    record: dict[str, Any] = {}
    for name, value in zip(Event._fields, event, strict=True):
        record[name] = value
        if name == "edtf":
            record["when"] = event.when
    record["date"] = event.date.isoformat()
    record["end_date"] = event.end_date.isoformat() if event.end_date else None
    record["place"] = event.place._asdict() if event.place else None
    record["meeting"] = event.meeting._asdict() if event.meeting else None
    record["sources"] = [citation._asdict() for citation in event.sources]
    if event.extra:
        record["extra"] = dict(event.extra)
    else:
        del record["extra"]
    return record


def encode_briefly(event: Event) -> dict[str, Any]:
    """The record of an event without what is as it is when left out, nor what follows from the rest."""
    return next(encoded_briefly([event]))


def encoded_briefly(events: Sequence[Event]) -> Iterator[dict[str, Any]]:
    """The same for many events: what most records leave out is left out for all at once."""
    if not events:
        return  # there are no columns either
    kept: list[tuple[str, Any, Sequence[Any]]] = []
    for key, values in zip(RECORD, zip(*events, strict=True), strict=True):
        if key.name != "edtf" and values.count(key.default) != len(events):
            write = _WRITERS.get(key.name)
            if write is None:
                kept.append((key.name, key.default, values))
            else:
                kept.append((key.name, key.default, [value and write(value) for value in values]))
    names = [(name, default) for name, default, _ in kept]
    for row in zip(*(column for _, _, column in kept), strict=True):
        yield {name: value for (name, default), value in zip(names, row, strict=True) if value != default}


_WRITERS: dict[str, Callable[[Any], Any]] = {
    "date": date.isoformat,
    "end_date": date.isoformat,
    "place": Place._asdict,
    "meeting": Meeting._asdict,
    "sources": lambda sources: [citation._asdict() for citation in sources],
    "extra": dict,
}


def to_json(event: Event) -> dict[str, Any]:
    """The record of an event with lists for tuples, as a reader of JSON has it."""
    record = {name: list(value) if isinstance(value, tuple) else value for name, value in encode(event).items()}
    if event.extra:
        record["extra"] = {name: list(value) if isinstance(value, tuple) else value for name, value in event.extra}
    return record


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "krjp event",
        "description": "One dated event of a chronology, version 1. Fields may be added within a "
        "major version; none is renamed or removed.",
        **object_schema(RECORD, DERIVED),
    }
