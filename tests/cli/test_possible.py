"""What is sure and what is possible, from the command line: no answer says more than is known."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from krjp.cli.app import COMMANDS
from krjp.render.ansi import unlinked
from krjp.render.formats.choice import FORMATS
from tests import vague
from tests.building import record
from tests.cli.running import krjp, krjp_in_terminal, records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.vague import Vague

FEB = ("--during", "feb")
STATEMENTS = ("--kind", "statement")
MANY = "5 more events may match, but their dates are too vague to tell; --possible lists them too"
SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def _asked_of_vague_data(vague_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KRJP_DATA", str(vague_data))


def ids(*arguments: str) -> list[str]:
    return krjp(*arguments, "-o", "ids").out.split()


# Lists


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        (("list", *FEB), "may also fall in Feb 2024 (5)"),
        (("list", "--during", "late march"), "may also fall in late Mar 2024 (6)"),
        (("list", "--on", "2024-04-15"), "may also fall on 15 Apr 2024 (4)"),
        (("list", "--during", "2024-04-10..2024-04-12"), "may also fall in 10–12 Apr 2024 (5)"),
        (("list", "--since", "feb", "--until", "mar"), "may also fall in Feb–Mar 2024 (4)"),
        (("filter", "date:feb"), "may also fall in Feb 2024 (5)"),
        (("list", "--since", "apr"), "may also match (3)"),
        (("list", "--on", "02-14"), "may also match (4)"),
        (("list", *FEB, *STATEMENTS), "may also match (4)"),
        (("filter", "month:2024-02"), "may also fall in Feb 2024 (5)"),
        (("filter", "weekday:monday"), "may also match (12)"),
        (("filter", "date:feb or kind:court"), "may also match (5)"),
        (("search", "title:korea", *FEB), "may also match (1)"),
    ],
)
def test_on_a_terminal_what_may_match_stands_below_under_a_heading(question: tuple[str, ...], heading: str) -> None:
    done = krjp(*question, "--width", "300")
    sure, _, below = done.out.partition(f"\n{heading}\n")
    assert (done.status, done.err) == (0, "")
    assert below
    number = len(ids(*question))
    assert sure.splitlines()[2:][number:] == ["", f"{number} event{'s' * (number != 1)}"]
    rows = below.splitlines()[2:]
    assert len(rows) == int(heading.rpartition("(")[2][:-1])
    maybe = [each["id"] for each in records(*question, "--possible") if each["possible"]]
    assert [row[below.index("ID") :].split()[0] in key for row, key in zip(rows, maybe, strict=True)] == [True] * len(
        maybe
    )


def test_a_question_that_asks_no_days_has_no_section_and_no_remark() -> None:
    assert "may also" not in krjp("list", *STATEMENTS, "--width", "100").out
    assert krjp("list", *STATEMENTS).err == f"krjp: {len(ids('list', *STATEMENTS))} events\n"


def test_in_a_terminal_window_it_is_the_same(vague_data: Path) -> None:
    done = krjp_in_terminal("--data", str(vague_data), "list", *FEB, columns=300)
    assert (SGR.sub("", unlinked(done.out)), done.err) == (krjp("list", *FEB, "--width", "300").out, "")


def test_a_list_of_what_only_may_match_is_its_section() -> None:
    done = krjp("list", "--during", "2024-02-28", "--width", "100")
    assert done.out.startswith("may also fall on 28 Feb 2024 (4)\n2024  ")
    assert krjp("list", "--during", "2024-02-28", "--width", "100", "--exit-status").status == 1


def test_columns_that_have_no_room_in_the_section_are_told_too() -> None:
    done = krjp("list", "--during", "2024-02-28", "--width", "60")
    assert done.out.endswith("\nNo room for: Kind, Place; --output csv has all.\n")


def test_the_section_has_no_more_than_was_asked_for() -> None:
    out = krjp("list", *FEB, "--width", "200", "-n", "2").out
    assert "may also fall in Feb 2024 (5)\n" in out
    assert len(out.splitlines()) == 2 + 2 + 2 + 1 + 1 + 2 + 2
    assert f"\n2 of {len(ids('list', *FEB))} events; --limit 2\n" in out
    done = krjp("list", *FEB, "--width", "200", "-n", "0")
    assert (done.out, done.err) == ("", f"krjp: {MANY}\n")


def test_the_section_marks_what_was_searched_for() -> None:
    out = krjp("search", "kishida", "--during", "feb", "--width", "120", "--color", "always").out
    assert "\x1b[1;7mKishida\x1b[0m" in out.partition("may also match")[2]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "question", [("list", *FEB), ("filter", "date:feb"), ("search", "korea or ldp or kishida", *FEB)]
)
@pytest.mark.parametrize("form", [(), *((("-o", name)) for name in FORMATS if name != "table"), ("--fields", "id")])
def test_in_a_pipe_the_sure_ones_stand_and_a_remark_tells_of_the_others(
    question: tuple[str, ...], form: tuple[str, ...]
) -> None:
    done = krjp(*question, *form)
    number = len(records(*question, "--possible")) - len(records(*question))
    assert done.status == 0
    total = "" if "-o" in form else f"krjp: {len(records(*question))} events\n"
    said = re.sub(r"^krjp: a calendar does not hold .*\n", "", done.err) if "ics" in form else done.err
    assert said == f"{total}krjp: {MANY.replace('5', str(number))}\n"
    assert "may also" not in done.out
    assert not any(vague.mark(key) in done.out for key in ("2024-02-29-kishida-apology", "2024-04-04-ldp-discipline"))


@pytest.mark.parametrize(
    ("question", "remark"),
    [
        (("list", *FEB), MANY),
        (
            ("list", "--on", "2024-02-15", "-k", "court", "-k", "party-discipline"),
            "1 more event may match, but its date is too vague to tell; --possible lists it too",
        ),
        (
            ("list", "--on", "2024-02-28"),
            "nothing surely matches; 4 events may, but their dates are too vague to tell; --possible lists them",
        ),
        (
            ("list", "--on", "2024-02-28", "-k", "party-discipline"),
            "nothing surely matches; 1 event may, but its date is too vague to tell; --possible lists it",
        ),
    ],
)
def test_the_remark_says_how_many_and_what_lists_them(question: tuple[str, ...], remark: str) -> None:
    assert krjp(*question).err.splitlines()[-1] == f"krjp: {remark}"


def test_possible_lists_all_in_order_of_date_and_marks_those_that_only_may_match() -> None:
    every = krjp("list", *FEB, "--possible")
    assert every.err == f"krjp: {len(ids('list', *FEB)) + 5} events\n"
    rows = every.out.splitlines()[1:]
    assert len(rows) == len(ids("list", *FEB)) + 5
    assert sum(row.startswith("? ") for row in rows) == 5
    assert next(row for row in rows if not row.startswith("? ")).startswith("1 Feb ")
    order = [each for each in ids("list") if each in ids("list", *FEB, "--possible")]
    assert ids("list", *FEB, "--possible") == order


def test_of_a_search_the_best_match_stays_first() -> None:
    sure, every = ids("search", "kishida", *FEB), ids("search", "kishida", *FEB, "--possible")
    assert sure
    assert every[: len(sure)] == sure
    assert len(every) > len(sure)
    marked = krjp("search", "kishida", *FEB, "--possible").out.splitlines()[1:]
    assert [row.startswith("? ") for row in marked] == [False] * len(sure) + [True] * (len(every) - len(sure))


def test_order_and_number_speak_of_what_is_listed() -> None:
    every = ids("list", *FEB, "--possible")
    assert ids("list", *FEB, "--possible", "-r") == every[::-1]
    assert ids("list", *FEB, "--possible", "-n", "3", "--offset", "1") == every[1:4]
    titled = [each["title"].casefold() for each in records("list", *FEB, "--possible", "--sort", "title")]
    assert titled == sorted(titled)
    assert krjp("list", "--on", "2024-02-28", "--possible", "--exit-status").status == 0


@pytest.mark.parametrize("command", ["list", "filter date:feb", "search korea", "timeline"])
def test_formats_for_programs_have_a_field_for_it(command: str) -> None:
    question = [*command.split(), *FEB, "--possible"]
    expected = {each["id"]: each["possible"] for each in records(*question)}
    assert set(expected.values()) == {False, True}
    lines = krjp(*question, "-o", "jsonl").out.splitlines()
    assert {each["id"]: each["possible"] for each in map(json.loads, lines)} == expected
    for name, delimiter in (("csv", ","), ("tsv", "\t")):
        rows = list(csv.DictReader(io.StringIO(krjp(*question, "-o", name).out, newline=""), delimiter=delimiter))
        assert {row["id"]: row["possible"] == "true" for row in rows} == expected
    written = krjp(*question, "--template", "{id} {possible}").out.split()
    assert dict(zip(written[::2], (each == "true" for each in written[1::2]), strict=True)) == expected
    # Of what is sure only, nothing says so.
    assert all("possible" not in each for each in records(*command.split(), *FEB))


@pytest.mark.parametrize("fields", ["id,title", "id,possible,title"])
def test_a_table_of_chosen_fields_marks_it_too(fields: str) -> None:
    head, *rows = krjp("list", *FEB, "--possible", "--fields", fields).out.splitlines()
    at = head.index("possible")
    marked = {row.split()[0] for row in rows if row[at] == "?"}
    assert marked == {each["id"] for each in records("list", *FEB, "--possible") if each["possible"]}
    markdown = krjp("list", *FEB, "--possible", "--fields", fields, "-o", "markdown").out
    assert sum("| ? |" in line for line in markdown.splitlines()) == 5


def test_a_markdown_table_marks_it_as_any_table() -> None:
    lines = krjp("list", *FEB, "--possible", "-o", "markdown").out.splitlines()
    assert sum(line.startswith("| ? ") for line in lines) == 5


def test_a_calendar_holds_what_may_match_as_tentative() -> None:
    entries = krjp("list", *FEB, "--possible", "-o", "ics").out.count("STATUS:TENTATIVE")
    assert entries == 5


def test_what_is_listed_as_possible_is_read_back_as_a_record_like_others() -> None:
    written = krjp("list", *FEB, "--possible", "--json").out
    again = krjp("--data", "-", "list", "--json", stdin=written.encode())
    assert json.loads(again.out) == [
        {name: value for name, value in each.items() if name != "possible"} for each in json.loads(written)
    ]


# Timelines


def test_a_timeline_on_a_terminal_draws_it_below_on_the_same_axis() -> None:
    done = krjp("timeline", *FEB, "--width", "100")
    sure, _, below = done.out.partition("\nmay also fall in Feb 2024 (5)\n")
    assert done.err == ""
    assert sum("●" in line for line in sure.splitlines()) == len(ids("list", *FEB))
    rows = below.partition("\n\n")[0].splitlines()
    assert len(rows) == 5
    assert all("╍" in row for row in rows)


def test_a_timeline_in_a_pipe_tells_of_it_in_a_remark() -> None:
    done = krjp("timeline", *FEB)
    assert "may also" not in done.out
    assert done.err == f"krjp: {MANY}\n"
    assert krjp("timeline", *FEB, "-o", "table") == krjp("list", *FEB)


def test_a_timeline_marks_it_among_the_others_when_asked() -> None:
    done = krjp("timeline", *FEB, "--possible", "--width", "100")
    assert done.err == ""
    assert sum(line.startswith("? ") and "╍" in line for line in done.out.splitlines()) == 5
    assert "may also" not in done.out


@pytest.mark.parametrize("option", ["--svg", "--html"])
def test_a_timeline_in_a_file_marks_it_too(option: str, tmp_path: Path) -> None:
    sure, every = tmp_path / "sure", tmp_path / "every"
    assert krjp("timeline", *FEB, option, str(sure), "--width", "100").err.endswith(f"krjp: {MANY}\n")
    done = krjp("timeline", *FEB, option, str(every), "--possible", "--template", "{id} {possible}")
    assert done.err == f"krjp: wrote {every}\n"
    assert done.out.count("true") == 5
    texts = sure.read_text(encoding="utf-8"), every.read_text(encoding="utf-8")
    assert [">? " in text for text in texts] == [False, True]
    assert [vague.mark("2024-02-29-kishida-apology") in text for text in texts] == [False, True]


# Counts


def test_a_count_is_from_so_many_to_so_many() -> None:
    assert krjp("count", *FEB).out == "Events\n 17–22\n"
    assert krjp("count", *FEB, "--json").out == '[\n{"count": 17, "at_most": 22}\n]\n'
    assert krjp("count", "--json").out == '[\n{"count": 70, "at_most": 70}\n]\n'


def test_one_question_has_one_answer() -> None:
    months = {each["month"]: (each["count"], each["at_most"]) for each in records("count", "--by", "month")}
    for month in ("2024-01", "2024-02", "2024-03", "2024-04"):
        listed = len(records("list", "--during", month)), len(records("list", "--during", month, "--possible"))
        [counted] = records("count", "--during", month)
        since = next(each for each in records("count", "--since", month, "--by", "month") if each["month"] == month)
        assert months[month] == listed == (counted["count"], counted["at_most"]) == (since["count"], since["at_most"])


@pytest.mark.parametrize(
    "by", ["month", "week", "day", "weekday", "month-of-year", "kind", "month,kind", "kind,month", "weekday,framework"]
)
def test_sure_numbers_add_up_to_the_total(by: str) -> None:
    for question in ((), FEB, ("--since", "mar")):
        [whole] = records("count", *question)
        assert sum(each["count"] for each in records("count", *question, "--by", by)) == whole["count"]
        assert all(each["at_most"] >= each["count"] for each in records("count", *question, "--by", by))


def test_an_exact_event_alone_counts_as_of_a_day() -> None:
    found = records("count", "--by", "day")
    own = [each for each in found if each["day"].startswith("[")]
    exact = [each for each in records("list") if each["date_certainty"] == "exact"]
    assert sum(each["count"] for each in found if each not in own) == len(exact)
    assert sum(each["count"] for each in own) == 12


def test_the_expected_number_stands_instead_and_says_so() -> None:
    done = krjp("count", "--by", "month", "--expected")
    total = done.out.splitlines()[-1].split()
    assert total == ["Total", "70.00"]
    assert done.err == (
        "krjp: Expected numbers: each day on which one of 5 events may have happened is equally likely.\n"
    )
    found = records("count", "--by", "month", "--expected")
    assert [set(each) for each in found] == [{"month", "expected", "partial"}] * 4
    assert sum(each["expected"] for each in found) == pytest.approx(70)
    assert records("count", "--expected", *FEB) == [{"expected": pytest.approx(18.9, abs=1)}]


@pytest.mark.parametrize("extra", [(), ("--width", "80"), ("--width", "20"), ("--width", "20", "--color", "always")])
@pytest.mark.parametrize("by", ["month", "day", "weekday", "month,kind", "framework,quarter", "kind"])
def test_every_chart_shades_what_only_may_belong_to_a_bar(by: str, extra: tuple[str, ...]) -> None:
    out = SGR.sub("", krjp("count", "--by", by, *FEB, "--chart", *extra).out)
    assert re.search("[░╌]|may be", out)


@pytest.mark.parametrize("by", ["month", "day", "weekday", "month,kind", "kind"])
def test_every_chart_in_a_file_dashes_what_only_may_belong_to_a_bar(by: str) -> None:
    assert "stroke-dasharray" in krjp("count", "--by", by, *FEB, "--svg", "-").out
    sure = json.dumps(record()).encode()
    assert "stroke-dasharray" not in krjp("count", "--by", by, "--data", "-", "--svg", "-", stdin=sure).out


def test_a_question_tells_why_an_event_only_may_match() -> None:
    lines = krjp("filter", "date:jan or date:mar", "--kind", "party-discipline", "--explain").out.splitlines()
    assert lines[-1].split("  ")[-1] == (
        "only possible: by 14 Apr 2024; meets the question on 2024-01-01..2024-01-31, 2024-03-01..2024-03-31"
    )
    assert not any("only possible" in line for line in krjp("list", "--explain").out.splitlines())


# No output has a bare day for an event whose day is not known

EXPRESSION = "date:2024"
LISTS = (("list",), ("search", "korea or ldp or kishida or ruling"), ("filter", EXPRESSION), ("timeline",))
EVENTS = [format for format in FORMATS if format != "table"]
# The only places where the bounds of a vague date stand as days.
BOUNDS = ("date", "end_date", "edtf", "when")
DAY = re.compile(
    r"\d{4}-\d\d-\d\d|\d{4}-W\d\d|\b\d{1,2} (Jan|Feb|Mar|Apr|May)|\b(Jan|Feb|Mar|Apr|May)[a-z]*\.? \d{1,2}\b"
    r"|\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b202401\d\d|\b202402\d\d|\b202403\d\d|\b202404\d\d"
)


def dated() -> list[tuple[str, Vague]]:
    """What marks the title of each vague event, and its date."""
    return [(vague.mark(key), each) for key, each in vague.SPANS.items()]


def bare(text: str, date: Vague) -> list[str]:
    """The days in a text that are not part of a vague date as it may be written."""
    for written in (date.edtf, date.when, date.short):
        text = text.replace(written, "").replace(re.sub(r"([\[\]~])", r"\\\1", written), "")
        text = text.replace(written.replace("–", "-"), "")
    return [found[0] for found in DAY.finditer(text)]


def test_a_bare_day_would_be_seen() -> None:
    """The tests below would pass on texts of any sort if this did not hold."""
    date = vague.SPANS["2024-02-15-kim-yo-jong-reply"]
    assert bare("14 Feb–25 Mar", date) == ["14 Feb", "25 Mar"]
    assert bare(f"x {date.when} {date.edtf} {date.short}", date) == []
    for text in ("2024-02-14", "Feb. 14", "Wednesday", "20240214", "2024-W07", "14 February 2024"):
        assert bare(text, date)


def lines_about(out: str, mark: str) -> list[str]:
    """The lines that are about the event of a mark."""
    plain = SGR.sub("", out).replace("\\(", "(")
    return [line for line in plain.splitlines() if mark in line]


WAYS = [
    *((*command, *options) for command in LISTS for options in (
        (), ("--width", "80"), ("--width", "120", "--color", "always"), ("--width", "200", "--no-header"),
        ("--width", "300"), ("--possible", *FEB), ("--width", "140", *FEB), ("-o", "markdown"), ("-o", "ids"),
        ("--fields", "title,date,end_date,day,week,weekday,month"),
        ("-o", "markdown", "--fields", "title,when,date,day"),
        ("--template", "{title} {date} {end_date} {day} {weekday} {week} {when} {edtf}"),
    )),
    *(("timeline", *options) for options in (
        ("--width", "120", "--threads"), ("--svg", "-"), ("--html", "-"), ("--svg", "-", "--possible", *FEB),
        ("--html", "-", "--threads", *FEB, "--possible"),
    )),
    ("search", "korea or ldp or kishida or ruling", "--any"),
    ("complete", "--", "show", ""),
]  # fmt: skip


@pytest.mark.no_cover
@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_no_line_has_a_bare_day_for_a_vague_event(way: tuple[str, ...]) -> None:
    done = krjp(*way)
    assert (done.status, bool(done.out)) == (0, True)
    seen = 0
    for mark, date in dated():
        for line in lines_about(done.out, mark):
            seen += 1
            assert bare(line.partition("</g>")[0], date) == []
    assert seen or "ids" in way


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
@pytest.mark.parametrize(
    "fields", [(), ("--fields", "title,id,day,week,weekday,month,quarter,when,edtf,date,end_date")]
)
@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "tsv"])
def test_no_record_has_a_bare_day_beside_its_bounds(
    command: tuple[str, ...], fields: tuple[str, ...], name: str
) -> None:
    out = krjp(*command, "-o", name, *fields).out
    if name in ("json", "jsonl"):
        found = json.loads(out) if name == "json" else list(map(json.loads, out.splitlines()))
    else:
        found = list(csv.DictReader(io.StringIO(out, newline=""), delimiter="," if name == "csv" else "\t"))
    seen = 0
    for mark, date in dated():
        for each in (each for each in found if mark in each["title"]):
            seen += 1
            assert (each["date"], each["end_date"] or None) == (date.date, date.end_date)
            if "edtf" in each:
                assert (each["edtf"], each["when"]) == (date.edtf, date.when)
            rest = {key: value for key, value in each.items() if key not in (*BOUNDS, *RELATED)}
            assert [text for text in texts_of(rest) if bare(text, date)] == []
    assert seen >= 5


# Ids of other events, whose days may be known.
RELATED = ("related",)


def texts_of(value: Any) -> Iterator[str]:
    """All texts in a value of JSON."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from texts_of(each)
    else:
        yield str(value)


