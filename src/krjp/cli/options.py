"""The options that several commands share: their tables, and the values that commands get for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.cli.parameters import Group, flag, option, whole_number
from krjp.errors import KrjpError
from krjp.frozen import Frozen
from krjp.record.fields import FIELD_OPTIONS
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "EXPLAIN",
    "GROUPS",
    "INPUT",
    "LIMITS",
    "OUTPUT",
    "PAGE",
    "PICTURE",
    "RARE",
    "Input",
    "Limits",
    "Output",
    "Page",
    "Picture",
    "asked",
]


class Input(Frozen):
    """Where events come from, and how tables are to be read."""

    data: Sequence[str] = ()
    """The values of --data, those before the command first."""
    columns: Sequence[str] = ()
    """The values of --map: `title=Headline`."""
    day_first: bool = False
    month_first: bool = False
    skip_unread: bool = False
    sheet: str | None = None
    encoding: str | None = None
    epoch: str | None = None


class Limits(Frozen):
    """Which events. Several values of one option mean any of them; different options mean all of them."""

    since: Sequence[str] = ()
    until: Sequence[str] = ()
    during: Sequence[str] = ()
    on: Sequence[str] = ()
    between: Sequence[str] = ()
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The names of options for fields that were given, each with its values."""


class Page(Frozen):
    """In which order, and how many."""

    sort: str | None = None
    reverse: bool = False
    limit: int | None = None
    offset: int = 0


class Output(Frozen):
    """How the answer is written."""

    format: str | None = None
    json: bool = False
    fields: str | None = None
    template: str | None = None
    no_header: bool = False
    color: str | None = None
    width: int | None = None
    no_pager: bool = False
    exit_status: bool = False


class Picture(Frozen):
    """Which pictures are written, and how they look."""

    svg: str | None = None
    html: str | None = None
    title: str | None = None
    scheme: str = "auto"
    plain: bool = False
    force: bool = False


def _limits(**given: Any) -> Limits:
    """The limits, with the options for fields put together."""
    fields = [(each.name, given.pop(each.name)) for each in FIELD_OPTIONS]
    return Limits(**given, fields=tuple((name, values) for name, values in fields if values))


INPUT = Group(
    "given",
    (
        option(
            "--data", metavar="PATH", several=True, help="File (JSON, CSV, Excel …), folder, - or packaged. Repeatable."
        ),
        option(
            "columns", "--map", metavar="FIELD=COLUMN", several=True, help="Read a field from this column of a table."
        ),
        flag("--day-first", help="03/04/2024 is the third of April."),
        flag("--month-first", help="03/04/2024 is March the fourth."),
        flag("--skip-unread", help="Leave out rows that cannot be read, and tell which."),
        option("--sheet", metavar="NAME", help="Read this sheet of a workbook."),
        option("--encoding", metavar="NAME", help="Read text in this encoding."),
        option("--epoch", metavar="YEAR", help="Count days in numbers from 1900 or 1904."),
    ),
    Input,
    "Which data",
)
LIMITS = Group(
    "limits",
    (
        option(
            "--since",
            "-s",
            metavar="PERIOD",
            several=True,
            help="On or after its first day: feb, 2024-02, 'last 30 days' …",
        ),
        option(
            "--until", "-u", metavar="PERIOD", several=True, help="On or before its last day: 'mid march', 2024-W10 …"
        ),
        option(
            "--during", "-d", metavar="PERIOD", several=True, help="Within the period: feb, 2024-02..2024-03, spring …"
        ),
        option("--on", metavar="DAY", several=True, help="On the day: 2024-02-21, today; 02-22 is in every year."),
        option("--between", metavar="A,B", several=True, help="Between two states, whoever acts: JPN,KOR."),
        *(option(*each.spelled.split(), metavar=each.metavar, several=True, help=each.help) for each in FIELD_OPTIONS),
    ),
    _limits,
    "Which events",
    "Repeated: any of its values. Different options: all of them. JPN+KOR: both.",
)
PAGE = Group(
    "page",
    (
        option("--sort", metavar="FIELD", help="Order by a field instead of by date; krjp values lists fields."),
        flag("--reverse", "-r", help="The other way round."),
        option("--limit", "-n", metavar="N", type=whole_number(0), help="At most so many."),
        option("--offset", metavar="N", type=whole_number(0), default=0, help="Skip so many first."),
    ),
    Page,
    "In which order, how many",
)
OUTPUT = Group(
    "output",
    (
        option("format", "--output", "-o", metavar="FORMAT", help="table, json, jsonl, csv, tsv, markdown, ics, ids."),
        flag("--json", help="Short for --output json."),
        option("--fields", metavar="A,B,…", help="Only these fields: date,title …; krjp values lists them."),
        option("--template", metavar="TEXT", help="Lines like '{date} {title}'."),
        flag("--no-header", help="Leave out the head of the columns."),
        option("--color", metavar="WHEN", help="auto, always or never."),
        option("--width", metavar="N", type=whole_number(20), help="Cells to draw a table in."),
        flag("--no-pager", help="Write long answers straight to the terminal."),
        flag("--exit-status", help="Exit 1 when nothing matched."),
    ),
    Output,
    "Written how",
)
PICTURE = Group(
    "picture",
    (
        option("--svg", metavar="FILE", help="Write it as SVG (- for stdout)."),
        option("--html", metavar="FILE", help="Write it as one HTML page."),
        option("--title", metavar="TEXT", help="What stands over it (default: the question)."),
        option("--scheme", metavar="NAME", default="auto", help="light, dark, or auto: as the reader's system has it."),
        flag("--plain", help="For papers: plain fills, no lines behind."),
        flag("--force", help="Write over files that exist."),
    ),
    Picture,
    "As a picture",
)
GROUPS = (INPUT, LIMITS, PAGE, OUTPUT)
EXPLAIN = flag("--explain", help="Print how the question was read, and stop.")


# What help names last, by the names of the parameters: few ever type it.
RARE = frozenset(
    {"offset", "template", "no_header", "width", "no_pager", "exit_status", "framework", "mode", "series",
     "source", "source_section", "event_type", "force", "explain", "expected",
     "day_first", "month_first", "skip_unread", "sheet", "encoding", "epoch", "columns"}
)  # fmt: skip


def asked(limits: Limits) -> dict[str, Any]:
    """The options as keyword arguments of a question."""
    once = {name: _once(name, getattr(limits, name)) for name in ("since", "until", "during", "on", "between")}
    return {name: value for name, value in (*once.items(), *limits.fields) if value is not None}


def _once(name: str, values: Sequence[str]) -> str | None:
    """The period of an option. Any of several periods is no one range, which counts and pictures need."""
    if len(values) > 1:
        from krjp.query.nodes import Value

        query = f"date:{Value(values[0])},{Value(values[1])}"
        raise KrjpError(printable(f"--{name} is given twice; give it once, or filter '{query}' for either"))
    return values[0] if values else None
