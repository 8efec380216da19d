"""What a dataset has of its own beside what krjp knows: kinds, topics, levels, and fields of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from krjp.record.model import Event

__all__ = ["LIST", "NUMBER", "TEXT", "TYPES", "WORD", "Own", "OwnField", "OwnTypes", "own_in", "words_or_text"]

TEXT, WORD, NUMBER, LIST = "text", "word", "number", "list"
# Values that are short and come again are words of some vocabulary.
MOST_LETTERS, MOST_WORDS, LEAST_SHARE = 40, 1000, 2
TYPES = {
    TEXT: "any text; a question for it finds words in it",
    WORD: "one of some words; a question for it names one of them",
    NUMBER: "a number; it can be compared with < and >",
    LIST: "several words",
}


class OwnField(Frozen):
    """A field of a dataset's own; it stands in `extra` of its records."""

    name: str
    type: str = TEXT
    """One of TYPES."""
    help: str = ""


class Own(Frozen):
    """What a dataset has of its own, as far as somebody or the data said."""

    kinds: Mapping[str, str] = {}
    """With their meanings; where there are any, `check` takes no others but krjp's for right. So with topics."""
    topics: Mapping[str, str] = {}
    levels: Mapping[str, str] = {}
    """From low to high, instead of krjp's."""
    fields: tuple[OwnField, ...] = ()
    title: str = ""
    """What the dataset is called."""
    closed: bool = False
    """True when of kinds and topics only those declared are right, not krjp's as well, and of fields no others."""

    def merged(self, others: Iterable[Own]) -> Own:
        """This and others together; what this says of a field counts, else where they differ it is text."""
        others = tuple(others)
        fields: dict[str, OwnField] = {}
        for each in (field for own in others for field in own.fields):
            known = fields.get(each.name, each)
            kind = known.type if known.type == each.type else TEXT
            fields[each.name] = OwnField(each.name, kind, known.help or each.help)
        for each in self.fields:
            found = fields.get(each.name, each)
            # Values that are no numbers cannot be compared as such, whatever was declared.
            kind = found.type if each.type == NUMBER else each.type
            fields[each.name] = OwnField(each.name, kind, each.help or found.help)
        both = (self, *others)
        kinds, topics, levels = (_merged(getattr(own, part) for own in both) for part in ("kinds", "topics", "levels"))
        title = next((own.title for own in both if own.title), "")
        return Own(kinds, topics, levels, tuple(fields.values()), title, any(own.closed for own in both))


def _merged(maps: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {name: text for each in maps for name, text in each.items()}


class OwnTypes:
    """The fields that records have of their own, with the types their values show; values are added field by field."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[set[str], dict[Any, None], list[int]]] = {}

    def add(self, name: str, values: Sequence[Any]) -> None:
        """Take in values of a field."""
        types, known, number = self._seen.setdefault(name, (set(), {}, [0]))
        types |= {_type(kind) for kind in set(map(type, values))}
        number[0] += len(values)
        if len(known) <= MOST_WORDS:
            known |= dict.fromkeys(values)

    def fields(self) -> tuple[OwnField, ...]:
        """The fields found, in the order they were found in."""
        return tuple(OwnField(name, _together(*seen)) for name, seen in self._seen.items())


def own_in(events: Iterable[Event]) -> Own:
    """What some events have of their own."""
    columns: dict[str, list[Any]] = {}
    for event in events:
        for name, value in event.extra:
            columns.setdefault(name, []).append(value)
    types = OwnTypes()
    for name, values in columns.items():
        types.add(name, values)
    return Own(fields=types.fields())


def _type(kind: type) -> str:
    if issubclass(kind, tuple):
        return LIST
    return NUMBER if issubclass(kind, int | float) and kind is not bool else TEXT


def _together(types: set[str], values: Mapping[Any, None], number: list[int]) -> str:
    """The type of a field by its values: what is of several types is text."""
    if types in ({LIST}, {NUMBER}):
        return types.copy().pop()
    return words_or_text([str(value) for value in values], number[0]) if types == {TEXT} else TEXT


def words_or_text(distinct: Collection[str], number: int) -> str:
    """Whether texts are words, which come again, or each a text of its own; `number` is how many there are in all."""
    words = len(distinct) <= MOST_WORDS and all(len(each) <= MOST_LETTERS for each in distinct)
    return WORD if words and number and len(distinct) * LEAST_SHARE <= number else TEXT
