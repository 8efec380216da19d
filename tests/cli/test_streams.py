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
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from krjp import cli
from krjp.cli.environment import read_stdin, say
from krjp.errors import KrjpError
from tests import hostile
from tests.building import record
from tests.cli.running import PROGRAM, environment, krjp, krjp_in_pipe, krjp_on, shell

if TYPE_CHECKING:
    from krjp.chronology import Chronology

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shells and signals of POSIX")

COMMANDS = (
    *("list", "list --json", "search korea", "count --by kind", "show 2024-01-04", "values", "info", "schema"),
    *("timeline", "count --by month --chart", "completion bash", "--version"),
)
FULL = Path("/dev/full")
PIPE_CLOSED, INTERRUPTED, FAILED = 141, 130, 2
CLOSED = "krjp: error: standard output is closed; there is nowhere to write the answer\n"
NO_SPACE = "krjp: error: cannot write: no space left on device\n"

needs_full_disk = pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")


@pytest.mark.parametrize("command", ["list", "list --json", "list -o csv"])
def test_a_reader_that_leaves_ends_the_run_quietly(command: str, tmp_path: Path) -> None:
    # Much more than a pipe holds, so that it cannot all be written before the reader leaves.
    lines = (json.dumps(record("2024-01-01", f"n{number}", title="x" * 80)) for number in range(3000))
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = shell(f"krjp --data many.jsonl {command} | head -n 1", cwd=tmp_path)
    assert (done.status, done.err) == (PIPE_CLOSED, "")
    assert len(done.out.splitlines()) == 1


@pytest.mark.parametrize("command", [*COMMANDS, "complete -- ''"])
def test_a_reader_that_never_reads_ends_the_run_quietly(command: str) -> None:
    theirs, ours = os.pipe()
    os.close(theirs)
    # Closing it writes once more what could not be written.
    with suppress(OSError), open(ours, "w", encoding="utf-8") as out:
        assert krjp_on(out, *shlex.split(command)) == (PIPE_CLOSED, "")


@pytest.mark.parametrize("command", ["list", "--help"])
def test_nothing_is_said_at_the_exit_of_a_process_without_a_reader(command: str) -> None:
    theirs, ours = os.pipe()
    os.close(theirs)
    done = subprocess.run([*PROGRAM, command], stdout=ours, stderr=subprocess.PIPE, env=environment(), check=False)
    os.close(ours)
    assert (done.returncode, done.stderr) == (PIPE_CLOSED, b"")


def test_a_pipe_into_nothing_says_nothing() -> None:
    done = shell("krjp list | true")
    assert done.status in (0, PIPE_CLOSED)  # whoever is first
    assert (done.out, done.err) == ("", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_standard_output_is_an_error_in_words(command: str) -> None:
    # What Python makes of a stream that was closed before it began.
    assert krjp_on(None, *command.split()) == (FAILED, CLOSED)


@needs_full_disk
@pytest.mark.parametrize("command", [*COMMANDS, "--help"])
def test_a_full_disk_is_an_error_in_words(command: str) -> None:
    with suppress(OSError), FULL.open("w", encoding="utf-8") as out:
        assert krjp_on(out, *command.split()) == (FAILED, NO_SPACE)


@needs_full_disk
@pytest.mark.parametrize(("stream", "message"), [(">&-", CLOSED), (f">{FULL}", NO_SPACE)])
def test_a_process_that_cannot_write_ends_with_one_message(stream: str, message: str) -> None:
    assert shell(f"krjp list {stream}") == (FAILED, "", message)


@needs_full_disk
@pytest.mark.parametrize("stream", ["2>&-", f"2>{FULL}"])
def test_without_standard_error_the_answer_stands(stream: str) -> None:
    command = "count --by month --since 2024-01-10"
    done = shell(f"krjp {command} {stream}")
    assert (done.status, done.out) == (0, krjp(*command.split()).out)
    assert shell(f"krjp list --kind meting {stream}") == (FAILED, "", "")


def test_a_closed_standard_input_is_an_error_in_words() -> None:
    done = shell("krjp --data - list <&-")
    assert done == (FAILED, "", "krjp: error: standard input is closed; give --data a file\n")


def test_a_standard_input_that_never_was_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(KrjpError, match="standard input is closed; give --data a file"):
        read_stdin()


def test_a_standard_input_that_cannot_be_read_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class Folder(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Folder(), "utf-8"))
    with pytest.raises(KrjpError, match="cannot read standard input: is a directory"):
        read_stdin()


