"""The command line: options in, one question to the chronology, a rendered answer out.

Nothing below this package reads the clock, the environment or the terminal, writes to standard
error or decides an exit status. Command modules are imported when they are called, not before.
"""

from krjp.cli.app import main

__all__ = ["main"]
