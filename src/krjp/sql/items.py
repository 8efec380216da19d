"""The values of a field of several, each in a row of its own: `id`, `item`. No event has one twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlglot
from sqlglot import exp

from krjp.sql.calendar import as_text
from krjp.sql.table import exploded

if TYPE_CHECKING:
    from krjp.record.fields import Field

__all__ = ["items"]

_ID, _ITEM = exp.column("id"), exp.column("item")

# The pairs of states of each event (see `record.model.Event.dyads`), given the states that act and are acted on.
_DYADS = """
WITH sides AS (
  SELECT id, item, MAX(acts) AS acts, MAX(meant) AS meant
  FROM (
    SELECT id, item, 1 AS acts, 0 AS meant FROM ({initiators}) AS acting
    UNION ALL
    SELECT id, item, 0 AS acts, 1 AS meant FROM ({targets}) AS reached
  ) AS both_sides
  GROUP BY id, item
),
alike AS (
  SELECT id FROM sides GROUP BY id HAVING MIN(acts) = 1 AND MIN(meant) = 1 AND COUNT(*) > 1
)
SELECT
  one.id,
  CASE WHEN alike.id IS NULL THEN one.item || ' → ' || other.item ELSE one.item || ' – ' || other.item END AS item
FROM sides AS one
JOIN sides AS other ON one.id = other.id AND one.item <> other.item
LEFT JOIN alike ON one.id = alike.id
WHERE one.acts = 1 AND other.meant = 1 AND (alike.id IS NULL OR one.item < other.item)
"""


def items(field: Field, records: str) -> exp.Query:
    """The rows of a field, out of a table that has its columns."""
    if field.party == "pair":
        sides = {name: _states(name, records).sql("duckdb") for name in ("initiators", "targets")}
        dyads = sqlglot.parse_one(_DYADS.format(**sides), read="duckdb")
        assert isinstance(dyads, exp.Query)
        return dyads
    column, _, part = field.name.partition(".")
    if part:
        return _told_by(column, part, records)
    return _states(column, records) if field.party == "any" else _elements(column, records, _ITEM)


def _elements(column: str, records: str, told: exp.Expr) -> exp.Select:
    query = exp.select(_ID, exp.alias_(told, "item") if told is not _ITEM else told).from_(records)
    return exploded(query, exp.column(column), "item")


def _states(column: str, records: str) -> exp.Select:
    """Of those who act or are acted on, the states: what is no country code is refused where one must stand."""
    code = exp.RegexpLike(this=_ITEM.copy(), expression=exp.Literal.string("^[A-Z]{3}$"))
    return _elements(column, records, _ITEM).where(code)


def _told_by(column: str, part: str, records: str) -> exp.Select:
    """What the structures in an array say of one thing."""
    # In brackets, lest it be taken for a column of a table.
    told: exp.Expr = exp.Dot(this=exp.paren(exp.column("cited")), expression=exp.to_identifier(part))
    if part == "dates_event":
        told = exp.Lower(this=as_text(told))
    each = exploded(exp.select(_ID, exp.alias_(told, "item")).from_(records), exp.column(column), "cited")
    held = exp.and_(exp.not_(_ITEM.is_(exp.null())), _ITEM.neq(""))
    return exp.select(_ID, _ITEM).distinct().from_(each.subquery("told")).where(held)
