"""`krjp timeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.options import EXPLAIN, INPUT, LIMITS, OUTPUT, conditions
from krjp.cli.parameters import argument, flag, option
from krjp.cli.pictures import asks_for_data, draw_timeline, timeline_files
from krjp.cli.session import open_chronology, say_nothing_matched, write_events, write_explained

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
    threads: bool,
    force: bool,
) -> int:
    """Answer `krjp timeline`."""
    chronology = open_chronology(given)
    answer = chronology.filter(" ".join(expression), conditions(limits))
    if explain:
        return write_explained(answer.explained, conditions(limits))
    written = timeline_files(answer, chronology, output, grouped=threads, svg=svg, html=html, force=force)
    if asks_for_data(output):
        write_events(answer.events, output)
    elif not written:
        draw_timeline(answer, output, grouped=threads)
    return say_nothing_matched(len(answer.events), output, answer.suggestions)
