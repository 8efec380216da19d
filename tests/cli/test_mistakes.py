"""What people type when they have not read the manual, and what each such line is told.

An error ends with status 2; a remark stands beside an answer and names what was probably meant. Most name the
whole corrected line, to be copied.
"""

from __future__ import annotations

import pytest

from tests.cli.running import krjp

# A line as typed, and what standard error must hold. Each of them is an error.
ERRORS = [
    # names of options without their dashes
    (("count", "by", "month"), "krjp count --by month"),
    (("count", "kind:meeting", "by", "month"), "krjp count kind:meeting --by month"),
    (("count", "by", "month,kind"), "krjp count --by month,kind"),
    (("count", "by", "months"), "krjp count --by months"),
    (("count", "group", "by", "kind"), "krjp count --by kind"),
    (("count", "meetings", "since", "feb"), "krjp count meetings --since feb"),
    (("count", "kind:meeting", "since", "mid", "march"), "krjp count kind:meeting --since 'mid march'"),
    (("list", "since", "feb"), "krjp list --since feb"),
    (("list", "since", "feb", "until", "march"), "krjp list --since feb --until march"),
    (("list", "during", "mid", "april"), "krjp list --during 'mid april'"),
    (("list", "on", "21", "feb"), "krjp list --on '21 feb'"),
    (("list", "kind", "meeting"), "krjp list --kind meeting"),
    (("list", "country", "japan"), "krjp list --country JPN"),
    (("list", "limit", "5"), "krjp list --limit 5"),
    (("list", "sort", "by", "kind"), "krjp list --sort kind"),
    (("list", "order", "by", "title"), "krjp list --sort title"),
    (("filter", "kind", "meeting"), "krjp filter kind:meeting"),
    (("filter", "kind:meeting", "sort", "by", "title"), "krjp filter kind:meeting --sort title"),
    (("filter", "kind:meeting", "limit", "3"), "krjp filter kind:meeting --limit 3"),
    (("timeline", "during", "feb"), "krjp timeline --during feb"),
    # words where none, or others, belong
    (("count", "--by", "month", "kind"), "krjp count --by month,kind"),
    (("count", "--by", "month", ",", "kind"), "krjp count --by month,kind"),
    (("count", "--by", "kind", "meeting"), "krjp count --by kind --kind meeting"),
    (("list", "kishida"), "krjp search kishida"),
    (("list", "forced", "labor"), "krjp list --topic forced-labor"),
    (("list", "kishida", "speech"), "krjp search kishida speech"),
    (("list", "meetings"), "krjp list --kind meeting"),
    (("list", "meetings", "in", "february"), "krjp list --kind meeting --during february"),
    (("list", "feb"), "krjp list --during feb"),
    (("list", "2024-02"), "krjp list --during 2024-02"),
    (("list", "japan"), "krjp list --country JPN"),
    (("list", "kind:meeting"), "krjp filter kind:meeting"),
    (("list", "all"), "krjp list"),
    (("list", "10"), "krjp list --limit 10"),
    (("list", "csv"), "krjp list --output csv"),
    (("list", "help"), "krjp list --help"),
    (("list", "mine.jsonl"), "krjp list --data mine.jsonl"),
    (("list", "--kind", "meeting", "mine.csv"), "krjp list --kind meeting --data mine.csv"),
    (("info", "mine.jsonl"), "krjp info --data mine.jsonl"),
    (("count", "mine.json"), "krjp count --data mine.json"),
    (("search", "mine.json"), "krjp search --data mine.json"),
    (("list", "--kind", "meeting", "court"), "krjp list --kind meeting --kind court"),
    (("list", "--kind", "meeting,court"), "krjp list --kind meeting --kind court"),
    (("list", "--country", "JPN,KOR"), "krjp list --country JPN --country KOR"),
    (("list", "--between", "JPN", "KOR"), "krjp list --between JPN,KOR"),
    (("list", "--during", "february", "2024"), "krjp list --during 'february 2024'"),
    (("count", "--during", "february", "2024"), "krjp count --during 'february 2024'"),
    (("count", "--on", "21", "feb"), "krjp count --on '21 feb'"),
    (("list", "--since", "last", "month"), "krjp list --since 'last month'"),
    (("list", "--country", "south", "korea"), "krjp list --country 'south korea'"),
    (("schema", "kind"), "krjp values kind"),
    (("values", "meeting"), "krjp values kind"),
    (("values", "meeting"), "krjp list --kind meeting"),
    (("values", "japan"), "krjp values country"),
    (("show",), "krjp list -o ids"),
    (("show", "feb"), "krjp list --during feb"),
    (("search",), "krjp search kishida"),
    (("filter",), "krjp filter kind:meeting"),
    (("search", ""), "krjp list"),
    (("filter", ""), "krjp list"),
    # commands
    (("meetings",), "krjp list --kind meeting"),
    (("kishida",), "krjp search kishida"),
    (("takeshima", "dispute"), "krjp search takeshima dispute"),
    (("kind:meeting",), "krjp filter kind:meeting"),
    (("mine.jsonl",), "krjp list --data mine.jsonl"),
    (("help",), "krjp --help"),
    (("help", "list"), "krjp list --help"),
    (("ls",), "krjp list"),
    (("find", "kishida"), "krjp search kishida"),
    (("stats",), "krjp count"),
    (("export",), "krjp list --output csv"),
    (("serach", "kishida"), "krjp search kishida"),
    (("--kind", "meeting"), "krjp list --kind meeting"),
    (("--search", "kishida"), "krjp search kishida"),
    # one dash, or another one
    (("list", "-kind", "meeting"), "krjp list --kind meeting"),
    (("list", "-kind=meeting"), "krjp list --kind=meeting"),
    (("count", "-by", "month"), "krjp count --by month"),
    (("filter", "kind:meeting", "-place", "seoul"), "krjp filter kind:meeting --place seoul"),
    (("list", "–-json"), "krjp list --json"),
    (("list", "—kind", "meeting"), "krjp list --kind meeting"),
    (("count", "—by", "month"), "krjp count --by month"),
    (("list", "/kind", "meeting"), "krjp list --kind meeting"),
    # options other programs have
    (("count", "--by", "kind", "--sort", "count"), "krjp count --by kind"),
    (("count", "--by", "kind", "--limit", "5"), "krjp count --by kind | head"),
    (("count", "--group-by", "kind"), "krjp count --by kind"),
    (("list", "--order-by", "kind"), "krjp list --sort kind"),
    (("list", "--csv"), "krjp list --output csv"),
    (("list", "--json", "--csv"), "krjp list --output csv"),
    (("list", "--format", "csv"), "krjp list --output csv"),
    (("list", "--date", "2024-02"), "krjp list --during 2024-02"),
    (("list", "--after", "feb"), "krjp list --since feb"),
    (("list", "--before=feb"), "krjp list --until=feb"),
    (("list", "--start", "feb", "--end", "mar"), "krjp list --since feb --until mar"),
    (("list", "--month", "feb"), "krjp list --during feb"),
    (("list", "--file", "mine.json"), "krjp list --data mine.json"),
    (("list", "--top", "5"), "krjp list --limit 5"),
    (("list", "--weekday", "wed"), "krjp filter weekday:wed"),
    (("list", "--title", "nuclear"), "krjp filter title:nuclear"),
    (("list", "--kinds", "meeting"), "krjp list --kind meeting"),
    (("list", "--desc"), "krjp list --reverse"),
    (("list", "--query", "kind:meeting"), "krjp filter kind:meeting"),
    (("list", "--from", "feb"), "--since feb"),
    # values of options
    (("list", "-o", "excel"), "krjp list -o csv"),
    (("list", "-o", "xlsx"), "krjp list -o csv"),
    (("list", "-o", "events.csv"), "krjp list -o csv > events.csv"),
    (("list", "--output", "ndjson"), "krjp list --output jsonl"),
    (("list", "-o", "html"), "krjp timeline --html FILE"),
    (("list", "--limit", "five"), "krjp list --limit 5"),
    (("list", "--limit", "-1"), "krjp list --limit 5"),
    (("list", "--since"), "krjp list --since feb"),
    (("list", "--since", "--until", "mar"), "--since feb"),
    (("list", "--sort", "count"), "krjp count"),
    (("list", "--kind", "meetings"), "did you mean meeting?"),
    (("list", "--kind", ""), "--kind ''"),
    (("list", "--actor", ""), "--actor ''"),
    (("list", "--since", ""), "expected a period, found nothing"),
    (("list", "--since", "2024-13"), "months run from 01 to 12"),
    (("list", "--on", "31 feb"), "its last day is 2024-02-29"),
    (("list", "--on", "february"), "krjp list --during february"),
    (("list", "--since", "mar", "--until", "feb"), "krjp list --since feb --until mar"),
    (("list", "--during", "mar..feb"), "write feb..mar"),
    (("list", "--during", "nov..feb"), "2023-11..2024-02 or 2024-11..2025-02"),
    (("list", "--during", "winter 2024"), "winter 2023-24 or winter 2024-25"),
    (("list", "--during", "1900s"), "1900..1909 or 1900..1999"),
    (("list", "--during", "feb - mar"), "feb..mar"),
    # other languages in a query
    (("filter", "kind in (meeting,court)"), "write kind:meeting,court"),
    (("filter", "kind in ('meeting', 'court') and country:USA"), "write kind:meeting,court and country:USA"),
    (("filter", "kind NOT IN (meeting)"), "write not kind:meeting"),
    (("filter", "kind in [meeting]"), "write kind:meeting"),
    (("filter", "kind == 'meeting' && country == 'USA'"), "write kind == meeting and country == USA"),
    (("filter", "kind = 'meeting'"), "write kind = meeting"),
    (("filter", "kind:meeting || kind:court"), "write kind:meeting or kind:court"),
    (("filter", "kind:meeting | kind:court"), "write kind:meeting or kind:court"),
    (("filter", "kind:meeting & country:USA"), "write kind:meeting and country:USA"),
    (("filter", "kind <> meeting"), "write kind!=meeting"),
    (("filter", "title LIKE '%nucl%'"), "write title:nucl*"),
    (("filter", "title like nuclear"), "write title:nuclear"),
    (("filter", "title contains nuclear"), "write title:nuclear"),
    (("filter", "title ~ nuclear"), "write title:nuclear"),
    (("filter", "kind is meeting"), "write kind:meeting"),
    (("filter", "kind is not meeting"), "write not kind:meeting"),
    (("filter", "place IS NULL"), "write not place:*"),
    (("filter", "place is not null"), "write place:*"),
    (("filter", "date between 2024-02-01 and 2024-02-10"), "write date:2024-02-01..2024-02-10"),
    (("filter", "date from feb to mar"), "write date:feb..mar"),
    (("filter", "date:2024-02-01 to 2024-02-10"), "write date:2024-02-01..2024-02-10"),
    (("filter", "date:2024-02-01 - 2024-02-10"), "write date:2024-02-01..2024-02-10"),
    (("filter", "date:2024-02-01 .. 2024-02-10"), "write date:2024-02-01..2024-02-10"),
    (("filter", "date:21 feb"), 'write date:"21 feb"'),
    (("filter", "date since feb"), "write date>=feb"),
    (("filter", "date after feb"), "write date>feb"),
    (("filter", "kind:meeting, court"), "write kind:meeting,court"),
    (("filter", "kind: meeting"), "write kind:meeting"),
    (("filter", "where kind:meeting"), "write kind:meeting"),
    (("filter", "kind:meeting order by date"), "krjp filter kind:meeting --sort date"),
    (("filter", "!kind:meeting"), "write not kind:meeting"),
    (("filter", "kind:meeting; country:USA"), "write kind:meeting country:USA"),
    (("filter", "kind:meeting not"), "expected a word"),
    (("filter", "kind:meeting and"), "expected a word"),
    (("filter", "(kind:meeting"), "add a ')'"),
    (("filter", "kind:meeting)"), "no '(' for this ')'"),
    (("filter", '"forced labor'), "add the closing quote"),
    (("filter", "kind:meeting,"), "expected a value"),
    (("search", "-kind:meeting"), "not kind:meeting"),
    (("filter", "kind:"), "for example"),
    (("filter", "level between minister and leader kind:meeting"), "write level>=minister level<=leader kind:meeting"),
    (("count", "--", "by", "month"), "krjp count --by month"),
    (("list", "--since", "feb", "--until=jan"), "krjp list --since jan --until=feb"),
    (("list", "--actor", "cho", "tae-yul"), "krjp list --actor 'cho tae-yul'"),
    (("list", "--fields", "date,", "title"), "krjp list --fields date,title"),
    (("count", "--since", "last", "month"), "krjp count --since 'last month'"),
    (("count", "--country", "south", "korea"), "krjp count --country 'south korea'"),
    (("list", "packaged"), "krjp list --data packaged"),
    (("list", "--data", "no-such.json", "kishida"), "krjp search kishida"),
    (("info", "kishida"), "krjp search kishida"),
    (("--list",), "krjp list"),
    (("count", "--top", "5"), "krjp count | head -n 5"),
    (("count", "--during", "mid", "march..april", "talks"), "krjp count --during 'mid march..april' talks"),
    (("list", "--kind", "meeting", "--limit", "five"), "krjp list --kind meeting --limit 5"),
    (("list", "-rnfive"), "'five' is no whole number; see krjp list --help"),
    (("count", "--country", "south", "korea", "news"), "krjp count --country 'south korea' news"),
    (("list", "by", "month"), "krjp count --by month"),
    (("list", "--country", "japan", "foo"), "krjp search foo --country japan"),
    (("values", "kind", "foo"), "unexpected extra argument(s) (foo)"),
    (("list", "--json=5"), "'--json' does not take a value"),
    (("search", "-zq", "--", "-kind"), "unknown option '-z'"),
    # -- before the command changes nothing
    (("--", "list", "foo"), "write krjp search foo"),
    (("--", "--list"), "write krjp list"),
    (("--", "serach", "kishida"), "write krjp search kishida"),
    # characters nobody sees
    (("li\u200bst",), "U+200B"),
    (("list", "--ki\u00adnd", "meeting"), "krjp list --kind meeting"),
    (("list", "--kind\u00a0meeting"), "krjp list --kind meeting"),
]

