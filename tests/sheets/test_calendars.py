"""Calendars: all-day and timed events, time zones, what recurs, and what krjp wrote itself."""

from __future__ import annotations

import builtins
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import krjp
from krjp.errors import KrjpError
from krjp.sheets.calendars import read_calendar
from krjp.sheets.how import How
from tests import vague
from tests.cli.running import krjp as run
from tests.cli.running import records

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n"


def calendar(*events: str, more: str = "") -> bytes:
    """A calendar of events, each given by its lines but for those that every event has."""
    stamp = "DTSTAMP:20240101T000000Z\n"
    inside = "".join(f"BEGIN:VEVENT\nUID:{at}@x\n{stamp}{each}\nEND:VEVENT\n" for at, each in enumerate(events))
    return (HEAD + f"{more}{inside}END:VCALENDAR\n".replace("\n", "\r\n")).encode()


def found(*events: str, more: str = "") -> list[tuple[str, str]]:
    table = read_calendar(calendar(*events, more=more), "x.ics", How())
    return [(event.when, event.title) for event in table.events]


@pytest.mark.parametrize(
    ("days", "when"),
    [
        ("DTSTART;VALUE=DATE:20240115", "15 Jan 2024"),
        ("DTSTART;VALUE=DATE:20240115\nDTEND;VALUE=DATE:20240118", "15–17 Jan 2024"),
        ("DTSTART;VALUE=DATE:20240115\nDTEND;VALUE=DATE:20240115", "15 Jan 2024"),
        ("DTSTART;VALUE=DATE:20240115\nDURATION:P2D", "15–16 Jan 2024"),
        ("DTSTART:20240105T090000\nDTEND:20240105T100000", "5 Jan 2024"),
        ("DTSTART:20240105T220000\nDTEND:20240106T000000", "5 Jan 2024"),
        ("DTSTART:20240105T220000\nDTEND:20240106T010000", "5–6 Jan 2024"),
        ("DTSTART;TZID=Asia/Seoul:20240106T080000\nDTEND;TZID=Asia/Seoul:20240106T090000", "6 Jan 2024"),
    ],
)
def test_the_days_of_an_event(days: str, when: str) -> None:
    assert found(f"{days}\nSUMMARY:Talks") == [(when, "Talks")]


def test_the_time_zone_of_a_calendar_decides_the_day() -> None:
    utc = "DTSTART:20240105T230000Z\nDTEND:20240106T003000Z\nSUMMARY:Call"
    assert found(utc) == [("5–6 Jan 2024", "Call")]
    assert found(utc, more="X-WR-TIMEZONE:Asia/Tokyo\n") == [("6 Jan 2024", "Call")]


def test_what_recurs_is_taken_to_its_end_or_to_the_end_of_the_last_year_named() -> None:
    monthly = "DTSTART;VALUE=DATE:20240901\nRRULE:FREQ=MONTHLY\nEXDATE;VALUE=DATE:20241101\nSUMMARY:Monthly"
    twice = "DTSTART;VALUE=DATE:20241215\nRRULE:FREQ=YEARLY;COUNT=2\nSUMMARY:Twice"
    until = "DTSTART;VALUE=DATE:20240101\nRRULE:FREQ=DAILY;UNTIL=20240103\nSUMMARY:Daily"
    assert found(monthly) == [("1 Sep 2024", "Monthly"), ("1 Oct 2024", "Monthly"), ("1 Dec 2024", "Monthly")]
    assert found(twice) == [("15 Dec 2024", "Twice"), ("15 Dec 2025", "Twice")]
    assert [when for when, _ in found(until)] == ["1 Jan 2024", "2 Jan 2024", "3 Jan 2024"]
    table = read_calendar(calendar(monthly, twice), "x.ics", How())
    assert table.remarks == (
        "x.ics: 5 events; read as a calendar",
        (
            "x.ics: what recurs without end (1 event) is taken to 2024-12-31; a question for later days has more, "
            "as in --until 2025"
        ),
    )
    assert len({event.id for event in table.events}) == 5


