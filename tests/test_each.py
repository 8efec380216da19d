"""A test over many values fails where one of them does, and says which."""

from __future__ import annotations

import pytest

from tests.each import each, each_row


def test_all_that_fail_are_named_with_their_reasons() -> None:
    @each({"one": 1, "two": 2, "three": 3, "zero": 0})
    def test_is_even(number: int) -> None:
        """The reasons stand in it."""
        assert number, "is nothing"
        if 1 / number == 1 / 3:
            raise ValueError("is three")
        if number % 2:
            pytest.fail("is odd")

    assert (test_is_even.__name__, test_is_even.__doc__) == ("test_is_even", "The reasons stand in it.")
    with pytest.raises(pytest.fail.Exception) as caught:
        test_is_even()
    lines = str(caught.value).splitlines()
    assert lines[0] == "one: Failed: is odd"
    assert lines[1] == "three: ValueError: is three"
    assert lines[2].startswith("zero: AssertionError: is nothing")
    assert lines[-1] == "3 of 4 are wrong: one, three, zero"


def test_where_all_hold_nothing_is_said() -> None:
    tried = []

    @each(["a", "b"])
    def test_tried(letter: str) -> None:
        tried.append(letter)

    test_tried()
    assert tried == ["a", "b"]


def test_nothing_to_ask_is_a_mistake() -> None:
    with pytest.raises(AssertionError):
        each([])


def test_the_cells_of_a_row_are_the_arguments() -> None:
    @each_row([("one", 1), ("two", 3)])
    def test_is_its_length(word: str, number: int) -> None:
        assert len(word) == number

    with pytest.raises(pytest.fail.Exception, match=r"^one: AssertionError: (?s:.*)\n1 of 2 are wrong: one$"):
        test_is_its_length()


def test_a_row_that_stands_twice_is_a_mistake() -> None:
    with pytest.raises(AssertionError, match="a row stands twice"):
        each_row([("one", 1), ("one", 2)])
