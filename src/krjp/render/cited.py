"""The sources that events are taken from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.index.links import is_web_address
from krjp.record.authorities import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from krjp.record.model import Event

__all__ = ["sources_of"]


def sources_of(events: Iterable[Event], known: Mapping[str, Source]) -> list[Source]:
    """Every source that is cited, once, in the order of citing; one that is not known in full has its id alone."""
    cited = dict.fromkeys(citation.source for event in events for citation in event.sources)
    return [known.get(key) or _plain(key) for key in cited]


def _plain(key: str) -> Source:
    """A source of which no more is known than what it is cited by, which may be its address."""
    url = key if is_web_address(key) else None
    return Source._make((key, "webpage" if url else None, (), None, *[None] * 6, (), None, None))._replace(url=url)
