"""How well search finds: recall and average precision on judged queries, beside SQLite FTS5.

    python benchmarks/retrieval.py

prints one Markdown row a query and the means. The queries, the events a reader would want for each
and the rule they were judged by are in `judgements.json`. FTS5 gets the same texts in the same columns
with the same weights, Porter's stemmer, and every word and quoted phrase of the query; what it lacks
is what krjp adds to words: synonyms, joined forms, and characters found inside a run.
"""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

import krjp
from krjp.textindex import TEXT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from krjp.chronology import Chronology

__all__ = ["Judged", "Measured", "average_precision", "fts5_search", "judged_queries", "krjp_search", "measure", "recall"]

JUDGEMENTS = Path(__file__).with_name("judgements.json")


class Judged(NamedTuple):
    """A query and the ids of the events that are relevant to it."""

    query: str
    relevant: frozenset[str]


class Measured(NamedTuple):
    """What one engine did with one query; both figures from 0 to 1."""

    recall: float
    precision: float
    """Average precision."""


def judged_queries(path: Path = JUDGEMENTS) -> list[Judged]:
    """The queries with their judgements, in the order of the file."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return [Judged(entry["query"], frozenset(entry["relevant"])) for entry in content["queries"]]


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
    base.execute(f"create virtual table event using fts5(id unindexed, {', '.join(names)}, tokenize='porter unicode61')")
    insert = f"insert into event values ({', '.join('?' * (len(names) + 1))})"
    for event in chronology.events:
        texts = [" \n ".join(field.texts(event, chronology.names)) for field in TEXT_FIELDS]
        base.execute(insert, (event.id, *texts))
    weights = ", ".join(str(field.weight) for field in TEXT_FIELDS)
    select = f"select id from event where event match ? order by bm25(event, 0, {weights}), id"  # noqa: S608
    return lambda query: [key for (key,) in base.execute(select, (as_fts5(query),))]


def as_fts5(query: str) -> str:
    """A query of words, quoted phrases and words with a star, as FTS5 writes it.

    >>> as_fts5('"joint statement" missil*')
    '"joint statement" AND "missil"*'
    """
    parts = re.findall(r'"([^"]*)"|([^\s*]+)(\*?)', query)
    return " AND ".join(f'"{phrase or word}"{star}' for phrase, word, star in parts)


def measure(search: Callable[[str], list[str]], queries: Iterable[Judged]) -> list[Measured]:
    """Recall and average precision of an engine for every query."""
    answers = [(search(query), relevant) for query, relevant in queries]
    return [Measured(recall(found, relevant), average_precision(found, relevant)) for found, relevant in answers]


def main() -> None:
    """Measure both engines and print the table."""
    chronology = krjp.load()
    queries = judged_queries()
    ours, theirs = (measure(search(chronology), queries) for search in (krjp_search, fts5_search))
    print("| query | relevant | krjp recall | krjp AP | FTS5 recall | FTS5 AP |")
    print("|---|--:|--:|--:|--:|--:|")
    for (query, relevant), mine, other in zip(queries, ours, theirs, strict=True):
        print(f"| {query} | {len(relevant)} | {_figures(mine)} | {_figures(other)} |")
    counts = fmean(len(judged.relevant) for judged in queries)
    print(f"| **mean of {len(queries)}** | {counts:.1f} | {_figures(_mean(ours))} | {_figures(_mean(theirs))} |")


def _mean(measured: Sequence[Measured]) -> Measured:
    return Measured(fmean(one.recall for one in measured), fmean(one.precision for one in measured))


def _figures(measured: Measured) -> str:
    return f"{measured.recall:.2f} | {measured.precision:.2f}"


if __name__ == "__main__":
    main()
