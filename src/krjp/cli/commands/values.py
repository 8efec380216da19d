"""`krjp values`."""

from __future__ import annotations

from typing import Annotated

import typer

from krjp.cli.options import Input, Output
from krjp.cli.session import open_chronology, write_listing

HELP = "List the values of a field in use, with counts, meanings and aliases; without a field, the fields."
EXAMPLES = """\
Examples:

\b
  krjp values kind
  krjp values actor --json | jq -r '.[] | .name'
"""


def command(
    context: typer.Context,
    given: Input,
    output: Output,
    field: Annotated[
        str | None, typer.Argument(metavar="[FIELD]", help="kind, country, actor, topic, place, series …")
    ] = None,
) -> int:
    """Answer `krjp values`."""
    from krjp.record.fields import find_field
    from krjp.render.tables.values import field_listing, value_listing

    chosen = find_field(field) if field else None
    chronology = open_chronology(context, given)
    write_listing(value_listing(chosen, chronology) if chosen else field_listing(chronology), output)
    return 0