def test_no_page_about_an_event_has_a_bare_day() -> None:
    for (key, date), width in ((pair, width) for pair in vague.SPANS.items() for width in ((), ("--width", "300"))):
        out = krjp("show", key[vague.DAY :], *width).out
        assert date.when in out
        kept = [line for line in out.splitlines() if not re.match("(Related)? +2024-|(Related|Sources) ", line)]
        about = "\n".join(line for line in kept if not line.startswith(" "))
        # Words the article dates by are quoted; a page cites other things that have dates of their own.
        assert bare(re.sub("printed “[^”]*”", "", about), date) == []


def test_a_calendar_entry_of_a_vague_event_is_tentative_and_says_when() -> None:
    entries = krjp("list", "-o", "ics").out.replace("\r\n ", "").split("BEGIN:VEVENT")
    for mark, date in dated():
        [entry] = [each for each in entries if mark in each]
        lines = entry.splitlines()
        assert "STATUS:TENTATIVE" in lines
        assert any(line.startswith("DESCRIPTION:Date: ") for line in lines)
        assert date.when.replace(",", "\\,") in entry
        rest = [line for line in lines if not re.match("DT(STAMP|START|END)|UID|X-KRJP-EDTF", line)]
        assert bare("\n".join(rest), date) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("by", ["day", "week", "month", "quarter", "year", "weekday", "month-of-year", "date", "when"])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "tsv", "markdown"])
