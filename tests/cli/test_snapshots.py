"""What every command draws of one small hostile chronology, line by line as files in tests/snapshots.

After a change that should show, `KRJP_UPDATE_SNAPSHOTS=1 python -m pytest tests/cli/test_snapshots.py`
writes the files anew; read the difference before committing it.
"""

from __future__ import annotations

import difflib
import os
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest

import krjp
from krjp.text import cell_width
from tests.cli import running

FOLDER = Path(__file__).parent.parent / "snapshots"
UPDATING = bool(os.environ.get("KRJP_UPDATE_SNAPSHOTS"))
SGR = re.compile(r"\x1b\[[0-9;]*m")

COMMANDS = {
    "list": ("list",),
    "search": ("search", "dokdo"),
    "filter": ("filter", "country:KOR -kind:court"),
    "possible": ("list", "--during", "feb"),
    "marked": ("list", "--during", "feb", "--possible"),
    "search-possible": ("search", "telephone or poll or dokdo", "--during", "mid march"),
    "count": ("count", "--by", "month", "--since", "2024-01-10"),
    "expected": ("count", "--by", "month", "--expected"),
    "dyads": ("count", "--by", "dyad,event_class"),
    "bars": ("count", "--by", "month", "--chart"),
    "stacks": ("count", "--by", "month,event_class", "--chart"),
    "calendar": ("count", "--by", "day", "--chart"),
    "timeline": ("timeline", "--during", "feb"),
    "threads": ("timeline", "--threads"),
    "cross-count": ("count", "--by", "month,event_class"),
    "show": ("show", "2024-01-05", "2024-01-11", "2024-02-21", "2024-02-22", "call"),
    "values": ("values", "actor"),
    "fields": ("values",),
    "info": ("info",),
    "chosen": ("list", "--fields", "id,title,place.country,summary"),
}
WIDTHS = (60, 80, 120)
NARROWEST, WIDEST = 20, 200
COLORED = 80


class Snapshot(NamedTuple):
    """One drawing: of which command, in which width (none: in a pipe), with or without colour."""

    command: str
    width: int | None
    color: bool = False

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.command}-{self.width or 'pipe'}{'-color' if self.color else ''}.txt"

    @property
    def arguments(self) -> list[str]:
        """What to run."""
        width = [] if self.width is None else ["--width", str(self.width)]
        return [*COMMANDS[self.command], *width, "--color", "always" if self.color else "never"]


SNAPSHOTS = [
    *(Snapshot(command, width) for command in COMMANDS for width in (*WIDTHS, None)),
    *(Snapshot(command, COLORED, color=True) for command in COMMANDS),
    *(Snapshot(command, NARROWEST) for command in ("list", "count", "cross-count", "show", "values", "bars", "stacks")),
    Snapshot("list", WIDEST),
]
each_snapshot = pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda snapshot: snapshot.file)


@pytest.fixture
def drawn(snapshot: Snapshot, hostile_data: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the command draws."""
    monkeypatch.setattr(krjp, "__version__", "1.2.3")
    done = running.krjp("--data", str(hostile_data), *snapshot.arguments)
    assert done.status == 0, done.err
    return done.out


def is_tidy_and_harmless(snapshot: Snapshot, drawn: str) -> None:
    if snapshot.color:
        assert SGR.search(drawn)
    lines = SGR.sub("", drawn).split("\n")
    assert lines.pop() == ""
    for line in lines:
        assert line == line.rstrip()
        assert snapshot.width is None or cell_width(line) <= snapshot.width
        # Cc: control characters, also what is left of a cut escape; Cf: what hides or reorders text.
        assert not [char for char in line if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")]


@pytest.mark.no_cover
@each_snapshot
def test_a_drawing_is_its_snapshot_and_tidy_and_harmless(snapshot: Snapshot, drawn: str) -> None:
    is_tidy_and_harmless(snapshot, drawn)
    path = FOLDER / snapshot.file
    if UPDATING:
        path.write_text(drawn, encoding="utf-8", newline="\n")
    kept = path.read_text(encoding="utf-8")
    if drawn != kept:
        difference = difflib.unified_diff(kept.splitlines(), drawn.splitlines(), "kept", "drawn", lineterm="")
        # Shown as text: what is compared here may hold anything.
        pytest.fail("\n".join([f"tests/snapshots/{path.name}", *difference]).replace("\x1b", "\\x1b"), pytrace=False)


def test_every_snapshot_is_of_a_drawing() -> None:
    unused = {path.name for path in FOLDER.iterdir()} - {snapshot.file for snapshot in SNAPSHOTS}
    if UPDATING:
        for name in unused:
            (FOLDER / name).unlink()
        return
    assert not unused, "remove them, or run with KRJP_UPDATE_SNAPSHOTS=1"


@pytest.mark.no_cover
@pytest.mark.parametrize("command", COMMANDS)
def test_colour_changes_nothing_but_colour(command: str, hostile_data: Path) -> None:
    for width in (COLORED, None):
        plain, colored = (
            running.krjp("--data", str(hostile_data), *Snapshot(command, width, color=color).arguments).out
            for color in (False, True)
        )
        assert SGR.sub("", colored) == plain
