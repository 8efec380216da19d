"""What is read of a compiled chronology: sections that are right, whatever has become of their file."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Any

from krjp.compiled.container import Container, DamagedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from krjp.files.opened import FileBytes, HeldBytes

__all__ = ["Store"]


class Store:
    """The sections of a container; one that is damaged is made again, from the same files and so the same."""

    def __init__(self, find: Callable[[], FileBytes | None], make: Callable[[], FileBytes | HeldBytes]) -> None:
        """`find` opens the file if there is one, `make` writes it anew and opens it."""
        self._make = make
        file = find()
        try:
            self._container = Container(file if file is not None else make())
        except DamagedError:
            self._container = Container(make())

    def section(self, name: str) -> bytes:
        """A whole section."""
        try:
            return self._container.section(name)
        except DamagedError:
            self._repair()
            return self._container.section(name)

    def piece(self, name: str, at: int, size: int, checksum: int) -> bytes:
        """A part of a section, with its own checksum."""
        try:
            return self._container.piece(name, at, size, checksum)
        except DamagedError:
            self._repair()
            return self._container.piece(name, at, size, checksum)

    def numbers(self, name: str, code: str) -> array[int]:
        """A section of numbers."""
        found = array(code)
        found.frombytes(self.section(name))
        return found

    def json(self, name: str) -> Any:
        """A section of JSON."""
        return json.loads(self.section(name))

    def _repair(self) -> None:
        self._container = Container(self._make())
