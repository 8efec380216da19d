"""Imported records together with older ones: none twice, and none that was coded by hand lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.ids import fingerprint, with_ids
from krjp.importer.imported import mark
from krjp.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from krjp.record.model import Event

__all__ = ["Merged", "merge", "unique"]


class Merged(NamedTuple):
    """A chronology together with the imported records, in order of date, and counts of what became of them."""

    events: list[Event]
    added: int
    renewed: int
    """Coded by rules before and coded anew; the id stays."""
    kept: int
    """Coded by hand, or given another date, and therefore left as they are."""
    left_out: int = 0
    """Imported before and deleted since."""


def unique(events: Sequence[Event]) -> list[Event]:
    """The events without repetitions of the same text under the same date; every source keeps a citation."""
    found: dict[str, Event] = {}
    for event in events:
        key = fingerprint(event)
        first = found.setdefault(key, event)
        cited = {citation.source for citation in first.sources}
        new = tuple(citation for citation in event.sources if citation.source not in cited)
        if new:
            found[key] = first._replace(sources=first.sources + new)
    return list(found.values())


def _words(event: Event) -> str:
    return " ".join(fold(event.summary).split())


def merge(old: Sequence[Event], imported: Sequence[Event], before: Collection[str] = ()) -> Merged:
    """Old and imported records together, but for those that have a mark `before` and are not there any more.

    An imported record is an old one when it has its text and date, its id, or, for records coded by
    hand, whose text may have been rewritten, its citation and its date. One at the same place with the
    same text, but another date, has had its date corrected.
    """
    by_text = {fingerprint(event): at for at, event in enumerate(old)}
    by_id = {event.id: at for at, event in enumerate(old) if event.coded_by != "rules"}
    by_citation = {
        (citation[:3], event.date): at
        for at, event in enumerate(old)
        if event.coded_by != "rules"
        for citation in event.sources
    }
    by_place = {(citation[:3], _words(event)): at for at, event in enumerate(old) for citation in event.sources}
    events = list(old)
    new_events: list[Event] = []
    met: set[int] = set()
    left_out = 0
    corrected: set[int] = set()  # their dates were, by hand
    for event in unique(imported):
        cited = (by_citation.get((citation[:3], event.date)) for citation in event.sources)
        placed = (by_place.get((citation[:3], _words(event))) for citation in event.sources)
        known = (by_text.get(fingerprint(event)), by_id.get(event.id), *cited, *placed)
        at = next((at for at in known if at is not None), None)
        if at is None:
            if mark(event) in before:
                left_out += 1
            else:
                new_events.append(event)
            continue
        met.add(at)
        corrected.update({at} if old[at].span != event.span else ())
        if old[at].coded_by == "rules" and at not in corrected:
            events[at] = event._replace(id=old[at].id, related=old[at].related)
    added = with_ids(new_events, {event.id for event in events})
    kept = sum(old[at].coded_by != "rules" or at in corrected for at in met)
    events = sorted([*events, *added], key=lambda event: event.span.order)
    return Merged(events, len(added), len(met) - kept, kept, left_out)
