"""The month or the day of a year that the text of an entry tells itself, and what tells none."""

from __future__ import annotations

import pytest

from tests.importer.test_entries import dates, read


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("A fleet of five ships arrives (September)", "1509-09"),
        ("Uma armada ataca a cidade (24 de Junho).", "1509-06-24"),
        ("Der Vertrag wird unterzeichnet (6. August)", "1509-08-06"),
        ("艦隊が到着する（7月15日）。", "1509-07-15"),
        ("7月15日艦隊が到着する", "1509-07-15"),
        ("The siege goes on (June-August)", "[1509-06-01..1509-08-31]"),
    ],
)
def test_a_text_below_a_year_tells_its_month_or_day(text: str, when: str) -> None:
    page = f"# 1505\n\nA fort is built.\n\n# 1509\n\n{text}\n\n# 1511\n\nA city is taken.\n"
    assert dates(page, markdown=True) == ["1505", when, "1511"]


@pytest.mark.parametrize(
    "text",
    [
        "The fleet arrives (ratified in June)",
        "The fleet arrives (30 February)",
        "The fleet arrives (five ships)",
        "The fleet arrives (June), and leaves again",
    ],
)
def test_brackets_that_tell_no_day_of_the_year_leave_it_as_it_is(text: str) -> None:
    page = f"# 1505\n\nA fort is built.\n\n# 1509\n\n{text}\n\n# 1511\n\nA city is taken.\n"
    assert dates(page, markdown=True) == ["1505", "1509", "1511"]


def test_a_day_keeps_its_own_date() -> None:
    assert dates("3 May 1509: A fleet arrives (June)\n4 May 1509: It leaves.\n") == ["1509-05-03", "1509-05-04"]


@pytest.mark.parametrize(
    ("head", "when"),
    [
        ("M13.04.26 (1880)", "1880-04-26"),
        ("S8.3.3（1933年）", "1933-03-03"),
        ("1995 (H07.01.17)", "1995-01-17"),
        ("昭和8.3.3 (1933)", "1933-03-03"),
    ],
)
def test_a_day_of_an_era_by_its_letter_stands_beside_its_year(head: str, when: str) -> None:
    assert dates(f"T03.01.12 (1914): 桜島が大噴火。\n{head}: 地震。\n") == ["1914-01-12", when]


def test_a_day_of_an_era_beside_another_year_is_told() -> None:
    found = read(
        "M13.04.26 (1880): 創立。\nT03.01.12 (1914): 噴火。\nT12.09.01 (1933): 地震。\nS08.03.03 (1933): 津波。\n"
    )
    assert [entry.when.edtf() for entry in found.entries] == ["1880-04-26", "1914-01-12", "1933-03-03"]
    assert "two ways" in found.unread[0].reason


@pytest.mark.parametrize(("cell", "when"), [("2016 (January)", "2016-01"), ("2016 (4 August)", "2016-08-04")])
def test_the_month_of_a_year_stands_in_brackets_in_its_cell(cell: str, when: str) -> None:
    page = f"| Year | Sort | Event |\n|---|---|---|\n| 1999 | Plan | A card. |\n| {cell} | Crisis | First cases. |\n"
    assert dates(page, markdown=True) == ["1999", when]


def test_a_month_between_a_year_and_its_text_is_that_of_the_year() -> None:
    page = "| Year | Event |\n|---|---|\n| 1999 | A card. |\n| 2016 | June: First cases. |\n| 2017 | 4 June: Last. |\n"
    assert dates(page, markdown=True) == ["1999", "2016-06", "2017-06-04"]
