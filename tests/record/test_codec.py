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
from krjp.record.codec import (
    DERIVED,
    RECORD,
    decode,
    decode_checked,
    encode,
    encode_briefly,
    encoded_briefly,
    json_schema,
    to_json,
)
from krjp.record.model import Citation, Event, Meeting, Place

from ..building import event, record

ID_EXPECTED = "expected lower-case words joined by hyphens, not digits alone"
OPEN_EXPECTED = "only an approximate date with an end_date has an open end"
SCHEMA = Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_four_fields_are_enough_and_the_rest_takes_its_default() -> None:
    assert decode(record("2024-02-21", title="Talks", kind="poll")) == (
        Event(
            id="2024-02-21-event",
            date=date(2024, 2, 21),
            end_date=None,
            date_certainty="exact",
            open_end=None,
            edtf="2024-02-21",
            date_text="",
            title="Talks",
            summary="",
            kind="poll",
            event_type=None,
            countries=(),
            initiators=(),
            targets=(),
            subjects=(),
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
        sources=[
            {"source": "x", "section": "article", "locator": "para. 2"},
            {"source": "y", "section": "report", "date": "2024-02-20", "dates_event": True},
        ],
    )
    assert found.place == Place("Busan", "KOR")
    assert found.meeting == Meeting("unknown", "minister", None, 3)
    assert found.sources == (
        Citation("x", "article", "para. 2"),
        Citation("y", "report", None, "2024-02-20", dates_event=True),
    )


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"id": "2024-02-21"}, f"id: {ID_EXPECTED}, found '2024-02-21'"),
        ({"id": "20240221"}, f"id: {ID_EXPECTED}, found '20240221'"),
        ({"id": "2024-02-21-A"}, f"id: {ID_EXPECTED}, found '2024-02-21-A'"),
        ({"id": "a--b"}, f"id: {ID_EXPECTED}, found 'a--b'"),
        ({"date": "2024-02-30"}, "date: expected a date that exists, as YYYY-MM-DD, found '2024-02-30'"),
        ({"end_date": "2024-02-20"}, "end_date: 2024-02-20 is before date 2024-02-21; swap them"),
        ({"date_certainty": "aproximate"}, "date_certainty: unknown value 'aproximate'; did you mean approximate?"),
        ({"end_date": "2024-02-21", "date_certainty": "approximate"},
         "end_date: is the date itself; leave it out for about that day, or make date_certainty exact"),
        ({"open_end": "strat", "end_date": "2024-02-22", "date_certainty": "approximate"},
         "open_end: unknown value 'strat'; did you mean start?"),
        ({"open_end": "start", "end_date": "2024-02-22"}, f"open_end: {OPEN_EXPECTED}"),
        ({"open_end": "end", "date_certainty": "approximate"}, f"open_end: {OPEN_EXPECTED}"),
        ({"edtf": "2024-02"}, "edtf: expected 2024-02-21 from the dates, found '2024-02'"),
        ({"title": ""}, "title: expected some text, found ''"),
        ({"title": "x" * 501}, "title: expected at most 500 characters, found 501"),
        ({"kind": "meetng"}, "kind: unknown value 'meetng'; did you mean meeting?"),
        ({"event_type": "consult"}, "event_type: unknown value 'consult'; did you mean CONSULT?"),
        ({"countries": ["Korea"]}, "countries[0]: expected an ISO 3166-1 alpha-3 code such as KOR, found 'Korea'"),
        ({"countries": "KOR"}, "countries: expected a list, found 'KOR'"),
        ({"countries": ["KOR", "KOR"]}, "countries: names the same value twice"),
        ({"initiators": ["JPN"], "countries": ["KOR"]},
         "initiators: names 'JPN', which countries lacks; add it there"),
        ({"targets": ["keidanren"], "actors": ["abe"]}, "targets: names 'keidanren', which actors lacks; add it there"),
        ({"subjects": ["keidanren"]},
         "subjects[0]: expected an ISO 3166-1 alpha-3 code such as KOR, found 'keidanren'"),
        ({"sources": [{"source": "x", "dates_event": "yes"}]},
         "sources[0].dates_event: expected true or false, found 'yes'"),
        ({"actors": [""]}, "actors[0]: expected a name, found ''"),
        ({"place": "Busan"}, "place: expected an object, found 'Busan'"),
        ({"place": {"country": "KOR"}}, "place.name: is missing"),
        ({"meeting": {}}, "meeting: only kind meeting has one; this is kind statement"),
        ({"kind": "meeting", "meeting": {"ordinal": "3"}},
         "meeting.ordinal: expected a whole number from 1 to 9999, found '3'"),
        ({"topics": ["North Korea"]}, "topics[0]: expected lower-case words joined by hyphens, found 'North Korea'"),
        ({"related": ["2024-02-20-x", "2024-02-21-event"]}, "related: names the event itself; remove it"),
        ({"sources": [{"section": "article"}]}, "sources[0].source: is missing"),
        ({"coded_by": "robot"}, "coded_by: unknown value 'robot'; use one of hand, rules, machine"),
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


