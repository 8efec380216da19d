"""`krjp show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.options import INPUT, OUTPUT
from krjp.cli.parameters import argument
from krjp.cli.session import open_chronology, write_details

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.cli.options import Input, Output

HELP = "Show everything about one event or several: facts, actors, sources, related events."
EXAMPLES = """\
Examples:

\b
  krjp show cho-kamikawa
  krjp show 2024-02-21-cho-kamikawa --json
"""
PARAMETERS = (
    argument("ids", "ID", "An id, or any part of it that no other has.", required=True, several=True),
    INPUT,
    OUTPUT,
)


def command(ids: Sequence[str], given: Input, output: Output) -> int:
    """Answer `krjp show`."""
    chronology = open_chronology(given)
    write_details([chronology.show(key) for key in ids], chronology, output)
    return 0
