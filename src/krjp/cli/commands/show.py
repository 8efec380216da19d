"""`krjp show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.lists import POSSIBLE, write_digest, write_list
from krjp.cli.named import asks, check_named, events_named
from krjp.cli.options import EXPLAIN, INPUT, LIMITS, OUTPUT, PAGE, Page, asked
from krjp.cli.parameters import argument
from krjp.cli.session import open_chronology, write_details, write_explained
from krjp.errors import KrjpError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.cli.options import Input, Limits, Output

HELP = """\
Show everything about an event or several, or a digest of those that meet a question: what to read before a meeting.
"""
EXAMPLES = """\
Examples:

\b
  krjp show cho-kamikawa
  krjp show --during march --country USA
  krjp show 'kind:protest' --no-pager
"""
PARAMETERS = (
    argument("ids", "[ID or EXPR]", "An id, any part of one that no other has, or a query.", several=True),
    INPUT,
    LIMITS,
    PAGE,
    OUTPUT,
    EXPLAIN,
    POSSIBLE,
)


def command(
    ids: Sequence[str],
    given: Input,
    limits: Limits,
    page: Page,
    output: Output,
    *,
    explain: bool,
    possible: bool,
) -> int:
    """Answer `krjp show`."""
    check_named("show", ids, limits)
    query = " ".join(ids)
    chronology = open_chronology(given, limits, query)
    if not asks(ids, limits):
        if page != Page() or explain or possible:
            raise KrjpError(
                "an id names one event; leave out --sort, --limit, --offset, --reverse, --possible, --explain"
            )
        write_details(events_named(chronology, ids), chronology, output)
        return 0
    answer = chronology.filter(query, **asked(limits))
    if explain:
        return write_explained(chronology, query, asked(limits), answer)
    if output.json or output.format or output.fields is not None or output.template is not None:
        return write_list(answer, chronology, page, output, possible=possible)
    return write_digest(answer, page, output, chronology, possible=possible)
