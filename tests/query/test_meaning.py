"""Comparing fields with values, each kind of field by a table over a chronology made for it."""

from __future__ import annotations

from datetime import date
from inspect import cleandoc

import pytest

from krjp.errors import ExpressionError, KrjpError
from krjp.query.conditions import Explanation
from tests.each import each_row

from ..building import chronology_of, record

EVENTS = chronology_of(
    [
        record("2023-12-30", "a", end_date="2024-01-02", title="竹島の日 is near", countries=["JPN"], kind="statement"),
        record("2024-02-01", "b", end_date="2024-02-29", date_certainty="approximate", kind="meeting",
               meeting={"level": "minister", "mode": "virtual", "ordinal": 3, "series": "2+2 Talks"},
               title="Nuclear talks", countries=["JPN", "KOR", "USA"], actors=["roh", "aoki"],
               topics=["trade", "north-korea"]),
        record("2024-02-21", "c", kind="meeting", title="Roh Min-jae’s visit",
               meeting={"level": "leader", "ordinal": 12}, countries=["JPN", "KOR"], actors=["roh"],
               place={"name": "Rio de Janeiro", "country": "BRA"}, related=["2024-02-01-b"]),
        record("2024-02-29", "d", kind="meeting", meeting={"level": "business", "mode": "phone"}, countries=["KOR"],
               title="A call", actors=["Jane Roe"], event_type="CONSULT"),
        record("2024-03-31", "e", kind="media-report", title="The press", note="nuclear?", event_type="ACCUSE",
               sources=[{"source": "paper", "section": "article", "locator": "p. 3"}]),
    ],
    actors=[
        {"id": "roh", "name": "Roh Min-jae", "kind": "person", "country": "KOR", "aliases": ["노민재"]},
        {"id": "aoki", "name": "Aoki Haru", "kind": "person", "country": "JPN", "aliases": ["青木春"]},
    ],
    today=date(2024, 3, 15),
)  # fmt: skip


def found(query: str, **limits: object) -> str:
    """The events that surely meet a query, and behind a question mark those that may."""
    answer = EVENTS.filter(query, **limits)
    sure, possible = ("".join(event.id[-1] for event in each) for each in (answer.events, answer.possible))
    return f"{sure}?{possible}" if possible else sure


