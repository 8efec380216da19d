"""One test over many values, or over the rows of a table: it goes on after what fails, and names all that did.

A thousand cases that take a microsecond each take seconds to collect, to hand out and to report.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, overload

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Value = TypeVar("Value")

__all__ = ["each", "each_row"]


@overload
def each(values: Mapping[str, Value]) -> Callable[[Callable[[Value], None]], Callable[[], None]]: ...


@overload
def each(values: Iterable[Value]) -> Callable[[Callable[[Value], None]], Callable[[], None]]: ...


def each(values: Mapping[str, Any] | Iterable[Any]) -> Callable[[Callable[[Any], None]], Callable[[], None]]:
    """Ask the same of every value; a mapping has them by the names they go by when they fail."""
    named = dict(values) if isinstance(values, Mapping) else {str(value): value for value in values}
    assert named

    def decorated(test: Callable[[Any], None]) -> Callable[[], None]:
        def over_all() -> None:
            wrong = {name: why for name, value in named.items() if (why := _failure(partial(test, value)))}
            if wrong:
                pytest.fail(
                    "\n".join(f"{name}: {why}" for name, why in wrong.items())
                    + f"\n{len(wrong)} of {len(named)} are wrong: {', '.join(wrong)}"
                )

        over_all.__name__, over_all.__doc__, over_all.__module__ = test.__name__, test.__doc__, test.__module__
        return over_all

    return decorated


def each_row(rows: Iterable[tuple[object, ...]]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Ask the same of every row of a table, whose cells are the arguments; a row goes by what its first cell says."""
    table = list(rows)
    named = {str(row[0]): row for row in table}
    assert len(named) == len(table), "a row stands twice"

    def decorated(test: Callable[..., None]) -> Callable[[], None]:
        def of_row(row: tuple[object, ...]) -> None:
            test(*row)

        of_row.__name__, of_row.__doc__, of_row.__module__ = test.__name__, test.__doc__, test.__module__
        return each(named)(of_row)

    return decorated


def _failure(test: Callable[[], None]) -> str:
    """What a test fails with; nothing where it holds."""
    try:
        test()
    except (Exception, pytest.fail.Exception) as error:
        return f"{type(error).__name__}: {error}"
    return ""
