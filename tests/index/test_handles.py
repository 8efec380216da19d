"""Handles: short, unique, and taken by whatever takes a part of an id."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import krjp
from krjp.index import events, handles
from krjp.index.events import EventIndex
from krjp.index.handles import handle_ends, is_whole
from tests.building import chronology_of, event, record


def handles_of(*ids: str) -> list[str]:
    ends = handle_ends(ids)
    return [key[ends[2 * at] : ends[2 * at + 1]] for at, key in enumerate(ids)]


def test_a_handle_is_the_first_word_that_no_other_id_has() -> None:
    assert handles_of("2024-03-22-textbook-summons", "2024-02-21-yun-summons") == ["textbook", "yun"]


@pytest.mark.parametrize(
    ("ids", "handle"),
    [
        (("2024-01-11-nippon-steel-ruling", "nippon-steel-japan", "other-ruling"), "steel-ruling"),
        (("2024-03-13-joint-statement-2025", "2024-joint-statement"), "statement-2025"),
        (("2024-un-panel-veto", "b-panel-veto"), "un-panel"),
        (("poll-17", "poll-18"), "poll-17"),
        (("poll-12345", "poll-12346"), "12345"),
        (("2024-01-02", "2024-01-03"), "2024-01-02"),
        (("talks", "talks-again"), "talks"),
        (("ab",), "ab"),
        (("ab-ab", "ab"), "ab-ab"),
    ],
)
def test_where_one_word_is_not_enough_there_are_more_and_short_numbers_stand_for_nothing(
    ids: tuple[str, ...], handle: str
) -> None:
    assert handles_of(*ids)[0] == handle


def test_no_ids_have_no_handles() -> None:
    assert handles_of() == []


def test_of_very_many_ids_each_is_its_own_handle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handles, "MANY", 2)
    assert handles_of("a-panel-veto", "b-panel-veto") == ["a-panel", "b-panel"]
    assert handles_of("a-panel-veto", "b-panel-veto", "talks") == ["a-panel-veto", "b-panel-veto", "talks"]


WORDS = st.sampled_from(["2024", "01", "17", "talks", "talk", "alk", "un", "panel", "123456", "x"])
IDS = st.lists(st.lists(WORDS, min_size=1, max_size=4).map("-".join), unique=True, max_size=8).filter(
    lambda ids: not any(key.replace("-", "").isdigit() for key in ids)
)


@given(IDS)
def test_every_handle_shows_its_event(ids: list[str]) -> None:
    found = chronology_of([{**record(), "id": key} for key in ids])
    for at, shown in enumerate(found.events):
        handle = found.holdings.index.handle(at)
        assert handle in shown.id
        assert found.show(handle) == shown


def test_every_packaged_event_has_a_handle_that_fits_beside_it() -> None:
    found = krjp.load()
    index = found.holdings.index
    given_handles = [index.handle(at) for at in range(len(found))]
    assert [found.show(handle).id for handle in given_handles] == list(index.ids)
    assert max(map(len, given_handles)) <= 16


@pytest.mark.parametrize(("part", "whole"), [("talks", True), ("talk", False), ("lks", False), ("a-talks-b", True)])
def test_a_part_is_whole_when_it_begins_and_ends_as_words_do(part: str, whole: bool) -> None:
    text = "\na-talks-b\n"
    start = text.find(part)
    assert is_whole(text, start, start + len(part)) is whole


def test_of_more_ids_than_can_be_looked_through_each_is_shown_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    index = EventIndex([event(slug="a-panel-veto"), event(slug="talks")])
    assert index.handle(0) == "panel"
    monkeypatch.setattr(events, "MANY_IDS", 1)
    assert index.handle(0) == "2024-02-21-a-panel-veto"
