"""The parts of a date as printed: a lexer for year, month, day, third of a month, season, dash and so on.

What a run of parts states is told by `stated`, and whether it is the head of an entry by `heads`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from krjp.dates import MONTHS
from krjp.importer.figures import DASHES, PLAIN, RANGES, DatePart, Habits, century, numbered, short_year, years_at
from krjp.importer.lexicons import listed, mapped

__all__ = ["DASHES", "ERAS", "MONTH_PATTERN", "MOST_PARTS", "PLAIN", "RANGES", "DatePart", "Habits", "lex"]

# Longest run of parts a head can have: weekday, comma, month, day, comma, year, a clock, a dash, and the same again.
MOST_PARTS = 17

_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in _MONTH_NUMBERS.items()} | {"sept": 9, "mars": 3, "mayo": 5}
_MONTH_NUMBERS |= {name: int(number) for name, number in mapped("calendar", "month names").items()}
_THIRDS = mapped("calendar", "thirds")
_SEASONS = mapped("calendar", "seasons")
# First year of each Japanese era, less one.
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
# A year with fewer digits is one of an era, or has lost its century.
_LEAST_CJK_YEAR = 3


def _any(words: object) -> str:
    """The words as alternatives, the longest first."""
    assert isinstance(words, dict | frozenset | set)
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


# Mars is a planet unless it is written small, stands after a day, or is a heading with its year.
_MONTH = (
    rf"(?:{_any(set(_MONTH_NUMBERS) - {'mars', 'mayo'})}|(?-i:mars|mayo|MARS|MAYO|(?<=\d\s)Mars"
    r"|(?:Mars|Mayo)(?=(?:\s+(?:de\s)?\d{4})?\s*$)))(?![^\W\d_])"
)
MONTH_PATTERN = _MONTH
"""A pattern for the name of a month, in whatever language; cases count as the pattern around it says."""
_WEEKDAYS = _any(listed("calendar", "foreign weekdays"))
_WEEKDAY = rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|{_WEEKDAYS})\b\.?"
_LATIN_THIRDS = _any({word for word in _THIRDS if word.isascii() or word[0].isascii()})
_CJK_THIRDS = _any({word for word in _THIRDS if not word[0].isascii()})
_LATIN_SEASONS = _any({word for word in _SEASONS if word[0] <= "\u2fff"})
_CJK_SEASONS = _any({word for word in _SEASONS if word[0] > "\u2fff"})
_CENTURIES = _any(listed("calendar", "centuries"))
_ZONE = r"(?:\s?(?:GMT|UTC|[ECMP][SD]T|JST|KST|hrs?|h|uhr|local\stime)\b)?"
_TO = rf"(?:\s?[-/{RANGES}]\s?|\s(?:bis|bis\szum|und|a|al|e)\s)"
# Between a day and its month: `1er mars`, `25-30 décembre`.
_REST = rf"(?:er|\.)?(?:\s?[-{RANGES}]\s?\d+)?\s"
# Whole dates and what is more than a number or a word; then single words and numbers.
_FORMS = rf"""

      (?P<circa>(?:c(?:irc)?a?\.|circa|around|about)\s)
    | (?P<week>(?:the\s)?week\sof\s(?:the\s)?)
    | (?P<weekday>{_WEEKDAY}|[（(]\s?(?:{_WEEKDAY}|[月火水木金土日](?:曜日?)?|[월화수목금토일](?:요일)?)\s?[)）])
    | (?P<bc>\d{{1,5}}\s?(?:b\.?\s?c\.?(?:\s?e\.?)?(?!\w)|v\.\s?chr\.|av\.\sj\.-c\.))
    | (?P<ad>(?:ad|a\.d\.)\s(?P<adyear>\d{{1,4}})|(?P<ceyear>\d{{1,4}})\s(?:ad|ce|a\.d\.|c\.e\.|n\.\schr\.))(?!\w)
    | (?P<clock>(?:at\s|um\s)?(?:\d{{1,2}}[:.]\d\d(?::\d\d)?(?!\d)\s?[ap]\.?m\b\.?|\d{{1,2}}\s?[ap]\.?m\b\.?
        |\d{{1,2}}(?:[:.]\d\d)?\s?uhr\b|\d{{1,2}}\s?h\s?(?:\d\d)?\b|(?:[01]?\d|2[0-4]):\d\d(?::\d\d)?(?!\d)){_ZONE})
    | (?P<decade>(?:the\s)?(?P<tens>[12]\d\d0)(?:['’]?s\b|er\b(?:\sjahren?\b)?|年代|년대)
        |(?:les\s)?(?:années|años|anni|anos)\s(?P<annees>[12]\d\d0)(?!\d))
    | (?P<century>(?:the\s)?(?:(?P<th>\d{{1,2}})(?:(?:st|nd|rd|th)\s(?:c\.?(?:\sa\.?d\.?)?|cent\.?)(?!\w)
        |(?:st|nd|rd|th|\.|e|º|ème)?\s?(?:{_CENTURIES})(?!\w)|世紀|世纪|세기)
        |(?P<roman>[IVX]{{1,5}})e?\s(?:{_CENTURIES})(?!\w)|(?:{_CENTURIES})\s(?P<secolo>[IVX]{{1,5}})(?!\w)))
    | (?P<quarter>(?P<qyear>\d{{4}})[-\s]?(?P<qpart>q[1-4]|h[12])(?!\w)
        |(?P<part>q[1-4]|h[12])(?!\w)|(?P<qtail>[1-4])q(?!\w))
    | (?P<compact>(?P<cy>[12]\d{{3}})(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12]\d|3[01]))(?!\d)
    | (?P<dashed>(?P<dd>\d{{1,2}})(?P<dsep>[-/.\u2010\u2011])(?P<dm>{_MONTH})\.?(?P=dsep)(?P<dy>\d{{4}}))(?!\d)
    | (?P<iso>(?P<iy>\d{{4}})(?P<sep>[-./\u2010\u2011]|\.\s)(?P<im>\d{{1,2}})(?!{_REST}(?:{_MONTH}))
        (?:(?P=sep)(?P<id>\d{{1,2}})(?:\.(?![\w.]))?|\.(?=\s?[-:;：；{RANGES}])|))(?!\d)
    | (?P<european>\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}})(?!\d)
    | (?P<before>(?P<bd>\d{{1,2}})\.?(?:(?P<bm>\d{{1,2}})\.)?(?={_TO}\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}}))
    | (?P<dotted>(?P<mm>\d{{1,2}})\.\s?(?P<md>\d{{1,2}})\.?(?=\s?=|\s?[{RANGES}-]\s?[\d.]+\s?=
        |[(（][월화수목금토일月火水木金土日][)）]))
