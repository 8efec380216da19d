"""`krjp show`."""

from __future__ import annotations

from typing import Annotated

import typer

from krjp.cli.options import Input, Output
from krjp.cli.session import open_chronology, write_details

HELP = "Show everything about one event or several: facts, actors, sources, related events."
EXAMPLES = """\
Examples:

\b
  krjp show 2024-02-21
  krjp show 2024-02-21-cho-kamikawa --json
"""


def command(
    context: typer.Context,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID", help="An id, or enough of its beginning.", show_default=False)
    ],
    given: Input,
    output: Output,
) -> int:
    """Answer `krjp show`."""
    chronology = open_chronology(context, given)
    write_details([chronology.show(key) for key in ids], chronology, output)
    return 0
