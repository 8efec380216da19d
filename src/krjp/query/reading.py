"""One question from its text and limits to one frozen reading: what it meant, and which events it found."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from krjp.dates import Period
from krjp.errors import KrjpError, UnknownNameError
from krjp.frozen import Frozen
from krjp.index.columns import positions
from krjp.index.events import joined
from krjp.query.conditions import AllOf, Explanation, Holding, OnDays, leaves
from krjp.query.context import Context
from krjp.query.evaluation import evaluate
from krjp.query.meaning import understand
from krjp.query.nodes import And, Days, Has, Match, Node, Or, Value, starred
from krjp.record.fields import STANDARD
from krjp.text import printable, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from krjp.index.holdings import Holdings
    from krjp.query.conditions import Condition
    from krjp.query.evaluation import Case
    from krjp.record.fields import FieldTable

__all__ = ["PERIODS", "Reading", "any_of", "asked_days", "limits_as_nodes", "read", "read_node", "reasons"]

PERIODS = ("since", "until", "during", "on")
"""The limits that take a period; all others are fields."""

# A vocabulary of thousands of words has something like any word; only a slip of the finger is worth telling.
CLOSE = 0.8
# Each looks through the whole vocabulary, and nobody reads more.
MOST_SUGGESTIONS = 5
# What means something before a value of a query, and nothing before that of a limit.
_SIGNS = ("!=", "!", "<=", "<", ">=", ">", "==", "=", "-")


class Reading(Frozen):
    """How a question was read, and the events that meet it, as bitmaps."""

    query: str
    """The question in its canonical spelling; empty when it asks for all events."""
    sure: int
    possible: int
    """Those that surely meet it included."""
    cases: tuple[Case, ...]
    """See `evaluation`."""
    asked: Period
    """The days it is limited to as a whole; reversed when none is in all its periods."""
    explained: tuple[Explanation, ...]
    """What names, periods and words were taken to mean."""
    groups: tuple[set[int], ...]
    """Occurrences of each thing searched for outside any `not`; what is asked for twice counts once."""
    missing: tuple[str, ...]
    """Words searched for that occur nowhere."""
    only_days: bool
    """True when it asks for a period and nothing else."""

    def suggestions(self, holdings: Holdings) -> dict[str, str]:
        """For words that occur nowhere, the nearest that do."""
        if not self.missing:
            return {}
        from krjp.errors import nearest
        from krjp.text import fold

        found = (
            (word, nearest(fold(word), holdings.words.vocabulary, CLOSE)) for word in self.missing[:MOST_SUGGESTIONS]
        )
        return {word: close for word, close in found if close is not None}


def read(holdings: Holdings, query: str, limits: Mapping[str, Any], *, any_word: bool = False) -> Reading:
    """Read a question and find its events. Raises KrjpError for what cannot be understood."""
    query = visible(query)
    node: Node = And()
    if query.strip():
        from krjp.query.parser import parse

        node = parse(query, holdings.fields)
    return read_node(holdings, node, query, limits, any_word=any_word)


def read_node(
    holdings: Holdings,
    node: Node,
    query: str,
    limits: Mapping[str, Any],
    *,
    any_word: bool = False,
    placed: bool = True,
) -> Reading:
    """Read a question that was parsed already. Its errors point into the query, if it is `placed` there."""
    limited = And(*limits_as_nodes(holdings, limits))
    context = Context(holdings, query if placed else "", any_word)
    whole = AllOf((understand(limited, Context(holdings)), understand(node, context)))
    node = And(node, limited)
    found = evaluate(whole, holdings)
    held = {leaf: negated for leaf, negated in leaves(whole) if isinstance(leaf, Holding)}
    wanted = {(leaf.asked, leaf.prefix): found.occurrences[leaf] for leaf, negated in leaves(whole)
              if isinstance(leaf, Holding) and not negated}  # fmt: skip
    return Reading(
        str(node),
        found.sure,
        found.possible,
        found.cases,
        asked_days(whole),
        tuple(dict.fromkeys(note for leaf, _ in leaves(whole) for note in getattr(leaf, "explained", ()))),
        tuple(wanted.values()),
        tuple(dict.fromkeys(leaf.asked for leaf in held if not found.occurrences[leaf])),
        all(isinstance(each, OnDays) and each.asked is not None for each in _required(whole)),
    )


def reasons(holdings: Holdings, reading: Reading, most: int = 10) -> list[Explanation]:
    """Of the first events that only may meet a question: when they happened, and on which days they meet it."""
    index = holdings.index
    found = []
    for at in islice(positions(reading.possible & ~reading.sure), most):
        first, last = index.starts[at], index.ends[at]
        days = [
            (date.fromordinal(max(first, begin)), date.fromordinal(min(last, end)))
            for case in reading.cases
            for begin, end in case.spans
            if case.found >> at & 1 and begin <= last and end >= first
        ]
        met = ", ".join(str(Period(*each)) for each in joined_days(days))
        found.append(Explanation(index.ids[at], f"only possible: {index.events[at].when}; meets the question on {met}"))
    return found


def joined_days(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """The same days, spans that touch put together."""
    ordinals = joined((first.toordinal(), last.toordinal()) for first, last in spans)
    return [(date.fromordinal(first), date.fromordinal(last)) for first, last in ordinals]


def limits_as_nodes(holdings: Holdings, limits: Mapping[str, Any]) -> Iterator[Node]:
    """The keyword arguments of a question as nodes."""
    asked = Period()
    given = {name: str(limits[name]) for name in PERIODS if limits.get(name) is not None}
    for name, text in given.items():
        period = _period(name, text, holdings)
        if period is None:
            yield Match("date", ":", (Value(text),))
            continue
        asked = _both(asked, period)
        yield Days(period, f"{name} {text}")
    if asked.first and asked.last and asked.first > asked.last:
        if not {"during", "on"} & given.keys():
            raise KrjpError(
                f"the range is reversed: it begins on {asked.first} and ends before, on {asked.last}; swap the two"
            )
        named = ", ".join(f"{name} {text}" for name, text in given.items())
        raise KrjpError(printable(f"no day is within all of {named}; leave one out, or filter 'date:A or date:B'"))
    for name, values in limits.items():
        if name in PERIODS or values is None:
            continue
        several = tuple(map(str, values)) if isinstance(values, list | tuple | set | frozenset) else (str(values),)
        if name == "between":
            yield _between(several, holdings.fields)
        elif several:
            yield any_of(name, several, holdings.fields)


def _period(name: str, text: str, holdings: Holdings) -> Period | None:
    """The days a limit allows; None when it is a day in every year."""
    from krjp.periods import parse, parse_anniversary

    if name in ("during", "on") and parse_anniversary(text) is not None:
        return None
    period = parse(text, holdings.frame)
    if name == "since":
        if period.first is None:
            raise KrjpError(f"since {printable(text)} has no beginning; use until")
        return Period(period.first, None)
    if name == "until":
        if period.last is None:
            raise KrjpError(f"until {printable(text)} has no end; use since")
        return Period(None, period.last)
    if name == "on" and period.first != period.last:
        raise KrjpError(f"'{printable(text)}' is more than a day; use during")
    return period


def any_of(name: str, values: Sequence[str], table: FieldTable = STANDARD) -> Node:
    """The node for events with any of the values of a limit.

    Each may end in a star: whatever starts so. A star alone is any value at all.
    """
    try:
        field = table.asked(name)
    except UnknownNameError as error:
        raise UnknownNameError("field", name, (*PERIODS, "between", *error.known)) from None
    values = tuple(map(visible, values))
    for given in values:
        sign = next(filter(given.startswith, _SIGNS), "")
        if sign:
            rest = given.removeprefix(sign)
            query = (
                f"{field.label}{'=' if sign == '==' else sign}{rest}"
                if sign[0] in "<>="
                else f"not {field.label}:{rest}"
            )
            message = f"expected a value for {field.label}, found the sign {sign} before it; filter '{query}' has it"
            raise KrjpError(printable(message))
    if "*" in values:
        return Has(field.name)
    # A+B is all of them, as in a query, where an event may have several.
    joined_values = [text for text in values if field.many and "+" in text.strip("+")]
    parts: list[Node] = [
        Match(field.name, ":", tuple(map(starred, text.split("+"))), together=True) for text in joined_values
    ]
    single = tuple(starred(text) for text in values if text not in joined_values)
    parts += [Match(field.name, ":", single)] if single else []
    return Or(*parts) if len(parts) > 1 else parts[0]


def _between(values: Sequence[str], table: FieldTable) -> Node:
    """The node for what one of two states or actors does to the other, whichever acts: `JPN,KOR`."""
    names = [name.strip() for text in values for name in text.split(",")]
    if len(names) != 2 or not all(names):
        raise KrjpError(printable(f"between takes two names, as in between JPN,KOR; found '{','.join(values)}'"))
    pairs = ((names[0], names[1]), (names[1], names[0]))
    return Or(*(And(any_of("initiators", (one,), table), any_of("targets", (other,), table)) for one, other in pairs))


def asked_days(whole: AllOf) -> Period:
    """The days a question is limited to: its periods that must all hold."""
    asked = Period()
    for condition in _required(whole):
        if isinstance(condition, OnDays) and condition.asked is not None:
            asked = _both(asked, condition.asked)
    return asked


def _required(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, AllOf):
        for part in condition.parts:
            yield from _required(part)
    else:
        yield condition


def _both(one: Period, other: Period) -> Period:
    """The days that lie in both periods; a reversed period when there is none."""
    firsts = [period.first for period in (one, other) if period.first is not None]
    lasts = [period.last for period in (one, other) if period.last is not None]
    return Period(max(firsts, default=None), min(lasts, default=None))