def test_no_count_places_a_vague_event_on_a_day(by: str, form: str) -> None:
    only = "kind:party-discipline or kind:speech place:nowhere"
    out = krjp("count", only, "--by", by, "-o", form).out
    [whole] = records("count", only, "--by", "year")
    assert (whole["count"], whole["at_most"]) == (1, 1)
    found = records("count", only, "--by", by)
    settled = [each for each in found if each["count"]]
    assert len(settled) == 1
    assert settled[0] == found[-1]
    assert by == "year" or re.search(r"\.\.|several", str(next(iter(settled[0].values()))))
    assert out


def test_every_command_and_format_is_tried() -> None:
    """Commands that tell of no event by its date are named here."""
    # What stands on the page to explore is held against krjp's answers by its own tests.
    dateless = {
        *("values", "info", "cite", "open", "compare", "export", "explore", "import", "schema", "check", "cache"),
        *("sql", "completion"),
    }
    tried = {way[0] for way in WAYS} | {"show", "count"}
    assert set(COMMANDS) == (tried - {"complete"}) | dateless
    assert set(EVENTS) == {"json", "jsonl", "csv", "tsv", "markdown", "ics", "ids"}


# They have a form of their own, and no option for another.
OWN = {"import", "schema", "completion", "cite", "open", "export", "explore", "sql"}


