"""Break a module of krjp in one place after another, and see whether its tests notice.

    python -m fuzz.mutate [--lines A-B,C] MODULE …

MODULE is a name within krjp: `periods`, `query.parser`. Each mutant is the module with one change: a
comparison, condition, constant, operator, returned value, the quantifier of a pattern, or a statement
left out. In a temporary copy of the project it meets the tests that mirror the module, then those that
use everything (`WIDER`). What passes all of them survives and is printed with its line.

Tests run in forks of this process, which has imported what they need but not krjp, up to the first
failure; processes they start see the mutant too. Hypothesis tries less than in the tests (the profile
`mutation`). A mutant that takes twice as long as the unchanged module and five seconds more has
timed out, which counts as noticed. Exit status 1 when any survives.
"""

from __future__ import annotations

import argparse
import compileall
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path

from fuzz.mutants import mutants

ROOT = Path(__file__).parent.parent
WIDER = [
    *("tests/test_chronology.py", "tests/test_messages.py", "tests/cli/test_filters.py", "tests/test_fields.py"),
    *("tests/test_dataset.py", "tests/test_data.py"),
]
PRELOADED = ("pytest", "hypothesis", "jsonschema", "typer", "rich.table", "dateutil.parser", "snowballstemmer")
# What is imported beforehand cannot be rewritten, and need not.
OPTIONS = ["-x", "--tb=no", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
SKIPPED = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", ".hypothesis", "build", "dist")
MOST_MEMORY = 1 << 30
NO_TESTS = 5  # pytest's exit status where a module has neither tests of its name nor examples


def _run(tests: list[str], limit: float) -> str:
    """What comes of the tests in a process of their own: survived, killed or timed out."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        for stream in (0, 1, 2):
            os.dup2(os.open(os.devnull, os.O_RDWR), stream)
        status = int(sys.modules["pytest"].main([*OPTIONS, *tests]))
        os._exit(0 if status == NO_TESTS else status)
    end = time.monotonic() + limit
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return "killed" if status else "survived"
        time.sleep(0.01)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "timed out"


def _attempt(module: str, lines: set[int]) -> Counter[str]:
    """Test every mutant of a module in the copy that is the current folder."""
    path = Path("src/krjp", *module.split(".")).with_suffix(".py")
    mirror = Path("tests", *module.split(".")[:-1], f"test_{path.stem}.py")
    rounds = [[str(mirror)] * mirror.exists() + [str(path)], WIDER]
    if "." in module:
        rounds.insert(1, [str(mirror.parent)])
    source, seconds = path.read_text(encoding="utf-8"), []
    for tests in rounds:
        start = time.monotonic()
        assert _run(tests, 600) == "survived", f"the tests of {module} fail without any change"
        seconds.append(time.monotonic() - start)
    outcomes: Counter[str] = Counter()
    for line, change, mutant in mutants(source):
        if line not in lines:
            continue
        path.write_text(mutant, encoding="utf-8")
        outcome = "survived"
        for tests, normal in zip(rounds, seconds, strict=True):
            if outcome == "survived":
                outcome = _run(tests, 2 * normal + 5)
        outcomes[outcome] += 1
        if outcome != "killed":
            sys.stdout.write(f"{outcome:<10}{path}:{line}: {change}\n")
            sys.stdout.flush()
    path.write_text(source, encoding="utf-8")
    return outcomes


def main() -> int:
    """Test the mutants of the modules asked for."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.mutate", description=__doc__.split("\n")[0])
    parser.add_argument("modules", nargs="+", metavar="MODULE", help="a name within krjp, such as query.parser")
    parser.add_argument("--lines", default="0-9999", metavar="A-B,C", help="only changes of these lines")
    asked = parser.parse_args()
    ends = [(int(part.split("-")[0]), int(part.split("-")[-1])) for part in asked.lines.split(",")]
    lines = {line for first, last in ends for line in range(first, last + 1)}
    for name in PRELOADED:
        import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "krjp")
        shutil.copytree(ROOT, copy, ignore=SKIPPED)
        os.chdir(copy)
        sys.path[:0] = [str(copy), str(copy / "src")]
        os.environ |= {"PYTHONPATH": str(copy / "src"), "HYPOTHESIS_PROFILE": "mutation"}
        compileall.compile_dir(copy, quiet=2)
        # Mutants of one second and one size would be taken for one another.
        sys.dont_write_bytecode, os.environ["PYTHONDONTWRITEBYTECODE"] = True, "1"
        total: Counter[str] = Counter()
        for module in asked.modules:
            for found in copy.glob(f"src/krjp/**/__pycache__/{module.split('.')[-1]}.*"):
                found.unlink()
            outcomes = _attempt(module, lines)
            total += outcomes
            counts = "".join(f"{outcomes[each]:>6} {each}" for each in ("killed", "timed out", "survived"))
            sys.stdout.write(f"{module:<18}{outcomes.total():>6} mutants{counts}\n")
        os.chdir(ROOT)
    return 1 if total["survived"] else 0


if __name__ == "__main__":
    sys.exit(main())
