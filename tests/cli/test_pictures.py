"""Pictures from the command line: where they go, how wide they are, and what they refuse."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from krjp.cli import app
from krjp.cli.options import Output, Picture
from krjp.cli.pictures import SCHEMES, says_data, write_count_picture
from krjp.compiled.index import Records
from krjp.errors import KrjpError
from tests.building import record
from tests.cli.running import krjp as run_krjp
from tests.cli.running import records
from tests.compiled.chronologies import compiled_when_small, write

if TYPE_CHECKING:
    from pathlib import Path

    from krjp.chronology import Chronology
    from krjp.query.counts import Count


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "KRJP_DATA"):
        monkeypatch.delenv(name, raising=False)


def krjp(*arguments: str) -> int:
    return app.main(["timeline", *arguments])


def count_picture(chronology: Chronology, output: Output | None = None, **options: Any) -> bool:
    def cited() -> Count:
        return chronology.count(by="source")

    chart = options.pop("chart", False)
    count, picture = chronology.count(by="month"), Picture(**options)
    return write_count_picture(count, chronology, output or Output(), picture, cited=cited, chart=chart)


def test_a_picture_says_the_question_and_what_it_rests_on_unless_told_otherwise() -> None:
    question = ("count", "--kind", "meeting", "--country", "KOR", "--by", "month", "--since", "feb", "--svg", "-")
    drawn = run_krjp(*question).out
    assert ">Meetings of South Korea by month, since 1 Feb 2024</text>" in drawn
    assert ">Source: Ji-Young Lee and Andy Lim." in drawn
    assert "reports; krjp cite lists them</text>" in drawn
    assert ">My meetings</text>" in run_krjp(*question, "--title", "My meetings").out
    assert "<h1>Protests</h1>" in run_krjp("timeline", "--kind", "protest", "--html", "-").out
    chart = run_krjp("count", "--kind", "protest", "--by", "month", "--chart").out
    assert chart.startswith("Protests by month\n")


def test_a_source_of_ones_own_stands_under_the_picture(tmp_path: Path) -> None:
    (tmp_path / "events.json").write_text(json.dumps([record(sources=[{"source": "one"}]), record("2024-03-01")]))
    (tmp_path / "sources.json").write_text(json.dumps([{"id": "one", "publisher": "A paper", "date": "2024-02-21"}]))
    drawn = run_krjp("--data", str(tmp_path), "timeline", "--svg", "-").out
    assert "Source: 1 report; krjp cite lists them</text>" in drawn


@pytest.mark.parametrize("command", ["count --by month", "timeline"])
def test_a_scheme_is_chosen_or_left_to_the_reader(command: str) -> None:
    pages = {each: run_krjp(*command.split(), "--html", "-", "--scheme", each).out for each in SCHEMES}
    assert "prefers-color-scheme" in pages["auto"]
    assert not any("prefers-color-scheme" in pages[each] for each in ("light", "dark"))
    assert "@media screen{" in pages["dark"]
    assert "#14181d" not in pages["light"]
    done = run_krjp(*command.split(), "--html", "-", "--scheme", "drak")
    assert (done.status, done.out) == (2, "")
    assert "did you mean dark?" in done.err


def test_a_plain_picture_has_no_hatching() -> None:
    drawn = run_krjp("count", "--by", "kind,month", "--plain", "--svg", "-").out
    assert 'class="krjp plain"' in drawn
    assert ".krjp.plain .pattern" in drawn


def test_a_timeline_has_handles_where_there_is_room() -> None:
    lines = run_krjp("timeline", "--kind", "protest", "--width", "80").out.splitlines()
    shown = [line.split()[-1] for line in lines if "summons" in line or "protests" in line]
    assert [each["id"] for each in records("show", *shown)] == [each["id"] for each in records("list", "-k", "protest")]
    assert "bluebook" not in run_krjp("timeline", "--kind", "protest", "--width", "79").out


@pytest.mark.parametrize(("options", "number"), [("", 69), ("--possible", 70)])
def test_a_timeline_draws_the_first_of_many_events_and_says_so(
    options: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("krjp.cli.commands.timeline.MOST_DRAWN", 3)
    drawn = run_krjp("timeline", "--since", "2024-01-02", "--no-header", *options.split())
    assert len(drawn.out.splitlines()) == 3
    assert f"the first 3 of {number} events are drawn; ask for fewer, as with --during 2024" in drawn.err
    assert len(records("timeline", *options.split())) == 70


def test_a_timeline_in_a_pipe_is_plain_whatever_the_terminal_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert krjp("--kind", "court") == 0
    shown = capsys.readouterr().out
    monkeypatch.setenv("COLUMNS", "40")
    assert krjp("--kind", "court") == 0
    assert capsys.readouterr().out == shown
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 100


@pytest.mark.parametrize("width", [20, 60, 80, 120])
def test_width_and_colour_are_obeyed(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert krjp("--width", str(width), "--threads") == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= width
    assert krjp("--width", str(width), "--color", "always") == 0
    assert "\x1b[" in capsys.readouterr().out


def test_expression_and_conditions_choose_events_and_the_axis(capsys: pytest.CaptureFixture[str]) -> None:
    assert krjp("kind:protest", "--during", "2024-02-21") == 0
    head, days, *rows = capsys.readouterr().out.splitlines()
    assert (head.split(), days.split()) == (["Feb", "2024"], ["21"])
    assert rows[0].startswith("21 Feb")


def test_records_are_written_where_a_format_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert krjp("--kind", "court", "--output", "ids") == 0
    assert all(line.startswith("2024-") for line in capsys.readouterr().out.splitlines())


def test_nothing_matched_is_said_and_draws_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert krjp("--during", "2020") == 0
    assert capsys.readouterr() == ("", "krjp: nothing matched; the data covers 2024-01-01 to 2024-04-30\n")
    assert krjp("--during", "2020", "--exit-status") == 1


def test_ascii_is_drawn_where_nothing_else_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert krjp("--kind", "court", "--kind", "exercise") == 0
    drawn = raw.getvalue().decode("ascii")
    assert "*" in drawn
    assert "==" in drawn
    assert "\\u25" not in drawn


def test_svg_and_html_are_written_and_standard_output_stays_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    svg, html = tmp_path / "t.svg", tmp_path / "t.html"
    assert krjp("--svg", str(svg), "--html", str(html), "--threads") == 0
    assert capsys.readouterr() == ("", f"krjp: wrote {svg}\nkrjp: wrote {html}\n")
    drawn = ElementTree.fromstring(svg.read_text(encoding="utf-8"))  # noqa: S314 - krjp's own drawing
    assert drawn.tag.endswith("svg")
    page = html.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<h2>Sources</h2>" in page


SOURCES = [
    {"id": "one", "title": "The One"},
    {"id": "two", "title": "The Two"},
    {"id": "three", "title": "The Three"},
]


@pytest.mark.parametrize("command", [["count"], ["count", "--by", "kind"], ["timeline"]])
@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ([], ["The One", "The Three", "The Two"]),
        (["--during", "2024"], ["The One", "The Two"]),
        (["kind:court"], ["The One", "The Three"]),
        (["kind:aid"], []),
    ],
)
def test_a_page_cites_the_sources_of_what_it_shows(
    command: list[str], question: list[str], cited: list[str], tmp_path: Path
) -> None:
    events = [
        record("2024-01-01", "a", sources=[{"source": "two"}, {"source": "one", "locator": "p. 1"}, {"source": "one"}]),
        record("2024-01-02", "b", kind="court", sources=[{"source": "one"}]),
        record("2023-01-02", "c", kind="court", sources=[{"source": "three"}, {"source": "unknown"}]),
        record("2024-01-03", "d"),
    ]
    (tmp_path / "events.json").write_text(json.dumps(events), encoding="utf-8")
    (tmp_path / "sources.json").write_text(json.dumps(SOURCES), encoding="utf-8")
    done = run_krjp("--data", str(tmp_path), *command, *question, "--html", "-")
    assert done.status == 0
    assert sorted(re.findall(r"(?:<p>Source: |<li>)“([^”]*)”", done.out)) == cited


def test_the_sources_of_a_count_are_found_without_reading_events(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write(tmp_path / "large.jsonl")
    with compiled_when_small():
        assert run_krjp("--data", data, "count").status == 0
        monkeypatch.setattr(Records, "__getitem__", lambda *_: pytest.fail("a record was decoded"))
        assert run_krjp("--data", data, "count", "--by", "kind", "--html", "-").status == 0


def test_a_file_is_overwritten_only_by_force(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "t.svg"
    path.write_text("mine", encoding="utf-8")
    assert krjp("--svg", str(path)) == 2
    assert str(path) in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"
    assert krjp("--svg", str(path), "--force") == 0
    assert path.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize("option", ["--svg", "--html"])
def test_a_file_named_minus_is_standard_output(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert krjp(option, "-") == 0
    shown = capsys.readouterr()
    assert shown.out.startswith(("<svg", "<!DOCTYPE html>"))
    assert shown.err == ""


def test_standard_output_that_takes_ascii_only_gets_the_same_svg_in_references(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert krjp("--kind", "exercise", "--svg", "-") == 0
    assert "15–17 Jan" in ElementTree.tostring(ElementTree.fromstring(raw.getvalue()), encoding="unicode")  # noqa: S314


def test_two_pictures_never_share_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "both")
    assert krjp("--svg", path, "--html", path) == 2
    assert capsys.readouterr().err == (
        f"krjp: error: two pictures cannot both be written to '{path}'; give each its own file\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("other", ["./x", "deep/../x", "link", "{}/x"])
def test_two_names_of_a_file_are_one_file(other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deep").mkdir()
    (tmp_path / "link").symlink_to("x")
    for force in ([], ["--force"]):
        done = run_krjp("count", "--svg", "x", "--html", other.format(tmp_path), *force)
        assert (done.status, done.out, (tmp_path / "x").exists()) == (2, "", False)
        assert "two pictures cannot both be written to" in done.err


@pytest.mark.parametrize("other", ["taken", "missing/new", "taken/new", "deep", "\0"])
@pytest.mark.parametrize("command", ["count", "timeline"])
def test_no_file_is_written_when_the_other_cannot_be(
    command: str, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    done = run_krjp(command, "--svg", "new", "--html", other)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("krjp: error: ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "taken"]
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("option", ["--svg", "--html"])
@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("count --json", "the records"),
        ("count -o table", "the records"),
        ("count --by kind --fields count", "the records"),
        ("count --chart", "the chart"),
        ("timeline -o csv", "the records"),
        ("timeline --template {id}", "the records"),
    ],
)
def test_standard_output_holds_one_answer(line: str, other: str, option: str, tmp_path: Path) -> None:
    file = str(tmp_path / "x")
    done = run_krjp(*line.split(), option, "-", "--html" if option == "--svg" else "--svg", file)
    assert (done.status, done.out, list(tmp_path.iterdir())) == (2, "", [])
    assert done.err == (
        f"krjp: error: the picture and {other} cannot both go to standard output; give the picture a file\n"
    )


def test_a_chart_is_drawn_in_place_of_the_table(packaged: Chronology, capsys: pytest.CaptureFixture[str]) -> None:
    assert count_picture(packaged, Output(width=60), chart=True)
    assert "█" in capsys.readouterr().out


def test_a_count_without_a_picture_is_left_to_others(packaged: Chronology, capsys: pytest.CaptureFixture[str]) -> None:
    assert not count_picture(packaged)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "output", [Output(json=True), Output(format="csv"), Output(fields="month"), Output(template="{month}")]
)
def test_a_chart_has_no_other_format(output: Output, packaged: Chronology) -> None:
    assert says_data(output)
    with pytest.raises(KrjpError, match="--chart draws a picture; leave out --json"):
        count_picture(packaged, output, chart=True)


def test_files_can_be_written_beside_records(packaged: Chronology, tmp_path: Path) -> None:
    assert count_picture(packaged, svg=str(tmp_path / "a.svg"))
    assert not count_picture(packaged, Output(json=True), html=str(tmp_path / "a.html"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.svg"]


def test_count_draws_and_writes_what_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.html"
    assert app.main(["count", "--by", "month", "--html", str(path), "--json"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith('[\n{"month": ')
    assert shown.err == f"krjp: wrote {path}\n"
    assert app.main(["count", "--by", "month", "--chart", "--width", "60"]) == 0
    assert "█" in capsys.readouterr().out
    assert app.main(["count", "--chart", "--json"]) == 2
    assert "--chart draws a picture" in capsys.readouterr().err


@pytest.mark.parametrize(
    "option", [("--color", "red"), ("-o", "xls"), ("--fields", "titel"), ("--template", "{titel}"), ("--template", "{")]
)
@pytest.mark.parametrize("command", [("timeline",), ("count", "--by", "month")])
def test_no_file_is_written_when_another_option_is_wrong(
    command: tuple[str, ...], option: tuple[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "picture.svg"
    done = run_krjp(*command, "--svg", str(file), *option)
    assert (done.status, done.out, file.exists()) == (2, "", False)
    assert done.err.startswith("krjp: error: ")


def test_a_timeline_says_how_its_expression_was_read_and_draws_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert krjp("--explain", "date:feb") == 0
    assert capsys.readouterr().out.splitlines() == [
        "query            date:feb",
        "date:feb         2024-02-01..2024-02-29",
        "us-advice-japan  only possible: by 13 Feb 2024; meets the question on 2024-02-01..2024-02-13",
    ]
