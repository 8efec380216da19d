"""Words and phrases to conditions: which terms a text must hold."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from krjp.errors import shortened
from krjp.index.concepts import MOST_TIMES
from krjp.index.words import query_terms
from krjp.query.conditions import AllOf, AnyOf, Explanation, Having, Holding
from krjp.query.nodes import Phrase, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.query.conditions import Condition
    from krjp.query.context import Context
    from krjp.query.nodes import Value, Words

__all__ = ["STATE_SIGNS", "function_words", "holding", "light_words", "plain", "states_at", "words_held"]

# What those who write a lone sign probably want.
_MEANT = {
    "&": "write and, or leave it out",
    "|": "write or",
    "-": "for not, write it right before the word; for a range of dates, write A..B",
}

# What may stand around a word in a sentence; and between words where these are written without spaces.
_AROUND, _BETWEEN = "?!,;:.…", dict.fromkeys(map(ord, "？！、。，．：；"), " ")
_POSSESSIVES = ("'s", "’s", "'", "’")


# How states are called where several stand together: 日米韓, 한미일.
STATE_SIGNS = {
    "日": "JPN",
    "韓": "KOR",
    "米": "USA",
    "美": "USA",
    "中": "CHN",
    "朝": "PRK",
    "露": "RUS",
    "일": "JPN",
    "한": "KOR",
    "미": "USA",
    "중": "CHN",
    "북": "PRK",
    "러": "RUS",
}


def plain(values: Sequence[Value]) -> list[Value]:
    """Words without the marks of a sentence and of possession: `January?`, `Japan's`.

    One that stands there many times asks for nothing new.
    """
    times: Counter[Value] = Counter()
    found: list[Value] = []
    for value in values:
        parts = [] if value.prefix else value.text.translate(_BETWEEN).split()
        bare = [_bare(part.strip(_AROUND)) for part in parts]
        for each in [value._replace(text=part) for part in bare if part] or [value]:
            times[each] += 1
            found += [each] if times[each] <= MOST_TIMES else []
    return found


def _bare(word: str) -> str:
    ending = next((ending for ending in _POSSESSIVES if word.lower().endswith(ending)), "")
    return word[: len(word) - len(ending)]


def states_at(text: str, at: int = 0) -> tuple[str, Having] | None:
    """Several states that a text names by one character each from a place on: what it says, and what that means."""
    end = next((end for end in range(at, len(text)) if text[end] not in STATE_SIGNS), len(text))
    codes = tuple(dict.fromkeys(STATE_SIGNS[sign] for sign in text[at:end]))
    if not 2 <= len(codes) == end - at:
        return None
    return text[at:end], Having("countries", tuple((code,) for code in codes))


def words_held(node: Words | Phrase, context: Context) -> Condition:
    """What a text must hold: all the words (or any of them, if that is asked for), or a phrase."""
    if isinstance(node, Phrase):
        _check_searchable(node.text, node.span, context)
        return _meant(((node.text, False),), context)
    for word, place in zip(node.words, node.places or (node.span,) * len(node.words), strict=True):
        _check_searchable(word.text, place, context)
    segments = context.holdings.concepts.segments(node.words)
    if context.any_word:
        # Each word by itself as well, so that a word more never finds less.
        segments += [(word,) for word in node.words if (word,) not in segments]
    parts = tuple(_meant(segment, context) for segment in segments)
    if len(parts) == 1:
        return parts[0]
    return AnyOf(parts) if context.any_word else AllOf(parts)


def _meant(segment: Sequence[tuple[str, bool]], context: Context) -> Condition:
    """One thing searched for: in the texts or, where it is several states, among those that take part."""
    held = holding(segment, context)
    named = [states for term in held.terms if (states := states_at(term)) and states[0] == term]
    return AnyOf((held, named[0][1])) if named else held


def _check_searchable(text: str, place: tuple[int, int], context: Context) -> None:
    if not query_terms(text):
        hint = _MEANT.get(text[:1], "leave it out")
        raise context.error(place, f"there is no letter or digit to look for in '{shortened(text)}'", hint)


def holding(segment: Sequence[tuple[str, bool]], context: Context) -> Holding:
    """One thing searched for: a word, a phrase, or any term of a concept."""
    asked, prefix = " ".join(text for text, _ in segment), segment[0][1]
    synonyms = () if prefix else context.holdings.concepts.synonyms(asked)
    if not synonyms:
        return Holding(asked, (asked,), prefix)
    return Holding(asked, synonyms, explained=(Explanation(asked, " or ".join(map(quoted, synonyms))),))


@cache
def function_words() -> frozenset[str]:
    """Words that a question is put with and that say nothing of what is asked."""
    from krjp.query import data

    return frozenset(data("function_words.txt"))


@cache
def light_words() -> frozenset[str]:
    """Everyday words that say little of what is asked, though more than nothing."""
    from krjp.query import data

    return frozenset(data("light_words.txt"))
