"""What a query was taken to mean, as frozen values: names resolved, periods read, terms known.

Conditions are made of nodes by `meaning`, and evaluated over indexes by `evaluation`. Each leaf holds
how it was understood, so that an answer can say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.query.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class _Parts(Frozen):
    __slots__ = ("parts",)
    parts: tuple[Condition, ...]

    def __init__(self, parts: tuple[Condition, ...]) -> None:
        self._set(parts=parts)


class AllOf(_Parts):
    """Every part holds; with no parts, always."""

    __slots__ = ()

    def _told(self) -> tuple[object, ...]:
        return self.parts


class AnyOf(_Parts):
    """Some part holds."""

    __slots__ = ()

    def _told(self) -> tuple[object, ...]:
        return self.parts


class NotSo(Frozen):
    """The part does not hold."""

    __slots__ = ("part",)
    part: Condition

    def __init__(self, part: Condition) -> None:
        self._set(part=part)


class Having(Frozen):
    """A field has values: of each set of alternatives, one."""

    __slots__ = ("alternatives", "explained", "field", "only")
    field: str
    alternatives: tuple[tuple[str, ...], ...]
    """Several sets only where all of several values are asked for."""
    only: bool
    """True when the event may have no others."""
    explained: Explained

    def __init__(
        self, field: str, alternatives: tuple[tuple[str, ...], ...], only: bool = False, explained: Explained = ()
    ) -> None:
        self._set(field=field, alternatives=alternatives, only=only, explained=explained)


class HavingAny(Frozen):
    """A field has any value at all."""

    __slots__ = ("field",)
    field: str

    def __init__(self, field: str) -> None:
        self._set(field=field)


class OnDays(Frozen):
    """It happened on one of these days."""

    __slots__ = ("asked", "explained", "spans")
    spans: tuple[Span, ...]
    """In order and apart."""
    asked: Period | None
    """The one period that was asked for, where it was one; it may have open ends."""
    explained: Explained

    def __init__(self, spans: tuple[Span, ...], asked: Period | None = None, explained: Explained = ()) -> None:
        self._set(spans=spans, asked=asked, explained=explained)


class OnExactly(Frozen):
    """Its record says just these days."""

    __slots__ = ("explained", "spans")
    spans: tuple[Span, ...]
    explained: Explained

    def __init__(self, spans: tuple[Span, ...], explained: Explained = ()) -> None:
        self._set(spans=spans, explained=explained)


class Holding(Frozen):
    """Its texts hold one thing: a word, words side by side, or any term of a concept."""

    __slots__ = ("asked", "explained", "prefix", "terms")
    asked: str
    terms: tuple[str, ...]
    """Any of them will do."""
    prefix: bool
    """True when the last word need only begin so."""
    explained: Explained

    def __init__(self, asked: str, terms: tuple[str, ...], prefix: bool = False, explained: Explained = ()) -> None:
        self._set(asked=asked, terms=terms, prefix=prefix, explained=explained)


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
