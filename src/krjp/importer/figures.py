"""What figures in a date may mean: a month or a year, a day or a month, which century; the page decides."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from krjp.importer.dateforms import DASHES, RANGES

__all__ = ["PLAIN", "DatePart", "Habits", "century", "numbered", "short_year", "years_at"]

# A date that is two years, the second in two digits: 1964–65. It cannot be told from a month within a date.
_YEARS = re.compile(
    rf"([12]\d{{3}})(?:\s?(-|/|[{RANGES}])\s?(\d\d)|([-/{DASHES}])(\d)(?!\.|\s?[-{RANGES}]))(?![\w%]|[-./]\d)"
)
# A year before 1000 with which a line begins.
_ANCIENT = re.compile(rf"([1-9]\d\d)(?!\d)(?:\s?[-{RANGES}]\s?([1-9]\d\d)(?!\d))?")
_BEFORE_MONTHS = "-/\u2010\u2011"


# In years.
SOON = 20


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
    brief: bool = False
    """Whether its dates have years of two digits."""
    marks: frozenset[str] = frozenset()
    """What this author puts between a date and its text, beside what everybody does: a comma, a full stop, a space."""

    seasons: bool = False
    """Whether 1904/05 is two years, and no month of one."""
    prefixed: bool = False
    """Whether words stand before most dates: a town, or what sort of entry it is."""
    spaced: bool = False
    """Whether most paragraphs begin with a date, so that a mere space may follow one: `1990 Talks open`."""
    by_year: bool = False
    """Whether some of them begin with a mere year."""
    ancient: bool = False
    """Whether three digits at the beginning of a line are a year."""
    several: bool = False
    """Whether paragraphs in Chinese hold sentences of later days: `1964年4月27日，…。6月2日，…`."""
    short_years: bool = False
    """Whether numbers of two or three digits before a separator, or alone on a line, are years: 79, 313."""
    glued: bool = False
    """Whether nothing stands between most dates in Chinese, Japanese or Korean signs and their texts."""
    ranged: bool | None = None
    """Whether 2005-06 is two years, not a month; None where nothing tells."""

    @property
    def listed(self) -> bool:
        """Whether most lines begin with a date, so that a line without a full stop is still a whole one."""
        return " " in self.marks or self.glued

    def year(self, digits: int) -> int | None:
        """The year of two digits, where the page tells its century."""
        # What fits none lies soon after the last year that is named, or before it: nobody tells of what is to come.
        fitting = self.centuries(digits) or [last + SOON - (last + SOON - digits) % 100 for _, last in self.years[-1:]]
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


def years_at(line: str, at: int, habits: Habits) -> list[DatePart]:
    """Two years at a position, or none. What may be a month as well is what the page tells, or else doubtful.

    Where it tells nothing, two digits up to 12 after a hyphen are a month, and so they are after a slash unless they
    are of the next year.
    """
    if habits.ancient and at == 0 and (early := _ANCIENT.match(line)):
        until = [DatePart("-", early.end(1) + 1), DatePart("Y", early.end(), int(early[2]))] if early[2] else []
        return [DatePart("Y", early.end(1), int(early[1])), *until]
    match = _YEARS.match(line, at)
    if match is None:
        return []
    first, sign, digits, end = int(match[1]), match[2] or match[4], match[3] or match[5], match.end()
    last = first + 1 if first % 100 == 99 and digits == "00" else first - first % 10 ** len(digits) + int(digits)
    years = [DatePart("Y", match.end(1), first), DatePart("-", match.end(1) + 1), DatePart("Y", end, last)]
    seasons = sign == "/" and habits.seasons and last == first + 1
    if last > first and (not 1 <= int(digits) <= 12 or habits.ranged or seasons):
        return years
    if last > first and habits.ranged is False:
        return []
    in_month = sign in _BEFORE_MONTHS and len(digits) > 1 and (sign != "/" or last != first + 1)
    # 2005–06 may be a month with a dash for a hyphen, 1998–02 too; nobody knows.
    return [] if in_month else [*years[:2], DatePart("X", end, match.group())]


_ROMAN = {"I": 1, "V": 5, "X": 10}


def century(number: str) -> str:
    """The first year of a century and how many years are meant, by its number in figures or Roman ones: `1300+100`."""
    signs = [_ROMAN[sign] for sign in number.upper()] if not number.isdigit() else [int(number)]
    count = sum(-sign if sign < after else sign for sign, after in zip(signs, [*signs[1:], 0], strict=True))
    return f"{max(1, (count - 1) * 100)}+100"


# Where the page names no year, one of two digits from here on is of the last century.
_SURELY_LAST = 32


def short_year(digits: str, end: int, habits: Habits) -> DatePart:
    """A year of two digits: the one that the page may be about, if there is just one."""
    last_century = [1900 + int(digits)] if not habits.years and int(digits) >= _SURELY_LAST else []
    fitting = habits.centuries(int(digits)) or last_century
    return DatePart("Y", end, fitting[0]) if len(fitting) == 1 else DatePart("X", end, f"’{digits}")


_NUMBERS = re.compile(r"\d+|\*\*|\?\?|xx", re.IGNORECASE)


@lru_cache(maxsize=1024)
def numbered(text: str, end: int, habits: Habits) -> list[DatePart]:
    """The parts of a date in numbers: `21/02/2024` and `2/2/2024` are one day, `02/03/2024` needs a habit.

    Between dots the day comes first, unless the page or the number of the month tells otherwise.
    """
    *numbers, year = _NUMBERS.findall(text)
    first, second = (int(number) if number.isdigit() else 0 for number in numbers)
    if not second:  # 00-00-1880: the day, or also the month, is not known
        return [DatePart("M", end, first)] * bool(first) + [DatePart("Y", end, int(year))]
    if not first:
        return [DatePart("M", end, second), DatePart("Y", end, int(year))]
    clear = first == second or (first > 12) != (second > 12)
    dots = "." in text
    if not dots and (len(year) != 4 or not (clear or (habits.day_first is not None and max(first, second) <= 12))):
        return [DatePart("X", end, "/".join((*numbers, year)))]
    habit = dots if habits.day_first is None else habits.day_first
    day_first = first > 12 or (second <= 12 and habit)
    day, month = (first, second) if day_first else (second, first)
    return [DatePart("M", end, month), DatePart("D", end, day), DatePart("Y", end, int(year))]
