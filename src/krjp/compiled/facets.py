"""Records to numbers, many at a time and key by key: what many records have in common is looked at once.

A facet is some keys of a record that have to be looked at together, because they are checked against each other or
something follows from all of them. Most of what stands in a chronology stands there many times.
"""

from __future__ import annotations

import re
from array import array
from datetime import date
from functools import cache
from itertools import chain, compress, count, filterfalse, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.compiled.index import CODED
from krjp.compiled.typed import UNSET, UnfitError, as_json, colons_in
from krjp.dates import EventDate, iso_date
from krjp.record.codec import RECORD, decode_some
from krjp.record.fields import FIELDS
from krjp.record.model import Citation, Event
from krjp.record.vocabulary import CERTAINTIES, KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    Row = tuple[tuple[str, ...], ...]
    """The values of each field of a facet."""
    Columns = Mapping[str, Sequence[Any]]
    """What some records, or events, have in each key."""
    Given = tuple[list[Row], array[int]]
    """Of a facet the rows that come for the first time, and for each record the number of its own."""

__all__ = ["FACETS", "Dates", "Facets", "Taken", "check", "missing", "written"]

_DAYS = ("date", "end_date", "date_certainty", "open_end", "edtf")
_ACTS = ("initiators", "targets", "countries", "actors")
_CITED = ("source", "section", "date", "dates_event")
_LOCATOR = "sources.locator"
_LISTS = ("date_text", "countries", "actors", "subjects", "topics", "related")
_OTHERS = (("kind", "event_type"), ("meeting",), ("framework",), ("place",), ("coded_by",))
_KEYS = {key.name: key for key in RECORD}
_NOTHING = Event(id="", date=date.min, title="")
_NONE, _SURE = frozenset((None, UNSET)), frozenset((*CERTAINTIES, UNSET))
# Most events: on one day, known exactly.
_ONE_DAY: Row = ((), ("exact",), ())
_OF_ONE_DAY = frozenset(
    (end, sure, open) for end in (None, UNSET) for sure in ("exact", UNSET) for open in (None, UNSET)
)


def _coded(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in CODED if name.partition(".")[0] in keys)


FACETS = (
    _coded(_DAYS),
    ("initiators", "targets", "dyads"),
    tuple(name for name in _coded(("sources",)) if name != _LOCATOR),
    (_LOCATOR,),
    *((name,) for name in _LISTS),
    *((*_coded(keys), *(("event_class",) if "event_type" in keys else ())) for keys in _OTHERS),
)
"""The fields of each facet."""


class Dates(NamedTuple):
    """When some events happened."""

    starts: array[int]
    ends: array[int]
    about: array[int]
    """The day it happened about, or 0."""
    approximate: bytearray


class Taken(NamedTuple):
    """What some records have."""

    days: Dates
    numbers: list[list[int]]
    """Of each facet, for each record."""
    colons: int
    """How many colons stand in the records, in all keys but `id` and those of texts."""


class Facet(dict[Any, int]):
    """From what records have in some keys to a number for each combination of it."""

    def __init__(self, keys: Sequence[str], fields: Iterable[str]) -> None:
        self.rows: list[Any] = []
        """The values of the fields under each number."""
        self.keys_read = tuple(keys)
        self._of = [FIELDS[name].of for name in fields]
        self._colons: list[int] = []

    def numbers(self, values: Sequence[Any], *, decoded: bool) -> list[int]:
        """The number of each of some combinations, of records or of events that are `decoded`. Raises UnfitError."""
        found: list[Any] = list(map(self.get, values))
        if None in found:
            fresh = dict.fromkeys(value for value, number in zip(values, found, strict=True) if number is None)
            self.learn(list(fresh), decoded=decoded)
            found = list(map(self.__getitem__, values))
        return found

    def colons(self, numbers: Iterable[int]) -> int:
        """How many colons JSON has in the combinations of these numbers, keys included."""
        return sum(map(self._colons.__getitem__, numbers))

    def learn(self, fresh: Sequence[Any], *, decoded: bool) -> None:
        """Give new combinations their numbers. Raises UnfitError."""
        for values in fresh:
            given = dict(zip(self.keys_read, values if len(self.keys_read) > 1 else (values,), strict=True))
            event = _NOTHING._replace(**given) if decoded else _event(given)
            self.put(values, tuple([of(event) for of in self._of]), colons_in(given))

    def put(self, values: Any, row: Any, colons: int) -> None:
        """Give a new combination its number."""
        self[values] = len(self.rows)
        self.rows.append(row)
        self._colons.append(colons)


