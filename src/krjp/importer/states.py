"""Which states act or are acted on, in what framework, and where it happened.

A meeting lists the states whose representatives meet: those named before its subject matter begins
(`to discuss …`, `on North Korea`). Other acts list the doer and the states they are aimed at. A place
is no party, nor is the state in an envoy's title (`ambassador to the UK`), nor those who fled a state.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.words import listed

if TYPE_CHECKING:
    from krjp.importer.acts import Act
    from krjp.importer.mentions import Mention, Scan

__all__ = ["Parties", "parties", "place", "subject_matter"]

_DOMESTIC = listed("court election poll report party-discipline speech commemoration payment resignation weapons-test")
_WITH_VENUE = listed("meeting exercise agreement speech commemoration election")
# From one of these words on, a meeting's sentence tells what it is about.
_SUBJECT_MATTER = listed(
    "on about over regarding concerning discuss discusses discussed discussing where marking including amid addressing "
    "focusing focused covering which that as affirm affirms reaffirm reaffirms stress stresses agree agrees agreed "
    "exchange express expresses urge urges call calls request after following before during ahead because outcome"
)
# Of these, what follows is a time or a venue, after which `with` may still name a party.
_VENUE = listed("during after following before ahead on amid")
_DIRECTIONS = listed("to in")
_GOING = listed(
    "visit visits visited visiting travel travels traveled travelled arrive arrives arrived fly flies flew go goes "
    "went "
    "return returns returned trip trips come comes tour tours"
)
_OFFICE_FOR = listed("official representative envoy coordinator ambassador rapporteur secretary advisor adviser")
_WHO_LEFT = listed("defector defectors refugee refugees escapee escapees exile exiles diaspora residents")
_NUMBERS_OF_A_BODY = listed("UN UNSC UNGA ASEAN G20 G7 APEC NATO EU IAEA WTO UNESCO ICAO IMO UNHRC ILO")
_SIDELINES = ("sidelines", "margins", "margin", "fringes")


class Parties(NamedTuple):
    """The states of an event, sorted; how many take part; which framework that makes."""

    countries: tuple[str, ...]
    framework: str | None


class _Named(NamedTuple):
    """A state named in an entry, where, and whether as the target of what others do."""

    at: int
    code: str
    target: bool = False


def parties(scan: Scan, act: Act) -> Parties:
    """The states that act or are acted on."""
    named = _meeting_states(scan, act) if act.kind == "meeting" else _act_states(scan, act)
    codes = tuple(sorted({state.code for state in named}))
    return Parties(codes, None if act.kind == "meeting" and len(codes) < 2 else _framework(scan, act, named))


def _named_states(scan: Scan, act: Act) -> list[_Named]:
    """Every state named, directly, by an organ or by a person; places left out."""
    found = [
        _Named(mention.first, mention.code)
        for mention in scan.mentions
        if mention.code and not _is_place(scan, mention) and not _is_aside(scan, mention, act)
    ]
    found += [_Named(person.first, person.country) for person in scan.persons if person.country]
    return sorted(found)


def _is_place(scan: Scan, mention: Mention) -> bool:
    """True for a town after `in`, `at` or `near`: it says where."""
    if mention.sort == "place" and not _before_organ(scan, mention):
        return True
    before = _word(scan, mention.first - 1)
    if mention.sort == "capital":
        if before == "the":
            before = _word(scan, mention.first - 2)
        if _word(scan, mention.first - 2) in _GOING or before in _GOING:
            return False
        return before in ("in", "at", "near", "outside", "around", "from") or _comma_place(scan, mention)
    return False


def _comma_place(scan: Scan, mention: Mention) -> bool:
    """`Busan, South Korea`; `Washington, DC` after a place word."""
    return _word(scan, mention.first - 1) in ("downtown", "central")


def _before_organ(scan: Scan, mention: Mention) -> bool:
    """True for a town in the name of an organ: `Tokyo District Court`, `Fukuoka governor`."""
    following = scan.words[mention.last : mention.last + 3]
    return any(word.lower in ("court", "government", "prefecture", "governor", "mayor", "city") for word in following)


def _is_aside(scan: Scan, mention: Mention, act: Act) -> bool:
    """True for a state that only stands in a title, in a name for people who left it, or for its press.

    `inter-Korean` names both Koreas as parties only beside the verb, not in what is said later on.
    """
    if mention.sort == "pair":
        return mention.first > act.verb + 5
    if act.kind == "media-report" and mention.sort in ("organ", "actor"):
        return mention.first < act.verb
    before, second = _word(scan, mention.first - 1), _word(scan, mention.first - 2)
    if before == "the":
        before, second = second, _word(scan, mention.first - 3)
    if before == "for" and second in _OFFICE_FOR:
        return True
    if before == "to" and second in ("ambassador", "envoy", "consul") and _begins_name(scan, mention.last):
        return True
    following = {_word(scan, mention.last), _word(scan, mention.last + 1)}
    return mention.sort == "adjective" and not following.isdisjoint(_WHO_LEFT)


def _begins_name(scan: Scan, at: int) -> bool:
    """True when the words from here on name a person: the title before them is that person's."""
    return any(person.first <= at < person.last for person in scan.persons)


