"""`python -m krjp` is krjp."""

from __future__ import annotations

import gc
import os
import runpy
import sys
from contextlib import redirect_stdout
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

import krjp
from krjp import cli

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def _program(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A command line, and afterwards a process that goes on."""
    monkeypatch.setattr(sys, "argv", ["krjp", "--version"])
    yield
    gc.unfreeze()
    gc.enable()


def test_importing_it_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    import_module("krjp.__main__")
    sys.modules.pop("krjp.__main__")  # or the next test would warn of it
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("_program")
def test_the_module_runs_as_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("krjp", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"krjp {krjp.__version__}\n"


@pytest.mark.usefixtures("_program")
def test_the_program_has_nothing_to_write_at_the_exit_when_nobody_reads() -> None:
    theirs, ours = os.pipe()
    os.close(theirs)
    with open(ours, "w", encoding="utf-8") as out, redirect_stdout(out):
        assert cli.run() == 141


@pytest.mark.usefixtures("_program")
def test_what_an_interrupt_left_unwritten_stays_unwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        sys.stdout.write("half of the answer")
        raise KeyboardInterrupt

    monkeypatch.setattr("krjp.cli.app._run", interrupted)
    theirs, ours = os.pipe()
    with open(ours, "w", encoding="utf-8") as out, redirect_stdout(out):
        assert cli.run() == 130
    with open(theirs, encoding="utf-8") as given:
        assert given.read() == ""


@pytest.mark.usefixtures("_program")
def test_the_program_ends_in_order_without_a_standard_output() -> None:
    with redirect_stdout(None):
        assert cli.run() == 2
