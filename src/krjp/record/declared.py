"""Records of a dataset that declares words and fields of its own: how they are read, and what is wrong with them."""

from __future__ import annotations

from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING, Any

from krjp.errors import nearest
from krjp.record import vocabulary
from krjp.record.codec import decode, decode_some, json_schema
from krjp.record.own import LIST, NUMBER, TEXT, WORD
from krjp.record.shapes import found

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from krjp.record.model import Event
    from krjp.record.own import Own
    from krjp.record.shapes import Problems

__all__ = ["against", "allowed", "decoder", "decoder_of_some", "schema"]


_SHAPES: dict[str, dict[str, Any]] = {
    TEXT: {"type": ["string", "number", "boolean", "null"]},
    WORD: {"type": ["string", "number", "boolean", "null"]},
    NUMBER: {"type": ["number", "null"]},
    LIST: {"type": ["array", "null"], "items": {"type": "string"}},
}


def decoder(own: Own) -> Callable[[Any], tuple[Event | None, Problems]]:
    """What reads a record: as `codec.decode`, but that declared words are no slips in krjp's."""
    return partial(_decode, own, decode) if own.kinds or own.levels else decode


def decoder_of_some(own: Own) -> Callable[[dict[str, Any]], Event | None]:
    """The same for some keys of a record (`codec.decode_some`)."""
    if not (own.kinds or own.levels):
        return decode_some
    return lambda record: _decode(own, lambda some: (decode_some(some), []), record)[0]


def _decode(
    own: Own, read: Callable[[Any], tuple[Event | None, Problems]], record: Any
) -> tuple[Event | None, Problems]:
    if not isinstance(record, dict):
        return read(record)
    kind, meeting = record.get("kind"), record.get("meeting")
    level = meeting.get("level") if isinstance(meeting, dict) else None
    declared_kind = isinstance(kind, str) and kind in own.kinds and kind not in vocabulary.KINDS
    declared_level = isinstance(level, str) and level in own.levels
    if declared_kind:
        record = {**record, "kind": None}
    if declared_level:
        record = {**record, "meeting": {**record["meeting"], "level": None}}
    event, problems = read(record)
    if event is not None and declared_kind:
        event = event._replace(kind=kind)
    if event is not None and event.meeting is not None and declared_level:
        event = event._replace(meeting=event.meeting._replace(level=level))
    return event, problems


def allowed(own: Own) -> dict[str, tuple[str, ...]]:
    """The words that are right in fields for which a dataset declares some: krjp's too, unless it is closed."""
    declared = {"kind": (own.kinds, vocabulary.KINDS), "topics": (own.topics, vocabulary.TOPICS)}
    words = {
        field: tuple(dict.fromkeys((*mine, *(() if own.closed else known))))
        for field, (mine, known) in declared.items()
        if mine
    }
    return words | ({"meeting.level": tuple(own.levels)} if own.levels else {})


def against(own: Own, event: Event) -> Iterator[tuple[str, str]]:
    """What in an event is against what its dataset declares: as dotted field and message."""
    words = allowed(own)
    for field, word in _words_of(event):
        if field.partition("[")[0] in words:
            yield from _unknown(field, word, words[field.partition("[")[0]])
    types = {each.name: each.type for each in own.fields}
    for name, value in event.extra:
        if name not in types:
            if own.closed and types:
                yield f"extra.{name}", f"is not declared in dataset.json{_meant(name, types)}"
        elif types[name] == NUMBER and (isinstance(value, str | bool | tuple)):
            yield f"extra.{name}", f"expected a number, as dataset.json has it, found {found(value)}"
        elif types[name] == LIST and not isinstance(value, tuple):
            yield f"extra.{name}", f"expected a list, as dataset.json has it, found {found(value)}"


def schema(own: Own) -> dict[str, Any]:
    """The JSON Schema of a record with what a dataset declares."""
    made = deepcopy(json_schema())  # whose parts all schemas share
    words, properties = allowed(own), made["properties"]
    if "kind" in words:
        properties["kind"]["enum"] = [*words["kind"], None]
    if "topics" in words:
        properties["topics"]["items"] = {"enum": list(words["topics"])}
    if "meeting.level" in words:
        properties["meeting"]["anyOf"][0]["properties"]["level"]["anyOf"][0] = {"enum": list(words["meeting.level"])}
    if own.fields:
        fields = {each.name: {"description": each.help, **_SHAPES[each.type]} for each in own.fields}
        properties["extra"]["properties"] = fields
        if own.closed:
            properties["extra"]["additionalProperties"] = False
    return made


def _words_of(event: Event) -> Iterator[tuple[str, str | None]]:
    yield "kind", event.kind
    yield "meeting.level", event.meeting.level if event.meeting else None
    yield from ((f"topics[{number}]", topic) for number, topic in enumerate(event.topics))


def _unknown(field: str, value: str | None, words: Collection[str]) -> Iterator[tuple[str, str]]:
    if value is not None and value not in words:
        yield field, f"{found(value)} is not among the words that dataset.json declares{_meant(value, words)}"


def _meant(word: str, words: Collection[str]) -> str:
    close = nearest(word, words)
    return f"; did you mean {close}?" if close else f"; it may be {', '.join(list(words)[:10])}"
