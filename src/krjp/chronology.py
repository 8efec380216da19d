"""The public object: a chronology that can be listed, searched, filtered and counted.

Everything the command line does, it does through this class. Nothing here changes after loading;
indexes are built when a question first needs them.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from krjp.dates import Period
from krjp.errors import AmbiguousNameError, UnknownNameError
from krjp.frozen import Frozen
from krjp.index.columns import positions
from krjp.index.events import Selection
from krjp.query.reading import read
from krjp.record.fields import STANDARD
from krjp.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from krjp.files.reference import Reference
    from krjp.index.holdings import Holdings
    from krjp.index.words import Matches
    from krjp.query.conditions import Explanation
    from krjp.query.counts import Count
    from krjp.query.ladder import Climbed
    from krjp.query.reading import Reading
    from krjp.record.fields import FieldTable
    from krjp.record.model import Event
    from krjp.record.own import Own

__all__ = ["Answer", "Chronology", "Hit"]

# A mistyped id is looked for among so many, not among a million.
MOST_NAMED = 1000
# So many hits are kept when they have been looked at.
MANY_HITS = 1024


class Hit(Frozen):
    """One event found by searching."""

    event: Event
    score: float
    """BM25F; 0 when nothing was searched for."""
    matches: Matches
    """Where the title, summary and note hold what was searched for."""
    beyond_title: Matches
    """The same for those words and phrases that the title does not hold."""
    lacks: tuple[str, ...] = ()
    """What of the question it does not hold."""


class Answer(Frozen):
    """Events and what there is to say about how the question was read; as a collection, the events."""

    events: Selection[Event]
    """Those that surely meet the question; a search has the best match first."""
    possible: Selection[Event]
    """Those that meet it on some of the days on which they may have happened, in order of date."""
    only_days: bool
    """True when the question is a period and nothing else."""
    query: str
    """The question in its canonical spelling; empty when it asks for all events."""
    explained: tuple[Explanation, ...]
    """What names, words and periods were taken to mean."""
    suggestions: Mapping[str, str]
    """For words that occur nowhere, the nearest that do."""
    asked: Period
    """The days the question was limited to as a whole."""
    covered: Period
    """The days the data covers, where nothing was found."""
    notes: tuple[str, ...] = ()
    """Of a search that no event answers word by word: how it was read instead."""
    hits: Sequence[Hit] = ()
    """The events with score and matches, when the question was a search."""
    possible_hits: Sequence[Hit] = ()
    """The same of those that only may meet it."""
    fields: FieldTable = STANDARD
    """The fields that its events have, those of the data's own included."""

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def __repr__(self) -> str:
        maybe = f", {len(self.possible):,} more possible" if self.possible else ""
        return f"<Answer: {_number(len(self.events))}{maybe}>"


