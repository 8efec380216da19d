"""Parts of a chronology: read, read in places, and known by their content."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from krjp.errors import DataError
from krjp.files import opened as parts
from krjp.files.opened import Part

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Pieces as large as those of real files would only take longer to write.


def test_a_file_and_its_content_at_hand_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_bytes(b"0123456789")
    for part in (Part("data", str(path)), Part("data", None, b"0123456789")):
        assert part.size == 10
        assert part.read() == b"0123456789"
        places = part.at_places()
        assert places.size == 10
        assert (places.read(7, 2), places.read(2, 3), places.read(8, 5), places.read(20, 1)) == (
            *(b"78", b"234", b"89", b""),
        )


@pytest.mark.parametrize("size", [0, 1, 5000])
def test_any_change_changes_the_digest(size: int, tmp_path: Path) -> None:
    path = tmp_path / "data"
    content = bytearray(os.urandom(size))
    path.write_bytes(content)
    part = Part("data", str(path))
    first = part.digest()
    assert part.digest() == first
    digests = {first}
    for at in {0, size // 2, size - 1} & set(range(size)):
        content[at] ^= 1
        path.write_bytes(content)
        digests.add(part.digest())
    path.write_bytes(content + b"x")
    digests.add(part.digest())
    assert len(digests) == 2 + len({0, size // 2, size - 1} & set(range(size)))


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("absent", "no such file or directory; give the path of a chronology, - for standard input, or packaged"),
        (".", "is a directory; give the path of a chronology, - for standard input, or packaged"),
        ("a\0b", "is no file name"),
    ],
)
def test_what_cannot_be_read_is_said(path: str, message: str, tmp_path: Path) -> None:
    part = Part("name", path if "\0" in path else str(tmp_path / path))
    assert part.size == 0
    with pytest.raises(DataError) as caught:
        part.read()
    assert str(caught.value) == f"name: {message}"


def test_a_file_that_is_gone_before_it_is_digested_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="name: no such file or directory"):
        Part("name", str(tmp_path / "gone")).digest()


def test_a_file_looks_different_when_it_was_written_or_replaced(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_text("a")
    part = Part("data", str(path))
    before = part.looks
    assert before is not None
    assert part.looks == before
    other = tmp_path / "other"
    other.write_text("b")
    os.utime(other, ns=(before.modified, before.modified))
    other.replace(path)
    after = part.looks
    assert after is not None
    assert (after.size, after.modified) == (before.size, before.modified)
    assert after != before


@pytest.mark.parametrize("what", ["gone", "at hand", "not told"])
def test_what_cannot_be_told_by_its_looks_has_none(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "data"
    path.write_text("a")
    part = {
        "gone": Part("data", str(tmp_path / "gone")),
        "at hand": Part("data", None, b"a"),
        "not told": Part("data", str(path)),
    }[what]
    if what == "not told":
        monkeypatch.setattr("krjp.files.opened.TELLING", "elsewhere")
    assert part.looks is None


def test_a_file_that_comes_in_bits_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").write_bytes(b"0123456789")
    places = Part("data", str(tmp_path / "data")).at_places()
    monkeypatch.setattr(
        "krjp.files.opened._read_at", lambda descriptor, size, at: os.pread(descriptor, min(size, 2), at)
    )
    assert places.read(1, 7) == b"1234567"
    assert places.read(6, 9) == b"6789"


@pytest.mark.parametrize("read_at", [parts._read_at, parts._seek_and_read])
def test_threads_read_one_file_without_getting_in_each_others_way(
    read_at: Callable[[int, int, int], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_read_at", read_at)
    numbers = range(4_000)
    (tmp_path / "data").write_bytes(b"".join(number.to_bytes(4, "big") for number in numbers))
    places = Part("data", str(tmp_path / "data")).at_places()
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # so that they get in each other's way if they can
    try:
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda number: int.from_bytes(places.read(4 * number, 4), "big"), numbers))
    finally:
        sys.setswitchinterval(before)
    assert found == list(numbers)


def test_what_is_no_plain_file_has_no_size(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert Part("pipe", str(tmp_path / "pipe")).size == 0


def test_pipes_and_devices_are_streams(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").touch()
    found = {path: Part(path, path and str(tmp_path / path)).is_stream for path in ("pipe", "file", ".", "gone", "a\0")}
    assert found == {"pipe": True, "file": False, ".": False, "gone": False, "a\0": False}
    assert Part("null", "/dev/null").is_stream
    assert not Part("held", None, b"").is_stream


@pytest.mark.parametrize(
    ("content", "right"),
    [
        (b"[]", True),
        (b'\xef\xbb\xbf \r\n\t{"id"', True),
        (b"\x1f\x8b\x08", True),
        (b"", False),
        (b"\0[", False),
        (b"id,date", False),
        (b" " * 10_000 + b"[", False),
    ],
)
def test_a_chronology_is_known_by_how_it_begins(content: bytes, right: bool) -> None:
    assert Part("data", None, content).looks_right is right
