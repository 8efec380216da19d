"""Order, number, fields, formats, data: what the options that all commands share do."""

from __future__ import annotations

import gzip
import json
import os
from typing import TYPE_CHECKING, Any

import pytest

import krjp as library
from krjp.record.fields import FIELDS, NUMBER, PART
from tests import hostile
from tests.building import record
from tests.cli.running import krjp, records

if TYPE_CHECKING:
    from pathlib import Path

    from krjp.chronology import Chronology
    from krjp.record.fields import Field
    from krjp.record.model import Event


def ids(*arguments: str) -> list[str]:
    return krjp(*arguments, "-o", "ids").out.splitlines()


# In which order, how many


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_events_are_sorted_by_any_field_those_without_it_last(field: Field, packaged: Chronology) -> None:
    order = list(field.ranked or (field.vocabulary if field.type == PART else ()))
    by_date = field.name in ("date", "when")

    def place(event: Event) -> tuple[bool, int, str]:
        if by_date:
            return False, event.span.order[0], ""
        [first, *_] = field.of(event) or [""]
        number = int(first) if field.type == NUMBER and first else order.index(first) if first in order else len(order)
        return first == "", number, first.casefold()

    wanted = sorted(packaged.events, key=place)
    assert ids("list", "--sort", field.name) == [event.id for event in wanted]


def test_reverse_turns_the_order_round() -> None:
    assert ids("list", "-r") == ids("list", "--reverse") == ids("list")[::-1]
    assert ids("search", "korea", "--reverse") == ids("search", "korea")[::-1]
    assert ids("list", "--sort", "title", "-r") == ids("list", "--sort", "title")[::-1]


@pytest.mark.parametrize("field", ["level", "ordinal"])
def test_reversed_events_without_the_field_still_come_last(field: str) -> None:
    written = krjp("list", "--sort", field, "-r", "--template", f"{{{field}}}").out.splitlines()
    assert all(written[:3])
    assert written == [*filter(None, written), *[""] * written.count("")]


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (("-n", "3"), slice(0, 3)),
        (("--limit", "0"), slice(0, 0)),
        (("--limit", "1000"), slice(None)),
        (("--offset", "68"), slice(68, None)),
        (("--offset", "1000"), slice(1000, None)),
        (("--limit", "3", "--offset", "2"), slice(2, 5)),
    ],
)
def test_a_part_of_the_answer(options: tuple[str, ...], part: slice) -> None:
    assert ids("list", *options) == ids("list")[part]
    assert ids("search", "korea", *options) == ids("search", "korea")[part]


# Written how


@pytest.mark.parametrize("command", [("list",), ("search", "dokdo"), ("filter", "kind:court"), ("show", "2024-01-04")])
def test_the_formats_of_events_agree_on_which_and_in_what_order(command: tuple[str, ...]) -> None:
    found = [record["id"] for record in records(*command)]
    assert found
    assert ids(*command) == found
    assert [json.loads(line)["id"] for line in krjp(*command, "-o", "jsonl").out.splitlines()] == found
    for name, separator in (("csv", ","), ("tsv", "\t")):
        rows = krjp(*command, "-o", name, "--fields", "id,date", "--no-header").out.splitlines()
        assert [row.split(separator)[0] for row in rows] == found
    assert krjp(*command, "--template", "{id}").out.splitlines() == found
    entries = [line for line in krjp(*command, "-o", "ics").out.splitlines() if line.startswith("UID:")]
    assert entries == [f"UID:{each}@krjp" for each in found]
    text = krjp(*command, "-o", "markdown").out.replace("\\", "")
    assert all(each in text for each in found)
    index = library.load().holdings.index
    handles = [index.handle(index.ids.index(each)) for each in found]
    rows = krjp(*command).out.splitlines()[1:] if command[0] != "show" else handles
    assert all(handle in row.split() for handle, row in zip(handles, rows, strict=True))