@pytest.mark.parametrize("name", ["id", "date", "title"])
def test_a_record_without_a_required_field_is_refused(name: str) -> None:
    wanting = record()
    del wanting[name]
    assert decode(wanting) == (None, [(name, "is missing")])


def test_all_problems_are_reported_not_the_first() -> None:
    _, problems = decode({"date": "x", "kind": 5, "extra": 1})
    assert [field for field, _ in problems] == ["id", "date", "title", "kind", "extra"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        # what is wrong by itself is said once
        ({"id": "5"}, ["id"]),
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
        ({"id": "5", "related": [""]}, ["id", "related[0]"]),
        ({"open_end": 5, "end_date": "2024-02-22"}, ["open_end"]),
        ({"open_end": "end", "date_certainty": "x"}, ["date_certainty"]),
        ({"countries": 5, "initiators": ["JPN"]}, ["countries"]),
        ({"actors": 5, "targets": ["keidanren"]}, ["actors"]),
        # a contradiction between others as well
        ({"title": "", "open_end": "end"}, ["title", "open_end"]),
        ({"title": "", "countries": ["KOR"], "initiators": ["JPN"]}, ["title", "initiators"]),
        ({"title": "", "end_date": "2024-02-20"}, ["title", "end_date"]),
        ({"title": "", "edtf": "2024"}, ["title", "edtf"]),
        ({"title": "", "meeting": {}}, ["title", "meeting"]),
        ({"title": "", "related": ["2024-02-21-event"]}, ["title", "related"]),
        ({"end_date": "x", "related": ["2024-02-21-event"]}, ["end_date", "related"]),
        ({"kind": "meetng", "end_date": "2024-02-20"}, ["kind", "end_date"]),
    ],
)
def test_a_contradiction_is_one_of_fields_that_are_right_by_themselves(
    fields: dict[str, Any], wrong: list[str]
) -> None:
    _, problems = decode({**record("2024-02-21"), **fields})
    assert [field for field, _ in problems] == wrong


@pytest.mark.parametrize(
    ("extra", "problem"),
    [
        (5, ("extra", "expected an object, found 5")),
        ({"Mood": "x"},
         ("extra.Mood", "is no name of a field: letters, digits and _ in lower case, a letter first")),
        ({"mood": {}},
         ("extra.mood", "expected text, a number, true, false, null or a list of texts, found an object")),
        ({"mood": ["a", 5]},
         ("extra.mood", "expected text, a number, true, false, null or a list of texts, found a list")),
        ({"mood": float("inf")},
         ("extra.mood", "expected text, a number, true, false, null or a list of texts, found inf")),
        ({"mood": "\ud800"}, ("extra.mood", "holds half a surrogate pair, which is not text; mend the encoding")),
    ],
)  # fmt: skip
def test_what_a_dataset_has_of_its_own_has_a_name_and_a_plain_value(extra: object, problem: tuple[str, str]) -> None:
    assert decode({**record(), "extra": extra}) == (None, [problem])


def test_what_a_dataset_has_of_its_own_is_written_as_it_was_read() -> None:
    own = {"mood": "good", "dead": 3, "share": 0.5, "open": False, "tags": ["a", "b"]}
    found = event(extra={**own, "nothing": None, "empty": "", "none": []})
    assert to_json(found)["extra"] == own
    for written in (encode(found), encode_briefly(found)):
        assert json.loads(json.dumps(written))["extra"] == own
        assert decode(json.loads(json.dumps(written))) == (found, [])


def test_of_no_events_there_are_no_records() -> None:
    assert list(encoded_briefly([])) == []


