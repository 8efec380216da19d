"""`krjp cache`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.cli.environment import cache_folder, say
from krjp.cli.options import OUTPUT
from krjp.cli.parameters import flag
from krjp.cli.session import say_nothing_matched, write_listing
from krjp.errors import KrjpError
from krjp.text import printable

if TYPE_CHECKING:
    from krjp.cli.options import Output
    from krjp.compiled.cache import Kept
    from krjp.render.layout import Table

HELP = (
    "List what is kept of large chronologies to answer faster, or clear it. KRJP_CACHE names another folder; "
    "KRJP_CACHE=off keeps nothing, KRJP_CACHE=verify trusts no file by its times."
)
EXAMPLES = """\
Examples:

\b
  krjp cache
  krjp cache --clear
  krjp cache --json | jq '[.[].bytes] | add'
"""
PARAMETERS = (OUTPUT, flag("--clear", help="Remove all of it."))
FIELDS = ("of", "holds", "bytes", "used", "file")


def command(output: Output, *, clear: bool) -> int:
    """Answer `krjp cache`."""
    from krjp.compiled import cache
    from krjp.render.listing import record_listing

    folder = cache_folder()
    if folder is None:
        raise KrjpError("there is no cache: KRJP_CACHE is off, or there is no home folder")
    if clear:
        try:
            gone = cache.clear(folder)
        except OSError as error:
            name = printable(str(error.filename))
            raise KrjpError(f"cannot remove {name}: {(error.strerror or str(error)).lower()}") from None
        say(f"removed {len(gone)} files, {sum(each.size for each in gone):,} bytes, from {folder}")
        return 0
    found = cache.kept(folder)
    records = [_record(each) for each in found]

    def table() -> Table:
        from krjp.render.layout import Column, Table, cell

        heads = (
            Column("Of", wraps=True),
            Column("Holds", rank=1),
            Column("Bytes", right=True),
            Column("Used", rank=2),
        )
        rows = [
            (cell(", ".join(each["of"]) or "-"), cell(each["holds"]), cell(f"{each['bytes']:,}"), cell(each["used"]))
            for each in records
        ]
        return Table(heads, rows)

    write_listing(record_listing(records, FIELDS, table), output)
    return say_nothing_matched(len(found), output, nothing=f"nothing is kept in {folder}")


def _record(kept: Kept) -> dict[str, Any]:
    from datetime import UTC, datetime

    return {
        "of": kept.sources,
        "holds": kept.holds,
        "bytes": kept.size,
        "used": datetime.fromtimestamp(kept.used, UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "file": kept.path,
    }
