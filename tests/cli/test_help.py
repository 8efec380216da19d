"""Help that fits a screen, and examples that run."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from krjp.cli.app import COMMANDS, GROUPS, MORE, application
from krjp.cli.options import INPUT, LIMITS, OUTPUT, PAGE
from krjp.render.formats.choice import FORMATS
from tests.cli.running import arguments_of, krjp, shell

if TYPE_CHECKING:
    from pathlib import Path

    from krjp.cli.parameters import Group

HIGHEST, WIDEST = 44, 80
# Programs an example may use that not every machine has.
OPTIONAL_TOOLS = ("jq",)
# For one that turns a PDF into text.
STAND_IN = "pdftotext() { cat chronology.txt; }"
CHRONOLOGY = "Jan. 5, 2023: The foreign ministers of Japan and South Korea meet in Seoul.\n"


def help_of(command: str) -> str:
    done = krjp(*command.split(), "--help")
    assert (done.status, done.err) == (0, "")
    return done.out


def examples(command: str) -> list[str]:
    """The command lines under Examples."""
    text = help_of(command).partition("Examples:\n")[2]
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.fixture(autouse=True)
def _window_of_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(WIDEST))


def test_the_commands_fit_a_screen_grouped_by_what_they_are_for() -> None:
    text = help_of("")
    assert len(text.splitlines()) <= HIGHEST
    titles = [*GROUPS, MORE]
    assert re.findall(r"^(\w[\w ]+):$", text, re.MULTILINE) == ["Options", *titles]
    for names in GROUPS.values():
        assert [name for name in names if name in COMMANDS] == re.findall(
            r"^  (\w+) ", text[text.index(f"  {names[0]} ") :].partition("\n\n")[0], re.MULTILINE
        )


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_a_line_that_says_what_it_does(
    command: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    text = help_of(command)
    for param in application().get_command(None, command).params:
        name = param.metavar if param.param_type_name == "argument" else max(param.opts, key=len)
        [found] = re.findall(rf"^  (?:-\w, )?{re.escape(name)}(?: \S+)?  +(\S.*)$", text, re.MULTILINE)
        assert param.help.startswith(found.split()[0])
    assert max(map(len, text.partition("Examples:")[0].splitlines())) <= columns


def test_what_few_need_comes_last() -> None:
    common, _, rare = help_of("list").partition("Rarely needed:\n")
    assert "--kind" in common
    assert "--no-pager" not in common
    assert "--no-pager" in rare
    assert "Rarely needed" not in help_of("completion")


@pytest.mark.parametrize("command", ["", "list", "import"])
def test_help_is_a_word_as_well(command: str) -> None:
    assert krjp("help", *command.split()).out == help_of(command)


def test_help_for_what_is_no_command_says_so() -> None:
    done = krjp("help", "lits")
    assert (done.status, done.out) == (2, "")
    assert "lits" in done.err


def test_a_letter_means_the_same_in_every_command() -> None:
    meant: dict[str, set[str]] = {}
    for command in COMMANDS:
        for param in application().get_command(None, command).params:
            for short in (each for each in param.opts if len(each) == 2):
                meant.setdefault(short, set()).add(max(param.opts, key=len))
    assert {short: names for short, names in meant.items() if len(names) > 1} == {}


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_a_window(command: str) -> None:
    lines = help_of(command).splitlines()
    assert [line for line in lines if len(line) > WIDEST or line != line.rstrip()] == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_shows_examples_of_its_command(command: str) -> None:
    assert examples(command)
    assert all(f"krjp {command}".strip() in line for line in examples(command))


def test_help_names_every_command_and_what_it_is_for() -> None:
    for name, summary in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(summary)}$", help_of(""), re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_a_short_form(command: str) -> None:
    assert krjp(command, "-h").out == help_of(command)


@pytest.mark.parametrize(
    ("command", "groups"),
    [
        ("list", (INPUT, LIMITS, PAGE, OUTPUT)),
        ("search", (INPUT, LIMITS, PAGE, OUTPUT)),
        ("filter", (INPUT, LIMITS, PAGE, OUTPUT)),
        ("count", (INPUT, LIMITS, OUTPUT)),
        ("timeline", (INPUT, LIMITS, OUTPUT)),
        ("show", (INPUT, OUTPUT)),
        ("values", (INPUT, OUTPUT)),
    ],
)
def test_every_option_is_named(command: str, groups: tuple[Group, ...]) -> None:
    named = set(re.findall(r"--[a-z-]+", help_of(command)))
    assert named >= {each.opts[0] for group in groups for each in group.options}


def test_formats_are_named_where_they_are_chosen() -> None:
    params = application().get_command(None, "list").params
    (described,) = (param.help for param in params if param.name == "format")
    assert all(name in described for name in FORMATS)


@pytest.mark.no_cover
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_example_runs(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("BROWSER", "true")
    for name in ("chronology.txt", "2023.html", "2024.html"):
        (tmp_path / name).write_text(CHRONOLOGY, encoding="utf-8")
    (tmp_path / "mine.jsonl").write_text('{"id":"2023-01-05-a","date":"2023-01-05","title":"A","kind":"report"}')
    (tmp_path / "talks.csv").write_text("Date,Event\n2024-02-21,Talks\n", encoding="utf-8")
    for name in ("first.jsonl", "second.jsonl"):
        (tmp_path / name).write_bytes((tmp_path / "mine.jsonl").read_bytes())
    (tmp_path / ".config" / "fish" / "completions").mkdir(parents=True)
    ran = 0
    for line in examples(command):
        if any(re.search(rf"\b{tool}\b", line) and shutil.which(tool) is None for tool in OPTIONAL_TOOLS):
            continue
        if "completion zsh" in line:  # run by zsh itself in test_shells.py
            continue
        if command == "import" and "--save mine.jsonl" in line:
            (tmp_path / "mine.jsonl").unlink()
        # A browser is looked for once in a process.
        arguments = arguments_of(line) if command != "open" else None
        done = shell(f"set -o pipefail; {STAND_IN}; {line}") if arguments is None else krjp(*arguments)
        assert done.status == 0, f"{line}\n{done.err}"
        assert done.out or done.err or " > " in line or line.startswith("eval")
        ran += 1
    assert ran
