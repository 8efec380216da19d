"""What helps to read events: actors, concepts and sources, each read from file when first needed.

krjp ships its own; files beside a user's chronology add to them and, under the same id, replace
them. Names that no file lists are plain names and stand for themselves.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from krjp.files.packaged import packaged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from krjp.record.authorities import Actor, Concept, Source

_Entry = TypeVar("_Entry", "Actor", "Concept", "Source")

__all__ = ["ACTORS", "CONCEPTS", "SOURCES", "Reference"]

ACTORS, CONCEPTS, SOURCES = "actors.json", "concepts.json", "sources.json"


class Reference:
    """Actors, concepts and sources by id."""

    def __init__(self, beside: Sequence[Mapping[str, tuple[str, Callable[[], bytes]]]] = ()) -> None:
        """`beside` holds, per folder of user data, file names with their path and a way to read them."""
        self._beside = beside

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Every listed person, organisation and state."""
        from krjp.files.reading import parse_actors

        return self._read(ACTORS, parse_actors)

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        """Every group of terms with one meaning."""
        from krjp.files.reading import parse_concepts

        return self._read(CONCEPTS, parse_concepts)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source in full."""
        from krjp.files.reading import parse_sources

        return self._read(SOURCES, parse_sources)

    def check_beside(self) -> None:
        """Read the files beside user data now, so that nothing in them is found wrong later. Raises DataError."""
        for name, entries in ((ACTORS, "actors"), (CONCEPTS, "concepts"), (SOURCES, "sources")):
            if any(name in files for files in self._beside):
                getattr(self, entries)

    def _read(self, name: str, parse: Callable[[bytes, str], list[_Entry]]) -> dict[str, _Entry]:
        found = parse(packaged(name), name)
        for files in self._beside:
            if name in files:
                path, read = files[name]
                found += parse(read(), path)
        return {entry.id: entry for entry in found}

    def __getstate__(self) -> dict[str, object]:
        """What is pickled and copied: the entries, not the files."""
        return {"_beside": (), "actors": self.actors, "concepts": self.concepts, "sources": self.sources}
