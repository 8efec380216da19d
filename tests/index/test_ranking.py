"""BM25F: against the formula, and what it must prefer."""

from __future__ import annotations

from math import isclose, log

from krjp.index.names import Names
from krjp.index.ranking import scores

from ..building import event, text_index

FILLER = [event(f"2024-02-0{n}", title=f"Filler number {n}", summary="Of no interest to anybody") for n in range(1, 6)]


def ranked(*wanted: str, events: list[tuple[str, dict[str, str]]]) -> dict[str, float]:
    made = [event("2024-01-01", name, **{"title": "Nothing", **fields}) for name, fields in events] + FILLER
    index = text_index(made, Names([]))
    found = scores(index, [index.occurrences(each) for each in wanted])
    return {made[at].id[11:]: score for at, score in found.items()}


def test_the_score_is_that_of_the_formula() -> None:
    made = [
        event("2024-01-01", "a", title="missile talks", summary="missile missile test"),
        event("2024-01-02", "b", title="other", summary="nothing at all here"),
    ]
    index = text_index(made, Names([]))
    # title: 2 words, average 1.5, weight 3, b 0.5; summary: 3 words, average 3.5, weight 1, b 0.75
    frequency = 3 * 1 / (0.5 + 0.5 * 2 / 1.5) + 1 * 2 / (0.25 + 0.75 * 3 / 3.5)
    rarity = log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    found = scores(index, [index.occurrences("missile")])
    assert list(found) == [0]
    assert isclose(found[0], rarity * frequency / (1.2 + frequency))


def test_a_match_in_the_title_counts_more_than_one_in_the_summary() -> None:
    found = ranked("missile", events=[("summary", {"summary": "missile"}), ("title", {"title": "missile"})])
    assert found["title"] > found["summary"]


def test_more_occurrences_count_more_but_less_each_time() -> None:
    texts = [(f"e{n}", {"summary": " ".join(["missile"] * n + ["x"] * (4 - n))}) for n in (1, 2, 3)]
    found = ranked("missile", events=texts)
    assert found["e3"] > found["e2"] > found["e1"]
    assert found["e3"] - found["e2"] < found["e2"] - found["e1"]


def test_a_short_text_counts_more_than_a_long_one() -> None:
    found = ranked("missile", events=[("long", {"summary": "missile " + "x " * 30}), ("short", {"summary": "missile"})])
    assert found["short"] > found["long"]


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    events = [("both", {"summary": "missile interest"})]
    assert ranked("missile", events=events)["both"] > ranked("interest", events=events)["both"]


def test_scores_of_several_words_add_up() -> None:
    events = [("a", {"summary": "missile test"}), ("b", {"summary": "missile"})]
    both, one, other = (ranked(*words, events=events) for words in (("missile", "test"), ("missile",), ("test",)))
    assert isclose(both["a"], one["a"] + other["a"])
    assert both["b"] == one["b"]


def test_words_in_every_event_still_count_for_something() -> None:
    assert min(ranked("interest", events=[("a", {"summary": "interest"})]).values()) > 0


def test_nothing_found_scores_nothing() -> None:
    assert ranked("absent", events=[("a", {})]) == {}
    assert ranked(events=[("a", {})]) == {}
