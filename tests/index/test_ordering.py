"""Ordering events by any field."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from krjp.errors import UnknownNameError
from krjp.index import ordering
from krjp.index.events import EventIndex
from krjp.index.ordering import order_by
from krjp.record.fields import FIELDS

from ..building import event

EVENTS = [
    event("2024-02-21", "a", kind="meeting", meeting={"level": "leader", "ordinal": 10}, title="b"),  # Wednesday
    event("2024-01-05", "b", kind="meeting", meeting={"level": "working-level", "ordinal": 9}, title="C"),  # Friday
    event("2024-03-04", "c", kind="meeting", meeting={"level": "business"}, title="a"),  # Monday
    event("2023-12-31", "d", kind="poll", title="É"),  # Sunday
]

INDEX = EventIndex(sorted(EVENTS, key=lambda each: each.span.order))
MEMBERS = [INDEX.ids.index(each.id) for each in EVENTS]


def ordered(field: str, *, reverse: bool = False) -> str:
    """The events by their letters, ordered from the order they stand in above."""
    return "".join(EVENTS[at].id[-1] for at in order_by(field, INDEX, MEMBERS, reverse=reverse))


@pytest.mark.parametrize(
    ("field", "order"),
    [
        ("date", "dbac"),
        ("id", "dbac"),
        ("month-of-year", "bacd"),
        ("weekday", "cabd"),
        ("level", "bacd"),
        ("ordinal", "bacd"),
        ("title", "cabd"),
        ("kind", "abcd"),
        ("country", "abcd"),
    ],
)
def test_each_field_has_its_own_order_and_what_has_no_value_comes_last(field: str, order: str) -> None:
    assert ordered(field) == order


@pytest.mark.parametrize(
    ("field", "order", "reversed_order"),
    [
        ("date", "dbac", "cabd"),
        ("title", "cabd", "dbac"),
        ("level", "bacd", "cabd"),
        ("ordinal", "bacd", "abdc"),
        ("kind", "abcd", "dcba"),
        ("country", "abcd", "dcba"),
    ],
)
def test_the_other_way_round_what_has_no_value_still_comes_last(field: str, order: str, reversed_order: str) -> None:
    for reverse, expected in ((False, order), (True, reversed_order)):
        assert ordered(field, reverse=reverse) == expected


@pytest.mark.parametrize("field", FIELDS)
def test_events_can_be_ordered_by_every_field(field: str) -> None:
    assert sorted(ordered(field)) == list("abcd")


def test_some_events_are_ordered_among_themselves() -> None:
    assert order_by("date", INDEX, [3, 0, 2]) == [1, 2, 0]
    assert order_by("level", INDEX, [0, 3]) == [1, 0]


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown field 'dat'; did you mean date\\?"):
        order_by("dat", INDEX, MEMBERS)


TITLES = st.text("aAbBßsSé독", min_size=1, max_size=5)


@given(st.lists(st.tuples(TITLES, st.none() | TITLES), max_size=12), st.integers(0, 12), st.booleans())
@example([("a", "b"), ("b", "c"), ("c", None)], 1, True)
@example([("a", "b"), ("b", "c"), ("c", None)], 1, False)
def test_the_first_of_many_are_those_that_come_first_of_all(
    texts: list[tuple[str, str | None]], first: int, reverse: bool
) -> None:
    index = EventIndex(
        [event("2024-01-01", f"e{at}", title=f"x{one}", note=two) for at, (one, two) in enumerate(texts)]
    )
    members = range(len(texts))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ordering, "MANY_TO_ONE", 1)
        patch.setattr(ordering, "BEGINNING", 2)
        for field in ("title", "note", "id", "kind", "date", "ordinal"):
            whole = order_by(field, index, members, reverse=reverse)
            assert order_by(field, index, members, reverse=reverse, first=first) == whole[:first]
