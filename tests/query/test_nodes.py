"""Nodes: equality by what they say, and one canonical spelling each."""

from __future__ import annotations

import pickle
from copy import copy, deepcopy
from datetime import date

import pytest

from krjp.dates import Period
from krjp.query.nodes import EVERYTHING, And, Days, Has, Match, Node, Not, Or, Phrase, Value, Words, quoted
from krjp.query.parser import parse

A, B, C = Words(Value("a")), Words(Value("b")), Words(Value("c"))


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (EVERYTHING, ""),
        (A, "a"),
        (Words(Value("forced"), Value("labor")), "forced labor"),
        (Words(Value("nucl", prefix=True), Value("x")), "nucl* x"),
        (Words(Value("a,b+c")), "a,b+c"),
        (Phrase("forced labor"), '"forced labor"'),
        (Phrase('say "no" \\ now'), '"say \\"no\\" \\\\ now"'),
        (Phrase(""), '""'),
        (Has("note"), "note:*"),
        (Match("kind", ":", (Value("poll"),)), "kind:poll"),
        (Match("kind", "!=", (Value("poll"), Value("veto"))), "kind!=poll,veto"),
        (Match("countries", "=", (Value("KOR"), Value("JPN")), together=True), "countries=KOR+JPN"),
        (Match("date", ">=", (Value("mid april"),)), 'date>="mid april"'),
        (Match("date", ":", (Value("[2024..]"),)), "date:[2024..]"),
        (Match("title", ":", (Value("nucl", prefix=True),)), "title:nucl*"),
        (Match("title", ":", (Value("nucl*"),)), 'title:"nucl*"'),
        (Match("title", ":", (Value("-5"),)), 'title:"-5"'),
        (Match("title", ":", (Value("a,b"), Value(""), Value('"'))), 'title:"a,b","","\\""'),
        (And(A, B), "a and b"),
        (Or(A, B), "a or b"),
        (Not(A), "not a"),
        (Not(Words(Value("a"), Value("b"))), "not (a b)"),
        (Not(Not(A)), "not not a"),
        (Not(And(A, B)), "not (a and b)"),
        (Not(Or(A, B)), "not (a or b)"),
        (Not(Has("note")), "not note:*"),
        (And(A, Or(B, C)), "a and (b or c)"),
        (Or(A, And(B, C)), "a or b and c"),
        (And(Not(A), B), "not a and b"),
        (Not(And()), "not ()"),
        (Or(A, And()), "a or ()"),
        (And(Or(A, B), Or(A, C)), "(a or b) and (a or c)"),
        (Days(Period(date(2024, 2, 1), date(2024, 2, 29)), "during feb"), "date:2024-02-01..2024-02-29"),
        (Days(Period(date(2024, 2, 1), None)), "date:2024-02-01.."),
        (Days(Period(date(2024, 2, 1), date(2024, 2, 1))), "date:2024-02-01"),
    ],
)
def test_each_node_has_one_spelling(node: Node, text: str) -> None:
    assert str(node) == text


def test_what_no_event_meets_is_not_everything() -> None:
    with pytest.raises(ValueError, match="Or needs a part"):
        Or()
    assert parse(str(Not(And()))) == Not(And())


@pytest.mark.parametrize(
    "node",
    [
        A,
        And(A, Not(B)),
        Or(Phrase("a"), Has("note")),
        Match("kind", ":", (Value("poll"), Value("x", prefix=True)), span=(3, 9)),
        Days(Period(date(2024, 2, 1), None), "since feb"),
        EVERYTHING,
    ],
)
def test_nodes_are_frozen_and_travel(node: Node) -> None:
    for again in (pickle.loads(pickle.dumps(node)), copy(node), deepcopy(node)):  # noqa: S301
        assert again == node
        assert (again.span, repr(again), str(again), hash(again)) == (node.span, repr(node), str(node), hash(node))
    with pytest.raises(AttributeError, match="is frozen: make a new one instead of setting span"):
        node.span = (1, 2)  # type: ignore[misc]
    with pytest.raises(AttributeError, match="is frozen: make a new one instead of removing span"):
        del node.span
    with pytest.raises(AttributeError):
        node.new = 5


def test_nodes_are_equal_when_they_say_the_same() -> None:
    assert And(A, And(B, C)) == And(And(A, B), C) == And(A, B, C)
    assert Or(Or(A, B), C) == Or(A, B, C)
    assert hash(And(A, B)) == hash(And(A, B))
    assert {Match("kind", ":", (Value("poll"),)), Match("kind", ":", (Value("poll"),))} == {
        Match("kind", ":", (Value("poll"),))
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (And(A, B), And(B, A)),
        (And(A, B), Or(A, B)),
        (A, Phrase("a")),
        (A, Words(Value("a", prefix=True))),
        (Match("kind", ":", (Value("a"),)), Match("kind", "=", (Value("a"),))),
        (Match("kind", ":", (Value("a"),)), Match("note", ":", (Value("a"),))),
        (Match("topics", ":", (Value("a"), Value("b"))), Match("topics", ":", (Value("a"), Value("b")), together=True)),
        (Not(A), A),
        (Has("note"), Has("kind")),
    ],
)
def test_nodes_that_say_something_else_differ(one: Node, other: Node) -> None:
    assert one != other


def test_a_node_is_no_text() -> None:
    assert A != "a"


def test_where_a_node_stood_plays_no_part_in_what_it_says() -> None:
    values = (Value("poll"),)
    assert Match("kind", ":", values, span=(3, 9), places=((8, 9),)) == Match("kind", ":", values)
    assert Words(Value("a"), span=(3, 4), places=((3, 4),)) == A
    assert Not(A, (1, 4)) == Not(A)
    assert Phrase("a", (1, 4)) == Phrase("a")
    assert Has("note", (1, 4)) == Has("note")


def test_a_node_made_by_hand_stands_at_the_start() -> None:
    assert A.span == And().span == (0, 0)


def test_the_span_of_a_branch_reaches_from_its_first_part_to_its_last() -> None:
    assert And(Phrase("a", (0, 3)), Phrase("b", (8, 11))).span == (0, 11)


def test_a_node_shows_what_it_is_made_of() -> None:
    assert repr(Not(Has("note"))) == "Not(Has('note'))"
    assert repr(Or(Has("note"), Phrase("a"))) == "Or(Has('note'), Phrase('a'))"
    assert "kind" in repr(Match("kind", ":", (Value("poll"),)))


def test_quoting_escapes_quotes_and_backslashes() -> None:
    assert quoted('a"b\\') == '"a\\"b\\\\"'
