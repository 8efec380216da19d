"""`krjp count`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from krjp.cli.options import Explain, Input, Limits, Output, conditions, option
from krjp.cli.session import open_chronology, say_nothing_matched, write_explained, write_listing

if TYPE_CHECKING:
    from krjp.query.counts import Count

HELP = "Count events, in all or by one field or two."
EXAMPLES = """\
Examples:

\b
  krjp count --kind meeting --by month
  krjp count --by month,kind --since feb --chart
  krjp count 'country:USA+JPN' --by weekday --json
"""


def command(
    given: Input,
    limits: Limits,
    output: Output,
    explain: Explain,
    context: typer.Context,
    expression: Annotated[
        list[str] | None,
        typer.Argument(metavar="[EXPR]", help="Count only events for which this holds.", show_default=False),
    ] = None,
    by: Annotated[
        list[str] | None,
        option("--by", "-b", metavar="FIELD[,FIELD]", help="month, kind, country, weekday, topic …"),
    ] = None,
    chart: Annotated[bool, option("--chart", help="Draw bars; a calendar with --by day.")] = False,
    svg: Annotated[str | None, option("--svg", metavar="FILE", help="Write the chart as SVG.")] = None,
    html: Annotated[str | None, option("--html", metavar="FILE", help="Write it as one HTML page.")] = None,
    force: Annotated[bool, option("--force", help="Write over files that exist.")] = False,
) -> int:
    """Answer `krjp count`."""
    chronology = open_chronology(context, given)

    def counted(fields: str) -> Count:
        return chronology.count(" ".join(expression or ()), conditions(limits), by=fields)

    count = counted(",".join(by or ()))
    if explain.explain:
        return write_explained(count.explained, conditions(limits))
    if chart or svg is not None or html is not None:
        from krjp.cli.pictures import write_count_picture

        cited = partial(counted, "sources.source")
        if write_count_picture(count, chronology, output, cited=cited, chart=chart, svg=svg, html=html, force=force):
            return say_nothing_matched(count.total, output)
    from krjp.render.tables.counts import count_listing

    write_listing(count_listing(count), output)
    return say_nothing_matched(count.total, output)
