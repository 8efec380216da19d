"""`krjp compare`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.environment import say
from krjp.cli.options import OUTPUT
from krjp.cli.parameters import argument, flag, option
from krjp.cli.progress import waiting
from krjp.cli.session import load_chronology, named_fields, write_listing
from krjp.errors import KrjpError
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.cli.options import Output
    from krjp.comparison.agreement import Agreement
    from krjp.comparison.changes import Change
    from krjp.comparison.pairing import Pair
    from krjp.render.layout import Table
    from krjp.render.listing import Listing

HELP = """\
Compare two chronologies: what was added, is gone, or changed, field by field; or how far two codings agree.
With --exit-status the status is 1 when they differ.
"""
EXAMPLES = """\
Examples:

\b
  krjp compare packaged mine.jsonl
  krjp compare first.jsonl second.jsonl --agreement
  krjp compare first.jsonl second.jsonl --match date,title --json
"""
PARAMETERS = (
    argument("before", "A", "What --data takes.", required=True),
    argument("after", "B", "The other.", required=True),
    flag("--agreement", help="Per field the share of records coded alike, and Cohen's kappa."),
    option("--match", metavar="A,B,…", help="Fields that tell which records are the same (default: the id)."),
    OUTPUT,
)
DIFFERENT = 1


def command(before: str, after: str, match: str | None, output: Output, *, agreement: bool) -> int:
    """Answer `krjp compare`."""
    from krjp.comparison.agreement import agreements
    from krjp.comparison.changes import changes
    from krjp.comparison.pairing import pairs

    if before == after == "-":
        raise KrjpError("standard input can be read once; name two files")
    one, other = load_chronology([before]), load_chronology([after])
    # What only one of both has of its own is asked of the other as well: it has none of it.
    known = {**other.holdings.fields.fields, **one.holdings.fields.fields}
    table = one.holdings.fields if one.holdings.fields.own else other.holdings.fields
    fields = [table.find(name) for name in named_fields("--match", match)] if match is not None else []
    with waiting("comparing"):
        found = pairs(one.events, other.events, fields)
        differences = list(changes(found))
    if agreement:
        write_listing(_agreement_listing(agreements(found, known.values())), output)
    else:
        write_listing(_change_listing(differences), output)
    say(f"{printable(before)} and {printable(after)}: {_summary(found, differences)}")
    return DIFFERENT if differences and output.exit_status else 0


def _summary(found: Sequence[Pair], differences: Sequence[Change]) -> str:
    """How many records are of which sort: `1 added, 2 gone, 3 changed, 66 the same`."""
    from krjp.comparison.changes import ADDED, CHANGED, GONE

    number = {kind: len({each.id for each in differences if each.change == kind}) for kind in (ADDED, GONE, CHANGED)}
    same = len(found) - sum(number.values())
    return ", ".join(f"{count:,} {kind}" for kind, count in (*number.items(), ("the same", same)))


def _change_listing(differences: Sequence[Change]) -> Listing:
    from krjp.comparison.changes import Change
    from krjp.render.listing import flat, record_listing

    def table() -> Table:
        from krjp.render.layout import Column, Table, cell

        columns = (
            *(Column("Change"), Column("When", rank=2), Column("Title", rank=3, wraps=True), Column("Field")),
            *(Column("Before", wraps=True), Column("After", wraps=True), Column("ID", rank=1)),
        )
        rows = [
            (each.change, each.when, each.title, each.field or "", flat(each.before), flat(each.after), each.id)
            for each in differences
        ]
        return Table(columns, [tuple(map(cell, row)) for row in rows])

    return record_listing([each._asdict() for each in differences], Change._fields, table)


def _agreement_listing(found: Sequence[Agreement]) -> Listing:
    from krjp.comparison.agreement import Agreement
    from krjp.render.listing import record_listing

    def table() -> Table:
        from krjp.render.layout import Column, Table, cell

        columns = (
            *(Column("Field"), Column("Records", right=True), Column("Same", right=True)),
            *(Column("Agreement", right=True), Column("Kappa", right=True), Column("Overlap", right=True)),
        )
        rows = [
            (each.field, f"{each.records:,}", f"{each.same:,}", f"{each.agreement:.1%}", _share(each.kappa),
             _share(each.overlap))
            for each in found
        ]  # fmt: skip
        return Table(columns, [tuple(map(cell, row)) for row in rows])

    return record_listing([each._asdict() for each in found], Agreement._fields, table)


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
