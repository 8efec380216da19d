"""Counts as a table."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from krjp.dates import EventDate, span_of_part
from krjp.record.fields import CALENDAR_PARTS, FIELDS
from krjp.render.layout import Cell, Column, Table, cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krjp.query.counts import Count, Group

__all__ = ["NONE", "count_table", "in_words", "label_of", "range_text"]

NONE = "(none)"
# Of events that may belong to several rows, so many spans have rows; the rest is summed up.
MOST_OWN = 10
# So many rows in a row without events are folded into one.
MOST_EMPTY = 3


class Number(NamedTuple):
    """What stands in a cell: how many surely, and how many at most; or how many are expected."""

    sure: int = 0
    at_most: int = 0
    expected: float | None = None

    @property
    def text(self) -> str:
        """`5`, `5–7`, or `5.9`."""
        return range_text(self.sure, self.at_most) if self.expected is None else f"{self.expected:.1f}"


def range_text(sure: int, at_most: int) -> str:
    """`5` when that is sure, `5–7` when there may be more."""
    return f"{sure}" if sure == at_most else f"{sure}–{at_most}"


def count_table(count: Count, *, expected: bool = False) -> Table:
    """One field: a row a value. Two fields: the second one across. A last row has the total.

    `expected` numbers stand instead of sure and possible ones, if asked for.
    """
    total = Number(count.total, count.at_most, count.expected if expected else None)
    if not count.by:
        return Table((Column("Events", right=True),), [(cell(total.text),)], notes=_notes(count, expected=expected))
    across: list[str | None] = []
    if len(count.by) == 2:
        across = list(dict.fromkeys(group.key[1] for group in count.groups if not (expected and _is_several(group, 1))))
    numbers: dict[tuple[str | None, ...], Number] = {}
    rows: dict[str | None, Group] = {}
    for group in count.groups:
        if expected and group.own:
            continue
        numbers[group.key] = Number(group.sure, group.at_most, group.expected if expected else None)
        rows.setdefault(group.key[0], group)
    keys = [(other,) for other in across] if across else [()]
    lines = [
        (_row_label(count.by[0], group), group, [numbers[(value, *key)] for key in keys])
        for value, group in rows.items()
    ]
    columns = [Column(_title(count.by[0]))]
    columns += [Column(_label(value).text, right=True, rank=at) for at, value in enumerate(across, 1)]
    columns += [Column("Sum" if across else "Events", right=True)]
    drawn = [
        (label, *(cell(number.text) for number in (*each, _sum(each)) if across or number is each[0]))
        if across
        else (label, cell(each[0].text))
        for label, each in _folded(count.by[0], lines)
    ]
    if across:
        sums = [_sum([each[at] for _, _, each in lines]) for at in range(len(across))]
        footer = (cell("Sum"), *(cell(number.text) for number in sums), cell(_sum(sums).text))
    else:
        footer = (cell("Total"), cell(total.text))
    return Table(tuple(columns), drawn, footer if drawn or not across else (), _notes(count, expected=expected))


def _is_several(group: Group, at: int) -> bool:
    return group.own and group.key[at] == "several"


def _sum(numbers: Sequence[Number]) -> Number:
    expected = [number.expected for number in numbers if number.expected is not None]
    return Number(
        sum(number.sure for number in numbers),
        sum(number.at_most for number in numbers),
        sum(expected) if expected else None,
    )


Line = tuple[Cell, "Group", "list[Number]"]


def _folded(field: str, lines: Sequence[Line]) -> Iterable[tuple[Cell, list[Number]]]:
    """The rows to draw: many calendar parts without events as one, and so the rest of many rows of their own."""
    own = [line for line in lines if line[1].own]
    for empty, run in groupby((line for line in lines if not line[1].own), key=lambda line: _is_empty(field, line)):
        same = list(run)
        if empty and len(same) > MOST_EMPTY:
            first, last = same[0][1].key[0], same[-1][1].key[0]
            yield cell(f"{first}–{last}: none ({len(same)} {in_words(field)}s)"), [Number()] * len(same[0][2])
        else:
            yield from ((label, numbers) for label, _, numbers in same)
    yield from ((label, numbers) for label, _, numbers in own[:MOST_OWN])
    if len(own) > MOST_OWN:
        rest = [numbers for _, _, numbers in own[MOST_OWN:]]
        yield cell(f"{len(rest)} other spans"), [_sum(list(each)) for each in zip(*rest, strict=True)]


def _is_empty(field: str, line: Line) -> bool:
    return field in CALENDAR_PARTS and not any(number.at_most or number.expected for number in line[2])


def label_of(field: str, value: str | None) -> str:
    """How a value of a field is written in tables and pictures."""
    if value is None:
        return NONE
    if field in CALENDAR_PARTS and value.startswith("["):
        first, _, last = value.strip("[]").partition("..")
        if field in ("year", "month", "day"):
            begin, end = (date.fromisoformat((each + "-01-01")[:10]) for each in (first, last))
            return EventDate(begin, span_of_part(field, end).last or end, approximate=True).when()
        return f"some time in {first}–{last}"
    return value


def _row_label(field: str, group: Group) -> Cell:
    return cell(label_of(field, group.key[0]) + (" (partial)" if group.partial else ""))


def _label(value: str | None) -> Cell:
    return cell(NONE if value is None else value)


def in_words(field: str) -> str:
    """What a field is called in a title: a part of something by its own name, as in questions."""
    name = FIELDS[field].label if "." in field else field
    return name.replace("_", " ").replace("-", " ")


def _title(field: str) -> str:
    return in_words(field).capitalize()


def _notes(count: Count, *, expected: bool) -> tuple[str, ...]:
    notes = []
    if any(group.partial for group in count.groups):
        notes.append("partial: only some of its days lie in the range asked for.")
    if expected and count.unsettled:
        notes.append(
            f"Expected numbers: each day on which one of {count.unsettled} events may have happened is equally likely."
        )
    elif count.unsettled and not expected:
        notes.append(f"{_events(count.unsettled)} too vaguely dated to be placed; 5–7 means 5 surely, 7 at most.")
    if not expected and sum(group.sure for group in count.groups) != count.total:
        notes.append("An event with several values counts under each; the total counts it once.")
    return tuple(notes)


def _events(number: int) -> str:
    return "1 event is" if number == 1 else f"{number} events are"
