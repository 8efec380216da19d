"""Files to events: JSON, JSON Lines and gzip in, every problem with its place out."""

from __future__ import annotations

import gzip
import json
from inspect import cleandoc
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from krjp.errors import DataError
from krjp.files import reading as dataset
from krjp.files.reading import merge, parse_actors, parse_concepts, parse_events, parse_sources, unpack
from krjp.record.authorities import Actor, Concept, Coverage, Role

from ..building import event, record

if TYPE_CHECKING:
    from collections.abc import Callable

TWO = [record("2024-02-21", "one"), record("2024-01-05", "two", title="독도 [sic]")]
ARRAY = json.dumps(TWO)
LINES = "\n".join(json.dumps(each, ensure_ascii=False) for each in TWO)


@pytest.mark.parametrize(
    "content",
    [
        ARRAY.encode(),
        json.dumps(TWO, indent=2, ensure_ascii=False).encode(),
        LINES.encode(),
        (LINES + "\n\n").encode(),
        LINES.replace("\n", "\r\n\r\n").encode(),
        b"\xef\xbb\xbf" + ARRAY.encode(),
        b"\n  " + LINES.encode(),
        gzip.compress(ARRAY.encode(), mtime=0),
        gzip.compress(LINES.encode(), mtime=0),
        b"".join(gzip.compress(line.encode(), mtime=0) for line in LINES.splitlines(keepends=True)),
    ],
    ids=["array", "indented", "lines", "last-line", "crlf", "bom", "space", "gzip", "gzip-lines", "gzip-members"],
)
def test_every_way_of_storing_events_gives_the_same_events_in_file_order(content: bytes) -> None:
    assert parse_events(content, "f") == [event("2024-02-21", "one"), event("2024-01-05", "two", title="독도 [sic]")]


def test_an_empty_array_holds_no_events() -> None:
    assert parse_events(b"[]", "f") == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "f: is empty; expected a JSON array or JSON Lines"),
        (b" \n ", "f: is empty; expected a JSON array or JSON Lines"),
        (b"id,date\n", "f: starts with 'i'; expected a JSON array or JSON Lines"),
        (b"5", "f: starts with '5'; expected a JSON array or JSON Lines"),
        (b"[", "f: event 1, column 2: is cut short: the text ends inside a record"),
        (b"[]\n\n x", "f: line 3, column 2: is not JSON: something follows the array"),
        (b"[NaN]", "f: event 1: expected an object, found nan"),
        (b'{"id" 2}', "f: line 1, column 7: is not JSON: expecting ':' delimiter"),
        (b"[\xff]", "f: line 1: byte 1 is not UTF-8; save the file as UTF-8"),
        (b"[\n\n\xe9]", "f: line 3: byte 3 is not UTF-8; save the file as UTF-8"),
        (b"\xff\xfe[\x00]\x00", "f: is UTF-16; save the file as UTF-8"),
        (b"[" * 100_000, "f: event 1: is nested too deeply to be a chronology"),
        (gzip.compress(b"[]", mtime=0)[:-4], "f: cannot be unpacked: cut short"),
        (b"\x1f\x8bnonsense", "f: is damaged: not a whole gzip file"),
        (gzip.compress(b"[]", mtime=0) + b"tail", "f: is damaged: not a whole gzip file"),
        (b"[5]", "f: event 1: expected an object, found 5"),
        (b'[{"id": "5"}]',
         ("f: 3 problems\n"
         "  event 1 (5): id: expected lower-case words joined by hyphens, not digits alone, found '5'\n"
         "  event 1 (5): date: is missing\n"
         "  event 1 (5): title: is missing")),
    ],
)  # fmt: skip
def test_what_is_no_chronology_is_refused_with_place_and_reason(content: bytes, message: str) -> None:
    with pytest.raises(DataError) as caught:
        parse_events(content, "f")
    assert str(caught.value) == message


def test_problems_of_all_records_are_reported_at_once() -> None:
    wrong = [record(kind="meetng"), record(), record("2024-02-21", "x", countries=["Korea"]), 7]
    with pytest.raises(DataError) as caught:
        parse_events(json.dumps(wrong).encode(), "my.json")
    assert str(caught.value) == cleandoc(
        """
        my.json: 3 problems
          event 1 (2024-02-21-event): kind: unknown value 'meetng'; did you mean meeting?
          event 3 (2024-02-21-x): countries[0]: expected an ISO 3166-1 alpha-3 code such as KOR, found 'Korea'
          event 4: expected an object, found 7
        """
    )
    assert [problem.where for problem in caught.value.problems] == [
        "event 1 (2024-02-21-event)",
        "event 3 (2024-02-21-x)",
        "event 4",
    ]


def test_a_key_given_twice_in_a_reference_file_is_refused() -> None:
    with pytest.raises(DataError, match=r"^a: entry 1 \(x\): name: is given 2 times; only the last would count$"):
        parse_actors(b'[{"id": "x", "name": "X", "name": "Y", "kind": "person"}]', "a")


@pytest.mark.parametrize("text", ['a": b', 'say "x": y', "{'a':1,'a':2}", ":"])
def test_a_text_that_looks_like_a_key_is_none(text: str) -> None:
    [found] = parse_events(json.dumps(record(title=text)).encode(), "f")
    assert found.title == text


