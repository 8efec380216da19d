"""Corrupt files: through every command each gives one precise message, and `check` finds the same."""

from __future__ import annotations

import gzip
import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from krjp.errors import MOST_VALUES
from krjp.files.reading import MOST_RATIO, ROOM_TO_UNPACK
from krjp.record import vocabulary
from krjp.record.codec import RECORD
from tests.building import record
from tests.cli.running import krjp

if TYPE_CHECKING:
    from pathlib import Path

GOOD = json.dumps(record("2024-02-20", "good", countries=["KOR"]))
OPEN = '{"id": "2024-02-21-x", "date": "2024-02-21", "title": "X", "kind": '
KINDS = ", ".join(vocabulary.KINDS)
# Where what was found is a word, of a long vocabulary only the first are told.
FIRST_KINDS = ", ".join(list(vocabulary.KINDS)[:MOST_VALUES]) + ", …"
FIELDS = ", ".join([key.name for key in RECORD][:MOST_VALUES]) + ", …"
BOMB = gzip.compress(b" " * (80 << 20))
MISSING = "no such file or directory; give the path of a chronology, - for standard input, or packaged"


def array(*records: dict[str, Any]) -> bytes:
    return json.dumps(list(records)).encode()


def lines(*records: dict[str, Any] | str) -> bytes:
    return "\n".join(each if isinstance(each, str) else json.dumps(each) for each in records).encode()


class Corrupt(NamedTuple):
    """A file and what is wrong with it."""

    content: bytes
    problems: tuple[str, ...]
    """Each as a command prints it: place (id), field and message."""


