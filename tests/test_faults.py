"""A world that fails: disks, signals, streams, environments, interpreters. Nothing is left half done."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from krjp import load
from krjp.errors import DataError
from krjp.files.packaged import packaged
from tests.building import record
from tests.cli.running import PROGRAM, Done, environment, krjp, krjp_in_pipe, krjp_in_terminal, shell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals, limits and shells of POSIX")

ROOT = Path(__file__).parent.parent
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
# One command for each thing that could need what is missing: indexes, Rich, the stemmer, dateutil, a picture.
COMMANDS = (
    "count --by month",
    "list --width 80 -n 2",
    "search dokdo -n 1",
    "list --on 2024.2.21 --json",
    "timeline -d feb",
)
DRAWING = "timeline --svg x.svg"


# Between two answers, on both streams.
BETWEEN = "\x1e"
EACH = f"""
import sys
from krjp.cli import main
for command in sys.argv[1:]:
    status = main(command.split())
    for stream in (sys.stdout, sys.stderr):
        print(status, end={BETWEEN!r}, file=stream, flush=True)
"""


def python(
    *options: str, commands: Sequence[str], env: Mapping[str, str] | None = None, before: Sequence[str] = ()
) -> dict[str, Done]:
    """What an interpreter with options of its own answers to some commands, in one process; `before` starts it."""
    done = subprocess.run(
        [*before, sys.executable, *options, "-c", EACH, *commands],
        env=environment(**env or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    outs, errs = (stream.decode().split(BETWEEN) for stream in (done.stdout, done.stderr))
    assert (outs.pop(), errs.pop()) == ("", "")
    return {
        command: Done(int(out[-1]), out[:-1], err[:-1]) for command, out, err in zip(commands, outs, errs, strict=True)
    }


@cache
def usual(*commands: str) -> dict[str, Done]:
    """What is answered where nothing fails."""
    return {command: krjp(*command.split()) for command in commands}


# Writing

# Python would keep bytecode cut short at the limit, and every later run would fail on it.
NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}


def test_a_disk_that_fills_up_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text("old")
    done = shell(f"ulimit -f 4; krjp {DRAWING} --force", cwd=tmp_path, env=NO_BYTECODE)  # blocks of 1024 bytes
    assert done == Done(2, "", "krjp: error: cannot write x.svg: file too large\n")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"x.svg": "old"}


def test_an_import_to_a_disk_that_fills_up_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]")
    (tmp_path / "x.txt").write_text("".join(f"Jan. {day}, 2024: Ministers meet in Seoul.\n" for day in range(1, 29)))
    done = shell("ulimit -f 1; krjp import x.txt --save x.json --update", cwd=tmp_path, env=NO_BYTECODE)
    assert done.status == 2
    assert done.err.endswith("krjp: error: cannot write x.json: file too large\n")
    assert (tmp_path / "x.json").read_text() == "[]"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.json", "x.txt"]


# Where in writing a file the process is killed: at the start, with all written, before and after the new name.
MOMENTS = ("tempfile.mkstemp", "os.fsync", "os.chmod", "os.replace", "os.unlink")


# Each is killed in a process of its own, all begun by one that has krjp at hand.
KILLED = """
import os, sys, tempfile
from krjp.cli import main
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
for moment in sys.argv[2].split():
    if not (process := os.fork()):
        module, name = moment.split(".")
        setattr(sys.modules[module], name, lambda *_, **__: os.kill(os.getpid(), 9))
        os._exit(main([*sys.argv[1].split(), "--svg", f"{moment}/x.svg"]))
    print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