"""
_SINGLE = rf"""
      (?P<slashed>\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|\d\d\s\d\d\s[12]\d{{3}})(?!\d)
    | (?P<era>(?P<ename>明治|大正|昭和|平成|令和)\s?(?P<eyear>\d{{1,2}}|元))\s?年
    | (?P<cjk>\d{{1,4}})\s?(?:[（(](?:{"|".join(ERAS)})[^（()）]{{1,3}}[)）])?(?P<unit>[年년月월日일])
    | (?P<third>(?:(?:{_LATIN_THIRDS})(?:\s?[-{DASHES}]\s?|\s)
        |the\s(?:middle|(?:beginning|start|end))\s)(?:of\s|de[rsl]?\s|du\s|della?\s|d['’]|the\s)*|{_CJK_THIRDS})
    | (?P<fiscal>(?:fy|fiscal(?:\syears?)?)\s?(?=\d{{4}}))
    | (?P<season>(?:the\s)?(?:(?P<latin>{_LATIN_SEASONS})(?![^\W_])(?:\s(?:of|de|des|del|di|du|do|da)(?=\s\d))?
        |の?\s?(?P<eastern>{_CJK_SEASONS})(?!\w)))
    | (?P<month>{_MONTH}\.?)
    | (?P<year>[12]\d{{3}}(?:\.(?=\s(?:\d{{1,2}}{_REST})?(?:{_MONTH})))?)(?!\d)
    | (?P<short>['’‘]\d{{2}})(?!\w)
    | (?P<ordinal>\d{{1,2}})\.(?=\s?(?:{_MONTH})|{_TO}\d{{1,2}}\.\s?(?:{_MONTH}))
    | (?P<day>\d{{1,2}}(?:st|nd|rd|th|er|\.?[º°])?)(?![\w%])
    | (?P<now>(?:{_any(listed("calendar", "to this day"))})(?!\w))
    | (?P<dash>--?|[{RANGES}]|/|\b(?:to-?|through|until|bis(?:\szum)?|au|al|ao|a(?=\s\d))\b|から|[至到])
    | (?P<and>&|\b(?:and|und|et|y|e)\b)
    | (?P<between>(?:{_any(listed("calendar", "between parts"))})\s(?=\d|{_MONTH})|d['’](?={_MONTH}))
    | (?P<comma>[,、]|(?<=[\w.\s])\((?=(?:\d{{1,2}}[\s.{RANGES}/-]|{_MONTH})[^()]{{0,25}}\))
        |(?<=\w)\)(?=\s?[:;–—-]|\s*$))
"""
_LEXER = re.compile("|".join((_FORMS, _SINGLE)), re.IGNORECASE | re.VERBOSE)
# Where `12.4.` is the twelfth of April.
_DAY_AND_MONTH = rf"""

      (?P<daily>(?P<fd>\d{{1,2}})\.?(?:(?P<fm>\d{{1,2}})\.)?(?={_TO}\d{{1,2}}\.\s?\d{{1,2}}\.(?!\s?\d))
        |(?P<gd>\d{{1,2}})\.\s?(?P<gm>\d{{1,2}})\.(?!\s?\d))
"""
_DAILY = re.compile("|".join((_DAY_AND_MONTH, _FORMS, _SINGLE)), re.IGNORECASE | re.VERBOSE)
# The second day of 2024. 3. 6. ~ 3. 8. and of 2024. 3. 6. ~ 8.:, the second month of 2024. 3. ~ 5.:
_MONTH_AND_DAY = re.compile(r"(?:(\d{1,2})\.\s?)?(\d{1,2})(?:\.(?![\w.])|(?![\w.]))")
# The year of 6 Apr 94: and of Apr 6, 94:
_TWO_DIGITS = re.compile(rf"(\d\d)(?=\s?[;{DASHES}-]|\s?:(?!\d)|\s*$|\s\s|\t)")
_BEGINS = re.compile(r"([^\W\d_]+)|[\w'’‘()（&,、~/-]|[\u2010-\u2015\u2212\uff0d\u301c\uff5e\u223c]")
# The words with which a part of a date can begin, in capitals or not; any word may that is not in Latin letters.
_WORDS = frozenset(
    {*_MONTH_NUMBERS, *_THIRDS, *_SEASONS, *listed("calendar", "foreign weekdays"), *listed("calendar", "to this day")}
    | {*listed("calendar", "between parts"), *listed("calendar", "first words")}
    | listed("calendar", "centuries")
)
_ROMAN = re.compile("[IVX]{1,5}e?$")
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


@lru_cache(maxsize=4096)
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
        lexer = _DAILY if habits.dotted else _LEXER
        match = dotted or (lexer.match(line, at) if _may_begin(line, at) else None)
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
    "iso": ("iy", "im", "id"),
    "compact": ("cy", "cm", "cd"),
    "before": ("bd", "bm"),
    "dotted": ("mm", "md"),
}
_LETTERS: dict[str | None, str] = {"dash": "-", "and": "&", "circa": "C", "week": "W", "now": "O"}


def _parts(match: re.Match[str], end: int, habits: Habits) -> list[DatePart]:
    """The parts that a match of the lexer stands for."""
    if habits.dotted and match["daily"]:
        return _numbers(match, ("fd", "fm") if match["fd"] else ("gd", "gm"), end)
    for form, groups in _WHOLE.items():
        if match[form]:
            return _numbers(match, groups, end)
    if match["dashed"]:
        month = _MONTH_NUMBERS[match["dm"].lower()]
        return [DatePart("D", end, int(match["dd"])), DatePart("M", end, month), DatePart("Y", end, int(match["dy"]))]
    if match["quarter"]:
        part = (match["qpart"] or match["part"] or f"q{match['qtail']}").lower()
        year = [DatePart("Y", end, int(match["qyear"]))] if match["qyear"] else []
        return [*year, DatePart("S", end, part)]
    if match["era"]:
        number = 1 if match["eyear"] == "元" else int(match["eyear"])
        return [DatePart("Y", end, ERAS[match["ename"]] + number)]
    if match["cjk"]:
        return [_of_units(match["cjk"], match["unit"], end, habits)]
    if match["short"]:
        return [short_year(match["short"][-2:], end, habits)]
    if match["slashed"] or match["european"]:
        return numbered(match["slashed"] or match["european"], end, habits)
    return _of_word(match, end)


def _numbers(match: re.Match[str], groups: tuple[str, ...], end: int) -> list[DatePart]:
    """The parts of groups whose last letters are their kinds."""
    return [DatePart(group[-1].upper(), end, int(match[group])) for group in groups if match[group]]


def _of_word(match: re.Match[str], end: int) -> list[DatePart]:
    kind = match.lastgroup
    text = match.group().lower()
    if match["bc"]:
        return [DatePart("B", end, match["bc"])]
    if match["ad"]:
        return [DatePart("Y", end, int(match["adyear"] or match["ceyear"]))]
    if match["decade"]:
        return [DatePart("N", end, f"{match['tens'] or match['annees']}+10")]
    if match["century"]:
        return [DatePart("N", end, century(match["th"] or match["roman"] or match["secolo"]))]
    if kind == "third":
        return [DatePart("T", end, _THIRDS[word]) for word in re.findall(r"[^\W\d_]+", text) if word in _THIRDS]
    if kind in ("season", "fiscal"):
        word = match["latin"] or match["eastern"] or ""
        return [DatePart("S", end, _SEASONS.get(word.lower(), kind))]
    if kind == "month":
        return [DatePart("M", end, _MONTH_NUMBERS[text.rstrip(".")])]
    if kind == "ordinal":
        return [DatePart("D", end, int(match["ordinal"]))]
    if kind in ("year", "day"):
        return [DatePart(kind[0].upper(), end, int(re.match(r"\d+", text).group()))]  # type: ignore[union-attr]
    return [DatePart(_LETTERS.get(kind, ""), end)]


def _of_units(number: str, unit: str, end: int, habits: Habits) -> DatePart:
    """A number with its Chinese or Korean unit; a year of one or two digits counts from the era of the page."""
    if unit in "年년" and len(number) < _LEAST_CJK_YEAR:
        if unit == "年" and habits.era is not None:
            return DatePart("Y", end, ERAS[habits.era] + int(number))
        return DatePart("X", end, f"{number}{unit}")
    return DatePart({"年": "Y", "년": "Y", "月": "M", "월": "M"}.get(unit, "D"), end, int(number))
