"""The last day that a question names, and what recurs without end up to it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from krjp.cli.horizon import horizon
from tests.cli.running import krjp as run

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2024, 5, 6)
MONTHLY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1@x
DTSTAMP:20240101T000000Z
DTSTART;VALUE=DATE:20240901
RRULE:FREQ=MONTHLY
SUMMARY:Board
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(("texts", "year"), [
    (["2026"], 2026), (["feb 2025", "2027-01-03"], 2027), (["date:2025 or date:2031"], 2031), (["this year"], 2024),
    (["country:KOR"], None), ([], None), (["id:12345"], None),
])  # fmt: skip
def test_the_latest_year_named(texts: list[str], year: int | None) -> None:
    assert horizon(texts, TODAY) == (year and date(year, 12, 31))


@pytest.mark.parametrize(("asked", "events"), [
    ((), 4), (("--during", "2026"), 12), (("--since", "2027-02-01"), 11), (("date:2025",), 12), (("board",), 4),
])  # fmt: skip
def test_what_recurs_is_taken_to_the_year_asked_for(asked: tuple[str, ...], events: int, tmp_path: Path) -> None:
    (tmp_path / "x.ics").write_text(MONTHLY)
    done = run("count", "--data", str(tmp_path / "x.ics"), *asked, "--json")
    assert f'"count": {events}' in done.out
    assert "what recurs without end (1 event) is taken to " in done.err


def test_other_files_are_read_alike_whatever_is_asked(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Date,Title\n2024-01-05,Talks\n")
    assert run("count", "--data", str(tmp_path / "x.csv"), "--during", "2026", "--json").out.count('"count": 0') == 1
    asked = ("count", "--data", str(tmp_path / "x.csv"), "--map", "title=Title", "--during", "2024", "--json")
    assert '"count": 1' in run(*asked).out


def test_every_command_that_takes_a_question_has_it_read_so_far(tmp_path: Path) -> None:
    path = tmp_path / "x.ics"
    path.write_text(MONTHLY)
    data = ("--data", str(path))
    assert run("cite", *data, "--during", "2031").err.endswith("no source is named\n")
    assert "is taken to 2031-12-31" in run("cite", *data, "--during", "2031").err
    package = str(tmp_path / "package")
    assert "wrote 12 events" in run("export", package, *data, "--during", "2031").err
    assert "is taken to 2031-12-31" in run("sql", "list", *data, "--during", "2031").err
    assert "is taken to 2031-12-31" in run("open", "2031", *data).err
