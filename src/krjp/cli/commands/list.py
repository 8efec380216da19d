"""`krjp list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.lists import POSSIBLE, write_list
from krjp.cli.options import EXPLAIN, INPUT, LIMITS, OUTPUT, PAGE, asked
from krjp.cli.session import open_chronology, write_explained

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
PARAMETERS = (INPUT, LIMITS, PAGE, OUTPUT, EXPLAIN, POSSIBLE)


def command(given: Input, limits: Limits, page: Page, output: Output, *, explain: bool, possible: bool) -> int:
    """Answer `krjp list`."""
    chronology = open_chronology(given, limits)
    answer = chronology.list(**asked(limits))
    if explain:
        return write_explained(chronology, "", asked(limits), answer)
    return write_list(answer, chronology, page, output, possible=possible)
