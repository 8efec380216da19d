"""Search finds what a reader would want, by the judged queries of benchmarks/judgements.json."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from krjp.chronology import Chronology

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
JUDGEMENTS: dict[str, Any] = json.loads((BENCHMARKS / "judgements.json").read_text(encoding="utf-8"))
MISSED = {entry["query"]: set(entry["events"]) for entry in JUDGEMENTS["missed"]}


def _load() -> Any:
    spec = importlib.util.spec_from_file_location("retrieval", BENCHMARKS / "retrieval.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


retrieval = _load()
QUERIES = retrieval.judged_queries()


@pytest.mark.no_cover
@pytest.mark.parametrize("judged", QUERIES, ids=lambda judged: judged.query)
def test_every_relevant_event_is_found(judged: Any, packaged: Chronology) -> None:
    lost = judged.relevant.difference(retrieval.krjp_search(packaged)(judged.query))
    assert lost == MISSED.get(judged.query, set())


def test_what_is_known_to_be_missed_is_next_to_nothing() -> None:
    assert set(MISSED) <= {judged.query for judged in QUERIES}
    assert sum(map(len, MISSED.values())) <= 0.01 * sum(len(judged.relevant) for judged in QUERIES)


def test_relevant_events_stand_at_the_top(packaged: Chronology) -> None:
    assert retrieval.measure(retrieval.krjp_search(packaged), QUERIES).precision >= 0.95


@pytest.mark.no_cover
@pytest.mark.parametrize("part", ["readers", "others", "asked"])
def test_what_people_ask_in_their_own_words_is_found(part: str, packaged: Chronology) -> None:
    judged, search = retrieval.judged_queries(part), retrieval.krjp_search(packaged)
    assert retrieval.measure(search, judged).recall >= 0.9
    assert all(search(each.query) for each in judged)


def test_the_peer_it_is_measured_beside_is_a_fair_one(packaged: Chronology) -> None:
    assert retrieval.measure(retrieval.fts5_search(packaged), QUERIES).recall >= 0.7


def test_judgements_name_events_and_no_query_twice(packaged: Chronology) -> None:
    every = [*QUERIES, *(each for part in ("later", "ladder", "asked") for each in retrieval.judged_queries(part))]
    assert len({judged.query for judged in every}) == len(every) >= 45
    every += (each for part in ("readers", "others") for each in retrieval.judged_queries(part))
    assert all(judged.relevant for judged in every)
    assert set[str]().union(*(judged.relevant for judged in every)) <= {event.id for event in packaged.events}


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        (["a", "b"], 1.0, 1.0),
        (["b", "a", "x"], 1.0, 1.0),
        (["x", "a", "b"], (1 / 2 + 2 / 3) / 2, 1.0),
        (["a", "x", "y", "b"], (1 / 1 + 2 / 4) / 2, 1.0),
        (["a"], 0.5, 0.5),
        (["x", "y"], 0.0, 0.0),
        ([], 0.0, 0.0),
    ],
)
def test_average_precision_and_recall_by_hand(found: list[str], precision: float, recall: float) -> None:
    relevant = frozenset("ab")
    assert retrieval.average_precision(found, relevant) == pytest.approx(precision)
    assert retrieval.recall(found, relevant) == pytest.approx(recall)


@pytest.mark.no_cover
def test_results_in_reverse_do_worse(packaged: Chronology) -> None:
    search = retrieval.krjp_search(packaged)
    forwards = retrieval.measure(search, QUERIES)
    backwards = retrieval.measure(lambda query: search(query)[::-1], QUERIES)
    assert backwards.precision < forwards.precision - 0.01
    assert backwards.recall == forwards.recall
