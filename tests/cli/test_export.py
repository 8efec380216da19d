"""`krjp export`: a folder to deposit or to pass on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import krjp, records

if TYPE_CHECKING:
    from pathlib import Path


def test_events_are_exported_and_read_back(tmp_path: Path) -> None:
    folder = tmp_path / "Protests 2024"
    done = krjp("export", str(folder), "kind:protest", "--initiator", "KOR", "--title", "Protests")
    assert (done.status, done.out) == (0, "")
    assert done.err.startswith(f"krjp: wrote 4 events into {folder}: events.csv, events.json, actors.json, ")
    assert records("list", "--data", str(folder)) == records("filter", "kind:protest initiator:KOR")
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert (described["name"], described["title"]) == ("protests-2024", "Protests")
    assert "# Codebook" in (folder / "CODEBOOK.md").read_text(encoding="utf-8")


def test_a_name_without_latin_letters_is_no_name_of_a_package(tmp_path: Path) -> None:
    krjp("export", str(tmp_path / "年表"), "kind:veto")
    described = json.loads((tmp_path / "年表" / "datapackage.json").read_text(encoding="utf-8"))
    assert (described["name"], described["title"]) == ("chronology", "年表")


def test_the_same_events_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        assert krjp("export", str(tmp_path / name / "package")).status == 0
    for path in (tmp_path / "one" / "package").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / "package" / path.name).read_bytes()


def test_own_data_has_a_codebook_of_its_own(tmp_path: Path) -> None:
    mine = tmp_path / "mine.jsonl"
    mine.write_text('{"id":"a","date":"1965-06-22","title":"T","kind":"aid"}')
    done = krjp("export", str(tmp_path / "package"), "--data", str(mine))
    assert done.err.startswith("krjp: wrote 1 event into ")
    assert "| `aid` | 1 | " in (tmp_path / "package" / "CODEBOOK.md").read_text(encoding="utf-8")


def test_nothing_is_overwritten_unless_forced(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    assert krjp("export", str(folder), "kind:veto").status == 0
    (folder / "notes.txt").write_text("mine")
    before = (folder / "events.csv").read_bytes()
    done = krjp("export", str(folder))
    assert done.status == 2
    assert "holds files; name a new folder, or give --force to replace those of the same names" in done.err
    assert (folder / "events.csv").read_bytes() == before
    assert krjp("export", str(folder), "--force").status == 0
    assert len(records("list", "--data", str(folder))) == 70
    assert (folder / "notes.txt").read_text() == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    assert krjp("export", str(tmp_path / "package"), "kind:veto").status == 0
    assert (tmp_path / "package" / "datapackage.json").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("kind:court", "--during", "2024-04"), "nothing matched; nothing was written"),
        (("--during", "2020"), "nothing matched; the data covers 2024-01-01 to 2024-04-30; nothing was written"),
        (("--on", "2024-02-03"), "nothing matched; 1 may match; nothing was written"),
        (("kind:meting",), "did you mean meeting?"),
    ],
)
def test_what_cannot_be_exported_leaves_no_folder(words: tuple[str, ...], message: str, tmp_path: Path) -> None:
    done = krjp("export", str(tmp_path / "package"), *words)
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert list(tmp_path.iterdir()) == []


def test_what_may_match_is_left_out_and_told(tmp_path: Path) -> None:
    done = krjp("export", str(tmp_path / "package"), "--during", "early-feb")
    assert done.err.endswith("; 1 more may match and were left out\n")


def test_no_folder_to_write_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "is a file, not a folder" in krjp("export", str(tmp_path / "file")).err
    assert "no such file or directory" in krjp("export", str(tmp_path / "no" / "package")).err
