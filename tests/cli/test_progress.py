"""What takes long shows that it goes on, to who watches."""

from __future__ import annotations

import io
import json
import time
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING

import pytest

from krjp.cli import main, progress
from krjp.cli.progress import steps, waiting
from krjp.loading import load
from tests.building import record
from tests.cli.running import krjp

if TYPE_CHECKING:
    from pathlib import Path


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


@pytest.mark.parametrize("before", [True, False])
def test_a_share_is_shown_whether_it_is_told_before_there_is_anything_to_see_or_after(
    before: bool, err: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    with redirect_stderr(err), waiting("reading") as told:
        if before:
            told(1, 4)
        until_shown(err)
        if not before:
            told(1, 4)
    assert "25 %" in err.getvalue()


@pytest.mark.parametrize(
    "line", ["list", "export {}/package", "compare {0}/one.jsonl {0}/one.jsonl", "count --svg {}/a.svg"]
)
def test_nothing_of_it_stays_on_the_screen_nor_in_the_answer(
    line: str, err: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.jsonl").write_text(json.dumps(record()) + "\n")
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        assert main(line.format(tmp_path).split()) == 0
    assert "krjp: " not in out.getvalue()


def test_of_large_files_the_share_that_has_been_read_is_told(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.jsonl" for name in "ab"]
    for path in paths:
        rows = (json.dumps(record(slug=f"{path.stem}-{at}", summary="x" * 12_000)) for at in range(60))
        path.write_text("\n".join(rows))
    told: list[tuple[int, int]] = []
    assert len(load(*paths, progress=lambda *each: told.append(each))) == 120
    size = sum(path.stat().st_size for path in paths)
    assert told == sorted(told)
    assert told[-1] == (size, size)


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
