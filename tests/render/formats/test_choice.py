"""One answer in every format: the same data, and what a format cannot do is refused."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from jsonschema import Draft202012Validator

from krjp.errors import KrjpError, UnknownNameError
from krjp.record.codec import encode, json_schema
from krjp.render.formats.choice import FORMATS, as_table, lines
from krjp.render.layout import Table
from krjp.render.listing import record_listing
from tests.building import event
from tests.examples import examples
from tests.render.recorded import HOSTILE_EVENTS, event_lists, listing_of

if TYPE_CHECKING:
    from krjp.record.model import Event
    from krjp.render.listing import Listing

Record = dict[str, Any]

LISTS = ("countries", "initiators", "targets", "subjects", "actors", "topics", "related")
CITED = ("source", "section", "locator", "date", "dates_event")
VALIDATOR = Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def written(events: list[Event], name: str, **options: Any) -> str:
    """The text of a format as it reaches standard output."""
    return "".join(f"{line}\n" for line in lines(listing_of(events), name, **options))


def as_json(events: list[Event]) -> list[Record]:
    """What the events are in JSON, where there are no tuples."""
    found: list[Record] = json.loads(json.dumps([encode(event) for event in events]))
    return found


# Reading flat rows back, by what docs/output.md and the modules say of them


def read_csv(text: str) -> list[Record]:
    """Rows of RFC 4180, with the apostrophe before would-be formulas dropped."""
    assert not re.search(r'(?<!\r)\n(?=(?:[^"]*"[^"]*")*[^"]*\Z)', text), "a line that does not end in CR LF"
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert all(len(row) == len(head) for row in rows)
    texts = ([value[1:] if re.match(r"'+[=+\-@\t\r]", value) else value for value in row] for row in rows)
    return [dict(zip(head, row, strict=True)) for row in texts]


def read_tsv(text: str) -> list[Record]:
    """Tab-separated lines with their escapes undone."""
    head, *rows = [line.split("\t") for line in text.split("\n")[:-1]]
    assert all(len(row) == len(head) for row in rows)
    plain = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
    undone = ([re.sub(r"\\.", lambda found: plain[found[0]], value) for value in row] for row in rows)
    return [dict(zip(head, row, strict=True)) for row in undone]


def items(text: str) -> list[str]:
    """The items of a joined list; an escaped semicolon is part of an item."""
    pieces = re.findall(r"(?:\\.|[^\\;])+|;", text, re.DOTALL)
    found = [""]
    for piece in pieces:
        if piece == ";":
            found.append("")
        else:
            found[-1] += re.sub(r"\\(.)", r"\1", piece, flags=re.DOTALL)
    return [found[0], *(item[1:] for item in found[1:])]


def whole(row: Record) -> Record:
    """The record of a flat row, up to the difference between no text and empty text."""
    record: Record = {name: value or None for name, value in row.items() if "." not in name}
    for name in LISTS:
        record[name] = items(row[name]) if row[name] else []
    record["place"] = (
        {"name": row["place.name"], "country": row["place.country"] or None} if row["place.name"] else None
    )
    meeting = {part: row[f"meeting.{part}"] or None for part in ("mode", "level", "series")}
    ordinal = int(row["meeting.ordinal"]) if row["meeting.ordinal"] else None
    record["meeting"] = {**meeting, "ordinal": ordinal} if meeting["mode"] else None
    cited = [items(row[f"sources.{part}"]) for part in CITED] if row["sources.source"] else [[] for _ in CITED]
    found = [dict(zip(CITED, (part or None for part in parts), strict=True)) for parts in zip(*cited, strict=True)]
    record["sources"] = [{**each, "dates_event": each["dates_event"] == "true"} for each in found]
    return record


def nothing_for_empty(record: Record) -> Record:
    """The record with null for empty text, which flat formats do not tell apart."""
    sources = [{part: None if value == "" else value for part, value in cited.items()} for cited in record["sources"]]
    return {**{name: None if value == "" else value for name, value in record.items()}, "sources": sources}


@pytest.mark.no_cover
@examples(1 / 2)
@given(event_lists())
@example(HOSTILE_EVENTS)
def test_all_formats_hold_the_same_data(events: list[Event]) -> None:
    data = as_json(events)
    assert json.loads(written(events, "json")) == data
    assert [json.loads(line) for line in written(events, "jsonl").split("\n")[:-1]] == data
    flat = [nothing_for_empty(record) for record in data]
    for read, name in ((read_csv, "csv"), (read_tsv, "tsv")):
        assert [whole(row) for row in read(written(events, name))] == flat


@pytest.mark.no_cover
@examples(1 / 2)
@given(event_lists())
@example(HOSTILE_EVENTS)
def test_records_fit_the_schema(events: list[Event]) -> None:
    for record in json.loads(written(events, "json")):
        VALIDATOR.validate(record)


@pytest.mark.no_cover
@examples(1 / 2)
@given(event_lists())
@example(HOSTILE_EVENTS)
def test_escaped_for_ascii_json_is_the_same_data(events: list[Event]) -> None:
    for name in ("json", "jsonl"):
        text = written(events, name, ascii_only=True)
        assert text.isascii()
        assert text.count("\n") == written(events, name).count("\n")
    assert json.loads(written(events, "json", ascii_only=True)) == as_json(events)


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("table", "ics", "markdown")])
def test_a_format_writes_nothing_for_nothing(name: str) -> None:
    head = "id,date" if name == "csv" else "id\tdate"
    expected = {"json": "[]\n", "jsonl": "", "ids": ""}.get(name, head)
    assert written([], name).startswith(expected)
    assert len(written([], name).splitlines()) <= 1


def test_ids_are_an_id_a_line() -> None:
    events = [event("2024-01-02", "one"), event("2024-01-03", "two")]
    assert written(events, "ids") == "2024-01-02-one\n2024-01-03-two\n"


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "tsv", "markdown"])
def test_chosen_fields_come_in_the_order_they_were_asked_for(name: str) -> None:
    text = written(HOSTILE_EVENTS, name, fields=["kind", "place.country", "who", "date"])
    first = text.splitlines()[1 if name == "json" else 0].removeprefix("[")
    assert re.findall(r"kind|place\.country|actors|date", first)[:4] == ["kind", "place.country", "actors", "date"]


def test_an_object_is_whole_in_json_and_in_parts_where_rows_are_flat() -> None:
    events = HOSTILE_EVENTS[1:2]
    place = {"name": "Washington, DC", "country": "USA"}
    assert json.loads(written(events, "json", fields=["place", "date"])) == [{"place": place, "date": "2024-01-05"}]
    assert written(events, "csv", fields=["place"]) == 'place.name,place.country\r\n"Washington, DC",USA\r\n'


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_the_head_can_be_left_out(name: str) -> None:
    assert written(HOSTILE_EVENTS, name) == (written([], name) + written(HOSTILE_EVENTS, name, header=False))


COUNTS: list[Record] = [
    {"month": "2024-01", "count": 2, "partial": False},
    {"month": None, "count": 1, "partial": True},
]


def counts() -> Listing:
    return record_listing(COUNTS, ("month", "count", "partial"), lambda: as_table(counts(), ["month"]))


def test_counts_are_records_too() -> None:
    assert [json.loads(line) for line in lines(counts(), "jsonl")] == COUNTS
    assert list(lines(counts(), "tsv")) == ["month\tcount\tpartial", "2024-01\t2\tfalse", "\t1\ttrue"]
    assert list(lines(counts(), "tsv", ["count"])) == ["count", "2", "1"]


@pytest.mark.parametrize("name", ["ics", "ids"])
def test_what_is_for_events_is_refused_for_counts(name: str) -> None:
    with pytest.raises(KrjpError, match=f"--output {name} is for events; use table, json, jsonl, csv, tsv or markdown"):
        list(lines(counts(), name))


@pytest.mark.parametrize("name", ["ics", "ids"])
def test_fields_are_refused_where_there_are_none_to_choose(name: str) -> None:
    with pytest.raises(KrjpError, match=f"--output {name} has no fields to choose; leave out --fields"):
        list(lines(listing_of(HOSTILE_EVENTS), name, ["date"]))


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "tsv", "markdown"])
def test_an_unknown_field_is_refused_with_the_nearest(name: str) -> None:
    with pytest.raises(UnknownNameError, match="unknown field 'titel'; did you mean title"):
        list(lines(listing_of(HOSTILE_EVENTS), name, ["titel"]))
    with pytest.raises(UnknownNameError, match="unknown field 'mont'; did you mean month"):
        list(lines(counts(), name, ["mont"]))


def test_a_table_of_chosen_fields_keeps_the_first_two_and_misses_the_others() -> None:
    table = as_table(listing_of(HOSTILE_EVENTS), ["id", "title", "place", "date"])
    assert [(column.title, column.rank) for column in table.columns] == [
        ("id", 0), ("title", 0), ("place.name", 1), ("place.country", 2), ("date", 3)
    ]  # fmt: skip
    assert all(column.asked for column in table.columns)
    assert table.columns[1].wraps


def test_a_record_that_is_no_event_may_name_its_fields_as_one_does() -> None:
    listing = record_listing([{"place": "at sea", "sources": ["a", "b"]}], ("place", "sources"), lambda: Table((), []))
    assert list(lines(listing, "tsv")) == ["place\tsources", "at sea\ta; b"]
