"""A file of named sections, each with its checksum.

    section* directory trailer

The directory is JSON, `{name: [offset, size, CRC-32]}`; the trailer holds its offset, size and CRC-32,
and a magic number. Sections may also be read in pieces, whose checksums are then the caller's.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any, BinaryIO
from zlib import crc32

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable

    from krjp.files.opened import FileBytes, HeldBytes

    Buffer = bytes | array[int]

__all__ = ["FORMAT", "Container", "DamagedError", "Writer", "crc32"]

# Raised with every change of what is compiled or how it is written; a test holds the bytes to it.
FORMAT = 7

MAGIC = b"krjp\r\n\x1a\n"
_TRAILER = struct.Struct("<QQI8s")


class DamagedError(Exception):
    """A container that is not what its checksums say it was."""


class Writer:
    """Writes a container, section by section."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0
        self._sections: dict[str, tuple[int, int, int]] = {}

    def add(self, name: str, *pieces: Buffer) -> int:
        """Write a section; returns where it begins."""
        start = self._at
        self.stream(name, pieces)
        return start

    def add_json(self, name: str, value: Any) -> None:
        """Write a section of JSON."""
        self.add(name, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))

    def stream(self, name: str, pieces: Iterable[Buffer]) -> None:
        """Write a section piece by piece."""
        start, checksum = self._at, 0
        for piece in pieces:
            octets = memoryview(piece).cast("B")
            self._file.write(octets)
            checksum = crc32(octets, checksum)
            self._at += len(octets)
        self._sections[name] = (start, self._at - start, checksum)

    def finish(self) -> None:
        """Write the directory; nothing can be added after it."""
        directory = json.dumps(self._sections).encode()
        self._file.write(directory)
        self._file.write(_TRAILER.pack(self._at, len(directory), crc32(directory), MAGIC))
        self._file.flush()


class Container:
    """Reads a container. Raises DamagedError for whatever does not fit its checksums."""

    def __init__(self, file: FileBytes | HeldBytes) -> None:
        self._file = file
        try:
            self.size = file.size
        except OSError:
            raise DamagedError from None
        if self.size < _TRAILER.size:
            raise DamagedError
        start, size, checksum, magic = _TRAILER.unpack(self._read(self.size - _TRAILER.size, _TRAILER.size))
        if magic != MAGIC or start + size + _TRAILER.size != self.size:
            raise DamagedError
        directory = self._read(start, size)
        if crc32(directory) != checksum:
            raise DamagedError
        self._sections: dict[str, tuple[int, int, int]] = json.loads(directory)

    def section(self, name: str) -> bytes:
        """A whole section."""
        start, size, checksum = self._place(name)
        content = self._read(start, size)
        if crc32(content) != checksum:
            raise DamagedError
        return content

    def piece(self, at: int, size: int, checksum: int) -> bytes:
        """Some bytes with the checksum they must have, from a place on."""
        content = self._read(at, size)
        if crc32(content) != checksum:
            raise DamagedError
        return content

    @property
    def places(self) -> dict[str, tuple[int, int, int]]:
        """For each section where it begins, its size and its checksum."""
        return self._sections

    def _place(self, name: str) -> tuple[int, int, int]:
        try:
            return self._sections[name]
        except KeyError:
            raise DamagedError from None

    def _read(self, at: int, size: int) -> bytes:
        try:
            content = self._file.read(at, size)
        except (OSError, ValueError, OverflowError):
            raise DamagedError from None
        if len(content) != size:
            raise DamagedError
        return content
