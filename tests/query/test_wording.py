"""Words and phrases: what counts as the same, what is known as one term, and what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from krjp.errors import ExpressionError
from krjp.query.conditions import Explanation

from ..building import chronology_of, record

if TYPE_CHECKING:
    from krjp.chronology import Chronology
    from krjp.index.concepts import Concepts

CONCEPTS: list[dict[str, Any]] = [
    {"id": "isle", "label": "Isle", "terms": ["Farisle", "Liar Rocks", "遠島", "먼섬"]},
    {"id": "toil", "label": "Toil", "terms": ["toil", "forced toil", "강제 노역"]},
    {"id": "toil-only", "label": "Wages of toil", "terms": ["toil wages", "toil pay"]},
    {"id": "ministry", "label": "Ministry", "terms": ["Ministry of Far Isles", "MFI"]},
]
ACTORS: list[dict[str, Any]] = [
    {"id": "roh", "name": "Roh Min-jae", "kind": "person", "aliases": ["Min-jae Roh", "노민재"]},
    {"id": "solo", "name": "Solo Ann", "kind": "person"},
    {"id": "greenland", "name": "Greenland", "kind": "state", "country": "XGL", "aliases": ["GRN", "Land"]},
    {"id": "blueland", "name": "Blue Land", "kind": "state", "country": "XBL", "aliases": ["BLU", "Land of Blue"]},
]
EVENTS = chronology_of(
    [
        record("2024-01-01", "a", title="Farisle is visited"),
        record("2024-01-02", "b", title="遠島の日 is marked"),
        record("2024-01-03", "c", title="Rocks of a liar"),
        record("2024-01-04", "d", title="Liar Rocks are claimed", summary="Talks about toiling go on."),
        record("2024-01-05", "e", title="Wages", summary="강제 노역 is paid. Pay for toil: toil pay."),
        record("2024-01-06", "f", title="Greenland speaks", countries=["XGL"]),
        record("2024-01-07", "g", title="Another speaks", countries=["XBL"]),
        record("2024-01-08", "h", title="Min-jae is silent", actors=["roh"]),
    ],
    actors=ACTORS,
    concepts=CONCEPTS,
)


def found(query: str, *, any_word: bool = False) -> str:
    answer = EVENTS.search(query, all_words=not any_word, any_word=any_word)
    return "".join(sorted(event.id[-1] for event in answer.events))


@pytest.mark.parametrize(
    ("query", "events"),
    [
        # one concept, any of its terms, as a word, as words, as a phrase
        ("farisle", "abd"),
        ("FARISLE", "abd"),
        ("遠島", "abd"),
        ("먼섬", "abd"),
        ('"liar rocks"', "abd"),
        ("liar rocks", "abd"),
        ("Liar-Rocks", "abd"),
        # its words in another order, and nothing between them, are the same term
        ("rocks liar", "abd"),
        ('"rocks liar"', ""),
        ("liar", "cd"),
        # inflections of a term are the term
        ("forced toils", "de"),
        ("toiling", "de"),
        # the longest known term goes first
        ("toil pay", "e"),
        ("wages toil pay", "e"),
        # names of one actor or state are one thing, save those that are part of another's
        ("GRN", "f"),
        ("BLU", "g"),
        ("land", "fg"),
        ("노민재", "h"),
        ("roh min jae", "h"),
        # a beginning stands for itself alone
        ("farisl*", "a"),
        ("遠*", "b"),
        # all, any, none
        ("visited marked", ""),
        ("farisle marked", "b"),
        ("visited or marked", "ab"),
        ("farisle -遠島", ""),
        ("-farisle", "cefgh"),
        ("speaks -blu", "f"),
        ("nowhere", ""),
        ("-nowhere", "abcdefgh"),
    ],
)
def test_words_find_exactly_these_events(query: str, events: str) -> None:
    assert found(query) == events


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("visited marked", "ab"),
        ("visited nowhere", "a"),
        ("liar rocks silent", "abcdh"),
        ("kind:statement visited marked", "ab"),
    ],
)
def test_any_word_is_enough_when_so_asked(query: str, events: str) -> None:
    assert found(query, any_word=True) == events


def test_what_a_term_was_taken_for_is_explained() -> None:
    answer = EVENTS.filter("liar rocks")
    assert answer.query == "liar rocks"
    assert answer.explained == (Explanation("liar rocks", '"Farisle" or "Liar Rocks" or "遠島" or "먼섬"'),)


def test_what_has_one_name_only_is_not_explained_by_it() -> None:
    assert EVENTS.filter("solo ann").explained == ()
    assert concepts().synonyms("Solo Ann") == ()


def test_words_that_occur_nowhere_are_suggested_for_and_others_are_not() -> None:
    answer = EVENTS.filter("visted or marked")
    assert answer.suggestions == {"visted": "visited"}
    assert EVENTS.filter("farisle").suggestions == {}


@pytest.mark.parametrize(
    ("query", "marker", "hint"),
    [
        ("!!", "^^", "leave it out"),
        ("독도 …", "     ^", "leave it out"),
        ('a "?!"', "  ^^^^", "leave it out"),
        ("*", "^", "leave it out"),
        ("- a", "^", "for not, write it right before the word; for a range of dates, write A..B"),
    ],
)
def test_what_holds_no_letter_or_digit_is_refused_at_its_place(query: str, marker: str, hint: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        EVENTS.filter(query)
    message, *rest = str(caught.value).split("\n")
    assert message.startswith("there is no letter or digit to look for in '")
    assert rest == [f"  {query}", f"  {marker}", hint]


def concepts() -> Concepts:
    return EVENTS.holdings.concepts


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("forced toil", ["forced toil"]),
        ("the forced toil wages", ["the", "forced toil", "wages"]),
        ("toil wages", ["toil wages"]),
        ("liar", ["liar"]),
        ("ministry of far isles speaks", ["ministry of far isles", "speaks"]),
        ("ministry of far countries", ["ministry", "of", "far", "countries"]),
        ("of far isles", ["of", "far", "isles"]),
        ("roh min-jae speaks", ["roh min-jae", "speaks"]),
    ],
)
def test_words_are_cut_into_known_terms_the_longest_first(text: str, cut: list[str]) -> None:
    segments = concepts().segments([(word, False) for word in text.split()])
    assert [" ".join(word for word, _ in group) for group in segments] == cut


def test_a_prefix_is_no_part_of_a_term() -> None:
    assert len(concepts().segments([("liar", False), ("rocks", True)])) == 2


def test_terms_of_two_concepts_and_names_of_actors_are_synonyms() -> None:
    assert {"toil", "forced toil", "강제 노역"} <= set(concepts().synonyms("Toils"))
    assert set(concepts().synonyms("GRN")) == {"Greenland", "GRN"}
    assert set(concepts().synonyms("Land")) >= {"Land", "Greenland", "GRN"}
    assert concepts().synonyms("nothing known") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("takeshima", "dokdo"),
        ("takeshima", "독도"),
        ("竹島", "獨島"),
        ('"Fumio Kishida"', "kishida"),
        ("岸田", "kishida"),
        ("ROK", '"South Korea"'),
        ("labour", "labor"),
        ("Tae-yul", "taeyul"),
        ("Tae yul", "TAE-YUL"),
    ],
)
def test_the_packaged_data_answer_alike_to_names_for_the_same(packaged: Chronology, one: str, other: str) -> None:
    answers = [{event.id for event in packaged.search(query).events} for query in (one, other)]
    assert answers[0] == answers[1] != set()
