"""The public object: a chronology that can be listed, searched, filtered and counted.

Everything the command line does, it does through this class. Nothing here changes after loading;
indexes and reference files are built and read when a question first needs them.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import cached_property, partial
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from krjp.dates import Frame, Period
from krjp.errors import AmbiguousNameError, KrjpError, UnknownNameError
from krjp.index.events import EventIndex, Selection, bitmap, positions
from krjp.query.counts import Count, by_names, count
from krjp.query.evaluate import asks_days, days_asked, evaluate
from krjp.query.nodes import And, Has, Match, Node, Value, starred
from krjp.query.question import Question
from krjp.record.fields import find_field
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from krjp.files.reference import Reference
    from krjp.index.names import Names
    from krjp.index.words import TextIndex, Texts
    from krjp.query.wording import Concepts
    from krjp.record.fields import Field
    from krjp.record.model import Event

__all__ = ["Answer", "Chronology", "Conditions", "Hit", "any_of"]

Spans = dict[str, list[tuple[int, int]]]


class Conditions(NamedTuple):
    """What limits a question besides its expression. Several values of one field mean any of them."""

    since: str | None = None
    until: str | None = None
    during: str | None = None
    on: str | None = None
    certain_dates: bool = False
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()


ANYTHING = Conditions()
_id = attrgetter("id")
# A vocabulary of thousands of words has something like any word; only a slip of the finger is worth telling.
CLOSE = 0.8
# What means something before a value of a query, and nothing before that of an option.
_SIGNS = ("!=", "!", "<=", "<", ">=", ">", "==", "=", "-")
# Each looks through the whole vocabulary, and nobody reads more.
MOST_SUGGESTIONS = 5
# A mistyped id is looked for among so many on either side of its place, not among a million.
MOST_NAMED = 500


class Hit:
    """One event found by searching. Where the matches stand is worked out when it is asked for."""

    def __init__(self, event: Event, score: float, locate: Callable[[bool], Spans]) -> None:
        """`locate` finds all matches, or (True) only those of what the title does not hold."""
        self.event = event
        self.score = score
        """BM25F; 0 when nothing was searched for."""
        self._locate = locate

    @cached_property
    def spans(self) -> Spans:
        """Where the title, summary and note hold what was searched for: ranges of characters."""
        return self._locate(False)

    @cached_property
    def beyond_title(self) -> Spans:
        """The same for those words and phrases that the title does not hold."""
        return self._locate(True)


class Answer(NamedTuple):
    """Events and what there is to say about how the question was read."""

    events: Sequence[Event]
    explained: dict[str, str]
    """What names, words and periods were taken to mean."""
    suggestions: dict[str, str]
    """For words that occur nowhere, the nearest that do."""
    asked: Period
    """The days the question was limited to as a whole."""
    hits: Sequence[Hit] = ()
    """The events with score and matches, when the question was a search."""


class Chronology:
    """Dated events with everything that helps to read them. Make one with `krjp.load`."""

    def __init__(
        self,
        events: Sequence[Event],
        reference: Reference,
        *,
        today: date | None = None,
        coverage: Callable[[Reference], Period] | None = None,
        index: EventIndex | None = None,
        texts: Callable[[], Texts] | None = None,
    ) -> None:
        """`events` in order of date, then id; `coverage` tells the days the data speaks of, if not just theirs.

        `index` and `texts` are of the same events, where they are known already.
        """
        self.events = events
        self.reference = reference
        self.today = today
        self._coverage = coverage
        self._index = index
        self._texts = texts

    # Questions

    def list(self, conditions: Conditions = ANYTHING) -> Answer:
        """All events that meet the conditions, in order of date."""
        return self.filter("", conditions)

    def filter(self, expression: str, conditions: Conditions = ANYTHING) -> Answer:
        """All events for which a query holds, in order of date."""
        question, found = self._ask(expression, conditions)
        events = Selection(positions(found), self.events.__getitem__)
        return Answer(events, question.explained, self._suggestions(question), question.asked)

    def search(
        self,
        query: str,
        conditions: Conditions = ANYTHING,
        *,
        any_word: bool = False,
    ) -> Answer:
        """The events a query finds, best first (BM25F; ties in order of date)."""
        from krjp.index.ranking import scores

        question, found = self._ask(query, conditions, any_word=any_word)
        ranked = scores(self.text_index, question.groups.values()) if question.groups else {}
        order = sorted(positions(found), key=lambda at: -ranked.get(at, 0.0))
        groups = tuple(question.groups.values())

        def hit(at: int) -> Hit:
            event = self.events[at]
            return Hit(event, ranked.get(at, 0.0), partial(self.text_index.locate, at, event, groups))

        events, hits = Selection(order, self.events.__getitem__), Selection(order, hit)
        return Answer(events, question.explained, self._suggestions(question), question.asked, hits)

    def count(
        self,
        expression: str = "",
        conditions: Conditions = ANYTHING,
        *,
        by: str | Iterable[str] = (),
    ) -> Count:
        """How many events, by up to two fields: `count("kind:meeting", by="month")`."""
        question, found = self._ask(expression, conditions)
        perhaps = 0
        if question.by_days and not conditions.certain_dates:
            _, sure = self._ask(expression, conditions._replace(certain_dates=True))
            perhaps = (found & ~sure & bitmap(self.index.approximate, len(self.events))).bit_count()
        return count(self.index, found, by_names(by), question.asked, self.coverage, question.explained, perhaps)

    def show(self, key: str) -> Event:
        """The event of an id, or of a prefix that only one id has."""
        found = self.starting_with(key) if key else ()
        if found and (found[0].id == key or len(found) == 1):
            return found[0]
        if found:
            raise AmbiguousNameError("id", key, [event.id for event in found[:MOST_NAMED]], number=len(found))
        near = bisect_left(self.events, key, key=_id)
        known = [event.id for event in self.events[max(0, near - MOST_NAMED) : near + MOST_NAMED]]
        raise UnknownNameError("id", key, known, hint="krjp list -o ids prints them all")

    def starting_with(self, prefix: str) -> Sequence[Event]:
        """The events whose ids start with a prefix, in order."""
        first = bisect_left(self.events, prefix, key=_id)
        after = bisect_left(self.events, prefix + "\U0010ffff", key=_id)
        return self.events[first:after]

    # What questions are asked about

    @cached_property
    def index(self) -> EventIndex:
        """Events by date and field."""
        return self._index or EventIndex(self.events)

    @cached_property
    def text_index(self) -> TextIndex:
        """Events by the words of their texts."""
        from krjp.index.words import OwnTexts, TextIndex

        texts = self._texts() if self._texts else OwnTexts(self.events)
        return TextIndex(self.index, self.names, texts)

    @cached_property
    def names(self) -> Names:
        """Actors and states by any name."""
        from krjp.index.names import Names

        return Names(self.reference.actors.values(), self.index.values("actors"))

    @cached_property
    def concepts(self) -> Concepts:
        """Terms that mean the same."""
        from krjp.query.wording import Concepts

        return Concepts(self.reference.concepts.values(), self.names)

    @cached_property
    def coverage(self) -> Period:
        """The days the data speaks of."""
        if self._coverage is not None:
            return self._coverage(self.reference)
        if not self.events:
            return Period()
        first, last = self.index.starts[0], self.index.latest_ends[-1]
        return Period(date.fromordinal(first), date.fromordinal(last))

    @property
    def frame(self) -> Frame:
        """What periods are read against."""
        return Frame(self.today, self.coverage)

    def names_of(self, field: Field, value: str) -> Sequence[str]:
        """Every name of a field's value: the value itself and, for actors and states, their aliases."""
        if field.name == "actors":
            return (value, *self.names.actor(value).names)
        if field.name in ("countries", "place.country"):
            return (value, *self.names.country(value).names)
        return (value,)

    # How a question is put

    def _ask(self, expression: str, conditions: Conditions, *, any_word: bool = False) -> tuple[Question, int]:
        """The events for which expression and conditions hold, as a bitmap."""
        question = Question(self, certain_dates=conditions.certain_dates)
        conditioned = self._limits(conditions, question)
        found = evaluate(conditioned, question)
        question.by_days = asks_days(conditioned)
        if not expression.strip():
            return question, found
        from krjp.query.parser import parse

        node = parse(expression)
        limits, question = (
            question,
            Question(self, expression, certain_dates=conditions.certain_dates, any_word=any_word),
        )
        found &= evaluate(node, question)
        question.explained = {"query": str(node), **limits.explained, **question.explained}
        question.asked = _both(limits.asked, *days_asked(node, question))
        question.by_days = limits.by_days or asks_days(node)
        return question, found

    def _limits(self, conditions: Conditions, question: Question) -> Node:
        """The conditions as a query; the days they limit the question to are noted in it."""
        parts: list[Node] = []
        for name, text in zip(Conditions._fields[:4], conditions[:4], strict=True):
            if isinstance(text, str):
                period = self._period(name, text)
                if period is None:
                    parts.append(Match("date", ":", (Value(text),)))
                    continue
                question.explain(f"{name} {text}", str(period))
                question.asked = _both(question.asked, period)
        first, last = question.asked
        if first and last and first > last:
            if conditions.during is None and conditions.on is None:
                raise KrjpError(f"the range is reversed: it begins on {first} and ends before, on {last}; swap the two")
            given = ", ".join(f"--{name} {text}" for name, text in zip(conditions._fields, conditions[:4], strict=False)
                              if text)  # fmt: skip
            raise KrjpError(printable(f"no day is within all of {given}; leave one out, or filter 'date:A or date:B'"))
        if question.asked != Period():
            parts.append(Match("date", ":", (Value(str(question.asked)),)))
        parts += [any_of(name, values) for name, values in conditions.fields if values]
        return And(*parts)

    def _period(self, name: str, text: str) -> Period | None:
        """The days a condition allows; None when it is a day in every year."""
        from krjp.periods import parse, parse_anniversary

        if name in ("during", "on") and parse_anniversary(text) is not None:
            return None
        period = parse(text, self.frame)
        if name == "since":
            if period.first is None:
                raise KrjpError(f"--since {printable(text)} has no beginning; use --until")
            return Period(period.first, None)
        if name == "until":
            if period.last is None:
                raise KrjpError(f"--until {printable(text)} has no end; use --since")
            return Period(None, period.last)
        if name == "on" and period.first != period.last:
            raise KrjpError(f"'{printable(text)}' is more than a day; use --during")
        return period

    def _suggestions(self, question: Question) -> dict[str, str]:
        if not question.missing:
            return {}
        from krjp.errors import nearest
        from krjp.text import fold

        words = list(dict.fromkeys(question.missing))[:MOST_SUGGESTIONS]
        found = ((word, nearest(fold(word), self.text_index.vocabulary, CLOSE)) for word in words)
        return {word: close for word, close in found if close is not None}


def any_of(name: str, values: Sequence[str]) -> Node:
    """The node for events with any of the values of a condition.

    Each may end in a star: whatever starts so. A star alone is any value at all.
    """
    field = find_field(name)
    for text in values:
        sign = next(filter(text.startswith, _SIGNS), "")
        if sign:
            rest, option = text.removeprefix(sign), name.replace("_", "-")
            query = f"{field.label}{sign}{rest}" if sign[0] in "<>=" else f"not {field.label}:{rest}"
            message = f"expected a value for --{option}, found the sign {sign} before it; filter '{query}' has it"
            raise KrjpError(printable(message))
    return Has(field.name) if "*" in values else Match(field.name, ":", tuple(map(starred, values)))


def _both(*periods: Period) -> Period:
    """The days that lie in all of the periods; a reversed period when there is none."""
    firsts = [period.first for period in periods if period.first is not None]
    lasts = [period.last for period in periods if period.last is not None]
    return Period(max(firsts, default=None), min(lasts, default=None))