@pytest.mark.parametrize("command", ["count", "values", "info"])
@pytest.mark.parametrize("name", ["jsonl", "csv", "tsv", "markdown"])
def test_what_are_no_events_is_written_in_every_other_format(command: str, name: str) -> None:
    done = krjp(command, "-o", name)
    assert (done.status, done.err) == (0, "")
    assert done.out


def test_csv_ends_its_lines_as_its_standard_says() -> None:
    out = krjp("list", "-o", "csv").out
    assert out.count("\r\n") == out.count("\n") == len(ids("list")) + 1


def test_json_is_short_for_its_format() -> None:
    assert krjp("list", "--json").out == krjp("list", "-o", "json").out == krjp("list", "--output", "json").out


def test_fields_may_be_named_in_any_way_and_with_spaces() -> None:
    [found] = records(
        "show", "cho-kamikawa", "--fields", " when, country ,place.country,meeting.mode,ordinal,where,month"
    )
    assert found == {
        "when": "21 Feb 2024",
        "countries": ["JPN", "KOR"],
        "place.country": "BRA",
        "meeting.mode": "in-person",
        "meeting.ordinal": None,
        "place.name": "Rio de Janeiro",
        "month": "2024-02",
    }


def test_a_table_of_chosen_fields() -> None:
    done = krjp("list", "--kind", "veto", "--fields", "date,kind")
    assert done.out == "date        kind\n2024-03-28  veto\n"
    assert krjp("list", "--kind", "veto", "--fields", "date,kind", "--no-header").out == "2024-03-28  veto\n"


def test_a_table_of_chosen_fields_of_what_are_no_events() -> None:
    done = krjp("count", "--kind", "veto", "--by", "kind", "--fields", "at_most,kind")
    assert done.out == "at_most  kind\n1        veto\n"


def test_a_template_makes_lines() -> None:
    done = krjp("list", "--kind", "veto", "--template", "{date}\\t{countries} {{{kind}}}")
    assert done.out == "2024-03-28\tRUS {veto}\n"


def test_colour_and_width_are_obeyed_in_a_pipe() -> None:
    assert "\x1b[" in krjp("search", "dokdo", "--color", "always").out
    assert max(map(len, krjp("list", "--width", "60").out.splitlines())) <= 60


@pytest.mark.parametrize("command", ["list", "count", "show", "values", "info"])
def test_formats_without_colour_have_none(command: str) -> None:
    arguments = [command, *(["2024-01-04"] if command == "show" else []), "--color", "always"]
    for name in ("json", "jsonl", "csv", "tsv", "markdown"):
        assert "\x1b" not in krjp(*arguments, "-o", name).out


