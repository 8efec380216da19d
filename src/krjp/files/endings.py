"""What a file is by the ending of its name, where its content does not tell (`endings.txt`)."""

from __future__ import annotations

import os.path
from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.abc import ResourceLoader

__all__ = ["told_by_name"]

# What a row ends with that tells what may be a text; a step may have a pipe in it.
TEXT = " | text"


def told_by_name(name: str, *, text: bool) -> str | None:
    """What a file of this name is, with its article and perhaps a next step; None where nobody knows."""
    name = os.path.basename(name).lower()
    if name.startswith(("~$", ".~lock.")):
        return "the lock of a document that is open in another program; name the document"
    kind = _kinds().get(os.path.splitext(name.removeprefix("."))[1] or _whole(name))
    return kind.removesuffix(TEXT) if kind and (kind.endswith(TEXT) or not text) else None


def _whole(name: str) -> str:
    """What stands for the ending of a name that has none: `.gitignore`, `Makefile`."""
    return name if name.startswith(".") else f".{name}"


@cache
def _kinds() -> Mapping[str, str]:
    assert __spec__ is not None
    loader = cast("ResourceLoader", __spec__.loader)  # which reaches into a zip as well
    content = loader.get_data(os.path.join(os.path.dirname(__file__), "endings.txt")).decode("utf-8")
    rows = [line.partition(" | ") for line in content.splitlines() if not line.startswith("#")]
    return {ending: told for endings, _, told in rows for ending in endings.split()}
