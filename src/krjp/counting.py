"""Counting events by one field or by two.

An event counts once in every group it belongs to: once by month or kind, once for each country. By
a date part it counts in the group of its `date`; where the asked range begins later, in the group
of the range's first day, so that rows never leave what was asked. Groups of a calendar part (months,
weeks …) without events appear with 0 as far as the range goes.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from krjp import fields
from krjp.dates import DATE_PARTS, Period, part_range, span_of_part
from krjp.errors import KrjpError
from krjp.fields import CALENDAR_PARTS, find_field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from krjp.fields import Field
    from krjp.model import Event

__all__ = ["Count", "Group", "count"]

# Beyond this many empty rows a table is no answer; a coarser part is.
MOST_GROUPS = 20_000
MOST_CELLS = 1_000_000


NOTHING: Mapping[str, str] = MappingProxyType({})


class Group(NamedTuple):
    """One row of a count."""

    key: tuple[str | None, ...]
    """The value of each field counted by; None for events that have none."""
    number: int
    partial: bool = False
    """True when only part of the month (or other calendar part) lies in the asked range."""
    uncertain: int = 0
    """How many of the counted may belong elsewhere, because their date is approximate."""


class Count(NamedTuple):
    """How many events, in groups."""

    by: tuple[str, ...]
    """The names of the fields counted by, in the order asked."""
    groups: tuple[Group, ...]
    total: int
    """How many different events; less than the sum where an event is in several groups."""
    perhaps: int = 0
    """How many of them may have happened outside the days asked for, because their date is approximate."""
    explained: Mapping[str, str] = NOTHING
    """What names, words and periods of the question were taken to mean."""

    @property
    def dated(self) -> bool:
        """True when the rows are calendar parts, which can be partial or uncertain."""
        return bool(self.by) and self.by[0] in CALENDAR_PARTS


def count(
    events: Sequence[Event],
    by: Sequence[str],
    asked: Period,
    coverage: Period,
    explained: Mapping[str, str] = NOTHING,
) -> Count:
    """Count events by up to two fields.

    `asked` is the range of days the question was limited to, `coverage` the days the data speaks
    of; together they bound the rows that appear without events.
    """
    columns = [find_field(name) for name in by]
    if len(columns) > 2:
        raise KrjpError(f"cannot count by {len(columns)} fields at once; use one or two")
    if len({field.name for field in columns}) != len(columns):
        raise KrjpError(f"cannot count by {columns[0].name} twice; name two different fields")
    counts: dict[tuple[str | None, ...], int] = {}
    uncertain: dict[tuple[str | None, ...], int] = {}
    start = asked.first
    for event in events:
        first = event if start is None or event.date >= start else event._replace(date=start)
        keys = _keys(columns, first)
        for key in keys:
            counts[key] = counts.get(key, 0) + 1
        if len(columns) > 1 and len(counts) > MOST_CELLS:
            raise _too_many(columns, f"over {MOST_CELLS:,}")
        if columns and event.date_certainty == "approximate" and _crosses(columns, first):
            for key in keys:
                uncertain[key] = uncertain.get(key, 0) + 1
    rows = _groups(columns[:1], counts, 0, _range(events, asked, coverage))
    others = _groups(columns[1:], counts, 1, _range(events, asked, coverage))
    if len(rows) * len(others) > MOST_CELLS:
        raise _too_many(columns, f"{len(rows)} times {len(others)}")
    vague = (event for event in events if event.date_certainty == "approximate")
    perhaps = sum(not asked.contains(event.when) for event in vague)
    groups = [
        Group((*row, *other), counts.get((*row, *other), 0), _partial(columns, spans, asked),
              uncertain.get((*row, *other), 0))
        for row, spans in rows.items()
        for other in others
    ]  # fmt: skip
    return Count(tuple(field.name for field in columns), tuple(groups), len(events), perhaps, explained)


def _keys(columns: Sequence[Field], event: Event) -> list[tuple[str | None, ...]]:
    """Every group an event belongs to."""
    keys: list[tuple[str | None, ...]] = [()]
    for field in columns:
        values = field.of(event) or (None,)
        if len(keys) * len(values) > MOST_CELLS:
            raise _too_many(columns, f"{len(keys)} times {len(values)}")
        keys = [(*key, value) for key in keys for value in values]
    return keys


def _too_many(columns: Sequence[Field], cells: str) -> KrjpError:
    names = " and ".join(field.name for field in columns)
    return KrjpError(f"counting by {names} makes {cells} cells; count by one of them, or by coarser fields")


def _crosses(columns: Sequence[Field], event: Event) -> bool:
    """True when the last possible day belongs to another group than the first."""
    return any(
        DATE_PARTS[field.name].of(event.date) != DATE_PARTS[field.name].of(event.last_date)
        for field in columns
        if field.type == fields.PART
    )


def _range(events: Sequence[Event], asked: Period, coverage: Period) -> tuple[date, date] | None:
    """First and last day of the rows: what was asked, its open ends closed by what the data covers."""
    firsts = [day for day in (coverage.first, *(event.date for event in events)) if day is not None]
    lasts = [day for day in (coverage.last, *(event.date for event in events)) if day is not None]
    first = asked.first or min(firsts, default=None)
    last = asked.last or max(lasts, default=None)
    return None if first is None or last is None or first > last else (first, last)


Groups = dict[tuple[str | None, ...], Period]


def _groups(
    columns: Sequence[Field],
    counts: dict[tuple[str | None, ...], int],
    at: int,
    days: tuple[date, date] | None,
) -> Groups:
    """The values of one column in their natural order, or the most frequent first."""
    if not columns:
        return {(): Period()}
    field = columns[0]
    totals: dict[str | None, int] = {}
    for key, number in counts.items():
        totals[key[at]] = totals.get(key[at], 0) + number
    if field.name in CALENDAR_PARTS and days is not None:
        return _calendar(field.name, *days)
    known = list(field.ranked or (field.vocabulary if field.type == fields.PART else ()))
    if known:
        order = {value: number for number, value in enumerate(known)}
        ordered = sorted(totals, key=lambda value: order.get(value or "", len(order)))
    elif field.type in (fields.NUMBER, fields.DATE):
        ordered = sorted(totals, key=lambda value: (value is None, len(value or ""), value))
    else:
        ordered = sorted(totals, key=lambda value: (value is None, -totals[value], value or ""))
    return {(value,): Period() for value in ordered}


def _calendar(part: str, first: date, last: date) -> Groups:
    span = span_of_part(part, first)
    assert span.first is not None
    assert span.last is not None
    if (last - first).days // ((span.last - span.first).days + 1) > MOST_GROUPS:
        raise KrjpError(
            f"counting by {part} from {first} to {last} makes more than {MOST_GROUPS} rows; "
            "count by year or month, or ask for a shorter time with --since and --until"
        )
    return {(value,): days for value, days in part_range(part, first, last)}


def _partial(columns: Sequence[Field], days: Period, asked: Period) -> bool:
    if not columns or columns[0].name not in CALENDAR_PARTS or days.first is None or days.last is None:
        return False
    return bool(
        (asked.first and days.first < asked.first <= days.last) or (asked.last and days.first <= asked.last < days.last)
    )


def by_names(text: str | Iterable[str]) -> tuple[str, ...]:
    """Field names out of `month,kind` or a list of names."""
    names = text.split(",") if isinstance(text, str) else list(text)
    return tuple(name.strip() for name in names if name.strip())
