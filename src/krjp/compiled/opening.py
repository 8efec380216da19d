"""From the files of a large chronology to what answers questions about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from krjp.compiled.cache import COLUMNS, TEXTS, Slot
from krjp.compiled.index import CompiledIndex, Records
from krjp.compiled.store import Store
from krjp.index.holdings import Holdings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from krjp.compiled.container import Writer
    from krjp.files.opened import Part
    from krjp.files.reference import Reference
    from krjp.index.words import Texts

__all__ = ["open_compiled"]


def open_compiled(
    parts: Sequence[Part],
    cache: str | None,
    reference: Reference,
    today: date | None = None,
    *,
    verify: bool = False,
    tell: Callable[[str], None] | None = None,
) -> Holdings:
    """The holdings of some files, compiled now or before. Raises DataError with every problem of a file."""
    slot = Slot(cache, parts, verify=verify, tell=tell)

    def columns(writer: Writer) -> None:
        from krjp.compiled.build import write_columns

        write_columns(parts, writer)

    store = Store(lambda: slot.find(COLUMNS), lambda: slot.make(COLUMNS, columns))
    events = Records(parts, store)

    def texts() -> Texts:
        from krjp.compiled.texts import CompiledTexts, write_texts

        store = Store(lambda: slot.find(TEXTS), lambda: slot.make(TEXTS, partial(write_texts, events)))
        return CompiledTexts(store)

    return Holdings(CompiledIndex(events, store), reference, today=today, texts=texts)
