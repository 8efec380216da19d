"""Running krjp: inside this process, as a process with pipes, in a shell, and in a terminal."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest import mock

from krjp.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

__all__ = [
    "Done",
    "arguments_of",
    "environment",
    "krjp",
    "krjp_in_pipe",
    "krjp_in_terminal",
    "krjp_on",
    "records",
    "shell",
]

# What the environment of whoever runs the tests must not change.
MEANINGFUL = (
    *("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PAGER", "LESS", "TERM", "LANG", "PYTHONUTF8"),
    "PYTHONDONTWRITEBYTECODE",  # every process that a test starts would compile krjp anew
)
PREFIXES = ("KRJP_", "LC_", "PYTHONIO")
PROGRAM = (sys.executable, "-m", "krjp")


class Done(NamedTuple):
    """What a run left behind."""

    status: int
    out: str
    err: str


def krjp(*arguments: str, stdin: bytes = b"", encoding: str = "utf-8") -> Done:
    """Run krjp in this process; its standard output is no terminal."""
    out = io.TextIOWrapper(io.BytesIO(), encoding, newline="")
    status, err = krjp_on(out, *arguments, stdin=stdin)
    return Done(status, _written(out), err)


def krjp_on(out: TextIO | None, *arguments: str, stdin: bytes = b"") -> tuple[int, str]:
    """Run krjp in this process with this for its standard output; the exit status and what it said."""
    err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
    given = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    with redirect_stdout(out), redirect_stderr(err), mock.patch.object(sys, "stdin", given):
        status = main(arguments)
    return status, _written(err)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode(stream.encoding)


def arguments_of(command: str) -> list[str] | None:
    """What a shell would hand to krjp, if a command line is one call of it and nothing else."""
    unquoted = re.sub("'[^']*'", "", command)
    if not command.startswith("krjp ") or re.search(r"[|<>;&()$`*?~#\\\n{}!\[]", unquoted):
        return None
    return shlex.split(command)[1:]


def records(*arguments: str, stdin: bytes = b"") -> list[dict[str, Any]]:
    """The records of an answer in JSON."""
    done = krjp(*arguments, "--json", stdin=stdin)
    assert done.status == 0, done.err
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def environment(**changed: str) -> dict[str, str]:
    """The environment of a process: this one's without what tells krjp how to look, and UTF-8."""
    kept = {name: value for name, value in os.environ.items() if name not in MEANINGFUL}
    kept = {name: value for name, value in kept.items() if not name.startswith(PREFIXES)}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**kept, "LC_ALL": "C.UTF-8", "PATH": path, **changed}


def krjp_in_pipe(*arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Done:
    """Run krjp as a process whose streams are pipes."""
    done = subprocess.run(
        [*PROGRAM, *arguments], input=stdin, env=environment(**env or {}), capture_output=True, check=False
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def shell(command: str, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Done:
    """Run a command line in bash; its status is that of the first program of its last pipeline."""
    done = subprocess.run(
        ["bash", "-c", f"{command}\nexit ${{PIPESTATUS[0]}}"],
        env=environment(**env or {}),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def krjp_in_terminal(
    *arguments: str, columns: int = 80, lines: int = 500, env: Mapping[str, str] | None = None
) -> Done:
    """Run krjp with a terminal of a certain size for standard input and output; standard error is a pipe."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [*PROGRAM, *arguments],
        env=environment(**{"TERM": "xterm-256color", **(env or {})}),
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    shown = bytearray()
    with suppress(OSError):  # how Linux reports that the other end is closed
        while piece := os.read(ours, 1 << 16):
            shown += piece
    os.close(ours)
    assert process.stderr is not None
    with process.stderr as stream:
        said = stream.read().decode()
    return Done(process.wait(), shown.decode().replace("\r\n", "\n"), said)
