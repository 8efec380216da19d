"""From the files of a large chronology to what answers questions about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.chronology import Chronology
from krjp.compiled.build import write_columns
from krjp.compiled.cache import COLUMNS, TEXTS, Slot
from krjp.compiled.index import CompiledIndex, Records
from krjp.compiled.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from krjp.parts import Part
    from krjp.reference import Reference
    from krjp.textindex import Texts

__all__ = ["open_compiled"]


def open_compiled(
    parts: Sequence[Part], cache: str | None, reference: Reference, today: date | None = None
) -> Chronology:
    """The chronology of some files, compiled now or before. Raises DataError with every problem of a file."""
    slot = Slot(cache, parts)
    store = Store(lambda: slot.find(COLUMNS), lambda: slot.make(COLUMNS, lambda writer: write_columns(parts, writer)))
    events = Records(parts, store)

    def texts() -> Texts:
        from krjp.compiled.texts import CompiledTexts, write_texts

        return CompiledTexts(
            Store(lambda: slot.find(TEXTS), lambda: slot.make(TEXTS, lambda writer: write_texts(events, writer)))
        )

    return Chronology(events, reference, today=today, index=CompiledIndex(events, store), texts=texts)
