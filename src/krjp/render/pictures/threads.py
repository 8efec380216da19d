"""Threads: events that belong together because they name each other as related."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.record.model import Event

__all__ = ["threads"]


def threads(events: Sequence[Event]) -> list[list[Event]]:
    """The connected components of `related`, each in the order given, by the place of their first event.

    Only the events given count: two that are related through a third stay apart when it is not there.
    """
    places = {event.id: at for at, event in enumerate(events)}
    leader = list(range(len(events)))

    def find(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for at, event in enumerate(events):
        for other in event.related:
            if other in places:
                first, second = sorted((find(at), find(places[other])))
                leader[second] = first
    found: dict[int, list[Event]] = {}
    for at, event in enumerate(events):
        found.setdefault(find(at), []).append(event)
    return list(found.values())
