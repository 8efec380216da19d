"""Wrong inputs of every sort, and the exact message each gets.

A message names the thing and the place, says what was expected, and gives the nearest right value or
an example. What is tested here is what users read; other files test how it comes about.
"""

from __future__ import annotations

from datetime import date
from inspect import cleandoc

import pytest

from krjp.errors import KrjpError
from krjp.files.reading import parse_events
from krjp.index.ordering import order_by

from .building import chronology_of, record

SMALL = chronology_of(
    [
        record("2024-02-21", "cho-kamikawa", kind="meeting", countries=["JPN", "KOR"], actors=["kishida-fumio"]),
        record("2024-02-22", "takeshima-day", kind="commemoration", countries=["JPN"]),
        record("2024-04-15", "poll", kind="poll"),
    ],
    today=date(2024, 5, 20),
)


def ask(how: str, text: str) -> object:
    """Put a text to the part of krjp that `how` names; what is no other part is a condition on a field."""
    if how == "query":
        return SMALL.filter(text)
    if how in ("since", "until", "during", "on"):
        return SMALL.list(**{how: text})
    if how == "show":
        return SMALL.show(text)
    if how == "by":
        return SMALL.count(by=text)
    if how == "sort":
        return order_by(text, SMALL.holdings.index, [])
    if how == "data":
        return parse_events(text.encode("latin-1"), "my.json")
    return SMALL.list(**{how: text})


