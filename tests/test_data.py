"""The packaged dataset: every record, every name and every term, and the codebook that defines them."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import krjp
from krjp.dates import EventDate
from krjp.query.nodes import quoted
from krjp.record import vocabulary
from krjp.record.codec import json_schema
from krjp.record.model import Meeting

DATA = Path(__file__).parent.parent / "data"
CHRONOLOGY = krjp.load()


def read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return found


RECORDS, ACTORS, CONCEPTS, SOURCES = map(read, ("events.json", "actors.json", "concepts.json", "sources.json"))
BY_ID = {record["id"]: record for record in RECORDS}
ACTOR_IDS = {actor["id"] for actor in ACTORS if actor["kind"] != "state"}
STATES = {actor["country"] for actor in ACTORS if actor["kind"] == "state"}
CODEBOOK = (DATA / "CODEBOOK.md").read_text(encoding="utf-8")
VALIDATOR = Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
each_record = pytest.mark.parametrize("record", RECORDS, ids=list(BY_ID))


# Records


@each_record
def test_a_record_fits_the_schema_and_has_every_field_in_order(record: dict[str, Any]) -> None:
    VALIDATOR.validate(record)
    assert list(record) == list(json_schema()["properties"])


@each_record
def test_what_a_record_names_exists(record: dict[str, Any]) -> None:
    assert set(record["actors"]) <= ACTOR_IDS
    assert set(record["countries"]) <= STATES
    assert record["place"] is None or {record["place"]["country"]} <= STATES | {None}
    assert set(record["topics"]) <= set(vocabulary.TOPICS)
    assert {citation["source"] for citation in record["sources"]} <= {source["id"] for source in SOURCES}
    assert set(record["related"]) <= set(BY_ID)


@each_record
def test_related_events_name_each_other_and_never_themselves(record: dict[str, Any]) -> None:
    assert record["id"] not in record["related"]
    assert all(record["id"] in BY_ID[other]["related"] for other in record["related"])


@each_record
def test_an_event_lies_within_what_its_sources_cover(record: dict[str, Any]) -> None:
    covered = {source["id"]: source["coverage"] for source in SOURCES}
    assert record["sources"]
    for citation in record["sources"]:
        span = covered[citation["source"]]
        assert span["since"] <= record["date"] <= (record["end_date"] or record["date"]) <= span["until"]
        assert citation["section"]
        assert citation["locator"]


@each_record
def test_dates_and_edtf_say_the_same(record: dict[str, Any]) -> None:
    first = date.fromisoformat(record["date"])
    last = date.fromisoformat(record["end_date"] or record["date"])
    assert record["edtf"] == EventDate(first, last, record["date_certainty"] == "approximate").edtf()
    assert record["end_date"] is None or first < last
    assert record["id"].startswith(f"{record['date']}-")


@each_record
def test_a_meeting_and_only_a_meeting_says_how_it_was_held(record: dict[str, Any]) -> None:
    assert (record["meeting"] is not None) == (record["kind"] == "meeting")
    assert record["kind"] != "meeting" or record["event_type"] == "CONSULT"


@each_record
def test_lists_are_in_the_order_the_codebook_gives(record: dict[str, Any]) -> None:
    assert record["countries"] == sorted(record["countries"])
    assert record["related"] == sorted(record["related"])


@each_record
def test_texts_are_clean(record: dict[str, Any]) -> None:
    for name in ("date_text", "title", "summary", "note"):
        text = record[name] or ""
        assert text == " ".join(text.split()), name
        assert text.isprintable(), name
    assert record["summary"].endswith((".", '."', ".)", ".”"))
    assert not record["title"].endswith(".")


def test_ids_and_titles_are_unique_and_the_file_is_sorted() -> None:
    assert list(BY_ID) == sorted(BY_ID)
    assert len(BY_ID) == len(RECORDS)
    assert len({record["title"] for record in RECORDS}) == len(RECORDS)


def test_the_packaged_chronology_is_this_file() -> None:
    assert [event.id for event in CHRONOLOGY.events] == list(BY_ID)


def test_the_schema_beside_the_data_is_the_one_the_program_checks_by() -> None:
    assert json.loads((DATA / "schema" / "event.schema.json").read_text(encoding="utf-8")) == json_schema()


@pytest.mark.parametrize("name", ["events.json", "actors.json", "concepts.json", "sources.json"])
def test_files_are_written_the_one_way(name: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
    assert [entry["id"] for entry in json.loads(text)] == sorted(entry["id"] for entry in json.loads(text))


# Actors, states, concepts


def test_actor_ids_are_unique_and_states_have_a_code_each() -> None:
    assert len({actor["id"] for actor in ACTORS}) == len(ACTORS)
    assert None not in STATES
    assert len(STATES) == sum(actor["kind"] == "state" for actor in ACTORS)


@pytest.mark.parametrize("actor", ACTORS, ids=[actor["id"] for actor in ACTORS])
def test_an_actor_is_found_by_every_name_and_so_are_its_events(actor: dict[str, Any]) -> None:
    state = actor["kind"] == "state"
    key = actor["country"] if state else actor["id"]
    list_name, field = ("countries", "country") if state else ("actors", "actor")
    events = {record["id"] for record in RECORDS if key in record[list_name]}
    for name in (key, actor["id"], actor["name"], *actor["aliases"]):
        found = CHRONOLOGY.names.find_countries(name) if state else CHRONOLOGY.names.find_actors(name)
        assert key in found or (state and name == actor["id"]), name
        if events and key in found:
            assert events <= {event.id for event in CHRONOLOGY.filter(f"{field}:{quoted(name)}").events}, name
        if events and name not in (key, actor["id"]):
            assert events <= {event.id for event in CHRONOLOGY.search(quoted(name)).events}, name
            assert events <= {event.id for event in CHRONOLOGY.search(plain(name)).events}, name


def plain(name: str) -> str:
    """A name as words of a query, without what the query language reads as signs."""
    return re.sub(r"[()\"“”「」『』:=<>!&]", " ", name)


def test_every_actor_is_in_an_event_or_is_a_state() -> None:
    used = {actor for record in RECORDS for actor in record["actors"]}
    assert used == ACTOR_IDS


def test_the_country_of_an_actor_is_known() -> None:
    assert {actor["country"] for actor in ACTORS} <= STATES | {None}


@pytest.mark.parametrize("concept", CONCEPTS, ids=[concept["id"] for concept in CONCEPTS])
def test_every_term_of_a_concept_finds_the_same_events(concept: dict[str, Any]) -> None:
    answers = {}
    for term in concept["terms"]:
        answers[term] = [event.id for event in CHRONOLOGY.filter(quoted(term)).events]
        if not {"and", "or", "not"} & {*term.split()}:
            answers[f"{term} (words)"] = [event.id for event in CHRONOLOGY.filter(plain(term)).events]
    assert len({tuple(found) for found in answers.values()}) == 1, answers


def test_no_term_is_in_two_concepts_and_none_has_only_one() -> None:
    terms = [term for concept in CONCEPTS for term in {each.casefold() for each in concept["terms"]}]
    assert sorted(terms) == sorted(set(terms))
    assert all(len(concept["terms"]) > 1 for concept in CONCEPTS)


@pytest.mark.parametrize(
    ("one", "other"),
    [("north korea", "south korea"), ("kishida", "japan"), ("dokdo", "senkaku"), ("abduction", "sanctions")],
)
def test_what_differs_is_never_taken_for_the_same(one: str, other: str) -> None:
    assert CHRONOLOGY.filter(quoted(one)).events != CHRONOLOGY.filter(quoted(other)).events


# The codebook

VOCABULARIES = {
    "kind": vocabulary.KINDS,
    "event_type": (*vocabulary.EVENT_TYPES, *vocabulary.EVENT_CLASSES),
    "framework": vocabulary.FRAMEWORKS,
    "meeting.mode": vocabulary.MODES,
    "meeting.level": vocabulary.LEVELS,
    "topics": vocabulary.TOPICS,
    "date_certainty": vocabulary.CERTAINTIES,
    "sources.section": vocabulary.SECTIONS,
    "coded_by": vocabulary.CODERS,
    "Actor kinds": vocabulary.ACTOR_KINDS,
}


def section(title: str) -> str:
    """The text of the codebook under one heading."""
    match = re.search(rf"^### {re.escape(title)}\n(.*?)(?=^##|\Z)", CODEBOOK, re.MULTILINE | re.DOTALL)
    assert match, title
    return match.group(1)


@pytest.mark.parametrize("title", VOCABULARIES)
def test_every_value_of_a_vocabulary_is_defined_once_and_no_other(title: str) -> None:
    rows = re.findall(r"^\| `([^`]+)` \|(.*)\|$", section(title), re.MULTILINE)
    assert sorted(value for value, _ in rows) == sorted(VOCABULARIES[title])
    for value, cells in rows:
        assert any(len(cell.split()) >= 2 and not cell.strip().startswith("`") for cell in cells.split("|")), value


@pytest.mark.parametrize("field", [*json_schema()["properties"], *(f"meeting.{name}" for name in Meeting._fields)])
def test_every_field_is_defined(field: str) -> None:
    assert re.search(rf"^\| `{re.escape(field)}` \| .+ \| .+ \|", CODEBOOK, re.MULTILINE)


def test_every_event_the_codebook_mentions_exists() -> None:
    mentioned = set(re.findall(r"`(\d{4}-\d{2}-\d{2}-[a-z0-9-]+)`", CODEBOOK))
    assert mentioned
    assert mentioned - set(BY_ID) == set()


def test_every_actor_the_codebook_gives_as_an_example_exists_and_takes_part() -> None:
    rows = re.findall(r"^\| `\w+` \| [^|]+ \| `([a-z-]+)` \| `([^`]+)` \|$", section("Actor kinds"), re.MULTILINE)
    assert len(rows) == len(vocabulary.ACTOR_KINDS)
    for actor, event in rows:
        (entry,) = (each for each in ACTORS if each["id"] == actor)
        assert actor in BY_ID[event]["actors"] or entry["country"] in BY_ID[event]["countries"]


@pytest.mark.parametrize("title", ["kind", "event_type", "framework", "meeting.mode", "meeting.level", "topics",
                                   "date_certainty", "sources.section", "coded_by"])  # fmt: skip
def test_an_example_of_a_value_has_that_value(title: str) -> None:
    for row in re.findall(r"^\| `.*\|$", section(title), re.MULTILINE):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        value, example = cells[0].strip("`"), cells[-1].strip("`")
        if example in BY_ID:
            field = "event_class" if value in vocabulary.EVENT_CLASSES else title
            found = CHRONOLOGY.filter(f'{field}:"{value}" id:{example}').events
            assert [event.id for event in found] == [example], value
        else:
            assert example == "none in this dataset", value


@pytest.mark.parametrize(("column", "title"), [("kind", "kind"), ("topics", "topics"), ("framework", "framework")])
def test_every_value_in_use_is_defined(column: str, title: str) -> None:
    lists = [[record[column]] if isinstance(record[column], str) else record[column] for record in RECORDS]
    assert {value for values in lists for value in values} <= set(VOCABULARIES[title])


def test_the_number_of_records_is_told_right() -> None:
    match = re.search(r"(\d+) records", CODEBOOK)
    assert match
    assert int(match.group(1)) == len(RECORDS)
