"""Errors: what they hold, and that their message is the whole message."""

from __future__ import annotations

import pickle
from copy import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.errors import (
    AmbiguousNameError,
    DataError,
    ExpressionError,
    KrjpError,
    Problem,
    UnknownNameError,
    nearest,
    suggestion,
)
from krjp.text import cell_width, printable


@pytest.mark.parametrize("kind", [DataError, ExpressionError, UnknownNameError, AmbiguousNameError])
def test_every_error_is_a_krjp_error(kind: type[Exception]) -> None:
    assert issubclass(kind, KrjpError)


@pytest.mark.parametrize(
    "error",
    [
        KrjpError("out of order"),
        DataError("events.json", [Problem("entry 1", "kind", "unknown")]),
        ExpressionError("wrong", "kind:x", (5, 6), "do better"),
        UnknownNameError("kind", "meting", ["meeting"]),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_crosses_from_one_process_to_another(error: KrjpError) -> None:
    for again in (pickle.loads(pickle.dumps(error)), copy(error)):  # noqa: S301
        assert type(again) is type(error)
        assert (str(again), again.args, vars(again)) == (str(error), error.args, vars(error))


@pytest.mark.parametrize(
    ("source", "span", "marker"),
    [
        ("kind:x", (5, 6), "     ^"),
        ("독도 kind:x", (8, 9), "          ^"),
        ("竹島竹島", (2, 4), "    ^^^^"),
        ("Ko\u0304be x", (6, 7), "     ^"),
        ("a\tb", (2, 3), "  ^"),
        ("end", (3, 4), "   ^"),
    ],
)
def test_the_caret_stands_under_the_place_in_terminal_cells(source: str, span: tuple[int, int], marker: str) -> None:
    error = ExpressionError("wrong", source, span, "do better")
    assert str(error) == f"wrong\n  {printable(source)}\n  {marker}\ndo better"
    assert (error.message, error.source, error.span, error.hint) == ("wrong", source, span, "do better")


@pytest.mark.parametrize(
    ("source", "at", "shown"),
    [
        ("독" * 600 + "x" + "도" * 600, 600, "독x도"),
        ("x" + "a" * 1200, 0, "xa"),
        ("a" * 1200 + "x", 1200, "ax"),
    ],
)
def test_of_a_long_source_only_the_place_is_shown_and_the_caret_stands_under_it(
    source: str, at: int, shown: str
) -> None:
    _, line, marker = str(ExpressionError("wrong", source, (at, at + 1))).split("\n")
    assert len(line) < 300
    assert shown in line
    assert line.startswith("  …") == (at > 0)
    assert line.endswith("…") == (at < 1200)
    assert cell_width(line[: line.index("x")]) == marker.index("^")


def test_an_expression_error_without_a_hint_ends_with_the_caret() -> None:
    assert str(ExpressionError("wrong", "x", (0, 1))) == "wrong\n  x\n  ^"


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_the_marker_is_as_wide_as_what_it_marks(source: str, start: int, length: int) -> None:
    span = (min(start, len(source)), min(start + length, len(source)))
    message, *rest = str(ExpressionError("wrong", source, span)).split("\n")
    assert message == "wrong"
    if not source:
        assert rest == []
        return
    line, marker = rest
    assert line == "  " + printable(source)
    assert marker.count("^") == max(1, cell_width(printable(source[slice(*span)])))


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        (Problem("event 3", "meeting.mode", "is missing"), "event 3: meeting.mode: is missing"),
        (Problem("event 3", "", "is missing"), "event 3: is missing"),
        (Problem("", "", "is empty"), "is empty"),
    ],
)
def test_a_problem_is_written_with_what_is_known_of_its_place(problem: Problem, shown: str) -> None:
    assert str(problem) == shown


def test_one_problem_takes_one_line_and_several_a_list() -> None:
    one, two = Problem("a", "b", "c"), Problem("d", "", "e")
    assert str(DataError("f.json", [one])) == "f.json: a: b: c"
    assert str(DataError("f.json", [one, two])) == "f.json: 2 problems\n  a: b: c\n  d: e"


def test_a_long_list_of_problems_is_cut_but_kept() -> None:
    problems = [Problem(f"event {number}", "x", "is missing") for number in range(30)]
    error = DataError("f", problems)
    assert str(error).startswith("f: 30 problems\n  event 0: x: is missing\n")
    assert str(error).endswith("\n  event 19: x: is missing\n  … and 10 more")
    assert error.problems == tuple(problems)


def test_data_cannot_steer_the_terminal_through_an_error() -> None:
    shown = str(DataError("a\x1b[2J", [Problem("b\x07", "c\n", "d\x9b")]))
    assert shown == "a␛[2J: b␇: c␊: d\ufffd"
    assert "\x1b" not in str(UnknownNameError("kind", "\x1b[31m", ["\x1b[31n"]))
    assert "\x1b" not in str(ExpressionError("wrong", "\x1b[31m", (0, 1)))


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (UnknownNameError("kind", "meetng", ["meeting", "poll"]), "unknown kind 'meetng'; did you mean meeting?"),
        (UnknownNameError("kind", "xyz", ["meeting", "poll"]), "unknown kind 'xyz'; use one of meeting, poll"),
        (UnknownNameError("id", "xyz", ["meeting"], hint="look here"), "unknown id 'xyz'; look here"),
        (UnknownNameError("id", "meetng", ["meeting"], hint="look here"), "unknown id 'meetng'; did you mean meeting?"),
        (UnknownNameError("actor", "x", []), "unknown actor 'x'"),
        (
            AmbiguousNameError("id", "2024", ["2024-a", "2024-b"]),
            "id '2024' fits 2 events: 2024-a, 2024-b; write more of the one you mean",
        ),
    ],
)
def test_a_wrong_name_is_answered_with_the_right_ones(error: KrjpError, message: str) -> None:
    assert str(error) == message


def test_long_lists_of_names_are_cut() -> None:
    names = [f"{number:03}" for number in range(30)]
    assert str(UnknownNameError("x", "zzz", names)).endswith("022, 023, …")
    assert "023, … 6 more; write" in str(AmbiguousNameError("id", "0", names))


@pytest.mark.parametrize(
    ("name", "known", "close"),
    [
        ("meetng", ["poll", "meeting"], "meeting"),
        ("MEETING", ["meeting"], "meeting"),
        ("kor", ["KOR"], "KOR"),
        ("xyz", ["meeting"], None),
        ("", ["meeting"], None),
        ("x", [], None),
        ("meeting" * 1000, ["meeting"], None),
    ],
)
def test_the_nearest_name_is_the_one_meant_or_none(name: str, known: list[str], close: str | None) -> None:
    assert nearest(name, known) == close


def test_a_suggestion_continues_a_message() -> None:
    assert suggestion("meetng", ["meeting"]) == "; did you mean meeting?"
    assert suggestion("x", []) == ""


@pytest.mark.parametrize(
    ("name", "close"),
    [
        ("--coun", "--country"),
        ("--COU", "--country"),
        ("--certain", "--certain"),
        ("--cert", "--certain"),
        ("--oen", "--on"),
        ("--frob", None),
        ("--", None),
    ],
)
def test_what_a_name_begins_comes_before_what_it_is_like(name: str, close: str | None) -> None:
    found = suggestion(name, ["--on", "--certain-dates", "--certain", "--country"], "see --help")
    assert found == (f"; did you mean {close}?" if close else "; see --help")
