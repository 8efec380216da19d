"""English verbs as the coding rules need them: their forms, and which word is the main verb.

The main verb stands in no phrase before the subject (`Following talks …,`) and in no relative clause. It is no
infinitive, and no noun (`the protests`, `Japanese reports`) or participle that only looks like a verb.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from krjp.importer.lexicons import listed, mapped

if TYPE_CHECKING:
    from krjp.importer.mentions import Scan

__all__ = ["BE", "candidates", "denied", "forms", "relative_clauses", "ruled_out", "singular", "subject_start"]

_IRREGULAR = mapped("verbs", "irregular")
_DOUBLED = listed("verbs", "doubling")
BE = {"is", "are", "was", "were", "be", "been", "being", "gets", "got"}
_LEADING = listed("verbs", "before subject")
_RELATIVE = {"which", "who", "whom", "whose", "where", "that"}
# After one of these a word that can be verb or noun is a noun.
_BEFORE_NOUN = listed("verbs", "before noun")
_ALSO_NOUNS = frozenset(verb + ending for verb in listed("verbs", "also nouns") for ending in ("", "s", "es"))
# As verbs these take an object at once; before a preposition or a full stop they are nouns.
_OBJECT_FOLLOWS = listed("verbs", "object follows")
_NO_OBJECT = listed("verbs", "no object")


def forms(verb: str) -> set[str]:
    """The finite forms of a verb, present and past."""
    found = {verb, *_IRREGULAR.get(verb, verb).split(", ")}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        found |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    elif verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        found |= {verb + "es", verb + "ed"}
    else:
        found.add(verb + "s")
        if verb not in _IRREGULAR:
            found.add(verb + "d" if verb.endswith("e") else verb + verb[-1] + "ed" if verb in _DOUBLED else verb + "ed")
            if verb in ("travel", "cancel"):
                found.add(verb + "ed")
    return found


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """A noun without the ending of the plural; good enough to look it up, not to print it."""
    if word == "news":
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def subject_start(scan: Scan, first: int, last: int) -> int:
    """The position after a phrase that stands before the subject: `Following …, President Yoon states`."""
    words = scan.words
    if first >= last or words[first].lower not in _LEADING:
        return first
    for at in range(first + 1, last):
        if (
            "," in scan.text[words[at - 1].end : words[at].start]
            and next(iter(candidates(scan, at, last)), None) is not None
        ):
            return at
    return first


def relative_clauses(scan: Scan, start: int, last: int) -> set[int]:
    """The positions of words in relative clauses: `…, which had protested, …`, `the envoy who met Kishida …`."""
    words, found, relative = scan.words, set(), False
    for at in range(start, last):
        gap = scan.text[words[at - 1].end : words[at].start] if at > start else ""
        before = words[at - 1].lower if at > start else ""
        if "," in gap or ";" in gap:
            relative = words[at].lower in _RELATIVE
        elif at > start and words[at].lower in _RELATIVE and before not in _SPOKEN:
            relative = True
        if relative:
            found.add(at)
    return found


def candidates(scan: Scan, start: int, last: int) -> list[int]:
    """The words from `start` on that can be the main verb, in order."""
    words, found, relative = scan.words, [], relative_clauses(scan, start, last)
    named = {at for mention in scan.mentions for at in range(mention.first, mention.last)}
    for at in range(start, last):
        word, gap = words[at], scan.text[words[at - 1].end : words[at].start] if at > start else ""
        before = words[at - 1].lower if at > start else ""
        if at in relative or (word.capital and at > start and not word.text.isupper()):
            continue
        compound = gap == "-" and before not in ("test", "co")
        if not (before == "to" or compound or at in named) and _finite(scan, at, before):
            found.append(at)
    return found


_AUXILIARY = BE | listed("verbs", "auxiliaries")
_OF_PURPOSE = {"will", "would", "can", "could", "shall", "must"}
_BETWEEN = {"be", "been", "being", "yet", "ever", "also", "even", "again"}
_NO_LESS = {"fewer", "less", "later", "longer", "doubt"}


def denied(scan: Scan, start: int, at: int) -> bool:
    """True for a main verb of which the sentence, from `start` on, says that it does not happen.

    `do not meet`, `won't send`, `has never met`, `no longer holds`, `is not held`, `hold no talks`, `no missile is
    fired`. Not `decides not to send`, where the denied verb is no main verb, nor `no fewer than five missiles`.
    """
    words = [word.lower for word in scan.words[max(0, at - 4) : at + 3]]
    here = at - max(0, at - 4)
    following = words[here + 1 :]
    if following[:1] == ["no"] and not _NO_LESS.intersection(following[1:]):
        return True
    if words[here] in ("has", "have", "had") and following[:1] in (["not"], ["never"]):
        return True
    subject = scan.words[start].lower if start < at else ""
    return _negation(words[:here]) >= 0 or (subject in ("no", "neither", "nobody") and not _counts_up(scan, start))


def ruled_out(scan: Scan, at: int) -> bool:
    """True for a denied verb that will or can not happen: `will not send`, `cannot accept`."""
    words = [word.lower for word in scan.words[max(0, at - 4) : at]]
    negation = _negation(words)
    return negation >= 0 and (words[negation] in ("cannot", "won") or not _OF_PURPOSE.isdisjoint(words[:negation]))


def _counts_up(scan: Scan, at: int) -> bool:
    """True for `no fewer than five` and `No. 2 diplomat`."""
    if scan.text[scan.words[at].end :][:1] == ".":
        return True
    return at + 1 < len(scan.words) and scan.words[at + 1].lower in _NO_LESS


def _negation(before: list[str]) -> int:
    """Where among the words before a verb its negation stands; -1 without one."""
    at = len(before) - 1
    while at >= 0 and (before[at] in _BETWEEN or before[at].endswith(("ly", "ing"))):
        at -= 1
    if at >= 0 and before[at] in ("never", "cannot"):
        return at
    if at > 0 and (before[at - 1], before[at]) == ("no", "longer"):
        return at
    if at > 0 and before[at] == "not" and before[at - 1] in _AUXILIARY:
        return at
    # The words of don't, doesn't, didn't, isn't, won't, can't.
    if at > 0 and before[at] == "t" and before[at - 1].endswith("n"):
        return at - 1
    return -1


_ARISE = frozenset().union(*map(forms, listed("verbs", "arise")))
_SPOKEN = {"says", "said", "states", "stated", "reports", "reported", "announces", "announced"}


def _finite(scan: Scan, at: int, before: str) -> bool:
    """False for a noun or a participle that only looks like a verb."""
    words = scan.words
    word = words[at].lower
    if word in _ALSO_NOUNS:
        if word.endswith("s") and at + 1 < len(words) and words[at + 1].lower in _ARISE:
            return False  # Protests begin
        if before in _BEFORE_NOUN or (at and "'" in scan.text[words[at - 1].end : words[at].start]):
            return False
        following = scan.text[words[at].end : words[at + 1].start] if at + 1 < len(words) else "."
        if word in _OBJECT_FOLLOWS and (following != " " or words[at + 1].lower in _NO_OBJECT):
            return False
        if any(mention.last == at and mention.sort == "adjective" for mention in scan.mentions):
            return False
    follows = words[at + 1].lower if at + 1 < len(words) else ""
    if word.endswith("ed") and before not in BE and follows == "by":
        return False
    return not (word.endswith("ed") and before in ("a", "an", "the", "its", "their", "newly", "his", "her", "of"))
