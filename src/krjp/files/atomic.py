"""Files written whole or not at all.

The text goes to a temporary file in the same folder, is brought to the disk, and takes the file's name
in one step: whoever looks, at any moment and after any crash, finds the old file or the new one.
A symbolic link stays one; what it points to is replaced. An existing file is replaced only by force.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from krjp.errors import KrjpError
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["alone", "refuse_early", "refuse_folder_early", "write_folder", "write_text"]


@contextmanager
def alone(path: str) -> Iterator[None]:
    """Keep others who do the same out while a file is read, changed and written; what they write is not lost.

    The folder is locked, since the file itself is replaced. Where a system has no such locks, nothing is done.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with _in_words(path):
        folder = os.open(os.path.dirname(os.path.realpath(path)), os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def write_text(path: str | os.PathLike[str], text: str, *, force: bool = False) -> None:
    """Write text as UTF-8 to a file. Raises KrjpError when it exists, unless forced, or cannot be written."""
    name = os.fspath(path)
    refuse_early(name, force=force)
    with _in_words(name):
        target = os.path.realpath(name)
        _write(target, text.encode("utf-8", "backslashreplace"), _mode(target), force=force)


def refuse_early(path: str, *, force: bool = False) -> None:
    """Raise KrjpError when nothing can be written to a path, so that nobody works for nothing."""
    with _in_words(path):
        _mode(os.path.realpath(path))
        if not force and os.path.exists(path):
            raise FileExistsError


def write_folder(path: str, files: Mapping[str, str], *, force: bool = False) -> None:
    """Write a new folder of texts as UTF-8, all or none; into one that holds files only by force, and then one by one.

    Other files in it stay. Raises KrjpError when it cannot be written.
    """
    refuse_folder_early(path, force=force)
    if os.path.isdir(path):
        for name, text in files.items():
            write_text(os.path.join(path, name), text, force=True)
        return
    with _in_words(path):
        target = os.path.realpath(path)
        temporary = tempfile.mkdtemp(prefix=".krjp-", suffix=".tmp", dir=os.path.dirname(target) or ".")
        try:
            for name, text in files.items():
                write_text(os.path.join(temporary, name), text)
            os.chmod(temporary, 0o777 & ~_umask())
            os.rename(temporary, target)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
        _sync_folder(os.path.dirname(target) or ".")


def refuse_folder_early(path: str, *, force: bool = False) -> None:
    """Raise KrjpError when no folder can be written at a path, so that nobody works for nothing."""
    with _in_words(path):
        if os.path.lexists(path) and not os.path.isdir(path):
            raise OSError(0, "is a file, not a folder")
        if not os.path.isdir(path):
            os.stat(os.path.dirname(os.path.realpath(path)))  # without a folder around it there will be none
        elif os.listdir(path) and not force:
            raise KrjpError(
                f"{printable(path)} holds files; name a new folder, or give --force to replace those of the same names"
            )


@contextmanager
def _in_words(name: str) -> Iterator[None]:
    """Say what the system says as a KrjpError."""
    try:
        yield
    except FileExistsError:
        raise KrjpError(f"{printable(name)} exists; give --force to replace it") from None
    except OSError as error:
        raise KrjpError(f"cannot write {printable(name)}: {(error.strerror or str(error)).lower()}") from None
    except ValueError:  # a NUL byte in the path
        raise KrjpError(f"'{printable(name)}' is no file name") from None


def _mode(target: str) -> int:
    """The permissions the file has, or those a new file gets. Raises OSError for what is no plain file."""
    try:
        found = os.stat(target)
    except FileNotFoundError:
        os.stat(os.path.dirname(target))  # without a folder there will be no file either
        return 0o666 & ~_umask()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(0, "is a folder" if stat.S_ISDIR(found.st_mode) else "is not a plain file")
    return stat.S_IMODE(found.st_mode)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write(target: str, content: bytes, mode: int, *, force: bool) -> None:
    folder = os.path.dirname(target) or "."
    # Not named after the target, whose name may be as long as names can be.
    handle, temporary = tempfile.mkstemp(prefix=".krjp-", suffix=".tmp", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        if force:
            os.replace(temporary, target)
        else:
            _take_free_name(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(folder)


def _take_free_name(temporary: str, target: str) -> None:
    """Give the file a name nobody has; a file that has appeared meanwhile raises FileExistsError."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        os.replace(temporary, target)
    else:
        os.unlink(temporary)


def _sync_folder(folder: str) -> None:
    """Bring the new name to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
