"""Nodes to sets of events, over the indexes. A set is a bitmap (see `index`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.query.nodes import And, Has, Match, Node, Not, Or, Phrase, Words

if TYPE_CHECKING:
    from krjp.dates import Period
    from krjp.query.question import Question

__all__ = ["asks_days", "days_asked", "evaluate"]


def evaluate(node: Node, question: Question, *, negated: bool = False) -> int:
    """The events a node stands for; `negated` is true below an odd number of `not`s."""
    everything = question.chronology.index.everything
    match node:
        case And():
            found = everything
            for part in node.parts:
                found &= evaluate(part, question, negated=negated)
            return found
        case Or():
            found = 0
            for part in node.parts:
                found |= evaluate(part, question, negated=negated)
            return found
        case Not():
            return everything & ~evaluate(node.part, question, negated=not negated)
        case Has():
            return question.chronology.index.having_any(node.field)
        case Match():
            from krjp.query.comparison import matching

            return matching(node, question, negated=negated)
        case Words():
            from krjp.query.wording import holding_words

            return holding_words(node, question, negated=negated)
        case Phrase():
            from krjp.query.wording import holding_phrase

            return holding_phrase(node, question, negated=negated)
    raise TypeError(f"not a query node: {node!r}")


def asks_days(node: Node) -> bool:
    """True when a query asks on which days events happened."""
    match node:
        case And() | Or():
            return any(map(asks_days, node.parts))
        case Not():
            return asks_days(node.part)
    return isinstance(node, Match) and node.field == "date"


def days_asked(node: Node, question: Question) -> list[Period]:
    """The periods that a query as a whole is limited to: its comparisons of dates that must all hold."""
    found = []
    for part in node.parts if isinstance(node, And) else (node,):
        if isinstance(part, Match) and part.field == "date":
            from krjp.query import comparison

            found.append(comparison.days_asked(part, question))
    return found
