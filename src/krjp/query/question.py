"""What evaluating one query needs to know and writes down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.dates import Period
from krjp.errors import ExpressionError, KrjpError
from krjp.text import printable

if TYPE_CHECKING:
    from krjp.chronology import Chronology

__all__ = ["Question"]


class Question:
    """One query put to a chronology: its options, and what was learnt while answering it."""

    def __init__(
        self, chronology: Chronology, source: str = "", *, certain_dates: bool = False, any_word: bool = False
    ) -> None:
        """`source` is the text of the query, empty for conditions that were not written as one."""
        self.chronology = chronology
        self.source = source
        self.certain_dates = certain_dates
        self.any_word = any_word
        self.found: dict[tuple[str, bool], tuple[set[int], int]] = {}
        """Occurrences and events of each word, phrase or concept searched for; true with it means: begins so."""
        self.groups: dict[tuple[str, bool], set[int]] = {}
        """Occurrences of each of them outside any `not`; what is asked for twice counts once."""
        self.missing: list[str] = []
        """Words searched for that occur nowhere."""
        self.asked = Period()
        """The days the question is limited to as a whole."""
        self.by_days = False
        """True when it asks on which days events happened."""
        self.explained: dict[str, str] = {}
        """What names, periods and words were taken to mean."""

    def explain(self, asked: str, meaning: str) -> None:
        """Write down what a part of the query was taken to mean."""
        self.explained[asked] = meaning

    def error(self, span: tuple[int, int], message: str, hint: str = "") -> KrjpError:
        """An error in the query: with a caret under the span of its source, or without where there is none."""
        if span[0] < span[1] <= len(self.source):
            return ExpressionError(message, self.source, span, hint)
        return KrjpError(printable(f"{message}; {hint}" if hint else message))
