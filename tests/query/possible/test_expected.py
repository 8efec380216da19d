"""Every answer about the made-up chronology: from the command line, the library and the oracle."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import krjp
from krjp.query.reading import PERIODS

from ...cli.running import krjp as run
from .asking import in_both_forms, pair_of
from .counting import Pair
from .oracle import cases, order, span
from .written import answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krjp.chronology import Answer, Chronology
    from krjp.query.counts import Count

FOLDER = Path(__file__).parent
DATA = str(FOLDER / "made_up.json")
RECORDS: list[dict[str, Any]] = json.loads((FOLDER / "made_up.json").read_text("utf-8"))
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text("utf-8"))
CASES: list[dict[str, Any]] = EXPECTED["cases"]
NEARLY = 1e-9

each_case = pytest.mark.parametrize("case", CASES, ids=[case["command"] for case in CASES])


def test_the_oracle_knows_the_days_and_the_order() -> None:
    assert [record["id"] for record in order(RECORDS)] == EXPECTED["order"]
    found = {record["id"]: [*map(str, span(record)), len(cases(record))] for record in RECORDS}
    assert found == EXPECTED["days"]


@each_case
def test_the_oracle_says_what_is_expected(case: Mapping[str, Any]) -> None:
    found = answer(RECORDS, case)
    assert {what: found[what] for what in case["expect"]} == case["expect"]


# The command line


def out(*arguments: str) -> str:
    done = run("--data", DATA, *arguments)
    assert done.status == 0, done.err
    return done.out


def said(argv: Sequence[str], what: str) -> Any:
    """One answer of the command line, as expected.json has it."""
    marked = argv if "--possible" in argv else [*argv, "--possible"]
    if what == "json":
        return json.loads(out(*argv, "--json"))
    if what == "csv":
        return out(*argv, "-o", "csv").removesuffix("\r\n").split("\r\n")
    if what == "table":
        return out(*argv).rstrip("\n").split("\n")
    if what == "sure":
        return out(*argv, "-o", "ids").split()
    records = json.loads(out(*marked, "--json"))
    return [record["id"] for record in records if what == "together" or record["possible"]]


SAID = [
    (case, what)
    for case in CASES
    for what in case["expect"]
    if what in ("json", "csv", "table", "sure", "possible", "together")
]


@pytest.mark.parametrize(("case", "what"), SAID, ids=[f"{case['command']}: {what}" for case, what in SAID])
def test_the_command_line_says_what_is_expected(case: Mapping[str, Any], what: str) -> None:
    assert said(case["argv"], what) == case["expect"][what]


def test_the_command_line_shares_events_out_between_rows() -> None:
    (case,) = (case for case in CASES if case["answer"] == "expected")
    rows = json.loads(out(*case["argv"], "--json"))
    shares = case["expect"]["fractions"]
    assert [row["month"] for row in rows] == list(shares)
    assert all(abs(row["expected"] - Fraction(shares[row["month"]])) < NEARLY for row in rows)
    assert all(row.keys() == {"month", "expected", "partial"} for row in rows)
    table = [line.split() for line in out(*case["argv"]).splitlines()[1:]]
    assert {name: number for name, number in table if name} == case["expect"]["two_places"]


NOTED = [case for case in CASES if "stderr" in case]


@pytest.mark.parametrize("case", NOTED, ids=[case["command"] for case in NOTED])
def test_standard_error_says_what_is_left_out(case: Mapping[str, Any]) -> None:
    done = run("--data", DATA, *case["argv"])
    assert all(word in done.err for word in case["stderr"].get("must", ())), done.err
    assert not any(word in done.err for word in case["stderr"]["must_not"]), done.err


# The library


def limits_of(argv: Sequence[str]) -> dict[str, str]:
    """The options of a command as keyword arguments."""
    given = dict(pairwise(argv))
    return {name: given[f"--{name}"] for name in (*PERIODS, "kind") if f"--{name}" in given}


def query_of(argv: Sequence[str]) -> str:
    return argv[1] if len(argv) > 1 and not argv[1].startswith("-") else ""


def asked(chronology: Chronology, case: Mapping[str, Any]) -> Answer | Count:
    argv = case["argv"]
    if case["answer"] == "list":
        return chronology.filter(query_of(argv), **limits_of(argv))
    return chronology.count(query_of(argv), by=case.get("by", ()), expected=True, **limits_of(argv))


@each_case
def test_the_library_says_what_is_expected(case: Mapping[str, Any]) -> None:
    for chronology in (krjp.load(DATA), *in_both_forms(RECORDS)):
        found, expected = asked(chronology, case), case["expect"]
        if isinstance(found, krjp.Answer):
            ids = {"sure": [event.id for event in found.events], "possible": [event.id for event in found.possible]}
            ids["together"] = [event.id for event in found.events.merged(found.possible)[0]]
            assert {name: ids[name] for name in expected} == expected
        else:
            compare_count(found, expected)


def compare_count(found: Count, expected: Mapping[str, Any]) -> None:
    """Numbers, keys and order of all groups, those left out in writing aside."""
    if "fractions" in expected:
        shares = {str(group.key[0]): group.expected or 0.0 for group in found.groups if not group.own}
        assert list(shares) == list(expected["fractions"])
        assert all(abs(shares[key] - Fraction(share)) < NEARLY for key, share in expected["fractions"].items())
        assert found.expected is not None
        assert abs(found.expected - Fraction(expected["fraction_total"])) < NEARLY
        return
    groups = [group for group in found.groups if group.at_most or len(found.by) < 2]
    rows = [
        {**dict(zip(found.by, group.key, strict=True)), "count": group.sure, "at_most": group.at_most}
        for group in groups
    ]
    assert rows == [{key: row[key] for key in row if key != "partial"} for row in expected["json"]]
    partial = [row["partial"] for row in expected["json"] if "partial" in row]
    assert partial in ([], [group.partial for group in groups])
    if "total" in expected:
        assert pair_of(found) == Pair(*expected["total"])


def test_events_stand_in_the_expected_order() -> None:
    for chronology in in_both_forms(RECORDS):
        assert [event.id for event in chronology] == EXPECTED["order"]
