"""krjp's own data in compiled form, written when krjp is built: what a build can find out, no run has to.

One container of columns (`build`), texts (`texts`), names and concepts (`reference`), and what they were made of. It
is held to the data as Python holds a module it compiled to its source (PEP 552): where it was made of other data or by
another krjp, or there is none, as in a checkout, the data is read itself. Unlike a cache it may lie in a zip, and is
there in the first run. `main` writes it, called by a build (`hatch_build.py`).
"""

from __future__ import annotations

import os.path
import sys
from array import array
from functools import cached_property
from importlib.util import source_hash
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, cast

import krjp
from krjp.compiled.container import FORMAT, Container, DamagedError, Writer
from krjp.compiled.index import HANDLES, CompiledIndex, Records
from krjp.compiled.store import Store
from krjp.files.opened import HeldBytes, Part
from krjp.files.packaged import packaged
from krjp.files.reference import ACTORS, CONCEPTS, SOURCES, Reference
from krjp.index.holdings import Holdings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from importlib.abc import ResourceLoader

    from krjp.dates import Period
    from krjp.index.concepts import Concepts
    from krjp.index.names import Names
    from krjp.index.words import Shared, TextIndex
    from krjp.record.authorities import Actor

__all__ = ["Shipped", "main", "open_shipped", "write"]

FILE = os.path.join(os.path.dirname(__file__), "shipped.bin")
# What columns and texts were made of, and what names, concepts, shared words and links were.
EVENTS_HASH, REFERENCE_HASH = "made-of:events", "made-of:reference"
# Of each event the address at which its source can be read, a line each.
LINKS = "links"


class Shipped(Holdings):
    """What krjp ships, compiled."""

    def __init__(self, part: Part, store: Store, today: date | None, coverage: Callable[[], Period]) -> None:
        index = CompiledIndex(Records([part], store), store)
        super().__init__(index, Reference(), today=today, coverage=coverage, shipped=True)
        self._part = part
        self._store = store

    @cached_property
    def _compiled(self) -> bool:
        """True when names, concepts and sources are those that were compiled."""
        return self._store.section(REFERENCE_HASH) == _made_of(*_reference(self._part))

    def link(self, at: int) -> str:
        """The address of the web at which the source of the event at a position can be read; empty for none."""
        return self._links[at] if self._compiled else super().link(at)

    @cached_property
    def _links(self) -> list[str]:
        return self._store.section(LINKS).decode().split("\n")

    @cached_property
    def words(self) -> TextIndex:
        """Events by the words of their texts."""
        from krjp.compiled.texts import CompiledTexts
        from krjp.index.words import TextIndex

        return TextIndex(self.index, self.shared, CompiledTexts(self._store))

    @cached_property
    def shared(self) -> Shared:
        """The words of what many events share."""
        if not self._compiled:
            return super().shared
        from krjp.compiled.reference import CompiledShared

        return CompiledShared(self._store)

    @cached_property
    def names(self) -> Names:
        """Actors and states by any name."""
        if not self._compiled:
            return super().names
        from krjp.compiled.reference import CompiledNames

        return CompiledNames(self._store, self._actors(), chain.from_iterable(map(self.index.values, ("actors",))))

    def _actors(self) -> Iterator[Actor]:
        yield from self.reference.actors.values()

    @cached_property
    def concepts(self) -> Concepts:
        """Terms that mean the same."""
        if not self._compiled:
            return super().concepts
        from krjp.compiled.reference import CompiledConcepts

        return CompiledConcepts(self._store, self.names)


def open_shipped(part: Part, today: date | None, coverage: Callable[[], Period]) -> Shipped | None:
    """The holdings of krjp's own file of events; None where no compiled form of just this file is at hand."""
    container = _container(part)
    if container is None:
        return None
    return Shipped(part, Store(lambda: container, lambda: _made(part)), today, coverage)


def write(file: BinaryIO, part: Part) -> None:
    """Compile krjp's own file of events, and what it ships beside it."""
    from krjp.compiled.build import write_columns
    from krjp.compiled.reference import write_reference
    from krjp.compiled.texts import write_texts
    from krjp.files.reading import parse_events
    from krjp.index.events import EventIndex

    writer, holdings = Writer(file), Holdings(EventIndex(parse_events(part.content, part.name)), Reference())
    write_columns([part], writer)
    write_texts(holdings.index, writer)
    write_reference(holdings, writer)
    writer.add(HANDLES, array("I", holdings.index.handle_ends))
    writer.add(LINKS, "\n".join(map(holdings.link, range(len(holdings.index.events)))).encode())
    writer.add(EVENTS_HASH, _made_of(part.content))
    writer.add(REFERENCE_HASH, _made_of(*_reference(part)))
    writer.finish()


def _container(part: Part) -> Container | None:
    assert __spec__ is not None
    loader = cast("ResourceLoader", __spec__.loader)
    try:
        container = Container(HeldBytes(loader.get_data(FILE)))
        return container if container.section(EVENTS_HASH) == _made_of(part.content) else None
    except (OSError, DamagedError):
        return None


def _made(part: Part) -> Container:
    """The same, compiled now."""
    memory = BytesIO()
    write(memory, part)
    return Container(HeldBytes(memory.getvalue()))


def _reference(part: Part) -> tuple[bytes, ...]:
    """All that names, concepts, shared words and links are made of."""
    return part.content, *map(packaged, (ACTORS, CONCEPTS, SOURCES))


def _made_of(*contents: bytes) -> bytes:
    """All that the compiled form depends on. Text has been folded and cut alike by all versions of Unicode."""
    hashes = " ".join(source_hash(content).hex() for content in contents)
    return f"{FORMAT} {krjp.__version__} {sys.byteorder} {hashes}".encode()


def main() -> None:
    """Compile what krjp ships."""
    with open(FILE, "wb") as file:
        write(file, Part("packaged", None, packaged("events.json"), shipped=True))
