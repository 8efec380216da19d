"""Who and what an entry names: states, organisations, persons, places, with the words that name them."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.lexicons import listed, mapped, rows
from krjp.importer.lookup import NameFinder
from krjp.importer.people import People, Person
from krjp.importer.sentences import WORD, plain, split_sentences, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.importer.lookup import Found
    from krjp.record.authorities import Actor

__all__ = ["Gazette", "Mention", "Scan"]

# The Koreas as these chronologies call them for short.
_THE_KOREAS = (
    *(("North and South Korea", "KOR PRK"), ("South and North Korea", "KOR PRK"), ("two Koreas", "KOR PRK")),
    *(("the North", "PRK"), ("the South", "KOR"), ("inter-Korean", "KOR PRK")),
)


# Before a hyphen: for whom or against whom somebody is, who need not be of that state.
_SIDES = {"pro", "anti"}
_SOVIET = (date(1922, 12, 30), date(1991, 12, 26))
_ORIGINS = listed("states", "of what origin")
_PRESS = listed("groups", "media")
# At the end of an entry, where it was taken from: `(Yonhap, Seoul)`, `. Yonhap (Seoul)`.
_CITED = re.compile(r"(?:[\[(][^()\[\]]{2,60}[)\]]|(?<=[.!?\"”])\s+[A-Z][\w' -]{2,30}\s\([A-Z][\w .]{1,30}\))\.?\s*\Z")
_SHOWN = mapped("states", "shown as")
_KOREAN = {"Korea", "Korean", "Koreas", "Koreans", "DPRK", "ROK", "Pyongyang", "Seoul"}


class _Tag(NamedTuple):
    sort: str
    code: str | None
    actor: str | None = None


class Mention(NamedTuple):
    """A name in an entry: half-open range of words, what sort, whose state, which actor."""

    first: int
    last: int
    sort: str
    """state, adjective, capital, place, organ, actor, or pair (`inter-Korean`)."""
    code: str
    actor: str | None
    text: str


class Gazette:
    """All names known while one text is coded."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        """`actors` are the listed persons and organisations; states come with krjp."""
        self.actors = {actor.id: actor for actor in actors}
        self.people = People(self.actors.values())
        # Also with their article, so that `the South China Sea` is not taken for the South.
        entries: list[tuple[str, _Tag]] = [
            (article + name, _Tag("geography", None))
            for name in listed("states", "names of no state")
            for article in ("the ", "")
        ]
        for actor in self.actors.values():
            if actor.kind == "organisation":
                entries += [(name, _Tag("actor", actor.country, actor.id)) for name in actor.names]
        entries += [(name, _Tag(sort, code)) for code, sort, name in rows("states", "names")]
        # The people of a state stand for it: the North Koreans, the Americans.
        entries += [
            (f"{name}s", _Tag("state", code))
            for code, sort, name in rows("states", "names")
            if sort == "adjective" and name.endswith("n")
        ]
        entries += [(name, _Tag("pair" if " " in code else "state", code)) for name, code in _THE_KOREAS]
        self.finder = NameFinder(entries)


class Scan:
    """One entry, read for names."""

    def __init__(self, text: str, day: date, gazette: Gazette, *, titled: bool = False) -> None:
        """`titled`: the first sentence is a title."""
        self.text = plain(text)
        self.titled = titled
        self.day = day
        self.gazette = gazette
        self.words = split_words(self.text)
        cited = _CITED.search(self.text)
        if cited and not _PRESS.isdisjoint(word.lower() for word in WORD.findall(cited.group())):
            self.words = [word for word in self.words if word.end <= cited.start()] or self.words

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Half-open ranges of words, one a sentence."""
        ranges: list[tuple[int, int]] = []
        at = first = 0
        for sentence in split_sentences(self.text):
            end = self.text.index(sentence, at) + len(sentence)
            last = first
            while last < len(self.words) and self.words[last].start < end:
                last += 1
            ranges.append((first, last))
            at, first = end, last
        return ranges

    def sentence_of(self, at: int) -> tuple[int, int]:
        """The half-open range of the words of the sentence around a word; that of a text without words is empty."""
        return next(((first, last) for first, last in self.sentences if first <= at < last), (0, len(self.words)))

    @cached_property
    def _found(self) -> list[Mention]:
        """All names of the gazette, also those of no state, which keep a state within them from being found."""
        found: list[Mention] = []
        for name in self.gazette.finder.find(self.words, self._means_a_name):
            tag = name.value
            spelled = self._spelled(name.first, name.last)
            owned = found and self._owned(found[-1], name.first) and tag.code != found[-1].code
            if tag.sort == "organ" and owned and name.last - name.first == 1:
                continue  # Peru's Congress
            if self._is_origin(name.first, name.last):
                tag = _Tag("geography", None)
            if tag.actor and found and self._owned(found[-1], name.first) and tag.code not in (None, found[-1].code):
                continue  # the Democratic Party of another state
            found += [
                Mention(name.first, name.last, tag.sort, self._of_its_time(code, tag.sort), tag.actor, spelled)
                for code in (tag.code or "").split() or [""]
            ]
        return found

    @cached_property
    def mentions(self) -> list[Mention]:
        """States, organisations and places, in order; an organisation in a person's title is named as an organ only."""
        return [
            mention._replace(sort="organ", actor=None) if mention.actor and self._in_title(mention) else mention
            for mention in self._found
            if mention.sort != "geography"
        ]

    def _of_its_time(self, code: str, sort: str) -> str:
        """The state that a town or organ stands for on the day: Moscow for the Soviet Union as long as that was."""
        soviet = code == "RUS" and sort in ("capital", "organ") and _SOVIET[0] <= self.day < _SOVIET[1]
        return "SUN" if soviet else code

    def _in_title(self, mention: Mention) -> bool:
        """True for an organisation in a person's title: `Foreign Ministry spokesperson Lim Soo-suk`."""
        if self.text[self.words[mention.last - 1].end :][:1] != " ":
            return False
        return any(mention.first <= person.first <= mention.last < person.last for person in self.persons)

    def _spelled(self, first: int, last: int) -> str:
        return self.text[self.words[first].start : self.words[last - 1].end]

    def _means_a_name(self, name: Found[_Tag]) -> bool:
        """False for `the North` unless it means North Korea: no capital follows it, and a Korea is named elsewhere.

        In `the North Korean leader` a name begins at the second word.
        """
        if self._spelled(name.first, name.last).lower() not in ("the north", "the south"):
            return True
        if name.last < len(self.words) and self.words[name.last].capital:
            return False
        return not _KOREAN.isdisjoint(word.text for word in self.words)

    def _is_origin(self, first: int, last: int) -> bool:
        """True for a state that only tells what a thing is like: `Soviet-supplied missiles`, `pro-Russian gunmen`."""
        if first and self.words[first - 1].lower in _SIDES and self.text[self.words[first - 1].end] == "-":
            return True
        if last >= len(self.words) or self.words[last].lower not in _ORIGINS:
            return False
        return self.text[self.words[last - 1].end : self.words[last].start] == "-"

    def _owned(self, owner: Mention, first: int) -> bool:
        """True when a name belongs to the state named right before it."""
        return owner.sort in ("state", "adjective") and all(word.text == "s" for word in self.words[owner.last : first])

    @cached_property
    def countries(self) -> dict[int, tuple[int, str]]:
        """The names of states and organisations: first word → end and code. No person's name reaches into them.

        A town that says where gets no code: the town of `In Tokyo President Biden meets …` is not the president's.
        """
        return {
            mention.first: (mention.last, "" if self._says_where(mention) else mention.code) for mention in self._found
        }

    def _says_where(self, mention: Mention) -> bool:
        before = self.words[mention.first - 1].lower if mention.first else ""
        if not mention.first and self.text[self.words[mention.last - 1].end :][:1] == ":":
            return mention.sort in ("place", "capital")  # a label
        return mention.sort in ("place", "capital") and before in ("in", "at", "near")

    @cached_property
    def persons(self) -> list[Person]:
        """The persons named, in order, each once."""
        return self.gazette.people.find(self.text, self.words, self.countries, self.day)

    def remember(self) -> None:
        """Note the full names this entry prints."""
        self.gazette.people.remember(self.text, self.words, self.countries)

    def place_name(self, mention: Mention) -> str:
        """The name a place is shown under."""
        return _SHOWN.get(mention.text.replace(",", ""), mention.text)
