"""Dates told in other ways: in two calendars, by Japanese eras, in Chinese figures, by several centuries."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

from krjp.importer.dateforms import ERA_SIGNS, ERAS, MONTH_NUMBERS
from krjp.importer.figures import DatePart, century

if TYPE_CHECKING:
    from collections.abc import Callable

    from krjp.importer.figures import Habits

__all__ = ["in_other_ways"]

# A year with fewer digits is one of an era, or has lost its century.
_LEAST_CJK_YEAR = 3


def in_other_ways(match: re.Match[str], end: int, habits: Habits) -> list[DatePart]:
    """The parts that a match of the lexer stands for, if it is told in one of the ways of this module; else none."""
    for group, read in _READERS.items():
        if match[group]:
            return read(match, end, habits)
    return [DatePart("Y", end, int(match["ancient"]))] if habits.short_years and match["ancient"] else []


# By so many days the Julian calendar lags behind the Gregorian one.
_LAG = range(10, 14)
_COMMON_YEAR = 1901


def _of_styles(match: re.Match[str], end: int, _habits: Habits) -> list[DatePart]:
    """The day by the Gregorian calendar, of one told in both."""
    if match["styles"]:
        days = sorted((int(match["da"]), int(match["db"] or match["dc"])))
        if days[1] - days[0] in _LAG:
            return [DatePart("D", end, days[1])]
        if match["db"]:
            return [DatePart("X", end, match.group())]
        return [DatePart("D", end, days[0]), DatePart("-", end), DatePart("D", end, days[1])]
    both = [(match[f"ms{each}"] or match[f"mt{each}"], match[f"ds{each}"] or match[f"dt{each}"]) for each in "12"]
    months = [(MONTH_NUMBERS[month.lower()], int(day)) for month, day in both]
    for one, other in permutations(months):
        with suppress(ValueError):
            days_apart = (date(_COMMON_YEAR, *other) - date(_COMMON_YEAR, *one)).days % 365
            if days_apart in _LAG:
                return [DatePart("M", end, other[0]), DatePart("D", end, other[1])]
    return [DatePart("X", end, match.group())]


def _of_era(match: re.Match[str], end: int, _habits: Habits) -> list[DatePart]:
    """The year of a Japanese era, and the month and day with which one for short goes on."""
    name, count = match["ename"] or match["sname"], match["eyear"] or match["syear"]
    year = ERA_SIGNS[name[0]] + (1 if count == "元" else int(count))
    rest = [DatePart(group[1].upper(), end, int(match[group])) for group in ("smonth", "sday") if match[group]]
    return [DatePart("Y", end, year), *rest]


def _of_era_day(match: re.Match[str], end: int, _habits: Habits) -> list[DatePart]:
    """A day of an era beside the year of our era, which must be the same."""
    text = match["eraday"]
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    year = numbers.pop(0 if text[0].isdigit() else -1)
    count, month, day = numbers
    if year != count + next(ERA_SIGNS[sign] for sign in text if sign in ERA_SIGNS):
        return [DatePart("X", end, text), DatePart("Y", end, year)]
    return [DatePart("Y", end, year), DatePart("M", end, month), DatePart("D", end, day)]


def _of_centuries(match: re.Match[str], end: int, _habits: Habits) -> list[DatePart]:
    """From one century to another."""
    one, other = match["cone"] or match["cfirst"], match["cother"] or match["clast"]
    return [DatePart("N", end, century(one)), DatePart("-", end), DatePart("N", end, century(other))]


_HAN = {sign: number for number, signs in enumerate(("〇○零", "一元", *"二三四五六七八九")) for sign in signs}


def _figures(signs: str) -> str:
    """A number in Chinese signs, in figures: 二〇〇一 and 二十三; one that cannot be is 0."""
    if not set(signs) & set("十廿"):
        return "".join(str(_HAN[sign]) for sign in signs)
    tens, _, ones = signs.replace("廿", "二十").partition("十")
    return str(10 * _HAN.get(tens or "一", 0) + _HAN.get(ones or "〇", 0))


def _of_units(number: str, unit: str, end: int, habits: Habits) -> DatePart:
    """A number with its Chinese or Korean unit; a year of one or two digits counts from the era of the page."""
    if unit in "年년" and len(number) < _LEAST_CJK_YEAR:
        if unit == "年" and habits.era is not None:
            return DatePart("Y", end, ERAS[habits.era] + int(number))
        return DatePart("X", end, f"{number}{unit}")
    return DatePart({"年": "Y", "년": "Y", "月": "M", "월": "M"}.get(unit, "D"), end, int(number))


_READERS: dict[str, Callable[[re.Match[str], int, Habits], list[DatePart]]] = {
    "styles": _of_styles,
    "styled": _of_styles,
    "nendo": lambda match, end, _: [DatePart("Y", end, int(match["nendo"])), DatePart("S", end, "fiscal")],
    "eradecade": lambda match, end, _: [DatePart("N", end, f"{ERAS[match['dname']] + int(match['dtens'])}+10")],
    "eraday": _of_era_day,
    "era": _of_era,
    "sname": _of_era,
    "centuries": _of_centuries,
    "han": lambda match, end, habits: [_of_units(_figures(match["han"]), match["hanunit"], end, habits)],
    "cjk": lambda match, end, habits: [_of_units(match["cjk"], match["unit"], end, habits)],
    "near": lambda _match, end, _: [DatePart("C", end)],
}
