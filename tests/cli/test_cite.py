"""`krjp cite` and `krjp open`: the sources of events as citations, and in the browser."""

from __future__ import annotations

import json
import webbrowser
from typing import TYPE_CHECKING

import pytest
from pybtex.database import parse_string

from tests.cli.running import krjp, krjp_in_terminal, records

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "https://cc.pacforum.org/2024/05/business-as-planned-amid-domestic-challenges/"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a browser was given; nothing is opened."""
    found: list[str] = []

    def show(address: str) -> bool:
        found.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", show)
    return found


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Two events: one cites what no browser may be given, one nothing."""
    path = tmp_path / "mine.jsonl"
    event = {"date": "1965-06-22", "title": "T", "kind": "report"}
    odd = {**event, "id": "odd", "sources": [{"source": "javascript://x/%0aalert(1)"}, {"source": "My\x1b[31m notes"}]}
    path.write_text(f"{json.dumps(odd)}\n{json.dumps({**event, 'id': 'bare'})}\n")
    return path


def test_the_sources_of_an_event_as_text() -> None:
    done = krjp("cite", "state", "visit")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[0].startswith("Ji-Young Lee and Andy Lim. “Japan-Korea Relations")
    assert len(done.out.splitlines()) == len(
        {each["source"] for each in records("show", "state", "visit")[0]["sources"]}
    )


def test_the_sources_of_a_question_in_formats_for_programs() -> None:
    cited = {each["source"] for event in records("filter", "kind:court") for each in event["sources"]}
    items = json.loads(krjp("cite", "kind:court", "-o", "csl").out)
    assert {each["id"] for each in items} == cited
    entries = parse_string(krjp("cite", "--kind", "court", "-o", "bibtex").out, "bibtex").entries
    assert set(entries) == cited


def test_csl_keeps_to_ascii_where_nothing_else_can_be_written() -> None:
    done = krjp("cite", "state visit", "-o", "csl")
    plain = krjp("cite", "state visit", "-o", "csl", encoding="ascii")
    assert json.loads(plain.out) == json.loads(done.out)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "cite needs more on its line; write krjp cite ID; krjp cite --during march; krjp list -o ids"),
        (("state visit", "-o", "bib"), "unknown format of citations 'bib'; did you mean bibtex?"),
        (("nosuchthing",), "no id holds 'nosuchthing'; write krjp search nosuchthing"),
    ],
)
def test_what_cannot_be_cited(words: tuple[str, ...], message: str) -> None:
    done = krjp("cite", *words)
    assert (done.status, done.out) == (2, "")
    assert message in done.err


def test_a_source_that_is_only_named_is_told(mine: Path) -> None:
    done = krjp("cite", "odd", "--data", str(mine))
    assert done.out == "javascript://x/%0aalert(1)\nMy\x1b[31m notes\n"
    assert "no more is known of javascript://x/%0aalert(1), My␛[31m notes: a sources.json beside" in done.err
    shown = krjp_in_terminal("cite", "odd", "--data", str(mine))
    assert "My␛[31m notes\n" in shown.out


def test_many_sources_that_are_only_named_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    cited = [{"source": f"notes {number}"} for number in range(7)]
    path.write_text(json.dumps({"id": "a", "date": "1965-06-22", "title": "T", "kind": "report", "sources": cited}))
    assert "of notes 0, notes 1, notes 2, notes 3, notes 4 and 2 more: " in krjp("cite", "a", "--data", str(path)).err


def test_events_without_sources_and_no_events(mine: Path) -> None:
    assert krjp("cite", "bare", "--data", str(mine)) == (0, "", "krjp: no source is named\n")
    assert krjp("cite", "kind:poll", "-o", "csl", "--data", str(mine)) == (0, "[]\n", "krjp: nothing matched\n")


def test_the_source_that_dates_an_event_is_opened(opened: list[str]) -> None:
    done = krjp("open", "state", "visit")
    assert (done.status, done.out) == (0, "")
    assert opened == ["https://japannews.yomiuri.co.jp/politics/politics-government/20240409-179400/"]
    assert done.err == "krjp: 3 more with an address: krjp cite 2024-04-08-kishida-state-visit\n"


def test_one_address_says_nothing_more(opened: list[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    event = {"id": "a", "date": "1965-06-22", "title": "T", "kind": "report", "sources": [{"source": ARTICLE}]}
    path.write_text(json.dumps(event))
    assert krjp("open", "a", "--data", str(path)) == (0, "", "")
    assert opened == [ARTICLE]


@pytest.mark.parametrize("error", [None, webbrowser.Error("no browser"), OSError(8, "no")])
def test_where_there_is_no_browser_the_address_is_printed(
    error: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(address: str) -> bool:
        if error:
            raise error
        return False

    monkeypatch.setattr(webbrowser, "open", none)
    done = krjp("open", "bluebook")
    assert done.status == 0
    assert done.out == f"{ARTICLE}\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("odd",), "'javascript://x/%0aalert(1)' is no address of the web; krjp cite odd tells its sources"),
        (("bare",), "no source of bare has an address; krjp cite bare tells its sources"),
        (("odd", "bare"), "2 events are named; open one at a time"),
    ],
)
def test_nothing_but_pages_of_the_web_is_opened(
    words: tuple[str, ...], message: str, mine: Path, opened: list[str]
) -> None:
    done = krjp("open", *words, "--data", str(mine))
    assert (done.status, done.out, opened) == (2, "", [])
    assert message in done.err
