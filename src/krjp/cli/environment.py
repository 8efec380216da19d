"""The terminal, the environment and the streams of this run; read here and nowhere below."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Any

from krjp.errors import KrjpError, UnknownNameError
from krjp.files.packaged import read_whole
from krjp.frozen import Frozen
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
# The first releases of less that show links as such, and that keep lines in view.
LESS_WITH_LINKS = 566
LESS_WITH_HEADER = 600
# The first release of VTE, which many terminals are made of, that can be trusted with links.
VTE_WITH_LINKS = 5002
# A pipe takes less than this from somebody who reads nothing of it.
MOST_WAITING = 1 << 20
# Wider than any screen; lines without end would only fill the memory.
MOST_WIDTH = 10_000
# The value of KRJP_CACHE that trusts no file by its looks.
VERIFY = "verify"


class Screen(Frozen):
    """What a table is drawn for."""

    terminal: bool
    """True when a person reads along: tables are fitted to the width, not written whole."""
    width: int
    color: bool
    links: bool = False
    """True when addresses may stand behind texts (OSC 8)."""


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
    return Screen(terminal or width is not None, cells, _in_color(color, terminal=terminal), terminal and _links())


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


def _links() -> bool:
    """True for a terminal that makes links of OSC 8 or passes it over; the console of Linux and old VTE do neither."""
    version = os.environ.get("VTE_VERSION", "")
    old = version.isdigit() and int(version) < VTE_WITH_LINKS
    return os.environ.get("TERM", "") not in ("", "dumb", "linux") and not old


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


def write_paged(pieces: Iterable[str], *, pager: bool, ruled: bool = False) -> None:
    """Write text as it comes, through the user's pager when it is longer than the terminal is high.

    The lines down to the rule of a `ruled` text stay in view where the pager is `less` and new enough.
    """
    out = stdout()
    rest = iter(pieces)
    begun: list[str] = []
    command = None
    if pager and sys.stdout.isatty() and sys.stdin is not None and sys.stdin.isatty():
        from shutil import get_terminal_size

        lines, height = 0, get_terminal_size().lines
        while lines < height and (piece := next(rest, None)) is not None:
            begun.append(piece)
            lines += piece.count("\n")
        command = _pager() if lines >= height else None
    if command is None:
        out.writelines(chain(begun, rest))
        return
    import subprocess

    release = _less_version() if command == "less" else 0
    if release < LESS_WITH_LINKS:
        from krjp.render.ansi import unlinked

        begun, rest = list(map(unlinked, begun)), map(unlinked, rest)
    # less: leave at once what fits, keep colours, leave the text on the screen (as git has it).
    before, rule, _ = "".join(begun).partition("─")
    head = before.count("\n") + 1 if ruled and rule else 0
    options = f"FRX --header={head}" if head and release >= LESS_WITH_HEADER else "FRX"
    environment = {"LESS": options, "LESSCHARSET": "utf-8", **os.environ}
    written: list[str] = []
    with subprocess.Popen(command, stdin=subprocess.PIPE, shell=True, env=environment) as process:  # noqa: S602
        assert process.stdin is not None
        # A pager that is quit before the end, or by Ctrl-C, is no error.
        with suppress(BrokenPipeError, KeyboardInterrupt), process.stdin:
            size = 0
            for piece in chain(begun, rest):
                if size < MOST_WAITING:
                    written.append(piece)
                    size += len(piece)
                process.stdin.write(piece.encode("utf-8", "backslashreplace"))
    if process.returncode in NOT_RUN:
        out.writelines(chain(written, rest))  # the shell has said why


def _less_version() -> int:
    """Which `less` there is; 0 where it does not say."""
    import re
    import subprocess

    told = subprocess.run(["less", "--version"], capture_output=True, check=False).stdout  # noqa: S607
    found = re.match(rb"less (\d+)", told)
    return int(found[1]) if found else 0


def _pager() -> str | None:
    """The pager's command line for the shell; None for no pager."""
    from shutil import which

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
