"""Where compiled chronologies are kept, and whose word is taken for it.

    FOLDER/VERSION/PATHS-CONTENT.index      the columns of a chronology
    FOLDER/VERSION/PATHS-CONTENT.texts      its text index
    FOLDER/VERSION/PATHS.files              what its files looked like when their digests were taken

VERSION names all that a compiled form depends on besides the data; PATHS is a digest of the paths the
data came from, CONTENT one of every byte in it, which stands in the file as well: another's file under its name is
none. Digests of large files take long, so they are remembered as git's index does it: for a file with the same
device, inode, size and times of change, to the nanosecond. A file that was changed in the moment its digest was
taken may be changed once more without a trace, so the digest is taken again.

A folder or file that somebody else owns or may write is not used. Files are written under another name and renamed,
so that a run sees a whole file or none, whatever else runs or was killed. What cannot be kept, because the folder
cannot be written or the disk is full, is made in memory.
"""

from __future__ import annotations

import json
import os
import re
import stat
import sys
import time
import unicodedata
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import krjp
from krjp.compiled.container import FORMAT, Container, DamagedError, Writer
from krjp.files.opened import FileBytes, HeldBytes, changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from krjp.files.opened import Part

__all__ = ["COLUMNS", "FILES", "TEXTS", "Kept", "Slot", "clear", "kept"]

COLUMNS, TEXTS, FILES = ".index", ".texts", ".files"
PREFIX, TEMPORARY = "krjp-", ".tmp"
# A cache may lie in a folder that holds other things; only what is named like this is krjp's to list or remove.
_VERSION = r"\d+-[^-]+-[a-z]+\d+-[\d.]+-(little|big)"
_FILE = r"[0-9a-f]{40}-[0-9a-f]{40}\.(index|texts)|[0-9a-f]{40}\.files|krjp-\w+\.tmp"
DAY = 24 * 60 * 60
# What nobody has asked for so long goes when something new comes.
MOST_AGE = 30 * DAY
# The coarsest clock of a file system ticks every two seconds.
TICK = 2_000_000_000
# The user who may do anything anyway.
ROOT = 0


def version() -> str:
    """All that a compiled form depends on besides the data: how krjp writes it, and how Python reads text."""
    python = f"{sys.implementation.name}{sys.version_info[0]}{sys.version_info[1]}"
    return f"{FORMAT}-{krjp.__version__}-{python}-{unicodedata.unidata_version}-{sys.byteorder}"


