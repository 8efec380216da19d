"""`krjp check`: findings on standard output, the sum on standard error, the exit status."""

from __future__ import annotations

import json
import os
from inspect import cleandoc
from typing import TYPE_CHECKING

import pytest

from tests.building import record
from tests.cli.running import krjp, records

if TYPE_CHECKING:
    from pathlib import Path

FINE = record("2024-02-20", "fine", countries=["KOR"])
DOUBTFUL = record("2024-02-21", "doubtful")
WRONG = record("2024-02-22", "wrong", countries=["KOR"], kind="meetng")


def write(path: Path, *records: object) -> str:
    path.write_text("\n".join(json.dumps(each) for each in records))
    return str(path)


@pytest.fixture
def mixed(tmp_path: Path) -> str:
    return write(tmp_path / "mixed.jsonl", FINE, DOUBTFUL, WRONG)


def test_clean_data_leaves_standard_output_empty() -> None:
    done = krjp("check")
    assert (done.status, done.out) == (0, "")
    assert done.err == f"krjp: {len(krjp('list', '-o', 'ids').out.split())} events, 0 problems, 0 warnings\n"
    assert krjp("check", "--json").out == "[]\n"


def test_findings_are_a_table_with_the_sum_below(mixed: str) -> None:
    done = krjp("check", mixed)
    assert done.status == 2
    assert done.out.replace(mixed, "mixed").splitlines()[1:] == [
        "mixed  line 2  2024-02-21-doubtful  countries  warning: is empty; which states act or are acted on?",
        "mixed  line 3  2024-02-22-wrong     kind       unknown value 'meetng'; did you mean meeting?",
    ]
    assert done.out.split("\n")[0].split() == ["File", "Where", "ID", "Field", "Message"]
    assert done.err == "krjp: 3 events, 1 problem, 1 warning\n"


def test_in_a_narrow_table_place_and_reason_stay(mixed: str) -> None:
    assert krjp("check", mixed, "--width", "60").out == cleandoc(
        """
        Where   Field      Message
        ────────────────────────────────────────────────────────────
        line 2  countries  warning: is empty; which states act or
                           are acted on?
        line 3  kind       unknown value 'meetng'; did you mean
                           meeting?

        No room for: File, ID; --output csv has all.
        """
    ) + "\n"  # fmt: skip


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_of_several_files_the_file_is_always_told(width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "own.jsonl", FINE)
    write(tmp_path / "w.jsonl", WRONG)
    squeezed = "".join(krjp("check", "own.jsonl", "w.jsonl", "--width", str(width)).out.split())
    assert "w.jsonlline1" in squeezed.replace("2024-02-22-wrong", "")


def test_the_file_is_told_where_another_beside_it_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "actors.json").write_text('[{"id": 1}]', encoding="utf-8")
    write(tmp_path / "w.jsonl", WRONG)
    out = krjp("check", "w.jsonl", "--width", "50").out
    assert "w.jsonl" in out
    assert "actors.json" in out


def test_json_holds_every_finding_with_its_level(mixed: str) -> None:
    done = krjp("check", mixed, "--json")
    assert done.status == 2
    assert json.loads(done.out) == [
        {
            "file": mixed,
            "where": "line 2",
            "id": "2024-02-21-doubtful",
            "field": "countries",
            "level": "warning",
            "message": "is empty; which states act or are acted on?",
        },
        {
            "file": mixed,
            "where": "line 3",
            "id": "2024-02-22-wrong",
            "field": "kind",
            "level": "error",
            "message": "unknown value 'meetng'; did you mean meeting?",
        },
    ]


def test_the_other_formats_and_fields_work(mixed: str) -> None:
    assert krjp("check", mixed, "-o", "csv", "--fields", "level,field", "--no-header").out == (
        "warning,countries\r\nerror,kind\r\n"
    )
    assert krjp("check", mixed, "--template", "{where}: {level}").out == "line 2: warning\nline 3: error\n"


@pytest.mark.parametrize(
    ("records", "options", "status"),
    [
        ([FINE], [], 0),
        ([FINE], ["--strict"], 0),
        ([DOUBTFUL], [], 0),
        ([DOUBTFUL], ["--strict"], 2),
        ([WRONG], [], 2),
        ([WRONG], ["--strict"], 2),
    ],
)
def test_the_exit_status_says_whether_there_are_problems(
    tmp_path: Path, records: list[object], options: list[str], status: int
) -> None:
    assert krjp("check", write(tmp_path / "x", *records), *options).status == status


def test_warnings_stay_warnings_when_they_count(tmp_path: Path) -> None:
    done = krjp("check", "--strict", write(tmp_path / "x", DOUBTFUL))
    assert done.err == "krjp: 1 event, 0 problems, 1 warning\n"


def test_all_ways_to_name_data_are_checked_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [write(tmp_path / str(day), record(f"2024-03-0{day}", kind="meetng")) for day in range(1, 4)]
    stdin = json.dumps(record("2024-03-04", kind="meetng")).encode()
    monkeypatch.setenv("KRJP_DATA", "not read when data is named")
    done = krjp("--data", files[0], "check", files[1], "-", "--data", files[2], "-o", "csv", stdin=stdin)
    found = [line.split(",")[0] for line in done.out.splitlines()[1:] if ",error," in line]
    assert found == [files[0], files[2], files[1], "standard input"]


def test_without_a_file_krjp_data_is_checked(mixed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KRJP_DATA", os.pathsep.join([mixed, "packaged", ""]))
    done = krjp("check")
    assert done.status == 2
    assert done.err.endswith("events, 1 problem, 1 warning\n")
    assert not done.err.startswith("krjp: 3 events")


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path, mixed: str) -> None:
    missing = str(tmp_path / "missing")
    done = krjp("check", missing, mixed, "--json")
    assert [each["file"] for each in json.loads(done.out)] == [missing, mixed, mixed]


def test_hostile_text_is_shown_harmless(tmp_path: Path) -> None:
    path = write(tmp_path / "x", {**record(kind="\x1b[31m[red]\u202e"), "a\x1b]0;b": 1})
    for options in ([], ["--width", "90"], ["--color", "always"], ["-o", "markdown"]):
        out = krjp("check", path, *options).out
        assert "[red]" in out.replace("\\", "")
        assert "\x1b[31m" not in out
        assert "\x1b]" not in out
        assert "\u202e" not in out


def test_unknown_options_are_refused() -> None:
    done = krjp("check", "--strictly")
    assert done.status == 2
    assert done.out == ""
    assert "--strict" in done.err


def test_what_a_dataset_declares_is_known_and_held_to(tmp_path: Path) -> None:
    said = {"kinds": {"concert": "", "statements": ""}, "fields": {"budget": "number"}}
    (tmp_path / "dataset.json").write_text(json.dumps(said), encoding="utf-8")
    path = tmp_path / "mine.json"
    record = {"id": "a-1", "date": "2024-01-05", "title": "A", "countries": ["JPN"], "kind": "statements"}
    path.write_text(json.dumps([{**record, "extra": {"budget": 5}}]), encoding="utf-8")
    assert krjp("check", str(path)).status == 0
    assert [row["kind"] for row in records("list", "--data", str(path))] == ["statements"]
    assert json.loads(krjp("schema", "--data", str(path)).out)["properties"]["kind"]["enum"][:2] == list(said["kinds"])
    path.write_text(json.dumps([{**record, "kind": "concrt"}]), encoding="utf-8")
    done = krjp("check", str(path))
    assert done.status == 2
    assert "did you mean concert?" in done.out
