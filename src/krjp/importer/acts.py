"""What an entry reports: kind and PLOVER type by the main verb of its first sentence.

The main verb is the first verb of the table that the sentence says of its subject: one that stands in
no phrase before the subject (`Following talks …,`), in no relative clause, is no infinitive, and is no
noun (`the protests`, `Japanese reports`). See `rules` for the table.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.rules import CUES, LIGHT_VERBS, NOUNS, RULES, SPEAKING, SUBJECTS, Rule

if TYPE_CHECKING:
    from krjp.importer.mentions import Scan
    from krjp.importer.words import Word

__all__ = ["Act", "find_act", "forms", "singular"]

_IRREGULAR = {
    "hold": "held", "meet": "met", "say": "said", "tell": "told", "send": "sent", "give": "gave given",
    "make": "made", "take": "took taken", "begin": "began begun", "speak": "spoke spoken", "win": "won",
    "lose": "lost", "shoot": "shot", "sink": "sank sunk", "pay": "paid", "find": "found", "put": "put",
    "set": "set", "cut": "cut", "withdraw": "withdrew withdrawn", "write": "wrote written",
    "freeze": "froze frozen", "fly": "flew flown", "strike": "struck", "seek": "sought", "quit": "quit",
    "lead": "led", "go": "went gone goes", "fall": "fell fallen", "rise": "rose risen", "show": "shown",
    "choose": "chose chosen", "come": "came", "swear": "swore sworn", "hit": "hit", "build": "built",
    "bring": "brought", "stand": "stood", "sit": "sat", "overturn": "overturned", "have": "has had", "lay": "laid",
    "run": "ran", "ratify": "ratified", "vote": "voted", "throw": "threw thrown", "become": "became", "hear": "heard",
    "think": "thought", "deny": "denied", "open": "opened", "cohost": "cohosts cohosted",
}  # fmt: skip
_DOUBLED = frozenset("step slam plan ban confer tap commit submit drop stop ram cancel travel clap jam slap".split())
_BE = frozenset("is are was were be been being gets got".split())
_LEADING = frozenset(
    "following after before amid amidst despite during while as when ahead citing speaking responding marking upon "
    "although though according in at on with for since under by due because to given".split()
)
_RELATIVE = frozenset("which who whom whose where that".split())
# After one of these a word that can be verb or noun is a noun.
_BEFORE_NOUN = frozenset(
    "the a an its their his her this that these those of in on for with by at from to new joint annual recent first "
    "s no any some such own further possible planned between over into against about under final two "
    "three several more latest last next former public opinion second third military naval state official high level".split()
)
_WITH_NOUN_FORM = frozenset(
    "talk report visit protest call plan exercise test launch offer support ban order poll rule show address attack aid "
    "demand request host sanction drill welcome lift return release ask fine claim comment remark note view praise thank "
    "condemn deal review urge back name pick open close start end cut drop lead rally march vote approach share target "
    "label issue state brand present list press hope vow pledge promise warn charge veto object practice train trial "
    "interest file name invite sail enter display run stop take hold set post find hit rise fall increase decrease decline "
    "estimate shell kill ram lock sink transit dispute regret want question free phone exchange figure tap need".split()
)
_MODAL = frozenset("will would could may might should must can cannot shall".split())


class Act(NamedTuple):
    """What happened: kind, type, the place of the verb among the words, and whether a rule said so."""

    kind: str
    event_type: str | None
    verb: int
    sure: bool = True


class _Compiled(NamedTuple):
    rule: Rule
    verbs: dict[str, tuple[tuple[str, ...], ...]]
    """Form of the first word → the words that must follow."""
    objects: frozenset[str]
    subjects: frozenset[str]


def forms(verb: str) -> set[str]:
    """The finite forms of a verb, present and past."""
    found = {verb, *_IRREGULAR.get(verb, "").split()}
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


def singular(word: str) -> str:
    """A noun without the ending of the plural, near enough for look-up."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _phrases(text: str) -> list[tuple[str, ...]]:
    """`meet confer, sit down, host` → the verbs; a part of several words is one phrase only between commas."""
    found: list[tuple[str, ...]] = []
    parts = text.split(",")
    for part in parts:
        words = tuple(part.split())
        found += [words] if len(parts) > 1 and _is_phrase(words) else [(word,) for word in words]
    return found


_PARTICLES = frozenset(
    "in down out up on upon for to off by with of office views visit conversation the a issue tribute place part".split()
)


