"""The values of a field in use, with what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.record import vocabulary
from krjp.record.fields import NAME, PART
from krjp.render.layout import Column, Table, cell
from krjp.render.listing import Listing, record_listing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krjp.chronology import Chronology
    from krjp.record.fields import Field

__all__ = ["field_listing", "meanings", "value_listing"]

MEANINGS: dict[str, dict[str, str]] = {
    "kind": vocabulary.KINDS,
    "event_type": vocabulary.EVENT_TYPES,
    "event_class": {group: ", ".join(types) for group, types in vocabulary.EVENT_CLASSES.items()},
    "framework": vocabulary.FRAMEWORKS,
    "meeting.mode": vocabulary.MODES,
    "meeting.level": vocabulary.LEVELS,
    "date_certainty": vocabulary.CERTAINTIES,
    "open_end": vocabulary.OPEN_ENDS,
    "sources.section": vocabulary.SECTIONS,
    "sources.dates_event": {"true": "the date rests on a source", "false": "a source is cited for something else"},
    "topics": vocabulary.TOPICS,
    "coded_by": vocabulary.CODERS,
}


def meanings(field: Field) -> Mapping[str, str]:
    """What the values of a field mean: those of krjp's vocabularies, and what a dataset says of its own."""
    own = field.vocabulary if isinstance(field.vocabulary, dict) else {}
    return {**{value: text for value, text in own.items() if text}, **MEANINGS.get(field.name, {})}


def value_listing(field: Field, chronology: Chronology) -> Listing:
    """Every value of a field in use, the most frequent first, with its name, meaning and aliases."""
    records = [_record(field, value, number, chronology) for value, number in _numbers(field, chronology)]
    return record_listing(records, ("value", "count", "name", "meaning", "aliases"), lambda: _table(records))


def _numbers(field: Field, chronology: Chronology) -> list[tuple[str, int]]:
    """Every value with the number of its events; of a calendar part those that surely belong to it, in its order."""
    if field.type == PART:
        groups = chronology.count(by=field.name).groups
        return [(group.key[0], group.sure) for group in groups if group.key[0] and group.at_most and not group.own]
    found = chronology.holdings.index.column(field.name).numbers_of()
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def _number_of_values(field: Field, chronology: Chronology) -> int:
    """How many values are in use."""
    if field.type == PART:
        return len(_numbers(field, chronology))
    return len(chronology.holdings.index.column(field.name).values)


def _record(field: Field, value: str, count: int, chronology: Chronology) -> dict[str, Any]:
    name: str | None = None
    meaning = meanings(field).get(value)
    aliases: list[str] = []
    if field.name == "sources.source":
        source = chronology.holdings.reference.sources.get(value)
        name = source.citation() if source else None
    elif field.type == NAME:
        actor = chronology.holdings.names.party(value)
        name, aliases = actor.name, list(actor.aliases)
        meaning = "; ".join(role.title for role in actor.roles) or None
    return {"value": value, "count": count, "name": name, "meaning": meaning, "aliases": aliases}


def _table(records: list[dict[str, Any]]) -> Table:
    columns = [Column("Value"), Column("Events", right=True)]
    keys = [key for key in ("name", "meaning", "aliases") if any(record[key] for record in records)]
    columns += [Column(key.capitalize(), rank=number, wraps=True) for number, key in enumerate(keys, 1)]
    rows = [
        (
            cell(record["value"]),
            cell(str(record["count"])),
            *(cell(", ".join(record[key]) if key == "aliases" else record[key] or "") for key in keys),
        )
        for record in records
    ]
    return Table(tuple(columns), rows)


def field_listing(chronology: Chronology) -> Listing:
    """The field table itself: every field that can be asked for."""
    fields = chronology.holdings.fields.fields.values()
    records = [
        {
            "field": field.name,
            "aliases": list(field.aliases),
            "type": field.type,
            "values": _number_of_values(field, chronology),
            "help": field.help,
        }
        for field in fields
    ]

    def table() -> Table:
        columns = (
            Column("Field"),
            Column("Also", rank=2),
            Column("Values", right=True, rank=1),
            Column("Meaning", wraps=True),
        )
        rows = [
            (
                cell(str(record["field"])),
                cell(", ".join(field.aliases)),
                cell(str(record["values"])),
                cell(field.help),
            )
            for record, field in zip(records, fields, strict=True)
        ]
        return Table(columns, rows)

    return record_listing(records, ("field", "aliases", "type", "values", "help"), table)
