"""Charts in a terminal: bars that keep proportion, parts that add up, and no line too wide."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.query.counts import Count, Group
from krjp.render.pictures.bars import MOST_SERIES, bars, chart_title
from krjp.render.pictures.chart import chart_lines
from krjp.render.pictures.heatmap import Calendar, bands, calendar, level
from krjp.render.pictures.picture import ASCII, UNICODE, Glyphs, Ink
from krjp.text import cell_width
from tests.building import chronology_of, record
from tests.render.pictured import CJK, HOSTILE, SIC, chronology, counts, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

BY_MONTH = """\
Events by month

2024-01  █████████████████████████████ 3
2024-02  █████████▋ 1
2024-03  ███████████████████▍ 2

Total 6
"""
BY_MONTH_AND_KIND = """\
Events by month and kind

██ protest 2   ▒▒ court 1   ░░ exercise 1
▓▓ meeting 1   ╬╬ report 1

2024-01  ██████████░░░░░░░░░░▓▓▓▓▓▓▓▓▓▓ 3
2024-02  ▒▒▒▒▒▒▒▒▒▒ 1
2024-03  ██████████╬╬╬╬╬╬╬╬╬╬ 2

Total 6
"""
BY_DAY = """\
Events by day

    Jan 2024    Feb         Mar
Mon    ·· ██ ·· ·· ·· ·· ·· ·· ·· ·· ·· ··
Tue    ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· ··
Wed    ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· ··
Thu    ██ ·· ·· ██ ·· ·· ·· ·· ·· ·· ·· ··
Fri ██ ·· ·· ·· ·· ·· ·· ·· ██ ·· ·· ·· ··
Sat ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· ██
Sun ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· ··

·· 0   ██ 1

Total 6
2 of these dates are approximate and may belong
elsewhere; each is counted at its first possible
day.
"""
BY_MONTH_NARROW = """\
Events by month

█▃▆
2024-01 – 2024-03
most 3

Total 6
"""
PARTIAL_AND_UNCERTAIN = """\
Events by month

2024-01  ██████████████░░░░░░░░░░░░░ 8 (partial)
2024-02  0
2024-03  ██████ 2 (partial)

░ may belong elsewhere

Total 10
partial: only some of its days lie in the range
asked for.
4 of these dates are approximate and may belong
elsewhere; each is counted at its first possible
day.
"""
ASCII_LABELS = """\
Events by title

\\u65e5\\u97d3\\u591...  ########################## 2
An exercise [sic]...  ############# 1
(none)                0

