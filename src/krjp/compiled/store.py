"""What is read of a compiled chronology: sections that are right, whatever has become of their file."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Any

from krjp.compiled.container import DamagedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from krjp.compiled.container import Container

__all__ = ["Store"]


class Store:
    """The sections of a container; one that is damaged is made again, from the same files and so the same."""

    def __init__(self, find: Callable[[], Container | None], make: Callable[[], Container]) -> None:
        """`find` opens what was kept, if it is there, `make` makes it anew."""
        self._make = make
        found = find()
        self._container = make() if found is None else found

    def section(self, name: str) -> bytes:
        """A whole section."""
        try:
            return self._container.section(name)
        except DamagedError:
            self._repair()
            return self._container.section(name)

    def piece(self, at: int, size: int, checksum: int) -> bytes:
        """Some bytes from a place on, with their own checksum."""
        try:
            return self._container.piece(at, size, checksum)
        except DamagedError:
            self._repair()
            return self._container.piece(at, size, checksum)

    def has(self, name: str) -> bool:
        """True when there is such a section."""
        return name in self._container.places

    def start(self, name: str) -> int:
        """Where a section begins."""
        return self._container.places[name][0]

    def numbers(self, name: str, code: str) -> array[int]:
        """A section of numbers."""
        found = array(code)
        found.frombytes(self.section(name))
        return found

    def json(self, name: str) -> Any:
        """A section of JSON."""
        return json.loads(self.section(name))

    def _repair(self) -> None:
        self._container = self._make()
