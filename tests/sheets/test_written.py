"""Lists that krjp wrote into a cell, and what people make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.render.listing import flat
from krjp.sheets.written import record_written


def topics(cell: str) -> object:
    return record_written({"topics": cell})["topics"]


@pytest.mark.parametrize(("cell", "read"), [
    ("", []),
    ("a", ["a"]),
    ("a; b", ["a", "b"]),
    ("a;b", ["a", "b"]),
    ("a;", ["a", ""]),
    (r"a\; b", ["a; b"]),
    (r"a\\; b", ["a\\", "b"]),
    (r"a\\;", ["a\\", ""]),
    ("a\\", ["a\\"]),
])  # fmt: skip
def test_the_items_of_a_cell(cell: str, read: list[str]) -> None:
    assert topics(cell) == read


def test_objects_are_put_together_of_their_columns() -> None:
    names = ("title", "summary", "note", "place.name", "meeting.ordinal", "sources.source", "sources.dates_event",
             "sources.locator", "id")  # fmt: skip
    cells = ["Talks", "", "", "Seoul", "3", "yonhap; mofa", "true; ", "p. 4", ""]
    assert record_written(dict(zip(names, cells, strict=True))) == {
        "title": "Talks",
        "summary": "",
        "place": {"name": "Seoul"},
        "meeting": {"ordinal": 3},
        "sources": [
            {"source": "yonhap", "dates_event": True, "locator": "p. 4"},
            {"source": "mofa", "dates_event": False, "locator": None},
        ],
    }


@given(st.lists(st.text("a;\\ \n"), min_size=1).filter(lambda items: items != [""]))
def test_lists_are_read_as_they_were_written(items: list[str]) -> None:
    assert topics(flat(items)) == items
