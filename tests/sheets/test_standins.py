"""What stands in the place of a date."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from krjp.sheets.standins import is_ditto, is_now, is_unknown, lasts_on


def test_words_of_many_languages_are_known_whatever_their_capitals_and_brackets() -> None:
    assert all(map(is_unknown, ["Unknown", "[n.d.]", "TBC", "s.d.", "日付不明", "미상", "b/d", "?"]))
    assert all(map(is_ditto, ['"', "Ditto", "do.", "〃", "同上"]))
    assert all(map(is_now, ["Ongoing", "(present)", "aujourd\u2019hui", "laufend", "現在"]))
    for known in (is_unknown, is_ditto, is_now):
        assert not any(map(known, ["", ".", "()", "1850", "May", "3 May 1850"]))


def test_what_lasts_on_has_begun_with_a_number() -> None:
    begun = {"from 2019 to date": "2019", "Mai 2019 bis heute": "Mai 2019", "2019年から現在": "2019年"}
    assert {text: lasts_on(text) for text in begun} == begun
    assert not any(map(lasts_on, ["May to date", "present", "2019", "2019 to 2020", "in 2019 open"]))


@given(st.text())
def test_any_text_is_known_or_not(text: str) -> None:
    assert is_unknown(text) in (True, False)
    assert lasts_on(text) in text or not lasts_on(text)
