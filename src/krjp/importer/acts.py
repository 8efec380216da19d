"""What an entry reports: its kind and PLOVER type, told by the main verb of its first sentence.

`verbs` finds the words that can be the main verb. The first of them that fits a rule of `rules` decides. A verb that
says little by itself (`hold`) leaves the decision to its noun (`talks`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.lexicons import listed, rows
from krjp.importer.rules import GUEST, Rule, rules
from krjp.importer.verbs import BE, candidates, denied, forms, ruled_out, singular, subject_start

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.importer.mentions import Scan
    from krjp.importer.sentences import Word

__all__ = ["MET", "UNTOLD", "Act", "find_act"]


class Act(NamedTuple):
    """What happened: kind, type, the position of the verb among the words, and whether a rule said so."""

    kind: str
    event_type: str | None
    verb: int
    sure: bool = True


UNTOLD = Act("other", None, 0, sure=False)
"""What no rule tells."""
MET = Act("meeting", "CONSULT", 0, sure=False)
"""What a word for a meeting tells, without its verb."""
# Form of the first word of a verb → the words that must follow it.
_Forms = dict[str, list[list[str]]]


class _Compiled(NamedTuple):
    """A rule in the form in which words are compared: with every form of its verbs, its nouns in the singular."""

    rule: Rule
    verbs: _Forms
    objects: frozenset[str]
    subjects: frozenset[str]


# The subject is looked for among so many words before a verb; to look among all would take time quadratic in the text.
MOST_BEFORE = 60


def _forms_of(verbs: Iterable[str]) -> _Forms:
    found: _Forms = {}
    for first, *rest in map(str.split, verbs):
        for form in forms(first):
            found.setdefault(form, []).append(rest)
    return found


def _in_singular(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(singular, words))


@cache
def _rows_of() -> dict[str, tuple[_Compiled, ...]]:
    """By the first word of a verb, in every form, the rows of the table that begin with it, in the table's order."""
    found: dict[str, tuple[_Compiled, ...]] = {}
    for rule in rules():
        verbs = _forms_of(rule.verbs)
        row = _Compiled(rule, verbs, _in_singular(rule.objects), _in_singular(rule.subjects))
        for word in verbs:
            found[word] = (*found.get(word, ()), row)
    return found


_LIGHT_VERBS = _forms_of(listed("cues", "light verbs"))
_SPEAKING = _forms_of(listed("cues", "speaking"))
_NOUNS = {noun: (kind, event_type or None) for noun, kind, event_type in rows("cues", "nouns")}
# Before `of` these leave the decision to the noun that follows: `the second round of elections`.
_GENERAL_NOUNS = ("round", "session", "group", "committee", "commission")
_MEDIA = _in_singular(listed("groups", "media"))


def find_act(scan: Scan) -> Act:
    """Kind and type of an entry. `sure` is False when no rule of the table holds."""
    words = scan.words
    # A title above an entry decides only where its text does not: `A telephone call`.
    titled = int(scan.titled)
    for first, last in (*scan.sentences[titled:], *scan.sentences[:titled]) or [(0, 0)]:
        found = _act_of_sentence(scan, words, first, last)
        if found is not None:
            return found
    return UNTOLD


def _act_of_sentence(scan: Scan, words: list[Word], first: int, last: int) -> Act | None:
    start = subject_start(scan, first, last)
    lower = [word.lower for word in words]
    speech = _addressed(lower, first, start)
    for at in candidates(scan, start, last):
        act = _by_table(scan, lower, max(start, at - MOST_BEFORE), at, last)
        if (act is not None or lower[at] in _REFUSED) and denied(scan, start, at):
            return _not_done(scan, lower, at, act)
        if act is not None:
            spoken = lower[at] in _SPEAKING and act.kind in ("statement", "announcement")
            before = speech or _addressed(lower, start, at)
            return (
                Act("speech", None, at) if spoken and (before or _addressed(lower, at + 1, min(at + 14, last))) else act
            )
    for at in range(start, min(start + _MOST_OPENING, last)):
        kind = _NOUNS.get(singular(lower[at]))
        if at > start and lower[at - 1] in _OTHER_THING:
            return None  # what the entry begins with is another thing: `A letter on the talks`
        if kind is not None and lower[at] not in _BODIES and _DENYING.isdisjoint(lower[start:at]):
            return Act(*kind, at)
    return None


