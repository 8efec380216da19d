"""`krjp explore` from the command line: what it writes, where, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from krjp.cli.commands import explore
from krjp.loading import load
from tests.building import record
from tests.cli.running import krjp

if TYPE_CHECKING:
    from pathlib import Path

VAGUE = record("2024-01-20", "vague", end_date="2024-02-10", date_certainty="approximate")
EVENTS = json.dumps([record("2024-01-10", "sure"), VAGUE, record("2024-03-01", "late", kind="aid")]).encode()


def ids(page: str) -> dict[str, bool]:
    """The events of a page, and whether they only may match."""
    begin = page.index('id="content">') + len('id="content">')
    content = json.loads(page[begin : page.index("</script>", begin)])
    return {event["id"]: event.get("maybe", False) for event in content["events"]}


@pytest.mark.no_cover
def test_a_page_is_written_whole_with_all_events(tmp_path: Path) -> None:
    path = tmp_path / "events.html"
    done = krjp("explore", "--html", str(path))
    assert (done.status, done.out, done.err) == (0, "", f"krjp: wrote {path}\n")
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert list(ids(page)) == krjp("list", "-o", "ids").out.split()


def test_a_page_has_the_events_of_the_question() -> None:
    done = krjp("--data", "-", "explore", "kind:aid", "--since", "feb", "--html", "-", stdin=EVENTS)
    assert ids(done.out) == {"2024-03-01-late": False}
    assert "<p>1 event; 2024-03-01 to 2024-03-01; asked: kind:aid and date:2024-02-01..</p>" in done.out
    assert done.err == ""


def test_what_only_may_match_is_told_of_and_marked_when_asked_for() -> None:
    asked = ("--data", "-", "explore", "--during", "jan", "--html", "-")
    done = krjp(*asked, stdin=EVENTS)
    assert ids(done.out) == {"2024-01-10-sure": False}
    assert "1 more event may match" in done.err
    done = krjp(*asked, "--possible", stdin=EVENTS)
    assert ids(done.out) == {"2024-01-10-sure": False, "2024-01-20-vague": True}
    assert done.err == ""


def test_a_title_and_a_scheme_may_be_given() -> None:
    ours = ("--title", "Ours & <theirs>", "--scheme", "dark")
    done = krjp("--data", "-", "explore", "--html", "-", *ours, stdin=EVENTS)
    assert "<h1>Ours &amp; &lt;theirs&gt;</h1>" in done.out
    assert 'data-scheme="dark"' in done.out


@pytest.mark.no_cover
def test_where_only_ascii_can_be_written_the_page_is_ascii() -> None:
    done = krjp("explore", "--html", "-", encoding="ascii")
    assert done.status == 0
    assert done.out.isascii()
    assert list(ids(done.out)) == krjp("list", "-o", "ids").out.split()
    begin = done.out.index('id="content">')
    assert "\\ub3c5\\ub3c4" in done.out[begin:]  # no character reference, which a script would not read


@pytest.mark.no_cover
def test_nothing_that_matched_is_said_and_a_page_without_events_written() -> None:
    done = krjp("explore", "--during", "2020", "--html", "-")
    assert (done.status, ids(done.out)) == (0, {})
    assert done.err == "krjp: nothing matched; the data covers 2024-01-01 to 2024-04-30\n"


def test_how_a_question_is_read_is_explained_without_a_page() -> None:
    assert krjp("explore", "kind:court", "--explain").out.startswith("query  kind:court")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "explore writes a page; say where to: --html FILE, or --html - for standard output"),
        (("--html", "-", "--scheme", "drak"), "unknown --scheme 'drak'; did you mean dark?"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(options: tuple[str, ...], said: str) -> None:
    done = krjp("explore", *options)
    assert (done.status, done.out, done.err) == (2, "", f"krjp: error: {said}\n")


def test_a_file_is_overwritten_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "events.html"
    path.write_text("mine", encoding="utf-8")
    asked = ("--data", "-", "explore", "--html", str(path))
    done = krjp(*asked, stdin=EVENTS)
    assert (done.status, path.read_text(encoding="utf-8")) == (2, "mine")
    assert krjp(*asked, "--force", stdin=EVENTS).status == 0
    assert path.read_text(encoding="utf-8") != "mine"


def test_more_events_than_a_browser_can_open_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explore, "MOST_EVENTS", 2)
    done = krjp("--data", "-", "explore", "--html", "-", stdin=EVENTS)
    assert done.status == 2
    assert "a page of 3 events is too large for a browser; ask for fewer than 2" in done.err
    assert krjp("--data", "-", "explore", "--since", "feb", "--html", "-", stdin=EVENTS).status == 0


@pytest.mark.no_cover
def test_a_page_of_all_events_is_called_after_the_dataset_else_after_its_days(tmp_path: Path) -> None:
    def title(*arguments: str) -> str:
        return krjp("explore", "--html", "-", *arguments).out.split("<title>")[1].split("</title>")[0]

    named, other = tmp_path / "named", tmp_path / "other"
    for folder in (named, other):
        folder.mkdir()
        (folder / "events.json").write_bytes(EVENTS)
    (named / "dataset.json").write_text('{"title": " Concerts in Ghent "}')
    assert title().startswith("Japan–Korea–US relations")
    assert title("--data", str(named)) == "Concerts in Ghent"
    assert title("--data", str(other)) == "Events, 10 Jan–1 Mar 2024"
    assert title("--data", str(named), "--data", str(other)) == "Events, 10 Jan–1 Mar 2024"
    assert title("--data", str(named), "kind:aid") == "Aid"
    assert title("--data", str(named), "--title", "Mine") == "Mine"
    krjp("export", "--data", str(other), str(tmp_path / "package"))
    krjp("export", "--data", str(named), str(tmp_path / "called"))
    titles = [json.loads((tmp_path / name / "datapackage.json").read_text())["title"] for name in ("package", "called")]
    assert titles == ["package", "Concerts in Ghent"]
    assert title("--data", str(tmp_path / "called")) == "Concerts in Ghent"
    large = [record(slug=f"n{at}", summary="x" * 12_000) for at in range(100)]
    (named / "events.json").write_text(json.dumps(large))
    assert [load(*paths).holdings.own.title for paths in ((named,), (named, other))] == ["Concerts in Ghent", ""]
