"""The command line: options in, one question to the chronology, a rendered answer out.

Nothing below this package reads the clock, the environment or the terminal, writes to standard
error or decides an exit status. Command modules are imported when they are called, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run krjp on command-line arguments, by default those of the process, and return the exit status."""
    try:
        # Most of a short run is this import, so most interrupts fall into it.
        from krjp.cli.app import main as run

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