@each_row(
    [
        # may have happened on days
        ("date:2024-02", "bcd"),
        ("date:2024-02-21", "c?b"),
        ("date:2024-01-02", "a"),
        ("date:2024-01-03", ""),
        ("date:2023", "a"),
        ("date:2023,2024-03", "ae"),
        ("date:2024-02-20..2024-02-22", "c?b"),
        ("date:..2024-01", "a"),
        ("date:2024-02-22..", "de?b"),
        ("date:[2024-02-22..]", "de?b"),
        ("date:feb", "bcd"),
        ("date:02-29", "d?b"),
        ("date:XXXX-12-31", "a"),
        ("date:yesterday", ""),
        ('date:"last month"', "bcd"),
        ("when:2023", "a"),
        # before and after days
        ("date<2024-02-21", "a?b"),
        ("date<=2024-02-21", "ac?b"),
        ("date>2024-02-21", "de?b"),
        ("date>=2024-02-21", "cde?b"),
        ("date<2024-02", "a"),
        ("date<=2024-02", "abcd"),
        ("date>2024-02", "e"),
        ("date>=2024-02", "bcde"),
        ("date>=2024-02..", "bcde"),
        ("date>=2024-02-21 date<2024-03", "cd?b"),
        ("not date>=2024-02", "a"),
        ("date<0001", ""),
        ("date>9999", ""),
        # on exactly those days
        ("date=2024-02", "b"),
        ("date=2024-02-29", "d"),
        ("date=2023-12-30..2024-01-02", "a"),
        ("date=2024-02,2024-02-29", "bd"),
        ("date!=2024-02-29", "abce"),
        ("date=..2024-02", ""),
        ("date=2024-02..", ""),
        # other dates
        ("end_date:2024-01", "a"),
        ("end_date:*", "ab"),
        ("end_date>2024-01", "b"),
        ("end_date<=2024-01-02", "a"),
        # parts of dates
        ("year:2023", "a"),
        ("year>2023", "abcde"),
        ("month:2024-02", "bcd"),
        ("month:feb", "bcd"),
        ("month>=2024-03", "e"),
        ("month!=2024-02", "ae"),
        ("quarter:2024-Q1", "abcde"),
        ("week:2024-W08", "c?b"),
        ("day:2024-02-29", "d?b"),
        ("weekday:wed", "c?b"),
        ("weekday:Wednesday,thursday", "cd?b"),
        ("month-of-year:dec", "a"),
        ("month:2024*", "abcde"),
        ("month:2024-02*", "bcd"),
        ("month:2023*", "a"),
        ("month:1999*", ""),
        ("day:2024-02-2*", "cd?b"),
        ("week:2024-w08*", "c?b"),
        ("quarter:2024-Q*", "abcde"),
        ("year:20*", "abcde"),
        ("year:0*", ""),
        ("year:9*", ""),
        ("month:x*", ""),
        ("weekday:w*", "c?b"),
        ("not month:2024-02*", "ae"),
        ("weekday:sat", "a?b"),
        ("weekday:sunday", "ae?b"),
        # whatever day of them it was
        ("date:2024-02-01..2024-02-14 or date:2024-02-15..2024-02-29", "bcd"),
        ("date:2024-02-01..2024-02-14 date:2024-02-15..2024-02-29", ""),
        ("not date:2024-02-21", "ade?b"),
        ("not date:2024-02", "ae"),
        ("date:2024-02-21 or kind:meeting", "bcd"),
        ("date:2024-02-21 and actor:aoki", "?b"),
        ("date:2024-02-21,2024-02-22", "c?b"),
        # vocabularies
        ("kind:meeting", "bcd"),
        ("kind:MEETING", "bcd"),
        ("kind=meeting", "bcd"),
        ('kind:"Media report"', "e"),
        ("kind:statement,media-report", "ae"),
        ("kind!=meeting", "ae"),
        ("-kind:meeting", "ae"),
        ("kind:me*", "bcde"),
        ("event_type:*", "de"),
        ("-event_type:*", "abc"),
        ("event_type:consult", "d"),
        ("event_class:verbal-conflict", "e"),
        ("class:verbal-*", "de"),
        # ranks and numbers
        ("level>=minister", "bc"),
        ("level>minister", "c"),
        ("level<leader", "b"),
        ("level<=leader", "bc"),
        ("level:business", "d"),
        ("level!=minister", "acde"),
        ("ordinal:3", "b"),
        ("ordinal=003", "b"),
        ("ordinal>3", "c"),
        ("ordinal<999999999", "bc"),
        ("ordinal>=3", "bc"),
        ("ordinal<12", "b"),
        ("ordinal!=3", "acde"),
        # countries and actors
        ("country:KOR", "bcd"),
        ("country:kor", "bcd"),
        ("country:ROK", "bcd"),
        ('country:"South Korea"', "bcd"),
        ("country:韓国", "bcd"),
        ("country:USA,JPN", "abc"),
        ("country:KOR+JPN", "bc"),
        ("country:KOR+JPN+USA", "b"),
        ("country=KOR+JPN", "c"),
        ("country=JPN+KOR", "c"),
        ("country=KOR", "d"),
        ("country=KOR,JPN", "ad"),
        ("country!=KOR", "abce"),
        ("country!=KOR+JPN", "abde"),
        ("country:Russia", ""),
        ("country:FRA", ""),
        ("-country:chn", "abcde"),
        ("country:CHN,JPN", "abc"),
        ("country:uni*", "b"),
        ("place.country:Brazil", "c"),
        ("actor:roh", "bc"),
        ("actor:노민재", "bc"),
        ("actor:minjae", "bc"),
        ("actor:青木", "b"),
        ("actor:roh+aoki", "b"),
        ("actor=roh", "c"),
        ('actor:"jane roe"', "d"),
        ("actor:roe", "d"),
        ("actor:ao*", "b"),
        ('actor:"roh min"*', "bc"),
        ('actor:“roh min”*,"jane r"*', "bcd"),
        # lists of words
        ("topic:trade", "b"),
        ('topic:"North Korea"+trade', "b"),
        ("section:article", "e"),
        ("source:paper", "e"),
        ("source:Paper", "e"),
        # texts
        ("title:nuclear", "b"),
        ("title:nucl", ""),
        ("title:nucl*", "b"),
        ('title:"nuclear talks"', "b"),
        ('title:"talks nuclear"', ""),
        ('title:"nuclear ta"*', "b"),
        ('title:"nuclear ta*"', ""),
        ('title:"-nuclear"', "b"),
        ("title:min-jae", "c"),
        ("title:minjae", "c"),
        ("title:竹島", "a"),
        ("title:竹*", "a"),
        ('title="nuclear TALKS"', "b"),
        ("title=nuclear", ""),
        ("title!=nuclear", "abcde"),
        ('series:"2+2"', "b"),
        ("series:*", "b"),
        ("place:rio", "c"),
        ("where:janeiro", "c"),
        ("note:nuclear", "e"),
        ("-note:*", "abcd"),
        ("edtf:2024-02", "bcd"),
        # ids
        ("id:2024-02-21-c", "c"),
        ("id:2024-02", "bcd"),
        ("id:nothing", ""),
        ("related:2024-02-01", "c"),
        ("related:*", "c"),
    ],
)
def test_each_comparison_finds_exactly_these_events(query: str, events: str) -> None:
    assert found(query) == events


