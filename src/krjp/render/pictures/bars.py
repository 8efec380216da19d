"""A count as bars, before they are drawn in a terminal or as SVG."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from krjp.render.palette import PALETTE
from krjp.render.tables.counts_table import MOST_OWN, in_words, label_of, other_spans, range_text
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krjp.query.counts import Count
    from krjp.render.palette import Tone

__all__ = ["MOST_SERIES", "Bars", "Row", "bars", "chart_title", "scale_steps"]

# More parts than this cannot be told apart in a bar; the smaller ones are drawn as one.
MOST_SERIES = 7


class Row(NamedTuple):
    """One bar."""

    label: str
    parts: tuple[int, ...]
    """For each series how many there are at most."""
    sure: tuple[int, ...]
    """And how many surely."""
    partial: bool = False
    own: bool = False
    """True for what may belong to several of the other bars."""
    tone: Tone | None = None
    """How it is drawn, if it stands for a class."""

    @property
    def total(self) -> int:
        """The whole bar."""
        return sum(self.parts)

    @property
    def elsewhere(self) -> int:
        """How much of it may belong elsewhere."""
        return self.total - sum(self.sure)

    @property
    def text(self) -> str:
        """The number beside it: `5`, or `5–7`."""
        return range_text(sum(self.sure), self.total)


class Bars(NamedTuple):
    """All bars."""

    rows: tuple[Row, ...]
    series: tuple[str, ...] = ()
    """What the parts of a bar stand for; empty when a bar has only one."""
    totals: tuple[str, ...] = ()
    """How many events each series has: `5`, or `5–7`."""
    tones: tuple[Tone, ...] = ()
    """How the series are drawn, if they stand for classes."""

    def tone(self, row: Row, part: int) -> Tone | None:
        """How a part of a bar is drawn, if it stands for a class."""
        return self.tones[part] if self.tones else row.tone


def bars(count: Count) -> Bars:
    """One bar a value of the first field, with a part for each value of the second.

    Parts keep their order. Where there are more than `MOST_SERIES`, the largest stay and the last
    part stands for all others.
    """
    if not count.by:
        return Bars((Row("Events", (count.at_most,), (count.total,)),))
    label = partial(label_of, count.by[0])
    if len(count.by) == 1:
        rows = [
            Row(_safe(label(key)), (group.at_most,), (group.sure,), group.partial, group.own, _tone(count.by[0], key))
            for group in count.groups
            for key in group.key
        ]
        return Bars(_folded(rows))
    numbers = {group.key: group.at_most for group in count.groups}
    sure = {group.key: group.sure for group in count.groups}
    down = {group.key[0]: group for group in count.sums[0]}
    across = list(dict.fromkeys(group.key[1] for group in count.groups))
    kept = across
    if len(across) > MOST_SERIES:
        totals = {value: sum(numbers[row, value] for row in down) for value in across}
        largest = sorted(across, key=lambda value: -totals[value])[: MOST_SERIES - 1]
        kept = [value for value in across if value in largest]
    rows = []
    for value, row in down.items():
        both = [_parts(found, value, across, kept) for found in (numbers, sure)]
        rows.append(Row(_safe(label(value)), both[0], both[1], row.partial, row.own, _tone(count.by[0], value)))
    names = [_safe(label_of(count.by[1], value)) for value in kept]
    sums = {group.key[0]: group for group in count.sums[1]}
    texts = [range_text(sums[value].sure, sums[value].at_most) for value in kept]
    if len(kept) < len(across):
        names.append(f"{len(across) - len(kept)} others")
        rest = [sums[value] for value in across if value not in kept]
        texts.append(range_text(sum(group.sure for group in rest), sum(group.at_most for group in rest)))
    tones = tuple(tone for value in kept if (tone := _tone(count.by[1], value)))
    return Bars(_folded(rows), tuple(names), tuple(texts), tones)


def _tone(field: str, value: str | None) -> Tone | None:
    return PALETTE[value] if field == "event_class" else None


def _folded(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The bars to draw: as in a table, many that stand for what may belong to several others become one."""
    plain, own = ([row for row in rows if row.own is is_own] for is_own in (False, True))
    rest = own[MOST_OWN:]
    if not rest:
        return (*plain, *own)
    parts = tuple(map(sum, zip(*(row.parts for row in rest), strict=True)))
    sure = tuple(map(sum, zip(*(row.sure for row in rest), strict=True)))
    return (*plain, *own[:MOST_OWN], Row(other_spans(len(rest)), parts, sure, own=True))


def _parts(
    numbers: Mapping[tuple[str | None, ...], int],
    row: str | None,
    across: Sequence[str | None],
    kept: Sequence[str | None],
) -> tuple[int, ...]:
    """The parts of a bar: those kept, and the sum of the others if there are any."""
    parts = [numbers[row, other] for other in kept]
    if len(kept) < len(across):
        parts.append(sum(numbers[row, other] for other in across) - sum(parts))
    return tuple(parts)


def chart_title(count: Count) -> str:
    """What the chart shows, in a few words."""
    return "Events" + (f" by {' and '.join(map(in_words, count.by))}" if count.by else "")


def _safe(label: str) -> str:
    return printable(label)


def scale_steps(most: int) -> range:
    """Round numbers from 0 to the longest bar, at most nine."""
    step = next(
        unit * power
        for power in (10**digits for digits in range(len(str(most)) + 1))
        for unit in (1, 2, 5)
        if unit * power * 8 >= most
    )
    return range(0, most + 1, step)
