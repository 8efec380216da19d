"""What was imported into a file before, so that a record that somebody deleted from it stays deleted.

Beside `mine.json` stands `mine.imported.json` with a mark of every record ever imported into it. A record that is
imported again, has its mark there and is not in the file any more was deleted by hand. Without that file nothing is
known of what was deleted, and all records return.
"""

from __future__ import annotations

import json
import os.path
from typing import TYPE_CHECKING

from krjp.errors import DataError, Problem
from krjp.files.reading import unpack
from krjp.files.values import json_value
from krjp.importer.ids import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.record.model import Event

__all__ = ["beside", "mark", "parse_marks", "written"]

_KEY = "imported"


def beside(path: str) -> str:
    """Where the marks of a file stand: `mine.imported.json` for `mine.json` and `mine.jsonl`."""
    return f"{os.path.splitext(path)[0]}.imported.json"


def mark(event: Event) -> str:
    """What an imported record is known by again: the text of its entry and its date, or of a row its id."""
    return fingerprint(event) if event.coded_by == "rules" else event.id


def written(marks: Iterable[str]) -> str:
    """The text of a file of marks."""
    return json.dumps({_KEY: sorted(marks)}, indent=0) + "\n"


def parse_marks(content: bytes, path: str) -> frozenset[str]:
    """The marks in a file. Raises DataError."""
    try:
        marks = json_value(unpack(content, path).strip())[_KEY]
        if all(isinstance(each, str) for each in marks):
            return frozenset(marks)
    except (ValueError, RecursionError, KeyError, TypeError):
        pass
    message = "does not say what was imported; delete it, and what was deleted by hand comes back once"
    raise DataError(path, [Problem("", "", message)])
