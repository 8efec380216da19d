"""Records to numbers, many at a time: what many events have in common is looked at once.

A facet is some keys of a record that have to be looked at together, because they are checked against each other or
something follows from all of them. Most of what stands in a chronology stands there many times.
"""

from __future__ import annotations

from array import array
from contextlib import contextmanager
from functools import cache
from itertools import islice
from operator import attrgetter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.compiled.index import CODED
from krjp.compiled.typed import UNSET, UnfitError, as_json, keys_of
from krjp.dates import EventDate, iso_date
from krjp.record.codec import RECORD, decode_some
from krjp.record.fields import FIELDS
from krjp.record.vocabulary import CERTAINTIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from krjp.record.model import Citation, Event
    from krjp.record.shapes import Problems

    Values = tuple[str, ...]
    Given = tuple[list[Values], array[int]]
    _Columns = Mapping[str, Sequence[Any]]
    """The values of some events by the names of their keys."""

__all__ = ["Dates", "Facets", "Numbered"]

_DAYS = ("date", "end_date", "date_certainty", "open_end", "edtf")
_KIND = ("kind", "event_type", "meeting")
_PARTIES = ("initiators", "targets", "countries", "actors")
_TEXTS = ("date_text", "topics", "subjects", "related")
_KEYS = {key.name: key for key in RECORD}
_ALONE = ("id", "title", "summary", "note", "extra")
"""What is different for each event, and no facet."""


class Numbered:
    """One field: a number for each combination of values, and the number of each event."""

    def __init__(self, name: str) -> None:
        self.name, self.of = name, FIELDS[name].of
        self.known: dict[Values, int] = {}
        self.numbers = array("I")
        self._given = 0

    def give(self) -> Given:
        """The combinations that are new since they were last given, and the numbers since then."""
        new = list(islice(reversed(self.known), len(self.known) - self._given))
        self._given = len(self.known)
        numbers, self.numbers = self.numbers, array("I")
        return new[::-1], numbers

    def number(self, event: Event) -> int:
        """The number of an event's values."""
        return self.known.setdefault(self.of(event), len(self.known))


class _New(dict[Any, int]):
    """Numbers for values in the order in which they are first asked for, each looked at once."""

    def __missing__(self, values: Any) -> int:
        return self.setdefault(values, len(self))


class Facet(dict[Any, int]):
    """From what records have in some keys to a number for each combination of it."""

    def __init__(
        self, keys: Sequence[str], fields: Iterable[Numbered], values_of: Callable[[Any], Any] | None = None
    ) -> None:
        self.names = tuple(keys)
        self._values_of = values_of or attrgetter(*keys)
        self._keys: list[int] = []
        """How many keys of objects there are in each combination."""
        self._fields = [(field, array("I")) for field in fields]
        self._decoded: dict[Any, int] = {}
        """The same for what events have, in which everything is decoded."""

    def take(self, records: Iterable[Any]) -> int:
        """Take in what some records have; returns how many keys of objects that is. Raises UnfitError."""
        found = list(map(self.__getitem__, map(self._values_of, records)))
        self.note(found)
        return sum(map(self._keys.__getitem__, found))

    def take_events(self, events: Sequence[Event], columns: _Columns) -> None:
        """Take in what some events have, which is what stands in the columns of their keys."""
        new = _New()
        found = list(map(new.__getitem__, self._rows(columns)))
        numbers: list[int] = []
        for event, number in zip(events, found, strict=True):
            if number == len(numbers):  # the first of its kind here
                values = self._values_of(event)
                if values not in self._decoded:
                    self._decoded[values] = self.add(event, 0)
                numbers.append(self._decoded[values])
        self.note(list(map(numbers.__getitem__, found)))

    def _rows(self, columns: _Columns) -> Iterable[Any]:
        """The values of events in the keys of the facet."""
        rows = [columns[name] for name in self.names]
        return rows[0] if len(rows) == 1 else zip(*rows, strict=True)

    def note(self, found: list[int]) -> None:
        """Note for each of some events which combination it has."""
        for field, table in self._fields:
            field.numbers.extend(map(table.__getitem__, found))

    def __missing__(self, values: Any) -> int:
        number = self[values] = self.add(*self.read(values))
        return number

    def add(self, event: Event, keys: int) -> int:
        """A number for a new combination, of so many keys of objects."""
        return self.put([field.of(event) for field, _ in self._fields], keys)

    def put(self, values: Sequence[Values], keys: int) -> int:
        """The same, given the values of each field."""
        self._keys.append(keys)
        for (field, table), each in zip(self._fields, values, strict=True):
            table.append(field.known.setdefault(each, len(field.known)))
        return len(self._keys) - 1

    def read(self, values: Any) -> tuple[Any, int]:
        """An event that has these values, and how many keys of objects they take. Raises UnfitError."""
        if len(self.names) == 1:
            return _one(self.names[0], values), (values is not UNSET) + keys_of(values)
        given = {name: value for name, value in zip(self.names, values, strict=True) if value is not UNSET}
        event = _event({name: as_json(value) for name, value in given.items()})
        return event, len(given) + sum(map(keys_of, given.values()))


