"""How dates stand in cells: the patterns by which `days` takes them apart."""

from __future__ import annotations

import re

__all__ = [
    "ABOUT",
    "AFTER",
    "BEFORE",
    "BY",
    "CLOCK",
    "DAY_AND_MONTH",
    "DUAL_YEAR",
    "ENDS",
    "FROM",
    "HOUR",
    "MONTHS_APART",
    "MONTH_AND_DAY",
    "MONTH_THEN_DAY",
    "NIGHT",
    "NOTE",
    "OR",
    "SHORT_YEAR",
    "TWO_DAYS",
    "WEEK",
    "WEEKDAY",
    "WITHIN",
]

CLOCK = re.compile(
    r"(?<=\d{8})T\d{4,6}Z?$|[ ,T]+(?:at )?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?| ?uhr| ?h)?"
    r"(?: ?(?:Z|[A-Z]{2,4}|[-+]\d{2}:?\d{2}))?$",
    re.IGNORECASE,
)
_DAY_OF_WEEK = r"(?:mon|tue|wed|thu|fri|sat|sun)"
WEEKDAY = re.compile(
    rf" ?[(（\[](?:{_DAY_OF_WEEK}|[月火水木金土日월화수목금토일])\w*\.?[)）\]]|^{_DAY_OF_WEEK}[a-z]*\.?,? (?=\d|[a-z])",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"^(?:about|around|circa|ca?\.|c ?(?=\d)|c |approx(?:imately|\.)?|on or about) *|[~?]$"
    r"| *[(（]?(?:approx\.?|頃|ごろ|경|쯤)[)）]?$",
    re.IGNORECASE,
)
# Marks of footnotes, which in names of columns may as well be units: 3 March 1925[a], 1925*, 1925².
NOTE = re.compile(
    r"(?<=\S)(?: ?\[(?:[\da-z*†‡]{1,3}|(?:note|nb|n) ?\d{1,3}|citation needed)\]|[*†‡¹²³\u2070\u2074-\u2079])+$",
    re.IGNORECASE,
)
# Where years began in March: 12 February 1723/4.
DUAL_YEAR = re.compile(r"\b((?:jan|feb|mar)[a-z]*)\.? (\d{4})/(\d{1,4})$", re.IGNORECASE)
# The hour in words, or a part of the day: 1.6.2024 klo 18.00, 4 March 2024 (evening).
_PARTS_OF_DAY = (
    "(?:early |late )?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|morgens|mittags|nachmittags|abends|"
    "nachts|matin|midi|après-midi|soir|nuit|mañana|tarde|noche|朝|夜|午前|午後|오전|오후|밤)"
)
HOUR = re.compile(
    r"[ ,]+(?:at|um|ab|kl\.?|klo|à|a las|alle|ore|o godz\.?|ve?) \d{1,2}(?:[:.h]\d{2})?(?: ?(?:uhr|h|[ap]\.?m\.?))?$"
    rf"|(?: *[-–—,(（]+ *| +in the | +at |(?<=[日일]) *){_PARTS_OF_DAY}[)）]?$",
    re.IGNORECASE,
)
# Month and day with the day of the week, as in Japan and Korea: 3.1(금), 3/1（金）.
MONTH_AND_DAY = re.compile(r"(?<![\d./])(\d{1,2})[./] ?(\d{1,2})\.? ?[(（][月火水木金土日월화수목금토일][)）]")
BY = re.compile(r"(?:by|until|no later than|not later than|on or before) +", re.IGNORECASE)
BEFORE = re.compile(r"(?:before|prior to) +", re.IGNORECASE)
FROM = re.compile(r"(?:not before|since|no earlier than|on or after|from) +", re.IGNORECASE)
AFTER = re.compile(r"after +", re.IGNORECASE)
WITHIN = re.compile(r"(?:some ?time (?:in|during)|undated, in|in|during|on) +", re.IGNORECASE)
_DASH = r"\s*(?:-|\u2010|\u2011|\u2012|–|—|−|~|〜|～|to|bis|until|through)\s*"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
ENDS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (
    rf"(?P<d1>\d{{1,2}}){_DASH}(?P<d2>\d{{1,2}}) (?P<m>{_MONTH}),? (?P<y>\d{{4}})",
    rf"(?P<m>{_MONTH}) (?P<d1>\d{{1,2}}){_DASH}(?P<d2>\d{{1,2}}),? (?P<y>\d{{4}})",
    rf"(?P<d1>\d{{1,2}}) (?P<m>{_MONTH}){_DASH}(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH}),? (?P<y>\d{{4}})",
    rf"(?P<m>{_MONTH}) (?P<d1>\d{{1,2}}){_DASH}(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}}),? (?P<y>\d{{4}})",
    (rf"(?P<y>\d{{4}})(?:[年-]|[년./] ?)(?P<m>\d{{1,2}})(?:[月-]|[월./] ?)(?P<d1>\d{{1,2}})[日일.]?{_DASH}"
    r"(?P<d2>\d{1,2})[日일.]?"),
    rf"(?P<d1>\d{{1,2}}){_DASH}(?P<d2>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>\d{{4}})",
    rf"(?P<d1>\d{{1,2}})\.?{_DASH}(?P<d2>\d{{1,2}})\. ?(?P<m>\d{{1,2}})\. ?(?P<y>\d{{4}})",
    rf"(?P<d1>\d{{1,2}})\. ?(?P<m>\d{{1,2}})\.{_DASH}(?P<d2>\d{{1,2}})\. ?(?P<m2>\d{{1,2}})\. ?(?P<y>\d{{4}})",
))  # fmt: skip
TWO_DAYS = tuple(re.compile(rf"(?P<left>\S.*?\S){between}(?P<right>\S.*)", re.IGNORECASE) for between in (
    r" +(?:-|–|—|to|until|through|bis) +", r"\s*(?:\.\.|–|—|~|〜|～|から)\s*", r"(?<=\d{4})-(?=\d+[-/.]\d)", r"\s*/\s*",
))  # fmt: skip
DAY_AND_MONTH = re.compile(rf"(\d{{1,2}}[/.]\d{{1,2}})\.?{_DASH}(\d{{1,2}}[/.]\d{{1,2}})([/.]\d{{4}})")
# As spreadsheets print a day: 21-Feb-24.
SHORT_YEAR = re.compile(rf"(?<!\d)(\d{{1,2}}[-/ ]{_MONTH})[-/ ]'?(\d{{2}})$", re.IGNORECASE)
OR = re.compile(r"\w or \w", re.IGNORECASE)
# The seven days that end or begin with one.
WEEK = re.compile(
    r"(?:the )?(?:week|w)[ /]?(?:(?P<last>ending|to|e)|commencing|beginning|starting|c|b)(?: on)?:? (?P<day>.+)",
    re.IGNORECASE,
)
NIGHT = re.compile(r"(?:the )?night (?:of )?(?:the )?(?P<day>.+)", re.IGNORECASE)
# The second day of 2024.3.5 ~ 3.7
MONTH_THEN_DAY = re.compile(r"(\d{1,2})[./] ?(\d{1,2})\.?")
MONTHS_APART = re.compile(
    rf"(?P<left>{_MONTH}(?: \d{{4}})?|\d{{4}})(?:-|–|—)(?P<right>{_MONTH} \d{{4}}|(?<=\d.)\d{{4}})", re.IGNORECASE
)