def test_problems_of_json_lines_name_the_line() -> None:
    content = json.dumps(record()) + "\n\n" + json.dumps(record(kind="meetng"))
    with pytest.raises(DataError, match=r"^f: line 3 \(2024-02-21-event\): kind: unknown value 'meetng'"):
        parse_events(content.encode(), "f")


@given(st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
@example(b"\x1f\x8b")
@example(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03")
@example(b'[{"id": "\\ud800"}]')
@example(b'{"\\ud800": 1}')
@example(b"[1e999]")
@example(b"[" + b"9" * 5000 + b"]")
def test_any_bytes_are_events_or_a_data_error(content: bytes) -> None:
    try:
        assert isinstance(parse_events(content, "f"), list)
    except DataError as error:
        refused = error
        assert refused.problems
        assert str(refused).encode()


@given(st.text())
def test_unpacking_undoes_packing(text: str) -> None:
    assert unpack(gzip.compress(text.encode(), mtime=0), "f") == text.removeprefix("\ufeff")


@pytest.mark.parametrize("ratio", [0, 2, 7])
def test_a_file_is_unpacked_up_to_a_size_that_follows_from_its_own(ratio: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"[" + b" " * (3 << 20) + b"]"
    packed = gzip.compress(text, mtime=0)
    monkeypatch.setattr(dataset, "MOST_RATIO", ratio)
    monkeypatch.setattr(dataset, "ROOM_TO_UNPACK", len(text) - ratio * len(packed))
    assert parse_events(packed, "f") == []
    monkeypatch.setattr(dataset, "ROOM_TO_UNPACK", len(text) - ratio * len(packed) - 1)
    with pytest.raises(DataError) as caught:
        parse_events(packed, "f")
    assert str(caught.value) == "f: cannot be unpacked: over 3 MiB"


def test_merged_files_are_one_chronology_in_order_of_date_then_of_the_files() -> None:
    b, a, c = event("2024-02-02", "b"), event("2024-02-02", "a"), event("2024-01-01", "c")
    assert merge([("one", [b]), ("two", [a, c])]) == (c, b, a)


def test_the_same_record_in_two_files_counts_once() -> None:
    assert merge([("one", [event()]), ("two", [event()])]) == (event(),)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            [("a.json", [event(), event()])],
            "duplicate ids: 2024-02-21-event: id: is used twice, in a.json; the records are the same, remove one",
        ),
        (
            [("a.json", [event()]), ("b.json", [event(title="Another")])],
            (
                "duplicate ids: 2024-02-21-event: id: is used twice, in a.json and in b.json; "
                "the records differ in title; rename or remove one"
            ),
        ),
        (
            [("a.json", [event()]), ("b.json", [event(title="Another", kind="poll")])],
            (
                "duplicate ids: 2024-02-21-event: id: is used twice, in a.json and in b.json; "
                "the records differ in title, kind; rename or remove one"
            ),
        ),
    ],
)
def test_one_id_for_two_records_is_refused(parts: list[tuple[str, list[object]]], message: str) -> None:
    with pytest.raises(DataError) as caught:
        merge(parts)  # type: ignore[arg-type]
    assert str(caught.value) == message


def test_actors_concepts_and_sources_are_read() -> None:
    actor = {"id": "cho", "name": "Cho", "kind": "person", "roles": [{"title": "Minister", "since": "2024"}]}
    assert parse_actors(json.dumps([actor]).encode(), "f") == [
        Actor("cho", "Cho", "person", None, (Role("Minister", "2024", None),), ())
    ]
    concept = {"id": "dokdo", "label": "Dokdo", "terms": ["Dokdo", "竹島"]}
    assert parse_concepts(json.dumps([concept]).encode(), "f") == [Concept("dokdo", "Dokdo", ("Dokdo", "竹島"))]
    source = {"id": "s", "title": "T", "coverage": {"since": "2024-01-01", "until": "2024-04-30"}}
    (found,) = parse_sources(json.dumps([source]).encode(), "f")
    assert found.coverage == Coverage(event("2024-01-01").date, event("2024-04-30").date)
    assert found.citation() == "“T”"


def test_problems_of_reference_files_name_entry_and_field() -> None:
    wrong = [{"id": "A", "name": "x", "kind": "persn"}, {"id": "b", "name": "b", "kind": "state", "alias": []}]
    with pytest.raises(DataError) as caught:
        parse_actors(json.dumps(wrong).encode(), "actors.json")
    assert str(caught.value) == cleandoc(
        """
        actors.json: 3 problems
          entry 1 (A): id: expected lower-case words joined by hyphens, found 'A'
          entry 1 (A): kind: unknown value 'persn'; did you mean person?
          entry 2 (b): alias: unknown field; did you mean aliases?
        """
    )


@pytest.mark.parametrize("parse", [parse_actors, parse_concepts, parse_sources])
def test_what_a_reference_file_holds_are_entries(parse: Callable[[bytes, str], list[object]]) -> None:
    with pytest.raises(DataError, match=r"^f: entry 1: expected an object, found 5$"):
        parse(b"[5]", "f")
