"""What a person means by a search: all words first, then what most of them say, and each step is told."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import krjp

from ..attacks import within
from ..building import chronology_of, record

if TYPE_CHECKING:
    import random

SMALL = chronology_of(
    [
        record("2024-01-05", "drill", title="A naval exercise begins", kind="exercise",
               countries=["JPN", "KOR", "USA"]),
        record("2024-02-10", "talks", title="Ministers meet on export controls", kind="meeting",
               countries=["JPN", "USA"], meeting={"level": "minister"}),
        record("2024-02-20", "call", title="Leaders confer by telephone", kind="meeting", countries=["JPN", "KOR"]),
        record("2024-03-01", "speech", title="Kamikawa Yoko gives a speech", kind="speech", countries=["JPN"]),
        record("2024-03-02", "other-speech", title="Somebody else gives a speech", kind="speech", countries=["KOR"]),
        record("2024-03-09", "protest", title="Seoul protests over textbooks", kind="protest", countries=["JPN", "KOR"],
               initiators=["KOR"], targets=["JPN"]),
        record("2024-03-10", "answer", title="Tokyo protests in turn", kind="protest", countries=["JPN", "KOR"],
               initiators=["JPN"], targets=["KOR"]),
    ]
)  # fmt: skip


def ids(query: str, chronology: krjp.Chronology = SMALL) -> list[str]:
    return [event.id[11:] for event in chronology.search(query)]


def test_where_all_words_are_held_nothing_else_is_done() -> None:
    answer = SMALL.search("export controls")
    assert (ids("export controls"), answer.notes) == (["talks"], ())
    assert answer.hits[0].lacks == ()


def test_words_that_say_nothing_do_not_count() -> None:
    assert ids("what was the speech about") == ids("speech")
    assert SMALL.search("what was the speech about").notes == ()


def test_a_word_that_occurs_nowhere_falls_away_and_is_told() -> None:
    answer = SMALL.search("horseback exercise")
    assert [event.id[11:] for event in answer] == ["drill"]
    assert answer.notes == ("no event holds 'horseback'; found by: exercise",)
    assert answer.hits[0].lacks == ("horseback",)


@pytest.mark.parametrize(
    ("query", "events", "note"),
    [
        ("military drills", ["drill"], "'military drills' read as exercise"),
        ("manoeuvres", ["drill"], "'manoeuvres' read as exercise"),
        ("schoolbooks", ["protest"], "'schoolbooks' read as textbook"),
        ("hotline", ["call"], "'hotline' read as telephone call"),
        ("軍事演習", ["drill"], "'軍事演習' read as exercise"),
        ("교과서 반발", ["protest"], "'반발' read as protest"),
    ],
)
def test_a_word_that_occurs_nowhere_is_read_as_what_it_asks_for(query: str, events: list[str], note: str) -> None:
    answer = SMALL.search(query)
    assert [event.id[11:] for event in answer] == events
    assert note in answer.notes


def test_what_only_asks_for_a_concept_is_no_synonym_of_it() -> None:
    assert list(SMALL.filter("manoeuvres")) == []
    assert list(SMALL.search("manoeuvres", all_words=True)) == []
    assert list(SMALL.search('"manoeuvres"')) == []


@pytest.mark.parametrize(
    ("query", "events", "note"),
    [
        ("protests in march", ["protest", "answer"], "read as: kind:protest date:march; --all keeps words as words"),
        ("tokyo march 10", ["answer"], "read as: date:2024-03-10 tokyo; --all keeps words as words"),
        ("speech gives 2024-03", ["speech", "other-speech"], ""),
        ("speech february", ["speech", "other-speech"], "no event holds 'february'; found by: speech"),
        ("horseback exercise january", ["drill"], "read as: date:january and words; --all keeps words as words"),
        ("talks january march", ["call", "talks"], "no event holds 'january' or 'march'; found by: talks"),
    ],
)
def test_a_period_beside_other_words_is_read_as_one(query: str, events: list[str], note: str) -> None:
    answer = SMALL.search(query)
    assert sorted(event.id[11:] for event in answer) == sorted(events)
    assert note in ("", *answer.notes)


def test_words_are_cut_into_the_terms_that_leave_the_fewest_over() -> None:
    """`US Japan Korea` would leave `North` over; `North Korea` leaves nothing."""
    data = chronology_of(
        [
            record("2024-01-05", "north", title="The US and Japan speak of North Korea"),
            record("2024-01-06", "three", title="The US, Japan and South Korea speak of the north wind"),
        ]
    )
    assert ids("us japan north korea", data)[0] == "north"
    assert data.search("us japan north korea").hits[0].lacks == ()
    assert sorted(ids("korea north japan us", data)) == sorted(ids("us japan north korea", data))


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("竹島の会談", ["talks"]),
        ("なぜ大臣は会ったのか", ["talks"]),
        ("장관의 회담", ["talks"]),
        ("장관에게서", ["talks"]),
    ],
)
def test_particles_are_no_words(query: str, events: list[str]) -> None:
    answer = SMALL.search(query)
    assert events[0] in [event.id[11:] for event in answer]
    assert not {"の", "は", "의", "에게서"} & {word for hit in answer.hits for word in hit.lacks}


@pytest.mark.parametrize("word", ["went", "mats", "actually"])
def test_a_word_that_may_be_another_is_no_slip(word: str) -> None:
    assert not any("read as" in note for note in SMALL.search(f"{word} speech").notes)


def test_a_word_is_read_as_others_that_begin_like_it() -> None:
    answer = SMALL.search("exerciseless")
    assert answer.notes == ("'exerciseless' read as exercise*",)
    assert list(answer) == list(SMALL.filter("exercise*"))


def test_a_slip_is_read_as_the_nearest_name_or_word() -> None:
    answer = SMALL.search("kamikwa speech")
    assert next(event.id[11:] for event in answer) == "speech"
    assert answer.notes[0].startswith("'kamikwa' read as kamikawa")


def test_the_part_decides_that_says_most() -> None:
    """Two events hold the common word, one the rare one: the rare one counts for more."""
    assert ids("textbooks speech")[0] == "protest"


def test_events_that_hold_most_of_the_words_come_behind_those_that_hold_all() -> None:
    answer = SMALL.search("leaders confer telephone")
    assert next(event.id[11:] for event in answer) == "call"
    assert answer.hits[0].lacks == ()


ABOUT = chronology_of(
    [
        record("2024-01-01", "title", title="Ferries collide"),
        record("2024-01-02", "summary", title="A port opens", summary="It is built for ferries."),
        record("2024-01-03", "note", title="A bridge opens", note="Later than the ferries."),
        record("2024-01-04", "place", title="Envoys confer", kind="meeting", place={"name": "Busan", "country": "KOR"},
               meeting={"mode": "in-person"}),
        record("2024-01-05", "elsewhere", title="Envoys from Busan confer", kind="meeting",
               meeting={"mode": "in-person"}),
        record("2024-01-06", "first", title="First lanterns"),
        record("2024-01-07", "lanterns", title="Lanterns again and kites"),
    ],
    concepts=[{"id": "ferry", "label": "ferry", "terms": ["ferry"], "near": ["collision", "boats", "lanterns"]},
              {"id": "bridge", "label": "bridge", "terms": ["bridge"], "near": ["boats"]}],
)  # fmt: skip


def test_what_an_event_is_about_counts_for_most_and_a_note_for_least() -> None:
    assert ids("collision", ABOUT) == ["title", "summary", "note"]
    assert ids("boats", ABOUT) == ["title", "note", "summary"]


def test_a_word_that_occurs_asks_for_what_it_is_near_as_well(packaged: krjp.Chronology) -> None:
    """Only beside other words: a single word stays at the events that hold it."""
    assert ids("lanterns", ABOUT) == ["first", "lanterns"]
    held, asked = (set(ids(query, packaged)) for query in ("proposal", "did North Korea accept Kishida's proposal"))
    assert "kim-yo-jong-reply" in asked - held


def test_an_everyday_word_says_little_and_is_no_slip() -> None:
    assert ids("next kites", ABOUT) == ["lanterns"]
    assert ids("first kites", ABOUT)[0] == "lanterns"
    assert ids("first lanterns kites", ABOUT)[0] == "lanterns"
    assert ABOUT.search("next kites").notes == ("no event holds 'next'; found by: kites",)


def test_a_wordy_question_is_not_answered_by_what_is_far_behind() -> None:
    assert ids("port bridge opens", ABOUT) == ["summary", "note"]
    assert ids("lanterns kites again envoys", ABOUT) == ["lanterns"]


def test_a_place_behind_a_word_that_says_so_is_where_it_happened() -> None:
    assert ids("meetings in busan", ABOUT) == ["place"]
    assert ABOUT.search("meetings at Busan").notes == (
        "read as: kind:meeting place.name:Busan; --all keeps words as words",
    )
    assert ids("busan envoys", ABOUT) != ["place"]
    assert not any("place" in note for note in ABOUT.search("meetings in lanterns").notes)


@pytest.mark.parametrize(
    ("query", "told", "found"),
    [
        ("meetings in february with the us", "kind:meeting date:february countries:USA", ["talks"]),
        ("protests by korea", "kind:protest initiators:KOR", ["protest"]),
        ("protests against korea", "kind:protest targets:KOR", ["answer"]),
        ("meetings at minister level", "kind:meeting meeting.level:minister", ["talks"]),
        ("speeches in march", "kind:speech date:march", ["speech", "other-speech"]),
    ],
)
def test_words_that_all_name_fields_are_read_as_those(query: str, told: str, found: list[str]) -> None:
    answer = SMALL.search(query)
    assert answer.notes == (f"read as: {told}; --all keeps words as words",)
    assert [event.id[11:] for event in answer] == found


def test_a_month_beside_other_words_limits_the_days() -> None:
    answer = SMALL.search("telephone in february")
    assert [event.id[11:] for event in answer] == ["call"]
    assert "date:february telephone" in answer.notes[0]
    assert ids("telephone, february?") == ids("february telephone") == ["call"]


def test_one_word_stays_a_word_even_where_it_names_a_field() -> None:
    assert SMALL.search("protest").notes == ()
    assert SMALL.search("march").notes == ()


def test_all_words_is_strict_and_any_word_is_enough() -> None:
    assert list(SMALL.search("horseback exercise", all_words=True)) == []
    assert [event.id[11:] for event in SMALL.search("horseback exercise", any_word=True)] == ["drill"]
    assert list(SMALL.search("meetings in february", all_words=True)) == []


def test_what_is_quoted_negated_or_a_field_must_hold_whatever_the_words_do() -> None:
    assert ids("horseback exercise kind:meeting") == []
    assert ids("horseback exercise -country:USA") == []
    assert ids('"horseback exercise"') == []
    assert ids("kind:exercise") == ["drill"]
    assert ids("exercise or speech") == ["drill", "speech", "other-speech"]


def test_limits_hold_whatever_the_words_do() -> None:
    assert list(SMALL.search("horseback exercise", since="feb")) == []
    assert [event.id[11:] for event in SMALL.search("kamikwa speech", country="JPN")] == ["speech"]


def test_what_is_in_no_event_at_all_finds_nothing() -> None:
    answer = SMALL.search("qqqqq zzzzz")
    assert (list(answer), answer.notes) == ([], ())


@pytest.mark.parametrize("query", ["日米韓外相会合", "한일정상회담", "한미일 외교장관"])
def test_compounds_are_cut_into_known_terms_and_states(query: str, packaged: krjp.Chronology) -> None:
    answer = packaged.search(query)
    assert {"JPN", "KOR"} <= {*answer.events[0].countries, *answer.events[0].subjects}


def test_events_that_only_may_have_happened_then_are_possible_here_too() -> None:
    vague = chronology_of(
        [
            record("2024-01-15", "sure", title="An exercise"),
            record("2024-01-01", "perhaps", end_date="2024-03-31", date_certainty="approximate", title="An exercise"),
        ]
    )
    answer = vague.search("horseback exercise", during="2024-01")
    assert [event.id[11:] for event in answer] == ["sure"]
    assert [event.id[11:] for event in answer.possible] == ["perhaps"]


WORDS = ["kamikawa", "speech", "exercise", "military", "protests", "textbooks", "korea", "in", "march", "the", "qqqqq"]


@pytest.mark.no_cover
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_words_never_changes_what_is_found(words: list[str], dice: random.Random) -> None:
    words = [word for word in words if word not in ("in", "march")]
    other = words.copy()
    dice.shuffle(other)
    for options in ({}, {"all_words": True}, {"any_word": True}):
        found, again = (
            {event.id for event in SMALL.search(" ".join(each) or "x", **options)} for each in (words, other)
        )
        assert found == again


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique=True), st.sampled_from(WORDS))
def test_one_word_more_never_finds_less_where_any_is_enough(words: list[str], more: str) -> None:
    fewer = {event.id for event in SMALL.search(" ".join(words), any_word=True)}
    assert fewer <= {event.id for event in SMALL.search(" ".join([*words, more]), any_word=True)}


@given(st.text(max_size=40))
def test_any_text_is_answered_or_refused_in_words(text: str) -> None:
    with suppress(krjp.KrjpError):
        assert len(SMALL.search(text)) <= len(SMALL)


@pytest.mark.parametrize("query", ["forced labor " * 800, "竹 " * 3000, "the " * 3000 + "us", "jan 1 " * 1500])
def test_words_that_stand_many_times_ask_for_the_same(query: str) -> None:
    once = " ".join(dict.fromkeys(query.split()))
    with within(10):
        assert ids(query) == ids(once)


def test_a_name_that_could_be_of_several_fields_stays_whole(packaged: krjp.Chronology) -> None:
    """`North Korea` is a state and a topic; Korea alone would be another state."""
    answer = packaged.search("what did North Korea do in January")
    assert answer.notes == ("read as: date:January North Korea; --all keeps words as words",)
    assert "2024-01-14-missile-launch" in [event.id for event in answer.events]
    assert [event.id for event in answer.events] == [
        event.id for event in packaged.search("north korea", during="jan").events
    ]


MET = chronology_of(
    [
        record("2024-02-16", "tokyo", title="Directors confer on disarmament", kind="meeting", countries=["JPN", "KOR"],
               framework="bilateral", place={"name": "Tokyo"}, meeting={"level": "senior-official"}),
        record("2024-02-20", "summons", title="An envoy is called in at Tokyo", kind="protest",
               countries=["JPN", "KOR"], framework="bilateral", place={"name": "Tokyo"}),
        record("2024-02-22", "three", title="Ministers confer at the G20", kind="meeting",
               countries=["JPN", "KOR", "USA"], framework="trilateral", meeting={"level": "minister"}),
        record("2024-03-13", "busan", title="A dialogue opens", kind="meeting", countries=["JPN", "KOR", "USA"],
               subjects=["CHN"], framework="trilateral", place={"name": "Busan"}, summary="On chips from China."),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "events", "read_as"),
    [
        ("who met in Tokyo in February", ["tokyo"], "kind:meeting place.name:Tokyo date:February"),
        ("Which talks were held in February?", ["tokyo", "three"], "kind:meeting date:February"),
        ("talks with the US in February", ["three"], "kind:meeting countries:USA date:February"),
        ("did the two countries meet in February", ["tokyo"], "framework:bilateral kind:meeting date:February"),
        ("what did officials discuss in Busan in March", ["busan"], "kind:meeting place.name:Busan date:March"),
        ("What happened in March?", ["busan"], "date:March"),
    ],
)
def test_other_words_for_a_kind_are_read_as_it_beside_a_place_or_a_period(
    query: str, events: list[str], read_as: str
) -> None:
    answer = MET.search(query)
    assert [event.id[11:] for event in answer] == events
    assert answer.notes == (f"read as: {read_as}; --all keeps words as words",)


def test_a_state_beside_other_words_may_only_be_talked_about() -> None:
    answer = MET.search("talks about chips from China in March")
    assert [event.id[11:] for event in answer] == ["busan"]
    assert answer.notes[0] == "read as: kind:meeting date:March chips China; --all keeps words as words"


def test_or_is_a_word_where_a_side_of_it_finds_nothing() -> None:
    assert set(ids("manoeuvres or a hotline")) == {"drill", "call"}
    assert SMALL.search("exercise or speech").notes == ()
    assert ids("manoeuvres or kind:speech") == ["speech", "other-speech"]


def test_an_everyday_word_is_not_what_another_was_meant_to_be() -> None:
    data = chronology_of([record("2024-01-05", "state", title="A state visit")])
    assert ids("statue", data) == []


def test_a_term_that_holds_a_month_is_no_month() -> None:
    data = chronology_of(
        [record("2024-02-05", "summit", title="A February Summit follow-up", kind="meeting"),
         record("2024-02-06", "speech", title="A speech", kind="speech")],
        concepts=[{"id": "february-summit", "label": "x", "terms": ["great february summit", "february summit"]}],
    )  # fmt: skip
    answer = data.search("great february summit speech")
    assert {event.id[11:] for event in answer} == {"summit", "speech"}


def test_fields_that_find_nothing_are_words() -> None:
    answer = MET.search("meeting of China in March")
    assert [event.id[11:] for event in answer] == ["busan"]
    assert "countries:CHN" not in answer.notes[0]


def test_none_of_the_kinds_is_no_kind_to_ask_for() -> None:
    assert "kind:other" not in MET.search("other meetings in February").notes[0]


def test_marks_of_a_sentence_and_of_possession_are_no_part_of_a_word(packaged: krjp.Chronology) -> None:
    plain = found_by(packaged, "Japan protest January")
    assert plain == found_by(packaged, "Japan's protest, January?") == found_by(packaged, "Japan’s protest… January!")
    assert found_by(packaged, "韓国の総選挙はいつ？") == found_by(packaged, "韓国の総選挙はいつ")
    assert found_by(packaged, "竹島、抗議。") == found_by(packaged, "竹島 抗議")
    assert found_by(packaged, "leaders' call") == found_by(packaged, "leaders call")


def found_by(chronology: krjp.Chronology, query: str) -> list[str]:
    return [event.id for event in chronology.search(query)]


def test_the_office_of_somebody_who_is_named_says_little(packaged: krjp.Chronology) -> None:
    assert found_by(packaged, "Secretary of State Blinken") == found_by(packaged, "Blinken")
    assert set(found_by(packaged, "Prime Minister Fumio Kishida")) == set(found_by(packaged, "Kishida"))
    assert "2024-04-11-han-duck-soo-resignation" not in found_by(packaged, "Kishida, the prime minister")


def test_an_office_and_its_state_name_who_holds_it(packaged: krjp.Chronology) -> None:
    assert "2024-02-15-kim-yo-jong-reply" in found_by(packaged, "the Japanese prime minister's offer of talks")
    assert found_by(packaged, "the South Korean prime minister")[0] == "2024-04-11-han-duck-soo-resignation"


def test_a_part_of_a_known_term_is_read_as_that(packaged: krjp.Chronology) -> None:
    answer = packaged.search("Liancourt")
    assert answer.notes == ("'Liancourt' read as Dokdo",)
    assert set(found_by(packaged, "Liancourt")) == set(found_by(packaged, "Liancourt Rocks"))


def test_a_slip_is_mended_before_terms_are_looked_for(packaged: krjp.Chronology) -> None:
    """`nipon` alone may be nihon as well, which is all of Japan."""
    answer = packaged.search("Nipon Steel")
    assert answer.notes[0] == "'Nipon' read as nippon"
    assert set(found_by(packaged, "Nipon Steel")) == set(found_by(packaged, "Nippon Steel"))


def test_function_words_within_a_term_belong_to_it(packaged: krjp.Chronology) -> None:
    assert found_by(packaged, "weapons of mass destruction") == found_by(packaged, "destruction of mass weapons")
    # `at` and `the` are no reason to prefer `at the polls` to what says more.
    assert packaged.search("what did Russia veto at the Security Council").hits[0].lacks == ()


def test_what_says_next_to_nothing_leaves_no_event_out(packaged: krjp.Chronology) -> None:
    """Nearly every event is about Japan, so that one does not say so is no reason to leave it out."""
    found = found_by(packaged, "Which courts ruled against Japanese firms in February?")
    assert {"2024-02-15-mitsubishi-ruling", "2024-02-01-seoul-high-court-retrial"} <= set(found)
