"""The public object: questions in, frozen answers out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.chronology import Chronology, Conditions
from krjp.dates import Period
from krjp.errors import AmbiguousNameError, ExpressionError, KrjpError, UnknownNameError
from krjp.record.fields import find_field

from .building import chronology_of, record

if TYPE_CHECKING:
    import krjp

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


def ids(answer: krjp.Answer) -> str:
    return " ".join(event.id[11:] for event in answer.events)


def ask(query: str = "", **conditions: object) -> str:
    return ids(SMALL.filter(query, Conditions(**conditions)))  # type: ignore[arg-type]


def test_listing_gives_all_events_in_order_of_date() -> None:
    assert ids(SMALL.list()) == "talks exercise vague poll later"
    assert SMALL.list().events == SMALL.events


def test_filtering_gives_the_events_for_which_the_query_holds() -> None:
    assert ask("country:KOR missile") == "talks exercise"
    assert ask("country:KOR -kind:meeting") == "exercise"


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({"since": "2024-02"}, "exercise vague poll later"),
        ({"since": "feb 2024"}, "exercise vague poll later"),
        ({"since": "2024-02-03"}, "vague poll later"),
        ({"until": "2024-02"}, "talks exercise vague"),
        ({"until": "2024-02-20"}, "talks exercise"),
        ({"since": "2024-02-03", "until": "2024-03-13"}, "vague"),
        ({"since": "2024-01..2024-05", "until": "2024-01..2024-02"}, "talks exercise vague"),
        ({"during": "2024-03"}, "vague poll"),
        ({"during": "..2024-01-31"}, "talks exercise"),
        ({"during": "2024-02-10.."}, "vague poll later"),
        ({"during": "2024-03", "since": "2024-03-18"}, "vague"),
        ({"on": "2024-01-31"}, "exercise"),
        ({"on": "02-22"}, "vague later"),
        ({"on": "02-22", "during": "2024"}, "vague"),
        ({"during": "02-01"}, "exercise"),
        ({"on": "today"}, "vague"),
        ({"during": "yesterday"}, "vague poll"),
        ({"during": "last 2 months"}, "exercise vague poll"),
        ({"since": "feb 2024", "certain_dates": True}, "vague poll later"),
        ({"during": "2024-01", "certain_dates": True}, "talks"),
        ({"during": "2024-03", "certain_dates": True}, "poll"),
        ({"on": "02-22", "certain_dates": True}, "later"),
        ({"certain_dates": True}, "talks exercise vague poll later"),
        ({"fields": (("kind", ("poll", "protest")),)}, "vague poll"),
        ({"fields": (("country", ("KOR",)), ("kind", ("exercise", "poll")))}, "exercise"),
        ({"fields": (("country", ("Japan", "한국")),)}, "talks exercise vague"),
        ({"fields": (("country", ()),)}, "talks exercise vague poll later"),
        ({"fields": (("kind", ("poll",)),), "during": "2024-01"}, ""),
    ],
)
def test_conditions_all_hold_and_values_of_one_field_are_alternatives(conditions: dict[str, Any], found: str) -> None:
    assert ask(**conditions) == found


def test_the_period_asked_for_is_part_of_the_answer() -> None:
    asked = SMALL.filter("date<2024-03", Conditions(since="2024-01-10", during="2024")).asked
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
    assert first.spans == {"title": [(21, 29)]}
    assert second.spans == {"summary": [(0, 8), (27, 34)]}
    assert third.spans == {"note": [(0, 7)]}


def test_events_that_match_equally_well_stay_in_order_of_date() -> None:
    twins = chronology_of([record(f"2024-01-0{day}", title="The same words") for day in (3, 1, 2)])
    answer = twins.search("words")
    assert [event.date.day for event in answer.events] == [1, 2, 3]
    assert len({hit.score for hit in answer.hits}) == 1


def test_a_search_takes_conditions_and_fields_as_a_filter_does() -> None:
    assert ids(SMALL.search("missile kind:exercise")) == "exercise"
    assert ids(SMALL.search("missile", Conditions(during="2024-03"))) == "poll"


def test_a_search_without_words_keeps_the_order_of_date_and_scores_nothing() -> None:
    answer = SMALL.search("country:KOR")
    assert ids(answer) == "talks exercise"
    assert [(hit.score, hit.spans) for hit in answer.hits] == [(0.0, {}), (0.0, {})]


def test_all_words_are_wanted_unless_any_is_enough() -> None:
    assert ids(SMALL.search("missile poll")) == "poll"
    assert set(ids(SMALL.search("missile poll", any_word=True)).split()) == {"talks", "exercise", "poll"}


def test_what_is_negated_is_neither_ranked_nor_marked() -> None:
    answer = SMALL.search("missile -poll")
    assert ids(answer) == "talks exercise"
    assert all("title" not in hit.spans for hit in SMALL.search("-missile").hits)
    assert [hit.score for hit in SMALL.search("-missile").hits] == [0.0, 0.0]


def test_what_is_negated_is_not_marked_where_something_else_matched() -> None:
    (poll,) = (hit for hit in SMALL.search("poll or -missile").hits if hit.event.kind == "poll")
    assert poll.spans == {"title": [(2, 6)]}  # and not the missile of its note


def test_what_is_negated_twice_is_ranked_and_marked_as_if_it_were_not() -> None:
    twice, never = (SMALL.search(query).hits for query in ("not not missile", "missile"))
    assert [(hit.event, hit.score, hit.spans) for hit in twice] == [(hit.event, hit.score, hit.spans) for hit in never]


def test_words_that_occur_nowhere_are_answered_with_the_nearest_that_do() -> None:
    answer = SMALL.search("misile")
    assert (answer.events, answer.suggestions) == ((), {"misile": "missile"})
    assert SMALL.search("missile").suggestions == {}
    assert SMALL.search("qqqqqq").suggestions == {}


def test_how_a_question_was_read_is_explained() -> None:
    explained = SMALL.filter("country:ROK date>=may..2024-08", Conditions(since="2024-01")).explained
    assert explained["query"] == "countries:ROK and date>=may..2024-08"
    assert "KOR" in explained["countries:ROK"]
    assert explained["since 2024-01"] == "2024-01-01.."


def test_counting_counts_what_filtering_finds() -> None:
    assert SMALL.count("missile").total == len(SMALL.filter("missile").events) == 3
    assert SMALL.count("", Conditions(during="2024-02")).total == 2
    by_kind = SMALL.count("country:KOR", by="kind")
    assert [(group.key, group.number) for group in by_kind.groups] == [(("exercise",), 1), (("meeting",), 1)]
    assert SMALL.count(by=["month", "kind"]).by == SMALL.count(by="month, kind").by == ("month", "kind")


def test_a_count_by_month_has_the_rows_of_the_period_asked_for() -> None:
    asked = SMALL.count("", Conditions(since="2024-02", until="2024-04-10"), by="month")
    assert [(group.key[0], group.number, group.partial) for group in asked.groups] == [
        ("2024-02", 2, False),
        ("2024-03", 1, False),
        ("2024-04", 0, True),
    ]
    assert SMALL.count("date:2024-02..2024-04-10", by="month").groups == asked.groups


@pytest.mark.parametrize("key", ["2024-01-05-talks", "2024-01-05", "2024-01-0"])
def test_an_event_is_shown_by_its_id_or_a_prefix_only_it_has(key: str) -> None:
    assert SMALL.show(key).id == "2024-01-05-talks"


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
    ],
)
def test_an_id_that_fits_none_or_several_is_refused(key: str, message: str) -> None:
    with pytest.raises((UnknownNameError, AmbiguousNameError)) as caught:
        SMALL.show(key)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("conditions", "kind", "message"),
    [
        (Conditions(since="2024-03", until="2024-01"), KrjpError,
         "the range is reversed: it begins on 2024-03-01 and ends before, on 2024-01-31; swap the two"),
        (Conditions(since="..2024"), KrjpError, "--since ..2024 has no beginning; use --until"),
        (Conditions(until="2024.."), KrjpError, "--until 2024.. has no end; use --since"),
        (Conditions(since="2024-13"), ExpressionError,
         "there is no month 13\n  2024-13\n  ^^^^^^^\nmonths run from 01 to 12"),
        (Conditions(on="02-30"), ExpressionError,
         "no year has a day 02-30\n  02-30\n  ^^^^^\nwrite MM-DD, for example 02-22"),
        (Conditions(fields=(("kind", ("meetng",)),)), KrjpError, "unknown kind 'meetng'; did you mean meeting?"),
        (Conditions(fields=(("knid", ("meeting",)),)), UnknownNameError, "unknown field 'knid'; did you mean kind?"),
    ],
)  # fmt: skip
def test_conditions_that_cannot_hold_are_refused(conditions: Conditions, kind: type[KrjpError], message: str) -> None:
    with pytest.raises(kind) as caught:
        SMALL.list(conditions)
    assert str(caught.value) == message


def test_relative_periods_need_to_be_told_the_day() -> None:
    nobody_knows = chronology_of([record("2024-01-05")])
    with pytest.raises(ExpressionError, match="relative periods need to know today's date"):
        nobody_knows.list(Conditions(since="last month"))


def test_coverage_reaches_from_the_first_day_to_the_last() -> None:
    assert SMALL.coverage == Period(date(2024, 1, 5), date(2025, 2, 22))
    assert chronology_of([]).coverage == Period()
    assert SMALL.frame.today == TODAY


def test_every_name_of_a_value_is_told() -> None:
    assert "Republic of Korea" in SMALL.names_of(find_field("country"), "KOR")
    assert SMALL.names_of(find_field("kind"), "poll") == ("poll",)
    assert SMALL.names_of(find_field("actor"), "Jane Roe") == ("Jane Roe", "Jane Roe", "Roe Jane")


def test_a_chronology_of_nothing_answers_with_nothing() -> None:
    empty = chronology_of([])
    assert empty.list().events == empty.search("anything").events == empty.filter("kind:poll or x").events == ()
    assert empty.count(by="month").groups == ()
    with pytest.raises(UnknownNameError):
        empty.show("x")


def test_what_is_asked_does_not_change_what_is_answered_next(packaged: Chronology) -> None:
    before = packaged.filter("takeshima").events
    packaged.search("korea -japan or nowhere", Conditions(during="feb", certain_dates=True), any_word=True)
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


@pytest.mark.parametrize("query", ["not date:2024-02", "not on", "date!=2024-02-21"])
def test_certain_dates_never_add_events_below_a_not(query: str) -> None:
    asked = Conditions(certain_dates=True)
    assert set(SMALL.filter(query, asked).events) <= set(SMALL.filter(query).events)


def test_a_condition_on_one_day_refuses_more_than_a_day() -> None:
    with pytest.raises(KrjpError, match="'feb 2024' is more than a day; use --during"):
        SMALL.list(Conditions(on="feb 2024"))


VAGUE = chronology_of(
    [
        record("2024-03-21", "span", end_date="2024-04-10", date_certainty="approximate"),
        record("2024-03-21", "about", date_certainty="approximate"),
        record("2024-03-21", "exact", end_date="2024-04-10"),
        record("2024-03-21", "day"),
    ]
)


@pytest.mark.parametrize(
    ("query", "conditions", "total", "perhaps"),
    [
        ("", Conditions(), 4, 0),
        ("id:2024", Conditions(), 4, 0),
        ("", Conditions(during="2024-03-21..2024-04-10"), 4, 1),
        ("", Conditions(during="2024-03-22..2024-04-10"), 2, 1),
        ("", Conditions(during="2024-03-21..2024-04-09"), 4, 2),
        ("", Conditions(until="2024-04-10"), 4, 1),
        ("", Conditions(until="2024-04-09"), 4, 2),
        ("", Conditions(since="2024-03-22"), 2, 1),
        ("", Conditions(on="03-21"), 4, 2),
        ("", Conditions(on="03-21", certain_dates=True), 1, 0),
        ("date:2024-03-21", Conditions(), 4, 2),
        ("date:2024-03-21", Conditions(during="2024"), 4, 2),
        ("date:2024-03-21,2024-03-25", Conditions(), 4, 2),
        ("not date:2024-04", Conditions(), 2, 0),
        ("not date:2024-05", Conditions(), 4, 0),
        ("id:2024-03-21-s or date:2024-03-21", Conditions(), 4, 1),
        ("month:2024-03", Conditions(), 4, 0),
    ],
)
def test_a_count_tells_how_many_are_only_perhaps_of_the_days_asked_for(
    query: str, conditions: Conditions, total: int, perhaps: int
) -> None:
    found = VAGUE.count(query, conditions)
    assert (found.total, found.perhaps) == (total, perhaps)


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        (
            Conditions(during="2024-02", on="2024-03-21"),
            "no day is within all of --during 2024-02, --on 2024-03-21; leave one out, or filter 'date:A or date:B'",
        ),
        (
            Conditions(since="2024-03", during="2024-02"),
            "no day is within all of --since 2024-03, --during 2024-02; leave one out, or filter 'date:A or date:B'",
        ),
        (
            Conditions(since="2024-03", until="2024-02"),
            "the range is reversed: it begins on 2024-03-01 and ends before, on 2024-02-29; swap the two",
        ),
    ],
)
def test_periods_with_no_day_in_common_are_refused(conditions: Conditions, message: str) -> None:
    with pytest.raises(KrjpError) as caught:
        VAGUE.list(conditions)
    assert str(caught.value) == message


def test_a_count_tells_how_many_may_lie_outside_the_days_asked_for() -> None:
    asked = Conditions(since="2024-03")
    may_be, surely = SMALL.count(conditions=asked), SMALL.count(conditions=asked._replace(certain_dates=True))
    assert may_be.perhaps == may_be.total - surely.total > 0
    assert surely.perhaps == 0
