"""Ids that are made: each once."""

from __future__ import annotations

from krjp.record.ids import distinct


def test_an_id_that_comes_again_or_is_taken_gets_a_number_that_is_free() -> None:
    assert distinct(["a", "b", "a", "a"]) == ["a", "b", "a-2", "a-3"]
    assert distinct(["a", "a-2", "a"]) == ["a", "a-2", "a-3"]
    assert distinct(["a", "b"], taken=["a", "a-2"]) == ["a-3", "b"]
