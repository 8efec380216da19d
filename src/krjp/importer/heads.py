"""Date heads: `Jan. 30-Feb. 2, 2024`, `Mid-March`, `23 January 1991`, `3月6日`, `2024. 3. 6.` and so on.

A head is read in three steps. A lexer (`dateparts`) turns the characters from a position on into parts of a
date (year, month, day, third of a month, dash …). The longest run of parts that states a date (`stated`) and is
followed by a separator is the head. What no run states, the period language may read, as long as it gives the year.

Reading never guesses: `02/03/2024` on a page that tells nothing of its order, `Jan. 5, '24`, 30 February and
`Jan. 5-4` are failures with a reason.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from krjp.importer.dateforms import DASHES, MONTH_NUMBERS, MONTH_PATTERN
from krjp.importer.dateparts import PLAIN, DatePart, Habits, lex
from krjp.importer.lexicons import listed
from krjp.importer.stated import BadDateError, Point, Stated, of_days, resolve, stated

__all__ = ["GLUED", "STRONG", "Head", "begins_with_date", "read_head", "whole_date"]

# What may follow a head. A hyphen needs a space on one side: `Jan. 4-US` is no separator.
STRONG = re.compile(
    rf"\s*(?:\.[-{DASHES}]|\s?\.{{3,}}|…+|(?<=[월일년月日年])=|[:;：；]|--+|[{DASHES}]|\t)|\s(?:[=|→»>]|>>|[=-]>)(?=\s)|\s+-|-\s"
)
_WEAK = re.compile(r"\.\s|\s{2}|\s*$")
_SPACE_BEFORE_CAPITAL = re.compile(r"\s(?=[^\W\d_a-z]|[\"“‘'«])")
_SPACE_BEFORE_NUMBER = re.compile(r"\s(?=\d[\d.,]*(?:\s(?!\s)|-[^\W\d]))")
_SPACE, _SPACES = re.compile(r"\s"), re.compile(r"[^\S\t]+")
# After a date with which paragraphs begin; no space may stand before a capital: 1939Conferencia.
_SPACE_BEFORE_WORD = re.compile(
    rf"\s+(?![a-z]{{1,7}}(?:\s\d|\s*$)|[a-z(][^:;.]{{0,30}}[:;]\s|[^\W\d_]{{3,12}}\.?\s\d{{1,2}}\s?[:;]|(?i:{MONTH_PATTERN})\.?\s?[-{DASHES}:])(?=[^\W\d_]|[\"“‘'«(\[])"
    r"|(?<=\d)(?=[A-Z\u00c0-\u00de])"
)
# Where the text begins right after a date in Chinese, Japanese or Korean signs.
GLUED = re.compile(
    r"(?<=[年月日년월일)）])(?=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3「『【(（])"
    rf"(?!{'|'.join(sorted(listed('calendar', 'after signs')))})"
)
_CJK_COMMA = re.compile(r"[电電讯訊]?[,，、]\s?(?=[^\W\d_a-zA-Z])")
# With a date without Latin letters no sentence begins: digits alone, or with Chinese, Japanese or Korean units.
_NUMERIC = re.compile(r"[^A-Za-z\u00c0-\u024f]+")
_BRACKETS = {"[": "]", "(": ")", "（": "）", "【": "】", "〔": "〕", "<": ">"}
_AFTER_BRACKET = re.compile(r"(?:\s*[:;])?")
# A place in brackets between the date and the separator, or a town after a comma: `9 November, Berlin:`.
_PLACE = re.compile(r"\s?[(（]\s?([^\W\d_][^\d()（）:;]{0,40})[)）]")
_AGENCIES = listed("lines", "agencies")
_TOWN = re.compile(r",\s((?:[A-Z][^\W\d_]+)(?:[ /-][A-Z][^\W\d_]+){0,2})(?=:\s)")
_NUMBER_AND_SEPARATOR = re.compile(r"\s*\d{1,4}\.?\s?(?:[:;：；](?!\d)|$)")
# The last year of a span, after its dash: 1954 - 1962 A war.
_UNTIL = re.compile(r"\s*[12]\d{3}(?!\d)(?!\s\w+\s\w+ed\b)")
# A number after a dash that may be the one before the text: 2024-03-06 – 17 ministers meet.
_DASH_AND_NUMBER = re.compile(rf"\s(?:--?|[{DASHES}])\s[1-9]\d?$")
_CLOCK = re.compile(r":\d\d(?!\d)")
_DECORATION = "-–—=*~_#+■□◆◇●○ \u3000"
_LABELS = listed("lines", "labels")
_LEADS = "|".join(sorted(listed("calendar", "before dates"), key=lambda words: (-len(words), words)))
_BEFORE_HEAD = re.compile(rf"(?:(?:{_LEADS})\s+(?=[^\W_])){{0,3}}(?:l['’](?=[^\W\d]))?", re.IGNORECASE)
# After a date with which a sentence begins: `On 23 July, …`, `In May 1987 …`.
_IN_PROSE = re.compile(r",?\s+(?=\S)")
_DOTS = re.compile(r"[\s.,;:]*")
_MOST_PERIOD = 60
# A year, perhaps after the words before a date: 1990: 1990: …
_YEAR_NEXT = re.compile(r"\W{0,3}(?:[^\W\d]{1,12}\s){0,9}\W{0,3}[12]\d{3}")
# Up to four words before a date: a town, or a sort of entry.
_WORDS_BEFORE = re.compile(
    rf"([^\W\d_][^\W\d]*(?:[ '’.-]+[^\W\d_][^\W\d]*){{0,3}}?)(?:\s?[,:;|/·]\s?|\s[-{DASHES}]\s|\s)"
    rf"(?=\d|{MONTH_PATTERN})",
    re.IGNORECASE,
)
_OF_PERIOD = re.compile(rf"(?=[^:]*\d)[^:\t]{{4,{_MOST_PERIOD}}}?(?=:\s|\t|\s[{DASHES}]\s|\s*$)")


class Head(NamedTuple):
    """A date head in a line: what it states, and where it stands."""

    stated: Stated
    text: str
    start: int
    end: int
    """Where the entry's text begins, after the separator."""
    alone: bool
    """True when nothing follows it on its line."""
    place: str = ""
    """What stands in brackets after the date."""
    led: bool = False
    """True when the date is part of the sentence that it begins."""
    day_only: bool = False
    """True when the head prints a day alone."""


