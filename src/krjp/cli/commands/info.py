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

    holdings = chronology.holdings
    index, (first, last) = holdings.index, holdings.coverage
    reported = index.values("sources.section").get("report", ())
    dated = index.values("sources.dates_event").get("true", ())
    cited = [key for group in chronology.count(by="sources.source").groups if (key := group.key[0])]
    works = [source for key in cited if (source := holdings.reference.sources.get(key)) and source.title]
    return {
        "krjp": __version__,
        **_version_of_data(chronology),
        "events": len(chronology),
        "since": first.isoformat() if first else None,
        "until": last.isoformat() if last else None,
        "approximate": index.approximate.bit_count(),
        "kinds": len(index.values("kind")),
        "countries": list(index.values("countries")),
        "actors": len(index.values("actors")),
        "with_reports": len(reported),
        "dated_by_reports": len(dated),
        "sources": [source.citation() for source in works],
        "reports": len(cited) - len(works),
    }


def _version_of_data(chronology: Chronology) -> dict[str, str]:
    """The version and date of krjp's own dataset, if it is that."""
    if not chronology.holdings.shipped:
        return {}
    import json

    from krjp.files.packaged import packaged

    described = json.loads(packaged("datapackage.json"))
    return {"data_version": described["version"], "data_date": described["created"][:10]}
