"""A chronology as a Data Package (Frictionless, version 1): files and a descriptor that says what is in them.

    datapackage.json          what the package is, and the schema of its tables
    events.csv                an event a row; lists and the citations are JSON arrays in their cells
    events.json               the same as records, which krjp reads
    actors.json, sources.json, concepts.json    what the events refer to, as far as it is known
    dataset.json              what the data has of its own: kinds, topics, levels, fields
    event.schema.json         the JSON Schema of a record
    CODEBOOK.md               what the fields and values mean
    sources.bib               the sources to cite, as BibTeX

The same events make the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from krjp.record.codec import RECORD, encode, json_schema
from krjp.record.own import LIST, NUMBER
from krjp.render.cited import sources_of
from krjp.render.event_listing import EXTRA, PARTS
from krjp.render.formats.citations import bibtex_lines
from krjp.render.formats.codebook import codebook
from krjp.render.formats.delimited import harmless
from krjp.render.formats.jsons import json_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from krjp.files.reference import Reference
    from krjp.record.model import Event
    from krjp.record.own import Own, OwnField

__all__ = ["DESCRIPTOR", "package"]

DESCRIPTOR = "datapackage.json"
# JSON Schema's types, by the names that Table Schema has for them.
_TYPES = {"string": "string", "integer": "integer", "array": "array", "object": "object", "boolean": "boolean"}
_BESIDE = {
    "actors": "Persons, organisations and states",
    "concepts": "Terms that mean the same",
    "sources": "Sources",
    "dataset": "Kinds, topics, levels and fields of this data's own",
}


def package(
    events: Sequence[Event], reference: Reference, own: Own, *, name: str, title: str, book: str | None = None
) -> dict[str, str]:
    """The files of a package by their names, the descriptor last. `book` is a codebook, if there is one."""
    records = [encode(event) for event in events]
    sources = sources_of(events, reference.sources)
    files = {
        "events.csv": _table(records, own),
        "events.json": _json(records),
        **{f"{kind}.json": _json(entries) for kind, entries in _referred(events, reference).items() if entries},
        "event.schema.json": json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n",
        "CODEBOOK.md": book or codebook(events, own),
    }
    declared = _own(own)
    if declared:
        files["dataset.json"] = json.dumps(declared, indent=2, ensure_ascii=False) + "\n"
    if sources:
        files["sources.bib"] = "".join(f"{line}\n" for line in bibtex_lines(sources))
    described = _descriptor(files, records, own, name=name, title=title)
    works = [source for source in sources if source.title]
    if works:
        described["sources"] = [
            {"title": source.citation(), **({"path": source.url} if source.url else {})} for source in works
        ]
    return {**files, DESCRIPTOR: json.dumps(described, indent=2, ensure_ascii=False) + "\n"}


def _referred(events: Sequence[Event], reference: Reference) -> dict[str, list[dict[str, Any]]]:
    """The entries of each reference file that the events need."""
    from krjp.files.reference import Reference as Packaged

    actors = dict.fromkeys(name for event in events for name in (*event.actors, *event.initiators, *event.targets))
    cited = dict.fromkeys(citation.source for event in events for citation in event.sources)
    # krjp knows its own concepts wherever it is.
    shipped = Packaged().concepts
    return {
        "actors": [_plain(reference.actors[key]) for key in sorted(actors) if key in reference.actors],
        "concepts": [_plain(each) for key, each in reference.concepts.items() if shipped.get(key) != each],
        "sources": [_plain(reference.sources[key]) for key in sorted(cited) if key in reference.sources],
    }


def _plain(value: Any) -> Any:
    """A named tuple of a reference file as JSON has it."""
    if hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _json(records: Iterable[dict[str, Any]]) -> str:
    return "".join(f"{line}\n" for line in json_lines(records))


def _own(own: Own) -> dict[str, Any]:
    """What dataset.json says of it."""
    fields = {field.name: {"type": field.type, "help": field.help} for field in own.fields}
    words = {"kinds": dict(own.kinds), "topics": dict(own.topics), "levels": dict(own.levels)}
    said = {"title": own.title, **words, "fields": fields}
    return {name: value for name, value in said.items() if value}


def _table(records: Iterable[Mapping[str, Any]], own: Own) -> str:
    """The events as CSV (RFC 4180), a cell a value, a list or an object as JSON in its cell."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    columns = [*_COLUMNS, *(field.name for field in own.fields)]
    writer.writerow(columns)
    for record in records:
        writer.writerow([_cell(_value(record, name)) for name in columns])
    return buffer.getvalue()