CORRUPT = {
    "empty": Corrupt(b"", ("is empty; name a file with something in it",)),
    "blank": Corrupt(b"\r\n \n", ("is empty; name a file with something in it",)),
    "truncated array": Corrupt(
        b"[\n" + GOOD.encode() + b",\n" + GOOD.encode()[:40],
        ("event 2, line 3, column 41: is cut short: the text ends inside a record",),
    ),
    "truncated between records": Corrupt(
        b"[\n" + GOOD.encode() + b",\n", ("event 1, line 3, column 1: is cut short: the text ends inside a record",)
    ),
    "truncated line": Corrupt(
        lines(GOOD, GOOD[:30]), ("line 2, column 31: is cut short: the text ends inside a record",)
    ),
    "truncated gzip": Corrupt(gzip.compress(array() * 99)[:-9], ("cannot be unpacked: cut short",)),
    "damaged gzip": Corrupt(gzip.compress(array())[:-8] + b"\0" * 8, ("is damaged: not a whole gzip file",)),
    "gzip bomb": Corrupt(BOMB, (f"cannot be unpacked: over {ROOM_TO_UNPACK + MOST_RATIO * len(BOMB) >> 20} MiB",)),
    "wrong types": Corrupt(
        array(record(title=5, summary=None, countries="KOR", place="Seoul", meeting=[], actors=[1], sources=["x"])),
        (
            "event 1 (2024-02-21-event): title: expected some text, found 5",
            "event 1 (2024-02-21-event): summary: expected text, found null",
            "event 1 (2024-02-21-event): countries: expected a list, found 'KOR'",
            "event 1 (2024-02-21-event): actors[0]: expected a name, found 1",
            "event 1 (2024-02-21-event): place: expected an object, found 'Seoul'",
            "event 1 (2024-02-21-event): meeting: expected an object, found a list",
            "event 1 (2024-02-21-event): sources[0]: expected an object, found 'x'",
        ),
    ),
    "no objects": Corrupt(
        b'[1, "a", null, [], true, 1.5, ' + GOOD.encode() + b"]",
        (
            "event 1: expected an object, found 1",
            "event 2: expected an object, found 'a'",
            "event 3: expected an object, found null",
            "event 4: expected an object, found a list",
            "event 5: expected an object, found true",
            "event 6: expected an object, found 1.5",
        ),
    ),
    "an object that is no record": Corrupt(
        b'{"kind": "poll"}', ("line 1: date: is missing", "line 1: title: is missing")
    ),
    "an object around the records": Corrupt(
        b'{"type": "chronology",\n "events": [' + GOOD.encode() + b"]}",
        ("line 1: is one object around a list; save what is under 'events' by itself",),
    ),
    "a record over several lines": Corrupt(
        json.dumps(record(), indent=2).encode(),
        ("line 1: a record goes on over several lines; put each on one line, or all of them into an array",),
    ),
    "a number": Corrupt(b"2024", ("is text; krjp import {path} --save data.json",)),
    "a web page": Corrupt(b"<!doctype html>", ("is HTML; krjp import {path} --save data.json",)),
    "a field that does not exist": Corrupt(
        array(record(sumary="x")), ("event 1 (2024-02-21-event): sumary: unknown field; did you mean summary?",)
    ),
    "an impossible day": Corrupt(
        array(record(date="2023-02-29")),
        ("event 1 (2024-02-21-event): date: expected a date that exists, as YYYY-MM-DD, found '2023-02-29'",),
    ),
    "contradictions": Corrupt(
        array(record(end_date="2024-02-20", edtf="2024", meeting={"mode": "phone"})),
        (
            "event 1 (2024-02-21-event): end_date: 2024-02-20 is before date 2024-02-21; swap them",
            "event 1 (2024-02-21-event): meeting: only kind meeting has one; this is kind statement",
            "event 1 (2024-02-21-event): edtf: expected 2024-02-21/2024-02-20 from the dates, found '2024'",
        ),
    ),
    "related to itself": Corrupt(
        array(record(related=["2024-02-21-event"])),
        ("event 1 (2024-02-21-event): related: names the event itself; remove it",),
    ),
    "a megabyte of title": Corrupt(
        array(record(title="x" * 1_000_000)),
        ("event 1 (2024-02-21-event): title: expected at most 500 characters, found 1000000",),
    ),
    "a megabyte of kind": Corrupt(
        array(record(kind="x" * 1_000_000)),
        (f"event 1 (2024-02-21-event): kind: unknown value '{'x' * 60}…'; use one of {FIRST_KINDS}",),
    ),
    "a megabyte of field name": Corrupt(
        array({"x" * 1_000_000: 1, **record()}),
        (f"event 1 (2024-02-21-event): {'x' * 60}…: unknown field; use one of {FIELDS}",),
    ),
    "deep nesting": Corrupt(b"[" * 100_000, ("event 1: is nested too deeply to be a chronology",)),
    "deep nesting in a line": Corrupt(
        lines(GOOD, OPEN + "[" * 100_000, OPEN + "{}}"),
        (
            "line 2: is nested too deeply to be a chronology",
            f"line 3 (2024-02-21-x): kind: unknown value an object; use one of {KINDS}",
        ),
    ),
    "another encoding": Corrupt(
        lines(GOOD) + b"\n" + json.dumps(record(title="독도"), ensure_ascii=False).encode("euc-kr"),
        ("line 2: byte 190 is not UTF-8; save the file as UTF-8",),
    ),
    "UTF-16": Corrupt(array().decode().encode("utf-16"), ("is UTF-16; save the file as UTF-8",)),
    "UTF-16 without a mark": Corrupt(
        array(record()).decode().encode("utf-16-le"),
        ("event 1, column 2: is no text: there is a NUL byte; expected JSON in UTF-8; what follows was not read",),
    ),
    "binary": Corrupt(
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        ("is an image; to read the text in it: tesseract {path} data && krjp import data.txt --save data.json",),
    ),
    "NUL bytes after a crash": Corrupt(
        lines(GOOD) + b"\n" + b"\0" * 512,
        ("line 2, column 1: is no text: there is a NUL byte; expected JSON in UTF-8",),
    ),
    "NaN and infinity": Corrupt(
        lines(OPEN + "NaN}", OPEN + '"meeting", "meeting": {"ordinal": -Infinity}}'),
        (
            f"line 1 (2024-02-21-x): kind: unknown value nan; use one of {KINDS}",
            "line 2 (2024-02-21-x): meeting.ordinal: expected a whole number from 1 to 9999, found -inf",
        ),
    ),
    "huge integers": Corrupt(
        lines(OPEN + '"meeting", "meeting": {"ordinal": ' + "9" * 5000 + "}}"),
        ("line 1 (2024-02-21-x): meeting.ordinal: expected a whole number from 1 to 9999, found a number",),
    ),
    "half a surrogate pair": Corrupt(
        array(record(title="\ud800", note="\udfff!")),
        (
            "event 1 (2024-02-21-event): title: holds half a surrogate pair, which is not text; mend the encoding",
            "event 1 (2024-02-21-event): note: holds half a surrogate pair, which is not text; mend the encoding",
        ),
    ),
    "comments": Corrupt(
        lines(GOOD, "# mine"),
        ("line 2, column 1: is not JSON: there are no comments; put remarks into the field note",),
    ),
    "Python, not JSON": Corrupt(b"[{'id': 'x'}]", ("event 1, column 3: is not JSON: text stands in double quotes",)),
    "a key given twice": Corrupt(
        lines(GOOD, OPEN + '"aid", "kind" :"poll", "place": {"name": "Seoul", "name": "Tokyo"}}'),
        (
            "line 2 (2024-02-21-x): name: is given 2 times; only the last would count",
            "line 2 (2024-02-21-x): kind: is given 2 times; only the last would count",
        ),
    ),
    "a key given twice in an array": Corrupt(
        b"[" + OPEN.encode() + b'"aid", "sources": [{"source": "a", "locator": "1", "locator": "1"}]}]',
        ("event 1 (2024-02-21-x): locator: is given 2 times; only the last would count",),
    ),
    "several bad lines": Corrupt(
        lines("{", GOOD, record(kind="pol"), "{}}", "7"),
        (
            "line 1, column 2: is cut short: the text ends inside a record",
            "line 3 (2024-02-21-event): kind: unknown value 'pol'; did you mean poll?",
            "line 4, column 3: is not JSON Lines: something follows the record on its line",
            "line 5: expected an object, found 7",
        ),
    ),
    "several bad records": Corrupt(
        b"[\n" + GOOD.encode() + b",\n{'id': 1},\n" + json.dumps(record(kind="pol")).encode() + b"\n]",
        (
            "event 2, line 3, column 2: is not JSON: text stands in double quotes",
            "event 3, line 4 (2024-02-21-event): kind: unknown value 'pol'; did you mean poll?",
        ),
    ),
}


