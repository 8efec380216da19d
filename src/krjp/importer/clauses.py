"""The parts of a sentence about a meeting: who meets, and from which word on it tells what about."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from krjp.importer.words import listed

if TYPE_CHECKING:
    from krjp.importer.mentions import Scan

__all__ = ["DISCUSSING", "GOING", "SIDELINES", "VENUE", "subject_matter", "with_after", "word_at"]

# From one of these words on, a meeting's sentence tells what it is about.
_SUBJECT_MATTER = listed(
    "on about over regarding concerning discuss discusses discussed discussing where marking including amid addressing "
    "focusing focused covering which that as affirm affirms reaffirm reaffirms stress stresses agree agrees agreed "
    "exchange express expresses urge urges call calls request after following before during ahead because outcome"
)
DISCUSSING = listed("discuss discusses discussed review reviews reviewed")
# Of these, what follows is a time or a venue, after which `with` may still name a party.
VENUE = listed("during after following before ahead on amid")
GOING = listed(
    "visit visits visited visiting travel travels traveled travelled arrive arrives arrived fly flies flew go goes "
    "went return returns returned trip trips come comes tour tours"
)
SIDELINES = ("sidelines", "margins", "margin", "fringes")


def word_at(scan: Scan, at: int) -> str:
    """The word at a place in small letters; nothing beyond the ends."""
    return scan.words[at].lower if 0 <= at < len(scan.words) else ""


def subject_matter(scan: Scan, verb: int, last: int) -> int:
    """The word from which a sentence tells what a meeting is about, or its end."""
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
        if word == "on" and (following in ("monday", "tuesday", "wednesday", "thursday", "friday", "the", "saturday",
                                           "sunday") and word_at(scan, at + 2) not in SIDELINES):  # fmt: skip
            return at if following == "the" else last
        if word in VENUE and (reopened := with_after(scan, at, last)) is not None:
            return subject_matter(scan, reopened, last)
        return at
    return last


@cache
def _other_verbs() -> frozenset[str]:
    """Verbs that end the report of a meeting: `meets President Moon and delivers a letter`."""
    from krjp.importer.rules import RULES
    from krjp.importer.verbs import forms

    found: set[str] = set()
    for rule in RULES:
        words = forms_of_rule = set().union(*(forms(verb.strip(",")) for verb in rule.verbs.split()))
        found = found | words if rule.kind != "meeting" else found - forms_of_rule
    return frozenset(found)


def with_after(scan: Scan, at: int, last: int) -> int | None:
    """The word `with` after a venue: `on the sidelines of the summit with President Xi`."""
    if word_at(scan, at) == "on" and word_at(scan, at + 2) not in SIDELINES:
        return None
    for place in range(at + 1, min(at + 12, last)):
        if word_at(scan, place) == "with":
            return place
        if word_at(scan, place) in ("to", "discuss", "which"):
            return None
    return None
