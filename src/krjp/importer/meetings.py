"""Of a meeting: how they met and at what level; `series` tells which of which series it was.

Mode: video before telephone before a venue; else unknown. Level: a level printed in words decides,
then the rank that all sides reach, that is the lowest named; officials without a rank are
senior-official.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.importer.series import series
from krjp.importer.words import listed
from krjp.model import Meeting
from krjp.vocabulary import RANKED_LEVELS

if TYPE_CHECKING:
    from krjp.importer.acts import Act
    from krjp.importer.mentions import Scan
    from krjp.importer.words import Word

__all__ = ["meeting"]

_VIRTUAL = listed("video virtual virtually online teleconference videoconference zoom webinar")
_PHONE = listed("phone telephone call calls telephones phones hotline")
_IN_PERSON = ("in person", "in-person", "face-to-face", "face to face")

# Levels printed in words, the lowest first; then what ranks the people named.
_PRINTED = (
    ("working-level", ("working level", "working group", "director level", "expert level", "experts meeting")),
    ("vice-minister", ("vice ministerial", "vice minister level", "deputy minister level", "deputy ministerial")),
    ("senior-official", ("director general level", "assistant secretary level", "high level", "senior level",
                         "general level")),
    ("minister", ("ministerial", "minister level", "ministerial level", "foreign ministers' meeting")),
    ("leader", ("summit",)),
)  # fmt: skip
_RANKS = (
    ("vice-minister", ("vice minister", "vice ministers", "vice foreign minister", "vice foreign ministers",
     "vice defense minister", "deputy minister", "deputy foreign minister", "deputy prime minister", "deputy secretary",
     "deputy secretary of state", "under secretary", "undersecretary", "state minister", "assistant foreign minister",
     "vice finance minister", "vice unification minister", "senior deputy minister", "vice trade minister")),
    ("leader", ("prime minister", "prime ministers", "president", "presidents", "premier", "premiers", "chancellor",
     "king", "queen", "emperor", "leader", "leaders", "heads of state", "vice president", "president elect")),
    ("senior-official", ("director general", "directors general", "assistant secretary", "assistant secretaries",
     "special representative", "special representatives", "ambassador", "ambassadors", "envoy", "envoys",
     "national security", "security advisor", "security adviser", "chief", "chiefs", "coordinator", "secretary general",
     "special envoy", "nuclear envoys", "commander", "chairman", "joint chiefs", "deputy chief", "senior official",
     "senior officials", "director of national", "security director", "director of the national", "delegation", "representative", "representatives", "deputy assistant")),
    ("minister", ("minister", "ministers", "secretary", "foreign secretary", "secretary of state",
     "secretary of defense", "attorney general", "chief cabinet secretary", "secretaries", "state councilor")),
    ("working-level", ("director", "directors", "experts", "working level officials", "division")),
)  # fmt: skip
_BUSINESS = listed(
    "keidanren fki kcci chamber chambers federation federations business businesses businesspeople doyukai jcci "
    "kcham entrepreneurs executives companies"
)
_OFFICIAL = listed(
    "minister ministers ministry officials official secretary president ambassador government governments envoy envoys "
    "leaders diplomats premier"
)


def meeting(scan: Scan, act: Act, *, venue: bool) -> Meeting:
    """The meeting's own fields; `venue` tells that the entry names where it was held."""
    name, ordinal = series(scan, _participants(scan, act))
    return Meeting(_mode(scan, act, venue=venue), _level(scan, act), name, ordinal)


def _near(scan: Scan, act: Act) -> list[Word]:
    """The words of the sentence that tells of the meeting."""
    first, last = next(
        ((first, last) for first, last in scan.sentences if first <= act.verb < last), (0, len(scan.words))
    )
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
    for level, phrases in _PRINTED:
        if any(f" {phrase.replace(chr(39), ' ')} " in text for phrase in phrases):
            return level
    ranks = {level for level, phrase in _ranked(lower) if phrase}
    return next((level for level in RANKED_LEVELS if level in ranks), "senior-official")


def _participants(scan: Scan, act: Act) -> list[Word]:
    """The words that tell who meets: up to the subject matter, the venue left out."""
    from krjp.importer.states import subject_matter

    first, last = next(
        ((first, last) for first, last in scan.sentences if first <= act.verb < last), (0, len(scan.words))
    )
    return scan.words[first : subject_matter(scan, act.verb, last)]


def _ranked(lower: list[str]) -> list[tuple[str, str]]:
    """The ranks named, each word counted in its longest phrase only: a vice minister is no minister."""
    phrases = sorted(
        ((phrase.split(), level) for level, names in _RANKS for phrase in names), key=lambda row: -len(row[0])
    )
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(lower):
        for phrase, level in phrases:
            if lower[at : at + len(phrase)] == phrase:
                found.append((level, " ".join(phrase)))
                at += len(phrase)
                break
        else:
            at += 1
    return found
