"""What krjp ships, compiled: the same answers, of the same data only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import krjp
from krjp.compiled import shipped
from krjp.compiled.index import CompiledIndex
from krjp.files.opened import Part
from krjp.files.packaged import packaged
from krjp.files.reading import parse_events
from krjp.index.events import EventIndex
from krjp.index.words import OwnTexts
from krjp.record.fields import FIELDS
from tests.cli.running import krjp as run

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("read_anew")
EVENTS = packaged("events.json")
BUILT = Path(shipped.FILE)


def part(content: bytes = EVENTS) -> Part:
    return Part("packaged", None, content, shipped=True)


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the compiled form is looked for in a test; there is none yet."""
    path = tmp_path / "shipped.bin"
    monkeypatch.setattr(shipped, "FILE", str(path))
    return path


def compiled() -> CompiledIndex:
    found = shipped.compiled_events(part())
    assert found is not None
    return found[0]


def test_every_field_of_every_event_is_as_in_the_data() -> None:
    shipped.main()
    index, plain = compiled(), EventIndex(parse_events(EVENTS, ""))
    assert list(index.events) == list(plain.events)
    for name in FIELDS:
        assert [index.column(name).combinations[at] for at in index.column(name).numbers] == [
            plain.column(name).combinations[at] for at in plain.column(name).numbers
        ], name
    assert (list(index.starts), list(index.ends), index.about) == (plain.starts, plain.ends, plain.about)


def test_every_word_stands_where_it_does_in_the_data() -> None:
    shipped.main()
    found = shipped.compiled_events(part())
    assert found is not None
    texts, plain = found[1](), OwnTexts.of(parse_events(EVENTS, ""))
    assert texts.vocabulary == plain.vocabulary
    assert {word: list(texts.postings[word]) for word in texts.vocabulary} == {
        word: list(places) for word, places in plain.postings.items()
    }


@pytest.mark.parametrize(
    "command",
    [
        "count --kind meeting --by month --json",
        "count --by kind,country -o csv",
        "list --json",
        "list --during feb --possible",
        "search takeshima --json",
        "search what did kishida offer pyongyang",
        "values actor",
        "show textbook",
        "info",
    ],
)
def test_answers_are_those_of_the_data(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = run(*command.split())
    shipped.main()
    monkeypatch.setattr(EventIndex, "_column", None)  # nobody goes through the events
    assert isinstance(krjp.load().holdings.index, CompiledIndex)
    assert run(*command.split()) == plain


def test_what_was_made_of_other_data_is_not_used(file: Path) -> None:
    shipped.main()
    assert shipped.compiled_events(part(EVENTS.replace(b"Seoul", b"Busan", 1))) is None
    assert shipped.compiled_events(part()) is not None
    file.unlink()
    assert shipped.compiled_events(part()) is None
    assert not isinstance(krjp.load().holdings.index, CompiledIndex)


@pytest.mark.parametrize(("module", "name", "value"), [(krjp, "__version__", "0"), (shipped, "FORMAT", 0)])
def test_what_another_krjp_made_is_not_used(
    module: object, name: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped.main()
    monkeypatch.setattr(module, name, value)
    assert shipped.compiled_events(part()) is None


def cut(content: bytes) -> bytes:
    return content[:-1]


def emptied(content: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [cut, emptied])
def test_what_is_no_compiled_form_is_not_used(damage: Callable[[bytes], bytes], file: Path) -> None:
    shipped.main()
    file.write_bytes(damage(file.read_bytes()))
    assert shipped.compiled_events(part()) is None


def test_what_is_damaged_within_is_compiled_again(file: Path) -> None:
    shipped.main()
    content = bytearray(file.read_bytes())
    begin = compiled()._store.start("starts")
    content[begin] ^= 1
    file.write_bytes(content)
    assert list(compiled().starts) == EventIndex(parse_events(EVENTS, "")).starts


def test_what_a_build_left_is_what_these_sources_make(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes what is compiled raises `container.FORMAT`, and installs krjp again."""
    shipped.main()
    monkeypatch.setattr(shipped, "FILE", str(BUILT))
    if shipped.compiled_events(part()) is None:
        pytest.skip("nothing was built of this data")
    assert BUILT.read_bytes() == file.read_bytes()
