"""Bitmaps and the in-memory indexes, compared with a scan of all events."""

from __future__ import annotations

import pickle
from copy import copy
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.index.columns import bitmap, flags, positions
from krjp.index.events import EventIndex, Selection, Spans, selection
from krjp.record.fields import FIELDS

from ..building import event

if TYPE_CHECKING:
    from krjp.index.events import Span
    from krjp.record.model import Event

START = date(2024, 1, 1)


@given(st.sets(st.integers(0, 300)))
def test_a_bitmap_holds_its_members_in_order(members: set[int]) -> None:
    bits = bitmap(members, 301)
    assert list(positions(bits)) == sorted(members)
    assert bits.bit_count() == len(members)


def test_an_empty_bitmap_is_zero() -> None:
    assert bitmap([], 0) == bitmap([], 100) == 0
    assert list(positions(0)) == []


CERTAINTIES = st.sampled_from(["exact", "approximate"])
SPANS = st.lists(st.tuples(st.integers(0, 60), st.sampled_from([0, 0, 0, 1, 5, 40]), CERTAINTIES), max_size=12)
# Few spans of days are asked for one by one, many of each event: as many as a year has Wednesdays.
DAYS = st.sets(st.integers(-10, 120), max_size=8) | st.sets(st.integers(-10, 120), min_size=40, max_size=80)


def some_events(spans: list[tuple[int, int, str]]) -> list[Event]:
    """Events that begin so many days after the first of January, last so long, and are so certain."""
    made = [
        event(
            str(START + timedelta(days=begin)),
            f"e{number}",
            end_date=str(START + timedelta(days=begin + length)) if length else None,
            date_certainty=certainty,
        )
        for number, (begin, length, certainty) in enumerate(spans)
    ]
    return sorted(made, key=lambda each: each.span.order)


def apart(days: set[int]) -> list[Span]:
    """Days after the first of January as spans in order and apart."""
    found: list[Span] = []
    for day in sorted(START.toordinal() + each for each in days):
        if found and found[-1][1] == day - 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


@given(SPANS, DAYS)
def test_events_by_date_are_those_a_scan_finds(spans: list[tuple[int, int, str]], days: set[int]) -> None:
    events = some_events(spans)
    index, asked = EventIndex(events), apart(days)
    wanted = {START.toordinal() + day for day in days}
    reaching = [n for n, each in enumerate(events) if wanted & {*range(each.days[0], each.days[1] + 1)}]
    assert list(positions(index.reaching(asked))) == reaching
    vague = {n for n, each in enumerate(events) if each.date_certainty == "approximate"}
    assert {*positions(index.approximate)} == vague
    assert list(positions(index.may_reach(asked))) == [n for n in reaching if n in vague]
    long = {n for n, each in enumerate(events) if each.days[0] != each.days[1]}
    assert {*positions(index.lasting)} == long - vague
    assert list(positions(Spans(index, index.lasting).reaching(asked))) == [n for n in reaching if n in long - vague]


@given(SPANS, st.integers(0, 60), st.sampled_from([0, 0, 1, 5]))
def test_events_of_just_some_days_are_those_whose_record_says_so(
    spans: list[tuple[int, int, str]], begin: int, length: int
) -> None:
    events = some_events(spans)
    first, last = START + timedelta(days=begin), START + timedelta(days=begin + length)
    saying = [n for n, each in enumerate(events) if (each.span.first, each.span.last) == (first, last)]
    assert list(positions(EventIndex(events).on_exactly(first.toordinal(), last.toordinal()))) == saying


def test_about_a_day_is_three_days_on_either_side_of_it() -> None:
    index = EventIndex([event("2024-01-04", "a", date_certainty="approximate"), event("2024-01-04", "b")])
    start = START.toordinal()
    assert [index.reaching([(start + day, start + day)]) for day in range(-1, 8)] == [0, 1, 1, 1, 3, 1, 1, 1, 0]
    assert index.range == (start, start + 6)
    assert index.on_exactly(start + 3, start + 3) == 3
    assert index.on_exactly(start, start + 6) == 0


def test_a_long_event_is_found_long_after_it_began() -> None:
    events = [event("2024-01-01", "long", end_date="2024-12-31"), *(event(f"2024-0{n}-01") for n in range(2, 9))]
    last = date(2024, 12, 31).toordinal()
    assert list(positions(EventIndex(events).reaching([(last, last + 500)]))) == [0]


