"""The values of a field, and the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from krjp.record.fields import FIELDS, VOCABULARY, find_field
from krjp.render.tables.values import MEANINGS, field_listing, value_listing
from tests.building import chronology_of, record

if TYPE_CHECKING:
    from krjp.chronology import Chronology

ACTORS = [
    {
        "id": "cho-example",
        "name": "Cho Example",
        "kind": "person",
        "roles": [{"title": "Minister"}, {"title": "Envoy"}],
        "aliases": ["Example Cho", "조예"],
    }
]

VAGUE = record("2024-01-15", "c", end_date="2024-02-15", date_certainty="approximate")


@pytest.fixture(scope="module")
def chronology() -> Chronology:
    return chronology_of(
        [
            record("2024-01-01", "a", kind="court", actors=["cho-example", "A Nameless Court"], countries=["KOR"]),
            record("2024-01-02", "b", kind="meeting", actors=["cho-example"], countries=["JPN", "KOR"],
                   place={"name": "Seoul"}, sources=[{"source": "cc-2024-05-japan-korea"}, {"source": "a letter"}]),
            record("2024-01-03", "c", kind="meeting", topics=["a-topic-of-its-own"]),
        ],
        actors=ACTORS,
    )  # fmt: skip


def records(chronology: Chronology, name: str) -> list[dict[str, Any]]:
    listing = value_listing(find_field(name), chronology)
    return list(map(listing.record, listing.items))


def test_values_in_use_come_with_counts_the_most_frequent_first(chronology: Chronology) -> None:
    assert records(chronology, "kind") == [
        {"value": "meeting", "count": 2, "name": None, "meaning": MEANINGS["kind"]["meeting"], "aliases": []},
        {"value": "court", "count": 1, "name": None, "meaning": MEANINGS["kind"]["court"], "aliases": []},
    ]


def test_actors_come_with_their_names_and_offices(chronology: Chronology) -> None:
    assert records(chronology, "actor") == [
        {
            "value": "cho-example",
            "count": 2,
            "name": "Cho Example",
            "meaning": "Minister; Envoy",
            "aliases": ["Example Cho", "조예"],
        },
        {"value": "A Nameless Court", "count": 1, "name": "A Nameless Court", "meaning": None, "aliases": []},
    ]


def test_countries_come_with_their_names(chronology: Chronology) -> None:
    first = records(chronology, "country")[0]
    assert (first["value"], first["name"], first["count"]) == ("KOR", "South Korea", 2)
    assert "ROK" in first["aliases"]


def test_sources_come_with_their_citation(chronology: Chronology) -> None:
    found = {each["value"]: each["name"] for each in records(chronology, "source")}
    assert str(found["cc-2024-05-japan-korea"]).startswith("Ji-Young Lee and Andy Lim. “")
    assert found["a letter"] is None


def test_a_value_outside_the_vocabulary_has_no_meaning(chronology: Chronology) -> None:
    assert [each["meaning"] for each in records(chronology, "topic")] == [None]


def test_a_table_has_no_column_without_text(chronology: Chronology) -> None:
    def heads(name: str) -> list[str]:
        return [column.title for column in value_listing(find_field(name), chronology).table().columns]

    assert heads("kind") == ["Value", "Events", "Meaning"]
    assert heads("actor") == ["Value", "Events", "Name", "Meaning", "Aliases"]
    assert heads("place") == ["Value", "Events"]


def test_parts_of_the_calendar_come_in_order_with_what_surely_belongs_to_them() -> None:
    vague = {"end_date": "2024-03-10", "date_certainty": "approximate"}
    found = chronology_of([record("2024-01-03"), record("2024-02-20", **vague), record("2024-03-30")])

    def values(name: str) -> list[tuple[str, int]]:
        return [(each["value"], each["count"]) for each in records(found, name)]

    assert values("month") == [("2024-01", 1), ("2024-02", 0), ("2024-03", 1)]
    assert values("weekday")[:3] == [("Monday", 0), ("Tuesday", 0), ("Wednesday", 1)]
    assert values("year") == [("2024", 3)]


def test_a_field_without_values_has_none(chronology: Chronology) -> None:
    assert records(chronology, "series") == []


@pytest.mark.parametrize(
    "field", [field for field in FIELDS.values() if field.type == VOCABULARY and field.vocabulary], ids=lambda f: f.name
)
def test_every_value_of_a_vocabulary_has_a_meaning(field: Any) -> None:
    assert set(MEANINGS[field.name]) == set(field.vocabulary)
    assert all(MEANINGS[field.name].values())


def test_all_fields_are_listed(chronology: Chronology) -> None:
    listing = field_listing(chronology)
    records = list(map(listing.record, listing.items))
    assert [each["field"] for each in records] == list(FIELDS)
    kind = next(each for each in records if each["field"] == "kind")
    assert kind == {
        "field": "kind",
        "aliases": ["what"],
        "type": "vocabulary",
        "values": 2,
        "help": FIELDS["kind"].help,
    }
    table = listing.table()
    assert [column.title for column in table.columns] == ["Field", "Also", "Values", "Meaning"]
    assert len(table.rows) == len(FIELDS)


def test_values_are_numbered_over_more_days_than_a_count_has_rows() -> None:
    listing = field_listing(chronology_of([record("1900-01-01", "a"), record("2024-01-01", "b"), VAGUE]))
    numbers = {each["field"]: each["values"] for each in map(listing.record, listing.items)}
    assert [numbers[name] for name in ("day", "month", "year", "weekday")] == [34, 3, 2, 7]
