"""krjp beside the tools people use today, on the same file and the same questions.

    python benchmarks/compare.py                    everything: 50,000 and 1,000,000 events, start-up
    python benchmarks/compare.py --sizes 50000      one size
    python benchmarks/compare.py --questions 1 2    only these of the four questions
    python benchmarks/compare.py --parts vague row  only what vague dates cost, and the first row of a long list
    python benchmarks/compare.py --processor        processor time, for machines that others compute on as well
    python benchmarks/compare.py --folder DIR       keep the generated files there and use them again

Each command is run whole, as a user would run it, start-up included; krjp once with an empty cache (a
first run) and then as every later run goes. Runs of different tools take turns, so that a busy moment
of the machine hits them alike. Answers are compared before anything is measured. A tool that is not
installed is named and left out. The report is Markdown: median, range and ratio to krjp's target.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import generate
import questions

from krjp.compiled import shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

# A command slower than this is measured once: its place in the table is clear.
PATIENCE = 8.0


PARTS = ("start", "questions", "vague", "row", "fields")
"""What is measured: start-up, questions beside other tools, vague dates, the first row of a list, every field."""
# So many rows of a long list are read to see whether its memory grows.
MANY_ROWS = 20_000


class Clock:
    """Which time is measured."""

    processor = False
    """True for that of all processors together, user and system."""


class Run(NamedTuple):
    """One run of a command."""

    seconds: float
    peak: int
    """Peak resident memory in bytes, of the largest process of the command."""


class Timed(NamedTuple):
    """A command with its runs."""

    name: str
    runs: list[Run]

    @property
    def median(self) -> float:
        """The middle run, in seconds."""
        return statistics.median(run.seconds for run in self.runs)

    def row(self) -> list[str]:
        """Cells of the table: median, fastest to slowest, peak memory."""
        seconds = [run.seconds for run in self.runs]
        peak = max(run.peak for run in self.runs) / 2**20
        return [f"{self.median * 1000:.0f}", f"{min(seconds) * 1000:.0f}–{max(seconds) * 1000:.0f}", f"{peak:.0f}"]


def run(command: Sequence[str], environment: dict[str, str], rows: int = 0, *, terminal: bool = False) -> Run:
    """Run a command to its end, its output thrown away; with `rows` until so many lines have been read of it.

    With `terminal` it writes to one.
    """
    start = time.perf_counter()
    ends = os.openpty() if terminal else ()
    out = ends[1] if ends else subprocess.PIPE if rows else subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, stdout=out, stderr=subprocess.DEVNULL)
    if ends:
        os.close(ends[1])
        _drain(ends[0])
    if process.stdout is not None:
        for _ in range(rows):
            process.stdout.readline()
        process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = usage.ru_utime + usage.ru_stime if Clock.processor else time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and not rows:
        raise SystemExit(f"failed: {' '.join(command)[:200]}")
    # Linux counts in KiB, macOS in bytes.
    return Run(seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def _drain(descriptor: int) -> None:
    """Read what comes out of a terminal until nobody writes to it any more."""
    with suppress(OSError):
        while os.read(descriptor, 1 << 16):
            pass
    os.close(descriptor)


def take_turns(commands: dict[str, questions.Command], cache: Path, times: int) -> list[Timed]:
    """Measure commands in turns."""
    found = {name: Timed(name, []) for name in commands}
    for turn in range(times):
        for name, command in commands.items():
            runs = found[name].runs
            if turn and runs[0].seconds > PATIENCE:
                continue
            if command.fresh:
                shutil.rmtree(cache, ignore_errors=True)
            elif not turn:
                run(command.line, _environment(cache))  # files and modules into memory, krjp's cache written
            runs.append(run(command.line, _environment(cache), command.rows, terminal=command.terminal))
    return list(found.values())


def _environment(cache: Path) -> dict[str, str]:
    dropped = ("KRJP_DATA", "KRJP_CACHE", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "XDG_CACHE_HOME": str(cache), "PYTHONUTF8": "1"}


def check_answers(question: questions.Question, commands: dict[str, questions.Command], cache: Path) -> str:
    """Compare what the tools answer; raises SystemExit when they differ."""
    answers = {}
    for name, command in commands.items():
        assert command.read is not None, f"nothing reads what {name} prints"
        printed = subprocess.run(
            command.check or command.line, env=_environment(cache), stdout=subprocess.PIPE, check=True
        ).stdout.decode()
        answers[name] = command.read(printed)
    first, *others = answers.values()
    if any(other != first for other in others):
        differing = {name: len(answer) for name, answer in answers.items() if answer != first}
        raise SystemExit(f"answers differ: {question.title}: {len(first)} against {differing}")
    return f"{len(first)} {question.unit}"


def measure_size(number: int, folder: Path, times: int, chosen: Sequence[int]) -> str:
    """The report on a chronology of one size."""
    path = _generated(folder, number)
    size = path.stat().st_size
    parts = [f"## {number:,} events ({size / 2**20:,.0f} MiB of JSON Lines)\n"]
    cache = folder / "cache"
    for count, question in enumerate(questions.asked(path, large=number > 200_000), 1):
        if count not in chosen:
            continue
        commands = {name: command for name, command in question.commands.items() if command.line}
        agreed = check_answers(question, {name: one for name, one in commands.items() if one.read}, cache)
        measured = take_turns(commands, cache, times)
        of = {timed.name: timed for timed in measured}
        rows = [[timed.name, *timed.row(), *_ratios(timed, of)] for timed in measured]
        parts.append(f"### {question.title}\n\nThe tools agree: {agreed}. {question.remark}\n")
        parts.append(table(["", "median ms", "range ms", "peak MiB", "krjp takes"], rows))
        peak = max(run.peak for run in of["krjp"].runs) / size
        first = max(run.peak for run in of["krjp, first run"].runs) / size
        parts.append(f"Memory of krjp: {peak:.2f} times the file, in a first run {first:.2f} times.")
        parts.append(_first_run(of))
    return "\n".join(parts)


def _first_run(of: dict[str, Timed]) -> str:
    """What a first run takes of what jq or building an FTS5 table does."""
    for peer, most in (("fts5", questions.MOST_FOR_TEXTS), ("jq", questions.MOST_FOR_FIRST)):
        if peer in of:
            ratio = of["krjp, first run"].median / of[peer].median
            return f"First run: {ratio:.2f} of {peer}, target ≤ {most}: {_held(ratio, most)}.\n"
    return ""


def _held(ratio: float, most: float) -> str:
    return "holds" if ratio <= most else "fails"


def _ratios(timed: Timed, of: dict[str, Timed]) -> list[str]:
    ours = of["krjp"].median / timed.median
    return ["" if timed.name.startswith("krjp") else f"{ours:.2f} of it"]


def measure_vague(number: int, folder: Path, times: int) -> str:
    """The report on what vague dates cost: one question to the same events, a tenth vague and all exact."""
    commands = {}
    for name, share in (("a tenth vague", 0.1), ("all exact", 0.0)):
        path = folder / f"events-{number}-{name.replace(' ', '-')}.jsonl"
        if not path.exists():
            generate.write(str(path), number, vague=share)
        commands[name] = questions.Command(questions.by_vague_days(path))
    measured = take_turns(commands, folder / "cache", times)
    ratio = measured[0].median / measured[1].median
    held = _held(ratio, questions.MOST_FOR_VAGUE)
    rows = [[timed.name, *timed.row()] for timed in measured]
    return (
        f"### Vague dates: `{' '.join(questions.by_vague_days(Path('FILE'))[3:])}`, {number:,} events\n\n"
        + table(["", "median ms", "range ms", "peak MiB"], rows)
        + f"\nRatio {ratio:.2f}, target ≤ {questions.MOST_FOR_VAGUE}: {held}.\n"
    )


def measure_first_row(number: int, folder: Path, times: int) -> str:
    """The report on a list of all events of which only the beginning is read."""
    path = _generated(folder, number)
    asked = questions.by_field(path, "month", "")["count"]
    commands = {"count by month": questions.Command(asked)}
    for name in ("table", "jsonl", "csv"):
        line = [*asked[:3], "list", "-o", name]
        commands[f"list -o {name}, 2 lines"] = questions.Command(line, rows=2)
        commands[f"list -o {name}, {MANY_ROWS:,} lines"] = questions.Command(line, rows=MANY_ROWS)
    base, *others = take_turns(commands, folder / "cache", times)
    rows = [[timed.name, *timed.row(), f"{timed.median / base.median:.2f}"] for timed in (base, *others)]
    return (
        f"### The first row of a list, {number:,} events\n\n"
        + table(["", "median ms", "range ms", "peak MiB", "of a count"], rows)
        + f"\nTarget: the first row within {questions.MOST_FOR_ROW} × a count, memory flat.\n"
    )


def _generated(folder: Path, number: int) -> Path:
    path = folder / f"events-{number}.jsonl"
    if not path.exists():
        generate.write(str(path), number)
    return path


def measure_fields(number: int, folder: Path, times: int) -> str:
    """The report on every field: filtered by, counted by and sorted by, in counts by month of the same events."""
    path = _generated(folder, number)
    asked = {"by month": questions.by_field(path, "month", "")["count"]}
    asked |= {
        f"{name} {how}": line
        for name, value in questions.values_to_ask().items()
        for how, line in questions.by_field(path, name, value).items()
    }
    commands = {name: questions.Command(line) for name, line in asked.items()}
    base, *others = take_turns(commands, folder / "cache", times)
    ratios = {timed.name: timed.median / base.median for timed in others}
    hows = ("filter", "count", "sort", "values")
    rows = [[name, *(f"{ratios[f'{name} {how}']:.1f}" for how in hows)] for name in questions.values_to_ask()]
    above = sum(ratio > questions.MOST_FOR_FIELD for ratio in ratios.values())
    return (
        f"### Every field, in counts by month ({base.median * 1000:.0f} ms), {number:,} events\n\n"
        + table(["", *hows], rows)
        + f"\nTarget ≤ {questions.MOST_FOR_FIELD}: {above} of {len(ratios)} questions take more.\n"
    )


def measure_start(times: int, cache: Path) -> str:
    """The report on start-up: krjp against the imports it cannot do without, its data compiled as a build does."""
    shipped.main()
    rows = []
    for title, command, base, most in questions.start_up():
        measured = take_turns({"krjp": command, "base": questions.Command(base)}, cache, times)
        ours, theirs = (timed.median for timed in measured)
        ratio = ours / theirs
        times_taken = (f"{ours * 1000:.1f}", f"{theirs * 1000:.1f}", f"{ratio:.2f}")
        rows.append([title, *times_taken, f"≤ {most}", _held(ratio, most)])
    head = ["", "krjp ms", "base ms", "ratio", "target", ""]
    return "## Start-up, the packaged chronology\n\n" + table(head, rows)


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def machine() -> str:
    """What was measured on."""
    names = {name: questions.version(name) for name in questions.PEERS}
    missing = [name for name, version in names.items() if version is None]
    present = ", ".join(f"{name} {version}" for name, version in names.items() if version is not None)
    text = f"{platform.system()}, {os.cpu_count()} processors, Python {platform.python_version()}; {present}."
    return text + (f" Not installed and left out: {', '.join(missing)}." if missing else "") + "\n"


def main() -> None:
    """Measure and print the report."""
    parser = argparse.ArgumentParser(description="Measure krjp beside other tools.")
    parser.add_argument("--sizes", type=int, nargs="*", default=[50_000, 1_000_000])
    parser.add_argument("--questions", type=int, nargs="*", default=[1, 2, 3, 4])
    parser.add_argument("--parts", choices=PARTS, nargs="*", default=PARTS, help="measure only these")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--processor", action="store_true", help="measure processor time instead of time")
    parser.add_argument("--folder", type=Path, help="where generated files are kept; otherwise a temporary folder")
    parser.add_argument("--out", type=Path, help="write the report to a file instead of standard output")
    asked = parser.parse_args()
    Clock.processor = asked.processor
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        parts = [machine()]
        parts += [measure_start(3 * asked.runs, folder / "cache")] if "start" in asked.parts else []
        for number in asked.sizes:
            parts += [measure_size(number, folder, asked.runs, asked.questions)] if "questions" in asked.parts else []
            for part, measure in (("vague", measure_vague), ("row", measure_first_row), ("fields", measure_fields)):
                parts += [measure(number, folder, asked.runs)] if part in asked.parts else []
    report = "\n".join(parts)
    if asked.out:
        asked.out.write_text(report, encoding="utf-8")
    else:
        sys.stdout.write(report)


if __name__ == "__main__":
    main()
