"""Date heads: `Jan. 30-Feb. 2, 2024`, `Mid-March`, `23 January 1991`, `3月6日`, `2024. 3. 6.` and so on.

A head is read in three steps. A lexer (`dateparts`) turns the characters from a position on into parts of a
date (year, month, day, third of a month, dash …). The longest run of parts that makes one or two *points* and is
followed by a separator is the head. A point is one of `POINTS`; of two points, each lends the other
what it leaves out (`Jan. 4-5, 2024`; `4-5 January`). What a head does not say at all, the year, is
filled in later from what stands around it (see `years`).

Reading never guesses: `02/03/2024`, `Jan. 5, '24`, 30 February and `Jan. 5-4` are failures with a reason. Early, mid
and late in a month are days 1 to 10, 11 to 20 and 21 to the end, as in the codebook.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

from krjp.dates import MONTHS, EventDate, months_span
from krjp.importer.dateparts import DASHES, RANGES, DatePart, lex

__all__ = ["BadDateError", "Head", "Point", "Stated", "begins_with_date", "read_head", "resolve", "stated"]

# What may follow a head. A hyphen needs a space on one side: `Jan. 4-US` is no separator.
_STRONG = re.compile(rf"\s*(?:[:;：；]|--+|[{DASHES}]|\t)|\s+-|-\s")
_WEAK = re.compile(r"\.\s|\s{2}|\s*$")
_SPACE_BEFORE_CAPITAL = re.compile(r"\s(?=[^\W\d_a-z]|[\"“‘'])")
_SPACE = re.compile(r"\s")
# Dates with which no sentence begins: digits alone, or digits with Chinese or Korean units.
_NUMERIC = re.compile(
    rf"[\d\s./\-{RANGES}年月日년월일()（）火水木金土曜화수목금토요"
    r"明治大正昭平成令和元上中下旬初末초순상중하말]+"
)
_BRACKETS = {"[": "]", "(": ")", "（": "）", "【": "】", "〔": "〕", "<": ">"}
_AFTER_BRACKET = re.compile(r"(?:\s*[:;])?")
# A place in brackets between the date and the separator.
_PLACE = re.compile(r"\s?[(（]\s?([^\W\d_][^\d()（）:;]{0,40})[)）]")
_NUMBER_AND_SEPARATOR = re.compile(r"\s*\d{1,4}\.?\s?(?:[:;：；](?!\d)|$)")
# A number after a dash that may be the one before the text: 2024-03-06 – 17 ministers meet.
_DASH_AND_NUMBER = re.compile(rf"\s(?:--?|[{DASHES}])\s[1-9]\d?$")
_CLOCK = re.compile(r":\d\d(?!\d)")
_BEFORE_HEAD = re.compile(r"(?:(?:on|in)\s+(?=[^\W_]))?", re.IGNORECASE)

# The orders in which the parts of one point may stand, each with an example.
POINTS = (
    "MDY",  # Jan. 4, 2024
    "MD",  # March 31
    "MY",  # April 2024
    "M",  # March
    "TMY",  # Late March 2024
    "TM",  # Early March
    "DMY",  # 23 January 1991
    "DM",  # 12 January
    "YMD",  # 2024-02-21, 2024年3月6日, 2024. 3. 6.
    "YM",  # 2024年3月
    "YMT",  # 2024年3月上旬
    "MT",  # 3월 초
    "DY",  # -5, 2024
    "Y",  # 2024
    "D",  # 6日
    "T",  # early
)
_PARTIAL = ("D", "DY", "T")
_POINT = "|".join(POINTS)
_SIGNATURE = re.compile(rf"C?({_POINT})(?:([-&])({_POINT}))?")


class BadDateError(ValueError):
    """A text that looks like a date, but is none that exists; the message says why."""


class Point(NamedTuple):
    """A day, third of a month, month or year as printed; None for what is not printed."""

    year: int | None = None
    month: int | None = None
    third: str | None = None
    day: int | None = None


class Stated(NamedTuple):
    """One or two points as printed. `joined` tells that an `and` stands between them, not a dash."""

    first: Point
    last: Point
    joined: bool
    circa: bool

    @property
    def has_year(self) -> bool:
        """True when the head itself prints a year."""
        return self.first.year is not None


class Head(NamedTuple):
    """A date head in a line: what it states, and where it stands."""

    stated: Stated
    text: str
    start: int
    end: int
    """Where the entry's text begins, after the separator."""
    alone: bool
    """True when nothing follows it on its line."""
    place: str
    """What stands in brackets after the date."""


