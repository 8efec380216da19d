"""Records read many at a time: the same as one by one, whatever they are, and wrong in the same words."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.compiled.opening import open_compiled
from krjp.doors.content import Way
from krjp.errors import DataError
from krjp.files.opened import Part
from krjp.files.reading import merge, parse_events
from krjp.files.reference import Reference
from krjp.index.events import EventIndex
from krjp.record import vocabulary
from krjp.record.codec import encode
from krjp.record.own import Own, OwnField

from ..building import event, record
from ..examples import examples
from .chronologies import generated

if TYPE_CHECKING:
    from krjp.record.model import Event

DAYS = ("2024-01-05", "2024-01-31", "2024-02-30", "1999-12-31", "2024-1-1", "", None)
NAMES = ("KOR", "JPN", "kishida-fumio", "", "독도", "x\ny")
LISTS = st.lists(st.sampled_from(NAMES), max_size=3)
CITATIONS = st.fixed_dictionaries(
    {"source": st.sampled_from(("a", "b", ""))},
    optional={
        "section": st.sampled_from(("article", "report", None, "other")),
        "locator": st.sampled_from(("p. 1", "", None)),
        "date": st.sampled_from(("2024", None)),
        "dates_event": st.booleans(),
    },
)
RIGHT = {
    "date": st.sampled_from(DAYS[:2]),
    "title": st.sampled_from(("Talks", "회담", "a\tb")),
    "kind": st.sampled_from(("meeting", "poll")),
}
OPTIONAL: dict[str, st.SearchStrategy[Any]] = {
    "end_date": st.sampled_from((*DAYS[:2], None)),
    "date_certainty": st.sampled_from(("exact", "approximate")),
    "countries": st.sampled_from((["KOR"], ["JPN", "KOR"], [])),
    "initiators": st.sampled_from((["KOR"], ["kishida-fumio"], [])),
    "targets": st.sampled_from((["JPN"], [])),
    "actors": st.sampled_from((["kishida-fumio"], [])),
    "place": st.sampled_from(({"name": "Seoul"}, {"name": "Seoul", "country": "KOR"}, None)),
    "meeting": st.sampled_from(({"mode": "phone"}, {"level": "leader", "series": "G7", "ordinal": 3}, None)),
    "sources": st.lists(CITATIONS, max_size=2),
    "related": st.sampled_from(([], ["e0"], ["e1", "x"])),
    "summary": st.sampled_from(("", "Two words.")),
    "note": st.sampled_from((None, "", 'A note: "quoted": so.')),
    "when": st.sampled_from((None, "5 Jan 2024", 3)),
    "possible": st.booleans(),
    "edtf": st.sampled_from((None, "2024-01-05", "")),
    "extra": st.sampled_from(({}, {"mood": "good"}, {"dead": 3, "tags": ["a", "b"]}, {"mood": None}, {"kind": "x"})),
}
WRONG: dict[str, st.SearchStrategy[Any]] = {
    "date": st.sampled_from(DAYS),
    "end_date": st.sampled_from(DAYS),
    "open_end": st.sampled_from(("start", "", None)),
    "ordinal": st.integers(0, 3),
    "countries": LISTS,
    "topics": LISTS,
    "actors": LISTS,
    "title": st.sampled_from((" ", "x" * 91, 3, "\ud800")),
    "meeting": st.sampled_from(({"ordinal": 0}, {"ordinal": 3.0}, {"ordinal": True}, {"x": 1}, [])),
    "coded_by": st.sampled_from(("hand", "x")),
    "kind": st.sampled_from(("meting", None)),
}
RECORDS = st.fixed_dictionaries(RIGHT, optional=OPTIONAL)
SEPARATORS = st.sampled_from([(", ", ": "), (",", ":"), (" , ", " : "), (",\t", ":\t"), (",", "\t: "), (",", " :")])


def written(records: list[dict[str, Any]], separators: tuple[str, str], *, ascii_only: bool) -> bytes:
    """Records as JSON Lines in somebody's hand."""
    text = "".join(json.dumps(each, separators=separators, ensure_ascii=ascii_only) + "\n" for each in records)
    return text.encode("utf-8", "surrogatepass")


def one_by_one(content: bytes) -> list[Event] | str:
    """The events, or what is wrong with them."""
    try:
        return list(merge([("x", parse_events(content, "x"))]))
    except DataError as error:
        return str(error)


