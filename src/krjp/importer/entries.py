"""From text to entries: where one begins, where it ends, and which lines are none.

A date head opens an entry when it stands at the start of a line, or after the end of a sentence, and
a separator follows. So `Jan. 5 talks` in running text opens nothing, and neither does a date that an
entry itself names. Text before the first entry is passed over as running text. After it, a line
without a head goes on with the entry above when it is wrapped, or when heads stand on lines of their
own; every other line is reported and none is dropped in silence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from krjp.errors import KrjpError
from krjp.importer.heads import BadDateError, Head, begins_with_date, read_head, resolve
from krjp.importer.lexicons import listed
from krjp.importer.lines import BLANK, HEADING, TEXT, Line, squeeze
from krjp.importer.years import HeadDate, Months, assign, months_of_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from krjp.dates import EventDate

__all__ = ["Entry", "Reading", "Unread", "read_entries"]

_AFTER_SENTENCE = re.compile(r"(?<=[.!?。！？…])[\"'”’»）)\]]*\s+(?:[•·▪◦‣|]\s*)?(?=[^\s])")
_ENDS_SENTENCE = re.compile(r"[.!?。！？…:][\"'”’»）)\]]*\s*$")
_ANYWHERE = re.compile(r"(?<=\S)\s+(?=[A-Z][a-z]{2}|\d{1,2}\s[A-Z])")
_BEYOND_DOUBT = re.compile(r"[:;]\s*[^\W\d_a-z]$")
# Heads in one line from which it is taken for a whole list, as when a page was copied without its line breaks.
_FLOWING = 3
# The end of a line whose sentence goes on in the next one.
_UNFINISHED = re.compile(rf"(?:\b(?:{'|'.join(sorted(listed('lines', 'unfinished')))})|[,(–—-])\s*$", re.IGNORECASE)
# A line that looks like the beginning of an entry: digits or words, with a digit, and soon a colon.
_LIKE_A_HEAD = re.compile(r"\W{0,3}(?=[^:;]{0,40}\d)[\w.,/\s–—-]{1,40}[:;](?=\s|$)|\W{0,3}[:;](?=\s)")
# A word beside a day and a year is meant for a month, though it may be misspelled.
_WORD_OF_DATE = (
    r"\W{0,3}(?:[^\W\d_]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\s[^\W\d_]{3,9}\.?),?"
    r"\s(?:[12]\d{3}|['’‘]\d\d)(?!\w)"
)
_LIKE_A_DATE = re.compile(_WORD_OF_DATE)
_LIKE_A_DATED_HEAD = re.compile(_WORD_OF_DATE + r"(?:\s?[:;：；]|\s(?:--+|[‐-―−-])\s)")
# A colon or a dash near the beginning of a line, as after a head.
_ANNOUNCED = re.compile(r"[^:;]{3,60}[:;：；](?=\s|$)|.{3,60}\s(?:--+|[‐-―−-])\s")
_LIKE_A_DATE_ALONE = re.compile(_WORD_OF_DATE + r"\W*")
# In Japanese and Korean lists the lines end in nouns, without a full stop.
_UNITS = re.compile(
    r"\W{0,3}(?:\d{4}\s?[年년]\s?)?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]|\W{0,3}\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\."
)
_CAPITAL_LEAD = re.compile(r"\s*(?:On|In)\s")  # in capitals: a new sentence
_YEAR_ALONE = re.compile(r"\W*(?:year\s)?[12]\d{3}\s?[年년]?\W*", re.IGNORECASE)
_WIDEST = 130


class Entry(NamedTuple):
    """One dated entry as printed."""

    date_text: str
    when: EventDate
    text: str
    line: int
    place: str = ""
    """What the head says of the place, as printed."""


class Unread(NamedTuple):
    """A line that was not understood, and why; `entry` tells that it looks like an entry."""

    line: int
    text: str
    reason: str
    entry: bool = False


class Reading(NamedTuple):
    """What a text holds: entries, lines not understood, and how many lines of each other kind."""

    entries: list[Entry]
    unread: list[Unread]
    passed: dict[str, int]


class _Draft:
    """An entry in the making."""

    def __init__(self, head: Head, line: Line, heading: Months | None, text: str) -> None:
        self.head = head
        self.line = line.number
        self.heading = heading
        self.own_line = head.alone
        self.pieces = [text] if text.strip() else []

    @property
    def text(self) -> str:
        return squeeze(_joined(self.pieces))


class _Reader:
    """The state of reading one text from top to bottom."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.width = _width(lines)
        self.drafts: list[_Draft] = []
        self.unread: list[Unread] = []
        self.passed: dict[str, int] = {}
        self.heading: Months | None = None
        self.open: _Draft | None = None
        self.before = ""
        self.blank = True
        self.full = False
        self.page_break = False

    def read(self) -> None:
        for at, line in enumerate(self.lines):
            if line.kind == BLANK:
                self.blank = True
            elif line.kind in (TEXT, HEADING):
                self._take(line, at)
                self.before, self.blank, self.page_break = line.text, False, False
                self.full = len(line.text) >= self.width
            else:
                self._pass(line.kind)
                self.page_break = True

    def _pass(self, kind: str) -> None:
        self.passed[kind] = self.passed.get(kind, 0) + 1

    def _take(self, line: Line, at: int) -> None:
        try:
            in_list = not self.full and bool(_UNITS.match(line.text))
            segments = list(_segments(line.text, fresh=self._fresh() or in_list, amid=self._amid()))
        except BadDateError as error:
            self.open = None
            self.unread.append(Unread(line.number, squeeze(line.text), str(error), True))
            return
        first, _ = segments[0]
        if first is not None and first.alone and first.stated.first.day is None and self._stands_over(at, first):
            self._open_section(line)
            return
        for head, text in segments:
            if head is not None:
                self.open = _Draft(head, line, self.heading, text)
                self.drafts.append(self.open)
            else:
                self._without_head(line, text)

    def _fresh(self) -> bool:
        """True when the line begins something new, not the rest of a sentence."""
        return self.blank or not self.before or bool(_ENDS_SENTENCE.search(self.before)) or self.open is None

    def _amid(self) -> bool:
        """True when the line before is unfinished, so that a date at the start of this one belongs to its sentence."""
        return self.open is not None and not self.blank and bool(_UNFINISHED.search(self.before))

    def _stands_over(self, at: int, head: Head) -> bool:
        """True for a month or year, alone on its line, that is the heading of what follows it."""
        for line in self.lines[at + 1 :]:
            if line.kind in (TEXT, HEADING):
                try:
                    below = read_head(line.text, 0, line_start=True)
                except BadDateError:
                    return True
                return below is not None or head.stated.first.month is None
        return True

    def _open_section(self, line: Line) -> None:
        self.heading = months_of_heading(line.text) or self.heading
        self.open = None
        self._pass(HEADING)

    def _without_head(self, line: Line, text: str) -> None:
        months = months_of_heading(text)
        apart = self.blank or self.open is None or _YEAR_ALONE.fullmatch(text)
        titled = months and apart and not _ENDS_SENTENCE.search(text) and not _LIKE_A_DATE.match(text)
        if line.kind == HEADING or titled:
            self.heading = months or self.heading
            self.open = None
            self._pass(HEADING)
        elif self._meant_as_head(text):
            self.open = None
            what = "its date is not understood as a head" if begins_with_date(text) else "not with a date"
            self.unread.append(Unread(line.number, squeeze(text), f"begins like an entry, but {what}", True))
        elif self.open is None:
            self._outside(line, text)
        elif self._goes_on(text):
            self.open.pieces.append(text)
            if self._opens_with_date(text) and not self.open.own_line:
                self._doubt(line, text, "begins with a date, but is no head")
        elif self.blank:
            self.open = None
            self._outside(line, text)
        else:
            self.open.pieces.append(text)
            dated = self._opens_with_date(text)
            self._doubt(line, text, "begins with a date, but is no head" if dated else "has no date")

    def _doubt(self, line: Line, text: str, why: str) -> None:
        self.unread.append(Unread(line.number, squeeze(text), f"{why}; read as part of the entry above"))

    def _meant_as_head(self, text: str) -> bool:
        """True for a line that begins like a head, though its date may not be understood."""
        announced = _ANNOUNCED.match(text) or _LIKE_A_DATE_ALONE.fullmatch(text)
        if announced and not _CAPITAL_LEAD.match(text) and self._opens_with_date(text):
            return True
        if _LIKE_A_DATED_HEAD.match(text) and not self._amid():
            return True
        return bool(_LIKE_A_HEAD.match(text)) and self._fresh() and not (self.open and self.open.own_line)

    def _opens_with_date(self, text: str) -> bool:
        """True for a line that begins with a date which does not go on from the line before."""
        wrapped = self.full and not self._fresh() and not _CAPITAL_LEAD.match(text)
        goes_on = wrapped or self._amid() or text.lstrip()[:1].islower()
        return not goes_on and bool(begins_with_date(text) or _LIKE_A_DATE.match(text))

    def _outside(self, line: Line, text: str) -> None:
        if not self.drafts:
            self._pass("running text before the first entry")
        else:
            self.unread.append(Unread(line.number, squeeze(text), "has no date and belongs to no entry"))

    def _goes_on(self, text: str) -> bool:
        assert self.open is not None
        if self.open.own_line or not self.open.pieces:
            return True
        ended = bool(_ENDS_SENTENCE.search(self.open.pieces[-1]))
        if self.blank:
            # A page break may leave a blank line within a sentence.
            return not ended and (self.page_break or text.lstrip()[:1].islower())
        return self.full or not ended or text[:1].isspace() or text[:1].islower()


