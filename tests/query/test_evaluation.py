"""The indexed answer is the answer of a plain scan, and behaves as logic says it must."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.dates import iso_date
from krjp.query.context import Context
from krjp.query.evaluation import ways
from krjp.query.meaning import understand
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
        understand(5, Context(CHRONOLOGY.holdings))  # type: ignore[arg-type]


def test_days_that_touch_are_one_span() -> None:
    asked = [((1, 5), (6, 9)), ((4, 4),)]
    assert {held: spans for spans, held in ways(asked, (1, 12))} == {
        (True, False): ((1, 3), (5, 9)),
        (True, True): ((4, 4),),
        (False, False): ((10, 12),),
    }


@cache
def oracle(*, any_word: bool = False) -> Oracle:
    return Oracle(ALL, [*ACTORS, PLAIN], CONCEPTS, CHRONOLOGY.holdings.frame, any_word=any_word)


def ids(answer: Answer) -> tuple[list[str], list[str]]:
    """The events that surely meet a question, and those that only may."""
    return [event.id for event in answer.events], [event.id for event in answer.possible]


def ask(node: Node, **limits: Any) -> tuple[list[str], list[str]]:
    return ids(CHRONOLOGY.filter(str(node), **limits))


def sure(node: Node) -> set[str]:
    return set(ask(node)[0])


def at_most(node: Node) -> set[str]:
    """The events that may meet a question, those that surely do included."""
    return set(chain(*ask(node)))


@pytest.mark.no_cover
@given(FIELDED)
def test_a_comparison_finds_what_a_scan_finds(node: Node) -> None:
    assert ask(node) == oracle().answer(node)


@pytest.mark.no_cover
@given(FREE)
def test_words_find_what_a_scan_finds(node: Node) -> None:
    assert ask(node) == oracle().answer(node)


@pytest.mark.no_cover
@given(QUERIES)
def test_any_query_finds_what_a_scan_finds(node: Node) -> None:
    assert parse(str(node)) == node
    assert ask(node) == oracle().answer(node)


@pytest.mark.no_cover
@given(QUERIES, st.booleans())
def test_a_search_for_all_words_or_any_finds_the_same_events_in_another_order(node: Node, any_word: bool) -> None:
    answer = CHRONOLOGY.search(str(node), any_word=any_word, all_words=not any_word)
    found, possible = ids(answer)
    wanted, perhaps = oracle(any_word=any_word).answer(node)
    assert (sorted(found), possible) == (sorted(wanted), perhaps)
    assert [hit.event.id for hit in answer.hits] == found
    assert [hit.event.id for hit in answer.possible_hits] == possible
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.no_cover
@given(QUERIES, QUERIES)
def test_both_are_surely_met_where_each_is(one: Node, other: Node) -> None:
    assert sure(And(one, other)) == sure(one) & sure(other)
    assert at_most(And(one, other)) <= at_most(one) & at_most(other)


@pytest.mark.no_cover
@given(QUERIES, QUERIES)
def test_one_of_two_may_be_met_where_either_may(one: Node, other: Node) -> None:
    assert at_most(Or(one, other)) == at_most(one) | at_most(other)
    assert sure(Or(one, other)) >= sure(one) | sure(other)


@given(QUERIES)
def test_what_surely_meets_the_opposite_is_what_may_not_meet_the_question(node: Node) -> None:
    every = {each["id"] for each in ALL}
    assert sure(Not(node)) == every - at_most(node)
    assert at_most(Not(node)) == every - sure(node)
    assert ask(Not(Not(node))) == ask(node)


@pytest.mark.no_cover
@given(
    st.lists(QUERIES, min_size=2, max_size=3).flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(parts)))
)
def test_the_order_of_parts_does_not_matter(parts: tuple[list[Node], list[Node]]) -> None:
    for branch in (And, Or):
        assert ask(branch(*parts[0])) == ask(branch(*parts[1]))


@given(QUERIES)
def test_answers_are_in_order_of_date(node: Node) -> None:
    answer = CHRONOLOGY.filter(str(node))
    for found in (answer.events, answer.possible, answer.events.merged(answer.possible)[0]):
        assert list(found) == sorted(found, key=lambda event: event.span.order)


@given(PERIODS, FIELDED)
def test_limits_do_what_and_does(period: str, node: Node) -> None:
    limited = And(Match("date", ":", (Value(period),)), node)
    assert ask(node, during=period) == ask(limited)


@given(QUERIES)
def test_a_count_is_the_number_of_events_listed(node: Node) -> None:
    found, possible = ask(node)
    count = CHRONOLOGY.count(str(node))
    assert (count.total, count.at_most) == (len(found), len(found) + len(possible))


@given(QUERIES)
def test_what_is_only_possible_is_so_on_the_days_that_are_said(node: Node) -> None:
    possible = CHRONOLOGY.filter(str(node)).possible
    reasons = CHRONOLOGY.why(str(node))
    assert [reason.asked for reason in reasons] == [event.id for event in possible[:10]]
    for event, reason in zip(possible, reasons, strict=False):
        assert reason.meaning.startswith(f"only possible: {event.when}; meets the question on ")
        days = [period.split("..") for period in reason.meaning.partition(" on ")[2].split(", ")]
        for span in days:
            first, last = iso_date(span[0]), iso_date(span[-1])
            on = And(node, Match("date", ":", (Value(f"{first}..{last}"),)))
            assert event.id in at_most(on)
        none_of_them = And(node, *(Not(Match("date", ":", (Value("..".join(span)),))) for span in days))
        assert event.id not in at_most(none_of_them)


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_query_finds_everything(text: str) -> None:
    assert ids(CHRONOLOGY.filter(text)) == ([each["id"] for each in ALL], [])


def test_queries_find_something_often_enough_for_these_tests_to_mean_something() -> None:
    nodes = [Match("kind", ":", (Value(kind),)) for kind in in_use("kind")]
    nodes += [Match("actors", ":", (Value(actor),)) for actor in in_use("actors")]
    assert all(sure(node) for node in nodes)
    assert sure(Words(Value("missil", prefix=True)))
    assert sure(Match("countries", "=", (Value("日本"), Value("한국")), together=True))
