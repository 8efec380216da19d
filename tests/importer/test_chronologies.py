"""Chronologies of many publishers' habits and domains: entries found, dates right, nothing lost, kinds and states."""

from __future__ import annotations

import pytest

from krjp.importer.pipeline import Text, import_texts
from tests.importer.scoring import FOLDER, WIDER, Score, Wanted, score, scored, total, wanted

WANTED = wanted()
WIDER_WANTED = wanted(WIDER)


def test_there_are_enough_of_them() -> None:
    assert len(WANTED) >= 20
    assert sum(map(len, WANTED.values())) > 120
    assert {path.name for path in FOLDER.iterdir()} == {*WANTED, "expected.txt"}
    assert len(WIDER_WANTED) >= 40
    assert {path.name for path in WIDER.iterdir()} == {*WIDER_WANTED, "expected.txt"}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {name: score(name, entries) for name, entries in WANTED.items()}


@pytest.fixture(scope="module")
def wider_scores() -> dict[str, Score]:
    return {name: score(name, entries, WIDER) for name, entries in WIDER_WANTED.items()}


@pytest.mark.parametrize("name", WIDER_WANTED)
def test_every_entry_of_other_layouts_is_found_with_its_date_too(name: str, wider_scores: dict[str, Score]) -> None:
    found = wider_scores[name]
    assert (found.found, found.dates) == (found.entries, found.entries), found.misses
    assert (found.lost, found.merged, found.invented) == (0, 0, 0), found.misses


@pytest.mark.parametrize("name", WANTED)
def test_every_entry_is_found_with_its_date_and_none_is_lost_merged_or_invented(
    name: str, scores: dict[str, Score]
) -> None:
    found = scores[name]
    assert (found.found, found.dates) == (found.entries, found.entries), found.misses
    assert (found.lost, found.merged, found.invented) == (0, 0, 0), found.misses


def test_kinds_are_right_or_noted_and_states_mostly_right(scores: dict[str, Score]) -> None:
    whole = total(scores.values())
    assert whole.kinds_right >= 0.9 * whole.kinds, whole.misses
    assert whole.f1 >= 0.93, whole.misses


def test_kinds_and_states_of_other_layouts_and_languages(wider_scores: dict[str, Score]) -> None:
    whole = total(wider_scores.values())
    assert whole.kinds_right >= 0.95 * whole.kinds, whole.misses
    assert whole.meetings_right >= 0.98 * whole.kinds, whole.misses
    assert whole.f1 >= 0.95, whole.misses


def test_the_score_sees_what_goes_wrong() -> None:
    """A control: an entry that is missing, one of two, and one with another date."""
    events, accounts = import_texts(
        [Text("x", b"Jan. 4, 2024: Japan meets Mongolia. A storm.\nJan. 5: Nothing.\n")], ()
    )
    asked = [
        Wanted("2024-01-04", frozenset({"court"}), frozenset({"JPN"}), "Japan meets"),
        Wanted("2024-01-09", frozenset(), None, "A storm"),
        Wanted("2024-01-09", frozenset(), None, "Snow"),
    ]
    found = scored("x", asked, events, accounts)
    assert (found.found, found.dates, found.lost, found.merged, found.invented) == (2, 1, 1, 1, 1)
    assert (found.kinds, found.kinds_right, found.states_right, found.states_got) == (1, 0, 1, 2)
    assert len(found.misses) == 6
