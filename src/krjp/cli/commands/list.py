"""`krjp list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.options import EXPLAIN, INPUT, LIMITS, OUTPUT, PAGE, conditions
from krjp.cli.session import open_chronology, paged, say_nothing_matched, write_events, write_explained
from krjp.index.events import Selection

if TYPE_CHECKING:
    from krjp.cli.options import Input, Limits, Output, Page

HELP = "List events in order of date."
EXAMPLES = """\
Examples:

\b
  krjp list --since feb --until 'mid march'
  krjp list --country KOR --kind protest --kind court
  krjp list --actor 'Cho Tae-yul' --json
"""
PARAMETERS = (INPUT, LIMITS, PAGE, OUTPUT, EXPLAIN)


def command(given: Input, limits: Limits, page: Page, output: Output, *, explain: bool) -> int:
    """Answer `krjp list`."""
    answer = open_chronology(given).list(conditions(limits))
    if explain:
        return write_explained(answer.explained, conditions(limits))
    write_events(Selection(paged(answer, page), answer.events.__getitem__), output)
    return say_nothing_matched(len(answer.events), output, answer.suggestions)
