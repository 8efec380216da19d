"""Values that cannot be changed."""

from __future__ import annotations

import pickle

import pytest

from krjp.frozen import Frozen


class Pair(Frozen):
    """Two numbers."""

    one: int
    other: int = 2


class Same(Frozen):
    """The same in another class."""

    one: int
    other: int = 2


class Triple(Pair):
    """One more value."""

    third: str = ""


def test_values_are_given_in_order_or_by_name_or_left_to_their_default() -> None:
    assert Pair(1) == Pair(1, 2) == Pair(other=2, one=1)
    assert Triple(1, 3, "x") == Triple(third="x", other=3, one=1)


def test_values_are_equal_when_class_and_fields_are() -> None:
    assert Pair(1) != Pair(2)
    assert Pair(1) != Same(1)
    assert Pair(1) != (1, 2)
    assert len({Pair(1), Pair(1, 2), Pair(2)}) == 2


def test_a_value_too_many_is_an_error() -> None:
    with pytest.raises(TypeError, match="Pair takes at most 2 values, found 3"):
        Pair(1, 2, 3)  # type: ignore[call-arg]


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(TypeError, match="Pair needs a value for one"):
        Pair(other=1)  # type: ignore[call-arg]


def test_a_value_of_another_name_is_an_error() -> None:
    with pytest.raises(TypeError, match="Pair has no third"):
        Pair(1, third="")  # type: ignore[call-arg]


def test_nothing_in_it_can_be_changed() -> None:
    pair = Pair(1)
    with pytest.raises(AttributeError, match="a Pair is frozen"):
        pair.one = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="a Pair is frozen"):
        del pair.one
    assert pair.replace(one=3) == Pair(3)
    assert pair == Pair(1)


def test_it_says_what_it_holds() -> None:
    assert repr(Triple(1, third="x")) == "Triple(one=1, other=2, third='x')"


def test_it_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(Triple(1, 3, "x"))) == Triple(1, 3, "x")  # noqa: S301