@pytest.mark.parametrize(
    ("query", "canonical", "explained"),
    [
        ("country:韓国", "countries:韓国", [("countries:韓国", "KOR")]),
        ("actor:r*,roe", "actors:r*,roe", [("actors:roe", "Jane Roe")]),
        ("date>=feb", "date>=feb", [("date>=feb", "2024-02-01..2024-02-29")]),
        ("date:feb,2024-03 feb", "date:feb,2024-03 and feb", [("date:feb", "2024-02-01..2024-02-29"),
                                                              ("date:2024-03", "2024-03-01..2024-03-31")]),
        ("kind:meeting", "kind:meeting", []),
        ("month:feb", "month:feb", [("month:feb", "2024-02")]),
        ("country=韓国,JPN", "countries=韓国,JPN", [("countries:韓国", "KOR")]),
    ],
)  # fmt: skip
def test_names_and_periods_are_explained(query: str, canonical: str, explained: list[tuple[str, str]]) -> None:
    answer = EVENTS.filter(query)
    assert answer.query == canonical
    assert [(note.asked, note.meaning) for note in answer.explained] == explained


def test_a_name_of_several_is_explained_by_all_of_them() -> None:
    aliases = ({"id": name, "name": f"{name} Roh", "kind": "person"} for name in ("ann", "bo"))
    chronology = chronology_of([record(actors=["ann", "bo"])], actors=aliases)
    assert chronology.filter("actor:roh").explained == (Explanation("actors:roh", "ann or bo"),)


@pytest.mark.parametrize(
    ("query", "months"),
    [
        ("date:2024-02", "2024-02"),
        ("date:2024-02,2024-02", "2024-02"),
        ("month:2024-02", "2024-02"),
        ("month:2024-02*", "2024-02"),
        ("month>=2024-02", "2024-02 2024-03"),
        ("date<0001", ""),
        ("date>9999", ""),
        ("date:2024-01 date:2024-03", ""),
        ("date>=2024-02", "2024-02 2024-03"),
        ("date<2024-02", "2023-12 2024-01"),
        # no one range: the months of the chronology
        ("date:2024-02,2024-03", "2023-12 2024-01 2024-02 2024-03"),
        ("date!=2024-02", "2023-12 2024-01 2024-02 2024-03"),
        ("date:02-29", "2023-12 2024-01 2024-02 2024-03"),
        ("end_date:2024-01", "2023-12 2024-01 2024-02 2024-03"),
        ("weekday:wed", "2023-12 2024-01 2024-02 2024-03"),
    ],
)
def test_a_comparison_of_dates_bounds_what_is_counted(query: str, months: str) -> None:
    assert " ".join(str(group.key[0]) for group in EVENTS.count(query, by="month").groups) == months


def test_no_event_happened_on_a_day_of_the_year_where_there_are_none() -> None:
    assert chronology_of([]).filter("date:02-29").events == ()


