"""The table by which `krjp import` tells kind and PLOVER type; it stands, and is explained, in `lexicons/rules.txt`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from krjp.importer.lexicons import listed, rows

__all__ = ["GUEST", "Rule", "rules"]

# Stands among objects for a person or a state as named: `hosts Kishida and Yoon`.
GUEST = "GUEST"


class Rule(NamedTuple):
    """One row of the table: verbs, alone or with what must follow them, their objects and their subjects."""

    kind: str
    event_type: str | None
    verbs: frozenset[str]
    objects: frozenset[str]
    subjects: frozenset[str]
    reach: int
    """Within how many words after the verb an object must stand."""


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in the order in which they are tried."""
    return tuple(
        Rule(kind, event_type or None, _words(verbs), _words(objects), _words(subjects), int(reach))
        for kind, event_type, verbs, objects, subjects, reach in rows("rules", "rules")
    )


def _words(column: str) -> frozenset[str]:
    """The words of a column; `<court>` stands for those of a group."""
    words = column.split(", ") if column else []
    return frozenset().union(*(listed("groups", word[1:-1]) if word[0] == "<" else {word} for word in words))
