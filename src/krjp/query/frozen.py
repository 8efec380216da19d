"""Values that cannot be changed: equal when of one class with equal fields.

Classes are written as dataclasses are, by their annotations. This base stands in for dataclasses and named
tuples because queries are made of some twenty such classes, on every run that asks anything, and defining one
here takes a tenth of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Frozen"]


@dataclass_transform(eq_default=True, frozen_default=True)
class Frozen:
    """Base of frozen values: their fields are the annotations of the class and of those above it."""

    _fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._fields = (*cls._fields, *(name for name in cls.__annotations__ if name[0] != "_"))

    def __init__(self, *values: Any, **named: Any) -> None:
        known = self.__dict__
        if len(values) > len(self._fields):
            raise TypeError(f"{type(self).__name__} takes at most {len(self._fields)} values, found {len(values)}")
        known.update(zip(self._fields, values, strict=False), **named)
        for name in self._fields:
            if name not in known:
                known[name] = getattr(type(self), name)  # the default

    def _told(self) -> tuple[Any, ...]:
        """What makes a value what it is."""
        return tuple(map(self.__dict__.__getitem__, self._fields))

    def replace(self, **named: Any) -> Self:
        """The same with some fields changed."""
        return type(self)(**{**self.__dict__, **named})

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
