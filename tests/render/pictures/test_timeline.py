"""The timeline in a terminal: what is drawn where, and what no width may break."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.dates import Period
from krjp.render.pictures.axis import Axis, axis_days
from krjp.render.pictures.picture import clip, label_line, wrap
from krjp.render.pictures.threads import threads
from krjp.render.pictures.timeline import timeline_lines
from krjp.text import cell_width, printable
from tests.building import event
from tests.render.pictured import CJK, HOSTILE, SIC, chronology, event_lists, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.record.model import Event

AT_80 = """\
           2024
           Jan    Feb    Mar
5 Jan       ●     ┊      ┊        +  日韓外相会談、독도と竹島をめぐる協議
mid Jan      ╍╍╍  ┊      ┊        -  ␛[31m<script>alert('&')</script> ]]> �evil␀
15–17 Jan     ━   ┊      ┊        ++ An exercise [sic] is held [/i]
Feb               ╍╍╍╍╍╍╍┊        -- A court orders a payment
1 Mar             ┊      ●           Visitors are counted
30 Mar            ┊      ┊     ●  -  The payment is called regrettable

● one day   ━━ lasted   ╍╍ some time within   ++ material cooperation
+ verbal cooperation   - verbal conflict   -- material conflict
"""
THREADS_AT_60 = """\
             2024
             Jan  Feb Mar
