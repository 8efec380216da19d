"""`krjp schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.environment import speaks_unicode, write_lines
from krjp.cli.options import INPUT
from krjp.cli.session import default_paths

if TYPE_CHECKING:
    from krjp.cli.options import Input

HELP = "Print the JSON Schema of an event record (draft 2020-12), with what --data has of its own."
EXAMPLES = """\
Examples:

\b
  krjp schema > event.schema.json
  krjp schema | jq '.properties.kind.enum'
  krjp schema --data packaged
"""
PARAMETERS = (INPUT,)


def command(given: Input) -> int:
    """Answer `krjp schema`."""
    import json

    from krjp.record.declared import schema
    from krjp.record.own import Own

    own = Own()
    if given.data or default_paths():
        from krjp.cli.session import open_chronology

        own = open_chronology(given).holdings.own
    write_lines([json.dumps(schema(own), indent=2, ensure_ascii=not speaks_unicode())])
    return 0
