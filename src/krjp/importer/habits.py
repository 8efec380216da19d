"""How the author of a page writes dates: what one date leaves open, the others tell.

All dates at the beginnings of lines are looked at together: in which order their numbers stand, which century years
of two digits belong to, and what stands between a date and its text.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, permutations
from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.dateforms import DASHES, ERAS, MONTH_PATTERN
from krjp.importer.dateparts import Habits, lex
from krjp.importer.earlyyears import have_short_years
from krjp.importer.flowing import hold_several
from krjp.importer.heads import GLUED, STRONG, Head, read_head
from krjp.importer.lines import BLANK, HEADING, TEXT
from krjp.importer.stated import BadDateError, stated
from krjp.importer.yearly import are_ancient, are_seasons, are_years, marks_of_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krjp.importer.lines import Line

__all__ = ["habits_of"]

_NUMBERED = re.compile(r"(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2\d{4}(?!\d)|(?<!\d)(\d\d)\s(\d\d)\s[12]\d{3}(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)")
_MOST_HEAD = 30
_ERA = re.compile("|".join(ERAS))
_YEAR = re.compile(r"(?<!\d)(?<!\d,)(?:1[5-9]|20)\d\d(?!\d|,\d)")
_MOST_HEADING = 90

# A day and a month in numbers alone, and dates with years of two digits, at the beginning of a line.
_LED = r"\W{0,2}(?:[^\W\d_]{1,4}\s)?"
_PAIR = re.compile(rf"{_LED}(\d{{1,2}})([./-])(\d{{1,2}})(?:\.(?!\s?\d))?(?=\s*[-–—~:;,=)\]]|\s*$|\t|\s+[^\W\d])")
_BRIEF = re.compile(
    rf"{_LED}(?:\d{{1,2}}\.?[-–](?=\d))?(\d{{1,2}})([-./])(\d{{1,2}})\2['’]?(\d{{2}})(?=\s*[-–—~:;,=)\]]|\s*$|\t|\.?\s)"
)
# The same after a label, or in brackets or after a comma or dash at the end of a line.
_BRIEF_APART = re.compile(r"(?:^[^\W\d_]{1,12}:\s|[(\[,–—-]\s?)(\d{1,2})([-./])(\d{1,2})\2(\d{2})(?=\W{0,4}$)")
_BRIEF_NAMED = re.compile(
    rf"{_LED}(\d{{1,2}}[º°.]*[-./\s]\s?)?(?:{MONTH_PATTERN})(?:[-./]['’]?|\.?\s?['’]|,\s['’]|\.?\s(?=3[2-9]|[4-9]))(\d\d)(?=\s*(?:[-–—:;,.)\]=]|$))",
    re.IGNORECASE,
)
_WRITTEN = re.compile(rf"{_LED}(?:(\d{{4}})\.\d{{1,2}}\.\d{{1,2}}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}})(?!\d)")
_FULL = re.compile(rf"{_LED}(?=[^:;–—]{{0,20}}(?<!\d)(?:1[5-9]|20)\d\d(?!\d))[^:;–—]{{0,12}}\d")
MOST_LINES = 1000
# Fewer lines have no habit.
_FEW = 2
# From such a share of the lines that begin something, what they have in common is a habit.
_USUAL = 0.5
_MOST_DAYS = 31
_MARK = re.compile(r"([,.])\s+(?=\S)|\s+(?=[^\W\da-z]|[\"“‘'«])")
_ENDS = re.compile(r"[.!?。！？…:][\"'”’»）)\]]*\s*$")
# Kinds of parts that say nothing at the end of a date.
_BETWEEN = ("", "-", "&")
_CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


class _Numbers(NamedTuple):
    """The numbers of the dates at the beginnings of lines."""

    pairs: list[tuple[int, ...]]
    padded: bool
    """Whether some have a zero before them, as dates have."""
    briefs: list[tuple[int, ...]]
    written: list[str]
    """The order of day and month in each date with its year, in numbers with dots."""
    others: int
    """How many dates there are with years of two digits and the month as a word."""
    full: int
    """How many dates have whole years."""


def habits_of(lines: Sequence[Line]) -> Habits:
    """What the lines of a page tell of its dates."""
    day_first = month_first = False
    era: str | None = None
    dotted: list[tuple[int, ...]] = []
    for line in lines:
        if line.kind == TEXT:
            dotted += [(int(match[1]), int(match[2])) for match in _DOTTED.finditer(line.text[:_MOST_HEAD])]
        for text in (line.text, *line.cells):
            for match in _NUMBERED.finditer(text):
                day_first |= int(match[1] or match[4]) > 12
                month_first |= int(match[3] or match[5]) > 12
            if era is None and (named := _ERA.search(text)):
                era = named.group()
    # Of a longer page the first and the last lines tell the rest.
    lines = lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES // 2], *lines[-MOST_LINES // 2 :]]
    numbers = _numbers(lines)
    years = _years(lines)
    brief = len(numbers.briefs) + numbers.others > numbers.full
    order = _order(numbers.briefs, years)
    told = day_first if day_first != month_first else None
    if told is None and order in ("DMY", "MDY"):
        told = order == "DMY"
    habits = Habits(
        told,
        era,
        order=order or "DMY",
        pair=_pair(numbers, dotted, lines),
        years=years,
        seasons=are_seasons(lines),
        several=hold_several(line.text for line in lines),
        short_years=have_short_years(lines),
        brief=brief and bool(years) and bool(order or not numbers.briefs),
    )
    heads = [text[:_MOST_HEAD] for line in lines for text in (line.text, *line.cells)]
    habits = habits._replace(ranged=are_years(heads))
    habits = habits._replace(ancient=are_ancient(lines))
    habits = habits._replace(glued=_are_glued(lines, habits))
    spaced, by_year = _are_spaced(lines, habits)
    habits = habits._replace(marks=_marks(lines, habits), spaced=spaced, by_year=by_year)
    return habits._replace(prefixed=_are_prefixed(lines, habits))


def _numbers(lines: Iterable[Line]) -> _Numbers:
    pairs: list[tuple[int, ...]] = []
    briefs: list[tuple[int, ...]] = []
    padded = False
    written: list[str] = []
    others = full = 0
    for line in lines:
        if line.kind not in (TEXT, HEADING):
            continue
        for text in line.cells or (line.text,):
            start = text[:_MOST_HEAD]
            if match := _BRIEF.match(start):
                briefs.append((int(match[1]), int(match[3]), int(match[4])))
            elif (match := _PAIR.match(start)) and (match[2] != "-" or match[1][0] == "0" or match[3][0] == "0"):
                pairs.append((int(match[1]), int(match[3])))
                padded |= "0" in (match[1][0], match[3][0])
            elif named := _BRIEF_NAMED.match(start):
                others += bool(named[1]) or int(named[2]) > _MOST_DAYS  # Jan.30 may be a day
            elif match := _WRITTEN.match(start):
                written.append("MD" if match[1] else "DM")
                full += 1
            elif _FULL.match(start) and len(lex(start, len(start) - len(start.lstrip("([ ")))) > 1:
                full += 1
            elif match := _BRIEF_APART.search(text):
                briefs.append((int(match[1]), int(match[3]), int(match[4])))
    return _Numbers(pairs, padded, briefs, written, others, full)


def _years(lines: Sequence[Line]) -> tuple[tuple[int, int], ...]:
    """The first and the last year that headings and short lines name, and all lines, with one on either side."""
    short = [line.text for line in lines if line.kind == HEADING or len(line.text) <= _MOST_HEADING]
    titles = [text for text in short if not _ENDS.search(text)]
    named = (
        [int(year) for text in texts for year in _YEAR.findall(text)]
        for texts in (titles, (line.text for line in lines))
    )
    return tuple((min(years) - 1, max(years) + 1) for years in named if years)


def _are_prefixed(lines: Iterable[Line], habits: Habits) -> bool:
    """True where more lines begin with a date after a few words than with a date."""
    plain = prefixed = 0
    for line in lines:
        if line.kind in (TEXT, HEADING) and any(map(str.isdigit, line.text[:_MOST_HEADING])):
            heads = [_head(line.text, habits._replace(prefixed=both)) for both in (False, True)]
            plain += heads[0] is not None
            prefixed += heads[0] is None and heads[1] is not None
    return prefixed > _FEW and prefixed > plain


def _head(text: str, habits: Habits) -> Head | None:
    try:
        return read_head(text, 0, line_start=True, habits=habits)
    except BadDateError:
        return None


def _order(dates: list[tuple[int, ...]], years: tuple[tuple[int, int], ...]) -> str:
    """The order of numbers of which one is a year of two digits; empty where nothing tells."""
    habits = Habits(years=years)
    readings: dict[str, list[tuple[int, ...]]] = {}
    named: dict[str, list[tuple[int, ...]]] = {}  # those whose years the page names
    for order in ("DMY", "MDY", "YMD") if years and dates else ():
        known = [dict(zip(order, date, strict=True)) for date in dates]
        if all(_is_day(one["M"], one["D"]) for one in known):
            readings[order] = [(habits.year(one["Y"]) or 0, one["M"], one["D"]) for one in known]
            named |= {order: readings[order]} if all(habits.centuries(one["Y"]) for one in known) else {}
    return _best(named or readings)


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _best(readings: dict[str, list[tuple[int, ...]]]) -> str:
    """The reading that is the only one, or that keeps a plainly better order in time; empty where neither holds."""
    steps = {name: _against(dates) for name, dates in readings.items()}
    ranked = sorted(steps, key=lambda name: steps[name])
    if len(ranked) == 1 or (len(ranked) > 1 and steps[ranked[0]] + _FEW <= steps[ranked[1]]):
        return ranked[0]
    return ""


def _against(dates: Iterable[tuple[int, ...]]) -> int:
    """How many dates stand against the order of the others."""
    pairs = list(pairwise(dates))
    return min(sum(one > other for one, other in pairs), sum(one < other for one, other in pairs))


def _pair(numbers: _Numbers, dotted: list[tuple[int, ...]], lines: Iterable[Line]) -> str:
    """What pairs of numbers at the beginnings of lines are: a day and a month, a month and a day, or no date."""
    if any(first > 12 for first, _ in dotted) and all(_is_day(second, first) for first, second in dotted):
        return "DM"
    pairs = numbers.pairs
    if pairs and len(numbers.written) > len(pairs) and len(set(numbers.written)) == 1:
        order = numbers.written[0]  # as in the dates with their years
        if all(_is_day(date[order.index("M")], date[order.index("D")]) for date in pairs):
            return order
    if len(pairs) < _FEW:
        return ""
    readings = {
        order: [tuple(date[order.index(kind)] for kind in "MD") for date in pairs]
        for order in map("".join, permutations("DM"))
    }
    valid = {order: dates for order, dates in readings.items() if all(_is_day(*date) for date in dates)}
    if len(valid) == 1:
        return next(iter(valid))
    if not valid or not numbers.padded:
        return ""
    return _best(valid) or ("MD" if any(_CJK.search(line.text) for line in lines) else "")


def _marks(lines: Sequence[Line], habits: Habits) -> frozenset[str]:
    """What this author puts between a date and its text, if most of what begins on this page begins with a date."""
    counts: Counter[str] = Counter()
    starts = 0
    before = ""
    for line in lines:
        if line.kind == TEXT and line.text.strip():
            fresh = not before or bool(_ENDS.search(before[-30:])) or bool(line.marker)
            mark = _mark(line.text, habits)
            starts += mark is not None and (fresh or bool(mark))
            counts.update([mark] if mark else [])
        before = "" if line.kind in (BLANK, HEADING) else line.text
    if counts.total() <= max(_FEW, starts * _USUAL):
        return marks_of_years(lines)
    return frozenset(mark for mark, count in counts.items() if count > _FEW)


def _mark(text: str, habits: Habits) -> str | None:
    """What stands between the date with which a line begins and what follows: a comma, a full stop or a space.

    None for a line that is nothing but a date, or has what everybody puts there, so that it tells nothing.
    """
    parts = lex(text, 0, habits)
    while parts and parts[-1].kind in _BETWEEN:
        parts.pop()
    if not parts:
        return ""
    kinds = {part.kind for part in parts}
    try:
        whole = stated(parts) is not None and bool(kinds & {"M", "D", "Y"})
    except BadDateError:
        return ""
    if not text[parts[-1].end :].strip(" .:") or STRONG.match(text, parts[-1].end):
        return None
    end = parts[-1].end - (text[parts[-1].end - 1] == ".")
    match = _MARK.match(text, end) or _MARK.match(text, parts[-1].end)
    if not whole or match is None:
        return ""
    return match[1] or " "


_FOLLOWS = re.compile(rf"\s?[:;：；{DASHES}\t-]|\s+(?=[^\W\d_]|[\"“‘'«])")


def _are_spaced(lines: Iterable[Line], habits: Habits) -> tuple[bool, bool]:
    """Whether most paragraphs begin with a date, and whether any does so with a mere year."""
    paragraphs = begun = by_year = 0
    fresh = True
    for line in lines:
        if line.kind == TEXT:
            kinds = _begins(line.text, habits)
            paragraphs += fresh or bool(kinds) or bool(line.marker)
            begun += bool(kinds)
            by_year += bool(kinds) and "M" not in kinds
        fresh = line.kind != TEXT or _ENDS.search(line.text[-_MOST_HEAD:]) is not None
    return begun * 2 > paragraphs > _FEW, by_year > 0


def _are_glued(lines: Iterable[Line], habits: Habits) -> bool:
    """Whether most dates in signs at the beginnings of lines are followed by the text at once."""
    ends = [parts[-1].end for line in lines if line.kind == TEXT and (parts := lex(line.text, 0, habits))]
    glued = sum(
        bool(parts and GLUED.match(line.text, parts[-1].end))
        for line in lines
        if line.kind == TEXT and (parts := lex(line.text, 0, habits))
    )
    return glued > _FEW and glued * 2 > len(ends)


def _begins(text: str, habits: Habits) -> set[str]:
    """The kinds of parts of the day or the year with which a line begins, and then goes on; none without one."""
    parts = lex(text, 0, habits)
    for count in range(len(parts), 0, -1):
        kinds = {part.kind for part in parts[:count]}
        if not kinds & {"Y", "N"} and not kinds >= {"M", "D"}:
            return set()
        sentence = kinds == {"Y", ""} and text[parts[count - 1].end - 1] == ","  # 1948, a year of storms, …
        if not sentence and parts[count - 1].kind not in ("-", "&") and _FOLLOWS.match(text, parts[count - 1].end):
            return kinds
    return set()
