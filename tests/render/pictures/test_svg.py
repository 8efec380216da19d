"""SVG pictures: valid whatever the data says, complete, self-contained, and legible in both schemes."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.dates import Period
from krjp.query.counts import Group
from krjp.render.pictures.bars import bars
from krjp.render.pictures.chart_svg import chart_svg
from krjp.render.pictures.svg import COLORS, PATTERNS, STYLE, element, text_width
from krjp.render.pictures.timeline_svg import timeline_svg
from krjp.render.tables.counts_table import range_text
from krjp.text import printable
from tests.building import chronology_of, event, record
from tests.render.contrast import contrast
from tests.render.pictured import CJK, HOSTILE, SIC, chronology, count_of, counts, event_lists

if TYPE_CHECKING:
    from krjp.query.counts import Count
    from krjp.record.model import Event

SVG = "{http://www.w3.org/2000/svg}"
PAIRS = (("kind",), ("month",), ("month", "kind"), ("day",), ("title",), ())


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 - krjp's own drawing


def texts(text: str) -> list[str]:
    return ["".join(found.itertext()) for found in parsed(text).iter(f"{SVG}text")]


def tips(text: str) -> list[str]:
    """What shows when the pointer rests on a bar or an event."""
    return ["".join(found.itertext()) for found in parsed(text).findall(f".//{SVG}g/{SVG}title")]


def drawings() -> list[str]:
    found = chronology()
    charts = [chart_svg(found.count(by=names)) for names in PAIRS]
    return [*charts, *(timeline_svg(found.events, Period(), grouped=grouped) for grouped in (False, True))]


@given(count=counts())
def test_charts_are_xml_whatever_the_labels_are(count: Count) -> None:
    assert parsed(chart_svg(count)).tag == f"{SVG}svg"


@given(events=event_lists(), grouped=st.booleans())
def test_timelines_hold_every_event_once_whatever_the_titles_are(events: list[Event], grouped: bool) -> None:
    root = parsed(timeline_svg(events, Period(), grouped=grouped))
    drawn = [found.get("data-id") for found in root.iter(f"{SVG}g") if found.get("data-id")]
    assert sorted(str(key) for key in drawn) == sorted(each.id for each in events)


@given(count=counts())
def test_every_bar_tells_its_number(count: Count) -> None:
    shown = " ".join(tips(chart_svg(count)))
    for row in bars(count).rows:
        for sure, at_most in zip(row.sure, row.parts, strict=True):
            assert at_most == 0 or f": {range_text(sure, at_most)}" in shown


def test_a_calendar_tells_every_day() -> None:
    count = chronology().count(by="day")
    days = sorted((group for group in count.groups if not group.own), key=_by_week)
    assert tips(chart_svg(count)) == [f"{group.key[0]}: {range_text(group.sure, group.at_most)}" for group in days]
    assert {range_text(group.sure, group.at_most) for group in days} == {"0", "1", "0–1", "1–2"}


def test_every_possible_day_of_a_calendar_is_dashed_and_none_of_them_is_darker() -> None:
    vague = {"end_date": "2024-02-20", "date_certainty": "approximate"}
    drawn = chart_svg(chronology_of([record("2024-02-11", **vague), record("2024-02-29")]).count(by="day"))
    squares = [each for each in parsed(drawn).iter(f"{SVG}g") if each.findtext(f"{SVG}title")]
    dashed = [each for each in squares if "stroke-dasharray" in ElementTree.tostring(each, encoding="unicode")]
    assert sorted(str(each.findtext(f"{SVG}title")) for each in dashed) == [f"2024-02-{d}: 0–1" for d in range(11, 21)]
    assert all(each[1].get("class") == "h0" for each in dashed)
    assert "may have some, or more" in texts(drawn)


def _by_week(group: Group) -> tuple[int, ...]:
    day = date.fromisoformat(str(group.key[0]))
    return (day.weekday(), day.toordinal())


def test_titles_are_whole_and_harmless() -> None:
    drawn = timeline_svg(chronology().events, Period())
    shown = texts(drawn)
    for title in (CJK, SIC, HOSTILE):
        assert printable(title) in shown
    assert "<script" not in drawn
    assert "]]>" not in drawn
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", drawn)


@pytest.mark.parametrize(
    "text", ["\x00\x1b[31m", "\ufffe\uffff", "\ud800", "<&>\"'", "]]>", "\u202e", "\x85", "\U0001ffff"]
)
def test_any_text_and_attribute_is_escaped(text: str) -> None:
    found = parsed(element("text", text=text, data_id=text))
    assert len(found) == 0
    assert (found.text or "") == found.get("data-id") or text == "\x85"


def test_a_picture_names_and_describes_itself() -> None:
    for drawing in drawings():
        root = parsed(drawing)
        assert root.get("role") == "img"
        named = [root.find(f"*[@id='{key}']") for key in str(root.get("aria-labelledby")).split()]
        assert [found.tag for found in named if found is not None] == [f"{SVG}title", f"{SVG}desc"]
        assert all(found is not None and found.text for found in named)


def test_a_picture_needs_nothing_else_and_runs_nothing() -> None:
    for drawing in drawings():
        root = parsed(drawing)
        assert {found.tag for found in root.iter()}.isdisjoint({f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject"})
        assert not any(name.startswith("on") or "href" in name for found in root.iter() for name in found.attrib)
        assert set(re.findall(r"url\(([^)]*)\)", drawing)) <= {f"#krjp-p{at}" for at in PATTERNS}
        assert drawing.count("http") == 1  # the name of the language itself
        assert "@import" not in drawing
        assert "style=" not in drawing


def test_everything_lies_inside_the_picture() -> None:
    for drawing in drawings():
        root = parsed(drawing)
        width, height = float(root.get("width", 0)), float(root.get("height", 0))
        for found in root.iter(f"{SVG}text"):
            x, y = float(found.get("x", 0)), float(found.get("y", 0))
            assert 0 <= x <= width
            assert 0 <= y <= height
            if "end" not in str(found.get("class")).split() and "middle" not in str(found.get("class")).split():
                assert x + text_width("".join(found.itertext())) * 0.8 <= width


def test_labels_of_one_line_do_not_overlap() -> None:
    for drawing in drawings():
        lines: dict[str, list[tuple[float, float, str]]] = {}
        for found in parsed(drawing).findall(f"{SVG}text"):
            classes = str(found.get("class")).split()
            if "heading" in classes:
                continue
            # Fonts run narrower than the estimate, which leaves room on purpose.
            text, size = "".join(found.itertext()), 11 if "small" in classes else 13
            span = text_width(text, size) * 0.85
            start = float(found.get("x", 0)) - (span if "end" in classes else span / 2 if "middle" in classes else 0)
            lines.setdefault(str(found.get("y")), []).append((start, start + span, text))
        for spans in lines.values():
            spans.sort()
            for before, after in pairwise(spans):
                assert before[1] <= after[0], (before, after)


def test_bars_are_as_long_as_their_numbers() -> None:
    groups = [Group(("a",), 40, 40), Group(("b",), 10, 30), Group(("c",), 0, 0)]
    root = parsed(chart_svg(count_of(("kind",), *groups)))
    sure = [float(found.get("width", 0)) for found in root.iter(f"{SVG}rect") if found.get("class") == "s0"]
    assert len(sure) == 2
    assert sure[0] == pytest.approx(4 * sure[1])
    _, possible = [
        float(found.get("width", 0)) for found in root.iter(f"{SVG}rect") if "faint" in str(found.get("class"))
    ]
    assert possible + 1 == pytest.approx(2 * sure[1])


def test_vague_parts_and_dates_are_drawn_unlike_sure_ones() -> None:
    vague = {"end_date": "2024-02-29", "date_certainty": "approximate"}
    for sure, unsure in (
        (timeline_svg([event()], Period()), timeline_svg([event(**vague)], Period())),
        (
            chart_svg(count_of(("month",), Group(("2024-02",), 3, 3))),
            chart_svg(count_of(("month",), Group(("2024-02",), 2, 3))),
        ),
    ):
        assert "stroke-dasharray" not in sure
        assert "stroke-dasharray" in unsure


def test_parts_of_a_bar_differ_in_pattern_not_only_in_colour() -> None:
    drawn = chart_svg(chronology().count(by="month,kind"))
    fills = [found.get("fill") for found in parsed(drawn).iter(f"{SVG}rect") if found.get("fill")]
    assert len(set(fills)) == 4  # of five kinds, the first is plain


def test_an_event_tells_its_date_as_a_person_writes_it() -> None:
    vague = event(title="x", end_date="2024-02-29", date_certainty="approximate")
    drawn = timeline_svg([vague], Period(), maybe=frozenset({0}))
    assert tips(drawn) == ["late Feb 2024 · statement · x"]
    assert "? late Feb" in texts(drawn)


def test_no_events_make_a_picture_that_says_so() -> None:
    assert "No events" in texts(timeline_svg([], Period()))


def test_years_of_days_break_into_rows_of_weeks() -> None:
    days = chronology_of([record("2022-01-01"), record("2024-12-31")]).count(by="day")
    root = parsed(chart_svg(days))
    assert float(root.get("width", 0)) < 1400
    assert len(tips(chart_svg(days))) == 365 + 365 + 366


TEXT_COLORS = ("ink", "soft", "n1", "n2", "n3", "n4", *(name for name in COLORS if "-co" in name), "unclassed")
FILL_COLORS = tuple(name for name in COLORS if re.fullmatch("s[0-6]", name))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", TEXT_COLORS)
def test_text_has_enough_contrast(name: str, scheme: str) -> None:
    color = COLORS[name]
    grounds = [color.on, "band"] if color.on == "paper" else [color.on]
    for ground in grounds:
        assert contrast(getattr(color, scheme), getattr(COLORS[ground], scheme)) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", FILL_COLORS)
def test_bars_have_enough_contrast(name: str, scheme: str) -> None:
    assert contrast(getattr(COLORS[name], scheme), getattr(COLORS["paper"], scheme)) >= 3


def test_every_class_in_use_has_a_rule() -> None:
    ruled = set(re.findall(r"\.krjp \.([a-z0-9-]+)\{", STYLE))
    for drawing in drawings():
        for found in parsed(drawing).iter():
            assert set(str(found.get("class", "")).split()) - {"krjp"} <= ruled


def test_numbers_are_written_without_noise() -> None:
    assert element("rect", x=1 / 3, y=2.0, width=123456) == '<rect x="0.33" y="2" width="123456"/>'


def test_a_count_of_nothing_makes_a_picture_that_says_so() -> None:
    root = parsed(chart_svg(count_of(("kind",))))
    assert root.findtext(f"{SVG}desc") == "A bar chart without bars. Total 0."


def test_what_reaches_beyond_the_days_asked_for_gets_arrows_and_a_key() -> None:
    long = event(end_date="2024-03-05", date_certainty="exact")
    for asked, arrows in (
        (Period(date(2024, 2, 1), date(2024, 3, 31)), 0),
        (Period(date(2024, 2, 25), date(2024, 3, 31)), 1),
        (Period(date(2024, 2, 1), date(2024, 2, 28)), 1),
        (Period(date(2024, 2, 25), date(2024, 2, 28)), 2),
    ):
        drawn = timeline_svg([long], asked)
        assert sum("l-6 4 6 4z" in str(path.get("d")) or "l6 4 -6 4z" in str(path.get("d"))
                   for path in parsed(drawn).iter(f"{SVG}path")) == arrows  # fmt: skip
        assert ("reaches beyond" in texts(drawn)) is bool(arrows)
