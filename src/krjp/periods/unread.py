"""What is none of the forms: dates that only dateutil reads, and what to say of the rest."""

from __future__ import annotations

import re
from datetime import datetime

from krjp.dates import MONTHS, WEEKDAYS, Period, months_span
from krjp.errors import nearest
from krjp.periods.forms import FORMS_HINT
from krjp.periods.readers import UnreadableError

__all__ = ["ANNIVERSARY", "by_dateutil"]

ANNIVERSARY = re.compile(r"(?:--|[xX]{4}-)?(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_SPACED_DASH = re.compile(r"(?P<left>.*[0-9a-z]) - (?P<right>[0-9a-z].*)")


def by_dateutil(text: str) -> Period:
    """What only dateutil reads, when the text itself gives the parts.

    dateutil fills what is missing from a default; reading with two defaults that differ in every
    part shows which parts the text gave.
    """
    if len(text) > 60 or not re.search(r"[0-9]{4}", text) or not re.search(r"[^\W\d_]{3}", text):
        raise _unknown(text)
    from dateutil import parser

    try:
        # Over a week apart, or a weekday would lead both to the same day.
        one, two = (parser.parse(text, default=datetime(*day), ignoretz=True) for day in ((2001, 1, 1), (2002, 2, 20)))
    except (ValueError, OverflowError, TypeError):
        raise _unknown(text) from None
    weekdays = {day for word in re.findall(r"[a-z]{3,}", text) for day in WEEKDAYS if day.lower().startswith(word)}
    if (one.year, one.month) != (two.year, two.month) or not re.search(rf"\b{one.year:04}\b", text):
        raise _unknown(text)
    if one.day != two.day and not weekdays:
        return months_span(one.year, one.month, 1)
    if one.day == two.day and weekdays <= {WEEKDAYS[one.weekday()]}:
        return Period(one.date(), one.date())
    raise UnreadableError(f"{min(weekdays)} does not fit the rest of the date", "leave the weekday out")


def _unknown(text: str) -> UnreadableError:
    if not text:
        return UnreadableError("expected a period, found nothing", FORMS_HINT)
    if ANNIVERSARY.fullmatch(text):
        return UnreadableError("the year is missing", "write YYYY-MM-DD; MM-DD alone goes with on, during and date:")
    if ends := _SPACED_DASH.fullmatch(text):
        return UnreadableError("expected a period; a range has two dots", f"write {ends['left']}..{ends['right']}")
    numbers = re.findall(r"[0-9]+", text)
    if re.fullmatch(r"[0-9]{4}[-/.] ?[0-9]{1,2}(?:[-/.] ?[0-9]{1,2})?\.?", text):
        written = "-".join(number.zfill(2) for number in numbers)
        return UnreadableError("expected a period; months and days take two digits", f"write {written}")
    if numbers and text.endswith(numbers[-1]) and max(map(len, numbers)) <= 2:
        return UnreadableError("expected a year of four digits", FORMS_HINT)
    if re.search(r"\b(?:last|past|previous|next|this|ago|\w+day)s?\b", text):
        return UnreadableError(
            "expected a period", "counted from today: yesterday, this month, last week, last 30 days"
        )
    known = (*(name.lower() for name in MONTHS), "today", "yesterday", "tomorrow", "early", "late")
    for word in re.findall(r"[^\W\d_]{3,}", text):
        close = nearest(word, known)
        if close and word not in (close, close[:3], "sept"):
            return UnreadableError(f"'{word}' is no part of a period; did you mean {close}?", FORMS_HINT)
    return UnreadableError("expected a period", FORMS_HINT)