def _event(given: Mapping[str, Any]) -> Event:
    """An event of some keys of a record and nothing else. Raises UnfitError."""
    event = decode_some({name: as_json(value) for name, value in given.items() if value is not UNSET})
    if event is None:
        raise UnfitError
    return event


class Lists(Facet):
    """A key that holds texts, which are the values of its one field as they stand."""

    def learn(self, fresh: Sequence[Any], *, decoded: bool) -> None:
        """Give new combinations their numbers. Raises UnfitError."""
        if UNSET in fresh:
            self.put(UNSET, ((),), 0)
            fresh = [values for values in fresh if values is not UNSET]
        rows = [values if type(values) is tuple else (values,) if values else () for values in fresh]
        texts = set(chain.from_iterable(rows))
        if not decoded:
            if sum(map(len, rows)) > sum(map(len, map(set, rows))):
                raise UnfitError
            check(self.keys_read[0], texts)
        self.update(zip(fresh, count(len(self.rows)), strict=False))
        self.rows += zip(rows, strict=True)
        some = any(":" in text for text in texts)
        self._colons += [1 + sum(text.count(":") for text in row) if some else 1 for row in rows]


class Acts(Facet):
    """Who acts on whom, and the countries and actors that follow from it."""

    def numbers(self, values: Sequence[Any], *, decoded: bool) -> list[int]:
        """The same, of initiators, targets, countries and actors. The latter matter only where somebody acts."""
        return super().numbers([row if row[0] or row[1] else row[:2] for row in values], decoded=decoded)

    def learn(self, fresh: Sequence[Any], *, decoded: bool) -> None:
        """Give new combinations their numbers. Raises UnfitError."""
        for values in fresh:
            given = dict(zip(self.keys_read, values, strict=False))
            event = _NOTHING._replace(**given) if decoded else _event(given)
            row = tuple([of(event) for of in self._of])
            # Of countries and actors as they are completed colons are counted with other lists.
            more = dict(zip(_ACTS[2:], row[-2:], strict=True)) if len(values) > len(_ACTS[:2]) else {}
            self.put(values, row, colons_in(given) - colons_in(more))

    def completed(self, numbers: Sequence[int], columns: Columns) -> Columns:
        """The columns of countries and actors, with what follows where somebody acts."""
        if not any(any(row) for row in self.rows):
            return {}
        acting, found = [any(row) for row in self.rows], {}
        for place, name in zip((-2, -1), _ACTS[2:], strict=True):
            found[name] = [
                self.rows[number][place] if acting[number] else values
                for number, values in zip(numbers, columns[name], strict=True)
            ]
        return found


