"""The calendar: RFC 5545 to the octet, and what a reader of calendars finds in it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from icalendar import Calendar

from krjp.record.model import Citation, Meeting
from krjp.render.formats.ics import ics_lines, left_out
from tests.building import event
from tests.cli.running import krjp
from tests.examples import examples
from tests.render.recorded import HOSTILE_EVENTS, event_lists

if TYPE_CHECKING:
    from krjp.record.model import Event

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def calendar(events: list[Event]) -> str:
    return "".join(f"{line}\r\n" for line in ics_lines(events, "1.2.3"))


def shown(text: str) -> str:
    """A text as a calendar may hold it: with one kind of line end, and no other control character but tab."""
    return CONTROLS.sub("", re.sub("\r\n|[\u2028\u2029]", "\n", text))


def found(events: list[Event]) -> list[Any]:
    read = Calendar.from_ical(calendar(events))
    assert not read.errors
    return list(read.walk("VEVENT"))


@pytest.mark.no_cover
@examples(1 / 2)
@given(event_lists())
@example(HOSTILE_EVENTS)
def test_a_reader_finds_every_event_and_every_day(events: list[Event]) -> None:
    entries = found(events)
    assert len(entries) == len(events)
    for entry, each in zip(entries, events, strict=True):
        assert not entry.errors
        assert str(entry["UID"]) == f"{each.id}@krjp"
        first, last = each.span.bounds
        assert entry["DTSTART"].dt == first
        if last < date.max:
            assert entry["DTEND"].dt == last + timedelta(days=1)
        assert str(entry["SUMMARY"]) == shown(each.title)
        when = "" if each.date_certainty == "exact" else f"Date: {each.when}"
        described = "\n\n".join(part for part in (when, each.summary, each.note) if part)
        assert str(entry.get("DESCRIPTION", "")) == shown(described)
        assert str(entry.get("LOCATION", "")) == shown(each.place.name if each.place else "")
        assert [str(word) for word in entry["CATEGORIES"].cats] == [each.kind, *each.topics]
        assert str(entry["STATUS"]) == ("CONFIRMED" if each.date_certainty == "exact" else "TENTATIVE")
        assert str(entry["X-KRJP-EDTF"]) == each.edtf


@pytest.mark.no_cover
@examples(1 / 2)
@given(event_lists())
@example(HOSTILE_EVENTS)
def test_no_line_is_longer_than_75_octets_or_cut_inside_a_character(events: list[Event]) -> None:
    for line in calendar(events).encode().split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
        line.decode()


def test_a_line_is_folded_at_75_octets_and_not_before() -> None:
    [summary] = [line for line in ics_lines([event(title="x" * 67)], "1") if line.startswith("SUMMARY")]
    assert len(summary) == 75
    lines = list(ics_lines([event(title="x" * 68)], "1"))
    at = lines.index(summary)
    assert lines[at + 1] == " x"


def test_the_whole_of_a_small_calendar() -> None:
    events = [event("2024-01-15", "exercise", end_date="2024-01-17", title="Navies; one, two", topics=["security"])]
    assert list(ics_lines(events, "1.2.3")) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//krjp//krjp 1.2.3//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:2024-01-15-exercise@krjp",
        "DTSTAMP:20240115T000000Z",
        "DTSTART;VALUE=DATE:20240115",
        "DTEND;VALUE=DATE:20240118",
        "SUMMARY:Navies\\; one\\, two",
        "CATEGORIES:statement,security",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "X-KRJP-EDTF:2024-01-15/2024-01-17",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_time_can_be_written(day: str) -> None:
    [entry] = found([event(day)])
    assert entry["DTSTART"].dt == date.fromisoformat(day)


def test_no_event_is_a_calendar_all_the_same() -> None:
    assert found([]) == []


def test_what_has_neither_a_kind_nor_topics_has_no_categories() -> None:
    [bare] = found([event()._replace(kind=None)])
    assert "CATEGORIES" not in bare
    [told] = found([event(topics=["trade"])._replace(kind=None)])
    assert told["CATEGORIES"].cats == ["trade"]


def test_what_no_calendar_holds_is_told() -> None:
    assert left_out([event()]) == []
    some = event(countries=["JPN"], initiators=["JPN"])
    assert left_out([some, event(extra={"budget": 5})]) == ["countries", "initiators", "extra"]
    full = event()._replace(
        countries=("JPN",), initiators=("JPN",), targets=("KOR",), subjects=("PRK",), actors=("Ann",),
        event_type="CONSULT", meeting=Meeting(), sources=(Citation("a"),), related=("b",), extra=(("budget", 5),),
    )  # fmt: skip
    assert len(left_out([full, full])) == 10
    told = krjp("list", "--kind", "court", "-o", "ics").err
    assert "a calendar does not hold countries, initiators" in told
    assert "-o jsonl holds everything" in told
