"""A chronology at your prompt: dated events to list, search, filter and count.

>>> import krjp
>>> chronology = krjp.load()
>>> [group.sure for group in chronology.count("kind:court", by="month").groups]
[2, 2, 1, 0]

Names are looked up when first used, so that importing krjp costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from krjp.chronology import Answer, Chronology, Hit
    from krjp.dates import EventDate, Period
    from krjp.errors import AmbiguousNameError, DataError, ExpressionError, KrjpError, Problem, UnknownNameError
    from krjp.loading import load
    from krjp.query.conditions import Explanation
    from krjp.query.counts import Count, Group
    from krjp.record.authorities import Actor, Concept, Role, Source
    from krjp.record.model import Citation, Event, Meeting, Place

__version__ = "0.1.0"

_HOME = {
    "krjp.record.authorities": ("Actor", "Concept", "Role", "Source"),
    "krjp.chronology": ("Answer", "Chronology", "Hit"),
    "krjp.query.conditions": ("Explanation",),
    "krjp.query.counts": ("Count", "Group"),
    "krjp.dates": ("EventDate", "Period"),
    "krjp.errors": (
        *("AmbiguousNameError", "DataError", "ExpressionError"),
        *("KrjpError", "Problem", "UnknownNameError"),
    ),
    "krjp.loading": ("load",),
    "krjp.record.model": ("Citation", "Event", "Meeting", "Place"),
}

__all__ = [
    "Actor",
    "AmbiguousNameError",
    "Answer",
    "Chronology",
    "Citation",
    "Concept",
    "Count",
    "DataError",
    "Event",
    "EventDate",
    "Explanation",
    "ExpressionError",
    "Group",
    "Hit",
    "KrjpError",
    "Meeting",
    "Period",
    "Place",
    "Problem",
    "Role",
    "Source",
    "UnknownNameError",
    "__version__",
    "load",
]


def __getattr__(name: str) -> object:
    for module, names in _HOME.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(module), name)
    raise AttributeError(f"module 'krjp' has no attribute {name!r}")