def many_at_once(content: bytes) -> list[Event] | str:
    """The same, compiled; every field must be what it is in these events."""
    try:
        holdings = open_compiled([Part("x", None, content)], None, Reference())
    except DataError as error:
        return str(error)
    events = list(holdings.events)
    plain = EventIndex(events, holdings.fields)
    for name in holdings.fields.fields:
        one, other = holdings.index.column(name), plain.column(name)
        assert list(one.values) == list(other.values)
        values = [[column.combinations[number] for number in column.numbers] for column in (one, other)]
        assert values[0] == values[1]
    for name in ("starts", "ends", "latest_ends", "approximate", "about", "lasting", "range", "ids"):
        one, other = getattr(holdings.index, name), getattr(plain, name)
        assert (one if isinstance(one, int) else list(one)) == (other if isinstance(other, int) else list(other))
    return events


@pytest.mark.no_cover
@examples(2)
@given(st.lists(RECORDS, min_size=1, max_size=5), SEPARATORS, st.booleans())
def test_right_records_are_the_same_in_everybodys_hand(
    records: list[dict[str, Any]], separators: tuple[str, str], ascii_only: bool
) -> None:
    content = written([{"id": f"e{at}", **each} for at, each in enumerate(records)], separators, ascii_only=ascii_only)
    assert many_at_once(content) == one_by_one(content)


@examples(2)
@given(st.lists(RECORDS, min_size=1, max_size=3), st.data())
def test_wrong_records_are_wrong_in_the_same_words(records: list[dict[str, Any]], data: st.DataObject) -> None:
    wrong = data.draw(st.sampled_from(sorted(WRONG)))
    records[-1] = {**records[-1], wrong: data.draw(WRONG[wrong])}
    content = written([{"id": f"e{at}", **each} for at, each in enumerate(records)], (", ", ": "), ascii_only=False)
    assert many_at_once(content) == one_by_one(content)


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "x", "id": "x", "date": "2024-01-05", "title": "x", "kind": "aid"}',
        '{"id" : "x", "id": "x", "date": "2024-01-05", "title": "x", "kind": "aid"}',
        '{"id"\t: "x", "id": "x", "date": "2024-01-05", "title": "x", "kind": "aid"}',
        '{"i\\u0064": "x", "id": "x", "date": "2024-01-05", "title": "x", "kind": "aid"}',
        '{"id": "x", "date": "2024-01-05", "title": "x", "kind": "aid", "place": {"name": "a", "name": "a"}}',
        '{"id": "x", "date": "2024-01-05", "title": "x", "kind": "aid", "sources": [{"source": "a", "source": "b"}]}',
        '{"id": "x", "date": "2024-01-05", "title": "x", "kind": "aid", "sources": [{"source": "a"}, {"source": "a"}]}',
        '{"id": "x", "date": "2024-01-05", "title": "x", "kind": "aid", "sources": [{"source": "a"}, '  # noqa: ISC004
        '{"source": "a", "locator": null, "dates_event": false}]}',
        '{"id": "x", "date": "2024-01-05", "title": "x", "kind": "aid", "related": ["x"]}',
        '{"id": "x", "date": "2024-01-05", "title": "x", "kind": "aid"} {"id": "y"}',
        '{"id": "x", "date": "2024-01-05", "title": "x", "kind": "aid", "edtf": ""}',
        '{"id": "x", "date": "2024-01-05", "title": "x", "kind": "aid", "end_date": "", "date_certainty": "exact"}',
        '{"id": "x", "date": "2024-01-05", "title": "x", "kind": "aid", "open_end": "", "date_certainty": "exact"}',
        '{"id": "x", "date": "2024-01-05", "title": "x", "kind": "aid", "topics": ["trade", "trade"]}',
        '{"id": "x", "date": "2024-01-05", "title": "x", "kind": "aid", "place": {"name": ""}}',
        '{"id": "x", "date": "2024-01-99", "title": "x", "kind": "aid", "date_certainty": "exact"}',
    ],
)
def test_what_msgspec_would_let_through_is_refused(line: str) -> None:
    content = f'{{"id": "w", "date": "2024-01-05", "title": "x", "kind": "aid"}}\n{line}\n'.encode()
    found = one_by_one(content)
    assert isinstance(found, str)
    assert many_at_once(content) == found


def test_what_is_unfit_leaves_nothing_behind() -> None:
    """Batches that are read one by one after all stand between others, and their values are not known before."""
    lines = [json.dumps(each, ensure_ascii=False) for each in generated()[:40]]
    rng = random.Random(5)  # noqa: S311 - nothing secret
    odd = {**generated()[41], "place": {"name": "Nowhere else"}}
    text = "\n".join([*lines, json.dumps(odd, separators=(" ,", " :")), ""])
    assert many_at_once(text.encode()) == one_by_one(text.encode())
    rng.shuffle(lines)
    shuffled = "\n".join(lines).encode()
    assert many_at_once(shuffled) == one_by_one(shuffled)


