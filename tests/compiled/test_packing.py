"""Packed texts: whatever they hold, what goes in comes out."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from krjp.compiled.packing import pack, pack_texts, unpack

# The first characters that would divide them are among those they hold.
TEXTS = st.text(st.sampled_from("ab독\n\x0b\x0c\r\x0e"), max_size=6)


@given(st.lists(st.lists(TEXTS.filter(bool), max_size=3).map(tuple), max_size=6))
@example([("a\nb", "c"), ()])
@example([("a\x0bb",)])
def test_combinations_come_back(combinations: list[tuple[str, ...]]) -> None:
    assert unpack(pack(combinations), len(combinations)) == combinations


@given(st.lists(st.none() | TEXTS, max_size=6))
@example(["a\nb", "\x0b", None])
def test_texts_come_back_and_empty_ones_are_none(texts: list[str | None]) -> None:
    assert unpack(pack_texts(texts), len(texts)) == [(text,) if text else () for text in texts]


@pytest.mark.parametrize("text", ["a", "a\nb", "a\x0bb", "\n\x0b\x0c"])
def test_what_divides_occurs_in_no_text(text: str) -> None:
    for packed in (pack([(text,), ("z", "y")]), pack_texts([text, "z"])):
        outer, inner = packed.decode()[0], packed.decode()[1]
        assert outer != inner
        assert {outer, inner}.isdisjoint(text)
