"""JSON and JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.render.formats import jsons
from krjp.render.formats.jsons import array, column_lines, json_lines, jsonl_lines

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


PLAIN = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(st.characters()))


@given(st.lists(st.tuples(PLAIN, st.lists(PLAIN, max_size=3), PLAIN), max_size=9), st.booleans())
def test_records_by_columns_are_written_as_one_by_one(rows: list[tuple[Any, ...]], ascii_only: bool) -> None:
    names = ("a\n%s", "독도", "c")
    columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())
    records = [dict(zip(names, row, strict=True)) for row in rows]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsons, "AT_ONCE", 4)
        found = list(column_lines(columns, ascii_only=ascii_only))
    assert found == list(jsonl_lines(records, ascii_only=ascii_only))
    assert list(array(found)) == list(json_lines(records, ascii_only=ascii_only))
