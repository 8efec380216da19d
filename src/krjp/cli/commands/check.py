"""`krjp check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.environment import read_stdin, say
from krjp.cli.options import INPUT, OUTPUT
from krjp.cli.parameters import argument, flag
from krjp.cli.pictures import says_data
from krjp.cli.progress import waiting
from krjp.cli.session import default_paths, write_listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.check.report import Finding
    from krjp.cli.options import Input, Output
    from krjp.render.layout import Table
    from krjp.render.listing import Listing

HELP = "Check chronologies and list every problem. Exits with status 2 when there is one."
EXAMPLES = """\
Examples:

\b
  krjp check
  krjp check packaged --strict
  krjp check --json | jq -r '.[] | .message'
"""
PARAMETERS = (
    INPUT,
    OUTPUT,
    argument("files", "[FILE]...", "What --data takes.", several=True),
    flag("--strict", help="Let warnings count as problems."),
)

FOUND_PROBLEMS = 2


def command(given: Input, output: Output, files: Sequence[str], *, strict: bool) -> int:
    """Answer `krjp check`."""
    from datetime import date

    from krjp.check.report import ERROR, WARNING, check

    paths = [*given.data, *files] or default_paths()
    with waiting("checking"):
        report = check(*paths, today=date.today(), stdin=read_stdin)
    if report.findings or says_data(output):
        write_listing(_listing(report.findings, several=len(set(paths)) > 1), output)
    problems, warnings = report.number(ERROR), report.number(WARNING)
    say(", ".join((_counted(report.events, "event"), _counted(problems, "problem"), _counted(warnings, "warning"))))
    return FOUND_PROBLEMS if problems or (strict and warnings) else 0


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _listing(findings: Sequence[Finding], *, several: bool) -> Listing:
    """The findings to write, in one file or in `several`; reference files beside one are others."""
    from krjp.check.report import ERROR, Finding
    from krjp.render.listing import record_listing

    def table() -> Table:
        from krjp.render.layout import Column, Table, cell

        # A line is a place only in the one file there is; of several, no place is told without its file.
        files = several or len({finding.file for finding in findings}) > 1
        columns = (
            *(Column("File", rank=0 if files else 3), Column("Where", rank=0 if files else 1)),
            *(Column("ID", rank=2), Column("Field"), Column("Message", wraps=True)),
        )
        rows = [
            (*finding[:4], ("" if finding.level == ERROR else "warning: ") + finding.message) for finding in findings
        ]
        return Table(columns, [tuple(map(cell, row)) for row in rows])

    return record_listing([finding._asdict() for finding in findings], Finding._fields, table)
