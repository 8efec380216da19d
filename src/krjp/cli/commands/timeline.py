"""`krjp timeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.environment import say
from krjp.cli.lists import POSSIBLE, possible_heading, say_more_possible, shown_below, with_possible, write_list
from krjp.cli.options import EXPLAIN, INPUT, LIMITS, OUTPUT, PICTURE, Page, asked
from krjp.cli.parameters import argument, flag
from krjp.cli.pictures import draw_timeline, says_data, timeline_files
from krjp.cli.session import nothing_in, open_chronology, say_nothing_matched, write_explained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.cli.options import Input, Limits, Output, Picture

HELP = "Draw events along a line of time, in the terminal or as SVG or HTML."
EXAMPLES = """\
Examples:

\b
  krjp timeline --during feb --country USA
  krjp timeline 'kind:protest or kind:court' --threads
  krjp timeline --html timeline.html --threads
"""
# Of more nobody sees anything, and a browser opens no page.
MOST_DRAWN = 1000
PARAMETERS = (
    INPUT,
    LIMITS,
    OUTPUT,
    PICTURE,
    EXPLAIN,
    POSSIBLE,
    argument("expression", "[EXPR]", "Draw only events for which this holds.", several=True),
    flag("--threads", help="Put related events together."),
)


def command(
    given: Input,
    limits: Limits,
    output: Output,
    picture: Picture,
    expression: Sequence[str],
    *,
    explain: bool,
    possible: bool,
    threads: bool,
) -> int:
    """Answer `krjp timeline`."""
    query = " ".join(expression)
    chronology = open_chronology(given, limits, query)
    answer = chronology.filter(query, **asked(limits))
    if explain:
        return write_explained(chronology, query, asked(limits), answer)
    events, maybe = with_possible(answer) if possible else (answer.events, None)
    drawn = answer.replace(events=events[:MOST_DRAWN])
    maybe = None if maybe is None else frozenset(at for at in maybe if at < MOST_DRAWN)
    written = timeline_files(drawn, chronology, output, picture, maybe=maybe, grouped=threads)
    if says_data(output):
        return write_list(answer, chronology, Page(), output, possible=possible)
    below = not (written or possible) and shown_below(answer, output)
    if not written:
        more = (possible_heading(answer), answer.possible[:MOST_DRAWN]) if below else ("", ())
        draw_timeline(drawn, chronology, output, maybe=maybe or frozenset(), below=more, grouped=threads)
    if len(events) > MOST_DRAWN:
        say(f"the first {MOST_DRAWN:,} of {len(events):,} events are drawn; ask for fewer, as with --during 2024")
    if not (possible or below):
        say_more_possible(answer)
    nothing = nothing_in(answer.asked, answer.covered)
    return say_nothing_matched(len(events), output, answer.suggestions, perhaps=len(answer.possible), nothing=nothing)
