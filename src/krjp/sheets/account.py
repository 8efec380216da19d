"""What is told of a table: how it was read, and which of its rows were not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.errors import shortened
from krjp.record.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.errors import Problem
    from krjp.sheets.how import How
    from krjp.sheets.order import Order
    from krjp.sheets.records import Made
    from krjp.sheets.sheet import Sheet

__all__ = ["account", "passed_over"]

MOST_ROWS = 5
MOST_NAMED = 20


def account(sheet: Sheet, made: Made, order: Order, how: How) -> list[str]:
    """How a table was read, in a line or two."""
    columns, extras, events, passed = made.columns, made.fields, len(made.later or made.events), made.passed
    read = [
        f"{FIELDS[field].label if field in FIELDS else field} from {' and '.join(sheet.columns[each] for each in at)}"
        for field, at in columns.fields.items()
    ]
    if sheet.form:
        read = [f"read as {sheet.form} data"]
    if extras:
        read.append(f"own fields {', '.join(field.name for field in extras)}")
    if order.first or (how.first and (order.unclear or order.day)):
        other = {"day": order.month, "month": order.day}.get(how.first, "")
        read.append(
            f"in dates the {how.first or order.first} first"
            + (f", where that can be: not in '{other}'" if other else "")
        )
    read += sheet.remarks
    number = f"{events:,} event{'' if events == 1 else 's'}"
    lines = [f"{sheet.name}: {number}; {'; '.join(shortened(each, 200) for each in read)}"]
    if passed:
        told = "; ".join(f"{reason}: {_rows(numbers, sheet)}" for reason, numbers in passed.items())
        lines.append(f"{sheet.name}: passed over what is no event ({told})")
    return lines


def _rows(numbers: Sequence[int], sheet: Sheet) -> str:
    named = ", ".join(map(str, numbers[:MOST_ROWS]))
    more = f" and {len(numbers) - MOST_ROWS:,} more" if len(numbers) > MOST_ROWS else ""
    return f"{sheet.noun}{'' if len(numbers) == 1 else 's'} {named}{more}"


def passed_over(name: str, problems: Sequence[Problem]) -> str:
    """The rows that could not be read and were left out."""
    rows = len(dict.fromkeys(problem.where for problem in problems))
    listed = "".join(f"\n  {problem}" for problem in problems[:MOST_NAMED])
    more = f"\n  … and {len(problems) - MOST_NAMED:,} more" if len(problems) > MOST_NAMED else ""
    return f"{name}: left out {rows:,} row{'' if rows == 1 else 's'} that could not be read:{listed}{more}"
