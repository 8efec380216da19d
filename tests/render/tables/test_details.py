"""Everything about one event: names for ids, sources in full, lines that fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from krjp.chronology import Chronology
from krjp.files.reference import Reference
from krjp.index.events import EventIndex, Selection
from krjp.index.holdings import Holdings
from krjp.render.tables.details import Line, details, lines
from krjp.text import cell_width, printable
from tests.building import calls_of, chronology_of, record
from tests.examples import examples
from tests.hostile import RECORDS
from tests.render.recorded import texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.record.model import Event

SGR = re.compile(r"\x1b\[[0-9;]*m")


def shown(*others: dict[str, Any], **fields: Any) -> list[tuple[str, str]]:
    """Labels and texts of an event, with other events in the data."""
    chronology = chronology_of([record(title="Talks", **fields), *others])
    return [(line.label, line.text) for line in details(chronology.events[0], chronology)]


def test_an_event_with_the_least_it_can_have() -> None:
    assert shown() == [
        ("", "Talks"),
        ("", ""),
        ("Id", "2024-02-21-event"),
        ("Date", "21 Feb 2024; EDTF 2024-02-21"),
        ("Kind", "statement"),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"summary": "They talk."}, ("", "They talk.")),
        ({"date_text": "Feb. 21"}, ("Date", "21 Feb 2024; printed “Feb. 21”; EDTF 2024-02-21")),
        (
            {"end_date": "2024-02-24", "date_certainty": "approximate"},
            ("Date", "some time in 21–24 Feb 2024; EDTF [2024-02-21..2024-02-24]"),
        ),
        (
            {"end_date": "2024-02-24", "date_certainty": "approximate", "open_end": "start"},
            ("Date", "by 24 Feb 2024; EDTF [..2024-02-24]"),
        ),
        ({"event_type": "REJECT"}, ("Kind", "statement; PLOVER REJECT (verbal-conflict)")),
        ({"kind": "meeting", "meeting": {}}, ("Meeting", "mode unknown")),
        (
            {"kind": "meeting", "meeting": {"mode": "phone", "level": "leader", "series": "Shuttle", "ordinal": 7}},
            ("Meeting", "Shuttle, no. 7, leader, mode phone"),
        ),
        ({"countries": ["KOR", "XYZ"]}, ("Countries", "South Korea (KOR), XYZ (XYZ)")),
        (
            {"countries": ["KOR"], "actors": ["A Body"], "initiators": ["KOR", "A Body"]},
            ("Initiators", "South Korea (KOR), A Body"),
        ),
        ({"countries": ["KOR", "JPN"], "initiators": ["KOR"], "targets": ["JPN"]}, ("Targets", "Japan (JPN)")),
        ({"actors": ["cho-tae-yul"], "targets": ["cho-tae-yul"]}, ("Targets", "Cho Tae-yul")),
        ({"subjects": ["PRK"]}, ("About", "North Korea (PRK)")),
        ({"framework": "bilateral"}, ("Framework", "bilateral")),
        ({"place": {"name": "Seoul", "country": "KOR"}}, ("Place", "Seoul (South Korea)")),
        ({"place": {"name": "Brazil", "country": "BRA"}}, ("Place", "Brazil")),
        ({"place": {"name": "at sea"}}, ("Place", "at sea")),
        ({"topics": ["trade", "cyber"]}, ("Topics", "trade, cyber")),
        ({"note": "Unsure."}, ("Note", "Unsure.")),
        ({"related": ["2024-01-01-gone"]}, ("Related", "2024-01-01-gone  (not in this data)")),
        ({"coded_by": "rules"}, ("Coded by", "rules; read the source before relying on it")),
        ({"actors": ["A Plain Name"]}, ("Actors", "A Plain Name")),
        ({"actors": ["cho-tae-yul"]}, ("Actors", "Cho Tae-yul, Minister of Foreign Affairs of South Korea")),
    ],
)
def test_a_field_is_told_in_words(fields: dict[str, Any], expected: tuple[str, str]) -> None:
    assert expected in shown(**fields)


BOTH = ["JPN", "KOR"]


def test_parties_that_act_alike_stand_in_one_line() -> None:
    found = dict(shown(countries=BOTH, initiators=BOTH, targets=BOTH[::-1]))
    assert found["Between"] == "Japan (JPN), South Korea (KOR)"
    assert not {"Initiators", "Targets", "Countries"} & set(found)


def test_parties_beyond_the_states_that_act_alike_keep_their_side() -> None:
    found = dict(shown(countries=BOTH, actors=["A Body"], initiators=[*BOTH, "A Body"], targets=BOTH))
    assert found["Initiators"] == "Japan (JPN), South Korea (KOR), A Body"
    assert found["Targets"] == "Japan (JPN), South Korea (KOR)"


def test_a_source_tells_the_day_it_gives_and_whether_the_date_rests_on_it() -> None:
    cited = [
        {"source": "cc-2024-05-japan-korea", "section": "article", "locator": "para. 4", "date": "2024-02"},
        {"source": "a report", "section": "report", "date": "2024-02-21", "dates_event": True},
        {"source": "another", "dates_event": True},
    ]
    places = [text for _, text in shown(sources=cited) if text.startswith("- ")]
    assert places == [
        "- article: para. 4; gives 2024-02", "- report; gives 2024-02-21; dates the event", "- dates the event"
    ]  # fmt: skip


def test_related_events_come_with_their_titles_and_one_label() -> None:
    other = record("2024-03-01", "reply", title="A reply")
    found = shown(other, related=["2024-03-01-reply", "2024-01-01-gone"])
    assert found[-2:] == [
        ("Related", "2024-03-01-reply  A reply"),
        ("", "2024-01-01-gone  (not in this data)"),
    ]


def test_only_a_few_events_are_read_for_the_titles_of_those_related() -> None:
    days = [f"2{number:03}-01-01" for number in range(1000)]
    whole = chronology_of([record(day, title=f"Of {day}") for day in days])
    read: list[int] = []

    def fetch(at: int) -> Event:
        read.append(at)
        return whole.events[at]

    chronology = Chronology.of(Holdings(EventIndex(Selection(range(len(days)), fetch)), Reference()))
    # What a compiled chronology has beside its events.
    assert chronology.holdings.names
    assert "2999-01-01-event" in chronology
    read.clear()
    found = details(whole.events[0]._replace(related=("2999-01-01-event",)), chronology)
    assert Line("Related", "2999-01-01-event  Of 2999-01-01") in found
    assert read == [999]


@pytest.mark.parametrize("key", ["2024-03-01", "2024-03-01-reply-late", "a", "\U0010ffff"])
def test_only_the_event_of_that_very_id_is_related(key: str) -> None:
    assert shown(record("2024-03-01", "reply"), related=[key])[-1] == ("Related", f"{key}  (not in this data)")


def test_a_source_is_cited_once_with_every_place_in_it() -> None:
    cited = [
        {"source": "cc-2024-05-japan-korea", "section": "chronology", "locator": "entry 2"},
        {"source": "a letter"},
        {"source": "cc-2024-05-japan-korea", "section": "article"},
    ]
    (label, citation), *places = shown(sources=cited)[-4:]
    assert label == "Sources"
    assert citation.startswith("Ji-Young Lee and Andy Lim. “")
    assert places == [("", "- chronology: entry 2"), ("", "- article"), ("", "a letter")]


FOUND = [
    Line("", "Title", "bold"),
    Line("", ""),
    Line("Id", "x"),
    Line("Actors", "one two three four five"),
    Line("", "six"),
]


def test_lines_stand_in_a_column_behind_their_labels() -> None:
    assert list(lines(FOUND, None)) == [
        "Title", "", "Id      x", "Actors  one two three four five", "        six"
    ]  # fmt: skip


def test_long_lines_are_broken_between_words() -> None:
    assert list(lines(FOUND, 28))[3:] == ["Actors  one two three four", "        five", "        six"]


def test_where_labels_leave_no_room_they_stand_above() -> None:
    assert list(lines(FOUND, 27))[2:] == ["Id", "x", "Actors", "one two three four five", "six"]
    assert next(line for line in lines(FOUND, 27, color=True) if "Id" in line) == "Id"


def test_the_title_is_bold_and_nothing_is_dim() -> None:
    colored = list(lines(FOUND, None, color=True))
    assert colored[0] == "\x1b[1mTitle\x1b[0m"
    assert colored[2] == "Id      x"
    assert colored[4] == "        six"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/2024/05/business", ["https://example.org/", "2024/05/business"]),
        ("business-as-planned-amid-domestic", ["business-as-planned-", "amid-domestic"]),
        ("a/" + "b" * 30, ["a/" + "b" * 18, "b" * 12]),
        ("독도" * 8, ["독도" * 5, "독도" * 3]),
        ("e\u0301" * 25, ["e\u0301" * 20, "e\u0301" * 5]),
    ],
)
def test_words_longer_than_a_line_are_broken_where_it_hurts_least(text: str, expected: list[str]) -> None:
    assert list(lines([Line("", text)], 20)) == expected


@examples(1 / 2)
@given(st.lists(st.tuples(st.sampled_from(["", "Id", "Actors"]), texts), min_size=1), st.integers(20, 100))
@example([("Note", "독" * 50)], 21)
def test_any_text_fits_and_none_is_lost(found: list[tuple[str, str]], width: int) -> None:
    written = [Line(label, text) for label, text in found]
    narrow = list(lines(written, width))
    assert all(cell_width(line) <= width and line == line.rstrip() for line in narrow)
    assert (
        squeezed(narrow) == squeezed(lines(written, None)) == squeezed(label + printable(text) for label, text in found)
    )
    assert [SGR.sub("", line).rstrip() for line in lines(written, width, color=True)] == narrow


def squeezed(pieces: Iterable[str]) -> str:
    return "".join("".join(pieces).split())


def test_a_text_of_ten_thousand_wide_characters_is_broken_as_well() -> None:
    assert len(list(lines([Line("", "독" * 10_000)], 80))) == 250


def test_no_hostile_record_drives_the_terminal() -> None:
    chronology = chronology_of(RECORDS)
    for event in chronology.events:
        text = "\n".join(lines(details(event, chronology), 80))
        assert text.replace("\n", "").isprintable()


def test_a_thousand_sources_take_ten_times_as_long_as_a_hundred() -> None:
    def calls(number: int) -> int:
        sources = [{"source": f"s{each}", "section": "article"} for each in range(number)]
        chronology = chronology_of([record(sources=sources)])
        return calls_of(lambda: details(chronology.events[0], chronology))

    assert calls(1000) < 15 * calls(100)
