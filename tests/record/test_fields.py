"""The field table: every field is found by each of its names, and says what an event has."""

from __future__ import annotations

import pytest

from krjp.errors import UnknownNameError
from krjp.record.codec import RECORD
from krjp.record.fields import FIELD_OPTIONS, FIELDS, STANDARD, Field, fields_with, find_field
from krjp.record.own import Own, OwnField

from ..building import event

FULL = event(
    "2024-02-21",
    "full",
    end_date="2024-02-22",
    date_certainty="approximate",
    date_text="about 21 Feb.",
    title="Talks",
    summary="They talk.",
    kind="meeting",
    event_type="CONSULT",
    open_end="start",
    countries=["JPN", "KOR"],
    initiators=["KOR", "a"],
    targets=["JPN"],
    subjects=["PRK"],
    framework="bilateral",
    actors=["a", "b"],
    place={"name": "Busan", "country": "KOR"},
    meeting={"mode": "phone", "level": "minister", "series": "The Talks", "ordinal": 3},
    topics=["trade", "energy"],
    sources=[
        {"source": "s", "section": "article", "locator": "1", "date": "2024-02-21~", "dates_event": True},
        {"source": "s", "section": "article"},
        {"source": "s", "locator": "1"},
    ],
    related=["2024-02-20-other"],
    note="A note.",
    coded_by="rules",
)
VALUES = {
    "id": ("2024-02-21-full",),
    "date": ("2024-02-21",),
    "when": ("by 22 Feb 2024",),
    "year": ("2024",),
    "quarter": ("2024-Q1",),
    "month": ("2024-02",),
    "week": ("2024-W08",),
    "day": ("2024-02-21",),
    "weekday": ("Wednesday",),
    "month-of-year": ("February",),
    "end_date": ("2024-02-22",),
    "date_certainty": ("approximate",),
    "open_end": ("start",),
    "edtf": ("[..2024-02-22]",),
    "date_text": ("about 21 Feb.",),
    "title": ("Talks",),
    "summary": ("They talk.",),
    "kind": ("meeting",),
    "event_type": ("CONSULT",),
    "event_class": ("verbal-cooperation",),
    "countries": ("JPN", "KOR"),
    "initiators": ("KOR", "a"),
    "targets": ("JPN",),
    "subjects": ("PRK",),
    "dyads": ("KOR → JPN",),
    "framework": ("bilateral",),
    "actors": ("a", "b"),
    "place.name": ("Busan",),
    "place.country": ("KOR",),
    "meeting.mode": ("phone",),
    "meeting.level": ("minister",),
    "meeting.series": ("The Talks",),
    "meeting.ordinal": ("3",),
    "topics": ("trade", "energy"),
    "sources.source": ("s",),
    "sources.section": ("article",),
    "sources.locator": ("1",),
    "sources.date": ("2024-02-21~",),
    "sources.dates_event": ("true", "false"),
    "related": ("2024-02-20-other",),
    "note": ("A note.",),
    "coded_by": ("rules",),
}
ALWAYS = {"id", "date", "when", "date_certainty", "edtf", "title", "kind", "coded_by"} | {
    name for name, field in FIELDS.items() if field.type == "part"
}


def test_the_table_has_exactly_these_fields() -> None:
    assert list(FIELDS) == list(VALUES)


@pytest.mark.parametrize("field", FIELDS.values(), ids=list(FIELDS))
def test_a_field_takes_its_values_from_the_event(field: Field) -> None:
    assert field.of(FULL) == VALUES[field.name]
    assert field.many or len(field.of(FULL)) == 1


@pytest.mark.parametrize("field", FIELDS.values(), ids=list(FIELDS))
def test_a_field_of_an_event_that_says_nothing_of_it_is_empty(field: Field) -> None:
    assert bool(field.of(event(date_text="", summary=""))) == (field.name in ALWAYS)


def test_every_key_of_a_record_can_be_asked_for() -> None:
    asked = {name.partition(".")[0] for name in FIELDS}
    assert {key.name for key in RECORD} - {"extra"} <= asked


@pytest.mark.parametrize("field", FIELDS.values(), ids=list(FIELDS))
def test_a_field_is_found_by_each_of_its_names_in_any_spelling(field: Field) -> None:
    for name in (field.name, *field.aliases, field.label):
        for spelling in (name, name.upper(), name.replace("_", "-"), name.replace("-", "_")):
            assert find_field(spelling) is field


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("who", "actors"),
        ("where", "place.name"),
        ("when", "when"),
        ("initiator", "initiators"),
        ("dyad", "dyads"),
        ("what", "kind"),
        ("about", "topics"),
        ("country", "countries"),
        ("level", "meeting.level"),
        ("source-section", "sources.section"),
    ],
)
def test_everyday_words_name_fields(alias: str, name: str) -> None:
    assert find_field(alias).name == name


def test_how_a_date_is_written_is_asked_for_as_the_date() -> None:
    assert STANDARD.asked("when") is FIELDS["date"]
    assert STANDARD.asked("month") is FIELDS["month"]
    with pytest.raises(UnknownNameError, match="unknown field 'wen'; did you mean when"):
        STANDARD.asked("wen")


def test_no_two_fields_share_a_name() -> None:
    names = [name for field in FIELDS.values() for name in (field.name, *field.aliases)]
    assert len(names) == len(set(names))


def test_the_name_of_an_option_is_a_name_of_its_field() -> None:
    fields = [find_field(option.name) for option in FIELD_OPTIONS]
    assert [field.option for field in fields] == list(FIELD_OPTIONS)
    assert {field.name for field in fields} == {field.name for field in FIELDS.values() if field.option}


def test_each_option_has_its_own_place() -> None:
    places = [option.place for option in FIELD_OPTIONS]
    assert places == sorted(set(places))


def test_ordered_fields_are_dates_numbers_ranks_and_calendar_parts() -> None:
    assert {name for name, field in FIELDS.items() if field.ordered} == {
        *("date", "when", "end_date", "year", "quarter", "month", "week", "day"),
        *("meeting.level", "meeting.ordinal"),
    }


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("conutry", "unknown field 'conutry'; did you mean country?"),
        ("KNID", "unknown field 'KNID'; did you mean kind?"),
        ("\x1b", ("unknown field '␛'; use one of id, date, when, year, quarter, month, week, day, weekday, "
         "month-of-year, end_date, date_certainty, open_end, edtf, date_text, title, summary, kind, event_type, "
         "event_class, country, initiator, target, subject, …")),
    ],
)  # fmt: skip
def test_an_unknown_field_is_refused_with_the_nearest_or_the_common_ones(name: str, message: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_field(name)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("value", "read"),
    [("good", ("good",)), (True, ("true",)), (3.0, ("3",)), (0.5, ("0.5",)), (["a", "b"], ("a", "b")), (None, ())],
)
def test_a_field_of_a_datasets_own_is_read_as_text(value: object, read: tuple[str, ...]) -> None:
    known = fields_with(Own(fields=(OwnField("mood"),)))
    assert known.find("extra.mood") is known["mood"]
    assert known["mood"].of(event(extra={"other": "x", "mood": value})) == read
