"""The files a chronology is made of: opened, read, and told apart by their content."""

from __future__ import annotations

import os
import stat
from _thread import allocate_lock  # of threading, which takes longer to import
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from krjp.errors import DataError, Problem
from krjp.files.packaged import read_whole
from krjp.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FileBytes", "HeldBytes", "Part", "changed", "readable"]

# Where the status of a file has a time of change that nobody can set; Windows tells that of creation instead.
TELLING = "posix"
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


class Looks(Frozen):
    """What is different when a file was replaced or written; times in nanoseconds."""

    device: int
    inode: int
    size: int
    modified: int
    changed: int


class Part(Frozen):
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
    def looks(self) -> Looks | None:
        """What a file looks like without being read; None when that does not tell whether it was changed."""
        found = self._status
        if found is None or not found.st_ino or os.name != TELLING:
            return None
        return Looks(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)

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
        """The SHA-256 of all bytes. Raises DataError."""
        from hashlib import file_digest

        with self.open(buffering=0) as file, readable(self.name):
            return file_digest(file, "sha256").digest()  # type: ignore[arg-type]


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
