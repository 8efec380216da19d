"""Chronologies composed at random from the layouts, forms of dates, languages and containers of published ones.

`python -m tests.importer.composed 0 3000` composes many more, and tells what goes with whatever is not read.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importer.composed import compose, score_of
from tests.importer.composed.containers import CONTAINERS
from tests.importer.composed.layouts import LAYOUTS

PAGES = 30


def test_most_entries_are_found_with_their_dates_and_hardly_one_is_lost_without_a_word() -> None:
    scores = [score_of(compose(seed)) for seed in range(PAGES)]
    entries, found = sum(score.entries for score in scores), sum(score.found for score in scores)
    misses = [miss for score in scores for miss in score.misses]
    assert found >= 0.97 * entries, misses
    assert sum(score.dates for score in scores) >= 0.93 * found, misses
    assert sum(score.lost for score in scores) <= 0.005 * entries, misses


@settings(max_examples=min(20, settings().max_examples) if settings().max_examples < 100 else settings().max_examples)
@given(st.integers(0, 1 << 32))
def test_no_page_is_swallowed(seed: int) -> None:
    """One entry at either end of a page may be taken for its furniture; more may not be lost without a word."""
    found = score_of(compose(seed))
    assert found.lost <= 1, (seed, found.misses)


def test_every_layout_and_container_is_composed() -> None:
    recipes = [compose(seed).recipe for seed in range(200)]
    assert {recipe[2] for recipe in recipes} == set(LAYOUTS)
    assert {recipe[3] for recipe in recipes} == set(CONTAINERS)