class Texts(Facet):
    """A key that holds texts, which are the values of a field as they stand. Each text is looked at once."""

    def __init__(self, field: Numbered) -> None:
        super().__init__((field.name,), [field])
        self._right: set[str] = set()
        shape = _KEYS[field.name].shape
        self._shape = shape.items or shape

    def __missing__(self, values: Any) -> int:
        texts = values if type(values) is tuple else (values,) if values else ()
        if values is UNSET or (len(texts) > 1 and len(set(texts)) < len(texts)):
            return super().__missing__(values)
        if not self._right.issuperset(texts):
            problems: Problems = []
            for text in texts:
                self._shape.read(text, "", problems)
            if problems:
                raise UnfitError
            self._right.update(texts)
        number = self[values] = self.put([texts], 1)
        return number


def _one(name: str, value: Any) -> Any:
    """What has the value of one key of a record."""
    problems: Problems = []
    key = _KEYS[name]
    read = key.default if value is UNSET else key.shape.read(as_json(value), "", problems)
    if problems:
        raise UnfitError
    return SimpleNamespace(**{name: read})


def _event(record: dict[str, Any]) -> Event:
    event = decode_some(record)
    if event is None:
        raise UnfitError
    return event


class Dates(NamedTuple):
    """When some events happened."""

    starts: array[int]
    ends: array[int]
    about: array[int]
    approximate: bytearray


class Days(Facet):
    """When events happened: beside the fields, the numbers that questions about days look at."""

    def __init__(self, fields: Iterable[Numbered]) -> None:
        super().__init__(_DAYS, fields)
        self._day = cache(iso_date)
        self._orders: list[tuple[int, bool, int]] = []
        self._about: list[int] = []
        self.starts, self.ends, self.about = array("i"), array("i"), array("i")
        """For each event the first and the last day possible, and the day it happened about, or 0."""
        self.approximate = bytearray()

    def give(self) -> Dates:
        """The numbers since they were last given."""
        given = Dates(self.starts, self.ends, self.about, self.approximate)
        self.starts, self.ends, self.about, self.approximate = array("i"), array("i"), array("i"), bytearray()
        return given

    def __missing__(self, values: Any) -> int:
        first, last, certainty, opened, edtf = values
        lasting = last is not None and last is not UNSET
        if opened not in (None, UNSET) or certainty not in CERTAINTIES or (lasting and last <= first):
            return super().__missing__(values)  # seldom
        try:
            begun = self._day(first)
            span = EventDate(begun, self._day(last) if lasting else begun, certainty == "approximate")
        except ValueError:
            raise UnfitError from None
        days = None if span.approximate else f"{first}/{last}" if lasting else first  # takes a third of the time
        if edtf not in (None, UNSET, days) and edtf != span.edtf():
            raise UnfitError
        self._note_span(span)
        number = self[values] = self.put([(last,) if lasting else (), (certainty,), ()], 5 - values.count(UNSET))
        return number

    def add(self, event: Event, keys: int) -> int:
        """A number for new days."""
        self._note_span(event.span)
        return super().add(event, keys)

    def _note_span(self, span: EventDate) -> None:
        self._orders.append(span.order)
        self._about.append(span.first.toordinal() if span.approximate and span.first == span.last else 0)

    def note(self, found: list[int]) -> None:
        """Note for each of some events which days it has."""
        super().note(found)
        orders = list(map(self._orders.__getitem__, found))
        self.starts.extend([first for first, _, _ in orders])
        self.ends.extend([first + length for first, _, length in orders])
        self.approximate.extend([approximate for _, approximate, _ in orders])
        self.about.extend(map(self._about.__getitem__, found))