def test_an_end_on_the_first_day_is_no_end() -> None:
    assert event("2024-02-21", end_date="2024-02-21").end_date is None


@pytest.mark.parametrize("plain", [{}, {"edtf": None}, {"edtf": "[2024-04-11..2024-04-20]"}])
def test_edtf_is_derived_from_the_dates(plain: dict[str, Any]) -> None:
    found = event("2024-04-11", end_date="2024-04-20", date_certainty="approximate", **plain)
    assert found.edtf == "[2024-04-11..2024-04-20]"


@pytest.mark.parametrize("key", ["a", "us-advice-japan", "2024-02-21-cho-kamikawa", "2-plus-2", "20240221x"])
def test_an_id_is_words_and_need_not_begin_with_a_date(key: str) -> None:
    decoded, _ = decode({**record(), "id": key})
    assert decoded is not None
    assert decoded.id == key


def test_what_is_derived_is_written_and_ignored_when_it_is_read() -> None:
    written = encode(event("2024-02-21", date_certainty="approximate"))
    assert written["when"] == "about 21 Feb 2024"
    assert "possible" not in written
    for value in ("something else", None, 5):
        assert decode({**written, "when": value, "possible": value})[0] == decode(written)[0]


def test_parties_are_countries_and_actors_where_a_record_names_none() -> None:
    found = event(initiators=["KOR", "keidanren"], targets=["JPN", "KOR"])
    assert (found.countries, found.actors) == (("JPN", "KOR"), ("keidanren",))
    named = event(initiators=["KOR"], targets=["keidanren"], countries=["KOR", "USA"], actors=["abe", "keidanren"])
    assert (named.countries, named.actors) == (("KOR", "USA"), ("abe", "keidanren"))


@pytest.mark.parametrize(
    ("initiators", "targets", "symmetric", "dyads"),
    [
        ([], [], False, ()),
        (["KOR"], [], False, ()),
        (["KOR"], ["JPN"], False, ("KOR → JPN",)),
        (["KOR"], ["JPN", "USA"], False, ("KOR → JPN", "KOR → USA")),
        (["KOR"], ["KOR"], False, ()),
        (["USA", "JPN"], ["JPN", "USA"], True, ("JPN – USA",)),
        (["JPN", "KOR", "USA"], ["USA", "JPN", "KOR"], True, ("JPN – KOR", "JPN – USA", "KOR – USA")),
        (["JPN", "keidanren"], ["KOR", "fki"], False, ("JPN → KOR",)),
        (["JPN", "KOR", "a"], ["JPN", "KOR", "b"], True, ("JPN – KOR",)),
        (["JPN", "KOR"], ["JPN"], False, ("KOR → JPN",)),
    ],
)
def test_dyads_are_the_pairs_of_states_between_which_it_happened(
    initiators: list[str], targets: list[str], symmetric: bool, dyads: tuple[str, ...]
) -> None:
    found = event(initiators=initiators, targets=targets)
    assert (found.symmetric, found.dyads) == (symmetric, dyads)


