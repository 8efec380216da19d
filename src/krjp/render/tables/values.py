"""The values of a field in use, with what they mean."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from krjp.query.reading import read
from krjp.query.tally import Tally
from krjp.record import vocabulary
from krjp.record.fields import NAME, PART
from krjp.render.layout import Column, Table, cell
from krjp.render.listing import Listing, column_listing, record_listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    found = _numbers(field, chronology)
    values = [value for value, _ in found]
    names: list[str | None] = [None] * len(found)
    aliases: list[list[str]] = [[]] * len(found)
    told = list(map(meanings(field).get, values))
    if field.name == "sources.source":
        sources = chronology.holdings.reference.sources
        names = [source.citation() if (source := sources.get(value)) else None for value in values]
    elif field.type == NAME:
        actors = list(map(chronology.holdings.names.party, values))
        names, aliases = [actor.name for actor in actors], [list(actor.aliases) for actor in actors]
        told = ["; ".join(role.title for role in actor.roles) or None for actor in actors]
    columns: dict[str, Sequence[Any]] = {
        "value": values, "count": [number for _, number in found], "name": names, "meaning": told, "aliases": aliases,
    }  # fmt: skip
    return column_listing(columns, lambda: _table(columns))


def _numbers(field: Field, chronology: Chronology) -> list[tuple[str, int]]:
    """Every value with the number of its events; of a calendar part those that surely belong to it, in its order."""
    if field.type == PART:
        groups = chronology.count(by=field.name).groups
        return [(group.key[0], group.sure) for group in groups if group.key[0] and group.at_most and not group.own]
    found = sorted(chronology.holdings.index.column(field.name).numbers_of().items(), key=itemgetter(0))
    return sorted(found, key=itemgetter(1), reverse=True)


def _number_of_values(field: Field, chronology: Chronology) -> int:
    """How many values are in use."""
    holdings = chronology.holdings
    if field.type == PART:
        tally = Tally(holdings.index, read(holdings, "", {}), [field])
        return len(tally.at_most.keys() - tally.own.keys())
    return len(holdings.index.column(field.name).values)


def _table(found: Mapping[str, Sequence[Any]]) -> Table:
    columns = [Column("Value"), Column("Events", right=True)]
    keys = [key for key in ("name", "meaning", "aliases") if any(found[key])]
    columns += [Column(key.capitalize(), rank=number, wraps=True) for number, key in enumerate(keys, 1)]
    texts = [map(", ".join, found[key]) if key == "aliases" else (each or "" for each in found[key]) for key in keys]
    cells = (map(cell, column) for column in (found["value"], map(str, found["count"]), *texts))
    return Table(tuple(columns), list(zip(*cells, strict=True)))


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
