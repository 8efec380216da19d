"""Every example of the README and of docs/ is run, and what it printed is what the page shows.

After a change that should show, `KRJP_UPDATE_DOCS=1 python -m pytest tests/test_docs.py` writes the
pages anew; read the difference before committing it.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ (.+(?:\n> .+)*)\n?", re.MULTILINE)
# Programs an example may use that not every machine has; the example is skipped where one is missing.
OPTIONAL_TOOLS = ("jq", "mlr", "fzf", "sqlite3", "rg", "bash", "zsh", "fish")
OPTIONAL_MODULES = ("duckdb", "pandas")
# The set-up of the README is run by .ci/run from a clean checkout.
SET_UP = "python3 -m venv"


def examples(page: Path) -> list[tuple[str, str]]:
    """Commands of a page with the output it shows for them."""
    found = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        pieces = COMMAND.split(block)[1:]
        found += [
            (command.replace("\n> ", "\n"), output) for command, output in zip(pieces[::2], pieces[1::2], strict=True)
        ]
    return [(command, output) for command, output in found if SET_UP not in command]


def run(command: str, folder: Path) -> str:
    """What a command prints on both streams, in a pipe, in UTF-8, with krjp of this very Python."""
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("KRJP_", "COLUMNS", "FORCE_"))},
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder),
    }
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    # A page shows lines; the line ends of CSV and calendars have tests of their own.
    return done.stdout.decode().replace("\r\n", "\n")


def missing_tool(command: str) -> str | None:
    """A program the command needs that this machine lacks."""
    used = set(re.findall(r"(?:^|[|;(&]\s*|\n)([a-z0-9]+)\b", command))
    missing = [tool for tool in OPTIONAL_TOOLS if tool in used and shutil.which(tool) is None]
    missing += [name for name in OPTIONAL_MODULES if f"import {name}" in command and find_spec(name) is None]
    return next(iter(missing), None)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_print_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    shown = examples(page)
    if os.environ.get("KRJP_UPDATE_DOCS"):
        rewrite(page, tmp_path)
        return
    skipped = []
    for command, output in shown:
        tool = missing_tool(command)
        if tool:
            skipped.append(tool)
            continue
        assert run(command, tmp_path) == output, f"{page.name}: $ {command}"
    if skipped and len(skipped) == len(shown):
        pytest.skip(f"not on this machine: {', '.join(sorted(set(skipped)))}")


def rewrite(page: Path, folder: Path) -> None:
    """Put what the commands print now into the page."""

    def fresh(block: re.Match[str]) -> str:
        if SET_UP in block.group():
            return block.group()
        pieces = COMMAND.split(block.group(1))[1:]
        ran = []
        for command, shown in zip(pieces[::2], pieces[1::2], strict=True):
            plain = command.replace("\n> ", "\n")
            ran.append(f"$ {command}\n{shown if missing_tool(plain) else run(plain, folder)}")
        return "```console\n" + "".join(ran) + "```"

    page.write_text(BLOCK.sub(fresh, page.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.mark.parametrize(
    "page", [page for page in PAGES if ">>> " in page.read_text(encoding="utf-8")], ids=lambda p: p.name
)
def test_python_examples_hold(page: Path) -> None:
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert tried > 0
    assert failed == 0


def test_every_page_has_examples_and_is_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert examples(ROOT / "README.md")
    for page in PAGES[1:]:
        assert f"docs/{page.name}" in readme, f"link {page.name} from the README"
