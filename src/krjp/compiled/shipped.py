"""krjp's own data in compiled form, written when krjp is built: what a build can find out, no run has to.

One container of columns (`build`), texts (`texts`) and what they were made of. It is held to the data as Python holds
a module it compiled to its source (PEP 552): where it was made of other data or by another krjp, or there is none,
as in a checkout, the data is read itself. Unlike a cache it may lie in a zip, and is there in the first run.

    python -m krjp.compiled.shipped     writes it beside this module; so does a build
"""

from __future__ import annotations

import os.path
import sys
from importlib.util import source_hash
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast

import krjp
from krjp.compiled.container import FORMAT, Container, DamagedError, Writer
from krjp.compiled.index import CompiledIndex, Records
from krjp.compiled.store import Store
from krjp.files.opened import HeldBytes, Part
from krjp.files.packaged import packaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.abc import ResourceLoader

    from krjp.index.words import Texts

__all__ = ["compiled_events", "write"]

FILE = os.path.join(os.path.dirname(__file__), "shipped.bin")


def compiled_events(part: Part) -> tuple[CompiledIndex, Callable[[], Texts]] | None:
    """The events of krjp's own file, and their texts; None where no compiled form of just this file is at hand."""
    container = _container(part)
    if container is None:
        return None
    store = Store(lambda: container, lambda: _made(part))

    def texts() -> Texts:
        from krjp.compiled.texts import CompiledTexts

        return CompiledTexts(store)

    return CompiledIndex(Records([part], store), store), texts


def write(file: BinaryIO, part: Part) -> None:
    """Compile krjp's own file of events."""
    from krjp.compiled.build import write_columns
    from krjp.compiled.texts import write_texts
    from krjp.files.reading import parse_events
    from krjp.index.events import EventIndex

    writer = Writer(file)
    write_columns([part], writer)
    write_texts(EventIndex(parse_events(part.content, part.name)), writer)
    writer.add("made-of", _made_of(part))
    writer.finish()


def _container(part: Part) -> Container | None:
    assert __spec__ is not None
    loader = cast("ResourceLoader", __spec__.loader)
    try:
        container = Container(HeldBytes(loader.get_data(FILE)))
        return container if container.section("made-of") == _made_of(part) else None
    except (OSError, DamagedError):
        return None


def _made(part: Part) -> Container:
    """The same, compiled now."""
    memory = BytesIO()
    write(memory, part)
    return Container(HeldBytes(memory.getvalue()))


def _made_of(part: Part) -> bytes:
    """All that the compiled form depends on. Text has been folded and cut alike by all versions of Unicode."""
    return f"{FORMAT} {krjp.__version__} {sys.byteorder} {source_hash(part.content).hex()}".encode()


def main() -> None:
    """Compile what krjp ships."""
    with open(FILE, "wb") as file:
        write(file, Part("packaged", None, packaged("events.json"), shipped=True))


if __name__ == "__main__":
    main()
