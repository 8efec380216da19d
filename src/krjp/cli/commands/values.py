"""`krjp values`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.options import INPUT, OUTPUT
from krjp.cli.parameters import argument
from krjp.cli.session import open_chronology, write_listing

if TYPE_CHECKING:
    from krjp.cli.options import Input, Output

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
    from krjp.record.fields import find_field
    from krjp.render.tables.values import field_listing, value_listing

    chosen = find_field(field) if field else None
    chronology = open_chronology(given)
    write_listing(value_listing(chosen, chronology) if chosen else field_listing(chronology), output)
    return 0
