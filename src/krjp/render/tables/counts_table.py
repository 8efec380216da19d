"""Counts as a table."""

from __future__ import annotations

from datetime import date
from functools import partial, reduce
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from krjp.dates import EventDate, span_of_part
from krjp.record.fields import CALENDAR_PARTS, FIELDS
from krjp.render.layout import Cell, Column, Table, cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krjp.query.counts import Count
    from krjp.query.groups import Group

__all__ = ["MOST_OWN", "NONE", "count_table", "in_words", "label_of", "other_spans", "range_text"]

NONE = "(none)"
# Of events that may belong to several rows, so many spans have rows; the rest is summed up.
MOST_OWN = 10
# So many rows in a row without events are folded into one.
MOST_EMPTY = 3
WITHIN = "some time in "


class Number(NamedTuple):
    """What stands in a cell: how many surely, and how many at most; or how many are expected."""

    sure: int = 0
    at_most: int = 0
    expected: float | None = None

    @property
    def text(self) -> str:
        """`5`, `5–7`, or `5.92`."""
        return range_text(self.sure, self.at_most) if self.expected is None else f"{self.expected:.2f}"


def range_text(sure: int, at_most: int) -> str:
    """`5` when that is sure, `5–7` when there may be more."""
    return f"{sure}" if sure == at_most else f"{sure}–{at_most}"


def count_table(count: Count, *, expected: bool = False) -> Table:
    """One field: a row a value. Two fields: the second one across. A last row has the total.

    `expected` numbers stand instead of sure and possible ones, if asked for.
    """
    notes = _notes(count, expected=expected)
    total = Number(count.total, count.at_most, count.expected)
    if not count.by:
        return Table((Column("Events", right=True),), [(cell(total.text),)], notes=notes)
    if len(count.by) == 2:
        return _cross_table(count, notes, expected=expected)
    groups = [group for group in count.groups if not (expected and group.own)]
    lines = [Line(_row_label(count.by[0], group), group, [_number(group)]) for group in groups]
    rows = [(label, cell(numbers[0].text)) for label, numbers in _folded(count.by[0], lines)]
    columns = (Column(_title(count.by[0])), Column("Events", right=True))
    return Table(columns, rows, (cell("Total"), cell(total.text)), notes)


def _cross_table(count: Count, notes: tuple[str, ...], *, expected: bool) -> Table:
    down, across, (whole,) = count.sums
    if expected:
        down, across = (tuple(group for group in each if not group.own) for each in (down, across))
    numbers = {group.key: _number(group) for group in count.groups}
    columns = (
        Column(_title(count.by[0])),
        *(Column(cell(label_of("", group.key[0])).text, right=True, rank=at) for at, group in enumerate(across, 1)),
        Column("Sum", right=True),
    )
    lines = [
        Line(
            _row_label(count.by[0], row),
            row,
            [*(numbers[row.key[0], other.key[0]] for other in across), _number(row)],
        )
        for row in down
    ]
    rows = [(label, *(cell(number.text) for number in each)) for label, each in _folded(count.by[0], lines)]
    footer = (cell("Sum"), *(cell(_number(group).text) for group in across), cell(_number(whole).text))
    if whole.sure != count.total:
        text = range_text(count.total, count.at_most)
        notes = (*notes, f"{text} different events; one with several values counts under each.")
    return Table(columns, rows, footer if rows else (), notes)


def _number(group: Group) -> Number:
    return Number(group.sure, group.at_most, group.expected)


def _plus(one: Number, other: Number) -> Number:
    expected = None if one.expected is None or other.expected is None else one.expected + other.expected
    return Number(one.sure + other.sure, one.at_most + other.at_most, expected)


class Line(NamedTuple):
    """A row before it is drawn."""

    label: Cell
    group: Group
    numbers: list[Number]


def _folded(field: str, lines: Sequence[Line]) -> Iterator[tuple[Cell, list[Number]]]:
    """The rows to draw: many calendar parts without events as one, and so the rest of many rows of their own."""
    own = [line for line in lines if line.group.own]
    for empty, run in groupby((line for line in lines if not line.group.own), key=partial(_is_empty, field)):
        same = list(run)
        if empty and len(same) > MOST_EMPTY:
            first, last = same[0].group.key[0], same[-1].group.key[0]
            yield cell(f"{first}–{last}: none ({len(same)} {in_words(field)}s)"), same[0].numbers
        else:
            yield from ((line.label, line.numbers) for line in same)
    yield from ((line.label, line.numbers) for line in own[:MOST_OWN])
    if len(own) > MOST_OWN:
        rest = own[MOST_OWN:]
        sums = [reduce(_plus, numbers) for numbers in zip(*(line.numbers for line in rest), strict=True)]
        yield cell(other_spans(len(rest))), sums


def other_spans(number: int) -> str:
    """What stands before the sum of so many rows of what may belong to several others."""
    return f"{number} other span{'' if number == 1 else 's'}"


def _is_empty(field: str, line: Line) -> bool:
    return field in CALENDAR_PARTS and not any(number.at_most or number.expected for number in line.numbers)


def label_of(field: str, value: str | None) -> str:
    """How a value of a field is written in tables and pictures."""
    if value is None:
        return NONE
    if field in CALENDAR_PARTS and value.startswith("["):
        first, _, last = value.strip("[]").partition("..")
        if field in ("year", "month", "day"):
            opened, closed = (date.fromisoformat((each + "-01-01")[:10]) for each in (first, last))
            when = EventDate(opened, span_of_part(field, closed).last or closed, approximate=True).when()
            return f"{WITHIN}{when.removeprefix(WITHIN)}"
        year, _, begin = first.partition("-")
        other, _, end = last.partition("-")
        same = f"{begin}–{end} {other}" if year == other else f"{begin} {year}–{end} {other}"
        return f"{WITHIN}{same}"
    return value


def _row_label(field: str, group: Group) -> Cell:
    return cell(label_of(field, group.key[0]) + (" (partial)" if group.partial else ""))


def in_words(field: str) -> str:
    """What a field is called in a title: a part of something by its own name, as in questions."""
    name = FIELDS[field].label if "." in field and field in FIELDS else field
    return name.replace("_", " ").replace("-", " ")


def _title(field: str) -> str:
    return in_words(field).capitalize()


def _notes(count: Count, *, expected: bool) -> tuple[str, ...]:
    notes = []
    if any(group.partial for group in count.groups):
        notes.append("partial: only some of its days lie in the range asked for.")
    if expected and count.unsettled:
        which = "an event" if count.unsettled == 1 else f"one of {count.unsettled} events"
        notes.append(f"Expected numbers: each day on which {which} may have happened is equally likely.")
    elif count.unsettled and not expected:
        notes.append(f"{_events(count.unsettled)} too vaguely dated to be placed; 5–7 means 5 surely, 7 at most.")
    if not expected and len(count.by) == 1 and sum(group.sure for group in count.groups) != count.total:
        notes.append("An event with several values counts under each; the total counts it once.")
    return tuple(notes)


def _events(number: int) -> str:
    return "1 event is" if number == 1 else f"{number} events are"
