"""A quick look at a text: what no word in it begins with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from krjp.index.beginnings import beginnings
from krjp.text import terms


@given(st.one_of(st.text(), st.text("aAŌé'’.-s・ 島ｱﾞ각\u3099\u1100\u1161\u0301ʼ_1")))
def test_what_a_term_begins_with_stands_in_the_beginnings(text: str) -> None:
    begun = beginnings(text)
    found, joined = terms(text)
    assert all(term[:2] in begun for term in (*found, *(term for _, term in joined)))
    assert len(found) <= len(begun)


def test_beginnings_lack_what_no_word_begins_with() -> None:
    assert "ta" not in beginnings("Seoul")
    assert "ta" not in beginnings("독도 방문")
    assert "oh" in beginnings("O\u0304hira")