_BUT_LOCATOR = ("source", "section", "date", "dates_event")
_but_locator = attrgetter(*_BUT_LOCATOR)


def _cited(record: Any) -> Any:
    """The citations of a record but for their locators, which differ from event to event."""
    return UNSET if record.sources is UNSET else tuple(map(_but_locator, record.sources))


class Cited(Facet):
    """Citations but for their locators."""

    def read(self, values: Any) -> tuple[Any, int]:
        """An event that has these citations. One after the other: without their locators they may be the same."""
        found: list[Citation] = []
        keys = 0 if values is UNSET else 1
        for each in values or ():
            given = {name: value for name, value in zip(_BUT_LOCATOR, each, strict=True) if value is not UNSET}
            found += _one("sources", (given,)).sources
            keys += len(given)
        return SimpleNamespace(sources=found), keys


class Locators:
    """The locators of citations: most events have others, so they are no facet."""

    def __init__(self, field: Numbered) -> None:
        self._field = field

    def take(self, records: Iterable[Any]) -> int:
        """Take in those of some records; returns how many keys they have. Raises UnfitError for a citation twice."""
        keys, known, numbers = 0, self._field.known, []
        for record in records:
            found = [citation.locator for citation in record.sources or ()]
            keys += len(found) - found.count(UNSET)
            values = tuple(filter(None, found))
            if len(found) > 1 and len({each or None for each in found}) < len(found):
                whole = {tuple(each or None for each in (*_but_locator(one), one.locator)) for one in record.sources}
                if len(whole) < len(found):
                    raise UnfitError
                values = tuple(dict.fromkeys(values))
            numbers.append(known.setdefault(values, len(known)))
        self._field.numbers.extend(numbers)
        return keys

    def take_events(self, events: Sequence[Event], _: _Columns) -> None:
        """Take in those of some events."""
        self._field.numbers.extend([self._field.number(event) for event in events])


class Facets:
    """All facets of events."""

    def __init__(self) -> None:
        self.fields = {name: Numbered(name) for name in CODED}
        self.days = Days(self._of(_DAYS))
        parties = [self.fields[name] for name in ("countries", "actors", "initiators", "targets", "dyads")]
        self._parties = Facet(_PARTIES, parties)
        # Where nobody acts on anybody, countries and actors have nothing to do with each other.
        self._no_parties = (Texts(parties[0]), Texts(parties[1]), Facet(_PARTIES[:2], parties[2:]))
        locators = self.fields["sources.locator"]
        cited = [field for field in self._of(("sources",)) if field is not locators]
        known = {*_DAYS, *_KIND, *_PARTIES, *_TEXTS, *_ALONE, "sources"}
        self._others: list[Facet | Locators] = [
            self.days,
            Facet(_KIND, self._of((*_KIND, "event_class"))),
            Cited(("sources",), cited, _cited),
            Locators(locators),
            *(Texts(self.fields[name]) for name in _TEXTS),
            *(Facet((key.name,), self._of((key.name,))) for key in RECORD if key.name not in known),
        ]

    def _of(self, keys: Iterable[str]) -> list[Numbered]:
        return [field for name, field in self.fields.items() if name.partition(".")[0] in keys]

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Take in nothing of what turns out to be unfit."""
        before = len(self.days.starts)
        try:
            yield
        except UnfitError:
            days = self.days
            for column in (days.starts, days.ends, days.about, days.approximate, *self._numbers()):
                del column[before:]
            raise

    def _numbers(self) -> list[array[int]]:
        return [field.numbers for field in self.fields.values()]

    def take(self, records: Sequence[Any]) -> int:
        """Take in some records; returns how many keys of objects they have, `id` and texts apart. Raises UnfitError."""
        acting = any(record.initiators or record.targets for record in records)
        facets = (*self._others, *((self._parties,) if acting else self._no_parties))
        return sum(facet.take(records) for facet in facets)

    def give(self) -> tuple[Dates, list[Given]]:
        """What was taken in since it was last given: the days, and of each field what `Numbered.give` does."""
        return self.days.give(), [field.give() for field in self.fields.values()]

    def take_events(self, events: Sequence[Event]) -> None:
        """Take in some events."""
        columns = dict(zip(_KEYS, zip(*events, strict=True), strict=False))
        for facet in (*self._others, self._parties) if columns else ():
            facet.take_events(events, columns)
