"""What a run imports: start-up is a feature, and a heavy module on a light path would cost it."""

from __future__ import annotations

import shlex
import subprocess
import sys

import pytest

from tests.cli.running import environment

HEAVY = {"rich", "dateutil", "pydantic", "msgspec", "snowballstemmer", "jsonschema", "csv", "sqlite3", "html"}

LIGHT = [
    "count --json",
    "count --kind meeting --by month --json",
    "list --json",
    "list --since feb --until 2024-03-15 -o jsonl",
    "list",
    "list --width 100",
    "show 2024-01-04 --json",
    "filter kind:meeting --json",
    "--version",
    "--help",
    "list --help",
    "complete -- list --kind m",
    "complete -- show 2024-01",
]
# A test of imports that finds none anywhere would show nothing.
CONTROLS = [
    ("list --fields id,sources.locator --width 40", "rich"),
    ("search korea --json", "snowballstemmer"),
    ("list --on 'Wed 21 Feb 2024' --json", "dateutil"),
    ("list -o csv", "csv"),
]


def imported(command: str) -> set[str]:
    """The top-level modules a run imports, of those that are heavy."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "krjp", *shlex.split(command)],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    names = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert "typer" in names
    return names & HEAVY


@pytest.mark.parametrize("command", LIGHT)
def test_a_light_command_imports_nothing_heavy(command: str) -> None:
    assert imported(command) == set()


@pytest.mark.parametrize(("command", "module"), CONTROLS)
def test_what_needs_a_heavy_module_is_seen_to_import_it(command: str, module: str) -> None:
    assert module in imported(command)
