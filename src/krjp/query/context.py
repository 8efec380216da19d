"""What is known while a query is read: what it may look at, and where its text stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.errors import ExpressionError, KrjpError, UnknownNameError
from krjp.frozen import Frozen
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.index.holdings import Holdings
    from krjp.query.nodes import Match, Span, Value
    from krjp.record.fields import Field

__all__ = ["Context", "Side", "sides"]


class Context(Frozen):
    """A query and the chronology it is put to."""

    holdings: Holdings
    source: str = ""
    """The text of the query; empty for conditions that were not written as one."""
    any_word: bool = False
    """True when of several words any is enough."""

    def error(self, span: Span, message: str, hint: str = "") -> KrjpError:
        """An error in the query: with a caret under the span of its source, or without where there is none."""
        if span[0] < span[1] <= len(self.source):
            return ExpressionError(message, self.source, span, hint)
        return KrjpError(printable(f"{message}; {hint}" if hint else message))


class Side(Frozen):
    """One value of a comparison, with all there is to know about it."""

    field: Field
    op: str
    value: Value
    span: Span
    context: Context

    @property
    def text(self) -> str:
        """The value as it was written."""
        return self.value.text

    @property
    def holdings(self) -> Holdings:
        """What it is compared with."""
        return self.context.holdings

    def error(self, message: str, hint: str) -> KrjpError:
        """An error with its place in the query."""
        return self.context.error(self.span, message, hint)

    def unknown(self, error: UnknownNameError) -> KrjpError:
        """An error for a value there is not, with what to do where several were joined in one."""
        if not self.context.source and not {",", "+"}.isdisjoint(self.text):
            message = f"unknown {self.field.label} '{printable(self.text)}'"
            return self.error(message, "give each value by itself to have any of several")
        if not self.context.source:
            return error
        joined = any(sign in self.text for sign in "&|;/")
        return self.error(str(error), "A,B means any of them, A+B all of them" if joined else "")


def sides(node: Match, context: Context) -> Iterator[Side]:
    """The values of a comparison, each once."""
    places = node.places or (node.span,) * len(node.values)
    found = dict(zip(reversed(node.values), reversed(places), strict=True))
    for value in dict.fromkeys(node.values):
        yield Side(context.holdings.fields[node.field], node.op, value, found[value], context)
