"""One row of a count, in a module whose annotations are evaluated: see `krjp.frozen`."""

from typing import NamedTuple

__all__ = ["Group", "Key"]

Key = tuple[str | None, ...]


class Group(NamedTuple):
    """One row of a count, or one cell of a count by two fields."""

    key: Key
    """The value of each field counted by; None for events that have none."""
    sure: int
    """Events that surely belong here."""
    at_most: int
    """Those that may belong here included."""
    partial: bool = False
    """True when only part of the month (or other calendar part) lies in the asked range."""
    own: bool = False
    """True for a group of events that surely meet the question and may belong to several other groups."""
    expected: float | None = None
    """The expected number, if asked for: each day on which an event may have happened is equally likely."""
