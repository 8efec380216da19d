"""Which texts hold some words side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.index.holding import held, holds


@pytest.mark.parametrize(
    ("text", "wanted", "held"),
    [
        ("Cho Tae-yul speaks", "tae yul", True),
        ("Cho Tae-yul speaks", "taeyul", True),
        ("Cho Taeyul speaks", "tae-yul", True),
        ("Cho Tae-yul speaks", "cho speaks", False),
        ("Cho Tae-yul speaks", "tae speaks", False),
        ("Seoul", "seo", False),
        ("Seoul", "oul", False),
        ("Korea's trade", "korea trade", True),
        ("Korea trade", "Korea’s trade", True),
        ("竹島の日", "竹島", True),
        ("竹島の日", "の日", True),
        ("岸田文雄", "岸田", True),
        ("岸田文雄", "岸雄", False),
        ("독도는", "독", True),
        ("KŌBE", "kobe", True),
        ("anything", "", False),
        ("anything", "!?", False),
        ("", "word", False),
    ],
)
def test_words_side_by_side_are_held_however_they_are_hyphenated(text: str, wanted: str, held: bool) -> None:
    assert holds(text, wanted) is held


@pytest.mark.parametrize(
    ("text", "wanted", "held"),
    [
        ("nuclear weapons", "nucl", True),
        ("nuclear weapons", "nuclear wea", True),
        ("Cho Tae-yul", "tae-y", True),
        ("nuclear weapons", "clear", False),
        ("竹島の日", "竹島の", True),
        ("nuclear weapons", "", False),
    ],
)
def test_a_prefix_need_only_begin_the_last_word(text: str, wanted: str, held: bool) -> None:
    assert holds(text, wanted, prefix=True) is held


PIECES = st.lists(
    st.sampled_from(["cho", "Cho", "tae", "Tae-yul", "'s", "s", "'", " ", " ", "-", "_", "\n", "é", "독도", "."]),
    max_size=8,
)


@given(st.lists(PIECES.map("".join), max_size=6), PIECES.map("".join), st.booleans())
def test_many_texts_are_asked_at_once_what_each_is_asked(texts: list[str], wanted: str, prefix: bool) -> None:
    found = [text for text in texts if holds(text, wanted, prefix=prefix)]
    assert sorted(held(texts, wanted, prefix=prefix)) == sorted(found)


@pytest.mark.parametrize(
    "texts",
    [
        ["é talks", "독도 talks"],
        ["독도\ntalks", "독도 other"],
        ["talks・독도", "talk"],
        ["독도talks", "독도 other talks."],
        ["talks's's end", "a's's talks", "stalks"],
    ],
)
def test_texts_in_several_scripts_are_looked_through_together(texts: list[str]) -> None:
    assert sorted(held(texts, "talks")) == sorted(text for text in texts if holds(text, "talks"))


def test_so_many_texts_that_they_are_looked_through_in_parts() -> None:
    texts = [f"{number} talks in Seoul" for number in range(2500)]
    assert held(texts, "2400 talks") == [texts[2400]]