@pytest.mark.parametrize("data", ["packaged", "vague"])
@pytest.mark.parametrize(
    ("command", "form"),
    [(command, form) for command in COMMANDS for form in ([""] if command in OWN else [*FORMATS, "template"])],
)
def test_every_command_answers_in_every_format_it_has(
    command: str, form: str, data: str, vague_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KRJP_DATA", "packaged" if data == "packaged" else str(vague_data))
    words = {
        "search": ["korea"], "filter": ["date:feb"], "show": ["kishida-apology"], "cite": ["state visit"],
        "open": ["bluebook"], "count": ["--by", "month"], "values": ["kind"], "completion": ["bash"],
        "compare": [str(tmp_path / "none.json"), data if data == "packaged" else str(vague_data)],
        "import": [str(tmp_path / "text.txt")], "export": [str(tmp_path / "package")],
        "explore": ["--html", str(tmp_path / "page.html")], "sql": ["count", "kind:meeting"],
    }  # fmt: skip
    (tmp_path / "none.json").write_text("[]")
    (tmp_path / "text.txt").write_text("Jan. 5, 2023: The foreign ministers of Japan and South Korea meet in Seoul.\n")
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    chosen = {"": [], "template": ["--template", "a"]}.get(form, ["-o", form])
    done = krjp(command, *words.get(command, []), *chosen)
    events_only = form in ("ics", "ids") and command in ("count", "values", "info", "check", "cache", "compare")
    assert done.status == (2 if events_only else 0), done.err
    # Nothing is wrong with the data, and nothing of it is kept.
    assert done.out or events_only or command in ("check", "cache", "export", "explore")
