"""A browser for the tests of pages, and axe-core to examine them.

The browser is the system's Chromium: `apt install chromium` and `pip install -e '.[browser]'` make the tests run.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import krjp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
# Of the other scheme and the other width only what they can change is examined again.
OF_COLOURS = ("color-contrast", "link-in-text-block")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium without a window."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed: pip install -e '.[browser]'"
    )
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine: apt install chromium")
    # As root, which tests in a container are, Chromium runs without its sandbox only.
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield chromium
        chromium.close()


@cache
def _written(arguments: tuple[str, ...], stdin: bytes) -> str:
    done = krjp(*arguments, "--html", "-", stdin=stdin)
    assert done.status == 0, done.err
    return done.out


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens what `krjp ARGUMENTS --html` writes; no page may have an error, a refusal of its policy or a dialog."""
    contexts: list[Any] = []
    trouble: list[str] = []

    def open_page(*arguments: str, stdin: bytes = b"", fragment: str = "", **options: Any) -> Any:
        path = tmp_path / f"{len(contexts)}.html"
        path.write_text(_written(arguments, stdin), encoding="utf-8")
        context = browser.new_context(viewport={"width": WIDTHS[0], "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
        page.on("dialog", lambda dialog: trouble.append(dialog.message))
        page.goto(path.as_uri() + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture(scope="session")
def violations() -> Callable[[Any], list[str]]:
    """Finds what axe-core has to say against a page, at both widths and in both schemes."""
    pytest.importorskip("axe_playwright_python", reason="axe-core is not installed: pip install -e '.[browser]'")
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")

    def examine(page: Any) -> list[str]:
        found = []
        page.evaluate(axe)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                rules = {"runOnly": list(OF_COLOURS)} if scheme == "dark" else {}
                result = page.evaluate("rules => axe.run(document, {...rules, resultTypes: ['violations']})", rules)
                found += [f"{width} {scheme}: {each['id']}: {node['html']}"
                          for each in result["violations"] for node in each["nodes"]]  # fmt: skip
        return found

    return examine
