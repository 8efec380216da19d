"""`krjp list`."""

from __future__ import annotations

import typer

from krjp.cli.options import Explain, Input, Limits, Output, Page, conditions
from krjp.cli.session import open_chronology, paged, say_nothing_matched, write_events, write_explained
from krjp.index.events import Selection

HELP = "List events in order of date."
EXAMPLES = """\
Examples:

\b
  krjp list --since feb --until 'mid march'
  krjp list --country KOR --kind protest --kind court
  krjp list --actor 'Cho Tae-yul' --json
"""


def command(context: typer.Context, given: Input, limits: Limits, page: Page, output: Output, explain: Explain) -> int:
    """Answer `krjp list`."""
    answer = open_chronology(context, given).list(conditions(limits))
    if explain.explain:
        return write_explained(answer.explained, conditions(limits))
    write_events(Selection(paged(answer, page), answer.events.__getitem__), output)
    return say_nothing_matched(len(answer.events), output, answer.suggestions)