EVENTS = [
    event("2024-01-01", "a", countries=["JPN", "KOR"], kind="poll"),
    event("2024-01-02", "b", countries=["KOR"]),
    event("2024-01-03", "c", place={"name": "Busan"}),
]


def test_values_in_use_come_with_their_events() -> None:
    index = EventIndex(EVENTS)
    assert index.values("countries") == {"JPN": [0], "KOR": [0, 1]}
    assert index.values("place.name") == {"Busan": [2]}
    assert index.values("note") == {}


@pytest.mark.parametrize("field", FIELDS)
def test_every_event_is_under_each_of_its_values(field: str) -> None:
    index = EventIndex(EVENTS)
    for value, members in index.values(field).items():
        assert members == [n for n, each in enumerate(EVENTS) if value in FIELDS[field].of(each)]


def test_events_having_values() -> None:
    index = EventIndex(EVENTS)
    assert list(positions(index.having("countries", ["JPN", "USA"]))) == [0]
    assert list(positions(index.having("countries", ["KOR", "JPN"]))) == [0, 1]
    assert index.having("countries", []) == index.having("note", ["x"]) == 0
    assert list(positions(index.having_any("countries"))) == [0, 1]
    assert index.having_any("title") == index.everything


def test_an_index_of_no_events_answers_with_none() -> None:
    index = EventIndex([])
    assert index.everything == index.reaching([(1, 999_999)]) == index.having_any("kind") == index.on_exactly(1, 1) == 0
    assert index.range == (1, 0)
    assert (index.with_id("x"), index.named("x"), index.approximate) == (None, [], 0)


NAMED = [event()._replace(id=name) for name in ("a", "a-b", "b-a-b", "abc")]


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("a", ["a"]),  # an id, though others hold it
        ("a-b", ["a-b"]),
        ("b", ["a-b", "b-a-b", "abc"]),
        ("-b", ["a-b", "b-a-b"]),
        ("b-a", ["b-a-b"]),
        ("abcd", []),
        ("a\na", []),
        ("\n", []),
    ],
)
def test_an_event_is_named_by_its_id_or_by_any_part_of_it(part: str, found: list[str]) -> None:
    index = EventIndex(NAMED)
    assert [index.ids[at] for at in index.named(part)] == found


def test_only_a_whole_id_is_the_id_of_an_event() -> None:
    index = EventIndex(NAMED)
    assert [index.with_id(each.id) for each in NAMED] == [0, 1, 2, 3]
    assert [index.with_id(text) for text in ("", "b", "a-", "a\na-b", "\n")] == [None] * 5


@given(st.sets(st.integers(0, 70)), st.integers(0, 80))
def test_flags_tell_of_each_position(members: set[int], size: int) -> None:
    found = flags(bitmap(members, 71), size)
    assert len(found) >= size
    assert [at for at, flag in enumerate(found) if flag] == sorted(members)


def test_a_selection_fetches_what_is_looked_at() -> None:
    fetched: list[int] = []

    def fetch(at: int) -> str:
        fetched.append(at)
        return f"<{at}>"

    found = Selection([5, 3, 8, 1], fetch)
    assert (len(found), found[1], found[-1]) == (4, "<3>", "<1>")
    later = found[1:3]
    assert fetched == [3, 1]
    assert list(later) == ["<3>", "<8>"]
    assert found == ["<5>", "<3>", "<8>", "<1>"]
    assert (found == ["<5>"], found == "<5>", found == ["<5>", "<3>", "<8>", "<2>"]) == (False, False, False)
    assert hash(found) == hash(("<5>", "<3>", "<8>", "<1>"))
    assert repr(found) == "<4 selected: '<5>', '<3>', …>"
    assert repr(found[:1]) == "<1 selected: '<5>'>"


def test_a_selection_travels_with_what_it_selects() -> None:
    found = Selection([2, 0], "abc".__getitem__)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301
    assert again == found == copy(found)
    assert list(again) == ["c", "a"]


def test_two_selections_are_merged_in_order_with_the_places_of_the_second() -> None:
    one, other = (Selection(members, "abcdef".__getitem__) for members in ([1, 4], [0, 2, 5]))
    both, places = one.merged(other)
    assert list(both) == ["a", "b", "c", "e", "f"]
    assert places == {0, 2, 4}


def test_a_selection_of_all_is_as_long_as_what_it_selects_from() -> None:
    assert selection("abc") == ["a", "b", "c"]
