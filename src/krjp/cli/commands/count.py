"""`krjp count`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from krjp.cli.options import EXPLAIN, INPUT, LIMITS, OUTPUT, PICTURE, asked
from krjp.cli.parameters import argument, flag, option
from krjp.cli.session import (
    named_fields,
    nothing_in,
    open_chronology,
    say_nothing_matched,
    write_explained,
    write_listing,
)
from krjp.cli.word_or_field import say_other_meaning
from krjp.errors import KrjpError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.cli.options import Input, Limits, Output, Picture
    from krjp.query.counts import Count

HELP = "Count events, in all or by one field or two."
EXAMPLES = """\
Examples:

\b
  krjp count --kind meeting --by month
  krjp count --by month,kind --since feb --chart
  krjp count 'country:USA+JPN' --by weekday --json
"""
PARAMETERS = (
    INPUT,
    LIMITS,
    OUTPUT,
    PICTURE,
    EXPLAIN,
    argument("expression", "[EXPR]", "Count only events for which this holds.", several=True),
    option("--by", "-b", metavar="FIELD[,FIELD]", several=True, help="month, kind, country, weekday, topic …"),
    flag("--expected", help="The expected number instead, each possible day equally likely."),
    flag("--chart", help="Draw bars; columns over time; a calendar with --by day."),
)


def command(
    given: Input,
    limits: Limits,
    output: Output,
    picture: Picture,
    expression: Sequence[str],
    by: Sequence[str],
    *,
    explain: bool,
    expected: bool,
    chart: bool,
) -> int:
    """Answer `krjp count`."""
    query = " ".join(expression)
    chronology = open_chronology(given, limits, query)

    def counted(fields: str) -> Count:
        return chronology.count(query, by=fields, expected=expected, **asked(limits))

    count = counted(",".join(name for text in by for name in named_fields("--by", text)))
    nothing = nothing_in(count.asked, chronology.holdings.coverage) if not count.at_most else ""
    if explain:
        return write_explained(chronology, query, asked(limits), count)
    say_other_meaning(chronology, query, asked(limits), count.total)
    if chart or picture.svg is not None or picture.html is not None:
        if expected:
            raise KrjpError("--expected is for tables and data; leave out --chart, --svg and --html")
        from krjp.cli.pictures import write_count_picture

        cited = partial(counted, "sources.source")
        if write_count_picture(count, chronology, output, picture, cited=cited, chart=chart):
            return say_nothing_matched(count.at_most, output, nothing=nothing)
    from krjp.render.tables.counts import count_listing

    write_listing(count_listing(count, expected=expected), output)
    return say_nothing_matched(count.at_most, output, nothing=nothing)
