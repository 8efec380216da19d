"""`krjp filter`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.lists import POSSIBLE, write_list
from krjp.cli.options import EXPLAIN, INPUT, LIMITS, OUTPUT, PAGE, asked
from krjp.cli.parameters import argument
from krjp.cli.session import open_chronology, write_explained
from krjp.cli.word_or_field import say_other_meaning

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
    POSSIBLE,
)


def command(
    expression: Sequence[str],
    given: Input,
    limits: Limits,
    page: Page,
    output: Output,
    *,
    explain: bool,
    possible: bool,
) -> int:
    """Answer `krjp filter`."""
    query = " ".join(expression)
    chronology = open_chronology(given, limits, query)
    answer = chronology.filter(query, **asked(limits))
    if explain:
        return write_explained(chronology, query, asked(limits), answer)
    say_other_meaning(chronology, query, asked(limits), len(answer.events))
    return write_list(answer, chronology, page, output, possible=possible)
