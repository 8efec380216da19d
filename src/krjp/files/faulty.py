"""Reading a faulty file to its end: every record with its place, and all that is wrong with each.

`reading` reads files that are right and turns here when one is not; `check` reads here from the
start. What cannot be read is reported and passed over: in JSON Lines the line, in an array all up to
the next line that begins a record the way the last one did.
"""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.errors import Problem, shortened
from krjp.files.values import distinct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from krjp.record.shapes import Problems

__all__ = ["Entry", "decoded", "scan"]

MOST_BAD_LINES = 20
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# JSON numbers that do not fit are wrong in every field; Python refuses to read the longest at all.
MOST_DIGITS = 20
MOST_ID = 200
# So much of the text around a fault is looked at to name it.
CONTEXT = 200
NEWLINE = "\n"
_blank = re.compile(r"[ \t\r\n]*").match


class Entry(NamedTuple):
    """One record of a file, as far as it could be read."""

    where: str
    """Its place: `line 12`, `event 3, line 45`; empty for the file as a whole."""
    id: str
    """What the record calls itself; empty where that cannot be told."""
    item: Any
    """What it was read to; None when there are problems."""
    problems: Problems
    """As (dotted field, message)."""
    record: bool = True
    """False for what is wrong beside or between records."""


class _Value(NamedTuple):
    """A JSON value of a file."""

    where: str
    """Its place, as an entry has it."""
    value: Any
    wrong: Problems
    """Keys that its objects give twice."""


class _Place(NamedTuple):
    """A character of a text."""

    at: int
    line: int
    start: int
    """The first character of its line."""

    def further(self, text: str, at: int) -> _Place:
        """The place of a character behind this one."""
        start = text.rfind(NEWLINE, self.at, at) + 1
        return _Place(at, self.line + text.count(NEWLINE, self.at, at), start or self.start)


class _UnreadableError(Exception):
    """Text that is not JSON."""

    def __init__(self, at: int | None, message: str) -> None:
        self.at = at
        """The character at fault, where that is known."""
        self.message = message


