"""What words mean to a search, found out once, so that a page can look it up without krjp.

Inflections are resolved by the stemmer, synonyms and names by the concepts and actors, and both for the words and
events at hand only: a page of seventy events needs no dictionary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.index.columns import positions
from krjp.index.stems import stem
from krjp.query.nodes import Phrase
from krjp.query.reading import read_node
from krjp.query.wording import STATE_SIGNS, function_words
from krjp.text import words

if TYPE_CHECKING:
    from krjp.index.holdings import Holdings
    from krjp.record.authorities import Concept

__all__ = ["resolved"]

# Longer words are seldom asked for, and a page has to be small.
LONGEST = 10


def resolved(holdings: Holdings) -> dict[str, Any]:
    """Families of words, terms that mean the same, and words that say nothing.

    `families` are lists of words with one stem. Each of `terms` is a list of terms that may be asked for, what else
    then means the same, and the positions of the events that hold any of these; of `near`, words that ask for a concept
    where no event holds them, in one text, and a term of it. `signs` are those of states that stand together (日韓),
    `silent` the function words of a question.
    """
    vocabulary = holdings.words.vocabulary  # first, so that no term has to look for its words in texts not yet read
    terms = [
        (asked, [term for term in same if term not in asked], held)
        for same, asked in _meanings(holdings).items()
        if (held := _holding(asked[0], holdings))
    ]
    answered = {term for asked, _, _ in terms for term in asked}
    asked_for = (word for asked, _, _ in terms for term in asked for word in words(term))
    families: dict[str, list[str]] = {}
    for word in sorted({*vocabulary, *asked_for}):
        families.setdefault(stem(word), []).append(word)
    return {
        "families": [family for family in families.values() if len(family) > 1],
        "terms": terms,
        "near": [[" ".join(near), concept.terms[0]] for concept in holdings.reference.concepts.values()
                 if concept.terms[0] in answered and (near := _asking(concept, holdings))],
        "signs": STATE_SIGNS,
        "silent": sorted(function_words()),
    }  # fmt: skip


def _asking(concept: Concept, holdings: Holdings) -> list[str]:
    """What asks for a concept alone: single words that no event holds, but none that begins with most of itself so."""
    found: list[str] = []
    for word in sorted(concept.near, key=len):
        least = max(4, len(word) * 0.6) if word.isascii() else 2
        known = any(len(each) >= least and word.startswith(each) for each in (*concept.terms, *found))
        if 1 < len(word) < LONGEST and not known and not set(" -") & set(word) and not holdings.words.occurrences(word):
            found.append(word)
    return found


def _meanings(holdings: Holdings) -> dict[tuple[str, ...], list[str]]:
    """Each set of terms that krjp takes for one another, with those of its terms that ask for just this set."""
    concepts = holdings.reference.concepts.values()
    found: dict[tuple[str, ...], list[str]] = {}
    for term in dict.fromkeys((*(term for each in concepts for term in each.terms), *holdings.names.all_names())):
        same = holdings.concepts.synonyms(term)
        if same and words(term):
            found.setdefault(same, []).append(term)
    return found


def _holding(term: str, holdings: Holdings) -> list[int]:
    """The positions of the events that krjp finds by a term."""
    return list(positions(read_node(holdings, Phrase(term), "", {}, placed=False).sure))
