"""Of a meeting: how they met, at what level, the how-manieth of which series.

Mode: video before telephone before a venue; else unknown. Level: a level printed in words decides,
then the rank that all sides reach, that is the lowest named; officials without a rank are
senior-official. Series: the proper name, or the name an ordinal counts; `first` and `inaugural`
count only a proper name, for `their first meeting` counts nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.model import Meeting
from krjp.vocabulary import RANKED_LEVELS

if TYPE_CHECKING:
    from krjp.importer.acts import Act
    from krjp.importer.mentions import Scan
    from krjp.importer.words import Word

__all__ = ["meeting"]

_VIRTUAL = frozenset("video virtual virtually online teleconference videoconference zoom webinar".split())
_PHONE = frozenset("phone telephone call calls telephones phones hotline".split())
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
     "senior officials", "delegation", "representative", "representatives", "deputy assistant")),
    ("minister", ("minister", "ministers", "secretary", "foreign secretary", "secretary of state",
     "secretary of defense", "attorney general", "chief cabinet secretary", "secretaries", "state councilor")),
    ("working-level", ("director", "directors", "experts", "working level officials", "division")),
)  # fmt: skip
_BUSINESS = frozenset(
    "keidanren fki kcci chamber chambers federation federations business businesses businesspeople doyukai jcci "
    "kcham entrepreneurs executives companies".split()
)
_OFFICIAL = frozenset(
    "minister ministers ministry officials official secretary president ambassador government governments envoy envoys "
    "leaders diplomats premier".split()
)

_NUMBER_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINALS = {word: number for number, word in enumerate(_NUMBER_WORDS, 1)} | {"inaugural": 1}
_FIGURES = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$")
_BETWEEN = frozenset("round of annual joint the session regular biannual bilateral trilateral high level".split())
_SERIES_NOUNS = frozenset(
    "dialogue dialog consultation consultations meeting talks conference forum committee commission summit council "
    "group negotiations session ministerial symposium policy framework strategic".split()
)
_JOINING = frozenset("and of on for the in to".split())
_NOT_COUNTED = frozenset("anniversary time year visit trip day week consecutive straight meeting since term century".split())
_MOST_SERIES = 12


def meeting(scan: Scan, act: Act, *, venue: bool) -> Meeting:
    """The meeting's own fields; `venue` tells that the entry names where it was held."""
    series, ordinal = _series(scan, _participants(scan, act))
    return Meeting(_mode(scan, act, venue=venue), _level(scan, act), series, ordinal)


def _near(scan: Scan, act: Act) -> list[Word]:
    """The words of the sentence that tells of the meeting."""
    first, last = next(((first, last) for first, last in scan.sentences if first <= act.verb < last), (0, len(scan.words)))
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

    first, last = next(((first, last) for first, last in scan.sentences if first <= act.verb < last), (0, len(scan.words)))
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


def _series(scan: Scan, within: list[Word]) -> tuple[str | None, int | None]:
    """The series an entry names and which of it this was."""
    first = scan.words.index(within[0]) if within else 0
    last = first + len(within)
    for at in range(first, last):
        word = scan.words[at]
        number = _number(word.text)
        if number is None:
            continue
        name, proper = _name_after(scan, at + 1)
        if name and (proper or number > 1) and name[-1].lower not in _NOT_COUNTED - {"meeting"}:
            return _titled(scan, name) if len(name) > 1 else None, number
    for at in range(first, last):
        name, proper = _name_after(scan, at)
        if proper and len(name) > 2 and name[0].text in ("Trilateral", "Bilateral", "Strategic", "Joint", "Policy"):
            return _titled(scan, name), None
    return None, None


def _number(text: str) -> int | None:
    figures = _FIGURES.match(text)
    return int(figures[1]) if figures else _ORDINALS.get(text.lower())


def _name_after(scan: Scan, at: int) -> tuple[list[Word], bool]:
    """The words of a series' name from a word on, and whether it is a proper name."""
    words = scan.words
    while at < len(words) and words[at].lower in _BETWEEN and not words[at].capital:
        if words[at].lower in ("high", "level"):
            break
        at += 1
    # `first director-level Commerce … Dialogue`: words in small letters before a proper name describe it.
    begin = at
    while at < len(words) and at - begin < 4 and not words[at].capital and words[at].lower not in _SERIES_NOUNS:
        at += 1
    proper = at < len(words) and words[at].capital and words[at].lower not in _JOINING
    start = at if proper else begin
    end, last = start, start
    while end < len(words) and end - start < _MOST_SERIES:
        word = words[end]
        gap = scan.text[words[end - 1].end : word.start] if end > start else " "
        if end > start and gap.strip(" -/") and not (gap == ", " and proper and word.capital):
            break
        if proper and not word.capital and word.lower not in _JOINING | _SERIES_NOUNS:
            break
        end += 1
        if singularly(word.lower):
            last = end
            if not proper:
                break
    if last == start:
        return [], False
    if proper:
        last = _with_complement(scan, last)
    elif last < len(words) and words[last].lower == "on" and last + 1 < len(words):
        last = _lower_complement(scan, last)
    return words[start:last], proper and any(word.capital for word in words[start:last])


def singularly(word: str) -> bool:
    """True for a noun that a series of meetings can be called by."""
    return word in _SERIES_NOUNS and word not in ("policy", "framework", "strategic")


def _with_complement(scan: Scan, last: int) -> int:
    """The end of `Consultation on Disarmament and Non-Proliferation Issues`: on, of or for with a proper name."""
    words = scan.words
    if last + 1 < len(words) and words[last].lower in ("on", "of", "for") and words[last + 1].capital:
        end = last + 1
        while end < len(words) and (words[end].capital or words[end].lower == "and"):
            if scan.text[words[end - 1].end : words[end].start].strip(" -/,"):
                break
            end += 1
        return end if words[end - 1].lower != "and" else end - 1
    return last


def _lower_complement(scan: Scan, last: int) -> int:
    """The end of `high-level meeting on transportation`: one plain word."""
    words = scan.words
    after = scan.text[words[last + 1].end : words[last + 1].end + 1]
    return last + 2 if not words[last + 1].capital and after in (",", ".", "") else last


def _titled(scan: Scan, name: list[Word]) -> str:
    text = scan.text[name[0].start : name[-1].end]
    small = _JOINING
    return re.sub(
        r"[^\W_]+", lambda match: match.group() if match.group() in small else match.group()[:1].upper() + match.group()[1:], text
    )