def refusal(path: object, problems: tuple[str, ...]) -> str:
    """What a command says of a file it cannot read."""
    if len(problems) == 1:
        return f"krjp: error: {path}: {problems[0]}\n"
    return f"krjp: error: {path}: {len(problems)} problems\n" + "".join(f"  {problem}\n" for problem in problems)


def told(name: str, path: Path) -> tuple[str, ...]:
    return tuple(problem.replace("{path}", str(path)) for problem in CORRUPT[name].problems)


@pytest.mark.parametrize("name", CORRUPT)
def test_a_corrupt_file_is_refused_with_all_its_problems(name: str, tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_bytes(CORRUPT[name].content)
    assert krjp("list", "--data", str(path)) == (2, "", refusal(path, told(name, path)))


@pytest.mark.no_cover
@pytest.mark.parametrize("name", CORRUPT)
def test_check_finds_in_a_corrupt_file_what_other_commands_find(name: str, tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_bytes(CORRUPT[name].content)
    done = krjp("check", str(path), "--json")
    found = [each for each in json.loads(done.out) if each["level"] == "error"]
    assert done.status == 2
    assert {each["file"] for each in found} == {str(path)}
    said = tuple(
        ": ".join(
            part
            for part in (
                f"{each['where']} ({each['id']})" if each["id"] else each["where"],
                each["field"],
                each["message"],
            )
            if part
        )
        for each in found
        if (each["field"], each["message"]) != ("id", "is missing")  # only check asks for one
    )
    assert said[: len(CORRUPT[name].problems)] == told(name, path)


@pytest.mark.parametrize(
    "command",
    [
        ("list",), ("search", "dokdo"), ("filter", "kind:poll"), ("count",), ("show", "2024"), ("values", "kind"),
        ("info",), ("timeline",),
    ],
    ids=lambda command: command[0],
)  # fmt: skip
def test_every_command_refuses_a_corrupt_file_alike(command: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_bytes(lines(GOOD, "{"))
    problem = "line 2, column 2: is cut short: the text ends inside a record"
    assert krjp(*command, "--data", str(path)) == (2, "", refusal(path, (problem,)))


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf[" + GOOD.encode() + b"]",
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.encode() + b"\r\n\r\n",
        b"\n\n" + GOOD.encode() + b"\n \n\t\n",
        json.dumps([json.loads(GOOD)], indent=4).replace("\n", "\r\n").encode(),
        gzip.compress(GOOD.encode()) + gzip.compress(b"\n"),
        gzip.compress(b"\xef\xbb\xbf" + GOOD.encode()),
    ],
    ids=["bom", "bom-lines", "crlf", "blank-lines", "crlf-array", "gzip-members", "gzip-bom"],
)
def test_what_is_only_unusual_is_accepted(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_bytes(content)
    assert krjp("list", "--data", str(path), "-o", "ids") == (0, "2024-02-20-good\n", "")
    assert krjp("check", str(path)) == (0, "", "krjp: 1 event, 0 problems, 0 warnings\n")


def test_a_key_given_twice_is_found_by_check(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_text(GOOD[:-1] + ', "title": "Another"}')
    done = krjp("check", str(path), "-o", "csv", "--no-header")
    assert done.status == 2
    assert done.out == f"{path},line 1,2024-02-20-good,title,error,is given 2 times; only the last would count\r\n"


def test_duplicate_ids_are_refused_with_what_differs(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_bytes(array(record(), record(title="Another")))
    differ = "the records differ in title; rename or remove one"
    where = "2024-02-21-event: id: is used twice"
    assert krjp("count", "--data", str(path)).err == f"krjp: error: duplicate ids: {where}, in {path}; {differ}\n"
    assert f"is used already at event 1; {differ}" in krjp("check", str(path)).out


def test_circles_in_related_are_drawn_and_only_doubted(tmp_path: Path) -> None:
    days = ["2024-02-01", "2024-02-02", "2024-02-03"]
    ring = [record(day, related=[f"{other}-event"]) for day, other in zip(days, days[1:] + days[:1], strict=True)]
    path = tmp_path / "data"
    path.write_bytes(array(*ring))
    assert krjp("timeline", "--threads", "--data", str(path)).status == 0
    assert krjp("check", str(path)).status == 0
    assert krjp("check", "--strict", str(path)).status == 2


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    assert krjp("list", "--data", str(path)) == (2, "", refusal(path, (MISSING,)))
    done = krjp("check", str(path))
    assert (done.status, done.err) == (2, "krjp: 0 events, 1 problem, 0 warnings\n")
    assert MISSING in done.out


def test_a_folder_without_events_is_refused(tmp_path: Path) -> None:
    message = "the folder holds no events.json; give the path of a file"
    assert krjp("list", "--data", str(tmp_path)) == (2, "", refusal(tmp_path, (message,)))
    assert message in krjp("check", str(tmp_path)).out


def test_a_folder_named_like_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "events.json").mkdir()
    done = krjp("list", "--data", str(tmp_path))
    assert done.status == 2
    assert done.err.startswith(f"krjp: error: {tmp_path / 'events.json'}: is a directory; ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be read here")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_bytes(array())
    path.chmod(0)
    done = krjp("list", "--data", str(path))
    assert done.status == 2
    assert done.err.startswith(f"krjp: error: {path}: permission denied; ")
    assert "permission denied" in krjp("check", str(path)).out
