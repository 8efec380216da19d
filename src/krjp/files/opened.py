"""The files a chronology is made of: opened, read, and told apart by their content."""

from __future__ import annotations

import os
import stat
from _thread import allocate_lock  # of threading, which takes longer to import
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from krjp.errors import DataError, Problem
from krjp.files.packaged import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FileBytes", "HeldBytes", "Part", "changed", "readable"]

# A file is digested in pieces of this size, several at once where there are several processors.
PIECE = 4 << 20
BUFFER = 256 << 10
MOST_WORKERS = 8
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
        found = _read_at(self._descriptor, size, at)
        while len(found) < size and (more := _read_at(self._descriptor, size - len(found), at + len(found))):
            found += more
        return found


_seeking = allocate_lock()


def _seek_and_read(descriptor: int, size: int, at: int) -> bytes:
    """What `os.pread` does, for systems that have none: threads that share a file share its position."""
    with _seeking:
        os.lseek(descriptor, at, os.SEEK_SET)
        return os.read(descriptor, size)


_read_at = getattr(os, "pread", _seek_and_read)


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
    shipped: bool = False
    """True for krjp's own data, which are at hand again in the next run."""

    @property
    def size(self) -> int:
        """Bytes, as far as can be told without reading; 0 for what is no plain file."""
        if self.path is None:
            return len(self.content)
        found = self._status
        return found.st_size if found and stat.S_ISREG(found.st_mode) else 0

    @property
    def is_stream(self) -> bool:
        """True for a pipe, a terminal and other devices."""
        found = self._status
        mode = found.st_mode if found else 0
        return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISSOCK(mode)

    @property
    def _status(self) -> os.stat_result | None:
        try:
            return None if self.path is None else os.stat(self.path)
        except (OSError, ValueError):
            return None

    @property
    def looks_right(self) -> bool:
        """True when it begins as JSON or gzip does."""
        return self.beginning().lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{", b"\x1f")

    def beginning(self) -> bytes:
        """So many bytes as show what it is; of an archive, whose end tells, all. Raises DataError."""
        with self.open() as file, readable(self.name):
            start = file.read(BEGINNING)
        return self.read() if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) else start

    def open(self, buffering: int = -1) -> BinaryIO:
        """The bytes as a file. Raises DataError."""
        if self.path is None:
            return BytesIO(self.content)
        with readable(self.name):
            return open(self.path, "rb", buffering=buffering)

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

        starts = range(0, self.size, PIECE)
        found = [b""] * len(starts)
        if len(starts) <= 2:
            self._digest_some(starts, found, 0, 1)
        else:
            self._digest_side_by_side(starts, found)
        return sha256(b"".join(found)).digest()

    def _digest_side_by_side(self, starts: Sequence[int], found: list[bytes]) -> None:
        # Reading and hashing let go of the interpreter, so threads do run side by side. concurrent.futures
        # would do the same, and takes a third of the time of the hashing to import.
        from threading import Thread

        errors: list[BaseException] = []

        def work(first: int) -> None:
            try:
                self._digest_some(starts, found, first, workers)
            except BaseException as error:
                errors.append(error)

        workers = min(os.cpu_count() or 1, MOST_WORKERS, len(starts))
        threads = [Thread(target=work, args=(first,)) for first in range(workers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if errors:
            raise errors[0]

    def _digest_some(self, starts: Sequence[int], found: list[bytes], first: int, step: int) -> None:
        """The digests of every `step`-th piece from the `first` on."""
        from hashlib import sha256

        # One small buffer stays in the processor's cache; reading pieces whole takes twice as long.
        buffer = memoryview(bytearray(BUFFER))
        with readable(self.name), self.open(buffering=0) as file:
            for number in range(first, len(starts), step):
                digest, left = sha256(), PIECE
                file.seek(starts[number])
                while left and (size := file.readinto(buffer[:left])):  # type: ignore[attr-defined]
                    digest.update(buffer[:size])
                    left -= size
                found[number] = digest.digest()


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
