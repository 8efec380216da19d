"""Random questions to random chronologies: what DuckDB answers to the statement, held against what krjp answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb
from hypothesis import strategies as st

from krjp.chronology import Chronology
from krjp.files.reading import parse_events
from krjp.files.reference import Reference
from krjp.record.codec import to_json
from krjp.sql.statement import count_statement, list_statement

from ..query.possible.asking import CHRONOLOGIES, QUESTIONS
from ..query.possible.written import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Rows = list[tuple[Any, ...]]

__all__ = ["ASKED", "COUNTED", "TYPES", "Asked", "compare", "run_in_duckdb"]

COUNTED = (
    *("year", "quarter", "month", "week", "day", "weekday", "month-of-year", "date", "end_date"),
    *("kind", "event_type", "event_class", "framework", "meeting.level", "meeting.ordinal", "place.country", "note"),
    *("countries", "initiators", "targets", "dyads", "topics", "sources.source", "sources.dates_event", "related"),
)
TYPES = {
    **dict.fromkeys(("id", "date", "end_date", "date_certainty", "open_end", "edtf", "date_text"), "VARCHAR"),
    **dict.fromkeys(("title", "summary", "kind", "event_type", "framework", "note", "coded_by"), "VARCHAR"),
    **dict.fromkeys(("countries", "initiators", "targets", "subjects", "actors", "topics", "related"), "VARCHAR[]"),
    "place": "STRUCT(name VARCHAR, country VARCHAR)",
    "meeting": "STRUCT(mode VARCHAR, level VARCHAR, series VARCHAR, ordinal BIGINT)",
    "sources": "STRUCT(source VARCHAR, section VARCHAR, locator VARCHAR, date VARCHAR, dates_event BOOLEAN)[]",
}
"""The columns of the table, as DuckDB calls their types."""
LIMITS: Sequence[Mapping[str, Any]] = (
    {},
    {},
    {},
    {"since": "2020-01-10"},
    {"until": "2020-02"},
    {"during": "2020-01"},
    {"on": "02-03"},
    {"between": "JPN,KOR"},
    {"initiator": ("JPN", "USA")},
    {"since": "2019-12-15", "until": "2020-01-20", "kind": "meeting"},
)
CONDITIONS = (
    *("kind:meeting,court", "kind:m*", "kind!=court", "kind=meeting", "country:JPN+KOR", "country=JPN,KOR"),
    *("country:japan", "country:j*", "country!=USA", "country=JPN+KOR", "initiator:KOR", "initiator=KOR"),
    *("target:JPN+USA", "initiator:kishida", "target:*", "actor:kishida", "dyad:KOR-JPN", "dyad:JPN->KOR", "dyad:JPN*"),
    *("dyad=KOR->JPN", "dyad!=KOR->JPN", "dyad:*", "type:CONSULT", "class:material-conflict,verbal-conflict"),
    *("class:*", "topic:trade", "topic=trade,security", "topic:t*", "topic:*", "level>=minister", "level<minister"),
    *("level:business", "mode:virtual", "meeting.mode:*", "ordinal>2", "ordinal:1,2", "ordinal!=3", "ordinal:*"),
    *("source:report", "source=report", "dates-event:true", "dates-event=false", "source-section:article", "source:*"),
    *("id:event-1", "id=event-3", "id:ev*", "related:event-1", "related=event-1", "related:*", "note:*"),
    *("place-country:KOR", "place:*", "framework:bilateral", "framework:*", "coded_by:hand", "open_end:*"),
    *(
        "end_date:*",
        "end_date<2020-01",
        "end_date:2020-01",
        "end_date>=2020-02",
        "end_date:2019-12..",
        "date=2020-01-03",
    ),
    *(
        "date=2020-01..2020-02",
        "date:2020-01,02-03",
        "date=2020..",
        "month:2020*",
        "weekday:mon,tue",
        "month-of-year:j*",
    ),
    *("month:2020-01,2020-03", "year:1*", "weekday!=sun", "date:02-29", "date_certainty:*", "month:*", "title:*"),
)


class Asked(NamedTuple):
    """A chronology, a question, its limits, and the fields to count by."""

    records: Sequence[Mapping[str, Any]]
    query: str
    limits: Mapping[str, Any]
    by: tuple[str, str]

    def __repr__(self) -> str:
        lines = "".join(f"\n    {json.dumps(record)}" for record in self.records)
        return f"<{self.query!r} {self.limits} by {','.join(self.by)} of{lines}>"


# What is asked

_STATES = ("JPN", "KOR", "USA")
_PARTIES = st.lists(st.sampled_from([*_STATES, "kishida-fumio", "UN"]), max_size=3, unique=True)
_MEETINGS = st.none() | st.fixed_dictionaries(
    {
        "mode": st.sampled_from(["virtual", "unknown"]),
        "level": st.sampled_from([None, "minister", "leader", "business", "working-level"]),
        "ordinal": st.sampled_from([None, 1, 2, 3, 12]),
    }
)
_SOURCES = st.lists(
    st.fixed_dictionaries(
        {
            "source": st.sampled_from(["report", "press"]),
            "section": st.sampled_from([None, "article"]),
            "dates_event": st.booleans(),
        }
    ),
    max_size=2,
    unique_by=lambda each: tuple(sorted(each.items(), key=repr)),
)
_MORE = st.fixed_dictionaries(
    {
        "initiators": _PARTIES,
        "targets": _PARTIES,
        "event_type": st.sampled_from([None, "CONSULT", "PROTEST", "ACCUSE"]),
        "topics": st.lists(st.sampled_from(["trade", "security", "space"]), max_size=2, unique=True),
        "meeting": _MEETINGS,
        "place": st.sampled_from([None, {"name": "Seoul", "country": "KOR"}, {"name": "At sea"}]),
        "sources": _SOURCES,
        "related": st.lists(st.sampled_from(["event-1", "event-12", "elsewhere"]), max_size=2, unique=True),
        "note": st.sampled_from([None, "A doubt"]),
    }
)


def _record(plain: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """A record with more fields, that names all who take part."""
    parties = dict.fromkeys((*more["initiators"], *more["targets"]))
    states = [name for name in parties if name in _STATES]
    found = {**plain, **more, "actors": [name for name in parties if name not in _STATES]}
    found["countries"] = list(dict.fromkeys((*plain["countries"], *states)))
    found["meeting"] = more["meeting"] if plain["kind"] == "meeting" else None
    found["related"] = [name for name in more["related"] if name != plain["id"]]
    return found


def _with_more(records: Sequence[Mapping[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(_MORE, min_size=len(records), max_size=len(records)).map(
        lambda more: [_record(one, other) for one, other in zip(records, more, strict=True)]
    )


_JOINED = st.sampled_from(["({0}) and {1}", "({0}) or {1}", "{1} and not ({0})", "not {1} or ({0})", "{0}", "{1}"])
QUERIES = st.builds(
    lambda form, question, condition: form.format(in_words(question), condition),
    _JOINED,
    QUESTIONS,
    st.sampled_from(CONDITIONS),
)
ASKED: st.SearchStrategy[Asked] = st.builds(
    Asked,
    CHRONOLOGIES.flatmap(_with_more),
    QUERIES,
    st.sampled_from(LIMITS),
    st.permutations(COUNTED).map(lambda names: (names[0], names[1])),
)

# What is answered


def chronology_of(records: Sequence[Mapping[str, Any]]) -> Chronology:
    """The chronology of some records, with the actors that krjp knows."""
    content = "".join(json.dumps(record) + "\n" for record in records).encode() or b"[]"
    return Chronology(parse_events(content, "made up"), reference=Reference())


def stored(chronology: Chronology) -> list[dict[str, Any]]:
    """The rows of the table: records as krjp writes them, `when` left out, which is derived."""
    return [{name: value for name, value in to_json(event).items() if name in TYPES} for event in chronology.events]


def run_in_duckdb(rows: Sequence[Mapping[str, Any]]) -> Callable[[str], Rows]:
    """What runs a statement over the records."""
    connection = duckdb.connect(config={"threads": 1})
    columns = ", ".join(f"{name} {kind}" for name, kind in TYPES.items())
    connection.execute(f"CREATE TABLE events ({columns})")
    marks = ", ".join("?" for _ in TYPES)
    if rows:
        connection.executemany(f"INSERT INTO events VALUES ({marks})", [[row[name] for name in TYPES] for row in rows])  # noqa: S608
    return lambda statement: connection.execute(statement).fetchall()


def compare(asked: Asked, dialect: str = "duckdb", run: Callable[[str], Rows] | None = None) -> int:
    """Hold the answers of SQL to a question against those of krjp; returns how many there were."""
    chronology = chronology_of(asked.records)
    run = run or run_in_duckdb(stored(chronology))
    holdings, (query, limits) = chronology.holdings, (asked.query, asked.limits)
    listed = run(list_statement(holdings, query, limits, possible=True, dialect=dialect))
    answer = chronology.filter(query, **limits)
    events, maybe = answer.events.merged(answer.possible)
    assert {row[0]: row[-1] for row in listed} == {event.id: at in maybe for at, event in enumerate(events)}
    sure = run(list_statement(holdings, query, limits, dialect=dialect))
    assert {row[0] for row in sure} == {event.id for event in answer.events}
    for by in ((), asked.by[:1], asked.by):
        count = chronology.count(query, by=by, **limits)
        found = run(count_statement(holdings, query, limits, by=by, dialect=dialect))
        numbers = {_texts(row[:-2]): row[-2:] for row in found}
        assert len(numbers) == len(found), by
        wanted = {group.key: (group.sure, group.at_most) for group in count.groups if group.at_most or len(by) == 1}
        assert numbers == (wanted if by else {(): (count.total, count.at_most)}), by
        if len(by) == 1:
            assert [_texts(row[:-2]) for row in found] == [group.key for group in count.groups], by
    return 5


def _texts(key: tuple[Any, ...]) -> tuple[str | None, ...]:
    return tuple(None if value is None else str(value) for value in key)