Total 3
"""


def drawn(count: Count, width: int, *, unicode: bool = True) -> list[str]:
    return list(chart_lines(count, width, unicode=unicode))


def by(*names: str) -> Count:
    return chronology().count(by=names)


MONTHS = Count(
    ("month",),
    (Group(("2024-01",), 8, True, 4), Group(("2024-02",), 0), Group(("2024-03",), 2, True)),
    10,
)
TITLES = Count(("title",), (Group((CJK,), 2), Group((SIC,), 1), Group((None,), 0)), 3)


@pytest.mark.parametrize(
    ("expected", "names", "width"),
    [
        (BY_MONTH, ("month",), 40),
        (BY_MONTH_AND_KIND, ("month", "kind"), 41),
        (BY_DAY, ("day",), 48),
        (BY_MONTH_NARROW, ("month",), 24),
    ],
    ids=["bars", "stacked", "calendar", "sparkline"],
)
def test_picture(expected: str, names: tuple[str, ...], width: int) -> None:
    assert drawn(by(*names), width) == expected.splitlines()


def test_partial_rows_say_so_and_vague_dates_are_shaded() -> None:
    assert drawn(MONTHS, 48) == PARTIAL_AND_UNCERTAIN.splitlines()


def test_ascii_picture_escapes_labels_it_cannot_write() -> None:
    assert drawn(TITLES, 50, unicode=False) == ASCII_LABELS.splitlines()


def test_colour_changes_nothing_but_colour() -> None:
    for count in (by("month"), by("month", "kind"), by("day"), MONTHS):
        colored = list(chart_lines(count, 60, color=True))
        assert [plain(line) for line in colored] == drawn(count, 60)
        assert any("\x1b[" in line for line in colored)


def test_without_header_the_title_is_left_out() -> None:
    assert list(chart_lines(MONTHS, 60, header=False)) == drawn(MONTHS, 60)[2:]


def test_a_count_of_everything_is_one_bar() -> None:
    assert drawn(chronology().count(), 24) == ["Events", "", f"Events  {'█' * 14} 6"]


def test_a_count_of_nothing_has_no_bars() -> None:
    assert drawn(Count(("kind",), (), 0), 40) == ["Events by kind", "", "Total 0"]


def test_hostile_labels_show_harmless() -> None:
    lines = "\n".join(drawn(Count(("title",), (Group((HOSTILE,), 1),), 1), 80))
    assert "␛[31m<script>" in lines
    assert "\x1b" not in lines
    assert "\u202e" not in lines


@given(count=counts(), width=st.integers(20, 200), unicode=st.booleans(), color=st.booleans())
def test_no_line_is_wider_than_asked(count: Count, width: int, unicode: bool, color: bool) -> None:
    lines = [plain(line) for line in chart_lines(count, width, unicode=unicode, color=color)]
    assert max(map(cell_width, lines)) <= width
    assert unicode or "".join(lines).isascii()


@pytest.mark.parametrize("width", range(20, 201, 9))
@pytest.mark.parametrize("names", [("day",), ("week", "kind"), ("weekday",), ("countries", "month")])
def test_packaged_data_fits_every_width(names: tuple[str, ...], width: int) -> None:
    count = chronology_of(
        record(f"2023-{month:02}-{day:02}", f"n{day}", countries=["KOR", "JPN"][: day % 3])
        for month in range(1, 13)
        for day in range(1, 28, month)
    ).count(by=names)
    assert max(map(cell_width, drawn(count, width))) <= width


def bar_lengths(lines: Iterable[str], glyphs: str) -> list[int]:
    return [sum(line.count(glyph) for glyph in set(glyphs)) for line in lines]


@given(numbers=st.lists(st.integers(0, 10**6), min_size=1, max_size=20), width=st.integers(30, 200), data=st.data())
def test_bars_are_as_long_as_their_numbers_say(numbers: list[int], width: int, data: st.DataObject) -> None:
    unsure = [data.draw(st.integers(0, number)) for number in numbers]
    groups = tuple(
        Group((str(at),), number, uncertain=some) for at, (number, some) in enumerate(zip(numbers, unsure, strict=True))
    )
    lines = drawn(Count(("kind",), groups, sum(numbers)), width)[2 : 2 + len(numbers)]
    lengths = bar_lengths(lines, UNICODE.bar + UNICODE.uncertain)
    assert [int(line.rsplit(" ", 1)[1]) for line in lines] == numbers
    assert max(lengths) == lengths[numbers.index(max(numbers))]
    longest = max(numbers) or 1
    for number, length in zip(numbers, lengths, strict=True):
        assert (length > 0) == (number > 0)
        # A cell for the part of a cell at the end of the longest bar, another for that of this one.
        assert abs(length - number / longest * max(lengths)) <= 2


@given(count=counts(), width=st.integers(60, 200))
def test_parts_of_a_bar_are_as_long_as_their_numbers_say(count: Count, width: int) -> None:
    found = bars(count)
    if not found.series or max(row.total for row in found.rows) == 0:
        return
    lines = drawn(count, width)
    at = [number for number, line in enumerate(lines) if not line][1] + 1
    lines = lines[at : at + len(found.rows)]
    longest = max(row.total for row in found.rows)
    room = max(sum(line.count(fill) for fill in UNICODE.fills) for line in lines)
    for row, line in zip(found.rows, lines, strict=True):
        for number, fill in zip(row.parts, UNICODE.fills, strict=False):
            assert abs(line.count(fill) - number / longest * room) <= 2


def test_small_parts_become_one_and_nothing_is_lost() -> None:
    groups = tuple(Group((row, f"k{part}"), part) for row in "ab" for part in range(20))
    found = bars(Count(("place.name", "kind"), groups, 380))
    assert found.series == ("k14", "k15", "k16", "k17", "k18", "k19", "14 others")
    assert len(found.series) == MOST_SERIES
    assert [row.total for row in found.rows] == [190, 190]
    assert found.totals == [28, 30, 32, 34, 36, 38, 182]


def test_as_many_parts_as_can_be_told_apart_stay_apart() -> None:
    groups = tuple(Group(("a", f"k{part}"), 1) for part in range(MOST_SERIES))
    assert bars(Count(("place.name", "kind"), groups, 7)).series == tuple(f"k{part}" for part in range(MOST_SERIES))


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_every_glyph_takes_one_cell_and_parts_of_a_bar_differ(glyphs: Glyphs) -> None:
    for name, value in glyphs._asdict().items():
        assert name == "cut" or cell_width(value) == len(value)
    assert len(set(glyphs.fills)) == MOST_SERIES == len(glyphs.fills)
    assert len({glyphs.day, glyphs.lasted, glyphs.vague, glyphs.grid, glyphs.before, glyphs.after}) == 6
    assert ASCII.cut.isascii()


@given(eighths=st.integers(0, 400))
def test_bars_end_on_an_eighth_of_a_cell(eighths: int) -> None:
    bar = Ink().bar(eighths / 8)
    assert sum(UNICODE.bar.index(char) + 1 for char in bar) == eighths


def test_more_than_nothing_is_never_drawn_as_nothing() -> None:
    assert Ink().bar(0.001) == "▏"
    assert Ink(unicode=False).bar(0.001) == "#"
    assert Ink().bar(0) == ""


@given(most=st.integers(1, 500))
def test_bands_hold_every_number_once_and_grow_darker(most: int) -> None:
    levels = [level(number, most) for number in range(most + 1)]
    assert levels == sorted(levels)
    assert (levels[0], levels[-1]) == (0, 4)
    assert [step for step, _ in bands(most)] == sorted(set(levels))
    assert bands(most)[-1][1].endswith(str(most))


def test_a_calendar_has_every_day_once_under_its_weekday() -> None:
    count = by("day")
    weeks = calendar(count).weeks
    days = [day for week in weeks for day in week.days if day]
    assert [(day.isoformat(), number) for day, number in days] == [
        (group.key[0], group.number) for group in count.groups
    ]
    assert all(day[0].weekday() == at for week in weeks for at, day in enumerate(week.days) if day)


def test_calendars_too_long_for_a_line_begin_a_block_with_each_year() -> None:
    count = chronology_of([record("2023-12-25"), record("2024-12-31"), record("2025-01-07")]).count(by="day")
    lines = drawn(count, 60)
    heads = [before for before, line in pairwise(lines) if line.startswith("Mon")]
    assert [head.split()[:2] for head in heads] == [["Dec", "2023"], ["Jan", "'24"], ["Jul", "Aug"], ["Jan", "2025"]]
    days = [line[4:] for line in lines if line[:3] in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")]
    assert sum(line.count("·") + line.count("█") for line in days) == 7 + 366 + 7


@pytest.mark.parametrize(
    ("names", "title"),
    [
        ((), "Events"),
        (("meeting.level",), "Events by level"),
        (("month-of-year", "event_type"), "Events by month of year and event type"),
    ],
)
def test_titles_name_the_fields(names: tuple[str, ...], title: str) -> None:
    assert chart_title(Count(names, (), 0)) == title


def test_narrow_pictures_of_two_fields_have_a_sparkline_each() -> None:
    groups = tuple(
        Group((f"2024-{month:02}", kind), month * (kind == "court")) for month in (1, 2) for kind in ("court", "aid")
    )
    lines = drawn(Count(("month", "kind"), groups, 3), 20)
    assert lines == [
        "Events by month and",
        "kind",
        "",
        "court ▄█ 3",
        "aid   ·· 0",
        "2024-01 – 2024-02",
        "most 2",
        "",
        "Total 3",
    ]


def test_sparklines_add_up_what_shares_a_cell() -> None:
    groups = tuple(Group((f"2024-01-{day:02}",), 1) for day in range(1, 31))
    lines = drawn(Count(("day",), groups, 30), 20)
    assert lines[2] == "█" * 15
    assert "2 rows a cell" in lines
    assert "most 2" in lines


def test_a_count_of_nothing_is_a_calendar_without_weeks() -> None:
    assert calendar(Count(("day",), (), 0)) == Calendar((), 0)
