"""Every page that krjp writes, examined by axe-core."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = (
    "timeline --threads --during feb",
    "count --by month",
    "count --by month,event_class",
    "count --by day --during feb",
    "count --by kind,country",
    "explore --during feb",
)


@pytest.mark.parametrize("command", PAGES)
def test_axe_finds_nothing(command: str, opened: Callable[..., Any], violations: Callable[[Any], list[str]]) -> None:
    assert violations(opened(*command.split())) == []


def test_axe_finds_what_there_is(opened: Callable[..., Any], violations: Callable[[Any], list[str]]) -> None:
    """The tests above would pass if nothing were examined."""
    page = opened("explore", "--on", "2024-01-30")
    page.evaluate("byId('in').replaceChildren(); byId('in').removeAttribute('aria-label')")
    page.evaluate("document.body.style.color = '#777'")
    found = violations(page)
    assert any(each.startswith("390 light: button-name: ") for each in found)
    assert any(each.startswith("1280 dark: color-contrast: ") for each in found)
