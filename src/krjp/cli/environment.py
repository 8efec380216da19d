"""The terminal, the environment and the streams of this run; read here and nowhere below."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.errors import KrjpError, UnknownNameError
from krjp.files.packaged import read_whole
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Screen",
    "browse",
    "cache_folder",
    "read_stdin",
    "say",
    "screen",
    "speaks_unicode",
    "stdout",
    "write_lines",
    "write_paged",
]

# What a shell answers when there is no such program, or it cannot be run.
NOT_RUN = (127, 126)
# Wider than any screen; lines without end would only fill the memory.
MOST_WIDTH = 10_000
# The value of KRJP_CACHE that trusts no file by its looks.
VERIFY = "verify"


class Screen(NamedTuple):
    """What a table is drawn for."""

    terminal: bool
    """True when a person reads along: tables are fitted to the width, not written whole."""
    width: int
    color: bool


def screen(color: str | None, width: int | None) -> Screen:
    """Terminal, width and colour: from the options first, then from the environment.

    A pipe stays a pipe whatever COLUMNS, TERM and FORCE_COLOR say: they never cut or wrap its text.
    """
    if color is not None:
        from krjp.render.ansi import COLOR_CHOICES

        if color not in COLOR_CHOICES:
            raise UnknownNameError("--color", color, COLOR_CHOICES)
    terminal = sys.stdout is not None and sys.stdout.isatty()
    cells = min(width or _columns(), MOST_WIDTH)
    return Screen(terminal or width is not None, cells, _in_color(color, terminal=terminal))


def _columns() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().columns


def _in_color(choice: str | None, *, terminal: bool) -> bool:
    """Colour or not: --color, then NO_COLOR (no-color.org), FORCE_COLOR, TERM."""
    if choice in ("always", "never"):
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return terminal and os.environ.get("TERM", "") not in ("", "dumb")


def cache_folder() -> str | None:
    """Where compiled chronologies are kept; None when KRJP_CACHE is off, or there is no home to keep them in.

    KRJP_CACHE may name a folder; otherwise it is the one the XDG Base Directory Specification gives.
    """
    chosen = os.environ.get("KRJP_CACHE", "")
    if chosen.lower() in ("off", "0", "no", "false"):
        return None
    if chosen and chosen.lower() != VERIFY:
        return os.path.abspath(os.path.expanduser(chosen))
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):  # as the specification has it
        base = os.path.expanduser("~/.cache")
    return os.path.join(base, "krjp") if os.path.isabs(base) else None


def verifies_cache() -> bool:
    """True when KRJP_CACHE asks that every byte of large data be compared with what was compiled of it."""
    return os.environ.get("KRJP_CACHE", "").lower() == VERIFY


def stdout() -> Any:
    """Standard output, set to lose nothing: what its encoding cannot express becomes an escape."""
    if sys.stdout is None:
        raise KrjpError("standard output is closed; there is nowhere to write the answer")
    if hasattr(sys.stdout, "reconfigure"):
        # Line ends are the format's own business on every platform.
        sys.stdout.reconfigure(errors="backslashreplace", newline="\n")
    return sys.stdout


def speaks_unicode() -> bool:
    """True when standard output can express every character."""
    name = getattr(sys.stdout, "encoding", None) or ""
    return name.lower().replace("-", "").startswith("utf")


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output, each as it comes."""
    stdout().writelines(f"{line}\n" for line in lines)


def write_paged(text: str, *, pager: bool) -> None:
    """Write text, through the user's pager when it is longer than the terminal is high."""
    out = stdout()
    command = _pager(text) if pager else None
    if command is None:
        out.write(text)
        return
    import subprocess

    # less: leave at once what fits, keep colours, leave the text on the screen (as git has it).
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    # A pager that is quit before the end, or by Ctrl-C, is no error.
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, shell=True, env=environment) as process,  # noqa: S602
        suppress(BrokenPipeError, KeyboardInterrupt),
    ):
        process.communicate(text.encode("utf-8", "backslashreplace"))
    if process.returncode in NOT_RUN:
        out.write(text)  # the shell has said why


def _pager(text: str) -> str | None:
    """The pager's command line for the shell; None for short text, no terminal, or no pager."""
    from shutil import get_terminal_size, which

    if not (sys.stdout.isatty() and sys.stdin is not None and sys.stdin.isatty()):
        return None
    if text.count("\n") < get_terminal_size().lines:
        return None
    command = os.environ.get("PAGER")
    if command is None:
        return "less" if which("less") else None
    return None if command.strip() in ("", "cat") else command


def browse(address: str) -> bool:
    """Show an address of the web in the user's browser; False when there is none."""
    import webbrowser

    try:
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False


def read_stdin() -> bytes:
    """Everything on standard input."""
    if sys.stdin is None:
        raise KrjpError("standard input is closed; give --data a file")
    try:
        return read_whole(sys.stdin.buffer)
    except OSError as error:
        raise KrjpError(f"cannot read standard input: {(error.strerror or str(error)).lower()}") from None


def say(message: str) -> None:
    """A remark on standard error."""
    if sys.stderr is not None:
        encoding = sys.stderr.encoding or "ascii"
        with suppress(OSError):  # the answer stands without it
            sys.stderr.write(f"krjp: {printable(message)}\n".encode(encoding, "backslashreplace").decode(encoding))
