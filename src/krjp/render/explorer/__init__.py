"""One self-contained page to explore a chronology in a browser.

Its script and style are files beside this module, put together in `page`; what they show is in `content`, and
what words mean to its search is found out when the page is made (`resolved`). In the browser the fragment of the
address is the whole state: whatever is clicked changes the fragment, and the page shows what the fragment says.

Libraries were weighed: Observable Plot with D3 is 490 kB, Vega-Lite with Vega 770 kB, against 300 kB for the whole page
with the packaged data; uPlot (51 kB) draws lines and bars, but no lanes, no dashes for vague dates and no SVG to print.
The timeline is 12 kB.
"""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

__all__ = ["part"]


def part(name: str) -> str:
    """The text of a file of the page: script, style or frame; it may lie in a zip."""
    assert __spec__ is not None
    loader = cast("ResourceLoader", __spec__.loader)
    return loader.get_data(os.path.join(os.path.dirname(__file__), name)).decode()
