"""Who is who: actors and states by any name they are known by.

A name means whoever bears it, by id or by any alias however it is spelled (hyphens, capitals, diacritics
and the order of its words do not matter; scripts come from the aliases), and everyone it is a part of the
name of: `kishida` finds Kishida Fumio. So nobody hides behind another, and more names never find fewer. Data
may also use plain names that no actors file lists.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from krjp.index.holding import holding, holds
from krjp.record.vocabulary import ACTOR_KINDS, is_state
from krjp.text import same_name, words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from krjp.record.authorities import Actor

__all__ = ["Names"]


class Names:
    """The actors and states a chronology can speak of."""

    def __init__(self, actors: Iterable[Actor], plain: Iterable[str] = ()) -> None:
        """`actors` are the listed ones, later ones replace earlier; `plain` are names used in the data.

        Both are gone through when they are first needed: there may be many names, and states can be told without them.
        """
        self._given = actors
        self._plain_names = plain
        self._own: dict[tuple[str, str], list[tuple[str, str, bool]]] = {}

    @cached_property
    def _entries(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self._given}

    @cached_property
    def states(self) -> dict[str, Actor]:
        """All states, by their codes."""
        states = (actor for actor in self._entries.values() if actor.kind == "state")
        return {actor.country: actor for actor in states if actor.country}

    @cached_property
    def _listed(self) -> dict[str, Actor]:
        return {key: actor for key, actor in self._entries.items() if actor.kind != "state"}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """All actors but states, by their ids."""
        return {**self._listed, **{name: _plain(name) for name in self._plain_names if name not in self._listed}}

    def actor(self, key: str) -> Actor:
        """The actor of an id, or one that stands for a plain name."""
        return self._listed.get(key) or _plain(key)

    def country(self, code: str) -> Actor:
        """The state of an ISO 3166-1 alpha-3 code, or one that knows only its code."""
        return self.states.get(code) or _actor(code, "state", code)

    def party(self, name: str) -> Actor:
        """The state of a country code, or the actor of any other name."""
        return self.country(name) if is_state(name) else self.actor(name)

    def all_names(self, kinds: Iterable[str] = tuple(ACTOR_KINDS)) -> Iterator[str]:
        """Every name of every actor and state of some kinds."""
        known = (*self.actors.values(), *self.states.values())
        return (name for actor in known if actor.kind in kinds for name in actor.names)

    def find_actors(self, name: str) -> tuple[str, ...]:
        """Ids of all actors a name can mean: those that bear it in any order, then those it is a part of."""
        part, key = holding(name), sorted(words(name))
        if not key:
            return ()
        bearers, others = [], []
        for actor in self.actors.values():
            if actor.id == name or key in self._words[actor.id]:
                bearers.append(actor.id)
            elif any(map(part, actor.names)):
                others.append(actor.id)
        return (*bearers, *others)

    def find_countries(self, name: str) -> tuple[str, ...]:
        """Codes of the countries a code, name or alias means."""
        if name.upper() in self.states:
            return (name.upper(),)
        if known := self.state_keys.get(same_name(name)):
            return tuple(known)
        if any(map(holding(name), (own for state in self.states.values() for own in state.names))):
            return ()  # Korea may be either
        from krjp.sheets.values import country

        # Any state may stand in data, and be asked for as tables may call it.
        code = country(name)
        return (code,) if code else ()

    def also_called(self, name: str) -> tuple[str, ...]:
        """All names of whoever bears a name, without those that are part of a name of another of their kind.

        The name itself is among them. The ROK is also South Korea and 한국, but not Korea: that is part of
        the name of another state.
        """
        key = same_name(name)
        keys = {*self.actor_keys.get(key, ()), *self.state_keys.get(key, ())}
        if not keys:
            return ()
        bearers = [actor for each, actor in (*self.actors.items(), *self.states.items()) if each in keys]
        return tuple(
            dict.fromkeys(
                own for bearer in bearers for own, known, distinct in self._names_of(bearer) if known == key or distinct
            )
        )

    def bearers(self, name: str) -> list[Actor]:
        """The actors, states aside, that bear just a name."""
        return [self.actors[key] for key in self.actor_keys.get(same_name(name), ())]

    def office_holders(self, states: Container[str | None]) -> list[Actor]:
        """The listed actors of some states who hold an office."""
        return [actor for actor in self._listed.values() if actor.roles and actor.country in states]

    def begin_with(self, key: str) -> bool:
        """True when a name of somebody begins with a key (see `text.same_name`)."""
        at = bisect_left(self._sorted_keys, key)
        return at < len(self._sorted_keys) and self._sorted_keys[at].startswith(key)

    def _names_of(self, bearer: Actor) -> list[tuple[str, str, bool]]:
        """Each name of an actor, its key, and whether it is no part of the name of another of the same kind."""
        if (bearer.kind, bearer.id) not in self._own:
            self._own[bearer.kind, bearer.id] = [
                (name, key := same_name(name), self._is_distinct(name, key, bearer)) for name in bearer.names
            ]
        return self._own[bearer.kind, bearer.id]

    def _is_distinct(self, name: str, key: str, bearer: Actor) -> bool:
        """True when a name is no part of the name of another actor of the same kind."""
        return not any(
            key in longer and other.id != bearer.id and holds(known, name)  # the first is only the quickest test
            for longer, known, other in self._spellings[bearer.kind]
        )

    @cached_property
    def state_words(self) -> frozenset[str]:
        """The words of all names of states."""
        return frozenset(word for name in self.all_names(("state",)) for word in words(name))

    @cached_property
    def _spellings(self) -> dict[str, list[tuple[str, str, Actor]]]:
        """Per kind of actor every name, with its key before it and its bearer after it."""
        found: dict[str, list[tuple[str, str, Actor]]] = {}
        for actor in (*self.actors.values(), *self.states.values()):
            found.setdefault(actor.kind, []).extend((same_name(name), name, actor) for name in actor.names)
        return found

    @cached_property
    def _words(self) -> dict[str, list[list[str]]]:
        """The words of every name of each actor, in order of the alphabet."""
        return {actor.id: [sorted(words(own)) for own in actor.names] for actor in self.actors.values()}

    @cached_property
    def _sorted_keys(self) -> list[str]:
        return sorted({*self.actor_keys, *self.state_keys})

    @cached_property
    def actor_keys(self) -> dict[str, dict[str, None]]:
        """Per `text.same_name` of a name the ids of the actors that bear it."""
        return _keys((actor.id, actor) for actor in self.actors.values())

    @cached_property
    def state_keys(self) -> dict[str, dict[str, None]]:
        """The same of states, with their codes."""
        return _keys(self.states.items())


def _keys(items: Iterable[tuple[str, Actor]]) -> dict[str, dict[str, None]]:
    keys: dict[str, dict[str, None]] = {}
    for key, actor in items:
        for name in (key, *actor.names):
            keys.setdefault(same_name(name), {})[key] = None
    return keys


def _plain(name: str) -> Actor:
    """An actor known only by a plain name; a name of two words is also known the other way round."""
    parts = name.split()
    aliases = (f"{parts[1]} {parts[0]}",) if len(parts) == 2 else ()
    return _actor(name, "person", aliases=aliases)


def _actor(name: str, kind: str, country: str | None = None, aliases: tuple[str, ...] = ()) -> Actor:
    """Somebody of whom only a name is known."""
    from krjp.record.authorities import Actor

    return Actor(name, name, kind, country, aliases=aliases)
