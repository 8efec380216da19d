"""What a dataset.json says, and what is told of one that is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest

from krjp.doors.dataset import parse_dataset
from krjp.errors import DataError
from krjp.record.own import OwnField


def problems(said: Any) -> list[str]:
    content = said if isinstance(said, bytes) else json.dumps(said).encode()
    with pytest.raises(DataError) as caught:
        parse_dataset(content, "dataset.json")
    return [str(problem) for problem in caught.value.problems]


def test_everything_that_can_be_said() -> None:
    said = {
        "title": "Concerts in Ghent",
        "kinds": {"concert": "music is played"},
        "topics": ["jazz", "", "choir"],
        "levels": ["local", "national"],
        "fields": {"budget": {"type": "number", "help": "in euros"}, "guests": "list", "remark": {}},
        "columns": {"title": "What we did", "date": ["Day", "Until"]},
        "closed": True,
        "day_first": True,
    }
    own, how = parse_dataset(json.dumps(said).encode(), "dataset.json")
    assert own.kinds == {"concert": "music is played"}
    assert own.topics == {"jazz": "", "choir": ""}
    assert list(own.levels) == ["local", "national"]
    assert own.fields == (OwnField("budget", "number", "in euros"), OwnField("guests", "list"), OwnField("remark"))
    assert how.columns == (("title", ("What we did",)), ("date", ("Day", "Until")))
    assert how.first == "day"
    assert own.title == "Concerts in Ghent"
    assert own.closed


def test_the_month_may_stand_first() -> None:
    assert parse_dataset(b'{"day_first": false}', "dataset.json").how.first == "month"


def test_nothing_need_be_said() -> None:
    own, how = parse_dataset(b" {} ", "dataset.json")
    assert (dict(own.kinds), own.fields, how.columns, how.first) == ({}, (), (), "")


@pytest.mark.parametrize("content", [b"", b"{", b'{"title": }', b"{} {}"])
def test_what_is_not_json(content: bytes) -> None:
    (problem,) = problems(content)
    assert problem.startswith("is not JSON: ")


@pytest.mark.parametrize(("said", "told"), [
    ([], "expected an object, found a list"),
    ("jazz", "expected an object, found 'jazz'"),
    ({"title": 3}, "title: expected text, found 3"),
    ({"kinds": "jazz"}, "kinds: expected a list of words, or an object of words with their meanings"),
    ({"topics": ["jazz", 3]}, "topics: expected a list of words, or an object of words with their meanings"),
    ({"levels": {"local": 1}}, "levels: expected a list of words, or an object of words with their meanings"),
    ({"kinds": {" ": "blank"}}, "kinds: expected a list of words, or an object of words with their meanings"),
    ({"fields": ["budget"]}, 'fields: expected an object, such as {"budget": {"type": "number"}}'),
    ({"fields": {"Budget": {}}}, "fields.Budget: is no name of a field: lower-case letters, digits and _"),
    ({"fields": {"2nd": {}}}, "fields.2nd: is no name of a field: lower-case letters, digits and _"),
    ({"fields": {"": {}}}, "fields.: is no name of a field: lower-case letters, digits and _"),
    ({"fields": {"a": "sum"}}, "fields.a.type: unknown type 'sum'; use one of text, word, number, list"),
    ({"fields": {"a": {"type": []}}}, "fields.a.type: unknown type a list; use one of text, word, number, list"),
    ({"fields": {"a": {"help": 1}}}, "fields.a.help: expected text, found 1"),
    ({"columns": ["Day"]}, 'columns: expected an object, such as {"title": "Headline"}'),
    ({"columns": {"date": 3}}, "columns.date: expected the name of a column, found 3"),
    ({"columns": {"date": ["Day", 3]}}, "columns.date: expected the name of a column, found a list"),
    ({"day_first": "yes"}, "day_first: expected true or false, found 'yes'"),
    ({"kind": []}, "kind: unknown key; did you mean kinds?"),
])  # fmt: skip
def test_what_is_wrong_is_told_where_it_stands(said: Any, told: str) -> None:
    assert problems(said) == [told]


def test_every_problem_is_told_and_unknown_keys_in_their_order() -> None:
    said = {"topic": [], "day_first": 1, "field": {}, "column": {}, "level": [], "title": None}
    named = [told.partition(":")[0] for told in problems(said)]
    assert named == ["day_first", "title", "topic", "field", "column", "level"]
