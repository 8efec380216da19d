"""JSON and JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from krjp.render.formats.jsons import json_lines, jsonl_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDS: list[dict[str, Any]] = [{"a": "독도\n\x1b"}, {"a": None, "b": [1, True]}]


def test_an_array_has_a_record_a_line() -> None:
    assert list(json_lines(RECORDS)) == ["[", '{"a": "독도\\n\\u001b"},', '{"a": null, "b": [1, true]}', "]"]


def test_json_lines_are_the_records_alone() -> None:
    assert list(jsonl_lines(RECORDS)) == ['{"a": "독도\\n\\u001b"}', '{"a": null, "b": [1, true]}']


@pytest.mark.parametrize(("write", "nothing"), [(json_lines, ["[]"]), (jsonl_lines, [])])
def test_no_records_are_an_empty_array_or_no_line(write: Any, nothing: list[str]) -> None:
    assert list(write([])) == nothing


@pytest.mark.parametrize("write", [json_lines, jsonl_lines])
def test_ascii_escapes_what_it_has_no_character_for(write: Any) -> None:
    assert any("\\ub3c5\\ub3c4" in line for line in write(RECORDS, ascii_only=True))


@pytest.mark.parametrize("write", [json_lines, jsonl_lines])
def test_records_are_written_as_they_come(write: Any) -> None:
    asked = []

    def records() -> Iterator[dict[str, Any]]:
        for number in range(3):
            asked.append(number)
            yield {"number": number}

    lines = write(records())
    next(lines)
    assert asked == [0]