def _is_phrase(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and all(word in _PARTICLES or word in ("polls", "phone", "under", "way") for word in words[1:])


@cache
def _table() -> tuple[_Compiled, ...]:
    return tuple(_compiled(rule) for rule in RULES)


def _compiled(rule: Rule) -> _Compiled:
    verbs: dict[str, tuple[tuple[str, ...], ...]] = {}
    for first, *rest in _phrases(rule.verbs):
        for form in forms(first):
            verbs[form] = (*verbs.get(form, ()), tuple(rest))
    subjects = SUBJECTS.get(rule.subjects, rule.subjects)
    if rule.subjects and " " in rule.subjects:
        subjects = " ".join(SUBJECTS.get(word, word) for word in rule.subjects.split())
    return _Compiled(rule, verbs, frozenset(rule.objects.split()), frozenset(subjects.split()))


@cache
def _forms_of(verbs: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    return _compiled(Rule("", None, verbs)).verbs


@cache
def _base(form: str) -> str:
    """Some verb a form belongs to, for the few tables that list basic forms."""
    for verb in _WITH_NOUN_FORM:
        if form in (verb, verb + "s", verb + "es"):
            return verb
    return ""


def find_act(scan: Scan) -> Act:
    """Kind and type of an entry. `sure` is False when no rule of the table holds."""
    words = scan.words
    for first, last in scan.sentences or [(0, 0)]:
        found = _act_of_sentence(scan, words, first, last)
        if found is not None:
            return found
    return Act("statement", None, 0, False)


def _act_of_sentence(scan: Scan, words: list[Word], first: int, last: int) -> Act | None:
    start = _subject_start(scan, first, last)
    lower = [word.lower for word in words]
    speech = any(lower[at] in ("speech", "address", "lecture") for at in range(first, start))
    for at in _verbs(scan, start, last):
        act = _by_table(scan, lower, start, at, last)
        if act is not None:
            return _as_speech(act, lower, at, last) if not speech or act.kind != "statement" else Act("speech", None, at)
    for at in range(start, last):
        kind = NOUNS.get(singular(lower[at]))
        if kind is not None:
            return Act(*kind, at)
    return None


def _as_speech(act: Act, lower: list[str], at: int, last: int) -> Act:
    """`says in his New Year's address` is a speech."""
    if act.kind != "statement" or lower[at] not in _forms_of(SPEAKING):
        return act
    for place in range(at + 1, min(at + 14, last)):
        if lower[place] in ("speech", "address") and "in" in lower[at + 1 : place]:
            return Act("speech", None, at)
    return act


def _subject_start(scan: Scan, first: int, last: int) -> int:
    """The word after a phrase that stands before the subject: `Following …, President Yoon states`."""
    words = scan.words
    if first >= last or words[first].lower not in _LEADING:
        return first
    for at in range(first + 1, last):
        if "," in scan.text[words[at - 1].end : words[at].start] and next(iter(_verbs(scan, at, last)), None) is not None:
            return at
    return first


def _verbs(scan: Scan, start: int, last: int) -> list[int]:
    """The words from `start` on that can be the main verb, in order."""
    words, found, relative = scan.words, [], False
    for at in range(start, last):
        word, gap = words[at], scan.text[words[at - 1].end : words[at].start] if at > start else ""
        before = words[at - 1].lower if at > start else ""
        if "," in gap or ";" in gap:
            relative = word.lower in _RELATIVE
        elif at > start and word.lower in _RELATIVE and before not in _SPOKEN:
            relative = True
        if relative or (word.capital and at > start and not word.text.isupper()):
            continue
        if before == "to" or not _finite(scan, at, before):
            continue
        found.append(at)
    return found


_SPOKEN = frozenset("says said states stated reports reported announces announced".split())


def _finite(scan: Scan, at: int, before: str) -> bool:
    """False for a noun or a participle that only looks like a verb."""
    words = scan.words
    word = words[at].lower
    if _base(word):
        if before in _BEFORE_NOUN or (at and "'" in scan.text[words[at - 1].end : words[at].start]):
            return False
        if any(mention.last == at and mention.sort == "adjective" and mention.text != "US" for mention in scan.mentions):
            return False
    follows = words[at + 1].lower if at + 1 < len(words) else ""
    if word.endswith("ed") and before not in _BE and follows == "by":
        return False
    return not (word.endswith("ed") and before in ("a", "an", "the", "its", "their", "newly", "his", "her", "of"))


def _by_table(scan: Scan, lower: list[str], start: int, at: int, last: int) -> Act | None:
    words = scan.words
    subject = frozenset(singular(word) for word in lower[start:at])
    noun = _noun_act(scan, lower, start, at, last)
    if lower[at] in _forms_of("report") and _MEDIA.isdisjoint(subject) and _counts(lower, at, last):
        return Act("report", None, at)
    for row in _table():
        tails = row.verbs.get(lower[at])
        if tails is None or not any(tuple(lower[at + 1 : at + 1 + len(tail)]) == tail for tail in tails):
            continue
        if row.subjects and row.subjects.isdisjoint(subject):
            continue
        near = [singular(word) for word in lower[at + 1 : min(at + 1 + row.rule.reach, last)]]
        near += lower[at + 1 : min(at + 1 + row.rule.reach, last)] if row.rule.reach == 1 else []
        if row.objects and row.objects.isdisjoint(near):
            continue
        if noun is not None and row.rule.kind in ("announcement", "statement", "report") and not row.subjects:
            return noun
        if row.rule.kind == "court" and row.rule.event_type == "SANCTION" and not _OF_NO_ORDER.isdisjoint(near[:8]):
            return Act("court", None, at)
        return _with_type(scan, row.rule, lower, at, last)
    return noun


_OF_NO_ORDER = frozenset("retrial hearing dismiss reject against".split())


_MEDIA = frozenset(SUBJECTS["media"].split())


def _counts(lower: list[str], at: int, last: int) -> bool:
    """True when figures are reported."""
    near = lower[at + 1 : min(at + 14, last)]
    return any(word[0].isdigit() for word in near if word) or "increase" in near or "decrease" in near


def _noun_act(scan: Scan, lower: list[str], start: int, at: int, last: int) -> Act | None:
    """What a verb of little meaning says by its noun: `hold annual “Takeshima Day”`, `talks open`."""
    tails = _forms_of(LIGHT_VERBS).get(lower[at])
    if tails is None or not any(tuple(lower[at + 1 : at + 1 + len(tail)]) == tail for tail in tails):
        return None
    places = [*range(at + 1, min(at + 15, last)), *range(start, at)]
    if at > start and lower[at - 1] in _BE:
        places = [*range(start, at), *range(at + 1, min(at + 15, last))]
    for place in places:
        word = scan.words[place]
        if word.text in ("Day", "Anniversary") and place > start:
            return Act("commemoration", None, at)
        kind = NOUNS.get(singular(lower[place]))
        if kind is None:
            continue
        while place + 1 < last and NOUNS.get(singular(lower[place + 1])) and scan.text[word.end] == " ":
            place += 1
            kind, word = NOUNS[singular(lower[place])], scan.words[place]
        if kind[0] == "meeting" and lower[place - 1] in ("press", "news"):
            return Act("statement", None, at)
        return Act(*kind, at)
    return None


def _with_type(scan: Scan, rule: Rule, lower: list[str], at: int, last: int) -> Act:
    """The act of a rule, with a type from what is said where the verb itself has none."""
    kind, event_type = rule.kind, rule.event_type
    if kind == "statement" and event_type is None and lower[at] in _forms_of(SPEAKING):
        if (measure := _own_measure(scan, lower, at, last)) is not None:
            return measure
        event_type = _cue(lower, at, last)
        if event_type is None and lower[at] in ("warns", "warned", "warn"):
            event_type = "ACCUSE" if any(mention.first > at and mention.code for mention in scan.mentions) else None
    if kind == "exercise" and len({mention.code for mention in scan.mentions if mention.first < at}) < 2:
        joint = {"joint", "combined", "with", "bilateral", "trilateral", "multilateral"} & set(lower[:last])
        event_type = "COOPERATE" if joint else "MOBILIZE"
    if kind == "agreement" and event_type == "AGREE" and _BE.isdisjoint(lower[:at]) and _alone(scan, at):
        kind = "statement"
    return Act(kind, event_type, at)


def _alone(scan: Scan, at: int) -> bool:
    """True when one state alone agrees and names no other."""
    return len({mention.code for mention in scan.mentions if mention.code}) < 2


def _own_measure(scan: Scan, lower: list[str], at: int, last: int) -> Act | None:
    """`says it will …` announces; with a partner named it promises cooperation."""
    for place in range(at + 1, min(at + 24, last) - 1):
        if lower[place] not in ("it", "they", "he", "she", "we", "government", "country", "ministry"):
            continue
        if lower[place + 1] not in ("will", "would", "plans", "intends", "is"):
            continue
        after = lower[place + 2 : last]
        if after[:1] == ["not"] or (lower[place + 1] == "is" and after[:1] not in (["ready"], ["preparing"], ["planning"])):
            return None
        near = {singular(word) for word in after[:14]}
        if near & frozenset("aid assistance relief rescue humanitarian donation donate".split()):
            return Act("aid", "AGREE", at)
        partner = any(mention.first > place and mention.code for mention in scan.mentions)
        return Act("announcement", "AGREE" if partner else None, at)
    return None


def _cue(lower: list[str], at: int, last: int) -> str | None:
    for event_type, cues, reach in CUES:
        near = [singular(word) for word in lower[at + 1 : min(at + 1 + reach, last)]]
        text = f" {' '.join(near)} "
        if any(f" {' '.join(map(singular, cue.replace(chr(39), ' ').split()))} " in text for cue in cues.split(", ")):
            return event_type
    return None