@pytest.mark.parametrize(
    ("fields", "first", "last"),
    [
        ({}, "2024-02-21", "2024-02-21"),
        ({"date_certainty": "approximate"}, "2024-02-18", "2024-02-24"),
        ({"end_date": "2024-02-29"}, "2024-02-21", "2024-02-29"),
        ({"end_date": "2024-02-29", "date_certainty": "approximate"}, "2024-02-21", "2024-02-29"),
    ],
)
def test_the_days_of_an_event_are_those_on_which_it_may_have_happened(
    fields: dict[str, str], first: str, last: str
) -> None:
    found = event("2024-02-21", **fields)
    assert found.days == (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    assert tuple(day.toordinal() for day in found.span.bounds) == found.days


WORDS = st.text("abc독도 [/]\x1b", min_size=1, max_size=12).filter(str.strip)
SLUGS = st.from_regex("[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3})?", fullmatch=True)
NONE: st.SearchStrategy[list[str]] = st.just([])
CODES = st.from_regex("[A-Z]{3}", fullmatch=True)


def _unique(each: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(each, max_size=3, unique=True)


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """Any valid record."""
    first = draw(st.dates(date(1000, 1, 1), date(9000, 1, 1)))
    last = first + timedelta(days=draw(st.integers(0, 400)))
    kind = draw(st.sampled_from(list(vocabulary.KINDS)))
    certainty = draw(st.sampled_from(list(vocabulary.CERTAINTIES)))
    ended = draw(st.booleans()) and (last > first or certainty == "exact")
    countries, actors = draw(_unique(CODES)), draw(_unique(WORDS))
    parties = st.lists(st.sampled_from([*countries, *actors]), max_size=3, unique=True) if countries or actors else NONE
    meeting = {
        "mode": draw(st.sampled_from(list(vocabulary.MODES))),
        "level": draw(st.none() | st.sampled_from(list(vocabulary.LEVELS))),
        "series": draw(st.none() | WORDS),
        "ordinal": draw(st.none() | st.integers(1, 9999)),
    }
    whole: dict[str, Any] = {
        "id": f"{first}-{draw(SLUGS)}",
        "date": str(first),
        "end_date": str(last) if ended else None,
        "date_certainty": certainty,
        "open_end": draw(st.none() | st.sampled_from(list(vocabulary.OPEN_ENDS)))
        if ended and certainty == "approximate"
        else None,
        "date_text": draw(st.text(max_size=9)),
        "title": draw(WORDS),
        "summary": draw(st.text(max_size=20)),
        "kind": kind,
        "event_type": draw(st.none() | st.sampled_from(list(vocabulary.EVENT_TYPES))),
        "countries": countries,
        "initiators": draw(parties),
        "targets": draw(parties),
        "subjects": draw(_unique(CODES)),
        "framework": draw(st.none() | st.sampled_from(list(vocabulary.FRAMEWORKS))),
        "actors": actors,
        "place": draw(st.none() | st.fixed_dictionaries({"name": WORDS, "country": st.none() | CODES})),
        "meeting": meeting if kind == "meeting" else None,
        "topics": draw(_unique(SLUGS)),
        "sources": [
            {"source": each, "section": None, "date": "2024", "dates_event": True} for each in draw(_unique(WORDS))
        ],
        "related": draw(_unique(WORDS)),
        "note": draw(st.none() | st.text(max_size=9)),
        "coded_by": draw(st.sampled_from(list(vocabulary.CODERS))),
    }
    needed = {"id", "date", "title", "kind"} | ({"end_date", "date_certainty"} if ended else set())
    needed |= {"countries", "actors"} if whole["initiators"] or whole["targets"] else set()
    left_out = draw(st.sets(st.sampled_from(sorted(whole.keys() - needed)), max_size=4))
    return {name: value for name, value in whole.items() if name not in left_out}


@given(records())
def test_what_is_written_is_read_back_to_the_same_event(given_record: dict[str, Any]) -> None:
    first, problems = decode(given_record)
    assert problems == []
    assert first is not None
    written = encode(first)
    assert [name for name in written if name != "when"] == [key.name for key in RECORD if key.name != "extra"]
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


@given(records(), st.sets(st.sampled_from([key.name for key in RECORD if not key.required])))
def test_a_record_that_was_found_right_is_read_the_same_without_a_check(
    given_record: dict[str, Any], left_out: set[str]
) -> None:
    some = {name: value for name, value in given_record.items() if name not in left_out}
    whole, problems = decode(some)
    assert problems or decode_checked(some) == whole
    whole, problems = decode(given_record)
    assert not problems
    assert whole is not None
    for written in (given_record, json.loads(json.dumps(encode(whole))), encode_briefly(whole)):
        found = decode_checked(json.loads(json.dumps(written)))
        assert (found, list(map(type, found))) == (whole, list(map(type, whole)))


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
    assert list(schema["properties"]) == [*(key.name for key in RECORD), *DERIVED]
    assert {name for name, described in schema["properties"].items() if described.get("readOnly")} == set(DERIVED)
    assert all(described["description"] for described in schema["properties"].values())
    assert schema["required"] == ["id", "date", "title"]
    assert schema["additionalProperties"] is False


def test_the_class_of_an_event_follows_from_its_type() -> None:
    assert event(event_type="CONSULT").event_class == "verbal-cooperation"
    assert event(event_type="PROTEST").event_class == "material-conflict"
    assert event().event_class is None


def test_a_whole_word_of_a_known_one_is_a_word_of_ones_own() -> None:
    event, _ = decode({"id": "a-1", "date": "2024-01-05", "title": "Jazz night", "kind": "Party"})
    assert event is not None
    assert event.kind == "Party"
