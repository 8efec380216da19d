"""A glance at a query: whether it may be written in another language; if so, `foreign` looks closer.

Most queries are not, and need no table of what other languages write.
"""

from __future__ import annotations

from itertools import pairwise

from krjp.record.fields import field_named

__all__ = ["may_be_foreign"]

SIGNS = ("&&", "||", " & ", " | ", "<>", "==", "‘", "~ ", "='", "= '", ":'", ": ", ", ", "; ")
BEHIND_FIELD = frozenset(
    ("in", "not", "like", "ilike", "is", "between", "contains", "matches", "from", "since", "after", "until", "before",
     "during", "on")
)  # fmt: skip
BEHIND_VALUE = frozenset(("to", "until", "through", "-", ".."))
# How the words begin that may go on with a day: months, and day, week, month, quarter, year.
DAYS = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
     "day", "wee", "mon", "qua", "yea")
)  # fmt: skip


def may_be_foreign(source: str) -> bool:
    """True when a query looks as if another language was meant; it may mean something here as well."""
    if any(sign in source for sign in SIGNS):
        return True
    words = source.lower().split()
    if words[:1] in (["where"], ["select"]):
        return True
    for before, word in pairwise(words):
        name, op, _ = before.lstrip("(-").replace("=", ":").partition(":")
        foreign = (word in BEHIND_VALUE or word[:3] in DAYS or word.isdigit()) if op else word in BEHIND_FIELD
        if foreign and field_named(name) is not None:
            return True
    return False
