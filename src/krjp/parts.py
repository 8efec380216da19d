"""The files a chronology is made of: opened, read, and told apart by their content."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from krjp.errors import DataError, Problem
from krjp.resources import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FileBytes", "HeldBytes", "Part", "changed", "readable"]

# A file is digested in pieces of this size, several at once where there are several processors.
PIECE = 4 << 20
# So many bytes show what a file is.
BEGINNING = 4096


class FileBytes:
    """An open file, read at any place. It closes itself, and unlike a file object has no opinion on when."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __del__(self) -> None:
        os.close(self._descriptor)

    @property
    def size(self) -> int:
        """How many bytes there are now."""
        return os.fstat(self._descriptor).st_size

    def read(self, at: int, size: int) -> bytes:
        """So many bytes from a place on; fewer where the file ends. Raises OSError."""
        os.lseek(self._descriptor, at, os.SEEK_SET)
        found = os.read(self._descriptor, size)
        while len(found) < size and (more := os.read(self._descriptor, size - len(found))):
            found += more
        return found


class HeldBytes:
    """Bytes in memory, read like those of a file."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self._content)

    def read(self, at: int, size: int) -> bytes:
        """So many bytes from a place on; fewer where they end."""
        return self._content[at : at + size]


class Part(NamedTuple):
    """One file of a chronology."""

    name: str
    """What to call it in messages."""
    path: str | None
    """Where it is on disk; None when its content is at hand."""
    content: bytes = b""

    @property
    def size(self) -> int:
        """Bytes, as far as can be told without reading; 0 for what is no plain file."""
        if self.path is None:
            return len(self.content)
        try:
            found = os.stat(self.path)
        except (OSError, ValueError):
            return 0
        return found.st_size if stat.S_ISREG(found.st_mode) else 0

    @property
    def looks_right(self) -> bool:
        """True when it begins as JSON or gzip does: whatever else there may be is not worth a digest."""
        with self.open() as file, readable(self.name):
            start = file.read(BEGINNING)
        return start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{", b"\x1f")

    def open(self) -> BinaryIO:
        """The bytes as a file. Raises DataError."""
        if self.path is None:
            return BytesIO(self.content)
        with readable(self.name):
            return open(self.path, "rb")

    def at_places(self) -> FileBytes | HeldBytes:
        """The bytes, to be read here and there. Raises DataError."""
        if self.path is None:
            return HeldBytes(self.content)
        with readable(self.name):
            return FileBytes(os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0)))

    def read(self) -> bytes:
        """All bytes. Raises DataError."""
        with self.open() as file, readable(self.name):
            return read_whole(file)

    def digest(self) -> bytes:
        """What no other content has: SHA-256 of the SHA-256 digests of its pieces. Raises DataError."""
        from hashlib import sha256

        whole = sha256()
        for digest in self._digests():
            whole.update(digest)
        return whole.digest()

    def _digests(self) -> Iterator[bytes]:
        size = self.size
        if size <= 2 * PIECE:
            yield from map(self._digest_at, range(0, size, PIECE))
            return
        # Reading and hashing let go of the interpreter, so threads do run side by side.
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor() as pool:
            yield from pool.map(self._digest_at, range(0, size, PIECE))

    def _digest_at(self, at: int) -> bytes:
        from hashlib import sha256

        with self.open() as file, readable(self.name):
            file.seek(at)
            return sha256(file.read(PIECE)).digest()


@contextmanager
def readable(name: str) -> Iterator[None]:
    """Turn what goes wrong in opening and reading a file into a DataError."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "give the path of a chronology, - for standard input, or packaged"
        raise DataError(name, [Problem("", "", f"{reason}; {hint}")]) from None
    except ValueError:  # a NUL byte in the path
        raise DataError(name, [Problem("", "", "is no file name")]) from None


def changed(name: str) -> DataError:
    """What to raise for a file that is no longer what it was a moment ago."""
    return DataError(name, [Problem("", "", "changed while it was read; ask again")])
