"""The title of a picture: the question in words, "Meetings of South Korea by month, Feb–Apr 2024"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.dates import EventDate
from krjp.query.nodes import And, Match, Or
from krjp.query.parser import parse
from krjp.record.vocabulary import is_state
from krjp.render.tables.counts_table import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.dates import Period
    from krjp.index.names import Names
    from krjp.query.nodes import Node

__all__ = ["title_of"]

# What stands before the values of a field, in the order of a sentence.
_WORDS = {
    "between": "between",
    "countries": "of",
    "initiators": "by",
    "targets": "towards",
    "actors": "with",
    "topics": "about",
    "place.name": "in",
}
# Kinds that are not many of one thing.
_SINGULAR = frozenset({"aid", "sanctions", "party-discipline"})
_IRREGULAR = {"court": "court cases", "veto": "vetoes", "speech": "speeches"}


def title_of(query: str, asked: Period, names: Names, by: Sequence[str] = ()) -> str:
    """A question in words; what has no words of its own stands as it is written in queries."""
    node: Node = parse(query) if query else And()
    subject, said, rest = "events", dict[str, str](), list[str]()
    for part in node.parts if isinstance(node, And) else (node,):
        pair = _between(part)
        if pair:
            said["between"] = _joined([_name("targets", code, names) for code in pair], "and")
            continue
        field = part.field if isinstance(part, Match) and part.op == ":" else ""
        if not isinstance(part, Match) or (field in said) or any(value.prefix for value in part.values):
            rest.append(str(part))
        elif field == "kind" and subject == "events":
            subject = _joined([_plural(value.text) for value in part.values], "and")
        elif field in _WORDS:
            called = [_name(field, value.text, names) for value in part.values]
            said[field] = _joined(called, "and" if part.together else "or")
        elif field != "date" or asked == (None, None):
            rest.append(str(part))
    words = [subject, *(f"{word} {said[field]}" for field, word in _WORDS.items() if field in said)]
    words += [f"by {' and '.join(map(in_words, by))}"] if by else []
    days = _days(asked)
    title = " ".join(words) + (f", {days}" if days else "") + (f" ({' and '.join(rest)})" if rest else "")
    return title[:1].upper() + title[1:]


def _between(part: Node) -> list[str]:
    """The two states of `--between`, which is written as either direction."""
    sides = [side.parts for side in part.parts if isinstance(side, And)] if isinstance(part, Or) else []
    named = [
        {each.field: [value.text for value in each.values] for each in side if isinstance(each, Match)}
        for side in sides
    ]
    sides_of = [(each.get("initiators"), each.get("targets")) for each in named]
    if len(sides_of) == 2 and None not in sides_of[0] and sides_of[0] == sides_of[1][::-1]:
        return [code for codes in sides_of[0] for code in codes or ()]
    return []


def _plural(kind: str) -> str:
    """A kind as what there are many of; also one that a dataset has of its own."""
    words = _IRREGULAR.get(kind, kind if kind in _SINGULAR or kind.endswith("s") else f"{kind}s")
    return words.replace("-", " ").replace("_", " ")


def _name(field: str, value: str, names: Names) -> str:
    """What a person calls a value."""
    if field in ("topics", "place.name"):
        return value.replace("-", " ") if field == "topics" else value
    return names.country(value).name if is_state(value) else names.party(value).name


def _joined(words: Sequence[str], last: str) -> str:
    return f" {last} ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]


def _days(asked: Period) -> str:
    """The days asked for: `Feb 2024`, `since 1 Feb 2024`."""
    first, last = asked
    if first and last:
        if last < first:
            return "on no day"
        whole = EventDate(first, last, approximate=first != last).when()
        return whole.removeprefix("some time in ")
    if first:
        return f"since {EventDate(first, first).when()}"
    return f"until {EventDate(last, last).when()}" if last else ""
