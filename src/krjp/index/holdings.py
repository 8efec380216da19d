"""All that a query may look at: events by day, field and word, names, concepts, and the days covered.

Each part is built or read when a question first needs it, and kept.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from krjp.dates import Frame, Period
from krjp.index.events import EventIndex, Selection
from krjp.record.own import Own

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from krjp.files.reference import Reference
    from krjp.index.concepts import Concepts
    from krjp.index.names import Names
    from krjp.index.words import Shared, TextIndex, Texts
    from krjp.record.fields import Field, FieldTable
    from krjp.record.model import Event

__all__ = ["Holdings"]


class Holdings:
    """What a chronology holds; nothing in it changes."""

    def __init__(
        self,
        index: EventIndex,
        reference: Reference,
        *,
        today: date | None = None,
        coverage: Callable[[], Period] | None = None,
        texts: Callable[[], Texts] | None = None,
        shipped: bool = False,
        own: Own = Own(),  # noqa: B008 - immutable
        remarks: tuple[str, ...] = (),
    ) -> None:
        """`coverage` tells the days the data speaks of, if not just theirs; `texts` indexes the events' own texts.

        `shipped` data is krjp's own and nothing else. `own` is what a dataset has of its own; `remarks` tell how it
        was read.
        """
        self.index = index
        self.reference = reference
        self.today = today
        self.shipped = shipped
        self.own = own
        self.remarks = remarks
        self._coverage = coverage
        self._texts = texts

    @cached_property
    def events(self) -> Selection[Event]:
        """All events, in order."""
        return self.select(range(len(self.index.events)))

    def link(self, at: int) -> str:
        """The address of the web at which the source of the event at a position can be read; empty for none."""
        from krjp.index.links import addresses, link_of

        return link_of(addresses(self.index.events[at], self.reference.sources))

    def select(self, members: Sequence[int]) -> Selection[Event]:
        """The events at some positions."""
        return Selection(members, self.index.events.__getitem__)

    @cached_property
    def words(self) -> TextIndex:
        """Events by the words of their texts."""
        from krjp.index.words import OwnTexts, TextIndex

        texts = self._texts() if self._texts else OwnTexts.of(self.index.events)
        return TextIndex(self.index, self.shared, texts)

    @cached_property
    def shared(self) -> Shared:
        """The words of what many events share."""
        from krjp.index.shared import SharedTexts

        return SharedTexts(self.index, self.names)

    @cached_property
    def names(self) -> Names:
        """Actors and states by any name."""
        from krjp.index.names import Names

        used = chain.from_iterable(map(self.index.values, ("actors",)))  # looked up when it is gone through
        return Names(self.reference.actors.values(), used)

    @cached_property
    def concepts(self) -> Concepts:
        """Terms that mean the same."""
        from krjp.index.concepts import Concepts

        return Concepts(self.reference.concepts.values(), self.names)

    @cached_property
    def coverage(self) -> Period:
        """The days the data speaks of."""
        if self._coverage is not None:
            return self._coverage()
        first, last = self.index.range
        return Period(date.fromordinal(first), date.fromordinal(last)) if first <= last else Period()

    @property
    def fields(self) -> FieldTable:
        """The fields that can be asked for."""
        return self.index.table

    @property
    def frame(self) -> Frame:
        """What periods are read against."""
        return Frame(self.today, self.coverage)

    def names_of(self, field: Field, value: str) -> Sequence[str]:
        """Every name of a field's value: the value itself and, for actors and states, their aliases."""
        if field.party == "actor":
            return (value, *self.names.actor(value).names)
        if field.party == "state":
            return (value, *self.names.country(value).names)
        if field.party == "any":
            return (value, *self.names.party(value).names)
        return (value,)
