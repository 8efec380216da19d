"""`krjp timeline`."""

from __future__ import annotations

from typing import Annotated

import typer

from krjp.cli.options import Explain, Input, Limits, Output, conditions, option
from krjp.cli.pictures import asks_for_data, draw_timeline, timeline_files
from krjp.cli.session import open_chronology, say_nothing_matched, write_events, write_explained

HELP = "Draw events along a line of time, in the terminal or as SVG or HTML."
EXAMPLES = """\
Examples:

\b
  krjp timeline --during feb --country USA
  krjp timeline 'kind:protest or kind:court' --threads
  krjp timeline --html timeline.html --threads
"""


def command(
    context: typer.Context,
    given: Input,
    limits: Limits,
    output: Output,
    explain: Explain,
    expression: Annotated[
        list[str] | None,
        typer.Argument(metavar="[EXPR]", help="Draw only events for which this holds.", show_default=False),
    ] = None,
    threads: Annotated[bool, option("--threads", help="Put related events together.")] = False,
    svg: Annotated[str | None, option("--svg", metavar="FILE", help="Write it as SVG (- for stdout).")] = None,
    html: Annotated[str | None, option("--html", metavar="FILE", help="Write it as one HTML page.")] = None,
    force: Annotated[bool, option("--force", help="Write over files that exist.")] = False,
) -> int:
    """Answer `krjp timeline`."""
    chronology = open_chronology(context, given)
    answer = chronology.filter(" ".join(expression or ()), conditions(limits))
    if explain.explain:
        return write_explained(answer.explained, conditions(limits))
    written = timeline_files(answer, chronology, output, grouped=threads, svg=svg, html=html, force=force)
    if asks_for_data(output):
        write_events(answer.events, output)
    elif not written:
        draw_timeline(answer, output, grouped=threads)
    return say_nothing_matched(len(answer.events), output, answer.suggestions)
