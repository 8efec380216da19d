"""The record: what is read, what is refused, and that writing and reading agree."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from krjp.record import vocabulary
from krjp.record.codec import RECORD, decode, encode, json_schema
from krjp.record.model import Citation, Event, Meeting, Place

from ..building import event, record

SCHEMA = Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_four_fields_are_enough_and_the_rest_takes_its_default() -> None:
    assert decode(record("2024-02-21", title="Talks", kind="poll")) == (
        Event(
            id="2024-02-21-event",
            date=date(2024, 2, 21),
            end_date=None,
            date_certainty="exact",
            edtf="2024-02-21",
            date_text="",
            title="Talks",
            summary="",
            kind="poll",
            event_type=None,
            countries=(),
            framework=None,
            actors=(),
            place=None,
            meeting=None,
            topics=(),
            sources=(),
            related=(),
            note=None,
            coded_by="hand",
        ),
        [],
    )


def test_nested_values_become_values_of_the_model() -> None:
    found = event(
        kind="meeting",
        place={"name": "Busan", "country": "KOR"},
        meeting={"level": "minister", "ordinal": 3},
        sources=[{"source": "x", "section": "article", "locator": "para. 2"}],
    )
    assert found.place == Place("Busan", "KOR")
    assert found.meeting == Meeting("unknown", "minister", None, 3)
    assert found.sources == (Citation("x", "article", "para. 2"),)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"id": "2024-02-21"}, "id: expected a date and lower-case words joined by hyphens, found '2024-02-21'"),
        ({"id": "2024-02-21-A"}, "id: expected a date and lower-case words joined by hyphens, found '2024-02-21-A'"),
        ({"id": "2024-02-22-x"}, "id: expected it to start with its date 2024-02-21, found '2024-02-22-x'"),
        ({"date": "2024-02-30"}, "date: expected a date that exists, as YYYY-MM-DD, found '2024-02-30'"),
        ({"end_date": "2024-02-20"}, "end_date: 2024-02-20 is before date 2024-02-21; swap them"),
        ({"date_certainty": "aproximate"}, "date_certainty: unknown value 'aproximate'; did you mean approximate?"),
        ({"edtf": "2024-02"}, "edtf: expected 2024-02-21 from the dates, found '2024-02'"),
        ({"title": ""}, "title: expected some text, found ''"),
        ({"title": "x" * 91}, "title: expected at most 90 characters, found 91"),
        ({"kind": "meetng"}, "kind: unknown value 'meetng'; did you mean meeting?"),
        ({"event_type": "consult"}, "event_type: unknown value 'consult'; did you mean CONSULT?"),
        ({"countries": ["Korea"]}, "countries[0]: expected an ISO 3166-1 alpha-3 code such as KOR, found 'Korea'"),
        ({"countries": "KOR"}, "countries: expected a list, found 'KOR'"),
        ({"countries": ["KOR", "KOR"]}, "countries: names the same value twice"),
        ({"actors": [""]}, "actors[0]: expected a name, found ''"),
        ({"place": "Busan"}, "place: expected an object, found 'Busan'"),
        ({"place": {"country": "KOR"}}, "place.name: is missing"),
        ({"meeting": {}}, "meeting: only kind meeting has one; this is kind statement"),
        ({"kind": "meeting", "meeting": {"ordinal": "3"}},
         "meeting.ordinal: expected a whole number from 1 to 9999, found '3'"),
        ({"topics": ["North Korea"]}, "topics[0]: expected lower-case words joined by hyphens, found 'North Korea'"),
        ({"related": ["2024-02-20-x", "2024-02-21-event"]}, "related: names the event itself; remove it"),
        ({"sources": [{"section": "article"}]}, "sources[0].source: is missing"),
        ({"coded_by": "robot"}, "coded_by: unknown value 'robot'; use one of hand, rules"),
        ({"sumary": "x"}, "sumary: unknown field; did you mean summary?"),
    ],
)  # fmt: skip
def test_a_wrong_record_is_refused_with_the_field_and_the_reason(fields: dict[str, Any], problem: str) -> None:
    decoded, problems = decode({**record("2024-02-21"), **fields})
    assert decoded is None
    assert [f"{field}: {message}" for field, message in problems] == [problem]


@pytest.mark.parametrize("value", [None, 5, "text", [], [{}]])
def test_what_is_no_object_is_refused(value: Any) -> None:
    decoded, problems = decode(value)
    assert decoded is None
    assert problems[0][1].startswith("expected an object, found ")


@pytest.mark.parametrize("name", ["id", "date", "title", "kind"])
def test_a_record_without_a_required_field_is_refused(name: str) -> None:
    wanting = record()
    del wanting[name]
    assert decode(wanting) == (None, [(name, "is missing")])


def test_all_problems_are_reported_not_the_first() -> None:
    _, problems = decode({"date": "x", "kind": "y", "extra": 1})
    assert [field for field, _ in problems] == ["id", "date", "title", "kind", "extra"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        # what is wrong by itself is said once
        ({"id": "x"}, ["id"]),
        ({"id": 5, "related": ["2024-02-21-event"]}, ["id"]),
        ({"date": "x"}, ["date"]),
        ({"date": "x", "end_date": "2024-02-20", "edtf": "2024-02-21"}, ["date"]),
        ({"end_date": "x"}, ["end_date"]),
        ({"end_date": 5, "edtf": "2024-02-21/2024-02-22"}, ["end_date"]),
        ({"date_certainty": "x", "end_date": "2024-02-22", "edtf": "[2024-02-21..2024-02-22]"}, ["date_certainty"]),
        ({"edtf": 5}, ["edtf"]),
        ({"meeting": 5}, ["meeting"]),
        ({"kind": "meetng", "meeting": {}}, ["kind"]),
        ({"related": 5}, ["related"]),
        ({"id": "x", "related": [""]}, ["id", "related[0]"]),
        # a contradiction between others as well
        ({"title": "", "id": "2024-02-22-x"}, ["title", "id"]),
        ({"title": "", "end_date": "2024-02-20"}, ["title", "end_date"]),
        ({"title": "", "edtf": "2024"}, ["title", "edtf"]),
        ({"title": "", "meeting": {}}, ["title", "meeting"]),
        ({"title": "", "related": ["2024-02-21-event"]}, ["title", "related"]),
        ({"end_date": "x", "id": "2024-02-22-x"}, ["end_date", "id"]),
        ({"kind": "meetng", "end_date": "2024-02-20"}, ["kind", "end_date"]),
    ],
)
def test_a_contradiction_is_one_of_fields_that_are_right_by_themselves(
    fields: dict[str, Any], wrong: list[str]
) -> None:
    _, problems = decode({**record("2024-02-21"), **fields})
    assert [field for field, _ in problems] == wrong


def test_an_end_on_the_first_day_is_no_end() -> None:
    assert event("2024-02-21", end_date="2024-02-21").end_date is None


@pytest.mark.parametrize("plain", [{}, {"edtf": None}, {"edtf": "[2024-04-11..2024-04-20]"}])
def test_edtf_is_derived_from_the_dates(plain: dict[str, Any]) -> None:
    found = event("2024-04-11", end_date="2024-04-20", date_certainty="approximate", **plain)
    assert found.edtf == "[2024-04-11..2024-04-20]"


WORDS = st.text("abc독도 [/]\x1b", min_size=1, max_size=12).filter(str.strip)
SLUGS = st.from_regex("[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
CODES = st.from_regex("[A-Z]{3}", fullmatch=True)


def _unique(each: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(each, max_size=3, unique=True)


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """Any valid record."""
    first = draw(st.dates(date(1000, 1, 1), date(9000, 1, 1)))
    last = first + timedelta(days=draw(st.integers(0, 400)))
    kind = draw(st.sampled_from(list(vocabulary.KINDS)))
    meeting = {
        "mode": draw(st.sampled_from(list(vocabulary.MODES))),
        "level": draw(st.none() | st.sampled_from(list(vocabulary.LEVELS))),
        "series": draw(st.none() | WORDS),
        "ordinal": draw(st.none() | st.integers(1, 9999)),
    }
    whole: dict[str, Any] = {
        "id": f"{first}-{draw(SLUGS)}",
        "date": str(first),
        "end_date": draw(st.sampled_from([None, str(last)])),
        "date_certainty": draw(st.sampled_from(list(vocabulary.CERTAINTIES))),
        "date_text": draw(st.text(max_size=9)),
        "title": draw(WORDS),
        "summary": draw(st.text(max_size=20)),
        "kind": kind,
        "event_type": draw(st.none() | st.sampled_from(list(vocabulary.EVENT_TYPES))),
        "countries": draw(_unique(CODES)),
        "framework": draw(st.none() | st.sampled_from(list(vocabulary.FRAMEWORKS))),
        "actors": draw(_unique(WORDS)),
        "place": draw(st.none() | st.fixed_dictionaries({"name": WORDS, "country": st.none() | CODES})),
        "meeting": meeting if kind == "meeting" else None,
        "topics": draw(_unique(SLUGS)),
        "sources": [{"source": each, "section": None, "locator": "x"} for each in draw(_unique(WORDS))],
        "related": draw(_unique(WORDS)),
        "note": draw(st.none() | st.text(max_size=9)),
        "coded_by": draw(st.sampled_from(list(vocabulary.CODERS))),
    }
    optional = sorted(whole.keys() - {"id", "date", "title", "kind"})
    left_out = draw(st.sets(st.sampled_from(optional), max_size=4))
    return {name: value for name, value in whole.items() if name not in left_out}


@given(records())
def test_what_is_written_is_read_back_to_the_same_event(given_record: dict[str, Any]) -> None:
    first, problems = decode(given_record)
    assert problems == []
    assert first is not None
    written = encode(first)
    assert list(written) == [key.name for key in RECORD]
    assert decode(json.loads(json.dumps(written))) == (first, [])
    assert encode(first) == written


@given(records())
def test_a_record_that_is_read_fits_the_json_schema_as_does_what_is_written(given_record: dict[str, Any]) -> None:
    SCHEMA.validate(given_record)
    decoded, _ = decode(given_record)
    assert decoded is not None
    SCHEMA.validate(json.loads(json.dumps(encode(decoded))))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(records(), st.sampled_from([key.name for key in RECORD]), JSON)
def test_any_value_in_any_field_is_read_or_reported(given_record: dict[str, Any], name: str, value: Any) -> None:
    spoiled = {**given_record, name: value}
    decoded, problems = decode(spoiled)
    assert (decoded is None) == bool(problems)
    if not SCHEMA.is_valid(spoiled):
        assert problems
        assert all(field for field, _ in problems)


def test_the_schema_is_a_json_schema_that_describes_every_field() -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    assert list(schema["properties"]) == [key.name for key in RECORD]
    assert all(described["description"] for described in schema["properties"].values())
    assert schema["required"] == ["id", "date", "title", "kind"]
    assert schema["additionalProperties"] is False


def test_the_class_of_an_event_follows_from_its_type() -> None:
    assert event(event_type="CONSULT").event_class == "verbal-cooperation"
    assert event(event_type="PROTEST").event_class == "material-conflict"
    assert event().event_class is None
