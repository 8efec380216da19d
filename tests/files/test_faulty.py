"""Faulty files are read to their end, and every fault has its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.errors import Problem
from krjp.files.faulty import decoded, scan

if TYPE_CHECKING:
    from krjp.record.shapes import Problems

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
OBJECTS = st.lists(st.fixed_dictionaries({"id": st.text(max_size=9), "x": JSON}), max_size=5)


def whole(value: Any) -> tuple[Any, Problems]:
    """A reader to which everything is right."""
    return value, []


def scanned(text: str) -> list[tuple[str, Any, str]]:
    """Place, value and what is wrong with each record."""
    return [
        (entry.where, entry.item, "; ".join(": ".join(filter(None, problem)) for problem in entry.problems))
        for entry in scan(text, "event", whole)
    ]


@given(OBJECTS, st.sampled_from([None, 0, 1, 2]))
def test_the_items_of_an_array_are_read_as_json_reads_them(values: list[Any], indent: int | None) -> None:
    found = list(scan(json.dumps(values, indent=indent), "event", whole))
    assert [entry.item for entry in found] == values
    assert not any(entry.problems for entry in found)


@given(OBJECTS.filter(bool))
def test_json_lines_are_read_as_json_reads_them(values: list[Any]) -> None:
    found = scanned("\n".join(json.dumps(value, ensure_ascii=False) for value in values))
    assert found == [(f"line {number}", value, "") for number, value in enumerate(values, 1)]


@given(st.text() | st.text(alphabet='[]{}",:0a\n '))
def test_any_text_is_read_to_an_end(text: str) -> None:
    for entry in scan(text, "event", whole):
        assert (entry.item is None and bool(entry.problems)) or not entry.problems
        assert all(message for _, message in entry.problems)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('[{"a":1},{"a":2}]', ["event 1", "event 2"]),
        ('[{"a":1},\n {"a":2}]\n', ["event 1, line 1", "event 2, line 2"]),
        ('\n\n[\n{"a":\n1},\n\n{"a":2}]', ["event 1, line 4", "event 2, line 7"]),
        ('{"a":1}\n\n \r\n{"a":2}\r\n', ["line 1", "line 4"]),
        ('{"a":[{"b":1}]}\n{"c":[{"d":1}]}', ["line 1", "line 2"]),
        ("[]", []),
        (" [ \n ] ", []),
    ],
)
def test_records_have_places(text: str, places: list[str]) -> None:
    assert [where for where, _, _ in scanned(text)] == places


@pytest.mark.parametrize(
    "value",
    [
        {"id": 1, "sources": [{"x": 1}]},
        {"date": 1, "sources": [{"x": 1}]},
        {"title": 1, "sources": [{"x": 1}]},
        {"events": []},
        {"events": [1]},
        {"events": {"a": {}}},
    ],
)
def test_one_object_is_one_record_when_it_looks_like_one_or_holds_none(value: Any) -> None:
    assert scanned(json.dumps(value)) == [("line 1", value, "")]


CUT = "is cut short: the text ends inside a record"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ("", "is empty; expected a JSON array or JSON Lines")),
        ("\n \n", ("", "is empty; expected a JSON array or JSON Lines")),
        ("date,title", ("", "starts with 'd'; expected a JSON array or JSON Lines")),
        ("\0\0", ("", "is no text: it starts with NUL; expected JSON in UTF-8")),
        ("[", ("event 1, column 2", CUT)),
        ('[{"a":1}', ("event 1, column 9", CUT)),
        ('[{"a":1},', ("event 1, column 10", CUT)),
        ('[\n{"a": "b', ("event 1, line 2, column 9", CUT)),
        ('[{"a":1}]]', ("column 10", "is not JSON: something follows the array")),
        ('[{"a":1}\n]\n{"a":2}', ("line 3, column 1", "is not JSON: something follows the array")),
        ('[{"a":1} {"a":2}]',
         ("event 1, column 10", "is not JSON: expected a comma or the end of the array; what follows was not read")),
        ('[{"a":1},]', ("event 1, column 10", "is not JSON: there is a comma too many before ']'")),
        ('[{"a":1},]\n', ("event 1, column 10", "is not JSON: there is a comma too many before ']'")),
        ('[{"a":1,}]', ("event 1", "is not JSON: there is a comma too many before '}'")),
        ('[{"a":[1,]}]', ("event 1", "is not JSON: there is a comma too many before ']'")),
        ('[{"a":]}]', ("event 1, column 7", "is not JSON: expecting value")),
        ('[{"a":1,,"b":2}]', ("event 1, column 9", "is not JSON: expecting property name enclosed in double quotes")),
        ("[{'a':1}]", ("event 1, column 3", "is not JSON: text stands in double quotes")),
        ('[\n// mine\n{"a":1}]',
         ("event 1, line 2, column 1",
          "is not JSON: there are no comments; put remarks into the field note")),
        ('{"a":1} # mine', ("line 1, column 9", "is not JSON Lines: something follows the record on its line")),
        ('{"a":1},', ("line 1, column 8", "is not JSON Lines: something follows the record on its line")),
        ('{"a" 1}', ("line 1, column 6", "is not JSON: expecting ':' delimiter")),
        ('{"a":\0}', ("line 1, column 6", "is no text: there is a NUL byte; expected JSON in UTF-8")),
        ('{"a":', ("line 1, column 6", CUT)),
        ('{\n"a":1\n}\n',
         ("line 1", "a record goes on over several lines; put each on one line, or all of them into an array")),
        ('\n{"version":2,"events":[{"a":1}]}',
         ("line 2", "is one object around a list; save what is under 'events' by itself")),
        ("[" * 100_000, ("event 1", "is nested too deeply to be a chronology")),
        ('[{"a":' + "[" * 100_000, ("event 1", "is nested too deeply to be a chronology")),
        ('[{"a":{"b":' + "[" * 100_000,
         ("event 1", "is nested too deeply to be a chronology; what follows was not read")),
        ('{"a":' * 100_000, ("line 1", "is nested too deeply to be a chronology")),
    ],
)  # fmt: skip
def test_what_is_not_json_is_named_in_words(text: str, fault: tuple[str, str]) -> None:
    # Versions of Python differ in the column they give for a comma.
    place, message = fault
    where, wrong = next((where, wrong) for where, _, wrong in scanned(text) if wrong)
    assert where == place or where.startswith(f"{place}, column ")
    assert wrong == message


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("[]", 0),
        ("", 0),
        ("date,title", 0),
        ("[", 0),
        ('[{"a":1},]', 1),
        ('[{"a":1}', 1),
        ('[{"a":1},', 1),
        ('[{"a":1}]]', 1),
        ('[{"a":1} {"a":2}]', 1),
        ('[{"a":1},, {"a":2}]', 1),
        ('[{"a":1}, {"a":', 2),
        ('[{"a":1}, {"a" 2}]', 2),
        ('[{"a":1,}]', 1),
        ('[\n{"a" 1},\n{"a":2}\n,\n]', 2),
        ('[\n// mine\n{"a":1}]', 1),
        ('[{"a":1}, 7]', 2),
        ('{"a":1}\n{"a" 2}\n{"a":3},', 3),
        ('{"a":1}\nmine\n# 2', 1),
        ('{"a":', 1),
        ('{\n"a":1\n}\n', 1),
        ('{"version":2,"events":[{"a":1}]}', 0),
    ],
)
def test_what_is_a_record_is_told_from_what_is_wrong_around_it(text: str, records: int) -> None:
    assert sum(entry.record for entry in scan(text, "event", whole)) == records


def test_lines_after_a_bad_line_are_read() -> None:
    lines = ['{"a": 1}', "{", '{"a": 2}', '{"a": 3}}', "[4]", '{"a": "\x01"}']
    assert scanned("\n".join(lines)) == [
        ("line 1", {"a": 1}, ""),
        ("line 2, column 2", None, CUT),
        ("line 3", {"a": 2}, ""),
        ("line 4, column 9", None, "is not JSON Lines: something follows the record on its line"),
        ("line 5", [4], ""),
        ("line 6, column 8", None, "is not JSON: invalid control character at"),
    ]


@pytest.mark.parametrize("indent", ["", "  ", "\t"])
def test_records_of_an_array_after_a_bad_one_are_read_when_each_begins_its_line(indent: str) -> None:
    records = [f'{indent}{{"a": 1}},', f'{indent}{{"a" "x": {{}}}},', f'{indent}{{"a": 2', f'{indent}{{"a": 3}}']
    found = scanned("\n".join(["[", *records, "]"]))
    assert [(where.partition(", column")[0], item) for where, item, _ in found] == [
        ("event 1, line 2", {"a": 1}),
        ("event 2, line 3", None),
        ("event 3, line 5", None),  # where the brace that is missing was expected
        ("event 4, line 5", {"a": 3}),
    ]


def test_reading_goes_on_where_a_line_begins_a_record_and_not_before() -> None:
    assert scanned('[\n{"a" 1},\n"x",\n {"b": 1},\n{"a": 2}\n]') == [
        ("event 1, line 2, column 6", None, "is not JSON: expecting ':' delimiter"),
        ("event 2, line 5", {"a": 2}, ""),
    ]


def test_records_on_one_line_after_a_bad_one_are_given_up_and_that_is_said() -> None:
    found = scanned('[{"a": 1}, {"a" 2}, {"a": 3}]')
    assert found[1:] == [
        ("event 2, column 17", None, "is not JSON: expecting ':' delimiter; what follows was not read")
    ]


def test_a_key_given_twice_is_a_problem_of_its_record() -> None:
    (entry,) = scan('[{"id": "x", "id": "y", "place": {"name": 1, "name": 2, "name": 3}}]', "event", whole)
    assert entry.id == "y"
    assert entry.problems == [
        ("name", "is given 3 times; only the last would count"),
        ("id", "is given 2 times; only the last would count"),
    ]


def test_a_key_given_twice_is_no_problem_of_the_next_record() -> None:
    first, second = scan('[{"id": "x", "id": "y"}, {"id": "z"}]', "event", whole)
    assert (len(first.problems), second.problems) == (1, [])


def test_numbers_no_field_could_hold_are_left_to_the_field() -> None:
    found = scanned(f'[{{"a": NaN, "b": -Infinity, "c": {"9" * 5000}, "d": 1e999}}]')
    assert str(found[0][1]["a"]) == "nan"
    assert found[0][1]["b"] == -float("inf")
    assert found[0][1]["c"] == 10**20 - 1
    assert found[0][1]["d"] == float("inf")


def test_a_long_id_is_shortened() -> None:
    (entry,) = scan(json.dumps([{"id": "x" * 10**6}]), "event", whole)
    assert len(entry.id) < 300


@given(st.text())
def test_right_utf_8_is_decoded_without_a_problem(text: str) -> None:
    assert decoded(text.encode()) == (text.removeprefix("\ufeff"), [])


def test_every_line_that_is_not_utf_8_is_reported_and_the_rest_kept() -> None:
    text, problems = decoded('{"a": "é"}\n{"b": 1}\n'.encode("latin-1") + b'{"c": "\xb5\xb6"}')
    assert text == '{"a": "\ufffd"}\n{"b": 1}\n{"c": "\ufffd\ufffd"}'
    assert problems == [
        Problem("line 1", "", "byte 7 is not UTF-8; save the file as UTF-8"),
        Problem("line 3", "", "byte 27 is not UTF-8; save the file as UTF-8"),
    ]


def test_of_many_lines_that_are_not_utf_8_only_the_first_are_listed() -> None:
    assert len(decoded(b"\xff\n" * 20)[1]) == 20
    _, problems = decoded(b"\xff\n" * 50)
    assert len(problems) == 21
    assert str(problems[-1]) == "30 more lines are not UTF-8"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[]".encode("utf-16"), "is UTF-16; save the file as UTF-8"),
        (b"\xfe\xff\0[", "is UTF-16; save the file as UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is no text: byte 8 is NUL; expected JSON in UTF-8"),
    ],
)
def test_what_is_no_text_is_one_problem(content: bytes, message: str) -> None:
    assert decoded(content) == ("", [Problem("", "", message)])
