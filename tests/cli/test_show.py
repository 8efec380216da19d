"""`krjp show`: one event, several, or a digest of those that meet a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from krjp.text import cell_width
from tests.cli.running import krjp, records

if TYPE_CHECKING:
    from pathlib import Path

VISIT = "2024-04-08-kishida-state-visit"


@pytest.mark.parametrize(
    "words",
    [("state", "visit"), ("state visit",), ("Visit", "STATE"), ("kishida-state",), ("visit", "apr", "state")[::2]],
)
def test_the_words_of_an_id_name_its_event(words: tuple[str, ...]) -> None:
    assert [each["id"] for each in records("show", *words)] == [VISIT]


def test_words_that_each_name_an_event_name_several() -> None:
    found = [each["id"] for each in records("show", "kishida-state", "cho-kamikawa")]
    assert found == [VISIT, "2024-02-21-cho-kamikawa"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("kishida", "2024"), "id 'kishida 2024' fits "),
        (("cho-kamikawa", "bluebok"), "no id holds 'bluebok'; write krjp search bluebok"),
        (("cho-kamikawa", "2024-02-20"), "id '2024-02-20' fits 2 events"),
        (("kishida", "flood"), "no id holds 'kishida flood'; write krjp search kishida flood"),
        (("april",), "'april' is no id; write krjp show --during april"),
        (("cho-kamikawa", "--limit", "1"), "an id names one event; leave out --sort, --limit"),
        (("cho-kamikawa", "--possible"), "an id names one event; leave out --sort, --limit"),
        (("kind:meting",), "did you mean meeting?"),
    ],
)
def test_what_names_no_event_is_told_with_what_to_write(words: tuple[str, ...], message: str) -> None:
    done = krjp("show", *words)
    assert (done.status, done.out) == (2, "")
    assert message in done.err


def test_a_digest_has_each_event_with_its_summary_and_the_sources_below() -> None:
    done = krjp("show", "kind:protest", "--initiator", "JPN")
    assert (done.status, done.err) == (0, "")
    *head, summary, key = done.out.splitlines()[:6]
    assert head == [
        "1 event: kind:protest and initiators:JPN",
        "",
        "21 Feb 2024  Japan summons Ambassador Yun over the Hitachi Zosen payment",
        "  protest · Japan → South Korea · Tokyo · Yun Duk-min, Hitachi Zosen",
    ]
    assert summary.startswith("  Japan's government calls in Yun Duk-min, the South Korean Ambassador to Japan, to ")
    assert summary.endswith(" took compensation from the company Hitachi Zosen.")
    assert key == "  2024-02-21-yun-summons"
    assert done.out.splitlines()[6:8] == ["", "Sources"]
    assert "Comparative Connections" in done.out
    assert re.search(r"^  \d reports by others$", done.out, re.MULTILINE)


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        (("--during", "march"), "16 events in Mar 2024"),
        (("--on", "2024-02-21"), "2 events on 21 Feb 2024"),
        (("--since", "2024-04-17"), "5 events: date:2024-04-17.."),
        (("kishida", "--during", "march", "--kind", "report"), ""),
    ],
)
def test_a_digest_says_what_it_is_of(question: tuple[str, ...], heading: str) -> None:
    done = krjp("show", *question)
    assert done.status == 0
    assert done.out.partition("\n")[0] == heading
    assert bool(done.out) or done.err == "krjp: nothing matched\n"


def test_a_digest_tells_apart_what_may_match() -> None:
    plain, wide = krjp("show", "--during", "early-feb"), krjp("show", "--during", "early-feb", "--width", "70")
    assert plain.err == "krjp: 1 more event may match, but its date is too vague to tell; --possible lists it too\n"
    assert "by 13 Feb 2024" not in plain.out
    assert wide.err == ""
    assert "\nmay also fall in early Feb 2024 (1)\n\nby 13 Feb 2024  Washington" in wide.out
    both = krjp("show", "--during", "early-feb", "--possible")
    assert "\n? by 13 Feb 2024  Washington" in both.out
    assert max(map(cell_width, wide.out.splitlines())) <= 70
    none = krjp("show", "--during", "early-feb", "--width", "70", "--limit", "0")
    assert none.out == ""


def test_a_digest_is_ordered_and_cut_as_a_list_is() -> None:
    shown = krjp("show", "--during", "march", "--reverse", "--limit", "3", "--offset", "1").out
    listed = krjp("list", "--during", "march", "--reverse", "--limit", "3", "--offset", "1", "-o", "ids").out
    assert re.findall(r"^  (2024-[\w-]+)$", shown, re.MULTILINE) == listed.split()


@pytest.mark.parametrize(
    "form", [("--json",), ("-o", "csv"), ("-o", "table"), ("--fields", "id"), ("--template", "{id}")]
)
def test_a_question_in_another_format_is_a_list(form: tuple[str, ...]) -> None:
    assert krjp("show", "kind:court", *form) == krjp("list", "--kind", "court", *form)


def test_a_question_is_explained() -> None:
    assert krjp("show", "kind:court", "--explain") == krjp("filter", "kind:court", "--explain")


def test_a_digest_of_nothing_is_nothing() -> None:
    done = krjp("show", "kind:court", "--during", "2024-04", "--exit-status")
    assert done == (1, "", "krjp: nothing matched\n")


def test_a_digest_in_colour_marks_titles_and_ids() -> None:
    out = krjp("show", "id:2024-02-21-yun", "--color", "always").out
    assert "\x1b[1m21 Feb 2024  Japan summons Ambassador Yun over the Hitachi Zosen payment\x1b[0m\n" in out
    assert "  \x1b[2m2024-02-21-yun-summons\x1b[0m\n" in out


def test_a_digest_of_hostile_data_is_harmless(hostile_data: Path) -> None:
    out = krjp("show", "--data", str(hostile_data), "--since", "0001").out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        ({"countries": ["JPN", "KOR"]}, "statement · Japan, South Korea"),
        ({"initiators": ["JPN"]}, "statement · Japan"),
        ({"initiators": ["UN Command"], "targets": ["PRK"]}, "statement · UN Command → North Korea · UN Command"),
        ({}, "statement"),
    ],
)
def test_who_acts_is_told_as_far_as_is_known(fields: dict[str, object], facts: str, tmp_path: Path) -> None:
    import json

    mine = tmp_path / "mine.jsonl"
    mine.write_text(json.dumps({"id": "a", "date": "1965-06-22", "title": "T", "kind": "statement", **fields}))
    lines = krjp("show", "kind:statement", "--data", str(mine)).out.splitlines()
    assert lines == ["1 event: kind:statement", "", "22 Jun 1965  T", f"  {facts}", "  a"]
