"""The packaged dataset: every record, every name and every term, and the codebook that defines them."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator

import krjp
from krjp.dates import EventDate
from krjp.query.nodes import quoted
from krjp.record import vocabulary
from krjp.record.codec import DERIVED, RECORD, json_schema
from krjp.record.model import Citation, Meeting
from krjp.record.vocabulary import is_state
from tests.each import each

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
CHRONOLOGY = krjp.load()


def read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return found


RECORDS, ACTORS, CONCEPTS, SOURCES = map(read, ("events.json", "actors.json", "concepts.json", "sources.json"))
BY_ID = {record["id"]: record for record in RECORDS}
(ARTICLE,) = (source for source in SOURCES if source["coverage"])
REPORTS = {source["id"]: source for source in SOURCES if source is not ARTICLE}
ACTOR_IDS = {actor["id"] for actor in ACTORS if actor["kind"] != "state"}
STATES = {actor["country"] for actor in ACTORS if actor["kind"] == "state"}
CODEBOOK = (DATA / "CODEBOOK.md").read_text(encoding="utf-8")
VALIDATOR = Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
each_record = each(BY_ID)


# Records


@each_record
def test_a_record_fits_the_schema_and_has_every_field_in_order(record: dict[str, Any]) -> None:
    VALIDATOR.validate(record)
    assert list(record) == [name for name in json_schema()["properties"] if name not in (*DERIVED, "extra")]


@each_record
def test_what_a_record_names_exists(record: dict[str, Any]) -> None:
    assert set(record["actors"]) <= ACTOR_IDS
    assert {*record["countries"], *record["subjects"]} <= STATES
    assert record["place"] is None or {record["place"]["country"]} <= STATES | {None}
    assert set(record["topics"]) <= set(vocabulary.TOPICS)
    assert {citation["source"] for citation in record["sources"]} <= {source["id"] for source in SOURCES}
    assert set(record["related"]) <= set(BY_ID)


@each_record
def test_related_events_name_each_other_and_never_themselves(record: dict[str, Any]) -> None:
    assert record["id"] not in record["related"]
    assert all(record["id"] in BY_ID[other]["related"] for other in record["related"])


@each_record
def test_an_event_lies_within_what_the_article_covers(record: dict[str, Any]) -> None:
    span = ARTICLE["coverage"]
    assert span["since"] <= record["date"] <= (record["end_date"] or record["date"]) <= span["until"]


def days(record: dict[str, Any]) -> EventDate:
    """When a record says it happened."""
    first = date.fromisoformat(record["date"])
    last = date.fromisoformat(record["end_date"] or record["date"])
    return EventDate(first, last, record["date_certainty"] == "approximate", record["open_end"])


def possible(record: dict[str, Any]) -> tuple[date, date]:
    """The first and last possible day: about a day is that day and three on either side."""
    when = days(record)
    reach = timedelta(3 if when.approximate and when.first == when.last else 0)
    return when.first - reach, when.last + reach


@each_record
def test_dates_and_edtf_say_the_same(record: dict[str, Any]) -> None:
    when = days(record)
    assert record["edtf"] == when.edtf()
    assert record["end_date"] is None or when.first < when.last


@each_record
def test_an_open_end_is_the_bound_of_what_the_article_covers(record: dict[str, Any]) -> None:
    span = ARTICLE["coverage"]
    assert (record["open_end"] in ("start", "both")) == (
        record["date_certainty"] == "approximate" and record["date"] == span["since"]
    )
    assert (record["open_end"] in ("end", "both")) == (
        record["date_certainty"] == "approximate" and record["end_date"] == span["until"]
    )


def words_of(key: str) -> str:
    """An id without its date."""
    return re.sub(r"^\d{4}-(\d\d-)?(\d\d-)?", "", key)


@each_record
def test_an_id_carries_no_more_of_a_date_than_is_known(record: dict[str, Any]) -> None:
    first, last = possible(record)
    if record["date_certainty"] == "exact":
        known = record["date"]
    elif record["open_end"] or first.year != last.year:
        known = ""
    else:
        known = f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"
    assert record["id"] == "-".join(filter(None, [known, words_of(record["id"])]))


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


def test_ids_their_words_and_titles_are_unique() -> None:
    assert len(BY_ID) == len(RECORDS)
    assert len({words_of(key) for key in BY_ID}) == len(RECORDS)
    assert len({record["title"] for record in RECORDS}) == len(RECORDS)


SECTIONS = ("Introduction", "Economic", "Bilateral", "Domestic", "North Korea", "Looking")


def told(record: dict[str, Any]) -> tuple[int, int, int]:
    """Where the article tells an event: by the entry of the chronology, after these by section and paragraph."""
    entries = [cited["locator"] for cited in record["sources"] if cited["section"] == "chronology"]
    if entries:
        return 0, int(re.findall(r"\d+", entries[0])[0]), 0
    heading, _, paragraph = _main_paragraph(record).partition(", para. ")
    return 1, next(at for at, name in enumerate(SECTIONS) if heading.startswith(name)), int(paragraph)


def _main_paragraph(record: dict[str, Any]) -> str:
    """The paragraph that tells the event; one that only dates it stands before it in the same section."""
    paragraphs: list[str] = [cited["locator"] for cited in record["sources"] if cited["section"] == "article"]
    return paragraphs[1] if record["id"] in DATED_BEFORE else paragraphs[0]


DATED_BEFORE = [
    "2024-01-25-nachi-fujikoshi-japan-response",
    "2024-01-25-nachi-fujikoshi-ruling",
    "2024-02-09-kishida-offer-north-korea",
    "2024-03-27-it-workers-sanctions",
    "2024-03-senior-official-comment",
]


def test_the_file_is_in_order_of_first_day_then_certainty_span_and_source() -> None:
    def key(record: dict[str, Any]) -> tuple[date, bool, timedelta, tuple[int, int, int]]:
        first, last = possible(record)
        return first, record["date_certainty"] == "approximate", last - first, told(record)

    assert [record["id"] for record in RECORDS] == [record["id"] for record in sorted(RECORDS, key=key)]


@pytest.mark.parametrize(
    ("act", "after"),
    [
        ("indo-pacific-dialogue", "indo-pacific-joint-statement"),
        ("nippon-steel-ruling", "nippon-steel-japan-response"),
        ("nachi-fujikoshi-ruling", "nachi-fujikoshi-japan-response"),
        ("kamikawa-speech", "dokdo-protest"),
        ("kishida-offer-north-korea", "kim-yo-jong-reply"),
        ("kim-yo-jong-reply", "north-korea-refusal"),
        ("hitachi-zosen-payment", "yun-summons"),
        ("takeshima-day", "mibae-summons"),
        ("kishida-state-visit", "kishida-yoon-call"),
        ("by-elections", "kishida-no-dissolution"),
    ],
)
def test_an_act_stands_before_what_answers_or_follows_it(act: str, after: str) -> None:
    order = [words_of(key) for key in BY_ID]
    assert order.index(act) < order.index(after)


# Like records are coded alike


def states(names: list[str]) -> set[str]:
    return set(filter(is_state, names))


def symmetric(record: dict[str, Any]) -> bool:
    return len(states(record["initiators"])) > 1 and states(record["initiators"]) == states(record["targets"])


@each_record
def test_countries_are_the_states_that_act_or_are_acted_on(record: dict[str, Any]) -> None:
    assert set(record["countries"]) == states(record["initiators"]) | states(record["targets"])
    assert not set(record["countries"]) & set(record["subjects"])


@each_record
def test_states_stand_before_actors_and_every_actor_of_a_side_is_an_actor(record: dict[str, Any]) -> None:
    for side in (record["initiators"], record["targets"]):
        codes = [name for name in side if is_state(name)]
        assert side[: len(codes)] == sorted(codes)
        assert {*side} - {*codes} <= {*record["actors"]}
    assert record["subjects"] == sorted(record["subjects"])


@each_record
def test_whoever_acts_stands_with_its_state(record: dict[str, Any]) -> None:
    country = {actor["id"]: actor["country"] for actor in ACTORS if actor["kind"] != "state"}
    acting = {country[name] for name in record["initiators"] if not is_state(name)}
    assert states(record["initiators"])
    assert acting - {None} <= states(record["initiators"])


@each_record
def test_a_state_acts_on_others_or_on_nobody(record: dict[str, Any]) -> None:
    assert symmetric(record) or not states(record["initiators"]) & states(record["targets"])


@each_record
def test_a_kind_has_the_types_and_the_direction_of_that_kind(record: dict[str, Any]) -> None:
    kind, coded, targets = record["kind"], record["event_type"], record["targets"]
    types: dict[str, set[str | None]] = {
        "meeting": {"CONSULT"},
        "exercise": {"COOPERATE"},
        "agreement": {"SUPPORT"},
        "aid": {"AGREE", "AID"},
        "protest": {"ACCUSE"},
        "announcement": {"AGREE"},
        "resignation": {"RETREAT"},
        "sanctions": {"SANCTION"},
        "payment": {"SANCTION"},
        "veto": {"REJECT"},
        "weapons-test": {"MOBILIZE"},
        "court": {"SANCTION", None},
        "statement": {"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", None},
    }
    assert coded in types.get(kind, {None})
    if kind in ("meeting", "exercise", "agreement"):
        assert symmetric(record)
        assert set(record["initiators"]) == set(targets)
    if kind in ("protest", "aid", "announcement", "appointment"):
        assert states(targets)
    if kind in ("sanctions", "veto", "payment"):
        assert targets
    if kind in ("speech", "report", "poll", "election", "commemoration", "media-report", "party-discipline",
                "resignation", "weapons-test"):  # fmt: skip
        assert not targets


@each_record
def test_a_court_acts_on_companies_and_not_on_their_state(record: dict[str, Any]) -> None:
    if record["kind"] in ("court", "payment"):
        assert states(record["initiators"]) == {"KOR"}
        assert not states(record["targets"])
        assert record["subjects"] == ["JPN"]
        assert record["framework"] == "domestic"
        assert record["topics"] == ["forced-labor", "history"]


@each_record
def test_an_order_to_pay_is_a_sanction_and_no_other_act_of_a_court_has_a_type(record: dict[str, Any]) -> None:
    if record["kind"] == "court":
        assert (record["event_type"] == "SANCTION") == record["id"].endswith("-ruling")


@each_record
def test_speeches_and_remarks_to_nobody_have_no_type_or_one_that_needs_no_addressee(record: dict[str, Any]) -> None:
    if record["kind"] == "statement" and not record["targets"]:
        assert record["event_type"] in (None, "CONCEDE", "REJECT")
        assert record["framework"] == "domestic"


@each_record
def test_the_framework_counts_who_takes_part(record: dict[str, Any]) -> None:
    acting, reached = states(record["initiators"]), states(record["targets"])
    taking_part = len(acting) if len(acting) > 1 else len(acting | reached)
    counted = {1: "domestic", 2: "bilateral", 3: "trilateral"}.get(taking_part, "multilateral")
    if record["framework"] == "multilateral" != counted:
        bodies = {actor["id"] for actor in ACTORS if actor["kind"] == "organisation" and actor["country"] is None}
        assert "united-nations" in record["topics"] or bodies & {*record["actors"]}
    else:
        assert record["framework"] == counted


@pytest.mark.parametrize(
    "group",
    [
        ("dokdo-protest", "mibae-summons", "textbook-summons", "bluebook-protest"),
        ("kishida-apology", "ldp-discipline", "kishida-no-dissolution", "by-elections", "kyodo-poll", "yomiuri-poll"),
    ],
)
def test_what_is_told_side_by_side_is_linked_each_with_all(group: tuple[str, ...]) -> None:
    keys = {key for key in BY_ID if words_of(key) in group}
    assert len(keys) == len(group)
    for key in keys:
        assert keys - {key} <= {*BY_ID[key]["related"]}


# Sources and reports


@each_record
def test_the_article_is_cited_first_with_a_place_in_it(record: dict[str, Any]) -> None:
    sections = [cited["section"] for cited in record["sources"]]
    assert sections[0] in ("chronology", "article")
    assert sections == sorted(sections, key=("chronology", "article", "report").index)
    for cited in record["sources"]:
        assert (cited["section"] == "report") == (cited["source"] in REPORTS)
        assert (cited["locator"] is None) == (cited["section"] == "report")


@each_record
def test_at_most_three_reports_are_cited_and_none_twice(record: dict[str, Any]) -> None:
    cited = [each["source"] for each in record["sources"] if each["section"] == "report"]
    assert len(set(cited)) == len(cited) <= 3


@each(REPORTS)
def test_a_report_has_a_publisher_an_address_and_no_words_of_its_own(report: dict[str, Any]) -> None:
    assert report["type"] in ("article-newspaper", "webpage")
    assert report["publisher"]
    address = urlsplit(report["url"])
    assert address.scheme in ("http", "https")
    assert address.netloc
    assert address.path != "/"
    assert report["title"] is report["coverage"] is report["rights"] is None
    assert not report["authors"]
    assert report["date"] is None or date.fromisoformat(report["date"]) >= date(2024, 1, 1)
    assert report["date"] is None or report["date"] in report["id"]
    assert any(report["id"] == cited["source"] for record in RECORDS for cited in record["sources"])


def test_no_address_is_that_of_two_reports() -> None:
    assert len({source["url"] for source in SOURCES}) == len(SOURCES)


def span(edtf: str) -> tuple[str, str]:
    """The first and last day a date of a source speaks of."""
    found = re.findall(r"\d{4}-\d\d(?:-\d\d)?", edtf)
    first, last = found[0], found[-1]
    return (first, last) if len(first) == len("2024-01-01") else (f"{first}-01", f"{last}-31")


@each_record
def test_the_date_is_that_of_the_article_or_of_the_one_report_that_is_marked(record: dict[str, Any]) -> None:
    of_article = {cited["date"] for cited in record["sources"] if cited["section"] != "report"}
    marked = [cited for cited in record["sources"] if cited["dates_event"]]
    if record["edtf"] in of_article:
        assert not marked
    else:
        (cited,) = marked
        assert cited["section"] == "report"
        assert cited["date"] == (record["end_date"] if record["open_end"] == "start" else record["edtf"])


@each_record
def test_a_day_that_a_source_gives_and_the_record_has_not_is_in_the_note(record: dict[str, Any]) -> None:
    first, last = (day.isoformat() for day in possible(record))
    for cited in record["sources"]:
        if cited["date"] is not None:
            since, until = span(cited["date"])
            if until < first or last < since:
                day = date.fromisoformat(since)
                assert f"{day.day} {day:%B}" in (record["note"] or "")


def test_every_citation_has_all_its_fields() -> None:
    assert all(list(cited) == list(Citation._fields) for record in RECORDS for cited in record["sources"])


def test_the_packaged_chronology_is_this_file() -> None:
    assert [event.id for event in CHRONOLOGY.events] == list(BY_ID)


def test_the_schema_beside_the_data_is_the_one_the_program_checks_by() -> None:
    assert json.loads((DATA / "schema" / "event.schema.json").read_text(encoding="utf-8")) == json_schema()


@pytest.mark.parametrize("name", ["events.json", "actors.json", "concepts.json", "sources.json"])
def test_files_are_written_the_one_way(name: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
    if name != "events.json":
        assert [entry["id"] for entry in json.loads(text)] == sorted(entry["id"] for entry in json.loads(text))


# Actors, states, concepts


def test_actor_ids_are_unique_and_states_have_a_code_each() -> None:
    assert len({actor["id"] for actor in ACTORS}) == len(ACTORS)
    assert None not in STATES
    assert len(STATES) == sum(actor["kind"] == "state" for actor in ACTORS)


@pytest.mark.no_cover
@each({actor["id"]: actor for actor in ACTORS})
def test_an_actor_is_found_by_every_name_and_so_are_its_events(actor: dict[str, Any]) -> None:
    state = actor["kind"] == "state"
    key = actor["country"] if state else actor["id"]
    list_name, field = ("countries", "country") if state else ("actors", "actor")
    events = {record["id"] for record in RECORDS if key in record[list_name]}
    for name in (key, actor["id"], actor["name"], *actor["aliases"]):
        found = CHRONOLOGY.holdings.names.find_countries(name) if state else CHRONOLOGY.holdings.names.find_actors(name)
        assert key in found or (state and name == actor["id"]), name
        if events and key in found:
            assert events <= {event.id for event in CHRONOLOGY.filter(f"{field}:{quoted(name)}").events}, name
        if events and name not in (key, actor["id"]):
            assert events <= {event.id for event in CHRONOLOGY.filter(quoted(name)).events}, name
            assert events <= {event.id for event in CHRONOLOGY.filter(plain(name)).events}, name
    if events:
        assert events <= {event.id for event in CHRONOLOGY.search(plain(actor["name"])).events}


def plain(name: str) -> str:
    """A name as words of a query, without what the query language reads as signs."""
    return re.sub(r"[()\"“”「」『』:=<>!&]", " ", name)


def test_every_actor_is_in_an_event_or_is_a_state() -> None:
    used = {actor for record in RECORDS for actor in record["actors"]}
    assert used == ACTOR_IDS


def test_the_country_of_an_actor_is_known() -> None:
    assert {actor["country"] for actor in ACTORS} <= STATES | {None}


@pytest.mark.no_cover
@each({concept["id"]: concept for concept in CONCEPTS})
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
    "open_end": vocabulary.OPEN_ENDS,
    "sources.section": vocabulary.SECTIONS,
    "coded_by": vocabulary.CODERS,
    "Actor kinds": vocabulary.ACTOR_KINDS,
}


def section(title: str) -> str:
    """The text of the codebook under one heading."""
    match = re.search(rf"^### {re.escape(title)}\n(.*?)(?=^##|\Z)", CODEBOOK, re.MULTILINE | re.DOTALL)
    assert match, title
    return match.group(1)


@each(VOCABULARIES.keys())
def test_every_value_of_a_vocabulary_is_defined_once_and_no_other(title: str) -> None:
    rows = re.findall(r"^\| `([^`]+)` \|(.*)\|$", section(title), re.MULTILINE)
    assert sorted(value for value, _ in rows) == sorted(VOCABULARIES[title])
    for value, cells in rows:
        assert any(len(cell.split()) >= 2 and not cell.strip().startswith("`") for cell in cells.split("|")), value


@each(
    [
        *(key.name for key in RECORD),
        *(f"meeting.{name}" for name in Meeting._fields),
        *(f"sources.{name}" for name in Citation._fields),
    ]
)
def test_every_field_is_defined(field: str) -> None:
    assert re.search(rf"^\| `{re.escape(field)}` \| .+ \| .+ \|", CODEBOOK, re.MULTILINE)


@pytest.mark.parametrize("name", ["CODEBOOK.md", "CHANGELOG.md"])
def test_every_event_the_pages_mention_exists(name: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    mentioned = set(re.findall(r"`((?:\d{4}-)[a-z0-9-]*[a-z][a-z0-9-]*)`", text))
    assert len(mentioned) > 30
    assert mentioned - set(BY_ID) == set()


def test_the_judgements_are_the_notes() -> None:
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.*) \|$", CODEBOOK.partition("## Judgements")[2], re.MULTILINE)
    assert rows == [(record["id"], record["note"]) for record in RECORDS if record["note"]]


def test_every_actor_the_codebook_gives_as_an_example_exists_and_takes_part() -> None:
    rows = re.findall(r"^\| `\w+` \| [^|]+ \| `([a-z-]+)` \| `([^`]+)` \|$", section("Actor kinds"), re.MULTILINE)
    assert len(rows) == len(vocabulary.ACTOR_KINDS)
    for actor, event in rows:
        (entry,) = (each for each in ACTORS if each["id"] == actor)
        assert actor in BY_ID[event]["actors"] or entry["country"] in BY_ID[event]["countries"]


@pytest.mark.parametrize("title", ["kind", "event_type", "framework", "meeting.mode", "meeting.level", "topics",
                                   "date_certainty", "open_end", "sources.section", "coded_by"])  # fmt: skip
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


REPORTED = sum(any(cited["section"] == "report" for cited in record["sources"]) for record in RECORDS)
DATED = sum(any(cited["dates_event"] for cited in record["sources"]) for record in RECORDS)


@pytest.mark.parametrize("name", ["CODEBOOK.md", "README.md", "CHANGELOG.md"])
def test_the_numbers_of_records_reports_and_dates_are_told_right(name: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    assert f"{REPORTED} of {len(RECORDS)} records" in text
    assert re.search(rf"\b{DATED} (dates|records) rest on one", text)
    for number in re.findall(r"(\d+) reports,", text):
        assert int(number) == len(REPORTS)
    for number in re.findall(r"(\d+) records have no exact day", text):
        assert int(number) == sum(record["date_certainty"] != "exact" for record in RECORDS)


# The dataset as a thing to cite

PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


def test_the_descriptor_is_a_data_package_and_the_data_fits_it() -> None:
    from frictionless import validate

    report = validate(str(DATA / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    assert report.valid
    rows = {task.name: task.stats.get("rows") for task in report.tasks}
    assert [rows[name] for name in ("events", "actors", "concepts", "sources")] == [
        len(RECORDS), len(ACTORS), len(CONCEPTS), len(SOURCES)
    ]  # fmt: skip


def test_the_descriptor_knows_every_field_and_value() -> None:
    fields = {
        resource["name"]: {field["name"]: field for field in resource["schema"]["fields"]}
        for resource in PACKAGE["resources"]
        if "schema" in resource
    }
    for name, entries in {"events": RECORDS, "actors": ACTORS, "concepts": CONCEPTS, "sources": SOURCES}.items():
        assert all(list(entry) == list(fields[name]) for entry in entries)
    for name, values in {"kind": vocabulary.KINDS, "event_type": vocabulary.EVENT_TYPES,
                         "framework": vocabulary.FRAMEWORKS, "date_certainty": vocabulary.CERTAINTIES,
                         "open_end": vocabulary.OPEN_ENDS, "coded_by": vocabulary.CODERS}.items():  # fmt: skip
        assert fields["events"][name]["constraints"]["enum"] == list(values)


def test_every_file_of_the_data_is_in_the_descriptor() -> None:
    described = {resource["path"] for resource in PACKAGE["resources"]}
    beside = {str(path.relative_to(DATA)) for path in DATA.rglob("*") if path.is_file()}
    assert beside - described == {"README.md", "datapackage.json"}


def test_version_and_date_of_the_data_are_those_of_its_last_change() -> None:
    text = (DATA / "CHANGELOG.md").read_text(encoding="utf-8")
    match = re.search(r"^## (\S+) - (\S+)$", text, re.MULTILINE)
    assert match
    created = datetime.fromisoformat(PACKAGE["created"])
    assert match.groups() == (PACKAGE["version"], f"{created:%Y-%m-%d}")


def test_citation_and_changelog_say_the_same_of_a_release() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    cited = dict(re.findall(r"^([\w-]+): (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE))
    last = re.search(r"^## \[(.+)\] - (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert last
    assert cited["version"] == last[1] == version
    assert cited.get("date-released", "unreleased") == last[2]