class Chronology:
    """Dated events with everything that helps to read them; `krjp.load` makes one of files.

    A question is a query (`"kind:meeting country:USA"`), keyword arguments, or both: `since`, `until`, `during`
    and `on` take a period; any other keyword is a field by any of its names and takes a value or several, of
    which any will do (`kind="meeting"`, `country=["JPN", "KOR"]`).
    """

    def __init__(
        self, events: Iterable[Event], *, reference: Reference | None = None, today: date | None = None
    ) -> None:
        """`events` in any order; `today` is what relative periods count from. Raises DataError for ids used twice."""
        from krjp.files.reading import merge
        from krjp.files.reference import Reference
        from krjp.index.events import EventIndex
        from krjp.index.holdings import Holdings
        from krjp.record.fields import fields_with
        from krjp.record.own import own_in

        merged = merge([("the events given", list(events))])
        table = fields_with(own_in(merged))
        self.holdings = Holdings(EventIndex(merged, table), reference or Reference(), today=today)

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]], *, today: date | None = None) -> Chronology:
        """The chronology of records as JSON has them (see `to_records`). Raises DataError with every problem."""
        from krjp.errors import DataError, Problem
        from krjp.record.codec import decode

        events, problems = [], []
        for number, record in enumerate(records, 1):
            event, wrong = decode(dict(record))
            events += [event] if event is not None else []
            problems += [Problem(f"record {number}", field, message) for field, message in wrong]
        if problems:
            raise DataError("the records given", problems)
        return cls(events, today=today)

    @classmethod
    def of(cls, holdings: Holdings) -> Chronology:
        """The chronology of what was loaded."""
        made = cls.__new__(cls)
        made.holdings = holdings
        return made

    @property
    def events(self) -> Sequence[Event]:
        """All events, in order of date."""
        return self.holdings.events

    # Questions

    def list(self, **limits: Any) -> Answer:
        """All events that meet the keywords, in order of date: `list(since="feb", kind="meeting")`."""
        return self.filter("", **limits)

    def filter(self, query: str, **limits: Any) -> Answer:
        """All events for which a query holds, in order of date: `filter("kind:meeting -country:USA")`."""
        return self._answer(read(self.holdings, query, limits))

    def search(self, query: str, *, all_words: bool = False, any_word: bool = False, **limits: Any) -> Answer:
        """The events a query finds, best first (BM25F; ties in order of date).

        All words are looked for first. Where no event holds them all, what the words mean decides (see
        `query.ladder`), and `notes` says what was done; with `all_words` it stays at that, with `any_word` any
        word is enough.
        """
        from krjp.index.ranking import scores
        from krjp.query.ladder import Climbed, climb
        from krjp.query.parser import parse

        query = visible(query)
        if all_words or any_word or not query.strip():
            climbed = Climbed(read(self.holdings, query, limits, any_word=any_word))
        else:
            climbed = climb(self.holdings, parse(query, self.holdings.fields), query, limits)
        reading, held = climbed.reading, climbed.weights
        groups = reading.groups
        ranked = scores(self.holdings.words, groups) if groups else {}
        order = sorted(positions(reading.sure), key=lambda at: (-held.get(at, 0.0), -ranked.get(at, 0.0)))
        # A table looks at its first rows more than once.
        hit = lru_cache(MANY_HITS)(partial(self._hit, ranked, climbed))
        perhaps = Selection(positions(reading.possible & ~reading.sure), hit)
        return self._answer(reading).replace(
            events=self.holdings.select(order), notes=climbed.notes, hits=Selection(order, hit), possible_hits=perhaps
        )

    def count(self, query: str = "", *, by: str | Iterable[str] = (), expected: bool = False, **limits: Any) -> Count:
        """How many events, by up to two fields: `count("kind:meeting", by="month")`.

        With `expected` also the expected numbers, each day on which an event may have happened being equally likely.
        """
        from krjp.query.counts import by_names, count

        return count(self.holdings, read(self.holdings, query, limits), by_names(by), expected=expected)

    def why(self, query: str = "", **limits: Any) -> Sequence[Explanation]:
        """Of the first events that only may meet a question: when they happened, and on which days they meet it."""
        from krjp.query.reading import reasons

        return reasons(self.holdings, read(self.holdings, query, limits))

    def show(self, key: str) -> Event:
        """The event of an id, of a part of an id that only one has, or of several such parts: `show("state visit")`.

        Raises for none and for several.
        """
        index, parts = self.holdings.index, key.lower().split()
        found = sorted(set(index.named(parts[0])).intersection(*map(index.named, parts[1:]))) if parts else []
        if len(found) == 1:
            return self.events[found[0]]
        known = self.holdings.index.ids
        if found:
            raise AmbiguousNameError("id", key, [known[at] for at in found[:MOST_NAMED]], number=len(found))
        raise UnknownNameError("id", key, known[:MOST_NAMED], hint="krjp list -o ids prints them all")

    def beginning_with(self, text: str) -> Sequence[Event]:
        """The events whose ids begin with a text."""
        ids = self.holdings.index.ids
        return self.holdings.select([at for at, key in enumerate(ids) if key.startswith(text)])

    def to_records(self) -> Sequence[dict[str, Any]]:
        """All events as JSON has them: dictionaries of texts, numbers, lists and dictionaries."""
        from krjp.record.codec import to_json

        return [to_json(event) for event in self.events]

    def _answer(self, reading: Reading) -> Answer:
        sure, perhaps = (tuple(positions(found)) for found in (reading.sure, reading.possible & ~reading.sure))
        holdings = self.holdings
        return Answer(
            holdings.select(sure),
            holdings.select(perhaps),
            reading.only_days,
            reading.query,
            reading.explained,
            reading.suggestions(holdings),
            reading.asked,
            Period() if reading.possible else holdings.coverage,
            fields=holdings.fields,
        )

    def _hit(self, ranked: Mapping[int, float], climbed: Climbed, at: int) -> Hit:
        event, groups, words = self.events[at], climbed.reading.groups, self.holdings.words
        return Hit(event, ranked.get(at, 0.0), *words.locate(at, event, groups), climbed.lacking(at))

    # As a collection

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def __getitem__(self, key: str) -> Event:
        """The event of an id; raises UnknownNameError, which is a LookupError."""
        found = self.holdings.index.with_id(key)
        return self.events[found] if found is not None else self._unknown(key)

    def _unknown(self, key: str) -> Event:
        raise UnknownNameError("id", key, self.holdings.index.ids[:MOST_NAMED])

    def __contains__(self, key: object) -> bool:
        """True for the id of an event, or for an event it holds."""
        name = key if isinstance(key, str) else getattr(key, "id", None)
        at = self.holdings.index.with_id(name) if isinstance(name, str) else None
        return at is not None and (isinstance(key, str) or self.events[at] == key)

    def __eq__(self, other: object) -> bool:
        """Equal when the events are."""
        return isinstance(other, Chronology) and self.events == other.events

    def __hash__(self) -> int:
        return hash(self.events)

    def __repr__(self) -> str:
        days = self.holdings.coverage
        span = f", {days.first} to {days.last}" if days.first and days.last else ""
        return f"<Chronology: {_number(len(self))}{span}>"

    def __reduce__(self) -> tuple[Any, ...]:
        holdings = self.holdings
        return _again, (tuple(self.events), holdings.reference, holdings.today, holdings.coverage, holdings.own)


def _again(events: Sequence[Event], reference: Reference, today: date | None, coverage: Period, own: Own) -> Chronology:
    """A chronology that was pickled or copied."""
    from krjp.index.events import EventIndex
    from krjp.index.holdings import Holdings
    from krjp.record.fields import fields_with

    index = EventIndex(events, fields_with(own))
    return Chronology.of(Holdings(index, reference, today=today, coverage=lambda: coverage, own=own))


def _number(events: int) -> str:
    return f"{events:,} event{'' if events == 1 else 's'}"
