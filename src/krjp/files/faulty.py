"""Reading a faulty file to its end: every record with its place, and all that is wrong with each.

`dataset` reads files that are right and turns here when one is not; `checking` reads here from the
start. What cannot be read is reported and passed over: in JSON Lines the line, in an array all up to
the next line that begins a record the way the last one did.
"""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.errors import Problem, shortened

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
# What stands for the value of a record that cannot be read, and of text that is no record.
_LOST, _NO_RECORD = object(), object()
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
    for where, value, wrong in found:
        if value is _LOST or value is _NO_RECORD:
            yield Entry(where, "", None, wrong, record=value is _LOST)
            continue
        item, problems = read(value)
        problems = wrong + problems
        yield Entry(where, _id_of(value), None if problems else item, problems)


def _no_beginning(text: str, at: int) -> str:
    start = text[at : at + 1]
    if start == "\0":
        return "is no text: it starts with NUL; expected JSON in UTF-8"
    found = f"starts with '{start}'" if start else "is empty"
    return f"{found}; expected a JSON array or JSON Lines"


def _id_of(value: Any) -> str:
    found = value.get("id") if isinstance(value, dict) else None
    return shortened(found, MOST_ID) if isinstance(found, str) else ""


# JSON values, each as (place, value, what is wrong with its JSON)

_Found = tuple[str, Any, "Problems"]


def _lines(text: str, start: int) -> Iterator[_Found]:
    """The lines of JSON Lines."""
    reader = _Reader()
    found, whole = _no_lines(text, start, reader)
    if whole:
        yield f"line {text.count(NEWLINE, 0, start) + 1}", found, [("", whole)]
        return
    for number, line in enumerate(text.split(NEWLINE), 1):
        at = _end_of_blank(line, 0)
        if at == len(line):
            continue
        try:
            value, end = reader.read(line, at)
            end = _end_of_blank(line, end)
            if end < len(line):
                raise _UnreadableError(end, "is not JSON Lines: something follows the record on its line")
        except _UnreadableError as error:
            place = f"line {number}" if error.at is None else f"line {number}, column {error.at + 1}"
            yield place, _lost(line, at), [("", error.message)]
        else:
            yield f"line {number}", value, reader.wrong


def _lost(text: str, at: int) -> object:
    """What stands for a value that cannot be read: where an object begins, a record was meant."""
    return _LOST if text[at : at + 1] == "{" else _NO_RECORD


def _no_lines(text: str, start: int, reader: _Reader) -> tuple[object, str]:
    """What stands for a text that begins with an object, and why it is no JSON Lines at all; empty when it may be."""
    try:
        value, end = reader.read(text, start)
    except _UnreadableError:
        return _NO_RECORD, ""
    if _end_of_blank(text, end) == len(text) and not {"id", "date", "title"} & value.keys():
        inside = next((key for key, held in value.items() if _is_list_of_objects(held)), None)
        if inside is not None:
            return _NO_RECORD, f"is one object around a list; save what is under '{shortened(inside)}' by itself"
    if NEWLINE in text[start:end]:
        return _LOST, "a record goes on over several lines; put each on one line, or all of them into an array"
    return _NO_RECORD, ""


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _items(text: str, start: int, noun: str) -> Iterator[_Found]:
    """The items of a JSON array."""
    reader, place = _Reader(), _Place(text, noun)
    at = _end_of_blank(text, start + 1)
    while text[at : at + 1] != "]":
        place.begin_item(at)
        found = _lost(text, at)
        try:
            value, end = reader.read(text, at)
            yield place.of_item(), value, reader.wrong
            found = _NO_RECORD  # from here on, what is wrong is wrong behind the record
            at = _next_item(text, end)
        except _UnreadableError as error:
            after = place.next_record()
            more = text.find("{", at + 1 if error.at is None else error.at) >= 0
            lost = "; what follows was not read" if more and after is None else ""
            yield place.of_character(error.at), found, [("", error.message + lost)]
            if after is None:
                return
            at = after
    rest = _end_of_blank(text, at + 1)
    if rest < len(text):
        yield place.in_file(rest), _NO_RECORD, [("", "is not JSON: something follows the array")]


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


class _Place:
    """Where things stand in an array: the number of the item, its line, the column."""

    def __init__(self, text: str, noun: str) -> None:
        self._text = text
        self._noun = noun
        self._several_lines = NEWLINE in text.strip()
        self._number = self._at = self._line_start = 0
        self._line = 1

    def begin_item(self, at: int) -> None:
        """The next item begins at a character."""
        self._number += 1
        self._line, self._line_start = self._line_of(at)
        self._at = at

    def _line_of(self, at: int) -> tuple[int, int]:
        """Number and first character of the line of a character behind the one looked at last."""
        start = self._text.rfind(NEWLINE, self._at, at) + 1
        return self._line + self._text.count(NEWLINE, self._at, at), start or self._line_start

    def of_item(self) -> str:
        """The place of the item as a whole."""
        return f"{self._noun} {self._number}" + (f", line {self._line}" if self._several_lines else "")

    def of_character(self, at: int | None) -> str:
        """The place of a character of the item."""
        return self.of_item() if at is None else f"{self._noun} {self._number}, {self.in_file(at)}"

    def in_file(self, at: int) -> str:
        """Line and column of a character of the item, or behind it."""
        line, start = self._line_of(at)
        return (f"line {line}, " if self._several_lines else "") + f"column {at - start + 1}"

    def next_record(self) -> int | None:
        """Where the next line begins an object as far to the right as this item; None when none does."""
        margin = self._text[self._line_start : self._at]
        found = -1 if margin.strip() else self._text.find(f"{NEWLINE}{margin}{{", self._at)
        return None if found < 0 else found + len(margin) + 1


class _Reader:
    """Reads single JSON values."""

    def __init__(self) -> None:
        self.wrong: Problems
        """Keys that objects of the value read last give twice."""
        # NaN and the infinities become numbers, which are wrong wherever they stand.
        self._read = json.JSONDecoder(
            object_pairs_hook=self._object, parse_constant=float, parse_int=_whole_number
        ).raw_decode

    def read(self, text: str, at: int) -> tuple[Any, int]:
        """The value that begins at a character, and where it ends. Raises _UnreadableError."""
        self.wrong = []
        try:
            return self._read(text, at)
        except json.JSONDecodeError as error:
            # A text that ends inside quotes is reported where they begin.
            at = len(text) if error.msg.startswith("Unterminated") else error.pos
            raise _UnreadableError(at, _fault(text, at, error.msg[:1].lower() + error.msg[1:])) from None
        except RecursionError:
            raise _UnreadableError(None, "is nested too deeply to be a chronology") from None

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            given = Counter(key for key, _ in pairs)
            self.wrong += [
                (shortened(key), f"is given {times} times; only the last would count")
                for key, times in given.items()
                if times > 1
            ]
        return made


def _whole_number(digits: str) -> int:
    return int(digits[:MOST_DIGITS])


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
