"""Dates in other languages as the English that the period language reads: `Anfang März 2024` is `early march 2024`.

Words are told one by one (`words/dates.txt`); what is no word of a date stays, and is no date then.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from krjp.sheets.order import full_year
from krjp.sheets.words import rows

__all__ = ["in_english"]

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
# The year before the first of each era.
_ERAS = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}
_WORD = re.compile(r"([^\W\d_]+)\.?")


def _next(found: re.Match[str]) -> str:
    """From one day to the next, or from one year to another in two digits; else as it stands."""
    one, other = int(found[1]), int(found[2])
    if len(found[1]) == 4:
        until = one - one % 100 + other + (100 if other < one % 100 else 0)
        return f"{one}-{until}" if other > 12 and until - one < 50 else found[0]
    return f"{one}-{other}" if other == one + 1 else found[0]


def _roman_month(found: re.Match[str]) -> str:
    return f"{found[3]}-{_ROMAN.index(found[2]) + 1:02}-{int(found[1]):02}" if found[2] in _ROMAN else found[0]


def _of_era(found: re.Match[str]) -> str:
    """A year of a Japanese era by the first letter of its name: S48.10.6."""
    return f"{_ERAS[found[1]] + int(found[2])}-{int(found[3]):02}-{int(found[4]):02}"


def _digit(number: str) -> str:
    return {"一": "1", "二": "2", "三": "3", "四": "4"}.get(number, number)


# What is more than a word: ordinals, quarters and halves of a year, ends of months and years in Chinese characters.
_FORMS = tuple((re.compile(pattern), made) for pattern, made in (
    (r"\b(\d{1,2}), (?:\d{1,2},? )*(?:and|und|et|y|e|en|и|i) (\d{1,2})(?=\.? \D)", r"\1-\2"),
    (r"['’‘](\d{2})(?!\w)", lambda found: str(full_year(int(found[1])))),
    (r"jusqu['’‘ ](?:à|au|en)\b", "until"),
    (r"['’‘]", " "),
    (r"^\[(.+)\]$", r"\1"),
    (r"^(\d{1,2})[./ -]{1,2}([ivx]{1,4})[./ -]{1,2}(\d{4})$", _roman_month),
    (r"(?:ngày )?\b(\d{1,2}) tháng (\d{1,2})(?:,| năm)? (\d{4})", r"\3-\2-\1"),
    (r"^(\d{1,2}) ?/ ?(\d{1,2})\.? (?=[^\W\d_]{3})", lambda found: f"{_next(found)} "),
    (r"\b([1-4])(?:\.|er|re|e|ème|º|°|ª)? ?(?:quartal|trimestre|kwartaal|квартал)\b", r"q\1"),
    (r"\b(?:t|quartal|trimestre|kwartaal) ?([1-4])\b", r"q\1"),
    (r"\b([1-4])q\b", r"q\1"),
    (r"\b([12])h\b", r"h\1"),
    (r"\b([12])(?:\.|er|re|e|º|°|ª)? ?(?:halbjahr|semestre|semester)\b", r"h\1"),
    (r"\b(\d{3}0)er\b(?: jahren?)?|\b(?:années|annees|años|anni|anos|jaren) (\d{3}0)\b",
     lambda found: f"{found[1] or found[2]}s"),
    (r"\b(\d{1,2})(?:er|º|°|ª)(?!\w)", r"\1"),
    (r"\b(\d{1,2})\.? ?(?:&|\b(?:and|und|et|y|e|en|и)\b|및|、) ?(\d{1,2})\b", _next),
    (r"^(\d{4})[-–/](\d{2})$", _next),
    (r"^([mtshr])\.? ?(\d{1,2})[./-](\d{1,2})[./-](\d{1,2})$", _of_era),
    (r"^(明治|大正|昭和|平成|令和) ?(\d{1,2}|元)[./-](\d{1,2})[./-](\d{1,2})$", r"\1\2年\3月\4日"),
    (r"^(?:中華民國|民國|民国) ?(\d{1,3}) ?年", lambda found: f"{int(found[1]) + 1911}年"),
    (r"^(1\d\d)([/.-])(\d{1,2})\2(\d{1,2})$", lambda found: f"{int(found[1]) + 1911}-{found[3]}-{found[4]}"),
    (r"\b(?:kw|w|wk|week|woche|semaine|semana) ?(\d{1,2})[/, ]+(\d{4})\b",
     lambda found: f"{found[2]}-w{found[1]:0>2}"),
    (r"\b(\d{1,2})\.(?=[-–— ]*(?:\d{1,2}\.)? ?[^\W\d_])", r"\1 "),
    (r"(\d{4})[年년] ?第?([1-4一二三四])(?:四半期|분기|季度)", lambda found: f"{found[1]}-q{_digit(found[2])}"),
    (r"([月월]) ?(?:末|말|底)", r"\1下旬"),
    (r"([月월]) ?(?:初め|初|초)$", r"\1上旬"),
    (r"([月월]) ?(?:半ば|中頃|중반|중)$", r"\1中旬"),
    (r"^(\d{4})[年년] ?(?:末|말|底)", r"late \1"),
    (r"^(\d{4})[年년] ?(?:初頭|初め|初|초)", r"early \1"),
    (r"([上前下後])半年", r"\1半期"),
))  # fmt: skip
_BETWEEN = r"(?<=[\w.]) (?:{}) (?=\d)"


def in_english(text: str) -> str:
    """A date in English, in small letters and single spaces, as far as its words are known."""
    told = unicodedata.normalize("NFC", text).casefold()
    for pattern, made in _FORMS:
        told = pattern.sub(made, told)
    told = _to().sub(" to ", told)
    told = _weekday().sub("", " ".join(told.split()))
    return " ".join(_WORD.sub(lambda found: _words().get(found[1], found[0]), told).split())


@cache
def _words() -> dict[str, str]:
    """English for each word; nothing for one that says nothing."""
    found = {word: "" for (word,) in rows("dates", "idle")}
    for section in ("months", "words"):
        found |= {name: english for english, names in rows("dates", section) for name in names.split(", ")}
    return found


@cache
def _to() -> re.Pattern[str]:
    return re.compile(_BETWEEN.format("|".join(word for (word,) in rows("dates", "to"))))


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(word for (word,) in rows('dates', 'weekdays for short'))})\.?,? (?=\d)")