REFUSED = [
    (
        "date<..2024-02",
        """
        the period is open at the end '<' compares with
          date<..2024-02
               ^^^^^^^^^
        write date:..2024-02 instead
        """,
    ),
    (
        "독도 date:2024-02-30..2024-03",
        """
        February 2024 has no day 30
          독도 date:2024-02-30..2024-03
                    ^^^^^^^^^^
        its last day is 2024-02-29
        """,
    ),
    (
        "竹島 date:2024-01,2024-13 kind:poll",
        """
        there is no month 13
          竹島 date:2024-01,2024-13 kind:poll
                            ^^^^^^^
        months run from 01 to 12
        """,
    ),
    (
        'date:"２０２４-13"',
        """
        there is no month 13
          date:"２０２４-13"
                ^^^^^^^^^^^
        months run from 01 to 12
        """,
    ),
    (
        "date:02/03/2024",
        """
        this date has two readings
          date:02/03/2024
               ^^^^^^^^^^
        write 2024-02-03 (3 February) or 2024-03-02 (2 March)
        """,
    ),
    (
        "date:mid april",
        """
        this is written otherwise here
          date:mid april
          ^^^^^^^^^^^^^^
        write date:"mid april"
        """,
    ),
    (
        "date=02-22",
        """
        the year is missing
          date=02-22
               ^^^^^
        write YYYY-MM-DD; MM-DD alone goes with on, during and date:
        """,
    ),
    (
        "date:02-30",
        """
        no year has a day 02-30
          date:02-30
               ^^^^^
        write MM-DD, for example 02-22
        """,
    ),
    (
        "month:2024-02-03",
        """
        '2024-02-03' is not one month
          month:2024-02-03
                ^^^^^^^^^^
        for example: month:2024-02
        """,
    ),
    (
        "week>=2024",
        """
        '2024' is not one week
          week>=2024
                ^^^^
        for example: week>=2024-W08
        """,
    ),
    (
        "month:..2024-02",
        """
        '..2024-02' is not one month
          month:..2024-02
                ^^^^^^^^^
        for example: month:2024-02
        """,
    ),
    (
        "day:2024",
        """
        '2024' is not one day
          day:2024
              ^^^^
        for example: day:2024-02-21
        """,
    ),
    (
        "day:nonsense",
        """
        expected a period
          day:nonsense
              ^^^^^^^^
        for example: day:2024-02-21
        """,
    ),
    (
        "month:2024-13",
        """
        there is no month 13
          month:2024-13
                ^^^^^^^
        months run from 01 to 12
        """,
    ),
    (
        "end_date:02-29",
        """
        the year is missing
          end_date:02-29
                   ^^^^^
        write YYYY-MM-DD; MM-DD alone goes with on, during and date:
        """,
    ),
    (
        "date:2024-02..2024-13",
        """
        there is no month 13
          date:2024-02..2024-13
                        ^^^^^^^
        months run from 01 to 12
        """,
    ),
    (
        'date:" 2024-13"',
        """
        there is no month 13
          date:" 2024-13"
                 ^^^^^^^
        months run from 01 to 12
        """,
    ),
    (
        r'date:"2024\"-13"',
        r"""
        expected a period
          date:"2024\"-13"
               ^^^^^^^^^^^
        for example: date:2024-02, date:feb..mar, date:"mid april"
        """,
    ),
    (
        "weekday:tu",
        """
        unknown weekday 'tu'; use one of Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
          weekday:tu
                  ^^
        """,
    ),
    (
        "ordinal:1234567890123456",
        """
        expected a number for ordinal, found '1234567890123456'
          ordinal:1234567890123456
                  ^^^^^^^^^^^^^^^^
        for example: ordinal:3
        """,
    ),
    (
        "source:korea",
        """
        unknown source 'korea'; use one of paper
          source:korea
                 ^^^^^
        """,
    ),
    (
        "weekday:xyz",
        """
        unknown weekday 'xyz'; use one of Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
          weekday:xyz
                  ^^^
        """,
    ),
    (
        "독도 kind:meeting,protst",
        """
        unknown kind 'protst'; did you mean protest?
          독도 kind:meeting,protst
                            ^^^^^^
        """,
    ),
    (
        'country:KOR,"Nroth Korea"',
        """
        unknown country 'Nroth Korea'; did you mean South Korea?
          country:KOR,"Nroth Korea"
                      ^^^^^^^^^^^^^
        """,
    ),
    (
        "actor:rho",
        """
        unknown actor 'rho'; use one of Roh Min-jae, Aoki Haru, Jane Roe
          actor:rho
                ^^^
        """,
    ),
    (
        "level>=business",
        """
        level 'business' is outside the ranking
          level>=business
                 ^^^^^^^^
        from low to high: working-level, senior-official, vice-minister, minister, leader
        """,
    ),
    (
        'kind:"!meeting"',
        """
        unknown kind '!meeting'; did you mean meeting?
          kind:"!meeting"
               ^^^^^^^^^^
        """,
    ),
    (
        'kind:"poll,court"',
        """
        unknown kind 'poll,court'; did you mean court?
          kind:"poll,court"
               ^^^^^^^^^^^^
        """,
    ),
    (
        'country:KOR,"-USA"',
        """
        unknown country '-USA'; did you mean USA?
          country:KOR,"-USA"
                      ^^^^^^
        """,
    ),
    (
        'actor:">roh"',
        """
        unknown actor '>roh'; use one of Roh Min-jae, Aoki Haru, Jane Roe
          actor:">roh"
                ^^^^^^
        """,
    ),
    (
        'date:"2024-01"*',
        """
        '*' (starting with) does not go with date:
          date:"2024-01"*
               ^^^^^^^^^^
        for example: date:2024-02
        """,
    ),
    (
        "ordinal:third",
        """
        expected a number for ordinal, found 'third'
          ordinal:third
                  ^^^^^
        for example: ordinal:3
        """,
    ),
    (
        "ordinal>３",
        """
        expected a number for ordinal, found '３'
          ordinal>３
                  ^^
        for example: ordinal>3
        """,
    ),
    (
        "title:!!",
        """
        there is no letter or digit to look for in '!!'
          title:!!
                ^^
        title:* means any
        """,
    ),
]


