"""Fields of a dataset's own: their types are what their values show."""

from __future__ import annotations

import pytest

from krjp.record.own import LIST, MOST_WORDS, NUMBER, TEXT, WORD, OwnField, OwnTypes


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        (["good", "bad", "good", "bad"], WORD),
        (["good", "bad", "fair"], TEXT),
        (["x" * 41] * 4, TEXT),
        ([1, 2.5], NUMBER),
        ([1, "x"], TEXT),
        ([True, True], WORD),
        ([("a", "b"), ("c",)], LIST),
        ([f"w{number}" for number in range(MOST_WORDS)] * 2, WORD),
        ([f"w{number}" for number in range(MOST_WORDS + 1)] * 2, TEXT),
        ([f"w{number}" for number in range(MOST_WORDS + 5)] * 2, TEXT),
    ],
)
def test_a_type_is_what_all_values_are(values: list[object], shown: str) -> None:
    types = OwnTypes()
    for value in values:
        types.add("mood", [value])
    assert types.fields() == (OwnField("mood", shown),)


def test_a_type_is_the_same_however_many_values_come_at_once() -> None:
    types = OwnTypes()
    types.add("mood", ["good", "bad"])
    types.add("mood", ["good", "bad"])
    types.add("cost", [1, 2.5, True])
    assert types.fields() == (OwnField("mood", WORD), OwnField("cost", TEXT))
