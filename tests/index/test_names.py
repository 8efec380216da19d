"""Actors and states by any name."""

from __future__ import annotations

import unicodedata

import pytest

from krjp.index.names import Names
from krjp.record.authorities import Actor

CHO = Actor("cho-tae-yul", "Cho Tae-yul", "person", "KOR", (), ("Tae-yul Cho", "조태열", "趙兌烈"))
CHO_ELSE = Actor("cho-hyun", "Cho Hyun", "person", "KOR")
KISHIDA = Actor("kishida-fumio", "Kishida Fumio", "person", "JPN", (), ("Fumio Kishida", "Kishida", "岸田文雄"))
MOFA = Actor("mofa-korea", "Ministry of Foreign Affairs", "organisation", "KOR", (), ("MOFA",))
MOFA_JAPAN = Actor("mofa-japan", "Ministry of Foreign Affairs of Japan", "organisation", "JPN", (), ("MOFA",))
KOREA = Actor("south-korea", "South Korea", "state", "KOR", (), ("ROK", "Republic of Korea", "한국", "韓国"))
NAMES = Names([CHO, CHO_ELSE, KISHIDA, MOFA, MOFA_JAPAN, KOREA], ["John Roe", "cho-hyun"])


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("cho-tae-yul", ["cho-tae-yul"]),
        ("Cho Tae-yul", ["cho-tae-yul"]),
        ("CHO TAEYUL", ["cho-tae-yul"]),
        ("tae yul cho", ["cho-tae-yul"]),
        ("조태열", ["cho-tae-yul"]),
        (unicodedata.normalize("NFD", "조태열"), ["cho-tae-yul"]),
        ("조태", ["cho-tae-yul"]),
        ("taeyul", ["cho-tae-yul"]),
        ("Tae-yul", ["cho-tae-yul"]),
        ("cho", ["cho-tae-yul", "cho-hyun"]),
        ("Kishida", ["kishida-fumio"]),
        ("fumio", ["kishida-fumio"]),
        ("Fumiō Kishida", ["kishida-fumio"]),
        ("岸田", ["kishida-fumio"]),
        ("文雄", ["kishida-fumio"]),
        ("MOFA", ["mofa-korea", "mofa-japan"]),
        ("foreign affairs", ["mofa-korea", "mofa-japan"]),
        # An exact name is not also taken as a part of longer ones.
        ("Ministry of Foreign Affairs", ["mofa-korea", "mofa-japan"]),
        ("john roe", ["John Roe"]),
        ("Roe John", ["John Roe"]),
        ("Kishid", []),
        ("ishida", []),
        ("岸雄", []),
        ("South Korea", []),
        ("", []),
        ("-", []),
    ],
)
def test_an_actor_is_found_by_any_spelling_or_whole_words_of_a_name(name: str, found: list[str]) -> None:
    assert list(NAMES.find_actors(name)) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("KOR", ["KOR"]),
        ("kor", ["KOR"]),
        ("rok", ["KOR"]),
        ("R.O.K.", ["KOR"]),
        ("south korea", ["KOR"]),
        ("Republic of Korea", ["KOR"]),
        ("한국", ["KOR"]),
        ("韓国", ["KOR"]),
        ("Korea", []),
        ("North Korea", ["PRK"]),
        ("Suède", ["SWE"]),
        ("", []),
    ],
)
def test_a_country_is_found_by_code_or_whole_name_only(name: str, found: list[str]) -> None:
    assert list(NAMES.find_countries(name)) == found


def test_what_no_file_lists_stands_for_itself() -> None:
    assert NAMES.actor("John Roe") == Actor("John Roe", "John Roe", "person", aliases=("Roe John",))
    assert NAMES.actor("ACME") == Actor("ACME", "ACME", "person")
    assert NAMES.country("FRA") == Actor("FRA", "FRA", "state", "FRA")


def test_a_state_is_told_without_going_through_the_names_of_the_data() -> None:
    names = Names([KOREA], (pytest.fail("gone through") for _ in range(1)))
    assert names.find_countries("ROK") == ("KOR",)
    assert names.actor("Jane Roe").name == "Jane Roe"


def test_a_listed_actor_is_not_replaced_by_a_plain_name() -> None:
    assert NAMES.actor("cho-hyun") == CHO_ELSE


def test_a_later_entry_replaces_an_earlier_one_of_the_same_id() -> None:
    names = Names([CHO, CHO._replace(name="Another")])
    assert names.actor(CHO.id).name == "Another"
