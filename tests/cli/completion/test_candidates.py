"""What could stand at the cursor, as the shells ask for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from krjp.cli.app import COMMANDS
from krjp.cli.completion.bash_line import BashLine, read_line
from krjp.record.fields import FIELDS, PART, find_field
from krjp.record.vocabulary import KINDS, TOPICS
from krjp.render.formats.choice import FORMATS
from tests.building import record
from tests.cli.running import krjp

if TYPE_CHECKING:
    from pathlib import Path

    from krjp.chronology import Chronology
    from krjp.record.fields import Field

FILES = ":files"


def asked(*words: str) -> dict[str, str]:
    """Candidates for the last word, with their descriptions."""
    return answered("--", *words)


def answered(*arguments: str) -> dict[str, str]:
    done = krjp("complete", *arguments)
    assert (done.status, done.err) == (0, "")
    pairs = [line.partition("\t") for line in done.out.splitlines()]
    return {value: text for value, _, text in pairs}


def test_commands_come_with_what_they_are_for() -> None:
    assert asked("") == COMMANDS
    assert asked("li") == {"list": COMMANDS["list"]}
    assert asked() == COMMANDS


def test_options_before_the_command() -> None:
    assert list(asked("--")) == ["--data", "--version", "--help"]
    assert asked("--data", "") == {FILES: ""}
    assert asked("--data", "list", "li") == {"list": COMMANDS["list"]}


@pytest.mark.parametrize("command", COMMANDS)
def test_options_of_every_command(command: str) -> None:
    found = asked(command, "--")
    assert "--help" in found
    assert all(name.startswith("--") for name in found)
    if command not in ("schema", "completion", "cache", "compare"):
        assert "--data" in found


def test_options_come_with_their_help() -> None:
    assert asked("list", "--ki") == {"--kind": "meeting, protest, court …; all: krjp values kind."}


@pytest.mark.parametrize("words", [("list", "--kind", "m"), ("list", "-k", "m"), ("timeline", "x", "--kind", "m")])
def test_values_of_an_option(words: tuple[str, ...]) -> None:
    assert asked(*words) == {kind: KINDS[kind] for kind in ("meeting", "media-report")}


def test_values_of_an_option_written_as_one_word() -> None:
    assert list(asked("list", "--kind=m")) == ["--kind=meeting", "--kind=media-report"]
    assert asked("list", "--data=/tm") == {FILES: ""}
    assert asked("list", "--nothing=m") == {}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("list", "--actor", "Cho T"), {"Cho Tae-yul": "Minister of Foreign Affairs of South Korea"}),
        (("list", "--actor", "tae-yul"), {"Tae-yul Cho": "Cho Tae-yul, Minister of Foreign Affairs of South Korea"}),
        (("list", "-a", "岸"), {"岸田文雄": "Kishida Fumio, Prime Minister of Japan"}),
        (("list", "--actor", "조태"), {"조태열": "Cho Tae-yul, Minister of Foreign Affairs of South Korea"}),
        (("list", "--country", "RU"), {"RUS": "Russia, 1 event"}),
        (("list", "--country", "北"), {"北朝鮮": "North Korea, 6 events"}),
        (("list", "--topic", "cyb"), {"cyber": TOPICS["cyber"]}),
        (("list", "--place", "To"), {"Tokyo": "6 events", "Toronto": "1 event"}),
        (("list", "--source", "cc"), {"cc-2024-05-japan-korea": "70 events"}),
        (("list", "--source-section", "a"), {"article": "the prose of the source"}),
        (("list", "--since", "2024-0"), {"2024-01": "19–20 events", "2024-02": "20–21 events", "2024-03": "16 events",
                                         "2024-04": "14 events"}),
        (("list", "--until", "last 3"), {"last 30 days": ""}),
        (("list", "--sort", "tit"), {"title": FIELDS["title"].help}),
        (("count", "--by", "month,ki"), {"month,kind": FIELDS["kind"].help}),
        (("list", "--fields", "id,title,coun"), {"id,title,country": FIELDS["countries"].help}),
        (("list", "-o", "js"), {"json": FORMATS["json"], "jsonl": FORMATS["jsonl"]}),
        (("list", "--color", "a"), {"auto": "", "always": ""}),
        (("list", "--data", "x"), {FILES: ""}),
        (("list", "--limit", ""), {}),
        (("list", "x"), {}),
        (("completion", ""), {"bash": "", "zsh": "", "fish": ""}),
        (("values", "fram"), {"framework": FIELDS["framework"].help}),
        (("show", "2024-02-21-c"), {"2024-02-21-cho-kamikawa":
                                  "Foreign ministers Cho and Kamikawa meet on the sidelines of the G20 in Brazil"}),
        (("import", ""), {FILES: ""}),
        (("cite", "-o", "b"), {"bibtex": "BibTeX entries, for LaTeX"}),
    ],
    ids=str,
)  # fmt: skip
def test_a_word_is_completed(words: tuple[str, ...], expected: dict[str, str]) -> None:
    assert asked(*words) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("cou", ["country:"]),
        ("kind:me", ["kind:meeting", "kind:media-report"]),
        ("what:me", ["what:meeting", "what:media-report"]),
        ("kind:court,me", ["kind:court,meeting", "kind:court,media-report"]),
        ("((kind:vet", ["((kind:veto"]),
        ("kind:court (-coun", ["kind:court (-country:"]),
        ("kind:court -kind:vet", ["kind:court -kind:veto"]),
        ("actor:Cho", ['actor:"Cho Tae-yul"']),
        ('actor:"Cho T', ['actor:"Cho Tae-yul"']),
        ('kind:court place:"Washington, D', ['kind:court place:"Washington, DC"']),
        ('"a phrase" fram', ['"a phrase" framework:']),
        ("nosuchfield:x", []),
        ("nosuchword", []),
        ("month:2024-0", ["month:2024-01", "month:2024-02", "month:2024-03", "month:2024-04"]),
        ("weekday:S", ["weekday:Saturday", "weekday:Sunday"]),
    ],
)
@pytest.mark.parametrize("command", ["filter", "count", "search", "timeline"])
def test_the_last_term_of_a_query_is_completed(command: str, query: str, expected: list[str]) -> None:
    assert list(asked(command, query)) == expected


def test_every_field_completes_to_a_name_that_is_its_own() -> None:
    names = [name.removesuffix(":") for name in asked("filter", "")]
    assert [find_field(name).name for name in names] == list(FIELDS)


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_every_value_in_use_is_a_candidate(field: Field, packaged: Chronology) -> None:
    found = asked("filter", f"{field.name}:")
    if field.type != PART:
        assert len(found) == len(packaged.holdings.index.values(field.name))
        return
    # Of the calendar, whatever an event may have happened in.
    groups = [group for group in packaged.count(by=field.name).groups if group.at_most and not group.own]
    assert list(found) == [f"{field.name}:{group.key[0]}" for group in groups]


def test_candidates_come_from_the_data_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = tmp_path / "mine.jsonl"
    mine.write_text(json.dumps(record("1965-06-22", "treaty", kind="agreement")), encoding="utf-8")
    assert list(asked("--data", str(mine), "show", "")) == ["1965-06-22-treaty"]
    assert list(asked("show", "--data", str(mine), "")) == ["1965-06-22-treaty"]
    assert list(asked("--data", "packaged", "--data", str(mine), "show", "1")) == ["1965-06-22-treaty"]
    monkeypatch.setenv("HOME", str(tmp_path))
    assert list(asked("--data", "~/mine.jsonl", "show", "")) == ["1965-06-22-treaty"]
    monkeypatch.setenv("KRJP_DATA", str(mine))
    assert list(asked("list", "--kind", "")) == ["agreement"]


def test_standard_input_is_left_to_the_shell() -> None:
    assert len(asked("--data", "-", "show", "")) == 70


@pytest.mark.parametrize(
    "words",
    [("nosuch", "x"), ("list", "--nosuch", ""), ("--data", "no-such-file", "show", ""), ("list", "--kind", "\x1b")],
)
def test_what_cannot_be_completed_is_left_alone_without_a_word(words: tuple[str, ...]) -> None:
    assert asked(*words) == {}


def test_no_candidate_drives_the_terminal(hostile_data: Path) -> None:
    for words in (("show", ""), ("list", "--actor", ""), ("list", "--place", ""), ("filter", "actor:")):
        done = krjp("complete", "--", "--data", str(hostile_data), *words)
        assert done.out.replace("\n", "").replace("\t", "").isprintable()
        assert done.out


# Lines as bash has them


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("krjp", BashLine([], "", 0)),
        ("krjp ", BashLine([""], "", 0)),
        ("krjp li", BashLine(["li"], "", 0)),
        ("krjp  list\t", BashLine(["list", ""], "", 0)),
        ("krjp filter kind:me", BashLine(["filter", "kind:me"], "", 5)),
        ("krjp filter 'kind:me", BashLine(["filter", "kind:me"], "'", 0)),
        ("krjp filter 'a b' ", BashLine(["filter", "a b", ""], "", 0)),
        ('krjp filter actor:"Cho T', BashLine(["filter", "actor:Cho T"], '"', 6)),
        ("krjp list --kind=me", BashLine(["list", "--kind=me"], "", 7)),
        ("krjp list -p Washington,\\ D", BashLine(["list", "-p", "Washington, D"], "", 0)),
        ("krjp search 'a\"b", BashLine(["search", 'a"b'], "'", 0)),
        ('krjp search "a\\"b\\c', BashLine(["search", 'a"b\\c'], '"', 0)),
        ("krjp search \\", BashLine(["search", ""], "", 0)),
        ("krjp search ''", BashLine(["search", ""], "", 0)),
    ],
)
def test_a_line_is_read_as_bash_reads_it(line: str, expected: BashLine) -> None:
    assert read_line(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("krjp list --kind vet", ["veto"]),
        ("krjp filter kind:vet", ["veto"]),
        ("krjp list --kind=vet", ["veto"]),
        ("krjp filter 'kind:vet", ["kind:veto"]),
        ("krjp list --place Washing", ["Washington,\\ DC"]),
        ("krjp list --place 'Washing", ["Washington, DC"]),
        ('krjp list --place "Washing', ["Washington, DC"]),
        ("krjp filter actor:Cho", ['\\"Cho\\ Tae-yul\\"']),
        ("krjp filter 'actor:Cho", ['actor:"Cho Tae-yul"']),
        ('krjp filter "actor:Cho', ['actor:\\"Cho Tae-yul\\"']),
        ("krjp list --actor 岸", ["岸田文雄"]),
        ("krjp --data ", [FILES]),
    ],
)
def test_bash_gets_what_it_is_to_put_in(line: str, expected: list[str]) -> None:
    assert list(answered("--line", line)) == expected


def test_an_apostrophe_in_single_quotes_is_written_the_long_way() -> None:
    assert BashLine(["it"], "'", 0).completed("it's") == "it'\\''s"
