"""Where the sources of events can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krjp.index.links import addresses, is_web_address, link_of
from tests.building import event

if TYPE_CHECKING:
    from krjp.chronology import Chronology


def test_the_source_that_dates_an_event_is_where_to_look_first(packaged: Chronology) -> None:
    known = packaged.holdings.reference.sources
    of = packaged.show("state visit")
    dating = next(citation.source for citation in of.sources if citation.dates_event)
    found = addresses(of, known)
    assert found[0] == known[dating].url
    assert set(found) == {known[citation.source].url for citation in of.sources}


def test_a_locator_may_be_the_address() -> None:
    of = event(
        sources=[{"source": "notes", "locator": "https://example.org/b#c"}, {"source": "notes", "locator": "p. 3"}]
    )
    assert addresses(of, {}) == ["https://example.org/b#c"]


@pytest.mark.parametrize("text", ["http://example.org", "https://例え.jp/道?q=1&r=%20#x", "https://[2001:db8::1]/"])
def test_an_address_of_the_web(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "example.org", "ftp://example.org/x", "file:///etc/passwd", "javascript:alert(1)", "https://", "http:///x",
        "https://example.org/a b", "https://example.org/\x1b[31m", "https://example.org/\n--flag", "https://[::1",
        "https://example.org/'$(x)'", "data:text/html,x", "-https://example.org",
    ],
)  # fmt: skip
def test_nothing_else_is_given_to_a_browser(text: str) -> None:
    assert not is_web_address(text)


def test_a_link_is_the_first_address_of_the_web_in_ascii() -> None:
    assert link_of(["p. 3", "ftp://example.org", "https://example.org/독도?a=%20#b", "https://example.org/2"]) == (
        "https://example.org/%EB%8F%85%EB%8F%84?a=%20#b"
    )
    assert link_of(["p. 3"]) == link_of([]) == ""