@pytest.mark.parametrize(("query", "message"), REFUSED, ids=[query for query, _ in REFUSED])
def test_a_value_that_means_nothing_is_refused_at_its_place(query: str, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        EVENTS.filter(query)
    assert str(caught.value) == cleandoc(message)
    assert caught.value.span[0] < caught.value.span[1]


def test_a_limit_that_no_query_holds_points_into_itself() -> None:
    with pytest.raises(ExpressionError) as caught:
        chronology_of([record()]).list(month="nonsense")
    assert (caught.value.source, caught.value.span) == ("nonsense", (0, 8))


@pytest.mark.parametrize(("field", "value"), [("kind", "poll,court"), ("kind", "poll+court"), ("actor", "roh,aoki")])
def test_a_limit_takes_one_value_at_a_time(field: str, value: str) -> None:
    with pytest.raises(KrjpError) as caught:
        EVENTS.list(**{field: value})
    assert str(caught.value) == f"unknown {field} '{value}'; give each value by itself to have any of several"


@pytest.mark.parametrize(
    ("limits", "events"),
    [
        ({"country": "KOR+JPN"}, "bc"),
        ({"country": ["KOR+JPN", "BRA"]}, "bc"),
        ({"country": ["USA+JPN", "JPN"]}, "abc"),
        ({"country": "kor+jpn+usa", "kind": ["meeting"]}, "b"),
        ({"actor": "ro*"}, "bcd"),
        ({"level": "*"}, "bcd"),
        ({"during": "2024-02-21", "kind": "meeting"}, "c?b"),
        ({"during": "02-29"}, "d?b"),
        ({"on": "02-29"}, "d?b"),
        ({"on": "2024-01-02"}, "a"),
        ({"since": "2024-02", "until": "2024-02"}, "bcd"),
        ({"since": "feb", "during": "2024"}, "bcde"),
        ({"kind": (), "country": None, "since": None}, "abcde"),
        ({"when": "2023"}, "a"),
        ({"sources": "paper"}, "e"),
    ],
)
def test_limits_mean_what_they_mean_in_a_query(limits: dict[str, object], events: str) -> None:
    assert found("", **limits) == events


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({"since": "..2024-02"}, "since ..2024-02 has no beginning; use until"),
        ({"until": "2024-02.."}, "until 2024-02.. has no end; use since"),
        ({"on": "2024-02"}, "'2024-02' is more than a day; use during"),
        ({"since": "2024-03", "until": "2024-02"},
         "the range is reversed: it begins on 2024-03-01 and ends before, on 2024-02-29; swap the two"),
        ({"since": "2024-03", "during": "2024-02"},
         "no day is within all of since 2024-03, during 2024-02; leave one out, or filter 'date:A or date:B'"),
        ({"kind": "!meeting"},
         ("expected a value for kind, found the sign ! before it; filter 'not kind:meeting' has it")),
        ({"level": ">=minister"},
         ("expected a value for level, found the sign >= before it; filter 'level>=minister' has it")),
        ({"kind": "-meeting"},
         ("expected a value for kind, found the sign - before it; filter 'not kind:meeting' has it")),
        ({"between": "JPN"}, "between takes two names, as in between JPN,KOR; found 'JPN'"),
        ({"between": ["JPN", "KOR", "USA"]}, "between takes two names, as in between JPN,KOR; found 'JPN,KOR,USA'"),
        ({"between": "JPN,"}, "between takes two names, as in between JPN,KOR; found 'JPN,'"),
        ({"knd": "meeting"}, "unknown field 'knd'; did you mean kind?"),
    ],
)  # fmt: skip
def test_a_limit_that_means_nothing_is_refused(limits: dict[str, object], message: str) -> None:
    with pytest.raises(KrjpError) as caught:
        EVENTS.list(**limits)
    assert str(caught.value) == message


