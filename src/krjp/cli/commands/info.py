"""`krjp info`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.cli.options import INPUT, OUTPUT
from krjp.cli.session import open_chronology, write_listing

if TYPE_CHECKING:
    from krjp.chronology import Chronology
    from krjp.cli.options import Input, Output
    from krjp.render.layout import Table

HELP = "Tell what data this is: coverage, counts, and the source to cite."
EXAMPLES = """\
Examples:

\b
  krjp info
  krjp info --data mine.jsonl --json
"""
PARAMETERS = (INPUT, OUTPUT)


def command(given: Input, output: Output) -> int:
    """Answer `krjp info`."""
    from krjp.render.listing import record_listing

    facts = _facts(open_chronology(given))

    def table() -> Table:
        from krjp.render.layout import Column, Table, cell
        from krjp.render.listing import flat

        rows = [(cell(name.replace("_", " ")), cell(flat(value))) for name, value in facts.items()]
        return Table((Column("About"), Column("Value", wraps=True)), rows)

    write_listing(record_listing([facts], tuple(facts), table), output)
    return 0


def _facts(chronology: Chronology) -> dict[str, Any]:
    from krjp import __version__

    index, coverage = chronology.holdings.index, chronology.holdings.coverage
    sources = (chronology.holdings.reference.sources.get(key) for key in index.values("sources.source"))
    return {
        "krjp": __version__,
        "events": len(chronology.events),
        "since": coverage.first.isoformat() if coverage.first else None,
        "until": coverage.last.isoformat() if coverage.last else None,
        "approximate": len(index.values("date_certainty").get("approximate", ())),
        "kinds": len(index.values("kind")),
        "countries": list(index.values("countries")),
        "actors": len(index.values("actors")),
        "sources": [source.citation() for source in sources if source],
    }
