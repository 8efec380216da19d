"""`krjp filter`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.options import EXPLAIN, INPUT, LIMITS, OUTPUT, PAGE, conditions
from krjp.cli.parameters import argument
from krjp.cli.session import open_chronology, paged, say_nothing_matched, write_events, write_explained
from krjp.index.events import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.cli.options import Input, Limits, Output, Page

HELP = "List events for which an expression holds, in order of date."
EXAMPLES = """\
Examples:

\b
  krjp filter 'kind:meeting country:USA not mode:virtual'
  krjp filter 'country:KOR+JPN+USA level>=minister'
  krjp filter '("forced labor" or dokdo) -kind:court date>=2024-02'
"""
PARAMETERS = (
    argument("expression", "EXPR", "What must hold.", required=True, several=True),
    INPUT,
    LIMITS,
    PAGE,
    OUTPUT,
    EXPLAIN,
)


def command(
    expression: Sequence[str], given: Input, limits: Limits, page: Page, output: Output, *, explain: bool
) -> int:
    """Answer `krjp filter`."""
    answer = open_chronology(given).filter(" ".join(expression), conditions(limits))
    if explain:
        return write_explained(answer.explained, conditions(limits))
    write_events(Selection(paged(answer, page), answer.events.__getitem__), output)
    return say_nothing_matched(len(answer.events), output, answer.suggestions)
