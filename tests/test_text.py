"""Folding, tokens, names and terminal cells."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from krjp.text import cell_width, fold, printable, same_name, terms, tokens, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Seoul", "seoul"),
        ("ＴŌＫＹŌ", "tokyo"),
        ("STRASSE straße", "strasse strasse"),
        ("Kōichi", "koichi"),
        ("Ko\u0304ichi", "koichi"),
        ("ｶﾞｽ", "ガス"),
        ("が", "が"),
        ("독도", "독도"),
        ("２０２４", "2024"),
        ("", ""),
    ],
)
def test_folding_removes_case_width_and_latin_marks_only(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Cho Tae-yul", ["cho", "tae", "taeyul", "yul"]),
        ("Tae\u2010yul", ["tae", "taeyul", "yul"]),
        ("Jun’ichi", ["jun", "junichi", "ichi"]),
        ("Seoul's", ["seoul"]),
        ("Seoul’s", ["seoul"]),
        ("U.S.", ["u", "us", "s"]),
        ("독도는", ["독도", "도는", "는"]),
        ("竹島", ["竹島", "島"]),
        ("北", ["北"]),
        ("G7サミット", ["g7", "サミ", "ミッ", "ット", "ト"]),
        ("under_score", ["under", "score"]),
        ("21 percent", ["21", "percent"]),
        ("!? — …", []),
        ("", []),
    ],
)
def test_tokens_are_words_joined_forms_and_bigrams(text: str, terms: list[str]) -> None:
    assert [token.term for token in tokens(text)] == terms


def test_a_joined_form_shares_the_position_of_its_first_part() -> None:
    assert [(token.term, token.position) for token in tokens("a-b-c d")] == [
        ("a", 0),
        ("abc", 0),
        ("b", 1),
        ("c", 2),
        ("d", 3),
    ]


@pytest.mark.parametrize("text", ["Kōichi went", "独島が", "ガス", "독도는", "Chō-ha’s", "Lai, Tūī"])
def test_text_spelled_in_pieces_yields_the_same_terms(text: str) -> None:
    in_pieces = unicodedata.normalize("NFD", text)
    assert [token.term for token in tokens(in_pieces)] == [token.term for token in tokens(text)]


@pytest.mark.parametrize("text", ["Cho Tae-yul meets 上川陽子 in Rio", "독도 is 竹島", "ｶﾞ", "Kōichi’s"])
def test_a_token_knows_which_characters_it_came_from(text: str) -> None:
    for token in tokens(text):
        source = text[token.start : token.end]
        assert token.term in ("".join(words(source)), *(each.term for each in tokens(source)))


@given(st.text())
def test_tokens_lie_within_the_text_in_order(text: str) -> None:
    found = list(tokens(text))
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert [token.position for token in found] == sorted(token.position for token in found)
    assert all(token.term for token in found)


def test_words_leave_joined_forms_out() -> None:
    assert words("Cho Tae-yul's talks") == ["cho", "tae", "yul", "talks"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tae-yul", "Tae yul"), ("Tae-yul", "TAEYUL"), ("Chō", "cho"), ("Jun’ichi", "Junichi"), ("ＬＤＰ", "L.D.P.")],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


@pytest.mark.parametrize(("one", "other"), [("Kim", "Kin"), ("가", "나"), ("か", "が"), ("Cho", "Cho Tae")])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert same_name(one) != same_name(other)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain [sic] text", "plain [sic] text"),
        ("a\x1b[31mb", "a␛[31mb"),
        ("tab\tline\nreturn\r", "tab␉line␊return␍"),
        ("\x7f", "␡"),
        ("\x9b31m", "\ufffd31m"),
        ("\u202eevil\u2066", "\ufffdevil\ufffd"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("half \ud800", "half \ufffd"),
        ("line\u2028paragraph\u2029", "line␤paragraph␤"),
        ("독도 竹島 ō", "독도 竹島 ō"),
    ],
)
def test_printable_text_cannot_steer_a_terminal(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(st.characters(max_codepoint=0x2100)))
def test_printable_text_holds_no_control_character(text: str) -> None:
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in printable(text))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("abc", 3),
        ("독도", 4),
        ("竹島", 4),
        ("ＡＢ", 4),
        ("ｱ", 1),
        ("Kōichi", 6),
        ("Ko\u0304ichi", 6),
        (unicodedata.normalize("NFD", "독도"), 4),
        ("", 0),
    ],
)
def test_wide_characters_take_two_cells_and_marks_none(text: str, cells: int) -> None:
    assert cell_width(text) == cells


@given(st.text())
def test_terms_are_the_tokens_in_another_form(text: str) -> None:
    found, joined = terms(text)
    assert sorted([*enumerate(found), *joined]) == sorted((token.position, token.term) for token in tokens(text))


@given(st.text("aé ・독도竹ーｱ\u3005\u11ff\u1200\U00020000"))
def test_runs_of_several_scripts_are_told_apart_alike_in_few_texts_and_in_many(text: str) -> None:
    long = f"{text} " * (10_001 // (len(text) + 1) + 1)  # such a text is split by a pattern
    assert len(list(tokens(long))) == len(long) // (len(text) + 1) * len(list(tokens(f"{text} ")))
    assert [token.term for token in tokens(long)][: len(list(tokens(text)))] == [token.term for token in tokens(text)]


@given(st.text("aAé'’.-s 독도_1"))
@example("a's")
@example("a's é")
def test_terms_of_words_with_signs_in_them_are_their_tokens_too(text: str) -> None:
    found, joined = terms(text)
    assert sorted([*enumerate(found), *joined]) == sorted((token.position, token.term) for token in tokens(text))
