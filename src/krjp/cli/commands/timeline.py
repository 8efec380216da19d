"""`krjp timeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.lists import POSSIBLE, say_more_possible, with_possible
from krjp.cli.options import EXPLAIN, INPUT, LIMITS, OUTPUT, asked
from krjp.cli.parameters import argument, flag, option
from krjp.cli.pictures import draw_timeline, says_data, timeline_files
from krjp.cli.session import nothing_in, open_chronology, say_nothing_matched, write_events, write_explained

if TYPE_CHECKING:
    from collections.abc import Sequence

from krjp.cli.options import Input, Limits, Output

HELP = "Draw events along a line of time, in the terminal or as SVG or HTML."
EXAMPLES = """\
Examples:

\b
  krjp timeline --during feb --country USA
  krjp timeline 'kind:protest or kind:court' --threads
  krjp timeline --html timeline.html --threads
"""
PARAMETERS = (
    INPUT,
    LIMITS,
    OUTPUT,
    EXPLAIN,
    POSSIBLE,
    argument("expression", "[EXPR]", "Draw only events for which this holds.", several=True),
    flag("--threads", help="Put related events together."),
    option("--svg", metavar="FILE", help="Write it as SVG (- for stdout)."),
    option("--html", metavar="FILE", help="Write it as one HTML page."),
    flag("--force", help="Write over files that exist."),
)


def command(
    given: Input,
    limits: Limits,
    output: Output,
    expression: Sequence[str],
    svg: str | None,
    html: str | None,
    *,
    explain: bool,
    possible: bool,
    threads: bool,
    force: bool,
) -> int:
    """Answer `krjp timeline`."""
    chronology, query = open_chronology(given), " ".join(expression)
    answer = chronology.filter(query, **asked(limits))
    if explain:
        return write_explained(chronology, query, asked(limits), answer)
    events, maybe = with_possible(answer) if possible else (answer.events, frozenset[int]())
    drawn = answer.replace(events=events, possible=events[:0]) if possible else answer
    written = timeline_files(drawn, chronology, output, grouped=threads, svg=svg, html=html, force=force)
    if says_data(output):
        write_events(events, output, possible=maybe if possible else None)
    elif not written:
        draw_timeline(drawn, output, grouped=threads)
    if not possible:
        say_more_possible(answer)
    nothing = nothing_in(answer.asked, answer.covered)
    return say_nothing_matched(len(events), output, answer.suggestions, perhaps=len(answer.possible), nothing=nothing)