def read_head(line: str, at: int, *, line_start: bool, fresh: bool = True) -> Head | None:
    """The date head at a position in a line, or None.

    At the start of a line more separators are known than after a sentence in mid-line, and most of
    all when the line before is `fresh`: it has ended a sentence, or there is none.
    Raises BadDateError for a head whose date cannot be.
    """
    start = at
    if line_start:
        lead = _BEFORE_HEAD.match(line, at)
        assert lead is not None
        at = lead.end()
    closing = _BRACKETS.get(line[at : at + 1]) if line_start else None
    if closing:
        at += 1
    parts = lex(line, at)
    for count in range(len(parts), 0, -1):
        run, end = parts[:count], parts[count - 1].end
        if any(part.end == end for part in parts[count:]):
            continue  # it would cut 2023-24 in two
        named = _PLACE.match(line, end)
        end = named.end() if named else end
        if closing:
            if line[end : end + 1] != closing:
                continue
            end += 1
        if _STRONG.match(line, end):
            _refuse_doubtful(run, line[at:end])
        found = stated(run)
        if closing:
            follows = _AFTER_BRACKET.match(line, end)
        else:
            follows = _separator(line, at, end, run, line_start=line_start, fresh=fresh)
        if found is None or follows is None or (at != start and follows.group().isspace()):
            continue
        _refuse_impossible(found)
        alone = not line[follows.end() :].strip()
        return Head(found, line[start:end].strip(), start, follows.end(), alone, named[1].strip() if named else "")
    return None


def _refuse_doubtful(run: list[DatePart], text: str) -> None:
    """Raise BadDateError for a run with a part that can be read two ways."""
    doubtful = next((str(part.value) for part in run if part.kind == "X"), "")
    kinds = {part.kind for part in run}
    if "/" in doubtful:
        raise BadDateError(f"'{text}' can be read two ways; write the month as a word")
    if doubtful and kinds & {"M", "Y"}:  # '24 alone is no date
        why = "can be read two ways" if "Y" in kinds else "does not tell the century"
        raise BadDateError(f"'{text}' {why}; write years in full")


def begins_with_date(line: str) -> bool:
    """True for a line that begins with a date, be it the head of an entry or not."""
    lead = _BEFORE_HEAD.match(line)
    assert lead is not None
    kinds = {part.kind for part in lex(line, lead.end())}
    return "M" in kinds and bool(kinds & {"D", "Y", "X"})


def _separator(
    line: str, at: int, end: int, run: list[DatePart], *, line_start: bool, fresh: bool
) -> re.Match[str] | None:
    kinds = {part.kind for part in run}
    counts = _DASH_AND_NUMBER.search(line, at, end)
    strong = _STRONG.match(line, end)
    if strong is not None:
        dashed = strong.group().strip() not in (":", ";", "：", "；")
        if (dashed and _NUMBER_AND_SEPARATOR.match(line, strong.end())) or (counts and _CLOCK.match(line, end)):
            return None  # the end of a range that is not understood, or `Jan. 4 – 10:30`
        # In mid-line a dash before a digit goes on with the date; years alone need a line of their own.
        apart = not kinds <= {"Y", "-"} and (not dashed or line[strong.end() :].lstrip()[:1].isalpha())
        return strong if line_start or apart else None
    if not line_start or not fresh:
        return None
    if weak := _WEAK.match(line, end):
        return weak if "M" in kinds else None
    if kinds & {"D", "T"} and _NUMERIC.fullmatch(line, at, end):
        return _SPACE.match(line, end) if not counts else None
    return _SPACE_BEFORE_CAPITAL.match(line, end) if {"Y", "M", "D"} <= kinds else None