# Which data


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A chronology of one event."""
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps(record("1965-06-22", "treaty", kind="agreement")), encoding="utf-8")
    return path


def test_data_is_named_before_or_after_the_command_or_by_the_environment(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ids("--data", str(mine), "list") == ids("list", "--data", str(mine)) == ["1965-06-22-treaty"]
    monkeypatch.setenv("KRJP_DATA", str(mine))
    assert ids("list") == ["1965-06-22-treaty"]
    assert len(ids("--data", "packaged", "list")) == 70


def test_data_named_several_times_is_one_chronology(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = ["1965-06-22-treaty", *ids("list")]
    assert ids("--data", str(mine), "list", "--data", "packaged") == both
    assert ids("--data", str(mine), "--data", "packaged", "list") == both
    monkeypatch.setenv("KRJP_DATA", os.pathsep.join(["packaged", str(mine)]))
    assert ids("list") == both


@pytest.mark.parametrize("name", ["json", "jsonl"])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzipped"])
def test_what_is_written_is_read_back_to_the_byte(name: str, packed: bool, hostile_data: Path) -> None:
    for data in ("packaged", str(hostile_data)):
        written = krjp("--data", data, "list", "-o", name).out
        given = gzip.compress(written.encode()) if packed else written.encode()
        again = krjp("--data", "-", "list", "-o", name, stdin=given)
        assert (again.status, again.err) == (0, "")
        assert again.out == written


def test_hostile_data_comes_through_unchanged(hostile_data: Path) -> None:
    found = records("--data", str(hostile_data), "list")
    for given, written in zip(hostile.RECORDS, found, strict=True):
        whole = (
            {**given, "meeting": {"series": None, "ordinal": None, **given["meeting"]}} if "meeting" in given else given
        )
        assert {name: written[name] for name in given} == whole


def test_every_event_is_shown_once_by_its_id_and_by_any_part_that_no_other_has() -> None:
    every = ids("list")
    for number, each in enumerate(every):
        others = every[:number] + every[number + 1 :]
        parts = (each[at : at + size] for size in range(4, len(each)) for at in range(len(each) - size))
        part = next(part for part in parts if not any(part in other for other in others))
        assert ids("show", part, each) == [each]


# The program itself


def test_the_version_is_that_of_the_library() -> None:
    assert krjp("--version") == (0, f"krjp {library.__version__}\n", "")


def test_no_arguments_are_answered_with_help_and_status_2() -> None:
    done = krjp()
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("Usage: krjp [OPTIONS] COMMAND")
    assert "Examples:" in done.err


MISTAKES: list[tuple[tuple[str, ...], str]] = [
    (("lst",), "unknown command 'lst'; write krjp list"),
    (("zzz",), "there is no command 'zzz'; write krjp search zzz"),
    (("--", "--lst"), "unknown command '--lst'; did you mean list?"),
    (("list", "--kid", "meeting"), "unknown option '--kid'; did you mean --kind?"),
    (("list", "--coun", "USA"), "unknown option '--coun'; did you mean --country?"),
    (("count", "-n", "3"), "a count has all its rows; write krjp count | head -n 3"),
    (("list", "--frob"), "unknown option '--frob'; see krjp list --help"),
    (("list", "--zzz"), "unknown option '--zzz'; see krjp list --help"),
    (("-x",), "unknown option '-x'; see krjp --help"),
    (("list", "--kind"), "--kind needs a value; write krjp list --kind meeting"),
    (("--data",), "option '--data' requires an argument; see krjp --help"),
    (("list", "extra"), "list takes no 'extra'; write krjp search extra"),
    (("search",), "search needs more on its line; write krjp search kishida"),
    (("filter",), "filter needs more on its line; write krjp filter kind:meeting"),
    (("show",), "show needs more on its line; write krjp show ID; krjp show --during march; krjp list -o ids prints"),
    (("open",), "open needs more on its line; write krjp open ID; krjp list -o ids prints all ids"),
    (("list", "-n", "x"), "invalid value for '--limit' / '-n': 'x' is no whole number; write krjp list -n 5"),
    (("list", "-n", "-1"), "a limit counts from the top; write krjp list --reverse --limit 1 for the last 1"),
    (
        ("list", "--width", "19"),
        "invalid value for '--width': 19 is not in the range x>=20; write krjp list --width 100",
    ),
    (("list", "-o", "jsn"), "unknown --output format 'jsn'; did you mean json?"),
    (
        ("list", "-o", "xml"),
        "unknown --output format 'xml'; use one of table, json, jsonl, csv, tsv, markdown, ics, ids",
    ),
    (("list", "--color", "allways"), "unknown --color 'allways'; did you mean always?"),
    (("list", "--color", "red", "--json"), "unknown --color 'red'; use one of auto, always, never"),
    (("list", "--sort", "titel"), "unknown field 'titel'; did you mean title?"),
    (("list", "--fields", "date,titel"), "unknown field 'titel'; did you mean title?"),
    (("values", "knd"), "unknown field 'knd'; did you mean kind?"),
    (("count", "--by", "mnth"), "unknown field 'mnth'; did you mean month?"),
    (("count", "--by", "month,kind,country"), "cannot count by 3 fields at once; use one or two"),
    (("count", "--by", "month,month"), "cannot count by month twice; name two different fields"),
    (("show", "2024-02-20"), "id '2024-02-20' fits 2 events: 2024-02-20-transport-meeting, 2024-02-20-hitachi-zosen-"),
    (("show", "2024-02-21-cho-kamikwa"), "did you mean 2024-02-21-cho-kamikawa?"),
    (("show", ""), "unknown id ''; krjp list -o ids prints them all"),
    (("show", "flooding"), "no id holds 'flooding'; write krjp search flooding"),
    (("cite", "qqqq", "zzzz"), "no id holds 'qqqq zzzz'; write krjp search qqqq zzzz"),
    (("completion", "bsh"), "unknown shell 'bsh'; did you mean bash?"),
    (("--data", "no-such-file", "list"), "no-such-file: no such file or directory; give the path of a chronology, "),
    (("list", "--from", "JPN"), "--from could mean who or when; write --initiator JPN for who acts, --since feb for"),
    (("list", "--to=KOR"), "--to could mean who or when; write --target JPN for towards whom, --until feb for when"),
    (("list", "--between", "JPN"), "between takes two names, as in between JPN,KOR; found 'JPN'"),
    (("list", "--between", "JPN,KOR", "--between", "A,B"), "--between is given twice; give it once"),
    (("list", "--fields", "possible"), "unknown field 'possible'; use one of "),
    (("list", "--certain-dates"), "unknown option '--certain-dates'; see krjp list --help"),
    (("count", "--expected", "--chart"), "--expected is for tables and data; leave out --chart, --svg and --html"),
    (("count", "--expected", "--svg", "-"), "--expected is for tables and data; leave out --chart, --svg and --html"),
    # Options that contradict each other
    (("list", "--json", "-o", "csv"), "--json and --output csv contradict each other; give one"),
    (("list", "--template", "{id}", "--json"), "--template says itself how lines look; leave out --json, "),
    (("list", "--template", "{id}", "-o", "csv"), "--template says itself how lines look; leave out --json, "),
    (("show", "2024-01-04", "--template", "{id}", "--fields", "id"), "--template says itself how lines look; "),
    (("list", "-o", "ids", "--fields", "id"), "--output ids has no fields to choose; leave out --fields"),
    (("list", "-o", "ics", "--fields", "id"), "--output ics has no fields to choose; leave out --fields"),
    (("count", "-o", "ics"), "--output ics is for events; use table, json, jsonl, csv, tsv or markdown here"),
    (("values", "kind", "-o", "ids"), "--output ids is for events; use table, json, jsonl, csv, tsv or markdown here"),
    (("list", "--template", "{titel}"), "unknown field 'titel'; did you mean title?"),
    (("search", "veto", "--all", "--any"), "--all and --any contradict each other; give one"),
    # Lists of nothing
    *(
        (
            (command, "--fields", text, *more),
            f"expected fields for --fields, found '{text}'; write them as in --fields ",
        )
        for command, *more in (["list"], ["count"], ["timeline"], ["show", "2024-01-04"], ["values"], ["info"])
        for text in (",", " , ", "")
    ),
    (("count", "--by", ","), "expected fields for --by, found ','; write them as in --by month,kind"),
    (("count", "--by", "month", "--by", ""), "expected fields for --by, found ''; write them as in --by month,kind"),
]


@pytest.mark.parametrize(("arguments", "message"), MISTAKES, ids=[" ".join(arguments) for arguments, _ in MISTAKES])
def test_a_mistake_gets_one_message_and_status_2(arguments: tuple[str, ...], message: str) -> None:
    done = krjp(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("krjp: error: ")
    assert message in done.err.splitlines()[0]


@pytest.mark.parametrize("word", ["\x1b[31mred", "a\u202eb", "a\nb"])
@pytest.mark.parametrize(
    "arguments",
    [["{}"], ["--{}"], ["list", "--{}"], ["list", "--kind", "{}"], ["list", "-n", "{}"], ["show", "{}"], ["list", "{}"],
     ["list", "--since", "{}"], ["filter", "kind:{}"], ["--data", "{}", "list"], ["list", "--template", "{{{}}}"],
     ["list", "-o", "{}"], ["list", "--color", "{}"], ["list", "--sort", "{}"], ["search", "({}"]],
    ids=" ".join,
)  # fmt: skip
def test_no_message_repeats_what_would_drive_the_terminal(word: str, arguments: list[str]) -> None:
    done = krjp(*(argument.format(word) for argument in arguments))
    assert done.status == 2
    assert done.err.replace("\n", "").isprintable()


# Exit status


NONE = "kind:aid country:RUS"
NOTHING = "krjp: nothing matched\n"
READ_AS = "krjp: 'mizushma' read as mizushima\n"
LACKING = "krjp: no event holds all words; the best lack 'abduction'; found by: veto\n"
UNKNOWN_WORD = "krjp: no match for 'mizushma'; did you mean mizushima?\n"


@pytest.mark.parametrize(
    ("arguments", "status", "out", "err"),
    [
        (["list", "--kind", "veto", "-o", "ids"], 0, "2024-03-28-un-panel-veto\n", ""),
        (["list", "--kind", "veto", "-o", "ids", "--exit-status"], 0, "2024-03-28-un-panel-veto\n", ""),
        (["list", "--kind", "aid", "--country", "RUS", "--json"], 0, "[]\n", NOTHING),
        (["filter", NONE, "--json", "--exit-status"], 1, "[]\n", NOTHING),
        (["filter", NONE, "-o", "jsonl", "--exit-status"], 1, "", NOTHING),
        (["search", "mizushma", "-o", "ids", "--all", "--exit-status"], 1, "", UNKNOWN_WORD),
        (["search", "mizushma", "-o", "ids"], 0, "2024-04-09-mizushima-appointment\n", READ_AS),
        (["search", "abduction veto", "-o", "ids", "--all", "--exit-status"], 1, "", NOTHING),
        (["search", "abduction veto", "-o", "ids", "-n", "1"], 0, "2024-03-28-un-panel-veto\n", LACKING),
        (["search", "zzzzqq", "-o", "ids", "--exit-status"], 1, "", NOTHING),
        (["search", "veto", "--kind", "aid", "--exit-status", "-o", "ids"], 1, "", NOTHING),
        (["count", NONE], 0, "Events\n     0\n", NOTHING),
        (["count", NONE, "--json", "--exit-status"], 1, '[\n{"count": 0, "at_most": 0}\n]\n', NOTHING),
        (["list", "--kind", "aids"], 2, "", "krjp: error: unknown kind 'aids'; did you mean aid?\n"),
    ],
)
def test_the_exit_status_tells_how_it_went(arguments: list[str], status: int, out: str, err: str) -> None:
    assert krjp(*arguments) == (status, out, err)


def test_remarks_never_stand_in_the_answer() -> None:
    done = krjp("count", "--kind", "meeting", "--by", "month", "--since", "2024-01-10")
    assert "krjp: " not in done.out
    assert "partial: " not in done.out
    assert done.err.splitlines() == [
        "krjp: partial: only some of its days lie in the range asked for.",
    ]


@pytest.mark.parametrize(
    "command", [["list", "--since", "feb"], ["search", "dokdo"], ["filter", "kind:court"], ["count"]]
)
def test_a_question_is_explained_instead_of_answered(command: list[str]) -> None:
    done = krjp(*command, "--explain")
    assert (done.status, done.err) == (0, "")
    assert "2024-02-01-" not in done.out


@pytest.mark.parametrize(
    ("line", "explained"),
    [
        ("list", ["query  none: all events"]),
        ("count --by month", ["query  none: all events"]),
        ("list --kind court", ["query  kind:court"]),
        ("timeline -k court -k aid --level leader", ["query  kind:court,aid and meeting.level:leader"]),
        ("list -k pro* -k court --level *", ["query  kind:pro*,court and meeting.level:*"]),
        ("list --country ROK", ["query          countries:ROK", "countries:ROK  KOR"]),
        ("list --country JPN+KOR", ["query  countries:JPN+KOR"]),
        ("list --since mar", ["query      date:2024-03-01..", "since mar  2024-03-01.."]),
        ("list --on 02-22 -k protest", ["query  date:02-22 and kind:protest"]),
        (
            "filter kind:court --topic history --until mar",
            ["query      kind:court and date:..2024-03-31 and topics:history", "until mar  ..2024-03-31"],
        ),
        ("search mongolia --kind aid", ["query  mongolia and kind:aid"]),
        (
            "list --during feb",
            [
                "query            date:2024-02-01..2024-02-29",
                "during feb       2024-02-01..2024-02-29",
                "us-advice-japan  only possible: by 13 Feb 2024; meets the question on 2024-02-01..2024-02-13",
            ],
        ),
    ],
)
def test_every_condition_is_explained(line: str, explained: list[str]) -> None:
    assert krjp(*line.split(), "--explain").out.splitlines() == explained


def test_words_of_a_query_may_be_arguments_of_their_own() -> None:
    assert ids("search", "forced", "labor") == ids("search", "forced labor")
    assert ids("filter", "kind:court", "country:KOR") == ids("filter", "kind:court country:KOR")


def test_a_day_is_not_first_and_second_at_once() -> None:
    done = krjp("list", "--day-first", "--month-first")
    assert (done.status, done.out) == (2, "")
    assert "krjp: error: --day-first and --month-first contradict each other; give one" in done.err


def test_the_schema_describes_every_record() -> None:
    from jsonschema import Draft202012Validator

    schema: dict[str, Any] = json.loads(krjp("schema").out)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    found = records("list")
    for each in found:
        validator.validate(each)
    stored = [name for name in schema["properties"] if name not in ("when", "possible", "extra")]
    assert [name for name in found[0] if name != "when"] == stored
    possible = records("list", "--during", "feb", "--possible")
    for each in possible:
        validator.validate(each)
        assert set(each) == set(schema["properties"]) - {"extra"}  # written only where there is any


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["search", "dokdo", "-kind:protest"], "write not kind:protest, or -- before the query"),
        (["search", "-kind:protest dokdo"], "write not kind:protest dokdo, or -- before the query"),
        (["search", "dokdo", "--json", "-kind:protest"], "write not kind:protest, or -- before the query"),
        (["filter", "-series:*"], "write not series:*, or -- before the query"),
        (["filter", "-o", "ids", "-event_type:*"], "write not event_type:*, or -- before the query"),
    ],
)
def test_a_negated_field_is_no_option(arguments: list[str], hint: str) -> None:
    done = krjp(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"krjp: error: '{arguments[-1]}' looks like an option; {hint}\n"


def test_a_negated_field_stands_behind_two_dashes() -> None:
    assert krjp("filter", "-o", "ids", "--", "-kind:meeting") == krjp("filter", "not kind:meeting", "-o", "ids")
    assert krjp("search", "-o", "ids", "--", "-kind:protest", "dokdo") == krjp(
        "search", "-o", "ids", "dokdo not kind:protest"
    )


def test_the_value_of_an_option_may_look_like_a_negated_field() -> None:
    assert krjp("show", "2024-02-22-takeshima-day", "--template", "-date: {date}").out == "-date: 2024-02-22\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--during feb --during march", "--during is given twice; give it once, or filter 'date:feb,march' for either"),
        ("-s feb --since 2024", "--since is given twice; give it once, or filter 'date:feb,2024' for either"),
    ],
)
def test_a_period_given_twice_is_no_answer_to_one_of_them(arguments: str, message: str) -> None:
    assert krjp("list", *arguments.split()) == (2, "", f"krjp: error: {message}\n")


def test_a_period_of_two_words_given_twice_is_quoted_in_the_query() -> None:
    done = krjp("list", "--during", "late feb", "--during", "march")
    assert done.err.endswith("""or filter 'date:"late feb",march' for either\n""")
    assert krjp("filter", 'date:"late feb",march', "-o", "ids").status == 0


@pytest.mark.parametrize(
    ("option", "value", "sign", "query"),
    [
        ("--kind", "!meeting", "!", "not kind:meeting"),
        ("--kind", "-meeting", "-", "not kind:meeting"),
        ("--country", "!=USA", "!=", "not country:USA"),
        ("--level", ">=minister", ">=", "level>=minister"),
        ("--place", "-seoul", "-", "not place:seoul"),
        ("--event-type", "!AID", "!", "not event_type:AID"),
        ("--initiator", "-KOR", "-", "not initiator:KOR"),
    ],
)
def test_an_option_takes_values_without_signs(option: str, value: str, sign: str, query: str) -> None:
    field = option[2:].replace("-", "_")
    message = f"expected a value for {field}, found the sign {sign} before it; filter '{query}' has it"
    assert krjp("list", option, value) == (2, "", f"krjp: error: {message}\n")
    assert krjp("filter", query).status == 0


@pytest.mark.parametrize(("option", "value"), [("--kind", "meeting,protest"), ("--country", "KOR,JPN")])
def test_an_option_takes_one_value_at_a_time(option: str, value: str) -> None:
    apart = " ".join(f"{option} {each}" for each in value.split(","))
    message = f"an option is repeated for any of several; write krjp list {apart}"
    assert krjp("list", option, value) == (2, "", f"krjp: error: {message}\n")


@pytest.mark.parametrize(
    ("options", "query"),
    [
        (["--topic", "terr*"], "topic:terr*"),
        (["--place", "seo*"], "place:seo*"),
        (["--actor", "ministry of f*"], 'actor:"ministry of f"*'),
        (["--kind", "court", "--kind", "me*"], "kind:court,me*"),
        (["--series", "*"], "series:*"),
        (["--level", "leader", "--level", "*"], "level:*"),
        (["--country", "JPN+KOR"], "country:JPN+KOR"),
        (["--country", "JPN+KOR", "--country", "RUS"], "country:JPN+KOR or country:RUS"),
        (["--between", "JPN,KOR"], "(initiator:JPN target:KOR) or (initiator:KOR target:JPN)"),
        (["--between", "Korea, Japan"], "(initiator:JPN target:KOR) or (initiator:KOR target:JPN)"),
        (["--initiator", "KOR", "--target", "japan"], "initiator:KOR target:JPN"),
        (["--actor", "kishida+yoon"], "actor:kishida+yoon"),
    ],
)
def test_the_value_of_an_option_is_one_of_a_query(options: list[str], query: str) -> None:
    found = krjp("list", *options, "-o", "ids")
    assert found == krjp("filter", query, "-o", "ids")
    assert found.out


def test_fields_to_count_by_may_stand_in_options_of_their_own() -> None:
    assert krjp("count", "--by", "month", "--by", "kind").out == krjp("count", "--by", "month,kind").out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--map", "title"), "expected FIELD=COLUMN for --map, found 'title'; as in --map title=Headline"),
        (("--day-first", "--month-first"), "--day-first and --month-first contradict each other; give one"),
        (("--epoch", "1903"), "--epoch is 1900 or 1904, found '1903'"),
    ],
)
def test_how_a_table_is_read_is_said_once_and_rightly(options: tuple[str, ...], said: str) -> None:
    done = krjp("--data", "table.csv", "list", *options)
    assert (done.status, done.err) == (2, f"krjp: error: {said}\n")


@pytest.mark.parametrize(
    "line",
    [
        "--data {} --map title=Who --day-first list -o ids",
        "--map=title=Who --data {} --day-first list -o ids",
        "list --data {} --map title=Who --day-first -o ids",
    ],
)
def test_what_tells_how_data_is_read_may_stand_before_the_command_as_the_data_may(line: str, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("Date,Who,Where\n03/04/2024,Ann,Oslo\n", encoding="utf-8")
    assert krjp(*line.format(tmp_path / "table.csv").split()).out == "2024-04-03-ann\n"


def test_other_options_belong_behind_the_command() -> None:
    for line in (("--data", "x.csv", "--limit", "3", "list"), ("--data", "x.csv", "--map")):
        assert krjp(*line).status == 2
