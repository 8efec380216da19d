"""`krjp schema`."""

from __future__ import annotations

from krjp.cli.environment import speaks_unicode, write_lines

HELP = "Print the JSON Schema of an event record (draft 2020-12)."
EXAMPLES = """\
Examples:

\b
  krjp schema > event.schema.json
  krjp schema | jq '.properties.kind.enum'
"""
PARAMETERS = ()


def command() -> int:
    """Answer `krjp schema`."""
    import json

    from krjp.record.codec import json_schema

    write_lines([json.dumps(json_schema(), indent=2, ensure_ascii=not speaks_unicode())])
    return 0
