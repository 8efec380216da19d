"""Containers: what goes in comes out, and what was touched does not."""

from __future__ import annotations

from array import array
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.compiled.container import Container, DamagedError, Writer, crc32
from krjp.files.opened import HeldBytes


def written(sections: dict[str, bytes]) -> bytes:
    file = BytesIO()
    writer = Writer(file)
    for name, content in sections.items():
        writer.add(name, content)
    writer.finish()
    return file.getvalue()


@pytest.mark.no_cover
@given(st.dictionaries(st.text(max_size=5), st.binary(max_size=40), max_size=5))
def test_sections_come_back_whole_and_in_pieces(sections: dict[str, bytes]) -> None:
    container = Container(HeldBytes(written(sections)))
    assert list(container.places) == list(sections)
    for name, content in sections.items():
        assert container.section(name) == content
        start = container.places[name][0]
        for at in range(len(content) - 2):
            assert container.piece(start + at, 3, crc32(content[at : at + 3])) == content[at : at + 3]


def test_a_section_may_be_written_in_pieces_of_numbers() -> None:
    file = BytesIO()
    writer = Writer(file)
    writer.stream("numbers", [array("I", [1, 2]), array("I"), array("I", [3])])
    writer.add_json("words", ["독도", "\ud800"])
    writer.finish()
    container = Container(HeldBytes(file.getvalue()))
    assert array("I", container.section("numbers")) == array("I", [1, 2, 3])
    assert container.section("words").decode("utf-8", "surrogatepass") == '["독도","\ud800"]'


@given(st.data())
def test_a_changed_byte_is_noticed(data: st.DataObject) -> None:
    content = bytearray(written({"a": b"some bytes", "b": b""}))
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(DamagedError):
        Container(HeldBytes(bytes(content))).section("a")


@given(st.binary(max_size=100))
def test_other_bytes_are_no_container(content: bytes) -> None:
    with pytest.raises(DamagedError):
        Container(HeldBytes(content))


@pytest.mark.parametrize(("at", "size", "checksum"), [(0, 4, 1), (0, 400, crc32(b"some")), (5, 4, crc32(b"some"))])
def test_a_piece_must_have_its_checksum(at: int, size: int, checksum: int) -> None:
    container = Container(HeldBytes(written({"a": b"some bytes"})))
    assert container.piece(0, 4, crc32(b"some")) == b"some"
    with pytest.raises(DamagedError):
        container.piece(at, size, checksum)


def test_a_section_that_is_not_there_is_damage() -> None:
    with pytest.raises(DamagedError):
        Container(HeldBytes(written({"a": b""}))).section("b")


class Failing(HeldBytes):
    """A file on a disk that has gone."""

    gone = False

    @property
    def size(self) -> int:
        """As many as there were, while it lasts."""
        if self.gone:
            raise OSError
        return super().size

    def read(self, at: int, size: int) -> bytes:
        """Bytes from a place on, while it lasts."""
        if self.gone:
            raise OSError
        return super().read(at, size)


def test_what_cannot_be_read_is_damage() -> None:
    file = Failing(written({"a": b"some bytes"}))
    container = Container(file)
    file.gone = True
    with pytest.raises(DamagedError):
        container.section("a")
    with pytest.raises(DamagedError):
        Container(file)


def test_what_is_cut_short_after_it_was_opened_is_damage() -> None:
    content = written({"a": b"some bytes"})
    file = HeldBytes(content)
    container = Container(file)
    file._content = content[:3]
    with pytest.raises(DamagedError):
        container.section("a")
