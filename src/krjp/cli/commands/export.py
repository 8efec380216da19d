"""`krjp export`."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from krjp.cli.environment import say
from krjp.cli.options import INPUT, LIMITS, asked
from krjp.cli.parameters import argument, flag, option
from krjp.cli.progress import waiting
from krjp.cli.session import nothing_in, open_chronology
from krjp.errors import KrjpError
from krjp.text import fold, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.chronology import Chronology
    from krjp.cli.options import Input, Limits

HELP = "Write events into a folder as a Data Package: CSV, JSON, schema, codebook and the sources to cite."
EXAMPLES = """\
Examples:

\b
  krjp export package
  krjp export protests 'kind:protest' --title 'Protests of 2024'
  krjp export package --force && krjp list --data package
"""
PARAMETERS = (
    argument("folder", "DIR", "The folder to write.", required=True),
    argument("expression", "[EXPR]", "Write only events for which this holds.", several=True),
    option("--title", metavar="TEXT", help="What the package is called."),
    flag("--force", help="Write into a folder that holds files, over those of the same names."),
    INPUT,
    LIMITS,
)


def command(
    folder: str, expression: Sequence[str], title: str | None, given: Input, limits: Limits, *, force: bool
) -> int:
    """Answer `krjp export`."""
    from krjp.files.atomic import refuse_folder_early, write_folder
    from krjp.render.formats.package import package

    refuse_folder_early(folder, force=force)
    query = " ".join(expression)
    chronology = open_chronology(given, limits, query)
    answer = chronology.filter(query, **asked(limits))
    events = answer.events
    if not events:
        perhaps = f"; {len(answer.possible):,} may match" if answer.possible else ""
        raise KrjpError(f"{nothing_in(answer.asked, answer.covered)}{perhaps}; nothing was written")
    stem = os.path.basename(os.path.abspath(folder))
    name = "-".join(re.findall("[a-z0-9]+", fold(stem))) or "chronology"
    holdings, book = chronology.holdings, _shipped_codebook(chronology)
    called = title or holdings.own.title or stem
    with waiting(f"writing {folder}"):
        files = package(events, holdings.reference, holdings.own, name=name, title=called, book=book)
        write_folder(folder, files, force=force)
    left = f"; {len(answer.possible):,} more may match and were left out" if answer.possible else ""
    say(f"wrote {len(events):,} event{'s' * (len(events) != 1)} into {printable(folder)}: {', '.join(files)}{left}")
    return 0


def _shipped_codebook(chronology: Chronology) -> str | None:
    """The codebook of krjp's own data, if it is that."""
    from krjp.files.packaged import packaged

    return packaged("CODEBOOK.md").decode() if chronology.holdings.shipped else None