MESSAGES = [
    (
        "query",
        "conutry:USA",
        """
        unknown field 'conutry'; did you mean country?
          conutry:USA
          ^^^^^^^
        to search for text with this sign in it, put it in quotes
        """,
    ),
    (
        "query",
        "kind:meetng",
        """
        unknown kind 'meetng'; did you mean meeting?
          kind:meetng
               ^^^^^^
        """,
    ),
    (
        "query",
        "독도 kind:meeting,protst",
        """
        unknown kind 'protst'; did you mean protest?
          독도 kind:meeting,protst
                            ^^^^^^
        """,
    ),
    (
        "query",
        "country:KOR|JPN",
        """
        unknown country 'KOR|JPN'; did you mean KOR?
          country:KOR|JPN
                  ^^^^^^^
        A,B means any of them, A+B all of them
        """,
    ),
    (
        "query",
        "country:Narnia",
        """
        unknown country 'Narnia'; use one of Japan, JPN, South Korea, KOR
          country:Narnia
                  ^^^^^^
        """,
    ),
    (
        "query",
        "actor:kishda",
        """
        unknown actor 'kishda'; did you mean Kishida Fumio?
          actor:kishda
                ^^^^^^
        """,
    ),
    (
        "query",
        "竹島 date:2024-02-30",
        """
        February 2024 has no day 30
          竹島 date:2024-02-30
                    ^^^^^^^^^^
        its last day is 2024-02-29
        """,
    ),
    (
        "query",
        "date:mid april",
        """
        this is written otherwise here
          date:mid april
          ^^^^^^^^^^^^^^
        write date:"mid april"
        """,
    ),
    (
        "query",
        "month:2",
        """
        expected a year of four digits
          month:2
                ^
        for example: month:2024-02
        """,
    ),
    (
        "query",
        "level>=business",
        """
        level 'business' is outside the ranking
          level>=business
                 ^^^^^^^^
        from low to high: working-level, senior-official, vice-minister, minister, leader
        """,
    ),
    (
        "query",
        "level:>=minister",
        """
        expected a value for level, found the sign >=
          level:>=minister
                ^^
        write level>=minister without ':'
        """,
    ),
    (
        "query",
        "kind:!poll",
        """
        expected a value for kind, found the sign !
          kind:!poll
               ^
        write not kind:poll
        """,
    ),
    (
        "query",
        "dokdo kind :poll",
        """
        there is no field before this ':'
          dokdo kind :poll
                     ^^^^^
        write field:poll, with no space between, or quote it to search for it
        """,
    ),
    (
        "query",
        "!kind:poll",
        """
        '!' is not how this language negates
          !kind:poll
          ^
        write not kind:poll, or -kind:poll
        """,
    ),
    (
        "query",
        "ordinal:1st",
        """
        expected a number for ordinal, found '1st'
          ordinal:1st
                  ^^^
        for example: ordinal:3
        """,
    ),
    (
        "query",
        "kind>poll",
        """
        kind has no order, so '>' means nothing
          kind>poll
          ^^^^^
        write kind:VALUE; date, month, level and ordinal are ordered
        """,
    ),
    (
        "query",
        "country:KOR+JPN,USA",
        """
        ',' (any of) and '+' (all of) do not mix in one list
          country:KOR+JPN,USA
                         ^
        write country:A,B or country:A+B, and join them with and/or
        """,
    ),
    (
        "query",
        "kind:poll+meeting",
        """
        an event has only one kind, so '+' (all of) never holds
          kind:poll+meeting
          ^^^^^^^^^^^^^^^^^
        use ',' for any of them
        """,
    ),
    (
        "query",
        "kind:",
        """
        expected a value for kind right after ':'
          kind:
               ^
        for example: kind:meeting
        """,
    ),
    (
        "query",
        "level >= ",
        """
        expected a value for level right after '>='
          level >=
                   ^
        for example: level>=working-level
        """,
    ),
    (
        "query",
        "kind:poll,*",
        """
        '*' alone stands for any value and takes no others beside it
          kind:poll,*
                    ^
        write kind:*
        """,
    ),
    (
        "query",
        "date:2024-0*",
        """
        '*' (starting with) does not go with date:
          date:2024-0*
               ^^^^^^^
        for example: date:2024-02
        """,
    ),
    (
        "query",
        "title:'forced labor'",
        """
        this is written otherwise here
          title:'forced labor'
          ^^^^^^^^^^^^^^^^^^^^
        write title:"forced labor"
        """,
    ),
    (
        "query",
        "dokdo && takeshima",
        """
        this is written otherwise here
          dokdo && takeshima
               ^^^^
        write dokdo and takeshima
        """,
    ),
    (
        "query",
        "독도 - 竹島",
        """
        there is no letter or digit to look for in '-'
          독도 - 竹島
               ^
        for not, write it right before the word; for a range of dates, write A..B
        """,
    ),
    (
        "query",
        "(dokdo or 竹島",
        """
        this '(' is never closed
          (dokdo or 竹島
          ^
        add a ')'
        """,
    ),
    (
        "query",
        "독도)",
        """
        there is no '(' for this ')'
          독도)
              ^
        remove it, or open one before
        """,
    ),
    (
        "query",
        "dokdo or",
        """
        expected a word, a phrase or field:value here, found the end
          dokdo or
                  ^
        for example: kind:meeting country:USA not mode:virtual
        """,
    ),
    (
        "query",
        "dokdo and or japan",
        """
        expected a word, a phrase or field:value, found 'or'
          dokdo and or japan
                    ^^
        to search for the word itself, quote it: "or"
        """,
    ),
    (
        "query",
        "“dokdo",
        """
        this quote is never closed
          “dokdo
          ^
        add the closing quote
        """,
    ),
    (
        "query",
        'title:"dokdo',
        """
        this quote is never closed
          title:"dokdo
                ^
        add the closing quote
        """,
    ),
    (
        "since",
        "febuary",
        """
        'febuary' is no part of a period; did you mean february?
          febuary
          ^^^^^^^
        for example: 2024, 2024-02, 2024-02-21, 2024-Q1, 'feb 2024', 'mid april', 2024-02..2024-03
        """,
    ),
    (
        "since",
        "02/03/2024",
        """
        this date has two readings
          02/03/2024
          ^^^^^^^^^^
        write 2024-02-03 (3 February) or 2024-03-02 (2 March)
        """,
    ),
    (
        "since",
        "2024-13",
        """
        there is no month 13
          2024-13
          ^^^^^^^
        months run from 01 to 12
        """,
    ),
    (
        "since",
        "21 feb 24",
        """
        expected a year of four digits
          21 feb 24
          ^^^^^^^^^
        for example: 2024, 2024-02, 2024-02-21, 2024-Q1, 'feb 2024', 'mid april', 2024-02..2024-03
        """,
    ),
    (
        "since",
        "2024-2",
        """
        expected a period; months and days take two digits
          2024-2
          ^^^^^^
        write 2024-02
        """,
    ),
    (
        "since",
        "02-22",
        """
        the year is missing
          02-22
          ^^^^^
        write YYYY-MM-DD; MM-DD alone goes with on, during and date:
        """,
    ),
    (
        "since",
        "december",
        """
        December is not within the data
          december
          ^^^^^^^^
        the data covers 2024-02-21 to 2024-04-15; write the year: December 2024
        """,
    ),
    (
        "since",
        "..2024",
        """
        since ..2024 has no beginning; use until
        """,
    ),
    (
        "since",
        "",
        """
        expected a period, found nothing
        for example: 2024, 2024-02, 2024-02-21, 2024-Q1, 'feb 2024', 'mid april', 2024-02..2024-03
        """,
    ),
    (
        "since",
        "2024-03..2024-02",
        """
        the range is reversed: 2024-03-01 is after 2024-02-29
          2024-03..2024-02
          ^^^^^^^^^^^^^^^^
        write 2024-02..2024-03
        """,
    ),
    (
        "until",
        "2024..",
        """
        until 2024.. has no end; use since
        """,
    ),
    (
        "on",
        "02-30",
        """
        no year has a day 02-30
          02-30
          ^^^^^
        write MM-DD, for example 02-22
        """,
    ),
    (
        "during",
        "Monday 21 Feb 2024",
        """
        Monday does not fit the rest of the date
          Monday 21 Feb 2024
          ^^^^^^^^^^^^^^^^^^
        leave the weekday out
        """,
    ),
    (
        "during",
        "last 0 days",
        """
        the last 0 days are no time at all
          last 0 days
          ^^^^^^^^^^^
        write last 1 day
        """,
    ),
    (
        "kind",
        "meetings of state",
        """
        unknown kind 'meetings of state'; use one of meeting, statement, speech, protest, court, exercise, \
agreement, aid, appointment, resignation, announcement, report, media-report, commemoration, \
sanctions, payment, veto, weapons-test, election, poll, party-discipline, legislation, violence, incident, …
        """,
    ),
    (
        "country",
        "Koera",
        """
        unknown country 'Koera'; did you mean KOR?
        """,
    ),
    (
        "level",
        "boss",
        """
        unknown level 'boss'; use one of working-level, senior-official, vice-minister, minister, leader, business
        """,
    ),
    (
        "topic",
        "north",
        """
        unknown topic 'north'; did you mean north-korea?
        """,
    ),
    (
        "show",
        "2024-02",
        """
        id '2024-02' fits 2 events: 2024-02-21-cho-kamikawa, 2024-02-22-takeshima-day; write more of the one you mean
        """,
    ),
    (
        "show",
        "2024-02-21-cho-kamikwa",
        """
        unknown id '2024-02-21-cho-kamikwa'; did you mean 2024-02-21-cho-kamikawa?
        """,
    ),
    (
        "show",
        "xyz",
        """
        unknown id 'xyz'; krjp list -o ids prints them all
        """,
    ),
    (
        "by",
        "mnth",
        """
        unknown field 'mnth'; did you mean month?
        """,
    ),
    (
        "by",
        "month,kind,country",
        """
        cannot count by 3 fields at once; use one or two
        """,
    ),
    (
        "by",
        "kind,kind",
        """
        cannot count by kind twice; name two different fields
        """,
    ),
    (
        "sort",
        "dat",
        """
        unknown field 'dat'; did you mean date?
        """,
    ),
    (
        "data",
        "",
        """
        my.json: is empty; expected a JSON array or JSON Lines
        """,
    ),
    (
        "data",
        "id,date",
        """
        my.json: starts with 'i'; expected a JSON array or JSON Lines
        """,
    ),
    (
        "data",
        "[1,",
        """
        my.json: 2 problems
          event 1: expected an object, found 1
          event 1, column 4: is cut short: the text ends inside a record
        """,
    ),
    (
        "data",
        '{"id": 1}\n{',
        """
        my.json: 4 problems
          line 1: id: expected lower-case words joined by hyphens, not digits alone, found 1
          line 1: date: is missing
          line 1: title: is missing
          line 2, column 2: is cut short: the text ends inside a record
        """,
    ),
    (
        "data",
        "[5]",
        """
        my.json: event 1: expected an object, found 5
        """,
    ),
    (
        "data",
        "[{}]",
        """
        my.json: 3 problems
          event 1: id: is missing
          event 1: date: is missing
          event 1: title: is missing
        """,
    ),
    (
        "data",
        "café-latin1",
        """
        my.json: line 1: byte 3 is not UTF-8; save the file as UTF-8
        """,
    ),
    (
        "data",
        '[{"id": "2024-02-21-x", "date": "2024-02-30", "title": "x", "kind": "meetng", "titel": "y"}]',
        """
        my.json: 3 problems
          event 1 (2024-02-21-x): date: expected a date that exists, as YYYY-MM-DD, found '2024-02-30'
          event 1 (2024-02-21-x): kind: unknown value 'meetng'; did you mean meeting?
          event 1 (2024-02-21-x): titel: unknown field; did you mean title?
        """,
    ),
    (
        "data",
        (
            '[{"id": "2024-02-22-x", "date": "2024-02-21", "end_date": "2024-02-20", "title": "x", "kind": "poll", '
            '"initiators": ["KOR"], "countries": ["JPN"]}]'
        ),
        """
        my.json: 2 problems
          event 1 (2024-02-22-x): end_date: 2024-02-20 is before date 2024-02-21; swap them
          event 1 (2024-02-22-x): initiators: names 'KOR', which countries lacks; add it there
        """,
    ),
]


def test_there_are_many_and_no_two_are_alike() -> None:
    assert len({(how, text) for how, text, _ in MESSAGES}) == len(MESSAGES) > 50


@pytest.mark.parametrize(("how", "text", "message"), MESSAGES, ids=[f"{how} {text[:30]}" for how, text, _ in MESSAGES])
def test_each_wrong_input_gets_exactly_this_message(how: str, text: str, message: str) -> None:
    with pytest.raises(KrjpError) as caught:
        ask(how, text)
    lines = str(caught.value).split("\n")
    assert "\n".join(line.rstrip() for line in lines) == cleandoc(message)
