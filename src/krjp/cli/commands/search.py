"""`krjp search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from krjp.cli.environment import say
from krjp.cli.options import Explain, Input, Limits, Output, Page, conditions, option
from krjp.cli.session import nothing_matched, open_chronology, paged, say_nothing_matched, write_events, write_explained

if TYPE_CHECKING:
    from krjp.render.layout import Table

HELP = "Search events by their words, best match first. Names and synonyms in any script are understood."
EXAMPLES = """\
Examples:

\b
  krjp search takeshima
  krjp search forced labor --since feb
  krjp search '"supply chains" or nucl*' --limit 5
"""


def command(
    context: typer.Context,
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help="Words to find.", show_default=False)],
    given: Input,
    limits: Limits,
    page: Page,
    output: Output,
    explain: Explain,
    any_word: Annotated[
        bool,
        option("--any/--all", help="Any of the words is enough, or all must occur (default).", show_default=False),
    ] = False,
) -> int:
    """Answer `krjp search`."""
    chronology = open_chronology(context, given)
    answer = chronology.search(" ".join(query), conditions(limits), any_word=any_word)
    if explain.explain:
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
