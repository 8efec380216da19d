"""The text index: which events hold what, under inflection, scripts, hyphens and phrases."""

from __future__ import annotations

import pytest

from krjp.index.columns import positions
from krjp.index.names import Names
from krjp.index.words import TEXT_FIELDS, Matches, query_terms
from krjp.record.authorities import Actor
from krjp.text import tokens

from ..building import event, text_index

NAMES = Names(
    [
        Actor("cho", "Cho Tae-yul", "person", "KOR", (), ("조태열", "Tae-yul Cho")),
        Actor("south-korea", "South Korea", "state", "KOR", (), ("한국",)),
    ]
)
EVENTS = [
    event("2024-01-01", "a", title="Talks on nuclear weapons", summary="Ministers talk; the weapon tests worry them."),
    event("2024-01-02", "b", title="竹島の日 is marked", summary="독도 방문 is protested", note="Noted elsewhere"),
    event("2024-01-03", "c", title="Taeyul speaks", actors=["cho"], countries=["KOR"], kind="speech"),
    event("2024-01-04", "d", title="A visit", place={"name": "Busan", "country": "KOR"}, topics=["north-korea"]),
    event("2024-01-05", "e", title="Shin’ichi and Kōichi", kind="meeting", meeting={"series": "2+2 Dialogue"}),
]
INDEX = text_index(EVENTS, NAMES)


def found(text: str, *, prefix: bool = False) -> str:
    places = INDEX.occurrences(text, prefix=prefix)
    return "".join(EVENTS[at].id[-1] for at in positions(INDEX.events_of(places)))


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("talks", "a"),
        ("talking", "a"),
        ("TALKED", "a"),
        ("weapon", "a"),
        ("nuclear weapons", "a"),
        ("nuclear weapon", "a"),
        ("weapons nuclear", ""),
        ("weapons ministers", ""),
        ("竹島", "b"),
        ("竹島の", "b"),
        ("竹島の日", "b"),
        ("竹", "b"),
        ("島竹", ""),
        ("日竹島", ""),
        ("독도", "b"),
        ("독", "b"),
        ("독도 방문", "b"),
        ("방문 독도", ""),
        ("noted", "b"),
        ("조태열", "c"),
        ("taeyul", "c"),
        ("tae-yul", "c"),
        ("tae yul", "c"),
        ("Tae-yul speaks", ""),
        ("cho tae yul", "c"),
        # No phrase runs from one name into the next.
        ("yul 조태열", ""),
        ("speech", "c"),
        ("KOR", "c"),
        ("한국", "cd"),
        ("south korea", "cd"),
        ("busan", "d"),
        ("north korea", "d"),
        ("shinichi", "e"),
        ("shin'ichi", "e"),
        ("Shin’ichi", "e"),
        ("koichi", "e"),
        ("KŌICHI", "e"),
        ("ko\u0304ichi", "e"),
        ("2+2", "e"),
        ("dialogues", "e"),
        ("absent", ""),
        ("", ""),
        ("!?", ""),
    ],
)
def test_events_are_found_by_what_their_texts_hold(text: str, events: str) -> None:
    assert found(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("nucl", "a"),
        ("nuclear wea", "a"),
        ("tae-y", "c"),
        ("竹島", "b"),
        ("조태", "c"),
        ("x", ""),
        ("eapon", ""),
        ("", ""),
    ],
)
def test_a_prefix_finds_every_word_that_begins_so(text: str, events: str) -> None:
    assert found(text, prefix=True) == events


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("forced labor", [("forced", 0, False), ("labor", 1, False)]),
        ("Tae-yul", [("tae", 0, False), ("yul", 1, False)]),
        ("독도는", [("독도", 0, False), ("도는", 1, False)]),
        ("독도 방문", [("독도", 0, False), ("방문", 2, False)]),
        ("北", [("北", 0, True)]),
        ("G7", [("g7", 0, False)]),
        ("é", [("e", 0, False)]),
        ("", []),
    ],
)
def test_a_query_is_cut_into_terms_side_by_side(text: str, terms: list[tuple[str, int, bool]]) -> None:
    assert [(each.term, each.offset, each.prefix) for each in query_terms(text)] == terms


def test_the_last_term_of_a_prefix_query_need_only_begin_so() -> None:
    assert [term.prefix for term in query_terms("nuclear wea", prefix=True)] == [False, True]


def test_words_are_found_by_their_beginning_and_sorted() -> None:
    assert INDEX.starting_with("ta") == ["tae", "taeyul", "talk", "talks"]
    assert INDEX.starting_with("zzz") == []
    assert INDEX.vocabulary == sorted(INDEX.vocabulary)
    assert INDEX.forms("talk") == ["talk", "talks"]


def test_every_token_of_an_event_is_in_the_index() -> None:
    for each in EVENTS:
        for token in tokens(f"{each.title} {each.summary} {each.note or ''}"):
            assert each.id[-1] in found(token.term)


@pytest.mark.parametrize(
    ("text", "number", "marked"),
    [
        ("weapons", 0, {"title": ["weapons"], "summary": ["weapon"]}),
        ("nuclear weapons", 0, {"title": ["nuclear", "weapons"]}),
        ("竹島の日", 1, {"title": ["竹島の日"]}),
        ("독도", 1, {"summary": ["독도"]}),
        ("noted", 1, {"note": ["Noted"]}),
        ("tae-yul", 2, {"title": ["Taeyul"]}),
        ("koichi", 4, {"title": ["Kōichi"]}),
        ("speech", 2, {}),
    ],
)
def test_matches_are_marked_in_the_texts_that_are_shown(text: str, number: int, marked: dict[str, list[str]]) -> None:
    each = EVENTS[number]
    spans = INDEX.spans(number, each, INDEX.occurrences(text))
    shown = {name: [(getattr(each, name) or "")[a:b] for a, b in places] for name, places in vars(spans).items()}
    assert {name: words for name, words in shown.items() if words} == marked


def test_what_the_title_holds_is_marked_beyond_it_only_for_other_things() -> None:
    each = EVENTS[0]
    weapons, test = INDEX.occurrences("weapons"), INDEX.occurrences("weapon test")
    assert INDEX.locate(0, each, [weapons]) == (INDEX.spans(0, each, weapons), Matches())
    assert INDEX.locate(0, each, [weapons, test]) == (INDEX.spans(0, each, weapons | test), INDEX.spans(0, each, test))


def test_lengths_count_the_words_of_each_field() -> None:
    lengths = {TEXT_FIELDS[number].name: list(each) for number, each in INDEX.lengths.items()}
    assert lengths["title"][0] == 4
    assert lengths["summary"][0] == 7
    assert lengths["note"] == [0, 2, 0, 0, 0]


def test_an_index_of_no_events_holds_nothing() -> None:
    empty = text_index([], NAMES)
    assert (empty.vocabulary, empty.occurrences("word"), empty.forms("word")) == ([], set(), [])
