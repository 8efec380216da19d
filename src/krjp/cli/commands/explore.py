"""`krjp explore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.environment import speaks_unicode
from krjp.cli.lists import POSSIBLE, say_more_possible, with_possible
from krjp.cli.options import EXPLAIN, INPUT, LIMITS, Output, asked
from krjp.cli.parameters import argument, flag, option
from krjp.cli.pictures import SCHEMES, STDOUT, title_for, write_files
from krjp.cli.session import nothing_in, open_chronology, say_nothing_matched, write_explained
from krjp.errors import KrjpError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.cli.options import Input, Limits

HELP = "Write one HTML page to explore events in a browser: search, filters, a timeline, a card for each."
EXAMPLES = """\
Examples:

\b
  krjp explore --html events.html
  krjp explore --country PRK --since feb --html north-korea.html
  krjp explore 'kind:protest or kind:court' --html disputes.html --scheme dark
"""
PARAMETERS = (
    INPUT,
    LIMITS,
    EXPLAIN,
    POSSIBLE,
    argument("expression", "[EXPR]", "Put only events on it for which this holds.", several=True),
    option("--html", metavar="FILE", help="The page to write (- for stdout)."),
    option("--title", metavar="TEXT", help="What stands over it."),
    option("--scheme", metavar="NAME", default="auto", help="light, dark or auto, as the reader's system has it."),
    flag("--force", help="Write over a file that exists."),
)
# Beyond this a browser takes too long to open the page.
MOST_EVENTS = 20_000


def command(
    given: Input,
    limits: Limits,
    expression: Sequence[str],
    html: str | None,
    title: str | None,
    scheme: str,
    *,
    explain: bool,
    possible: bool,
    force: bool,
) -> int:
    """Answer `krjp explore`."""
    if scheme not in SCHEMES:
        raise UnknownNameError("--scheme", scheme, SCHEMES)
    query = " ".join(expression)
    chronology = open_chronology(given, limits, query)
    answer = chronology.filter(query, **asked(limits))
    if explain:
        return write_explained(chronology, query, asked(limits), answer)
    if html is None:
        raise KrjpError("explore writes a page; say where to: --html FILE, or --html - for standard output")
    events, maybe = with_possible(answer) if possible else (answer.events, frozenset[int]())
    if len(events) > MOST_EVENTS:
        raise KrjpError(
            f"a page of {len(events):,} events is too large for a browser; ask for fewer than {MOST_EVENTS:,}, "
            "for example with --since"
        )

    def page() -> str:
        from krjp.render.explorer.page import explorer_page

        heading = title or title_for(answer, chronology)
        ascii_only = html == STDOUT and not speaks_unicode()
        return explorer_page(
            heading,
            events,
            maybe,
            chronology.holdings,
            question=answer.query,
            scheme=scheme,
            ascii_only=ascii_only,
        )

    write_files(((html, page),), force=force)
    if not possible:
        say_more_possible(answer)
    nothing = nothing_in(answer.asked, answer.covered)
    return say_nothing_matched(len(events), Output(), answer.suggestions, perhaps=len(answer.possible), nothing=nothing)
