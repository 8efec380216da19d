"""From the files of a large chronology to what answers questions about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from krjp.compiled.cache import COLUMNS, TEXTS, Slot
from krjp.compiled.index import CompiledIndex, Records
from krjp.compiled.store import Store
from krjp.doors.content import Way
from krjp.index.holdings import Holdings
from krjp.record.fields import fields_with
from krjp.record.own import Own, OwnField

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
    ways: Sequence[Way] = (),
    *,
    verify: bool = False,
    tell: Callable[[str], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Holdings:
    """The holdings of some files, compiled now or before. Raises DataError with every problem of a file.

    `ways` say how each file is to be read, `progress` is told how many of how many bytes have been; for the rest see
    `cache.Slot`.
    """
    ways = ways or [Way()] * len(parts)
    slot = Slot(cache, parts, "" if all(way == Way() for way in ways) else repr(ways), verify=verify, tell=tell)

    def columns(writer: Writer) -> None:
        from krjp.compiled.build import write_columns

        write_columns(parts, writer, ways, progress)

    store = Store(lambda: slot.find(COLUMNS), lambda: slot.make(COLUMNS, columns))
    events = Records(parts, store)

    def texts() -> Texts:
        from krjp.compiled.texts import CompiledTexts, write_texts

        store = Store(lambda: slot.find(TEXTS), lambda: slot.make(TEXTS, partial(write_texts, index)))
        return CompiledTexts(store)

    told = store.json("told")
    found = Own(fields=tuple(OwnField(*each) for each in told["fields"]))
    own = Own().merged(way.own for way in ways).merged([found])
    own = own if len(parts) == 1 else own.replace(title="")
    index = CompiledIndex(events, store, fields_with(own))
    return Holdings(index, reference, today=today, texts=texts, own=own, remarks=tuple(told["remarks"]))
