"""On a terminal: colour, its width, a pager for long answers, and data that cannot drive it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from krjp.text import cell_width
from tests.cli.running import Done, krjp_in_pipe, krjp_in_terminal

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("pty", reason="no pseudo-terminals here")

SGR = re.compile(r"\x1b\[[0-9;]*m")


def widest(done: Done) -> int:
    return max(cell_width(SGR.sub("", line)) for line in done.out.splitlines())


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_table_is_coloured_and_fitted_to_the_window(columns: int) -> None:
    done = krjp_in_terminal("list", columns=columns)
    assert (done.status, done.err) == (0, "")
    assert "\x1b[1m" in done.out
    assert columns - 20 < widest(done) <= columns
    assert SGR.sub("", done.out) == krjp_in_pipe("list", "--width", str(columns)).out


def test_width_and_columns_go_before_the_window() -> None:
    assert widest(krjp_in_terminal("list", columns=80, env={"COLUMNS": "60"})) <= 60
    assert widest(krjp_in_terminal("list", "--width", "60", columns=80, env={"COLUMNS": "70"})) <= 60


@pytest.mark.parametrize(
    ("options", "env"),
    [
        ((), {"NO_COLOR": "1"}),
        ((), {"NO_COLOR": "1", "FORCE_COLOR": "1"}),
        ((), {"TERM": "dumb"}),
        ((), {"TERM": ""}),
        (("--color", "never"), {"FORCE_COLOR": "1"}),
    ],
)
@pytest.mark.parametrize("command", ["list -n 9", "show 2024-01-04"])
def test_colour_is_left_out_when_it_is_not_wanted(command: str, options: tuple[str, ...], env: dict[str, str]) -> None:
    done = krjp_in_terminal(*command.split(), *options, env=env)
    assert done.status == 0
    assert "\x1b" not in done.out
    assert done.out == krjp_in_pipe(*command.split(), "--width", "80").out


@pytest.mark.parametrize(
    ("options", "env"),
    [(("--color", "always"), {"NO_COLOR": "1"}), ((), {"TERM": "dumb", "FORCE_COLOR": "1"}), ((), {"NO_COLOR": ""})],
)
def test_colour_is_there_when_it_is_wanted(options: tuple[str, ...], env: dict[str, str]) -> None:
    assert "\x1b[1m" in krjp_in_terminal("search", "korea", *options, env=env).out


@pytest.mark.parametrize("name", ["table", "json", "jsonl", "csv", "tsv", "markdown", "ics"])
def test_no_data_drives_the_terminal(name: str, hostile_data: Path) -> None:
    done = krjp_in_terminal("--data", str(hostile_data), "list", "-o", name, "--color", "never", "--no-pager")
    assert done.status == 0
    assert done.out.replace("\n", "").isprintable()


def test_no_template_drives_the_terminal(hostile_data: Path) -> None:
    done = krjp_in_terminal("--data", str(hostile_data), "list", "--template", "{title} {summary} {note}")
    assert done.out.replace("\n", "").isprintable()
    assert krjp_in_pipe("--data", str(hostile_data), "list", "--template", "{title}").out.count("\x1b") == 1


# The pager


def paged(tmp_path: Path, *arguments: str, pager: str = "tee {}", lines: int = 10) -> tuple[Done, str | None]:
    """A run in a low window, and what the pager was given."""
    kept = tmp_path / "paged.txt"
    done = krjp_in_terminal(*arguments, lines=lines, env={"PAGER": pager.format(kept)})
    return done, kept.read_text(encoding="utf-8") if kept.exists() else None


@pytest.mark.parametrize("command", ["list", "show 2024-01-04 2024-01-14", "timeline"])
def test_a_long_answer_goes_through_the_pager(command: str, tmp_path: Path) -> None:
    done, given = paged(tmp_path, *command.split())
    assert (done.status, done.err) == (0, "")
    assert given == done.out
    assert "\x1b[" in done.out


@pytest.mark.parametrize(
    ("options", "lines"), [(("-n", "3"), 10), (("--no-pager",), 10), ((), 500), (("--json",), 10), (("-o", "csv"), 10)]
)
def test_no_pager_where_none_is_wanted(options: tuple[str, ...], lines: int, tmp_path: Path) -> None:
    done, given = paged(tmp_path, "list", *options, lines=lines)
    assert (done.status, given) == (0, None)
    assert done.out


@pytest.mark.parametrize("pager", ["", "cat", "no-such-pager-here --at-all"])
def test_without_a_pager_a_long_answer_is_written_as_it_is(pager: str, tmp_path: Path) -> None:
    done, _ = paged(tmp_path, "list", pager=pager)
    assert (done.status, done.err) == (0, "")
    assert done.out == krjp_in_terminal("list", "--no-pager").out


def test_leaving_the_pager_early_is_no_error(tmp_path: Path) -> None:
    done, _ = paged(tmp_path, "list", pager="head -n 1")
    assert (done.status, done.err) == (0, "")
    assert len(done.out.splitlines()) == 1


def test_the_pager_gets_utf8_in_any_encoding(tmp_path: Path, hostile_data: Path) -> None:
    kept = tmp_path / "paged.txt"
    done = krjp_in_terminal("--data", str(hostile_data), "show", "2024-02-21", lines=5, env={"PAGER": f"tee {kept}"})
    assert "竹島" in kept.read_text(encoding="utf-8")
    assert done.status == 0
