"""The sources that events are taken from, and the addresses at which these can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from krjp.record.authorities import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from krjp.record.model import Event

__all__ = ["addresses", "is_web_address", "link_of", "sources_of"]


def sources_of(events: Iterable[Event], known: Mapping[str, Source]) -> list[Source]:
    """Every source that is cited, once, in the order of citing; one that is not known in full has its id alone."""
    cited = dict.fromkeys(citation.source for event in events for citation in event.sources)
    return [known.get(key) or _plain(key) for key in cited]


def _plain(key: str) -> Source:
    """A source of which no more is known than what it is cited by, which may be its address."""
    url = key if is_web_address(key) else None
    return Source._make((key, "webpage" if url else None, (), None, *[None] * 6, (), None, None))._replace(url=url)


def addresses(event: Event, known: Mapping[str, Source]) -> list[str]:
    """Where an event's sources can be read, that which dates the event first, else in the order of citing."""
    found: list[str] = []
    for citation in sorted(event.sources, key=lambda each: not each.dates_event):
        source = known.get(citation.source) or _plain(citation.source)
        found += [each for each in (citation.locator, source.url, citation.source) if each and "://" in each]
    return list(dict.fromkeys(found))


def is_web_address(text: str) -> bool:
    """True for what a browser may be given: http or https, a host, and nothing that a shell or terminal could take."""
    if not text.isprintable() or any(char.isspace() or char in "\"'<>\\`" for char in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def link_of(texts: Iterable[str]) -> str:
    """The first address of the web among some texts, in ASCII as links are written; empty when there is none."""
    found = next((text for text in texts if is_web_address(text)), "")
    return quote(found, safe="%/:?#[]@!$&()*+,;=-._~")
