"""Columns: time from left to right, each part as high as its number."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from krjp.query.counts import Group
from krjp.render.pictures.chart_svg import chart_svg
from tests.building import chronology_of, record
from tests.render.pictured import count_of

SVG = "{http://www.w3.org/2000/svg}"


def rects(drawn: str, name: str = "s0") -> list[dict[str, float]]:
    found = ElementTree.fromstring(drawn).iter(f"{SVG}rect")  # noqa: S314 - krjp's own drawing
    return [
        {key: float(each.get(key, 0)) for key in ("x", "y", "width", "height")}
        for each in found
        if each.get("class") == name
    ]


def texts(drawn: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", drawn)


def test_time_runs_from_left_to_right_and_columns_are_as_high_as_their_numbers() -> None:
    groups = [Group(("2024-01",), 4, 4), Group(("2024-02",), 0, 0), Group(("2024-03",), 2, 2, partial=True)]
    drawn = chart_svg(count_of(("month",), *groups))
    first, last = rects(drawn)
    assert first["x"] < last["x"]
    assert first["height"] == pytest.approx(2 * last["height"])
    assert first["y"] + first["height"] == pytest.approx(last["y"] + last["height"])
    assert {"2024-01", "2024-02", "2024-03", "partial: 2024-03"} <= set(texts(drawn))


def test_what_may_be_there_stands_dashed_on_what_surely_is() -> None:
    drawn = chart_svg(count_of(("month",), Group(("2024-01",), 2, 4)))
    [solid] = rects(drawn)
    [key, dashed] = rects(drawn, "s0 faint edge-s0")
    assert key["height"] < dashed["height"] == pytest.approx(solid["height"] - 1)
    assert dashed["y"] < solid["y"]
    assert "2–4" in texts(drawn)


def test_what_may_belong_to_several_stands_apart_under_a_letter() -> None:
    vague = {"end_date": "2024-02-29", "date_certainty": "approximate"}
    drawn = chart_svg(chronology_of([record("2024-01-05", **vague), record("2024-01-07")]).count(by="month"))
    assert "a: some time in Jan–Feb 2024, 1" in texts(drawn)
    assert rects(drawn)[-1]["x"] > rects(drawn)[0]["x"]


def test_sixty_years_of_months_fit_a_page() -> None:
    days = chronology_of([record("1965-01-01"), record("2024-12-31")])
    drawn = chart_svg(days.count(by="month"))
    assert float(re.findall(r'width="(\d+)"', drawn)[0]) < 1000
    labels = [text for text in texts(drawn) if re.fullmatch(r"\d{4}-\d\d", text)]
    assert 5 < len(labels) < 30


def test_classes_have_their_own_colours_in_columns() -> None:
    events = [record("2024-01-05", event_type=name, slug=name.lower()) for name in ("CONSULT", "PROTEST")]
    drawn = chart_svg(chronology_of([*events, record("2024-01-07")]).count(by="month,event_class"))
    assert [len(rects(drawn, name)) for name in ("verbal-cooperation", "unclassed", "material-conflict")] == [2, 2, 2]


def test_no_events_over_time_have_no_columns() -> None:
    drawn = chart_svg(count_of(("month",), Group(("2024-01",), 0, 0)))
    assert rects(drawn) == []
