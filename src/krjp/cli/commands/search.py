"""`krjp search`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.environment import say
from krjp.cli.lists import POSSIBLE, write_list
from krjp.cli.options import EXPLAIN, INPUT, LIMITS, OUTPUT, PAGE, asked
from krjp.cli.parameters import argument, flag
from krjp.cli.progress import waiting
from krjp.cli.session import open_chronology, write_explained
from krjp.cli.word_or_field import say_other_meaning
from krjp.errors import KrjpError

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
    flag("all_words", "--all", help="Only events that hold all the words, as they are written."),
    flag("any_word", "--any", help="Any of the words is enough."),
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
    all_words: bool,
    any_word: bool,
) -> int:
    """Answer `krjp search`."""
    if all_words and any_word:
        raise KrjpError("--all and --any contradict each other; give one")
    words = " ".join(query)
    chronology = open_chronology(given, limits, words)
    with waiting("searching"):
        answer = chronology.search(words, all_words=all_words, any_word=any_word, **asked(limits))
    if explain:
        return write_explained(chronology, words, asked(limits), answer)
    say_other_meaning(chronology, words, asked(limits), len(answer.events))
    for note in answer.notes:
        say(note)
    return write_list(answer, chronology, page, output, possible=possible)
