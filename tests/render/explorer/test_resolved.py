"""What words mean, as the page knows it, against what krjp finds."""

from __future__ import annotations

import pytest

import krjp
from krjp.index.stems import stem
from krjp.render.explorer.resolved import resolved
from krjp.text import words
from tests.building import chronology_of, record


@pytest.fixture(scope="module")
def packaged() -> dict[str, list[object]]:
    return resolved(krjp.load().holdings)


@pytest.mark.no_cover
def test_a_term_finds_the_events_that_krjp_finds_by_it(
    packaged: dict[str, list[tuple[list[str], list[str], list[int]]]],
) -> None:
    chronology = krjp.load()
    at = {event.id: number for number, event in enumerate(chronology)}
    assert len(packaged["terms"]) > 100
    for asked, others, held in packaged["terms"]:
        assert set(asked).isdisjoint(others)
        for term in (asked[0], asked[-1]):
            found = chronology.search(f'"{term}"', all_words=True)
            assert sorted(at[event.id] for event in found) == held, term


def test_terms_that_are_found_nowhere_are_left_out(
    packaged: dict[str, list[tuple[list[str], list[str], list[int]]]],
) -> None:
    assert all(held for _, _, held in packaged["terms"])


def test_families_are_the_words_of_one_stem(packaged: dict[str, list[list[str]]]) -> None:
    families = packaged["families"]
    assert ["minister", "ministers"] in families
    assert all(len(family) > 1 and len(set(map(stem, family))) == 1 for family in families)
    seen = [word for family in families for word in family]
    assert len(seen) == len(set(seen))


def test_every_word_at_hand_with_an_inflection_at_hand_is_in_a_family(packaged: dict[str, list[list[str]]]) -> None:
    vocabulary = {word for event in krjp.load() for word in words(event.summary)}
    stems: dict[str, set[str]] = {}
    for word in vocabulary:
        stems.setdefault(stem(word), set()).add(word)
    in_families = {word for family in packaged["families"] for word in family}
    assert {word for alike in stems.values() if len(alike) > 1 for word in alike} <= in_families


def test_what_has_no_other_name_is_no_term() -> None:
    concepts = [{"id": "a", "label": "a", "terms": ["!!"]}]
    chronology = chronology_of([record(actors=["Solo"], title="Solo sings")], concepts=concepts)
    terms = resolved(chronology.holdings)["terms"]
    assert {"Solo", "!!"}.isdisjoint(term for asked, _, _ in terms for term in asked)


def test_words_that_ask_for_a_concept_are_known_where_events_hold_it() -> None:
    concepts = [
        {"id": "a", "label": "a", "terms": ["ferry"], "near": ["sailed"]},
        {"id": "b", "label": "b", "terms": ["zeppelin"], "near": ["flew"]},
    ]
    chronology = chronology_of([record(title="A ferry")], concepts=concepts)
    assert [["sailed"], "ferry"] in [[near.split(), term] for near, term in resolved(chronology.holdings)["near"]]
    assert "zeppelin" not in [term for _, term in resolved(chronology.holdings)["near"]]


def test_synonyms_differ_by_what_is_asked() -> None:
    concepts = [
        {"id": "a", "label": "a", "terms": ["ferry", "boat"]},
        {"id": "b", "label": "b", "terms": ["boat", "ship"]},
    ]
    chronology = chronology_of(
        [record("2024-01-01", title="A ferry"), record("2024-01-02", title="A ship")], concepts=concepts
    )
    terms = {term: held for asked, _, held in resolved(chronology.holdings)["terms"] for term in asked}
    assert (terms["ferry"], terms["ship"], terms["boat"]) == ([0], [1], [0, 1])
