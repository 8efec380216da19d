"""Which record of one chronology is which of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from krjp.comparison.pairing import pairs
from krjp.record.fields import find_field
from tests.building import event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.record.model import Event


def together(before: Sequence[Event], after: Sequence[Event], *match: str) -> list[tuple[str | None, str | None]]:
    found = pairs(before, after, [find_field(name) for name in match])
    return [(pair.before and pair.before.id, pair.after and pair.after.id) for pair in found]


def test_the_same_id_is_the_same_record_whatever_else_changed() -> None:
    one = event(id="a", title="One")
    assert together([one], [one._replace(title="Two", kind="speech")]) == [("a", "a")]


def test_the_same_date_and_title_are_the_same_record_under_another_id() -> None:
    one = event(id="a", title="The  Talks")
    other = event(id="b", title="THE TALKS")
    assert together([one], [other]) == [("a", "b")]
    assert together([one], [event("2024-02-22", id="b", title="The Talks")]) == [("a", None), (None, "b")]


def test_a_record_that_alone_cites_a_place_is_the_same_if_the_days_meet() -> None:
    cited = [{"source": "s", "section": "chronology", "locator": "entry 3"}]
    one = event(id="a", title="A", sources=cited)
    other = event("2024-02-20", id="b", title="B", end_date="2024-02-21", sources=cited)
    assert together([one], [other]) == [("a", "b")]
    assert together([one], [other._replace(end_date=None)]) == [(None, "b"), ("a", None)]
    third = event(id="c", title="C", sources=cited)
    assert together([one], [other, third]) == [(None, "b"), ("a", None), (None, "c")]
    unplaced = event(id="d", title="D", sources=[{"source": "s"}])
    assert together([unplaced], [event(id="e", title="E", sources=[{"source": "s"}])]) == [("d", None), (None, "e")]


def test_a_record_found_by_one_place_is_not_found_again_by_another() -> None:
    places = [{"source": "s", "locator": "1"}, {"source": "s", "locator": "2"}]
    one = event(id="a", title="A", sources=places)
    assert together([one], [event(id="b", title="B", sources=places)]) == [("a", "b")]


def test_fields_that_are_named_decide_alone() -> None:
    one = event(id="a", title="A", kind="speech")
    other = event(id="a", title="B", kind="speech")
    assert together([one], [other], "kind", "date") == [("a", "a")]
    assert together([one], [other], "title") == [("a", None), (None, "a")]


def test_of_several_that_are_alike_the_first_goes_with_the_first() -> None:
    before = [event(id=key, title="A") for key in ("a", "b", "c")]
    after = [event(id=key, title="A") for key in ("x", "y")]
    assert together(before, after) == [("c", None), ("a", "x"), ("b", "y")]


ids = st.lists(st.sampled_from("abcdef"), unique=True)


@given(before=ids, after=ids)
def test_every_record_of_both_is_in_one_pair(before: list[str], after: list[str]) -> None:
    found = together([event(id=key, title=key) for key in before], [event(id=key, title=key) for key in after])
    assert sorted(one for one, _ in found if one) == sorted(before)
    assert sorted(other for _, other in found if other) == sorted(after)
    assert {one for one, other in found if one and other} == set(before) & set(after)