class Days:
    """When events happened: beside the fields, the numbers that questions about days look at."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._numbers: dict[Row, int] = {}
        self._day = cache(iso_date)
        self._known: dict[Any, int] = {}
        self._columns: tuple[list[int], ...] = ([], [], [], [], [])
        """Of each combination the first and last day, the day it was about, if it is approximate, and its number."""

    def take(self, columns: Columns, *, decoded: bool) -> tuple[Dates, list[int]]:
        """The days of some records or events, and for each the number of its row. Raises UnfitError."""
        firsts, ends, sure, opens = (columns[name] for name in _DAYS[:4])
        edtf = [None] * len(firsts) if decoded else columns["edtf"]  # which follows from the others
        keys = [
            first if rest in _OF_ONE_DAY and (told == first or told is None or told is UNSET) else (first, *rest, told)
            for first, rest, told in zip(firsts, zip(ends, sure, opens, strict=True), edtf, strict=True)
        ]
        found: list[Any] = list(map(self._known.get, keys))
        if None in found:
            for key in dict.fromkeys(key for key, number in zip(keys, found, strict=True) if number is None):
                try:
                    self._learn(*(self._seldom(key) if decoded else self._usual(key)))
                except ValueError:
                    raise UnfitError from None
                self._known[key] = len(self._known)
            found = list(map(self._known.__getitem__, keys))
        starts, ends, about, approximate, numbers = (list(map(each.__getitem__, found)) for each in self._columns)
        return Dates(array("i", starts), array("i", ends), array("i", about), bytearray(approximate)), numbers

    def _usual(self, key: Any) -> tuple[int, int, int, bool, Row]:
        """What there is to learn of a record's days. Raises UnfitError and ValueError."""
        if type(key) is not tuple:
            start = (key if isinstance(key, date) else self._day(key)).toordinal()
            return start, start, 0, False, _ONE_DAY
        first, end, sure, opened, edtf = key
        if end is None or end is UNSET or end <= first or opened not in _NONE or sure not in _SURE:
            return self._seldom(key)
        span = EventDate(self._day(first), self._day(end), sure == "approximate")
        if edtf not in _NONE and edtf != (span.edtf() if span.approximate else f"{first}/{end}"):
            raise UnfitError
        row = ((end,), ("approximate" if span.approximate else "exact",), ())
        return span.first.toordinal(), span.last.toordinal(), 0, span.approximate, row

    def _seldom(self, key: Any) -> tuple[int, int, int, bool, Row]:
        """The same of any record or event."""
        given = dict(zip(_DAYS, key if type(key) is tuple else (key, None, "exact", None, None), strict=True))
        event = _event(given) if type(given["date"]) is str else _NOTHING._replace(**given)
        start, approximate, length = event.span.order
        about = event.date.toordinal() if approximate and event.last_date == event.date else 0
        return start, start + length, about, approximate, tuple([FIELDS[name].of(event) for name in FACETS[0]])

    def _learn(self, start: int, end: int, about: int, approximate: bool, row: Row) -> None:
        number = self._numbers.setdefault(row, len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)
        for column, each in zip(self._columns, (start, end, about, approximate, number), strict=True):
            column.append(each)


class Parts(Facet):
    """Citations but for their locators; its rows are citations."""

    def learn(self, fresh: Sequence[Any], *, decoded: bool) -> None:
        """Give new citations their numbers. Raises UnfitError."""
        for values in fresh:
            given = {name: each for name, each in zip(_CITED, values, strict=True) if each is not UNSET}
            [citation] = [Citation(**given)] if decoded else _event({"sources": (given,)}).sources
            self.put(values, citation, colons_in(given))


class Cited(Facet):
    """What events cite, as numbers of citations."""

    def __init__(self, fields: Iterable[str]) -> None:
        super().__init__(("sources",), fields)
        self.parts = Parts(_CITED, ())
        self.locators = Lists((_LOCATOR,), (_LOCATOR,))
        """Where in a source differs from event to event."""

    def take(self, column: Sequence[Any], *, decoded: bool) -> tuple[list[int], list[int], int]:
        """The numbers of what records or events cite, those of the locators, and the colons. Raises UnfitError."""
        given = [citations or () for citations in column]
        every = list(chain.from_iterable(given))
        parts = self.parts.numbers(list(map(attrgetter(*_CITED), every)), decoded=decoded)
        told = list(map(attrgetter("locator"), every))
        one, other = iter(parts), iter(told)
        cited = [tuple(islice(one, len(each))) for each in given]
        located = [tuple(islice(other, len(each))) for each in given]
        values = [each if len(each) == 1 and each[0] else tuple(dict.fromkeys(filter(None, each))) for each in located]
        for numbers, each, texts in zip(cited, located, values, strict=True):
            if len(texts) < len(each) > 1 and not decoded and self._twice(numbers, each):
                raise UnfitError
        colons = self.parts.colons(parts) + written(told) + len(column) - missing(column)
        return self.numbers(cited, decoded=decoded), self.locators.numbers(values, decoded=True), colons

    def _twice(self, numbers: Iterable[int], locators: Iterable[Any]) -> bool:
        """True where a record may cite the same twice."""
        whole = [(self.parts.rows[number], each or None) for number, each in zip(numbers, locators, strict=True)]
        return len(set(whole)) < len(whole)

    def learn(self, fresh: Sequence[Any], *, decoded: bool) -> None:
        """Give new combinations their numbers; each citation was looked at."""
        for numbers in fresh:
            event = _NOTHING._replace(sources=tuple(map(self.parts.rows.__getitem__, numbers)))
            self.put(numbers, tuple([of(event) for of in self._of]), 0)


