"""Texts of a compiled chronology: every word, and where it stands, as the index in memory has them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.compiled.container import Container, Writer
from krjp.compiled.store import Store
from krjp.compiled.texts import CompiledTexts, write_texts
from krjp.files.opened import HeldBytes
from krjp.index.events import EventIndex
from krjp.index.words import OwnTexts

from ..building import event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.record.model import Event


def compiled(events: Sequence[Event]) -> CompiledTexts:
    file = BytesIO()
    writer = Writer(file)
    write_texts(EventIndex(events), writer)
    writer.finish()
    return CompiledTexts(Store(lambda: None, lambda: Container(HeldBytes(file.getvalue()))))


TEXTS = st.text("ab 독도竹島-'", max_size=20)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_they_are_those_of_the_index_in_memory(texts: list[tuple[str, str]]) -> None:
    events = [
        event("2024-01-01", f"e{number}", title=f"x{title}", note=note) for number, (title, note) in enumerate(texts)
    ]
    found, whole = compiled(events), OwnTexts.of(events)
    assert found.vocabulary == whole.vocabulary
    assert {number: list(lengths) for number, lengths in found.lengths.items()} == {
        number: list(lengths) for number, lengths in whole.lengths.items()
    }
    assert len(found.postings) == len(whole.vocabulary)
    assert {word: list(places) for word, places in found.postings.items()} == {
        word: list(whole.postings[word]) for word in whole.vocabulary
    }


@pytest.mark.parametrize("word", ["", "a", "b", "zz"])
def test_a_word_that_is_not_there_has_no_place(word: str) -> None:
    texts = compiled([event(title="aa az")])
    assert list(texts.postings) == ["aa", "az"]
    assert word not in texts.postings
    assert texts.postings.get(word, ()) == ()
