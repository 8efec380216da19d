"""Small chronologies made by hand, so that a test can say exactly what it expects."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from krjp.chronology import Chronology
from krjp.files.reference import Reference
from krjp.index.events import EventIndex
from krjp.index.shared import SharedTexts
from krjp.index.words import OwnTexts, TextIndex
from krjp.record.codec import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from krjp.index.names import Names
    from krjp.record.model import Event

__all__ = ["calls_of", "chronology_of", "event", "odd_paths", "record", "text_index"]


def record(day: str = "2024-02-21", slug: str = "event", **fields: Any) -> dict[str, Any]:
    """A valid record with only what a record must have, and the given fields."""
    return {"id": f"{day}-{slug}", "date": day, "title": f"What happened on {day}", "kind": "statement", **fields}


def event(day: str = "2024-02-21", slug: str = "event", **fields: Any) -> Event:
    """The event of such a record."""
    decoded, problems = decode(record(day, slug, **fields))
    assert decoded is not None, problems
    return decoded


def chronology_of(
    records: Iterable[dict[str, Any]],
    *,
    actors: Iterable[dict[str, Any]] = (),
    concepts: Iterable[dict[str, Any]] = (),
    today: date | None = None,
) -> Chronology:
    """A chronology of the records, with more actors and concepts than the packaged ones if wanted."""
    events = []
    for each in records:
        decoded, problems = decode(each)
        assert decoded is not None, problems
        events.append(decoded)
    files = {"actors.json": list(actors), "concepts.json": list(concepts)}
    beside = {name: (name, _reader(content)) for name, content in files.items()}
    return Chronology(events, reference=Reference([beside]), today=today)


def _reader(content: object) -> Callable[[], bytes]:
    return lambda: json.dumps(content).encode()


def text_index(events: Sequence[Event], names: Names) -> TextIndex:
    """The text index of some events."""
    return TextIndex(index := EventIndex(events), SharedTexts(index, names), OwnTexts.of(events))


def calls_of(work: Callable[[], object]) -> int:
    """How many functions of Python some work calls, generators gone on with included: a measure without a clock."""
    seen = 0

    def note(frame: object, what: str, of: object) -> None:
        nonlocal seen
        seen += what == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return seen


def odd_paths(folder: Path) -> None:
    """Make links in a circle, a link to nothing, a folder and a link to it."""
    (folder / "circle").symlink_to("other")
    (folder / "other").symlink_to("circle")
    (folder / "nowhere").symlink_to("no/such")
    (folder / "folder").mkdir()
    (folder / "to folder").symlink_to("folder")
