"""The parts of a sentence about a meeting: first who meets, then what the meeting is about."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from krjp.importer.lexicons import listed
from krjp.importer.rules import rules
from krjp.importer.verbs import forms

if TYPE_CHECKING:
    from krjp.importer.mentions import Scan

__all__ = ["DISCUSSING", "GOING", "SIDELINES", "VENUE", "subject_matter", "with_after", "word_at"]

_SUBJECT_MATTER = listed("clauses", "subject matter")
DISCUSSING = {"discuss", "discusses", "discussed", "review", "reviews", "reviewed"}
# A time or a venue follows these words; after it, `with` may still name a party.
VENUE = {"during", "after", "following", "before", "ahead", "on", "amid"}
GOING = listed("clauses", "going")
_WEEKDAYS = listed("calendar", "weekdays")
SIDELINES = ("sidelines", "margins", "margin", "fringes")


def word_at(scan: Scan, at: int) -> str:
    """The word at a position, in small letters; empty beyond the ends."""
    return scan.words[at].lower if 0 <= at < len(scan.words) else ""


def subject_matter(scan: Scan, verb: int, last: int) -> int:
    """The position from which a sentence tells what the meeting is about, or the sentence's end."""
    if word_at(scan, verb) in DISCUSSING:
        reopened = with_after(scan, verb, last)
        return verb + 1 if reopened is None else subject_matter(scan, reopened, last)
    for at in range(verb + 1, last):
        word, following = word_at(scan, at), word_at(scan, at + 1)
        if word == "to" and following and not (scan.words[at + 1].capital or following == "the"):
            if word_at(scan, at - 1) in GOING or following in ("meet", "attend", "hold", "convene", "open"):
                continue
            return at
        if word == "and" and following in _other_verbs() and not scan.words[at + 1].capital:
            return at
        if word not in _SUBJECT_MATTER:
            continue
        if word == "on" and (following in {"the", *_WEEKDAYS} and word_at(scan, at + 2) not in SIDELINES):
            return at if following == "the" else last
        if word in VENUE and (reopened := with_after(scan, at, last)) is not None:
            return subject_matter(scan, reopened, last)
        return at
    return last


@cache
def _other_verbs() -> frozenset[str]:
    """Forms of verbs that, after `and`, begin another act: `meets President Moon and delivers a letter`."""
    found: set[str] = set()
    for rule in rules():
        of_rule = {form for verb in rule.verbs for word in verb.split() for form in forms(word)}
        found = found - of_rule if rule.kind == "meeting" else found | of_rule
    return frozenset(found)


def with_after(scan: Scan, at: int, last: int) -> int | None:
    """The position of `with` after a venue: `on the sidelines of the summit with President Xi`."""
    if word_at(scan, at) == "on" and word_at(scan, at + 2) not in SIDELINES:
        return None
    for position in range(at + 1, min(at + 12, last)):
        if word_at(scan, position) == "with":
            return position
        if word_at(scan, position) in ("to", "discuss", "which"):
            return None
    return None
