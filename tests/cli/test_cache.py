"""`krjp cache`: what is kept of large chronologies, where, and how to be rid of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from krjp.compiled import cache
from krjp.files.opened import Part
from krjp.render import layout
from krjp.render.tables import events
from tests.cli.running import krjp, krjp_on, records
from tests.compiled.chronologies import NUMBER, compiled_when_small, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NONE = "there is no cache: KRJP_CACHE is off, or there is no home folder"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with compiled_when_small():
        yield write(tmp_path_factory.mktemp("large") / "events.jsonl")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache; nothing is in it yet."""
    monkeypatch.setenv("KRJP_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_is_kept_is_listed_with_its_source(large: str, folder: Path) -> None:
    assert krjp("--data", large, "search", "tariff").status == 0
    listed = records("cache")
    assert [list(each) for each in listed] == [["of", "holds", "bytes", "used", "file"]] * 3
    assert sorted(each["holds"] for each in listed) == ["columns", "digests", "texts"]
    assert all(each["of"] == [large] for each in listed)
    assert {each["file"]: each["bytes"] for each in listed} == {
        str(path): path.stat().st_size for path in files(folder)
    }
    assert all(re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", each["used"]) for each in listed)


def test_the_table_says_what_each_file_is(folder: Path) -> None:
    (folder / "0-0.0.1-cpython311-14.0.0-little").mkdir(parents=True)
    (folder / "0-0.0.1-cpython311-14.0.0-little" / f"{'a' * 40}-{'b' * 40}.index").write_text("x" * 1234)
    done = krjp("cache", "--width", "80")
    assert (done.status, done.err) == (0, "")
    assert [line.split()[:3] for line in done.out.splitlines()[::2]] == [
        ["Of", "Holds", "Bytes"],
        ["-", "columns", "1,234"],
    ]


def test_it_is_cleared_on_demand(large: str, folder: Path) -> None:
    krjp("--data", large, "search", "tariff")
    size = sum(path.stat().st_size for path in files(folder))
    assert krjp("cache", "--clear") == (0, "", f"krjp: removed 3 files, {size:,} bytes, from {folder}\n")
    assert files(folder) == []
    assert krjp("cache", "--exit-status", "--json") == (1, "[]\n", f"krjp: nothing is kept in {folder}\n")


def test_it_can_be_cleared_where_there_is_no_standard_output(folder: Path) -> None:
    assert krjp_on(None, "cache", "--clear") == (0, f"krjp: removed 0 files, 0 bytes, from {folder}\n")


def test_what_another_run_removed_meanwhile_is_no_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = cache.Kept(str(folder / "gone"), 7, 0.0)
    monkeypatch.setattr(cache, "kept", lambda _: [gone])
    assert krjp("cache", "--clear").err == f"krjp: removed 1 files, 7 bytes, from {folder}\n"


def test_what_cannot_be_removed_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "held").mkdir(parents=True)
    monkeypatch.setattr(cache, "kept", lambda _: [cache.Kept(str(folder / "held"), 7, 0.0)])
    done = krjp("cache", "--clear")
    assert (done.status, done.out) == (2, "")
    assert re.fullmatch(rf"krjp: error: cannot remove {re.escape(str(folder))}/held: [a-z ]+\n", done.err)


def test_it_can_be_turned_off(large: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("KRJP_CACHE", "off")
    assert krjp("--data", large, "count").status == 0
    assert krjp("cache") == (2, "", f"krjp: error: {NONE}\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("variables", "place"),
    [
        ({"KRJP_CACHE": "{}/own"}, "own"),
        ({"KRJP_CACHE": "~/own"}, "home/own"),
        ({"KRJP_CACHE": "", "XDG_CACHE_HOME": "{}/xdg"}, "xdg/krjp"),
        ({"XDG_CACHE_HOME": ""}, "home/.cache/krjp"),
        ({"XDG_CACHE_HOME": "relative"}, "home/.cache/krjp"),
    ],
)
def test_where_it_is_kept_is_a_choice_or_as_xdg_has_it(
    variables: dict[str, str], place: str, large: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    assert krjp("--data", large, "count").status == 0
    assert len(files(tmp_path)) == len(files(tmp_path / place)) == 2


def test_every_byte_is_compared_on_demand(large: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    digest = Part.digest
    monkeypatch.setattr(Part, "digest", lambda part: taken.append(part.name) or digest(part))  # type: ignore[func-returns-value]
    monkeypatch.setattr(cache, "TICK", -(10**15))  # as if the file had been written long ago
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for chosen, times in (("", 1), ("", 1), ("verify", 2), ("VERIFY", 3)):
        monkeypatch.setenv("KRJP_CACHE", chosen)
        assert krjp("--data", large, "count").status == 0
        assert len(taken) == times
    assert len(files(tmp_path / "krjp")) == 2


def test_a_cache_that_others_may_write_is_not_used_and_that_is_said(large: str, folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    done = krjp("--data", large, "count")
    told = "is not used: others may write it; mend that, or name another with KRJP_CACHE"
    assert (done.status, done.err) == (0, f"krjp: the cache in {folder} {told}\n")
    assert files(folder) == []


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert krjp("cache") == (2, "", f"krjp: error: {NONE}\n")


def test_the_list_is_json_for_scripts(folder: Path) -> None:
    assert json.loads(krjp("cache", "--json").out) == []
    assert not folder.exists()


def test_a_long_list_begins_with_its_first_rows_and_holds_few_at_a_time(
    large: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (layout, events):
        monkeypatch.setattr(module, "MANY_ROWS", 100)
    done = krjp("--data", large, "list")
    lines = done.out.splitlines()
    assert (done.status, lines[0].split()[0], len(lines)) == (0, "Date", 1 + NUMBER)
    # In so many rows the first hundred say how wide columns are, and dates name their years.
    years = [re.findall(r"\d{4}", line)[0] for line in (lines[1], lines[101], lines[-1])]
    assert years == ["1965", "1995", "2024"]
    assert len(krjp("--data", large, "search", "--any", "the", "of", "in", "to").out.splitlines()) > 100
    assert len(krjp("--data", large, "list", "--fields", "date,title").out.splitlines()) == 1 + NUMBER
