"""Chronologies composed at random from what published pages are made of, with what a careful reader takes from them.

A page has a language, a form of dates, a place where dates stand, what parts them from the text, a container and some
furniture; every entry names somebody invented, who tells it from all others. One number makes one page.
"""

from __future__ import annotations

from typing import NamedTuple

from krjp.errors import KrjpError
from krjp.importer.pipeline import Text, import_texts
from tests.importer.composed.containers import CONTAINERS
from tests.importer.composed.layouts import LAYOUTS
from tests.importer.composed.page import Page
from tests.importer.scoring import Score, Wanted, scored

__all__ = ["Composed", "compose", "score_of"]


class Composed(NamedTuple):
    """A page: its file's name, its bytes, its entries, and how it was made."""

    name: str
    content: bytes
    wanted: list[Wanted]
    recipe: tuple[str, ...]


def compose(seed: int) -> Composed:
    """The page of a number."""
    page = Page(seed, tuple(LAYOUTS), tuple(CONTAINERS))
    items = page.begin()
    LAYOUTS[page.layout](page, items)
    page.end()
    name, content = CONTAINERS[page.container](page)
    wanted = [Wanted(item.when.edtf, frozenset(), None, item.name) for item in items]
    return Composed(name, content, wanted, tuple(page.recipe))


def score_of(page: Composed) -> Score:
    """How much of a page is found; a page that is refused as a whole has nothing found and nothing lost."""
    try:
        events, accounts = import_texts([Text(page.name, page.content)], ())
    except KrjpError as error:
        lost = 0 if "year" in str(error) else len(page.wanted)
        return Score(entries=len(page.wanted), lost=lost, misses=(str(error),))
    return scored(page.name, page.wanted, events, accounts)
