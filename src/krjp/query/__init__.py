"""Questions: text to nodes, nodes to conditions, conditions to sets of events, sets to counts.

Knows the language questions are asked in; must not know where events come from or how answers are shown.
"""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

__all__ = ["data"]


def data(name: str) -> list[str]:
    """The lines of a data file of this package, without comments; it may lie in a zip."""
    assert __spec__ is not None
    loader = cast("ResourceLoader", __spec__.loader)
    text = loader.get_data(os.path.join(os.path.dirname(__file__), name)).decode()
    return [line for line in text.splitlines() if line and not line.startswith("#")]
