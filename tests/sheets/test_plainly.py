"""Dates said in a roundabout way."""

from __future__ import annotations

import pytest

from krjp.sheets.days import Calendar
from krjp.sheets.order import DAY_FIRST


@pytest.mark.parametrize(
    ("cell", "as_if"),
    [
        ("?1850", "about 1850"),
        ("1850 (?)", "about 1850"),
        ("1850 circa", "about 1850"),
        ("3 May 1850 [probably]", "about 3 May 1850"),
        ("Possibly 1850", "about 1850"),
        ("sometime 1850", "some time in 1850"),
        ("1945 onwards", "since 1945"),
        ("3 May 1850 or later", "since 3 May 1850"),
        ("1800 or earlier", "by 1800"),
        ("pre-1945", "before 1945"),
        ("post-1945", "after 1945"),
        ("zwischen 1830 und 1834", "between 1830 and 1834"),
        ("entre mai et juillet 1850", "between May and July 1850"),
        ("tra il 1830 e il 1834", "between 1830 and 1834"),
        ("bef. 12 Mar 1815", "before 12 March 1815"),
        ("AFT 1850", "after 1850"),
        ("abt Jun 1820", "about June 1820"),
        ("BET 1841 AND 1842", "between 1841 and 1842"),
        ("the evening of 3 May 1941", "3 May 1941"),
        ("3 May 1941 at dawn", "3 May 1941"),
        ("3 mai 1850 onwards", "since 3 May 1850"),
    ],
)
def test_it_means_what_the_plain_words_mean(cell: str, as_if: str) -> None:
    days = Calendar(DAY_FIRST)
    assert days.read(cell) == days.read(as_if)
