"""Queries that mean something in the packaged data and a few odd events besides."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from hypothesis import strategies as st

import krjp
from krjp.files.packaged import packaged
from krjp.query.nodes import KEYWORDS, And, Has, Match, Node, Not, Or, Phrase, Value, Words
from krjp.record import vocabulary
from krjp.record.codec import encode

from ..building import chronology_of, record
from .oracle import values_of

__all__ = ["ACTORS", "ALL", "CHRONOLOGY", "CONCEPTS", "FIELDED", "FREE", "PERIODS", "QUERIES", "in_use"]

TODAY = date(2024, 5, 20)
ODD = [
    record("2023-12-30", "over-new-year", end_date="2024-01-02", title="竹島の日 is prepared", kind="commemoration"),
    record("2024-02-29", "leap-day", title="조태열 visits 독도", countries=["KOR"], actors=["cho-tae-yul"]),
    record("2024-01-01", "some-time", end_date="2024-12-31", date_certainty="approximate", title="Jun’ichi’s talk"),
    record("2024-04-01", "april", end_date="2024-04-30", date_certainty="approximate", kind="meeting",
           meeting={"level": "business", "mode": "virtual"}),
    record("2024-03-05", "bare", kind="poll", title="Tae yul or Taeyul or Tae-yul"),
    record("2024-03-06", "rich", kind="meeting", countries=["FRA", "JPN", "KOR", "USA"],
           actors=["Jane Roe", "keidanren"],
           meeting={"level": "leader", "mode": "in-person", "series": "2+2 Dialogue", "ordinal": 12},
           place={"name": "Nice, Côte d’Azur", "country": "FRA"}, topics=["trade", "space"],
           sources=[{"source": "elsewhere", "section": "article", "locator": "p. 3"}],
           related=["2024-03-05-bare"], note="An editor's note on forced labour"),
    record("2024-03-02", "about", date_certainty="approximate", title="About the second of March", kind="aid",
           initiators=["USA"], targets=["KOR", "keidanren"], countries=["KOR", "USA"], actors=["keidanren"],
           subjects=["PRK"], sources=[{"source": "elsewhere", "date": "2024-03-02~", "dates_event": True}]),
    record("2024-01-01", "by-march", end_date="2024-03-01", date_certainty="approximate", open_end="start"),
    record("2022-07-08", "earlier", title="North Korean missiles (two) are launched", kind="weapons-test",
           event_type="MOBILIZE", framework="domestic", date_text="July 8", coded_by="rules"),
]  # fmt: skip
RECORDS = json.loads(json.dumps([encode(event) for event in krjp.load().events]))
CHRONOLOGY = chronology_of([*RECORDS, *ODD], today=TODAY)
ALL = json.loads(json.dumps([encode(event) for event in CHRONOLOGY.events]))
ACTORS: list[dict[str, Any]] = json.loads(packaged("actors.json"))
CONCEPTS: list[dict[str, Any]] = json.loads(packaged("concepts.json"))


def one_of_many(values: list[str]) -> st.SearchStrategy[str]:
    """One of a long list, without Hypothesis writing out the list whenever it names the strategy."""
    return st.integers(0, len(values) - 1).map(lambda number: values[number])


CALENDAR = ("year", "quarter", "month", "week", "day")


def in_use(field: str) -> list[str]:
    return sorted({value for each in ALL for value in values_of(each, field)})


PERIODS = st.sampled_from(
    [
        "2024-02",
        "2024",
        "2023",
        "2024-02-21",
        "2024-02-29",
        "2024-01-15..2024-02-10",
        "2024-03..",
        "..2024-01",
        "2024-Q1",
        "2024-W08",
        "late march 2024",
        "[2024-04-11..2024-04-20]",
        "2024-01-15/2024-01-17",
        "last 3 months",
        "2022",
        "1999",
        "2024-12-31",
        "2024-04",
        "2023-12-30..2024-01-02",
        "may 2024",
    ]
)
CLOSED = PERIODS.filter(lambda text: not (text.startswith("..") or text.endswith("..")))
TEXTS = [text for each in ALL for text in (each["title"], each["summary"], each["note"] or "")]
SPOKEN = sorted({word for text in TEXTS for word in re.findall(r"[\w'’-]*\w", text) if word.lower() not in KEYWORDS})
WORD = one_of_many([word for word in SPOKEN if re.match(r"\w", word)])
TERM = one_of_many(sorted({term for concept in CONCEPTS for term in concept["terms"]}))
NAME = one_of_many(sorted({name for each in ACTORS for name in (each["name"], *each["aliases"])}))
ODD_WORD = one_of_many(
    ["taeyul", "Tae-yul", "junichi", "Jun'ichi", "독도", "竹島", "岸田", "北", "日米韓", "한미일", "nowhere", "labour"]
)


def _bare_words(text: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]*\w", text) if word[0].isalnum() and word.lower() not in KEYWORDS]


PHRASES = st.one_of(
    TERM,
    NAME,
    ODD_WORD,
    st.tuples(one_of_many([text for text in TEXTS if " " in text]), st.integers(0, 30), st.integers(1, 4)).map(
        lambda drawn: " ".join(drawn[0].split()[drawn[1] : drawn[1] + drawn[2]]) or drawn[0]
    ),
).filter(lambda text: any(char.isalnum() for char in text))


def _free() -> st.SearchStrategy[Node]:
    return st.one_of(
        st.lists(WORD | ODD_WORD, min_size=1, max_size=2).map(lambda found: Words(*map(Value, found))),
        (TERM | NAME).map(_bare_words).filter(bool).map(lambda found: Words(*map(Value, found))),
        (TERM | NAME)
        .map(_bare_words)
        .filter(bool)
        .flatmap(st.permutations)
        .map(lambda found: Words(*map(Value, found))),
        st.tuples(WORD, st.integers(1, 5)).map(
            lambda drawn: Words(Value(drawn[0][: drawn[1]].rstrip("'’-"), prefix=True))
        ),
        PHRASES.map(Phrase),
    )


def _lists(field: str, texts: st.SearchStrategy[str], *, many: bool = False) -> st.SearchStrategy[Node]:
    several = st.lists(texts.map(Value), min_size=1, max_size=3).map(tuple)
    plain = st.builds(Match, st.just(field), st.sampled_from([":", "=", "!="]), several)
    if not many:
        return plain
    together = several.filter(lambda found: len(found) > 1)
    return plain | st.builds(
        Match, st.just(field), st.sampled_from([":", "=", "!="]), together, together=st.just(value=True)
    )


def _ordered(field: str, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Node]:
    return st.builds(
        Match, st.just(field), st.sampled_from(["<", "<=", ">", ">="]), texts.map(lambda text: (Value(text),))
    )


def _values(field: str, *more: str) -> st.SearchStrategy[str]:
    return one_of_many([*in_use(field), *more])


def _named(kind: str, used: list[str]) -> st.SearchStrategy[str]:
    entries = [each for each in ACTORS if (each["kind"] == "state") == (kind == "state")]
    return one_of_many(used + [name for each in entries for name in (each["name"], *each["aliases"])])


def _starts(field: str) -> st.SearchStrategy[Node]:
    start = st.tuples(_values(field), st.integers(1, 6)).map(lambda drawn: drawn[0][: drawn[1]].strip(" ,([-"))
    usable = start.filter(lambda text: re.fullmatch(r"[\w-]+", text) is not None and text[0] != "-")
    return usable.map(lambda text: Match(field, ":", (Value(text, prefix=True),)))


def _fielded() -> st.SearchStrategy[Node]:
    return st.one_of(
        st.sampled_from(["note", "meeting.series", "meeting.ordinal", "place.name", "event_type", "related"]).map(Has),
        *(
            _lists(field, _values(field))
            for field in (
                "kind",
                "event_class",
                "date_certainty",
                "open_end",
                "meeting.mode",
                "meeting.level",
                "coded_by",
            )
        ),
        _lists("framework", st.sampled_from(list(vocabulary.FRAMEWORKS))),
        _lists("event_type", st.sampled_from(list(vocabulary.EVENT_TYPES))),
        _lists("topics", st.sampled_from(list(vocabulary.TOPICS)) | st.just("North Korea"), many=True),
        _lists("countries", _named("state", in_use("countries")), many=True),
        _lists("actors", _named("person", [*in_use("actors"), "kim", "Cho", "岸田", "ministry"]), many=True),
        *(
            _lists(
                field,
                _named("state", in_use(field)) | _values(field) | st.sampled_from(["kim", "keidanren"]),
                many=True,
            )
            for field in ("initiators", "targets")
        ),
        _lists("subjects", _named("state", in_use("subjects")), many=True),
        _lists("dyads", _values("dyads", "JPN → USA", "USA–JPN", "rok->Japan", "JPN-KOR", "USA - ROK"), many=True),
        _lists("sources.date", _values("sources.date"), many=True),
        _lists("sources.dates_event", st.sampled_from(["true", "false"]), many=True),
        _lists("place.country", _named("state", in_use("place.country"))),
        _lists("sources.section", _values("sources.section"), many=True),
        _lists("sources.source", _values("sources.source"), many=True),
        _lists("id", _values("id", "2024-02", "2024-01-1", "nothing")),
        _lists("related", _values("related", "2024-02", "nothing"), many=True),
        *(_lists(field, PHRASES | _values(field)) for field in ("title", "summary", "note", "date_text")),
        *(_lists(field, _values(field, "dialogue", "2")) for field in ("place.name", "meeting.series", "edtf")),
        _lists("sources.locator", _values("sources.locator", "entry", "para. 3"), many=True),
        _lists("meeting.ordinal", st.sampled_from(["1", "3", "03", "12", "99"])),
        _ordered("meeting.ordinal", st.sampled_from(["1", "3", "12"])),
        _ordered("meeting.level", st.sampled_from(list(vocabulary.RANKED_LEVELS))),
        *(_lists(part, _values(part)) | _ordered(part, _values(part)) for part in CALENDAR),
        _lists("weekday", st.sampled_from(["Monday", "mon", "tues", "Sunday", "thursday"])),
        _lists("month-of-year", st.sampled_from(["January", "feb", "Decem", "july"])),
        _lists("date", PERIODS),
        st.sampled_from(["02-22", "--02-29", "01-01", "12-31"]).map(lambda text: Match("date", ":", (Value(text),))),
        _ordered("date", CLOSED),
        _lists("end_date", PERIODS),
        _ordered("end_date", CLOSED),
        *(
            _starts(field)
            for field in ("title", "kind", "countries", *CALENDAR, "actors", "topics", "place.name", "meeting.series")
        ),
    )


FREE: st.SearchStrategy[Node] = _free()
"""Words and phrases."""
FIELDED: st.SearchStrategy[Node] = _fielded()
"""Comparisons of every field."""
QUERIES: st.SearchStrategy[Node] = st.recursive(
    FREE | FIELDED,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(*parts)),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(*parts)),
    ),
    max_leaves=5,
)
