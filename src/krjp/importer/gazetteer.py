"""States and places by name: what a chronology may call them in English; `lexicons/states.txt` lists them."""

from __future__ import annotations

from typing import NamedTuple

from krjp.importer.lexicons import rows

__all__ = ["StateName", "state_names"]


class StateName(NamedTuple):
    """What a state, or something of it, is called, and which way that stands for the state."""

    code: str
    sort: str
    """state, adjective, capital, place or organ."""
    text: str


def state_names() -> list[StateName]:
    """Every name of the list."""
    return [StateName(*row) for row in rows("states", "names")]
