"""Comparing fields with values, each kind of field by a table over a chronology made for it."""

from __future__ import annotations

from datetime import date
from inspect import cleandoc

import pytest

from krjp.chronology import Conditions
from krjp.errors import ExpressionError, KrjpError

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


def found(query: str) -> str:
    return "".join(event.id[-1] for event in EVENTS.filter(query).events)


@pytest.mark.parametrize(
    ("query", "events"),
    [
        # may have happened on days
        ("date:2024-02", "bcd"),
        ("date:2024-02-21", "bc"),
        ("date:2024-01-02", "a"),
        ("date:2024-01-03", ""),
        ("date:2023", "a"),
        ("date:2023,2024-03", "ae"),
        ("date:2024-02-20..2024-02-22", "bc"),
        ("date:..2024-01", "a"),
        ("date:2024-02-22..", "bde"),
        ("date:[2024-02-22..]", "bde"),
        ("date:feb", "bcd"),
        ("date:02-29", "bd"),
        ("date:XXXX-12-31", "a"),
        ("date:yesterday", ""),
        ('date:"last month"', "bcd"),
        ("when:2023", "a"),
        # before and after days
        ("date<2024-02-21", "ab"),
        ("date<=2024-02-21", "abc"),
        ("date>2024-02-21", "bde"),
        ("date>=2024-02-21", "bcde"),
        ("date<2024-02", "a"),
        ("date<=2024-02", "abcd"),
        ("date>2024-02", "e"),
        ("date>=2024-02", "bcde"),
        ("date>=2024-02..", "bcde"),
        ("date>=2024-02-21 date<2024-03", "bcd"),
        ("not date>=2024-02", "a"),
        ("date<0001", ""),
        ("date>9999", ""),
        # on exactly those days
        ("date=2024-02", "b"),
        ("date=2024-02-29", "d"),
        ("date=2023-12-30..2024-01-02", "a"),
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
        ("year>2023", "bcde"),
        ("month:2024-02", "bcd"),
        ("month:feb", "bcd"),
        ("month>=2024-03", "e"),
        ("month!=2024-02", "ae"),
        ("quarter:2024-Q1", "bcde"),
        ("week:2024-W08", "c"),
        ("day:2024-02-29", "d"),
        ("weekday:wed", "c"),
        ("weekday:Wednesday,thursday", "bcd"),
        ("month-of-year:dec", "a"),
        ("month:2024*", "bcde"),
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
    ("query", "events"),
    [
        ("date:2024-02", "bcd"),
        ("date:2024-02-21", "c"),
        ("date:02-29", "d"),
        ("date:2023", ""),
        ("date>=2024-02-21", "cde"),
    ],
)
def test_with_certain_dates_only_what_surely_happened_then_is_found(query: str, events: str) -> None:
    answer = EVENTS.filter(query, Conditions(certain_dates=True))
    assert "".join(event.id[-1] for event in answer.events) == events


@pytest.mark.parametrize(
    ("query", "explained"),
    [
        ("country:韓国", {"query": "countries:韓国", "countries:韓国": "KOR"}),
        ("actor:r*,roe", {"query": "actors:r*,roe", "actors:roe": "Jane Roe"}),
        ("date>=feb", {"query": "date>=feb", "date>=feb": "2024-02-01..2024-02-29"}),
    ],
)
def test_names_and_periods_are_explained(query: str, explained: dict[str, str]) -> None:
    assert EVENTS.filter(query).explained == explained


def test_a_name_of_several_is_explained_by_all_of_them() -> None:
    aliases = ({"id": name, "name": f"{name} Roh", "kind": "person"} for name in ("ann", "bo"))
    chronology = chronology_of([record(actors=["ann", "bo"])], actors=aliases)
    assert chronology.filter("actor:roh").explained["actors:roh"] == "ann or bo"


@pytest.mark.parametrize(
    ("query", "months"),
    [
        ("date:2024-02", "2024-02"),
        ("date:2024-02,2024-02", "2024-02"),
        ("date>=2024-02", "2024-02 2024-03"),
        ("date<2024-02", "2023-12 2024-01"),
        # no one range: the months of the chronology
        ("date:2024-02,2024-03", "2023-12 2024-01 2024-02 2024-03"),
        ("date!=2024-02", "2023-12 2024-01 2024-02 2024-03"),
        ("date:02-29", "2023-12 2024-01 2024-02 2024-03"),
        ("date<0001", "2023-12 2024-01 2024-02 2024-03"),
        ("end_date:2024-01", "2023-12 2024-01 2024-02 2024-03"),
        ("month:2024-02", "2023-12 2024-01 2024-02 2024-03"),
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
        expected a period
          date:mid april
               ^^^
        for example: date:2024-02, date:feb..mar, date:"mid april"
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
        "ordinal:1234567890",
        """
        expected a whole number for ordinal, found '1234567890'
          ordinal:1234567890
                  ^^^^^^^^^^
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
        expected a whole number for ordinal, found 'third'
          ordinal:third
                  ^^^^^
        for example: ordinal:3
        """,
    ),
    (
        "ordinal>３",
        """
        expected a whole number for ordinal, found '３'
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


def test_a_condition_that_no_query_holds_points_into_itself() -> None:
    with pytest.raises(ExpressionError) as caught:
        chronology_of([record()]).list(Conditions(fields=(("month", ("nonsense",)),)))
    assert (caught.value.source, caught.value.span) == ("nonsense", (0, 8))


@pytest.mark.parametrize(("field", "value"), [("kind", "poll,court"), ("country", "KOR+JPN"), ("actor", "roh,aoki")])
def test_a_condition_takes_one_value_at_a_time(field: str, value: str) -> None:
    with pytest.raises(KrjpError) as caught:
        EVENTS.list(Conditions(fields=((field, (value,)),)))
    assert str(caught.value) == f"unknown {field} '{value}'; repeat the option to have any of several"
