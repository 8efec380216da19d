"""The public object: questions in, frozen answers out."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ProcessPoolExecutor
from copy import copy, deepcopy
from datetime import date
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.chronology import Chronology
from krjp.dates import Period
from krjp.errors import AmbiguousNameError, DataError, ExpressionError, KrjpError, UnknownNameError
from krjp.index.events import Selection
from krjp.index.words import Matches
from krjp.query.conditions import Explanation, HavingAny, NotSo, OnDays
from krjp.query.context import Context
from krjp.query.meaning import understand
from krjp.query.parser import parse
from krjp.record.fields import find_field

from .building import calls_of, chronology_of, event, record

if TYPE_CHECKING:
    from krjp.chronology import Answer

TODAY = date(2024, 3, 15)
SMALL = chronology_of(
    [
        record("2024-01-05", "talks", kind="meeting", countries=["JPN", "KOR"], title="Ministers talk about missiles"),
        record("2024-01-30", "exercise", end_date="2024-02-02", kind="exercise", countries=["KOR", "USA"],
               title="An exercise at sea", summary="Missiles are tracked and a missile is shot down."),
        record("2024-02-21", "vague", end_date="2024-03-20", date_certainty="approximate", title="Someone protests",
               kind="protest", countries=["JPN"]),
        record("2024-03-14", "poll", kind="poll", title="A poll", note="Missile fears are up."),
        record("2025-02-22", "later", title="A year later"),
    ],
    today=TODAY,
)  # fmt: skip


def ids(answer: Answer) -> str:
    """The events that surely meet a question, and behind a question mark those that may."""
    sure, possible = (" ".join(event.id[11:] for event in each) for each in (answer.events, answer.possible))
    return f"{sure} ? {possible}" if possible else sure


def ask(query: str = "", **limits: object) -> str:
    return ids(SMALL.filter(query, **limits))


def test_listing_gives_all_events_in_order_of_date() -> None:
    assert ids(SMALL.list()) == "talks exercise vague poll later"
    assert SMALL.list().events == SMALL.events


def test_filtering_gives_the_events_for_which_the_query_holds() -> None:
    assert ask("country:KOR missile") == "talks exercise"
    assert ask("country:KOR -kind:meeting") == "exercise"


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        ({"since": "2024-02"}, "exercise vague poll later"),
        ({"since": "feb 2024"}, "exercise vague poll later"),
        ({"since": "2024-02-03"}, "vague poll later"),
        ({"since": "2024-02-22"}, "poll later ? vague"),
        ({"until": "2024-02"}, "talks exercise ? vague"),
        ({"until": "2024-02-20"}, "talks exercise"),
        ({"since": "2024-02-03", "until": "2024-03-13"}, " ? vague"),
        ({"since": "2024-01..2024-05", "until": "2024-01..2024-02"}, "talks exercise ? vague"),
        ({"during": "2024-03"}, "poll ? vague"),
        ({"during": "2024-02-21..2024-03-20"}, "vague poll"),
        ({"during": "..2024-01-31"}, "talks exercise"),
        ({"during": "2024-02-10.."}, "vague poll later"),
        ({"during": "2024-03", "since": "2024-03-18"}, " ? vague"),
        ({"on": "2024-01-31"}, "exercise"),
        ({"on": "02-22"}, "later ? vague"),
        ({"on": "02-22", "during": "2024"}, " ? vague"),
        ({"during": "02-01"}, "exercise"),
        ({"on": "today"}, " ? vague"),
        ({"during": "yesterday"}, "poll ? vague"),
        ({"during": "last 2 months"}, "exercise poll ? vague"),
        ({"kind": ("poll", "protest")}, "vague poll"),
        ({"kind": ["poll", "protest"]}, "vague poll"),
        ({"kind": "poll"}, "poll"),
        ({"what": "poll"}, "poll"),
        ({"country": ("KOR",), "kind": ("exercise", "poll")}, "exercise"),
        ({"country": ("Japan", "한국")}, "talks exercise vague"),
        ({"countries": "JPN+KOR"}, "talks"),
        ({"country": ()}, "talks exercise vague poll later"),
        ({"country": None, "since": None}, "talks exercise vague poll later"),
        ({"country": "*"}, "talks exercise vague"),
        ({"title": "missiles"}, "talks"),
        ({"date_certainty": "approximate"}, "vague"),
        ({"kind": ("poll",), "during": "2024-01"}, ""),
        ({"month": "2024-03"}, "poll ? vague"),
        ({"date": "2024-03"}, "poll ? vague"),
        ({"when": ["2024-03", "2024-02"]}, "exercise vague poll"),
    ],
)
def test_limits_all_hold_and_values_of_one_field_are_alternatives(limits: dict[str, Any], found: str) -> None:
    assert ask(**limits) == found
    assert ids(SMALL.list(**limits)) == found
    answer = SMALL.list(**limits)
    count = SMALL.count(**limits)
    assert (count.total, count.at_most) == (len(answer.events), len(answer.events) + len(answer.possible))


@pytest.mark.parametrize(
    ("query", "limits", "only_days"),
    [
        ("", {"during": "2024-03"}, True),
        ("", {"since": "2024-03", "until": "2024-04"}, True),
        ("date:2024-03", {}, True),
        ("date>=2024-03", {"until": "2024-04"}, True),
        ("", {"during": "2024-03", "kind": "poll"}, False),
        ("not date:2024-03", {}, False),
        ("date:2024-03 or date:2024-02", {}, False),
        ("", {"on": "02-22"}, False),
        ("poll", {}, False),
    ],
)
def test_an_answer_says_whether_only_a_period_was_asked_for(
    query: str, limits: dict[str, str], only_days: bool
) -> None:
    assert SMALL.filter(query, **limits).only_days is only_days


def test_the_period_asked_for_is_part_of_the_answer() -> None:
    asked = SMALL.filter("date<2024-03", since="2024-01-10", during="2024").asked
    assert asked == Period(date(2024, 1, 10), date(2024, 2, 29))
    assert SMALL.list().asked == Period()
    assert SMALL.filter("date:2024-01 or date:2024-02").asked == Period()
    assert SMALL.filter("not date:2024-01").asked == Period()


def test_a_search_puts_the_best_match_first_and_says_where_it_matched() -> None:
    answer = SMALL.search("missile")
    assert ids(answer) == "talks exercise poll"
    assert [hit.event for hit in answer.hits] == list(answer.events)
    assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True)
    first, second, third = answer.hits
    assert first.matches == Matches(title=((21, 29),))
    assert first.beyond_title == Matches()
    assert second.matches == second.beyond_title == Matches(summary=((0, 8), (27, 34)))
    assert third.matches == Matches(note=((0, 7),))


def test_where_a_hit_matches_is_looked_for_once_however_often_it_is_looked_at() -> None:
    hits = SMALL.search("missile").hits
    assert calls_of(lambda: list(hits)) > 100
    assert calls_of(lambda: list(hits)) < 20


def test_what_may_match_is_found_beside_what_surely_does() -> None:
    answer = SMALL.search("protests or missile", since="2024-02-22")
    assert ids(answer) == "poll ? vague"
    (hit,) = answer.possible_hits
    assert (hit.event, hit.matches) == (answer.possible[0], Matches(title=((8, 16),)))
    assert hit.score > 0


def test_events_that_match_equally_well_stay_in_order_of_date() -> None:
    twins = chronology_of([record(f"2024-01-0{day}", title="The same words") for day in (3, 1, 2)])
    answer = twins.search("words")
    assert [event.date.day for event in answer.events] == [1, 2, 3]
    assert len({hit.score for hit in answer.hits}) == 1


def test_a_search_takes_limits_and_fields_as_a_filter_does() -> None:
    assert ids(SMALL.search("missile kind:exercise")) == "exercise"
    assert ids(SMALL.search("missile", during="2024-03")) == "poll"


def test_a_search_without_words_keeps_the_order_of_date_and_scores_nothing() -> None:
    answer = SMALL.search("country:KOR")
    assert ids(answer) == "talks exercise"
    assert [(hit.score, hit.matches) for hit in answer.hits] == [(0.0, Matches()), (0.0, Matches())]


def test_all_words_are_wanted_unless_any_is_enough() -> None:
    assert ids(SMALL.search("missile poll")) == "poll"
    assert set(ids(SMALL.search("missile poll", any_word=True)).split()) == {"talks", "exercise", "poll"}


def test_what_is_negated_is_neither_ranked_nor_marked() -> None:
    answer = SMALL.search("missile -poll")
    assert ids(answer) == "talks exercise"
    assert not any(hit.matches.title for hit in SMALL.search("-missile").hits)
    assert [hit.score for hit in SMALL.search("-missile").hits] == [0.0, 0.0]


def test_what_is_negated_is_not_marked_where_something_else_matched() -> None:
    (poll,) = (hit for hit in SMALL.search("poll or -missile").hits if hit.event.kind == "poll")
    assert poll.matches == Matches(title=((2, 6),))  # and not the missile of its note


def test_what_is_negated_twice_is_ranked_and_marked_as_if_it_were_not() -> None:
    twice, never = (SMALL.search(query).hits for query in ("not not missile", "missile"))
    assert list(twice) == list(never)


def test_words_that_occur_nowhere_are_answered_with_the_nearest_that_do() -> None:
    answer = SMALL.search("misile", all_words=True)
    assert (list(answer.events), answer.suggestions) == ([], {"misile": "missile"})
    assert SMALL.search("missile").suggestions == {}
    assert SMALL.search("qqqqqq").suggestions == {}


def test_how_a_question_was_read_is_explained() -> None:
    answer = SMALL.filter("country:ROK date>=may..2024-08", since="2024-01")
    assert answer.query == "countries:ROK and date>=may..2024-08 and date:2024-01-01.."
    told = dict(answer.explained)
    assert told["countries:ROK"] == "KOR"
    assert told["since 2024-01"] == "2024-01-01.."
    assert told["date>=may..2024-08"].endswith("..2024-08-31")
    assert SMALL.count("country:ROK date>=may..2024-08", since="2024-01").explained == answer.explained
    assert SMALL.list().query == ""
    assert parse(answer.query)


def test_why_an_event_is_only_possible_is_told() -> None:
    assert SMALL.why("date:2024-03") == [
        Explanation(
            "2024-02-21-vague",
            "only possible: some time in 21 Feb–20 Mar 2024; meets the question on 2024-03-01..2024-03-20",
        )
    ]
    assert SMALL.why(since="2024-03-20")[0].meaning.endswith(" meets the question on 2024-03-20")
    reason = SMALL.why("date:2024-02-25,2024-02-27 or date:2024-02-26 or date>2024-03-15 kind:protest")[0]
    assert reason.meaning.endswith(" meets the question on 2024-02-25..2024-02-27, 2024-03-16..2024-03-20")
    assert SMALL.why("kind:protest") == SMALL.why("kind:poll", since="2024-03-20") == []


def test_of_many_that_are_only_possible_the_first_ten_are_explained() -> None:
    many = chronology_of(record("2024-01-01", f"e{n}", date_certainty="approximate") for n in range(12))
    assert [reason.asked[11:] for reason in many.why("date:2024-01-01")] == [f"e{n}" for n in range(10)]


def test_counting_counts_what_filtering_finds() -> None:
    assert SMALL.count("missile").total == len(SMALL.filter("missile").events) == 3
    assert (SMALL.count(during="2024-02").total, SMALL.count(during="2024-02").at_most) == (1, 2)
    by_kind = SMALL.count("country:KOR", by="kind")
    assert [(group.key, group.sure, group.at_most) for group in by_kind.groups] == [
        (("exercise",), 1, 1),
        (("meeting",), 1, 1),
    ]
    assert SMALL.count(by=["month", "kind"]).by == SMALL.count(by="month, kind").by == ("month", "kind")


def test_a_count_by_month_has_the_rows_of_the_period_asked_for() -> None:
    asked = SMALL.count(since="2024-02", until="2024-04-10", by="month")
    assert [(group.key[0], group.sure, group.at_most, group.partial, group.own) for group in asked.groups] == [
        ("2024-02", 1, 2, False, False),
        ("2024-03", 1, 2, False, False),
        ("2024-04", 0, 0, True, False),
        ("[2024-02..2024-03]", 1, 1, False, True),
    ]
    assert SMALL.count("date:2024-02..2024-04-10", by="month").groups == asked.groups


def test_a_count_gives_the_expected_number_when_asked_to() -> None:
    found = SMALL.count(by="month", kind="protest", expected=True)
    shares = {group.key[0]: group.expected for group in found.groups if group.expected}
    assert shares == {"2024-02": pytest.approx(9 / 29), "2024-03": pytest.approx(20 / 29)}
    assert found.expected == pytest.approx(1)
    assert SMALL.count(kind="protest", since="2024-03-01", expected=True).expected == pytest.approx(20 / 29)
    plain = SMALL.count(by="month")
    assert plain.expected is None
    assert {group.expected for group in plain.groups} == {None}


@pytest.mark.parametrize("key", ["2024-01-05-talks", "2024-01-05", "2024-01-0", "talks", "alk", "05-t"])
def test_an_event_is_shown_by_its_id_or_a_part_only_it_has(key: str) -> None:
    assert SMALL.show(key).id == "2024-01-05-talks"


def test_an_id_need_not_begin_with_a_date() -> None:
    chronology = chronology_of([{**record(), "id": "us-advice-japan"}, {**record("2024-01-01"), "id": "advice"}])
    assert chronology.show("japan").date.month == 2
    assert chronology.show("advice").date.month == 1
    assert [event.id for event in chronology.beginning_with("us-")] == ["us-advice-japan"]
    assert [event.id for event in chronology.filter("id=advice").events] == ["advice"]
    assert [event.id for event in chronology.filter("id:us").events] == ["us-advice-japan"]


def test_a_whole_id_is_meant_even_where_it_begins_another() -> None:
    chronology = chronology_of([record("2024-01-05", "talks"), record("2024-01-05", "talks-again")])
    assert chronology.show("2024-01-05-talks").id == "2024-01-05-talks"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (
            "2024-01",
            "id '2024-01' fits 2 events: 2024-01-05-talks, 2024-01-30-exercise; write more of the one you mean",
        ),
        ("2024-01-05-tlaks", "unknown id '2024-01-05-tlaks'; did you mean 2024-01-05-talks?"),
        ("nothing", "unknown id 'nothing'; krjp list -o ids prints them all"),
        ("", "unknown id ''; krjp list -o ids prints them all"),
        ("\n", "unknown id '␊'; krjp list -o ids prints them all"),
        (
            "e",
            (
                "id 'e' fits 3 events: 2024-01-30-exercise, 2024-02-21-vague, 2025-02-22-later; "
                "write more of the one you mean"
            ),
        ),
    ],
)
def test_an_id_that_fits_none_or_several_is_refused(key: str, message: str) -> None:
    with pytest.raises((UnknownNameError, AmbiguousNameError)) as caught:
        SMALL.show(key)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("limits", "kind", "message"),
    [
        ({"since": "2024-03", "until": "2024-01"}, KrjpError,
         "the range is reversed: it begins on 2024-03-01 and ends before, on 2024-01-31; swap the two"),
        ({"since": "..2024"}, KrjpError, "since ..2024 has no beginning; use until"),
        ({"until": "2024.."}, KrjpError, "until 2024.. has no end; use since"),
        ({"since": "2024-13"}, ExpressionError,
         "there is no month 13\n  2024-13\n  ^^^^^^^\nmonths run from 01 to 12"),
        ({"on": "02-30"}, ExpressionError,
         "no year has a day 02-30\n  02-30\n  ^^^^^\nwrite MM-DD, for example 02-22"),
        ({"on": "feb 2024"}, KrjpError, "'feb 2024' is more than a day; use during"),
        ({"kind": ("meetng",)}, KrjpError, "unknown kind 'meetng'; did you mean meeting?"),
        ({"knid": ("meeting",)}, UnknownNameError, "unknown field 'knid'; did you mean kind?"),
        ({"during": "2024-02", "on": "2024-03-21"}, KrjpError,
         "no day is within all of during 2024-02, on 2024-03-21; leave one out, or filter 'date:A or date:B'"),
        ({"since": "2024-03", "during": "2024-02"}, KrjpError,
         "no day is within all of since 2024-03, during 2024-02; leave one out, or filter 'date:A or date:B'"),
    ],
)  # fmt: skip
def test_limits_that_cannot_hold_are_refused(limits: dict[str, Any], kind: type[KrjpError], message: str) -> None:
    for question in (SMALL.list, SMALL.count, SMALL.why):
        with pytest.raises(kind) as caught:
            question(**limits)
        assert str(caught.value) == message


def test_relative_periods_need_to_be_told_the_day() -> None:
    nobody_knows = chronology_of([record("2024-01-05")])
    with pytest.raises(ExpressionError, match="relative periods need to know today's date"):
        nobody_knows.list(since="last month")


def test_coverage_reaches_from_the_first_day_to_the_last() -> None:
    assert SMALL.holdings.coverage == Period(date(2024, 1, 5), date(2025, 2, 22))
    assert chronology_of([]).holdings.coverage == Period()
    assert SMALL.holdings.frame.today == TODAY


def test_every_name_of_a_value_is_told() -> None:
    assert "Republic of Korea" in SMALL.holdings.names_of(find_field("country"), "KOR")
    assert SMALL.holdings.names_of(find_field("kind"), "poll") == ("poll",)
    assert SMALL.holdings.names_of(find_field("actor"), "Jane Roe") == ("Jane Roe", "Jane Roe", "Roe Jane")


def test_a_chronology_of_nothing_answers_with_nothing() -> None:
    empty = chronology_of([])
    for answer in (empty.list(), empty.search("anything"), empty.filter("kind:poll or x"), empty.list(during="2024")):
        assert (len(answer.events), len(answer.possible)) == (0, 0)
    assert (len(empty), list(empty), repr(empty)) == (0, [], "<Chronology: 0 events>")
    assert empty.count(by="month").groups == ()
    with pytest.raises(UnknownNameError):
        empty.show("x")


def test_what_is_asked_does_not_change_what_is_answered_next(packaged: Chronology) -> None:
    before = packaged.filter("takeshima").events
    packaged.search("korea -japan or nowhere", any_word=True, during="feb")
    assert packaged.filter("takeshima").events == before


PIECES = st.sampled_from(
    [
        "kind:",
        "meeting",
        " ",
        "(",
        ")",
        "or ",
        "not ",
        "-",
        '"',
        "date",
        ">=",
        "2024",
        "-02",
        "..",
        "actor:",
        "kim",
        "독도",
        "level",
        "<",
        "minister",
        "country=",
        "KOR",
        "+",
        ",",
        "*",
        "month:",
        "feb",
        "ordinal",
        "3",
        "id:",
        "title:",
        "!=",
    ]
)


@given(st.text(max_size=20) | st.lists(PIECES, max_size=9).map("".join))
def test_any_text_is_answered_or_refused_with_a_krjp_error(text: str) -> None:
    for question in (SMALL.filter, SMALL.search):
        try:
            assert set(question(text).events) <= set(SMALL.events)
        except KrjpError as error:
            refused = str(error)
            assert refused


VAGUE = chronology_of(
    [
        record("2024-03-21", "span", end_date="2024-04-10", date_certainty="approximate"),
        record("2024-03-21", "about", date_certainty="approximate"),
        record("2024-03-21", "exact", end_date="2024-04-10"),
        record("2024-03-21", "day"),
    ]
)


@pytest.mark.parametrize(
    ("query", "limits", "sure", "at_most"),
    [
        ("", {}, 4, 4),
        ("id:2024", {}, 4, 4),
        ("", {"during": "2024-03-21..2024-04-10"}, 3, 4),
        ("", {"during": "2024-03-22..2024-04-10"}, 1, 3),
        ("", {"during": "2024-03-21..2024-04-09"}, 2, 4),
        ("", {"during": "2024-03-18..2024-04-10"}, 4, 4),
        ("", {"until": "2024-04-10"}, 4, 4),
        ("", {"until": "2024-04-09"}, 3, 4),
        ("", {"since": "2024-03-22"}, 1, 3),
        ("", {"on": "03-21"}, 2, 4),
        ("date:2024-03-21", {}, 2, 4),
        ("date:2024-03-21", {"during": "2024"}, 2, 4),
        ("date:2024-03-21,2024-03-25", {}, 2, 4),
        ("date=2024-03-21", {}, 2, 2),
        ("not date:2024-04", {}, 2, 3),
        ("not date:2024-05", {}, 4, 4),
        ("id:2024-03-21-s or date:2024-03-21", {}, 3, 4),
        ("month:2024-03", {}, 3, 4),
        ("date:2024-03 or date:2024-04", {}, 4, 4),
    ],
)
def test_a_count_tells_how_many_surely_and_how_many_at_most(
    query: str, limits: dict[str, Any], sure: int, at_most: int
) -> None:
    found = VAGUE.count(query, **limits)
    assert (found.total, found.at_most) == (sure, at_most)


def test_a_count_says_how_many_events_may_belong_elsewhere() -> None:
    assert VAGUE.count(by="month").unsettled == 1
    assert VAGUE.count(by="day").unsettled == 2
    assert VAGUE.count(by="kind").unsettled == 0
    assert VAGUE.count(by="kind", since="2024-03-22").unsettled == 2


# What a Python user expects


def test_a_chronology_is_a_collection_of_its_events() -> None:
    assert len(SMALL) == 5
    assert [event.id for event in SMALL] == [event.id for event in SMALL.events]
    assert SMALL["2024-01-05-talks"] is SMALL.events[0]
    assert "2024-01-05-talks" in SMALL
    assert SMALL.events[0] in SMALL
    assert SMALL.events[0]._replace(title="Other") not in SMALL
    assert not {"talks", "", 5, None} & {key for key in ("talks", "", 5, None) if key in SMALL}
    with pytest.raises(LookupError, match="unknown id '2024-01-05'"):
        _ = SMALL["2024-01-05"]
    assert next(reversed(SMALL.events)).id == "2025-02-22-later"


def test_a_chronology_an_answer_and_a_count_say_what_they_are() -> None:
    assert repr(SMALL) == "<Chronology: 5 events, 2024-01-05 to 2025-02-22>"
    assert repr(chronology_of([record()])) == "<Chronology: 1 event, 2024-02-21 to 2024-02-21>"
    assert repr(SMALL.list(during="2024-03")) == "<Answer: 1 event, 1 more possible>"
    assert repr(SMALL.list()) == "<Answer: 5 events>"
    assert repr(SMALL.count(during="2024-03", by="kind")) == "<Count by kind: 1–2 in 2 groups>"
    assert repr(SMALL.count()) == "<Count: 5 in 1 groups>"
    assert repr(SMALL.events[:1]) == f"<1 selected: {SMALL.events[0]!r}>"


def test_events_given_in_any_order_are_put_in_order() -> None:
    shuffled = [SMALL.events[at] for at in (3, 0, 4, 2, 1)]
    assert Chronology(shuffled) == SMALL
    assert list(Chronology(iter(shuffled)).events) == list(SMALL.events)
    assert ids(Chronology(shuffled).list(since="2024-02-22")) == "poll later ? vague"
    about = [event("2024-01-04", "about", date_certainty="approximate"), event("2024-01-02", "day")]
    assert [each.id[11:] for each in Chronology(about[::-1])] == ["about", "day"]


def test_events_of_one_day_keep_the_order_they_are_given_in() -> None:
    days = [event(slug=name) for name in "cab"]
    assert [each.id[-1] for each in Chronology(days)] == ["c", "a", "b"]


def test_events_given_are_checked_for_ids_used_twice() -> None:
    with pytest.raises(DataError, match="2024-02-21-event: id: is used twice"):
        Chronology([event(), event(title="Another")])
    with pytest.raises(DataError, match="the records are the same, remove one"):
        Chronology([event(), event()])


def test_chronologies_are_equal_when_their_events_are() -> None:
    again = Chronology(list(SMALL.events))
    assert again == SMALL
    assert hash(again) == hash(SMALL)
    assert again != Chronology(list(SMALL.events)[1:])
    assert again != list(SMALL.events)


def test_a_chronology_is_pickled_and_copied_whole() -> None:
    for again in (pickle.loads(pickle.dumps(SMALL)), copy(SMALL), deepcopy(SMALL)):  # noqa: S301
        assert again == SMALL
        assert ids(again.list(during="last 2 months")) == ids(SMALL.list(during="last 2 months"))
        assert again.holdings.names_of(find_field("country"), "KOR") == SMALL.holdings.names_of(
            find_field("country"), "KOR"
        )


def test_answers_counts_and_errors_travel_between_processes() -> None:
    for value in (
        SMALL.list(during="2024-03"),
        SMALL.count(by="month"),
        SMALL.search("missile"),
        SMALL.why("date:2024-03"),
    ):
        assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        assert processes.submit(SMALL.count, during="2024-03").result() == SMALL.count(during="2024-03")
        for query, kind in (("kind:meetng", ExpressionError), ("(", ExpressionError)):
            with pytest.raises(kind) as caught:
                processes.submit(SMALL.filter, query).result()
            with pytest.raises(kind) as here:
                SMALL.filter(query)
            assert str(caught.value) == str(here.value)


@pytest.mark.parametrize(
    "value",
    [
        SMALL.list(),
        SMALL.count(by="month"),
        SMALL.search("missile").hits[0],
        SMALL.events[0],
        SMALL.filter("country:한국").explained[0],
        SMALL.count().groups[0],
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_answered_is_frozen(value: Any) -> None:
    for name in value._fields:
        with pytest.raises(AttributeError):
            setattr(value, name, None)


def test_conditions_are_frozen_and_equal_by_what_they_say() -> None:
    context = Context(SMALL.holdings)
    one, other = (understand(parse(query), context) for query in ("kind:poll not month:2024-02",) * 2)
    assert one == other
    assert hash(one) == hash(other)
    assert one != understand(parse("kind:poll month:2024-02"), context)
    with pytest.raises(AttributeError, match="is frozen"):
        one.parts = ()  # type: ignore[misc]
    assert OnDays(spans=((1, 2),), explained=()) == OnDays(((1, 2),), None, ()) == OnDays(explained=(), spans=((1, 2),))
    assert HavingAny("kind") != NotSo(HavingAny("kind"))
    assert OnDays(((1, 2),)).replace(asked=Period()) == OnDays(((1, 2),), Period())
    assert repr(HavingAny("kind")) == "HavingAny(field='kind')"


def test_records_are_dictionaries_as_json_has_them() -> None:
    records = SMALL.to_records()
    assert json.loads(json.dumps(records)) == list(records)
    assert [each["id"] for each in records] == [event.id for event in SMALL]
    assert records[0]["countries"] == ["JPN", "KOR"]
    assert records[2]["when"] == "some time in 21 Feb–20 Mar 2024"
    assert Chronology.from_records(records) == SMALL
    assert Chronology.from_records(reversed(records), today=TODAY).holdings.today == TODAY


def test_records_are_checked_and_every_problem_is_told() -> None:
    with pytest.raises(DataError) as caught:
        Chronology.from_records([record(), record(kind="meetng"), {"id": "x"}])
    problems = [str(problem) for problem in caught.value.problems]
    assert problems == [
        "record 2: kind: unknown value 'meetng'; did you mean meeting?",
        *(f"record 3: {name}: is missing" for name in ("date", "title")),
    ]


def test_events_have_one_type_whatever_is_asked(packaged: Chronology) -> None:
    listed, searched = packaged.list(), packaged.search("korea")
    found = (packaged.events, listed.events, listed.possible, searched.events, packaged.beginning_with("2024"))
    assert {type(each) for each in (*found, searched.hits, searched.possible_hits)} == {Selection}
    assert packaged.events == packaged.list().events
    assert packaged.list().events[3:5] == list(packaged.events)[3:5]
