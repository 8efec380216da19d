"""Where the sources of events can be read on the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from krjp.record.authorities import Source
    from krjp.record.model import Event

__all__ = ["addresses", "is_web_address", "link_of"]

# Characters that a shell or a terminal could take for something else.
UNSAFE = frozenset(" \"'<>\\`")


def addresses(event: Event, known: Mapping[str, Source]) -> list[str]:
    """Where an event's sources can be read, that which dates the event first, else in the order of citing."""
    found: list[str] = []
    for citation in sorted(event.sources, key=lambda each: not each.dates_event):
        source = known.get(citation.source)
        texts = (citation.locator, source.url if source else None, citation.source)
        found += [each for each in texts if each and "://" in each]
    return list(dict.fromkeys(found))


def is_web_address(text: str) -> bool:
    """True for what a browser may be given: http or https, a host, and nothing that a shell or terminal could take."""
    from urllib.parse import urlsplit

    if not text.isprintable() or not UNSAFE.isdisjoint(text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def link_of(texts: Iterable[str]) -> str:
    """The first address of the web among some texts, in ASCII as links are written; empty when there is none."""
    from urllib.parse import quote

    found = next((text for text in texts if is_web_address(text)), "")
    return quote(found, safe="%/:?#[]@!$&()*+,;=-._~")
