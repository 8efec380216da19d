"""Counting events by one field or by two.

An event counts once in every group it belongs to: once by month or kind, once for each country. An exact
event that lasts counts once by a calendar part, where it began or, if it began earlier, at the first day
asked for. An approximate one counts where it surely belongs; where it may belong to several groups, it
stands in a group of its own and in the upper bound of each of them. What only may meet the question is in
upper bounds alone. Groups of a calendar part without events appear with 0 as far as the range goes.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from krjp.dates import Period, part_range, span_of_part
from krjp.errors import KrjpError
from krjp.frozen import Frozen
from krjp.query.groups import Group
from krjp.query.tally import MOST_CELLS, SEVERAL, Tally, too_many
from krjp.record import fields
from krjp.record.fields import CALENDAR_PARTS, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from krjp.index.holdings import Holdings
    from krjp.query.conditions import Explanation
    from krjp.query.groups import Key
    from krjp.query.reading import Reading
    from krjp.record.fields import Field

__all__ = ["SEVERAL", "Count", "Group", "by_names", "count"]

# Beyond this many empty rows a table is no answer; a coarser part is.
MOST_GROUPS = 20_000


class Count(Frozen):
    """How many events, in groups."""

    by: tuple[str, ...]
    """The names of the fields counted by, in the order asked."""
    groups: tuple[Group, ...]
    """In the natural order of their values; groups of events that may belong to several come last."""
    total: int
    """How many different events surely meet the question."""
    at_most: int
    """Those that may meet it included."""
    expected: float | None = None
    """The expected number, if asked for: each day on which an event may have happened is equally likely (aoristic
    analysis, Ratcliffe 2000)."""
    sums: tuple[tuple[Group, ...], ...] = ()
    """Of a count by two fields: what is there for each value of the first, of the second, and in all. An event
    counts once for each value it has, and once in an upper bound however many of the others it may belong to."""
    unsettled: int = 0
    """How many different events may belong to other groups, or to none, because their dates are vague."""
    query: str = ""
    """The question in its canonical spelling; empty when it asks for all events."""
    asked: Period = Period()
    """The days the question was limited to as a whole."""
    explained: tuple[Explanation, ...] = ()
    """What names, words and periods of the question were taken to mean."""
    types: tuple[str, ...] = ()
    """The types of the fields counted by."""

    def __repr__(self) -> str:
        by = f" by {', '.join(self.by)}" if self.by else ""
        return f"<Count{by}: {_between(self.total, self.at_most)} in {len(self.groups):,} groups>"


def _between(count: int, at_most: int) -> str:
    return f"{count:,}" if count == at_most else f"{count:,}–{at_most:,}"


def by_names(text: str | Iterable[str]) -> tuple[str, ...]:
    """Field names out of `month,kind` or a list of names. Raises KrjpError for commas with no name between."""
    names = [name.strip() for name in (text.split(",") if isinstance(text, str) else text)]
    if names and not all(names) and text:
        raise KrjpError("there is a comma with no field beside it; write for example month,kind")
    return tuple(filter(None, names))


def count(holdings: Holdings, reading: Reading, by: Sequence[str], *, expected: bool = False) -> Count:
    """Count the events of a reading by up to two fields. Raises KrjpError for more, and for too many groups."""
    table = holdings.fields
    named = [table["day"] if (field := table.asked(name)).name == "date" else field for name in by]
    if len(named) > 2:
        raise KrjpError(f"cannot count by {len(named)} fields at once; use one or two")
    if len({field.name for field in named}) != len(named):
        raise KrjpError(f"cannot count by {named[0].name} twice; name two different fields")
    tally = Tally(holdings.index, reading, named, expected=expected)
    groups = tuple(_groups(named, tally, reading.asked, holdings.coverage, expected=expected))
    return Count(
        tuple(field.name for field in named),
        groups,
        reading.sure.bit_count(),
        reading.possible.bit_count(),
        tally.total if expected else None,
        tuple(_sums(groups, tally)) if len(named) == 2 else (),
        tally.unsettled,
        reading.query,
        reading.asked,
        reading.explained,
        tuple(field.type for field in named),
    )


# From numbers to groups in order

Labels = dict[tuple[str | None, ...], Period]
"""The values of one column in order, each with its days where it is a calendar part; a single () for no column."""


def _groups(
    named: Sequence[Field], tally: Tally, asked: Period, coverage: Period, *, expected: bool
) -> Iterator[Group]:
    if len(named) == 1 and named[0].type != fields.PART and not expected:  # may be a million
        yield from _ordered(named[0], [Group(key, tally.sure.get(key, 0), most) for key, most in tally.at_most.items()])
        return
    days = _range(tally, asked, coverage)
    rows, others = _labels(named, 0, tally, days), _labels(named, 1, tally, days)
    own_rows, own_others = (_own(named, at, tally, labels) for at, labels in enumerate((rows, others)))
    rows, others = {**rows, **own_rows}, {**others, **own_others}
    if len(rows) * len(others) > MOST_CELLS:
        raise too_many(named, f"{len(rows)} times {len(others)}")
    sure, at_most = tally.sure.get, tally.at_most.get
    for row, span in rows.items():
        partial, own_row = _partial(span, asked), row in own_rows
        for other in others:
            key, own = row + other, own_row or other in own_others
            likely = tally.expected.get(key, 0.0) if expected else None
            yield Group(key, sure(key, 0), at_most(key, 0), partial, own, likely)


def _sums(groups: Sequence[Group], tally: Tally) -> Iterator[tuple[Group, ...]]:
    """What there is for each value of the first field, for each of the second, and in all."""
    for side, margin in enumerate(tally.margins):
        found: dict[str | None, list[Group]] = {}
        for group in groups:
            found.setdefault(group.key[side], []).append(group)
        yield tuple(_together((value,), those, margin.get(value, 0)) for value, those in found.items())
    yield (_together((), groups, tally.most),)


def _together(key: Key, groups: Sequence[Group], at_most: int) -> Group:
    """Some groups as one. Its upper bound is no sum: an event counts once in it."""
    known = [group.expected for group in groups if group.expected is not None]
    partial, own = (groups[0].partial, groups[0].own) if key else (False, False)
    expected = sum(known, 0.0) if len(known) == len(groups) else None
    return Group(key, sum(group.sure for group in groups), at_most, partial, own, expected)


def _own(named: Sequence[Field], at: int, tally: Tally, labels: Labels) -> Labels:
    """The labels of one column that only cells of what may belong to several have, by first, then by last part."""
    found: Labels = {}
    for key, (first, last) in tally.own.items():
        label = key[at : at + 1]
        if label not in labels:
            part, days = named[at].name, (date.fromordinal(first), date.fromordinal(last))
            told = part in CALENDAR_PARTS and label != (SEVERAL,)
            found[label] = Period(*(_ends(part, *days) if told else days))
    ordered = dict(sorted(found.items(), key=lambda item: item[1]))
    return {label: days if label != (SEVERAL,) else Period() for label, days in ordered.items()}


def _ends(part: str, first: date, last: date) -> tuple[date | None, date | None]:
    """The first day of the calendar part of one day, and the last day of that of another."""
    return span_of_part(part, first).first, span_of_part(part, last).last


def _range(tally: Tally, asked: Period, coverage: Period) -> tuple[date, date] | None:
    """First and last day of the rows: what was asked, its open ends closed by what the data covers."""
    days = [date.fromordinal(day) for day in tally.days or ()]
    first = min((day for day in (asked.first or coverage.first, *days) if day is not None), default=None)
    last = max((day for day in (asked.last or coverage.last, *days) if day is not None), default=None)
    return None if first is None or last is None or first > last else (first, last)


def _labels(named: Sequence[Field], at: int, tally: Tally, days: tuple[date, date] | None) -> Labels:
    """The values of one column in their natural order, which may place none, or the most frequent first."""
    if at >= len(named):
        return {(): Period()}
    field = named[at]
    if field.name in CALENDAR_PARTS:
        return _calendar(field.name, *days) if days is not None else {}
    sure: defaultdict[str | None, int] = defaultdict(int)
    most: defaultdict[str | None, int] = defaultdict(int)
    for key, possible in tally.at_most.items():
        value = key[at]
        if value != SEVERAL or field.type != fields.PART:
            sure[value] += tally.sure.get(key, 0)
            most[value] += possible
    margin = tally.margins[at] if len(named) == 2 else most
    ordered = _ordered(field, [Group((value,), number, margin[value]) for value, number in sure.items()])
    return dict.fromkeys((group.key for group in ordered), Period())


def _ordered(field: Field, groups: Sequence[Group]) -> list[Group]:
    """Groups by one field in the natural order of its values, or the most frequent first; those of none last."""
    if field.order:
        return sorted(groups, key=lambda group: field.order.index(group.key[0]))
    values = [group for group in groups if group.key[0] is not None]
    none = [group for group in groups if group.key[0] is None]
    known = field.ranked or (tuple(field.vocabulary) if field.type == fields.PART else ())
    if known:
        order = {value: number for number, value in enumerate(known)}
        values.sort(key=lambda group: order.get(str(group.key[0]), len(order)))
    elif field.type == fields.NUMBER:
        values.sort(key=lambda group: number_of(str(group.key[0])))
    else:
        values.sort(key=lambda group: str(group.key[0]))
        if field.type != fields.DATE:
            values.sort(key=attrgetter("at_most"), reverse=True)
            values.sort(key=attrgetter("sure"), reverse=True)
    return values + none


def _calendar(part: str, first: date, last: date) -> Labels:
    span = span_of_part(part, first)
    assert span.first is not None
    assert span.last is not None
    if (last - first).days // ((span.last - span.first).days + 1) >= MOST_GROUPS:
        raise KrjpError(
            f"counting by {part} from {first} to {last} makes more than {MOST_GROUPS} rows; "
            "count by year or month, or ask for a shorter time with since and until"
        )
    return {(value,): days for value, days in part_range(part, first, last)}


def _partial(days: Period, asked: Period) -> bool:
    """True when not all of the days were asked for."""
    if days.first is None or days.last is None:
        return False
    return bool((asked.first and days.first < asked.first) or (asked.last and days.last > asked.last))
