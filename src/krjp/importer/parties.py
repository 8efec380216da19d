"""Who is named in an entry as one who may act, and who takes part in a meeting.

A meeting has as parties those named before its subject matter begins (`to discuss …`, `on North Korea`). A place
is no party, nor is the state in an envoy's title (`ambassador to the UK`). Who acts on whom is told by `direction`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.clauses import DISCUSSING, GOING, subject_matter, with_after, word_at
from krjp.importer.lexicons import listed
from krjp.importer.places import before_organ, is_capital, place
from krjp.importer.verbs import subject_start

if TYPE_CHECKING:
    from krjp.importer.acts import Act
    from krjp.importer.mentions import Mention, Scan

__all__ = ["Named", "in_time_before", "is_left", "is_venue", "meeting_parties", "named_in"]

_OFFICES = listed("parties", "offices")
_TIMES_BEFORE = {"after", "following", "before", "during", "ahead", "amid", "despite", "upon"}
_WHO_LEFT = listed("parties", "people who left")
_NAMED_AFTER_TOWNS = listed("parties", "named after towns")
_ENVOYS = ("ambassador", "envoy", "consul")


class Named(NamedTuple):
    """A state, person or organisation named in an entry, by its half-open range of words."""

    at: int
    end: int
    sort: str
    """`person`, or the sort of the mention."""
    code: str
    """The state itself, or that of the person or organisation; empty without one."""
    actor: str | None


def named_in(scan: Scan, act: Act) -> list[Named]:
    """All who are named, in order, without those that only say where or stand in a title."""
    found = [
        Named(mention.first, mention.last, mention.sort, mention.code, mention.actor)
        for mention in scan.mentions
        if not _is_place(scan, mention) and not _is_title(scan, mention, act)
    ]
    found += [Named(person.first, person.last, "person", person.country or "", person.key) for person in scan.persons]
    return sorted(found, key=lambda one: one.at)


def _is_place(scan: Scan, mention: Mention) -> bool:
    """True for a town that says where something happened, as after `in`, `at` or `near`."""
    if mention.sort == "place" and not before_organ(scan, mention):
        return True
    if mention.sort == "capital" and (_is_label(scan, mention) or word_at(scan, mention.last) in _NAMED_AFTER_TOWNS):
        return True  # Geneva Conventions, or a town before a colon
    before = word_at(scan, mention.first - 1)
    if mention.sort == "capital":
        if before == "the":
            before = word_at(scan, mention.first - 2)
        if word_at(scan, mention.first - 2) in GOING or before in GOING:
            return False
        if before == "from" and word_at(scan, mention.first - 2) in _ENVOYS:
            return False  # recalls its ambassador from Oslo
        return before in ("in", "at", "near", "outside", "around", "from", "downtown", "central") or (
            before == "and"
            and any(_is_place(scan, other) for other in scan.mentions if other.last == mention.first - 1)
        )
    return False


def _is_label(scan: Scan, mention: Mention) -> bool:
    """True for a town that stands before a colon at the beginning of an entry."""
    return mention.first == 0 and scan.text[scan.words[mention.last - 1].end :][:1] == ":"


def _is_title(scan: Scan, mention: Mention, act: Act) -> bool:
    """True for a state in a title: `Special Representative for North Korea`, `Ambassador to the UK Cho`."""
    before, second = word_at(scan, mention.first - 1), word_at(scan, mention.first - 2)
    if before == "the":
        before, second = second, word_at(scan, mention.first - 3)
    if before == "for":
        return second in _OFFICES
    # Who is appointed ambassador to a state is sent there: after the verb it is no mere title.
    envoy = before == "to" and second in _ENVOYS
    return envoy and (mention.first < act.verb or _begins_name(scan, mention.last))


def is_left(scan: Scan, one: Named) -> bool:
    """True for a state in a name for people who left it: `North Korean defectors`."""
    return one.sort == "adjective" and not {word_at(scan, one.end), word_at(scan, one.end + 1)}.isdisjoint(_WHO_LEFT)


def _begins_name(scan: Scan, at: int) -> bool:
    """True when a person's name, with its title, includes this position."""
    return any(person.first <= at < person.last for person in scan.persons)