"""


@pytest.mark.parametrize("force", [True, False])
def test_a_process_killed_while_writing_leaves_the_old_file_or_the_new(force: bool, tmp_path: Path) -> None:
    for moment in MOMENTS:
        (tmp_path / moment).mkdir()
        if force:
            (tmp_path / moment / "x.svg").write_text("old")
    command = "timeline --force" if force else "timeline"
    done = subprocess.run(
        [sys.executable, "-c", KILLED, command, " ".join(MOMENTS)],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=True,
    )
    ended = dict(zip(MOMENTS, map(int, done.stdout.split()), strict=True))
    assert set(ended.values()) <= {-signal.SIGKILL, 0}
    assert -signal.SIGKILL in ended.values()
    for moment, status in ended.items():
        path = tmp_path / moment / "x.svg"
        found = path.read_text() if path.exists() else None
        assert found in ({"old" if force else None, _drawn()} if status else {_drawn()}), moment


@cache
def _drawn() -> str:
    """The whole file, as a run writes it that is left alone."""
    done = krjp("timeline", "--svg", "-")
    assert done.status == 0
    return done.out.rstrip("\n")


@pytest.mark.parametrize("force", [True, False])
def test_several_runs_at_once_write_one_whole_file(force: bool, tmp_path: Path) -> None:
    command = [*PROGRAM, *DRAWING.split(), *(["--force"] if force else [])]
    runs = [
        subprocess.Popen(command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    ended = [(run.communicate()[1].decode(), run.returncode) for run in runs]
    assert sorted(status for _, status in ended) == ([0] * 3 if force else [0] + [2] * 2)
    assert {text for text, status in ended if status == 2} <= {
        "krjp: error: x.svg exists; give --force to replace it\n"
    }
    assert [path.name for path in tmp_path.iterdir()] == ["x.svg"]
    assert (tmp_path / "x.svg").read_text() == _drawn()


# Permissions hold for root as well once it has laid down the right to overrule them.
OBEYING = "setpriv --bounding-set=-dac_override,-dac_read_search " if IS_ROOT else ""
needs_permissions = pytest.mark.skipif(shell(f"{OBEYING}true").status != 0, reason="root may do everything here")


@contextmanager
def permissions(path: Path, mode: int) -> Iterator[None]:
    """A file or folder with these permissions, for a while."""
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(before)


@needs_permissions
@pytest.mark.parametrize(
    "command", [DRAWING, f"{DRAWING} --force", "count --html x.svg", "import ../in.txt --save x.json"]
)
@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_may_not_be_written_is_refused_in_words(command: str, there: bool, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("Jan. 4, 2024: Ministers meet in Seoul.\n")
    folder = tmp_path / "folder"
    folder.mkdir()
    name = command.rsplit(maxsplit=1)[-1] if "--force" not in command else "x.svg"
    if there:
        (folder / name).write_text("old")
    with permissions(folder, 0o500):
        done = shell(f"{OBEYING}krjp {command}", cwd=folder)
    reason = f"cannot write {name}: permission denied"
    if there and "--force" not in command:
        reason = f"{name} exists; give --force to replace it"
    assert (done.status, done.out) == (2, "")
    assert done.err.endswith(f"krjp: error: {reason}\n")
    assert {path.name: path.read_text() for path in folder.iterdir()} == ({name: "old"} if there else {})


@needs_permissions
@pytest.mark.parametrize("command", ["--data x.json list", "import x.json"])
def test_a_file_that_may_not_be_read_is_refused_in_words(command: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]")
    with permissions(tmp_path / "x.json", 0):
        done = shell(f"{OBEYING}krjp {command}", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "x.json: permission denied" in done.err


@needs_permissions
def test_a_folder_of_data_that_may_not_be_entered_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "events.json").write_text("[]")
    with permissions(tmp_path / "data", 0):
        done = shell(f"{OBEYING}krjp --data data list", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "data/events.json: permission denied" in done.err


@needs_permissions
def test_a_home_that_may_not_be_written_is_not_needed(tmp_path: Path) -> None:
    with permissions(tmp_path, 0o500):
        answered = python(commands=COMMANDS, env={"HOME": str(tmp_path)}, before=OBEYING.split())
    assert answered == usual(*COMMANDS)
    assert list(tmp_path.iterdir()) == []


RUNS = 2


@pytest.mark.parametrize("how", ["--force", "--update", ""])
def test_several_imports_at_once_write_one_whole_file(how: str, tmp_path: Path) -> None:
    lines = [f"Jan. {day}, 2024: Ministers meet in Seoul.\n" for day in range(1, 29)]
    for number in range(RUNS):
        (tmp_path / f"{number}.txt").write_text("".join(lines[number * 7 : number * 7 + 7]))
    runs = [
        subprocess.Popen(
            [*PROGRAM, "import", f"{number}.txt", "--save", "x.json", *how.split()],
            cwd=tmp_path, env=environment(), stderr=subprocess.PIPE,
        )
        for number in range(RUNS)
    ]  # fmt: skip
    said = [run.communicate()[1].decode() for run in runs]
    assert sorted(run.returncode for run in runs) == ([0] * RUNS if how else [0] + [2] * (RUNS - 1))
    assert not [text for text in said if "Traceback" in text]
    found = {event.date.day for event in load(tmp_path / "x.json").events}
    # The last to write wins, as it does with any file; what is there is whole.
    assert any(found >= set(range(number * 7 + 1, number * 7 + 8)) for number in range(RUNS))
    # Beside it stands what was imported, whole as well.
    assert json.loads((tmp_path / "x.imported.json").read_text())["imported"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *(f"{number}.txt" for number in range(RUNS)), "x.imported.json", "x.json",
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["count", "timeline --svg x.svg", "--data . list", "check events.json"])
def test_a_folder_that_is_gone_is_no_traceback(command: str, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    done = shell(f"cd gone; rmdir ../gone; krjp {command}", cwd=tmp_path)
    assert done.status == (0 if command == "count" else 2)
    assert "Traceback" not in done.err


# Streams


@pytest.mark.parametrize(
    ("command", "streams"),
    [
        *(("list --width 80", each) for each in (">&-", "2>&-", "<&-", ">&- 2>&-", ">&- 2>&- <&-")),
        *((each, "2>&-") for each in ("list --kind meting", "")),
        *((each, ">&- 2>&- <&-") for each in ("--help", "--version", "", "complete")),
    ],
)
def test_closed_streams_end_in_words_or_in_silence(command: str, streams: str) -> None:
    done = shell(f"krjp {command} {streams}")
    assert done.status in (0, 2)
    assert "Traceback" not in done.out + done.err


@pytest.mark.parametrize("command", ["search zzzz --json", "count --by month --since 2024-01-10", "list --kind meting"])
def test_a_full_standard_error_changes_neither_answer_nor_status(command: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    asked = shell(f"krjp {command} 2>/dev/full")
    assert (asked.status, asked.out) == shell(f"krjp {command}")[:2]


def test_a_terminated_run_ends_by_the_signal() -> None:
    with subprocess.Popen(
        [*PROGRAM, "--data", "-", "list"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        process.terminate()
        assert process.wait() == -signal.SIGTERM


# Terminals


@pytest.mark.parametrize("columns", [1, 20])
@pytest.mark.parametrize(
    "command", ["list", "count --by month,kind", "show 2024-02-21-cho", "count --by country --chart"]
)
def test_a_terminal_of_any_width_is_written_to(columns: int, command: str) -> None:
    done = krjp_in_terminal(*command.split(), "--no-pager", columns=columns)
    assert done.status == 0
    assert done.err == ""
    assert done.out
    # What a list this narrow cannot show is named under it.
    left_out = " ".join(done.out.split()).endswith(
        " 70 events No room for: Kind, Countries, Place; --output csv has all."
    )
    assert left_out == (command == "list")


@pytest.mark.parametrize(
    "env", [{"TERM": ""}, {"TERM": "no-such-terminal"}, {"TERM": "dumb"}, {"COLUMNS": "-3"}, {"COLUMNS": "x"}]
)
def test_a_terminal_nobody_knows_is_written_to(env: dict[str, str]) -> None:
    done = krjp_in_terminal("list", "-n", "2", "--no-pager", env=env)
    assert (done.status, done.err) == (0, "")
    assert "officials confer by video" in done.out


@pytest.mark.parametrize("pager", ["no-such-pager", "false", "head -1", '"', "cat", ""])
def test_a_pager_that_does_not_work_is_no_traceback(pager: str) -> None:
    done = krjp_in_terminal("list", lines=5, env={"PAGER": pager})
    assert done.status == 0
    assert "Traceback" not in done.err


# Environments and interpreters


@pytest.mark.parametrize(
    "env",
    [
        {"HOME": "/nonexistent"},
        {"HOME": "/proc"},  # nothing can be written there, whoever asks
        {"HOME": ""},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "no_SUCH.locale"},
        {"PYTHONOPTIMIZE": "2"},  # no asserts and no docstrings
        {"PYTHONDONTWRITEBYTECODE": "1"},
        {"TZ": "no/such/zone"},
        {"KRJP_DATA": ":"},
    ],
    ids=str,
)
def test_an_environment_of_any_kind_gives_the_same_answers(env: dict[str, str]) -> None:
    commands = ("count --by month --json", "search dokdo -n 1 --json")
    answered = python(commands=commands, env=env)
    for command in commands:
        assert answered[command].status == 0, answered[command].err
        assert json.loads(answered[command].out) == json.loads(usual(*commands)[command].out)


def test_an_empty_environment_is_enough() -> None:
    done = subprocess.run([*PROGRAM, "count", "--json"], env={}, capture_output=True, check=True)
    number = len(load())
    assert json.loads(done.stdout) == [{"count": number, "at_most": number}]


@pytest.mark.parametrize("options", [["-I"], ["-bb"], ["-X", "dev"], ["-OO"], ["-X", "warn_default_encoding"]])
def test_an_interpreter_of_any_strictness_gives_the_same_answers(options: list[str]) -> None:
    assert python(*options, "-W", "error", commands=COMMANDS) == usual(*COMMANDS)


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package and its data in one zip file, as a wheel has them."""
    path = tmp_path_factory.mktemp("zip") / "krjp.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for folder, target in ((ROOT / "src" / "krjp", "krjp"), (ROOT / "data", "krjp/data")):
            for file in sorted(folder.rglob("*")):
                if file.is_file() and "__pycache__" not in file.parts:
                    archive.write(file, f"{target}/{file.relative_to(folder)}")
    return path