def test_too_little_memory_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("krjp.loading.load", exhausted)
    assert krjp("list") == (FAILED, "", "krjp: error: out of memory; ask about less data at once\n")


def test_a_remark_without_a_standard_error_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    say("nothing matched")


def test_an_error_without_a_standard_error_is_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    assert cli.main(["list", "--kind", "meting"]) == FAILED


def test_an_interrupt_without_a_standard_output_ends_the_run_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("krjp.cli.app._run", interrupted)
    assert krjp_on(None, "list") == (INTERRUPTED, "")


@pytest.mark.parametrize("call", ["read_stdin", "load"])
def test_an_interrupt_at_any_point_ends_the_run_quietly(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"krjp.{'cli.session' if call == 'read_stdin' else 'loading'}.{call}", interrupted)
    assert krjp("--data", "-", "list") == (INTERRUPTED, "", "")


def test_an_interrupt_while_krjp_is_imported_ends_the_run_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "krjp.cli.app":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "krjp.cli.app")
    monkeypatch.delattr(cli, "app")
    monkeypatch.setattr("sys.meta_path", [Interrupted(), *sys.meta_path])
    assert krjp("list") == (INTERRUPTED, "", "")


# Whoever runs the tests in the background of a script has interrupts ignored, and krjp would inherit that.
HEEDS_INTERRUPTS = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from krjp.cli import main
sys.exit(main(["--data", "-", "list"]))
"""


def test_an_interrupt_while_reading_ends_the_run_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HEEDS_INTERRUPTS],
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


# A call from Python

CALL = """
import gc, os, sys
from krjp.cli import main
before = gc.isenabled(), gc.get_freeze_count(), sys.stdout.errors, os.fstat(1)
assert main(sys.argv[1:]) == int(os.environ["STATUS"])
assert (gc.isenabled(), gc.get_freeze_count(), sys.stdout.errors, os.fstat(1)) == before
os._exit(0)
"""


@pytest.mark.parametrize(
    ("command", "status"), [("list --json", PIPE_CLOSED), ("--help", PIPE_CLOSED), ("list --kind x", FAILED)]
)
def test_a_call_without_a_reader_leaves_the_process_as_it_was(command: str, status: int) -> None:
    theirs, ours = os.pipe()
    os.close(theirs)
    done = subprocess.run(
        [sys.executable, "-c", CALL, *command.split()],
        stdout=ours,
        stderr=subprocess.PIPE,
        env=environment(STATUS=str(status)),
        check=False,
    )
    os.close(ours)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


@pytest.mark.parametrize("command", ["list --json", "list --width 60", "count --chart", "--version", "complete -- l"])
def test_a_call_that_is_answered_leaves_the_process_as_it_was(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALL, *command.split()], env=environment(STATUS="0"), capture_output=True, check=False
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert done.stdout.decode() == krjp(*command.split()).out


# Poor encodings


@pytest.mark.parametrize(
    "env",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
    ids=["PYTHONIOENCODING", "locale"],
)
def test_a_process_in_ascii_answers_and_complains_in_ascii(env: dict[str, str], hostile_data: Path) -> None:
    done = krjp_in_pipe("--data", str(hostile_data), "list", env=env)
    assert (done.status, done.err) == (0, f"krjp: {len(hostile.RECORDS)} events\n")
    assert done.out == krjp("--data", str(hostile_data), "list", encoding="ascii").out
    wrong = krjp_in_pipe("list", "--kind", "会談", env=env)
    assert (wrong.status, wrong.out) == (FAILED, "")
    assert wrong.err.startswith("krjp: error: unknown kind '")


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_in_ascii_is_the_same_data(name: str, hostile_data: Path) -> None:
    arguments = ("--data", str(hostile_data), "list", "-o", name)
    ascii_only, whole = krjp(*arguments, encoding="ascii").out, krjp(*arguments).out
    assert ascii_only.isascii()
    assert _loaded(ascii_only) == _loaded(whole)


def _loaded(text: str) -> list[object]:
    found: list[object] = json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.splitlines()]
    return found


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["list", "--width", "80"], ["show", "2024-02-21"], ["list", "-o", "csv"], ["list", "-o", "markdown"],
     ["list", "-o", "ics"], ["search", "独島"], ["timeline", "--width", "80"], ["count", "--by", "place", "--chart"]],
    ids=" ".join,
)  # fmt: skip
def test_what_ascii_cannot_express_is_escaped(arguments: list[str], hostile_data: Path) -> None:
    done = krjp("--data", str(hostile_data), *arguments, encoding="ascii")
    assert done.status == 0, done.err
    assert "?" not in done.out
    assert re.search(r"\\u[0-9a-f]{4}", done.out)


def test_nothing_is_lost_in_ascii(hostile_data: Path, packaged: Chronology) -> None:
    arguments = ("--data", str(hostile_data), "list", "-o", "csv", "--fields", "title,summary")
    back = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), krjp(*arguments, encoding="ascii").out)
    rows = list(csv.reader(io.StringIO(back, newline="")))[1:]
    assert [row[0] for row in rows] == [each["title"] for each in hostile.RECORDS]
    named = krjp("values", "actor", encoding="ascii").out
    for actor in packaged.holdings.index.values("actors"):
        for name in packaged.holdings.names.actor(actor).names:
            assert name.encode("ascii", "backslashreplace").decode() in named


def test_columns_stay_in_line_in_ascii(hostile_data: Path) -> None:
    head, *rows = krjp("--data", str(hostile_data), "list", encoding="ascii").out.splitlines()
    at = head.index("ID")
    assert all(row[at:].split()[0] in each["id"] for row, each in zip(rows, hostile.RECORDS, strict=True))
    fitted = krjp("--data", str(hostile_data), "list", "--width", "80", encoding="ascii").out
    assert max(map(len, fitted.splitlines())) <= 80


def test_an_encoding_that_knows_some_characters_escapes_the_others() -> None:
    cafe = json.dumps(record("2024-01-01", title="Café 독도")).encode()
    done = krjp("list", "--data", "-", "-o", "csv", "--fields", "title", stdin=cafe, encoding="latin-1")
    assert done.out == "title\r\nCafé \\ub3c5\\ub3c4\r\n"


# A pipe is a pipe

LOUD = {"COLUMNS": "20", "LINES": "5", "TERM": "xterm-256color", "PAGER": "false"}


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "env",
    [LOUD, {"TERM": "dumb", "COLUMNS": "40"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"FORCE_COLOR": "0"}],
    ids=["loud", "dumb", "no colour", "none forced"],
)
@pytest.mark.parametrize(
    "command", ["list", "search korea", "count --by month,kind", "values actor", "show 2024-01-04", "info"]
)
def test_a_piped_answer_is_plain_and_whole_whatever_the_environment(
    command: str, env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = krjp(*command.split()).out
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) > 100
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert krjp(*command.split()).out == plain


def test_a_process_in_a_pipe_heeds_no_window() -> None:
    assert krjp_in_pipe("list", env=LOUD).out == krjp("list").out


def test_forced_colour_adds_colour_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = krjp("search", "korea").out
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("FORCE_COLOR", "1")
    colored = krjp("search", "korea").out
    assert colored != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain
    assert krjp("search", "korea", "--color", "never").out == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert krjp("search", "korea", "--color", "always").out == colored
