"""Authorities: the actors, concepts and sources that events refer to, each an entry of a file of its own.

The types are named tuples with evaluated annotations, as in `model`; the shapes say what an entry must be.
"""

import datetime
from typing import Annotated, NamedTuple

from krjp.record import vocabulary
from krjp.record.shapes import COUNTRY, NAME, SLUG, Key, day, list_of, object_of, one_of, or_null, text

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

    title: Annotated[str, Key(NAME, "The office, with the state or body it belongs to.", required=True)]
    since: Annotated[
        str | None, Key(or_null(text()), "ISO 8601 date of any precision; null where the source is silent.")
    ] = None
    until: Annotated[
        str | None, Key(or_null(text()), "ISO 8601 date of any precision; null where the source is silent.")
    ] = None


class Actor(NamedTuple):
    """A person, organisation or state, with every name it is known by."""

    id: Annotated[str, Key(SLUG, "Stable name of the actor.", required=True)]
    name: Annotated[str, Key(NAME, "The name it is shown under.", required=True)]
    kind: Annotated[str, Key(one_of(vocabulary.ACTOR_KINDS), "person, organisation or state.", required=True)]
    country: Annotated[str | None, Key(or_null(COUNTRY), "ISO 3166-1 alpha-3 code of the country it belongs to.")] = (
        None
    )
    roles: Annotated[tuple[Role, ...], Key(list_of(object_of(Role)), "Offices held.", ())] = ()
    aliases: Annotated[tuple[str, ...], Key(list_of(NAME), "Every other name it is known by, in any script.", ())] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)


class Concept(NamedTuple):
    """Terms that mean one thing: a search for any of them finds them all."""

    id: Annotated[str, Key(SLUG, "Stable name of the concept.", required=True)]
    label: Annotated[str, Key(NAME, "The name it is shown under.", required=True)]
    terms: Annotated[
        tuple[str, ...], Key(list_of(NAME), "Terms that mean the same to a search, in any script.", required=True)
    ]


class Coverage(NamedTuple):
    """The days a source speaks of."""

    since: Annotated[datetime.date, Key(day(), "First day the source speaks of.", required=True)]
    until: Annotated[datetime.date, Key(day(), "Last day the source speaks of.", required=True)]


class Inference(NamedTuple):
    """A detail of a citation that the source itself does not print."""

    field: Annotated[str, Key(NAME, "The detail that is inferred.", required=True)]
    basis: Annotated[str, Key(NAME, "What it was inferred from.", required=True)]


class Source(NamedTuple):
    """A published source: a work in full, or a report that is known by its publisher, day and address."""

    id: Annotated[str, Key(SLUG, "Stable name of the source.", required=True)]
    type: Annotated[str | None, Key(or_null(NAME), "CSL type: article-journal, book, webpage …")]
    authors: Annotated[tuple[str, ...], Key(list_of(NAME), "Given name first.", ())]
    title: Annotated[str | None, Key(or_null(NAME), "Title of the work; null for a report known by its address.")]
    container: Annotated[str | None, Key(or_null(NAME), "What it appeared in.")]
    volume: Annotated[str | None, Key(or_null(NAME), "Volume.")]
    issue: Annotated[str | None, Key(or_null(NAME), "Number.")]
    date: Annotated[str | None, Key(or_null(NAME), "Date of publication: ISO 8601 of any precision.")]
    publisher: Annotated[str | None, Key(or_null(NAME), "Publisher.")]
    url: Annotated[str | None, Key(or_null(NAME), "Address.")]
    inferred: Annotated[
        tuple[Inference, ...], Key(list_of(object_of(Inference)), "Details the source itself does not print.", ())
    ]
    coverage: Annotated[Coverage | None, Key(or_null(object_of(Coverage)), "The days the source speaks of.")]
    rights: Annotated[str | None, Key(or_null(NAME), "What may be done with it.")]

    def citation(self) -> str:
        """The source as one line of prose."""
        number = ", ".join(f"{word} {value}" for word, value in (("Vol.", self.volume), ("No.", self.issue)) if value)
        where = ", ".join(part for part in (self.container, number, self.date, self.publisher) if part)
        parts = (" and ".join(self.authors), self.title and f"“{self.title}”", where, self.url)
        return ". ".join(part for part in parts if part)


ACTOR, CONCEPT, SOURCE = object_of(Actor), object_of(Concept), object_of(Source)