DIRECTED = chronology_of(
    [
        record("2024-01-01", "a", initiators=["KOR"], targets=["JPN"]),
        record("2024-01-02", "b", initiators=["JPN", "KOR"], targets=["JPN", "KOR"], kind="meeting"),
        record("2024-01-03", "c", initiators=["roh"], targets=["USA"], countries=["KOR", "USA"]),
        record("2024-01-04", "d", initiators=["JPN"], targets=["roh"], subjects=["PRK"]),
        record("2024-01-05", "e", initiators=["fki"]),
        record("2024-01-06", "f", countries=["JPN"]),
    ],
    actors=[{"id": "roh", "name": "Roh Min-jae", "kind": "person", "country": "KOR", "aliases": ["노민재"]}],
)


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("initiator:KOR", "abc"),  # acts of its actors as well
        ("initiator:한국", "abc"),
        ("target:KOR", "bd"),
        ("initiator:JPN target:KOR", "bd"),
        ("initiator:roh", "c"),
        ('initiator:"roh min-jae"', "c"),
        ("initiator:노민재", "c"),
        ("initiator:fki", "e"),
        ("initiator:FRA", ""),
        ("initiator:KOR+JPN", "b"),
        ("initiator=roh", "c"),
        ("initiator:roh*", "c"),
        ("initiator:jap*", "bd"),
        ("not initiator:*", "f"),
        ("subject:PRK", "d"),
        ('dyad:"KOR → JPN"', "a"),
        ('dyad:"JPN – KOR"', "b"),
        ('dyad:"JPN → KOR"', ""),
        ("dyad:KOR→JPN", "a"),
        ('dyad:"south korea -> Japan"', "a"),
        ("dyad:KOR-JPN", "b"),
        ('dyad:"Japan–ROK"', "b"),
        ("dyad:FRA-DEU", ""),
        ("dyad:KOR-JPN,KOR→JPN", "ab"),
        ("dyad:*", "ab"),
    ],
)
def test_direction_is_asked_for_by_states_and_their_actors(query: str, events: str) -> None:
    assert "".join(event.id[-1] for event in DIRECTED.filter(query).events) == events


@pytest.mark.parametrize(
    ("between", "events"),
    [
        ("JPN,KOR", "abd"),
        ("KOR,JPN", "abd"),
        (["KOR", "JPN"], "abd"),
        (" kor , us ", "c"),
        ("roh,USA", "c"),
        ("JPN,USA", ""),
    ],
)
def test_between_asks_for_either_direction(between: str | list[str], events: str) -> None:
    assert "".join(event.id[-1] for event in DIRECTED.list(between=between).events) == events


def test_an_unknown_party_is_refused_with_the_nearest_state_or_actor() -> None:
    with pytest.raises(ExpressionError, match="unknown initiator 'Jpan'; did you mean Japan"):
        DIRECTED.filter("initiator:Jpan")
    with pytest.raises(ExpressionError, match="unknown initiator 'Roh Minjea'; did you mean Roh Min-jae"):
        DIRECTED.filter('initiator:"Roh Minjea"')


def test_a_dash_in_the_name_of_a_state_joins_no_two() -> None:
    state = {"id": "guinea-bissau", "name": "Guinea-Bissau", "kind": "state", "country": "GNB"}
    events = [record("2024-01-01", "a", countries=["GNB", "JPN"], initiators=["GNB"], targets=["JPN"])]
    chronology = chronology_of(events, actors=[state])
    for query in ("dyad:guinea-bissau→japan", 'dyad:"Guinea-Bissau -> JPN"'):
        assert [event.id for event in chronology.filter(query).events] == ["2024-01-01-a"]


def test_a_dyad_of_no_two_states_is_refused() -> None:
    for text in ("Japan", "Jpan→KOR", "JPN-JPN"):
        with pytest.raises(ExpressionError, match=f"unknown dyad '{text}'"):
            DIRECTED.filter(f"dyad:{text}")