# The fields of a record, objects in parts; the citations stay whole.
_COLUMNS = tuple(
    part
    for key in RECORD
    if key.name != EXTRA
    for part in ((key.name,) if key.name == "sources" else PARTS.get(key.name, (key.name,)))
)


def _value(record: Mapping[str, Any], name: str) -> Any:
    whole, _, part = name.partition(".")
    if part:
        return (record[whole] or {}).get(part)
    return record[name] if name in record else record.get(EXTRA, {}).get(name)


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else harmless(value)


def _descriptor(
    files: Mapping[str, str], records: Sequence[Mapping[str, Any]], own: Own, *, name: str, title: str
) -> dict[str, Any]:
    fields = [*(_field(column, records) for column in _COLUMNS), *map(_own_field, own.fields)]
    table = {
        "name": "events",
        "title": "Events",
        "description": (
            "An event a row; lists are JSON arrays. A text that a spreadsheet would run as a formula has an apostrophe "
            "before it."
        ),
        "path": "events.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": ["id"]},
    }
    whole = _file("events-json", "Events as records, as krjp reads them", "events.json", "json", "application/json")
    others = [
        _file(stem, meaning, f"{stem}.json", "json", "application/json")
        for stem, meaning in _BESIDE.items()
        if f"{stem}.json" in files
    ]
    rest = [
        _file("event-schema", "JSON Schema of a record", "event.schema.json", "json", "application/schema+json"),
        _file("codebook", "What the fields and values mean", "CODEBOOK.md", "md", "text/markdown"),
    ]
    if "sources.bib" in files:
        rest.append(_file("citations", "The sources, as BibTeX", "sources.bib", "bib", "application/x-bibtex"))
    resources = [table, whole, *others, *rest]
    return {"profile": "data-package", "name": name, "title": title, "resources": resources}


def _file(name: str, title: str, path: str, form: str, media: str) -> dict[str, Any]:
    # Of type file: a reader of tables would take a JSON array of objects for one.
    return {"name": name, "type": "file", "title": title, "path": path, "format": form, "mediatype": media,
            "encoding": "utf-8"}  # fmt: skip


def _field(column: str, records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The Table Schema of a column. Only values that occur in no vocabulary leave one out."""
    whole, _, part = column.partition(".")
    schema = json_schema()["properties"][whole]
    described = _of_part(schema, part) if part else schema
    plain = next((each for each in described.get("anyOf", ()) if each != {"type": "null"}), described)
    constraints: dict[str, Any] = {}
    if any(key.name == column and key.required for key in RECORD):
        constraints["required"] = True
    if column == "id":
        constraints["unique"] = True
    used = {value for record in records if (value := _value(record, column)) is not None} if "enum" in plain else set()
    if "enum" in plain and used <= set(plain["enum"]):
        constraints["enum"] = [value for value in plain["enum"] if value is not None]
    form = "date" if plain.get("format") == "date" else _TYPES[plain.get("type", "string")]
    field = {"name": column, "type": form, "description": described["description"]}
    return {**field, "constraints": constraints} if constraints else field


def _own_field(field: OwnField) -> dict[str, Any]:
    form = {NUMBER: "number", LIST: "array"}.get(field.type, "string")
    return {"name": field.name, "type": form, **({"description": field.help} if field.help else {})}


def _of_part(schema: Mapping[str, Any], part: str) -> Any:
    whole = next(each for each in schema["anyOf"] if each.get("type") == "object")
    return whole["properties"][part]
