"""Of a meeting: how they met and at what level; `series` tells which of which series it was.

Mode: video before telephone before a venue; else unknown. Level: a level printed in words decides,
then the rank that all sides reach, that is the lowest named, or held by those named without a rank;
officials without a rank are senior-official.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from krjp.importer.clauses import subject_matter
from krjp.importer.offices import office_of
from krjp.importer.series import series
from krjp.importer.words import listed
from krjp.record.model import Meeting
from krjp.record.vocabulary import RANKED_LEVELS

if TYPE_CHECKING:
    from krjp.importer.acts import Act
    from krjp.importer.mentions import Scan
    from krjp.importer.words import Word

__all__ = ["meeting"]

_VIRTUAL = listed("video virtual virtually online teleconference videoconference zoom webinar")
_PHONE = listed("phone telephone call calls telephones phones hotline")
_IN_PERSON = ("in person", "in-person", "face-to-face", "face to face")

# Levels printed in words, the lowest first; then what ranks the people named.
_PRINTED = {
    "working-level": "working level, working group, director level, expert level",
    "vice-minister": "vice ministerial, vice minister level, deputy minister level, deputy ministerial",
    "senior-official": "director general level, assistant secretary level, high level, senior level, general level",
    "minister": "ministerial, minister level, ministerial level",
    "leader": "summit",
}
_RANKS = {
    "vice-minister": "vice minister, vice ministers, vice foreign minister, vice foreign ministers, deputy minister, "
    "vice defense minister, vice finance minister, vice unification minister, vice trade minister, state minister, "
    "deputy foreign minister, senior deputy minister, assistant foreign minister, "
    "deputy secretary, deputy secretary of state, under secretary, undersecretary",
    "leader": "prime minister, prime ministers, president, presidents, president elect, premier, "
    "premiers, chancellor, king, queen, emperor, leader, leaders, heads of state",
    "senior-official": "director general, directors general, director of national, director of the national, "
    "security director, assistant secretary, assistant secretaries, deputy assistant, special representative, "
    "special representatives, special envoy, envoy, envoys, nuclear envoys, ambassador, ambassadors, "
    "national security, security advisor, security adviser, secretary general, coordinator, commander, chairman, "
    "chief, chiefs, deputy chief, joint chiefs, senior official, senior officials, delegation, representative, "
    "representatives",
    # Those next to a head of state or government are of cabinet rank.
    "minister": "minister, ministers, secretary, secretaries, secretary of state, secretary of defense, "
    "deputy prime minister, deputy prime ministers, vice prime minister, vice premier, vice premiers, deputy premier, "
    "vice president, vice presidents, vice chancellor, deputy president, "
    "foreign secretary, attorney general, chief cabinet secretary, state councilor",
    "working-level": "director, directors, experts, working level officials, division",
}
_BY_OFFICE = {
    **dict.fromkeys(("president", "prime", "premier", "leader", "chancellor", "emperor"), "leader"),
    **dict.fromkeys(("vice", "foreign", "defense", "cabinet"), "minister"),
    "security": "senior-official",
}
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
    whole = f" {' '.join(word.lower for word in _near(scan, act))} "
    for level, phrases in _PRINTED.items():
        # A level is one of the meeting wherever it is printed; a ministerial may be the one to be prepared.
        if any(f" {phrase} " in (whole if phrase.endswith("level") else text) for phrase in phrases.split(", ")):
            return level
    ranks = _ranked(lower)
    if not ranks and _OFFICIAL.isdisjoint(lower):
        ranks = _held(scan, words)
    return next((level for level in RANKED_LEVELS if level in ranks), "senior-official")


def _held(scan: Scan, words: list[Word]) -> set[str]:
    """The ranks of those who meet by name alone, from the offices they held: `Biden hosts Yoon`; none in doubt."""
    places = {word.start for word in words}
    found: set[str] = set()
    for person in scan.persons:
        if scan.words[person.first].start not in places:
            continue
        actor = scan.gazette.actors.get(person.key)
        level = _BY_OFFICE.get(office_of(actor.name if actor else person.key, scan.day) or "")
        if level is None:
            return set()
        found.add(level)
    return found


def _participants(scan: Scan, act: Act) -> list[Word]:
    """The words that tell who meets: up to the subject matter, the venue left out."""
    first, last = next(
        ((first, last) for first, last in scan.sentences if first <= act.verb < last), (0, len(scan.words))
    )
    return scan.words[first : subject_matter(scan, act.verb, last)]


@cache
def _phrases() -> tuple[tuple[list[str], str], ...]:
    """The ranks' names as words, the longest first; ministers and secretaries of every sort in the plural, too."""
    found = []
    for level, names in _RANKS.items():
        for phrase in names.split(", "):
            plural = phrase.removesuffix("y") + "ies" if phrase.endswith("secretary") else f"{phrase}s"
            several = phrase.endswith((" minister", "secretary"))
            found += [(name.split(), level) for name in (phrase, plural)[: 1 + several]]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def _ranked(lower: list[str]) -> set[str]:
    """The ranks named, each word counted in its longest name only: a vice minister is no minister."""
    found: set[str] = set()
    at = 0
    while at < len(lower):
        words, level = next((row for row in _phrases() if lower[at : at + len(row[0])] == row[0]), ([""], None))
        found |= {level} if level else set()
        at += len(words)
    return found
