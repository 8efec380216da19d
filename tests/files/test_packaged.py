"""Bytes krjp ships and bytes it is given."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from krjp.errors import DataError
from krjp.files import packaged as resources
from krjp.files.packaged import packaged, read_whole
from tests.cli.running import krjp


def test_what_krjp_ships_is_found() -> None:
    assert json.loads(packaged("events.json"))


def test_what_krjp_does_not_ship_is_an_error_in_words() -> None:
    with pytest.raises(DataError, match="is missing from krjp's own data; install krjp again"):
        packaged("nothing.json")


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "MOST_BYTES", 100)
    monkeypatch.setattr(resources, "PIECE", 10)


@pytest.mark.usefixtures("_small")
def test_a_file_is_read_up_to_the_most_there_can_be() -> None:
    for size in (0, 1, 9, 10, 11, 99, 100):
        content = bytes(range(size))
        assert read_whole(io.BytesIO(content)) == content
    with pytest.raises(OSError, match="too large"):
        read_whole(io.BytesIO(b"x" * 120))


@pytest.mark.usefixtures("_small")
def test_a_source_without_end_is_refused_in_words(tmp_path: Path) -> None:
    """`krjp import /dev/zero` must not fill the memory."""
    (tmp_path / "x.txt").write_bytes(b"x" * 120)
    too_large = "file too large\n"
    for arguments in (["import", str(tmp_path / "x.txt")], ["import", "-"], ["--data", "-", "list"]):
        done = krjp(*arguments, stdin=b"x" * 120)
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith("krjp: error: cannot read ")
        assert done.err.endswith(too_large)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
@pytest.mark.usefixtures("_small")
def test_a_device_without_end_is_refused_in_words() -> None:
    assert krjp("import", "/dev/zero") == (2, "", "krjp: error: cannot read /dev/zero: file too large\n")
    for command in ("list", "check"):
        done = krjp("--data", "/dev/zero", command)
        assert done.status == 2
        assert re.search("/dev/zero.*file too large; give the path of a chronology", done.err + done.out)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_what_can_never_be_updated_is_not_even_read() -> None:
    for how in ("--update", "--force"):
        done = krjp("import", "-", "--save", "/dev/full", how, stdin=b"Jan. 4, 2024: Talks.\n")
        assert done == (2, "", "krjp: error: cannot write /dev/full: is not a plain file\n")