# A line as typed, and what is said beside its answer.
REMARKS = [
    (("count", "month"), "krjp count --by month"),
    (("--", "count", "month"), "krjp count --by month"),
    (("search", "kishida", "since", "feb"), "krjp search kishida --since feb"),
    (("search", "kishida", "by", "month"), "krjp count kishida --by month"),
    (("list", "--during", "february 2025"), "the data covers 2024-01-01 to 2024-04-30"),
    (("list", "--during", "last week"), "the data covers 2024-01-01 to 2024-04-30"),
    (("count", "--since", "2025"), "the data covers 2024-01-01 to 2024-04-30"),
    (("filter", "date:1999"), "the data covers 2024-01-01 to 2024-04-30"),
    (("search", "kishida", "--until", "2020"), "the data covers 2024-01-01 to 2024-04-30"),
    (("timeline", "--during", "2025"), "the data covers 2024-01-01 to 2024-04-30"),
]


@pytest.mark.parametrize(("line", "named"), ERRORS, ids=[" ".join(line) for line, _ in ERRORS])
def test_a_mistake_is_an_error_that_names_what_to_type(line: tuple[str, ...], named: str) -> None:
    done = krjp(*line)
    assert (done.status, done.out) == (2, "")
    assert named in done.err
    assert done.err.startswith("krjp: error: ")


@pytest.mark.parametrize(("line", "named"), REMARKS, ids=[" ".join(line) for line, _ in REMARKS])
def test_what_was_probably_meant_is_said_beside_the_answer(line: tuple[str, ...], named: str) -> None:
    done = krjp(*line)
    assert done.status == 0
    assert named in done.err


@pytest.mark.parametrize(
    "line",
    [("count", "--during", "february", "kishida"), ("count", "kishida", "during", "talks")],
    ids=" ".join,
)
def test_words_that_only_look_like_part_of_a_period_are_looked_for(line: tuple[str, ...]) -> None:
    done = krjp(*line)
    assert done.status == 0
    assert "krjp count" not in done.err
