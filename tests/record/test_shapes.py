"""JSON values checked while they are read: each shape accepts, refuses and describes the same values."""

from datetime import date
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from krjp.record.shapes import Problems, Shape, day, found, key, list_of, object_of, one_of, or_null, text, whole_number


class Pair(NamedTuple):
    """What the object shape of these tests makes."""

    name: str = key(text(pattern=r"\S"), "A name.", required=True)
    size: int | None = key(whole_number(), "Size.")


PAIR = object_of(Pair)
WORD = text(pattern="^[a-z]+$", expected="a word", most=5)


def read(shape: Shape, value: Any) -> tuple[Any, Problems]:
    problems: Problems = []
    return shape.read(value, "at", problems), problems


def validator(shape: Shape) -> Validator:
    return Draft202012Validator(shape.schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize(
    ("shape", "value", "result"),
    [
        (text(), "", ""),
        (text(), "독도 [sic]", "독도 [sic]"),
        (WORD, "abcde", "abcde"),
        (one_of(["a", "b"]), "b", "b"),
        (day(), "2024-02-29", date(2024, 2, 29)),
        (whole_number(), 1, 1),
        (whole_number(), 9999, 9999),
        (or_null(WORD), None, None),
        (or_null(WORD), "abc", "abc"),
        (list_of(WORD), [], ()),
        (list_of(WORD), ["b", "a"], ("b", "a")),
        (PAIR, {"name": "x", "size": 3}, Pair("x", 3)),
        (PAIR, {"name": " x"}, Pair(" x", None)),
        (or_null(PAIR), None, None),
    ],
)
def test_a_right_value_is_read_and_fits_the_schema(shape: Shape, value: Any, result: Any) -> None:
    assert read(shape, value) == (result, [])
    assert validator(shape).is_valid(value)


@pytest.mark.parametrize(
    ("shape", "value", "message"),
    [
        (text(), 5, "at: expected text, found 5"),
        (text(), None, "at: expected text, found null"),
        (text(), "\ud800", "at: holds half a surrogate pair, which is not text; mend the encoding"),
        (WORD, "", "at: expected a word, found ''"),
        (WORD, "abcdef", "at: expected at most 5 characters, found 6"),
        (WORD, "a" * 99 + "!", f"at: expected a word, found '{'a' * 60}…'"),
        (WORD, "\x1b[31m", "at: expected a word, found '␛[31m'"),
        (text(pattern=r"\S", expected="a name"), " \n", "at: expected a name, found ' ␊'"),
        (one_of(["meeting", "poll"]), "meetng", "at: unknown value 'meetng'; did you mean meeting?"),
        (one_of(["party-discipline"], others=True), "part", "at: unknown value 'part'; did you mean party-discipline?"),
        (one_of(["meeting", "poll"]), "xyz", "at: unknown value 'xyz'; use one of meeting, poll"),
        (one_of(["meeting", "poll"]), ["poll"], "at: unknown value a list; use one of meeting, poll"),
        (day(), "2024-02-30", "at: expected a date that exists, as YYYY-MM-DD, found '2024-02-30'"),
        (day(), "20240221", "at: expected a date that exists, as YYYY-MM-DD, found '20240221'"),
        # As long as a date, with hyphens where a date has them.
        (day(), [*"abcd-ef-gh"], "at: expected a date that exists, as YYYY-MM-DD, found a list"),
        (
            day(),
            dict.fromkeys("abcdefghij", "-"),
            "at: expected a date that exists, as YYYY-MM-DD, found an object",
        ),
        (day(), 20240221, "at: expected a date that exists, as YYYY-MM-DD, found 20240221"),
        (whole_number(), 0, "at: expected a whole number from 1 to 9999, found 0"),
        (whole_number(), 10000, "at: expected a whole number from 1 to 9999, found 10000"),
        (whole_number(), 1.5, "at: expected a whole number from 1 to 9999, found 1.5"),
        (whole_number(), True, "at: expected a whole number from 1 to 9999, found true"),
        (whole_number(), "3", "at: expected a whole number from 1 to 9999, found '3'"),
        (whole_number(), 10**20, "at: expected a whole number from 1 to 9999, found a number"),
        (or_null(WORD), [], "at: expected a word, found a list"),
        (list_of(WORD), "ab", "at: expected a list, found 'ab'"),
        (list_of(WORD), ["a", 1], "at[1]: expected a word, found 1"),
        (list_of(WORD), ["a", "a"], "at: names the same value twice"),
        (PAIR, [], "at: expected an object, found a list"),
        (PAIR, {}, "at.name: is missing"),
        (PAIR, {"name": "x", "sise": 1}, "at.sise: unknown field; did you mean size?"),
        (PAIR, {"name": "x", "size": None}, "at.size: expected a whole number from 1 to 9999, found null"),
    ],
)
def test_a_wrong_value_is_reported_with_its_place(shape: Shape, value: Any, message: str) -> None:
    _, problems = read(shape, value)
    assert [f"{place}: {what}" for place, what in problems] == [message]
    # JSON Schema cannot say this one.
    assert "surrogate" in message or not validator(shape).is_valid(value)


@pytest.mark.parametrize(
    ("shape", "value", "empty"),
    [(text(), 5, ""), (one_of(["a"]), "b", ""), (day(), "x", None), (whole_number(), 0, None), (list_of(WORD), 1, ()),
     (PAIR, 1, None)],
)  # fmt: skip
def test_what_is_refused_is_read_as_the_empty_value_of_its_kind(shape: Shape, value: Any, empty: Any) -> None:
    assert read(shape, value)[0] == empty


def test_the_schema_of_an_object_describes_each_key_and_allows_no_other() -> None:
    assert PAIR.schema == {
        "type": "object",
        "properties": {
            "name": {"description": "A name.", "type": "string", "pattern": r"\S"},
            "size": {"description": "Size.", "type": "integer", "minimum": 1, "maximum": 9999},
        },
        "required": ["name"],
        "additionalProperties": False,
    }


def test_of_many_unknown_fields_twenty_are_named() -> None:
    many = {f"x{number}": 1 for number in range(20)}
    _, problems = read(PAIR, {"name": "x"} | many)
    assert [place for place, _ in problems] == [f"at.{name}" for name in many]
    _, problems = read(PAIR, {"name": "x"} | many | {"y": 1, "z": 2})
    assert [place for place, _ in problems] == [*(f"at.{name}" for name in many), "at"]
    assert problems[-1] == ("at", "2 more unknown fields")
    _, problems = read(PAIR, {"name": "x"} | many | {"y": 1})
    assert problems[-1] == ("at", "1 more unknown fields")


def test_a_pattern_reaches_to_the_end_of_the_text_as_json_schema_means_it() -> None:
    # Not asked of the validator: Python's "$" also matches before a last line break.
    assert read(WORD, "ab\n")[1] == [("at", "expected a word, found 'ab␊'")]


def test_all_problems_of_a_value_are_reported_at_once() -> None:
    _, problems = read(list_of(PAIR), [{"name": 1, "size": 0, "more": 2}, 5])
    assert [place for place, _ in problems] == ["at[0].more", "at[0].name", "at[0].size", "at[1]"]


def test_items_that_cannot_be_read_are_not_called_twins() -> None:
    _, problems = read(list_of(WORD), [1, 2])
    assert len(problems) == 2


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({}, "an object"),
        ([], "a list"),
        (None, "null"),
        (False, "false"),
        (2.5, "2.5"),
        ("a", "'a'"),
        (b"", "bytes"),
        (10**15 - 1, "999999999999999"),
        (1 - 10**15, "-999999999999999"),
        (10**15, "a number"),
        (-(10**15), "a number"),
    ],
)
def test_what_was_found_is_named(value: object, shown: str) -> None:
    assert found(value) == shown


def test_of_very_many_unknown_fields_the_first_are_named_and_the_others_counted() -> None:
    _, problems = read(PAIR, {"name": "a", **{f"x{number}": 1 for number in range(25)}})
    assert [place for place, _ in problems] == [*(f"at.x{number}" for number in range(20)), "at"]
    assert problems[-1][1] == "5 more unknown fields"
