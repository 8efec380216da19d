"""A compiled chronology answers as one that was read whole, whatever its files look like."""

from __future__ import annotations

import gc
import gzip
import json
import os
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from io import BytesIO
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

import krjp
from krjp.compiled import build, gathering, processes, texts
from krjp.compiled.build import write_columns
from krjp.compiled.container import Writer
from krjp.compiled.index import CompiledIndex, Records
from krjp.doors.content import read, together
from krjp.files.opened import Part
from krjp.files.reading import parse_events
from krjp.index.events import EventIndex
from krjp.index.ordering import order_by
from krjp.record.fields import FIELDS
from tests.cli import running

from .chronologies import NUMBER, generated, lines, plain, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from krjp.chronology import Chronology

QUERIES = (
    *("", "kind:meeting", "country:KOR+JPN", "country=KOR", "country!=USA", "country=KOR+JPN", "-kind:meeting"),
    *("level>=minister", "ordinal>3", "ordinal:*", "series:*", "topic:cyber,trade", "place:seoul", "where:b*"),
    *("date:1990..1992", "date<1970", "date=1980-03-04", "date!=1980", "end:1999", "month:1999-02", "year>=2020"),
    *("weekday:monday", "certainty:approximate", "class:verbal-conflict", "framework:trilateral", "source:archive*"),
    *("id:1972-0", "title:talks", "note:*", "related:*", "edtf:*", "coded_by:hand", "actor:ka*", "section:article"),
)
SEARCHES = (
    "narwhal",
    "tariff",
    "tariffs protests",
    "the meeting",
    '"of the"',
    "독도",
    "sout*",
    "south korea",
    "zzz",
    "",
)
COUNTS = (
    *("", "month", "year", "weekday", "week", "kind", "country", "actor", "level", "ordinal", "topic"),
    *("place", "month,kind", "country,topic", "kind,level", "year,weekday", "end_date", "certainty", "title"),
    *("month-of-year", "quarter,weekday", "country,month", "initiator,target", "dyad"),
)
CALENDAR = {
    "quarter": "1999-Q1",
    "month": "1999-02",
    "week": "1999-W07",
    "day": "1999-02-03",
    "weekday": "monday",
    "month-of-year": "february",
}
LIMITS: tuple[dict[str, Any], ...] = (
    {},
    {"since": "1990", "until": "1999-06"},
    {"during": "1984-02-11..1984-10-19"},
    {"kind": ("meeting", "protest"), "country": "KOR"},
    {"on": "02-22"},
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write(tmp_path_factory.mktemp("data") / "events.jsonl")


@pytest.fixture(scope="module")
def whole(path: str) -> Chronology:
    return plain(path)


@pytest.fixture(scope="module")
def kept(path: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A cache in which it is compiled."""
    folder = str(tmp_path_factory.mktemp("cache"))
    krjp.load(path, cache=folder).search("x")
    return folder


@pytest.fixture(scope="module")
def compiled(path: str, kept: str) -> Chronology:
    """The same file, compiled, and found in a cache that was written before."""
    return krjp.load(path, cache=kept)


@pytest.fixture(scope="module", params=["in memory", "read"])
def either(path: str, compiled: Chronology, request: pytest.FixtureRequest) -> Chronology:
    """The same, or compiled for this run only."""
    return compiled if request.param == "read" else krjp.load(path)


def test_a_large_chronology_is_compiled(either: Chronology) -> None:
    assert isinstance(either.holdings.index, CompiledIndex)
    assert len(either.events) == NUMBER


def test_a_small_chronology_is_not(tmp_path: Path) -> None:
    small = krjp.load(write(tmp_path / "small.jsonl", generated()[:100]), cache=str(tmp_path / "cache"))
    assert not isinstance(small.holdings.index, CompiledIndex)
    assert not (tmp_path / "cache").exists()


def test_the_events_are_those_of_the_file(either: Chronology, whole: Chronology) -> None:
    assert list(either.events) == list(whole.events)
    assert either.events[-3:] == whole.events[-3:]
    assert either.events[7:2:-2] == list(whole.events[7:2:-2])
    read = either.holdings.index.events
    assert isinstance(read, Records)
    assert list(read[7:2:-2]) == list(whole.events[7:2:-2])
    assert list(read[NUMBER:]) == []
    with pytest.raises(IndexError):
        _ = either.events[NUMBER]


@pytest.mark.no_cover
@pytest.mark.parametrize("query", QUERIES)
def test_filters_find_the_same(query: str, compiled: Chronology, whole: Chronology) -> None:
    for limits in LIMITS:
        one, other = compiled.filter(query, **limits), whole.filter(query, **limits)
        assert one == other
        assert one.possible == other.possible
        assert compiled.why(query, **limits) == whole.why(query, **limits)


@pytest.mark.no_cover
@pytest.mark.parametrize("query", SEARCHES)
def test_searches_find_the_same_in_the_same_order(query: str, compiled: Chronology, whole: Chronology) -> None:
    for limits in LIMITS[:3]:
        one, other = compiled.search(query, **limits), whole.search(query, **limits)
        assert one == other  # hits and their scores are part of it
        assert len(one.hits) == len(one.events)


@pytest.mark.no_cover
@pytest.mark.parametrize("by", COUNTS)
def test_counts_are_the_same(by: str, compiled: Chronology, whole: Chronology) -> None:
    for limits in LIMITS:
        asked = {**limits, "expected": not limits}  # what is expected stands beside what is counted
        assert compiled.count(by=by, **asked) == whole.count(by=by, **asked)


@pytest.mark.parametrize(("by", "since"), [("date", "1990"), ("day,kind", "1996-06")])
def test_counts_by_day_are_the_same(by: str, since: str, compiled: Chronology, whole: Chronology) -> None:
    count = compiled.count(by=by, since=since, until="1999-06")
    assert count == whole.count(by=by, since=since, until="1999-06")
    assert count.total > 3


@pytest.fixture(scope="module")
def vague(tmp_path_factory: pytest.TempPathFactory) -> tuple[Chronology, Chronology]:
    """A chronology in which many dates are vague, read whole and compiled."""
    path = write(tmp_path_factory.mktemp("vague") / "vague.jsonl", generated(vague=0.4))
    return plain(path), krjp.load(path)


@pytest.mark.no_cover
@pytest.mark.parametrize("by", ["", "month", "weekday", "country,year", "year,kind"])
def test_vague_dates_are_the_same(by: str, vague: tuple[Chronology, Chronology]) -> None:
    whole, compiled = vague
    assert isinstance(compiled.holdings.index, CompiledIndex)
    for query in (
        "date:1990-01-05..1992-08-10",
        "weekday:mon or month-of-year:feb",
        "not date>1989-09-01",
        "date=1980-03-04",
        "()",
    ):
        one, other = compiled.filter(query), whole.filter(query)
        assert one == other
        assert (len(one.possible) > 0) == (query not in ("date=1980-03-04", "()"))
        assert compiled.count(query, by=by, expected=True) == whole.count(query, by=by, expected=True)


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_the_same_values_in_the_same_order(field: str, compiled: Chronology, whole: Chronology) -> None:
    one, other = compiled.holdings.index.values(field), whole.holdings.index.values(field)
    assert list(one) == list(other)
    assert [list(each) for each in one.values()] == [list(each) for each in other.values()]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_orders_events_the_same(field: str, compiled: Chronology, whole: Chronology) -> None:
    some = random.Random(3).sample(range(NUMBER), 100)  # noqa: S311 - nothing secret
    for reverse in (False, True):
        one, other = (order_by(field, each.holdings.index, some, reverse=reverse) for each in (compiled, whole))
        assert one == other


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_answers_without_a_record(
    field: str, path: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chronology, index = krjp.load(path, cache=kept), (found := krjp.load(path, cache=kept)).holdings.index
    assert found.events[0] is not None
    monkeypatch.setattr(Records, "__getitem__", lambda *_: pytest.fail("a record was decoded"))
    asked = {"number": "3", "date": "1999", "part": CALENDAR.get(field, "1999")}.get(FIELDS[field].type, "*")
    assert chronology.filter(f"{field}:{asked}").events is not None
    assert chronology.count(f"{field}:{asked}", by=field, since="1999", until="1999").total >= 0
    assert len(order_by(field, index, range(NUMBER))) == NUMBER
    assert len(index.values(field)) <= 2 * NUMBER


def test_ids_are_listed_without_a_record(path: str, whole: Chronology, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Records, "__getitem__", lambda *_: pytest.fail("a record was decoded"))
    listed = running.krjp(
        "list", "--data", path, "-o", "ids", "--sort", "kind", "--limit", "9", "--offset", "1"
    ).out.split()
    order = order_by("kind", whole.holdings.index, range(NUMBER))
    assert listed == [whole.events[at].id for at in order[1:10]]


def test_texts_are_indexed_without_a_record(path: str, whole: Chronology, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Records, "__getitem__", lambda *_: pytest.fail("a record was decoded"))
    assert krjp.load(path).count("tariff").total == whole.count("tariff").total > 0


def test_coverage_and_single_events_are_the_same(either: Chronology, whole: Chronology) -> None:
    assert either.holdings.coverage == whole.holdings.coverage
    for event in (whole.events[0], whole.events[100], whole.events[-1]):
        assert either.show(event.id) == either.show(event.id[:-1]) == event
    with pytest.raises(krjp.AmbiguousNameError, match="fits 3 events"):
        either.show("1974-0")
    with pytest.raises(krjp.UnknownNameError, match=f"did you mean {whole.events[100].id}"):
        either.show(whole.events[100].id + "x")


RECORDS = generated()
SHUFFLED = random.Random(7).sample(RECORDS, len(RECORDS))  # noqa: S311 - nothing secret


FORMS = {
    "lines.jsonl": lambda: lines(RECORDS).encode(),
    "mark.jsonl": lambda: b"\xef\xbb\xbf" + lines(RECORDS).encode(),
    "windows.jsonl": lambda: lines(RECORDS).replace("\n", "\r\n").encode(),
    "blanks.jsonl": lambda: b"\n \n" + lines(RECORDS).replace("\n", "\n\n \t\r\n").encode(),
    "open-end.jsonl": lambda: lines(RECORDS).encode().rstrip(),
    "shuffled.jsonl": lambda: lines(SHUFFLED).encode(),
    "array.json": lambda: json.dumps(RECORDS).encode(),
    "pretty.json": lambda: json.dumps(SHUFFLED, indent=2, ensure_ascii=False).encode(),
    "packed.jsonl.gz": lambda: gzip.compress(lines(RECORDS).encode(), 0),
    "packed.json.gz": lambda: gzip.compress(json.dumps(RECORDS).encode(), 0),
}


@pytest.mark.parametrize("name", FORMS)
def test_files_of_every_form_are_compiled_alike(name: str, tmp_path: Path, whole: Chronology) -> None:
    path = tmp_path / name
    path.write_bytes(FORMS[name]())
    chronology = krjp.load(path, cache=str(tmp_path / "cache"))
    assert isinstance(chronology.holdings.index, CompiledIndex)
    assert list(chronology.events) == list(whole.events)
    assert chronology.count("kind:meeting", by="month") == whole.count("kind:meeting", by="month")
    assert chronology.search("narwhal").events == whole.search("narwhal").events
    again = krjp.load(path, cache=str(tmp_path / "cache"))
    assert list(again.events) == list(whole.events)
    assert again.search("narwhal").events == whole.search("narwhal").events


def test_several_files_become_one_chronology(tmp_path: Path, whole: Chronology) -> None:
    halves = [write(tmp_path / f"{n}.jsonl", SHUFFLED[n::2]) for n in (0, 1)]
    small = write(tmp_path / "small.jsonl", RECORDS[:0])
    chronology = krjp.load(*halves, small, cache=str(tmp_path / "cache"))
    assert list(chronology.events) == list(whole.events)
    everything = krjp.load("packaged", *halves)
    assert len(everything.events) == NUMBER + len(krjp.load().events)
    assert everything.search("takeshima").events[0].kind == "protest"


def test_the_same_record_in_two_files_counts_once(tmp_path: Path, whole: Chronology) -> None:
    first, second = write(tmp_path / "first.jsonl", SHUFFLED), write(tmp_path / "second.jsonl", RECORDS[50:150])
    assert list(krjp.load(first, second).events) == list(whole.events)
    assert krjp.load(first, second).count(by="kind") == whole.count(by="kind")


def test_standard_input_is_compiled_for_this_run_only(tmp_path: Path, whole: Chronology) -> None:
    folder = tmp_path / "cache"
    chronology = krjp.load("-", stdin=lambda: lines(RECORDS).encode(), cache=str(folder))
    assert isinstance(chronology.holdings.index, CompiledIndex)
    assert list(chronology.events) == list(whole.events)
    assert not folder.exists()


def test_a_pipe_beside_a_large_file_is_read_once_and_anew_each_time(path: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for kind, number in (("poll", 3), ("court", 5)):
        small = lines(
            {"id": f"2024-01-0{n}-x", "date": f"2024-01-0{n}", "title": "x", "kind": kind} for n in range(1, number + 1)
        )
        writer = Thread(target=pipe.write_text, args=(small,))
        writer.start()
        chronology = krjp.load(path, str(pipe), cache=str(tmp_path / "cache"))
        writer.join()
        assert [event.kind for event in chronology.filter("id:2024 title=x").events] == [kind] * number


def test_threads_read_one_chronology(either: Chronology, whole: Chronology) -> None:
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(either.events.__getitem__, range(NUMBER))) == list(whole.events)


WRONG = {
    "values": '{"id": "1999-01-01-x", "date": "1999-01-02", "title": "x", "kind": "meting"}',
    "cut short": '{"id": "1999-01-01-x"',
    "no object": "[1]",
    "no text": "\ud800",
    "twice": json.dumps(RECORDS[5]),
    "twice and different": json.dumps(RECORDS[5] | {"title": "Another"}),
    "too deep": "[" * 100_000,
    "a key twice": '{"id": "1999-01-01-x", "date": "1999-01-01", "title": "x", "kind": "aid", "kind": "poll"}',
    "an inner key twice": '{"id": "1999-01-01-x", "date": "1999-01-01", "title": "x", "kind": "aid", '
    '"place": {"name": "Seoul", "name" : "Tokyo"}}',
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_as_of_a_small_file(wrong: str, tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    text = lines(RECORDS[:150]) + WRONG[wrong] + "\n" + lines(RECORDS[150:])
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(krjp.DataError) as small:
        plain(str(path))
    with pytest.raises(krjp.DataError) as large:
        krjp.load(path, cache=str(tmp_path / "cache"))
    assert large.value.problems == small.value.problems
    assert [file for file in (tmp_path / "cache").rglob("*") if file.is_file()] == []


def test_an_array_that_looks_like_lines_at_first_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_text(f"{lines(RECORDS[:3])}[1]{lines(RECORDS)}", encoding="utf-8")
    with pytest.raises(krjp.DataError, match="line 4"):
        krjp.load(path)


def test_what_begins_as_plain_lines_is_read_whole_where_it_does_not_go_on_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "BATCH", 1000)
    text = lines(RECORDS) + '{"date": "1 May 1998", "title": "No id and a date in words"}\n'
    path = tmp_path / "events.jsonl"
    path.write_text(text, encoding="utf-8")
    found = krjp.load(path)
    assert isinstance(found.holdings.index, CompiledIndex)
    assert tuple(found.events) == together([("", read(text.encode(), path.name))])
    assert found["1998-05-01-no-id-date-words"].title == "No id and a date in words"


@pytest.mark.parametrize(("number", "written_as"), [(2, lines), (3, lines), (2, json.dumps)])
def test_several_processes_write_what_one_writes(
    number: int, written_as: Callable[[Any], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "BATCH", 20_000)
    monkeypatch.setattr(build, "MANY", 30)
    monkeypatch.setattr(texts, "LEAST", 20)
    own = [record | {"extra": {"mood": "good"}} if at % 50 == 7 else record for at, record in enumerate(RECORDS)]
    written = []
    for count in (1, number):
        monkeypatch.setattr(processes, "processors", partial(int, count))
        written.append((BytesIO(), BytesIO()))
        columns, words = map(Writer, written[-1])
        write_columns([Part("events", None, written_as(own).encode())], columns)
        texts.write_texts(EventIndex(parse_events(lines(own).encode(), "events")), words)
    assert [each.getvalue() for each in written[0]] == [each.getvalue() for each in written[1]]


def test_relative_periods_count_from_today(path: str) -> None:
    chronology = krjp.load(path, today=date(1998, 5, 15))
    assert {event.date.month for event in chronology.filter('date:"last month" certainty:exact').events} == {4}


@pytest.mark.parametrize("collecting", [True, False])
def test_garbage_is_collected_afterwards_if_it_was_before(collecting: bool) -> None:
    if not collecting:
        gc.disable()
    try:
        write_columns([Part("events", None, lines(RECORDS[:3]).encode())], Writer(BytesIO()))
        assert gc.isenabled() is collecting
    finally:
        gc.enable()
