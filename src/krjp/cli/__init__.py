"""The command line: options in, one question to the chronology, a rendered answer out.

Nothing below this package reads the clock, the environment or the terminal, writes to standard
error or decides an exit status. Command modules are imported when they are called, not before.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main", "run"]

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer command-line arguments, by default those of the process, and return the exit status.

    The process is left as it was.
    """
    out, errors = sys.stdout, getattr(sys.stdout, "errors", None)
    try:
        return _answer(arguments)
    finally:
        if hasattr(out, "reconfigure"):
            with suppress(OSError):  # it also writes what is still to be written
                out.reconfigure(errors=errors, newline=None)


def run() -> int:
    """Be the program `krjp`: answer the arguments of a process that ends then, and return its exit status."""
    # A run is over before garbage in cycles could matter. Looking for it while modules load, and once
    # more at exit unless all there is is frozen, takes an eighth of the time of a short run.
    gc.disable()
    status = _answer(None)
    if sys.stdout is not None and not _written(status):
        # Python's own flush at exit would complain.
        with suppress(OSError):  # it is no file of the system's
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    gc.freeze()
    return status


def _answer(arguments: Sequence[str] | None) -> int:
    try:
        # Most of a short run is this import, so most interrupts fall into it.
        from krjp.cli.app import main as answer

        return answer(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def _written(status: int) -> bool:
    """True when standard output has taken all there was to write; what an interrupt left unwritten stays so."""
    if status == INTERRUPTED:
        return False
    try:
        sys.stdout.flush()
    except OSError:
        return False
    return True
