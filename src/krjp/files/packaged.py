"""Bytes: the files krjp ships, found the same way wherever it is installed, and those it is given.

What krjp ships is found in a wheel, an editable install, a checkout and a zip. It is read through the
module's own loader, as `pkgutil.get_data` does: a loader knows how to reach into a zip, and
`importlib.resources` would cost more to import than the files to read.
"""

from __future__ import annotations

import errno
import os
import os.path
from typing import TYPE_CHECKING, cast

from krjp.errors import DataError, Problem

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader
    from typing import BinaryIO

__all__ = ["packaged", "read_whole"]

# No chronology is this large; a device or a pipe without end must not fill the memory of the machine.
MOST_BYTES = 2 << 30
# Memory is asked for piece by piece, since most files are small; a whole chronology mostly fits into one.
PIECE = 16 << 20

_HERE = os.path.dirname(os.path.dirname(__file__))
# A build puts data/ inside the package; in a checkout (and an editable install) it stands at the top.
_FOLDERS = (os.path.join(_HERE, "data"), os.path.join(_HERE, "..", "..", "data"))


def packaged(name: str) -> bytes:
    """The content of a packaged data file, such as `events.json`. Raises DataError."""
    assert __spec__ is not None
    loader = cast("ResourceLoader", __spec__.loader)
    for folder in _FOLDERS:
        try:
            return loader.get_data(os.path.join(folder, name))
        except OSError:
            continue
    raise DataError(name, [Problem("", "", "is missing from krjp's own data; install krjp again")])


def read_whole(file: BinaryIO) -> bytes:
    """Everything in a file that somebody named. Raises OSError, also for what has no end."""
    pieces = [file.read(PIECE)]
    size = len(pieces[0])
    while len(pieces[-1]) == PIECE:  # a shorter piece ends the file
        if size > MOST_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        pieces.append(file.read(PIECE))
        size += len(pieces[-1])
    return b"".join(pieces)