def _segments(text: str, *, fresh: bool, amid: bool) -> Iterator[tuple[Head | None, str]]:
    """The heads of a line, each with the text after it; first, without a head, the text before them."""
    found = [] if amid else [read_head(text, 0, line_start=True, fresh=fresh)]
    heads = [head for head in found if head is not None]
    for gap in _AFTER_SENTENCE.finditer(text, heads[0].end if heads else 0):
        head = read_head(text, gap.end(), line_start=False)
        if head is not None:
            heads.append(head)
    if len(heads) >= _FLOWING:
        heads += _unannounced(text, heads)
        heads.sort(key=lambda head: head.start)
    starts = [head.start for head in heads] + [len(text)]
    if starts[0] > 0 or not heads:
        yield None, text[: starts[0]]
    for head, end in zip(heads, starts[1:], strict=True):
        yield head, text[head.end : end]


def _unannounced(text: str, heads: list[Head]) -> Iterator[Head]:
    """Heads after an entry without its full stop, in a line that is a whole list.

    Each must have its year, a colon or semicolon, and a capital after it, so that there is no doubt.
    """
    known = {head.start for head in heads}
    for gap in _ANYWHERE.finditer(text):
        before = text[max(0, gap.start() - 20) : gap.start()]
        if gap.end() in known or _UNFINISHED.search(before):
            continue
        try:
            head = read_head(text, gap.end(), line_start=False)
        except BadDateError:
            continue
        if head is not None and head.stated.has_year and _BEYOND_DOUBT.search(text, head.start, head.end + 2):
            yield head


