"""`krjp compare`: two chronologies, or two codings of the same events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import krjp, records

if TYPE_CHECKING:
    from pathlib import Path

EVENT = {"date": "1965-06-22", "title": "Treaty", "kind": "agreement"}


def written(path: Path, *events: dict[str, Any]) -> str:
    path.write_text("".join(f"{json.dumps(event)}\n" for event in events))
    return str(path)


@pytest.fixture
def both(tmp_path: Path) -> tuple[str, str]:
    kept, gone, new = ({**EVENT, "id": key, "title": key} for key in ("kept", "gone", "new"))
    changed = {**EVENT, "id": "changed", "countries": ["JPN"]}
    before = written(tmp_path / "a.jsonl", kept, gone, changed)
    return before, written(tmp_path / "b.jsonl", kept, new, {**changed, "kind": "aid", "countries": ["JPN", "KOR"]})


def test_differences_as_a_table(both: tuple[str, str]) -> None:
    done = krjp("compare", *both)
    assert done.status == 0
    assert [line.split() for line in done.out.splitlines()] == [
        ["Change", "When", "Title", "Field", "Before", "After", "ID"],
        ["changed", "22", "Jun", "1965", "Treaty", "kind", "agreement", "aid", "changed"],
        ["changed", "22", "Jun", "1965", "Treaty", "countries", "JPN", "JPN;", "KOR", "changed"],
        ["gone", "22", "Jun", "1965", "gone", "-", "-", "-", "gone"],
        ["added", "22", "Jun", "1965", "new", "-", "-", "-", "new"],
    ]
    assert done.err == f"krjp: {both[0]} and {both[1]}: 1 added, 1 gone, 1 changed, 1 the same\n"


def test_differences_as_json(both: tuple[str, str]) -> None:
    found = records("compare", *both)
    assert {tuple(each) for each in found} == {("change", "id", "when", "title", "field", "before", "after")}
    assert [each for each in found if each["field"] == "countries"] == [
        {"change": "changed", "id": "changed", "when": "22 Jun 1965", "title": "Treaty", "field": "countries",
         "before": ["JPN"], "after": ["JPN", "KOR"]},
    ]  # fmt: skip


def test_the_exit_status_tells_whether_anything_differs(both: tuple[str, str]) -> None:
    assert krjp("compare", *both, "--exit-status").status == 1
    same = krjp("compare", both[0], both[0], "--exit-status")
    assert (same.status, same.out) == (0, "")
    assert "0 added, 0 gone, 0 changed, 3 the same" in same.err


def test_agreement_per_field(both: tuple[str, str]) -> None:
    done = krjp("compare", *both, "--agreement", "--exit-status")
    assert done.status == 1
    rows = [line.split() for line in done.out.splitlines()]
    assert rows[0] == ["Field", "Records", "Same", "Agreement", "Kappa", "Overlap"]
    assert rows[1] == ["date", "2", "2", "100.0%", "-", "-"]
    assert ["kind", "2", "1", "50.0%", "0.00", "-"] in rows
    assert ["countries", "2", "1", "50.0%", "0.33", "0.50"] in rows
    kind = next(each for each in records("compare", *both, "--agreement") if each["field"] == "kind")
    assert kind == {"field": "kind", "records": 2, "same": 1, "agreement": 0.5, "kappa": 0.0, "overlap": None}


def test_fields_may_tell_which_records_are_the_same(both: tuple[str, str]) -> None:
    assert ": 0 added, 0 gone, 2 changed, 1 the same" in krjp("compare", *both, "--match", "date").err
    assert ": 1 added, 1 gone, 1 changed, 1 the same" in krjp("compare", *both, "--match", "kind,date").err


def test_fields_of_ones_own_are_compared(tmp_path: Path) -> None:
    one, two = ({**EVENT, "id": key, "extra": {"mood": "warm"}} for key in ("one", "two"))
    before = written(tmp_path / "a.jsonl", one, two)
    after = written(tmp_path / "b.jsonl", one, {**two, "extra": {"mood": "cold"}})
    [found] = records("compare", before, after)
    assert (found["field"], found["before"], found["after"]) == ("extra.mood", "warm", "cold")
    [mood] = [each for each in records("compare", before, after, "--agreement") if each["field"] == "mood"]
    assert (mood["records"], mood["same"]) == (2, 1)
    assert ": 1 added, 1 gone, 0 changed, 1 the same" in krjp("compare", before, after, "--match", "mood").err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("packaged",), "compare needs more on its line; write krjp compare packaged mine.jsonl"),
        (("packaged", "no-such.json"), "no-such.json: no such file or directory"),
        (("-", "-"), "standard input can be read once; name two files"),
        (("packaged", "packaged", "--match", "titel"), "unknown field 'titel'; did you mean title?"),
        (("packaged", "packaged", "--match", ","), "expected fields for --match, found ','"),
    ],
)
def test_what_cannot_be_compared(words: tuple[str, ...], message: str) -> None:
    done = krjp("compare", *words)
    assert (done.status, done.out) == (2, "")
    assert message in done.err
