"""How well search finds: recall and average precision on judged queries, beside SQLite FTS5.

    python benchmarks/retrieval.py

prints one Markdown row a query, then the means of every sort of query and of all. The queries, the
events a reader would want for each, the rule they were judged by, what was revised, and what krjp is
known to miss are in `judgements.json`. FTS5 gets the same texts in the same columns with the same
weights, Porter's stemmer, and every word and quoted phrase of a query; what it lacks is what krjp adds
to words: names and synonyms, joined forms, and characters found inside a run.
"""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

import krjp
from krjp.index.shared import texts_of
from krjp.index.words import TEXT_FIELDS
from krjp.record.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from krjp.chronology import Chronology
    from krjp.index.names import Names
    from krjp.index.words import TextField
    from krjp.record.model import Event

__all__ = [
    "Judged",
    "Measured",
    "average_precision",
    "fts5_search",
    "judged_queries",
    "krjp_search",
    "measure",
    "recall",
]

JUDGEMENTS = Path(__file__).with_name("judgements.json")


class Judged(NamedTuple):
    """A query, what sort of query it is, and the ids of the events that are relevant to it."""

    query: str
    sort: str
    relevant: frozenset[str]


class Measured(NamedTuple):
    """What one engine did with a query, or on average with several; both figures from 0 to 1."""

    recall: float
    precision: float
    """Average precision."""


def judged_queries(part: str = "queries") -> list[Judged]:
    """The judged queries, or those of another part (see its `rule`), in the order of the file."""
    content = json.loads(JUDGEMENTS.read_text(encoding="utf-8"))
    return [
        Judged(entry["query"], content["sorts"].get(entry.get("sort"), part), frozenset(entry["relevant"]))
        for entry in content[part]
    ]


def recall(found: Sequence[str], relevant: frozenset[str]) -> float:
    """The share of the relevant events that were found."""
    return len(relevant.intersection(found)) / len(relevant)


def average_precision(found: Sequence[str], relevant: frozenset[str]) -> float:
    """The mean, over all relevant events, of the precision at the rank of each; 0 for one not found.

    Manning, Raghavan & Schütze (2008), "Introduction to Information Retrieval", section 8.4.
    """
    hits, total = 0, 0.0
    for rank, key in enumerate(found, 1):
        if key in relevant:
            hits += 1
            total += hits / rank
    return total / len(relevant)


def krjp_search(chronology: Chronology) -> Callable[[str], list[str]]:
    """A function from a query to the ids `krjp search` prints for it, best first."""
    return lambda query: [event.id for event in chronology.search(query).events]


def fts5_search(chronology: Chronology) -> Callable[[str], list[str]]:
    """The same by SQLite FTS5: Porter stemmer, bm25 with the weights of krjp's fields."""
    names = [field.name for field in TEXT_FIELDS]
    base = sqlite3.connect(":memory:")
    base.execute(
        f"create virtual table event using fts5(id unindexed, {', '.join(names)}, tokenize='porter unicode61')"
    )
    insert = f"insert into event values ({', '.join('?' * (len(names) + 1))})"
    for event in chronology.events:
        texts = [" \n ".join(_texts(field, event, chronology.holdings.names)) for field in TEXT_FIELDS]
        base.execute(insert, (event.id, *texts))
    weights = ", ".join(str(field.weight) for field in TEXT_FIELDS)
    select = f"select id from event where event match ? order by bm25(event, 0, {weights}), id"
    return lambda query: [key for (key,) in base.execute(select, (as_fts5(query),))]


def _texts(field: TextField, event: Event, names: Names) -> Iterator[str]:
    """What krjp indexes of an event in a text field."""
    if not field.shared:
        yield getattr(event, field.name) or ""
    for name in field.shared:
        for value in FIELDS[name].of(event):
            yield from texts_of(name, value, names)


def as_fts5(query: str) -> str:
    """A query of words, quoted phrases and words with a star, as FTS5 writes it.

    >>> as_fts5('"joint statement" missil*')
    '"joint statement" AND "missil"*'
    """
    parts = re.findall(r'"([^"]*)"|([^\s*]+)(\*?)', query)
    return " AND ".join(f'"{phrase or word}"{star}' for phrase, word, star in parts)


def measure(search: Callable[[str], list[str]], queries: Sequence[Judged]) -> Measured:
    """Recall and average precision of an engine, as means over queries; that of the second is called MAP."""
    answers = [(search(each.query), each.relevant) for each in queries]
    return Measured(
        fmean(recall(found, relevant) for found, relevant in answers),
        fmean(average_precision(found, relevant) for found, relevant in answers),
    )


def main() -> None:
    """Measure both engines and print the tables."""
    chronology = krjp.load()
    engines = (krjp_search(chronology), fts5_search(chronology))
    judged = judged_queries()
    others = {
        "Written after tuning": judged_queries("later"),
        "Written by readers": judged_queries("readers"),
        "Used for the ladder": judged_queries("ladder"),
        "Written by other readers": judged_queries("others"),
        "Asked as of a person": judged_queries("asked"),
    }
    print(_head("query", "relevant"))
    for each in (*judged, *(each for queries in others.values() for each in queries)):
        print(_row(each.query, len(each.relevant), *(measure(search, [each]) for search in engines)))
    print()
    print(_head("sort of query", "queries"))
    groups = {sort: [each for each in judged if each.sort == sort] for sort in dict.fromkeys(q.sort for q in judged)}
    for label, queries in {**groups, "All of these": judged, **others}.items():
        print(_row(label, len(queries), *(measure(search, queries) for search in engines)))
    for label, queries in others.items():
        print(f"\n{label}: {_firsts(krjp_search(chronology), queries)}")


def _firsts(search: Callable[[str], list[str]], queries: Sequence[Judged]) -> str:
    """How good the first results are; an empty answer counts as nothing."""
    answers = [(search(each.query), each.relevant) for each in queries]
    five = fmean(len(relevant.intersection(found[:5])) / len(found[:5]) if found else 0 for found, relevant in answers)
    first = fmean(bool(found and found[0] in relevant) for found, relevant in answers)
    empty = sum(not found for found, _ in answers)
    return f"precision in the first five {five:.3f}, first right {first:.3f}, {empty} empty answers"


def _head(first: str, second: str) -> str:
    return f"| {first} | {second} | krjp recall | krjp AP | FTS5 recall | FTS5 AP |\n|---|--:|--:|--:|--:|--:|"


def _row(label: str, number: int, *measured: Measured) -> str:
    figures = (f"{figure:.3f}" for one in measured for figure in one)
    return f"| {label} | {number} | {' | '.join(figures)} |"


if __name__ == "__main__":
    main()
