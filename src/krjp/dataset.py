"""Reading chronologies and what belongs to them: files in, checked values out.

Events come as a JSON array or as JSON Lines, plain or gzipped, in UTF-8. Whatever is wrong is
reported all at once as a `DataError` that names file, place, field, what was found and what was
expected.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from krjp.errors import DataError, Problem
from krjp.record import ACTOR, CONCEPT, SOURCE, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from krjp.model import Actor, Concept, Event, Source
    from krjp.shapes import Shape

__all__ = ["merge", "parse_actors", "parse_concepts", "parse_events", "parse_sources", "unpack"]

GZIP_MAGIC = b"\x1f\x8b"
# A gzip bomb must not take the machine down; no chronology of dated events is this large.
MOST_BYTES = 4 * 1024**3


class Found(NamedTuple):
    """A JSON value and where it stood in its file."""

    where: str
    value: Any


def parse_events(content: bytes, path: str) -> list[Event]:
    """The events of a file's content, in the file's order. Raises DataError with every problem."""
    events: list[Event] = []
    problems: list[Problem] = []
    for where, value in _values(content, path, "event"):
        event, wrong = decode(value)
        if event is not None:
            events.append(event)
            continue
        label = value.get("id") if isinstance(value, dict) else None
        name = f"{where} ({label})" if isinstance(label, str) and label else where
        problems += [Problem(name, field, message) for field, message in wrong]
    if problems:
        raise DataError(path, problems)
    return events


def merge(parts: Iterable[tuple[str, list[Event]]]) -> tuple[Event, ...]:
    """The events of several files as one chronology in order of date, then id.

    The same record in two files counts once; an id twice in one file, or for two different records, is an error.
    """
    known: dict[str, tuple[Event, str]] = {}
    problems: list[Problem] = []
    for path, events in parts:
        for event in events:
            first, where = known.setdefault(event.id, (event, path))
            if first is not event and (first != event or where == path):
                places = f"in {path}" if where == path else f"for different events, in {where} and in {path}"
                problems.append(Problem(event.id, "id", f"is used twice {places}; rename or remove one"))
    if problems:
        raise DataError("duplicate ids", problems)
    return tuple(sorted((event for event, _ in known.values()), key=lambda event: (event.date, event.id)))


def parse_actors(content: bytes, path: str) -> list[Actor]:
    """The actors of an actors.json. Raises DataError with every problem."""
    return _entries(content, path, ACTOR)


def parse_concepts(content: bytes, path: str) -> list[Concept]:
    """The concepts of a concepts.json. Raises DataError with every problem."""
    return _entries(content, path, CONCEPT)


def parse_sources(content: bytes, path: str) -> list[Source]:
    """The sources of a sources.json. Raises DataError with every problem."""
    return _entries(content, path, SOURCE)


def _entries(content: bytes, path: str, shape: Shape) -> list[Any]:
    entries = []
    problems: list[Problem] = []
    for where, value in _values(content, path, "entry"):
        wrong: list[tuple[str, str]] = []
        entries.append(shape.read(value, "", wrong))
        problems += [Problem(where, field.lstrip("."), message) for field, message in wrong]
    if problems:
        raise DataError(path, problems)
    return entries


def unpack(content: bytes, path: str) -> str:
    """The text of a file: gunzipped where needed, UTF-8, a byte order mark dropped."""
    if content.startswith(GZIP_MAGIC):
        content = _gunzip(content, path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} is not UTF-8; save the file as UTF-8"
        raise DataError(path, [Problem(f"line {line}", "", message)]) from None


def _gunzip(content: bytes, path: str) -> bytes:
    import zlib

    text = b""
    while content:  # a gzip file may consist of several, one after the other
        try:
            stream = zlib.decompressobj(wbits=31)
            text += stream.decompress(content, MOST_BYTES - len(text))
        except zlib.error:
            raise DataError(path, [Problem("", "", "is damaged: not a whole gzip file")]) from None
        if stream.unconsumed_tail or not stream.eof:
            size = f"over {MOST_BYTES >> 30} GiB unpacked" if stream.unconsumed_tail else "cut short"
            raise DataError(path, [Problem("", "", f"cannot be unpacked: {size}")])
        content = stream.unused_data
    return text


def _values(content: bytes, path: str, noun: str) -> Iterator[Found]:
    """The items of a JSON array, or the lines of JSON Lines, each with its place."""
    text = unpack(content, path)
    start = text.lstrip()[:1]
    if start == "[":
        for number, value in enumerate(_loads(text, path, "")):
            yield Found(f"{noun} {number + 1}", value)
    elif start == "{":
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield Found(f"line {number}", _loads(line, path, f"line {number}"))
    else:
        found = "is empty" if not start else f"starts with '{start}'"
        raise DataError(path, [Problem("", "", f"{found}; expected a JSON array or JSON Lines")])


def _loads(text: str, path: str, where: str) -> Any:
    def refuse(constant: str) -> NoReturn:
        raise ValueError(f"{constant} is not JSON")

    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        place = f"{where or f'line {error.lineno}'}, column {error.colno}"
        message = f"is not JSON: {error.msg[0].lower()}{error.msg[1:]}"
    except RecursionError:
        place, message = where, "is nested too deeply to be a chronology"
    except ValueError as error:
        place, message = where, str(error).split(";")[0]
    raise DataError(path, [Problem(place, "", message)])
