"""What a content is, whatever it is called, and its events."""

from __future__ import annotations

import gzip
import json

import pytest

from krjp.doors.content import is_json, is_text, read, together
from krjp.errors import DataError
from tests.building import record

EVENTS = json.dumps([record()]).encode()
# As many commas in each line as in the others, as a table has them, but no line that names columns.
LINES_OF_TEXT = b"Jan. 4, 2024: Ministers meet in Seoul.\nJan. 5, 2024: Ministers meet in Tokyo.\n" * 3


def test_json_is_told_by_how_it_begins_packed_or_not() -> None:
    for content in (EVENTS, b"\xef\xbb\xbf \n" + EVENTS, EVENTS.decode().encode("utf-16"), gzip.compress(EVENTS)):
        assert is_json(content)
    for content in (b"", b"Date,Title\n", b"{\\rtf1 text}", gzip.compress(b"Date,Title\n")):
        assert not is_json(content)


def test_what_cannot_be_unpacked_is_left_to_whoever_reads_json() -> None:
    cut = gzip.compress(EVENTS)[:20]
    assert is_json(cut)
    with pytest.raises(DataError) as caught:
        read(cut, "x")
    assert str(caught.value) == "x: cannot be unpacked: cut short"


def test_a_file_is_unpacked_once() -> None:
    assert [event.id for event in read(gzip.compress(EVENTS), "x").events] == ["2024-02-21-event"]
    twice = gzip.compress(gzip.compress(EVENTS))
    assert not is_json(twice)
    with pytest.raises(DataError, match=r"^x: is binary data that krjp does not know; "):
        read(twice, "x")


def test_lines_that_only_look_like_a_table_are_a_text_to_import() -> None:
    assert is_text(LINES_OF_TEXT, "x")
    with pytest.raises(DataError, match=r"^x: is text; .*krjp import x"):
        read(LINES_OF_TEXT, "x")


def test_lines_that_name_columns_are_a_table_whatever_the_file_is_called() -> None:
    table = b"Date,Title\n2024-01-05,Talks in Seoul\n2024-01-06,Talks in Tokyo\n"
    assert not is_text(table, "x")
    found = read(table, "x")
    assert [event.title for event in found.events] == ["Talks in Seoul", "Talks in Tokyo"]
    assert found.made


def test_lines_with_as_many_cells_of_which_one_is_a_date_are_a_table() -> None:
    head = b"ID|EvDt|Descr|Loc\n"
    rows = b"1|3/14/1999 0:00:00|Dam broke at night|North\n2|4/2/1999 0:00:00|Road closed for repair|South\n"
    for content in (head + rows, rows):
        assert [event.title for event in read(content, "tblInc.txt").events] == [
            "Dam broke at night",
            "Road closed for repair",
        ]
    assert is_text(b"A|B|C\n1|2|3\n4|5|6\n", "notes.txt")


def test_of_several_tables_the_same_event_counts_once_and_another_gets_an_id_of_its_own() -> None:
    one = read(b"Date,Title,Summary\n2024-01-05,Talks in Seoul,first\n", "1.csv")
    two = read(b"Date,Title,Summary\n2024-01-05,Talks in Seoul,first\n2024-01-05,Talks in Seoul,second\n", "2.csv")
    found = together([("1.csv", one), ("2.csv", two), ("3.csv", one)])
    assert [event.summary for event in found] == ["first", "second"]
    other = read(b"Date,Title,Summary\n2024-01-05,Talks in Seoul,other\n", "4.csv")
    assert other.events[0].id == one.events[0].id
    both = together([("1.csv", one), ("4.csv", other)])
    assert [event.summary for event in both] == ["first", "other"]
    assert both[0].id == one.events[0].id != both[1].id


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"a": 1}', "an object with a"),
        (b"{}", "an object with nothing in it"),
        (b'[{"a": 1}, {"a": 2}]', "objects with a"),
        (b'["a", "b"]', "a list, as of 'a'"),
        (b"[[1, 2]]", "a list, as of a list"),
    ],
)
def test_json_of_something_else_is_told_from_records_that_are_wrong(content: bytes, told: str) -> None:
    with pytest.raises(DataError) as caught:
        read(content, "x.json")
    message = f"x.json: is JSON without records of events: {told}; krjp reads a list of objects with a date and a title"
    assert str(caught.value) == message
    with pytest.raises(DataError, match="title: is missing"):
        read(b'[{"date": "2024-01-05", "id": "x"}, 3]', "x.json")
