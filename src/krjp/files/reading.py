"""Reading chronologies and what belongs to them: files in, checked values out.

Events come as a JSON array or as JSON Lines, plain or gzipped, in UTF-8. Whatever is wrong is
reported all at once as a `DataError` that names file, place, field, what was found and what was
expected.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from krjp.errors import DataError, Problem
from krjp.files.values import json_value
from krjp.record.codec import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from krjp.record.authorities import Actor, Concept, Source
    from krjp.record.model import Event
    from krjp.record.shapes import Problems, Shape

    Reader = Callable[[Any], tuple[Any, Problems]]

__all__ = [
    "differences",
    "merge",
    "parse_actors",
    "parse_concepts",
    "parse_events",
    "parse_sources",
    "reader_of",
    "unpack",
    "unzipped",
]

GZIP_MAGIC = b"\x1f\x8b"
# A gzip bomb must not take the machine down. No chronology is this large, and no text packs this well:
# JSON Lines of events come to a tenth of their size.
MOST_BYTES = 4 << 30
MOST_RATIO = 100
ROOM_TO_UNPACK = 64 << 20
BLANK = " \t\r\n"


def parse_events(content: bytes, path: str, read: Reader = decode) -> list[Event]:
    """The events of a file's content, in the file's order. Raises DataError with every problem.

    `read` makes an event of a record.
    """
    return _parse(content, path, "event", read)


def merge(parts: Iterable[tuple[str, list[Event]]]) -> tuple[Event, ...]:
    """The events of several files as one chronology, in order (`EventDate.order`), then in that of the files.

    The same record in two files counts once; an id twice in one file, or for two different records, is an error.
    """
    known: dict[str, tuple[Event, str]] = {}
    problems: list[Problem] = []
    for path, events in parts:
        for event in events:
            first, where = known.setdefault(event.id, (event, path))
            if first is not event and (first != event or where == path):
                places = f"in {path}" if where == path else f"in {where} and in {path}"
                problems.append(Problem(event.id, "id", f"is used twice, {places}; {differences(first, event)}"))
    if problems:
        raise DataError("duplicate ids", problems)
    return tuple(sorted((event for event, _ in known.values()), key=lambda event: event.span.order))


def differences(first: Event, second: Event) -> str:
    """How two events of one id differ, and what to do about it."""
    fields = [name for name, one, other in zip(first._fields, first, second, strict=True) if one != other]
    if not fields:
        return "the records are the same, remove one"
    return f"the records differ in {', '.join(fields)}; rename or remove one"


def parse_actors(content: bytes, path: str) -> list[Actor]:
    """The actors of an actors.json. Raises DataError with every problem."""
    from krjp.record.authorities import ACTOR

    return _parse(content, path, "entry", reader_of(ACTOR))


def parse_concepts(content: bytes, path: str) -> list[Concept]:
    """The concepts of a concepts.json. Raises DataError with every problem."""
    from krjp.record.authorities import CONCEPT

    return _parse(content, path, "entry", reader_of(CONCEPT))


def parse_sources(content: bytes, path: str) -> list[Source]:
    """The sources of a sources.json. Raises DataError with every problem."""
    from krjp.record.authorities import SOURCE

    return _parse(content, path, "entry", reader_of(SOURCE))


def reader_of(shape: Shape) -> Reader:
    """What reads one entry of a reference file."""

    def read(value: Any) -> tuple[Any, Problems]:
        problems: Problems = []
        entry = shape.read(value, "", problems)
        if problems:
            problems.clear()
            shape.read(value, ".", problems)
        return entry, [(field.lstrip("."), message) for field, message in problems]

    return read


def _parse(content: bytes, path: str, noun: str, read: Reader) -> list[Any]:
    """What `read` makes of every record. Raises DataError with every problem."""
    text = unpack(content, path)
    items = []
    with suppress(ValueError, RecursionError):  # whatever is wrong is found again, and placed, below
        for value in _values(text):
            item, wrong = read(value)
            if wrong:
                break
            items.append(item)
        else:
            return items
    from krjp.files.faulty import scan

    problems = [
        Problem(f"{entry.where} ({entry.id})" if entry.id else entry.where, field, message)
        for entry in scan(text, noun, read)
        for field, message in entry.problems
    ]
    raise DataError(path, problems)


def _values(text: str) -> Iterator[Any]:
    """The items of a JSON array, or the lines of JSON Lines. Raises ValueError and RecursionError."""
    start = text.lstrip(BLANK)[:1]
    if start == "[":
        yield from json_value(text.strip(BLANK))
    elif start == "{":
        for line in text.split("\n"):
            if record := line.strip(BLANK):
                yield json_value(record)
    else:
        raise ValueError(start)


def unpack(content: bytes, path: str) -> str:
    """The text of a file: gunzipped where needed, UTF-8, a byte order mark dropped. Raises DataError."""
    content = unzipped(content, path)
    try:
        return content.removeprefix(BOM_UTF8).decode()  # as utf-8-sig has it, without importing that
    except UnicodeDecodeError:
        from krjp.files.faulty import decoded

        raise DataError(path, decoded(content)[1]) from None


def unzipped(content: bytes, path: str) -> bytes:
    """The bytes of a file, gunzipped where needed. Raises DataError."""
    if not content.startswith(GZIP_MAGIC):
        return content
    import gzip
    import zlib
    from io import BytesIO

    most = min(MOST_BYTES, ROOM_TO_UNPACK + MOST_RATIO * len(content))
    try:
        with gzip.open(BytesIO(content)) as file:
            text = file.read(most + 1)
    except EOFError:
        reason = "cannot be unpacked: cut short"
    except (gzip.BadGzipFile, zlib.error):
        reason = "is damaged: not a whole gzip file"
    else:
        if len(text) <= most:
            return text
        reason = f"cannot be unpacked: over {most >> 20} MiB"
    raise DataError(path, [Problem("", "", reason)])
