"""Where compiled chronologies are kept.

    FOLDER/VERSION/PATHS-CONTENT.index      the columns of a chronology
    FOLDER/VERSION/PATHS-CONTENT.texts      its text index

VERSION names all that a compiled form depends on besides the data; PATHS is a digest of the paths the
data came from, CONTENT one of every byte in it. Files are written under another name and renamed, so
that a run sees a whole file or none, whatever else runs or was killed. What cannot be kept, because
the folder cannot be written or the disk is full, is made in memory.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
import unicodedata
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import krjp
from krjp.compiled.container import Container, DamagedError, Writer
from krjp.files.opened import FileBytes, HeldBytes, changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from krjp.files.opened import Part

__all__ = ["COLUMNS", "TEXTS", "Kept", "Slot", "clear", "kept"]

# Raised with every change of what is compiled or how it is written; a test holds the bytes to it.
FORMAT = 3
COLUMNS, TEXTS = ".index", ".texts"
PREFIX, TEMPORARY = "krjp-", ".tmp"
# A cache may lie in a folder that holds other things; only what is named like this is krjp's to list or remove.
_VERSION = r"\d+-[^-]+-[a-z]+\d+-[\d.]+-(little|big)"
_FILE = r"[0-9a-f]{40}-[0-9a-f]{40}\.(index|texts)|krjp-\w+\.tmp"
DAY = 24 * 60 * 60
# What nobody has asked for so long goes when something new comes.
MOST_AGE = 30 * DAY


def version() -> str:
    """All that a compiled form depends on besides the data: how krjp writes it, and how Python reads text."""
    python = f"{sys.implementation.name}{sys.version_info[0]}{sys.version_info[1]}"
    return f"{FORMAT}-{krjp.__version__}-{python}-{unicodedata.unidata_version}-{sys.byteorder}"


class Slot:
    """The place of one chronology in a cache."""

    def __init__(self, folder: str | None, parts: Sequence[Part], way: str = "") -> None:
        """`folder` is the cache; without one, or when a part cannot be come back to, nothing is kept.

        `way` tells how the parts are read, where that is not plain.
        """
        self._parts = parts
        self._folder: str | None = None
        paths = [os.path.abspath(part.path) if part.path else part.name for part in parts if part.path or part.shipped]
        if folder is None or len(paths) < len(parts):
            return
        self._folder = os.path.join(folder, version())
        self._digests = [part.digest() for part in parts]
        self._about = {"paths": paths}
        self._paths = _digest("\0".join([*paths, *filter(None, (way,))]).encode("utf-8", "surrogateescape"))
        self._name = f"{self._paths}-{_digest(b''.join(self._digests))}"

    def find(self, kind: str) -> FileBytes | None:
        """The file of a kind, if it is there."""
        if self._folder is None:
            return None
        path = os.path.join(self._folder, self._name + kind)
        try:
            found = _opened(path)
        except OSError:
            return None
        with suppress(OSError):
            os.utime(path)  # when it was last of use
        return found

    def make(self, kind: str, write: Callable[[Writer], None]) -> FileBytes | HeldBytes:
        """Write the file of a kind, and open it; in memory when it cannot be kept."""
        if self._folder is not None:
            with suppress(OSError):
                return self._make_file(self._folder, kind, write)
        memory = BytesIO()
        self._write(memory, write)
        return HeldBytes(memory.getvalue())

    def _make_file(self, folder: str, kind: str, write: Callable[[Writer], None]) -> FileBytes:
        import tempfile

        os.makedirs(folder, mode=0o700, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=PREFIX, suffix=TEMPORARY, dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                self._write(file, write)
            made = _opened(temporary)
            os.replace(temporary, os.path.join(folder, self._name + kind))
        except BaseException:
            _remove(temporary)
            raise
        self._tidy(folder)
        return made

    def _write(self, file: BinaryIO, write: Callable[[Writer], None]) -> None:
        writer = Writer(file)
        write(writer)
        if self._folder is not None:
            writer.add_json("about", self._about)
            for part, digest in zip(self._parts, self._digests, strict=True):
                if part.digest() != digest:
                    raise changed(part.name)
        writer.finish()

    def _tidy(self, folder: str) -> None:
        """Remove what this chronology was before, what was left half written, and what nobody uses."""
        now = time.time()
        for entry in _entries(os.path.dirname(folder)):
            name = os.path.basename(entry.path)
            superseded = name.startswith(f"{self._paths}-") and not name.startswith(self._name)
            superseded = superseded and os.path.dirname(entry.path) == folder
            abandoned = now - entry.used > (DAY if name.endswith(TEMPORARY) else MOST_AGE)
            if superseded or abandoned:
                _remove(entry.path)


class Kept(NamedTuple):
    """A file of a cache."""

    path: str
    size: int
    used: float
    """When it was last of use, in seconds since the epoch."""

    @property
    def holds(self) -> str:
        """What is in it."""
        return {COLUMNS: "columns", TEXTS: "texts"}.get(os.path.splitext(self.path)[1], "half written")

    @property
    def sources(self) -> list[str]:
        """The paths of the chronology it was made from; empty when it cannot be read."""
        try:
            about = json.loads(Container(_opened(self.path)).section("about"))
            return [str(path) for path in about["paths"]]
        except (OSError, DamagedError):
            return []


def kept(folder: str) -> list[Kept]:
    """All files of a cache, those used last first."""
    return sorted(_entries(folder), key=lambda each: -each.used)


def clear(folder: str) -> list[Kept]:
    """Remove all files of a cache; returns what was there. Raises OSError for what cannot be removed."""
    found = kept(folder)
    for each in found:
        with suppress(FileNotFoundError):  # another run was faster
            os.unlink(each.path)
    return found


def _entries(folder: str) -> Iterator[Kept]:
    with suppress(OSError), os.scandir(folder) as versions:
        for each in versions:
            if re.fullmatch(_VERSION, each.name) and each.is_dir(follow_symlinks=False):
                with suppress(OSError), os.scandir(each.path) as files:
                    for file in files:
                        if re.fullmatch(_FILE, file.name) and file.is_file(follow_symlinks=False):
                            with suppress(OSError):
                                status = file.stat(follow_symlinks=False)
                                yield Kept(file.path, status.st_size, status.st_mtime)


def _opened(path: str) -> FileBytes:
    return FileBytes(os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0)))


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:40]
