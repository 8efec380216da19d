"""`python -m krjp` is krjp."""

from __future__ import annotations

import runpy
import sys
from importlib import import_module

import pytest

import krjp


def test_importing_it_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    import_module("krjp.__main__")
    sys.modules.pop("krjp.__main__")  # or the next test would warn of it
    assert capsys.readouterr().out == ""


def test_the_module_runs_as_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["krjp", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("krjp", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"krjp {krjp.__version__}\n"