@lru_cache(maxsize=1 << 15)  # each layout reads the same lines, and the lines below a date again
def read_head(  # noqa: C901  # one loop over runs of parts, each with one reason to go on with a shorter one
    line: str,
    at: int,
    *,
    line_start: bool,
    fresh: bool = True,
    habits: Habits = PLAIN,
    within: Point | None = None,
    prose: bool = False,
    item: bool = False,
) -> Head | None:
    """The date head at a position in a line, or None.

    At the start of a line more separators are known than after a sentence in mid-line, and most of
    all when the line before is `fresh`: it has ended a sentence, or there is none. `within` a month a
    day alone is a head; in `prose` a sentence may go on after its date, in an `item` of a list the text may follow
    after a comma. Raises BadDateError for a head
    whose date cannot be.
    """
    start = at
    if line_start:
        lead = _BEFORE_HEAD.match(line, at)
        assert lead is not None
        at = lead.end()
    closing = _BRACKETS.get(line[at : at + 1]) if line_start else None
    if closing:
        at += 1
    parts = lex(line, at, habits)
    known = habits._replace(marks=habits.marks | {","}) if item and at == start else habits
    for count in range(len(parts), 0, -1):
        run, end = parts[:count], parts[count - 1].end
        if any(part.end == end for part in parts[count:]):
            continue  # it would cut 2023-24 in two
        named = _PLACE.match(line, end) or _TOWN.match(line, end)
        if named and named[1] in _AGENCIES and not any(part.kind == "Y" for part in run):
            return None  # the dateline of an article
        end = named.end() if named else end
        if closing:
            if line[end : end + 1] != closing:
                continue
            end += 1
        strong = STRONG.match(line, end)
        if strong is None and not line_start:
            continue
        if strong or (line_start and run[0].kind == "X" and str(run[0].value)[-1] in "年년"):
            _refuse_doubtful(run, line[at:end])
        found = _stated(run, line, end, within)
        if found is None:
            continue
        if closing:
            follows = _AFTER_BRACKET.match(line, end)
        else:
            follows = _separator(line, at, end, run, line_start=line_start, fresh=fresh, habits=known)
        bare = follows is not None and bool(_SPACES.fullmatch(follows.group())) and at != start and not closing
        bare &= not (line[end - 1] == "." and "." in habits.marks)
        led = (follows is None or bare) and prose and line_start
        if led or bare:
            follows = _sentence(line, at, end, run, led=at != start) if led else None
        if follows is None and named:
            follows = _separator(line, at, named.start(), run, line_start=line_start, fresh=fresh, habits=habits)
            end, named = named.start(), None
        if follows is None:
            continue
        resolve(found, 2024)  # a date that cannot be, is refused at once; 2024 is a leap year
        alone = not line[follows.end() :].strip()
        kinds = {part.kind for part in run} - {""}
        day_only = not kinds & set("YMSN")
        place = named[1].strip() if named else ""
        if kinds == {"Y"} and strong and line_start and (rest := _of_year(line, follows.end(), found, habits)):
            return rest._replace(text=line[start : line.index(rest.text, follows.end()) + len(rest.text)], start=start)
        return Head(found, line[start:end].strip(), start, follows.end(), alone, place, led, day_only)
    if not line_start or at != start or closing:
        return None
    return _of_period(line, start, at, fresh=fresh) or (_after_words(line, at, habits) if habits.prefixed else None)


