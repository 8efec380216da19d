"""Terms of several words: known ones are looked for as one, whatever the order of their words."""

from __future__ import annotations

from krjp.index.concepts import LONGEST_TERM, Concepts
from krjp.index.names import Names
from krjp.record.authorities import Concept


def terms_of(concepts: Concepts, text: str) -> list[str]:
    """A text cut into terms."""
    segments = concepts.segments([(word, False) for word in text.split()])
    return [" ".join(word for word, _ in segment) for segment in segments]


def test_words_are_one_term_in_any_order() -> None:
    concepts = Concepts([Concept("east-sea", "East Sea", ("East Sea", "Sea of Japan"))], Names([], []))
    for text in ("east sea far", "sea east far", "far sea east"):
        assert {frozenset(term.split()) for term in terms_of(concepts, text)} == {
            frozenset({"east", "sea"}),
            frozenset({"far"}),
        }


def test_terms_longer_than_any_name_are_single_words() -> None:
    words = [f"{letter}{letter}x" for letter in "abcdefghijklm"]
    longest, longer = " ".join(words[:LONGEST_TERM]), " ".join(words[: LONGEST_TERM + 1])
    assert terms_of(Concepts([Concept("long", "Long", (longest, "short"))], Names([], [])), longest) == [longest]
    found = terms_of(Concepts([Concept("longer", "Longer", (longer, "short"))], Names([], [])), longer)
    assert found == longer.split()
