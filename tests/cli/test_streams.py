"""Pipes that close, disks that are full, interrupts, poor encodings: no traceback, nothing lost in silence."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import hostile
from tests.building import record
from tests.cli.running import PROGRAM, environment, krjp_in_pipe, shell

if TYPE_CHECKING:
    from krjp.chronology import Chronology

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shells and signals of POSIX")

COMMANDS = ("list", "list --json", "search korea", "count --by month", "show 2024-01-04", "values", "info", "schema")
OTHERS = ("timeline", "count --by month --chart", "completion bash", "--version")
ASCII = {"PYTHONIOENCODING": "ascii"}
# What a process in the C locale gets where nothing helps it to UTF-8.
BARE = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
FULL = Path("/dev/full")

# The pipe's status, and what one that is a file of its own tells.
PIPE_CLOSED, INTERRUPTED, FAILED = 141, 130, 2


@pytest.mark.parametrize("command", ["list", "list --json", "list -o csv"])
def test_a_reader_that_leaves_ends_the_run_quietly(command: str, tmp_path: Path) -> None:
    # Much more than a pipe holds, so that it cannot all be written before the reader leaves.
    lines = (json.dumps(record("2024-01-01", f"n{number}", title="x" * 80)) for number in range(3000))
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = shell(f"krjp --data many.jsonl {command} | head -n 1", cwd=tmp_path)
    assert (done.status, done.err) == (PIPE_CLOSED, "")
    assert len(done.out.splitlines()) == 1


@pytest.mark.parametrize("command", [*COMMANDS, *OTHERS, "--help", "complete -- ''"])
def test_a_reader_that_never_reads_ends_the_run_quietly(command: str) -> None:
    theirs, ours = os.pipe()
    os.close(theirs)
    done = subprocess.run(
        [*PROGRAM, *shlex.split(command)], stdout=ours, stderr=subprocess.PIPE, env=environment(), check=False
    )
    os.close(ours)
    assert (done.returncode, done.stderr) == (PIPE_CLOSED, b"")


def test_a_pipe_into_nothing_says_nothing() -> None:
    done = shell("krjp list | true")
    assert done.status in (0, PIPE_CLOSED)  # whoever is first
    assert (done.out, done.err) == ("", "")


@pytest.mark.parametrize("command", [*COMMANDS, *OTHERS])
def test_a_closed_standard_output_is_an_error_in_words(command: str) -> None:
    done = shell(f"krjp {command} >&-")
    assert done == (FAILED, "", "krjp: error: standard output is closed; there is nowhere to write the answer\n")


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", [*COMMANDS, *OTHERS, "--help"])
def test_a_full_disk_is_an_error_in_words(command: str) -> None:
    done = shell(f"krjp {command} >{FULL}")
    assert done == (FAILED, "", "krjp: error: cannot write: no space left on device\n")


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("stream", ["2>&-", f"2>{FULL}"])
def test_without_standard_error_the_answer_stands(stream: str) -> None:
    command = "count --by month --since 2024-01-10"
    done = shell(f"krjp {command} {stream}")
    assert (done.status, done.out) == (0, krjp_in_pipe(*command.split()).out)
    assert shell(f"krjp list --kind meting {stream}") == (FAILED, "", "")


def test_a_closed_standard_input_is_an_error_in_words() -> None:
    done = shell("krjp --data - list <&-")
    assert done == (FAILED, "", "krjp: error: standard input is closed; give --data a file\n")


def test_an_interrupt_while_reading_ends_the_run_quietly() -> None:
    with subprocess.Popen(
        [*PROGRAM, "--data", "-", "list"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin is not None
        # More than a pipe holds: this returns when krjp has begun to read, and waits for the rest.
        process.stdin.write(b" " * (1 << 20))
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out, err) == (INTERRUPTED, b"", b"")


# Poor encodings


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The hostile chronology in a file."""
    path = tmp_path_factory.mktemp("data") / "hostile.json"
    path.write_bytes(hostile.as_json())
    return str(path)


@pytest.mark.parametrize("env", [ASCII, BARE], ids=["PYTHONIOENCODING", "locale"])
def test_json_in_ascii_is_the_same_data(env: dict[str, str], data: str) -> None:
    for name in ("json", "jsonl"):
        done = krjp_in_pipe("--data", data, "list", "-o", name, env=env)
        assert (done.status, done.err) == (0, "")
        assert done.out.isascii()
        assert _loaded(done.out) == _loaded(krjp_in_pipe("--data", data, "list", "-o", name).out)


