"""Values that cannot be changed: equal when of one class with equal fields.

Classes are written as dataclasses are, by their annotations. This base stands in for dataclasses and named
tuples because every run defines some thirty such classes: a named tuple costs twenty times as much to define
(it compiles code, and each annotation that is kept as text), a dataclass more. Named tuples are for what is made
by the thousand or taken apart like a tuple, in modules whose annotations are evaluated: that costs a third.
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
        known, fields = self.__dict__, self._fields
        known.update(zip(fields, values, strict=False))
        if len(values) == len(fields) and not named:
            return  # most are made so, by the hundred thousand
        if len(values) > len(fields):
            raise TypeError(f"{type(self).__name__} takes at most {len(fields)} values, found {len(values)}")
        known.update(named)
        for name in fields:
            if name not in known:
                if not hasattr(type(self), name):
                    raise TypeError(f"{type(self).__name__} needs a value for {name}")
                known[name] = getattr(type(self), name)  # the default
        if len(known) > len(fields):
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(known.keys() - set(fields)))}")

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
        values = (f"{name}={self.__dict__[name]!r}" for name in self._fields)
        return f"{type(self).__name__}({', '.join(values)})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} is frozen: make a new one instead of setting {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} is frozen: make a new one instead of removing {name}")
