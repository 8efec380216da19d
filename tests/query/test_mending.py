"""Words that occur nowhere: slips, families of words, and compounds of Chinese characters and Hangul."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.query.conditions import Having
from krjp.query.mending import cut, family, mended, slips

if TYPE_CHECKING:
    import krjp

SHORT = st.text("abc", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("abc", "abd", 1), ("abcd", "acbd", 1), ("kihsida", "kishida", 1)],
)
def test_slips_are_letters_wrong_missing_too_many_or_changed_over(one: str, other: str, number: int) -> None:
    assert slips(one, other) == slips(other, one) == number


@given(SHORT, SHORT)
def test_slips_are_none_only_between_equals_and_no_more_than_letters(one: str, other: str) -> None:
    assert (slips(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= slips(one, other) <= max(len(one), len(other))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("kamikwa", "kamikawa"),
        ("kihsida", "kishida"),
        ("mizushma", "mizushima"),
        ("textboks", "textbooks"),
        ("military", None),
        ("settlement", None),
        ("war", None),
        ("독됴", None),
        ("g20s", None),
    ],
)
def test_a_word_is_mended_to_a_name_or_a_word_it_is_near(
    word: str, meant: str | None, packaged: krjp.Chronology
) -> None:
    assert mended(word, packaged.holdings) == meant


def test_a_word_shares_the_beginning_of_its_family(packaged: krjp.Chronology) -> None:
    assert family("textbookish", packaged.holdings) == "textbook"
    assert family("qqqqqqq", packaged.holdings) is None
    assert family("日本", packaged.holdings) is None


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("日米韓外相会合", ["日米韓", "外相", "会合"]),
        ("한미일정상회담", ["한미일", "정상회담"]),
        ("竹島問題", ["竹島", "問題"]),
        ("岸田総理", ["岸田", "総理"]),
        ("日韓", ["日韓"]),
        ("竹島ABC日韓", ["竹島", "ABC", "日韓"]),
        ("日韓IT技術者", ["日韓", "IT技術者"]),
        ("ABC", []),
        ("竹島", []),
        ("未知語", []),
        ("Tokyo", []),
    ],
)
def test_a_compound_is_cut_at_the_longest_terms_and_states(
    text: str, pieces: list[str], packaged: krjp.Chronology
) -> None:
    assert [asked for asked, _ in cut(text, packaged.holdings)] == pieces


def test_states_in_a_compound_are_states_that_act_together(packaged: krjp.Chronology) -> None:
    (_, condition), *_ = cut("日米韓外相会合", packaged.holdings)
    assert condition == Having("countries", (("JPN",), ("USA",), ("KOR",)))
