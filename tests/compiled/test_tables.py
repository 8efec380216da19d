"""Large tables: rows are put together some at a time, by several processes, and all is as when read at once."""

from __future__ import annotations

import csv
import io
from functools import partial

import pytest

from krjp.compiled import build, processes
from krjp.compiled.opening import open_compiled
from krjp.doors.content import Way, read, together
from krjp.errors import DataError
from krjp.files.opened import Part
from krjp.files.reference import Reference
from krjp.index.events import EventIndex
from krjp.record.codec import decode
from krjp.sheets.how import How

from ..test_round_trips import written as as_written
from .chronologies import generated

HEAD = ("Date", "Title", "Description", "Category", "Countries", "People", "Budget")
ROWS = [
    (f"{1 + at % 28}.{1 + at % 12}.2024", f"Talks {at}", "Of 'this' and that", ("meeting", "poll")[at % 2],
     ("Korea, Japan", "JPN; USA", "")[at % 3], ("A Person; B Person", "C: Person")[at % 2], str(at))
    for at in range(20)
]  # fmt: skip


def table(*rows: tuple[str, ...]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([HEAD, *rows])
    return file.getvalue().encode()


def written() -> bytes:
    """What krjp writes of many events, with some that are seldom."""
    odd = [
        {"id": "odd-1", "date": "2024-01-05", "title": "=A", "note": "a; 'b'", "extra": {"mood": "good"}},
        {"id": "odd-2", "date": "2024-01-05", "title": "'=B", "sources": [{"source": "a; b"}, {"source": "c"}]},
        {"id": "odd-3", "date": "2024-01-05", "end_date": "2024-02-05", "date_certainty": "approximate", "title": "C",
         "open_end": "end", "place": {"name": "Seoul"}, "initiators": ["KOR"], "targets": ["JPN"]},
        {"id": "odd-4", "date": "2024-01-05", "end_date": "2024-01-07", "title": "D", "sources": [{"source": "a"}]},
    ]  # fmt: skip
    events = [event for record in (*generated()[:20], *odd) if (event := decode(record)[0])]
    return as_written(events, "csv")


def compiled(content: bytes, monkeypatch: pytest.MonkeyPatch, *, number: int = 1, many: int = 3) -> object:
    """The events and values of every field of a compiled table, or what is wrong with it."""
    monkeypatch.setattr(build, "MANY", many)
    monkeypatch.setattr(processes, "processors", partial(int, number))
    try:
        found = open_compiled([Part("mine.csv", None, content)], None, Reference(), ways=[Way(how=How())])
    except DataError as error:
        return str(error)
    plain = EventIndex(list(found.events), found.fields)
    for name in found.fields.fields:
        one, other = found.index.column(name), plain.column(name)
        assert [one.combinations[at] for at in one.numbers] == [other.combinations[at] for at in other.numbers], name
    return tuple(found.events), found.remarks, found.own.fields


def at_once(content: bytes) -> object:
    """The same, read whole."""
    try:
        found = read(content, "mine.csv", Way(how=How()))
        return together([("mine.csv", found)]), found.remarks, found.own.fields
    except DataError as error:
        return str(error)


@pytest.mark.parametrize("number", [1, 2])
def test_rows_put_together_some_at_a_time_are_what_they_are_at_once(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = b"id,date,title,date_certainty,edtf,note\na-b,2024-01-05,A,exact,2024-01-05\n"
    for content in (table(*ROWS), written(), short):
        assert compiled(content, monkeypatch, number=number) == at_once(content)


@pytest.mark.parametrize("at", [0, 19])
@pytest.mark.parametrize("wrong", [
    ("31.2.2024", "Talks", "", "meeting", "", "", ""),
    ("5.2.2024", "", "", "meeting", "", "", ""),
    ("5.2.2024", "Talks", "", "meetng", "", "", ""),
])  # fmt: skip
def test_what_is_wrong_is_told_in_the_same_words(
    wrong: tuple[str, ...], at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = table(*ROWS[:at], wrong, *ROWS[at:])
    told = at_once(content)
    assert isinstance(told, str)
    assert f"row {at + 2}" in told
    assert compiled(content, monkeypatch) == told


@pytest.mark.parametrize(("right", "wrong"), [
    ("2024-01-05/2024-01-07", "2024-01-05/2024-01-08"),
    ("2024-01-07", "2024-01-77"),
    ("odd-4", "Odd 4"),
    ("odd-4", "odd-3"),
    (",A,", ",\x85,"),
])  # fmt: skip
def test_what_is_wrong_with_a_file_of_krjp_is_told_in_the_same_words(
    right: str, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = written().replace(right.encode(), wrong.encode())
    assert compiled(content, monkeypatch) == at_once(content)


def test_an_event_that_is_related_to_itself_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    head = "id,date,title,date_certainty,edtf,related\n"
    content = f"{head}a-b,2024-01-05,A,exact,2024-01-05,x\na-c,2024-01-05,A,exact,2024-01-05,a-c\n".encode()
    told = at_once(content)
    assert isinstance(told, str)
    assert "names the event itself" in told
    assert compiled(content, monkeypatch, many=1) == told
