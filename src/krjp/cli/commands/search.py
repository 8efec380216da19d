"""`krjp search`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.environment import say
from krjp.cli.options import EXPLAIN, INPUT, LIMITS, OUTPUT, PAGE, conditions
from krjp.cli.parameters import argument, flag
from krjp.cli.session import nothing_matched, open_chronology, paged, say_nothing_matched, write_events, write_explained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.cli.options import Input, Limits, Output, Page
    from krjp.render.layout import Table

HELP = "Search events by their words, best match first. Names and synonyms in any script are understood."
EXAMPLES = """\
Examples:

\b
  krjp search takeshima
  krjp search forced labor --since feb
  krjp search '"supply chains" or nucl*' --limit 5
"""
PARAMETERS = (
    argument("query", "QUERY", "Words to find.", required=True, several=True),
    INPUT,
    LIMITS,
    PAGE,
    OUTPUT,
    EXPLAIN,
    flag("any_word", "--any/--all", help="Any of the words is enough, or all must occur (default)."),
)


def command(
    query: Sequence[str], given: Input, limits: Limits, page: Page, output: Output, *, explain: bool, any_word: bool
) -> int:
    """Answer `krjp search`."""
    chronology = open_chronology(given)
    answer = chronology.search(" ".join(query), conditions(limits), any_word=any_word)
    if explain:
        return write_explained(answer.explained, conditions(limits))
    hits = [answer.hits[at] for at in paged(answer, page)]

    def table() -> Table:
        from krjp.render.tables.events import hits_table

        return hits_table(hits)

    write_events([hit.event for hit in hits], output, table)
    if not answer.events and not answer.suggestions and not any_word:
        others = len(chronology.search(" ".join(query), conditions(limits), any_word=True).events)
        if others:
            say(f"no event holds all the words; with --any there are {others}")
            return nothing_matched(output)
    return say_nothing_matched(len(answer.events), output, answer.suggestions)
