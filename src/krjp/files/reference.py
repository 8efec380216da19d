"""What helps to read events: actors, concepts and sources, each read from file when first needed.

krjp ships its own; files beside a user's chronology add to them and, under the same id, replace
them. Names that no file lists are plain names and stand for themselves.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from krjp.files.packaged import packaged
from krjp.files.reading import parse_actors, parse_concepts, parse_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from krjp.record.authorities import Actor, Concept, Source

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
        found = parse_actors(packaged(ACTORS), ACTORS)
        for path, read in self._files(ACTORS):
            found += parse_actors(read(), path)
        return {actor.id: actor for actor in found}

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        """Every group of terms with one meaning."""
        found = parse_concepts(packaged(CONCEPTS), CONCEPTS)
        for path, read in self._files(CONCEPTS):
            found += parse_concepts(read(), path)
        return {concept.id: concept for concept in found}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source in full."""
        found = parse_sources(packaged(SOURCES), SOURCES)
        for path, read in self._files(SOURCES):
            found += parse_sources(read(), path)
        return {source.id: source for source in found}

    def _files(self, name: str) -> list[tuple[str, Callable[[], bytes]]]:
        return [files[name] for files in self._beside if name in files]
