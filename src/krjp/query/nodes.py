"""What a query means, as frozen values with structural equality.

`str(node)` is the query in its one canonical spelling, and `parse(str(node)) == node`. A node keeps
the span of source text it came from for error messages; spans play no part in equality.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from krjp.frozen import Frozen

if TYPE_CHECKING:
    from krjp.dates import Period

__all__ = ["EVERYTHING", "And", "Days", "Has", "Match", "Node", "Not", "Or", "Phrase", "Value", "Words", "starred"]

KEYWORDS = frozenset({"and", "or", "not"})
# What a bare value may look like; anything else is printed in quotes. Compiled when first used: most runs print none.
_BARE_VALUE = r"(?![-*<>=!'])[^\s,()\"+*“”「」『』]+"

Span = tuple[int, int]
NOWHERE: Span = (0, 0)
# All events, inside another node; alone it is the empty query.
ALL = "()"


class Value(NamedTuple):
    """A word or value as written; with `prefix`, everything that starts with it (`nucl*`)."""

    text: str
    prefix: bool = False

    def __str__(self) -> str:
        # Only a star outside quotes means a prefix.
        text = self.text if re.fullmatch(_BARE_VALUE, self.text) else quoted(self.text)
        return f"{text}*" if self.prefix else text


def starred(text: str) -> Value:
    """The value of a text in which a star at the end means whatever starts so."""
    prefix = len(text) > 1 and text.endswith("*")
    return Value(text[:-1], prefix=True) if prefix else Value(text)


def quoted(text: str) -> str:
    """The text as a quoted phrase."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class Node(Frozen):
    """Base of all nodes. The places of the text a node came from play no part in what it is."""

    span: Span

    def _told(self) -> tuple[object, ...]:
        return tuple(value for name, value in self.__dict__.items() if name not in ("span", "places", "asked"))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._told()))})"


class _Branch(Node):
    parts: tuple[Node, ...]

    def _told(self) -> tuple[object, ...]:
        return self.parts

    def __init__(self, *parts: Node) -> None:
        # a and (b and c) is a and b and c: one spelling, one tree.
        flat: list[Node] = []
        for part in parts:
            flat += part.parts if isinstance(part, type(self)) else [part]
        span = (parts[0].span[0], parts[-1].span[1]) if parts else NOWHERE
        Frozen.__init__(self, span=span, parts=tuple(flat))


class And(_Branch):
    """Events that are in every part; with no parts, all events."""

    def __init__(self, *parts: Node) -> None:
        super().__init__(*parts)

    def __str__(self) -> str:
        return " and ".join(f"({part})" if isinstance(part, Or) else str(part) or ALL for part in self.parts)


class Or(_Branch):
    """Events that are in any part."""

    def __init__(self, *parts: Node) -> None:
        if not parts:
            raise ValueError("Or needs a part; what holds for no event is Not(And())")
        super().__init__(*parts)

    def __str__(self) -> str:
        return " or ".join(str(part) or ALL for part in self.parts)


class Not(Node):
    """Events that are not in the part."""

    part: Node

    def __init__(self, part: Node, span: Span = NOWHERE) -> None:
        Frozen.__init__(self, span=span, part=part)

    def __str__(self) -> str:
        grouped = isinstance(self.part, _Branch) or (isinstance(self.part, Words) and len(self.part.words) > 1)
        return f"not ({self.part})" if grouped else f"not {self.part}"


class Match(Node):
    """Events whose field compares with the values: any of them, or with `together` all of them."""

    field: str
    """Canonical name of a row of the field table."""
    op: str
    """One of : = != < <= > >=."""
    values: tuple[Value, ...]
    together: bool
    places: tuple[Span, ...]
    """The span of each value."""

    def __init__(
        self,
        field: str,
        op: str,
        values: tuple[Value, ...],
        *,
        together: bool = False,
        span: Span = NOWHERE,
        places: tuple[Span, ...] = (),
    ) -> None:
        Frozen.__init__(self, span=span, field=field, op=op, values=values, together=together, places=places)

    def __str__(self) -> str:
        joined = ("+" if self.together else ",").join(map(str, self.values))
        return f"{self.field}{self.op}{joined}"


class Days(Node):
    """Events of a period that was read already; `asked` is how it was asked for, if that is worth telling."""

    period: "Period"
    asked: str

    def __init__(self, period: "Period", asked: str = "") -> None:
        Frozen.__init__(self, span=NOWHERE, period=period, asked=asked)

    def __str__(self) -> str:
        return f"date:{self.period}"


class Has(Node):
    """Events that have any value in the field."""

    field: str

    def __init__(self, field: str, span: Span = NOWHERE) -> None:
        Frozen.__init__(self, span=span, field=field)

    def __str__(self) -> str:
        return f"{self.field}:*"


class Words(Node):
    """Events whose text holds all the words, in any order; synonyms of word groups count."""

    words: tuple[Value, ...]
    places: tuple[Span, ...]
    """The span of each word."""

    def __init__(self, *words: Value, span: Span = NOWHERE, places: tuple[Span, ...] = ()) -> None:
        Frozen.__init__(self, span=span, words=words, places=places)

    def _told(self) -> tuple[object, ...]:
        return self.words

    def __str__(self) -> str:
        return " ".join(f"{word.text}*" if word.prefix else word.text for word in self.words)


class Phrase(Node):
    """Events whose text holds the words side by side; synonyms of the whole phrase count."""

    text: str

    def __init__(self, text: str, span: Span = NOWHERE) -> None:
        Frozen.__init__(self, span=span, text=text)

    def __str__(self) -> str:
        return quoted(self.text)


EVERYTHING = And()
