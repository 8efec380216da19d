"""How people met and at what level; `series` tells the series of the meeting and its number.

The mode is virtual when the entry names video, else by phone when it names one, else in person when it names a venue,
else unknown. The level is the one printed in words; else the lowest rank named, since all sides reach it; else the
lowest rank held by those who are named without one; else senior-official.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from krjp.importer.clauses import subject_matter
from krjp.importer.lexicons import listed, rows
from krjp.importer.offices import office_of
from krjp.importer.series import series
from krjp.record.model import Meeting
from krjp.record.vocabulary import RANKED_LEVELS

if TYPE_CHECKING:
    from krjp.importer.acts import Act
    from krjp.importer.mentions import Scan
    from krjp.importer.sentences import Word

__all__ = ["meeting"]

_VIRTUAL = {"video", "virtual", "virtually", "online", "teleconference", "videoconference", "zoom", "webinar"}
_PHONE = {"phone", "telephone", "call", "calls", "telephones", "phones", "hotline"}
_IN_PERSON = ("in person", "in-person", "face-to-face", "face to face")

_BY_OFFICE = {
    **dict.fromkeys(("president", "prime", "premier", "leader", "chancellor", "emperor"), "leader"),
    **dict.fromkeys(("vice", "foreign", "defense", "cabinet"), "minister"),
    "security": "senior-official",
}
_BUSINESS = listed("meetings", "business")
_OFFICIAL = listed("meetings", "officials")


def meeting(scan: Scan, act: Act, *, venue: bool) -> Meeting:
    """The meeting's own fields; `venue` tells that the entry names where it was held."""
    name, ordinal = series(scan, _participants(scan, act))
    return Meeting(_mode(scan, act, venue=venue), _level(scan, act), name, ordinal)


def _near(scan: Scan, act: Act) -> list[Word]:
    """The words of the sentence about the meeting."""
    first, last = scan.sentence_of(act.verb)
    return scan.words[first:last]


def _mode(scan: Scan, act: Act, *, venue: bool) -> str:
    words = {word.lower for word in _near(scan, act)}
    if words & _VIRTUAL:
        return "virtual"
    if words & _PHONE:
        return "phone"
    if venue or any(phrase in scan.text.lower() for phrase in _IN_PERSON):
        return "in-person"
    return "unknown"


def _level(scan: Scan, act: Act) -> str:
    words = _participants(scan, act)
    lower = [word.lower for word in words]
    text = f" {' '.join(lower)} "
    if not _BUSINESS.isdisjoint(lower) and _OFFICIAL.isdisjoint(lower):
        return "business"
    whole = f" {' '.join(word.lower for word in _near(scan, act))} "
    for level, phrases in rows("meetings", "printed levels"):
        # A `… level` counts in the whole sentence; `ministerial` after the participants may be a later meeting.
        if any(f" {phrase} " in (whole if phrase.endswith("level") else text) for phrase in phrases.split(", ")):
            return level
    ranks = _ranked(lower)
    if not ranks and _OFFICIAL.isdisjoint(lower):
        ranks = _held(scan, words)
    return next((level for level in RANKED_LEVELS if level in ranks), "senior-official")


def _held(scan: Scan, words: list[Word]) -> set[str]:
    """The ranks of people named without one, by the offices they held: `Biden hosts Yoon`; none if one is unknown."""
    starts = {word.start for word in words}
    found: set[str] = set()
    for person in scan.persons:
        if scan.words[person.first].start not in starts:
            continue
        actor = scan.gazette.actors.get(person.key)
        level = _BY_OFFICE.get(office_of(actor.name if actor else person.key, scan.day) or "")
        if level is None:
            return set()
        found.add(level)
    return found


def _participants(scan: Scan, act: Act) -> list[Word]:
    """The words about who meets, which end where the sentence tells what about."""
    first, last = scan.sentence_of(act.verb)
    return scan.words[first : subject_matter(scan, act.verb, last)]


@cache
def _by_first_word() -> dict[str, list[tuple[list[str], str]]]:
    """The words of each rank and its level by their first, the longest rank first; with plurals of ministers."""
    found: list[tuple[list[str], str]] = []
    for rank, level in rows("meetings", "ranks"):
        plural = rank.removesuffix("y") + "ies" if rank.endswith("secretary") else f"{rank}s"
        several = rank.endswith((" minister", "secretary"))
        found += [(name.split(), level) for name in (rank, plural)[: 1 + several]]
    index: dict[str, list[tuple[list[str], str]]] = {}
    for words, level in sorted(found, key=lambda row: -len(row[0])):
        index.setdefault(words[0], []).append((words, level))
    return index


def _ranked(lower: list[str]) -> set[str]:
    """The levels of the ranks named. The longest rank counts: a vice minister is no minister."""
    found: set[str] = set()
    at = 0
    while at < len(lower):
        ranks = _by_first_word().get(lower[at], ())
        words, level = next((row for row in ranks if lower[at : at + len(row[0])] == row[0]), ([""], None))
        found |= {level} if level else set()
        at += len(words)
    return found
