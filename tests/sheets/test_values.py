"""Cells as values of fields."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from krjp.sheets.values import country, items, known_value, number, parties, text, without_unit

if TYPE_CHECKING:
    from krjp.sheets.sheet import Cell


@pytest.mark.parametrize(("cell", "told"), [
    (" a ", "a"),
    (None, ""),
    (True, "true"),
    (3.0, "3"),
    (3.5, "3.5"),
    (7, "7"),
    (datetime.datetime(2024, 2, 21), "2024-02-21"),
    (datetime.datetime(2024, 2, 21, 10, 30), "2024-02-21T10:30:00"),
    (datetime.date(2024, 2, 21), "2024-02-21"),
    (datetime.time(10, 30), "10:30:00"),
])  # fmt: skip
def test_a_cell_as_text(cell: Cell, told: str) -> None:
    assert text(cell) == told


@pytest.mark.parametrize(("name", "code"), [
    ("UK", "GBR"), ("US", "USA"), ("uk", "GBR"), ("us", "USA"), ("SE", "SWE"), ("se", None), ("kor", "KOR"),
    ("Suède", "SWE"), ("Großbritannien", "GBR"), ("Швеция", "SWE"), ("スウェーデン", "SWE"),
    ("스웨덴", "SWE"), ("瑞典", "SWE"),
    ("Kosovo", "XKX"), ("the Netherlands", "NLD"),
    ("EU", None), ("Ben", None), ("Kongo", None), ("Mr Smith", None),
])  # fmt: skip
def test_a_state_is_told_by_code_or_name_in_many_languages(name: str, code: str | None) -> None:
    assert country(name) == code


def test_items_stand_between_the_surest_signs() -> None:
    assert items("a, b; c; -; a, b") == ["a, b", "c"]
    assert items("a, b、c") == ["a", "b", "c"]
    assert items("a, b", commas=False) == ["a, b"]


@pytest.mark.parametrize(("cell", "named"), [
    ("Japan, South Korea", ("JPN", "KOR")),
    ("Japan-China", ("JPN", "CHN")),
    ("Japanese-Korean Chamber", ("Japanese-Korean Chamber",)),
    ("UN; Japan", ("JPN", "UN")),
    ("Japan and the UN", ("JPN", "the UN")),
    ("Marks and Spencer", ("Marks and Spencer",)),
])  # fmt: skip
def test_states_are_codes_and_stand_before_others(cell: str, named: tuple[str, ...]) -> None:
    assert parties(cell) == named


def test_a_party_of_published_data_is_one_name() -> None:
    assert parties("JPN; Shabaab, Al; IS", whole=True) == ("JPN", "Shabaab, Al", "IS")
    assert parties("IS") == ("ISL",)


@pytest.mark.parametrize(("told", "found"), [
    ("1.200,50 €", ("1.200,50", "€")),
    ("€1,200", ("1,200", "€")),
    ("US$ 3", ("3", "US$")),
    ("$-5", ("-5", "$")),
    ("-5%", ("-5", "%")),
    ("１，２００円", ("1,200", "円")),
    ("CHF 3.5", ("3.5", "CHF")),
    ("B2", ("B2", "")),
    ("12 kg", ("12 kg", "")),
    ("5 - 6", ("5 - 6", "")),
    ("%", ("%", "")),
])  # fmt: skip
def test_an_amount_and_its_unit(told: str, found: tuple[str, str]) -> None:
    assert without_unit(told) == found


def test_states_by_code_name_and_adjective() -> None:
    assert [country(name) for name in ("jpn", "JP", "the Netherlands", "Korean", "jp", "Atlantis")] == [
        "JPN", "JPN", "NLD", "KOR", None, None,
    ]  # fmt: skip


def test_words_of_vocabularies_and_of_ones_own() -> None:
    assert known_value("meeting.level", "Ministers") == "minister"
    assert known_value("meeting.level", "Local", ("local",)) == "local"
    assert known_value("meeting.level", "Local") is None


@pytest.mark.parametrize(("told", "decimal", "value"), [
    ("1,234", ".", 1234),
    ("1,234", ",", 1.234),
    ("2,208[1][note 2]", ".", 2208),
    ("[1]", ".", None),
    ("1,234.5", ".", 1234.5),
    ("1,234.5", ",", None),
    ("1,234,567", ",", None),
    ("−3", ".", -3),
    ("007", ".", None),
    ("3 a", ".", None),
])  # fmt: skip
def test_numbers(told: str, decimal: str, value: float | None) -> None:
    assert number(told, decimal) == value
