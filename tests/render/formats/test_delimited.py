"""CSV and TSV, to the character; that they lose nothing is shown in test_formats.py."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from krjp.render.formats.delimited import csv_lines, tsv_lines, types_lost
from krjp.render.listing import Listing, record_listing
from tests.building import event, record
from tests.cli.running import krjp

if TYPE_CHECKING:
    from pathlib import Path


def one(**values: object) -> Listing:
    def no_table() -> None:
        raise AssertionError("no table is needed")

    return record_listing([values], tuple(values), no_table)  # type: ignore[arg-type]


def csv_row(value: object) -> str:
    [line] = csv_lines(one(a=value, b=1), (), header=False)
    return line


def tsv_row(value: object) -> str:
    [line] = tsv_lines(one(a=value, b=1), (), header=False)
    return line


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain", "plain,1\r"),
        ("", ",1\r"),
        (None, ",1\r"),
        (True, "true,1\r"),
        (-5, "-5,1\r"),
        ("a,b", '"a,b",1\r'),
        ('say "no"', '"say ""no""",1\r'),
        ("two\nlines", '"two\nlines",1\r'),
        ("two\rlines", '"two\rlines",1\r'),
        (["a", "b; c", "d\\e"], "a; b\\; c; d\\\\e,1\r"),
        ("독도", "독도,1\r"),
    ],
)
def test_csv_quotes_what_it_must_and_nothing_else(value: object, expected: str) -> None:
    assert csv_row(value) == expected


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"])
def test_no_text_is_a_formula(sign: str) -> None:
    assert csv_row(f"{sign}1").lstrip('"').startswith(f"'{sign}1")
    assert csv_row([f"{sign}1"]).lstrip('"').startswith(f"'{sign}1")
    assert csv_row(f"''{sign}1").lstrip('"').startswith(f"'''{sign}1")


@pytest.mark.parametrize("value", ["a=1", "'quoted'", "'", " =1", "−1"])
def test_text_that_is_no_formula_is_left_alone(value: str) -> None:
    assert csv_row(value) == f"{value},1\r"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain", "plain\t1"),
        (None, "\t1"),
        ("a\tb\nc\rd\\e", "a\\tb\\nc\\rd\\\\e\t1"),
        ('"quoted"', '"quoted"\t1'),
        ("=1", "=1\t1"),
        (["a", "b; c"], "a; b\\\\; c\t1"),
    ],
)
def test_tsv_escapes_what_separates(value: object, expected: str) -> None:
    assert tsv_row(value) == expected


def test_the_head_names_the_fields() -> None:
    assert next(csv_lines(one(a=1, b=2), ())) == "a,b\r"
    assert next(tsv_lines(one(a=1, b=2), ("b",))) == "b"


def test_values_of_ones_own_that_come_back_as_others_are_told(tmp_path: Path) -> None:
    one = {"size": 3, "code": "12", "guests": ["Ann"], "open": True, "mixed": 3, "note": "x"}
    other = {"size": 1.5, "code": "-0.5", "guests": ["Bo"], "open": False, "mixed": "x", "note": "7"}
    events = [event(extra=one), event(extra=other)]
    assert types_lost(events) == ["code", "guests", "open", "mixed"]
    assert types_lost([event()]) == []
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps(record(extra=one)), encoding="utf-8")
    asked = ("list", "--data", str(path), "-o")
    told = "krjp: csv tells no lists and no numbers from text (own fields code, guests, open); -o jsonl does, "
    assert krjp(*asked, "csv").err.startswith(told)
    assert krjp(*asked, "tsv", "--fields", "title,open").err.startswith("krjp: tsv tells no lists and no numbers")
    assert krjp(*asked, "tsv", "--fields", "title,size").err == krjp(*asked, "jsonl").err == ""
