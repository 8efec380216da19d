"""`krjp search`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.environment import say
from krjp.cli.lists import POSSIBLE, write_list
from krjp.cli.options import EXPLAIN, INPUT, LIMITS, OUTPUT, PAGE, asked
from krjp.cli.parameters import argument, flag
from krjp.cli.session import nothing_matched, open_chronology, write_explained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.cli.options import Input, Limits, Output, Page

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
    POSSIBLE,
    flag("any_word", "--any/--all", help="Any of the words is enough, or all must occur (default)."),
)


def command(
    query: Sequence[str],
    given: Input,
    limits: Limits,
    page: Page,
    output: Output,
    *,
    explain: bool,
    possible: bool,
    any_word: bool,
) -> int:
    """Answer `krjp search`."""
    chronology, words = open_chronology(given), " ".join(query)
    answer = chronology.search(words, any_word=any_word, **asked(limits))
    if explain:
        return write_explained(chronology, words, asked(limits), answer)
    if not (answer.events or answer.possible or answer.suggestions or any_word):
        others = len(chronology.search(words, any_word=True, **asked(limits)).events)
        if others:
            write_list(answer.replace(suggestions={}), page, output, possible=possible, silent=True)
            say(f"no event holds all the words; with --any there are {others}")
            return nothing_matched(output)
    return write_list(answer, page, output, possible=possible)
