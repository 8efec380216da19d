"""The parts of a date as printed: a lexer for year, month, day, third of a month, season, dash and so on.

What a run of parts states is told by `stated`, and whether it is the head of an entry by `heads`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from krjp.importer.dateforms import (
    DECADE_LEADS,
    DECADES,
    ERAS,
    MONTH_NUMBERS,
    RANGES,
    SEASONS,
    THIRDS,
    lexer,
)
from krjp.importer.lexicons import listed

__all__ = ["MOST_PARTS", "PLAIN", "DatePart", "Habits", "lex"]

# Longest run of parts a head can have: weekday, comma, month, day, comma, year, a clock, a dash, and the same again.
MOST_PARTS = 17
# A year with fewer digits is one of an era, or has lost its century.
_LEAST_CJK_YEAR = 3
# A date that is two years, the second in two digits: 1964–65. It cannot be told from a month within a date.
_YEARS = re.compile(rf"([12]\d{{3}})\s?(-|/|[{RANGES}])\s?(\d{{2}})(?![\w%]|[-./]\d)")
# The second day of 2024. 3. 6. ~ 3. 8. and of 2024. 3. 6. ~ 8.:, the second month of 2024. 3. ~ 5.:
_MONTH_AND_DAY = re.compile(r"(?:(\d{1,2})\.\s?)?(\d{1,2})(?:\.(?![\w.])|(?![\w.]))")
_BEFORE_MONTHS = "-/\u2010\u2011"
_BEGINS = re.compile(r"([^\W\d_]+)|[\w'’‘()（&,、~/-]|[\u2010-\u2015\u2212\uff0d\u301c\uff5e\u223c]")
# The words with which a part of a date can begin, in capitals or not; any word may that is not in Latin letters.
_WORDS = frozenset(
    {*DECADES, *DECADE_LEADS.split("|"), "xx"}
    | {*MONTH_NUMBERS, *THIRDS, *SEASONS, *listed("calendar", "foreign weekdays"), *listed("calendar", "to this day")}
    | listed("calendar", "short weekdays")
    | {*listed("calendar", "between parts"), *listed("calendar", "first words"), *listed("calendar", "hours")}
)
_LATIN_LETTERS = "\u024f"
# More parts than the longest date has, and two of a kind in a row, make no date.
_MOST_SAID = 10
_NEVER_TWICE = frozenset("YMDTSN")


class Habits(NamedTuple):
    """What the rest of a page tells of the way its author writes dates."""

    day_first: bool | None = None
    """Whether 02/03/2024 is 2 March; None where nothing tells."""
    era: str | None = None
    """The Japanese era of years such as 6年."""
    order: str = "DMY"
    """The order of dates with years of two digits: DMY, MDY or YMD."""
    pair: str = ""
    """What two numbers such as 12.4. or 08/22 are: DM, MD, or no date."""
    years: tuple[tuple[int, int], ...] = ()
    """The first and the last year that headings name, and that the page names, with one on either side."""
    seasons: bool = False
    """Whether 1904/05 is two years, and no month of one."""
    brief: bool = False
    """Whether its dates have years of two digits."""
    prefixed: bool = False
    """Whether words stand before most dates: a town, or what sort of entry it is."""
    marks: frozenset[str] = frozenset()
    """What this author puts between a date and its text, beside what everybody does: a comma, a full stop, a space."""

    @property
    def listed(self) -> bool:
        """Whether most lines begin with a date, so that a line without a full stop is still a whole one."""
        return " " in self.marks

    def year(self, digits: int) -> int | None:
        """The year of two digits, where the page tells its century."""
        # What fits none lies before the last year that is named: nobody tells of what is to come.
        fitting = self.centuries(digits) or [last - (last - digits) % 100 for _, last in self.years[-1:]]
        return fitting[0] if len(fitting) == 1 else None

    def centuries(self, digits: int) -> list[int]:
        """The years of two digits that the page may be about."""
        ranges = ([year for year in range(first, last + 1) if year % 100 == digits] for first, last in self.years)
        return next(filter(None, ranges), [])


PLAIN = Habits()


class DatePart(NamedTuple):
    """One part of a date: its kind, its end in the line, and what it says.

    Kinds are the letters Y M D T S N for year, month, day, third, season and decade, C W O - & for circa, week of, to
    this day, dash, and; X for what can be read two ways, B for a year before Christ. A weekday, a time of day or a
    comma, which adds nothing, has no kind.
    """

    kind: str
    end: int
    value: int | str | None = None


def lex(line: str, at: int, habits: Habits = PLAIN) -> list[DatePart]:
    """The parts of a date that stand one after another from a position on."""
    if not _may_begin(line, at):
        return []
    parts = _lexed(line[at : at + _LONGEST], habits)
    return [part._replace(end=part.end + at) for part in parts] if at else list(parts)


# No date is longer. What stands there is read for every layout of a page, and only once.
_LONGEST = 160


@lru_cache(maxsize=4096)
def _lexed(line: str, habits: Habits) -> tuple[DatePart, ...]:
    at = 0
    parts: list[DatePart] = []
    while len(parts) < MOST_PARTS:
        if (not parts or parts[-1].kind == "S") and (years := _years(line, at, habits)):
            parts += years
            at = years[-1].end
        kinds = "".join(part.kind for part in parts)
        dotted = _MONTH_AND_DAY.match(line, at) if kinds in ("YMD-", "YM-", "MD-") else None
        if dotted and kinds == "MD-" and not dotted[1]:
            dotted = None
        known = lexer(habits.pair, brief=habits.brief)
        match = dotted or (known.match(line, at) if _may_begin(line, at) else None)
        if match is None:
            break
        at = match.end()
        if dotted:
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
    return word is None or word[0] > _LATIN_LETTERS or word.lower() in _WORDS


def _years(line: str, at: int, habits: Habits) -> list[DatePart]:
    """Two years at a position, or none. After a hyphen or slash two digits up to 12 are a month."""
    match = _YEARS.match(line, at)
    if match is None:
        return []
    first, last, end = int(match[1]), int(match[3]), match.end()
    rising = last > first % 100
    if match[2] == "/" and habits.seasons and last == (first + 1) % 100:
        return [
            DatePart("Y", match.end(1), first),
            DatePart("-", match.end(2)),
            DatePart("Y", end, first + 1),
        ]
    if match[2] in _BEFORE_MONTHS and (last <= 12 or not rising):
        return []
    parts = [DatePart("Y", match.end(1), first), DatePart("-", match.end(2))]
    if last <= 12 or not rising:
        # 2005–06 may be a month with a dash for a hyphen, 1998–02 too; nobody knows.
        return [*parts, DatePart("X", end, match.group())]
    return [*parts, DatePart("Y", end, first - first % 100 + last)]


# The groups of each form of a whole date; their last letters are the kinds.
_WHOLE: dict[str, tuple[str, ...]] = {
    "iso": ("iy", "im", "id"),
    "european": ("ed", "em", "ey"),
    "compact": ("cy", "cm", "cd"),
    "before": ("bd", "bm"),
    "dotted": ("mm", "md"),
}
_LETTERS: dict[str | None, str] = {"dash": "-", "and": "&", "circa": "C", "week": "W", "now": "O"}


def _parts(match: re.Match[str], end: int, habits: Habits) -> list[DatePart]:
    """The parts that a match of the lexer stands for."""
    own = _of_pair(match, end, habits) or _of_brief(match, end, habits)
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
    if match["era"]:
        number = 1 if match["eyear"] == "元" else int(match["eyear"])
        return [DatePart("Y", end, ERAS[match["ename"]] + number)]
    if match["cjk"]:
        return [_of_units(match["cjk"], match["unit"], end, habits)]
    if match["slashed"]:
        return _slashed(match["slashed"], end, habits)
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
        kinds = habits.order if match["bb"].isdigit() else "DMY"
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
    days = [DatePart("D", end, int(known["D"]))] if "D" in known else []
    return [*days, *months, DatePart("X", end, match.group()) if year is None else DatePart("Y", end, year)]


def _numbers(match: re.Match[str], groups: tuple[str, ...], end: int) -> list[DatePart]:
    """The parts of groups whose last letters are their kinds."""
    return [DatePart(group[-1].upper(), end, int(match[group])) for group in groups if match[group]]


def _of_word(match: re.Match[str], end: int, habits: Habits) -> list[DatePart]:
    kind = match.lastgroup
    text = match.group().lower()
    if match["bc"]:
        return [DatePart("B", end, match["bc"])]
    if match["ad"]:
        return [DatePart("Y", end, int(match["adyear"] or match["ceyear"]))]
    if match["decade"]:
        return [_of_decade(match, end, habits)]
    if kind == "short":  # of which century?
        return [DatePart("X", end, text)]
    if kind == "third":
        return [DatePart("T", end, THIRDS[word]) for word in re.findall(r"[^\W\d_]+", text) if word in THIRDS]
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


def _of_decade(match: re.Match[str], end: int, habits: Habits) -> DatePart:
    """A decade; of which century the word for one is, the page tells."""
    if tens := match["tens"] or match["annees"]:
        return DatePart("N", end, int(tens))
    word = match["two"] or match["tenth"] or match["tenths"]
    year = habits.year(int(DECADES.get(word.lower(), word)))
    return DatePart("N", end, year) if year is not None else DatePart("X", end, match.group())


def _of_units(number: str, unit: str, end: int, habits: Habits) -> DatePart:
    """A number with its Chinese or Korean unit; a year of one or two digits counts from the era of the page."""
    if unit in "年년" and len(number) < _LEAST_CJK_YEAR:
        if unit == "年" and habits.era is not None:
            return DatePart("Y", end, ERAS[habits.era] + int(number))
        return DatePart("X", end, f"{number}{unit}")
    return DatePart({"年": "Y", "년": "Y", "月": "M", "월": "M"}.get(unit, "D"), end, int(number))


@lru_cache(maxsize=1024)
def _slashed(text: str, end: int, habits: Habits) -> list[DatePart]:
    """The parts of a date with slashes: `21/02/2024` and `2/2/2024` are one day, `02/03/2024` needs a habit."""
    first, second, year = (int(number) for number in text.split("/"))
    clear = first == second or (first > 12) != (second > 12)
    if len(text.rsplit("/", 1)[1]) == 4 and (clear or (habits.day_first is not None and max(first, second) <= 12)):
        day_first = first > 12 or (second <= 12 and bool(habits.day_first))
        day, month = (first, second) if day_first else (second, first)
        return [DatePart("M", end, month), DatePart("D", end, day), DatePart("Y", end, year)]
    return [DatePart("X", end, text)]