def test_what_recurs_without_end_is_taken_to_the_day_asked_for_and_no_further_than_a_century() -> None:
    yearly = calendar("DTSTART;VALUE=DATE:20240901\nRRULE:FREQ=YEARLY\nSUMMARY:Yearly")
    for until, number in ((date(2026, 12, 31), 3), (date(1999, 12, 31), 1), (date(9999, 12, 31), 101)):
        assert len(read_calendar(yearly, "x.ics", How(until=until)).events) == number


def test_one_occurrence_may_be_moved() -> None:
    weekly = "DTSTART:20240101T090000\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:Weekly"
    moved = "BEGIN:VEVENT\nUID:0@x\nDTSTAMP:20240101T000000Z\nRECURRENCE-ID:20240108T090000\n"
    moved += "DTSTART:20240110T090000\nSUMMARY:Moved\nEND:VEVENT\n"
    assert found(weekly, more=moved) == [("1 Jan 2024", "Weekly"), ("10 Jan 2024", "Moved"), ("15 Jan 2024", "Weekly")]


def test_what_else_a_calendar_tells() -> None:
    lines = (
        "DTSTART:20240105T090000\nDTEND:20240105T103000\nSUMMARY:Talks\nDESCRIPTION:On trade\\, and tea\n"
        "LOCATION:Seoul\nCATEGORIES:Sea,Meeting,Speech\nURL:https://example.org/a\n"
        "ORGANIZER;CN=Cho Tae-yul:mailto:a@example.org\nATTENDEE;CN=b@example.org:mailto:b@example.org\n"
        "ATTENDEE:mailto:c@example.org"
    )
    [event] = read_calendar(calendar(lines), "x.ics", How()).events
    assert (event.summary, event.kind, event.topics) == ("On trade, and tea", "meeting", ("sea", "speech"))
    assert event.place is not None
    assert (event.place.name, event.actors, event.sources[0].source) == (
        "Seoul", ("Cho Tae-yul",), "https://example.org/a",
    )  # fmt: skip
    assert event.extra == (("time", "09:00–10:30"),)


def test_a_long_title_is_kept_whole_in_the_summary() -> None:
    [event] = read_calendar(calendar(f"DTSTART;VALUE=DATE:20240105\nSUMMARY:{'a ' * 400}"), "x.ics", How()).events
    assert len(event.title) <= 500
    assert event.summary == " ".join("a" * 400)


def test_what_is_no_event_is_told() -> None:
    more = "BEGIN:VTODO\nUID:t\nDTSTAMP:20240101T000000Z\nSUMMARY:Do\nEND:VTODO\n"
    gone = "DTSTART;VALUE=DATE:20240105\nSUMMARY:Gone\nSTATUS:CANCELLED"
    table = read_calendar(calendar("DTSTART;VALUE=DATE:20240105\nSUMMARY:Talks", gone, "SUMMARY:When?", more=more),
                          "x.ics", How())  # fmt: skip
    assert [event.title for event in table.events] == ["Talks"]
    assert table.remarks[1] == (
        "x.ics: passed over what is no event, or none any more (1 to do, 1 without a first day, 1 cancelled)"
    )


def test_an_event_without_a_name_is_an_error_or_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.ics"
    path.write_bytes(calendar("DTSTART;VALUE=DATE:20240105", "DTSTART;VALUE=DATE:20240106\nSUMMARY:Talks"))
    done = run("list", "--data", str(path))
    assert done.status == 2
    assert "event of 2024-01-05: SUMMARY: is missing; an event needs a title" in done.err
    done = run("list", "--data", str(path), "--skip-unread")
    assert done.status == 0
    assert "left out 1 row that could not be read" in done.err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
            "is no calendar that can be read|END:VCALENDAR is missing; get it anew",
        ),
        (
            b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n",
            "is no calendar that can be read|END:VCALENDAR is missing; get it anew",
        ),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Talks\r\nDTST", "END:VCALENDAR is missing"),
        (calendar(), "is a calendar without events"),
        (calendar("SUMMARY:When?"), r"without events; passed over .*\(1 without a first day\)"),
        (calendar("DTSTART:some day\nSUMMARY:When?"), "is a calendar without events"),
        (calendar("DTSTART:20240105T090000\nRRULE:FREQ=SECONDLY\nSUMMARY:Tick"), "recurs secondly; krjp counts days"),
        (
            calendar("DTSTART;VALUE=DATE:20240105\nRRULE:FREQ=NEVER\nSUMMARY:Odd"),
            "'FREQ=NEVER' is no rule of recurrence",
        ),
        (calendar("DTSTART;VALUE=DATE:20240105\nSUMMARY:Odd", "UID:x", more="BEGIN:X\n"), "x.ics: "),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, message: str) -> None:
    with pytest.raises(KrjpError, match=message):
        read_calendar(content, "x.ics", How())


