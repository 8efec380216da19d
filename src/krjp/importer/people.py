"""Persons in an entry: known ones by any alias, others by the name the text prints.

A surname alone is resolved by full names in the same text, or by who held the office on the day. A
person known to actors.json is given by id, any other by the fullest name the text prints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.lexicons import rows
from krjp.importer.naming import NO_PASSING, PersonName, names_in, spelled
from krjp.importer.offices import holders, in_office
from krjp.text import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from krjp.importer.sentences import Word
    from krjp.record.authorities import Actor

__all__ = ["People", "Person"]

# Surnames that are words or given names as well; they need a title.
_NEVER_BARE = {
    "Rice",
    "Gates",
    "Song",
    "Shin",
    "May",
    "Brown",
    "Singh",
    "Major",
    "Ford",
    "Home",
    "Heath",
    "Eden",
    "Santos",
    "Baker",
}


class Person(NamedTuple):
    """A person named in an entry: actor id or name, state if known, and the words of title and name."""

    key: str
    country: str | None
    first: int
    last: int
    title: tuple[str, ...] = ()


class People:
    """The persons known while one text is coded: listed actors, holders of offices, and full names the text prints."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._ids: dict[str, Actor] = {}
        for actor in actors:
            if actor.kind == "person":
                for name in actor.names:
                    self._ids.setdefault(same_name(name), actor)
        self._full: dict[str, dict[str, str | None]] = {}
        self._states: dict[str, set[str]] = {}

    def remember(self, text: str, words: list[Word], countries: dict[int, tuple[int, str]]) -> None:
        """Take note of the full names an entry prints, for surnames elsewhere in the text."""
        for name in names_in(text, words, countries, lambda _: False):
            if name.last - name.first == 1 and name.title and name.country:
                self._states.setdefault(words[name.first].text, set()).add(name.country)
            elif name.last - name.first > 1:
                full = spelled(text, words, name)
                for surname in {words[name.first].text, words[name.last - 1].text}:
                    known = self._full.setdefault(surname, {})
                    known[full] = known.get(full) or name.country

    def find(self, text: str, words: list[Word], countries: dict[int, tuple[int, str]], day: date) -> list[Person]:
        """The persons of an entry, in order, each once; `countries` is that of `naming.names_in`."""
        found: dict[str, Person] = {}
        for name in names_in(text, words, countries, lambda word: self._known_bare(word, day)):
            person = self._person(text, words, name, day)
            found.setdefault(person.key, person)
        return list(found.values())

    def _known_bare(self, word: str, day: date) -> bool:
        """True for a word that is somebody's surname even without a title."""
        if word in _NEVER_BARE:
            return False
        if " " in word or "-" in word:
            return same_name(word) in self._ids or self._country(word) is not None or self._met(word)
        return same_name(word) in self._ids or in_office(word, day) is not None or len(self._full.get(word, ())) == 1

    def _met(self, full: str) -> bool:
        """True for a full name the text prints with a title elsewhere."""
        return any(full in known for known in self._full.values())

    def _person(self, text: str, words: list[Word], name: PersonName, day: date) -> Person:
        printed = spelled(text, words, name)
        actor = self._ids.get(same_name(printed))
        if actor is not None and name.last - name.first == 1 and not _fits(actor, name):
            actor = None
        if actor is not None:
            return Person(actor.id, actor.country, name.title_first, name.last, name.title)
        country = name.country
        if name.last - name.first == 1:
            holder = in_office(printed, day, _offices(name.title), country)
            known = {
                full: code
                for full, code in self._full.get(printed, {}).items()
                if country is None or code in (None, country)
            }
            if holder is not None:
                printed, country = holder.name, holder.country
            elif len(known) == 1:
                printed, country = next((full, code or country) for full, code in known.items())
            elif country is None and len(states := self._states.get(printed, ())) == 1:
                country = next(iter(states))
        elif country is None:
            country = self._country(printed)
        actor = self._ids.get(same_name(printed)) if printed != spelled(text, words, name) else None
        if actor is not None:
            return Person(actor.id, actor.country, name.title_first, name.last, name.title)
        return Person(printed, country, name.title_first, name.last, name.title)

    def _country(self, full: str) -> str | None:
        """The state of a full name: of the holder of an office, or as printed elsewhere in the text."""
        for surname in (full.split(maxsplit=1)[0], full.rsplit(maxsplit=1)[-1]):
            for holder in holders().get(surname, ()):
                if same_name(holder.name) == same_name(full) or same_name(_family_last(holder.name)) == same_name(full):
                    return holder.country
            if code := self._full.get(surname, {}).get(full):
                return code
            if len(states := self._states.get(surname, ())) == 1:
                return next(iter(states))
        return None


def _fits(actor: Actor, name: PersonName) -> bool:
    """True when a surname with a title can mean a listed person: same state, and an office with a word in common."""
    if name.country not in (None, actor.country):
        return False
    title = frozenset(name.title) - NO_PASSING
    offices = [frozenset(role.title.lower().replace("-", " ").split()) for role in actor.roles]
    return not title or not offices or any(title & office for office in offices)


def _family_last(name: str) -> str:
    first, _, rest = name.partition(" ")
    return f"{rest} {first}"


def _offices(title: tuple[str, ...]) -> tuple[str, ...]:
    """The offices that a title can mean; an empty tuple stands for any."""
    for words, offices in rows("offices", "titles"):
        if not set(title).isdisjoint(words.split(", ")):
            return tuple(offices.split(", "))
    return ()
