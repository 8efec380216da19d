"""The indexed answer is the answer of a plain scan, and behaves as logic says it must."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from krjp.query.evaluate import evaluate
from krjp.query.question import Question

from krjp.chronology import Conditions
from krjp.query.nodes import And, Match, Node, Not, Or, Value, Words
from krjp.query.parser import parse

from .oracle import Oracle
from .queries import ACTORS, ALL, CHRONOLOGY, CONCEPTS, FIELDED, FREE, PERIODS, QUERIES, in_use

if TYPE_CHECKING:
    from krjp.chronology import Answer

# An actor that no file lists and that stands for itself.
PLAIN = {"id": "Jane Roe", "name": "Jane Roe", "kind": "person", "aliases": ["Roe Jane"]}


def test_what_is_no_query_is_refused() -> None:
    with pytest.raises(TypeError, match="not a query node: 5"):
        evaluate(5, Question(CHRONOLOGY))  # type: ignore[arg-type]


@cache
def oracle(*, certain_dates: bool = False, any_word: bool = False) -> Oracle:
    options = {"certain_dates": certain_dates, "any_word": any_word}
    return Oracle(ALL, [*ACTORS, PLAIN], CONCEPTS, CHRONOLOGY.frame, **options)


def ids(answer: Answer) -> list[str]:
    return [event.id for event in answer.events]


def ask(node: Node, **conditions: Any) -> list[str]:
    return ids(CHRONOLOGY.filter(str(node), Conditions(**conditions)))


@given(FIELDED)
def test_a_comparison_finds_what_a_scan_finds(node: Node) -> None:
    assert ask(node) == oracle().answer(node)


@given(FREE)
def test_words_find_what_a_scan_finds(node: Node) -> None:
    assert ask(node) == oracle().answer(node)


@given(QUERIES, st.booleans())
def test_any_query_finds_what_a_scan_finds(node: Node, certain_dates: bool) -> None:
    assert parse(str(node)) == node
    assert ask(node, certain_dates=certain_dates) == oracle(certain_dates=certain_dates).answer(node)


@given(QUERIES, st.booleans())
def test_a_search_finds_the_same_events_in_another_order(node: Node, any_word: bool) -> None:
    found = ids(CHRONOLOGY.search(str(node), any_word=any_word))
    assert sorted(found) == sorted(oracle(any_word=any_word).answer(node))


@given(QUERIES, QUERIES)
def test_adding_a_term_with_and_never_adds_events(one: Node, other: Node) -> None:
    assert set(ask(And(one, other))) == set(ask(one)) & set(ask(other))


@given(QUERIES, QUERIES)
def test_adding_a_term_with_or_never_loses_events(one: Node, other: Node) -> None:
    assert set(ask(Or(one, other))) == set(ask(one)) | set(ask(other))


@given(QUERIES)
def test_not_takes_the_rest_and_twice_not_takes_nothing_away(node: Node) -> None:
    found = ask(node)
    rest = ask(Not(node))
    assert ask(Not(Not(node))) == found
    assert sorted([*found, *rest]) == sorted(each["id"] for each in ALL)


@given(
    st.lists(QUERIES, min_size=2, max_size=3).flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(parts)))
)
def test_the_order_of_parts_does_not_matter(parts: tuple[list[Node], list[Node]]) -> None:
    for branch in (And, Or):
        assert ask(branch(*parts[0])) == ask(branch(*parts[1]))


@given(QUERIES)
def test_answers_are_in_order_of_date(node: Node) -> None:
    found = CHRONOLOGY.filter(str(node)).events
    assert list(found) == sorted(found, key=lambda event: (event.date, event.id))


@given(PERIODS, FIELDED)
def test_conditions_limit_a_query_as_and_does(period: str, node: Node) -> None:
    limited = And(Match("date", ":", (Value(period),)), node)
    assert ask(node, during=period) == ask(limited)


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_query_finds_everything(text: str) -> None:
    assert ids(CHRONOLOGY.filter(text)) == [each["id"] for each in ALL]


def test_queries_find_something_often_enough_for_these_tests_to_mean_something() -> None:
    nodes = [Match("kind", ":", (Value(kind),)) for kind in in_use("kind")]
    nodes += [Match("actors", ":", (Value(actor),)) for actor in in_use("actors")]
    assert all(ask(node) for node in nodes)
    assert ask(Words(Value("missil", prefix=True)))
    assert ask(Match("countries", "=", (Value("日本"), Value("한국")), together=True))
