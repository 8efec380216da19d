"""`krjp open`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.environment import browse, say, write_lines
from krjp.cli.named import events_named
from krjp.cli.options import INPUT
from krjp.cli.parameters import argument
from krjp.cli.session import open_chronology
from krjp.errors import KrjpError, shortened
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.cli.options import Input

HELP = (
    "Open the source of an event in the browser: that which dates it, else the first. Prints the address without one."
)
EXAMPLES = """\
Examples:

\b
  krjp open bluebook-protest
  krjp open state visit
"""
PARAMETERS = (
    argument("ids", "ID", "An id, or any part of it that no other has.", required=True, several=True),
    INPUT,
)


def command(ids: Sequence[str], given: Input) -> int:
    """Answer `krjp open`."""
    from krjp.index.links import addresses, is_web_address

    chronology = open_chronology(given, query=" ".join(ids))
    events = events_named(chronology, ids)
    if len(events) > 1:
        raise KrjpError(f"{len(events)} events are named; open one at a time")
    [event] = events
    found = addresses(event, chronology.holdings.reference.sources)
    web = [each for each in found if is_web_address(each)]
    if not web:
        refused = "; ".join(f"'{printable(shortened(each))}' is no address of the web" for each in found)
        raise KrjpError(
            f"{refused or f'no source of {event.id} has an address'}; krjp cite {event.id} tells its sources"
        )
    if not browse(web[0]):
        write_lines(web[:1])
    if len(web) > 1:
        say(f"{len(web) - 1} more with an address: krjp cite {event.id}")
    return 0
