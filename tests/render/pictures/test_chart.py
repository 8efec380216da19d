"""Charts in a terminal: bars that keep proportion, parts that add up, and no line too wide."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.query.counts import Group
from krjp.render.pictures.bars import MOST_SERIES, bars, chart_title
from krjp.render.pictures.chart import chart_lines
from krjp.render.pictures.heatmap import Calendar, bands, calendar, level
from krjp.render.pictures.picture import ASCII, UNICODE, Glyphs, Ink
from krjp.render.tables.counts_table import range_text
from krjp.text import cell_width
from tests.building import chronology_of, record
from tests.render.pictured import CJK, HOSTILE, SIC, chronology, count_of, counts, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.query.counts import Count

BY_KIND = """\
Events by kind

protest   ████████████████████████████ 2
court     ██████████████ 1
exercise  ██████████████ 1
meeting   ██████████████ 1
report    ██████████████ 1

Total 6
"""
BY_DAY = """\
Events by day

    Jan 2024    Feb         Mar
Mon    ·· █╌ ·· ·· ╌╌ ╌╌ ╌╌ ╌╌ ·· ·· ·· ··
Tue    ·· ╌╌ ·· ·· ╌╌ ╌╌ ╌╌ ╌╌ ·· ·· ·· ··
Wed    ·· ╌╌ ·· ·· ╌╌ ╌╌ ╌╌ ╌╌ ·· ·· ·· ··
Thu    ╌╌ ╌╌ ·· ╌╌ ╌╌ ╌╌ ╌╌ ╌╌ ·· ·· ·· ··
Fri ██ ╌╌ ╌╌ ·· ╌╌ ╌╌ ╌╌ ╌╌ ██ ·· ·· ·· ··
Sat ·· ╌╌ ╌╌ ·· ╌╌ ╌╌ ╌╌ ╌╌ ·· ·· ·· ·· ██
Sun ·· ╌╌ ·· ·· ╌╌ ╌╌ ╌╌ ╌╌ ·· ·· ·· ··

·· 0   ██ 1   ╌╌ may have some, or more

Total 6
2 events are too vaguely dated to be placed; 5–7
means 5 surely, 7 at most.
"""
VAGUE_PARTS = """\
Events by topics and kind

██ court 3–4   ▒▒ aid 1–3

abductions  ██████████████████▒▒▒▒▒▒░░░░░░░░░░░░ 4–6
defence     ░░░░░░ 0–1

░ may belong elsewhere

Total 4–7
"""
ASCII_LABELS = """\
Events by title

\\u65e5\\u97d3\\u5916\\   ########################## 2
 u76f8\\u4f1a\\u8ac7\\u
 3001\\ub3c5\\ub3c4...
An exercise [sic]     ############# 1
 is held [/i]
(none)                0

