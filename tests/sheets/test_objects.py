"""JSON of shapes that are not krjp's: the records found, and their columns recognised by paths."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import krjp
from krjp.errors import DataError
from krjp.sheets.objects import is_own, objects_in
from tests.cli.running import krjp as run

if TYPE_CHECKING:
    from pathlib import Path

TIMELINE = {
    "title": {"text": {"headline": "A band", "text": "x"}},
    "events": [
        {"start_date": {"year": "1960", "month": "8", "day": "17"}, "end_date": {"year": 1960, "month": 8, "day": 20},
         "text": {"headline": "Hamburg", "text": "<p>They play &amp; sing.</p>"}, "group": "music",
         "media": {"url": "https://example.org/x", "caption": "c"}},
        {"start_date": {"year": 1963, "month": 2}, "text": {"headline": "A record", "text": ""}},
        {"start_date": {"year": "1964"}, "text": {"headline": "A tour"}, "display_date": "1964"},
    ],
}  # fmt: skip
API = {
    "meta": {"pages": [{"n": 1}]},
    "data": [
        {"id": 7, "attributes": {"headline": "Talks in Seoul", "when": "5 January 2024",
                                 "countries": ["Japan", "ROK"]}},
        {"id": 8, "attributes": {"headline": "Visit", "when": "early March 2024",
                                 "people": [{"name": "Kishida"}, {"name": "Yoon", "age": None}], "deep": [[1], {}]}},
    ],
}  # fmt: skip


def read(value: Any, folder: Path) -> list[tuple[Any, ...]]:
    path = folder / "x.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return [(event.id, event.when, event.title, event.countries) for event in krjp.load(path).events]


def test_timelinejs(tmp_path: Path) -> None:
    assert read(TIMELINE, tmp_path) == [
        ("1960-08-17-hamburg", "17–20 Aug 1960", "Hamburg", ()),
        ("1963-02-record", "Feb 1963", "A record", ()),
        ("1964-tour", "1964", "A tour", ()),
    ]
    first = krjp.load(tmp_path / "x.json").events[0]
    assert (first.summary, first.sources[0].source) == ("They play & sing.", "https://example.org/x")
    assert dict(first.extra) == {"group": "music", "media_caption": "c"}


def test_what_stands_beside_the_parts_of_a_date_is_no_field_of_a_record(tmp_path: Path) -> None:
    start = {"year": 2003, "month": "10", "day": 15, "hour": 9, "format": "yyyy mmm d"}
    value = {"events": [{"start_date": start, "end_date": {"year": 2003, "month": 10, "day": 16}, "headline": "A"}]}
    [(_, when, *_)] = read(value, tmp_path)
    assert when == "15–16 Oct 2003"
    [event] = krjp.load(tmp_path / "x.json").events
    assert dict(event.extra) == {"start_date_hour": 9, "start_date_format": "yyyy mmm d"}


def test_lists_beside_the_records_are_named(tmp_path: Path) -> None:
    timeline = {"events": [{"date": "2024-01-05", "headline": f"Day {n}"} for n in range(2)], "eras": [{"a": 1}]}
    (tmp_path / "x.json").write_text(json.dumps(timeline))
    done = run("count", "--data", str(tmp_path / "x.json"))
    assert done.err.endswith("left out eras (1)\n")


def test_records_under_a_key_with_values_under_keys(tmp_path: Path) -> None:
    assert read(API, tmp_path) == [
        ("id-7", "5 Jan 2024", "Talks in Seoul", ("JPN", "KOR")),
        ("id-8", "early Mar 2024", "Visit", ()),
    ]
    visit = krjp.load(tmp_path / "x.json").events[1]
    assert visit.actors == ("Kishida", "Yoon")
    assert dict(visit.extra) == {"attributes_deep": "[[1], {}]"}


def test_a_path_may_be_mapped(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps(API))
    mapped = ("--map", "title=id", "--map", "summary=attributes.headline", "--template", "{title}: {summary}")
    assert run("list", "--data", str(tmp_path / "x.json"), *mapped).out == "7: Talks in Seoul\n8: Visit\n"
    done = run("list", "--data", str(tmp_path / "x.json"), "--map", "title=attributes.headlin")
    assert "there is no column 'attributes.headlin'; did you mean attributes.headline?" in done.err


@pytest.mark.parametrize(
    "value",
    [
        '{"date":"2024-01-05","title":"Tea"}',
        '{"date":"2024-01-05","title":"Tea"}\n\n{"date":"2024-01-05","title":"Tea"}\n'[:36],
        [{"Date": "5 Jan 2024", "Event": "Tea"}],
        {"a": {"b": {"items": [{"date": "2024-01-05", "what": "Tea"}]}}},
        {"one": {"date": "2024-01-05", "title": "Tea"}, "two": {"date": "2024-01-06", "title": "Cake"}},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"coordinates": [1.5, 2]},
                                                   "properties": {"date": "2024-01-05", "name": "Tea"}}]},
        {"items": [{"start": {"date": "2024-01-05"}, "end": {"date": "2024-01-05"}, "summary": "Tea"}]},
    ],
)  # fmt: skip
def test_records_are_found_wherever_they_are(value: Any, tmp_path: Path) -> None:
    first, *_ = read(value, tmp_path)
    assert first[1:] == ("5 Jan 2024", "Tea", ())


def test_lines_of_objects_are_records(tmp_path: Path) -> None:
    lines = '{"When":"5 Jan 2024","What":"Tea"}\n\n{"When":"6 Jan 2024","What":"Cake"}\n'
    assert [title for _, _, title, _ in read(lines, tmp_path)] == ["Tea", "Cake"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([{"x": 1}], "is JSON without records of events: an object with x;"),
        ({"a": 1, "b": 2}, "which column holds the dates and which the titles? Say it, as in --map date="),
        ([{"date": "someday", "title": "Tea", "note": "n"}], "item 1: date: "),
        ([{"id": "a", "date": "2024-01-05", "title": "T", "kind": "speech", "sumary": "x"}], "did you mean summary?"),
        ([{"id": "a", "date": "someday", "title": "T"}], "expected a date that exists"),
        ([1, 2], "is JSON without records of events: a list, as of 1;"),
        ("{", "line 1"),
        ('{"a": 1}\n[2]\n3', "line 2"),
    ],
)
def test_what_is_no_record_is_told(value: Any, message: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    done = run("list", "--data", str(path))
    assert done.status == 2
    assert message in done.err


@pytest.mark.parametrize(
    ("record", "own"),
    [
        ({"id": "a", "date": "x", "title": "T"}, True),
        ({"id": 5, "date": "x", "title": "T"}, False),
        ({"id": 5, "date": "x", "title": "T", "kind": "x"}, True),
        ({"id": "a", "date": "x", "title": "T", "budget": 5}, False),
        ({"date": "x", "title": "T"}, False),
        ({"edtf": "x"}, True),
    ],
)
def test_krjps_own_records_are_told_from_others(record: dict[str, Any], own: bool) -> None:
    assert is_own([record]) is own


def test_unlike_objects_are_no_records() -> None:
    assert objects_in('{"a": {"x": 1, "y": 2, "z": 3}, "b": {"q": 1}}') != [{"key": "a"}]
    assert objects_in('{"a": [], "b": [1]}') == [{"a": [], "b": [1]}]
    assert objects_in("3") == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["date", "title", "a", "b.c", ""]), inner)
    ),
    max_leaves=12,
)


@given(json_values)
def test_any_json_is_read_or_refused_in_words(value: Any) -> None:
    from krjp.doors.content import read as read_any

    try:
        contents = read_any(json.dumps(value).encode(), "x.json")
    except DataError:
        return
    assert all(event.title for event in contents.events)


NESTED = {
    "data": [
        {"attributes": {"head": "Talks", "held": {"on": "2024-01-05", "to": "2024-01-06"}, "who": [{"name": "Japan"}]}},
        {"attributes": {"head": "Dinner", "held": {"on": "2024-02-07"}, "who": [{"name": "Japan"}, {"name": "Korea"}]}},
    ]
}


def test_a_field_is_given_the_path_of_a_value(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(NESTED))
    at = "attributes."
    given = {"date": "held.on", "end_date": "held.to", "title": "head", "countries": "who.name"}
    maps = [word for field, column in given.items() for word in ("--map", f"{field}={at}{column}")]
    done = run("list", "--data", str(path), *maps, "--fields", "edtf,title,countries", "-o", "tsv", "--no-header")
    assert done.out == "2024-01-05/2024-01-06\tTalks\tJPN\n2024-02-07\tDinner\tJPN; KOR\n"


def test_a_path_that_is_none_is_named_with_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(NESTED))
    done = run("list", "--data", str(path), "--map", "date=held.on")
    assert done.status == 2
    message = "--map date=held.on: there is no column 'held.on'; use one of attributes.head, attributes.held.on, "
    assert done.err.startswith(f"krjp: error: {message}")


def test_the_names_of_tags_are_no_titles(tmp_path: Path) -> None:
    lines = (
        '{"created_at": "2024-03-01T10:00:00Z", "content": "<p>The strike begins</p>", "tags": [{"name": "strike"}]}\n'
        '{"created_at": "2024-03-02T10:00:00Z", "content": "<p>The second day</p>", "tags": []}\n'
    )
    first, second = read(lines, tmp_path)
    assert first[2] == "The strike begins"
    assert second[2] == "The second day"
