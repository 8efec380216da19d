"""Ranking by BM25F.

Robertson & Zaragoza (2009), "The Probabilistic Relevance Framework: BM25 and Beyond", section 3.6:
the occurrences of a query term in the fields of an event are added up with weights and length
normalisation before the saturation, so that a term in title and summary is not counted as two.

    tf  = Σ_f  w_f · tf_f / (1 − b_f + b_f · len_f / avg_f)
    idf = ln(1 + (N − n + 0.5) / (n + 0.5))
    score = Σ_terms  idf · tf / (k1 + tf)
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from krjp.index.words import TEXT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.index.words import TextIndex

__all__ = ["scores"]

K1 = 1.2


def scores(index: TextIndex, groups: Iterable[set[int]]) -> dict[int, float]:
    """The score of every event in which a group occurs.

    A group is the occurrences of one thing asked for: a word with its inflections, a phrase, or a
    concept with all its synonyms.
    """
    averages = {number: max(1.0, sum(lengths) / max(1, index.size)) for number, lengths in index.lengths.items()}
    total: dict[int, float] = {}
    for group in groups:
        weighted = _weighted(index, group, averages)
        rarity = log(1 + (index.size - len(weighted) + 0.5) / (len(weighted) + 0.5))
        for event, frequency in weighted.items():
            total[event] = total.get(event, 0.0) + rarity * frequency / (K1 + frequency)
    return total


def _weighted(index: TextIndex, group: set[int], averages: dict[int, float]) -> dict[int, float]:
    """Per event, the weighted and length-normalised number of occurrences."""
    weighted: dict[int, float] = {}
    for number, count, events in index.frequencies(group):
        field = TEXT_FIELDS[number]
        for event in events:
            share = field.weight * count
            if field.normalised:
                longer = index.lengths[number][event] / averages[number]
                share /= 1 - field.normalised + field.normalised * longer
            weighted[event] = weighted.get(event, 0.0) + share
    return weighted
