"""States named in a text that is not in English: as much of its coding as no verb is needed for.

The language is told once for a whole text, by its script or by its small words. Names and adjectives of states count,
but not one that only tells where something happened.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.direction import Direction
from krjp.importer.lexicons import listed, rows
from krjp.importer.lookup import NameFinder
from krjp.importer.sentences import plain, split_sentences, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ENGLISH", "language_of", "named_states", "tells_of_meeting"]

ENGLISH = "en"
_SCRIPTS = (("ko", re.compile("[가-힣]")), ("ja", re.compile("[ぁ-ヿ]")), ("zh", re.compile("[一-鿿]")))
# The share of letters of a script from which a text is in it; a few stand in names.
_LEAST_OF_SCRIPT = {"ko": 0.3, "ja": 0.1, "zh": 0.3}
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
# Of a long text so much tells the language.
_ENOUGH = 20_000
_LONGEST_ENDING = 3
_MOST_SENTENCES = 2
# An office so near after a state is of that state; so is one of a person whose name is spelt as foreign.
_NEAR = 8
_ABROAD = re.compile("[ァ-ヿA-Za-z]の?$")


class _Named(NamedTuple):
    """A state named in a text, and where."""

    first: int
    last: int
    codes: tuple[str, ...]


def language_of(texts: Iterable[str]) -> str:
    """The language of the texts of one chronology: `en`, unless another one is likelier."""
    whole = ""
    for text in texts:
        whole += f"{text}\n"
        if len(whole) > _ENOUGH:
            break
    letters = len(_LETTER.findall(whole))
    for language, sign in _SCRIPTS:
        if letters and len(sign.findall(whole)) >= letters * _LEAST_OF_SCRIPT[language]:
            return language
    counts: Counter[str] = Counter()
    words = Counter(word.lower() for word in _WORD.findall(whole))
    for language, word in rows("foreign", "small words"):
        counts[language] += words[word]
    best = max(counts, key=lambda language: (counts[language], language == ENGLISH))
    return best if counts[best] > counts[ENGLISH] else ENGLISH


def tells_of_meeting(text: str, language: str) -> bool:
    """True where one of the first sentences has a word for a meeting, and none that tells it was not held."""
    held, not_held = _of_meetings(language)
    return any(held.search(one) and not not_held.search(one) for one in split_sentences(plain(text))[:_MOST_SENTENCES])


@cache
def _of_meetings(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = "" if language in _LEAST_OF_SCRIPT else r"\b"
    sections = rows("foreign", "meetings"), rows("foreign", "no meetings")
    words = ["|".join(re.escape(plain(word)) for of, word in section if of == language) for section in sections]
    held, not_held = (re.compile(f"{before}(?:{each})", re.IGNORECASE) for each in words)
    return held, not_held


def named_states(text: str, language: str) -> Direction:
    """The states of the first sentence that names some: taken as the first acting on the others, or all together.

    No verb is read, so a passive comes out reversed; the note of such an event says that a person must look.
    """
    named: list[_Named] = []
    sentence = ""
    for sentence in split_sentences(plain(text))[:_MOST_SENTENCES]:  # the first may be a mere label
        named = _unspaced(sentence, language) if language in _LEAST_OF_SCRIPT else _spaced(sentence, language)
        if named:
            break
    codes = tuple(dict.fromkeys(code for one in named for code in one.codes))
    if not named or len(codes) < 2:
        return Direction(codes, (), ())
    if len(named[0].codes) > 1 or _together(sentence, named):
        return Direction(tuple(sorted(codes)), tuple(sorted(codes)), ())
    return Direction(codes[:1], codes[1:], ())


def _together(sentence: str, named: list[_Named]) -> bool:
    """True when nothing but a word for `and` stands between the first two names."""
    between = sentence[named[0].last : named[1].first].strip(" ,·・、")
    return not between or set(map(str.lower, _WORD.findall(between))) <= listed("foreign", "joining") | _ARTICLES


_ARTICLES = frozenset(
    {"la", "le", "les", "l", "el", "los", "o", "a", "os", "die", "der", "das", "il", "与", "と", "和"}
)


@cache
def _finder(language: str) -> NameFinder[str]:
    return NameFinder((name, codes) for codes, of, name in rows("foreign", "names") if of == language)


@cache
def _stems(language: str) -> tuple[tuple[str, str], ...]:
    return tuple((plain(stem), code) for code, of, stem in rows("foreign", "adjectives") if of == language)


def _spaced(sentence: str, language: str) -> list[_Named]:
    """The states of a sentence whose words have spaces between them."""
    words = split_words(sentence)
    where = {word for of, word in rows("foreign", "where") if of == language}
    finder = _finder(language)
    found: list[_Named] = []
    at = 0
    while at < len(words):
        word = words[at]
        name = finder.at(words, at) or (
            finder.at([word._replace(text=word.text[:-1], lower=word.lower[:-1])], 0)
            if word.lower[-1:] == "s"
            else None
        )
        if name is not None:
            last = at + max(1, name.last - name.first) if name.first == at else at + 1
            before = words[at - 1].lower if at else ""
            if plain(before) not in where:
                found.append(_Named(word.start, words[last - 1].end, tuple(name.value.split())))
            at = last
            continue
        code = _adjective(word.lower, language)
        if code:
            found.append(_Named(word.start, word.end, (code,)))
        at += 1
    return found


def _adjective(word: str, language: str) -> str:
    for stem, code in _stems(language):
        if word.startswith(stem) and len(word) - len(stem) <= _LONGEST_ENDING:
            return code
    return ""


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {plain(name): codes for codes, of, name in rows("foreign", "names") if of == language}
    return re.compile("|".join(map(re.escape, sorted(codes, key=len, reverse=True)))), codes


def _unspaced(sentence: str, language: str) -> list[_Named]:
    """The states of a sentence in Chinese, Japanese or Korean."""
    pattern, codes = _pattern(language)
    before = tuple(sign for side, sign in rows("foreign", "where beside") if side == "before")
    after = tuple(sign for side, sign in rows("foreign", "where beside") if side == "after")
    named = [
        _Named(match.start(), match.end(), tuple(codes[match.group()].split()))
        for match in pattern.finditer(sentence)
        if not sentence[: match.start()].endswith(before) and not sentence[match.end() :].startswith(after)
    ]
    return sorted(named + _at_home(sentence, language, [match.end() for match in pattern.finditer(sentence)]))


def _at_home(sentence: str, language: str, ends: list[int]) -> list[_Named]:
    """The state whose language a text is in, where an office is named without the state it is of: 村山首相."""
    offices = {plain(word): code for code, of, word in rows("foreign", "offices") if of == language}
    found = re.finditer("|".join(map(re.escape, offices)), sentence) if offices else ()
    return [
        _Named(match.start(), match.end(), (offices[match.group()],))
        for match in found
        if not any(0 <= match.start() - end <= _NEAR for end in ends) and not _ABROAD.search(sentence[: match.start()])
    ]
