"""Completion in the shells themselves, each where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import environment

if TYPE_CHECKING:
    from pathlib import Path

# Each script is given command lines and prints, for each, the candidates and a line of hyphens.
BASH = """\
eval "$(krjp completion bash)"
compopt() { printf 'compopt %s\\n' "$*"; }
for COMP_LINE; do
    COMP_POINT=${#COMP_LINE}
    read -ra COMP_WORDS <<<"$COMP_LINE"
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _krjp
    printf '%s\\n' "${COMPREPLY[@]}" ----
done
complete -p krjp
"""
# compadd works in a completion only; what it would be told is printed here, behind the array it is in.
ZSH = """\
autoload -U compinit
compinit -D -u
eval "$(krjp completion zsh)"
compadd() { local each; for each in "${(@P)@[-1]}"; do print -r -- "${@[-1]} $each"; done }
_files() { print "files"; }
for line; do
    words=("${(@Q)${(z)line}}") CURRENT=${#words} PREFIX=${words[-1]}
    _krjp
    print -- ----
done
print -r "${_comps[krjp]}"
"""
FISH = """\
krjp completion fish | source
for line in $argv
    complete -C "$line"
    echo ----
end
echo done
"""
OPTIONS = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]}


def run(shell: str, script: str, lines: list[str], folder: Path) -> tuple[list[list[str]], str]:
    """What a shell finds for each command line, and the last that it prints."""
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    # fish counts its arguments from the first, the others from their own name.
    name = [] if shell == "fish" else [shell]
    done = subprocess.run(
        [shell, *OPTIONS[shell], "-c", script, *name, *lines],
        env=environment(HOME=str(folder), XDG_CONFIG_HOME=str(folder), XDG_DATA_HOME=str(folder), TERM="dumb"),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    *found, last = done.stdout.split("----\n")
    return [[text for text in each.split("\n") if text] for each in found], last.strip()


def test_bash(tmp_path: Path) -> None:
    expected = {
        "krjp li": ["list"],
        "krjp list --kind vet": ["veto"],
        "krjp list --kind m": ["meeting", "media-report"],
        "krjp list --kind=m": ["meeting", "media-report"],
        "krjp filter kind:vet": ["veto"],
        "krjp filter fram": ["compopt -o nospace", "framework:"],
        "krjp list --place Washing": ["Washington,\\ DC"],
        "krjp list --place 'Washing": ["Washington, DC"],
        "krjp list --actor 岸": ["岸田文雄"],
        "krjp show 2024-02-21-": ["2024-02-21-yun-summons", "2024-02-21-cho-kamikawa"],
        "krjp --data mine": ["compopt -o default"],
        "krjp list --kind zzz": [],
    }
    found, last = run("bash", BASH, list(expected), tmp_path)
    assert dict(zip(expected, found, strict=True)) == expected
    assert last == "complete -F _krjp krjp"


def test_zsh(tmp_path: Path) -> None:
    expected = {
        "krjp li": ["values list"],
        "krjp list --kind vet": ["values veto"],
        "krjp list --kind m": ["values meeting", "values media-report"],
        "krjp filter kind:vet": ["values kind:veto"],
        "krjp filter fram": ["open framework:"],
        "krjp list --place Washing": ["values Washington, DC"],
        "krjp list --place 'Washington, D'": ["values Washington, DC"],
        "krjp list --actor 岸": ["values 岸田文雄"],
        "krjp --data mine": ["files"],
        "krjp list --kind zzz": [],
    }
    found, last = run("zsh", ZSH, list(expected), tmp_path)
    assert dict(zip(expected, found, strict=True)) == expected
    assert last == "_krjp"


def test_fish(tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").touch()
    expected = {
        "krjp li": ["list\tevents in order of date"],
        "krjp list --kind vet": ["veto\ta draft is blocked in a body that votes"],
        "krjp list --kind=vet": ["--kind=veto\ta draft is blocked in a body that votes"],
        "krjp filter kind:vet": ["kind:veto\ta draft is blocked in a body that votes"],
        "krjp list --place Washing": ["Washington, DC\t4 events"],
        "krjp list --place 'Washington, D": ["Washington, DC\t4 events"],
        "krjp list --actor 岸": ["岸田文雄\tKishida Fumio, Prime Minister of Japan"],
        "krjp --data mine": ["mine.jsonl"],
        "krjp list --kind zzz": [],
    }
    found, last = run("fish", FISH, list(expected), tmp_path)
    assert dict(zip(expected, found, strict=True)) == expected
    assert last == "done"


def test_completion_where_krjp_is_gone_says_nothing(tmp_path: Path) -> None:
    gone = BASH.replace("for COMP_LINE", "PATH=/nowhere\nfor COMP_LINE").replace("printf", "builtin printf")
    assert run("bash", gone, ["krjp li"], tmp_path) == ([[]], "complete -F _krjp krjp")
