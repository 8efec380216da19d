"""Records of krjp's own shape without ids, with dates in words and states by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import krjp
from tests.cli.running import krjp as run

if TYPE_CHECKING:
    from pathlib import Path

RECORDS: list[Any] = [
    {"date": "2024-01-05", "title": "Talks", "kind": "meeting", "coded_by": "hand"},
    {"date": "early March 2024", "title": "More talks", "event_type": "CONSULT", "countries": ["Japan", "KOR"]},
    {"date": "by 21 Feb 2024", "title": "An answer", "date_text": "before long"},
    {"id": "x-1", "date": "2024-04-05", "title": "Talks", "kind": "meeting"},
]


def written(folder: Path, records: object) -> Path:
    path = folder / "mine.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    return path


def test_a_date_and_a_title_are_enough(tmp_path: Path) -> None:
    found = krjp.load(written(tmp_path, RECORDS))
    assert [(event.id, event.when, event.date_text, event.countries) for event in found.events] == [
        ("2024-01-05-talks", "5 Jan 2024", "", ()),
        ("answer", "by 21 Feb 2024", "before long", ()),
        ("2024-03-more-talks", "early Mar 2024", "early March 2024", ("JPN", "KOR")),
        ("x-1", "5 Apr 2024", "", ()),
    ]
    assert (
        "4 events; ids made for 3 of them; krjp check tells" in run("list", "--data", str(tmp_path / "mine.json")).err
    )


def test_all_records_without_ids_give_way_to_those_of_other_files(tmp_path: Path) -> None:
    nameless = [{"date": "2024-01-05", "title": "Talks", "coded_by": "hand"}]
    other = tmp_path / "other.json"
    other.write_text(json.dumps([{"id": "2024-01-05-talks", "date": "2024-01-05", "title": "Talk"}]), encoding="utf-8")
    assert [event.id for event in krjp.load(other, written(tmp_path, nameless)).events] == [
        "2024-01-05-talks", "2024-01-05-talks-2",
    ]  # fmt: skip


def test_check_is_strict(tmp_path: Path) -> None:
    done = run("check", str(written(tmp_path, RECORDS)))
    assert done.status == 2
    assert "is missing" in done.out


def test_all_else_is_as_strict_as_ever_and_named_by_record_and_field(tmp_path: Path) -> None:
    wrong = [
        *RECORDS[:2],
        {"date": "soon", "title": "A", "event_type": "CONSULTT"},
        {"id": "x-2", "date": 3, "title": "B"},
        7,
        {"id": "x-3", "date": "2024-01-01", "title": "C", "initiators": ["Atlantis", 3]},
    ]
    err = run("list", "--data", str(written(tmp_path, wrong))).err
    for told in (
        "event 3: date: expected a date that exists, as YYYY-MM-DD, found 'soon'",
        "event 3: event_type: unknown value 'CONSULTT'",
        "event 4 (x-2): date: ",
        "event 5: expected an object",
        "event 6 (x-3): initiators[1]: ",
    ):
        assert told in err.replace(", line 1", "")


def test_json_that_ends_too_early_is_still_that(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text('[{"id": "a", "date": "2024-01-05", "title": "A"}', encoding="utf-8")
    assert run("list", "--data", str(path)).status == 2
