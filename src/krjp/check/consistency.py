"""What records say of each other: ids, links, names, codes, and the reference files beside them.

Each check takes the rows of all files and yields notes on rows by number. An error is what makes
commands refuse the data or answer wrongly; a warning is for a person to look at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.errors import nearest, shortened
from krjp.files.reading import differences
from krjp.files.reference import ACTORS, SOURCES, Reference
from krjp.index.names import Names
from krjp.record.authorities import Actor, Concept
from krjp.record.countries import COUNTRY_CODES
from krjp.record.model import Event
from krjp.record.shapes import found
from krjp.text import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from krjp.record.shapes import Problems

__all__ = ["ERROR", "WARNING", "Note", "Part", "Row", "clashes", "codes", "distinct", "links", "reference", "strangers"]

ERROR, WARNING = "error", "warning"


class Row(NamedTuple):
    """One record of a file of any sort, as far as it could be read."""

    file: str
    where: str
    id: str
    item: Any
    """What it was read to; None when there are problems."""
    problems: Problems
    record: bool = True
    """False for what is wrong with a file beside or between its records."""


class Part(NamedTuple):
    """The rows of a file of events, and those of the reference files beside it by their names."""

    events: range
    beside: dict[str, range]


class Note(NamedTuple):
    """What is wrong with a row or doubtful about it."""

    row: int
    field: str
    message: str
    level: str = WARNING


def distinct(rows: Sequence[Row], parts: Sequence[Part]) -> dict[str, int]:
    """The row of each event, by its id; of several under one id the first."""
    firsts: dict[str, int] = {}
    for at in _event_rows(rows, parts):
        firsts.setdefault(rows[at].item.id, at)
    return firsts


def _event_rows(rows: Sequence[Row], parts: Sequence[Part]) -> Iterator[int]:
    return (at for part in parts for at in part.events if rows[at].item is not None)


def clashes(rows: Sequence[Row], parts: Sequence[Part]) -> Iterator[Note]:
    """Ids used twice in a file, or for different events. The same record in two files is harmless."""
    firsts = distinct(rows, parts)
    for at in _event_rows(rows, parts):
        row = rows[at]
        first = rows[firsts[row.item.id]]
        if first is not row and (first.item != row.item or first.file == row.file):
            place = first.where if first.file == row.file else f"{first.file}, {first.where}"
            yield Note(at, "id", f"is used already at {place}; {differences(first.item, row.item)}", ERROR)


def links(rows: Sequence[Row], parts: Sequence[Part]) -> Iterator[Note]:
    """Related events that are not there, or do not name the event in turn."""
    firsts = distinct(rows, parts)
    # A record that is there but wrong has a problem of its own.
    known = {rows[at].id for part in parts for at in part.events}
    days: dict[str, list[str]] = {}
    for key in firsts:
        days.setdefault(key[:10], []).append(key)
    for key, at in firsts.items():
        for number, other in enumerate(rows[at].item.related):
            if other in firsts:
                if key not in rows[firsts[other]].item.related:
                    yield Note(at, f"related[{number}]", f"{other} does not name this event in turn")
            elif other not in known:
                close = nearest(other, (same_day for same_day in days.get(other[:10], ()) if same_day != key))
                hint = f"; did you mean {close}?" if close else ""
                yield Note(at, f"related[{number}]", f"no event has the id {found(other)}{hint}")


def strangers(rows: Sequence[Row], parts: Sequence[Part]) -> Iterator[Note]:
    """Actors and sources that are not in the files beside the data; without such a file any will do."""
    shipped = Reference()
    for part in parts:
        events = [(at, rows[at].item) for at in part.events if rows[at].item is not None]
        actors = _listed(rows, part, ACTORS, shipped.actors)
        if actors:
            names = Names(actor for actor in actors.values() if actor is not None)
            uses = ((at, f"actors[{n}]", name) for at, event in events for n, name in enumerate(event.actors))
            yield from _unlisted(uses, actors, ACTORS, names)
        sources = _listed(rows, part, SOURCES, shipped.sources)
        if sources:
            uses = (
                (at, f"sources[{n}].source", citation.source)
                for at, event in events
                for n, citation in enumerate(event.sources)
            )
            yield from _unlisted(uses, sources, SOURCES)


def _listed(rows: Sequence[Row], part: Part, name: str, shipped: dict[str, Any]) -> dict[str, Any]:
    """Entries a part's events may name: those beside them and those krjp ships; empty when any name will do."""
    beside = [rows[at] for at in part.beside.get(name, ())]
    if not beside or any(row.problems and not row.id for row in beside):
        return {}
    return {**shipped, **{row.id: row.item for row in beside}}


def _unlisted(
    uses: Iterable[tuple[int, str, str]], listed: dict[str, Any], file: str, names: Names | None = None
) -> Iterator[Note]:
    """Names that are not listed, each with what it may have been meant to be."""
    hints: dict[str, str] = {}
    for at, field, name in uses:
        if name in listed:
            continue
        if name not in hints:
            meant = names.find_actors(name) if names else ()
            close = " or ".join(meant) or nearest(name, listed)
            hints[name] = f"; did you mean {close}?" if close else ""
        yield Note(at, field, f"{found(name)} is not in {file}{hints[name]}", ERROR)


def codes(rows: Sequence[Row]) -> Iterator[Note]:
    """Country codes there are not."""
    names: Names | None = None
    for at, row in enumerate(rows):
        for field, code in _codes_of(row.item):
            if code in COUNTRY_CODES:
                continue
            names = names or Names(Reference().actors.values())
            meant = " or ".join(names.find_countries(code))
            hint = f"; did you mean {meant}?" if meant else ""
            yield Note(at, field, f"{code} is not in ISO 3166-1{hint}")


def _codes_of(item: Any) -> Iterator[tuple[str, str]]:
    if isinstance(item, Event):
        yield from ((f"countries[{number}]", code) for number, code in enumerate(item.countries))
        if item.place and item.place.country:
            yield "place.country", item.place.country
    elif isinstance(item, Actor) and item.country:
        yield "country", item.country


# Reference files


def reference(rows: Sequence[Row], file: range) -> Iterator[Note]:
    """What entries of one reference file say of each other."""
    ids: dict[str, int] = {}
    meanings: dict[tuple[str, str], str] = {}
    for at in file:
        item = rows[at].item
        if item is None:
            continue
        if ids.setdefault(item.id, at) != at:
            yield Note(at, "id", f"is used already at {rows[ids[item.id]].where}; rename or remove one", ERROR)
            continue
        if isinstance(item, Actor) and item.kind == "state" and item.country is None:
            yield Note(at, "country", "is missing; events name states by their codes")
        for field, sort, name in _meanings_of(item):
            first = meanings.setdefault((sort, same_name(name)), item.id)
            if first != item.id:
                yield Note(at, field, f"'{shortened(name)}' also stands for {first}")


def _meanings_of(item: Any) -> Iterator[tuple[str, str, str]]:
    """The names by which an entry is found: field, what sort of name it is, the name."""
    if isinstance(item, Actor):
        sort = "state" if item.kind == "state" else "actor"
        yield "name", sort, item.name
        yield from ((f"aliases[{number}]", sort, alias) for number, alias in enumerate(item.aliases))
        if item.kind == "state" and item.country:
            yield "country", "code", item.country
    elif isinstance(item, Concept):
        yield from ((f"terms[{number}]", "term", term) for number, term in enumerate(item.terms))
