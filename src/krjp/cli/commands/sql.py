"""`krjp sql`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.environment import speaks_unicode, write_lines
from krjp.cli.options import INPUT, LIMITS, asked
from krjp.cli.parameters import argument, flag, option
from krjp.cli.session import named_fields, open_chronology
from krjp.errors import KrjpError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.cli.options import Input, Limits

HELP = "Print a question as one SQL statement, for engines that hold more records than a machine."
EXAMPLES = """\
Examples:

\b
  krjp sql count 'kind:meeting country:USA' --by month
  krjp sql list --since feb --possible --dialect spark --table archive.events
  krjp sql filter 'initiator:KOR target:JPN' --dialect trino
"""
PARAMETERS = (
    argument("question", "count|list|filter [EXPR]", "What to ask of the table.", required=True, several=True),
    INPUT,
    LIMITS,
    option("--by", "-b", metavar="FIELD[,FIELD]", several=True, help="Of a count: month, kind, country, topic …"),
    flag("--possible", help="Of a list: also what may match, told by a column."),
    option(
        "--dialect", metavar="NAME", default="duckdb", help="duckdb, spark, trino, bigquery, clickhouse or postgres."
    ),
    option("--table", metavar="NAME", default="events", help="The table of records, as the engine calls it."),
)
ASKED = ("count", "list", "filter")


def command(
    question: Sequence[str],
    given: Input,
    limits: Limits,
    by: Sequence[str],
    dialect: str,
    table: str,
    *,
    possible: bool,
) -> int:
    """Answer `krjp sql`."""
    name, query = question[0], " ".join(question[1:])
    _check(name, query, by, possible=possible)
    from krjp.sql.statement import count_statement, list_statement

    holdings, named = open_chronology(given, limits, query).holdings, asked(limits)
    if name == "count":
        fields = [field for text in by for field in named_fields("--by", text)]
        statement = count_statement(holdings, query, named, by=fields, dialect=dialect, table=table)
    else:
        statement = list_statement(holdings, query, named, possible=possible, dialect=dialect, table=table)
    if not statement.isascii() and not speaks_unicode():
        raise KrjpError("the statement holds letters that this locale cannot write; set LC_ALL=C.UTF-8")
    write_lines([statement])
    return 0


def _check(name: str, query: str, by: Sequence[str], *, possible: bool) -> None:
    """Refuse what the command asked for does not take."""
    if name == "search":
        raise KrjpError("SQL cannot rank by words as krjp search does; ask for fields with krjp sql filter")
    if name not in ASKED:
        raise UnknownNameError("question", name, ASKED, hint="write krjp sql count, krjp sql list or krjp sql filter")
    if name == "list" and query:
        raise KrjpError("krjp sql list takes no expression; krjp sql filter does")
    if name == "filter" and not query:
        raise KrjpError("krjp sql filter needs an expression; krjp sql list takes none")
    if name != "count" and by:
        raise KrjpError(f"--by counts; write krjp sql count instead of krjp sql {name}")
    if name == "count" and possible:
        raise KrjpError("a count always tells both numbers; leave out --possible")
