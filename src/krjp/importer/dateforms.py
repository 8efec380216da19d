"""The forms of dates as patterns: what the lexer of `dateparts` looks for, in all languages read."""

from __future__ import annotations

import re
from functools import cache

from krjp.dates import MONTHS
from krjp.importer.lexicons import listed, mapped

__all__ = [
    "DASHES",
    "DECADES",
    "DECADE_LEADS",
    "ERAS",
    "ERA_SIGNS",
    "MONTH_NUMBERS",
    "MONTH_PATTERN",
    "RANGES",
    "SEASONS",
    "THIRDS",
    "lexer",
]

DASHES = "\u2010-\u2015\u2212\uff0d"
RANGES = DASHES + "~\u301c\uff5e\u223c"

MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3]: number for name, number in MONTH_NUMBERS.items()} | {"sept": 9, "mars": 3, "mayo": 5}
# Short names that are words of English too: months only after a day, as in 7.set.61.
_DOUBTFUL_MONTHS = {"set": 9, "out": 10, "mag": 5, "gen": 1, "ag": 8, "ago": 8}
MONTH_NUMBERS |= {name: int(number) for name, number in mapped("calendar", "month names").items()}
MONTH_NUMBERS |= _DOUBTFUL_MONTHS
THIRDS = mapped("calendar", "thirds")
SEASONS = mapped("calendar", "seasons")
DECADES = mapped("calendar", "decades")
# Before a decade in words: anni Settanta.
DECADE_LEADS = "the|les|los|gli|die|années|años|anni|anos"
# First year of each Japanese era, less one.
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}

# Eras for short: 昭29.3.31.
ERA_SIGNS = {name[0]: first for name, first in ERAS.items()}
_ERA_NAMES = "|".join(f"{name}|{name[0]}" for name in ERAS)
# By their first letters in Latin, which only a year in brackets tells from a code: M13.04.26 (1880).
ERA_SIGNS |= dict(zip("MTSHR", ERAS.values(), strict=True))
_DAY_OF_ERA = rf"(?:(?-i:[MTSHR])|{_ERA_NAMES})\s?\d{{1,2}}[./．]\s?\d{{1,2}}[./．]\s?\d{{1,2}}"


def _any(words: object) -> str:
    """The words as alternatives, the longest first."""
    assert isinstance(words, dict | frozenset | set)
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


