"""What a page to explore shows: the events and all that is said of them, as one JSON object.

Records are those of `krjp list --json` without what is null, empty or a default, so that the page can write the CSV
that krjp writes. With each stands what the page would have to derive: `when`, `days`, `dyads` and `event_class`.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from krjp.index.events import EventIndex
from krjp.index.holdings import Holdings
from krjp.record.codec import encode
from krjp.record.model import Citation, Event
from krjp.render.event_listing import event_listing
from krjp.render.explorer.resolved import resolved
from krjp.render.palette import PALETTE
from krjp.render.tables.details import with_offices
from krjp.render.tables.events import events_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from krjp.record.authorities import Actor

__all__ = ["cited_by", "content"]

# The page counts days from this one (1970-01-01), as browsers do.
EPOCH = 719163
DEFAULTS = {key: value for key, value in Event._field_defaults.items() if value}


def content(events: Sequence[Event], maybe: frozenset[int], holdings: Holdings) -> dict[str, Any]:
    """All that the page shows of events in order; those at the positions `maybe` only may meet the question.

    `holdings` are all that the chronology has: related events that are not shown are named from there.
    """
    names, numbers = holdings.names, cited_by(events)
    here = {event.id for event in events}
    related = dict.fromkeys(key for event in events for key in event.related if key not in here)
    parties = dict.fromkeys(chain(*((*event.actors, *event.initiators, *event.targets, *event.countries,
                                     *event.subjects, *_country_of_place(event)) for event in events)))  # fmt: skip
    return {
        "classes": {tone.name: {"sign": tone.printed_sign} for tone in PALETTE.values()},
        "events": [_record(event, numbers, maybe=at in maybe) for at, event in enumerate(events)],
        "defaults": DEFAULTS,
        "citation": (*Citation._fields[1:], "number"),
        "sources": list(numbers),
        "columns": event_listing(events, partial(events_table, events)).fields,
        "parties": {key: _party(names.party(key)) for key in parties},
        "elsewhere": {key: holdings.events[at].title for key in related
                      if (at := holdings.index.with_id(key)) is not None},
        **resolved(Holdings(EventIndex(events), holdings.reference)),
    }  # fmt: skip


def cited_by(events: Iterable[Event]) -> dict[str, int]:
    """The ids of the sources of events, each with its number on the page."""
    ids = dict.fromkeys(citation.source for event in events for citation in event.sources)
    return {key: number for number, key in enumerate(ids, 1)}


def _country_of_place(event: Event) -> tuple[str, ...]:
    return (event.place.country,) if event.place and event.place.country else ()


def _record(event: Event, numbers: Mapping[str, int], *, maybe: bool) -> dict[str, Any]:
    """The record without defaults; of a citation only the values, with the number of its source for the source."""
    first, last = event.days
    derived = {"days": (first - EPOCH, last - EPOCH), "dyads": event.dyads, "event_class": event.event_class}
    alike = event.symmetric and set(event.initiators) == set(event.targets)
    cited = [[*citation[1:], numbers[citation.source]] for citation in event.sources]
    record = {key: value for key, value in encode(event).items() if value != DEFAULTS.get(key)}
    return _said({**record, **derived, "sources": cited, "symmetric": alike or None, "maybe": maybe or None})


def _said(record: dict[str, Any]) -> dict[str, Any]:
    """A record without the parts that say nothing."""
    whole = {key: _said(part) if isinstance(part, dict) else part for key, part in record.items()}
    return {key: part for key, part in whole.items() if part is not None and part not in ("", [], ())}


def _party(party: Actor) -> dict[str, Any]:
    return _said({"name": party.name, "line": with_offices(party) if party.roles else None, "names": party.names})