def meeting_parties(scan: Scan, act: Act) -> list[Named]:
    """Those who meet, and the states they are of.

    `inter-Korean` names both Koreas as parties near the verb only, a body without a state where it is the subject.
    """
    named = [
        one
        for one in named_in(scan, act)
        if not is_left(scan, one)
        and (one.sort != "pair" or one.at <= act.verb + 5)
        and (one.sort != "actor" or one.code or one.at < act.verb)
    ]
    found: list[Named] = []
    for number, (first, last) in enumerate(scan.sentences):
        if last <= act.verb:
            continue  # a title
        at = act.verb if first <= act.verb < last else first
        end = subject_matter(scan, at, last)
        if number and not _meets(scan, first, last):
            continue
        topic = range(at + 1, with_after(scan, at, last) or last) if word_at(scan, at) in DISCUSSING else range(0)
        found += [one for one in named if first <= one.at < end and one.at not in topic and not is_venue(scan, one, at)]
    met = [one for one in found if not in_time_before(scan, one.at)]
    if len(_states(met)) > 1:
        found = met
    if len(_states(found)) < 2:
        found += _hosts(scan, act)
    if len(_states(found)) < 2 and any(not person.country for person in scan.persons):
        # A person of unknown state who is met in a capital most likely belongs to its state.
        where = place(scan, act)
        if where and where[1] and is_capital(scan, where[0]):
            found.append(Named(act.verb, act.verb, "capital", where[1], None))
    return found


def _states(named: list[Named]) -> set[str]:
    return {one.code for one in named} - {""}


def in_time_before(scan: Scan, at: int) -> bool:
    """True in a phrase before the subject that tells when: `After talks with China, Foreign Minister Cho meets …`."""
    first, last = scan.sentence_of(at)
    return word_at(scan, first) in _TIMES_BEFORE and at < subject_start(scan, first, last)


def _meets(scan: Scan, first: int, last: int) -> bool:
    return any(word.lower in ("meet", "meets", "met", "talks") for word in scan.words[first : min(last, first + 12)])


def is_venue(scan: Scan, one: Named, verb: int) -> bool:
    """True for a state that only says where its guests met: `meet in Brazil`, `In Brazil, officials meet`."""
    at = one.at
    article = word_at(scan, at - 1) == "the"
    before = word_at(scan, at - 1 - article)
    if before == "in" and at > verb:
        return word_at(scan, at - 2) not in GOING and word_at(scan, at - 3) not in GOING
    opening = before == "in" and any(first == at - 1 - article for first, _ in scan.sentences)
    return (opening and _is_set_off(scan, at)) or _after_place(scan, one, verb)


def _is_set_off(scan: Scan, at: int) -> bool:
    """True for a state's name with a comma after it, which ends a phrase about a place."""
    return any(
        mention.first == at and mention.sort == "state" and scan.text[scan.words[mention.last - 1].end :][:1] == ","
        for mention in scan.mentions
    )


def _after_place(scan: Scan, one: Named, verb: int) -> bool:
    """True for the state that says where a town is: `in Busan, South Korea`.

    It must be the town's own, and named as a noun. Before the verb a comma ends it, else it acts itself:
    `In Busan, South Korea meets Japan`; and so it does at the head of a list: `In Busan, South Korea, Japan and China`.
    """
    at = one.at
    if not any(
        mention.last == at
        and mention.sort in ("place", "capital")
        and mention.code == one.code
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


def _hosts(scan: Scan, act: Act) -> list[Named]:
    """The states visited, also when only a town is named: `travels to Tbilisi`."""
    return [
        Named(mention.first, mention.last, mention.sort, mention.code, None)
        for mention in scan.mentions
        if mention.code and mention.first > act.verb and {word_at(scan, mention.first - k) for k in (1, 2, 3)} & GOING
    ]