class Facets:
    """All facets of events."""

    def __init__(self) -> None:
        self._days, self._acts, self._cited = Days(), Acts(_ACTS, (*FACETS[1], *_ACTS[2:])), Cited(FACETS[2])
        self._lists = [Lists((name,), (name,)) for name in _LISTS]
        self._others = list(map(Facet, _OTHERS, FACETS[-len(_OTHERS) :]))
        self._given = [0] * len(FACETS)

    def take(self, columns: Columns, *, decoded: bool = False) -> Taken:
        """Take in some records, or events that are `decoded`. Raises UnfitError."""
        days, of_days = self._days.take(columns, decoded=decoded)
        acts = self._acts.numbers(list(zip(*map(columns.__getitem__, _ACTS), strict=True)), decoded=decoded)
        cited, located, colons = self._cited.take(columns["sources"], decoded=decoded)
        found = [of_days, acts, cited, located]
        colons += self._acts.colons(acts) + sum(len(columns[name]) - missing(columns[name]) for name in _DAYS)
        columns = {**columns, **self._acts.completed(acts, columns)}
        for facet in (*self._lists, *self._others):
            keys = [columns[name] for name in facet.keys_read]
            found.append(facet.numbers(keys[0] if len(keys) == 1 else list(zip(*keys, strict=True)), decoded=decoded))
            colons += facet.colons(found[-1])
        kinds = set(compress(columns["kind"], columns["meeting"]))
        if any(kind in KINDS for kind in kinds - {"meeting"}):
            raise UnfitError  # only meetings have what meetings have
        return Taken(days, found, colons)

    def give(self, numbers: Iterable[list[int]]) -> list[Given]:
        """The numbers of each facet, with what is new of it since this was last asked for."""
        facets: list[Days | Facet] = [self._days, self._acts, self._cited, self._cited.locators]
        facets, given = [*facets, *self._lists, *self._others], []
        for at, (facet, fields, each) in enumerate(zip(facets, FACETS, numbers, strict=True)):
            first, self._given[at] = self._given[at], len(facet.rows)
            given.append(([row[: len(fields)] for row in facet.rows[first:]], array("I", each)))
        return given


def missing(column: Iterable[Any]) -> int:
    """In how many records a key is missing."""
    return sum(each is UNSET for each in filterfalse(None, column))


def written(column: Sequence[Any]) -> int:
    """How many colons JSON has in a key that holds a text or null, the one after the key included."""
    return len(column) - missing(column) + "".join(filter(None, column)).count(":")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    shape = _KEYS[name].shape
    return re.compile((shape.items or shape).schema.get("pattern", "").replace("$", r"\Z"))


def check(name: str, texts: Collection[str]) -> None:
    """Raise UnfitError for texts of a key that have not the shape they must have."""
    if not all(map(_pattern(name).search, texts)):
        raise UnfitError
    most = (_KEYS[name].shape.items or _KEYS[name].shape).schema.get("maxLength")
    if most and max(map(len, texts), default=0) > most:
        raise UnfitError