def _word(scan: Scan, at: int) -> str:
    return scan.words[at].lower if 0 <= at < len(scan.words) else ""


def _meeting_states(scan: Scan, act: Act) -> list[_Named]:
    """The states whose representatives meet."""
    named = _named_states(scan, act)
    found: list[_Named] = []
    for number, (first, last) in enumerate(scan.sentences):
        at = act.verb if first <= act.verb < last else first
        end = subject_matter(scan, at, last)
        if number and not _meets(scan, first, last):
            continue
        found += [state for state in named if first <= state.at < end and not _is_venue(scan, state.at, at)]
    if len({state.code for state in found}) < 2:
        found += _hosts(scan, act)
    if len({state.code for state in found}) < 2 and any(not person.country for person in scan.persons):
        # Somebody of unknown state, met in a capital: most likely its own.
        where = place(scan, act)
        found += [_Named(act.verb, where[1])] if where and where[1] and _at_capital(scan, where[0]) else []
    return found


def _at_capital(scan: Scan, name: str) -> bool:
    return any(mention.sort == "capital" and scan.place_name(mention) == name for mention in scan.mentions)


def _meets(scan: Scan, first: int, last: int) -> bool:
    return any(word.lower in ("meet", "meets", "met", "talks") for word in scan.words[first : min(last, first + 12)])


def subject_matter(scan: Scan, verb: int, last: int) -> int:
    """The word from which a sentence tells what a meeting is about, or its end."""
    for at in range(verb + 1, last):
        word, following = _word(scan, at), _word(scan, at + 1)
        if word == "to" and following and not (scan.words[at + 1].capital or following == "the"):
            if _word(scan, at - 1) in _GOING or following in ("meet", "attend", "hold", "convene", "open"):
                continue
            return at
        if word == "and" and following in _other_verbs() and not scan.words[at + 1].capital:
            return at
        if word not in _SUBJECT_MATTER:
            continue
        if word == "on" and (following in ("monday", "tuesday", "wednesday", "thursday", "friday", "the", "saturday",
                                           "sunday") and _word(scan, at + 2) not in _SIDELINES):  # fmt: skip
            return at if following == "the" else last
        if word in _VENUE and (reopened := _with_after(scan, at, last)) is not None:
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


def _with_after(scan: Scan, at: int, last: int) -> int | None:
    """The word `with` after a venue: `on the sidelines of the summit with President Xi`."""
    if _word(scan, at) == "on" and _word(scan, at + 2) not in _SIDELINES:
        return None
    for place in range(at + 1, min(at + 12, last)):
        if _word(scan, place) == "with":
            return place
        if _word(scan, place) in ("to", "discuss", "which"):
            return None
    return None


def _is_venue(scan: Scan, at: int, verb: int) -> bool:
    """True for a state that only says where its guests met: `meet in Brazil`."""
    before = _word(scan, at - 1)
    if before == "the":
        before = _word(scan, at - 2)
    if before == "in" and at > verb:
        return _word(scan, at - 2) not in _GOING and _word(scan, at - 3) not in _GOING
    return _after_place(scan, at)


def _after_place(scan: Scan, at: int) -> bool:
    """True for the state after a town: `in Busan, South Korea`."""
    return any(
        mention.last == at and mention.sort in ("place", "capital") and scan.text[scan.words[at - 1].end :][:1] == ","
        for mention in scan.mentions
    )


def _hosts(scan: Scan, act: Act) -> list[_Named]:
    """Of a visit, the state visited, though it is named by a town: `travels to Tbilisi`."""
    return [
        _Named(mention.first, mention.code)
        for mention in scan.mentions
        if mention.code and mention.first > act.verb and {_word(scan, mention.first - k) for k in (1, 2, 3)} & _GOING
    ]


