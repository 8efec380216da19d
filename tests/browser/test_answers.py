"""What the page finds, against what krjp finds."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import krjp
from krjp.query.wording import function_words
from krjp.text import tokens, words
from tests.cli.running import krjp as run

if TYPE_CHECKING:
    from collections.abc import Callable

    Opened = Callable[..., Any]

VAGUE = Path(__file__).parent.parent / "query" / "possible" / "made_up.json"
FOUND = """fragment => {
  const {surely, possibly, counts} = answer(stateOf(fragment));
  return [surely, possibly].map(some => some.map(({id}) => id));
}"""


@pytest.fixture
def page(opened: Opened) -> Any:
    """The page of the packaged data."""
    return opened("explore")


def test_text_is_cut_into_the_same_words(page: Any) -> None:
    texts = [
        *(
            "Cho Tae-yul's 독도는 竹島の日",
            "ＴŌＫＹŌ が",
            "U.S. F-16s, naïve Straße",
            "a\u0301b e\u0301",
            "東京都-2024",
        ),
        *("\u1112\u1161\u11ab\u1100\u116e\u11a8 ハ\uff9e・ラ", "x_y '’s", "\U00020000字"),
    ]
    texts += [text for event in krjp.load() for text in (event.title, event.summary)]
    assert page.evaluate("texts => texts.map(tokens)", texts) == [
        [[token.term, token.position] for token in tokens(text)] for text in texts
    ]


def test_a_word_finds_what_krjp_finds_by_it(page: Any) -> None:
    chronology = krjp.load()
    skipped = function_words() | {"and", "or", "not"}
    vocabulary = {
        word for event in chronology for text in (event.title, event.summary) for word in words(text)
    } - skipped
    asked = [
        *(
            "竹島",
            "독도",
            "forced labour",
            "foreign ministers",
            "Tae-yul",
            "kim jong un",
            "ROK",
            "foreign minister visits",
        ),
        *('"supply chains"', '"chains supply"', "sanction*", "takeshima protest", "minister dokdo"),
        *sorted(vocabulary)[::5],
    ]
    found = page.evaluate("asked => asked.map(q => [...search(q).whole || []].sort((a, b) => a - b))", asked)
    found = [[chronology.events[at].id for at in one] for one in found]
    strict = [[event.id for event in chronology.filter(text).events] for text in asked]
    assert {text: one for text, one, other in zip(asked, found, strict, strict=True) if other and one != other} == {}
    assert sum(map(bool, strict)) > 200


def test_words_that_no_event_holds_together_find_most_of_them(page: Any) -> None:
    said = page.evaluate("search('what did Kishida offer Pyongyang zzzz').said")
    assert said[:2] == [
        "no event holds “zzzz”",
        "no event holds all of this; shown are those that hold most of it",
    ]
    assert any(each.startswith("Kishida is also ") for each in said[2:])
    assert page.evaluate("[...search('kishida offer pyongyang').held].map(at => events[at].id)")
    assert page.evaluate("search('zzzz').held.size") == 0
    assert page.evaluate("search('the').held.size") > 0
    assert page.evaluate("search('…').held") is None


PARTS = (
    *("kishida offer", "takeshima protest", "foreign minister visits", "minister dokdo", "kishida offer pyongyang"),
    *("summit agreement", "forced labour seoul court", "naval exercise japan", "yoon kishida call tokyo", "독도 항의"),
)


@pytest.mark.parametrize("asked", PARTS)
def test_beside_all_words_the_largest_part_of_them_finds_what_krjp_puts_first(asked: str, page: Any) -> None:
    """A page weighs words by how rare they are alone; krjp also by where they stand."""
    chronology = krjp.load()
    held, whole = page.evaluate("q => { const {held, whole} = search(q); return [[...held], [...whole]]; }", asked)
    assert set(whole) <= set(held)
    assert chronology.search(asked).events[0].id in {chronology.events[at].id for at in held}
    assert {chronology.events[at].id for at in whole} == {event.id for event in chronology.filter(asked).events}


def test_events_that_hold_all_words_stand_before_those_that_hold_most_of_them_best_first(opened: Opened) -> None:
    page = opened("explore", fragment="#q=takeshima+protest")
    whole = [event.id for event in krjp.load().filter("takeshima protest").events]
    ids = "rows => rows.map(row => row.dataset.id || row.innerText)"
    rows = page.eval_on_selector_all("#events tbody tr", ids)
    at = rows.index(f"hold most of the words ({len(rows) - len(whole) - 1})")
    assert rows[:at] == whole
    assert page.inner_text("#found") == f"{len(rows) - 1} of 70 events"
    weights = page.evaluate(
        "ids => ids.map(id => search('takeshima protest').weights.get(events.findIndex(e => e.id === id)))",
        rows[at + 1 :],
    )
    assert weights == sorted(weights, reverse=True)
    page.click("[data-sort='date']")
    page.click("[data-sort='date']")
    again = page.eval_on_selector_all("#events tbody tr", ids)
    assert again[:at] in (whole, whole[::-1])
    assert sorted(again[at + 1 :]) in (again[at + 1 :], again[:at:-1])


def test_where_no_event_holds_all_words_the_best_stand_first_until_an_order_is_asked_for(opened: Opened) -> None:
    page = opened("explore", fragment="#q=summit+agreement")
    ids = "rows => rows.map(row => row.dataset.id)"
    best = page.eval_on_selector_all("#events tbody tr", ids)
    assert None not in best
    assert page.get_attribute("th.date", "aria-sort") is None
    page.click("[data-sort='date']")
    assert page.get_attribute("th.date", "aria-sort") == "ascending"
    assert page.eval_on_selector_all("#events tbody tr", ids) == sorted(best) != best


@pytest.mark.parametrize("asked", ["kamikwa", "takashima", "日韓", "독도문제", "kidnapped"])
def test_a_word_that_occurs_nowhere_is_read_as_krjp_reads_it(asked: str, page: Any) -> None:
    chronology = krjp.load()
    held, said = page.evaluate("q => { const {held, said} = search(q); return [[...held], said]; }", asked)
    assert {chronology.events[at].id for at in held} == {event.id for event in chronology.search(asked).events}
    assert said[0].startswith(f"“{asked}” read as ")


def test_days_find_surely_and_possibly_what_krjp_does(opened: Opened) -> None:
    page = opened("--data", str(VAGUE), "explore")
    chronology = krjp.load(VAGUE)
    first, last = (day for day in chronology.holdings.coverage if day)
    for start in range(0, (last - first).days, 5):
        for length in (0, 3, 30):
            since = first + timedelta(days=start)
            until = min(since + timedelta(days=length), last)
            found = chronology.list(since=str(since), until=str(until))
            assert page.evaluate(FOUND, f"#from={since}&to={until}") == _ids(found), (since, until)


def test_months_count_what_krjp_lists_of_them(opened: Opened) -> None:
    page = opened("--data", str(VAGUE), "explore")
    chronology = krjp.load(VAGUE)
    counts = page.evaluate("Object.fromEntries(answer(stateOf('#')).counts.when)")
    assert len(counts) > 3
    for month, number in counts.items():
        found = chronology.list(during=month)
        assert (number["sure"], number["most"]) == (len(found.events), len(found.events) + len(found.possible))
    both = list(counts)[1:3]
    asked = chronology.list(during=f"{both[0]}..{both[1]}")
    assert page.evaluate(FOUND, f"#when={both[0]}&when={both[1]}") == _ids(asked)
    # An approximate event that lies on both sides of a month left out belongs to neither for sure.
    apart = list(counts)[0:3:2]
    asked = chronology.filter(f"date:{apart[0]} or date:{apart[1]}")
    assert page.evaluate(FOUND, f"#when={apart[0]}&when={apart[1]}") == _ids(asked)


def _ids(found: Any) -> list[list[str]]:
    return [[event.id for event in some] for some in (found.events, found.possible)]


@pytest.mark.parametrize(
    ("fragment", "options"),
    [
        ("kind=meeting&kind=aid", ["--kind", "meeting", "--kind", "aid"]),
        ("class=verbal-conflict&country=JPN", ["--event-class", "verbal-conflict", "--country", "JPN"]),
        ("topic=territory&actor=kamikawa-yoko", ["--topic", "territory", "--actor", "kamikawa-yoko"]),
        ("dyad=KOR+→+JPN&from=2024-02-01", ["--initiator", "KOR", "--target", "JPN", "--since", "2024-02-01"]),
    ],
)
def test_filters_find_what_options_do(fragment: str, options: list[str], page: Any) -> None:
    wanted = run("list", *options, "-o", "ids").out.split()
    found = page.evaluate(FOUND, f"#{fragment}")[0]
    if "dyad" in fragment:  # an act of several states has all their dyads; options also find what is symmetric
        wanted = [key for key in wanted if "KOR → JPN" in krjp.load()[key].dyads]
    assert found == wanted


def test_each_number_is_how_many_there_would_be(page: Any) -> None:
    told = page.evaluate("""() => {
      const asked = stateOf('#q=japan&kind=meeting&from=2024-01-15&to=2024-03-10');
      const wrong = [];
      for (const name of LISTS) for (const value of VALUES[name]) {
        const {sure = 0, most = 0} = answer(asked).counts[name].get(value) || {};
        const {surely, possibly} = answer({...asked, [name]: [value]});
        if (surely.length !== sure || surely.length + possibly.length !== most) wrong.push([name, value]);
      }
      return wrong;
    }""")
    assert told == []


def test_long_chronologies_are_filtered_by_years_or_decades(opened: Opened) -> None:
    for years, unit, label in ((9, "Year", "1972"), (90, "Decade", "1970s")):
        records = [
            {"id": f"e{n}", "date": str(date(1965 + n, 5, 1)), "title": f"T{n}", "kind": "aid"} for n in range(years)
        ]
        page = opened("--data", "-", "explore", stdin=json.dumps(records).encode())
        page.click(f"summary:has-text('{unit}')")
        page.click(f"[data-facet=when] label:has-text('{label}')")
        assert page.inner_text("#found").startswith("1 " if unit == "Year" else "10 ")
