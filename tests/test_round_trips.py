"""What krjp writes it reads back: random tables by way of every format that holds all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.chronology import Chronology
from krjp.doors.content import Contents, Way, own_of, read, together
from krjp.record.fields import fields_with
from krjp.render.event_listing import event_listing
from krjp.render.formats.choice import lines
from krjp.sheets.how import How
from krjp.sheets.reading import read_text
from tests.examples import examples
from tests.record.test_codec import records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.record.model import Event

OWN = st.dictionaries(
    st.sampled_from(["budget", "guests", "予算", "own_week"]),
    st.integers(-999, 999) | st.floats(allow_nan=False, allow_infinity=False) | st.text(min_size=1, max_size=6)
    | st.booleans(),
)  # fmt: skip


def written(events: Sequence[Event], form: str) -> bytes:
    """Events as krjp writes them."""
    contents = [Contents(list(events))]
    known = fields_with(own_of(events, contents, []))

    def no_table() -> Any:
        raise AssertionError("no table is needed")

    found = lines(event_listing(events, no_table, None, known), form)
    return "".join(f"{line}\n" for line in found).encode()


def as_text(event: Event) -> Event:
    """The event with its own fields as text: CSV does not tell a number from its digits."""
    note = event.note or None  # which no table tells apart from an empty one
    return event._replace(note=note, extra=tuple(sorted((name, _text(value)) for name, value in event.extra)))


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.no_cover
@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "json"])
@examples(1 / 3)
@given(data=st.data())
def test_random_records_come_back(form: str, data: st.DataObject) -> None:
    made = data.draw(st.lists(records(), min_size=1, max_size=3, unique_by=lambda each: each["id"]))
    events = Chronology.from_records([{**each, "extra": data.draw(OWN)} for each in made]).events
    content = written(events, form)
    again = read(content, f"x.{form}").events
    if form in ("csv", "tsv"):
        assert list(map(as_text, again)) == list(map(as_text, events))
    else:
        assert again == list(events)


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("value", ["\0", "\r", " a ", "\t", "=1", "'", "\\n"])
def test_space_and_signs_of_an_own_field_come_back(form: str, value: str) -> None:
    events = Chronology.from_records(
        [{"id": "a", "date": "2024-01-01", "title": "T", "summary": "", "extra": {"budget": value}}]
    ).events
    assert read(written(events, form), f"x.{form}").events == list(events)


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
DATES = st.sampled_from(
    ["2024-02-21", "21/02/2024", "early April 2024", "c. 3 May 2023", "by 5 June 2024", "2023", "Q1 2024"]
)


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl"])
@examples(1 / 3)
@given(data=st.data())
def test_random_tables_come_back_by_way_of_every_format(form: str, data: st.DataObject) -> None:
    head = [
        "Date",
        "Title",
        *data.draw(st.lists(st.sampled_from(["Kind", "Place", "Who", "Tags", "Cost", "予算"]), unique=True)),
    ]
    rows = data.draw(st.lists(st.tuples(DATES, *(CELL for _ in head[1:])), min_size=1, max_size=4))
    text = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in (head, *rows))
    first = _read(text.encode(), "first.csv")
    if first is None:
        return
    content = written(first.events, form)
    again = read(content, f"again.{form}", Way())
    assert list(map(as_text, again.events)) == list(map(as_text, first.events))


def _read(content: bytes, name: str) -> Contents | None:
    """A table, rows that cannot be read left out; None where that leaves nothing."""
    from krjp.errors import DataError

    try:
        table = read_text(content, name, How(skip_unread=True))
    except DataError:
        return None
    return Contents(list(together([(name, Contents(table.events))])), table.own)
