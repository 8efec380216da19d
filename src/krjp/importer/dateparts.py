"""The parts of a date as printed: a lexer for year, month, day, third of a month, season, dash and so on.

What a run of parts states is told by `stated`, and whether it is the head of an entry by `heads`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from krjp.importer.dateforms import (
    DASHES,
    DECADE_LEADS,
    DECADES,
    MONTH_NUMBERS,
    SEASONS,
    THIRDS,
    lexer,
)
from krjp.importer.datestyles import in_other_ways
from krjp.importer.figures import PLAIN, DatePart, Habits, century, numbered, short_year, years_at
from krjp.importer.lexicons import listed

__all__ = ["MOST_PARTS", "PLAIN", "DatePart", "Habits", "lex"]

# Longest run of parts a head can have: weekday, comma, month, day, comma, year, a clock, a dash, and the same again.
MOST_PARTS = 17
# A year with fewer digits is one of an era, or has lost its century.
_LEAST_CJK_YEAR = 3
# The year of 6 Apr 94: and of Apr 6, 94:
_TWO_DIGITS = re.compile(rf"(\d\d)(?=\s?[;{DASHES}-]|\s?:(?!\d)|\s*$|\s\s|\t)")
# The second day of 2024. 3. 6. ~ 3. 8. and of 2024. 3. 6. ~ 8.:, the second month of 2024. 3. ~ 5.:
_MONTH_AND_DAY = re.compile(r"(?:(\d{1,2})\.\s?)?(\d{1,2})(?:\.(?![\w.])|(?![\w.]))")
_BEGINS = re.compile(r"([^\W\d_]+)|[\w'’‘()（&,、~/*?-]|[\u2010-\u2015\u2212\uff0d\u301c\uff5e\u223c]")
# The words with which a part of a date can begin, in capitals or not; any word may that is not in Latin letters.
_WORDS = frozenset(
    {*DECADES, *DECADE_LEADS.split("|"), "xx"}
    | {*MONTH_NUMBERS, *THIRDS, *SEASONS, *listed("calendar", "foreign weekdays"), *listed("calendar", "to this day")}
    | listed("calendar", "short weekdays")
    | {*listed("calendar", "between parts"), *listed("calendar", "first words"), *listed("calendar", "hours")}
    | listed("calendar", "centuries")
)
# Also the letter of an era: M13.04.26 (1880).
_ROMAN = re.compile("(?:[IVX]{1,5}e?|[MTSHR])$")
_LATIN_LETTERS = "\u024f"
# More parts than the longest date has, and two of a kind in a row, make no date.
_MOST_SAID = 10
_NEVER_TWICE = frozenset("YMDTSN")


def lex(line: str, at: int, habits: Habits = PLAIN) -> list[DatePart]:
    """The parts of a date that stand one after another from a position on."""
    if not _may_begin(line, at):
        return []
    parts = _lexed(line[at : at + _LONGEST], habits)
    return [part._replace(end=part.end + at) for part in parts] if at else list(parts)


# No date is longer. What stands there is read for every layout of a page, and only once.
_LONGEST = 160


@lru_cache(maxsize=1 << 15)
def _lexed(line: str, habits: Habits) -> tuple[DatePart, ...]:
    at = 0
    parts: list[DatePart] = []
    while len(parts) < MOST_PARTS:
        if (not parts or parts[-1].kind == "S") and (years := years_at(line, at, habits)):
            parts += years
            at = years[-1].end
        kinds = "".join(part.kind for part in parts)
        dotted = _MONTH_AND_DAY.match(line, at) if kinds in ("YMD-", "YM-", "MD-") else None
        if dotted and kinds == "MD-" and not dotted[1]:
            dotted = None
        if kinds == "DM" or (kinds == "MD" and not parts[-1].kind):
            dotted = _TWO_DIGITS.match(line, at)
        known = lexer(habits.pair, brief=habits.brief, short_years=habits.short_years)
        match = dotted or (known.match(line, at) if _may_begin(line, at) else None)
        if match is None:
            break
        at = match.end()
        if dotted and dotted.re is _TWO_DIGITS:
            parts.append(short_year(dotted[1], at, habits))
        elif dotted:
            month, last = dotted.groups()
            parts += [DatePart("M", at, int(month))] if month else []
            parts.append(DatePart("D" if month or "D" in kinds else "M", at, int(last)))
        else:
            parts += _parts(match, at, habits)
        while at < len(line) and line[at].isspace() and line[at] != "\t":
            at += 1
        if len(kinds) > _MOST_SAID or (parts[-1].kind in _NEVER_TWICE and parts[-1].kind == kinds[-1:]):
            break
    return tuple(parts)


def _may_begin(line: str, at: int) -> bool:
    """True where a part of a date may begin; the one look at most words of a text."""
    match = _BEGINS.match(line, at)
    if match is None:
        return False
    word = match[1]
    return word is None or word[0] > _LATIN_LETTERS or word.lower() in _WORDS or _ROMAN.match(word) is not None


# The groups of each form of a whole date; their last letters are the kinds.
_WHOLE: dict[str, tuple[str, ...]] = {
    "named": ("ny", "nm", "nd"),
    "iso": ("iy", "im", "id"),
    "compact": ("cy", "cm", "cd"),
    "before": ("bd", "bm"),
    "dotted": ("mm", "md"),
}
_LETTERS: dict[str | None, str] = {"dash": "-", "and": "&", "circa": "C", "week": "W", "now": "O"}


def _parts(match: re.Match[str], end: int, habits: Habits) -> list[DatePart]:
    """The parts that a match of the lexer stands for."""
    own = _of_pair(match, end, habits) or _of_brief(match, end, habits) or in_other_ways(match, end, habits)
    if own:
        return own
    for form, groups in _WHOLE.items():
        if match[form]:
            return _numbers(match, groups, end)
    if match["dashed"] or match["monthly"]:
        word, day = match["dm"] or match["wm"], match["dd"]
        month = MONTH_NUMBERS[word.lower()] if word else int(match["om"])
        days = [DatePart("D", end, int(day))] if day else []
        return [*days, DatePart("M", end, month), DatePart("Y", end, int(match["dy"] or match["oy"]))]
    if match["quarter"]:
        part = (match["qpart"] or match["part"] or f"q{match['qtail']}").lower()
        year = [DatePart("Y", end, int(match["qyear"]))] if match["qyear"] else []
        return [*year, DatePart("S", end, part)]
    if match["numbered"]:
        return _of_week(int(match["wy"]), int(match["wn"]), end, match.group())
    if match["slashed"] or match["european"]:
        return numbered(match["slashed"] or match["european"], end, habits)
    return _of_word(match, end, habits)


def _of_pair(match: re.Match[str], end: int, habits: Habits) -> list[DatePart]:
    """The day and the month of two numbers."""
    if habits.pair == "DM" and match["daily"]:
        return _numbers(match, ("fd", "fm") if match["fd"] else ("gd", "gm"), end)
    if not habits.pair or not match["pair"]:
        return []
    numbers = zip(habits.pair, (match["pa"], match["pb"]), strict=True)
    return [DatePart(kind, end, int(number)) for kind, number in numbers if number.isdigit()]


def _of_brief(match: re.Match[str], end: int, habits: Habits) -> list[DatePart]:
    """The parts of a date whose year has two digits."""
    if not habits.brief:
        return []
    if match["ranged"]:
        return _numbers(match, ("rd", "rm"), end)
    if match["brief"]:
        values = [match["ba"], match["bb"], match["bz"]]
        kinds = "DMY" if match["bb"].lower() in MONTH_NUMBERS else habits.order
    elif match["monthyear"]:
        values, kinds = [match["ym"], match["yz"]], "MY"
    elif match["briefly"] or match.lastgroup == "short":
        values = [match["xm"], match["xy"]] if match["briefly"] else [match.group()[1:]]
        kinds = "MY" if match["briefly"] else "Y"
    else:
        return []
    known = dict(zip(kinds, values, strict=True))
    year = habits.year(int(known["Y"]))
    month = known.get("M", "")
    number = int(month) if month.isdigit() else MONTH_NUMBERS.get(month.lower())
    months = [DatePart("M", end, number)] if number is not None else []
    days = [DatePart("D", end, int(known["D"]))] if known.get("D", "").strip("0").isdigit() and months else []
    return [*days, *months, DatePart("X", end, match.group()) if year is None else DatePart("Y", end, year)]


def _numbers(match: re.Match[str], groups: tuple[str, ...], end: int) -> list[DatePart]:
    """The parts of groups whose last letters are their kinds."""
    printed = [(group[-1].upper(), (match[group] or "").lower()) for group in groups]
    known = [(kind, int(text) if text.isdigit() else MONTH_NUMBERS.get(text)) for kind, text in printed]
    found = [DatePart(kind, end, value) for kind, value in known if value is not None]
    # 1996-11-00 is a month, 1880-00-00 a year.
    nothing = {part.kind for part in found if not part.value}
    return [part for part in found if part.kind not in nothing] if nothing in ({"D"}, {"M", "D"}) else found


def _of_word(match: re.Match[str], end: int, habits: Habits) -> list[DatePart]:
    kind = match.lastgroup
    text = match.group().lower()
    if match["bc"]:
        return [DatePart("B", end, match["bc"])]
    if match["ad"]:
        return [DatePart("Y", end, int(match["adyear"] or match["ceyear"]))]
    if match["decade"] or match["century"]:
        return [_of_decade(match, end, habits)]
    if kind == "short":
        return [short_year(text[1:], end, habits)]
    if kind == "third":
        return [DatePart("T", end, THIRDS[max((word for word in THIRDS if word in text), key=len)])]
    if kind in ("season", "fiscal"):
        word = match["latin"] or match["eastern"] or ""
        return [DatePart("S", end, SEASONS.get(word.lower(), kind))]
    if kind == "month":
        return [DatePart("M", end, MONTH_NUMBERS[text.rstrip(".")])]
    if kind == "ordinal":
        return [DatePart("D", end, int(match["ordinal"]))]
    if kind in ("year", "day"):
        return [DatePart(kind[0].upper(), end, int(re.match(r"\d+", text).group()))]  # type: ignore[union-attr]
    return [DatePart(_LETTERS.get(kind, ""), end)]


def _of_week(year: int, week: int, end: int, text: str) -> list[DatePart]:
    """The parts of the Monday of a week by its number, after the sign of a week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return [DatePart("X", end, text)]
    numbers = zip("YMD", (monday.year, monday.month, monday.day), strict=True)
    return [DatePart("W", end), *(DatePart(kind, end, number) for kind, number in numbers)]


def _of_decade(match: re.Match[str], end: int, habits: Habits) -> DatePart:
    """A century, or a decade; of which century the word for one is, the page tells."""
    if match["century"]:
        return DatePart("N", end, century(match["th"] or match["roman"] or match["secolo"]))
    if match["hundreds"]:
        return DatePart("N", end, f"{(int(match['hundreds']) - 1) * 100 + int(match['itstens'])}+10")
    if tens := match["tens"] or match["annees"]:
        hundred = match["tal"] and tens.endswith("00")  # 1900-talet
        return DatePart("N", end, f"{tens}+{100 if hundred else 10}")
    word = match["ten"] or match["two"] or match["tenth"] or match["tenths"]
    year = habits.year(int(DECADES.get(word.lower(), word)))
    return DatePart("N", end, f"{year}+10") if year is not None else DatePart("X", end, match.group())
