"""The events that the words of a line name: by their ids, by parts of ids, or as a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.cli.options import Limits, asked
from krjp.errors import AmbiguousNameError, KrjpError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.chronology import Chronology
    from krjp.record.model import Event

__all__ = ["asks", "check_named", "events_named", "events_or_answer"]

# An id is made of letters, digits and hyphens; these make a query of a word.
_QUERY_SIGNS = frozenset(":=<>()\"'*,!")


def asks(words: Sequence[str], limits: Limits) -> bool:
    """True when words and options ask a question, and are no ids."""
    return limits != Limits() or any(word.startswith("-") or not _QUERY_SIGNS.isdisjoint(word) for word in words)


def check_named(command: str, words: Sequence[str], limits: Limits) -> None:
    """Raise KrjpError when a line names no event and asks no question."""
    if not words and limits == Limits():
        lines = f"krjp {command} ID; krjp {command} --during march; krjp list -o ids prints all ids"
        raise KrjpError(f"{command} needs more on its line; write {lines}")


def events_or_answer(chronology: Chronology, words: Sequence[str], limits: Limits) -> Sequence[Event]:
    """The events named, or those that surely meet the question."""
    if asks(words, limits):
        return chronology.filter(" ".join(words), **asked(limits)).events
    return events_named(chronology, words)


def events_named(chronology: Chronology, words: Sequence[str]) -> list[Event]:
    """The event of each word, each once, or the one whose id holds all words. Raises for none and for several."""
    found: list[Event] = []
    wrong: list[KrjpError] = []
    for word in words:
        try:
            found.append(chronology.show(word))
        except (AmbiguousNameError, UnknownNameError) as error:
            wrong.append(error)
    if not wrong:
        return list({event.id: event for event in found}.values())
    if len(words) > 1:
        try:
            return [chronology.show(" ".join(words))]
        except UnknownNameError:
            if not found:
                raise
    raise wrong[0]