def _after_words(line: str, at: int, habits: Habits) -> Head | None:
    """The head after the few words with which a line begins: `Geneva, 4 May 2004: …`, `resolved May 11, 2021`."""
    words = _WORDS_BEFORE.match(line, at)
    if words is None or words[1].lower() in MONTH_NUMBERS or words[1].lower() in _LABELS:
        return None
    head = read_head(line, words.end(), line_start=True, habits=habits._replace(prefixed=False))
    if head is None or head.led or head.stated.first.day is None:
        return None
    return head._replace(start=at, place=head.place or words[1])


def _of_year(line: str, at: int, year: Stated, habits: Habits) -> Head | None:
    """The head that begins right after a year and its separator, with that year: `1989: 4. September: …`."""
    at += len(line[at:]) - len(line[at:].lstrip())
    if at >= len(line) or _YEAR_NEXT.match(line, at):
        return None
    led = _BEFORE_HEAD.match(line, at)
    prose = led is not None and led.end() > at
    rest = read_head(line, at, line_start=True, habits=habits, prose=prose)
    if rest is None or rest.stated.has_year or rest.stated.first.month is None:
        return None
    first, last = rest.stated.first, rest.stated.last
    turn = last.month is not None and first.month is not None and last.month < first.month
    found = year.first.year
    assert found is not None
    said = rest.stated._replace(first=first._replace(year=found), last=last._replace(year=found + turn))
    return rest._replace(stated=said)


def _stated(run: list[DatePart], line: str, end: int, within: Point | None) -> Stated | None:
    """What a run states; a year before 1 is refused only where a head ends."""
    try:
        return stated(run, within)
    except BadDateError:
        if STRONG.match(line, end) or _WEAK.match(line, end):
            raise
        return None


def whole_date(text: str, habits: Habits = PLAIN, within: Point | None = None) -> Stated | None:
    """What a text states that is nothing but a date, as a cell of a table is. Raises BadDateError."""
    text = text.strip().strip("[](){}（）【】<>").strip(_DECORATION)
    text += ")" * (text.count("(") - text.count(")")) + "）" * (text.count("（") - text.count("）"))  # of a weekday
    lead = _BEFORE_HEAD.match(text)
    assert lead is not None
    for at in sorted({0, lead.end()}):
        parts = lex(text, at, habits)
        end = parts[-1].end if parts else 0
        if parts and STRONG.match(text, end):
            return None  # it is followed by a text
        if not parts or _DOTS.fullmatch(text, end) is None:
            continue
        _refuse_doubtful(parts, text)
        found = stated(parts, within)
        if found is not None:
            resolve(found, 2024)
            return found
    head = _of_period(text, 0, 0, fresh=True)
    return head.stated if head is not None and head.alone else None