# Mars is a planet unless it is written small, stands after a day, or is a heading with its year.
_MONTH = (
    rf"(?:{_any(set(MONTH_NUMBERS) - {'mars', 'mayo', *_DOUBTFUL_MONTHS})}"
    rf"|(?<=\d[\s./-])(?:{_any(_DOUBTFUL_MONTHS)})(?=[\s./-]+['’]?\d\d)"
    r"|(?-i:mars|mayo|MARS|MAYO|(?<=\d\s)Mars"
    rf"|(?:Mars|Mayo)(?=\s?[-/{DASHES}]\s?(?:a[vb]r|jui|mai|sep)|(?:\s+(?:de\s)?\d{{4}})?(?:\s*(?:$|[:.–—]\s)|\t|(?<=\d)\s(?:l[ea]s?|l['’]|une?|des|el|los|se|en|à)\b))))(?![^\W\d_])"
)
MONTH_PATTERN = _MONTH
"""A pattern for the name of a month, in whatever language; cases count as the pattern around it says."""
# Longest first, as alternatives are tried.
_ROMAN_NUMBERS = {"viii": 8, "iii": 3, "vii": 7, "xii": 12, "ii": 2, "iv": 4, "ix": 9, "vi": 6, "xi": 11}
_ROMAN_NUMBERS |= {"i": 1, "v": 5, "x": 10}
_ROMAN = "|".join(_ROMAN_NUMBERS).upper()
MONTH_NUMBERS |= _ROMAN_NUMBERS
_WEEKDAYS = _any(listed("calendar", "foreign weekdays"))
_WEEKDAY = rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|{_WEEKDAYS})\b\.?"
_SHORT_DAYS = _any(listed("calendar", "short weekdays"))
_LATIN_THIRDS = _any({word for word in THIRDS if word[0] <= "\u2fff"})
_CJK_THIRDS = _any({word for word in THIRDS if word[0] > "\u2fff"})
_LATIN_SEASONS = _any({word for word in SEASONS if word[0] <= "\u2fff"})
_CJK_SEASONS = _any({word for word in SEASONS if word[0] > "\u2fff"})
_CENTURIES = _any(listed("calendar", "centuries"))
_ZONE = r"(?:\s?(?:GMT|UTC|[ECMP][SD]T|JST|KST|hrs?|h|uhr|local\stime)\b)?"
_NTH = r"(?:st|nd|rd|th|\.|e|º|ème|er|世紀|世纪|세기)?"
_JOIN = rf"(?:\s?[-/{RANGES}]\s?|\s(?:and|to|und|bis|et|y|e|al)\s)"
# The hour of 2024-05-04T09:30:00Z.
_HOUR_OF_ISO = r"t\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:z|[-+]\d\d(?::?\d\d)?)?(?!\w)"
# The year of any era beside the same in numbers: 1954年(昭和29年), 1954(昭和29)年, 1471年(文明3年).
_OF_ERA = r"[（(][\u4e00-\u9fff]{2,4}\s?(?:\d{1,2}|元)年?[)）]"
_TO = rf"(?:\s?[-/{RANGES}]\s?|\s(?:bis|bis\szum|und|a|al|e)\s)"
# A day or a month that is left open: 11/**/90, xx.03.1945.
_UNKNOWN = r"(?:\*\*|\?\?|xx)"
# Between a day and its month: `1er mars`, `25-30 décembre`.
_REST = rf"(?:er|\.)?(?:\s?[-{RANGES}]\s?\d+)?\s"
# A day in two calendars, of which the younger one is 10 to 13 days ahead: 9 (22) January 1905, 17/30 October 1905.
_JULIAN = r"(?:15[89]|1[67]\d|18\d|19[01])\d(?!\d)"
_STYLED = r"(?:(?P<ds{0}>\d{{1,2}})\.?\s(?P<ms{0}>{month})|(?P<mt{0}>{month})\s(?P<dt{0}>\d{{1,2}}))"
_HUGE = r"(?:\d{1,3}(?:[., ]\d{3})+|\d{1,5})"
_OLD = rf"(?:{_HUGE}|[ivx]{{1,5}})(?:st|nd|rd|th|\.|e|º)?"
_AGES = rf"(?:{_CENTURIES}|{_any(listed('calendar', 'millennia'))})"
_BEFORE_CHRIST = (
    rf"(?:紀元前|公元前|기원전|前)\s?{_HUGE}\s?(?:年|世紀|世纪|년|세기)|b\.?c\.?(?:e\.?)?\s{_HUGE}"
    rf"|(?:{_AGES}\s)?{_OLD}(?:\s?[-/{RANGES}]\s?{_OLD})?(?:\s{_AGES})?"
    rf"\s?(?:{_any(listed('calendar', 'before our era'))})(?!\w)"
)
_CIRCA = _any(listed("calendar", "circa"))
_OUR_ERA = _any(listed("calendar", "our era"))
_YEAR_WORDS = "|".join(sorted(listed("calendar", "years"), key=lambda words: (-len(words), words)))
# Whole dates and what is more than a number or a word; then single words and numbers.
_FORMS = rf"""

      (?P<styles>(?P<da>\d{{1,2}})\.?(?:\s?[(\[]\s?(?P<db>\d{{1,2}})\.?\s?[)\]]|\s?/\s?(?P<dc>\d{{1,2}})\.?(?=\s{_MONTH}\s{_JULIAN}))
        (?=\s{_MONTH}))
    | (?P<styled>{_STYLED.format(1, month=_MONTH)}\s?[(\[]\s?(?:[ON]\.?\s?S\.?:?\s)?{_STYLED.format(2, month=_MONTH)}
        (?:,?\s[12]\d{{3}}(?=[)\]]))?(?:,?\s(?:[ON]\.?S\.?|(?:old|new)\sstyle))?\s?[)\]])
    | (?P<eraday>{_DAY_OF_ERA}\s?[（(][12]\d{{3}}\s?年?[)）]|[12]\d{{3}}\s?年?\s?[（(]{_DAY_OF_ERA}[)）])
    | (?P<hour>(?:(?:around|about|at)\s)?(?:{_any(listed("calendar", "hours"))})(?!\w))
    | (?P<circa>(?:c(?:irc)?a?\.|{_CIRCA})\s)
    | (?P<numbered>(?:kw|kalenderwoche|calendar\sweek)\s?(?P<wn>\d{{1,2}})(?:\s?[/,]\s?|\s)(?P<wy>[12]\d{{3}}))(?!\d)
    | (?P<week>(?:the\s)?week\sof\s(?:the\s)?)
    | (?P<weekday>{_WEEKDAY}|(?:{_SHORT_DAYS})\.?(?=,?\s\d{{1,2}}(?:er|\.|º)?(?:\s(?:de\s)?{_MONTH}|[./]\d))
        |[（(]\s?(?:{_WEEKDAY}|[月火水木金土日](?:曜日?)?|[월화수목금토일](?:요일)?)\s?[)）])
    | (?P<bc>{_BEFORE_CHRIST})
    | (?P<ad>(?:ad|a\.d\.)\s(?P<adyear>\d{{1,4}})
        |(?P<ceyear>\d{{1,4}})(?=\s?[-{RANGES}]\s?\d{{1,4}}\s(?:{_OUR_ERA})(?!\w)
        |\s(?:{_OUR_ERA})(?!\w))(?:\s(?:{_OUR_ERA}))?)(?!\w)
    | (?P<clock>(?:at\s|um\s|around\s|about\s)?
        (?:\d{{1,2}}[:.]\d\d(?::\d\d)?(?!\d)\s?[ap]\.?m\b\.?|\d{{1,2}}\s?[ap]\.?m\b\.?
        |\d{{1,2}}(?:[:.]\d\d)?\s?uhr\b|\d{{1,2}}\s?h\s?(?:\d\d)?\b|\d{{1,2}}\s?[時时시](?:\s?\d{{1,2}}\s?[分분]|半|반)?
        |(?<=\d{{4}},\s)\d{{1,2}}\.\d\d(?!\d)
        |(?:[01]?\d|2[0-4]):\d\d(?::\d\d)?(?!\d)){_ZONE})
    | (?P<decade>(?P<hundreds>\d\d)世[紀纪](?P<itstens>\d0)年代
        |(?:the\s)?(?P<tens>[12]\d\d0)(?:['’]?s\b|er\b(?:\sjahren?\b)?|年代|년대
        |(?P<tal>-(?:talet|tal|tallet|luku)\b))
        |(?:(?:la\s|a\s)?d[eé]cada\sd[eo]s?\s(?:(?:los\saños|anos)\s)?|(?:les\s|los\s|gli\s|os\s)?(?:années|años|anni|anos|jaren)\s)
            (?:(?P<annees>[12]\d\d0)|['’‘]?(?P<ten>\d0))(?!\d)
        |(?:(?:{DECADE_LEADS})\s)*['’‘]?(?P<two>\d0)(?:s\b|er\b(?:\sjahren?\b)?|年代|년대)
        |(?:(?:{DECADE_LEADS})\s)+(?P<tenth>{_any(DECADES)})(?![^\W_])(?:\sjahren?\b)?
        |(?P<tenths>{_any(DECADES)})(?:\sjahren?\b|(?<=ties)(?!\w)))
    | (?P<centuries>(?:the\s)?(?:(?P<cone>\d{{1,2}}|[IVX]{{1,5}}){_NTH}{_JOIN}(?P<cother>\d{{1,2}}|[IVX]{{1,5}}){_NTH}
        (?:\s?(?:{_CENTURIES})(?!\w)\.?|世紀|世纪|세기)
        |(?:{_CENTURIES})\s(?P<cfirst>[IVX]{{1,5}}){_JOIN}(?P<clast>[IVX]{{1,5}})(?!\w)))
    | (?P<century>(?:the\s)?(?:(?P<th>\d{{1,2}})(?:(?:st|nd|rd|th)\s(?:c\.?(?:\sa\.?d\.?)?|cent\.?)(?!\w)
        |(?:st|nd|rd|th|\.|e|º|ème)?\s?(?:{_CENTURIES})(?!\w)(?:(?<=h)\.|(?<=hd)\.|(?<=hs)\.)?|世紀|世纪|세기)
        |(?P<roman>[IVX]{{1,5}})e?\s(?:{_CENTURIES})(?!\w)|(?:{_CENTURIES})\s(?P<secolo>[IVX]{{1,5}})(?!\w)))
"""
_FIGURES = rf"""
      (?P<quarter>(?P<qyear>\d{{4}})[-\s]?(?P<qpart>q[1-4]|h[12])(?!\w)
        |(?P<part>q[1-4]|h[12])(?!\w)|(?P<qtail>[1-4])q(?!\w))
    | (?P<compact>(?P<cy>[12]\d{{3}})(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12]\d|3[01]))(?!\d)
    | (?P<named>(?P<ny>[12]\d{{3}})-(?P<nm>{_MONTH})-(?P<nd>\d{{1,2}}))(?!\d)
    | (?P<dashed>(?P<dd>\d{{1,2}})(?P<dsep>[-/.\u2010\u2011]|\s(?=(?-i:{_ROMAN})\s))
        (?P<dm>{_MONTH}|(?-i:{_ROMAN}))\.?(?P=dsep)
        (?P<dy>\d{{4}}))(?!\d)
    | (?P<monthly>(?:(?P<wm>{_MONTH})[-/\u2010\u2011]|(?P<om>0?[1-9]|1[0-2])[/.-])(?P<oy>[12]\d{{3}}))(?![\d/.-])
    | (?P<iso>(?P<iy>\d{{4}})(?P<sep>[-./\u2010\u2011]|\.\s)(?P<im>\d{{1,2}}|{_UNKNOWN})(?!{_REST}(?:{_MONTH}))
        (?:(?:(?P=sep)|(?<=\.\s\d)\.|(?<=\.\s\d\d)\.|(?<=\.\d)\.\s|(?<=\.\d\d)\.\s)(?P<id>\d{{1,2}}|{_UNKNOWN})(?:\.(?![\w.])|{_HOUR_OF_ISO})?|\.(?=\s?[-:;：；{RANGES}])|\s?[월月](?!\w)|))(?!\d)
    | (?P<european>(?:\d{{1,2}}|{_UNKNOWN})\.\s?(?:\d{{1,2}}|{_UNKNOWN})\.\s?\d{{4}})(?!\d)
    | (?P<before>(?P<bd>\d{{1,2}})\.?(?:(?P<bm>\d{{1,2}})\.)?(?={_TO}\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}}))
    | (?P<dotted>(?P<mm>\d{{1,2}})\.\s?(?P<md>\d{{1,2}})\.?(?=\s?=|\s?[{RANGES}-]\s?[\d.]+\s?=
        |[(（][월화수목금토일月火水木金土日][)）]))
"""
_SINGLE = rf"""
      (?P<slashed>(?:\d{{1,2}}|{_UNKNOWN})/(?:\d{{1,2}}|{_UNKNOWN})/\d{{2,4}}
        |\d{{1,2}}-\d{{1,2}}-[12]\d{{3}}|\d\d\s\d\d\s[12]\d{{3}})(?!\d)
    | (?P<era>(?P<ename>明治|大正|昭和|平成|令和)\s?(?P<eyear>\d{{1,2}}|元))\s?年
        (?:\s?[（(][12]\d{{3}}\s?年?[)）])?(?!代)
    | (?P<eradecade>(?P<dname>明治|大正|昭和|平成|令和)\s?(?P<dtens>\d0))\s?年代
    | (?P<nendo>[12]\d{{3}})\s?年度
    | (?P<sameyear>(?:同|当|當|本)年(?=\s?\d)|같은\s?해\s(?=\d))
    | (?P<erashort>(?P<sname>{_ERA_NAMES})\s?(?P<syear>\d{{1,2}}|元)[./．]\s?(?P<smonth>\d{{1,2}})
        (?:[./．]\s?(?P<sday>\d{{1,2}}))?)(?!\d)
    | (?P<han>[〇○零元一二三四五六七八九十廿]{{1,4}})(?P<hanunit>[年月日])
    | (?P<cjk>\d{{1,4}})\s?(?:{_OF_ERA})?(?P<unit>[年년月월日일])(?:(?<=年)\s?{_OF_ERA})?
    | (?P<third>(?:(?:{_LATIN_THIRDS})(?:(?=\s[-{DASHES}]\s(?!\d|{_MONTH})|\s?[:;]|\s*$)|\s?[-{DASHES}]\s?|\s)
        |the\s(?:middle|(?:beginning|start|end))\s)(?:of\s|de[rsnl]?\s|du\s|dell[ao]?\s|d?ell['’]|d['’]|the\s|degli\s|dei\s|d[oa]s?\s|l[oa]s\s|van\s|het\s)*|の?(?:{_CJK_THIRDS}))
    | (?P<fiscal>(?:fy|fiscal(?:\syears?)?)\s?(?=\d{{4}}))
    | (?P<season>(?:the\s)?(?:(?P<latin>{_LATIN_SEASONS})(?![^\W_])
        (?:\s(?:of|de[nrsl]?|di|du|d[oa]s?|dell[ao]|the|l[ao]s?|les)(?=\s))*
        |の?\s?(?P<eastern>{_CJK_SEASONS})(?!\w)))
"""
_WORDS_AND_NUMBERS = rf"""
      (?P<month>{_MONTH}\.?)
    | (?P<year>[12]\d{{3}}(?!\s?(?:hrs?|hours|uhr)\b)(?:\.(?=\s(?:\d{{1,2}}{_REST})?(?:{_MONTH})))?)(?!\d)
    | (?P<short>['’‘]\d{{2}})(?!\w)
    | (?P<ordinal>\d{{1,2}})\.(?=\s?(?:{_MONTH})|{_TO}\d{{1,2}}\.\s?(?:{_MONTH}))
    | (?P<day>\d{{1,2}}(?:st|nd|rd|th|er|\.?[º°](?:\.(?={_MONTH}))?)?)(?![\w%])
    | (?P<now>(?:{_any(listed("calendar", "to this day"))})(?!\w))
    | (?P<dash>--?|[{RANGES}]|/|\b(?:to-?|through|until|bis(?:\szum)?|au|al|ao|à|até
        |hasta|tot(?:\sen\smet)?|t/m|по|до|fino\sal?|a(?=\s(?:\d|{_MONTH})))\b|から|[至到])
    | (?P<and>&|[,、](?=\d{{1,2}}[日일])|\b(?:and|und|et|y|e)\b)
    | (?P<between>(?:{_any(listed("calendar", "between parts"))})\s(?=\d|{_MONTH})|d['’](?={_MONTH}))
    | (?P<near>頃|ごろ|左右|前后|前後|경|무렵)
    | (?P<comma>[,、]|(?<=\d)(?:{_YEAR_WORDS})|(?<=\d\s)(?:{_YEAR_WORDS})
        |(?<=[\w.\s])\((?=(?:\d{{1,2}}[\s.{RANGES}/-]|{_MONTH})[^()]{{0,25}}\))
        |(?<=\w)\)(?=\s?[:;\t–—-]|\s*$))
"""
# Where `12.4.` is the twelfth of April.
_DAY_AND_MONTH = rf"""

      (?P<daily>(?P<fd>\d{{1,2}})\.?(?:(?P<fm>\d{{1,2}})\.)?(?={_TO}\d{{1,2}}\.\s?\d{{1,2}}\.(?!\s?\d))
        |(?P<gd>\d{{1,2}})\.\s?(?P<gm>\d{{1,2}})\.(?!\s?\d))
"""
# Where two numbers are a day and a month, in the order of the page: 08.22, 8/22.
_PAIRED = r"""

      (?P<pair>(?P<pa>\d{1,2}|xx)(?P<psep>[./-])(?P<pb>\d{1,2})(?:\.(?!\s?\d))?)(?![\d%]|(?P=psep)\d)
"""
# Where years have two digits: 04.01.13, 25.ago.61, dez.61, and the first day of 27-28.01.13.
_BRIEFLY = rf"""

      (?P<brief>(?P<ba>\d{{1,2}}|{_UNKNOWN})[º°]?(?P<bsep>[-./\u2010\u2011]|\.\s|\s)(?P<bb>{_MONTH}|\d{{1,2}}|{_UNKNOWN})\.?(?P=bsep)
        ['’]?(?P<bz>\d{{2}}))(?!\w)
    | (?P<monthyear>(?P<ym>0?[1-9]|1[0-2])/['’]?(?P<yz>3[2-9]|[4-9]\d))(?![\w/])
    | (?P<briefly>(?P<xm>{_MONTH})(?:[-./]['’]?|\.?\s?['’]|\.?\s(?=3[2-9]|[4-9]))(?P<xy>\d{{2}}))
        (?![\w.º°-]|\s?{_MONTH})
    | (?P<ranged>(?P<rd>\d{{1,2}})\.?(?:(?P<rm>\d{{1,2}})\.)?(?={_TO}\d{{1,2}}[./]\d{{1,2}}[./]\d{{2}}(?!\w)))
"""


# Where numbers of two or three digits are years.
_ANCIENT = rf"""

      (?P<ancient>[1-9]\d{{1,2}})(?=\s*$|\s?[:;\t]|\s?[-{DASHES}/]\s?(?!\d{{1,2}}\s))
"""


@cache
def lexer(pair: str, *, brief: bool, short_years: bool = False) -> re.Pattern[str]:
    """The lexer for pages with these habits."""
    own = [_DAY_AND_MONTH] * (pair == "DM") + [_BRIEFLY] * brief + [_PAIRED] * bool(pair) + [_ANCIENT] * short_years
    return re.compile("|".join((*own, _FORMS, _FIGURES, _SINGLE, _WORDS_AND_NUMBERS)), re.IGNORECASE | re.VERBOSE)
