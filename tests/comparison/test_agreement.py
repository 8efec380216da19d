"""How far two codings agree, against the definitions in fractions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.comparison.agreement import Agreement, agreements, kappa
from krjp.comparison.pairing import Pair
from krjp.record.fields import FIELDS
from tests.building import event


def test_kappa_of_the_textbook_table() -> None:
    """Two readers judge 50 grant proposals: both yes 20, both no 15."""
    table = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(table) == pytest.approx(0.4)


def test_kappa_where_chance_leaves_nothing_open() -> None:
    assert kappa([]) is None
    assert kappa([("a", "a")] * 3) is None
    assert kappa([("a", "b")] * 3) == 0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_is_what_cohen_defines(values: list[tuple[str, str]]) -> None:
    number = len(values)
    observed = Fraction(sum(one == other for one, other in values), number)
    expected = sum(
        Fraction(sum(one == code for one, _ in values), number)
        * Fraction(sum(two == code for _, two in values), number)
        for code in "abc"
    )
    found = kappa(values)
    if expected == 1:
        assert found is None
    else:
        assert found == pytest.approx(float((observed - expected) / (1 - expected)))


def test_each_field_that_a_coder_used_is_compared() -> None:
    both = [
        Pair(event(kind="report", countries=["JPN", "KOR"]), event(kind="speech", countries=["JPN"])),
        Pair(event(kind="report"), event(kind="report")),
        Pair(event(), None),
        Pair(None, event()),
    ]
    found = {each.field: each for each in agreements(both, FIELDS.values())}
    assert set(found) == {"date", "date_certainty", "kind", "countries"}
    assert found["kind"] == Agreement("kind", 2, 1, 0.5, 0.0, None)
    assert found["countries"]._replace(kappa=None) == Agreement("countries", 2, 1, 0.5, None, 0.5)
    assert found["countries"].kappa == pytest.approx(1 / 3)
    assert found["date"] == Agreement("date", 2, 2, 1.0, None, None)


def test_nothing_in_common_is_no_agreement() -> None:
    assert agreements([Pair(event(), None)], FIELDS.values()) == []
