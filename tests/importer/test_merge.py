"""Ids that stay, and imported records beside those there already."""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from krjp.files.reference import Reference
from krjp.importer.ids import slug, with_ids
from krjp.importer.merge import merge
from krjp.importer.pipeline import Text, import_texts, source_id

if TYPE_CHECKING:
    from krjp.record.model import Event

ACTORS = tuple(Reference().actors.values())
LINES = (
    "Jan. 4, 2024: Japan and Mongolia hold a cyber dialogue in Tokyo.",
    "Jan. 4, 2024: Japan and Mongolia hold a cyber dialogue in Ulaanbaatar.",
    "Jan. 5, 2024: Japan protests to Russia.",
    "3月6日：会談が開かれた。",
    "3月6日：署名があった。",
)


def imported(*lines: str, name: str = "file.txt") -> list[Event]:
    events, _ = import_texts([Text(name, "\n".join(lines).encode())], ACTORS, year=2024)
    return events


def ids(*lines: str) -> dict[str, str]:
    return {event.summary: event.id for event in imported(*lines)}


# Ids


def test_an_id_is_the_date_and_significant_words() -> None:
    [event] = imported("Jan. 4, 2024: The ROK and Mongolia hold an inaugural Cyber Dialogue in Busan.")
    assert event.id == "2024-01-04-mongolia-inaugural-cyber-dialogue-busan"


@pytest.mark.parametrize(
    ("head", "begins"),
    [
        ("Jan. 4, 2024", "2024-01-04-"),
        ("Jan. 4-5, 2024", "2024-01-04-"),
        ("Dec. 30, 2023-Jan. 2, 2024", "2023-12-30-"),
        ("January 2024", "2024-01-"),
        ("Mid-January 2024", "2024-01-"),
        ("c. Jan. 14, 2024", "2024-01-"),
        ("c. Jan. 2, 2024", ""),
        ("c. Feb. 2, 2024", "2024-"),
        ("January-April 2024", "2024-"),
        ("1964", "1964-"),
        ("1964–65", ""),
    ],
)
def test_an_id_carries_no_more_of_a_date_than_is_known(head: str, begins: str) -> None:
    [event] = imported(f"{head}: Japan and Mongolia hold a cyber dialogue in Tokyo.")
    assert event.id == f"{begins}mongolia-cyber-dialogue-tokyo"


def test_an_id_of_an_open_date_has_no_date() -> None:
    [event] = imported(LINES[2])
    open_ended = event._replace(date_certainty="approximate", open_end="start")
    assert [each.id for each in with_ids([open_ended])] == ["protests"]


@pytest.mark.parametrize("number", range(40))
def test_an_id_is_never_digits_only(number: int) -> None:
    """Neither where an entry has no Latin letters, nor where a hash happens to have none."""
    for event in imported(f"Jan. 4, 2024: {number} 100 200.", f"1964–65：会談{number}。"):
        assert re.search("[a-z]", event.id)


def test_entries_of_one_day_and_title_have_different_ids() -> None:
    events = imported(LINES[0].replace("Tokyo.", "Tokyo. A says so."), LINES[0].replace("Tokyo.", "Tokyo. B does."))
    assert len({event.title for event in events}) == 1
    assert len({event.id for event in events}) == 2


@pytest.mark.no_cover
def test_ids_do_not_depend_on_the_order_of_the_text() -> None:
    expected = ids(*LINES)
    assert all(ids(*order) == expected for order in permutations(LINES))


def test_text_without_latin_letters_has_an_id_of_its_own() -> None:
    found = list(ids(*LINES[3:]).values())
    assert len(set(found)) == 2
    assert all(re.fullmatch("2024-03-06-[0-9a-f]{8}", each) for each in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cho Tae-yul meets Kamikawa Yōko in Brazil", "cho-tae-yul-kamikawa-yoko"),
        ("The US and the ROK", "the-us-and-the-rok"),
        ("会談", ""),
        ("x" * 60 + " y", "x" * 48),
    ],
)
def test_a_slug_is_short_ascii(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/b/CC 26-1.txt", "cc-26-1"),
        ("standard input", "standard-input"),
        ("年表.txt", "import"),
        ("x.tar.gz", "x-tar"),
    ],
)
def test_the_source_is_the_name_of_the_file(name: str, expected: str) -> None:
    assert source_id(name) == expected


# The same twice


def test_the_same_text_twice_adds_nothing() -> None:
    assert imported(*LINES, *LINES[:3]) == imported(*LINES)
    text = Text("file.txt", "\n".join(LINES).encode())
    twice, _ = import_texts([text, text], ACTORS, year=2024)
    assert twice == imported(*LINES)


def test_an_entry_in_two_files_is_one_record_that_cites_both() -> None:
    texts = [Text(name, LINES[2].encode()) for name in ("one.txt", "two.txt")]
    [event], _ = import_texts(texts, ACTORS)
    assert [citation.source for citation in event.sources] == ["one", "two"]


def test_importing_again_adds_nothing() -> None:
    old = imported(*LINES)
    merged = merge(old, imported(*LINES))
    assert (merged.events, merged.added, merged.renewed, merged.kept) == (old, 0, len(old), 0)


def test_new_entries_are_added_in_order_of_date() -> None:
    merged = merge(imported(LINES[0], LINES[3]), imported(LINES[2], LINES[3]))
    assert [event.date.isoformat() for event in merged.events] == ["2024-01-04", "2024-01-05", "2024-03-06"]
    assert (merged.added, merged.renewed) == (1, 1)


def test_a_new_entry_never_takes_an_id_that_is_in_use() -> None:
    old = imported("Jan. 5, 2024: Japan protests to Russia. It is the first time.")
    merged = merge(old, imported("Jan. 5, 2024: Japan protests to Russia. It is the second time."))
    assert merged.added == 1
    assert old[0] in merged.events
    assert len({event.id for event in merged.events}) == 2


# Hand-coded records


def by_hand(event: Event, **fields: object) -> Event:
    return event._replace(coded_by="hand", **fields)  # type: ignore[arg-type]


def test_a_record_coded_by_hand_stays_as_it_is() -> None:
    old = [by_hand(event, kind="speech", title="Mine", topics=("cyber",)) for event in imported(*LINES)]
    merged = merge(old, imported(*LINES))
    assert (merged.events, merged.kept, merged.added) == (old, len(old), 0)


def test_it_stays_even_with_new_words_and_a_new_id() -> None:
    [event] = imported(LINES[2])
    old = by_hand(event, id="2024-01-05-my-name", summary="In my own words.")
    assert merge([old], imported(LINES[2])).events == [old]


def test_an_entry_divided_by_hand_is_not_added_again() -> None:
    [event] = imported(LINES[2])
    old = [by_hand(event, id=f"2024-01-05-{part}", summary=part) for part in ("first", "second")]
    assert merge(old, imported(LINES[2])).events == old


def test_other_entries_on_the_day_of_a_hand_coded_one_are_added() -> None:
    [first, _] = imported(*LINES[:2])
    old = by_hand(first, id="2024-01-04-mine", summary="Mine.", sources=())
    assert merge([old], imported(LINES[1])).added == 1


def test_a_record_coded_by_rules_is_coded_anew_under_its_old_id() -> None:
    [event] = imported(LINES[2])
    old = event._replace(id="2024-01-05-renamed", kind="speech", related=("2024-01-01-other",))
    [new] = merge([old], imported(LINES[2])).events
    assert new == event._replace(id=old.id, related=old.related)
