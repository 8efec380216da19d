"""`krjp import`: what it writes, what it says, and what it leaves alone."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from contextlib import redirect_stderr
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import krjp
from krjp.cli import main, progress
from krjp.errors import KrjpError
from krjp.files.atomic import write_text
from krjp.importer.pipeline import Text, import_texts
from tests.building import record
from tests.cli.running import krjp as run

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Jan. 4, 2024: Japan protests to Russia.\nJan. 5, 2024: Japan and Mongolia hold talks in Tokyo.\n"
BAD = "Feb. 30, 2024: Nothing happens.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "chronology.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_records_go_to_standard_output_as_json(source: Path) -> None:
    done = run("import", str(source))
    assert done.status == 0
    assert [each["id"] for each in json.loads(done.out)] == [
        "2024-01-04-protests",
        "2024-01-05-mongolia-talks-tokyo",
    ]


def test_standard_input_is_read_and_named() -> None:
    done = run("import", "-", stdin=TEXT.encode())
    assert json.loads(done.out)[0]["sources"] == [
        {
            "source": "standard-input",
            "section": "chronology",
            "locator": "line 1",
            "date": "2024-01-04",
            "dates_event": False,
        }
    ]


@pytest.mark.parametrize("name", ["out.json", "out.jsonl", "OUT.JSONL", "out.2024", "out"])
def test_what_is_written_is_a_chronology(source: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    assert run("import", str(source), "--save", str(out), "--source", "my-source").status == 0
    chronology = krjp.load(out)
    assert [event.kind for event in chronology.events] == ["protest", "meeting"]
    assert {citation.source for event in chronology.events for citation in event.sources} == {"my-source"}
    assert out.read_text(encoding="utf-8").startswith("{" if name.lower().endswith("jsonl") else "[")


def test_the_report_counts_and_names_every_line_not_understood(source: Path) -> None:
    source.write_text("An article.\n\n" + TEXT + BAD + "Jan. 9, 2024: Blossoms everywhere.\n", encoding="utf-8")
    done = run("import", str(source))
    assert done.status == 0
    assert done.err.splitlines() == [
        f"krjp: {source}: layout before: dates stand before the text, oldest first",
        f"krjp: {source}: 4 entries read, 3 dated, 2 coded; 1 line of running text before the first entry passed over",
        f"krjp: {source}: line 5: 'Feb. 30, 2024: Nothing happens.' there is no February 30 in 2024",
    ]


def test_the_report_shows_no_control_characters(source: Path) -> None:
    source.write_text(TEXT + "Feb. 30, 2024: \x1b[31mred\u202e\n", encoding="utf-8")
    assert "\x1b" not in run("import", str(source)).err


def test_strict_fails_on_any_line_and_writes_nothing(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert run("import", str(source), "--strict", "--save", str(out)).status == 0
    out.unlink()
    source.write_text(TEXT + BAD, encoding="utf-8")
    done = run("import", str(source), "--strict", "--save", str(out))
    assert (done.status, done.out, out.exists()) == (2, "", False)
    assert "line 3: 'Feb. 30, 2024" in done.err
    assert "1 line not understood; nothing was written (--strict)" in done.err


@pytest.mark.parametrize("line", ["Jan. 6, '74: Japan protests.", "On January 6, 2024, the US calls for calm."])
def test_strict_fails_on_a_date_that_is_no_head(line: str, source: Path) -> None:
    source.write_text(f"{TEXT}{line}\n", encoding="utf-8")
    assert "1 line not understood" in run("import", str(source), "--strict").err


def test_an_existing_file_is_left_alone_without_force(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("precious", encoding="utf-8")
    done = run("import", str(source), "--save", str(out))
    assert done.status == 2
    assert f"{out} exists" in done.err
    assert out.read_text(encoding="utf-8") == "precious"
    assert run("import", str(source), "--save", str(out), "--force").status == 0
    assert len(krjp.load(out).events) == 2


def test_importing_twice_with_update_changes_nothing(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    run("import", str(source), "--save", str(out), "--update")
    first = out.read_bytes()
    done = run("import", str(source), "--save", str(out), "--update")
    assert out.read_bytes() == first
    assert f"wrote {out}: 0 new, 2 coded anew, 0 kept as coded by hand" in done.err


def test_update_keeps_what_was_coded_by_hand(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    run("import", str(source), "--save", str(out))
    records = json.loads(out.read_text(encoding="utf-8"))
    records[0] |= {"coded_by": "hand", "kind": "statement", "title": "Mine", "note": "Not a protest."}
    out.write_text(json.dumps(records), encoding="utf-8")
    source.write_text(TEXT + "Jan. 6, 2024: Japan condemns a launch.\n", encoding="utf-8")
    assert run("import", str(source), "--save", str(out), "--update").status == 0
    after = json.loads(out.read_text(encoding="utf-8"))
    assert after[0] == records[0]
    assert [each["kind"] for each in after] == ["statement", "meeting", "statement"]


def test_update_leaves_out_what_was_deleted_by_hand(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("import", str(source), "--save", str(out))
    kept = out.read_text(encoding="utf-8").splitlines(keepends=True)[1:]
    out.write_text("".join(kept), encoding="utf-8")
    source.write_text(TEXT + "Jan. 6, 2024: Japan condemns a launch.\n", encoding="utf-8")
    for added in (1, 0):
        done = run("import", str(source), "--save", str(out), "--update")
        assert (
            f"{added} new, {2 - added} coded anew, 0 kept as coded by hand, 1 left out as deleted by hand" in done.err
        )
        assert len(krjp.load(out).events) == 2
    (tmp_path / "out.imported.json").unlink()
    assert (
        "1 new, 2 coded anew, 0 kept as coded by hand\n"
        in run("import", str(source), "--save", str(out), "--update").err
    )


def test_update_leaves_out_rows_that_were_deleted_by_hand(tmp_path: Path) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "out.jsonl"
    table.write_text("Date,Title\n2024-01-03,Tea\n2024-02-03,Cake\n", encoding="utf-8")
    run("import", str(table), "--save", str(out))
    out.write_text(out.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    table.write_text("Date,Title\n2024-01-03,Tea\n2024-02-03,Cake\n2024-03-03,Wine\n", encoding="utf-8")
    done = run("import", str(table), "--save", str(out), "--update")
    assert "1 new, 0 coded anew, 1 kept as coded by hand, 1 left out as deleted by hand" in done.err
    assert [event.title for event in krjp.load(out).events] == ["Tea", "Wine"]


def test_a_file_written_anew_forgets_what_was_deleted(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    run("import", str(source), "--save", str(out))
    out.write_text("[]", encoding="utf-8")
    run("import", str(source), "--save", str(out), "--force")
    assert len(krjp.load(out).events) == 2


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"imported": [1]}', '{"imported": 1}', "[" * 100_000])
def test_a_file_that_does_not_say_what_was_imported_is_refused(text: str, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    run("import", str(source), "--save", str(out))
    (tmp_path / "out.imported.json").write_text(text, encoding="utf-8")
    before = out.read_bytes()
    done = run("import", str(source), "--save", str(out), "--update")
    assert done.status == 2
    assert f"{tmp_path / 'out.imported.json'}: does not say what was imported; delete it" in done.err
    assert out.read_bytes() == before


def test_a_file_to_update_may_have_the_name_of_the_packaged_data(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_text("packaged", json.dumps([record("1965-06-22", "treaty")]))
    assert "wrote packaged: 2 new" in run("import", str(source), "--save", "packaged", "--update").err
    assert [event.date.year for event in krjp.load("./packaged").events] == [1965, 2024, 2024]


def test_actors_beside_the_data_are_recognised(source: Path, tmp_path: Path) -> None:
    source.write_text("Jan. 4, 2024: Roe Jane visits Tokyo.\n", encoding="utf-8")
    actor = {"id": "roe-jane", "name": "Roe Jane", "kind": "person", "country": "FJI"}
    (tmp_path / "actors.json").write_text(json.dumps([actor]), encoding="utf-8")
    (tmp_path / "events.json").write_text("[]", encoding="utf-8")
    [coded] = json.loads(run("import", str(source), "--data", str(tmp_path)).out)
    assert (coded["actors"], coded["countries"]) == (["roe-jane"], ["FJI", "JPN"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.txt"], "cannot read missing.txt: no such file or directory"),
        (["."], "is a directory"),
        (["-", "--update"], "--update needs the file to update"),
        (["-", "--format", "htm"], "unknown --format 'htm'; did you mean html?"),
        (["-", "--year", "0"], "--year 0 is no year"),
        (["-", "--year", "20x"], "'20x' is no whole number; see krjp import --help"),
        (["-", "--save", "missing/out.json"], "missing/out.json"),
        (
            ["-", "--save", "out/c1.csv"],
            "name it out/c1.json (or .jsonl), then: krjp list --data out/c1.json -o csv",
        ),
        (
            ["-", "--save", "c1.XLSX", "--force"],
            "promises a spreadsheet, but import writes JSON; name it c1.json (or .jsonl)",
        ),
        (
            ["-", "--save", "c1.jsonl.gz", "--update"],
            "promises compressed data, but import writes JSON; name it c1.json (or .jsonl)",
        ),
    ],
)
def test_mistakes_are_told_in_one_line(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    stdin = TEXT.encode() if "--save" in arguments else b"Nothing here.\n"
    done = run("import", *arguments, stdin=stdin)
    assert done.status == 2
    assert message in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["Nothing here.\n", "", "\n\n", "12 officials: a list\n" * 3])
def test_a_text_without_entries_ends_with_status_1(text: str) -> None:
    done = run("import", "-", stdin=text.encode())
    assert (done.status, done.out) == (1, "")
    assert "standard input: no dated entry found; nothing was read of" in done.err


def test_a_text_that_is_mostly_passed_over_is_written_and_ends_with_status_1() -> None:
    prose = "".join(f"Paragraph {number} of an essay without dates.\n\n" for number in "abcde")
    done = run("import", "-", stdin=f"{prose}Jan. 4, 2024: Japan protests.\n".encode())
    assert (done.status, len(json.loads(done.out))) == (1, 1)
    assert "standard input: most of it was passed over: 5 of 6 lines of text" in done.err


def test_a_missing_year_is_asked_for_and_taken() -> None:
    text = b"Jan. 4: Japan protests.\n"
    assert "--year YYYY" in run("import", "-", stdin=text).err
    assert json.loads(run("import", "-", "--year", "2019", stdin=text).out)[0]["date"] == "2019-01-04"


@given(st.binary(max_size=300))
def test_random_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        import_texts([Text("x", content)], (), year=2024)
    except KrjpError:
        return


# Written whole or not at all

WRITER = """
import sys
from krjp.files.atomic import write_text
print("ready", flush=True)
while True:
    for text in ("a" * 3_000_000, "b" * 3_000_000):
        write_text(sys.argv[1], text, force=True)
