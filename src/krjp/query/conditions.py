"""What a query was taken to mean, as frozen values: names resolved, periods read, terms known.

Conditions are made of nodes by `meaning`, and evaluated over indexes by `evaluation`. Each leaf holds
how it was understood, so that an answer can say so.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from krjp.frozen import Frozen

if TYPE_CHECKING:
    from krjp.dates import Period
    from krjp.index.events import Span

__all__ = [
    "AllOf",
    "AnyOf",
    "Condition",
    "Explanation",
    "Having",
    "HavingAny",
    "Holding",
    "NotSo",
    "OnDays",
    "OnExactly",
    "leaves",
]


class Explanation(NamedTuple):
    """What a part of a question was taken to mean."""

    asked: str
    meaning: str


Explained = tuple[Explanation, ...]


class AllOf(Frozen):
    """Every part holds; with no parts, always."""

    parts: "tuple[Condition, ...]"


class AnyOf(Frozen):
    """Some part holds."""

    parts: "tuple[Condition, ...]"


class NotSo(Frozen):
    """The part does not hold."""

    part: "Condition"


class Having(Frozen):
    """A field has values: of each set of alternatives, one."""

    field: str
    alternatives: tuple[tuple[str, ...], ...]
    """Several sets only where all of several values are asked for."""
    only: bool = False
    """True when the event may have no others."""
    explained: Explained = ()


class HavingAny(Frozen):
    """A field has any value at all."""

    field: str


class OnDays(Frozen):
    """It happened on one of these days."""

    spans: "tuple[Span, ...]"
    """In order and apart."""
    asked: "Period | None" = None
    """The one period that was asked for, where it was one; it may have open ends."""
    explained: Explained = ()


class OnExactly(Frozen):
    """Its record says just these days."""

    spans: "tuple[Span, ...]"
    explained: Explained = ()


class Holding(Frozen):
    """Its texts hold one thing: a word, words side by side, or any term of a concept."""

    asked: str
    terms: tuple[str, ...]
    """Any of them will do."""
    prefix: bool = False
    """True when the last word need only begin so."""
    explained: Explained = ()


Condition = AllOf | AnyOf | NotSo | Having | HavingAny | OnDays | OnExactly | Holding
Leaf = Having | HavingAny | OnDays | OnExactly | Holding


def leaves(condition: Condition, *, negated: bool = False) -> Iterator[tuple[Leaf, bool]]:
    """Every condition that has no parts, in order, with whether it is below an odd number of `not`s."""
    match condition:
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from leaves(part, negated=negated)
        case NotSo():
            yield from leaves(condition.part, negated=not negated)
        case _:
            yield condition, negated
