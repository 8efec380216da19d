"""Who acts, towards whom, and which states are only talked about: the rules of the codebook's Direction.

The doer is named before the main verb, or after `by`. Of the states named after it the first is acted on, with those
joined to it (`the US and Japan`); what is given or promised goes to the state after `to` or `with`. All others are
talked about. Meetings, exercises and agreements are symmetric, and so is what several states say to nobody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.clauses import GOING, SIDELINES, subject_matter, word_at
from krjp.importer.lexicons import listed
from krjp.importer.parties import Named, in_time_before, is_left, is_venue, meeting_parties, named_in
from krjp.importer.places import WITH_VENUE, place
from krjp.importer.verbs import BE, forms, relative_clauses, singular, subject_start
from krjp.record.vocabulary import is_state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.importer.acts import Act
    from krjp.importer.mentions import Scan

__all__ = ["Direction", "direction"]

_NO_TARGET = listed("direction", "no target")
_ALIKE = listed("direction", "alike")
_GIVEN = listed("direction", "given")
_TO_WHOM = listed("direction", "to whom")
_BESIDES = listed("direction", "besides the doer")
_WHAT_FOR = listed("direction", "what for")
_NEAR = listed("direction", "near")
_ANSWERING = listed("direction", "answering")
_ANSWERS = listed("direction", "answers")
_TELLING = frozenset().union(*map(forms, listed("direction", "telling")))
_ALONE = listed("direction", "stands alone")
_GOES_ON = listed("direction", "goes on")
_WHERE = listed("direction", "where")
_DONE_TOWARDS = listed("direction", "done towards")
_PRIVATE = listed("direction", "private")

_ARTICLES = ("the", "a", "an")
# Between the names of those who act, or are acted on, together.
_JOINING = {"and", "or", "the", "both", "as", "well", "s", "also"}
_ENDS_NOUN = {"of", "to", "for", "with", "and", "in", "on", "by", "at", "from", "that", "who", "which"}
_GATHERINGS = {"summit", "meeting", "meet", "meets", "met", "forum", "conference", "held", *SIDELINES}
# Kinds of which the object stands before a passive verb: `The ambassador is summoned`.
_DONE_TO = ("protest", "sanctions", "incident", "violence", "legislation")
# Kinds that are of some state, even if only a place tells of which.
_OF_A_PLACE = ("court", "election")


class Direction(NamedTuple):
    """Who acts and who is acted on, each states first, then actors; and the states that are only talked about."""

    initiators: tuple[str, ...]
    targets: tuple[str, ...]
    subjects: tuple[str, ...]

    @property
    def countries(self) -> tuple[str, ...]:
        """The states that act or are acted on, sorted."""
        return tuple(sorted(set(filter(is_state, self.initiators + self.targets))))


class _Sides(NamedTuple):
    """Those who act and those acted on, each with its state where that acts, or is acted on, as well."""

    acting: list[Named]
    reached: list[Named]


def direction(scan: Scan, act: Act) -> Direction:
    """Who acts on whom in an entry."""
    named = named_in(scan, act)
    sides = _of_meeting(scan, act) if act.kind == "meeting" else _of_act(scan, act, named)
    acting, reached = _listed(sides.acting), _listed(sides.reached)
    return Direction(acting, reached, tuple(sorted(_talked_about(scan, act, named) - {*acting, *reached})))


def _codes(named: Iterable[Named]) -> set[str]:
    return {one.code for one in named if one.code}


def _listed(named: list[Named]) -> tuple[str, ...]:
    """States first, sorted; then persons and organisations, in the order in which they are named."""
    actors = (one.actor for one in sorted(named, key=lambda one: one.at) if one.actor)
    return (*sorted(_codes(named)), *dict.fromkeys(actors))


def _of_meeting(scan: Scan, act: Act) -> _Sides:
    """All who meet act on each other; those of one state only if somebody of none takes part, as of an organisation."""
    found = meeting_parties(scan, act)
    several = len(_codes(found)) > 1 or any(not one.code for one in found)
    return _Sides(found, found if several else [])


def _of_act(scan: Scan, act: Act, named: list[Named]) -> _Sides:
    """The sides of what is no meeting, from the sentence that tells of it."""
    first, last = scan.sentence_of(act.verb)
    if not act.sure:  # a title may stand before it
        first, last = next((scan.sentence_of(one.at) for one in named), (first, last))
    start = subject_start(scan, first, last)
    aside = relative_clauses(scan, start, act.verb)
    here = [one for one in named if first <= one.at < last and not is_left(scan, one) and not _apart(scan, act, one)]
    before = [one for one in here if start <= one.at < act.verb and one.at not in aside]
    after = [one for one in here if one.at > act.verb]
    if act.kind in ("exercise", "agreement"):
        together = before + _partners(scan, act, after, last)
        return _Sides(together, together if len(_codes(together)) > 1 else [])
    if word_at(scan, act.verb - 1) in BE:
        agents = next((group for group in _groups(scan, after) if _word_before(scan, group[0]) == "by"), [])
        if agents or act.kind in _DONE_TO:
            before, after = agents, before + [one for one in after if one not in agents]
        elif act.kind == "appointment":
            before = [one._replace(actor=None) for one in before]
    if act.kind == "disaster":
        return _Sides([], _struck(scan, here))
    acting = _doers(scan, act, start, before, here)
    own = _codes(acting)
    foreign = [one for one in after if one.code not in own]
    answered = [one for one in here if one.at < start and one.code not in own]
    if act.kind in _NO_TARGET or not act.sure:
        return _Sides(acting, _done_to(scan, foreign) if own and not act.sure else [])
    reached = _reached(scan, act, foreign, len(own))
    if not reached and act.event_type and word_at(scan, first) in _ANSWERS:
        reached = next(iter(_groups(scan, answered)), [])
    if not reached and act.kind in _ALIKE and len(own) > 1:
        reached = acting
    return _Sides(acting, reached)


def _struck(scan: Scan, here: list[Named]) -> list[Named]:
    """The states that a disaster strikes: those that are named, else that of the first place."""
    coded = [one for one in here if one.code and one.sort in ("state", "capital")]
    places = [name for name in scan.mentions if name.code and name.sort in ("place", "capital", "adjective")]
    return coded or [Named(name.first, name.last, name.sort, name.code, None) for name in places[:1]]


def _apart(scan: Scan, act: Act, one: Named) -> bool:
    """True for a state that says where an act took place."""
    return act.kind in WITH_VENUE and act.kind != "election" and is_venue(scan, one, act.verb)


def _partners(scan: Scan, act: Act, after: list[Named], last: int) -> list[Named]:
    """Those named after the verb who take part in an exercise or agreement: before the words that tell what it is for.

    Where none is named there, those `with` whom it is.
    """
    end = subject_matter(scan, act.verb, last)
    if act.kind == "exercise":
        end = next((at for at in range(act.verb + 1, end) if word_at(scan, at) in _ANSWERING), end)
    found = [one for one in after if one.at < end]
    return found or [one for group in _groups(scan, after) if _word_before(scan, group[0]) == "with" for one in group]


def _doers(scan: Scan, act: Act, start: int, before: list[Named], here: list[Named]) -> list[Named]:
    """Those who act: named before the verb, but not as what the subject is about; else the town it begins with."""
    found = [one for group in _groups(scan, before) if _word_before(scan, group[0]) not in _BESIDES for one in group]
    if not found and not act.sure:
        told = [one for one in here if one.at >= start]
        found = next((group for group in _groups(scan, told) if _word_before(scan, group[0]) not in _WHERE), [])
    if not found:
        anywhere = act.kind in _OF_A_PLACE or act.event_type == "PROTEST"
        towns = [mention for mention in scan.mentions if mention.code and mention.sort != "adjective"]
        found = [
            Named(town.first, town.last, town.sort, town.code, None)
            for town in towns
            if town.first == start or anywhere
        ][:1] or _label(scan)
    if act.kind in ("election", "poll"):
        found = [one if one.sort == "actor" and act.kind == "poll" else one._replace(actor=None) for one in found]
    owned = {one.at for one in found if one.sort == "person" and word_at(scan, one.end) == "s"}
    return [one._replace(actor=None) if one.at in owned else one for one in found]


def _done_to(scan: Scan, foreign: list[Named]) -> list[Named]:
    """The states to which something is done that no rule knows."""
    groups = _groups(scan, [one for one in foreign if one.code])
    return next((group for group in groups if _word_before(scan, group[0]) in _DONE_TOWARDS), [])


def _label(scan: Scan) -> list[Named]:
    """The state that is all of the first sentence, as in `Malta. The government resigns`."""
    return [
        Named(name.first, name.last, name.sort, name.code, None)
        for name in scan.mentions[:1]
        if name.sort == "state" and (name.first, name.last) == scan.sentence_of(0) and name.last < len(scan.words)
    ]


def _reached(scan: Scan, act: Act, foreign: list[Named], own: int) -> list[Named]:
    """Those of other states, or of none, who are acted on."""
    coded = [one for one in foreign if one.code]
    bodies = [one._replace(code="") for one in foreign if one.sort == "actor" and not one.code]
    if act.kind == "veto":
        return bodies
    if act.kind in _ALONE or act.event_type in _ALONE:
        alone = [one._replace(code="") for one in foreign if one.sort == "actor"]
        # The state itself, if it is what the verb takes: not `orders Chinese banks …`, not `arrests him for …`.
        last = next((at for at in range(act.verb + 1, len(scan.words)) if word_at(scan, at) in _WHAT_FOR), None)
        states = [one for one in coded if one.sort != "actor" and (last is None or one.at < last)]
        return alone + [one for one in states[:1] if one.sort != "adjective" and not _is_private(scan, one)]
    groups = _groups(scan, [one for one in coded if not _is_private(scan, one)]) or _groups(scan, coded)
    if not groups:
        return bodies if act.event_type else []
    chosen = groups[0]
    if act.event_type is None and act.kind in ("statement", "announcement", "agreement"):
        told = word_at(scan, act.verb) in _TELLING and chosen[0].at <= act.verb + 3
        joint = act.kind == "statement" and own > 1
        if not told and not joint:
            return []
    if {act.kind, act.event_type or ""} & _GIVEN and (chosen[0].sort == "adjective" or chosen[0].at > act.verb + 2):
        chosen = next((group for group in groups if _word_before(scan, group[0]) in _TO_WHOM), chosen)
    if act.kind == "appointment":
        return [one._replace(actor=None) for one in chosen]
    codes = _codes(chosen)
    named = [one for one in foreign if one.actor and (one.code in codes or act.kind == "sanctions")]
    return chosen + [one if one.code in codes else one._replace(code="") for one in named]


def _talked_about(scan: Scan, act: Act, named: list[Named]) -> set[str]:
    """The states named in the sentence of the act, and in those that go on with it."""
    where = place(scan, act)
    found = set()
    first, last = scan.sentence_of(act.verb)
    for one in named:
        if not first <= one.at < last and not _goes_on(scan, act, one):
            continue
        if _says_where(scan, act, one, where[1] if where else None):
            continue
        if act.kind == "sanctions" and one.at > act.verb and _is_private(scan, one):
            continue  # the seat of a firm under sanctions
        if act.kind == "meeting" and in_time_before(scan, one.at):
            continue
        found.add(one.code)
    return found - {""}


def _goes_on(scan: Scan, act: Act, one: Named) -> bool:
    """True in a sentence after the one of the act that goes on with it: `They condemn …`, `The two sides …`."""
    first, _ = scan.sentence_of(one.at)
    opening = word_at(scan, first + (word_at(scan, first) in _ARTICLES))
    return first > act.verb and opening in _GOES_ON


def _says_where(scan: Scan, act: Act, one: Named, code: str | None) -> bool:
    """True for a state named as a place: where the act took place, where somebody goes, or where others meet."""
    if one.sort != "state":
        return False
    before = [word_at(scan, one.at - steps) for steps in range(1, 5)]
    if before[:1] == ["in"] or before[:2] == ["the", "in"]:
        return one.code == code or one.at < act.verb or not _GATHERINGS.isdisjoint(before[:4])
    if act.kind in ("exercise", "weapons-test"):
        return before[0] in _NEAR
    return act.kind == "meeting" and not GOING.isdisjoint(before[:3])


def _word_before(scan: Scan, one: Named) -> str:
    """The word before a name, its article left out, and `the government of` and the like."""
    at = one.at - 1
    if word_at(scan, at) in _ARTICLES:
        at -= 1
    if word_at(scan, at) == "of":
        at -= 2
        if word_at(scan, at) in _ARTICLES:
            at -= 1
    return word_at(scan, at)


def _groups(scan: Scan, named: list[Named]) -> list[list[Named]]:
    """Names in a row, as of those who act together: `the US, Japan and South Korea`."""
    found: list[list[Named]] = []
    for one in named:
        joined = found and all(word_at(scan, at) in _JOINING for at in range(found[-1][-1].end, one.at))
        if joined:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _is_private(scan: Scan, one: Named) -> bool:
    """True for a state that only goes with a private person, a firm or a thing: `Japanese firms`."""
    if one.sort in ("person", "actor"):
        return False
    for at in range(one.end, min(one.end + 6, len(scan.words))):
        gap = scan.text[scan.words[at - 1].end : scan.words[at].start]
        word = word_at(scan, at)
        if gap not in (" ", "-", "'") or word in _ENDS_NOUN:
            return False
        if singular(word) in _PRIVATE:
            return True
    return False
