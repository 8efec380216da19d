"""Authorities: the actors, concepts and sources that events refer to, each an entry of a file of its own.

The types are named tuples with evaluated annotations, as in `model`; the shapes say what an entry must be.
"""

import datetime
from typing import NamedTuple

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
    """An office an actor held; dates are ISO 8601 of any precision, None where the source is silent."""

    title: str
    since: str | None = None
    until: str | None = None


class Actor(NamedTuple):
    """A person, organisation or state, with every name it is known by."""

    id: str
    name: str
    kind: str
    country: str | None = None
    roles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)


class Concept(NamedTuple):
    """Terms that mean one thing: a search for any of them finds them all."""

    id: str
    label: str
    terms: tuple[str, ...]


class Coverage(NamedTuple):
    """The days a source speaks of."""

    since: datetime.date
    until: datetime.date


class Inference(NamedTuple):
    """A detail of a citation that the source itself does not print."""

    field: str
    basis: str
    """What it was inferred from."""


class Source(NamedTuple):
    """A published source in full."""

    id: str
    type: str | None
    authors: tuple[str, ...]
    title: str
    container: str | None
    volume: str | None
    issue: str | None
    date: str | None
    publisher: str | None
    url: str | None
    inferred: tuple[Inference, ...]
    coverage: Coverage | None
    rights: str | None

    def citation(self) -> str:
        """The source as one line of prose."""
        number = ", ".join(f"{word} {value}" for word, value in (("Vol.", self.volume), ("No.", self.issue)) if value)
        where = ", ".join(part for part in (self.container, number, self.date, self.publisher) if part)
        parts = (" and ".join(self.authors), f"“{self.title}”", where, self.url)
        return ". ".join(part for part in parts if part)


_role = object_of(
    Role,
    (
        Key("title", NAME, "The office, with the state or body it belongs to.", required=True),
        Key("since", or_null(text()), "ISO 8601 date of any precision; null where the source is silent."),
        Key("until", or_null(text()), "ISO 8601 date of any precision; null where the source is silent."),
    ),
)
ACTOR = object_of(
    Actor,
    (
        Key("id", SLUG, "Stable name of the actor.", required=True),
        Key("name", NAME, "The name it is shown under.", required=True),
        Key("kind", one_of(vocabulary.ACTOR_KINDS), "person, organisation or state.", required=True),
        Key("country", or_null(COUNTRY), "ISO 3166-1 alpha-3 code of the country it belongs to."),
        Key("roles", list_of(_role), "Offices held.", ()),
        Key("aliases", list_of(NAME), "Every other name it is known by, in any script.", ()),
    ),
)
CONCEPT = object_of(
    Concept,
    (
        Key("id", SLUG, "Stable name of the concept.", required=True),
        Key("label", NAME, "The name it is shown under.", required=True),
        Key("terms", list_of(NAME), "Terms that mean the same to a search, in any script.", required=True),
    ),
)
_coverage = object_of(
    Coverage,
    (
        Key("since", day(), "First day the source speaks of.", required=True),
        Key("until", day(), "Last day the source speaks of.", required=True),
    ),
)
_inference = object_of(
    Inference,
    (
        Key("field", NAME, "The detail that is inferred.", required=True),
        Key("basis", NAME, "What it was inferred from.", required=True),
    ),
)
SOURCE = object_of(
    Source,
    (
        Key("id", SLUG, "Stable name of the source.", required=True),
        Key("type", or_null(NAME), "CSL type: article-journal, book, webpage …"),
        Key("authors", list_of(NAME), "Given name first.", ()),
        Key("title", NAME, "Title of the work.", required=True),
        Key("container", or_null(NAME), "What it appeared in."),
        Key("volume", or_null(NAME), "Volume."),
        Key("issue", or_null(NAME), "Number."),
        Key("date", or_null(NAME), "ISO 8601 date of any precision."),
        Key("publisher", or_null(NAME), "Publisher."),
        Key("url", or_null(NAME), "Address."),
        Key("inferred", list_of(_inference), "Details the source itself does not print.", ()),
        Key("coverage", or_null(_coverage), "The days the source speaks of."),
        Key("rights", or_null(NAME), "What may be done with it."),
    ),
)
