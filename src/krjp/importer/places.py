"""Where an event happened: the town or state that its entry gives."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from krjp.importer.clauses import GOING, SIDELINES, VENUE, subject_matter, word_at
from krjp.importer.lexicons import listed, rows

if TYPE_CHECKING:
    from krjp.importer.acts import Act
    from krjp.importer.mentions import Mention, Scan

__all__ = ["WITH_VENUE", "before_organ", "is_capital", "place", "place_of_head"]

WITH_VENUE = {"meeting", "exercise", "agreement", "speech", "commemoration", "election"}
_TIMES = {"week", "month", "year", "spring", "summer", "autumn", "fall", "winter"}.union(
    listed("calendar", "months"), listed("calendar", "weekdays")
)
_HOLDING = {"hold", "meet", "host", "convene", "stage", "conduct", "resume", "open", "visit"}
_DIRECTIONS = {"to", "in"}


def place(scan: Scan, act: Act) -> tuple[str, str | None] | None:
    """The name and the state of the place (`in Tokyo`, `visits Seoul`, a court's town), or None."""
    if act.kind == "court":
        return _seat(scan, act)
    if act.kind not in WITH_VENUE:
        return None
    _, last = scan.sentence_of(act.verb)
    for mention in scan.mentions:
        if not mention.code or mention.first >= last or mention.sort in ("adjective", "organ"):
            continue
        if mention.sort == "actor":
            if act.kind == "commemoration" and mention.last <= act.verb and mention.text.endswith("Prefecture"):
                return mention.text, mention.code
            continue
        before, second = word_at(scan, mention.first - 1), word_at(scan, mention.first - 2)
        if before == "the":
            before, second = second, word_at(scan, mention.first - 3)
        here = before in ("in", "at") and second not in ("interest", "interests")
        going = before in GOING or (before in _DIRECTIONS and second in GOING)
        if (here or going) and not _elsewhere(scan, mention, act):
            return scan.place_name(mention), mention.code
    return None


def place_of_head(scan: Scan) -> tuple[str, str | None] | None:
    """The town or state that a head prints in brackets; None for other text there, such as `local time`."""
    named = [mention for mention in scan.mentions if mention.sort in ("capital", "place", "state") and mention.code]
    whole = sum(mention.last - mention.first for mention in named) == len(scan.words)
    if not whole or len({mention.code for mention in named}) != 1:
        return None
    return scan.place_name(named[0]), named[0].code


def _elsewhere(scan: Scan, mention: Mention, act: Act) -> bool:
    """True for the place of something else: of a later meeting, or of what is talked about."""
    if mention.first <= act.verb:
        return False
    if word_at(scan, mention.last) == "next" and word_at(scan, mention.last + 1) in _TIMES:
        return True
    end = subject_matter(scan, act.verb, len(scan.words))
    if act.kind != "meeting":
        end = next(
            (at for at in range(act.verb + 1, mention.first) if _turns_away(scan, at, act)),
            len(scan.words),
        )
    venue = word_at(scan, end + 2) in SIDELINES if word_at(scan, end) == "on" else word_at(scan, end) in VENUE
    return mention.first > end and not venue


def _turns_away(scan: Scan, at: int, act: Act) -> bool:
    """True for a word after which a sentence no longer tells of the act, but of what the act is about.

    `agree to hold talks in Osaka` does not say where they agreed; `sign a pact to share data in Osaka` says where.
    """
    if word_at(scan, at) in ("that", "which", "held", "made"):
        return True
    if act.kind != "agreement" or word_at(scan, at) != "to" or at + 1 >= len(scan.words):
        return False
    following = scan.words[at + 1]
    if following.capital or following.lower in ("the", "a", "an"):
        return False
    return act.event_type == "AGREE" or following.lower in _HOLDING


def _seat(scan: Scan, act: Act) -> tuple[str, str | None] | None:
    """The town in the name of the court that acts."""
    for mention in scan.mentions:
        if mention.first >= act.verb:
            break
        first = mention.text.split()[0]
        for town in scan.mentions if mention.sort != "actor" else [mention]:
            if town is mention and (mention.sort in ("capital", "place") and before_organ(scan, mention)):
                return scan.place_name(mention), mention.code
        if mention.sort == "actor" and "Court" in mention.text and first in _towns():
            return first, mention.code
    return None


@cache
def _towns() -> frozenset[str]:
    return frozenset(name for _, sort, name in rows("states", "names") if sort in ("capital", "place"))


def before_organ(scan: Scan, mention: Mention) -> bool:
    """True for a town in the name of an organ: `Tokyo District Court`, `Fukuoka governor`."""
    following = scan.words[mention.last : mention.last + 3]
    return any(word.lower in ("court", "government", "prefecture", "governor", "mayor", "city") for word in following)


def is_capital(scan: Scan, name: str) -> bool:
    """True when a place the entry names is the capital of its state."""
    return any(mention.sort == "capital" and scan.place_name(mention) == name for mention in scan.mentions)
