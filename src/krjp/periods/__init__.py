"""The period language: what a person writes for some days, to a `Period`.

    period   = span | span range span | span ".." | ".." span | EDTF      range: ".." | "to" | "until" | "through"
    span     = 2024 | 2024-02 | 2024-02-21 | 20240221 | 2024-02-21T10:00 | 2024-Q1 | 2024-H1 | 2024-W08
             | february [2024] | feb 21[, 2024] | 21 feb [2024]
             | early|mid|late april [2024] | early|mid|late 2024 | [early|mid|late] 1960s
             | spring|summer|autumn [2024] | winter 2023-24
             | first|last week of march [2024] | first|second half of 2024 | week of 8 jan [2024]
             | today | yesterday | tomorrow | this|last day|week|month|quarter|year
             | last N days|weeks|months|quarters|years
             | 2024年[2月[21日]] | 2024년 [2월 [21일]] | 令和6年3月6日 | 3月上旬 | 3월 초 | 2024. 2. 21.
             | 2024/2/21 | 21/2/2024
    EDTF     = 2024-01-15/2024-01-17 | 2024-04~ | 2024-XX | 2024-04-XX | a/.. | ../b | [a..b] | [..b] | [a..]

Each form is one row of `forms.FORMS`. What no row reads, dateutil may, provided that the text itself
gives year, month and day (or year and month) and no other weekday: nothing is ever filled in from
today's date. A form with two readings is refused with both written out. Early, mid and late are days
1-10, 11-20 and 21 to the end of a month, four months of a year, and years 0-3, 4-6 and 7-9 of a decade.
Full-width digits and the dashes of print are read as their plain cousins.
"""

from __future__ import annotations

from krjp.periods.forms import FORMS_HINT
from krjp.periods.ranges import parse, parse_anniversary

__all__ = ["FORMS_HINT", "parse", "parse_anniversary"]
