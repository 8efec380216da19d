"""Typer is shown only the options a command line names, and nobody can tell."""

from __future__ import annotations

from typing import Any
from unittest import mock

import pytest
from hypothesis import given

from krjp.cli import app
from tests.attacks import command_lines
from tests.cli.running import Done, krjp

LINES = [
    "list",
    "list --kind meeting -k court --limit=5 -r",
    "list -n5",
    "list -rn 5",
    "list --kin meeting",
    "list --kind",
    "list --help",
    "list --limit x",
    "list --since -3",
    "list --since --until",
    "count kind:court --by month --json",
    "count kind:court --by month --json --chart",
    "count -- --by",
    "search x --any",
    "search dokdo --all --explain",
    "search",
    "filter -",
    "show 2024-01-04 --no-header --data packaged --data x",
    "timeline --threads --width 60",
    "values kind extra",
    "import - --year 1999 --year",
    "completion bash --no",
]


def in_full(*words: str) -> Done:
    """The same line with every option made."""
    whole = app._command
    with mock.patch.object(app, "_command", lambda name, _=None: whole(name)):
        return krjp(*words)


@pytest.mark.parametrize("line", LINES)
def test_a_line_means_the_same_with_few_options_made_as_with_all(line: str) -> None:
    assert krjp(*line.split(" ")) == in_full(*line.split(" "))


@given(command_lines())
def test_any_line_means_the_same(words: list[str]) -> None:
    if not {"--svg", "--html", "-o", "--out", "--clear"} & {word.partition("=")[0] for word in words}:
        assert krjp(*words) == in_full(*words)


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ([], set()),
        (["--kind", "meeting", "-n", "5"], {"kind", "limit"}),
        (["--limit=5"], {"limit"}),
        (["-"], set()),
        (["--any"], None),
        (["-n5"], None),
        (["--"], None),
        (["--nonsense"], None),
    ],
)
def test_only_what_is_named_is_made_unless_it_may_be_something_else(words: list[str], made: set[str] | None) -> None:
    def options(command: Any) -> set[str]:
        return {param.name for param in command.params if param.param_type_name == "option"}

    assert options(app._command("list", words)) == (options(app._command("list")) if made is None else made)