# A noun tells what an entry without a known verb reports, if it begins with it: `Second round of talks in Paris`.
_MOST_OPENING = 6
# Not what happened, but who acts: `Four commissions begin their work`.
_BODIES = {form for noun in ("group", "committee", "commission") for form in (noun, f"{noun}s")}
_OTHER_THING = {"on", "to", "for", "about", "after", "before", "with", "against", "from", "by", "despite"}


_DENYING = {"no", "not", "never", "neither", "cannot", "without"}
_REFUSED = _forms_of(("accept", "recognize", "recognise", "agree", "allow", "approve", "support", "permit"))


def _not_done(scan: Scan, lower: list[str], at: int, act: Act | None) -> Act:
    """The act of an entry that denies its main verb: a refusal, or a statement that an editor has to code."""
    if act is not None and act.kind == "court":
        return Act("court", None, at)  # a court also decides when it does not allow something
    if ruled_out(scan, at) or lower[at] in _REFUSED:
        return Act("statement", "REJECT", at)
    return Act("other", None, at, False)


def _addressed(lower: list[str], first: int, last: int) -> bool:
    """True when the words hold a phrase such as `in his New Year's address`."""
    return any(lower[at] in ("speech", "address") and "in" in lower[first:at] for at in range(first, last))


def _by_table(scan: Scan, lower: list[str], start: int, at: int, last: int) -> Act | None:
    subject = frozenset(singular(word) for word in lower[start:at])
    noun = _noun_act(scan, lower, start, at, last)
    if lower[at] in forms("report") and _MEDIA.isdisjoint(subject) and _counts(lower, at, last):
        return Act("report", None, at)
    for row in _rows_of().get(lower[at], ()):
        tails = row.verbs[lower[at]]
        if not any(lower[at + 1 : at + 1 + len(tail)] == tail for tail in tails):
            continue
        if row.subjects and row.subjects.isdisjoint(subject):
            continue
        near = [singular(word) for word in lower[at + 1 : min(at + 1 + row.rule.reach, last)]]
        near += lower[at + 1 : min(at + 1 + row.rule.reach, last)] if row.rule.reach == 1 else []
        near += [GUEST] if GUEST in row.objects and _receives(scan, at) else []
        if row.objects and row.objects.isdisjoint(near):
            continue
        if _is_another_thing(row, scan, near, start, at, subject):
            continue
        general = row.rule.kind in ("announcement", "statement", "report") and not row.subjects
        if noun is not None and (general or noun.kind == "election"):
            return noun
        if row.rule.kind == "court" and row.rule.event_type == "SANCTION" and not _OF_NO_ORDER.isdisjoint(near[:8]):
            return Act("court", None, at)
        return _with_type(scan, row.rule, lower, at, last)
    return noun


# What somebody has to say or do who can speak for others: not `the last whaling station closes`.
_OF_OFFICIALS = ("announcement", "statement")
_OFFICIAL = _in_singular(listed("groups", "official")) | _in_singular(listed("groups", "media"))
_UNDER_SUSPICION = {"PRK", "IRN"}


def _is_another_thing(
    row: _Compiled, scan: Scan, near: list[str], start: int, at: int, subject: frozenset[str]
) -> bool:
    """True where the words of a rule are there, but mean something else."""
    kind = row.rule.kind
    if (kind == "aid" and "not" in near) or (kind == "protest" and at == start):  # Protest leaders surrender
        return True
    if kind in _OF_OFFICIALS and not row.subjects and not _has_doer(scan, start, at, subject):
        return True
    return kind in ("weapons-test", "announcement") and _is_space_flight(scan, near, at)


