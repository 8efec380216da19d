"""What must be counted where, worked out of the oracle's verdicts on every way in which an event may have been.

A row's sure number is that of the events that can be in no other row, its upper bound that of those that may be
in it. An event that surely meets the question and may be in several rows stands in a row of its own; what only
may meet the question is in upper bounds alone. What rests on a choice, since something has to be chosen:

- Rows of their own are named `[first..last]`, two neighbours too, and so are quarters and weeks, which EDTF does not
  know: one form, and no comma in CSV. They are partial when their first or last part has days that were not asked for.
- An event that may be in three rows is one event in the upper bound of a sum; the sum would say too much otherwise.
- Two fields leave out the cells that are zero at most; `0–1` is an answer.
- An event that lasts counts once, on the first of its days that, taken alone, meets the question: where it began,
  or the first day asked for. Where the days asked for have gaps, that keeps it out of rows nobody asked for. If no day
  alone meets the question, it counts where it began, or on the first day of the period asked for.
- Rows of a period part run from the first to the last day asked for, else from the first to the last possible day of
  the whole data, whatever else is asked; where there is no such day, only what is found has a row. Asked for are the
  periods and comparisons of days that must all hold.
- Values in a count by field stand in the order of the sure number, then of the upper bound, then of the value; none
  is last.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from .oracle import (
    DAY,
    MONTHS,
    PARTS,
    PERIOD_PARTS,
    RECURRING_PARTS,
    WEEKDAYS,
    And,
    Compare,
    DateIn,
    DatePart,
    Period,
    cases,
    days_between,
    holds,
    part_of,
    span,
    values_of,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .oracle import Case, Question, Record

__all__ = [
    "SEVERAL",
    "Counts",
    "Key",
    "Pair",
    "asked_days",
    "count",
    "count_by",
    "ends_of",
    "expected_by",
    "first_day",
    "last_day",
    "limited",
]

SEVERAL = "several"
Key = str | None
"""A row: "2020-01", "[2020-01..2020-04]", "Monday", "several", "meeting"; None: has no value."""


@dataclass
class Pair:
    """How many surely, and how many at most."""

    count: int = 0
    at_most: int = 0

    def add(self, other: Pair) -> None:
        """Add the numbers of another pair to these."""
        self.count += other.count
        self.at_most += other.at_most

    def __str__(self) -> str:
        return str(self.count) if self.count == self.at_most else f"{self.count}–{self.at_most}"


@dataclass
class Counts:
    """The answer to a count by one field or two."""

    part: str
    second: str | None
    keys: list[Key]
    """The rows, in order, zero rows too; without the rows of their own."""
    own_keys: list[str]
    """Rows of their own: "[2020-01..2020-02]" …, or "several"."""
    columns: list[Key]
    """The values of the second field that occur; [None] where there is one field."""
    cells: dict[tuple[Key, Key], Pair]
    """(row, column) → numbers; what is not in it is 0. With one field the column is None."""
    row_sums: dict[Key, Pair]
    """Row → numbers, each event once for each value that it has in the second field."""
    column_sums: dict[Key, Pair]
    """Column → numbers, each event once for each value that it has in the first field."""
    grand: Pair
    """The corner of a table of two fields: each event once for each pair of its values."""
    total: Pair
    """Different events."""
    partial: dict[Key, bool] = field(default_factory=dict)
    """Period rows: whether days of the row lie outside of the days asked for."""

    def objects(self) -> list[dict[str, Any]]:
        """What JSON has to hold: zero rows with one field, no zero cells with two."""
        found: list[dict[str, Any]] = []
        for key in [*self.keys, *self.own_keys]:
            for column in self.columns:
                pair = self.cells.get((key, column), Pair())
                if self.second and not pair.at_most:
                    continue
                one: dict[str, Any] = {self.part: key}
                if self.second:
                    one[self.second] = column
                one |= {"count": pair.count, "at_most": pair.at_most}
                if self.part in PERIOD_PARTS:
                    one["partial"] = self.partial[key]
                found.append(one)
        return found


@dataclass(frozen=True)
class Place:
    """Where an event belongs in a count: the cells it may be in, the cells it surely is in."""

    may: frozenset[tuple[Key, Key]]
    surely: frozenset[tuple[Key, Key]]
    """Empty for an event that only may meet the question; several for several values."""


def count(records: Iterable[Record], question: Question) -> Pair:
    """How many events meet the question surely, and how many at most."""
    verdicts = [verdict(record, question) for record in records]
    return Pair(verdicts.count("sure"), len(verdicts) - verdicts.count("none"))


def asked_days(question: Question) -> Period:
    """The days that the conditions which must all hold leave: `date:`, `date<` and its kin, and periods by name."""
    match question:
        case DatePart(name, value, op) if name in PERIOD_PARTS:
            days = Period(first_day(value, name), last_day(value, name))
            return days if op == ":" else asked_days(Compare(op, days))
        case DateIn(period):
            return period
        case Compare("<", Period(day, _)) if day is not None:
            return Period(None, day - DAY)
        case Compare("<=", period):
            return Period(None, period.last)
        case Compare(">", Period(_, day)) if day is not None:
            return Period(day + DAY, None)
        case Compare(">=", period):
            return Period(period.first, None)
        case And(parts):
            periods = [asked_days(part) for part in parts]
            firsts = [period.first for period in periods if period.first is not None]
            lasts = [period.last for period in periods if period.last is not None]
            return Period(max(firsts, default=None), min(lasts, default=None))
        case _:
            return Period(None, None)


def counted_day(case: Case, question: Question, record: Record) -> date:
    """The day of the case that decides the row."""
    for day in case:
        if holds(question, record, (day,)):
            return day
    asked = asked_days(question).first
    return asked if asked is not None and case[0] < asked <= case[-1] else case[0]


def count_by(records: Sequence[Record], question: Question, part: str, second: str | None = None) -> Counts:
    """`count QUESTION --by part,second`."""
    cells: dict[tuple[Key, Key], Pair] = {}
    row_sums: dict[Key, Pair] = {}
    column_sums: dict[Key, Pair] = {}
    grand = Pair()
    for record in records:
        place = _place(record, question, part, second)
        firsts, seconds = _multiple(record, part), _multiple(record, second)
        for cell in place.may | place.surely:
            cells.setdefault(cell, Pair()).at_most += 1
        for cell in place.surely:
            cells.setdefault(cell, Pair()).count += 1
        for row in {cell[0] for cell in place.may | place.surely}:
            row_sums.setdefault(row, Pair()).at_most += seconds
        for row in {cell[0] for cell in place.surely}:
            row_sums[row].count += seconds
        for column in {cell[1] for cell in place.may | place.surely}:
            column_sums.setdefault(column, Pair()).at_most += firsts
        for column in {cell[1] for cell in place.surely}:
            column_sums[column].count += firsts
        grand.add(Pair(firsts * seconds * bool(place.surely), firsts * seconds * bool(place.may)))
    own = {row for row, _ in cells if row is not None and part in PARTS and (row == SEVERAL or row.startswith("["))}
    keys = _rows(records, question, part, {row for row, _ in cells} - own, row_sums)
    answer = Counts(
        part, second, keys, sorted(own, key=ends_of), _columns(second, column_sums),
        cells, row_sums, column_sums, grand, count(records, question),
    )  # fmt: skip
    if part in PERIOD_PARTS:
        asked = asked_days(question)
        answer.partial = {key: not _inside(key, part, asked) for key in [*keys, *answer.own_keys] if key}
    return answer


def expected_by(
    records: Sequence[Record], question: Question, part: str, second: str | None = None
) -> dict[tuple[Key, Key], Fraction]:
    """`--expected`: each possible day equally likely (aoristic). There are no rows of their own."""
    expected: dict[tuple[Key, Key], Fraction] = {}
    for record in records:
        ways = cases(record)
        for case in ways:
            if holds(question, record, case):
                for cell in _cells(case, question, record, part, second):
                    expected[cell] = expected.get(cell, Fraction(0)) + Fraction(1, len(ways))
    return expected


def limited(question: Question, since: date | None, until: date | None) -> Question:
    """The question, within some days."""
    if since is None and until is None:
        return question
    return And((question, DateIn(Period(since, until))))


def _cells(case: Case, question: Question, record: Record, part: str, second: str | None) -> Iterator[tuple[Key, Key]]:
    for one in _parts(case, question, record, part):
        for other in _parts(case, question, record, second) if second else (None,):
            yield one, other


def _parts(case: Case, question: Question, record: Record, part: str) -> tuple[Key, ...]:
    if part in PARTS:
        return (part_of(counted_day(case, question, record), part),)
    return values_of(record, part)


def _place(record: Record, question: Question, part: str, second: str | None) -> Place:
    """Take the event as happening on each of its possible days, and note the rows it falls in."""
    ways = cases(record)
    good = [case for case in ways if holds(question, record, case)]
    may = frozenset(cell for case in good for cell in _cells(case, question, record, part, second))
    if len(good) < len(ways):
        return Place(may, frozenset())
    rows = _settled([_parts(case, question, record, part) for case in good], part, as_range=part in PERIOD_PARTS)
    if second is None:
        return Place(may, frozenset((one, None) for one in rows))
    columns = _settled([_parts(case, question, record, second) for case in good], second, as_range=False)
    return Place(may, frozenset((one, two) for one in rows for two in columns))


def _settled(found: list[tuple[Key, ...]], part: str, *, as_range: bool) -> tuple[Key, ...]:
    """The row of an event that surely meets the question, or the row of its own."""
    if part not in PARTS:
        return found[0]
    different = sorted({str(parts[0]) for parts in found})
    if len(different) == 1:
        return (different[0],)
    return (f"[{different[0]}..{different[-1]}]",) if as_range else (SEVERAL,)


def _multiple(record: Record, name: str | None) -> int:
    """How many times an event counts in a sum over the field: once for each of its values."""
    return 1 if name is None or name in PARTS else len(values_of(record, name))


def ends_of(key: str) -> tuple[str, ...]:
    """The first and the last part of a row of its own; of another row itself."""
    return tuple(key.strip("[]").split(".."))


def _rows(
    records: Sequence[Record],
    question: Question,
    part: str,
    found: set[Key],
    sums: Mapping[Key, Pair],
) -> list[Key]:
    """The rows in order. Periods: from the first to the last day asked for, else of the data."""
    if part == "weekday":
        return [name for name in WEEKDAYS if name in found]
    if part == "month-of-year":
        return [name for name in MONTHS if name in found]
    if part not in PERIOD_PARTS:
        return _by_number(found, sums)
    asked = asked_days(question)
    first = asked.first or min((span(record)[0] for record in records), default=None)
    last = asked.last or max((span(record)[1] for record in records), default=None)
    between = days_between(first, last) if first and last else ()
    rows: set[Key] = found | {part_of(day, part) for day in between}
    return sorted(rows, key=str)


def _columns(second: str | None, sums: Mapping[Key, Pair]) -> list[Key]:
    if second is None:
        return [None]
    if second in RECURRING_PARTS:
        names: tuple[Key, ...] = (*(WEEKDAYS if second == "weekday" else MONTHS), SEVERAL)
        return [name for name in names if name in sums]
    if second in PERIOD_PARTS:
        return sorted(sums, key=lambda key: (key == SEVERAL, str(key)))
    return _by_number(sums, sums)


def _by_number(found: Iterable[Key], sums: Mapping[Key, Pair]) -> list[Key]:
    return sorted(found, key=lambda key: (key is None, -sums[key].count, -sums[key].at_most, key or ""))


def _inside(key: str, part: str, asked: Period) -> bool:
    """Whether all days of the row, or of the range of rows, were asked for."""
    ends = ends_of(key)
    first, last = first_day(ends[0], part), last_day(ends[-1], part)
    return (asked.first is None or first >= asked.first) and (asked.last is None or last <= asked.last)


def first_day(key: str, part: str) -> date:
    """The first day of a period row."""
    if part == "year":
        return date(int(key), 1, 1)
    if part == "quarter":
        return date(int(key[:4]), int(key[6]) * 3 - 2, 1)
    if part == "month":
        return date(int(key[:4]), int(key[5:]), 1)
    if part == "week":
        return date.fromisocalendar(int(key[:4]), int(key[6:]), 1)
    return date.fromisoformat(key)


def last_day(key: str, part: str) -> date:
    """The last day of a period row."""
    day = first_day(key, part)
    while day < date.max and part_of(day + DAY, part) == key:
        day += DAY
    return day
