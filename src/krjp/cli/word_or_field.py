"""A question of one word that is also a kind, a topic, a level or a month: it stays a word, and that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.environment import say
from krjp.errors import KrjpError
from krjp.record.fields import FIELDS
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from krjp.chronology import Chronology

__all__ = ["say_other_meaning"]


def say_other_meaning(chronology: Chronology, query: str, limits: Mapping[str, Any], holding: int) -> None:
    """Tell of a word that so many events are `holding` how many are of the field it names, if that is another number.

    `27 events hold the word 'meeting'; --kind meeting has 20`
    """
    word = query.strip()
    if not word.isalpha() or not _may_name_a_field(word.lower()):
        return
    from krjp.cli.bare_words import as_options

    option = as_options([word], chronology)
    if option is None:
        return
    name, value = option
    field = "date" if name == "--during" else name[2:]
    try:
        number = len(chronology.filter(f"{field}:{value}", **limits).events)
    except KrjpError:
        return  # may: a month the data has no day of, and a word like others
    if number != holding:
        held = "1 event holds" if holding == 1 else f"{holding:,} events hold"
        say(printable(f"{held} the word '{word}'; {name} {value} has {number:,}"))


def _may_name_a_field(word: str) -> bool:
    """A first look that costs nothing: most words are like none of the vocabularies."""
    from krjp.query.recognition import MONTHS, VOCABULARIES

    known = (value for name in VOCABULARIES for value in FIELDS[name].vocabulary)
    return word[:3] in MONTHS or any(value.startswith(word[:3]) for value in known)
