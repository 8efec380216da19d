"""How far two codings of the same events agree, field by field.

Agreement is the share of records that have the same value. Cohen's kappa (Cohen 1960, "A coefficient of agreement for
nominal scales", Educational and Psychological Measurement 20:37–46) tells how much of what chance would leave open is
agreed on: 1 is all, 0 no more than chance. No value is a value; of a field with several values, all of them together
are one. For such a field overlap is the mean share of the values that both have among those that either has (Jaccard).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from krjp.record.fields import DATE, NAME, NUMBER, VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krjp.comparison.pairing import Pair
    from krjp.record.fields import Field

    Values = frozenset[str]

__all__ = ["Agreement", "agreements", "kappa"]

_CODED = (VOCABULARY, NAME, DATE, NUMBER)
# Texts that name something, and do not tell of it.
_NAMES = frozenset({"place.name", "meeting.series"})
# They are coded by nobody, or tell what other fields do.
_LEFT_OUT = frozenset({"when", "dyads", "coded_by", "related"})


class Agreement(NamedTuple):
    """What two coders agree on in one field."""

    field: str
    records: int
    """How many were compared."""
    same: int
    """How many have the same value or none in both."""
    agreement: float
    """The share of these, 0 to 1."""
    kappa: float | None
    """-1 to 1; None where both have one and the same value throughout."""
    overlap: float | None
    """0 to 1; None for fields with one value."""


def agreements(pairs: Iterable[Pair], fields: Iterable[Field]) -> list[Agreement]:
    """The agreement on each field that either coder used, over the records that both have."""
    both = [(pair.before, pair.after) for pair in pairs if pair.before is not None and pair.after is not None]
    found = []
    for field in fields:
        coded = field.type in _CODED or field.name in _NAMES
        if not coded or field.name in _LEFT_OUT or field.name.startswith("sources."):
            continue
        values = [(frozenset(field.of(one)), frozenset(field.of(other))) for one, other in both]
        if any(one or other for one, other in values):
            found.append(_agreement(field, values))
    return found


def _agreement(field: Field, values: Sequence[tuple[Values, Values]]) -> Agreement:
    same = sum(one == other for one, other in values)
    shares = [len(one & other) / len(one | other) for one, other in values if one or other]
    overlap = sum(shares) / len(shares) if field.many else None
    return Agreement(field.name, len(values), same, same / len(values), kappa(values), overlap)


def kappa(values: Sequence[tuple[object, object]]) -> float | None:
    """Cohen's kappa of pairs of codes; None when chance leaves nothing open, or there are none.

    >>> kappa([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    0.4
    """
    number = len(values)
    one, other = Counter(first for first, _ in values), Counter(second for _, second in values)
    # In whole numbers, so that no rounding decides whether anything is left open.
    by_chance = sum(count * other[value] for value, count in one.items())
    agreed = number * sum(first == second for first, second in values)
    return (agreed - by_chance) / (number * number - by_chance) if by_chance < number * number else None
