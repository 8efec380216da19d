"""What must be answered about days, told as slowly and as plainly as can be: the measure for krjp's answers.

Nothing of krjp is used here. Every question is asked of every way in which an event may have been:

    exact, one day or several      one case, all the days from `date` to `end_date`
    approximate with `end_date`    as many cases as days from `date` to `end_date`, one day each
    approximate without            "about a day": seven cases, that day and three on either side

`open_end` changes nothing here: questions use the bounds that `date` and `end_date` hold.

A question holds in a case or it does not. An event is `sure` when the question holds in all of
its cases, `possible` when it holds in some of them only, `none` when it holds in none.

A condition on days holds in a case when *any* of the days of the case meets it:

    DateIn(X)             any day lies in X
    Compare("<", X)       any day lies before the first day of X: it began before X
    Compare("<=", X)      any day lies before X or in it: it began before the end of X
    Compare(">", X)       any day lies after the last day of X: it went on after X
    Compare(">=", X)      any day lies in X or after it: it went on to X
    DatePart("month", X)  any day lies in that month; the same for weekdays and the other parts
    Anniversary(2, 16)    any day is a 16 February

So `not date<feb` is "nothing of it was before February", which is less than `date>=feb`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "ALL",
    "DAY",
    "MONTHS",
    "PARTS",
    "PERIOD_PARTS",
    "RECURRING_PARTS",
    "WEEKDAYS",
    "And",
    "Anniversary",
    "Case",
    "Compare",
    "DateIn",
    "DatePart",
    "Everything",
    "FieldIs",
    "Listing",
    "Not",
    "Or",
    "Period",
    "Question",
    "Record",
    "Verdict",
    "cases",
    "days_between",
    "holds",
    "is_approximate",
    "listing",
    "order",
    "part_of",
    "span",
    "values_of",
    "verdict",
]

Record = Mapping[str, Any]
Case = tuple[date, ...]
"""The days on which an event took place, if things were so."""
Verdict = Literal["sure", "possible", "none"]

ABOUT = 3
"""Days on either side of an approximate date that has no end: a convention of krjp."""
DAY = timedelta(days=1)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PERIOD_PARTS = ("year", "quarter", "month", "week", "day")
"""Parts on the line of time: they have an order, zero rows, ranges as rows of their own."""
RECURRING_PARTS = ("weekday", "month-of-year")
"""Parts that come again: they have one group `several`."""
PARTS = PERIOD_PARTS + RECURRING_PARTS


# Questions


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both included; None: no end on that side."""

    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Everything:
    """No condition at all."""


@dataclass(frozen=True)
class And:
    """All of the parts hold."""

    parts: tuple[Question, ...]


@dataclass(frozen=True)
class Or:
    """One of the parts holds."""

    parts: tuple[Question, ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: Question


@dataclass(frozen=True)
class DateIn:
    """`date:X` and the period options; --since X is X.. and --until X is ..X."""

    period: Period


@dataclass(frozen=True)
class Compare:
    """`date<X` and its kin."""

    op: Literal["<", "<=", ">", ">="]
    period: Period


@dataclass(frozen=True)
class DatePart:
    """`month:2020-02`, `weekday:Sunday`; with another op, `month>=2020-02`."""

    name: str
    value: str
    op: Literal[":", "<", "<=", ">", ">="] = ":"


@dataclass(frozen=True)
class FieldIs:
    """`kind:meeting`, `date_certainty:exact`: what the record stores; None: it has no value."""

    field: str
    value: Any


@dataclass(frozen=True)
class Anniversary:
    """`--on 02-16`: that day in every year."""

    month: int
    day: int


Question = Everything | And | Or | Not | DateIn | Compare | DatePart | FieldIs | Anniversary
ALL = Everything()


# Days of an event


def span(record: Record) -> tuple[date, date]:
    """The first and the last day that the event may have had, or had."""
    first = date.fromisoformat(record["date"])
    end = record.get("end_date")
    if end is not None:
        return first, date.fromisoformat(end)
    if is_approximate(record):
        return first - min(ABOUT * DAY, first - date.min), first + min(ABOUT * DAY, date.max - first)
    return first, first


def cases(record: Record) -> list[Case]:
    """Every way things may have been."""
    days = tuple(days_between(*span(record)))
    return [(day,) for day in days] if is_approximate(record) else [days]


def part_of(day: date, part: str) -> str:
    """The row of a count by `part` to which the day belongs."""
    if part == "year":
        return f"{day.year:04d}"
    if part == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if part == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if part == "week":
        iso = day.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}"
    if part == "day":
        return day.isoformat()
    if part == "weekday":
        return WEEKDAYS[day.weekday()]
    if part == "month-of-year":
        return MONTHS[day.month - 1]
    raise ValueError(f"{part!r} is no calendar part")