class Slot:
    """The place of one chronology in a cache."""

    def __init__(
        self,
        folder: str | None,
        parts: Sequence[Part],
        way: str = "",
        *,
        verify: bool = False,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        """`folder` is the cache; without one, or when a part cannot be come back to, nothing is kept.

        `way` tells how the parts are read, where that is not plain. `verify` takes every digest anew; `tell` is told
        when the folder is not to be trusted.
        """
        self._parts = parts
        self._folder: str | None = None
        self._unsaved = b""
        self._looked_like = [part.looks for part in parts]
        paths = [os.path.abspath(part.path) if part.path else part.name for part in parts if part.path or part.shipped]
        if folder is None or len(paths) < len(parts):
            return
        with suppress(OSError):
            os.makedirs(folder, mode=0o700, exist_ok=True)
        chosen = os.path.join(folder, version())
        for each, status in ((folder, os.stat), (chosen, os.lstat)):
            with suppress(OSError):
                if reason := _distrust(status(each)):
                    if tell is not None:
                        tell(f"the cache in {each} is not used: {reason}; mend that, or name another with KRJP_CACHE")
                    return
        self._folder = chosen
        self._paths = _digest("\0".join([*paths, *filter(None, (way,))]).encode("utf-8", "surrogateescape"))
        self._digests = self._digested(paths, verify=verify)
        content = _digest(b"".join(self._digests))
        self._about = {"paths": paths, "content": content}
        self._name = f"{self._paths}-{content}"

    def _digested(self, paths: list[str], *, verify: bool) -> list[bytes]:
        """The digest of each part: as it was remembered, or taken now."""
        assert self._folder is not None
        path = os.path.join(self._folder, self._paths + FILES)
        known = {} if verify else _remembered(path)
        files, taken = known.get("files") or [{}] * len(self._parts), known.get("taken", 0)
        now, found = time.time_ns(), []
        for part, looks, before in zip(self._parts, self._looked_like, files, strict=True):
            if looks is not None and before.get("looks") == vars(looks) and looks.changed + TICK < taken:
                found.append(bytes.fromhex(before["digest"]))
                continue
            found.append(part.digest())
            taken = 0
        if not taken and any(self._looked_like):
            told = [
                {"looks": looks and vars(looks), "digest": each.hex()}
                for looks, each in zip(self._looked_like, found, strict=True)
            ]
            self._unsaved = _checked({"paths": paths, "taken": now, "files": told})
        return found

    def _remember(self) -> None:
        """Keep digests that were taken now."""
        content, self._unsaved = self._unsaved, b""
        if content:
            with suppress(OSError):
                self._replace(FILES, lambda file: file.write(content), self._paths)

    def _check_unchanged(self) -> None:
        for part, looked in zip(self._parts, self._looked_like, strict=True):
            if part.looks != looked:
                raise changed(part.name)

    def find(self, kind: str) -> Container | None:
        """What is kept of a kind, if it is there, whole, of this content and this user's."""
        if self._folder is None:
            return None
        path = os.path.join(self._folder, self._name + kind)
        try:
            found = Container(_opened(path))
            if json.loads(found.section("about")) != {**self._about, "kind": kind}:
                return None
            os.utime(path)  # when it was last of use
            self._remember()
        except (OSError, DamagedError, ValueError):
            return None
        return found

    def make(self, kind: str, write: Callable[[Writer], None]) -> Container:
        """Write what is to be kept of a kind, and open it; in memory when it cannot be kept."""
        if self._folder is not None:
            with suppress(OSError):
                made = self._replace(kind, lambda file: self._write(file, kind, write), self._name)
                self._remember()
                self._tidy(self._folder)
                return Container(made)
        memory = BytesIO()
        self._write(memory, kind, write)
        return Container(HeldBytes(memory.getvalue()))

    def _replace(self, kind: str, write: Callable[[BinaryIO], Any], name: str) -> FileBytes:
        """Write a file whole and give it its name. Raises OSError."""
        import tempfile

        assert self._folder is not None
        os.makedirs(self._folder, mode=0o700, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=PREFIX, suffix=TEMPORARY, dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as file:
                write(file)
            made = _opened(temporary)
            os.replace(temporary, os.path.join(self._folder, name + kind))
        except BaseException:
            _remove(temporary)
            raise
        return made

    def _write(self, file: BinaryIO, kind: str, write: Callable[[Writer], None]) -> None:
        writer = Writer(file)
        write(writer)
        if self._folder is not None:
            writer.add_json("about", {**self._about, "kind": kind})
            self._check_unchanged()
            for part, looks, digest in zip(self._parts, self._looked_like, self._digests, strict=True):
                if looks is None and part.digest() != digest:
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


def _remembered(path: str) -> dict[str, Any]:
    """What files looked like, with their digests, and when that was; empty where it is not known for sure."""
    with suppress(OSError, ValueError):
        file = _opened(path)
        content = file.read(0, file.size)
        found: dict[str, Any] = json.loads(content.partition(b"\n")[2])
        if content == _checked(found):
            return found
    return {}


def _checked(value: Any) -> bytes:
    """JSON under its digest."""
    text = json.dumps(value).encode()
    return f"{_digest(text)}\n".encode() + text


def _distrust(found: os.stat_result) -> str:
    """Why something in a cache is not to be trusted; empty when it is."""
    if not hasattr(os, "getuid"):
        return ""
    if found.st_uid not in (os.getuid(), ROOT):
        return "somebody else owns it"
    if stat.S_ISLNK(found.st_mode):
        return "it is a link"
    return "others may write it" if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH) else ""


class Kept(NamedTuple):
    """A file of a cache."""

    path: str
    size: int
    used: float
    """When it was last of use, in seconds since the epoch."""

    @property
    def holds(self) -> str:
        """What is in it."""
        return {COLUMNS: "columns", TEXTS: "texts", FILES: "digests"}.get(
            os.path.splitext(self.path)[1], "half written"
        )

    @property
    def sources(self) -> list[str]:
        """The paths of the chronology it was made from; empty when it does not tell."""
        try:
            if self.path.endswith(FILES):
                about = _remembered(self.path)
            else:
                about = json.loads(Container(_opened(self.path)).section("about"))
        except (OSError, DamagedError):
            return []
        return [str(path) for path in about.get("paths", ())]


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
    """A file of a cache. Raises OSError, also for what is not to be trusted."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags)
    file = FileBytes(descriptor)
    if reason := _distrust(os.fstat(descriptor)):
        raise PermissionError(reason)
    return file


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:40]
