"""Bitmaps and the in-memory indexes, compared with a scan of all events."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.dates import Period
from krjp.index.events import EventIndex, Selection, bitmap, flags, positions
from krjp.record.fields import FIELDS

from ..building import event

START = date(2024, 1, 1)


@given(st.sets(st.integers(0, 300)))
def test_a_bitmap_holds_its_members_in_order(members: set[int]) -> None:
    bits = bitmap(members, 301)
    assert list(positions(bits)) == sorted(members)
    assert bits.bit_count() == len(members)


def test_an_empty_bitmap_is_zero() -> None:
    assert bitmap([], 0) == bitmap([], 100) == 0
    assert list(positions(0)) == []


SPANS = st.lists(st.tuples(st.integers(0, 60), st.sampled_from([0, 0, 0, 1, 5, 40])), max_size=12)
DAY = st.none() | st.integers(-10, 120)


@given(SPANS, DAY, DAY)
def test_events_by_date_are_those_a_scan_finds(
    spans: list[tuple[int, int]], first: int | None, last: int | None
) -> None:
    days = sorted((START + timedelta(days=begin), START + timedelta(days=begin + length)) for begin, length in spans)
    events = [event(str(a), f"e{n}", end_date=str(b)) for n, (a, b) in enumerate(days)]
    index = EventIndex(events)
    period = Period(*(None if day is None else START + timedelta(days=day) for day in (first, last)))
    overlapping = [n for n, (a, b) in enumerate(days) if (not period.first or b >= period.first)
                   and (not period.last or a <= period.last)]  # fmt: skip
    within = [n for n in overlapping if (not period.first or days[n][0] >= period.first)
              and (not period.last or days[n][1] <= period.last)]  # fmt: skip
    assert list(positions(index.overlapping(period))) == overlapping
    assert list(positions(index.within(period))) == within


def test_about_a_day_is_surely_in_no_period() -> None:
    index = EventIndex([event("2024-01-01", "a", date_certainty="approximate"), event("2024-01-01", "b")])
    assert list(positions(index.within(Period(date(2023, 1, 1), date(2025, 1, 1))))) == [1]
    assert list(positions(index.within(Period()))) == [0, 1]


def test_a_long_event_is_found_long_after_it_began() -> None:
    events = [event("2024-01-01", "long", end_date="2024-12-31"), *(event(f"2024-0{n}-01") for n in range(2, 9))]
    found = EventIndex(events).overlapping(Period(date(2024, 12, 31), None))
    assert list(positions(found)) == [0]


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
    assert index.everything == index.overlapping(Period()) == index.within(Period()) == index.having_any("kind") == 0


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
    with pytest.raises(TypeError, match="unhashable"):
        hash(found)
