"""What takes long shows that it goes on, to who watches."""

from __future__ import annotations

import io
import time
from contextlib import redirect_stderr

import pytest

from krjp.cli import progress
from krjp.cli.progress import steps, waiting
from tests.cli.running import krjp


class Watched(io.StringIO):
    """A standard error that somebody sees."""

    def isatty(self) -> bool:
        """True."""
        return True


@pytest.fixture
def err(monkeypatch: pytest.MonkeyPatch) -> Watched:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    return Watched()


def until_shown(err: Watched) -> None:
    for _ in range(500):
        if err.getvalue():
            return
        time.sleep(0.01)


def test_what_takes_long_is_named_while_it_lasts(err: Watched) -> None:
    with redirect_stderr(err), waiting("reading x\x1b[31m.jsonl"):
        until_shown(err)
    assert "krjp: reading x" in err.getvalue()
    assert "\x1b[31m.jsonl" not in err.getvalue()


def test_what_is_short_shows_nothing(err: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 60.0)
    with redirect_stderr(err):
        with waiting("reading"):
            pass
        show = steps("coding")
        show(1, 2)
        show(2, 2)
    assert err.getvalue() == ""


def test_steps_are_counted(err: Watched) -> None:
    with redirect_stderr(err):
        show = steps("coding")
        for done in range(1, 4):
            show(done, 3)
    assert "krjp: coding" in err.getvalue()
    assert "/3" in err.getvalue()


def test_nobody_is_shown_anything_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    for stream in (None, io.StringIO()):
        with redirect_stderr(stream), waiting("reading"):
            steps("coding")(1, 2)
        assert stream is None or stream.getvalue() == ""
    assert krjp("check").err == "70 events, 0 problems, 0 warnings\n".join(("krjp: ", ""))
