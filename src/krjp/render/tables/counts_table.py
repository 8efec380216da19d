"""Counts as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.record.fields import FIELDS
from krjp.render.layout import Cell, Column, Table, cell

if TYPE_CHECKING:
    from krjp.query.counts import Count

__all__ = ["NONE", "count_table", "in_words"]

NONE = "(none)"


def count_table(count: Count) -> Table:
    """One field: a row a value. Two fields: the second one across. A last row has the total."""
    notes = _notes(count)
    if len(count.by) == 2:
        return _cross_table(count, notes)
    if not count.by:
        return Table((Column("Events", right=True),), [(cell(str(count.total)),)], notes=notes)
    columns = (Column(_title(count.by[0])), Column("Events", right=True))
    rows = [(_label(group.key[0], partial=group.partial), cell(str(group.number))) for group in count.groups]
    return Table(columns, rows, (cell("Total"), cell(str(count.total))), notes)


def _cross_table(count: Count, notes: tuple[str, ...]) -> Table:
    down = {group.key[0]: group.partial for group in count.groups}
    across = list(dict.fromkeys(group.key[1] for group in count.groups))
    numbers = {group.key: group.number for group in count.groups}
    columns = (
        Column(_title(count.by[0])),
        *(Column(_label(value).text, right=True, rank=number) for number, value in enumerate(across, 1)),
        Column("Sum", right=True),
    )
    rows = []
    for value, partial in down.items():
        counts = [numbers[value, other] for other in across]
        rows.append((_label(value, partial=partial), *(cell(str(number)) for number in counts), cell(str(sum(counts)))))
    sums = [sum(numbers[value, other] for value in down) for other in across]
    footer = (cell("Sum"), *(cell(str(number)) for number in sums), cell(str(sum(sums))))
    if sum(sums) != count.total:
        notes = (*notes, f"{count.total} different events; one with several values counts under each.")
    return Table(columns, rows, footer if rows else (), notes)


def _label(value: str | None, *, partial: bool = False) -> Cell:
    return cell((NONE if value is None else value) + (" (partial)" if partial else ""))


def in_words(field: str) -> str:
    """What a field is called in a title: a part of something by its own name, as in questions."""
    name = FIELDS[field].label if "." in field else field
    return name.replace("_", " ").replace("-", " ")


def _title(field: str) -> str:
    return in_words(field).capitalize()


def _notes(count: Count) -> tuple[str, ...]:
    notes = []
    if any(group.partial for group in count.groups):
        notes.append("partial: only some of its days lie in the range asked for.")
    if count.perhaps:
        notes.append(
            f"{count.perhaps} of the {count.total} may have happened outside the days asked for; "
            "--certain-dates leaves them out."
        )
    uncertain = sum(group.uncertain for group in count.groups)
    if uncertain:
        are, each = ("is", "it") if uncertain == 1 else ("are", "each")
        notes.append(
            f"{uncertain} of these dates {are} approximate and may belong elsewhere; "
            f"{each} is counted at its first possible day."
        )
    if len(count.by) == 1 and sum(group.number for group in count.groups) != count.total:
        notes.append("An event with several values counts under each; the total counts it once.")
    return tuple(notes)