def decoded(content: bytes) -> tuple[str, list[Problem]]:
    """The text of a file's bytes, what is not UTF-8 replaced, and the lines where that was so."""
    if content.startswith(UTF_16):
        return "", [Problem("", "", "is UTF-16; save the file as UTF-8")]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        if b"\0" in content:
            return "", [Problem("", "", f"is no text: byte {content.index(0)} is NUL; expected JSON in UTF-8")]
    problems = []
    start = 0
    for number, line in enumerate(content.split(b"\n"), 1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            message = f"byte {start + error.start} is not UTF-8; save the file as UTF-8"
            problems.append(Problem(f"line {number}", "", message))
        start += len(line) + 1
    if len(problems) > MOST_BAD_LINES:
        more = len(problems) - MOST_BAD_LINES
        problems[MOST_BAD_LINES:] = [Problem("", "", f"{more} more lines are not UTF-8")]
    return content.decode("utf-8-sig", "replace"), problems


def scan(text: str, noun: str, read: Callable[[Any], tuple[Any, Problems]]) -> Iterator[Entry]:
    """Every record of a JSON array or of JSON Lines; `read` makes of a JSON value what it stands for."""
    at = _end_of_blank(text, 0)
    start = text[at : at + 1]
    if start == "[":
        found = _items(text, at, noun)
    elif start == "{":
        found = _lines(text, at)
    else:
        yield Entry("", "", None, [("", _no_beginning(text, at))], record=False)
        return
    for each in found:
        if isinstance(each, Entry):
            yield each
        else:
            item, problems = read(each.value)
            problems = each.wrong + problems
            yield Entry(each.where, _id_of(each.value), None if problems else item, problems)


def _no_beginning(text: str, at: int) -> str:
    start = text[at : at + 1]
    if start == "\0":
        return "is no text: it starts with NUL; expected JSON in UTF-8"
    found = f"starts with '{start}'" if start else "is empty"
    return f"{found}; expected a JSON array or JSON Lines"


def _id_of(value: Any) -> str:
    found = value.get("id") if isinstance(value, dict) else None
    return shortened(found, MOST_ID) if isinstance(found, str) else ""


# JSON values, and entries for what cannot be read


def _unread(where: str, message: str, *, record: bool) -> Entry:
    return Entry(where, "", None, [("", message)], record)


def _begins_record(text: str, at: int) -> bool:
    """True where an object begins: even if it cannot be read, a record was meant."""
    return text[at : at + 1] == "{"


def _lines(text: str, start: int) -> Iterator[_Value | Entry]:
    """The lines of JSON Lines."""
    whole = _no_lines(text, start)
    if whole:
        yield whole
        return
    for number, line in enumerate(text.split(NEWLINE), 1):
        at = _end_of_blank(line, 0)
        if at == len(line):
            continue
        try:
            value, end, wrong = _read(line, at)
            end = _end_of_blank(line, end)
            if end < len(line):
                raise _UnreadableError(end, "is not JSON Lines: something follows the record on its line")
        except _UnreadableError as error:
            where = f"line {number}" if error.at is None else f"line {number}, column {error.at + 1}"
            yield _unread(where, error.message, record=_begins_record(line, at))
        else:
            yield _Value(f"line {number}", value, wrong)


def _no_lines(text: str, start: int) -> Entry | None:
    """Why a text that begins with an object is no JSON Lines at all; None when it may be."""
    try:
        value, end, _ = _read(text, start)
    except _UnreadableError:
        return None
    where = f"line {text.count(NEWLINE, 0, start) + 1}"
    if _end_of_blank(text, end) == len(text) and not {"id", "date", "title"} & value.keys():
        inside = next((key for key, held in value.items() if _is_list_of_objects(held)), None)
        if inside is not None:
            message = f"is one object around a list; save what is under '{shortened(inside)}' by itself"
            return _unread(where, message, record=False)
    if NEWLINE in text[start:end]:
        message = "a record goes on over several lines; put each on one line, or all of them into an array"
        return _unread(where, message, record=True)
    return None


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _items(text: str, start: int, noun: str) -> Iterator[_Value | Entry]:
    """The items of a JSON array."""
    several_lines = NEWLINE in text.strip()

    def line_and_column(place: _Place) -> str:
        return (f"line {place.line}, " if several_lines else "") + f"column {place.at - place.start + 1}"

    number = 0
    place = _Place(0, 1, 0).further(text, _end_of_blank(text, start + 1))
    while text[place.at : place.at + 1] != "]":
        number += 1
        name = f"{noun} {number}"
        where = f"{name}, line {place.line}" if several_lines else name
        record = _begins_record(text, place.at)
        try:
            value, end, wrong = _read(text, place.at)
            yield _Value(where, value, wrong)
            record = False  # from here on, what is wrong is wrong behind the record
            place = place.further(text, _next_item(text, end))
        except _UnreadableError as error:
            after = _next_record(text, place)
            more = text.find("{", place.at + 1 if error.at is None else error.at) >= 0
            lost = "; what follows was not read" if more and after is None else ""
            if error.at is not None:
                where = f"{name}, {line_and_column(place.further(text, error.at))}"
            yield _unread(where, error.message + lost, record=record)
            if after is None:
                return
            place = place.further(text, after)
    rest = _end_of_blank(text, place.at + 1)
    if rest < len(text):
        where = line_and_column(place.further(text, rest))
        yield _unread(where, "is not JSON: something follows the array", record=False)


def _next_record(text: str, place: _Place) -> int | None:
    """Where the next line begins an object as far to the right as the item here; None when none does."""
    margin = text[place.start : place.at]
    found = -1 if margin.strip() else text.find(f"{NEWLINE}{margin}{{", place.at)
    return None if found < 0 else found + len(margin) + 1


def _next_item(text: str, end: int) -> int:
    """Where the item after the one that ends here begins, or the bracket that closes the array."""
    at = _end_of_blank(text, end)
    if text[at : at + 1] == "]":
        return at
    if text[at : at + 1] != ",":
        raise _UnreadableError(at, _fault(text, at, "expected a comma or the end of the array"))
    at = _end_of_blank(text, at + 1)
    if text[at : at + 1] in ("]", ""):
        raise _UnreadableError(at, _fault(text, at, "expected a record"))
    return at


def _whole_number(digits: str) -> int:
    return int(digits[:MOST_DIGITS])


def _reader(of_object: Callable[[list[tuple[str, Any]]], dict[str, Any]]) -> Callable[[str, int], tuple[Any, int]]:
    """What reads the value that begins at a character, and tells where it ends."""
    # NaN and the infinities become numbers, which are wrong wherever they stand.
    return json.JSONDecoder(object_pairs_hook=of_object, parse_constant=float, parse_int=_whole_number).raw_decode


_read_right = _reader(distinct)


def _read(text: str, at: int) -> tuple[Any, int, Problems]:
    """The value that begins at a character, where it ends, and keys given twice. Raises _UnreadableError."""
    wrong: Problems = []
    with suppress(ValueError, RecursionError):  # whatever is wrong is found again, and named, below
        return *_read_right(text, at), wrong
    try:
        return *_reader(partial(_object, wrong))(text, at), wrong
    except json.JSONDecodeError as error:
        # A text that ends inside quotes is reported where they begin.
        at = len(text) if error.msg.startswith("Unterminated") else error.pos
        raise _UnreadableError(at, _fault(text, at, error.msg[:1].lower() + error.msg[1:])) from None
    except RecursionError:
        raise _UnreadableError(None, "is nested too deeply to be a chronology") from None


def _object(wrong: Problems, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; keys that it gives twice are added to what is wrong."""
    given = Counter(key for key, _ in pairs)
    wrong += [
        (shortened(key), f"is given {times} times; only the last would count")
        for key, times in given.items()
        if times > 1
    ]
    return dict(pairs)


def _fault(text: str, at: int, message: str) -> str:
    """What is wrong at a character that is not JSON, in words for the usual mistakes."""
    before, after = text[max(0, at - CONTEXT) : at].rstrip(), text[at : at + CONTEXT].lstrip()
    if not after:
        return "is cut short: the text ends inside a record"
    if after[0] == "\0":
        return "is no text: there is a NUL byte; expected JSON in UTF-8"
    if after.startswith(("//", "/*", "#")):
        return "is not JSON: there are no comments; put remarks into the field note"
    if after[0] == "'":
        return "is not JSON: text stands in double quotes"
    # Python 3.13 points at the comma, earlier ones behind it.
    closing = after.removeprefix(",").lstrip()[:1]
    if closing in ("]", "}") and (after[0] == "," or before.endswith(",")):
        return f"is not JSON: there is a comma too many before '{closing}'"
    return f"is not JSON: {message}"


def _end_of_blank(text: str, at: int) -> int:
    found = _blank(text, at)
    return found.end() if found else at