def test_a_package_in_a_zip_gives_the_same_answers(zipped: Path) -> None:
    commands = (*COMMANDS, "schema", "check", "import --help", "values actor")
    assert python(commands=commands, env={"PYTHONPATH": str(zipped)}) == usual(*commands)


def test_the_zip_is_what_was_run(zipped: Path) -> None:
    where = "import krjp.files.packaged; print(krjp.__file__); krjp.files.packaged.packaged('events.json')"
    done = subprocess.run(
        [sys.executable, "-c", where], env=environment(PYTHONPATH=str(zipped)), capture_output=True, check=True
    )
    assert done.stdout.decode().startswith(str(zipped))


def test_data_that_was_not_installed_is_an_error_in_words() -> None:
    with pytest.raises(DataError) as caught:
        packaged("nothing.json")
    assert str(caught.value) == "nothing.json: is missing from krjp's own data; install krjp again"


def test_two_runs_read_and_write_beside_each_other(tmp_path: Path) -> None:
    (tmp_path / "events.json").write_text(json.dumps([record()]))
    readers = [
        subprocess.Popen(
            [*PROGRAM, "--data", ".", "count", "--json"], cwd=tmp_path, env=environment(), stdout=subprocess.PIPE
        )
        for _ in range(4)
    ]
    # A dataset replaced as krjp replaces files is the old one or the new one to whoever reads it.
    (tmp_path / "new").write_text(json.dumps([record(), record("2024-02-22")]))
    (tmp_path / "new").replace(tmp_path / "events.json")
    counts = {json.loads(reader.communicate()[0])[0]["count"] for reader in readers}
    assert counts <= {1, 2}


