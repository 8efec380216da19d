"""A count as bars, before they are drawn in a terminal or as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.render.tables.counts_table import NONE, in_words
from krjp.text import printable

if TYPE_CHECKING:
    from krjp.query.counts import Count

__all__ = ["MOST_SERIES", "Bars", "Row", "bars", "chart_title"]

# More parts than this cannot be told apart in a bar; the smaller ones are drawn as one.
MOST_SERIES = 7


class Row(NamedTuple):
    """One bar."""

    label: str
    parts: tuple[int, ...]
    """A number for each series."""
    partial: bool = False
    uncertain: int = 0

    @property
    def total(self) -> int:
        """The whole bar."""
        return sum(self.parts)


class Bars(NamedTuple):
    """All bars."""

    rows: tuple[Row, ...]
    series: tuple[str, ...] = ()
    """What the parts of a bar stand for; empty when a bar has only one."""

    @property
    def totals(self) -> list[int]:
        """The sum of each series."""
        return [sum(row.parts[at] for row in self.rows) for at in range(len(self.series))]


def bars(count: Count) -> Bars:
    """One bar a value of the first field, with a part for each value of the second.

    Parts keep their order. Where there are more than `MOST_SERIES`, the largest stay and the last
    part stands for all others.
    """
    if not count.by:
        return Bars((Row("Events", (count.total,)),))
    if len(count.by) == 1:
        return Bars(
            tuple(Row(_label(group.key[0]), (group.number,), group.partial, group.uncertain) for group in count.groups)
        )
    numbers = {group.key: group.number for group in count.groups}
    down = {group.key[0]: group.partial for group in count.groups}
    across = list(dict.fromkeys(group.key[1] for group in count.groups))
    kept = across
    if len(across) > MOST_SERIES:
        totals = {value: sum(numbers[row, value] for row in down) for value in across}
        largest = sorted(across, key=lambda value: -totals[value])[: MOST_SERIES - 1]
        kept = [value for value in across if value in largest]
    rows = []
    for value, partial in down.items():
        parts = [numbers[value, other] for other in kept]
        if len(kept) < len(across):
            parts.append(sum(numbers[value, other] for other in across) - sum(parts))
        rows.append(Row(_label(value), tuple(parts), partial))
    names = [_label(value) for value in kept]
    if len(kept) < len(across):
        names.append(f"{len(across) - len(kept)} others")
    return Bars(tuple(rows), tuple(names))


def chart_title(count: Count) -> str:
    """What the chart shows, in a few words."""
    return "Events" + (f" by {' and '.join(map(in_words, count.by))}" if count.by else "")


def _label(value: str | None) -> str:
    return NONE if value is None else printable(value)
