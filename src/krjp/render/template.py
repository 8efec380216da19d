r"""Lines by a template: `{date} {title}`.

A field's name in braces stands for its value, as in the flat formats; of an object all parts that it has
are written. `{{` and `}}` are braces, `\t` and `\n` a tab and a line break. Nothing else is interpreted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from krjp.errors import ExpressionError, UnknownNameError, suggestion
from krjp.render.listing import flat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from krjp.render.listing import Listing

__all__ = ["template_lines"]

_PIECE = re.compile(r"\{\{|\}\}|\\[tn\\]|\{(?P<name>[\w.-]+)\}|(?P<wrong>[{}])|[^{}\\]+|\\")
_PLAIN = {"{{": "{", "}}": "}", "\\t": "\t", "\\n": "\n", "\\\\": "\\"}


def template_lines(listing: Listing, template: str) -> Iterator[str]:
    """The template filled in for each item. Raises ExpressionError."""
    pieces = [_piece(match, listing, template) for match in _PIECE.finditer(template)]
    return ("".join(piece(item) for piece in pieces) for item in listing.items)


def _piece(match: re.Match[str], listing: Listing, template: str) -> Callable[[Any], str]:
    if match["wrong"]:
        hint = "write {field}, for example {date} {title}; a brace itself is {{ or }}"
        raise ExpressionError(f"this '{match['wrong']}' has no partner", template, match.span(), hint)
    if not match["name"]:
        plain = _PLAIN.get(match.group(), match.group())
        return lambda _: plain
    try:
        _, read = listing.getter(match["name"])
    except UnknownNameError as error:
        message = f"unknown field '{error.name}'{suggestion(error.name, error.known)}"
        raise ExpressionError(message, template, match.span("name"), "for example: {date} {title}") from None
    return lambda item: flat(read(item))
