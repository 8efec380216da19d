"""The forms of the period language: one row each, a pattern and what reads its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.dates import MONTHS
from krjp.periods import readers as read

if TYPE_CHECKING:
    from collections.abc import Callable

    from krjp.dates import Frame, Period

__all__ = ["FORMS", "FORMS_HINT", "HAS_YEAR", "by_a_form"]

FORMS_HINT = "for example: 2024, 2024-02, 2024-02-21, 2024-Q1, 'feb 2024', 'mid april', 2024-02..2024-03"

_MONTH_NAMES = "|".join(f"{name[:3].lower()}(?:{name[3:].lower()})?" for name in MONTHS)
_MONTH = rf"(?P<month>{_MONTH_NAMES}|sept)"
_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_UNIT = r"(?P<unit>day|week|month|quarter|year)s?"
_ERA = "(?P<era>令和|平成|昭和|大正|明治)(?P<of_era>元|[0-9]{1,2})"
_THIRD = "(?P<third>early|mid|late)"
_NTH = "(?P<nth>first|second|1st|2nd)"
_CLOCK = r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?: ?z| ?[-+][0-9]{2}:?[0-9]{2})?"
# A space is one space: so is the text that meets them.
_OF = r"(?: ?, ?| |-)"
_MAYBE_YEAR = rf"(?:{_OF}{_YEAR})?"
_EASTERN_YEAR = rf"(?:{_YEAR}|{_ERA})[年년] ?"

HAS_YEAR = re.compile(rf"[0-9]{{4}}|{_ERA}")
"""Finds a year in a text that is a form."""

FORMS: tuple[tuple[str, Callable[[dict[str, str], Frame], Period]], ...] = (
    (rf"{_YEAR}(?:-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}}))?)?[~?%]?", read.iso),
    (rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})", read.iso),
    (rf"{_MONTH}\.?{_MAYBE_YEAR}", read.named_month),
    (rf"{_YEAR}{_OF}{_MONTH}\.?", read.named_month),
    (rf"{_MONTH}\.? ?{_DAY}(?:(?: ?, ?| ){_YEAR})?", read.named_day),
    (rf"{_DAY}(?: |-)(?:of )?{_MONTH}\.?{_MAYBE_YEAR}", read.named_day),
    (rf"{_THIRD}(?: |- ?){_MONTH}\.?{_MAYBE_YEAR}", read.third_of_month),
    (rf"{_YEAR}[- ]?(?P<letter>[qh])(?P<number>[0-9])", read.part_of_year),
    (rf"(?P<letter>[qh])(?P<number>[0-9])(?:[ -]{_YEAR})?", read.part_of_year),
    (rf"(?:the )?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th) (?P<letter>quarter)(?: of)?(?: {_YEAR})?",
     read.part_of_year),
    (rf"{_YEAR}-?w(?P<week>[0-9]{{2}})", read.week),
    (r"(?P<word>today|yesterday|tomorrow)", read.relative_day),
    (rf"(?P<which>this|last) {_UNIT}", read.relative_unit),
    (rf"(?:the )?last (?P<number>[0-9]{{1,5}}) {_UNIT}", read.units_ago),
    (rf"{_YEAR}-(?:xx|uu)(?:-(?:xx|uu))?", read.iso),
    (rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?:xx|uu)", read.iso),
    (rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})[t ]{_CLOCK}", read.iso),
    (rf"{_THIRD}[ -]{_YEAR}", read.third_of_year),
    (rf"(?:the )?(?:{_THIRD}[ -](?:the )?)?(?P<decade>[0-9]{{3}}0)(?:'?s|年代|년대)", read.decade),
    (rf"(?:the )?{_NTH} half of (?:the year )?{_YEAR}", read.half),
    (rf"(?:the )?{_NTH} half of {_MONTH}{_MAYBE_YEAR}", read.half),
    (rf"(?:the )?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last) week (?:of|in) {_MONTH}{_MAYBE_YEAR}",
     read.week_of_month),
    (rf"(?:the )?week of {_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})", read.week_of_day),
    (rf"(?:the )?week of {_MONTH}\.? {_DAY}{_MAYBE_YEAR}", read.week_of_day),
    (rf"(?:the )?week of {_DAY} {_MONTH}\.?{_MAYBE_YEAR}", read.week_of_day),
    (rf"(?P<season>spring|summer|autumn|fall)(?: of)?{_MAYBE_YEAR}", read.season),
    (rf"{_YEAR}[年년]の? ?(?P<season>[春夏秋봄]|여름|가을)", read.season),
    (rf"winter(?: of)?(?: {_YEAR}(?:[-/](?P<next>[0-9]{{4}}|[0-9]{{2}}))?)?", read.winter),
    (rf"{_YEAR}[年년]の? ?(?:冬|겨울)", read.winter),
    (rf"{_EASTERN_YEAR}(?:(?P<month>[0-9]{{1,2}})[月월] ?(?:(?P<day>[0-9]{{1,2}})[日일])?)?", read.in_era(read.iso)),
    (r"(?P<month>[0-9]{1,2})[月월]", read.named_month),
    (r"(?P<month>[0-9]{1,2})[月월] ?(?P<day>[0-9]{1,2})[日일]", read.named_day),
    (rf"(?:{_EASTERN_YEAR})?(?P<month>[0-9]{{1,2}})[月월] ?(?P<third>[上初中下]旬|초순?|[상중하]순)",
     read.in_era(read.third_of_month)),
    (rf"{_YEAR}[年년] ?(?P<nth>[上前下後상하])(?:半期?|반기)", read.half),
    (rf"{_YEAR}(?:\. ?|/)(?P<month>[0-9]{{1,2}})(?:\. ?|/)(?P<day>[0-9]{{1,2}})\.?", read.iso),
    (rf"(?P<one>[0-9]{{1,2}})(?P<sep>[-/.])(?P<two>[0-9]{{1,2}})(?P=sep){_YEAR}", read.numeric),
    (rf"(?:fy ?|fiscal(?: year)? ){_YEAR}", read.fiscal_year),
    (rf"{_YEAR}年度", read.fiscal_year),
    (r"(?:the )?'?(?P<decade>[0-9]0)'?s", read.century),
    (r"(?:the )?(?P<century>[1-9][0-9]?)(?:st|nd|rd|th) century", read.century),
    (rf"(?:the )?(?P<place>start|beginning|middle|end) of (?P<whole>(?:{_MONTH_NAMES})(?:,? [0-9]{{4}})?|[0-9]{{4}})",
     read.loose_end),
)  # fmt: skip


def by_a_form(text: str, frame: Frame) -> Period | None:
    """The period of a text in lower case with single spaces; None when it has no form of ours."""
    for pattern, reader in FORMS:
        if match := re.fullmatch(pattern, text):
            return reader({key: value for key, value in match.groupdict().items() if value}, frame)
    return None
