"""`krjp cite`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.environment import say, screen, speaks_unicode, write_lines
from krjp.cli.named import check_named, events_or_answer
from krjp.cli.options import INPUT, LIMITS
from krjp.cli.parameters import argument, option
from krjp.cli.session import open_chronology
from krjp.errors import UnknownNameError
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.cli.options import Input, Limits

HELP = "Print the sources of an event, or of all that meet a question, as text, BibTeX or CSL-JSON."
EXAMPLES = """\
Examples:

\b
  krjp cite cho-kamikawa
  krjp cite --kind court -o bibtex > court.bib
  krjp cite --during march -o csl
"""
PARAMETERS = (
    argument("ids", "[ID or EXPR]", "An id, any part of one that no other has, or a query.", several=True),
    option("style", "--output", "-o", metavar="FORMAT", default="text", help="text, bibtex or csl."),
    INPUT,
    LIMITS,
)


def command(ids: Sequence[str], style: str, given: Input, limits: Limits) -> int:
    """Answer `krjp cite`."""
    from krjp.render.cited import sources_of
    from krjp.render.formats.citations import CITATIONS, citation_lines

    if style not in CITATIONS:
        raise UnknownNameError("format of citations", style, CITATIONS)
    check_named("cite", ids, limits)
    chronology = open_chronology(given, limits, " ".join(ids))
    events = events_or_answer(chronology, ids, limits)
    known = chronology.holdings.reference.sources
    sources = sources_of(events, known)
    lines = citation_lines(sources, style, ascii_only=not speaks_unicode())
    write_lines(map(printable, lines) if screen(None, None).terminal else lines)
    bare = [source.id for source in sources if source.id not in known]
    if bare:
        named = ", ".join(map(printable, bare[:5])) + (f" and {len(bare) - 5} more" if len(bare) > 5 else "")
        say(f"no more is known of {named}: a sources.json beside the data can tell (see docs/data.md)")
    if not sources:
        say("nothing matched" if not events else "no source is named")
    return 0
