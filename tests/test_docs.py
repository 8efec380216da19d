"""Every example of the README and of docs/ is run, and what it printed is what the page shows.

After a change that should show, `KRJP_UPDATE_DOCS=1 python -m pytest tests/test_docs.py` writes the
pages anew; read the difference before committing it.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from importlib import import_module
from importlib.util import find_spec
from inspect import CO_OPTIMIZED
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from krjp.cli import main
from tests.cli.running import arguments_of

if TYPE_CHECKING:
    from types import FrameType

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ (.+(?:\n> .+)*)\n?", re.MULTILINE)
# Programs an example may use that not every machine has; the example is skipped where one is missing.
OPTIONAL_TOOLS = ("jq", "mlr", "fzf", "sqlite3", "rg", "bash", "zsh", "fish")
OPTIONAL_MODULES = ("duckdb", "pandas", "polars")
PYTHON_BLOCK = re.compile(r"^```python\n.*?^```$", re.DOTALL | re.MULTILINE)
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
    """What a command prints on both streams, in a pipe, in UTF-8, with krjp of this very Python.

    A command that is one call of krjp runs in this process, which is several times faster.
    """
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("KRJP_", "COLUMNS", "FORCE_"))},
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder),
    }
    arguments = arguments_of(command)
    if arguments is not None:
        out = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
        with mock.patch.dict(os.environ, env, clear=True), chdir(folder), redirect_stdout(out), redirect_stderr(out):
            main(arguments)
        out.seek(0)
        return out.read().replace("\r\n", "\n")
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
    text = PYTHON_BLOCK.sub(without_missing_modules, page.read_text(encoding="utf-8"))
    examples = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    assert examples.examples
    failed, _ = doctest.DocTestRunner().run(examples)
    assert failed == 0


def without_missing_modules(block: re.Match[str]) -> str:
    """A block of examples, or as many empty lines when it needs a module that this machine lacks."""
    missing = any(f"import {name}" in block.group() and find_spec(name) is None for name in OPTIONAL_MODULES)
    return "\n" * block.group().count("\n") if missing else block.group()


def test_the_picture_of_the_readme_is_what_krjp_draws(tmp_path: Path) -> None:
    readme, picture = (ROOT / "README.md").read_text(encoding="utf-8"), ROOT / "docs" / "classes.svg"
    [command] = re.findall(r"`krjp (count [^`]*) --svg classes\.svg`", readme)
    drawn = run(f"krjp {command} --svg -", tmp_path)
    if os.environ.get("KRJP_UPDATE_DOCS"):
        picture.write_text(drawn, encoding="utf-8")
    assert picture.read_text(encoding="utf-8") == drawn
    assert "](docs/classes.svg)" in readme


def test_every_page_has_examples_and_is_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert examples(ROOT / "README.md")
    for page in PAGES[1:]:
        assert f"docs/{page.name}" in readme, f"link {page.name} from the README"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_tests_that_are_there(page: Path) -> None:
    named = set(re.findall(r"\btests/[\w/]+(?:\.py)?", page.read_text(encoding="utf-8"))) - {"tests/test_NAME.py"}
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_what_the_guide_names_is_there() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    packages = "|".join(path.stem for path in sorted((ROOT / "src" / "krjp").iterdir()))
    named = set(re.findall(rf"`((?:{packages})(?:\.\w+)+)`", guide))
    assert len(named) > 20
    for name in named:
        found: object = import_module("krjp")
        for part in name.split("."):
            try:
                found = getattr(found, part)
            except AttributeError:
                found = import_module(f"{getattr(found, '__name__', '')}.{part}")


@pytest.mark.usefixtures("read_anew")
def test_the_guide_lists_the_steps_of_a_list_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step of the first walk is called, in that order, when a list is written."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    walk = guide.partition("## From JSON to a table")[2].partition("\n1. ")[2].partition("\n\n")[0]
    steps = re.findall(r"`([a-z_]+(?:\.\w+)+)`", walk)
    called: list[str] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        module, code = frame.f_globals.get("__name__", ""), frame.f_code
        # The body of a class or of a module runs when it is imported; that is no call.
        if event == "call" and module.startswith("krjp.") and code.co_flags & CO_OPTIMIZED:
            called.append(f"{module.removeprefix('krjp.')}.{code.co_qualname.removesuffix('.__init__')}")

    monkeypatch.delenv("KRJP_DATA", raising=False)
    monkeypatch.setattr("krjp.compiled.shipped.FILE", "not built")
    sys.setprofile(note)
    try:
        assert main(["list", "--kind", "protest", "--width", "80", "--no-pager"]) == 0
    finally:
        sys.setprofile(None)
    assert 8 <= len(steps) <= 12
    assert sorted(steps, key=called.index) == steps
