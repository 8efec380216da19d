"""Values that cannot be changed: equal when of one class with equal fields.

A hand-made base rather than dataclasses or named tuples: queries are made of some twenty such classes, and
defining them so takes a tenth of the time, on every run that asks anything.
"""

from __future__ import annotations

from typing import Any

__all__ = ["Frozen"]


class Frozen:
    """Base of frozen values. A class names its fields in `__slots__`; `_told` picks those that make it what it is."""

    __slots__: tuple[str, ...] = ()

    def _set(self, **fields: object) -> None:
        """Set the fields, once."""
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    def _told(self) -> tuple[object, ...]:
        """The fields by which two values are equal or not."""
        return tuple(getattr(self, name) for name in type(self).__slots__)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Frozen) and self._told() == other._told()

    def __hash__(self) -> int:
        return hash((type(self), self._told()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._told()))})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} is frozen: make a new one instead of setting {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} is frozen: make a new one instead of removing {name}")

    def __setstate__(self, state: tuple[None, dict[str, Any]]) -> None:
        self._set(**state[1])
