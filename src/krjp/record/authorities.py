"""Authorities: the actors, concepts and sources that events refer to, each an entry of a file of its own.

The types are named tuples with evaluated annotations, as in `model`; the shapes say what an entry must be.
"""

import datetime
from typing import NamedTuple

from krjp.record import vocabulary
from krjp.record.shapes import COUNTRY, NAME, SLUG, day, key, list_of, object_of, one_of, or_null, text

__all__ = [
    "ACTOR",
    "CONCEPT",
    "SOURCE",
    "Actor",
    "Concept",
    "Coverage",
    "Inference",
    "Role",
    "Source",
]


class Role(NamedTuple):
    """An office an actor held."""

    title: str = key(NAME, "The office, with the state or body it belongs to.", required=True)
    since: str | None = key(or_null(text()), "ISO 8601 date of any precision; null where the source is silent.")
    until: str | None = key(or_null(text()), "ISO 8601 date of any precision; null where the source is silent.")


class Actor(NamedTuple):
    """A person, organisation or state, with every name it is known by."""

    id: str = key(SLUG, "Stable name of the actor.", required=True)
    name: str = key(NAME, "The name it is shown under.", required=True)
    kind: str = key(one_of(vocabulary.ACTOR_KINDS), "person, organisation or state.", required=True)
    country: str | None = key(or_null(COUNTRY), "ISO 3166-1 alpha-3 code of the country it belongs to.")
    roles: tuple[Role, ...] = key(list_of(object_of(Role)), "Offices held.", ())
    aliases: tuple[str, ...] = key(list_of(NAME), "Every other name it is known by, in any script.", ())

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)


class Concept(NamedTuple):
    """Terms that mean one thing: a search for any of them finds them all.

    `near` are words that mean something else or wider and still ask for it: `kidnapped` asks for abductions.
    """

    id: str = key(SLUG, "Stable name of the concept.", required=True)
    label: str = key(NAME, "The name it is shown under.", required=True)
    terms: tuple[str, ...] = key(list_of(NAME), "Terms that mean the same to a search, in any script.", required=True)
    near: tuple[str, ...] = key(list_of(NAME), "Other words that ask for it; read so where no event holds them.", ())


class Coverage(NamedTuple):
    """The days a source speaks of."""

    since: datetime.date = key(day(), "First day the source speaks of.", required=True)
    until: datetime.date = key(day(), "Last day the source speaks of.", required=True)


class Inference(NamedTuple):
    """A detail of a citation that the source itself does not print."""

    field: str = key(NAME, "The detail that is inferred.", required=True)
    basis: str = key(NAME, "What it was inferred from.", required=True)


class Source(NamedTuple):
    """A published source: a work in full, or a report that is known by its publisher, day and address."""

    id: str = key(SLUG, "Stable name of the source.", required=True)
    type: str | None = key(or_null(NAME), "CSL type: article-journal, book, webpage …")
    authors: tuple[str, ...] = key(list_of(NAME), "Given name first.", ())
    title: str | None = key(or_null(NAME), "Title of the work; null for a report known by its address.")
    container: str | None = key(or_null(NAME), "What it appeared in.")
    volume: str | None = key(or_null(NAME), "Volume.")
    issue: str | None = key(or_null(NAME), "Number.")
    date: str | None = key(or_null(NAME), "Date of publication: ISO 8601 of any precision.")
    publisher: str | None = key(or_null(NAME), "Publisher.")
    url: str | None = key(or_null(NAME), "Address.")
    inferred: tuple[Inference, ...] = key(
        list_of(object_of(Inference)), "Details the source itself does not print.", ()
    )
    coverage: Coverage | None = key(or_null(object_of(Coverage)), "The days the source speaks of.")
    rights: str | None = key(or_null(NAME), "What may be done with it.")

    def citation(self) -> str:
        """The source as one line of prose."""
        number = ", ".join(f"{word} {value}" for word, value in (("Vol.", self.volume), ("No.", self.issue)) if value)
        where = ", ".join(part for part in (self.container, number, self.date, self.publisher) if part)
        parts = (" and ".join(self.authors), self.title and f"“{self.title}”", where, self.url)
        return ". ".join(part for part in parts if part)


ACTOR, CONCEPT, SOURCE = object_of(Actor), object_of(Concept), object_of(Source)
