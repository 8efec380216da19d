r"""Lines by a template: `{date} {title}`.

A field's name in braces stands for its value, as in the flat formats; of an object all parts that it has
are written. `{{` and `}}` are braces, `\t` and `\n` a tab and a line break. Nothing else is interpreted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from krjp.errors import ExpressionError, UnknownNameError, suggestion
from krjp.render.listing import flat, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from krjp.render.listing import Listing

__all__ = ["template_lines"]

_PIECE = re.compile(r"\{\{|\}\}|\\[tn\\]|\{(?P<name>[\w.-]+)\}|\{(?P<inside>[^{}]*)\}|(?P<lonely>[{}])|[^{}\\]+|\\")
_WORD = re.compile(r"\s*(?P<name>[\w.-]+)")
_BRACES = "a brace itself is {{ or }}"
_PLAIN = {"{{": "{", "}}": "}", "\\t": "\t", "\\n": "\n", "\\\\": "\\"}


def template_lines(listing: Listing, template: str) -> Iterator[str]:
    """The template filled in for each item. Raises ExpressionError."""
    pieces = [_piece(match, listing, template) for match in _PIECE.finditer(template)]
    return ("".join(piece(item) for piece in pieces) for item in listing.items)


def _piece(match: re.Match[str], listing: Listing, template: str) -> Callable[[Any], str]:
    example = "{date} {title}" if listing.events else " ".join(f"{{{name}}}" for name in listing.fields[:2])
    if match["lonely"]:
        hint = f"write {{field}}, for example {example}; {_BRACES}"
        raise ExpressionError(f"this '{match['lonely']}' has no partner", template, match.span(), hint)
    if match["inside"] is not None:
        named = _named(match["inside"], listing)
        hint = f"write {{{named}}}" if named else f"write the name of a field, for example {example}"
        raise ExpressionError("only a field's name stands in braces", template, match.span(), f"{hint}; {_BRACES}")
    if not match["name"]:
        literal = _PLAIN.get(match.group(), match.group())
        return lambda _: literal
    try:
        name, getter = listing.getter(match["name"])
    except UnknownNameError as error:
        message = f"unknown field '{error.name}'{suggestion(error.name, error.known)}"
        raise ExpressionError(message, template, match.span("name"), f"for example: {example}") from None
    read = plain(name, getter) if listing.events else getter
    return lambda item: flat(read(item))


def _named(inside: str, listing: Listing) -> str | None:
    """The field that a text begins with, as other languages write templates: `date:>20`, `date!r`, ` date `."""
    word = _WORD.match(inside)
    if word is None:
        return None
    try:
        listing.getter(word["name"])
    except UnknownNameError:
        return None
    return word["name"]
