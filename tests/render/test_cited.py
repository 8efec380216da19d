"""The sources of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.render.cited import sources_of
from tests.building import event

if TYPE_CHECKING:
    from krjp.chronology import Chronology


def test_every_source_stands_once_in_the_order_of_citing(packaged: Chronology) -> None:
    events = [packaged.show("cho-kamikawa"), packaged.show("bluebook")]
    keys = [source.id for source in sources_of(events, packaged.holdings.reference.sources)]
    cited = [citation.source for event in events for citation in event.sources]
    assert keys == list(dict.fromkeys(cited))
    assert len(keys) < len(cited)


def test_a_source_that_no_file_tells_of_has_its_id_and_perhaps_its_address() -> None:
    of = event(sources=[{"source": "My notes"}, {"source": "https://example.org/a"}])
    plain, page = sources_of([of], {})
    assert (plain.id, plain.type, plain.url, plain.citation()) == ("My notes", None, None, "")
    assert (page.type, page.url) == ("webpage", "https://example.org/a")
