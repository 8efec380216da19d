"""The parts of a date as printed: a lexer for year, month, day, third of a month, dash and so on.

What a run of parts states, and whether it is the head of an entry, is told by `heads`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from krjp.dates import MONTHS
from krjp.importer.lexicons import mapped

__all__ = ["DASHES", "MOST_PARTS", "RANGES", "DatePart", "lex"]

# Longest run of parts a head can have: weekday, comma, month, day, comma, year, a dash, and the same again.
MOST_PARTS = 13
DASHES = "\u2010-\u2015\u2212"
RANGES = DASHES + "~\u301c\uff5e"

_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_THIRDS = mapped("calendar", "thirds")
# First year of each Japanese era, less one.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}

_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_LEXER = re.compile(
    rf"""
      (?P<circa>(?:c(?:irc)?a?\.|circa|around|about)\s)
    | (?P<weekday>{_WEEKDAY}|[（(]\s?(?:{_WEEKDAY}|[月火水木金土日](?:曜日?)?|[월화수목금토일](?:요일)?)\s?[)）])
    | (?P<iso>(?P<iy>\d{{4}})(?P<sep>[-./\u2010\u2011]|\.\s)(?P<im>\d{{1,2}})
        (?:(?P=sep)(?P<id>\d{{1,2}})(?:\.(?![\w.]))?|\.(?=\s?[-:;：；{RANGES}])|))(?!\d)
    | (?P<european>(?P<ed>\d{{1,2}})\.\s?(?P<em>\d{{1,2}})\.\s?(?P<ey>\d{{4}}))(?!\d)
    | (?P<slashed>\d{{1,2}}/\d{{1,2}}/\d{{2,4}})(?!\d)
    | (?P<era>(?P<ename>明治|大正|昭和|平成|令和)\s?(?P<eyear>\d{{1,2}}|元))\s?年
    | (?P<cjk>\d{{1,4}})\s?(?P<unit>[年년月월日일])
    | (?P<third>(?:early|mid|late|(?:the\s)?(?:middle|(?:beginning|start|end)\sof))
        (?:\s?[-{DASHES}]\s?|\s)(?:of\s)?
        |上旬|初旬|中旬|下旬|末|초순|상순|중순|하순|초|말)
    | (?P<month>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?
        |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![^\W\d_])\.?)
    | (?P<year>[12]\d{{3}})(?!\d)
    | (?P<short>['’‘]\d{{2}})(?!\w)
    | (?P<day>\d{{1,2}}(?:st|nd|rd|th)?)(?![\w%])
    | (?P<dash>--?|[{RANGES}]|/|\bto\b|\bthrough\b|から)
    | (?P<and>&|\band\b)
    | (?P<comma>[,、])
    """,
    re.IGNORECASE | re.VERBOSE,
)
# A date that is two years, the second in two digits: 1964–65. It cannot be told from a month within a date.
_YEARS = re.compile(rf"([12]\d{{3}})\s?(-|[{RANGES}])\s?(\d{{2}})(?![\w%]|[-./]\d)")
# The second day of 2024. 3. 6. ~ 3. 8. and of 2024. 3. 6. ~ 8.:, the second month of 2024. 3. ~ 5.:
_MONTH_AND_DAY = re.compile(r"(?:(\d{1,2})\.\s?)?(\d{1,2})(?:\.(?![\w.])|(?![\w.]))")
_HYPHENS = "-\u2010\u2011"


class DatePart(NamedTuple):
    """One part of a date: its kind, its end in the line, and what it says.

    Kinds are the letters of `heads.POINTS`, or C - & for circa, dash, and; X for what can be read two ways. A
    weekday or a comma, which adds nothing, has no kind.
    """

    kind: str
    end: int
    value: int | str | None = None


def lex(line: str, at: int) -> list[DatePart]:
    """The parts of a date that stand one after another from a position on."""
    parts = _years(line, at)
    at = parts[-1].end if parts else at
    while len(parts) < MOST_PARTS:
        kinds = "".join(part.kind for part in parts)
        dotted = _MONTH_AND_DAY.match(line, at) if kinds in ("YMD-", "YM-") else None
        match = dotted or _LEXER.match(line, at)
        if match is None:
            break
        at = match.end()
        if dotted:
            month, last = dotted.groups()
            parts += [DatePart("M", at, int(month))] if month else []
            parts.append(DatePart("D" if month or "D" in kinds else "M", at, int(last)))
        else:
            parts += _parts(match, at)
        while at < len(line) and line[at].isspace() and line[at] != "\t":
            at += 1
    return parts


def _years(line: str, at: int) -> list[DatePart]:
    """Two years at a position, or none. After a hyphen two digits up to 12 are a month as in ISO 8601."""
    match = _YEARS.match(line, at)
    if match is None:
        return []
    first, last, end = int(match[1]), int(match[3]), match.end()
    rising = last > first % 100
    if match[2] in _HYPHENS and (last <= 12 or not rising):
        return []
    parts = [DatePart("Y", match.end(1), first), DatePart("-", match.end(2))]
    if last <= 12 or not rising:
        # 2005–06 may be a month with a dash for a hyphen, 1998–02 too; nobody knows.
        return [*parts, DatePart("X", end, match.group())]
    return [*parts, DatePart("Y", end, first - first % 100 + last)]


def _parts(match: re.Match[str], end: int) -> list[DatePart]:
    kind = match.lastgroup
    if match["iso"]:
        kinds = (("Y", "iy"), ("M", "im"), ("D", "id"))
        return [DatePart(letter, end, int(match[group])) for letter, group in kinds if match[group]]
    if match["european"]:
        return [DatePart(letter, end, int(match[group])) for letter, group in (("D", "ed"), ("M", "em"), ("Y", "ey"))]
    if match["era"]:
        number = 1 if match["eyear"] == "元" else int(match["eyear"])
        return [DatePart("Y", end, _ERAS[match["ename"]] + number)]
    if match["cjk"]:
        return [DatePart({"年": "Y", "년": "Y", "月": "M", "월": "M"}.get(match["unit"], "D"), end, int(match["cjk"]))]
    if match["slashed"]:
        return _slashed(match["slashed"], end)
    text = match.group().lower()
    if kind == "short":  # of which century?
        return [DatePart("X", end, text)]
    if kind == "third":
        return [DatePart("T", end, _THIRDS[word]) for word in re.findall(r"[^\W\d_]+", text) if word in _THIRDS]
    if kind == "month":
        return [DatePart("M", end, _MONTH_NUMBERS[text[:3]])]
    if kind in ("year", "day"):
        return [DatePart(kind[0].upper(), end, int(text.rstrip("stndrh")))]
    letters: dict[str | None, str] = {"dash": "-", "and": "&", "circa": "C"}
    return [DatePart(letters.get(kind, ""), end)]


def _slashed(text: str, end: int) -> list[DatePart]:
    """The parts of a date with slashes: `21/02/2024` and `2/2/2024` are one day, `02/03/2024` is doubtful."""
    first, second, year = (int(number) for number in text.split("/"))
    if len(text.rsplit("/", 1)[1]) == 4 and (first == second or (first > 12) != (second > 12)):
        day, month = (first, second) if first > 12 else (second, first)
        return [DatePart("M", end, month), DatePart("D", end, day), DatePart("Y", end, year)]
    return [DatePart("X", end, text)]