def _loaded(text: str) -> list[object]:
    found: list[object] = json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.splitlines()]
    return found


@pytest.mark.parametrize("env", [ASCII, BARE], ids=["PYTHONIOENCODING", "locale"])
@pytest.mark.parametrize(
    "arguments",
    [["list"], ["list", "--width", "80"], ["show", "2024-02-21"], ["list", "-o", "csv"], ["list", "-o", "markdown"],
     ["list", "-o", "ics"], ["search", "dokdo"], ["timeline", "--width", "80"], ["count", "--by", "place", "--chart"]],
    ids=" ".join,
)  # fmt: skip
def test_what_ascii_cannot_express_is_escaped(env: dict[str, str], arguments: list[str], data: str) -> None:
    done = krjp_in_pipe("--data", data, *arguments, env=env)
    assert done.status == 0, done.err
    assert done.out.isascii()
    assert "?" not in done.out
    assert re.search(r"\\u[0-9a-f]{4}", done.out)


def test_nothing_is_lost_in_ascii(data: str, packaged: Chronology) -> None:
    done = krjp_in_pipe("--data", data, "list", "-o", "csv", "--fields", "title,summary", env=ASCII)
    back = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), done.out)
    rows = list(csv.reader(io.StringIO(back, newline="")))[1:]
    assert [row[0] for row in rows] == [each["title"] for each in hostile.RECORDS]
    # Every actor's names in every script, in the widest table there is.
    named = krjp_in_pipe("values", "actor", env=ASCII).out
    for actor in packaged.index.values("actors"):
        for name in packaged.names.actor(actor).names:
            assert name.encode("ascii", "backslashreplace").decode() in named


def test_columns_stay_in_line_in_ascii(data: str) -> None:
    head, *rows = krjp_in_pipe("--data", data, "list", env=ASCII).out.splitlines()
    at = head.index("ID")
    assert [row[at:] for row in rows] == [each["id"] for each in hostile.RECORDS]
    fitted = krjp_in_pipe("--data", data, "list", "--width", "80", env=ASCII).out
    assert max(map(len, fitted.splitlines())) <= 80


@pytest.mark.parametrize("env", [ASCII, BARE], ids=["PYTHONIOENCODING", "locale"])
def test_errors_are_said_in_any_encoding(env: dict[str, str]) -> None:
    done = krjp_in_pipe("list", "--kind", "会談", env=env)
    assert (done.status, done.out) == (FAILED, "")
    assert done.err.startswith("krjp: error: unknown kind '")


def test_an_encoding_that_knows_some_characters_escapes_the_others(data: str) -> None:
    done = subprocess.run(
        [*PROGRAM, "list", "-n", "1", "-o", "csv", "--fields", "title", "--data", "-"],
        input='{"id":"2024-01-01-a","date":"2024-01-01","title":"Café 독도","kind":"report"}'.encode(),
        env=environment(PYTHONIOENCODING="latin-1"),
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"title\r\nCaf\xe9 \\ub3c5\\ub3c4\r\n"


# A pipe is a pipe


@pytest.mark.parametrize(
    "command", ["list", "search korea", "count --by month,kind", "values actor", "show 2024-01-04", "info"]
)
def test_a_piped_answer_is_plain_and_whole_whatever_the_environment(command: str) -> None:
    plain = krjp_in_pipe(*command.split()).out
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) > 80 or command.startswith("count")
    loud = {"COLUMNS": "20", "LINES": "5", "TERM": "xterm-256color", "PAGER": "false"}
    assert krjp_in_pipe(*command.split(), env=loud).out == plain
    for env in ({"TERM": "dumb", "COLUMNS": "40"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"FORCE_COLOR": "0"}):
        assert krjp_in_pipe(*command.split(), env=env).out == plain


def test_forced_colour_adds_colour_and_nothing_else() -> None:
    plain = krjp_in_pipe("search", "korea").out
    colored = krjp_in_pipe("search", "korea", env={"FORCE_COLOR": "1", "COLUMNS": "20", "TERM": "dumb"}).out
    assert colored != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain
    assert krjp_in_pipe("search", "korea", "--color", "never", env={"FORCE_COLOR": "1"}).out == plain
    assert krjp_in_pipe("search", "korea", "--color", "always", env={"NO_COLOR": "1"}).out == colored
