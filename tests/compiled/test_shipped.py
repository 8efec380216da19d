"""What krjp ships, compiled: the same answers, of the same data only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import krjp
from krjp.compiled import shipped
from krjp.compiled.index import CompiledIndex
from krjp.dates import Period
from krjp.files.opened import Part
from krjp.files.packaged import packaged
from krjp.files.reading import parse_events
from krjp.files.reference import Reference
from krjp.index.concepts import Concepts
from krjp.index.events import EventIndex
from krjp.index.holdings import Holdings
from krjp.index.names import Names
from krjp.index.shared import SharedTexts
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


def opened(content: bytes = EVENTS) -> shipped.Shipped | None:
    return shipped.open_shipped(part(content), None, Period)


def compiled() -> shipped.Shipped:
    found = opened()
    assert found is not None
    return found


def plain() -> Holdings:
    return Holdings(EventIndex(parse_events(EVENTS, "")), Reference(), shipped=True)


def test_every_field_of_every_event_is_as_in_the_data() -> None:
    shipped.main()
    index, whole = compiled().index, plain().index
    assert list(index.events) == list(whole.events)
    for name in FIELDS:
        found, wanted = index.column(name), whole.column(name)
        assert list(map(found.combinations.__getitem__, found.numbers)) == list(
            map(wanted.combinations.__getitem__, wanted.numbers)
        ), name
    assert (list(index.starts), list(index.ends), index.about) == (whole.starts, whole.ends, whole.about)


def test_every_word_stands_where_it_does_in_the_data() -> None:
    shipped.main()
    index, whole = compiled().words, plain().words
    assert index.vocabulary == whole.vocabulary
    for word in whole.vocabulary:
        assert index.occurrences(word) == whole.occurrences(word), word
    assert compiled().shared.labels == plain().shared.labels


def test_every_name_and_term_means_what_it_does_in_the_data() -> None:
    shipped.main()
    found, wanted = compiled(), plain()
    reference = Reference()
    names = [name for actor in reference.actors.values() for name in actor.names]
    terms = [term for each in reference.concepts.values() for term in (*each.terms, *each.near)]
    for text in (*names, *terms, "zz", "", "takeshi"):
        assert found.concepts.synonyms(text) == wanted.concepts.synonyms(text), text
        assert found.concepts.near(text) == wanted.concepts.near(text), text
        assert found.concepts.with_part(text) == wanted.concepts.with_part(text), text
        assert found.names.also_called(text) == wanted.names.also_called(text), text
        assert found.names.begin_with(text[:3]) == wanted.names.begin_with(text[:3]), text
    assert found.names.actors == wanted.names.actors
    assert found.names.states == wanted.names.states


def test_every_handle_and_link_is_that_of_the_data() -> None:
    shipped.main()
    found, wanted = compiled(), plain()
    places = range(len(wanted.index.events))
    assert list(map(found.index.handle, places)) == list(map(wanted.index.handle, places))
    assert list(map(found.link, places)) == list(map(wanted.link, places))
    assert len(set(map(found.link, places))) > 10


@pytest.mark.parametrize("name", ["actors.json", "concepts.json", "sources.json"])
def test_names_and_concepts_of_other_data_are_not_used(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped.main()
    monkeypatch.setattr(shipped, "packaged", lambda each: packaged(each) + (b" " if each == name else b""))
    found = compiled()
    assert type(found.names) is Names
    assert type(found.concepts) is Concepts
    assert isinstance(found.shared, SharedTexts)
    assert [found.link(at) for at in range(70)] == [plain().link(at) for at in range(70)]
    assert found.words.occurrences("kishida") == plain().words.occurrences("kishida")


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
    assert opened(EVENTS.replace(b"Seoul", b"Busan", 1)) is None
    assert opened() is not None
    file.unlink()
    assert opened() is None
    assert not isinstance(krjp.load().holdings.index, CompiledIndex)


@pytest.mark.parametrize(("module", "name", "value"), [(krjp, "__version__", "0"), (shipped, "FORMAT", 0)])
def test_what_another_krjp_made_is_not_used(
    module: object, name: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped.main()
    monkeypatch.setattr(module, name, value)
    assert opened() is None


def cut(content: bytes) -> bytes:
    return content[:-1]


def emptied(content: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [cut, emptied])
def test_what_is_no_compiled_form_is_not_used(damage: Callable[[bytes], bytes], file: Path) -> None:
    shipped.main()
    file.write_bytes(damage(file.read_bytes()))
    assert opened() is None


def test_what_is_damaged_within_is_compiled_again(file: Path) -> None:
    shipped.main()
    content = bytearray(file.read_bytes())
    begin = compiled()._store.start("starts")
    content[begin] ^= 1
    file.write_bytes(content)
    assert list(compiled().index.starts) == plain().index.starts


def test_what_a_build_left_is_what_these_sources_make(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes what is compiled raises `container.FORMAT`, and installs krjp again."""
    shipped.main()
    monkeypatch.setattr(shipped, "FILE", str(BUILT))
    if opened() is None:
        pytest.skip("nothing was built of this data")
    assert BUILT.read_bytes() == file.read_bytes()