def test_a_file_that_grows_while_it_is_read_is_read_to_a_record_or_refused(tmp_path: Path) -> None:
    """Records are appended in halves all the while, as a program that logs events may do."""
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps(record(slug="first")) + "\n")
    growing = """
import json, sys, time
line = json.dumps(json.loads(sys.argv[2])) + "\\n"
with open(sys.argv[1], "a", buffering=1 << 20) as file:
    for number in range(2000):
        whole = line.replace("NUMBER", f"n{number}")
        for half in (whole[: len(whole) // 2], whole[len(whole) // 2 :]):
            file.write(half)
            file.flush()
            time.sleep(0.001)
"""
    example = json.dumps(record(slug="NUMBER"))
    with subprocess.Popen([sys.executable, "-c", growing, str(path), example]) as writer:
        for _ in range(5):
            done = krjp_in_pipe("--data", str(path), "count", "--json")
            assert "Traceback" not in done.err
            if done.status:
                assert (done.status, "is cut short" in done.err) == (2, True), done.err
            else:
                assert json.loads(done.out)[0]["count"] >= 1
        writer.kill()


@pytest.mark.parametrize("command", ["--data {} list", "--data {} check", "import {}"])
def test_a_file_with_more_holes_than_memory_is_refused_in_words(command: str, tmp_path: Path) -> None:
    with open(tmp_path / "sparse", "wb") as file:
        file.truncate(1 << 40)
    done = shell(f"ulimit -v 250000; krjp {command.format('sparse')}", cwd=tmp_path)
    assert done.status == 2
    assert "out of memory" in done.err or "file too large" in done.out + done.err