def _has_doer(scan: Scan, start: int, at: int, subject: frozenset[str]) -> bool:
    """True when a state, an organisation, a person or an office is named before a verb."""
    firsts = [mention.first for mention in scan.mentions] + [person.first for person in scan.persons]
    if any(start <= first < at for first in firsts):
        return True
    if at > start and scan.words[at - 1].lower in BE and any(at < first < at + 6 for first in firsts):
        return "by" in (word.lower for word in scan.words[at : at + 6])
    return not subject.isdisjoint(_OFFICIAL) or any(word.text in _PRONOUNS for word in scan.words[start:at])


_PRONOUNS = {"He", "She", "They", "It", "Both"}


def _is_space_flight(scan: Scan, near: list[str], at: int) -> bool:
    """True for the launch of a satellite by a state that is not suspected of testing missiles by it."""
    if scan.words[at].lower not in _LAUNCHES or _SPACECRAFT.isdisjoint(near):
        return False
    doers = {name.code for name in scan.mentions if name.first < at and name.code}
    return set(near).isdisjoint(_WEAPONS - _SPACECRAFT) and doers.isdisjoint(_UNDER_SUSPICION)


_LAUNCHES = forms("launch") | forms("send")
_SPACECRAFT = _in_singular(listed("groups", "spacecraft"))
_WEAPONS = _in_singular(listed("groups", "weapon"))
_BEFORE_GUEST = {"the", "visiting", "his", "her", "its", "both"}
_GREETINGS = forms("welcome") | forms("greet")
_AFTER_GUEST = {"and", "at", "in", "for", "on", "from", "during"}


def _receives(scan: Scan, at: int) -> bool:
    """True when a person or a state follows as object: `hosts Yoon`, `hosts South Korea's Yoon`, `hosts Peru and Fiji`.

    False for something that belongs to them (`welcomes Yoon's decision`) or is named after them (`hosts US forces`).
    """
    here = at + 1
    while here < len(scan.words) and scan.words[here].lower in _BEFORE_GUEST:
        here += 1
    state = next((name for name in scan.mentions if name.first == here and name.sort in ("state", "adjective")), None)
    owned = state is not None and scan.text[scan.words[state.last - 1].end :][:2] == "'s"
    guest = here if state is None else state.last + owned
    ends = [person.last for person in scan.persons if person.first == guest]
    words_only = scan.words[at].lower in _GREETINGS  # a state may be welcomed in words alone
    if not ends and state is not None and state.sort == "state" and not words_only:
        ends = [state.last]
    if not ends or ends[0] > len(scan.words):
        return False
    gap = scan.text[scan.words[ends[0] - 1].end :]
    following = scan.words[ends[0]].lower if ends[0] < len(scan.words) else ""
    return gap[:1] in (",", ".", ";", "") or (gap[:1] == " " and (not following or following in _AFTER_GUEST))


_OF_NO_ORDER = {"retrial", "hearing", "dismiss", "reject", "against"}


def _counts(lower: list[str], at: int, last: int) -> bool:
    """True when the words after a verb give figures."""
    near = lower[at + 1 : min(at + 14, last)]
    return any(word[0].isdigit() for word in near if word) or "increase" in near or "decrease" in near


def _noun_act(scan: Scan, lower: list[str], start: int, at: int, last: int) -> Act | None:
    """The act that the noun of a light verb tells: `hold annual “Takeshima Day”`, `talks open`."""
    tails = _LIGHT_VERBS.get(lower[at])
    if tails is None or not any(lower[at + 1 : at + 1 + len(tail)] == tail for tail in tails):
        return None
    positions = [*range(at + 1, min(at + 15, last)), *range(start, at)]
    if at > start and lower[at - 1] in BE:
        positions = [*range(start, at), *range(at + 1, min(at + 15, last))]
    found: Act | None = None
    for position in positions:
        noun = singular(lower[position])
        if scan.words[position].text in ("Day", "Anniversary") and position > start:
            return Act("commemoration", None, at)
        if noun not in _NOUNS:
            continue
        if _NOUNS[noun][0] == "meeting" and lower[position - 1] in ("press", "news"):
            return Act("statement", None, at)
        act = Act(*_NOUNS[singular(lower[_head_of_compound(scan, lower, position, last)])], at)
        if noun not in _GENERAL_NOUNS or lower[position + 1 : position + 2] != ["of"]:
            return found if found and act.kind == "meeting" else act
        found = found or act
    return found