def _act_states(scan: Scan, act: Act) -> list[_Named]:
    """The doer and the states an act is aimed at."""
    venue = act.kind in _WITH_VENUE
    found = []
    for state in _named_states(scan, act):
        if venue and state.at > act.verb and _word(scan, state.at - 1) == "in" and _stands_alone(scan, state.at):
            continue
        found.append(state._replace(target=_is_target(scan, state.at, act)))
    if act.kind == "court" and not any(state.at < act.verb for state in found):
        found += [
            _Named(mention.first, mention.code)
            for mention in scan.mentions
            if mention.code and mention.first < act.verb
        ]
    return found


def _stands_alone(scan: Scan, at: int) -> bool:
    """True for a state's name, not the adjective that goes with a following noun."""
    return any(mention.first == at and mention.sort != "adjective" for mention in scan.mentions)


def _is_target(scan: Scan, at: int, act: Act) -> bool:
    """True for a state named as what the act answers, opposes or is about."""
    if at <= act.verb:
        return False
    before = {_word(scan, at - k) for k in (1, 2, 3)}
    return bool(before & {"against", "response", "responding", "counter", "deter", "in", "about"}) or (
        act.kind in ("statement", "sanctions", "weapons-test", "veto")
    )


def _framework(scan: Scan, act: Act, named: list[_Named]) -> str:
    if act.kind in _DOMESTIC:
        return "domestic"
    subject = {word.text for word in scan.words[: act.verb + 14]}
    in_body = bool(subject & {"UN", "UNSC", "UNGA"})
    if act.kind == "veto" or (in_body and act.kind in ("meeting", "sanctions") and _hosted_by_body(scan)):
        return "multilateral"
    acting = {state.code for state in named if not state.target}
    everybody = {state.code for state in named}
    count = len(acting)
    if act.kind == "statement" and count == 1:
        count = min(len(everybody), 2)
    if act.kind == "protest":
        count = max(count, 2)  # of a protest the other side may go without its state's name
    if count == 2 and any(word.lower == "trilateral" for word in scan.words) and act.kind != "meeting":
        count = 3
    return {0: "domestic", 1: "domestic", 2: "bilateral", 3: "trilateral"}.get(count, "multilateral")


def _hosted_by_body(scan: Scan) -> bool:
    """True when the meeting is one of the United Nations, not one of states about them."""
    return any(word.text in ("UN", "UNSC", "UNGA") for word in scan.words) and not any(
        word.lower in _SIDELINES for word in scan.words
    )


def place(scan: Scan, act: Act) -> tuple[str, str | None] | None:
    """Name and state of where it happened: `in Tokyo`, `visits Seoul`, a court's town; None when not said."""
    if act.kind == "court":
        return _seat(scan, act)
    if act.kind not in _WITH_VENUE:
        return None
    last = next((last for first, last in scan.sentences if first <= act.verb < last), len(scan.words))
    for mention in scan.mentions:
        if not mention.code or mention.first >= last or mention.sort in ("adjective", "organ"):
            continue
        if mention.sort == "actor":
            if act.kind == "commemoration" and mention.last <= act.verb and mention.text.endswith("Prefecture"):
                return mention.text, mention.code
            continue
        before, second = _word(scan, mention.first - 1), _word(scan, mention.first - 2)
        if before == "the":
            before, second = second, _word(scan, mention.first - 3)
        here = before in ("in", "at") and second not in ("interest", "interests")
        going = before in _GOING or (before in _DIRECTIONS and second in _GOING)
        if (here or going) and not _elsewhere(scan, mention, act):
            return scan.place_name(mention), mention.code
    return None


def _elsewhere(scan: Scan, mention: Mention, act: Act) -> bool:
    """True when the place belongs to what is talked about or to a later meeting."""
    if mention.first <= act.verb:
        return False
    end = subject_matter(scan, act.verb, len(scan.words))
    if act.kind != "meeting":
        end = next(
            (at for at in range(act.verb + 1, mention.first) if _word(scan, at) in ("that", "which", "held", "made")),
            len(scan.words),
        )
    return mention.first > end and _word(scan, end) not in _VENUE and _word(scan, end + 2) not in _SIDELINES


def _seat(scan: Scan, act: Act) -> tuple[str, str | None] | None:
    """The town in the name of the court that acts."""
    for mention in scan.mentions:
        if mention.first >= act.verb:
            break
        first = mention.text.split()[0]
        for town in scan.mentions if mention.sort != "actor" else [mention]:
            if town is mention and (mention.sort in ("capital", "place") and _before_organ(scan, mention)):
                return scan.place_name(mention), mention.code
        if mention.sort == "actor" and "Court" in mention.text and first in _towns():
            return first, mention.code
    return None


def _towns() -> frozenset[str]:
    from krjp.importer.gazetteer import names

    return frozenset(name.text for name in names() if name.sort in ("capital", "place"))