def _width(lines: Iterable[Line]) -> int:
    """The length from which a line counts as wrapped, so that the next goes on with it; huge if no line is."""
    longest = max((len(line.text) for line in lines if line.kind == TEXT), default=0)
    return longest - 20 if 40 <= longest <= _WIDEST else 1 << 30


def _joined(pieces: list[str]) -> str:
    """Wrapped lines as one text. A word divided between lines is joined, without its hyphen if that only divided it."""
    text = ""
    for piece in pieces:
        following = piece.strip()
        if re.search(r"[^\W\d_]-$", text) and following[:1].islower():
            stem = re.search(r"[^\W_]+-$", text)
            assert stem is not None
            text = text + following if _keeps_hyphen(stem.group()) else text[:-1] + following
        else:
            text = f"{text} {following}" if text else following
    return text


_HYPHENATED = listed("lines", "prefixes")


def _keeps_hyphen(stem: str) -> bool:
    return stem[:-1].lower() in _HYPHENATED or stem[0].isupper() or stem[:-1].isdigit()


def read_entries(lines: list[Line], name: str, *, year: int | None = None) -> Reading:
    """The dated entries of a text's lines, in their order.

    `year` is taken for heads that print none and stand under no heading that does. Raises KrjpError
    when such a head is found and no year is given, and when there is no entry at all.
    """
    reader = _Reader(lines)
    reader.read()
    heads = [_head_date(draft) for draft in reader.drafts]
    years = assign(heads, year)
    entries: list[Entry] = []
    unread = reader.unread
    for draft, known in zip(reader.drafts, years, strict=True):
        if known is None:
            raise KrjpError(
                f"{name}: line {draft.line}: '{squeeze(draft.head.text)}' has no year and no heading gives one; "
                "say which with --year YYYY"
            )
        try:
            when = resolve(draft.head.stated, known)
        except BadDateError as error:
            unread.append(Unread(draft.line, squeeze(f"{draft.head.text} {draft.text}"), str(error), True))
            continue
        if draft.text:
            entries.append(Entry(squeeze(draft.head.text), when, draft.text, draft.line, squeeze(draft.head.place)))
        else:
            unread.append(Unread(draft.line, squeeze(draft.head.text), "is a date without text", True))
    unread.sort(key=lambda item: item.line)
    return Reading(entries, unread, reader.passed)


def _head_date(draft: _Draft) -> HeadDate:
    first = draft.head.stated.first
    third = {"early": 1, "mid": 11, "late": 21}.get(first.third or "", 0)
    return HeadDate(first.month, first.day or third, first.year, draft.heading)