def _head_of_compound(scan: Scan, lower: list[str], at: int, last: int) -> int:
    """The last of several listed nouns in a row, which is the one meant: `election talks` are talks."""
    while at + 1 < last and singular(lower[at + 1]) in _NOUNS and scan.text[scan.words[at].end] == " ":
        at += 1
    return at


def _with_type(scan: Scan, rule: Rule, lower: list[str], at: int, last: int) -> Act:
    """The act of a rule; where the verb gives no type, what is said gives it."""
    kind, event_type = rule.kind, rule.event_type
    if kind == "statement" and event_type is None and lower[at] in _SPEAKING:
        if (measure := _own_measure(scan, lower, at, last)) is not None:
            return measure
        event_type = _cue(lower, at, last)
        if event_type is None and lower[at] in ("warns", "warned", "warn"):
            event_type = "ACCUSE" if any(mention.first > at and mention.code for mention in scan.mentions) else None
    if kind == "exercise" and len({mention.code for mention in scan.mentions if mention.first < at}) < 2:
        joint = {"joint", "combined", "with", "bilateral", "trilateral", "multilateral"} & set(lower[:last])
        event_type = "COOPERATE" if joint else "MOBILIZE"
    if kind == "announcement" and event_type == "SANCTION" and not _hits_another(scan, at):
        event_type = None
    if rule.verbs == {"agree"} and BE.isdisjoint(lower[:at]) and "and" not in lower[:at] and _alone(scan):
        kind = "statement"
    return Act(kind, event_type, at)


def _hits_another(scan: Scan, at: int) -> bool:
    """True when a state other than the doer is named after the verb."""
    doer = next((mention.code for mention in scan.mentions if mention.first < at and mention.code), "")
    return any(mention.first > at and mention.code not in ("", doer) for mention in scan.mentions)


def _alone(scan: Scan) -> bool:
    """True when one state alone agrees and names no other."""
    return len({mention.code for mention in scan.mentions if mention.code}) < 2


def _own_measure(scan: Scan, lower: list[str], at: int, last: int) -> Act | None:
    """The act of `says it will …`: an announcement, and with a partner named a promise to cooperate."""
    for position in range(at + 1, min(at + 24, last) - 1):
        if lower[position] not in ("it", "they", "he", "she", "we", "government", "country", "ministry"):
            continue
        if lower[position + 1] not in ("will", "would", "plans", "intends", "is"):
            continue
        after = lower[position + 2 : last]
        if after[:1] == ["not"] or (
            lower[position + 1] == "is" and after[:1] not in (["ready"], ["preparing"], ["planning"])
        ):
            return None
        near = {singular(word) for word in after[:14]}
        if near & {"aid", "assistance", "relief", "rescue", "humanitarian", "donation", "donate"}:
            return Act("aid", "AGREE", at)
        partner = any(mention.first > position and mention.code for mention in scan.mentions)
        return Act("announcement", "AGREE" if partner else None, at)
    return None


def _cue(lower: list[str], at: int, last: int) -> str | None:
    for event_type, phrases, reach in _cues():
        text = f" {' '.join(map(singular, lower[at + 1 : min(at + 1 + reach, last)]))} "
        if any(phrase in text for phrase in phrases):
            return event_type
    return None


@cache
def _cues() -> tuple[tuple[str, list[str], int], ...]:
    """The cues in the form in which words are compared: in the singular, `can't` as two words, each between spaces."""
    found = []
    for event_type, phrases, reach in rows("cues", "cues"):
        split = [phrase.split() for phrase in phrases.replace("'", " ").split(", ")]
        found.append((event_type, [f" {' '.join(map(singular, words))} " for words in split], int(reach)))
    return tuple(found)