def test_a_field_that_is_declared_and_told_of_no_event_has_no_values() -> None:
    content = json.dumps(record("2024-01-01")).encode()
    way = Way(Own(fields=(OwnField("mood", "word"),)))
    holdings = open_compiled([Part("x", None, content)], None, Reference(), ways=[way])
    assert list(holdings.index.values("mood")) == []
    assert holdings.index.having_any("mood") == 0


def test_every_value_of_every_vocabulary_is_the_same() -> None:
    events = [
        event("2024-01-05", f"e{at}", kind=kind, event_type=type_)
        for at, (kind, type_) in enumerate(
            (kind, type_) for kind in vocabulary.KINDS for type_ in vocabulary.EVENT_TYPES
        )
    ]
    content = "".join(json.dumps(encode(each)) + "\n" for each in events).encode()
    assert many_at_once(content) == one_by_one(content) == events


def test_windows_line_ends_and_blank_lines_are_no_records() -> None:
    lines = [json.dumps(record(f"2024-01-0{day}", f"e{day}")) for day in range(1, 5)]
    for content in ("\r\n".join(lines), "\n\n".join(lines), "\r\n \r\n".join(lines), "\r\r\n".join(lines)):
        assert many_at_once(content.encode()) == one_by_one(content.encode())


def test_what_a_dataset_calls_like_a_field_of_krjp_is_none_of_its_own() -> None:
    records = [record(f"2024-01-0{day}", f"e{day}", extra={"year": 1900 + day, "mood": "good"}) for day in (1, 2)]
    content = "".join(json.dumps(each) + "\n" for each in records).encode()
    assert many_at_once(content) == one_by_one(content)
    index = open_compiled([Part("x", None, content)], None, Reference()).index
    assert list(index.values("year")) == ["2024"]
    assert list(index.values("mood")) == ["good"]


@pytest.mark.parametrize(
    "odd",
    [
        {"date_certainty": "approximate"},  # about a day
        {"date_certainty": "approximate", "end_date": "2024-02-01"},
        {"date_certainty": "exact", "edtf": "2024-01-08"},
        {"date_certainty": "approximate", "end_date": "2024-02-01", "edtf": "2024"},
        {"date_certainty": "exact", "end_date": "2024-02-01", "edtf": "2024-01-09/2024-02-01"},
        {"meeting": {"mode": "phone"}},
        {"kind": "audience", "meeting": {"mode": "phone"}},
        {"topics": ["trade", "No topic"]},
        {"title": " "},
        {"title": "x" * 501},
        {"actors": ["a: b"], "note": "c: d", "date_text": "e: f"},
        {"initiators": ["a: b"], "targets": ["KOR"]},
        {"sources": [{"source": "a", "locator": "p. 1"}, {"source": "a", "locator": "p. 1"}]},
        {"sources": [{"source": "a: b", "locator": "c: d"}, {"source": "a: b", "locator": ""}]},
        {"id": "NO SLUG"},
        {"sources": [{"source": "a", "locator": "p. 1"}, {"source": "b", "locator": "p. 1"}]},
    ],
)
def test_what_is_seldom_drawn_is_the_same_too(odd: dict[str, Any]) -> None:
    usual = [{"id": f"e{at}", "date": "2024-01-05", "title": "x", "kind": "poll"} for at in range(3)]
    content = written([*usual, {"id": "last", "date": "2024-01-09", "title": "y", "kind": "poll", **odd}], (", ", ": "),
                      ascii_only=False)  # fmt: skip
    assert many_at_once(content) == one_by_one(content)


def test_a_colon_may_be_written_as_its_code() -> None:
    """Colons are counted to find keys that are written twice."""
    line = '{"id": "%s", "date": "2024-01-05", "title": "x", "summary": "%s", "note": "a"%s}'
    plain, escaped = line % ("a", "b: c", ""), line % ("b", "b\\u003a c", "")
    content = f"{plain}\n{escaped}\n".encode()
    assert many_at_once(content) == one_by_one(content)
    assert [each.summary for each in one_by_one(content) if not isinstance(each, str)] == ["b: c", "b: c"]
    twice = line % ("c", "b\\u003a c", ', "note": "b"')
    content = f"{plain}\n{twice}\n".encode()
    assert isinstance(many_at_once(content), str)
    assert many_at_once(content) == one_by_one(content)
