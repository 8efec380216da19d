"""Which states act or are acted on, and in what framework.

A meeting lists the states whose representatives meet: those named before its subject matter begins
(`to discuss …`, `on North Korea`). Other acts list the doer and the states they are aimed at. A place
is no party, nor is the state in an envoy's title (`ambassador to the UK`), nor those who fled a state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.clauses import DISCUSSING, GOING, SIDELINES, subject_matter, with_after, word_at
from krjp.importer.lexicons import listed
from krjp.importer.places import WITH_VENUE, before_organ, is_capital, place
from krjp.importer.verbs import subject_start

if TYPE_CHECKING:
    from krjp.importer.acts import Act
    from krjp.importer.mentions import Mention, Scan

__all__ = ["Parties", "parties"]

_DOMESTIC = listed("parties", "domestic")
_OFFICES = listed("parties", "offices")
_TIMES_BEFORE = {"after", "following", "before", "during", "ahead", "amid", "despite", "upon"}
_WHO_LEFT = listed("parties", "people who left")


class Parties(NamedTuple):
    """The states of an event, sorted, and the framework that their number makes."""

    countries: tuple[str, ...]
    framework: str | None


class _Named(NamedTuple):
    """A state named in an entry, its position, and whether others act on it."""

    at: int
    code: str
    target: bool = False


def parties(scan: Scan, act: Act) -> Parties:
    """The states that act or are acted on."""
    named = _meeting_states(scan, act) if act.kind == "meeting" else _act_states(scan, act)
    codes = tuple(sorted({state.code for state in named}))
    return Parties(codes, None if act.kind == "meeting" and len(codes) < 2 else _framework(scan, act, named))


def _named_states(scan: Scan, act: Act) -> list[_Named]:
    """Every state that is named itself, by an organ or by a person, without those that only say where."""
    found = [
        _Named(mention.first, mention.code)
        for mention in scan.mentions
        if mention.code and not _is_place(scan, mention) and not _is_aside(scan, mention, act)
    ]
    found += [_Named(person.first, person.country) for person in scan.persons if person.country]
    return sorted(found)


def _is_place(scan: Scan, mention: Mention) -> bool:
    """True for a town that says where something happened, as after `in`, `at` or `near`."""
    if mention.sort == "place" and not before_organ(scan, mention):
        return True
    before = word_at(scan, mention.first - 1)
    if mention.sort == "capital":
        if before == "the":
            before = word_at(scan, mention.first - 2)
        if word_at(scan, mention.first - 2) in GOING or before in GOING:
            return False
        return before in ("in", "at", "near", "outside", "around", "from", "downtown", "central") or (
            before == "and"
            and any(_is_place(scan, other) for other in scan.mentions if other.last == mention.first - 1)
        )
    return False


def _is_aside(scan: Scan, mention: Mention, act: Act) -> bool:
    """True for a state that does not act: one in a title, in a name for people who left it, or in its press.

    `inter-Korean` names both Koreas as parties near the verb only, not in what is said after it.
    """
    if mention.sort == "pair":
        return mention.first > act.verb + 5
    if act.kind == "media-report" and mention.sort in ("organ", "actor"):
        return mention.first < act.verb
    before, second = word_at(scan, mention.first - 1), word_at(scan, mention.first - 2)
    if before == "the":
        before, second = second, word_at(scan, mention.first - 3)
    if before == "for" and second in _OFFICES:
        return True
    if before == "to" and second in ("ambassador", "envoy", "consul") and _begins_name(scan, mention.last):
        return True
    following = {word_at(scan, mention.last), word_at(scan, mention.last + 1)}
    return mention.sort == "adjective" and not following.isdisjoint(_WHO_LEFT)


def _begins_name(scan: Scan, at: int) -> bool:
    """True when a person's name, with its title, includes this position."""
    return any(person.first <= at < person.last for person in scan.persons)


def _meeting_states(scan: Scan, act: Act) -> list[_Named]:
    """The states whose representatives meet."""
    named = _named_states(scan, act)
    found: list[_Named] = []
    for number, (first, last) in enumerate(scan.sentences):
        at = act.verb if first <= act.verb < last else first
        end = subject_matter(scan, at, last)
        if number and not _meets(scan, first, last):
            continue
        topic = range(at + 1, with_after(scan, at, last) or last) if word_at(scan, at) in DISCUSSING else range(0)
        found += [
            state
            for state in named
            if first <= state.at < end and state.at not in topic and not _is_venue(scan, state, at)
        ]
    met = [state for state in found if not _in_time_before(scan, state.at)]
    if len({state.code for state in met}) > 1:
        found = met
    if len({state.code for state in found}) < 2:
        found += _hosts(scan, act)
    if len({state.code for state in found}) < 2 and any(not person.country for person in scan.persons):
        # A person of unknown state who is met in a capital most likely belongs to its state.
        where = place(scan, act)
        found += [_Named(act.verb, where[1])] if where and where[1] and is_capital(scan, where[0]) else []
    return found