def test_a_rule_that_cannot_be_followed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise TypeError("no such rule")

    monkeypatch.setattr("recurring_ical_events.of", fail)
    with pytest.raises(KrjpError, match="holds a rule of recurrence that cannot be followed: no such rule"):
        found("DTSTART;VALUE=DATE:20240105\nSUMMARY:Odd")


@pytest.mark.parametrize("rule", ["RRULE:FREQ=HOURLY", "RRULE:FREQ=DAILY;COUNT=2\nRRULE:FREQ=HOURLY;COUNT=2"])
def test_what_recurs_within_a_day_is_refused(rule: str) -> None:
    with pytest.raises(KrjpError, match="event 'Tick': RRULE: recurs hourly; krjp counts days"):
        found(f"DTSTART:20240105T090000\n{rule}\nSUMMARY:Tick")


def test_an_event_of_krjps_that_holds_what_no_record_may_is_named() -> None:
    wrong = calendar("DTSTART;VALUE=DATE:20240105\nSUMMARY:Talks").replace(b"UID:0@x", b"UID:No Id@krjp")
    with pytest.raises(KrjpError, match="event of 2024-01-05: id: "):
        read_calendar(wrong, "x.ics", How())


def test_without_the_packages_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "icalendar":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(KrjpError, match=r"x.ics: calendars need packages that are missing: pip install 'krjp\[ics\]'"):
        read_calendar(calendar(), "x.ics", How())


@pytest.mark.parametrize("data", ["packaged", "vague"])
def test_what_krjp_wrote_has_the_same_days_when_read(data: str, vague_file: Path, tmp_path: Path) -> None:
    source = "packaged" if data == "packaged" else str(vague_file)
    path = tmp_path / "x.ics"
    path.write_text(run("list", "--data", source, "-o", "ics").out, encoding="utf-8", newline="")
    fields = "id,when,edtf,open_end,title,kind,topics,place.name"
    assert records("list", "--data", str(path), "--fields", fields) == records(
        "list", "--data", source, "--fields", fields
    )
    summaries = {event.id: event.summary for event in krjp.load(path).events}
    assert all(summaries[event.id].startswith(event.summary) for event in krjp.load(source).events)


@pytest.fixture
def vague_file(tmp_path: Path) -> Path:
    path = tmp_path / "vague.json"
    path.write_bytes(vague.as_json())
    return path


def test_an_event_that_was_moved_has_the_days_it_has_now() -> None:
    moved = "DTSTART;VALUE=DATE:20240105\nSUMMARY:Talks\nX-KRJP-EDTF:[2024-02-01..2024-02-29]"
    assert found(moved) == [("5 Jan 2024", "Talks")]


lines = st.lists(
    st.sampled_from(
        ["DTSTART;VALUE=DATE:20240105", "DTSTART:20240105T090000Z", "DTEND;VALUE=DATE:20230101", "SUMMARY:A",
         "SUMMARY:", "RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=NEVER", "EXDATE:20240105T090000Z", "DURATION:-P1D",
         "LOCATION:\\n", "CATEGORIES:,,", "DTSTART:99999999", "RECURRENCE-ID:20240105", "ATTENDEE:x", "URL:::",
         "END:VEVENT", "é\x00"]
    )
)  # fmt: skip


def test_a_calendar_that_its_reader_cannot_read_is_refused_in_words() -> None:
    with pytest.raises(KrjpError, match="is no calendar that can be read"):
        read_calendar(b"BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR\n", "x.ics", How())


@given(lines)
def test_any_lines_are_read_or_refused_in_words(lines: list[str]) -> None:
    try:
        table = read_calendar(calendar("\n".join(lines)), "x.ics", How())
    except KrjpError:
        return
    assert table.events
