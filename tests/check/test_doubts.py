"""What is legal but doubtful: each doubt is raised, and is not raised next to it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from krjp.check.doubts import doubts

from ..building import event

if TYPE_CHECKING:
    from krjp.chronology import Chronology
    from krjp.record.model import Event

TODAY = date(2024, 5, 20)
FINE: dict[str, Any] = {"countries": ["KOR"]}


def raised(*events: Event) -> list[tuple[str, str, str]]:
    return [(events[doubt.at].id, doubt.field, doubt.message) for doubt in doubts(events, TODAY)]


def test_a_plain_event_raises_no_doubt() -> None:
    assert raised(event(**FINE)) == []


def test_the_packaged_data_raises_no_doubt(packaged: Chronology) -> None:
    assert list(doubts(packaged.events, TODAY)) == []


SATURDAY = {**FINE, "kind": "court"}


@pytest.mark.parametrize(
    ("made", "field", "message"),
    [
        (event("2024-05-21", **FINE), "date", "2024-05-21 is in the future"),
        (event(end_date="2025-02-22", **FINE), "end_date", "367 days after the date; is the year right?"),
        (event("2024-03-30", **SATURDAY), "date",
         "a court on a Saturday; if the source says so, name the weekday in the note"),
        (event("2024-03-31", note="A Saturday?", **SATURDAY), "date",
         "a court on a Sunday; if the source says so, name the weekday in the note"),
        (event(kind="meeting", **FINE), "meeting", "is missing, though the kind is meeting; give at least its mode"),
        (event(kind="meeting", meeting={}, event_type="AGREE", **FINE), "event_type",
         "expected CONSULT for kind meeting, found AGREE"),
        (event(kind="protest", event_type="COOPERATE", **FINE), "event_type",
         "COOPERATE is material-cooperation, which does not go with kind protest"),
        (event(kind="aid", event_type="SANCTION", **FINE), "event_type",
         "SANCTION is material-conflict, which does not go with kind aid"),
        (event(), "countries", "is empty; which states act or are acted on?"),
        (event(summary="x" * 10_001, **FINE), "summary", "has 10,001 characters; is a quotation mark missing?"),
        (event(note="x" * 10_001, **FINE), "note", "has 10,001 characters; is a quotation mark missing?"),
    ],
)  # fmt: skip
def test_a_doubtful_event_is_named_with_field_and_reason(made: Event, field: str, message: str) -> None:
    assert raised(made) == [(made.id, field, message)]


@pytest.mark.parametrize(
    "made",
    [
        event("2024-05-20", **FINE),
        event(end_date="2025-02-21", **FINE),
        event("2024-03-29", **SATURDAY),
        event("2024-03-30", note="Printed so, although a Saturday.", **SATURDAY),
        event("2024-03-30", end_date="2024-04-01", **SATURDAY),
        event("2024-03-30", kind="speech", **FINE),
        event(kind="meeting", meeting={}, **FINE),
        event(kind="meeting", meeting={}, event_type="CONSULT", **FINE),
        event(kind="protest", event_type="ACCUSE", **FINE),
        event(kind="court", event_type="SANCTION", **FINE),
        event(title="It ends in a period.", **FINE),
        event(title="x" * 90, summary="x" * 10_000, **FINE),
    ],
)
def test_what_is_only_unusual_is_left_alone(made: Event) -> None:
    assert raised(made) == []


def test_without_a_today_nothing_is_in_the_future() -> None:
    assert list(doubts([event("9999-12-31", **FINE)])) == []


def talks(day: str, ordinal: int, series: str = "Policy Talks", **fields: Any) -> Event:
    made = {"kind": "meeting", "meeting": {"series": series, "ordinal": ordinal}, "title": f"Talks on {day}", **FINE}
    return event(day, **{**made, **fields})


def test_an_ordinal_that_comes_twice_is_doubtful() -> None:
    first, second = talks("2022-02-01", 3), talks("2023-02-01", 3, series="policy talks")
    assert raised(second, first) == [(second.id, "meeting.ordinal", f"3 is also that of {first.id}")]


def test_an_ordinal_that_comes_after_a_higher_one_is_doubtful() -> None:
    late, early = talks("2023-02-01", 3), talks("2022-02-01", 4)
    assert raised(late, early) == [
        (early.id, "meeting.ordinal", f"4 on 2022-02-01 comes before 3 on 2023-02-01 ({late.id})")
    ]


@pytest.mark.parametrize(
    "other",
    [
        talks("2023-02-01", 4),
        talks("2023-02-01", 9),
        talks("2023-02-01", 3, series="Other Talks"),
        talks("2023-02-01", 3, countries=["JPN"]),
        talks("2021-09-01", 4, end_date="2022-03-31", date_certainty="approximate"),
    ],
    ids=["next", "gap", "series", "states", "vague"],
)
def test_ordinals_in_order_are_left_alone(other: Event) -> None:
    assert raised(talks("2022-02-01", 3), other) == []


TITLE = "Japan and Korea hold talks on trade in Seoul"


def test_two_events_of_a_day_under_nearly_one_title_are_doubtful() -> None:
    one = event(slug="a", title=TITLE, **FINE)
    two = event(slug="b", title="Japan and Korea hold talks about trade, in Seoul", kind="meeting", meeting={}, **FINE)
    assert raised(one, two) == [(two.id, "title", "nearly that of 2024-02-21-a on the same day; is it the same event?")]


@pytest.mark.parametrize(
    "other",
    [
        event("2024-02-22", title=TITLE, **FINE),
        event(slug="b", title="Japan and Korea hold a naval exercise off Jeju", **FINE),
        event(slug="b", title=TITLE, related=["2024-02-21-a"], **FINE),
        event(slug="b", title=TITLE, actors=["Kono"], **FINE),
    ],
    ids=["day", "title", "related", "actors"],
)
def test_events_told_apart_by_their_records_are_left_alone(other: Event) -> None:
    assert raised(event(slug="a", title=TITLE, actors=["Abe"], **FINE), other) == []


def test_of_many_twins_each_is_named_once() -> None:
    many = [event(slug=f"n{number}", title=TITLE, **FINE) for number in range(200)]
    assert len(raised(*many)) == 199