"""


def test_a_process_killed_while_writing_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old", encoding="utf-8")
    seen = set()
    for number in range(8):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(out)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            # Let it get some way into its writing; what must hold holds wherever it is caught.
            deadline = time.monotonic() + 0.01 * number
            while time.monotonic() < deadline:
                pass
            process.kill()
        text = out.read_text(encoding="utf-8")
        assert text == "old" or (len(text) == 3_000_000 and len(set(text)) == 1)
        seen.add(text[:1])
    assert seen != {"o"}, "a control: some runs must have got as far as writing"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write_text(link, "new", force=True)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_no_temporary_file_is_left_behind(tmp_path: Path) -> None:
    write_text(tmp_path / "out.json", "text")
    with pytest.raises(KrjpError, match="exists"):
        write_text(tmp_path / "out.json", "other")
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_permissions_stay_and_new_files_follow_the_mask(tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text("old", encoding="utf-8")
    old.chmod(0o640)
    mask = os.umask(0o022)
    try:
        write_text(old, "text", force=True)
        write_text(new, "text")
    finally:
        os.umask(mask)
    assert (old.stat().st_mode & 0o777, new.stat().st_mode & 0o777) == (0o640, 0o644)


@pytest.mark.parametrize("name", ["", "missing/out.json", "folder"])
def test_what_cannot_be_written_is_said(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(KrjpError, match="cannot write"):
        write_text(tmp_path / name, "text", force=True)


def test_a_name_with_a_nul_byte_is_refused_in_words() -> None:
    assert run("import", "a\0b") == (2, "", "krjp: error: 'a␀b' is no file name\n")


class Watched(io.StringIO):
    """A standard error that says somebody watches."""

    def isatty(self) -> bool:
        """True."""
        return True


@pytest.mark.parametrize(("patience", "drawn"), [(0.0, True), (60.0, False)])
def test_a_bar_is_drawn_for_long_coding_where_somebody_watches(
    patience: float, drawn: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    path = tmp_path / "long.txt"
    path.write_text("".join(f"Jan. {day + 1}, 2024: Japan protests ({day}).\n" for day in range(28)))
    watched = Watched()
    with redirect_stderr(watched):
        assert main(["import", str(path), "--save", str(tmp_path / "x.json")]) == 0
    said = watched.getvalue()
    assert ("krjp: coding" in said) is drawn
    assert ("/28" in said) is drawn
    assert ("\x1b[2K" in said) is drawn  # wiped at the end
    assert said.endswith("x.json: 28 new, 0 coded anew, 0 kept as coded by hand\n")
