"""Ordering events by any field."""

from __future__ import annotations

import pytest

from krjp.errors import UnknownNameError
from krjp.index.ordering import order_by, sort_key
from krjp.record.fields import FIELDS

from ..building import event

EVENTS = [
    event("2024-02-21", "a", kind="meeting", meeting={"level": "leader", "ordinal": 10}, title="b"),  # Wednesday
    event("2024-01-05", "b", kind="meeting", meeting={"level": "working-level", "ordinal": 9}, title="C"),  # Friday
    event("2024-03-04", "c", kind="meeting", meeting={"level": "business"}, title="a"),  # Monday
    event("2023-12-31", "d", kind="poll", title="É"),  # Sunday
]


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
    assert "".join(each.id[-1] for each in sorted(EVENTS, key=sort_key(field))) == order


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
        assert "".join(EVENTS[at].id[-1] for at in order_by(field, EVENTS, reverse=reverse)) == expected


@pytest.mark.parametrize("field", FIELDS)
def test_events_can_be_ordered_by_every_field(field: str) -> None:
    ordered = sorted(EVENTS, key=sort_key(field))
    assert sorted(ordered, key=sort_key("id")) == sorted(EVENTS, key=lambda each: each.id)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown field 'dat'; did you mean date\\?"):
        sort_key("dat")
