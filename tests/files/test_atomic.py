"""Files written whole or not at all, under the name asked for."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from krjp.errors import KrjpError
from krjp.files.atomic import alone, refuse_early, write_folder, write_text
from tests.building import odd_paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def only(folder: Path) -> dict[str, str]:
    """Every file of a folder with its text."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_a_new_file_holds_the_text_and_nothing_else_stays(tmp_path: Path) -> None:
    write_text(tmp_path / "x", "독도\n")
    assert only(tmp_path) == {"x": "독도\n"}


def test_half_a_surrogate_pair_is_written_as_an_escape(tmp_path: Path) -> None:
    write_text(tmp_path / "x", "a\ud800")
    assert only(tmp_path) == {"x": "a\\ud800"}


def test_an_existing_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    write_text(tmp_path / "x", "old")
    with pytest.raises(KrjpError, match="x exists; give --force to replace it"):
        write_text(tmp_path / "x", "new")
    assert only(tmp_path) == {"x": "old"}
    write_text(tmp_path / "x", "new", force=True)
    assert only(tmp_path) == {"x": "new"}


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_new_file_gets_the_usual_permissions_and_a_replaced_one_keeps_its_own(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_text(tmp_path / "x", "")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640
    (tmp_path / "x").chmod(0o604)
    write_text(tmp_path / "x", "", force=True)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o604


def test_a_name_as_long_as_names_can_be_is_written(tmp_path: Path) -> None:
    name = "🗾" * 63  # 252 bytes of 255
    write_text(tmp_path / name, "x")
    assert only(tmp_path) == {name: "x"}


def test_a_name_with_a_nul_byte_is_refused_in_words() -> None:
    for refuse in (refuse_early, lambda name: write_text(name, "")):
        with pytest.raises(KrjpError, match="'a␀b' is no file name"):
            refuse("a\0b")


@pytest.mark.parametrize("path", ["missing/x", "file/x"])
def test_a_file_in_what_is_no_folder_is_refused_before_any_work(path: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for force in (False, True):
        with pytest.raises(KrjpError, match=r"cannot write .*x: (no such file or directory|not a directory)"):
            refuse_early(str(tmp_path / path), force=force)


def no_links(*_: object) -> None:
    raise OSError(1, "Operation not permitted")


def meanwhile(path: Path) -> Callable[..., None]:
    """Stands for a call during which somebody else writes the file."""

    def other(*_: object) -> None:
        path.write_text("other", encoding="utf-8")
        no_links()

    return other


def test_a_file_that_appears_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    monkeypatch.setattr("os.fsync", lambda _: path.write_text("other", encoding="utf-8"))
    with pytest.raises(KrjpError, match="x exists; give --force to replace it"):
        write_text(path, "mine")
    assert only(tmp_path) == {"x": "other"}


def test_where_there_are_no_hard_links_the_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.link", no_links)
    write_text(tmp_path / "x", "mine")
    assert only(tmp_path) == {"x": "mine"}


def test_where_there_are_no_hard_links_a_file_that_appears_meanwhile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.link", meanwhile(tmp_path / "x"))
    with pytest.raises(KrjpError, match="x exists; give --force to replace it"):
        write_text(tmp_path / "x", "mine")
    assert only(tmp_path) == {"x": "other"}


def test_where_a_folder_cannot_be_brought_to_the_disk_the_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def files_only(path: str, flags: int, mode: int = 0o777) -> int:
        if os.path.isdir(path):
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, mode)

    monkeypatch.setattr("os.open", files_only)
    write_text(tmp_path / "x", "mine")
    assert only(tmp_path) == {"x": "mine"}


@pytest.mark.skipif(os.name != "posix", reason="symbolic links")
def test_a_link_is_written_through_and_one_that_leads_nowhere_makes_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("target")
    write_text(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert only(tmp_path) == {"link": "new", "target": "new"}


@pytest.mark.skipif(os.name != "posix", reason="symbolic links and pipes")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("circle", "too many levels of symbolic links"),
        ("nowhere", "no such file or directory"),
        ("folder", "is a folder"),
        ("to folder", "is a folder"),
        ("pipe", "is not a plain file"),
        ("x/y", "not a directory"),
    ],
)
@pytest.mark.parametrize("force", [True, False])
def test_what_cannot_be_a_file_is_refused_in_words_and_left_as_it_is(
    name: str, reason: str, force: bool, tmp_path: Path
) -> None:
    odd_paths(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "x").write_text("x")
    before = sorted(os.walk(tmp_path))
    with pytest.raises(KrjpError) as caught:
        write_text(tmp_path / name, "new", force=force)
    assert str(caught.value) == f"cannot write {tmp_path / name}: {reason}"
    assert sorted(os.walk(tmp_path)) == before


def test_a_folder_is_written_whole(tmp_path: Path) -> None:
    write_folder(str(tmp_path / "x"), {"a": "1", "b": "독도\n"})
    assert only(tmp_path / "x") == {"a": "1", "b": "독도\n"}
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_folder_that_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KrjpError, match="cannot write"):
        write_folder(str(tmp_path / "x"), {"a": "1", "no/such": "2"})
    assert list(tmp_path.iterdir()) == []


def test_files_in_a_folder_are_replaced_only_by_force_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "c").write_text("mine")
    with pytest.raises(KrjpError, match="holds files"):
        write_folder(str(tmp_path), {"a": "1"})
    assert only(tmp_path) == {"a": "old", "c": "mine"}
    write_folder(str(tmp_path), {"a": "1", "b": "2"}, force=True)
    assert only(tmp_path) == {"a": "1", "b": "2", "c": "mine"}


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_new_folder_gets_the_usual_permissions(tmp_path: Path) -> None:
    usual = os.umask(0o027)
    try:
        write_folder(str(tmp_path / "x"), {"a": "1"})
    finally:
        os.umask(usual)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o750


@pytest.mark.parametrize("path", ["missing/x", "file", "file/x", "nul\0"])
def test_what_cannot_be_a_folder_is_refused_in_words(path: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KrjpError, match=r"cannot write|no file name"):
        write_folder(str(tmp_path / path), {"a": "1"})


def test_a_system_without_locks_lets_everybody_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    path = str(tmp_path / "data.json")
    with alone(path), alone(path):  # where there are locks, the second would wait for the first
        write_text(path, "one")
    assert only(tmp_path) == {"data.json": "one"}