def _of_period(line: str, start: int, at: int, *, fresh: bool) -> Head | None:
    """A head that only the period language reads: `First half of 2024:`, `2024-W08`."""
    found = _OF_PERIOD.match(line, at) if fresh else None
    if found is None or not re.search(r"\d{4}|century", found.group()):
        return None
    from krjp.dates import Frame
    from krjp.errors import KrjpError
    from krjp.periods.forms import by_a_form
    from krjp.periods.readers import UnreadableError

    try:
        period = by_a_form(" ".join(found.group().casefold().split()), Frame())
    except (KrjpError, UnreadableError, ValueError):
        return None
    follows = STRONG.match(line, found.end()) or _WEAK.match(line, found.end())
    if period is None or period.first is None or period.last is None or follows is None:
        return None
    said = of_days(period.first, period.last, vague=period.first != period.last)
    return Head(said, found.group().strip(), start, follows.end(), not line[follows.end() :].strip())


def _refuse_doubtful(run: list[DatePart], text: str) -> None:
    """Raise BadDateError for a run with a part that can be read two ways."""
    doubtful = next((str(part.value) for part in run if part.kind == "X"), "")
    kinds = {part.kind for part in run}
    if "/" in doubtful and "Y" not in kinds:
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
    line: str, at: int, end: int, run: list[DatePart], *, line_start: bool, fresh: bool, habits: Habits
) -> re.Match[str] | None:
    kinds = {part.kind for part in run}
    counts = _DASH_AND_NUMBER.search(line, at, end)
    strong = STRONG.match(line, end)
    if strong is not None:
        dashed = strong.group().strip() not in ("", ":", ";", "：", "；")
        until = kinds == {"Y"} and _UNTIL.match(line, strong.end())
        if (dashed and (until or _NUMBER_AND_SEPARATOR.match(line, strong.end()))) or (
            counts and _CLOCK.match(line, end)
        ):
            return None  # the end of a range that is not understood, or `Jan. 4 – 10:30`
        # In mid-line a dash before a digit goes on with the date; years alone need a line of their own.
        apart = not kinds <= {"Y", "-", "S", "N", "T"} and (not dashed or line[strong.end() :].lstrip()[:1].isalpha())
        return strong if line_start or apart else None
    if not line_start or not fresh:
        return None
    if habits.glued and (glued := GLUED.match(line, end)):
        return glued
    if own := _own_mark(line, end, kinds, habits):
        return own
    if kinds - {""} <= {"D", "-", "&"}:  # a day within its month
        return _WEAK.match(line, end) or (_SPACE_BEFORE_CAPITAL.match(line, end) if line[end - 1] != "," else None)
    if weak := _WEAK.match(line, end):
        dated = (
            "M" in kinds or (kinds & set("SNT") and kinds & set("YN")) or (weak.group().strip() != "." and "Y" in kinds)
        )
        return weak if dated else None
    if (
        kinds & {"D", "T", "S", "N"} or ("M" in kinds and not line[end:].lstrip()[:1].isdigit())
    ) and _NUMERIC.fullmatch(line, at, end):
        return (_SPACE.match(line, end) if not counts else None) or _CJK_COMMA.match(line, end)
    dotted = line[end - 1 : end] == "." and "M" in kinds and kinds & {"D", "Y", "T"}  # 4 mars. Italie
    if habits.spaced and ("M" in kinds or (habits.by_year and kinds & {"Y", "N"})) and kinds & set("YNDT"):
        number = _SPACE_BEFORE_NUMBER.match(line, end) if habits.listed else None
        return number or _SPACE_BEFORE_WORD.match(line, end)
    whole = {"Y", "M", "D"} <= kinds or dotted
    return _SPACE_BEFORE_CAPITAL.match(line, end) if whole else None


def _own_mark(line: str, end: int, kinds: set[str], habits: Habits) -> re.Match[str] | None:
    """What this author puts between dates and texts, as in `2018, Two firms merge`, after a date of any sort."""
    if not kinds & set("YMNS"):
        return None
    mark = next((mark for mark in habits.marks - {" "} if line[end - 1] == mark or line[end : end + 1] == mark), "")
    return re.compile(rf"{re.escape(mark)}?\s+(?=\S)").match(line, end) if mark else None


def _sentence(line: str, at: int, end: int, run: list[DatePart], *, led: bool) -> re.Match[str] | None:
    """What follows a date with which a sentence begins; without a word before it, a comma must follow."""
    kinds = {part.kind for part in run}
    if not kinds & {"M", "Y", "D", "N"} or (kinds - {"", "&", "-"} == {"D"} and not led):
        return None
    follows = _IN_PROSE.match(line, end)
    return follows if follows is not None and (led or follows.group().startswith(",")) else None
