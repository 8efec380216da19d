"""The table of records that a statement reads, and the steps in which it does.

A statement reads the table once, in its first step, which has what the others need of it and, of each event, the
first and the last day on which it happened or may have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from krjp.dates import ABOUT
from krjp.record.model import Event
from krjp.sql.calendar import as_date, days_later

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["COLUMNS", "FIRST", "LAST", "RECORD", "VAGUE", "Steps", "exploded", "records"]

COLUMNS = Event._fields
"""Names of the columns of the table."""
RECORD = "record"
"""The first step."""
FIRST, LAST, VAGUE = exp.column("first_day"), exp.column("last_day"), exp.column("vague")
"""The first and the last day on which an event happened or may have; whether it happened on one of them only."""

Steps = dict[str, exp.Query]
"""Queries that may each use those before it, by their names."""


def records(table: exp.Table, used: set[str], keys: Mapping[str, exp.Expr]) -> exp.Select:
    """The first step, with the columns used, and keys made of columns."""
    day, end = (as_date(exp.column(name)) for name in ("date", "end_date"))
    vague = exp.column("date_certainty").eq("approximate")
    about = exp.and_(vague, exp.column("end_date").is_(exp.null()))
    made = {
        **keys,
        "first_day": exp.Case().when(about, days_later(day, -ABOUT)).else_(day),
        "last_day": exp.Case().when(about.copy(), days_later(day, ABOUT)).else_(exp.func("COALESCE", end, day.copy())),
        "vague": vague.copy(),
    }
    told = [exp.alias_(value, name) for name, value in made.items() if name in used]
    return exp.select(*(name for name in COLUMNS if name in used), *told).from_(table)


def exploded(query: exp.Select, array: exp.Expr, name: str) -> exp.Select:
    """A query with a row for each element of an array, which is called by a name."""
    alias = exp.TableAlias(this=exp.to_identifier(f"each_{name}"), columns=[exp.to_identifier(name)])
    return query.join(exp.Unnest(expressions=[array], alias=alias), join_type="cross")