┌ 5 Jan       ●   ┊   ┊      +  日韓外相会談、독도と竹島を…
│ Feb             ╍╍╍╍┊      -- A court orders a payment
└ 30 Mar          ┊   ┊   ●  -  The payment is called regre…

  mid Jan      ╍  ┊   ┊      -  ␛[31m<script>alert('&')</sc…
  15–17 Jan    ━  ┊   ┊      ++ An exercise [sic] is held […
  1 Mar           ┊   ●         Visitors are counted

● one day   ━━ lasted   ╍╍ some time within
++ material cooperation   + verbal cooperation
- verbal conflict   -- material conflict
"""
DAYS_AT_80 = """\
           January 2024
           12 13 14 15 16 17 18
mid Jan    ◂╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍▸  -  ␛[31m<script>alert('&')</script> ]]> �evil␀
15–17 Jan           ━━━━━━━━━     ++ An exercise [sic] is held [/i]

━━ lasted   ╍╍ some time within   ◂ ▸ reaches beyond   ++ material cooperation
- verbal conflict
"""
ASCII_AT_60 = """\
             2024
             Jan  Feb Mar
, 5 Jan       *   |   |      +  \\u65e5\\u97d3\\u5916\\u76f8\\...
| Feb             ~~~~|      -- A court orders a payment
' 30 Mar          |   |   *  -  The payment is called reg...

  mid Jan      ~  |   |      -  \\u241b[31m<script>alert('...
  15-17 Jan    =  |   |      ++ An exercise [sic] is held...
  1 Mar           |   *         Visitors are counted

* one day   == lasted   ~~ some time within
++ material cooperation   + verbal cooperation
- verbal conflict   -- material conflict
"""


def drawn(events: Sequence[Event], width: int, asked: Period | None = None, **options: Any) -> list[str]:
    return list(timeline_lines(events, asked or Period(), width, **options))


@pytest.mark.parametrize(
    ("expected", "width", "options"),
    [(AT_80, 80, {}), (THREADS_AT_60, 60, {"grouped": True}), (ASCII_AT_60, 60, {"grouped": True, "unicode": False})],
    ids=["plain", "threads", "ascii"],
)
def test_picture(expected: str, width: int, options: dict[str, Any]) -> None:
    assert drawn(chronology().events, width, **options) == expected.splitlines()


def test_days_get_numbers_where_there_is_room_and_what_reaches_beyond_gets_arrows() -> None:
    asked = Period(date(2024, 1, 12), date(2024, 1, 18))
    spans = ((each, each.span.bounds) for each in chronology().events)
    events = [each for each, (first, last) in spans if first <= date(2024, 1, 18) and last >= date(2024, 1, 12)]
    assert drawn(events, 80, asked) == DAYS_AT_80.splitlines()


def test_no_events_make_no_picture() -> None:
    assert drawn([], 80) == []


def test_colour_changes_nothing_but_colour() -> None:
    events = chronology().events
    colored = drawn(events, 80, color=True)
    assert [plain(line) for line in colored] == drawn(events, 80)
    assert any("\x1b[" in line for line in colored)


def test_without_room_for_signs_nothing_is_coloured_by_class() -> None:
    conflict = event(event_type="PROTEST", title="A raid")
    assert "38;5;160" in "".join(drawn([conflict], 80, color=True))
    assert "38;5;160" not in "".join(drawn([conflict], 30, color=True))


def test_without_header_only_events_are_drawn() -> None:
    events = chronology().events
    assert len(drawn(events, 80, header=False)) == len(events)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
@pytest.mark.parametrize("title", [CJK, SIC, HOSTILE])
def test_titles_show_harmless_and_cut_at_most(title: str, width: int) -> None:
    (line,) = drawn([event(title=title)], width, header=False)
    shown = line.split("●")[1].lstrip("┊ ")
    safe = printable(title)
    assert shown == safe or (shown.endswith("…") and safe.startswith(shown[:-1]))
    assert "\x1b" not in line
    assert "\u202e" not in line


@pytest.mark.parametrize(
    ("day", "fields", "label"),
    [
        ("2024-02-21", {}, "21 Feb"),
        ("2024-02-21", {"date_certainty": "approximate"}, "about 21 Feb"),
        ("2024-01-15", {"end_date": "2024-01-17"}, "15–17 Jan"),
        ("2024-01-30", {"end_date": "2024-02-02"}, "30 Jan–2 Feb"),
        ("2024-02-01", {"end_date": "2024-02-29", "date_certainty": "approximate"}, "Feb"),
        ("2024-02-11", {"end_date": "2024-02-20", "date_certainty": "approximate"}, "mid Feb"),
        ("2024-01-01", {"end_date": "2024-03-31", "date_certainty": "approximate"}, "in Jan–Mar"),
        ("2024-01-01", {"end_date": "2024-02-21", "date_certainty": "approximate"}, "in 1 Jan–21 Feb"),
        (
            "2024-01-01",
            {"end_date": "2024-02-21", "date_certainty": "approximate", "open_end": "start"},
            "by 21 Feb",
        ),
        ("2024-12-30", {"end_date": "2025-01-02"}, "30 Dec 2024–2 Jan 2025"),
    ],
)
def test_dates_keep_what_is_sure_about_them(day: str, fields: dict[str, str], label: str) -> None:
    *_, line, _, _ = drawn([event(day, title="x", **fields)], 120)
    assert line.startswith(label + "  ")


def test_dates_name_their_year_where_no_header_does() -> None:
    (line,) = drawn([event(title="x")], 120, header=False)
    assert line.startswith("21 Feb 2024  ")


MAYBE_AT_60 = """\
           February 2024
           1      8      15     22
21 Feb            ┊      ┊     ●┊         A day
? mid Feb         ┊  ╍╍╍╍╍╍╍╍╍╍ ┊         A span

● one day   ╍╍ some time within
"""
BELOW_AT_60 = """\
           February 2024
           1      8      15     22
  21 Feb          ┊      ┊     ●┊         A day

may also match (1)
  mid Feb         ┊  ╍╍╍╍╍╍╍╍╍╍ ┊         A span

● one day   ╍╍ some time within
"""
SPAN = event("2024-02-11", "span", title="A span", end_date="2024-02-20", date_certainty="approximate")


def test_what_only_may_match_is_marked_among_the_others() -> None:
    assert drawn([event(title="A day"), SPAN], 60, maybe=frozenset({1})) == MAYBE_AT_60.splitlines()


def test_what_only_may_match_is_drawn_below_on_the_same_axis() -> None:
    below = ("may also match (1)", [SPAN])
    assert drawn([event(title="A day")], 60, below=below, grouped=True) == BELOW_AT_60.splitlines()


def test_what_only_may_match_is_drawn_where_nothing_else_is() -> None:
    lines = drawn([], 60, below=("may also match (1)", [SPAN]))
    assert lines[2:4] == ["may also match (1)", lines[3]]
    assert lines[3].startswith("mid Feb  ")


@given(events=event_lists(), width=st.integers(20, 200), grouped=st.booleans(), unicode=st.booleans())
def test_no_line_is_wider_than_asked(events: list[Event], width: int, grouped: bool, unicode: bool) -> None:
    lines = drawn(events, width, grouped=grouped, unicode=unicode)
    assert max(map(cell_width, lines)) <= width
    assert unicode or "".join(lines).isascii()


@given(events=event_lists(), width=st.integers(20, 200), grouped=st.booleans())
def test_every_event_is_drawn_exactly_once(events: list[Event], width: int, grouped: bool) -> None:
    marked = [line for line in drawn(events, width, grouped=grouped, header=False) if line]
    assert len(marked) == len(events)
    order = [each for thread in threads(events) for each in thread] if grouped else events
    for line, each in zip(marked, order, strict=True):
        assert any(mark in line for mark in "●━╍")
        first = printable(each.title).strip()[:1]
        assert first in line


@given(events=event_lists())
def test_threads_part_the_events_and_keep_related_ones_together(events: list[Event]) -> None:
    found = threads(events)
    assert sorted(each.id for thread in found for each in thread) == sorted(each.id for each in events)
    thread_of = {each.id: number for number, thread in enumerate(found) for each in thread}
    for each in events:
        assert all(thread_of[other] == thread_of[each.id] for other in each.related)
    starts = [events.index(thread[0]) for thread in found]
    assert starts == sorted(starts)


def test_unrelated_events_are_threads_of_their_own() -> None:
    first, second = event("2024-01-01"), event("2024-01-02")
    assert threads([first, second]) == [[first], [second]]


@given(first=st.dates(), days=st.integers(0, 5000), cells=st.integers(1, 120))
def test_a_later_day_never_lies_further_left(first: date, days: int, cells: int) -> None:
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    axis = Axis(first, last, cells)
    middle = date.fromordinal((first.toordinal() + last.toordinal()) // 2)
    assert 0 == axis.cell(first) <= axis.cell(middle) <= axis.cell(last) < cells
    span = axis.cells_of(first, middle)
    assert 0 == span.start < span.stop <= cells
    assert 0.0 == axis.share(first) <= axis.share(middle) <= axis.share(last, end=True) == 1.0


@pytest.mark.parametrize("cells", [12, 20, 37, 60, 121])
def test_a_month_ends_before_the_cell_of_the_next(cells: int) -> None:
    axis = Axis(date(2024, 1, 1), date(2024, 4, 30), cells)
    for month in (1, 2, 3):
        span = axis.cells_of(date(2024, month, 1), date.fromordinal(date(2024, month + 1, 1).toordinal() - 1))
        assert span.stop == axis.cell(date(2024, month + 1, 1))


@given(first=st.dates(), days=st.integers(0, 3_000_000), cells=st.integers(8, 120))
def test_labels_of_the_axis_are_in_order_on_it_and_few(first: date, days: int, cells: int) -> None:
    axis = Axis(first, date.fromordinal(min(first.toordinal() + days, date.max.toordinal())), cells)
    for ticks in (axis.coarse(), axis.fine()):
        found = [tick.day for tick in ticks]
        assert found == sorted(set(found))
        assert all(axis.first <= day <= axis.last for day in found)
        assert len(found) <= cells + 1
    assert axis.fine()


@pytest.mark.parametrize(
    ("first", "last", "coarse", "fine"),
    [
        (date(2024, 2, 20), date(2024, 2, 22), ["February 2024"], ["20", "21", "22"]),
        (date(2024, 2, 5), date(2024, 3, 10), ["February 2024", "March 2024"], ["5", "8", "15", "22", "1", "8"]),
        (date(2023, 11, 15), date(2024, 2, 20), ["2023", "2024"], ["Nov", "Dec", "Jan", "Feb"]),
        (date(2023, 1, 1), date(2024, 12, 31), ["2023", "2024"], ["Jan", "Apr", "Jul", "Oct"] * 2),
        (date(2015, 1, 1), date(2026, 12, 31), [], ["2015", "2016", "2018", "2020", "2022", "2024", "2026"]),
        (date(1, 1, 1), date(9999, 12, 31), [], ["1", "2000", "4000", "6000", "8000"]),
    ],
)
def test_labels_follow_from_the_room(first: date, last: date, coarse: list[str], fine: list[str]) -> None:
    axis = Axis(first, last, 40)
    assert [tick.forms[0] for tick in axis.coarse()] == coarse
    assert [tick.forms[0] for tick in axis.fine()] == fine


def test_the_axis_covers_what_was_asked_for_and_whole_months_where_the_question_is_open() -> None:
    found = [event("2024-02-05"), event("2024-03-09", end_date="2024-03-12")]
    assert axis_days(found, Period()) == (date(2024, 2, 1), date(2024, 3, 31))
    assert axis_days(found, Period(date(2024, 2, 3), None)) == (date(2024, 2, 3), date(2024, 3, 31))
    asked = Period(date(2024, 1, 7), date(2024, 3, 10))
    assert axis_days(found, asked) == asked


@given(
    labels=st.lists(
        st.tuples(st.integers(0, 60), st.lists(st.text("ab", min_size=1, max_size=9), max_size=3)), max_size=9
    ),
    width=st.integers(1, 60),
)
def test_labels_never_touch(labels: list[tuple[int, list[str]]], width: int) -> None:
    unique = sorted(dict(labels).items())
    line = label_line(unique, width)
    assert len(line) <= width
    starts = {at for at, _ in unique}
    for at, char in enumerate(line):
        begins = char != " " and (at == 0 or line[at - 1] == " ")
        assert not begins or at in starts


@given(text=st.text(), width=st.integers(0, 30))
def test_cut_text_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    shown = clip(text, width)
    assert cell_width(shown) <= width
    assert shown == text or width == 0 or shown.endswith("…")


@pytest.mark.parametrize(
    ("pieces", "lines"),
    [([], []), (["ab", "cd"], [["ab", "cd"]]), (["ab", "cde"], [["ab"], ["cde"]]), (["abcdefg"], [["abcdefg"]])],
)
def test_pieces_fill_lines_and_none_is_broken(pieces: list[str], lines: list[list[str]]) -> None:
    assert list(wrap(pieces, 5)) == lines
