"""`krjp filter`."""

from __future__ import annotations

from typing import Annotated

import typer

from krjp.cli.options import Explain, Input, Limits, Output, Page, conditions
from krjp.cli.session import open_chronology, paged, say_nothing_matched, write_events, write_explained
from krjp.index.events import Selection

HELP = "List events for which an expression holds, in order of date."
EXAMPLES = """\
Examples:

\b
  krjp filter 'kind:meeting country:USA not mode:virtual'
  krjp filter 'country:KOR+JPN+USA level>=minister'
  krjp filter '("forced labor" or dokdo) -kind:court date>=2024-02'
"""


def command(
    context: typer.Context,
    expression: Annotated[list[str], typer.Argument(metavar="EXPR", help="What must hold.", show_default=False)],
    given: Input,
    limits: Limits,
    page: Page,
    output: Output,
    explain: Explain,
) -> int:
    """Answer `krjp filter`."""
    answer = open_chronology(context, given).filter(" ".join(expression), conditions(limits))
    if explain.explain:
        return write_explained(answer.explained, conditions(limits))
    write_events(Selection(paged(answer, page), answer.events.__getitem__), output)
    return say_nothing_matched(len(answer.events), output, answer.suggestions)
