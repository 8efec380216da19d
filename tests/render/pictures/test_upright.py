"""Counts over time in a terminal: columns from left to right, their numbers or a scale, and what stands below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.query.counts import Group
from krjp.render.pictures.bars import bars
from krjp.render.pictures.chart import chart_lines
from krjp.render.pictures.picture import UNICODE
from tests.render.pictured import count_of, counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.query.counts import Count

NUMBERED = """\
Events by month

    8
█████████
█████████
█████████
█████████
█████████      3
█████████  █████████
█████████  █████████
█████████  █████████      0
───────────────────────────────
2024-01    2024-02    2024-03

Total 11
"""
PARTIAL_AND_VAGUE = """\
Events by month

   4–8
░░░░░░░░░░
░░░░░░░░░░
░░░░░░░░░░
░░░░░░░░░░
██████████
██████████                  2
██████████     0–1      ██████████
██████████  ░░░░░░░░░░  ██████████
──────────────────────────────────
2024-01     2024-02     2024-03

░ may belong elsewhere
partial: 2024-01, 2024-03
some time in Jan–Feb 2024: 1

Total 7–11
partial: only some of its days lie in the range asked
for.
6 events are too vaguely dated to be placed; 5–7
means 5 surely, 7 at most.
"""
MONTHS = count_of(
    ("month",),
    Group(("2024-01",), 4, 8, partial=True),
    Group(("2024-02",), 0, 1),
    Group(("2024-03",), 2, 2, partial=True),
    Group(("[2024-01..2024-02]",), 1, 1, own=True),
    unsettled=6,
).replace(total=7, at_most=11)


def drawn(count: Count, width: int, *, unicode: bool = True) -> list[str]:
    """The columns and what stands below them, without the title."""
    return list(chart_lines(count, width, unicode=unicode, header=False))


def months(numbers: Sequence[int], first: int = 2000 * 12) -> Count:
    """A count by month: these numbers, one after the other."""
    keys = [f"{at // 12}-{at % 12 + 1:02}" for at in range(first, first + len(numbers))]
    return count_of(("month",), *(Group((key,), number, number) for key, number in zip(keys, numbers, strict=True)))


def test_each_column_has_its_number_and_its_name_where_there_is_room() -> None:
    assert list(chart_lines(months([8, 3, 0], 2024 * 12), 34)) == NUMBERED.splitlines()


def test_what_may_belong_to_a_column_is_shaded_and_what_may_belong_to_several_is_told_below() -> None:
    assert list(chart_lines(MONTHS, 53)) == PARTIAL_AND_VAGUE.splitlines()


def test_however_little_may_belong_elsewhere_it_is_seen() -> None:
    lines = drawn(count_of(("month",), Group(("2024-01",), 999, 1000)), 60)
    assert [line.strip() for line in lines[:3]] == ["999–1000", "░" * 10, "█" * 10]


def test_without_room_for_the_numbers_there_is_a_scale() -> None:
    assert drawn(months([1, 2, 3, 4] * 6), 40)[:7] == [
        " 4    █   █   █   █   █   █",
        " 3   ██  ██  ██  ██  ██  ██",
        " 2  ███ ███ ███ ███ ███ ███",
        " 1 ████████████████████████",
        " 0 ────────────────────────",
        "   Jan   Jul   Jan   Jul",
        "   2000        2001",
    ]


def test_parts_of_a_column_stand_on_each_other() -> None:
    parts = [Group(("2024", "aid"), 2, 2), Group(("2024", "court"), 1, 2), Group(("2025", "aid"), 0, 0)]
    count = count_of(("year", "kind"), *parts, Group(("2025", "court"), 1, 1))
    assert drawn(count, 30)[:9] == [
        "██ aid 2   ▒▒ court 2–3",
        "",
        "   3–4",
        "░░░░░░░░░░",
        "▒▒▒▒▒▒▒▒▒▒",
        "██████████      1",
        "██████████  ▒▒▒▒▒▒▒▒▒▒",
        "──────────────────────",
        "2024        2025",
    ]


@given(count=counts(), width=st.integers(20, 100))
def test_every_part_of_a_column_is_seen_where_there_is_room_for_it(count: Count, width: int) -> None:
    found = bars(count)
    if not found.series or count.by[0] == "kind":
        return
    lines = drawn(count, width)
    start = next(at for at, line in enumerate(lines) if not line) + 1
    floor = next(at for at, line in enumerate(lines) if UNICODE.floor in line)
    left = lines[floor].index(UNICODE.floor)
    timed = [row for row in found.rows if not row.own]
    pitch = min(12, (width - left) // len(timed))
    for number, row in enumerate(timed):
        column = [line[left + number * pitch :][:1] for line in lines[start:floor]]
        seen = [glyph for glyph in column if glyph in {*UNICODE.fills, UNICODE.elsewhere}]
        there = {UNICODE.fills[at] for at, sure in enumerate(row.sure) if sure}
        there |= {UNICODE.elsewhere} if row.elsewhere else set()
        if len(seen) >= len(row.parts) * 2:
            assert there == set(seen)


@pytest.mark.parametrize(
    ("field", "keys", "width", "expected"),
    [
        (
            "week",
            [f"2024-W{at:02}" for at in range(1, 19)],
            60,
            ["W01   W03   W05   W07   W09   W11   W13   W15   W17", "2024"],
        ),
        (
            "quarter",
            [f"{2020 + at // 4}-Q{at % 4 + 1}" for at in range(8)],
            40,
            ["Q1   Q2   Q3   Q4   Q1   Q2   Q3   Q4", "2020                2021"],
        ),
        ("weekday", ["Monday", "Tuesday", "Wednesday"], 24, ["Mon     Tue     Wed"]),
        ("month", [f"2024-{at:02}" for at in range(1, 7)], 24, ["Jan Feb Mar Apr May Jun", "2024"]),
        ("day", [f"2024-02-{at:02}" for at in range(26, 30)], 20, ["26   27   28   29", "Feb 2024"]),
        (
            "year",
            [str(at) for at in range(1960, 2020)],
            64,
            ["1960 1965 1970 1975 1980 1985 1990 1995 2000 2005 2010 2015"],
        ),
        ("year", [str(at) for at in range(1961, 1964)], 20, ["1961  1962  1963"]),
    ],
    ids=["weeks", "quarters", "weekdays", "months", "days", "many years", "few years"],
)
def test_below_the_columns_stands_what_there_is_room_for(
    field: str, keys: list[str], width: int, expected: list[str]
) -> None:
    count = count_of((field,), *(Group((key,), 12, 12) for key in keys))
    lines = drawn(count, width)
    at = next(number for number, line in enumerate(lines) if UNICODE.floor in line)
    margin = len(lines[at]) - len(lines[at].lstrip(" 0"))
    assert [line[margin:] for line in lines[at + 1 : lines.index("", at)]] == expected


@pytest.mark.parametrize(
    ("number", "width", "together"),
    [(70, 80, ""), (100, 80, "2 months"), (720, 80, "12 months"), (8000, 60, "240 months")],
)
def test_neighbours_that_share_a_cell_are_added_up(number: int, width: int, together: str) -> None:
    lines = drawn(months([1] * number, 12), width)
    assert [line for line in lines if line.endswith("a column")] == ([f"{together} a column"] if together else [])


@given(numbers=st.lists(st.integers(0, 10**6), min_size=1, max_size=200), width=st.integers(20, 120))
def test_columns_are_as_high_as_their_numbers_say(numbers: list[int], width: int) -> None:
    lines = drawn(months(numbers), width)
    floor = next(at for at, line in enumerate(lines) if UNICODE.floor in line)
    start = lines[floor].index(UNICODE.floor)
    eighths = {glyph: at for at, glyph in enumerate(UNICODE.column, 1)}
    across = range(start, len(lines[floor]))
    heights = [sum(eighths.get(line[at : at + 1], 0) for line in lines[:floor]) for at in across]
    together = next((int(line.split()[0]) for line in lines if line.endswith("a column")), 1)
    sums = [sum(numbers[at : at + together]) for at in range(0, len(numbers), together)]
    pitch = round((len(across) + 1) / len(sums))
    shown = heights[::pitch][: len(sums)]
    assert [height > 0 for height in shown] == [number > 0 for number in sums]
    assert all(
        abs(height - number / max(sums) * max(shown)) <= 1
        for height, number in zip(shown, sums, strict=True)
        if number > 0
    )


def test_in_ascii_there_are_no_other_characters() -> None:
    assert "\n".join(drawn(MONTHS, 40, unicode=False)).isascii()
    assert any(line.startswith("_") for line in drawn(months([1, 40]), 40, unicode=False))