def stated(parts: list[DatePart]) -> Stated | None:
    """What a run of parts states, or None when it is no date."""
    parts = [part for part in parts if part.kind]
    match = _SIGNATURE.fullmatch("".join(part.kind for part in parts))
    if match is None:
        return None
    one, sign, other = match.groups()
    first, last = _point(parts[: match.end(1)]), _point(parts[match.end(1) :])
    if other is None:
        if one in _PARTIAL:
            return None
        last = first
    elif not _may_join(one, other):
        return None
    return Stated(*_lend(first, last), joined=sign == "&", circa=parts[0].kind == "C")


def _may_join(first: str, last: str) -> bool:
    """True when two points can lend each other what they leave out."""
    if first in _PARTIAL:
        return first != "DY" and last not in _PARTIAL and first in last
    if last in _PARTIAL:
        # Not `Jan. 4, 2024 - 17 ministers meet`; but 2024年3月6日～8日, where the day is marked as one.
        return first in ("MD", "YMD", "MT", "YMT")
    # A year alone lends nothing: Mar-2024 is no range up to its end.
    return "Y" not in (first, last) or ("Y" in first and "Y" in last)


def _point(parts: list[DatePart]) -> Point:
    values = {part.kind: part.value for part in parts}
    third = values.get("T")
    year, month, day = (value if isinstance(value := values.get(kind), int) else None for kind in "YMD")
    return Point(year, month, third if isinstance(third, str) else None, day)


def _lend(first: Point, last: Point) -> tuple[Point, Point]:
    """Both points; each takes from the other what it leaves out."""
    if last.month is None and last.year is None:
        last = last._replace(month=first.month, year=first.year)
    elif last.month is None:
        last = last._replace(month=first.month) if last.day is not None else last
    if first.month is None and first.year is None:
        first = first._replace(month=last.month)
    if last.year is None and first.year is not None:
        last = last._replace(year=first.year + _wraps(first, last))
    if first.year is None and last.year is not None:
        first = first._replace(year=last.year - _wraps(first, last))
    return first, last


def _wraps(first: Point, last: Point) -> int:
    """1 for a range into the next year, such as Dec. 30-Jan. 2, else 0."""
    assert first.month is not None
    assert last.month is not None
    return int(last.month < first.month)


def _refuse_impossible(found: Stated) -> None:
    """Raise BadDateError when the stated date does not exist in a leap year."""
    resolve(found, 2024)


def resolve(found: Stated, year: int) -> EventDate:
    """The days a head means; `year` is that of its first point where none is printed.

    Raises BadDateError for days that do not exist and for ranges that run backwards.
    """
    first, last = found.first, found.last
    if first.year is None:
        first = first._replace(year=year)
    if last.year is None:
        last = last._replace(year=year + _wraps(first, last))
    (begin, first_end), (last_begin, end) = _span(first), _span(last)
    if last_begin < begin:
        raise BadDateError(f"the range runs backwards, from {begin} to {end}")
    days = first.day is not None and last.day is not None
    apart = found.joined and (last_begin - first_end).days > 1
    return EventDate(begin, end, approximate=not days or apart or found.circa)


def _span(point: Point) -> tuple[date, date]:
    year, month = point.year, point.month
    assert year is not None
    if not MINYEAR <= year < MAXYEAR:
        raise BadDateError("no year")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise BadDateError(f"there is no month {month}")
    whole = months_span(year, month, 1)
    assert whole.first is not None
    assert whole.last is not None
    if point.day is not None:
        if not 1 <= point.day <= whole.last.day:
            raise BadDateError(f"there is no {MONTHS[month - 1]} {point.day} in {year}")
        return (whole.first.replace(day=point.day),) * 2
    if point.third is None:
        return whole.first, whole.last
    begin, end = {"early": (1, 10), "mid": (11, 20), "late": (21, whole.last.day)}[point.third]
    return whole.first.replace(day=begin), whole.first.replace(day=end)
