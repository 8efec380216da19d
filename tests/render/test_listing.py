"""Listings: names of fields, their readers, and flat text."""

from __future__ import annotations

import re
from typing import Any

import pytest

from krjp.errors import UnknownNameError
from krjp.record.codec import RECORD
from krjp.record.fields import FIELDS
from krjp.render.event_listing import event_listing
from krjp.render.layout import Table
from krjp.render.listing import flat, record_listing
from tests.building import event
from tests.each import each
from tests.render.recorded import listing_of

EVENT = event(
    kind="meeting",
    event_type="CONSULT",
    countries=["JPN", "KOR"],
    place={"name": "Seoul", "country": "KOR"},
    meeting={"mode": "phone", "level": "minister", "ordinal": 3},
    sources=[{"source": "one", "section": "article"}, {"source": "one", "locator": "p. 2"}],
)


def read(name: str) -> tuple[str, Any]:
    found, reader = listing_of([EVENT]).getter(name)
    return found, reader(EVENT)


@pytest.mark.parametrize(
    ("name", "found", "value"),
    [
        ("date", "date", "2024-02-21"),
        ("when", "when", "21 Feb 2024"),
        ("end_date", "end_date", None),
        ("end", "end_date", None),
        ("month", "month", "2024-02"),
        ("event_class", "event_class", "verbal-cooperation"),
        ("country", "countries", ("JPN", "KOR")),
        ("place", "place", {"name": "Seoul", "country": "KOR"}),
        ("where", "place.name", "Seoul"),
        ("place.country", "place.country", "KOR"),
        ("place-country", "place.country", "KOR"),
        ("ordinal", "meeting.ordinal", 3),
        ("series", "meeting.series", None),
        ("source", "sources.source", ["one", "one"]),
        ("section", "sources.section", ["article", None]),
        ("locator", "sources.locator", [None, "p. 2"]),
        ("topics", "topics", ()),
    ],
)
def test_a_field_is_read_by_any_of_its_names(name: str, found: str, value: object) -> None:
    assert read(name) == (found, value)


@pytest.mark.parametrize("name", [key.name for key in RECORD if key.name != "extra"])
def test_every_key_of_the_record_can_be_asked_for(name: str) -> None:
    assert read(name)[0] == name


@each([name for field in FIELDS.values() for name in (field.name, *field.aliases)])
def test_every_name_of_the_query_language_can_be_asked_for(name: str) -> None:
    assert isinstance(read(name)[0], str)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown field 'plce'; did you mean place"):
        read("plce")


@pytest.mark.parametrize(
    ("name", "value"),
    [("countries", "KOR"), ("country", "KOR"), ("Country", "KOR"), ("place-country", "JPN"), ("count", 3)],
)
def test_a_field_of_a_count_goes_by_the_same_names(name: str, value: object) -> None:
    record = {"countries": "KOR", "place.country": "JPN", "count": 3}
    counts = record_listing([record], tuple(record), lambda: Table((), ()))
    found, reader = counts.getter(name)
    assert (record[found], reader(0)) == (value, value)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("cuntries", "unknown field 'cuntries'; did you mean countries?"),
        ("title", "unknown field 'title'; use one of countries, count"),
    ],
)
def test_a_field_that_is_not_counted_by_is_refused(name: str, message: str) -> None:
    counts = record_listing([], ("countries", "count"), lambda: Table((), ()))
    with pytest.raises(UnknownNameError, match=re.escape(message)):
        counts.getter(name)


def test_what_only_may_match_is_marked_where_it_is_listed_with_the_others() -> None:
    events = [event("2024-01-01", "sure"), event("2024-01-01", "maybe", date_certainty="approximate")]
    listing = event_listing(events, lambda: Table((), []), frozenset({1}))
    assert [listing.record(each)["possible"] for each in events] == [False, True]
    name, read = listing.getter("possible")
    assert (name, [read(each) for each in events]) == ("possible", [False, True])
    assert [name for name, _ in listing.columns((), flat_rows=True)][-1] == "possible"
    assert listing.getter("kind")[0] == "kind"


def test_nothing_is_possible_only_in_a_list_of_what_is_sure() -> None:
    with pytest.raises(UnknownNameError, match="unknown field 'possible'"):
        read("possible")


def test_the_flat_fields_are_the_record_with_objects_in_parts() -> None:
    names = [name for name, _ in listing_of([]).columns((), flat_rows=True)]
    assert names[:3] == ["id", "date", "end_date"]
    assert names[names.index("edtf") + 1] == "when"
    assert {name.partition(".")[0] for name in names} - {"when"} == {key.name for key in RECORD} - {"extra"}
    assert not {"place", "meeting", "sources"} & set(names)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("", ""),
        ("text", "text"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        ([], ""),
        (("a", "b"), "a; b"),
        (["a; b", "c\\"], "a\\; b; c\\\\"),
        ([None, "p. 2"], "; p. 2"),
        ({"mode": "phone", "level": None, "series": "", "ordinal": 3}, "phone, 3"),
        ([{"source": "a"}, {"source": "b; c", "locator": "p. 2"}], "a; b\\; c, p. 2"),
        ({"source": "a", "dates_event": True}, "a, dates event"),
        ({"source": "a", "dates_event": False}, "a"),
    ],
)
def test_flat_text(value: object, expected: str) -> None:
    assert flat(value) == expected
