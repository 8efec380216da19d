"""`krjp values`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.options import INPUT, OUTPUT
from krjp.cli.parameters import argument
from krjp.cli.session import open_chronology, write_listing
from krjp.errors import KrjpError, UnknownNameError

if TYPE_CHECKING:
    from krjp.chronology import Chronology
    from krjp.cli.options import Input, Output
    from krjp.record.fields import Field

HELP = "List the values of a field in use, with counts, meanings and aliases; without a field, the fields."
EXAMPLES = """\
Examples:

\b
  krjp values kind
  krjp values actor --json | jq -r '.[] | .name'
"""
PARAMETERS = (INPUT, OUTPUT, argument("field", "[FIELD]", "kind, country, actor, topic, place, series …"))


def command(given: Input, output: Output, field: str | None) -> int:
    """Answer `krjp values`."""
    from krjp.render.tables.values import field_listing, value_listing

    chronology = open_chronology(given)
    chosen = _field(field, chronology) if field else None
    write_listing(value_listing(chosen, chronology) if chosen else field_listing(chronology), output)
    return 0


def _field(name: str, chronology: Chronology) -> Field:
    """The field of a name; a value of a field is pointed out."""
    try:
        return chronology.holdings.fields.find(name)
    except UnknownNameError:
        from krjp.cli.bare_words import value_of_a_field

        told = value_of_a_field(name, chronology)
        if told is None:
            raise
        raise KrjpError(told) from None