def _in_time_before(scan: Scan, at: int) -> bool:
    """True in a phrase before the subject that tells when: `After talks with China, Foreign Minister Cho meets …`."""
    first, last = scan.sentence_of(at)
    return word_at(scan, first) in _TIMES_BEFORE and at < subject_start(scan, first, last)


def _meets(scan: Scan, first: int, last: int) -> bool:
    return any(word.lower in ("meet", "meets", "met", "talks") for word in scan.words[first : min(last, first + 12)])


def _is_venue(scan: Scan, state: _Named, verb: int) -> bool:
    """True for a state that only says where its guests met: `meet in Brazil`, `In Brazil, officials meet`."""
    at = state.at
    article = word_at(scan, at - 1) == "the"
    before = word_at(scan, at - 1 - article)
    if before == "in" and at > verb:
        return word_at(scan, at - 2) not in GOING and word_at(scan, at - 3) not in GOING
    opening = before == "in" and any(first == at - 1 - article for first, _ in scan.sentences)
    return (opening and _is_set_off(scan, at)) or _after_place(scan, state, verb)


def _is_set_off(scan: Scan, at: int) -> bool:
    """True for a state's name with a comma after it, which ends a phrase about a place."""
    return any(
        mention.first == at and mention.sort == "state" and scan.text[scan.words[mention.last - 1].end :][:1] == ","
        for mention in scan.mentions
    )


def _after_place(scan: Scan, state: _Named, verb: int) -> bool:
    """True for the state that says where a town is: `in Busan, South Korea`.

    It must be the town's own, and named as a noun. Before the verb a comma ends it, else it acts itself:
    `In Busan, South Korea meets Japan`; and so it does at the head of a list: `In Busan, South Korea, Japan and China`.
    """
    at = state.at
    if not any(
        mention.last == at
        and mention.sort in ("place", "capital")
        and mention.code == state.code
        and scan.text[scan.words[at - 1].end :][:1] == ","
        for mention in scan.mentions
    ):
        return False
    last = next((mention.last for mention in scan.mentions if mention.first == at and mention.sort == "state"), None)
    if last is None:
        return False
    return at > verb or (_is_set_off(scan, at) and not _heads_list(scan, last))


def _heads_list(scan: Scan, last: int) -> bool:
    """True when other states follow as in a list: `, Japan and China`."""
    following = next((mention for mention in scan.mentions if mention.first == last and mention.sort == "state"), None)
    if following is None:
        return False
    return word_at(scan, following.last) == "and" or scan.text[scan.words[following.last - 1].end :][:1] == ","


def _hosts(scan: Scan, act: Act) -> list[_Named]:
    """The states visited, also when only a town is named: `travels to Tbilisi`."""
    return [
        _Named(mention.first, mention.code)
        for mention in scan.mentions
        if mention.code and mention.first > act.verb and {word_at(scan, mention.first - k) for k in (1, 2, 3)} & GOING
    ]


def _act_states(scan: Scan, act: Act) -> list[_Named]:
    """The doer and the states an act is aimed at."""
    venue = act.kind in WITH_VENUE and act.kind != "election"
    found = []
    for state in _named_states(scan, act):
        if venue and state.at > act.verb and word_at(scan, state.at - 1) == "in" and _stands_alone(scan, state.at):
            continue
        if venue and _after_place(scan, state, act.verb):
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
    """True for a state that the act answers, opposes or is about."""
    if at <= act.verb:
        return False
    before = {word_at(scan, at - k) for k in (1, 2, 3)}
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
        count = max(count, 2)  # an entry may report a protest without naming the state protested to
    if count == 2 and any(word.lower == "trilateral" for word in scan.words) and act.kind != "meeting":
        count = 3
    return {0: "domestic", 1: "domestic", 2: "bilateral", 3: "trilateral"}.get(count, "multilateral")


def _hosted_by_body(scan: Scan) -> bool:
    """True when a body of the United Nations meets, not states at its margin."""
    return any(word.text in ("UN", "UNSC", "UNGA") for word in scan.words) and not any(
        word.lower in SIDELINES for word in scan.words
    )