Total 3
"""


def drawn(count: Count, width: int, *, unicode: bool = True) -> list[str]:
    return list(chart_lines(count, width, unicode=unicode))


def by(*names: str) -> Count:
    return chronology().count(by=names)


VAGUE = count_of(
    ("topics", "kind"),
    *(
        Group(("abductions", "court"), 3, 3),
        Group(("abductions", "aid"), 1, 3),
        Group(("defence", "court"), 0, 1),
        Group(("defence", "aid"), 0, 0),
    ),
)
TITLES = count_of(("title",), Group((CJK,), 2, 2), Group((SIC,), 1, 1), Group((None,), 0, 0))


@pytest.mark.parametrize(
    ("expected", "names", "width"),
    [(BY_KIND, ("kind",), 40), (BY_DAY, ("day",), 48)],
    ids=["bars", "calendar"],
)
def test_picture(expected: str, names: tuple[str, ...], width: int) -> None:
    assert drawn(by(*names), width) == expected.splitlines()


def test_parts_are_shaded_each_behind_what_surely_belongs_to_it() -> None:
    assert drawn(VAGUE, 52) == VAGUE_PARTS.splitlines()


def test_many_spans_that_may_belong_to_several_rows_become_one_bar() -> None:
    spans = [f"[{one}..{other}]" for one, other in combinations(("2024-01", "2024-02", "2024-03", "2024-04"), 2)]
    spans += [f"[2024-{month:02}..2024-{month + 1:02}]" for month in range(5, 12)]
    months = [Group((month,), 1, 3) for month in ("2024-01", "2024-02")]
    found = bars(count_of(("month",), *months, *(Group((span,), 2, 2, own=True) for span in spans)))
    assert [row.label for row in found.rows[:3]] == ["2024-01", "2024-02", "some time in Jan–Feb 2024"]
    assert (found.rows[-1].label, found.rows[-1].text, len(found.rows)) == ("3 other spans", "6", 2 + 10 + 1)
    eleven = bars(count_of(("month",), *months, *(Group((span,), 2, 2, own=True) for span in spans[:11])))
    assert eleven.rows[-1].label == "1 other span"


def test_ascii_picture_escapes_labels_it_cannot_write() -> None:
    assert drawn(TITLES, 50, unicode=False) == ASCII_LABELS.splitlines()


def test_colour_changes_nothing_but_colour() -> None:
    for count in (by("month"), by("month", "kind"), by("day"), by("kind"), VAGUE):
        colored = list(chart_lines(count, 60, color=True))
        assert [plain(line) for line in colored] == drawn(count, 60)
        assert any("\x1b[" in line for line in colored)


def test_without_header_the_title_is_left_out() -> None:
    assert list(chart_lines(VAGUE, 60, header=False)) == drawn(VAGUE, 60)[2:]


def test_a_count_of_everything_is_one_bar() -> None:
    assert drawn(chronology().count(), 24) == ["Events", "", f"Events  {'█' * 14} 6"]


def test_a_count_of_nothing_has_no_bars() -> None:
    assert drawn(count_of(("kind",)), 40) == ["Events by kind", "", "Total 0"]


def test_hostile_labels_show_harmless() -> None:
    lines = "\n".join(drawn(count_of(("title",), Group((HOSTILE,), 1, 1)), 80))
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
    sure = [data.draw(st.integers(0, number)) for number in numbers]
    groups = [Group((str(at),), some, number) for at, (number, some) in enumerate(zip(numbers, sure, strict=True))]
    lines = drawn(count_of(("kind",), *groups), width)[2 : 2 + len(numbers)]
    lengths = bar_lengths(lines, UNICODE.bar + UNICODE.elsewhere)
    assert [line.rsplit(" ", 1)[1] for line in lines] == [range_text(group.sure, group.at_most) for group in groups]
    assert max(lengths) == lengths[numbers.index(max(numbers))]
    longest = max(numbers) or 1
    for group, number, length, line in zip(groups, numbers, lengths, lines, strict=True):
        assert (length > 0) == (number > 0)
        # A cell for the part of a cell at the end of the longest bar, another for that of this one.
        assert abs(length - number / longest * max(lengths)) <= 2
        assert abs(line.count(UNICODE.elsewhere) - (number - group.sure) / longest * max(lengths)) <= 2


@given(count=counts(), width=st.integers(150, 200))
def test_parts_of_a_bar_are_as_long_as_their_numbers_say(count: Count, width: int) -> None:
    count = count.replace(by=("kind", *count.by[1:]))
    found = bars(count)
    if not found.series or max(row.total for row in found.rows) == 0:
        return
    lines = drawn(count, width)
    at = [number for number, line in enumerate(lines) if not line][1] + 1
    lines = lines[at : at + len(found.rows)]
    longest = max(row.total for row in found.rows)
    room = max(sum(line.count(fill) for fill in UNICODE.fills + UNICODE.elsewhere) for line in lines)
    for row, line in zip(found.rows, lines, strict=True):
        for number, fill in zip(row.sure, UNICODE.fills, strict=False):
            assert abs(line.count(fill) - number / longest * room) <= 2
        # Each part may be rounded by a cell.
        assert abs(line.count(UNICODE.elsewhere) - row.elsewhere / longest * room) <= 2 * len(row.parts)


def test_small_parts_become_one_and_nothing_is_lost() -> None:
    groups = [Group((row, f"k{part}"), part, part + (part == 19)) for row in "ab" for part in range(20)]
    found = bars(count_of(("place.name", "kind"), *groups))
    assert found.series == ("k14", "k15", "k16", "k17", "k18", "k19", "14 others")
    assert len(found.series) == MOST_SERIES
    assert [row.text for row in found.rows] == ["190–191", "190–191"]
    assert found.totals == ("28", "30", "32", "34", "36", "38–40", "182")


def test_as_many_parts_as_can_be_told_apart_stay_apart() -> None:
    groups = [Group(("a", f"k{part}"), 1, 1) for part in range(MOST_SERIES)]
    assert bars(count_of(("place.name", "kind"), *groups)).series == tuple(f"k{part}" for part in range(MOST_SERIES))


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
    days = sorted(day for week in weeks for day in week.days if day)
    assert [(each.day.isoformat(), each.sure, each.at_most) for each in days] == [
        (group.key[0], group.sure, group.at_most) for group in count.groups if not group.own
    ]
    assert all(each.day.weekday() == at for week in weeks for at, each in enumerate(week.days) if each)


def test_no_day_of_a_calendar_stands_out_for_being_the_first_of_a_span() -> None:
    vague = {"end_date": "2024-02-29", "date_certainty": "approximate"}
    lines = drawn(chronology_of([record("2024-02-01", **vague)]).count(by="day"), 48)
    assert sum(line.count("╌╌") for line in lines[:-5]) == 29
    assert lines[-5:-2] == ["·· 0   ╌╌ may have some, or more", "", "Total 1"]


def test_in_a_narrow_calendar_days_keep_their_shade_where_more_may_have_happened() -> None:
    vague = {"end_date": "2024-03-08", "date_certainty": "approximate"}
    lines = drawn(chronology_of([record("2024-01-01", **vague), record("2024-02-21")]).count(by="day"), 30)
    [head, *days] = lines[2:10]
    assert head.split() == ["Jan", "'24", "Feb", "Mar"]
    # The day is in the eighth week; of its cell one half is filled, and the other stands for what may be.
    assert [line for line in days if "▞" in line] == ["Wed ╌ ╌ ╌ ╌ ╌ ╌ ╌ ▞ ╌ ╌"]
    assert sum(line.count("▞") for line in days) == 1
    assert sum(line.count("╌") for line in days) == 67
    assert not any("╌╌" in line for line in days)


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
    assert chart_title(count_of(names)) == title


def test_a_count_of_nothing_is_a_calendar_without_weeks() -> None:
    assert calendar(count_of(("day",))) == Calendar((), 0)