def is_approximate(record: Record) -> bool:
    """Whether it happened on one of its days, and nobody knows which."""
    return bool(record.get("date_certainty", "exact") == "approximate")


def days_between(first: date, last: date) -> Iterator[date]:
    """All days from the first to the last; none when it is before the first."""
    for number in range((last - first).days + 1):
        yield first + number * DAY


# Asking


def holds(question: Question, record: Record, case: Case) -> bool:
    """Whether the question holds for the event if it took place on the days of this case."""
    match question:
        case Everything():
            return True
        case And(parts):
            return all(holds(part, record, case) for part in parts)
        case Or(parts):
            return any(holds(part, record, case) for part in parts)
        case Not(part):
            return not holds(part, record, case)
        case FieldIs(name, value):
            return value in values_of(record, name)
    return any(meets(question, day) for day in case)


def meets(question: Question, day: date) -> bool:
    """Whether a day is one that a condition on days asks for."""
    match question:
        case DateIn(period):
            return period.holds(day)
        case Compare(op, period):
            bound = period.first if op in ("<", ">=") else period.last
            if bound is None:
                raise ValueError(f"date{op} needs a period with an end there")
            return _compared(day, op, bound)
        case DatePart(name, value, ":"):
            return part_of(day, name) == value
        case DatePart(name, value, op):
            if name not in PERIOD_PARTS:
                raise ValueError(f"{name} has no order")
            return _compared(part_of(day, name), op, value)
        case Anniversary(month, day_of_month):
            return (day.month, day.day) == (month, day_of_month)
    raise TypeError(question)


def _compared(left: Any, op: str, right: Any) -> bool:
    answers = {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}
    return bool(answers[op])


def values_of(record: Record, name: str) -> tuple[Any, ...]:
    """What the stored record holds in the field, one value or several; (None,) for nothing."""
    value: Any = record
    for step in name.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    if isinstance(value, list):
        return tuple(dict.fromkeys(value)) or (None,)
    return (value,)


def verdict(record: Record, question: Question) -> Verdict:
    """Whether the event meets the question: surely, possibly, or not."""
    answers = [holds(question, record, case) for case in cases(record)]
    return "sure" if all(answers) else "possible" if any(answers) else "none"


def order(records: Sequence[Record]) -> list[Record]:
    """By first possible day, exact before approximate, shorter span first, order of the source."""

    def key(numbered: tuple[int, Record]) -> tuple[date, bool, int, int]:
        number, record = numbered
        first, last = span(record)
        return first, is_approximate(record), (last - first).days, number

    return [record for _, record in sorted(enumerate(records), key=key)]


@dataclass(frozen=True)
class Listing:
    """The ids that a list has to show."""

    sure: list[str]
    possible: list[str]
    together: list[str]
    """What `--possible` lists: both, in order of date."""


def listing(records: Sequence[Record], question: Question) -> Listing:
    """The events that meet the question, those that may, and both in one order."""
    verdicts = [(record["id"], verdict(record, question)) for record in order(records)]
    return Listing(
        [name for name, found in verdicts if found == "sure"],
        [name for name, found in verdicts if found == "possible"],
        [name for name, found in verdicts if found != "none"],
    )
